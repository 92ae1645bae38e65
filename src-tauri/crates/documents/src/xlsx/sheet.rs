//! A paper as a workbook, made from the same description as the PDF.

use rust_xlsxwriter::{
    Color, ConditionalFormatDataBar, ConditionalFormatType, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};
use yanxiu_domain::record::Record;

use super::choices::Choices;
use super::grid::{Columns, HIGHEST_ROW, height, lines, rows_for};
use super::table::{self, typeface};
use super::{A3, A4, properties, seats, sheet_name};
use crate::form::{Align, Face, Form, Orientation, PageNumber};
use crate::layout::flow::larger;
use crate::paper::{Body, Chart, Paper, PaperError, Paragraph, Text, compose};
use crate::pdf::Meta;

/// Sizes of A4 in millimetres.
const PAGE: [f64; 2] = [210.0, 297.0];
/// Pixels in a millimetre, less a little, so that the width of the page holds them all.
const PIXELS_IN_MM: f64 = 96.0 / 25.4 * 0.98;
const MM_IN_INCH: f64 = 25.4;
const POINTS_IN_MM: f64 = 2.834_65;
/// 三号 and 小四.
const SIZE_THREE: f64 = 16.0;
const BAR_SIZE: f64 = 10.5;

/// Writes a form filled from a record as a workbook. The same record gives the same bytes.
///
/// # Errors
/// A field that the record lacks, or what the writer says.
pub fn render(form: &Form, record: &Record, meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let title = compose(form, record)?.title;
    render_several(std::slice::from_ref(form), record, &title, meta)
}

/// Writes several forms filled from one record as one workbook, a sheet each.
///
/// # Errors
/// As [`render`].
pub fn render_several(forms: &[Form], record: &Record, title: &str, meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(title, &meta.author, meta.date)?);
    let mut choices = Choices::default();
    for form in forms {
        add_sheet(&mut workbook, form, record, &mut choices)?;
    }
    choices.write(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}

fn add_sheet(workbook: &mut Workbook, form: &Form, record: &Record, choices: &mut Choices) -> Result<(), PaperError> {
    let paper = compose(form, record)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(if paper.file_name.is_empty() { &paper.title } else { &paper.file_name }))?;
    let larger = larger(&paper);
    set_up_page(sheet, form, larger);
    let lying = form.orientation == Orientation::Landscape;
    let across = PAGE[usize::from(lying)] - f64::from(form.margins.left) - f64::from(form.margins.right);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the width of a page")]
    let columns = columns(&paper, (across.max(50.0) * PIXELS_IN_MM) as u32);
    for (column, width) in (0_u16..).zip(columns.widths()) {
        sheet.set_column_width_pixels(column, width)?;
    }
    Writer { sheet, paper: &paper, columns: &columns, row: 0, breaks: Vec::new(), choices }.write()
}

fn set_up_page(sheet: &mut Worksheet, form: &Form, larger: bool) {
    let inch = |mm: f32| f64::from(mm) / MM_IN_INCH;
    let margins = form.margins;
    sheet.set_paper_size(if larger { A3 } else { A4 }).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(inch(margins.left), inch(margins.right), inch(margins.top), inch(margins.bottom), 0.3, 0.3);
    sheet.set_screen_gridlines(false);
    if form.orientation == Orientation::Landscape {
        sheet.set_landscape();
    }
    match form.page_number {
        PageNumber::Full => drop(sheet.set_footer("&C第 &P 页　共 &N 页")),
        PageNumber::Center => drop(sheet.set_footer("&C— &P —")),
        PageNumber::Outer => drop(sheet.set_footer("&R— &P —　")),
        PageNumber::None => {}
    }
}

/// The columns that all tables of a paper share.
fn columns(paper: &Paper<'_>, width: u32) -> Columns {
    let mut columns = Columns::new(width);
    for part in &paper.parts {
        match &part.body {
            Body::Table(table) => columns.admit(&table.widths),
            Body::Chart(chart) => columns.admit(&chart_widths(chart)),
            Body::Cards(cards) => columns.admit(&vec![1.0; cards.looks.lines.len()]),
            Body::Seats(seats) => columns.admit(&seats::table(seats).widths),
            _ => {}
        }
    }
    if columns.nearest(0.5).is_none() && paper.parts.iter().any(|p| matches!(&p.body, Body::Line(..))) {
        columns.admit(&[1.0, 1.0]);
    }
    columns
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    paper: &'a Paper<'a>,
    columns: &'a Columns,
    row: u32,
    breaks: Vec<u32>,
    choices: &'a mut Choices,
}

impl Writer<'_> {
    fn write(&mut self) -> Result<(), PaperError> {
        let tables: Vec<_> =
            self.paper.parts.iter().filter(|p| matches!(p.body, Body::Table(_) | Body::Cards(_))).collect();
        let alone = tables.len() == 1;
        // Headings stay in sight only where the sheet is one list under its title.
        let pure = alone
            && self.paper.parts.iter().all(|p| {
                matches!(p.body, Body::Annex(_) | Body::Title(..) | Body::Line(..) | Body::Table(_) | Body::Spacer(_))
            });
        let body = self.paper.form.face;
        let size = f64::from(self.paper.form.size.0);
        let mut after_table = false;
        for part in &self.paper.parts {
            let joined = matches!(&part.body, Body::Table(table) if table.join);
            let gap =
                part.before.max(if after_table && !joined && matches!(part.body, Body::Table(_)) { 3.0 } else { 0.0 });
            self.gap(gap)?;
            after_table = matches!(part.body, Body::Table(_));
            match &part.body {
                Body::Annex(text) => self.across(&text.plain(), SIZE_THREE, Face::Hei, FormatAlign::Left)?,
                Body::Title(text, size, face, beneath) => {
                    self.across(&text.plain(), f64::from(*size), *face, FormatAlign::Center)?;
                    if let Some(beneath) = beneath {
                        self.across(&beneath.plain(), SIZE_THREE, Face::Kai, FormatAlign::Center)?;
                    }
                }
                Body::Line(left, center, right, own, face) => {
                    self.line([left, center, right], own.map_or(size, f64::from), face.unwrap_or(body))?;
                }
                Body::Heading(text, level) => {
                    let face = match level {
                        1 => Face::Hei,
                        2 => Face::Kai,
                        _ => body,
                    };
                    self.across(&format!("　　{}", text.plain()), size, face, FormatAlign::Left)?;
                }
                Body::Paragraph(paragraph) => self.paragraph(paragraph, size, body)?,
                Body::Attachments(items) => {
                    for (index, item) in items.iter().enumerate() {
                        let before = if index == 0 { "　　附件：" } else { "　　　　　" };
                        let number = if items.len() > 1 { format!("{}. ", index + 1) } else { String::new() };
                        self.across(&format!("{before}{number}{}", item.plain()), size, body, FormatAlign::Left)?;
                    }
                }
                Body::Signature(signed, blank) => {
                    for _ in 0..*blank {
                        self.gap(6.0)?;
                    }
                    for line in signed {
                        self.across(&format!("{}　　　　", line.plain()), size, body, FormatAlign::Right)?;
                    }
                }
                Body::Table(table) => {
                    let first = self.row;
                    let (head, after) = table::write(self.sheet, self.columns, table, body, first, self.choices)?;
                    self.heads(first, head, alone, pure)?;
                    self.row = after;
                }
                Body::Cards(cards) => self.cards(&cards.cards)?,
                Body::Seats(seats) => {
                    let table = seats::table(seats);
                    (_, self.row) = table::write(self.sheet, self.columns, &table, body, self.row, self.choices)?;
                }
                Body::Chart(chart) => self.chart(chart)?,
                Body::PageBreak => self.breaks.push(self.row),
                Body::Spacer(height) => self.gap(*height)?,
                // A workbook is for the figures; the pictures stand in the PDF.
                Body::Pictures(..) => {}
            }
            self.gap(part.after)?;
        }
        let breaks: Vec<u32> = self.breaks.iter().copied().filter(|row| *row > 0).collect();
        self.sheet.set_page_breaks(&breaks)?;
        Ok(())
    }

    /// Repeats the heads of the only table on every page; over a pure list they stay in sight too.
    fn heads(&mut self, first: u32, head: u32, alone: bool, pure: bool) -> Result<(), PaperError> {
        if alone && head > first {
            self.sheet.set_repeat_rows(first, head - 1)?;
            if pure {
                self.sheet.set_freeze_panes(head, 0)?;
            }
        }
        Ok(())
    }

    /// An empty row of so many millimetres.
    fn gap(&mut self, mm: f32) -> Result<(), PaperError> {
        if mm > 0.0 {
            self.sheet.set_row_height(self.row, (f64::from(mm) * POINTS_IN_MM).min(HIGHEST_ROW))?;
            self.row += 1;
        }
        Ok(())
    }

    /// A text over the whole width, as high as it needs.
    fn across(&mut self, text: &str, size: f64, face: Face, align: FormatAlign) -> Result<(), PaperError> {
        let format = typeface(face, size).set_align(align).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let last = self.columns.last();
        let height = height(lines(text, size, self.columns.room(0, last)), size);
        let rows = rows_for(height);
        for row in self.row..self.row + rows {
            self.sheet.set_row_height(row, height / f64::from(rows))?;
        }
        self.put((self.row, 0), (self.row + rows - 1, last - 1), text, &format)?;
        self.row += rows;
        Ok(())
    }

    /// A text in a cell, or in several made one.
    fn put(&mut self, from: (u32, u16), to: (u32, u16), text: &str, format: &Format) -> Result<(), PaperError> {
        if from == to {
            self.sheet.write_string_with_format(from.0, from.1, text, format)?;
        } else {
            self.sheet.merge_range(from.0, from.1, to.0, to.1, "", format)?;
            self.sheet.write_string_with_format(from.0, from.1, text, format)?;
        }
        Ok(())
    }

    /// One line of up to three texts, each with the share of the width that its length asks for.
    fn line(&mut self, texts: [&Text; 3], size: f64, face: Face) -> Result<(), PaperError> {
        let aligns = [FormatAlign::Left, FormatAlign::Center, FormatAlign::Right];
        let parts: Vec<(String, FormatAlign)> =
            texts.iter().zip(aligns).filter(|(t, _)| !t.is_empty()).map(|(t, align)| (t.plain(), align)).collect();
        let lengths: Vec<f64> =
            parts.iter().map(|(t, _)| t.chars().map(|c| if c.is_ascii() { 0.6 } else { 1.0 }).sum()).collect();
        let total: f64 = lengths.iter().sum::<f64>().max(1.0);
        let mut edges = vec![0];
        let mut sum = 0.0;
        for length in lengths.iter().take(lengths.len().saturating_sub(1)) {
            sum += length / total;
            let wanted = self.columns.nearest(sum.clamp(0.2, 0.8)).unwrap_or(0);
            if wanted > edges.last().copied().unwrap_or(0) {
                edges.push(wanted);
            }
        }
        edges.push(self.columns.last());
        if edges.len() != parts.len() + 1 {
            // Too few columns to part them: one text, one cell.
            let joined: Vec<&str> = parts.iter().map(|(t, _)| t.as_str()).collect();
            return self.across(&joined.join("　　"), size, face, FormatAlign::Left);
        }
        let mut tallest = height(1, size);
        for ((text, align), pair) in parts.iter().zip(edges.windows(2)) {
            let format = typeface(face, size).set_align(*align).set_align(FormatAlign::VerticalCenter).set_text_wrap();
            tallest = tallest.max(height(lines(text, size, self.columns.room(pair[0], pair[1])), size));
            self.put((self.row, pair[0]), (self.row, pair[1] - 1), text, &format)?;
        }
        self.sheet.set_row_height(self.row, tallest.min(HIGHEST_ROW))?;
        self.row += 1;
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph, size: f64, body: Face) -> Result<(), PaperError> {
        let align = match paragraph.align {
            Align::Left | Align::Justify => FormatAlign::Left,
            Align::Center => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few characters")]
        let indent = "　".repeat(paragraph.indent.max(0.0).round() as usize);
        let text = format!("{indent}{}", paragraph.text.plain());
        self.across(&text, paragraph.size.map_or(size, f64::from), paragraph.face.unwrap_or(body), align)
    }

    /// Cards are cut from the PDF; the sheet lists what stands on them.
    fn cards(&mut self, cards: &[Vec<Text>]) -> Result<(), PaperError> {
        let count = cards.iter().map(Vec::len).max().unwrap_or(0);
        let lists = crate::paper::Table { widths: vec![1.0; count], ..crate::paper::Table::default() };
        let edges = self.columns.of_table(&lists);
        let format = typeface(Face::Song, BAR_SIZE)
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        for card in cards {
            let mut tallest = height(1, BAR_SIZE);
            for (text, pair) in card.iter().zip(edges.windows(2)) {
                let text = text.plain();
                tallest = tallest.max(height(lines(&text, BAR_SIZE, self.columns.room(pair[0], pair[1])), BAR_SIZE));
                self.put((self.row, pair[0]), (self.row, pair[1] - 1), &text, &format)?;
            }
            self.sheet.set_row_height(self.row, tallest.min(HIGHEST_ROW))?;
            self.row += 1;
        }
        Ok(())
    }

    /// Labels, and numbers with a bar behind each; several in columns of their own.
    fn chart(&mut self, chart: &Chart) -> Result<(), PaperError> {
        if let Some(title) = &chart.title {
            self.across(&title.plain(), BAR_SIZE, Face::Hei, FormatAlign::Center)?;
        }
        let table = crate::paper::Table { widths: chart_widths(chart), ..crate::paper::Table::default() };
        let edges = self.columns.of_table(&table);
        let place = |n: usize| (edges[n], edges[n + 1] - 1);
        let cell = typeface(Face::Song, BAR_SIZE).set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let label_format = cell.clone().set_text_wrap();
        if !chart.series.is_empty() {
            let heading = cell.clone().set_align(FormatAlign::Center);
            for (n, name) in std::iter::once("").chain(chart.series.iter().map(String::as_str)).enumerate() {
                let (from, to) = place(n);
                self.put((self.row, from), (self.row, to), name, &heading)?;
            }
            self.row += 1;
        }
        for bar in &chart.bars {
            let label = [bar.label.plain(), bar.beneath.plain()].concat();
            let (from, to) = place(0);
            let tall = height(lines(&label, BAR_SIZE, self.columns.room(from, to + 1)), BAR_SIZE);
            self.put((self.row, from), (self.row, to), &label, &label_format)?;
            for (n, length) in bar.lengths.iter().enumerate() {
                let (from, to) = place(n + 1);
                let digits = length.text.find(|c: char| !c.is_ascii_digit() && !".,-".contains(c));
                let (figure, rest) = length.text.split_at(digits.unwrap_or(length.text.len()));
                // What is written beside the number stays beside it, as the format of the cell.
                let number = if figure.contains(',') { "#,##0.00" } else { "General" };
                let format = cell
                    .clone()
                    .set_align(FormatAlign::Left)
                    .set_num_format(format!("{number}\"{}\"", rest.replace('"', "")));
                self.put((self.row, from), (self.row, to), "", &format)?;
                // Through its text: 96.67 as a short float would be written 96.66999816894531.
                let value: f64 = figure.replace(',', "").parse().unwrap_or_else(|_| f64::from(length.value));
                self.sheet.write_number_with_format(self.row, from, value, &format)?;
                let full = f64::from(chart.full);
                let bar = ConditionalFormatDataBar::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, if full > 0.0 { full } else { 1.0 })
                    .set_fill_color(Color::RGB(0x009D_C3E6))
                    .set_solid_fill(true);
                self.sheet.add_conditional_format(self.row, from, self.row, from, &bar)?;
            }
            self.sheet.set_row_height(self.row, tall.min(HIGHEST_ROW))?;
            self.row += 1;
        }
        Ok(())
    }
}

/// Widths of a chart's columns: labels, then each series.
fn chart_widths(chart: &Chart) -> Vec<f32> {
    let series = chart.series.len().max(1);
    let mut widths = vec![40.0];
    #[expect(clippy::cast_precision_loss, reason = "a chart has one or two series")]
    widths.resize(series + 1, 60.0 / series as f32);
    widths
}
