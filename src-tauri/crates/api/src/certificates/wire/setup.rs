//! What certificates of a class say and where their numbers come from, as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{HoursStated, Numbering};

/// What certificates of a class say, and where their numbers come from. An absent line follows the notice or the
/// institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateSetting {
    /// Programme line.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub programme: Option<String>,
    /// Title line.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub title: Option<String>,
    /// Issuer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub issuer: Option<String>,
    /// What stands at the seal's place.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub seal: Option<String>,
    /// Whose hours are stated.
    pub stated: HoursStated,
    /// Where numbers come from.
    pub numbering: Numbering,
    /// Scheme; absent means the notice's.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub scheme_id: Option<String>,
}

/// A class's settings to be set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateSettingSet {
    /// Class.
    pub class_id: String,
    /// As they shall be.
    pub setting: CertificateSetting,
}

/// A scheme of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberSchemeRow {
    /// Id; empty for the notice's.
    pub id: String,
    /// Name.
    pub name: String,
    /// Pattern.
    pub pattern: String,
    /// The first running number.
    pub start: u32,
}

/// A scheme to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumberSchemeSave {
    /// Scheme; absent for a new one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Pattern.
    pub pattern: String,
    /// The first running number.
    #[serde(default = "one")]
    pub start: u32,
    /// Class that shall use it at once.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub class_id: Option<String>,
}

fn one() -> u32 {
    1
}

/// A scheme by its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumberSchemeId {
    /// Scheme.
    pub id: String,
}

/// A scheme to be tried for a class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumberSchemeTry {
    /// Class.
    pub class_id: String,
    /// Pattern.
    pub pattern: String,
    /// The first running number.
    #[serde(default = "one")]
    pub start: u32,
}

/// What a scheme would give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberPreview {
    /// The next numbers, one for each who waits, at least one.
    pub numbers: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Who waits for a certificate, and the number that comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Waiting {
    /// Enrolment.
    pub id: String,
    /// Name.
    pub name: String,
    /// The number; empty when there is none yet.
    pub number: String,
    /// The number was meant for this learner, by name or by hand.
    pub meant: bool,
}

/// A number of the department's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListedNumberRow {
    /// The number as given.
    pub number: String,
    /// File it came from; empty when it was typed.
    pub source: String,
    /// Learner it is meant for; empty for whoever comes next.
    pub name: String,
    /// Name on the certificate that bears it; empty while it is unused.
    pub borne_by: String,
}

/// How certificates of a class are set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateSetup {
    /// The class's own settings.
    pub own: CertificateSetting,
    /// What the notice and the institution say, where the class has nothing of its own.
    pub usual: UsualLines,
    /// Schemes, the notice's first.
    pub schemes: Vec<NumberSchemeRow>,
    /// Who waits, in the order of the roster.
    pub waiting: Vec<Waiting>,
    /// Numbers of the department's list.
    pub listed: Vec<ListedNumberRow>,
    /// How many of them are unused.
    pub unused: u32,
    /// What stands against issuing, or is to be known.
    pub problems: Vec<Problem>,
}

/// Lines that a class follows unless it has its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UsualLines {
    /// Programme line.
    pub programme: String,
    /// Title line.
    pub title: String,
    /// Issuer.
    pub issuer: String,
    /// What stands at the seal's place.
    pub seal: String,
}

/// The department's list of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListedNumbersImport {
    /// Class.
    pub class_id: String,
    /// File.
    pub file: String,
    /// Each number goes to the person beside it; otherwise to whoever comes next, in order.
    #[serde(default)]
    pub by_person: bool,
    /// Only look.
    #[serde(default)]
    pub dry_run: bool,
    /// `column=field` for columns that aren't known.
    #[serde(default)]
    pub map: Vec<String>,
}

/// What was read of the department's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListedNumbersReport {
    /// In Chinese.
    pub done: String,
    /// Numbers read.
    pub rows: u32,
    /// Whether they were written.
    pub written: bool,
    /// Numbers with the learners they go to.
    pub numbers: Vec<ListedNumberRow>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// A number typed for a learner.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypedNumber {
    /// Learner by id or name.
    pub person: String,
    /// Number; empty takes it back.
    pub number: String,
}

/// Numbers typed for learners.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListedNumbersSet {
    /// Class.
    pub class_id: String,
    /// The numbers.
    pub numbers: Vec<TypedNumber>,
}

/// Numbers to be taken from a class's list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListedNumbersRemove {
    /// Class.
    pub class_id: String,
    /// Numbers; empty means all that are unused.
    #[serde(default)]
    pub numbers: Vec<String>,
}
