//! What a cell says as text, and the rows of a sheet gathered under the caps.

use std::collections::BTreeMap;

use calamine::{Data, ExcelDateTime};

use super::{
    CellKind, CellText, LAST_ROW, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Merge, ReadError, Sheet, SheetRow,
    column_letters,
};

/// The day after 9999-12-31; a larger number under a date format is a number.
const AFTER_LAST_DAY: f64 = 2_958_466.0;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) number: bool,
    pub(super) kind: CellKind,
}

impl Said {
    fn new(text: impl Into<String>, kind: CellKind) -> Self {
        Self { text: text.into(), number: false, kind }
    }

    /// What a cell of an old workbook says; nothing for an empty one.
    pub(super) fn of(value: &Data) -> Option<Self> {
        match value {
            Data::Empty => None,
            Data::String(text) => Self::text(text),
            Data::Int(n) => Some(Self { text: n.to_string(), number: true, kind: CellKind::Plain }),
            Data::Float(n) => Some(Self::number(*n)),
            Data::Bool(b) => Self::truth(*b),
            Data::DateTime(at) => Some(Self::date(*at)),
            Data::DateTimeIso(text) | Data::DurationIso(text) => Self::iso_date(text),
            Data::Error(error) => Self::error(&error.to_string()),
        }
    }

    /// A text; nothing when nobody can see it.
    pub(super) fn text(text: &str) -> Option<Self> {
        let text = trimmed(text);
        (!text.is_empty()).then(|| Self::new(text, CellKind::Plain))
    }

    /// An error, such as `#REF!`, or a formula nobody has reckoned.
    pub(super) fn error(text: &str) -> Option<Self> {
        Self::text(text).map(|said| Self { kind: CellKind::Error, ..said })
    }

    #[expect(clippy::unnecessary_wraps, reason = "one of several ways to say something or nothing")]
    pub(super) fn truth(value: bool) -> Option<Self> {
        Some(Self::new(if value { "是" } else { "否" }, CellKind::Truth))
    }

    /// `2021-10-25T00:00:00`, with or without a time.
    pub(super) fn iso_date(text: &str) -> Option<Self> {
        let text = trimmed(text).trim_end_matches('Z');
        let text = text.strip_suffix(".000").unwrap_or(text);
        let text = text.strip_suffix("T00:00:00").unwrap_or(text).replace('T', " ");
        (!text.is_empty()).then(|| Self::new(text, CellKind::Date))
    }

    /// A number as the sheet shows it: fifteen digits, without exponent and idle decimals.
    pub(super) fn number(n: f64) -> Self {
        if !n.is_finite() {
            return Self::new("#NUM!", CellKind::Error);
        }
        let shown = format!("{n:.14e}").parse::<f64>().unwrap_or(n) + 0.0;
        Self { text: format!("{shown}"), number: true, kind: CellKind::Plain }
    }

    pub(super) fn date(at: ExcelDateTime) -> Self {
        let value = at.as_f64();
        if !(0.0..AFTER_LAST_DAY).contains(&value) {
            return Self::number(value);
        }
        let (year, month, day, hour, minute, _, _) = at.to_ymd_hms_milli();
        let text = if at.is_duration() {
            let minutes = minutes(value);
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        } else if value < 1.0 {
            format!("{hour:02}:{minute:02}")
        } else if (hour, minute) == (0, 0) {
            format!("{year:04}-{month:02}-{day:02}")
        } else {
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
        };
        Self::new(text, CellKind::Date)
    }
}

/// The minutes in so many days, fewer than there are until the year 10000.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the caller keeps it within bounds")]
fn minutes(days: f64) -> u64 {
    (days * 1440.0).round() as u64
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
    if row < LAST_ROW && column < MOST_COLUMNS {
        return Ok(());
    }
    let at = format!("{}{}", column_letters(column), u64::from(row) + 1);
    let place = if sheet.is_empty() { at } else { format!("工作表“{sheet}”的 {at} ") };
    Err(ReadError::too_large(format!("{place}单元格超出了 {MOST_COLUMNS} 列的范围")))
}

/// Refuses a sheet with more rows that hold something than any table.
pub(super) fn check_rows(count: usize) -> Result<(), ReadError> {
    if count <= MOST_ROWS {
        Ok(())
    } else {
        Err(ReadError::too_large(format!("有内容的行超过 {MOST_ROWS} 行")))
    }
}

/// The cells of one sheet while they are read; rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Rows in order, as every honest writer has them.
    rows: Vec<SheetRow>,
    /// Cells that came after one further down or to the right, with the number of their row.
    late: Vec<(u32, bool, CellText)>,
}

impl Gathered {
    /// Adds a cell; the later of two in one place counts, as in the spreadsheet programs.
    pub(super) fn add(
        &mut self,
        sheet: &str,
        (row, column): (u32, u32),
        said: Said,
        hidden: bool,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        within(sheet, row, column)?;
        budget.take(said.text.len())?;
        let Said { text, number, kind } = said;
        let cell = CellText { column, text, number, kind, filled: false };
        let number = row + 1;
        match self.rows.last_mut() {
            Some(last) if number == last.number && last.cells.last().is_none_or(|c| c.column < column) => {
                last.cells.push(cell);
            }
            Some(last) if number <= last.number => self.late.push((number, hidden, cell)),
            last => {
                // Rows of one table are about equally long.
                let mut cells = Vec::with_capacity(last.map_or(4, |r| r.cells.len()));
                cells.push(cell);
                self.rows.push(SheetRow { number, hidden, cells });
                check_rows(self.rows.len())?;
            }
        }
        Ok(())
    }

    /// The rows with the late cells at their places.
    fn in_order(self) -> Result<Vec<SheetRow>, ReadError> {
        if self.late.is_empty() {
            return Ok(self.rows);
        }
        let mut rows: BTreeMap<u32, (bool, BTreeMap<u32, CellText>)> = BTreeMap::new();
        let early = self.rows.into_iter().flat_map(|r| r.cells.into_iter().map(move |c| (r.number, r.hidden, c)));
        for (number, hidden, cell) in early.chain(self.late) {
            let row = rows.entry(number).or_default();
            row.0 |= hidden;
            row.1.insert(cell.column, cell);
        }
        check_rows(rows.len())?;
        let row = |(number, (hidden, cells)): (u32, (bool, BTreeMap<u32, CellText>))| SheetRow {
            number,
            hidden,
            cells: cells.into_values().collect(),
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// The sheet, with what merged cells hold put into every row they reach down to.
    pub(super) fn into_sheet(
        self,
        name: String,
        hidden: bool,
        merges: Vec<Merge>,
        budget: &mut Budget,
    ) -> Result<Sheet, ReadError> {
        let mut rows = self.in_order()?;
        let mut down: Vec<&Merge> = merges.iter().filter(|m| m.bottom > m.top).collect();
        down.sort_by_key(|m| (m.left, m.top));
        // Merged cells never overlap; where a file says so, walking over one stretch again and again is saved.
        let mut reached = (0, 0);
        for merge in down {
            if merge.left == reached.0 && merge.top <= reached.1 {
                continue;
            }
            reached = (merge.left, merge.bottom);
            let from = rows.partition_point(|r| r.number < merge.top);
            let Some((head, below)) = rows.get_mut(from..).and_then(<[SheetRow]>::split_first_mut) else { continue };
            let Some(first) = Some(head).filter(|r| r.number == merge.top).and_then(|r| r.cell(merge.left)) else {
                continue;
            };
            // Only rows that hold something else: a merge must not make people out of empty rows.
            for row in below.iter_mut().take_while(|r| r.number <= merge.bottom) {
                if let Err(at) = row.cells.binary_search_by_key(&merge.left, |c| c.column) {
                    budget.take(first.text.len())?;
                    row.cells.insert(at, CellText { filled: true, ..first.clone() });
                }
            }
        }
        Ok(Sheet { name, hidden, rows, merges })
    }
}
