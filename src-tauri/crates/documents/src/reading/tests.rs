use std::io::Write as _;

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};

use super::*;

const REQUIRED: [&str; 2] = [NAME, ID_NUMBER];

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn a_receipt_as_units_send_it_is_understood() {
    let bytes = workbook(|s| {
        s.merge_range(0, 0, 0, 4, "高级研修班报名回执", &Format::new()).unwrap();
        for (column, heading) in ["序号", "姓 名", "公民身份号码*", "单位名称", "手机（必填）"].iter().enumerate()
        {
            s.write(2, u16::try_from(column).unwrap(), *heading).unwrap();
        }
        s.write(3, 0, 1).unwrap().write(3, 1, "张三").unwrap().write(3, 2, "11010519491231002X").unwrap();
        s.write(3, 4, 13_800_138_000_f64).unwrap();
        s.set_row_hidden(3).unwrap();
        s.write(5, 0, 2).unwrap().write(5, 1, "李四").unwrap().write(5, 2, 370_102_198_001_011_000_f64).unwrap();
        s.merge_range(6, 0, 6, 4, "备注：请于十月八日前报送", &Format::new()).unwrap();
    });
    let sheets = read(&bytes).unwrap();
    let header = find_header(&sheets[0], RECEIPT, &REQUIRED, &[]).unwrap();
    assert_eq!(header.row, 3);
    assert_eq!(
        (header.column(NAME), header.column("details.unit"), header.column("details.phone")),
        (Some(1), Some(3), Some(4))
    );
    let rows = data_rows(&sheets[0], &header, &REQUIRED);
    assert_eq!(rows.iter().map(|r| r.number).collect::<Vec<_>>(), [4, 6]);
    assert_eq!(rows[0].text(4), "13800138000");
    assert!(rows[1].cell(2).unwrap().number);
}

#[test]
fn merged_cells_hold_for_all_they_cover_and_headings_may_take_two_rows() {
    let bytes = workbook(|s| {
        s.merge_range(0, 0, 1, 0, "姓名", &Format::new()).unwrap();
        s.merge_range(0, 1, 1, 1, "身份证号", &Format::new()).unwrap();
        s.merge_range(0, 2, 0, 3, "联系方式", &Format::new()).unwrap();
        s.write(1, 2, "手机").unwrap().write(1, 3, "工作单位").unwrap();
        s.write(2, 0, "甲").unwrap().write(2, 1, "1").unwrap();
        s.write(3, 0, "乙").unwrap().write(3, 1, "2").unwrap();
        s.merge_range(2, 3, 3, 3, "同一单位", &Format::new()).unwrap();
    });
    let sheets = read(&bytes).unwrap();
    let header = find_header(&sheets[0], RECEIPT, &REQUIRED, &[]).unwrap();
    assert_eq!((header.row, header.column("details.phone"), header.column("details.unit")), (2, Some(2), Some(3)));
    let rows = data_rows(&sheets[0], &header, &REQUIRED);
    assert_eq!(rows.iter().map(|r| r.text(3)).collect::<Vec<_>>(), ["同一单位", "同一单位"]);
}

#[test]
fn text_tables_in_both_encodings_are_read() {
    let text = "姓名,身份证号码,工作单位\r\n张三,11010519491231002X,甲单位\r\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    for bytes in [text.as_bytes().to_vec(), [b"\xEF\xBB\xBF", text.as_bytes()].concat(), gb.into_owned()] {
        let sheets = read(&bytes).unwrap();
        assert_eq!(sheets[0].rows[1].text(0), "张三");
        assert_eq!(sheets[0].rows[1].number, 2);
    }
}

#[test]
fn what_is_no_table_is_named() {
    let zip = {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(b"<a/>").unwrap();
        writer.finish().unwrap().into_inner()
    };
    for (bytes, code) in [
        (b"".to_vec(), "empty_file"),
        (b"%PDF-1.7 ...".to_vec(), "not_a_table"),
        (b"<html><table></table></html>".to_vec(), "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "not_a_table"),
        (b"PK\x03\x04broken".to_vec(), "damaged_file"),
        (vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "damaged_file"),
        (zip, "not_a_table"),
        (workbook(|_| ()), "empty_file"),
    ] {
        assert_eq!(read(&bytes).unwrap_err().code, code, "{:?}", &bytes[..bytes.len().min(12)]);
    }
}

#[test]
fn far_cells_are_refused_not_allocated() {
    let bytes = workbook(|s| {
        s.write(0, 0, "姓名").unwrap().write(1_048_575, 16_383, "x").unwrap();
    });
    assert_eq!(read(&bytes).unwrap_err().code, "too_large");
}

#[test]
fn columns_may_be_named_by_hand() {
    let bytes = workbook(|s| {
        s.write(0, 0, "人员").unwrap().write(0, 1, "号码").unwrap();
        s.write(1, 0, "张三").unwrap().write(1, 1, "1").unwrap();
    });
    let sheets = read(&bytes).unwrap();
    assert_eq!(find_header(&sheets[0], RECEIPT, &REQUIRED, &[]), None);
    let named = [("A".to_owned(), "姓名".to_owned()), ("号码".to_owned(), ID_NUMBER.to_owned())];
    let header = find_header(&sheets[0], RECEIPT, &REQUIRED, &named).unwrap();
    assert_eq!((header.column(NAME), header.column(ID_NUMBER)), (Some(0), Some(1)));
}

#[test]
fn columns_are_lettered_as_the_spreadsheet_does() {
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(column_letters(column), letters);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), mark in 0..3_usize) {
        let starts: [&[u8]; 3] = [b"", b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]];
        let _ = read(&[starts[mark], &bytes].concat());
    }
}
