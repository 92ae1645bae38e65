//! Makes the workbook that `cargo xtask bench` imports, and does the least that reading and writing it can cost, to set
//! beside the whole.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a measurement that can't be made has nothing to say")]

use calamine::{Data, Reader as _, open_workbook_auto};
use rusqlite::Connection;
use rust_xlsxwriter::Workbook;

const HEADINGS: [&str; 15] = [
    "序号",
    "姓名",
    "性别",
    "民族",
    "身份证号码",
    "工作单位",
    "所在市",
    "职务",
    "职称",
    "职称级别",
    "从事专业",
    "政治面貌",
    "手机号码",
    "住宿要求",
    "备注",
];
const CITIES: [&str; 17] = [
    "济南", "青岛", "淄博", "枣庄", "东营", "烟台", "潍坊", "济宁", "泰安", "威海", "日照", "临沂", "德州", "聊城",
    "滨州", "菏泽", "省直",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", file, rows] => make(file, rows.parse().unwrap()),
        ["read", file] => read(file),
        ["insert", file, rows] => insert(file, rows.parse().unwrap()),
        _ => panic!("make FILE ROWS, read FILE or insert FILE ROWS"),
    }
}

/// A made-up number that passes the check.
fn number(at: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let first17 = format!("370102{}{:02}{:02}{:03}", 1965 + at / 8000, at / 28 % 12 + 1, at % 28 + 1, at / 336 % 1000);
    let sum: u32 = first17.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{first17}{}", ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize])
}

fn han(at: u32) -> char {
    char::from_u32(0x4E00 + at % 20_000).unwrap_or('一')
}

/// One made-up applicant, in the order of the headings.
fn applicant(at: u32) -> [String; 15] {
    let number = number(at);
    let sex = if number.as_bytes()[16] % 2 == 1 { "男" } else { "女" };
    [
        (at + 1).to_string(),
        format!("{}{}{}", ['王', '李', '张', '刘', '陈'][(at % 5) as usize], han(at * 7), han(at * 13 + 5)),
        sex.to_owned(),
        "汉族".to_owned(),
        number,
        format!("{}市农业技术推广中心第{}分站", CITIES[(at % 16) as usize], at % 300),
        CITIES[(at % 17) as usize].to_owned(),
        "技术员".to_owned(),
        "高级农艺师".to_owned(),
        "副高级".to_owned(),
        "作物栽培".to_owned(),
        "群众".to_owned(),
        format!("138{:08}", at * 37 % 100_000_000),
        "合住".to_owned(),
        if at.is_multiple_of(10) { "清真餐".to_owned() } else { String::new() },
    ]
}

fn make(file: &str, rows: u32) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "高级研修项目报名回执").unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(1, column, heading).unwrap();
    }
    for at in 0..rows {
        for (column, text) in (0..).zip(applicant(at)) {
            if !text.is_empty() {
                sheet.write(at + 2, column, text).unwrap();
            }
        }
    }
    book.save(file).unwrap();
}

fn read(file: &str) {
    let mut book = open_workbook_auto(file).unwrap();
    let mut cells = 0;
    for (_, sheet) in book.worksheets() {
        cells += sheet.used_cells().filter(|(_, _, cell)| **cell != Data::Empty).count();
    }
    assert!(cells > 0);
}

fn insert(file: &str, rows: u32) {
    let mut store = Connection::open(file).unwrap();
    store.pragma_update(None, "journal_mode", "WAL").unwrap();
    store.pragma_update(None, "synchronous", "FULL").unwrap();
    let columns: Vec<String> = (0..15).map(|c| format!("c{c} TEXT")).collect();
    store.execute_batch(&format!("CREATE TABLE applicant (id INTEGER PRIMARY KEY, {})", columns.join(", "))).unwrap();
    let change = store.transaction().unwrap();
    let marks = vec!["?"; 15].join(", ");
    let mut statement = change.prepare(&format!("INSERT INTO applicant VALUES (NULL, {marks})")).unwrap();
    for at in 0..rows {
        statement.execute(rusqlite::params_from_iter(applicant(at))).unwrap();
    }
    drop(statement);
    change.commit().unwrap();
}
