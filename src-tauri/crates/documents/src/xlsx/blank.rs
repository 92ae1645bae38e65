//! Blank tables for units to fill in: drop-down lists, and text format where digits must stay digits.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder, Workbook,
};

use super::sheet::properties;
use crate::paper::PaperError;

/// A blank table.
#[derive(Debug, Clone, PartialEq)]
pub struct Blank {
    /// Title above the table and in the properties.
    pub title: String,
    /// Lines between title and table.
    pub notes: Vec<String>,
    /// Columns.
    pub columns: Vec<BlankColumn>,
    /// Rows filled in already, by column.
    pub rows: Vec<Vec<String>>,
    /// Rows prepared in all.
    pub prepared: u32,
    /// Line beneath the table.
    pub foot: String,
}

/// A column of a blank table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BlankColumn {
    /// Heading.
    pub title: String,
    /// Width in characters.
    pub width: f64,
    /// Digits that must never become a number.
    pub text: bool,
    /// Choices of a drop-down list.
    pub choices: Vec<String>,
    /// Exactly so many characters, warned of otherwise.
    pub length: Option<u32>,
}

/// Writes a blank table as a workbook.
///
/// # Errors
/// What the writer says.
pub fn blank(blank: &Blank, author: &str, date: NaiveDate) -> Result<Vec<u8>, PaperError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&blank.title, author, date)?);
    let base = || Format::new().set_font_name("宋体").set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
    let last_column = u16::try_from(blank.columns.len()).unwrap_or(1).saturating_sub(1);
    let lists: Vec<_> = blank.columns.iter().filter(|c| choices_length(c) > 250).collect();
    let sheet = workbook.add_worksheet();
    sheet.set_name("填报表")?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    let title = base().set_font_size(18).set_bold().set_align(FormatAlign::Center);
    sheet.merge_range(0, 0, 0, last_column, &blank.title, &title)?;
    sheet.set_row_height(0, 32)?;
    let mut row = 1;
    for note in &blank.notes {
        sheet.merge_range(row, 0, row, last_column, note, &base().set_text_wrap())?;
        sheet.set_row_height(row, 18)?;
        row += 1;
    }
    let head = row;
    let heading =
        base().set_font_name("黑体").set_border(FormatBorder::Thin).set_align(FormatAlign::Center).set_text_wrap();
    for (index, column) in blank.columns.iter().enumerate() {
        let at = u16::try_from(index).unwrap_or(0);
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(head, at, &column.title, &heading)?;
    }
    sheet.set_row_height(head, 30)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_freeze_panes(head + 1, 1)?;
    let filled = u32::try_from(blank.rows.len()).unwrap_or(0);
    let rows = blank.prepared.max(filled).max(1);
    for (index, column) in blank.columns.iter().enumerate() {
        let at = u16::try_from(index).unwrap_or(0);
        let mut format = base().set_border(FormatBorder::Thin);
        if column.text {
            format = format.set_num_format("@");
        }
        for offset in 0..rows {
            let value = blank.rows.get(offset as usize).and_then(|r| r.get(index)).map_or("", String::as_str);
            if value.is_empty() {
                sheet.write_blank(head + 1 + offset, at, &format)?;
            } else {
                sheet.write_string_with_format(head + 1 + offset, at, value, &format)?;
            }
        }
        if !column.choices.is_empty() {
            let validation = match lists.iter().position(|l| l.title == column.title) {
                Some(list) => {
                    let letter = char::from(b'A' + u8::try_from(list).unwrap_or(0));
                    let formula = format!("=选项!${letter}$1:${letter}${}", column.choices.len());
                    DataValidation::new().allow_list_formula(formula.as_str().into())
                }
                None => DataValidation::new().allow_list_strings(&column.choices)?,
            };
            let validation = validation
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message("请从下拉列表中选择。")?;
            sheet.add_data_validation(head + 1, at, head + rows, at, &validation)?;
        }
        if let Some(length) = column.length {
            let validation = DataValidation::new()
                .allow_text_length(DataValidationRule::EqualTo(length))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message(format!("应为 {length} 位；护照、通行证等其他证件请忽略本提示。"))?;
            sheet.add_data_validation(head + 1, at, head + rows, at, &validation)?;
        }
    }
    if !blank.foot.is_empty() {
        let row = head + rows + 1;
        sheet.merge_range(row, 0, row, last_column, &blank.foot, &base().set_text_wrap())?;
        sheet.set_row_height(row, 40)?;
    }
    if !lists.is_empty() {
        let sheet = workbook.add_worksheet();
        sheet.set_name("选项")?;
        sheet.set_hidden(true);
        for (at, list) in lists.iter().enumerate() {
            for (row, choice) in list.choices.iter().enumerate() {
                sheet.write_string(u32::try_from(row).unwrap_or(0), u16::try_from(at).unwrap_or(0), choice)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// Length of the choices as Excel counts them: at most 255 fit into the cell's own list.
fn choices_length(column: &BlankColumn) -> usize {
    column.choices.iter().map(|c| c.chars().count() + 1).sum()
}
