//! Survey, money, scores, texts and the bundle as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{ChartKey, CostKind, Day, Fen, Hours, IncomeKind, OutcomeKind};

/// A text that a section has had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NarrativeVersion {
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// The text; empty where it went back to what the record says.
    pub text: String,
}

/// Tally of one survey question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SurveyTally {
    /// What was judged.
    pub subject: String,
    /// The teacher, by id or name, where one was judged; a subject that is a teacher's name says it too.
    #[serde(default)]
    pub teacher: String,
    /// 非常满意.
    pub very_satisfied: u32,
    /// 满意.
    pub satisfied: u32,
    /// 一般.
    pub fair: u32,
    /// 不满意.
    pub dissatisfied: u32,
}

/// An open answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SurveyComment {
    /// The question; empty when it isn't known.
    #[serde(default)]
    pub question: String,
    /// What was written.
    pub text: String,
}

/// A survey file. What isn't given stays as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Survey {
    /// Questions.
    pub tallies: Vec<SurveyTally>,
    /// Forms handed out.
    #[ts(optional = nullable)]
    pub handed_out: Option<u32>,
    /// Forms returned.
    #[ts(optional = nullable)]
    pub returned: Option<u32>,
    /// Forms that are valid.
    #[ts(optional = nullable)]
    pub valid: Option<u32>,
    /// Open answers.
    #[ts(optional = nullable)]
    pub comments: Option<Vec<SurveyComment>>,
    /// What the form asks about the class; none means what the notice says.
    #[ts(optional = nullable)]
    pub aspects: Option<Vec<String>>,
    /// What the form asks openly; none means what the notice says.
    #[ts(optional = nullable)]
    pub questions: Option<Vec<String>>,
}

/// A survey as typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SurveySet {
    /// Class.
    pub class_id: String,
    /// The survey; its questions replace what was recorded.
    pub survey: Survey,
    /// Only look.
    #[serde(default)]
    pub dry_run: bool,
}

/// A survey in a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SurveyImport {
    /// Class.
    pub class_id: String,
    /// File.
    pub file: String,
    /// Only look.
    #[serde(default)]
    pub dry_run: bool,
    /// Forms handed out; absent leaves what was recorded.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub handed_out: Option<u32>,
}

/// What was read of a survey's sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyReport {
    /// What was done, in Chinese.
    pub done: String,
    /// `tallies`: a row a question; `answers`: a row a form.
    #[ts(type = "\"tallies\" | \"answers\"")]
    pub layout: String,
    /// Rows read.
    pub rows: u32,
    /// Forms returned and valid, where the sheet has a row a form.
    #[ts(optional = nullable)]
    pub returned: Option<u32>,
    /// Forms with at least one answer.
    #[ts(optional = nullable)]
    pub valid: Option<u32>,
    /// The questions.
    pub tallies: Vec<SurveyTally>,
    /// Open answers.
    pub comments: Vec<SurveyComment>,
    /// Every problem, by file, sheet, row and column.
    pub problems: Vec<Problem>,
}

/// One line of the survey's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyRow {
    /// What was judged.
    pub subject: String,
    /// Whether it is a teacher.
    pub teacher: bool,
    /// Answers.
    pub answers: u32,
    /// 满意率, such as `96.67%`; empty without answers.
    pub rate: String,
    /// So few answers that they say little.
    pub few: bool,
}

/// What the survey came to. Rates are such as `96.67%`, and empty where they aren't known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyResults {
    /// Forms handed out; 0 when not recorded.
    pub handed_out: u32,
    /// Forms returned; 0 when not recorded.
    pub returned: u32,
    /// Forms that are valid; 0 when not recorded.
    pub valid: u32,
    /// Returned of handed out.
    pub response_rate: String,
    /// Valid of returned.
    pub valid_rate: String,
    /// Over every answer.
    pub overall: String,
    /// Over the answers about the class.
    pub aspects_rate: String,
    /// Over the answers about teachers.
    pub teachers_rate: String,
    /// What counts as satisfied, in words.
    pub counted: String,
    /// Line by line.
    pub rows: Vec<SurveyRow>,
    /// Open answers.
    pub comments: Vec<SurveyComment>,
    /// What the form asks about the class.
    pub aspects: Vec<String>,
    /// What the form asks openly.
    pub questions: Vec<String>,
    /// Teachers on the form.
    pub teachers: Vec<String>,
}

/// Money spent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CostLine {
    /// Kind.
    pub kind: CostKind,
    /// Amount.
    pub amount: Fen,
    /// Day paid.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub paid_on: Option<Day>,
    /// Payee or remark.
    #[serde(default)]
    pub note: String,
}

/// A teacher's fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeLine {
    /// Teacher: id or name.
    pub teacher: String,
    /// Teacher's name, when shown.
    #[serde(default)]
    pub name: String,
    /// Paid hours.
    pub hours: Hours,
    /// After tax.
    pub net: Fen,
    /// Before tax; absent means reckoned.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub gross: Option<Fen>,
}

/// Money received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IncomeLine {
    /// Kind.
    pub kind: IncomeKind,
    /// Amount.
    pub amount: Fen,
    /// Day received.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub received_on: Option<Day>,
    /// Day refunded.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub refunded_on: Option<Day>,
    /// Payer or remark.
    #[serde(default)]
    pub note: String,
}

/// Actual money of a class. What is given replaces what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Money {
    /// Costs besides teachers' fees.
    pub costs: Vec<CostLine>,
    /// Teachers' fees.
    pub fees: Vec<FeeLine>,
    /// Income.
    pub incomes: Vec<IncomeLine>,
}

/// Money with its sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MoneyView {
    /// Lines.
    pub lines: Money,
    /// Budget in all.
    pub budget: Fen,
    /// Spent in all, fees before tax included.
    pub spent: Fen,
    /// Received in all.
    pub received: Fen,
    /// Budget and spending of every kind.
    pub kinds: Vec<MoneyKind>,
    /// Fees by the timetable and the notice's rates, of teachers who have none yet.
    pub fees_by_timetable: Vec<FeeLine>,
    /// The overall quota: people × days × what the notice allows; teachers' fees stand outside it.
    pub quota: Fen,
}

/// Budget and spending of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MoneyKind {
    /// Kind.
    pub kind: CostKind,
    /// Budget.
    pub budget: Fen,
    /// Spent, fees before tax included.
    pub spent: Fen,
}

/// Something recorded for the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Id; empty for a new one.
    #[serde(default)]
    pub id: String,
    /// Kind.
    pub kind: OutcomeKind,
    /// Title.
    pub title: String,
    /// Day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// The medium, the inspecting office, or the teacher of a courseware.
    #[serde(default)]
    pub source: String,
    /// Where to read it.
    #[serde(default)]
    pub link: String,
    /// Day on which a finding was mended, or the teacher agreed to share.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub settled_on: Option<Day>,
    /// Detail; of a finding, what was mended.
    #[serde(default)]
    pub detail: String,
}

/// Outcomes as a file gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomesFile {
    /// Outcomes; they replace what was recorded.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
}

/// Asks for the sharing package of a class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SharingExport {
    /// Class.
    pub class_id: String,
    /// Folder, or a `.zip`.
    pub out: String,
}

/// A sharing package as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Sharing {
    /// What was done, in Chinese.
    pub done: String,
    /// Where, absolute.
    pub out: String,
    /// Paths of the files below it, in order.
    pub files: Vec<String>,
    /// What was left out, and why.
    pub problems: Vec<Problem>,
}

/// One line of the score sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreRow {
    /// Indicator.
    pub indicator: String,
    /// 一级.
    pub level1: String,
    /// 二级.
    pub level2: String,
    /// 三级.
    pub title: String,
    /// Points.
    pub points: u32,
    /// Target.
    pub target: String,
    /// Standard.
    pub standard: String,
    /// Actual, as printed.
    pub actual: String,
    /// Given by hand only.
    pub by_hand: bool,
    /// Points computed, such as `5.00`; empty when nothing computes it.
    pub computed: String,
    /// Points as the sheet shows; empty when still to be filled.
    pub score: String,
    /// Reason for loss.
    pub reason: String,
    /// Evidence in the office's own words.
    pub evidence: String,
    /// Evidence the record gives; on the sheet while the office has written none.
    pub found: String,
    /// How the points come about.
    pub formula: String,
}

/// The score sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreSheet {
    /// Lines.
    pub rows: Vec<ScoreRow>,
    /// Total, such as `96.50`.
    pub total: String,
    /// Grade.
    pub grade: String,
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Chart {
    /// What it shows.
    pub key: ChartKey,
    /// What its lengths are called, where a bar has several.
    pub series: Vec<String>,
    /// Its bars; none while nothing is on record.
    pub bars: Vec<ChartBar>,
}

/// A bar, or a group of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChartBar {
    /// What is measured.
    pub label: String,
    /// A second line of that; may be empty.
    pub beneath: String,
    /// The lengths.
    pub lengths: Vec<ChartLength>,
}

/// One length of a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChartLength {
    /// Thousandths of the full length.
    pub per_mille: u32,
    /// What stands there.
    pub text: String,
}

/// A self-score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SelfScore {
    /// Indicator.
    pub indicator: String,
    /// Points, such as `4.5`; empty takes the office's own score away.
    pub score: String,
    /// Reason.
    #[serde(default)]
    pub reason: String,
    /// Evidence.
    #[serde(default)]
    pub evidence: String,
}

/// One section of a running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NarrativeSection {
    /// Paper.
    pub paper: String,
    /// Section.
    pub section: String,
    /// Heading.
    pub heading: String,
    /// Text as it will be printed.
    pub text: String,
    /// Text the record gives.
    pub prefilled: String,
    /// Whether the office wrote it.
    pub edited: bool,
}

/// Problems of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportCheck {
    /// Problems.
    pub problems: Vec<Problem>,
}

/// A paper that can be made for a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperRow {
    /// Kind.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Stage word it belongs to.
    pub stage: String,
    /// Formats.
    pub formats: Vec<String>,
    /// Why it can't be made yet; empty when it can.
    pub unavailable: String,
    /// Formats that are filled into the office's own form.
    pub own_formats: Vec<String>,
    /// Whether its form was corrected.
    pub corrected: bool,
}
