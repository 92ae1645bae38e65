//! Assessment as it crosses.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{CertificateState, ComponentKind, Day, Hours};

/// A scored component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Code; empty for a new one.
    #[serde(default)]
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    #[serde(default = "other")]
    pub kind: ComponentKind,
    /// Weight in percent.
    pub weight: u32,
    /// Least score of its own, such as `60`; empty for none.
    #[serde(default)]
    pub least: String,
    /// Computed from the record: attendance from hours, conduct from the grade.
    #[serde(default)]
    pub computed: bool,
}

fn other() -> ComponentKind {
    ComponentKind(yanxiu_domain::assessment::ComponentKind::Other)
}

/// How learners are assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Least share of planned hours, percent.
    pub min_attendance_percent: u32,
    /// Least total, such as `60` or `72.5`.
    pub pass_mark: String,
    /// Components.
    pub components: Vec<Component>,
}

/// A scheme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SchemeSet {
    /// Class.
    pub class_id: String,
    /// The scheme.
    pub scheme: Scheme,
}

/// A scheme to begin from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SchemePreset {
    /// What it is called.
    pub name: String,
    /// Components.
    pub components: Vec<Component>,
}

/// What would be wrong with a scheme, and how it reads in a plan. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SchemeCheck {
    /// Problems.
    pub problems: Vec<Problem>,
    /// The scheme in words.
    pub words: String,
    /// Scores that would go with components that are taken away, or that would be computed.
    pub scores_lost: u32,
}

/// Scores of one learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LearnerScores {
    /// Learner: id or name.
    pub person: String,
    /// Component code → score such as `86`, `72.5`, `缺考`, `免修：理由` or `55补72`; an empty text takes it away.
    pub scores: BTreeMap<String, String>,
}

/// Scores by hand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoresSet {
    /// Class.
    pub class_id: String,
    /// By learner.
    pub learners: Vec<LearnerScores>,
}

/// What typed scores would make. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoresCheck {
    /// What is wrong; a place's id is `learner/component`.
    pub problems: Vec<Problem>,
    /// The learners that were typed, as they would stand.
    pub learners: Vec<AssessmentRow>,
}

/// Scores from sheets.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoresImport {
    /// Class.
    pub class_id: String,
    /// Paths.
    pub files: Vec<String>,
    /// Only look.
    #[serde(default)]
    pub dry_run: bool,
    /// `COLUMN=COMPONENT` pairs, such as `D=结业测试`.
    #[serde(default)]
    pub map: Vec<String>,
}

/// How one column of a sheet of scores was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreColumn {
    /// File.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Column letters.
    pub column: String,
    /// Heading as written.
    pub heading: String,
    /// Code of the component it fills; empty when it is none.
    pub component: String,
    /// What it was understood as; empty when it means nothing known.
    pub label: String,
}

/// What one row of a sheet of scores came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoredLearner {
    /// File.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Row as the spreadsheet counts it.
    pub row: u32,
    /// Name as written.
    pub name: String,
    /// Learner, where one was found.
    #[ts(optional = nullable)]
    pub id: Option<String>,
    /// Component code → score as it would be kept.
    pub scores: BTreeMap<String, String>,
    /// Component code → score that is there now and would be another.
    pub before: BTreeMap<String, String>,
    /// What becomes of the row.
    #[ts(type = "\"new\" | \"changed\" | \"same\" | \"rejected\"")]
    pub status: &'static str,
}

/// What an import of scores understood, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoresReport {
    /// What was done, in Chinese.
    pub done: String,
    /// Rows of learners.
    pub rows: u32,
    /// Scores that are new or other than before.
    pub scores: u32,
    /// Rows that can't be taken.
    pub rejected: u32,
    /// Whether it was written.
    pub written: bool,
    /// All problems.
    pub problems: Vec<Problem>,
    /// How the columns were understood.
    pub columns: Vec<ScoreColumn>,
    /// Row by row.
    pub learners: Vec<ScoredLearner>,
}

/// One component's share of a learner's total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScorePart {
    /// Component.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its weight in percent.
    pub weight: u32,
    /// The score that counts; empty when there is none.
    pub score: String,
    /// What is to be said of it: 缺考, 免修 and why, both sittings, computed from what.
    pub note: String,
    /// Below its own threshold.
    pub short: bool,
}

/// A decision against the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ResultDecided {
    /// Passes.
    pub passed: bool,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by_whom: String,
    /// When.
    pub decided_on: Day,
}

/// One learner's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AssessmentRow {
    /// Enrolment.
    pub id: String,
    /// Number on the roster.
    #[ts(optional = nullable)]
    pub roster_number: Option<u32>,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Party member.
    pub party_member: bool,
    /// Conduct in Chinese; empty when none is recorded or needed.
    pub conduct: String,
    /// Hours earned.
    pub earned: Hours,
    /// Hours planned.
    pub planned: Hours,
    /// Share of planned hours.
    pub rate: String,
    /// Component code → score as typed, or as computed.
    pub scores: BTreeMap<String, String>,
    /// Weighted total; empty when not complete.
    pub total: String,
    /// Rank by total.
    #[ts(optional = nullable)]
    pub rank: Option<u32>,
    /// Each component's share of the total.
    pub parts: Vec<ScorePart>,
    /// How the total comes about, such as `85×60%＋90×40%＝87`.
    pub formula: String,
    /// Passes as things stand.
    pub passed: bool,
    /// `passed`, `failed`, or `pending` while something isn't recorded.
    #[ts(type = "\"passed\" | \"failed\" | \"pending\"")]
    pub result: &'static str,
    /// The result in Chinese.
    pub result_label: String,
    /// Why, in Chinese.
    pub explanation: String,
    /// A decision against the rules.
    #[ts(optional = nullable)]
    pub decided: Option<ResultDecided>,
    /// Why chosen as excellent.
    #[ts(optional = nullable)]
    pub excellent: Option<String>,
    /// Suggested as excellent by the record.
    pub suggested: bool,
}

/// A conclusion that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Withdrawal {
    /// Day of the conclusion.
    pub concluded_on: Day,
    /// Day of the withdrawal.
    pub withdrawn_on: Day,
    /// Why.
    pub reason: String,
}

/// The assessment of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AssessmentView {
    /// Scheme.
    pub scheme: Scheme,
    /// The scheme in words, as papers say it.
    pub words: String,
    /// Learners.
    pub learners: Vec<AssessmentRow>,
    /// Day of the conclusion.
    #[ts(optional = nullable)]
    pub concluded_on: Option<Day>,
    /// How many passed.
    pub passed: u32,
    /// How many aren't settled yet.
    pub pending: u32,
    /// How many may be excellent.
    pub excellent_places: u32,
    /// Share of the learners that may be excellent, percent.
    pub excellent_percent: u32,
    /// Conclusions taken back, oldest first.
    pub withdrawals: Vec<Withdrawal>,
    /// What keeps it from being concluded.
    pub problems: Vec<Problem>,
}

/// What a conclusion makes of a certificate that was numbered ahead of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateEffect {
    /// Number.
    pub number: String,
    /// Learner.
    pub name: String,
    /// State.
    pub state: CertificateState,
    /// Whether it holds now, in Chinese.
    pub before: String,
    /// Whether it holds then, in Chinese.
    pub after: String,
}

/// What a conclusion on a day would be. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConclusionPreview {
    /// Day.
    pub on: Day,
    /// Whether it can be made.
    pub possible: bool,
    /// How many would pass.
    pub passed: u32,
    /// How many wouldn't.
    pub failed: u32,
    /// Certificates it would change.
    pub certificates: Vec<CertificateEffect>,
    /// What keeps it from being made, and warnings.
    pub problems: Vec<Problem>,
}

/// A conclusion was made or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConclusionMade {
    /// What was done, in Chinese.
    pub done: String,
    /// How many passed.
    pub passed: u32,
    /// How many didn't.
    pub failed: u32,
    /// Certificates it changed.
    pub certificates: Vec<CertificateEffect>,
    /// Problems that came with it: certificates that are to be voided.
    pub problems: Vec<Problem>,
}

/// A conclusion to take back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConclusionWithdraw {
    /// Class.
    pub class_id: String,
    /// Why.
    pub why: String,
}

/// A result to decide against the rules, or a decision to take back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResultDecide {
    /// Class.
    pub class_id: String,
    /// Learner: id or name.
    pub person: String,
    /// Passes; absent takes the decision back.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub passed: Option<bool>,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Who decided it.
    #[serde(default)]
    pub by_whom: String,
    /// When; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
}

/// Learners to choose as excellent, or not any more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExcellentChoose {
    /// Class.
    pub class_id: String,
    /// Learners: ids or names.
    pub people: Vec<String>,
    /// Chosen, or taken back.
    pub chosen: bool,
    /// Why; empty for those whom the record suggests, for whom it says why.
    #[serde(default)]
    pub reason: String,
}

/// One column of the credit-of-hours sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditColumn {
    /// Path of the field.
    pub field: String,
    /// Own heading; empty means the field's label.
    #[serde(default)]
    pub heading: String,
    /// Text of a fixed column.
    #[serde(default)]
    pub fixed: String,
}

/// The columns of the credit-of-hours sheet, for all classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditSheet {
    /// Everybody on the roster instead of those who passed.
    #[serde(default)]
    pub everybody: bool,
    /// Columns in order.
    pub columns: Vec<CreditColumn>,
}

/// The columns chosen, and those one may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CreditSheetView {
    /// As chosen.
    pub sheet: CreditSheet,
    /// Fields one may choose.
    pub fields: Vec<CreditField>,
}

/// A field of the credit-of-hours sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CreditField {
    /// Path.
    pub path: String,
    /// Label.
    pub label: String,
}

/// The credit-of-hours sheet as a bare table for another system.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditExport {
    /// Class.
    pub class_id: String,
    /// File.
    pub path: String,
}
