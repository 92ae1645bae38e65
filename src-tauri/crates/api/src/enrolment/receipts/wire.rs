//! Receipts as they cross: what is asked of an import, and what it understood.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{City, PoliticalStatus, Sex, TitleLevel};

/// Files of receipts, and what was decided about them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiptsImport {
    /// Class.
    pub class_id: String,
    /// Paths.
    pub files: Vec<String>,
    /// Only look.
    #[serde(default)]
    pub dry_run: bool,
    /// `COLUMN=FIELD` pairs, or `FILE!COLUMN=FIELD` for one file.
    #[serde(default)]
    pub map: Vec<String>,
    /// Columns corrected one by one.
    #[serde(default)]
    pub columns: Vec<ColumnChoice>,
    /// Takes the newer values for people who are in the class already.
    #[serde(default)]
    pub update: bool,
    /// Paths of fields for which the receipt's value is taken for everybody.
    #[serde(default)]
    pub take: Vec<String>,
    /// Paths of fields for which the known value is kept for everybody.
    #[serde(default)]
    pub keep: Vec<String>,
    /// What was decided about single rows.
    #[serde(default)]
    pub rows: Vec<RowChoice>,
    /// Digests of the files as they were looked at, in their order; given, a file that has changed since is refused.
    #[serde(default)]
    pub digests: Vec<String>,
}

/// What a column means, as somebody decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// File, as the report names it.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Column letters.
    pub column: String,
    /// Path of the field; empty: keep as it is; `-`: leave out.
    pub field: String,
}

/// What becomes of one row, as somebody decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RowChoice {
    /// File, as the report names it.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Row.
    pub row: u32,
    /// Whether somebody who is in the class already gets the newer values; absent: as for everybody.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub update: Option<bool>,
    /// Paths of fields for which the receipt's value is taken.
    #[serde(default)]
    pub take: Vec<String>,
    /// Paths of fields for which the known value is kept.
    #[serde(default)]
    pub keep: Vec<String>,
}

/// Asks for a file of receipts with its bad cells marked, to be sent back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiptsMark {
    /// Class.
    pub class_id: String,
    /// Paths of all the files looked at.
    pub files: Vec<String>,
    /// `COLUMN=FIELD` pairs.
    #[serde(default)]
    pub map: Vec<String>,
    /// Columns corrected one by one.
    #[serde(default)]
    pub columns: Vec<ColumnChoice>,
    /// Which file, as the report names it.
    pub file: String,
    /// Where the marked workbook is written.
    pub path: String,
}

/// A correction that is no longer to be remembered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnForget {
    /// Sender.
    pub sender: String,
    /// Heading.
    pub heading: String,
}

/// A fact on which what is known and the receipt differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldDifference {
    /// Path of the field.
    pub field: String,
    /// Its label.
    pub label: String,
    /// What is known; empty when nothing is, and then the receipt's value fills the blank unless it is to be kept.
    pub known: String,
    /// What the receipt says.
    pub given: String,
    /// Whether the receipt's value is taken as things stand.
    pub takes_given: bool,
}

/// A column kept as it is that says something new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExtraDifference {
    /// Heading.
    pub heading: String,
    /// What is known; empty when nothing is.
    pub known: String,
    /// What the receipt says.
    pub given: String,
}

/// Where the same person stood before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SameRow {
    /// File.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Row.
    pub row: u32,
}

/// A column that is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExtraValue {
    /// Heading.
    pub heading: String,
    /// Text.
    pub text: String,
}

/// What one person's row of a receipt came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportedPerson {
    /// File.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Row as the spreadsheet counts it.
    pub row: u32,
    /// Whether the spreadsheet hides the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hidden: Option<bool>,
    /// Name.
    pub name: String,
    /// Number, whole: the check before writing needs it.
    pub id_number: String,
    /// Sex.
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Unit.
    pub unit: String,
    /// City.
    #[ts(optional = nullable)]
    pub city: Option<City>,
    /// Post.
    pub post: String,
    /// Title.
    pub title: String,
    /// Level of the title.
    #[ts(optional = nullable)]
    pub title_level: Option<TitleLevel>,
    /// Phone.
    pub phone: String,
    /// Political status.
    #[ts(optional = nullable)]
    pub political_status: Option<PoliticalStatus>,
    /// Columns kept as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub extra: Option<Vec<ExtraValue>>,
    /// What becomes of the row.
    #[ts(type = "\"new\" | \"matched\" | \"duplicate\" | \"rejected\"")]
    pub status: &'static str,
    /// For a duplicate of somebody in the class: whether the newer values are taken; absent for other rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub updates: Option<bool>,
    /// For a duplicate among these files: the row that came first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same_as: Option<SameRow>,
    /// Where what is known differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub differences: Option<Vec<FieldDifference>>,
    /// For a duplicate of somebody in the class: where columns kept as they are say something new.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub extra_differences: Option<Vec<ExtraDifference>>,
}

/// What an import understood, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// Rows of people.
    pub rows: u32,
    /// New people.
    pub new: u32,
    /// People known already.
    pub matched: u32,
    /// The same person again in this class or these files.
    pub duplicates: u32,
    /// Rows that can't be taken.
    pub rejected: u32,
    /// Of the duplicates those that change something: their newer values are taken, or they fill what was blank.
    pub updated: u32,
    /// All problems.
    pub problems: Vec<Problem>,
    /// Row by row.
    pub people: Vec<ImportedPerson>,
    /// The files.
    pub files: Vec<ReceivedFile>,
    /// How the columns were understood.
    pub columns: Vec<UnderstoodColumn>,
    /// Whether it was written.
    pub written: bool,
}

/// One of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceivedFile {
    /// Name, with its folder in front where two have the same.
    pub file: String,
    /// SHA-256 in hex; empty when it couldn't be read.
    pub sha256: String,
    /// Rows of people.
    pub rows: u32,
    /// How many of its problems are errors.
    pub errors: u32,
    /// How many are warnings.
    pub warnings: u32,
    /// Whether receipts were found in it.
    pub readable: bool,
}

/// How one column of a file was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnderstoodColumn {
    /// File.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Column letters.
    pub column: String,
    /// Heading as written.
    pub heading: String,
    /// Field it fills; empty when it is kept as it is, `-` when it is left out.
    pub field: String,
    /// That field's label.
    pub label: String,
    /// How it was recognised; empty when it wasn't.
    #[ts(type = "\"\" | \"heading\" | \"content\" | \"memory\" | \"hand\"")]
    pub by: &'static str,
    /// Some of its values.
    pub samples: Vec<String>,
    /// Under whom a correction is remembered.
    pub sender: String,
}
