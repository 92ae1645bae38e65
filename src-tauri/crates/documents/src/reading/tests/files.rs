use rust_xlsxwriter::{ExcelDateTime, Format};

use super::*;

#[test]
fn cells_read_as_the_sheet_shows_them() {
    let bytes = workbook(|s| {
        let day = Format::new().set_num_format("yyyy/m/d");
        let at = ExcelDateTime::from_ymd(1980, 3, 7).unwrap();
        s.write(0, 0, 13_800_138_000_f64).unwrap();
        s.write(0, 1, 370_102_198_001_011_234_f64).unwrap();
        s.write(0, 2, "3.70102E+17").unwrap();
        s.write(0, 3, 0.1 + 0.2).unwrap();
        s.write(0, 4, -2.5).unwrap();
        s.write_with_format(0, 5, &at, &day).unwrap();
        s.write(0, 6, true).unwrap();
        s.write(0, 7, " 张　三\u{3000}").unwrap();
        s.write(0, 8, "\u{3000} ").unwrap();
        s.write_with_format(0, 9, 13_800_138_000_f64, &day).unwrap();
        s.write_formula(0, 10, rust_xlsxwriter::Formula::new("=#REF!").set_result("#REF!")).unwrap();
        s.write(0, 11, 999_999_999_999_999_f64).unwrap();
        s.write(0, 12, 1e15).unwrap();
    });
    let row = &sheet(&bytes).rows[0];
    let plain = CellKind::Plain;
    for (column, text, number, ruined, kind) in [
        (0, "13800138000", true, false, plain),
        (1, "370102198001011000", true, true, plain),
        (2, "3.70102E+17", false, false, plain),
        (3, "0.3", true, false, plain),
        (4, "-2.5", true, false, plain),
        (5, "1980-03-07", false, false, CellKind::Date),
        (6, "是", false, false, CellKind::Truth),
        (7, "张　三", false, false, plain),
        (9, "13800138000", true, false, plain),
        (11, "999999999999999", true, false, plain),
        (12, "1000000000000000", true, true, plain),
    ] {
        let cell = row.cell(column).unwrap();
        let told = (cell.text.as_str(), cell.number, cell.is_ruined(), cell.kind);
        assert_eq!(told, (text, number, ruined, kind), "{}", column_letters(column));
    }
    assert!(row.cell(8).is_none(), "nothing but spaces");
    assert_eq!(row.text(10), "#REF!");
}

#[test]
fn errors_and_odd_parts_of_a_sheet_are_read() {
    let bytes = hostile::archive(
        r#"<row r="1" hidden="true"><c r="A1" t="e"><v>#REF!</v></c><c r="C1" t="d"><v>2021-10-25T00:00:00</v></c></row>
           <row><c t="inlineStr"><is><t>乙</t></is></c></row>"#,
        "",
    );
    let sheet = sheet(&bytes);
    let cell = sheet.rows[0].cell(0).unwrap();
    assert_eq!((cell.text.as_str(), cell.kind), ("#REF!", CellKind::Error));
    assert_eq!(sheet.rows[0].text(2), "2021-10-25");
    assert_eq!((sheet.rows[1].number, sheet.rows[1].text(0)), (2, "乙"), "a row and a cell that name no place");
    assert_eq!(sheet.rows.iter().map(|r| r.hidden).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn hidden_rows_and_sheets_are_delivered_and_said_to_be_hidden() {
    let mut book = Workbook::new();
    let first = book.add_worksheet();
    first.set_name("第一组").unwrap();
    first.write(0, 0, "姓名").unwrap().write(1, 0, "甲").unwrap().write(3, 0, "乙").unwrap();
    first.set_row_hidden(1).unwrap();
    let second = book.add_worksheet();
    second.set_name("选项 & 其他").unwrap().set_hidden(true).write(4, 0, "男").unwrap();
    second.set_row_hidden(4).unwrap();
    let sheets = read_file("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let told: Vec<_> = sheets
        .iter()
        .map(|s| (s.name.as_str(), s.hidden, s.rows.iter().map(|r| (r.number, r.hidden)).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        told,
        [("第一组", false, vec![(1, false), (2, true), (4, false)]), ("选项 & 其他", true, vec![(5, true)])]
    );
}

#[test]
fn merged_cells_reach_down_over_rows_that_hold_something() {
    let bytes = workbook(|s| {
        s.write(0, 0, "甲").unwrap().write(1, 0, "乙").unwrap().write(3, 0, "丙").unwrap();
        s.merge_range(0, 1, 3, 2, "同一单位", &Format::new()).unwrap();
    });
    let sheet = sheet(&bytes);
    let units: Vec<_> = sheet.rows.iter().map(|r| (r.number, r.text(1), r.text(2))).collect();
    assert_eq!(units, [(1, "同一单位", ""), (2, "同一单位", ""), (4, "同一单位", "")]);
    assert_eq!(sheet.rows.iter().map(|r| r.cell(1).unwrap().filled).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(sheet.merges, [Merge { top: 1, left: 1, bottom: 4, right: 2 }]);
}

#[test]
fn text_tables_in_every_encoding_and_with_every_separator_are_read() {
    for separator in [',', ';', '\t'] {
        let text = format!("姓名{separator}身份证号码\r\n张㼆{separator}\"11010519491231002X\"\r\n");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (encoding, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with a mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            ("GB 18030", encoding_rs::GB18030.encode(&text).0.into_owned()),
            ("UTF-16", [b"\xFF\xFE".as_slice(), &utf16].concat()),
        ] {
            let sheets = read_file("回执.csv", &bytes).unwrap();
            let row = &sheets[0].rows[1];
            assert_eq!((row.number, row.text(0), row.text(1)), (2, "张㼆", "11010519491231002X"), "{encoding}");
        }
    }
}

#[test]
fn rows_of_a_text_table_are_numbered_as_a_spreadsheet_does() {
    for (text, numbers) in [
        ("a,b\nc,d\n", vec![1, 2]),
        ("a,b\r\n\r\n\r\nc,d", vec![1, 4]),
        ("\n\na,b\n,\nc,d", vec![3, 5]),
        ("a,\"b\nb\"\r\nc,d", vec![1, 2]),
        ("sep=;\na;b,c", vec![2]),
        ("a,b\r\rc,d\r", vec![1, 3]),
    ] {
        let sheets = read_file("a.csv", text.as_bytes()).unwrap();
        assert_eq!(sheets[0].rows.iter().map(|r| r.number).collect::<Vec<_>>(), numbers, "{text:?}");
    }
    let sheets = read_file("a.csv", "姓名,号码\n甲,=\"370102198001011234\"\n".as_bytes()).unwrap();
    assert_eq!(sheets[0].rows[1].text(1), "370102198001011234");
}

#[test]
fn what_is_no_table_is_named() {
    let zip = |part: &str| hostile::zip_of(&[(part, b"<a/>".as_slice())]);
    let bare = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    let whole = workbook(|s| {
        s.write(0, 0, "姓名").unwrap();
    });
    for (name, bytes, code) in [
        ("a.xlsx", b"".to_vec(), "empty_file"),
        ("a.xlsx", workbook(|_| ()), "empty_workbook"),
        ("a.csv", b"\r\n\r\n".to_vec(), "empty_workbook"),
        ("a.xlsx", b"%PDF-1.7 ...".to_vec(), "not_a_table"),
        ("a.xls", b"\r\n <html><table></table></html>".to_vec(), "not_a_table"),
        ("a.xls", b"<table><tr><td>1</td></tr></table>".to_vec(), "not_a_table"),
        ("a.xls", "大家好，请报名。".as_bytes().to_vec(), "not_a_table"),
        (
            "a.xls",
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(),
            "other_format",
        ),
        ("a.xls", vec![0x09, 0x08, 0x06, 0x00, 0, 0, 0x10, 0], "other_format"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "not_a_table"),
        ("a.bin", vec![1, 2, 3, 0, 5], "not_a_table"),
        ("a.docx", zip("word/document.xml"), "not_a_table"),
        ("a.zip", zip("回执.xlsx"), "not_a_table"),
        ("a.xlsb", zip("xl/workbook.bin"), "other_format"),
        ("a.xlsx", b"PK\x03\x04broken".to_vec(), "damaged_file"),
        ("a.xlsx", whole[..whole.len() / 2].to_vec(), "damaged_file"),
        ("a.xls", bare.to_vec(), "damaged_file"),
        ("a.xlsx", include_bytes!("../../../../../../tests/data/password.xlsx").to_vec(), "encrypted_file"),
    ] {
        assert_eq!(
            super::code(name, &bytes),
            code,
            "{name} {:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(20)])
        );
    }
    let error = read_file("名单.xls", b"<html>").unwrap_err();
    assert_eq!(error.to_string(), "这不是表格文件，而是网页");
    assert!(error.hint.contains("另存为 .xlsx"));
}

#[test]
fn the_name_of_a_file_does_not_decide() {
    let bytes = workbook(|s| {
        s.write(0, 0, "姓名").unwrap();
    });
    assert_eq!(read_file("回执.xls", &bytes).unwrap()[0].rows[0].text(0), "姓名");
    assert_eq!(read_file("回执.xls", "姓名\t号码\n甲\t1".as_bytes()).unwrap()[0].rows[1].text(1), "1");
    assert_eq!(read_file("回执.csv", "姓名\n甲".as_bytes()).unwrap()[0].rows[1].text(0), "甲");
}

#[test]
fn columns_are_lettered_as_the_spreadsheet_does() {
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (255, "IV"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
    {
        assert_eq!(column_letters(column), letters);
        assert_eq!(column_number(&letters.to_ascii_lowercase()), Some(column));
    }
    for other in ["", "姓名", "A1", "ABCD"] {
        assert_eq!(column_number(other), None);
    }
}

/// A quote that isn't closed would swallow everybody behind it.
#[test]
fn an_open_quote_is_named_by_its_line() {
    let row = |n: u32, note: &str| format!("{n},张{n},11010519491231002X,甲院,{note}");
    let head = "序号,姓名,身份证号,单位,备注".to_owned();
    let open = [head.clone(), row(1, "好"), row(2, "\"请假"), row(3, ""), row(4, "\"迟到\"")].join("\n");
    let last = [head.clone(), row(1, "好"), row(2, "\"请假")].join("\n");
    for text in [open, last] {
        let refused = read_file("回执.csv", text.as_bytes()).unwrap_err();
        assert_eq!((refused.code, refused.message.contains("第 3 行")), ("open_quote", true), "{}", refused.message);
    }
    let sound = [head, row(1, "\"两行，\n\"\"引号\"\"和逗号,都在一格里\""), row(2, "5\"")].join("\n");
    assert_eq!(read_file("回执.csv", sound.as_bytes()).unwrap()[0].rows.len(), 3);
}
