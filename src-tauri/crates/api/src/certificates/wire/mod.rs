//! Certificates and their register as they cross.

mod setup;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{CertificateState, Day, Hours, HoursStated, Numbering};

pub use setup::*;

/// Certificates to issue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificatesIssue {
    /// Class.
    pub class_id: String,
    /// Date of issue; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Learners by id or name; empty means all who may have one and have none.
    #[serde(default)]
    pub people: Vec<String>,
}

/// Certificates that were printed, and what was spoiled in doing so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificatesPrinted {
    /// Numbers.
    pub numbers: Vec<String>,
    /// Day; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Title of the template they were printed with; absent leaves what was said before.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub template: Option<String>,
    /// On printed stock: each takes a sheet of it.
    #[serde(default)]
    pub on_stock: bool,
    /// Sheets of stock spoiled in this run.
    #[serde(default)]
    pub spoiled: u32,
    /// Numbers printed on the spoiled sheets, as typed.
    #[serde(default)]
    pub spoiled_numbers: String,
    /// Why they were spoiled.
    #[serde(default)]
    pub spoil_reason: String,
}

/// Certificates that were handed over.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificatesHandedOver {
    /// Numbers.
    pub numbers: Vec<String>,
    /// Day; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Who took them; empty means the learners themselves.
    #[serde(default)]
    pub taken_by: String,
    /// What is to be said of it, such as by what right somebody else took them.
    #[serde(default)]
    pub note: String,
}

/// A certificate to void.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateVoid {
    /// Number.
    pub number: String,
    /// Why.
    pub why: String,
    /// Whether the paper came back; absent when there was none, or nobody says.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub recovered: Option<bool>,
}

/// A certificate to be replaced.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateReissue {
    /// Number.
    pub number: String,
    /// Why.
    pub why: String,
    /// Whether the paper came back; absent when nobody says.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub recovered: Option<bool>,
    /// It says what the old one said, as for a lost paper; otherwise what the record says now.
    #[serde(default)]
    pub as_issued: bool,
}

/// Something to verify.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateQuery {
    /// Number, or what a QR code says.
    pub number: String,
    /// File with public keys to verify by; absent means the institution's own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub key: Option<String>,
}

/// Which certificates of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct RegisterQuery {
    /// Year of issue; absent means all.
    #[ts(optional = nullable)]
    pub year: Option<i32>,
    /// Class; absent means all.
    #[ts(optional = nullable)]
    pub class_id: Option<String>,
    /// State.
    #[ts(optional = nullable)]
    pub state: Option<CertificateState>,
    /// `有效`, `尚未生效`, `应作废` or `已作废`.
    #[ts(optional = nullable)]
    pub validity: Option<String>,
    /// Name, pinyin, initials, number of the certificate, end of the ID number, or title.
    pub text: String,
    /// Only those of former years.
    pub earlier: bool,
    /// So many are left out in front.
    pub offset: u32,
    /// At most so many; 0 means all.
    pub limit: u32,
}

/// A paper of the register.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterExport {
    /// Which certificates; offset and limit don't count.
    #[serde(default)]
    pub query: RegisterQuery,
    /// `register` or `hand-over`, the list that is signed.
    #[serde(default = "register")]
    #[ts(type = "\"register\" | \"hand-over\"")]
    pub paper: String,
    /// File, ending in `.xlsx` or `.pdf`.
    pub path: String,
}

fn register() -> String {
    "register".to_owned()
}

/// One certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateRow {
    /// Number.
    pub number: String,
    /// Where the number comes from; absent for one of a former year.
    #[ts(optional = nullable)]
    pub numbering: Option<Numbering>,
    /// Taken over from a register of a former year.
    pub earlier: bool,
    /// Class; empty for one of a former year.
    pub class_id: String,
    /// Class title as it says.
    pub class_title: String,
    /// Enrolment; empty for one of a former year.
    pub enrolment_id: String,
    /// Name as it says.
    pub name: String,
    /// ID number, masked.
    pub id_number: String,
    /// First class day as it says.
    #[ts(optional = nullable)]
    pub opens_on: Option<Day>,
    /// Last class day as it says.
    #[ts(optional = nullable)]
    pub closes_on: Option<Day>,
    /// Hours as it says.
    #[ts(optional = nullable)]
    pub hours: Option<Hours>,
    /// Whose hours they are; absent for one of a former year.
    #[ts(optional = nullable)]
    pub stated: Option<HoursStated>,
    /// Date of issue.
    #[ts(optional = nullable)]
    pub issued_on: Option<Day>,
    /// Issuer as it says.
    pub issuer: String,
    /// State.
    pub state: CertificateState,
    /// `有效`, `尚未生效`, `应作废` or `已作废`.
    pub validity: String,
    /// First printing.
    #[ts(optional = nullable)]
    pub printed_on: Option<Day>,
    /// Template it was last printed with; empty where nobody said.
    pub template: String,
    /// Hand-over.
    #[ts(optional = nullable)]
    pub handed_over_on: Option<Day>,
    /// Who took it.
    pub taken_by: String,
    /// What is to be said of the hand-over; for one of a former year, its remarks.
    pub note: String,
    /// Day it was voided.
    #[ts(optional = nullable)]
    pub voided_on: Option<Day>,
    /// Why void.
    pub void_reason: String,
    /// Whether the void paper came back.
    #[ts(optional = nullable)]
    pub paper_recovered: Option<bool>,
    /// Number it replaces.
    #[ts(optional = nullable)]
    pub replaces: Option<String>,
    /// Number that replaced it.
    #[ts(optional = nullable)]
    pub replaced_by: Option<String>,
    /// Its QR code is signed.
    pub signed: bool,
}

/// Certificates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateList {
    /// In order of number.
    pub certificates: Vec<CertificateRow>,
}

/// A class that certificates were issued for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisterClass {
    /// Class.
    pub id: String,
    /// Title.
    pub title: String,
}

/// A part of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Register {
    /// In order of number, those of former years last.
    pub certificates: Vec<CertificateRow>,
    /// How many answer the query.
    pub total: u32,
    /// How many the register holds.
    pub all: u32,
    /// Numbers of all that answer and may be handed over.
    pub to_hand_over: Vec<String>,
    /// Years of issue, the latest first.
    pub years: Vec<i32>,
    /// Classes, the latest first.
    pub classes: Vec<RegisterClass>,
}

/// What a QR code claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClaimRow {
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// ID number without its middle.
    pub id_number: String,
    /// Class title.
    pub class_title: String,
    /// First class day.
    pub opens_on: Day,
    /// Last class day.
    pub closes_on: Day,
    /// Hours.
    pub hours: Hours,
    /// Whose hours they are.
    pub stated: HoursStated,
    /// Date of issue.
    pub issued_on: Day,
    /// Issuer.
    pub issuer: String,
}

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Verification {
    /// Found in the register.
    pub found: bool,
    /// Valid today, as far as can be told.
    pub valid: bool,
    /// In Chinese.
    pub message: String,
    /// What the signature came to: `none` where nothing signed was given.
    #[ts(type = "\"none\" | \"genuine\" | \"altered\" | \"unknown_key\"")]
    pub signature: &'static str,
    /// Whether a register was there to be asked.
    pub register: bool,
    /// The certificate.
    #[ts(optional = nullable)]
    pub certificate: Option<CertificateRow>,
    /// What a genuine QR code claims.
    #[ts(optional = nullable)]
    pub claim: Option<ClaimRow>,
}

/// A key that everybody may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyRow {
    /// Its mark, eight digits, with which signatures begin.
    pub mark: String,
    /// The key, 64 hexadecimal digits.
    pub key: String,
    /// Day it was made.
    pub made_on: Day,
    /// Day it was retired.
    #[ts(optional = nullable)]
    pub retired_on: Option<Day>,
}

/// The institution's keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SigningKeys {
    /// The oldest first; none before the first certificate is issued.
    pub keys: Vec<KeyRow>,
}

/// A line for the stock book.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StockRecord {
    /// Taken in, or spoiled outside a print run.
    pub kind: crate::scalar::StockKind,
    /// Day; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Sheets.
    pub count: u32,
    /// Numbers printed on them, as typed.
    #[serde(default)]
    pub numbers: String,
    /// Why, or from where.
    #[serde(default)]
    pub reason: String,
}

/// A line of the stock book by its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StockId {
    /// Line.
    pub id: String,
}

/// A line of the stock book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StockRow {
    /// Id.
    pub id: String,
    /// What.
    pub kind: crate::scalar::StockKind,
    /// Day.
    pub on: Day,
    /// Sheets.
    pub count: u32,
    /// Numbers printed on them.
    pub numbers: String,
    /// Why, or from where.
    pub reason: String,
    /// Class it was for; empty when for none.
    pub class_title: String,
    /// What should be left after it.
    pub left: i32,
    /// It may be taken out: it isn't part of a print run.
    pub removable: bool,
}

/// The stock book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Stock {
    /// Lines, the newest first.
    pub entries: Vec<StockRow>,
    /// Taken in.
    pub received: i32,
    /// Printed on.
    pub printed: i32,
    /// Spoiled.
    pub spoiled: i32,
    /// What should be left.
    pub left: i32,
    /// What is to be known.
    pub problems: Vec<Problem>,
}

/// Registers of former years.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EarlierImport {
    /// Files.
    pub files: Vec<String>,
    /// Only look.
    #[serde(default)]
    pub dry_run: bool,
    /// `column=field` for columns that aren't known.
    #[serde(default)]
    pub map: Vec<String>,
}

/// A certificate of a former year as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierRow {
    /// File.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Row.
    pub row: u32,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// ID number, masked.
    pub id_number: String,
    /// Class title.
    pub class_title: String,
    /// Date of issue.
    #[ts(optional = nullable)]
    pub issued_on: Option<Day>,
    /// State.
    pub state: CertificateState,
    /// `new` or `rejected`.
    #[ts(type = "\"new\" | \"rejected\"")]
    pub status: &'static str,
}

/// What was read of registers of former years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierReport {
    /// In Chinese.
    pub done: String,
    /// Rows read.
    pub rows: u32,
    /// Rows with an error.
    pub rejected: u32,
    /// Whether they were written.
    pub written: bool,
    /// Columns that were understood: `列 标题 → 栏目`.
    pub columns: Vec<String>,
    /// The rows.
    pub certificates: Vec<EarlierRow>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}
