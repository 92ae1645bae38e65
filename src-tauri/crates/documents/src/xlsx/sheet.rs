//! A paper as a workbook, made from the same description as the PDF.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use yanxiu_domain::record::Record;

use crate::form::{Align, CellKind, Face, Form, Orientation, VerticalAlign};
use crate::paper::{Body, Paper, PaperError, Table, TableCell, compose};
use crate::pdf::Meta;

/// Columns of the sheet; every table's own columns snap to them.
const COLUMNS: u16 = 48;
/// Characters of 11 pt that an A4 page is wide, upright and lying.
const PAGE_CHARACTERS: [f64; 2] = [88.0, 132.0];

impl From<XlsxError> for PaperError {
    fn from(error: XlsxError) -> Self {
        Self::Writing(error.to_string())
    }
}

/// Writes a form filled from a record as a workbook. The same record gives the same bytes.
///
/// # Errors
/// A field that the record lacks, or what the writer says.
pub fn render(form: &Form, record: &Record, meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let paper = compose(form, record)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&paper.title, &meta.author, meta.date)?);
    let sheet = workbook.add_worksheet();
    let name: String = paper.file_name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    sheet.set_name(name)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.6, 0.6, 0.6, 0.3, 0.3);
    if form.orientation == Orientation::Landscape {
        sheet.set_landscape();
    }
    sheet.set_header("").set_footer("&C第 &P 页　共 &N 页");
    let mut writer = Writer {
        sheet,
        paper: &paper,
        row: 0,
        characters: PAGE_CHARACTERS[usize::from(form.orientation == Orientation::Landscape)],
    };
    writer.write()?;
    Ok(workbook.save_to_buffer()?)
}

/// Properties with a creation time that doesn't come from a clock.
pub(super) fn properties(title: &str, author: &str, date: NaiveDate) -> Result<DocProperties, PaperError> {
    let year = u16::try_from(date.year()).unwrap_or(1900);
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    let created = ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))?;
    Ok(DocProperties::new().set_title(title).set_author(author).set_creation_datetime(&created))
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    paper: &'a Paper<'a>,
    row: u32,
    characters: f64,
}

impl Writer<'_> {
    fn write(&mut self) -> Result<(), PaperError> {
        for column in 0..COLUMNS {
            self.sheet.set_column_width(column, self.characters / f64::from(COLUMNS))?;
        }
        let tables = self.paper.parts.iter().filter(|p| matches!(p.body, Body::Table(_))).count();
        for part in &self.paper.parts {
            match &part.body {
                Body::Annex(text) => self.across(&text.plain(), 16.0, "黑体", FormatAlign::Left, 1)?,
                Body::Title(text, size, _, _) => {
                    let text = text.plain();
                    let lines = u32::try_from(text.lines().count()).unwrap_or(1);
                    self.across(&text, f64::from(*size), "宋体", FormatAlign::Center, lines)?;
                }
                Body::Line(left, center, right, _, _) => {
                    let half = COLUMNS / 2;
                    let format = |align| {
                        Format::new()
                            .set_font_name("宋体")
                            .set_font_size(10.5)
                            .set_align(align)
                            .set_align(FormatAlign::VerticalCenter)
                    };
                    if right.is_empty() && center.is_empty() {
                        self.across(&left.plain(), 10.5, "宋体", FormatAlign::Left, 1)?;
                        continue;
                    }
                    // The longer side gets the larger share of the line.
                    let split = if left.plain().chars().count() > right.plain().chars().count() * 2 {
                        half + half / 2
                    } else {
                        half
                    };
                    self.sheet.merge_range(
                        self.row,
                        0,
                        self.row,
                        split - 1,
                        &left.plain(),
                        &format(FormatAlign::Left),
                    )?;
                    let other = if right.is_empty() { center } else { right };
                    self.sheet.merge_range(
                        self.row,
                        split,
                        self.row,
                        COLUMNS - 1,
                        &other.plain(),
                        &format(FormatAlign::Right),
                    )?;
                    self.sheet.set_row_height(self.row, 20)?;
                    self.row += 1;
                }
                Body::Heading(text, _) => self.across(&text.plain(), 12.0, "黑体", FormatAlign::Left, 1)?,
                Body::Paragraph(paragraph) => {
                    let text = paragraph.text.plain();
                    let lines = lines_needed(&text, self.characters);
                    self.across(&text, 12.0, "宋体", FormatAlign::Left, lines)?;
                }
                Body::Attachments(items) => {
                    for item in items {
                        self.across(&item.plain(), 12.0, "宋体", FormatAlign::Left, 1)?;
                    }
                }
                Body::Signature(lines, _) => {
                    for line in lines {
                        self.across(&line.plain(), 12.0, "宋体", FormatAlign::Right, 1)?;
                    }
                }
                Body::Table(table) => self.table(table, tables == 1)?,
                Body::Chart(_, bars) => {
                    for (label, _, text) in bars {
                        self.across(&format!("{}　{text}", label.plain()), 10.5, "宋体", FormatAlign::Left, 1)?;
                    }
                }
                Body::PageBreak => {
                    self.sheet.set_page_breaks(&[self.row])?;
                }
                Body::Cards(_) | Body::Spacer(_) => {}
            }
        }
        Ok(())
    }

    fn across(&mut self, text: &str, size: f64, face: &str, align: FormatAlign, lines: u32) -> Result<(), PaperError> {
        let format = Format::new()
            .set_font_name(face)
            .set_font_size(size)
            .set_align(align)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let format = if size > 20.0 { format.set_bold() } else { format };
        self.sheet.merge_range(self.row, 0, self.row, COLUMNS - 1, text, &format)?;
        self.sheet.set_row_height(self.row, (size * 1.4 * f64::from(lines) + 4.0).min(400.0))?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table, alone: bool) -> Result<(), PaperError> {
        let edges = snap(&table.widths);
        let first = self.row;
        let heads = table.rows.iter().take_while(|r| r.head).count();
        for (offset, row) in table.rows.iter().enumerate() {
            let at = first + u32::try_from(offset).unwrap_or(0);
            let mut height = f64::from(row.min_height) * 2.83;
            for cell in &row.cells {
                let merged = if cell.merge { merged_rows(table, offset, cell) } else { cell.rows };
                if merged == 0 {
                    continue;
                }
                self.cell(table, cell, at, merged, &edges)?;
                if merged == 1 {
                    let room = self.characters * f64::from(edges[cell.column + cell.span] - edges[cell.column])
                        / f64::from(COLUMNS);
                    let foot = u32::from(!cell.foot.is_empty()) * 2;
                    let lines = if cell.fit { 1 } else { lines_needed(&cell.text.plain(), room - 1.0) + foot };
                    height = height.max(f64::from(lines) * 14.5 + 5.0);
                }
            }
            self.sheet.set_row_height(at, height.clamp(18.0, 400.0))?;
        }
        let last = first + u32::try_from(table.rows.len()).unwrap_or(0);
        if heads > 0 && alone {
            let head = first + u32::try_from(heads).unwrap_or(0);
            self.sheet.set_repeat_rows(first, head - 1)?;
            self.sheet.set_freeze_panes(head, 0)?;
        }
        self.row = last;
        Ok(())
    }

    fn cell(
        &mut self,
        table: &Table,
        cell: &TableCell,
        row: u32,
        rows: usize,
        edges: &[u16],
    ) -> Result<(), PaperError> {
        let format = cell_format(table, cell);
        let (from, to) = (edges[cell.column], edges[cell.column + cell.span] - 1);
        let last = row + u32::try_from(rows).unwrap_or(1) - 1;
        let mut text = cell.text.plain();
        if !cell.foot.is_empty() {
            text = format!("{text}\n{}", cell.foot.plain());
        }
        if from != to || last != row {
            self.sheet.merge_range(row, from, last, to, "", &format)?;
        }
        match cell.number {
            #[expect(clippy::cast_precision_loss, reason = "hundredths of an office's sums are far below 2^53")]
            Some((hundredths, decimals)) => {
                let pattern = match (cell.kind, decimals) {
                    (CellKind::Money, _) => "#,##0.00",
                    (_, 0) => "0",
                    (_, 1) => "0.0",
                    _ => "0.00",
                };
                self.sheet.write_number_with_format(
                    row,
                    from,
                    hundredths as f64 / 100.0,
                    &format.set_num_format(pattern),
                )?;
            }
            None => {
                self.sheet.write_string_with_format(row, from, text, &format)?;
            }
        }
        Ok(())
    }
}

/// Rows that a merged cell covers; 0 where it belongs to the one above.
fn merged_rows(table: &Table, row: usize, cell: &TableCell) -> usize {
    let same = |r: usize| {
        table.rows[r].head == table.rows[row].head
            && table.rows[r].cells.iter().any(|c| c.merge && c.column == cell.column && c.text == cell.text)
    };
    if row > 0 && same(row - 1) { 0 } else { (row..table.rows.len()).take_while(|r| same(*r)).count() }
}

fn cell_format(table: &Table, cell: &TableCell) -> Format {
    let face = match cell.face.or(table.face) {
        _ if cell.label => "黑体",
        Some(Face::Hei | Face::HeiMedium) => "黑体",
        Some(Face::Kai) => "楷体",
        _ => "宋体",
    };
    let mut format = Format::new()
        .set_font_name(face)
        .set_font_size(10.5)
        .set_border(FormatBorder::Thin)
        .set_align(match cell.align {
            Align::Left | Align::Justify => FormatAlign::Left,
            Align::Center => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        })
        .set_align(match cell.valign {
            VerticalAlign::Top => FormatAlign::Top,
            VerticalAlign::Middle => FormatAlign::VerticalCenter,
            VerticalAlign::Bottom => FormatAlign::Bottom,
        });
    format = if cell.fit { format.set_shrink() } else { format.set_text_wrap() };
    if cell.kind == CellKind::Digits { format.set_num_format("@") } else { format }
}

/// The sheet column at which each of the table's columns begins, and the end.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 48 columns")]
fn snap(widths: &[f32]) -> Vec<u16> {
    let total: f32 = widths.iter().sum();
    let mut edges = vec![0_u16];
    let mut sum = 0.0;
    for (index, width) in widths.iter().enumerate() {
        sum += width;
        let left = u16::try_from(widths.len() - index - 1).unwrap_or(0);
        let least = edges.last().copied().unwrap_or(0) + 1;
        let wanted = (sum / total * f32::from(COLUMNS)).round() as u16;
        edges.push(wanted.clamp(least, (COLUMNS - left).max(least)));
    }
    edges
}

/// Lines a text takes in a width of so many half-width characters.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
fn lines_needed(text: &str, room: f64) -> u32 {
    text.lines()
        .map(|line| {
            let width: f64 = line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum();
            (width / room.max(2.0)).ceil().max(1.0) as u32
        })
        .sum::<u32>()
        .max(1)
}
