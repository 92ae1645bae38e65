//! The register of people as it crosses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{CertificateState, City, Day, DocumentKind, EnrolmentStatus, FoundBy, Hours, PersonField, Sex};

/// Asks for a page of the register.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PeopleQuery {
    /// Name in characters, pinyin or initials, number or its last digits, phone, unit; empty for everybody.
    #[serde(default)]
    pub text: String,
    /// Only those in a class of this year.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub year: Option<i32>,
    /// Only those who came from this city.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub city: Option<City>,
    /// Only those whose name no embedded font draws whole.
    #[serde(default)]
    pub rare: bool,
    /// How many come before the page.
    #[serde(default)]
    pub offset: u32,
    /// How many the page holds; 0 for all.
    #[serde(default)]
    pub limit: u32,
    /// Numbers whole.
    #[serde(default)]
    pub full_ids: bool,
}

/// Hours earned in the classes of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearHours {
    /// Year.
    pub year: i32,
    /// Hours of concluded classes.
    pub hours: Hours,
}

/// A person in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Number, masked unless asked for whole.
    pub id_number: String,
    /// Kind of document.
    pub document_kind: DocumentKind,
    /// Sex.
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Unit, by the latest class.
    pub unit: String,
    /// City, by the latest class.
    #[ts(optional = nullable)]
    pub city: Option<City>,
    /// Professional title, by the latest class.
    pub title: String,
    /// Phone, by the latest class.
    pub phone: String,
    /// Classes, declined and cancelled enrolments aside.
    pub classes: u32,
    /// Last day of the latest class.
    #[ts(optional = nullable)]
    pub last_class: Option<Day>,
    /// Hours by year, oldest first.
    pub hours: Vec<YearHours>,
    /// Numbers of certificates that are neither void nor to be voided, for whoever failed.
    pub certificates: Vec<String>,
    /// Characters of the name that no embedded font draws; empty when all can be printed.
    pub undrawable: String,
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeoplePage {
    /// How many answer in all.
    pub total: u32,
    /// How many stand in the register.
    pub everybody: u32,
    /// How many were erased.
    pub erased: u32,
    /// Years with classes, newest first.
    pub years: Vec<i32>,
    /// The page, in the order of pinyin.
    pub people: Vec<PersonRow>,
}

/// Writes the register as a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PeopleExport {
    /// Who; the page is left out of account.
    pub query: PeopleQuery,
    /// File.
    pub path: String,
}

/// A person by id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonQuery {
    /// Person, or one of their enrolments.
    pub person_id: String,
    /// Number whole.
    #[serde(default)]
    pub full_ids: bool,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentRow {
    /// Kind.
    pub kind: DocumentKind,
    /// Number, masked unless asked for whole.
    pub number: String,
}

/// A certificate of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeldCertificate {
    /// Number.
    pub number: String,
    /// State.
    pub state: CertificateState,
    /// 有效, 尚未生效 or 已作废.
    pub validity: String,
}

/// One class of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendedClass {
    /// Enrolment.
    pub enrolment_id: String,
    /// Class.
    pub class_id: String,
    /// Title.
    pub class_title: String,
    /// First class day.
    pub opens_on: Day,
    /// Last class day.
    pub closes_on: Day,
    /// Unit then.
    pub unit: String,
    /// Post then.
    pub post: String,
    /// Professional title then.
    pub title: String,
    /// Phone then.
    pub phone: String,
    /// Where the applicant stands.
    pub status: EnrolmentStatus,
    /// Why.
    pub reason: String,
    /// Passed, once concluded.
    #[ts(optional = nullable)]
    pub passed: Option<bool>,
    /// Hours earned, once concluded.
    #[ts(optional = nullable)]
    pub earned: Option<Hours>,
    /// Hours planned, once concluded.
    #[ts(optional = nullable)]
    pub planned: Option<Hours>,
    /// Certificates, oldest first.
    pub certificates: Vec<HeldCertificate>,
}

/// A change that touched a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TouchedRow {
    /// Number in the journal.
    pub seq: u32,
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in Chinese.
    pub what: String,
    /// Taken back since.
    pub undone: bool,
}

/// Everything known of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonView {
    /// As the register shows them.
    pub person: PersonRow,
    /// Reading given, where the usual one is wrong.
    pub reading: String,
    /// Birth date.
    #[ts(optional = nullable)]
    pub birth: Option<Day>,
    /// Ethnic group.
    pub ethnic_group: String,
    /// Classes, latest first.
    pub history: Vec<AttendedClass>,
    /// Documents they had before.
    pub former_documents: Vec<DocumentRow>,
    /// Other spellings of the name that stand on record.
    pub spellings: Vec<String>,
    /// Changes that touched them, newest first.
    pub journal: Vec<TouchedRow>,
    /// The last day on which the office keeps what it knows; `None` without any class.
    #[ts(optional = nullable)]
    pub kept_until: Option<Day>,
}

/// A person's facts as typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonSave {
    /// Person.
    pub person_id: String,
    /// Name.
    pub name: String,
    /// Reading of the name where the usual one is wrong.
    #[serde(default)]
    pub reading: String,
    /// Kind of document.
    pub document_kind: DocumentKind,
    /// Number; absent leaves it as it is.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id_number: Option<String>,
    /// Whether the document they had so far was really theirs: receipts that still carry it go on finding them. A number
    /// that was only copied wrongly may be another person's.
    #[serde(default)]
    pub keep_former: bool,
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
}

/// Two entries that may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Duplicate {
    /// The earlier entry.
    pub first: PersonRow,
    /// The later entry.
    pub second: PersonRow,
    /// Grounds in Chinese, strongest first.
    pub why: Vec<String>,
}

/// Entries that may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Duplicates {
    /// Pairs, strongest grounds first.
    pub pairs: Vec<Duplicate>,
    /// How many pairs there are in all; the list ends at 200.
    pub total: u32,
}

/// Two entries side by side.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PairQuery {
    /// The entry that is kept.
    pub keep_id: String,
    /// The other.
    pub other_id: String,
}

/// A fact of both entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedFact {
    /// Fact.
    pub field: PersonField,
    /// In Chinese.
    pub label: String,
    /// As the kept entry has it.
    pub keep: String,
    /// As the other has it.
    pub other: String,
    /// Whether they differ, and somebody has to choose.
    pub differs: bool,
}

/// One side of a class in which both entries are enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SharedSide {
    /// Enrolment.
    pub enrolment_id: String,
    /// Where it stands.
    pub status: EnrolmentStatus,
    /// Unit on its receipt.
    pub unit: String,
    /// Attendance marks.
    pub marks: u32,
    /// Number of its certificate that isn't void.
    #[ts(optional = nullable)]
    pub certificate: Option<String>,
}

/// A class in which both entries are enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SharedClass {
    /// Class.
    pub class_id: String,
    /// Title.
    pub class_title: String,
    /// First class day.
    pub opens_on: Day,
    /// The kept entry's enrolment.
    pub keep: SharedSide,
    /// The other's.
    pub other: SharedSide,
}

/// Two entries side by side, before they are made one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Comparison {
    /// The entry that is kept.
    pub keep: PersonView,
    /// The other.
    pub other: PersonView,
    /// Facts.
    pub facts: Vec<ComparedFact>,
    /// Classes in which one enrolment has to be chosen.
    pub shared: Vec<SharedClass>,
    /// What keeps them from being made one.
    pub problems: Vec<Problem>,
}

/// Makes two entries one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PeopleMerge {
    /// The entry that is kept.
    pub keep_id: String,
    /// The other.
    pub other_id: String,
    /// Facts taken from the other.
    #[serde(default)]
    pub take: Vec<PersonField>,
    /// Enrolments that stay in classes where both are enrolled.
    #[serde(default)]
    pub stay: Vec<String>,
}

/// A person whose name no font draws whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RarePerson {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Unit, by the latest class.
    pub unit: String,
    /// Classes.
    pub classes: u32,
    /// The characters, with code points.
    pub characters: String,
}

/// A character that no font draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RareCharacter {
    /// Character.
    pub character: String,
    /// Code point, such as `U+30EDE`.
    pub code_point: String,
    /// In how many people's names it stands.
    pub people: u32,
}

/// The check of all names against the embedded fonts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RareNames {
    /// Names looked at.
    pub checked: u32,
    /// People, in the order of pinyin.
    pub people: Vec<RarePerson>,
    /// Characters, by code point.
    pub characters: Vec<RareCharacter>,
}

/// What erasing a person takes and leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasureView {
    /// Id.
    pub person_id: String,
    /// Name, to be typed as a confirmation.
    pub name: String,
    /// Number, masked.
    pub id_number: String,
    /// What goes, in Chinese.
    pub goes: Vec<String>,
    /// What stays and why, in Chinese.
    pub stays: Vec<String>,
    /// What somebody has to see to by hand, in Chinese.
    pub by_hand: Vec<String>,
    /// What keeps it from being done.
    pub problems: Vec<Problem>,
}

/// Erases a person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonErase {
    /// Person.
    pub person_id: String,
    /// Why: the request, or the period that has passed.
    pub why: String,
    /// The person's name, typed again.
    pub confirm: String,
}

/// For how long people are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RetentionView {
    /// Years after the last class.
    pub years: u32,
    /// Years as shipped.
    pub shipped: u32,
    /// People past it, longest first; the list ends at 500.
    pub people: Vec<PersonRow>,
    /// How many there are in all.
    pub total: u32,
}

/// Sets for how long people are kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionSet {
    /// Years after the last class.
    pub years: u32,
}

/// Looks for people, classes and certificates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// What was typed.
    pub text: String,
    /// Most of each kind; absent means 20.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
    /// Numbers whole.
    #[serde(default)]
    pub full_ids: bool,
}

/// A person found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SearchPerson {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Number, masked unless asked for whole.
    pub id_number: String,
    /// Unit, by the latest class.
    pub unit: String,
    /// Phone, by the latest class.
    pub phone: String,
    /// Classes.
    pub classes: u32,
    /// By what they were found.
    pub found_by: FoundBy,
}

/// A class found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SearchClass {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Number in the plan.
    pub plan_number: String,
    /// First class day.
    pub opens_on: Day,
    /// Last class day.
    pub closes_on: Day,
}

/// A certificate found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SearchCertificate {
    /// Number.
    pub number: String,
    /// Name it bears.
    pub name: String,
    /// Class title it bears.
    pub class_title: String,
    /// State.
    pub state: CertificateState,
    /// Date of issue, where it is known.
    #[ts(optional = nullable)]
    pub issued_on: Option<Day>,
    /// Class; absent for one of a former year.
    #[ts(optional = nullable)]
    pub class_id: Option<String>,
    /// The learner in the register.
    #[ts(optional = nullable)]
    pub person_id: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SearchResult {
    /// People, the best first.
    pub people: Vec<SearchPerson>,
    /// Classes, the best first.
    pub classes: Vec<SearchClass>,
    /// Certificates, the best first.
    pub certificates: Vec<SearchCertificate>,
}
