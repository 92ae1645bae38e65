//! Receipts, review and roster as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::receipts::wire::ExtraValue;
use crate::scalar::{City, Day, DocumentKind, EnrolmentStatus, PoliticalStatus, Sex, TitleLevel};

/// One applicant as typed or edited in the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplicantInput {
    /// Name.
    pub name: String,
    /// Kind of document.
    pub document_kind: DocumentKind,
    /// Number; empty keeps the number of the one who is edited.
    #[serde(default)]
    pub id_number: String,
    /// Reading of the name where the usual one is wrong.
    #[serde(default)]
    pub reading: String,
    /// Sex; absent means from the number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Birth date; absent means from the number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub birth: Option<Day>,
    /// Ethnic group.
    #[serde(default)]
    pub ethnic_group: String,
    /// Unit.
    #[serde(default)]
    pub unit: String,
    /// City.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub city: Option<City>,
    /// Post.
    #[serde(default)]
    pub post: String,
    /// Title.
    #[serde(default)]
    pub title: String,
    /// Level of the title.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub title_level: Option<TitleLevel>,
    /// Field of work.
    #[serde(default)]
    pub field: String,
    /// Political status.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub political_status: Option<PoliticalStatus>,
    /// Phone.
    #[serde(default)]
    pub phone: String,
    /// Front line.
    #[serde(default)]
    pub front_line: bool,
    /// How.
    #[serde(default)]
    pub front_line_how: String,
    /// Lodging.
    #[serde(default)]
    pub lodging: String,
    /// Food.
    #[serde(default)]
    pub food: String,
    /// Arrival.
    #[serde(default)]
    pub arrival: String,
    /// Departure.
    #[serde(default)]
    pub departure: String,
    /// Remark.
    #[serde(default)]
    pub note: String,
}

/// One person in the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EnrolmentRow {
    /// Id of the enrolment.
    pub id: String,
    /// Name.
    pub name: String,
    /// Sort key of the name by pinyin.
    pub name_key: String,
    /// Reading given.
    pub reading: String,
    /// Number, masked unless asked for whole.
    pub id_number: String,
    /// Kind of document.
    pub document_kind: DocumentKind,
    /// Sex.
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Birth date.
    #[ts(optional = nullable)]
    pub birth: Option<Day>,
    /// Ethnic group.
    pub ethnic_group: String,
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
    /// Field of work.
    pub field: String,
    /// Political status.
    #[ts(optional = nullable)]
    pub political_status: Option<PoliticalStatus>,
    /// Phone.
    pub phone: String,
    /// Front line.
    pub front_line: bool,
    /// How.
    pub front_line_how: String,
    /// Lodging.
    pub lodging: String,
    /// Food.
    pub food: String,
    /// Arrival.
    pub arrival: String,
    /// Departure.
    pub departure: String,
    /// Remark.
    pub note: String,
    /// Where the applicant stands.
    pub status: EnrolmentStatus,
    /// Why.
    pub reason: String,
    /// Number on the roster.
    #[ts(optional = nullable)]
    pub roster_number: Option<u32>,
    /// Group.
    #[ts(optional = nullable)]
    pub group: Option<u32>,
    /// Columns of the receipt that no field has a place for.
    pub extra: Vec<ExtraValue>,
    /// File and row it came from, in Chinese; empty when typed.
    pub source: String,
    /// That file, as it is kept with the class.
    #[ts(optional = nullable)]
    pub source_id: Option<String>,
    /// Characters of the name that no embedded font draws, as `𰻞（U+30EDE）`; empty when all can be printed.
    pub undrawable: String,
}

/// The people of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EnrolmentList {
    /// People.
    pub people: Vec<EnrolmentRow>,
}
