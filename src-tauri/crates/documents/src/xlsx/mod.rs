//! Workbooks: a paper as a sheet laid out like it, and blank tables for units to fill in.
//!
//! Every text is written as text, whatever it begins with, so that nothing from a receipt ever becomes a formula. The
//! creation time in the properties comes from the caller, so that the same record gives the same bytes.

mod blank;
mod choices;
mod grid;
pub mod marked;
mod seats;
mod sheet;
mod table;

#[cfg(test)]
mod tests;

pub use blank::{Blank, BlankColumn, Remark, blank, receipt_template, table_workbook};
pub use sheet::{render, render_several};

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use crate::paper::PaperError;

impl From<XlsxError> for PaperError {
    fn from(error: XlsxError) -> Self {
        Self::Writing(error.to_string())
    }
}

/// A4 and A3 as the format numbers paper.
const A4: u8 = 9;
const A3: u8 = 8;

/// Properties with a creation time that doesn't come from a clock.
fn properties(title: &str, author: &str, date: NaiveDate) -> Result<DocProperties, PaperError> {
    let year = u16::try_from(date.year()).unwrap_or(1900);
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    let created = ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))?;
    Ok(DocProperties::new().set_title(title).set_author(author).set_creation_datetime(&created))
}

/// A sheet's name: at most 31 characters, without those the format forbids.
fn sheet_name(text: &str) -> String {
    let name: String = text.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c)).take(31).collect();
    if name.trim().is_empty() { "表".to_owned() } else { name }
}
