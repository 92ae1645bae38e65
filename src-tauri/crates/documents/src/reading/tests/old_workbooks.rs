use super::*;

/// Written by xlwt: a title, a hidden row, merged cells, a date, numbers, a note, a hidden sheet.
pub(super) const RECEIPT_XLS: &[u8] = include_bytes!("../../../../../../tests/data/receipt.xls");
/// The same container around an encrypted workbook of today.
pub(super) const PASSWORD: &[u8] = include_bytes!("../../../../../../tests/data/password.xlsx");
/// Two cells in opposite corners of the sheet.
const FAR_CELLS: &[u8] = include_bytes!("../../../../../../tests/data/far-cells.xls");

#[test]
fn an_old_workbook_is_read_like_a_new_one() {
    let sheets = read_file("回执.xls", RECEIPT_XLS).unwrap();
    assert_eq!(
        sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect::<Vec<_>>(),
        [("报名回执", false), ("选项", true)]
    );
    let sheet = &sheets[0];
    let header = header(sheet);
    assert_eq!(header.row, 2);
    let rows = table_rows(sheet, &header, &REQUIRED);
    let told: Vec<_> = rows.iter().map(|r| (r.row.number, r.row.hidden, r.kind)).collect();
    assert_eq!(told, [(3, false, RowKind::Data), (4, true, RowKind::Data), (6, false, RowKind::Note)]);
    let (first, second) = (rows[0].row, rows[1].row);
    assert_eq!((first.text(1), first.text(4), first.text(5)), ("张三", "13800138000", "1949-12-31"));
    assert_eq!(second.text(3), "济南市某研究院", "merged over both");
    assert!(second.cell(2).unwrap().is_ruined() && !first.cell(2).unwrap().number);
}

/// Of the kind before 1997: texts in the code page of the office, no Unicode.
const BEFORE_1997: &[u8] = include_bytes!("../../../../../../tests/data/receipt-biff5.xls");

#[test]
fn a_workbook_from_before_unicode_is_read_in_its_code_page() {
    let sheets = read_file("回执.xls", BEFORE_1997).unwrap();
    assert_eq!(sheets[0].name, "学员");
    let header = header(&sheets[0]);
    let rows = data_rows(&sheets[0], &header, &REQUIRED);
    let told: Vec<_> = rows.iter().map(|r| (r.text(0), r.text(2), r.text(3), r.text(4), r.hidden)).collect();
    assert_eq!(
        told,
        [
            ("张三", "济南市某研究院", "13800138000", "1949-12-31", false),
            ("李镕", "某某大学", "13900139000", "1980-01-01", true)
        ]
    );
}

#[test]
fn far_cells_of_an_old_workbook_are_refused_before_a_table_is_made() {
    let error = read_file("a.xls", FAR_CELLS).unwrap_err();
    assert_eq!(error.code, "too_large");
    assert!(error.to_string().contains("IV65536"), "{error}");
}

#[test]
fn an_old_workbook_beyond_the_size_is_refused() {
    let mut bytes = RECEIPT_XLS.to_vec();
    bytes.resize(20 * 1024 * 1024 + 1, 0);
    assert_eq!(code("a.xls", &bytes), "too_large");
}

#[test]
fn chains_that_run_in_a_circle_are_damage() {
    // The directory's first sector follows itself.
    let mut bytes = RECEIPT_XLS.to_vec();
    let word = |at: usize, bytes: &[u8]| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let table = 512 * (usize::try_from(word(76, &bytes)).unwrap() + 1);
    let directory = word(48, &bytes);
    let at = table + 4 * usize::try_from(directory).unwrap();
    bytes[at..at + 4].copy_from_slice(&directory.to_le_bytes());
    assert_eq!(code("a.xls", &bytes), "damaged_file");
}

#[test]
fn an_extent_beyond_the_format_is_damage() {
    // The record that states the extent: 0x0200, 14 bytes.
    let at = RECEIPT_XLS.windows(4).position(|w| w == [0x00, 0x02, 14, 0]).unwrap();
    let mut bytes = RECEIPT_XLS.to_vec();
    bytes[at + 8..at + 12].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(code("a.xls", &bytes), "damaged_file");
}
