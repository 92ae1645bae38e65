//! Reading what units send: workbooks and text tables to rows, with every oddity noted and none fatal.

mod csv_table;
mod header;
mod workbook;

pub use header::{Header, Heading, data_rows, find_header};

/// Most rows, columns and cells that are read; a table of people is far below.
const MOST_ROWS: u32 = 20_000;
const MOST_COLUMNS: u32 = 256;

/// Why a file can't be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    /// Stable code.
    pub code: &'static str,
    /// What happened, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: &'static str,
}

impl ReadError {
    fn new(code: &'static str, message: impl Into<String>, hint: &'static str) -> Self {
        Self { code, message: message.into(), hint }
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Name; empty for a text table.
    pub name: String,
    /// Rows that hold something, in order.
    pub rows: Vec<SheetRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetRow {
    /// Number as the spreadsheet counts it, from 1.
    pub number: u32,
    /// Cells that hold something, by column from 0.
    pub cells: Vec<SheetCell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell {
    /// Column from 0.
    pub column: u32,
    /// Text as it stands.
    pub text: String,
    /// Kept as a number, whose digits beyond the fifteenth are lost.
    pub number: bool,
}

impl SheetRow {
    /// The text in a column; empty when there is none.
    pub fn text(&self, column: u32) -> &str {
        self.cell(column).map_or("", |c| c.text.as_str())
    }

    /// The cell in a column.
    pub fn cell(&self, column: u32) -> Option<&SheetCell> {
        self.cells.iter().find(|c| c.column == column)
    }
}

/// The letters of a column from 0: `A`, `Z`, `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Reads a file by what it holds, whatever its name says.
///
/// # Errors
/// `empty_file`, `not_a_table`, `encrypted_file`, `damaged_file`, `too_large`.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    const SAVE_AS: &str = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。";
    if bytes.is_empty() {
        return Err(ReadError::new("empty_file", "文件是空的", "请检查是否选错了文件，或让对方重新发送。"));
    }
    let sheets = if bytes.starts_with(b"PK") {
        workbook::read_xlsx(bytes)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        workbook::read_xls(bytes)?
    } else if looks_like_another_kind(bytes) {
        return Err(ReadError::new("not_a_table", "这不是表格文件", SAVE_AS));
    } else {
        vec![csv_table::read(bytes).ok_or_else(|| ReadError::new("not_a_table", "这不是表格文件", SAVE_AS))?]
    };
    if sheets.iter().all(|s| s.rows.is_empty()) {
        return Err(ReadError::new("empty_file", "表格里没有任何内容", "请检查是否选错了文件，或让对方重新发送。"));
    }
    Ok(sheets)
}

fn looks_like_another_kind(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(512)];
    let lower: Vec<u8> = start.iter().map(u8::to_ascii_lowercase).collect();
    let trimmed = lower.trim_ascii_start();
    [b"%pdf".as_slice(), b"\x89png", b"\xff\xd8\xff", b"gif8", b"<html", b"<!doctype", b"<?xml", b"{\\rtf"]
        .iter()
        .any(|m| trimmed.starts_with(m))
        || start.contains(&0)
}

#[cfg(test)]
mod tests;
