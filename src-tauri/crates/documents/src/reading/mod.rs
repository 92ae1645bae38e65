//! Reading what units send: workbooks and text tables to rows, with every oddity noted and none fatal.
//!
//! A file is taken for what it holds, whatever its name says, and nothing it claims about its own size is believed:
//! rows, columns, cells and text are counted while they are read.

mod cell;
mod container;
mod content;
mod finding;
mod forms;
mod header;
mod kind;
mod table;
mod tables;
mod text_table;
mod xls;
mod xlsx;

#[cfg(test)]
mod tests;

pub use finding::closest_header;
#[cfg(test)]
pub(crate) use finding::find_header;
pub use forms::{FormCell, PersonForm, person_forms};
pub use header::{Header, Heading, Known, field_named};
pub use table::{RowKind, TableRow, data_rows, table_rows};
pub use tables::tables;
pub(crate) use xlsx::shows_date;

/// Most rows with content that are read of a sheet: more people than any class has, their titles and notes.
pub const MOST_ROWS: usize = 50_000;
/// The last row that a sheet has.
const LAST_ROW: u32 = 1_048_576;
/// Most columns that are read of a sheet.
pub const MOST_COLUMNS: u32 = 256;
/// Most cells that are read of a file, those that merged cells stand for included.
pub const MOST_CELLS: usize = 2_000_000;
/// Most bytes of cell text that are read of a file.
const MOST_TEXT: usize = 64 * 1024 * 1024;
/// Most sheets that are read of a file.
const MOST_SHEETS: usize = 256;

/// Why a file can't be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    /// Stable code: `empty_file`, `empty_workbook`, `not_a_table`, `other_format`, `encrypted_file`, `damaged_file` or
    /// `too_large`.
    pub code: &'static str,
    /// What happened, in Chinese; the file's name is the caller's to add.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: &'static str,
}

impl ReadError {
    fn new(code: &'static str, message: impl Into<String>, hint: &'static str) -> Self {
        Self { code, message: message.into(), hint }
    }

    fn empty_file() -> Self {
        Self::new("empty_file", "文件是空的", "请检查是否选错了文件，或请对方重新发送。")
    }

    fn empty_workbook() -> Self {
        Self::new("empty_workbook", "表格里没有任何内容", "请检查是否选错了文件，或请对方重新发送。")
    }

    /// Something else than a table.
    fn not_a_table(found: &str) -> Self {
        Self::new(
            "not_a_table",
            format!("这不是表格文件，而是{}{found}", if found.starts_with(|c: char| c.is_ascii()) { " " } else { "" }),
            "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入；不是表格的，请对方改用报名回执表填报。",
        )
    }

    /// A text table with a quote that isn't closed.
    fn open_quote(line: u32) -> Self {
        Self::new(
            "open_quote",
            format!("第 {line} 行有一个英文引号没有成对，后面的内容分不开行"),
            "请用 WPS 或 Excel 打开，核对这一行后另存为 .xlsx 再导入。",
        )
    }

    /// A table, but of a kind that isn't read.
    fn other_format(found: &str) -> Self {
        Self::new(
            "other_format",
            format!("这种表格（{found}）不能直接导入"),
            "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。",
        )
    }

    fn encrypted() -> Self {
        Self::new("encrypted_file", "表格设有打开密码", "请在 WPS 或 Excel 中打开，取消打开密码并保存后再导入。")
    }

    fn damaged(reason: impl std::fmt::Display) -> Self {
        // What the libraries say is English, and tells an office nothing.
        let reason = Some(reason.to_string()).filter(|r| !r.is_ascii()).map(|r| format!("（{r}）"));
        Self::new(
            "damaged_file",
            format!("表格文件已损坏，读不出来{}", reason.unwrap_or_default()),
            "请用 WPS 或 Excel 打开并另存为新的 .xlsx 文件后再导入；打不开的，请对方重新发送。",
        )
    }

    /// More than any table of people, or made to exhaust memory.
    fn too_large(reason: impl std::fmt::Display) -> Self {
        Self::new(
            "too_large",
            format!("表格太大，不像是填报的表格：{reason}"),
            "请删去表格以外的多余行列、工作表和图片，另存后再导入。",
        )
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Name; empty for a text table.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Rows that hold something, in order.
    pub rows: Vec<SheetRow>,
    /// Merged cells.
    pub merges: Vec<Merge>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetRow {
    /// Number as the spreadsheet counts it, from 1.
    pub number: u32,
    /// Whether it is hidden, by hand or by a filter.
    pub hidden: bool,
    /// Cells that hold something, by column.
    pub cells: Vec<CellText>,
}

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellText {
    /// Column from 0.
    pub column: u32,
    /// Its text without the space around it: numbers without exponent, dates as `2021-10-25`.
    pub text: String,
    /// Kept as a number, whose digits beyond the fifteenth are lost.
    pub number: bool,
    /// What else is to be said of it.
    pub kind: CellKind,
    /// Whether it isn't its own, but comes from the top of merged cells that reach down over it.
    pub filled: bool,
}

/// What a cell is beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Text or number.
    Plain,
    /// A date or time.
    Date,
    /// A truth value, as 是 or 否.
    Truth,
    /// An error such as `#REF!`.
    Error,
    /// Text in which control characters were made spaces.
    Mended,
}

/// Merged cells, rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl CellText {
    /// Whether it is a number of so many digits that the last ones are lost.
    pub fn is_ruined(&self) -> bool {
        self.number && self.text.bytes().take_while(|b| *b != b'.').filter(u8::is_ascii_digit).count() > 15
    }
}

impl SheetRow {
    /// The text in a column; empty when there is none.
    pub fn text(&self, column: u32) -> &str {
        self.cell(column).map_or("", |c| c.text.as_str())
    }

    /// The cell in a column.
    pub fn cell(&self, column: u32) -> Option<&CellText> {
        self.cells.binary_search_by_key(&column, |c| c.column).ok().and_then(|at| self.cells.get(at))
    }
}

impl Sheet {
    /// The row of a number, if it holds something.
    pub fn row(&self, number: u32) -> Option<&SheetRow> {
        self.rows.binary_search_by_key(&number, |r| r.number).ok().and_then(|at| self.rows.get(at))
    }
}

/// The letters of a column from 0: `A`, `Z`, `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column that letters name, in either case.
pub fn column_number(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    letters
        .bytes()
        .try_fold(0, |sum: u32, letter| {
            let letter = letter.to_ascii_uppercase();
            letter.is_ascii_uppercase().then(|| sum * 26 + u32::from(letter - b'A') + 1)
        })?
        .checked_sub(1)
}

/// Reads a file by what it holds. Its `name` only tells a text table of one column from running text.
///
/// # Errors
/// [`ReadError`], each with its code, message and hint.
pub fn read_file(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let sheets = match kind::of(name, bytes)? {
        kind::Kind::Xlsx => guarded(|| xlsx::read(bytes))?,
        kind::Kind::Xls => guarded(|| xls::read(bytes))?,
        kind::Kind::Text { told_by_name } => vec![text_table::read(bytes, told_by_name)?],
    };
    if sheets.iter().all(|s| s.rows.is_empty()) {
        return Err(ReadError::empty_workbook());
    }
    Ok(sheets)
}

/// Reads the bytes of a file whose name isn't known, as [`read_file`] does.
///
/// # Errors
/// [`ReadError`], each with its code, message and hint.
#[cfg(test)]
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    read_file("", bytes)
}

/// The readers of workbooks index what a damaged file claims; a slip there must stay a message.
fn guarded(read: impl FnOnce() -> Result<Vec<Sheet>, ReadError>) -> Result<Vec<Sheet>, ReadError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(ReadError::damaged("内部结构前后矛盾")))
}
