//! The cells of one sheet.

use calamine::{ExcelDateTime, ExcelDateTimeType};
use quick_xml::events::{BytesStart, Event};

use super::super::cell::{Budget, Gathered, Said};
use super::super::{CellKind, LAST_ROW, MOST_CELLS, MOST_COLUMNS, Merge, Sheet, column_number};
use super::ReadError;
use super::book::Listed;
use super::package::{Package, attribute, is_true};
use super::shared::{RichText, add, unescaped};
use super::styles::Shows;

/// What the cells of all sheets refer to.
pub(super) struct Context<'c> {
    pub(super) shared: &'c [Box<str>],
    pub(super) formats: &'c [Shows],
    pub(super) from_1904: bool,
}

/// What a cell's text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Type {
    #[default]
    Number,
    Shared,
    /// In the cell itself.
    Inline,
    /// Of a formula.
    Text,
    Truth,
    Error,
    Date,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    place: (u32, u32),
    kind: Type,
    format: usize,
    value: String,
    inline: RichText,
    formula: Option<String>,
}

/// What a cell says, with its row and column from 0.
type Placed = ((u32, u32), Said);

/// Where in a cell the reader stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
    Inline,
}

struct Cells<'c> {
    context: &'c Context<'c>,
    in_data: bool,
    row: u32,
    hidden: bool,
    column: u32,
    open: Option<Open>,
    inside: Inside,
    merges: Vec<Merge>,
}

/// Reads a sheet.
pub(super) fn read(
    package: &mut Package<'_>,
    listed: &Listed,
    context: &Context<'_>,
    budget: &mut Budget,
) -> Result<Sheet, ReadError> {
    let mut cells = Cells {
        context,
        in_data: false,
        row: 0,
        hidden: false,
        column: 0,
        open: None,
        inside: Inside::Nothing,
        merges: Vec::new(),
    };
    let mut gathered = Gathered::default();
    package.each(&listed.part, |event| {
        if let Some((place, said)) = cells.event(&event)? {
            gathered.add(&listed.name, place, said, cells.hidden, budget)?;
        }
        Ok(())
    })?;
    gathered.into_sheet(listed.name.clone(), listed.hidden, cells.merges, budget)
}

impl Cells<'_> {
    /// Takes an event; a cell with its place when it is complete and holds something.
    fn event(&mut self, event: &Event<'_>) -> Result<Option<Placed>, ReadError> {
        match event {
            Event::Start(tag) => self.start(tag)?,
            Event::Empty(tag) => self.empty(tag)?,
            Event::End(tag) => match tag.local_name().as_ref() {
                "c" if self.open.is_some() => {
                    self.inside = Inside::Nothing;
                    self.column = self.column.saturating_add(1);
                    let Some(open) = self.open.take() else { return Ok(None) };
                    let place = open.place;
                    return Ok(self.context.said(open)?.map(|said| (place, said)));
                }
                "v" | "f" | "is" => self.inside = Inside::Nothing,
                "sheetData" => self.in_data = false,
                _ if self.inside == Inside::Inline => self.inline(event),
                _ => {}
            },
            _ => self.text(event),
        }
        Ok(None)
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        match tag.local_name().as_ref() {
            "sheetData" => {
                self.in_data = true;
                self.row = 0;
            }
            "row" if self.in_data => self.start_row(tag)?,
            "c" if self.in_data => self.start_cell(tag),
            "v" if self.open.is_some() => self.inside = Inside::Value,
            "f" => {
                if let Some(open) = &mut self.open {
                    open.formula = Some(String::new());
                    self.inside = Inside::Formula;
                }
            }
            "is" if self.open.is_some() => self.inside = Inside::Inline,
            "mergeCell" if !self.in_data => self.merge(tag)?,
            _ if self.inside == Inside::Inline => self.inline(&Event::Start(tag.borrow())),
            _ => {}
        }
        Ok(())
    }

    /// A tag without anything in it, as of a million cells that only have borders.
    fn empty(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        match tag.local_name().as_ref() {
            "row" if self.in_data => self.start_row(tag)?,
            "c" if self.in_data => {
                let place = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == "r");
                let column = place.and_then(|place| corner(&place.value)).map_or(self.column, |(column, _)| column);
                self.column = column.saturating_add(1);
            }
            "f" => {
                if let Some(open) = &mut self.open {
                    open.formula = Some(String::new());
                }
            }
            "mergeCell" if !self.in_data => self.merge(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn merge(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        if let Some(merge) = attribute(tag, "ref").and_then(|r| merge(&r)) {
            if self.merges.len() >= MOST_CELLS / 100 {
                return Err(ReadError::too_large("合并单元格太多"));
            }
            self.merges.push(merge);
        }
        Ok(())
    }

    /// A row that names no number is the next one.
    fn start_row(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        self.hidden = false;
        let mut number = None;
        for found in tag.attributes().with_checks(false).flatten() {
            match found.key.local_name().as_ref() {
                "r" => number = found.value.parse::<u32>().ok(),
                "hidden" => self.hidden = is_true(&found.value),
                _ => {}
            }
        }
        self.row = number.unwrap_or(self.row.saturating_add(1));
        self.column = 0;
        if self.row <= LAST_ROW { Ok(()) } else { Err(ReadError::damaged("行号超出表格的范围")) }
    }

    fn start_cell(&mut self, tag: &BytesStart<'_>) {
        let mut open = Open { place: (self.row.saturating_sub(1), self.column), ..Open::default() };
        for found in tag.attributes().with_checks(false).flatten() {
            match found.key.local_name().as_ref() {
                // A cell that names no place is the next one.
                "r" => {
                    if let Some((column, row)) = corner(&found.value) {
                        self.column = column;
                        open.place = (row.saturating_sub(1), column);
                    }
                }
                "s" => open.format = found.value.parse().unwrap_or(0),
                "t" => {
                    open.kind = match found.value.as_ref() {
                        "s" => Type::Shared,
                        "inlineStr" => Type::Inline,
                        "str" => Type::Text,
                        "b" => Type::Truth,
                        "e" => Type::Error,
                        "d" => Type::Date,
                        _ => Type::Number,
                    }
                }
                _ => {}
            }
        }
        self.open = Some(open);
        self.inside = Inside::Nothing;
    }

    fn inline(&mut self, event: &Event<'_>) {
        if let Some(open) = &mut self.open {
            open.inline.event(event);
        }
    }

    fn text(&mut self, event: &Event<'_>) {
        let Some(open) = &mut self.open else { return };
        match self.inside {
            Inside::Value => add(&mut open.value, event),
            Inside::Formula => add(open.formula.get_or_insert_default(), event),
            Inside::Inline => open.inline.event(event),
            Inside::Nothing => {}
        }
    }
}

impl Context<'_> {
    /// What a cell says; nothing for an empty one.
    fn said(&self, mut open: Open) -> Result<Option<Said>, ReadError> {
        let inline = open.inline.take();
        let value = open.value;
        if value.trim().is_empty() && inline.is_empty() && !matches!(open.kind, Type::Text) {
            // Nobody has reckoned the formula since a program wrote it.
            return Ok(open.formula.filter(|f| !f.is_empty()).and_then(|f| Said::error(&format!("={f}"))));
        }
        Ok(match open.kind {
            Type::Shared => {
                let text = value.trim().parse::<usize>().ok().and_then(|at| self.shared.get(at));
                Said::text(text.ok_or_else(|| ReadError::damaged("单元格的文字不在文件里"))?)
            }
            Type::Inline => Said::text(if inline.is_empty() { &value } else { &inline }),
            Type::Text => Said::text(&unescaped(value)),
            Type::Truth => Said::truth(matches!(value.trim(), "1" | "true")),
            Type::Error => Said::error(&value),
            Type::Date => Said::iso_date(value.trim()),
            Type::Number => self.number(value.trim(), open.format),
        })
    }

    fn number(&self, text: &str, format: usize) -> Option<Said> {
        let Ok(number) = text.parse::<f64>() else { return Said::text(text) };
        let kind = match self.formats.get(format) {
            Some(Shows::Date) => ExcelDateTimeType::DateTime,
            Some(Shows::Duration) => ExcelDateTimeType::TimeDelta,
            // Most numbers are short ones that say themselves.
            _ if text.len() <= 15 && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) => {
                return Some(Said { text: text.to_owned(), number: true, kind: CellKind::Plain });
            }
            _ => return Some(Said::number(number)),
        };
        Some(Said::date(ExcelDateTime::new(number, kind, self.from_1904)))
    }
}

/// `B2:C4`; nothing for what isn't a range within the caps.
fn merge(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':')?;
    let ((left, top), (right, bottom)) = (corner(from)?, corner(to)?);
    let merge = Merge {
        top: top.min(bottom),
        left: left.min(right),
        bottom: bottom.max(top).min(LAST_ROW),
        right: right.max(left).min(MOST_COLUMNS - 1),
    };
    (merge.top >= 1 && merge.top <= merge.bottom && merge.left <= merge.right).then_some(merge)
}

/// Column from 0 and row from 1.
fn corner(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at_checked(digits)?;
    let letters = letters.trim_matches('$');
    Some((column_number(letters)?, row.parse().ok().filter(|row| (1..=LAST_ROW).contains(row))?))
}
