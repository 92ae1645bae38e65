use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;

/// A zip of these parts.
pub(super) fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose sheet holds these rows and, after them, this.
pub(super) fn archive(rows: &str, after: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let links = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>"#);
    let root = links.replace("worksheets/sheet1.xml", "xl/workbook.xml").replace("/worksheet\"", "/officeDocument\"");
    zip_of(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn text_cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn far_cells_are_refused_not_allocated() {
    let bytes = workbook(|s| {
        s.write(0, 0, "姓名").unwrap().write(1_048_575, 16_383, "x").unwrap();
    });
    let error = read_file("a.xlsx", &bytes).unwrap_err();
    assert_eq!(error.code, "too_large");
    assert!(error.to_string().contains("XFD1048576"), "{error}");
}

#[test]
fn far_cells_without_text_do_no_harm() {
    let bytes = workbook(|s| {
        s.write(0, 0, "姓名").unwrap().write(1_048_575, 16_383, " ").unwrap();
        s.write_blank(900_000, 300, &rust_xlsxwriter::Format::new().set_bold()).unwrap();
    });
    assert_eq!(sheet(&bytes).rows.len(), 1);
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let blanks = " ".repeat(4_000_000);
    let end = archive(&format!("<row>{blanks}</row>").repeat(105), "");
    assert!(end.len() < 4 * 1024 * 1024, "420 MB in {}", end.len());
    assert_eq!(code("a.xlsx", &end), "too_large");
    assert_eq!(code("a.xlsx", &archive(&"<row/>".repeat(1_048_577), "")), "damaged_file");
}

#[test]
fn one_endless_text_or_tag_is_refused_before_it_is_in_memory() {
    let blanks = " ".repeat(100 * 1024 * 1024);
    for rows in [format!("<row><c><v>{blanks}</v></c></row>"), format!("<row r=\"1{blanks}\"></row>"), blanks] {
        assert_eq!(code("a.xlsx", &archive(&rows, "")), "too_large");
    }
}

#[test]
fn a_million_empty_rows_are_no_rows() {
    let empty: String =
        (3..=1_048_576).map(|row| format!(r#"<row r="{row}" spans="1:3" s="1" customFormat="1"/>"#)).collect();
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="2">{}{}</row>{empty}"#,
        text_cell("A1", "姓名"),
        text_cell("B1", "身份证号"),
        text_cell("A2", "张三"),
        text_cell("B2", "11010519491231002X")
    );
    let bytes = archive(&rows, r#"<mergeCells><mergeCell ref="A3:A1048576"/></mergeCells>"#);
    let sheet = sheet(&bytes);
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(table_rows(&sheet, &header(&sheet), &REQUIRED).len(), 1);
}

#[test]
fn merged_cells_that_overlap_are_walked_once() {
    let rows: String =
        (1..=3000).map(|row| format!(r#"<row r="{row}">{}</row>"#, text_cell(&format!("B{row}"), "x"))).collect();
    let first = rows.replacen("<c ", &format!("{}<c ", text_cell("A1", "甲")), 1);
    let merged = format!("<mergeCells>{}</mergeCells>", r#"<mergeCell ref="A1:A3000"/>"#.repeat(19_000));
    let sheet = sheet(&archive(&first, &merged));
    assert_eq!(sheet.rows.iter().filter(|r| r.text(0) == "甲").count(), 3000);
}

#[test]
fn a_document_of_its_own_making_is_not_expanded() {
    // Billion laughs: the references mean nothing here.
    let bomb =
        r#"<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"#;
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet_part = format!(
        r#"{bomb}<worksheet xmlns="{main}"><sheetData><row>{}</row></sheetData></worksheet>"#,
        text_cell("A1", "甲&c;&c;乙")
    );
    let whole = archive("", "");
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).unwrap();
        if !file.name().unwrap().ends_with("sheet1.xml") {
            writer.raw_copy_file(file).unwrap();
        }
    }
    writer.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(sheet_part.as_bytes()).unwrap();
    assert_eq!(sheet(&writer.finish().unwrap().into_inner()).rows[0].text(0), "甲乙");
}

#[test]
fn a_workbook_cut_off_anywhere_is_told_as_damaged() {
    let whole = workbook(|s| {
        for row in 0..60 {
            s.write(row, 0, format!("张三{row}")).unwrap();
        }
    });
    for keep in (4..whole.len()).step_by(97) {
        assert_eq!(code("a.xlsx", &whole[..keep]), "damaged_file", "{keep}");
    }
    // The last bytes of an old one only fill a sector.
    let old = old_workbooks::RECEIPT_XLS;
    let sheets = read_file("a.xls", old).unwrap();
    for keep in (0..old.len()).step_by(97) {
        assert!(read_file("a.xls", &old[..keep]).map_or(true, |found| found == sheets), "{keep}");
    }
}

#[test]
fn the_longest_cells_are_read_whole_and_the_widest_sheets_refused() {
    let long = "䶮".repeat(32_767);
    let bytes = workbook(|s| {
        s.write(0, 0, "姓名").unwrap().write(0, 1, "身份证号").unwrap().write(0, 2, "备注").unwrap();
        s.write(1, 0, "张三").unwrap().write(1, 1, "1").unwrap().write(1, 2, &long).unwrap();
    });
    let whole = sheet(&bytes);
    assert_eq!(whole.rows[1].text(2).chars().count(), 32_767);
    assert_eq!(data_rows(&whole, &header(&whole), &REQUIRED).len(), 1);
    let wide = workbook(|s| {
        for column in 0..16_384 {
            s.write(0, column, "x").unwrap();
        }
    });
    assert_eq!(code("a.xlsx", &wide), "too_large");
    let formatted = workbook(|s| {
        for column in 0..16_384 {
            s.write_blank(1, column, &rust_xlsxwriter::Format::new().set_bold()).unwrap();
        }
        s.write(0, 0, "姓名").unwrap();
    });
    assert_eq!(sheet(&formatted).rows.len(), 1);
}

#[test]
fn text_in_no_encoding_is_told_and_never_guessed_into_nonsense() {
    for bytes in [
        b"\xff\xfe\x00\xd8".to_vec(),
        b"\xfe\xff\xd8".to_vec(),
        b"\xef\xbb\xbf\xff\xff,a".to_vec(),
        b"a,\x81\x20\xff\n".to_vec(),
        b"a,b\0c\n".to_vec(),
        b"a,\x01\x02b\x03,\x04\x05\x06\x07,c\n".to_vec(),
    ] {
        assert_eq!(code("a.csv", &bytes), "not_a_table", "{bytes:?}");
    }
}

#[test]
fn a_readable_text_is_read_whatever_strays_in_it() {
    let bytes =
        "姓名,身份证号,单位\r\n张三,1,甲\u{b}乙\r\n\u{1}李四,2,丙\u{1a}\r\n\u{1a}\u{1a}\u{1a}\u{1a}\u{1a}\u{1a}";
    let sheet = &read_file("a.csv", bytes.as_bytes()).unwrap()[0];
    let shown: Vec<_> = sheet.rows[1..].iter().flat_map(|r| &r.cells).map(|c| (c.text.as_str(), c.kind)).collect();
    let plain = |text| (text, CellKind::Plain);
    assert_eq!(shown, [plain("张三"), plain("1"), ("甲 乙", CellKind::Mended), plain("李四"), plain("2"), plain("丙")]);
}

#[test]
fn what_is_not_read_does_no_harm_however_large() {
    let whole = workbook(|s| {
        s.write(0, 0, "姓名").unwrap();
    });
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        writer.raw_copy_file(archive.by_index_raw(at).unwrap()).unwrap();
    }
    writer.start_file("xl/media/image1.png", SimpleFileOptions::default()).unwrap();
    writer.write_all(&vec![b' '; 210 * 1024 * 1024]).unwrap();
    assert_eq!(sheet(&writer.finish().unwrap().into_inner()).rows.len(), 1);
}

#[test]
fn a_text_that_merged_cells_would_repeat_without_end_is_refused() {
    let long = "长".repeat(30_000);
    let rows: String = (1..=2000)
        .map(|row| {
            let first = if row == 1 { text_cell("A1", &long) } else { String::new() };
            format!(r#"<row r="{row}">{first}{}</row>"#, text_cell(&format!("B{row}"), "x"))
        })
        .collect();
    let merged = r#"<mergeCells count="1"><mergeCell ref="A1:A2000"/></mergeCells>"#;
    assert_eq!(code("a.xlsx", &archive(&rows, merged)), "too_large");
    assert_eq!(read_file("a.xlsx", &archive(&rows, "")).unwrap()[0].rows.len(), 2000);
}

#[test]
fn merged_cells_of_every_shape_are_taken_calmly() {
    for range in ["A1", "A2:A1", "B9:A1", "A1:XFD1048576", "A0:B0", "1:2", "A:B", "$A$1:$B$2", "A1:A99999999999", ""] {
        let merged = format!(r#"<mergeCells><mergeCell ref="{range}"/></mergeCells>"#);
        let bytes = archive(&format!(r#"<row r="1">{}</row>"#, text_cell("A1", "甲")), &merged);
        assert_eq!(sheet(&bytes).rows[0].text(0), "甲", "{range}");
    }
}

#[test]
fn too_many_rows_of_a_text_table_are_refused_not_dropped() {
    let fits = "a,b\n".repeat(MOST_ROWS);
    assert_eq!(read_file("a.csv", fits.as_bytes()).unwrap()[0].rows.len(), MOST_ROWS);
    assert_eq!(code("a.csv", format!("{fits}a,b\n").as_bytes()), "too_large");
    assert_eq!(
        code("a.csv", ["a,"; 256].concat().as_bytes().iter().chain(b"b").copied().collect::<Vec<_>>().as_slice()),
        "too_large"
    );
}

/// A true workbook with some of its bytes changed, or cut off.
fn spoilt(bytes: &[u8], changes: &[(usize, u8)], keep: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, value) in changes {
        let at = at % bytes.len();
        bytes[at] = *value;
    }
    let keep = bytes.len() - keep % bytes.len() / 8;
    bytes.truncate(keep);
    bytes
}

/// Reads, and forgets the message of a panic that was caught: it would only fill the test's output.
fn read_calmly(bytes: &[u8]) {
    if let Ok(sheets) = read_file("a.xls", bytes) {
        for sheet in &sheets {
            if let Some(header) = find_header(sheet, RECEIPT, &REQUIRED, &[]) {
                table_rows(sheet, &header, &REQUIRED);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), mark in 0..5_usize) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", &container::SIGNATURE, b"\xEF\xBB\xBF", b"\xFF\xFE"];
        read_calmly(&[starts[mark], &bytes].concat());
    }

    #[test]
    fn any_text_is_read_without_panic(text in "[姓名身份证号码,;\t\"\r\n=1A(（）]{0,80}") {
        if let Ok(sheets) = read_file("a.csv", text.as_bytes()) {
            for row in &sheets[0].rows {
                prop_assert!(row.number >= 1);
                prop_assert!(row.cells.iter().all(|c| !c.text.is_empty()));
            }
            prop_assert!(sheets[0].rows.is_sorted_by(|a, b| a.number < b.number));
        }
    }

    #[test]
    fn a_spoilt_workbook_is_read_without_panic(
        changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..6),
        keep in any::<usize>(),
        old in any::<bool>(),
    ) {
        let whole: &[u8] = if old { old_workbooks::RECEIPT_XLS } else { old_workbooks::PASSWORD };
        read_calmly(&spoilt(whole, &changes, keep));
    }

    #[test]
    fn a_sheet_with_any_content_is_read_without_panic(
        rows in r#"(<row r="[0-9]{0,12}" hidden="[01x]">(<c( r="[A-Z]{1,9}[0-9]{0,11}")?( s="[0-9]")?( t="(n|s|b|e|d|str|inlineStr)")?>(<v>[0-9.eE#A-Z-]{0,9}</v>)?(<is><t>[张a]{0,3}</t></is>)?</c>){0,3}</row>){0,4}"#,
        merged in "[A-Z]{0,5}[0-9]{0,11}:[A-Z]{0,5}[0-9]{0,11}",
    ) {
        read_calmly(&archive(&rows, &format!(r#"<mergeCells><mergeCell ref="{merged}"/></mergeCells>"#)));
    }
}
