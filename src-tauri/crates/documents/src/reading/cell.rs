//! What a cell says as text, and the rows of a sheet gathered under the caps.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{Data, ExcelDateTime};

use super::{
    CellKind, CellText, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Merge, ReadError, Sheet, SheetRow,
    column_letters,
};

/// The day after 9999-12-31; a larger number under a date format is a number.
const AFTER_LAST_DAY: f64 = 2_958_466.0;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    text: String,
    number: bool,
    kind: CellKind,
}

impl Said {
    fn new(text: impl Into<String>, kind: CellKind) -> Self {
        Self { text: text.into(), number: false, kind }
    }

    /// What a cell says; nothing for an empty one.
    fn of(value: &Data) -> Option<Self> {
        let said = match value {
            Data::Empty => return None,
            Data::String(text) => Self::new(trimmed(text), CellKind::Plain),
            Data::Int(n) => Self { text: n.to_string(), number: true, kind: CellKind::Plain },
            Data::Float(n) => Self::number(*n),
            Data::Bool(b) => Self::new(if *b { "是" } else { "否" }, CellKind::Truth),
            Data::DateTime(at) => Self::date(*at),
            Data::DateTimeIso(text) => {
                Self::new(text.strip_suffix("T00:00:00").unwrap_or(text).replace('T', " "), CellKind::Date)
            }
            Data::DurationIso(text) => Self::new(text, CellKind::Date),
            Data::Error(error) => Self::new(error.to_string(), CellKind::Error),
        };
        (!said.text.is_empty()).then_some(said)
    }

    /// A number as the sheet shows it: fifteen digits, without exponent and idle decimals.
    fn number(n: f64) -> Self {
        if !n.is_finite() {
            return Self::new("#NUM!", CellKind::Error);
        }
        let shown = format!("{n:.14e}").parse::<f64>().unwrap_or(n) + 0.0;
        Self { text: format!("{shown}"), number: true, kind: CellKind::Plain }
    }

    fn date(at: ExcelDateTime) -> Self {
        let value = at.as_f64();
        if !(0.0..AFTER_LAST_DAY).contains(&value) {
            return Self::number(value);
        }
        let (year, month, day, hour, minute, _, _) = at.to_ymd_hms_milli();
        let text = if at.is_duration() || value < 1.0 {
            format!("{hour:02}:{minute:02}")
        } else if (hour, minute) == (0, 0) {
            format!("{year:04}-{month:02}-{day:02}")
        } else {
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
        };
        Self::new(text, CellKind::Date)
    }
}

/// A text without the space around it, nor the marks that nobody sees.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}'))
}

/// How much may still be read of a file.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) const fn new() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }

    /// Takes one cell with its text.
    pub(super) fn take(&mut self, text: usize) -> Result<(), ReadError> {
        self.cells =
            self.cells.checked_sub(1).ok_or_else(|| ReadError::too_large(format!("单元格超过 {MOST_CELLS} 个")))?;
        self.text = self
            .text
            .checked_sub(text)
            .ok_or_else(|| ReadError::too_large(format!("文字超过 {} MB", MOST_TEXT / 1024 / 1024)))?;
        Ok(())
    }
}

/// Refuses a cell that stands farther out than any table; rows and columns from 0.
pub(super) fn within(sheet: &str, row: u32, column: u32) -> Result<(), ReadError> {
    if row < MOST_ROWS && column < MOST_COLUMNS {
        return Ok(());
    }
    let at = format!("{}{}", column_letters(column), u64::from(row) + 1);
    let place = if sheet.is_empty() { at } else { format!("工作表“{sheet}”的 {at} ") };
    Err(ReadError::too_large(format!("{place}单元格超出了 {MOST_ROWS} 行、{MOST_COLUMNS} 列的范围")))
}

/// The cells of one sheet while they are read; rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    rows: BTreeMap<u32, BTreeMap<u32, Said>>,
}

impl Gathered {
    /// Adds a cell; the later of two in one place counts, as in the spreadsheet programs.
    pub(super) fn add(
        &mut self,
        sheet: &str,
        (row, column): (u32, u32),
        value: &Data,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let Some(said) = Said::of(value) else { return Ok(()) };
        within(sheet, row, column)?;
        budget.take(said.text.len())?;
        self.rows.entry(row).or_default().insert(column, said);
        Ok(())
    }

    /// The sheet, with what merged cells hold put into every row they reach down to.
    pub(super) fn into_sheet(
        self,
        name: String,
        hidden: bool,
        hidden_rows: &BTreeSet<u32>,
        merges: Vec<Merge>,
        budget: &mut Budget,
    ) -> Result<Sheet, ReadError> {
        let mut rows: BTreeMap<u32, SheetRow> = self
            .rows
            .into_iter()
            .map(|(row, cells)| {
                let cells = cells
                    .into_iter()
                    .map(|(column, Said { text, number, kind })| CellText { column, text, number, kind, filled: false })
                    .collect();
                let number = row + 1;
                (number, SheetRow { number, hidden: hidden_rows.contains(&row), cells })
            })
            .collect();
        for merge in merges.iter().filter(|m| m.bottom > m.top) {
            let Some(first) = rows.get(&merge.top).and_then(|r| r.cell(merge.left)).cloned() else { continue };
            // Only rows that hold something else: a merge must not make people out of empty rows.
            for (_, row) in rows.range_mut(merge.top + 1..=merge.bottom) {
                if let Err(at) = row.cells.binary_search_by_key(&merge.left, |c| c.column) {
                    budget.take(first.text.len())?;
                    row.cells.insert(at, CellText { filled: true, ..first.clone() });
                }
            }
        }
        Ok(Sheet { name, hidden, rows: rows.into_values().collect(), merges })
    }
}
