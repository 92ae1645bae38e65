//! What other programs write, and how they differ.

use calamine::{Data, Reader as _, Xlsx};

use super::hostile::zip_of;
use super::*;

/// A workbook of these parts, the sheet's cells within.
struct Written {
    main: &'static str,
    office: &'static str,
    sheet: String,
    shared: String,
    styles: String,
    book: &'static str,
    target: &'static str,
    part: &'static str,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            office: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            sheet: String::new(),
            shared: String::new(),
            styles: String::new(),
            book: "",
            target: "worksheets/sheet1.xml",
            part: "xl/worksheets/sheet1.xml",
        }
    }
}

impl Written {
    fn bytes(&self) -> Vec<u8> {
        let Self { main, office, book, target, .. } = self;
        let links = |inner: &str| {
            format!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
            )
        };
        let link = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{office}/{kind}" Target="{target}"/>"#)
        };
        let root = links(&link("a", "officeDocument", "/xl/workbook.xml"));
        let inner = links(
            &[
                link("b", "worksheet", target),
                link("c", "sharedStrings", "sharedStrings.xml"),
                link("d", "styles", "styles.xml"),
            ]
            .concat(),
        );
        let book = format!(
            r#"<x:workbook xmlns:x="{main}" xmlns:r="{office}">{book}<x:sheets><x:sheet name="表 &amp; 1" sheetId="7" r:id="b"/></x:sheets></x:workbook>"#
        );
        let sheet = format!(r#"<worksheet xmlns="{main}">{}</worksheet>"#, self.sheet);
        let shared = format!(r#"<sst xmlns="{main}">{}</sst>"#, self.shared);
        let styles = format!(r#"<styleSheet xmlns="{main}">{}</styleSheet>"#, self.styles);
        zip_of(&[
            ("_rels/.rels", root.as_bytes()),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
            (self.part, sheet.as_bytes()),
            ("xl/sharedStrings.xml", shared.as_bytes()),
            ("xl/styles.xml", styles.as_bytes()),
        ])
    }

    fn texts(&self) -> Vec<(u32, Vec<String>)> {
        let sheet = sheet(&self.bytes());
        assert_eq!(sheet.name, "表 & 1");
        let texts = |r: &SheetRow| r.cells.iter().map(|c| format!("{}{}", column_letters(c.column), c.text)).collect();
        sheet.rows.iter().map(|r| (r.number, texts(r))).collect()
    }
}

#[test]
fn texts_are_whole_in_every_form() {
    let written = Written {
        sheet: r#"<dimension/><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v> 2 </v></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><r><t>欧阳</t></r><r><rPr><b/></rPr><t>䶮</t></r><rPh sb="0" eb="1"><t>ōu</t></rPh></is></c>
              <c r="B2" t="inlineStr"><v>王㛃</v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>司马𬍛</v></c></row>
            <row r="3"><c t="inlineStr"><is><t>阿卜杜热合曼&#xB7;买买提</t></is></c><c><v>5</v></c><c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c></row>
            </sheetData>"#
            .to_owned(),
        shared: r#"<si><t xml:space="preserve"> 姓
名 </t></si><si><r><t>身份</t></r><r><t>证号</t></r><phoneticPr fontId="1"/><rPh sb="0" eb="2"><t>shēn</t></rPh></si><si><t>&lt;单位&gt;_x000D_
全称</t></si>"#
            .to_owned(),
        ..Written::default()
    };
    assert_eq!(
        written.texts(),
        [
            (1, vec!["A姓\n名".to_owned(), "B身份证号".to_owned(), "C<单位>\r\n全称".to_owned()]),
            (2, vec!["A欧阳䶮".to_owned(), "B王㛃".to_owned(), "C司马𬍛".to_owned()]),
            (3, vec!["A阿卜杜热合曼·买买提".to_owned(), "B5".to_owned(), "Ca<b".to_owned()]),
        ]
    );
}

#[test]
fn strict_workbooks_and_odd_names_of_parts_are_read() {
    let sheet = r#"<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c></row></sheetData>"#.to_owned();
    for (main, office, target, part) in [
        (
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
            "worksheets/sheet1.xml",
            "xl/worksheets/sheet1.xml",
        ),
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "/xl/Worksheets/Sheet1.xml",
            "xl\\worksheets\\sheet1.xml",
        ),
    ] {
        let written = Written { main, office, target, part, sheet: sheet.clone(), ..Written::default() };
        assert_eq!(written.texts(), [(1, vec!["A甲".to_owned()])], "{target}");
    }
}

#[test]
fn numbers_dates_errors_and_formulas_say_what_the_sheet_shows() {
    let cells: String = [
        (r#"s="1""#, "44494"),
        (r#"s="2""#, "44494.75"),
        (r#"s="3""#, "1.5"),
        (r#"s="0""#, "3.70102198001011E+17"),
        (r#"s="0""#, "13800138000"),
        (r#"s="0""#, "0013"),
        (r#"t="b""#, "1"),
        (r#"t="e""#, "#N/A"),
        (r#"t="d" s="1""#, "1980-03-07T00:00:00Z"),
        (r#"t="n""#, "甲"),
        (r#"s="9""#, "7"),
    ]
    .iter()
    .map(|(attributes, value)| format!("<c {attributes}><v>{value}</v></c>"))
    .chain([
        r#"<c><f>ROW()-1</f></c>"#.to_owned(),
        r#"<c><f>ROW()-1</f><v></v></c>"#.to_owned(),
        r#"<c t="str"><f>""</f><v></v></c>"#.to_owned(),
        r#"<c><f t="shared" si="0"/></c>"#.to_owned(),
        "<c s=\"1\"/>".to_owned(),
    ])
    .collect();
    let styles = r#"<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="46"/></cellXfs>"#;
    for (book, day) in [("", "2021-10-25"), (r#"<x:workbookPr date1904="1"/>"#, "2025-10-26")] {
        let sheet = format!("<sheetData><row>{cells}</row></sheetData>");
        let written = Written { sheet, styles: styles.to_owned(), book, ..Written::default() };
        let texts: Vec<String> = [format!("A{day}"), format!("B{day} 18:00")]
            .into_iter()
            .chain(
                [
                    "C36:00",
                    "D370102198001011000",
                    "E13800138000",
                    "F13",
                    "G是",
                    "H#N/A",
                    "I1980-03-07",
                    "J甲",
                    "K7",
                    "L=ROW()-1",
                    "M=ROW()-1",
                ]
                .map(str::to_owned),
            )
            .collect();
        assert_eq!(written.texts(), [(1, texts)], "{book}");
    }
}

#[test]
fn cells_out_of_order_stand_where_they_say_and_the_last_counts() {
    let cell = |place: &str, text: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let sheet = [
        r#"<sheetData><row r="5" hidden="1">"#,
        &cell("C5", "丙"),
        &cell("A5", "旧"),
        &cell("A5", "甲"),
        r#"</row><row r="2">"#,
        &cell("B2", "乙"),
        "</row></sheetData>",
    ]
    .concat();
    let written = Written { sheet, ..Written::default() };
    let whole = sheet_of(&written);
    assert_eq!(whole, [(2, false, "B乙".to_owned()), (5, true, "A甲C丙".to_owned())]);
}

fn sheet_of(written: &Written) -> Vec<(u32, bool, String)> {
    let row = |r: &SheetRow| r.cells.iter().map(|c| format!("{}{}", column_letters(c.column), c.text)).collect();
    sheet(&written.bytes()).rows.iter().map(|r| (r.number, r.hidden, row(r))).collect()
}

#[test]
fn a_part_or_a_text_that_is_gone_is_damage() {
    let gone = Written { target: "worksheets/sheet9.xml", ..Written::default() };
    let lost =
        Written { sheet: "<sheetData><row><c t=\"s\"><v>9</v></c></row></sheetData>".to_owned(), ..Written::default() };
    for written in [gone, lost] {
        assert_eq!(code("a.xlsx", &written.bytes()), "damaged_file");
    }
}

/// Another reader of the format finds the same.
#[test]
fn another_reader_finds_the_same() {
    let bytes = workbook(|s| {
        for row in 0..40_u32 {
            for column in 0..9_u16 {
                match (row + u32::from(column)) % 5 {
                    0 => drop(s.write(row, column, f64::from(row) * 1.25)),
                    1 => drop(s.write(row, column, format!("文字{row}\n&<_x0041_{column}"))),
                    2 => drop(s.write(row, column, row % 2 == 0)),
                    3 => drop(s.write_formula(row, column, rust_xlsxwriter::Formula::new("=1").set_result("2"))),
                    _ => {}
                }
            }
        }
    });
    let own = sheet(&bytes);
    let mut other: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&bytes)).unwrap();
    let range = other.worksheet_range("Sheet1").unwrap();
    let told: Vec<(u32, u32, String)> = range
        .used_cells()
        .filter_map(|(row, column, value)| {
            let text = match value {
                Data::Bool(true) => "是".to_owned(),
                Data::Bool(false) => "否".to_owned(),
                other => other.to_string(),
            };
            Some((u32::try_from(row).ok()? + 1, u32::try_from(column).ok()?, text))
        })
        .collect();
    let found: Vec<(u32, u32, String)> =
        own.rows.iter().flat_map(|r| r.cells.iter().map(|c| (r.number, c.column, c.text.clone()))).collect();
    assert_eq!(found, told);
}
