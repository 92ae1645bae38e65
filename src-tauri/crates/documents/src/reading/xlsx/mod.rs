//! Workbooks of today (.xlsx, .xlsm, what WPS writes), read as a stream: each part is unpacked once, and two cells far
//! apart cost no table between them.

mod book;
mod cells;
mod package;
mod shared;
mod styles;

use super::cell::Budget;
use super::{MOST_SHEETS, ReadError, Sheet};
use package::Package;
pub(crate) use styles::shows_date;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut package = Package::open(bytes)?;
    let book = book::read(&mut package)?;
    if book.sheets.is_empty() {
        return Err(ReadError::damaged("没有工作表"));
    }
    if book.sheets.len() > MOST_SHEETS {
        return Err(ReadError::too_large(format!("工作表超过 {MOST_SHEETS} 个")));
    }
    let shared = shared::read(&mut package, &book.shared)?;
    let formats = styles::read(&mut package, &book.styles)?;
    let mut budget = Budget::new();
    let context = cells::Context { shared: &shared, formats: &formats, from_1904: book.from_1904 };
    book.sheets.iter().map(|sheet| cells::read(&mut package, sheet, &context, &mut budget)).collect()
}
