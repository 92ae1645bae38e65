//! Drop-down lists: short ones in the cell's own rule, long ones on a hidden sheet.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Workbook};

use crate::paper::PaperError;
use crate::reading::column_letters;

/// The longest list that fits into a cell's rule: the format takes 255 characters, commas among them.
const LONGEST_OWN: usize = 255;
/// The hidden sheet's name.
const SHEET: &str = "选项";

/// The long lists of one workbook.
#[derive(Debug, Default)]
pub(super) struct Choices {
    lists: Vec<Vec<String>>,
}

impl Choices {
    /// The rule that offers a list; what isn't in it is warned of, not refused.
    pub(super) fn rule(&mut self, choices: &[String]) -> Result<DataValidation, PaperError> {
        let length: usize = choices.iter().map(|c| c.encode_utf16().count() + 1).sum::<usize>().saturating_sub(1);
        // A comma in a choice would part it in two.
        let own = length <= LONGEST_OWN && !choices.iter().any(|c| c.contains([',', '"']));
        let rule = if own {
            DataValidation::new().allow_list_strings(choices)?
        } else {
            let at = self.lists.iter().position(|l| l == choices).unwrap_or_else(|| {
                self.lists.push(choices.to_vec());
                self.lists.len() - 1
            });
            let letters = column_letters(u32::try_from(at).unwrap_or(0));
            let list = format!("={SHEET}!${letters}$1:${letters}${}", choices.len());
            DataValidation::new().allow_list_formula(Formula::new(list))
        };
        Ok(rule
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("请核对")?
            .set_error_message("下拉列表中没有这一项，请尽量从列表中选择。")?)
    }

    /// Writes the long lists, when there are any.
    pub(super) fn write(self, workbook: &mut Workbook) -> Result<(), PaperError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(SHEET)?.set_hidden(true);
        for (column, list) in (0_u16..).zip(&self.lists) {
            for (row, choice) in (0_u32..).zip(list) {
                sheet.write_string(row, column, choice)?;
            }
        }
        Ok(())
    }
}
