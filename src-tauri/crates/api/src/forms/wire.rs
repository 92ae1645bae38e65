//! Forms as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::definition::FormDefinition;
use crate::problem::Problem;
use crate::scalar::Day;

/// Asks what forms may hold, with the values of a class where one is given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldsQuery {
    /// Class.
    pub class_id: Option<String>,
}

/// Writes what forms may hold as a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldsExport {
    /// Class whose values are shown.
    pub class_id: Option<String>,
    /// File to write.
    pub path: String,
}

/// Something a form may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormField {
    /// Path: `learners.name`.
    pub path: String,
    /// What an office calls it: `学员.姓名`.
    pub label: String,
    /// The list it belongs to, by its name; empty for the class as a whole.
    pub list: String,
    /// The list's path.
    pub list_path: String,
    /// 文字, 日期, 数字 …
    pub kind: String,
    /// How it reads: for the class, or made up.
    pub value: String,
}

/// What forms may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormFields {
    /// In the order of the catalogue.
    pub fields: Vec<FormField>,
}

/// Looks at a file that may become a form; nothing is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormFileCheck {
    /// File.
    pub file: String,
    /// Class whose values are shown.
    pub class_id: Option<String>,
}

/// Looks at a form that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnFormCheck {
    /// Form.
    pub form_id: String,
    /// Class whose values are shown.
    pub class_id: Option<String>,
}

/// A placeholder as it stands in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormPlaceholder {
    /// What stands between the braces.
    pub written: String,
    /// Path of what it means; empty when nothing is called so.
    pub path: String,
    /// What an office calls it.
    pub label: String,
    /// The list whose rows it repeats, by its name; empty for none.
    pub list: String,
    /// Sheet, or 正文, 页眉 …
    pub part: String,
    /// Row as the spreadsheet counts it.
    pub row: Option<u32>,
    /// Column letters.
    pub column: Option<String>,
    /// The text around it.
    pub near: String,
    /// `known`, `unknown`, or `empty` where the class has nothing to say.
    #[ts(type = "\"known\" | \"unknown\" | \"empty\"")]
    pub state: &'static str,
    /// What it says for the class, the first of a list; made up without a class.
    pub value: String,
    /// What was probably meant, where nothing is called so.
    pub nearest: String,
}

/// What a form holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormReport {
    /// Name of the file.
    pub file_name: String,
    /// `xlsx` or `docx`.
    pub format: String,
    /// Its placeholders in the order in which they stand.
    pub placeholders: Vec<FormPlaceholder>,
    /// Whether it can be filled.
    pub fillable: bool,
    /// What is wrong with it, and what the class has nothing to say to.
    pub problems: Vec<Problem>,
}

/// Keeps a form of the office's own, for the classes of a year's notice or for one class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnFormAdd {
    /// File.
    pub file: String,
    /// Year of the notice.
    pub year: Option<i32>,
    /// Class.
    pub class_id: Option<String>,
    /// Kind of paper it stands in place of; empty for one that stands for itself.
    pub kind: String,
    /// What it is called; empty for the paper's or the file's name.
    pub title: String,
}

/// A form that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnFormAdded {
    /// Its id.
    pub form_id: String,
    /// What was done.
    pub done: String,
    /// What is worth a look.
    pub problems: Vec<Problem>,
}

/// One form of the office's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnFormRow {
    /// Id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Kind of paper it stands in place of; empty for none.
    pub kind: String,
    /// Title of that paper.
    pub paper: String,
    /// Name it came under.
    pub file_name: String,
    /// `xlsx` or `docx`.
    pub format: String,
    /// Bytes.
    pub bytes: u64,
    /// Day it was added.
    pub added_on: Day,
    /// The class it is for; empty for all of the year.
    pub class_id: String,
    /// That class's title.
    pub class_title: String,
}

/// A kind of paper that a form may stand in place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormKind {
    /// Kind.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Stage word.
    pub stage: String,
}

/// A class that forms may be tried on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormClass {
    /// Class.
    pub class_id: String,
    /// Title.
    pub title: String,
}

/// The office's own forms of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnForms {
    /// The forms: those of all classes first.
    pub forms: Vec<OwnFormRow>,
    /// Kinds of paper that a form may stand in place of.
    pub kinds: Vec<FormKind>,
    /// Classes of the year.
    pub classes: Vec<FormClass>,
}

/// Names a form of the office's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnFormQuery {
    /// Form.
    pub form_id: String,
}

/// Writes a form of the office's own as it was kept, to be corrected.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnFormExport {
    /// Form.
    pub form_id: String,
    /// File to write.
    pub path: String,
}

/// Fills a form of the office's own for a class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnFormFill {
    /// Class.
    pub class_id: String,
    /// Form.
    pub form_id: String,
    /// File to write.
    pub path: String,
}

/// A form that ships, as a year has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormRow {
    /// Kind of paper.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Stage word.
    pub stage: String,
    /// Whether it was corrected for the year.
    pub corrected: bool,
}

/// The forms of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormList {
    /// In the order of a bundle.
    pub forms: Vec<FormRow>,
    /// Classes to look at them with.
    pub classes: Vec<FormClass>,
}

/// Names a form of a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormQuery {
    /// Year of the notice.
    pub year: i32,
    /// Kind of paper.
    pub kind: String,
}

/// A form of a year, to be corrected.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FormView {
    /// As the year has it.
    pub definition: FormDefinition,
    /// As it ships.
    pub shipped: FormDefinition,
    /// Whether they differ.
    pub corrected: bool,
    /// What it may hold, and its own paths.
    pub fields: Vec<FormField>,
}

/// A form as it is being corrected.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormSave {
    /// Year of the notice.
    pub year: i32,
    /// The form.
    pub definition: FormDefinition,
}

/// A form as it is being corrected, to be looked at with a class.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormPreview {
    /// Class.
    pub class_id: String,
    /// The form.
    pub definition: FormDefinition,
}

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormProblems {
    /// Each with the block it stands in, as the place's id: `2`, or `2.0` for a block within one.
    pub problems: Vec<Problem>,
}

/// Writes a form to a file, or takes it from one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormFile {
    /// Year of the notice.
    pub year: i32,
    /// Kind of paper.
    pub kind: String,
    /// File.
    pub path: String,
}
