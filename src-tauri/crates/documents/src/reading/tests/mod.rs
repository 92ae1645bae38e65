//! What units really send, and what nobody should be able to do to the program with a file.

mod contents;
mod files;
mod headings;
mod hostile;
mod old_workbooks;
mod person;
mod rows;
mod several;
mod writers;

use rust_xlsxwriter::{Workbook, Worksheet};
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};

use super::*;

const REQUIRED: [&str; 2] = [NAME, ID_NUMBER];

/// A workbook of one sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// The only sheet of a file.
fn sheet(bytes: &[u8]) -> Sheet {
    let mut sheets = read_file("回执.xlsx", bytes).unwrap();
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}

/// A sheet of text cells, as a text table has them.
fn table(lines: &[&str]) -> Sheet {
    let mut sheets = read_file("回执.csv", lines.join("\r\n").as_bytes()).unwrap();
    sheets.remove(0)
}

fn header(sheet: &Sheet) -> Header {
    find_header(sheet, RECEIPT, &REQUIRED, &[]).unwrap()
}

fn code(name: &str, bytes: &[u8]) -> &'static str {
    read_file(name, bytes).unwrap_err().code
}
