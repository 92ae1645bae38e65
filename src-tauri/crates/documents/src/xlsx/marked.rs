//! A workbook as it was read, with what is wrong marked, to be sent back to whoever made it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet};

use super::grid::{HIGHEST_ROW, height, lines};
use super::{A4, properties, sheet_name};
use crate::paper::PaperError;
use crate::reading::{Sheet, SheetRow, column_letters};

/// One problem of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Row as the spreadsheet counts it, from 1.
    pub row: u32,
    /// Column from 0; `None` for the row as a whole.
    pub column: Option<u32>,
    /// Whether it must be mended; only to be looked at otherwise.
    pub error: bool,
    /// What is wrong and what to do, in Chinese.
    pub note: String,
}

/// A sheet and what is wrong on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedSheet<'s> {
    /// As it was read.
    pub sheet: &'s Sheet,
    /// In any order; several may be at one cell.
    pub marks: Vec<Mark>,
}

/// Characters that a cell or a note holds in this format.
const LONGEST_TEXT: usize = 32_767;
/// Characters of a note that are shown; the list has them all.
const LONGEST_NOTE: usize = 1_000;
/// Columns that the format has.
const MOST_COLUMNS: u16 = 16_384;
const ERROR: Color = Color::RGB(0x00FF_C7CE);
const WARNING: Color = Color::RGB(0x00FF_EB9C);
const LIST: &str = "问题";
const SIZE: f64 = 10.5;
/// Width of the column of notes on the list, in half-width characters, and the points that one takes.
const NOTE_WIDTH: f64 = 80.0;
const POINTS_IN_CHARACTER: f64 = 5.25;

/// All marks at one cell.
#[derive(Default)]
struct Cell<'m> {
    error: bool,
    notes: Vec<&'m str>,
}

/// Writes a workbook of the sheets as they were read, every value as text at its row and column. What is wrong is
/// coloured, errors and warnings apart, and has a note; a last sheet lists it all, each line leading to its cell.
///
/// # Errors
/// What the writer says.
pub fn marked(sheets: &[MarkedSheet<'_>], author: &str, today: NaiveDate) -> Result<Vec<u8>, PaperError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties("有问题的单元格", author, today)?);
    let mut names: Vec<String> = Vec::new();
    for (at, marked) in sheets.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| sheets.get(at)).map(|m| m.sheet);
        match names.last().filter(|_| before.is_some_and(|before| is_of_one(before, marked.sheet))).cloned() {
            Some(name) => {
                write(workbook.worksheet_from_name(&name)?, marked, author)?;
                names.push(name);
            }
            None => {
                let name = unique(&sheet_name(&marked.sheet.name), &names);
                let sheet = workbook.add_worksheet();
                sheet.set_name(&name)?;
                write(sheet, marked, author)?;
                names.push(name);
            }
        }
    }
    let name = unique(LIST, &names);
    let sheet = workbook.add_worksheet();
    sheet.set_name(&name)?;
    list(sheet, sheets, &names)?;
    Ok(workbook.save_to_buffer()?)
}

/// Whether two are tables of one sheet: they have its name, and no cell in common.
fn is_of_one(before: &Sheet, sheet: &Sheet) -> bool {
    let has =
        |row: &SheetRow| before.row(row.number).is_some_and(|r| row.cells.iter().any(|c| r.cell(c.column).is_some()));
    !sheet.name.is_empty() && before.name == sheet.name && !sheet.rows.iter().any(has)
}

/// A sheet's name that none has yet; capitals don't tell names apart.
fn unique(name: &str, taken: &[String]) -> String {
    let is_taken = |name: &str| taken.iter().any(|t| t.to_lowercase() == name.to_lowercase());
    if !is_taken(name) {
        return name.to_owned();
    }
    let numbered = (2_u32..).map(|n| {
        let end = format!("（{n}）");
        let head: String = name.chars().take(31 - end.chars().count()).collect();
        format!("{head}{end}")
    });
    numbered.into_iter().find(|n| !is_taken(n)).unwrap_or_default()
}

fn clipped(text: &str, most: usize) -> String {
    let mut left = most;
    // The format counts UTF-16 units.
    text.chars().take_while(|c| left.checked_sub(c.len_utf16()).map(|rest| left = rest).is_some()).collect()
}

fn base() -> Format {
    Format::new().set_font_name("宋体").set_font_family(0).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter)
}

fn write(sheet: &mut Worksheet, marked: &MarkedSheet<'_>, author: &str) -> Result<(), PaperError> {
    let mut at: BTreeMap<(u32, u32), Cell<'_>> = BTreeMap::new();
    for mark in &marked.marks {
        let cell = at.entry((mark.row, place(marked.sheet.row(mark.row), mark))).or_default();
        cell.error |= mark.error;
        if !cell.notes.contains(&mark.note.as_str()) {
            cell.notes.push(&mark.note);
        }
    }
    // Lines broken in a cell are shown broken; a long one is left to run on.
    let text = base().set_num_format("@");
    let broken = text.clone().set_text_wrap();
    let bad = |color: Color| {
        base().set_num_format("@").set_text_wrap().set_background_color(color).set_border(FormatBorder::Thin)
    };
    let (error, warning) = (bad(ERROR), bad(WARNING));
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    let mut widths: BTreeMap<u16, f64> = BTreeMap::new();
    for row in &marked.sheet.rows {
        let breaks = row.cells.iter().map(|c| c.text.lines().count()).max().unwrap_or(1);
        if breaks > 1 {
            let breaks = u32::try_from(breaks).unwrap_or(u32::MAX);
            sheet.set_row_height(row.number.saturating_sub(1), height(breaks, SIZE).min(HIGHEST_ROW))?;
        }
        for cell in &row.cells {
            let Some(column) = column_of(cell.column) else { continue };
            let format = match at.get(&(row.number, cell.column)) {
                Some(cell) if cell.error => &error,
                Some(_) => &warning,
                None if cell.text.contains('\n') => &broken,
                None => &text,
            };
            sheet.write_string_with_format(
                row.number.saturating_sub(1),
                column,
                clipped(&cell.text, LONGEST_TEXT),
                format,
            )?;
            // A title over the table shall not widen its column.
            if row.cells.len() > 1 {
                let width = widths.entry(column).or_insert(8.0);
                *width = width.max(width_of(&cell.text));
            }
        }
    }
    for (column, width) in widths {
        sheet.set_column_width(column, width)?;
    }
    for ((row, column), cell) in &at {
        let Some(to) = column_of(*column) else { continue };
        let index = row.saturating_sub(1);
        if marked.sheet.row(*row).and_then(|r| r.cell(*column)).is_none() {
            sheet.write_blank(index, to, if cell.error { &error } else { &warning })?;
        }
        let said = cell.notes.join("\n");
        let lines = u32::try_from(said.chars().count() / 18 + cell.notes.len()).unwrap_or(1).clamp(2, 12);
        let note = Note::new(clipped(&said, LONGEST_NOTE)).set_author(author).add_author_prefix(false);
        sheet.insert_note(index, to, &note.set_width(260).set_height(24 * lines))?;
    }
    Ok(())
}

/// The column at which a mark is shown: that of the row as a whole at its first cell.
fn place(row: Option<&SheetRow>, mark: &Mark) -> u32 {
    mark.column.or_else(|| row.and_then(|r| r.cells.first()).map(|c| c.column)).unwrap_or(0)
}

fn column_of(column: u32) -> Option<u16> {
    u16::try_from(column).ok().filter(|c| *c < MOST_COLUMNS)
}

/// Half-width characters that a text takes, within what a column may have.
fn width_of(text: &str) -> f64 {
    let units = text.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>());
    f64::from(units.max().unwrap_or(0).clamp(6, 40) + 2)
}

/// The sheet that lists every problem, errors of a sheet in its own order, and what the colours mean.
fn list(sheet: &mut Worksheet, sheets: &[MarkedSheet<'_>], names: &[String]) -> Result<(), PaperError> {
    let bold = base().set_bold();
    let cell = base().set_border(FormatBorder::Thin).set_text_wrap();
    let head = cell.clone().set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00F2_F2F2));
    let (error, warning) = (cell.clone().set_background_color(ERROR), cell.clone().set_background_color(WARNING));
    let link = cell.clone().set_font_color(Color::RGB(0x0005_63C1));
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    let total = sheets.iter().map(|s| s.marks.len()).sum::<usize>();
    let errors = sheets.iter().flat_map(|s| &s.marks).filter(|m| m.error).count();
    let said = format!("共 {total} 处：必须改正 {errors} 处，请核对 {} 处。改好后请把本文件发回。", total - errors);
    sheet.write_string_with_format(0, 0, said, &bold)?;
    sheet.write_string_with_format(1, 0, "图例", &cell)?.write_string_with_format(1, 1, "必须改正", &error)?;
    sheet.write_string_with_format(1, 2, "请核对", &warning)?;
    let columns = [("序号", 8.0), ("工作表", 20.0), ("位置", 12.0), ("程度", 12.0), ("问题和改法", NOTE_WIDTH)];
    for (at, (title, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(3, at, title, &head)?;
    }
    let mut row = 4;
    for (marked, name) in sheets.iter().zip(names) {
        let mut marks: Vec<&Mark> = marked.marks.iter().collect();
        marks.sort_by_key(|m| (m.row, m.column));
        for mark in marks {
            let column = place(marked.sheet.row(mark.row), mark);
            let cell_name = format!("{}{}", column_letters(column), mark.row);
            let shown = if mark.column.is_some() { cell_name.clone() } else { format!("第 {} 行", mark.row) };
            let (word, format) = if mark.error { ("必须改正", &error) } else { ("请核对", &warning) };
            let tall = height(lines(&mark.note, SIZE, NOTE_WIDTH * POINTS_IN_CHARACTER), SIZE).min(HIGHEST_ROW);
            sheet.set_row_height(row, tall)?;
            sheet.write_string_with_format(row, 0, (row - 3).to_string(), &cell)?;
            sheet.write_string_with_format(row, 1, name, &cell)?;
            let url = Url::new(format!("internal:'{name}'!{cell_name}")).set_text(&shown);
            // The format takes 65,530 links on a sheet; beyond that the place is only named.
            if row < 60_000 {
                sheet.write_url_with_format(row, 2, url, &link)?;
            } else {
                sheet.write_string_with_format(row, 2, &shown, &cell)?;
            }
            sheet.write_string_with_format(row, 3, word, format)?;
            sheet.write_string_with_format(row, 4, clipped(&mark.note, LONGEST_TEXT), &cell)?;
            row += 1;
        }
    }
    Ok(())
}
