//! Blank tables for units to fill in: drop-down lists, and text format where digits must stay digits.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder, Workbook,
};

use super::choices::Choices;
use super::grid::{height, lines};
use super::{A4, properties, sheet_name};
use crate::paper::PaperError;

/// Size of everything but the title.
const SIZE: f64 = 10.5;
const TITLE_SIZE: f64 = 18.0;
/// Height of a row that may be written in by hand, in points.
const BY_HAND: f64 = 21.0;
/// Points that a character of a column's width takes.
const POINTS_IN_CHARACTER: f64 = 5.25;

/// A table to be filled in, or one filled in already.
#[derive(Debug, Clone, PartialEq)]
pub struct Blank {
    /// Title above the table and in the properties; none when empty.
    pub title: String,
    /// Lines between title and table.
    pub notes: Vec<String>,
    /// Columns.
    pub columns: Vec<BlankColumn>,
    /// Rows filled in already, by column.
    pub rows: Vec<Vec<String>>,
    /// Rows prepared in all, formatted and with their lists.
    pub prepared: u32,
    /// Line beneath the table.
    pub foot: String,
}

/// A column of such a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BlankColumn {
    /// Heading.
    pub title: String,
    /// Width in half-width characters.
    pub width: f64,
    /// Digits that must never become a number.
    pub text: bool,
    /// Choices of a drop-down list.
    pub choices: Vec<String>,
    /// Exactly so many characters, warned of otherwise.
    pub length: Option<u32>,
}

/// What is said about a column of a blank table, by its heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remark {
    /// The column's heading.
    pub column: String,
    /// Marked as required: a red heading with an asterisk.
    pub required: bool,
    /// Shown when a cell of the column is chosen; none when empty. At most 255 characters are kept.
    pub comment: String,
}

/// Writes a table to be filled in as a workbook.
///
/// # Errors
/// What the writer says.
pub fn blank(blank: &Blank, author: &str, date: NaiveDate) -> Result<Vec<u8>, PaperError> {
    receipt_template(blank, &[], author, date)
}

/// Writes a plain table as a workbook: headings and rows, without a title.
///
/// # Errors
/// What the writer says.
pub fn table_workbook(
    name: &str,
    columns: Vec<BlankColumn>,
    rows: Vec<Vec<String>>,
    author: &str,
    date: NaiveDate,
) -> Result<Vec<u8>, PaperError> {
    let table = Blank { title: String::new(), notes: Vec::new(), columns, rows, prepared: 0, foot: String::new() };
    write(&table, &[], name, author, date)
}

/// Writes a table to be filled in, with required columns marked and help on the cells.
///
/// # Errors
/// What the writer says.
pub fn receipt_template(
    table: &Blank,
    remarks: &[Remark],
    author: &str,
    date: NaiveDate,
) -> Result<Vec<u8>, PaperError> {
    write(table, remarks, "填报表", author, date)
}

fn base() -> Format {
    Format::new().set_font_name("宋体").set_font_family(0).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter)
}

fn write(table: &Blank, remarks: &[Remark], name: &str, author: &str, date: NaiveDate) -> Result<Vec<u8>, PaperError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(if table.title.is_empty() { name } else { &table.title }, author, date)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(name))?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&C第 &P 页　共 &N 页");
    let last = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let room = table.columns.iter().map(|c| c.width * POINTS_IN_CHARACTER).sum::<f64>();
    let mut row = 0;
    let mut over = |sheet: &mut rust_xlsxwriter::Worksheet, text: &str, size: f64, format: &Format| {
        sheet.set_row_height(row, height(lines(text, size, room), size).min(400.0))?;
        if last > 0 {
            sheet.merge_range(row, 0, row, last, "", format)?;
        }
        sheet.write_string_with_format(row, 0, text, format)?;
        row += 1;
        Ok::<u32, PaperError>(row)
    };
    let mut head = 0;
    if !table.title.is_empty() {
        let title = base().set_font_size(TITLE_SIZE).set_bold().set_align(FormatAlign::Center);
        head = over(sheet, &table.title, TITLE_SIZE, &title)?;
    }
    for note in &table.notes {
        head = over(sheet, note, SIZE, &base().set_text_wrap())?;
    }
    let filled = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let rows = table.prepared.max(filled).max(1);
    let mut choices = Choices::default();
    let mut tallest = height(1, SIZE);
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(at, column.width)?;
        let remark = remarks.iter().find(|r| r.column == column.title);
        let required = remark.is_some_and(|r| r.required);
        let mut heading = base()
            .set_font_name("黑体")
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0x00F2_F2F2))
            .set_text_wrap();
        let mut title = column.title.clone();
        if required {
            heading = heading.set_font_color(Color::Red);
            title.push('*');
        }
        tallest = tallest.max(height(lines(&title, SIZE, column.width * POINTS_IN_CHARACTER), SIZE));
        sheet.write_string_with_format(head, at, &title, &heading)?;
        let mut format = base().set_border(FormatBorder::Thin);
        if column.text {
            format = format.set_num_format("@");
        }
        for offset in 0..rows {
            let value = usize::try_from(offset).ok().and_then(|o| table.rows.get(o)?.get(usize::from(at)));
            match value.filter(|v| !v.is_empty()) {
                Some(value) => drop(sheet.write_string_with_format(head + 1 + offset, at, value, &format)?),
                None => drop(sheet.write_blank(head + 1 + offset, at, &format)?),
            }
        }
        if let Some(rule) = rule(column, remark, &mut choices)? {
            sheet.add_data_validation(head + 1, at, head + rows, at, &rule)?;
        }
    }
    sheet.set_row_height(head, tallest.max(24.0))?;
    // What is still to be filled in may be filled in by hand.
    for row in filled..table.prepared {
        sheet.set_row_height(head + 1 + row, BY_HAND)?;
    }
    sheet.set_repeat_rows(head, head)?;
    sheet.set_freeze_panes(head + 1, 0)?;
    if !table.foot.is_empty() {
        let row = head + rows + 1;
        if last > 0 {
            sheet.merge_range(row, 0, row, last, "", &base().set_text_wrap())?;
        }
        sheet.write_string_with_format(row, 0, &table.foot, &base().set_text_wrap())?;
        sheet.set_row_height(row, height(lines(&table.foot, SIZE, room), SIZE).clamp(40.0, 400.0))?;
    }
    choices.write(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}

/// The one rule that a column's cells can carry: a list, a length, or only help.
fn rule(
    column: &BlankColumn,
    remark: Option<&Remark>,
    choices: &mut Choices,
) -> Result<Option<DataValidation>, PaperError> {
    let comment: String = remark.map_or("", |r| r.comment.as_str()).chars().take(255).collect();
    let rule = if !column.choices.is_empty() {
        choices.rule(&column.choices)?
    } else if let Some(length) = column.length {
        DataValidation::new()
            .allow_text_length(DataValidationRule::EqualTo(length))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("请核对")?
            .set_error_message(format!("应为 {length} 位；护照、通行证等其他证件请忽略本提示。"))?
    } else if comment.is_empty() {
        return Ok(None);
    } else {
        DataValidation::new().allow_any_value()
    };
    Ok(Some(if comment.is_empty() { rule } else { rule.set_input_message(comment)? }))
}
