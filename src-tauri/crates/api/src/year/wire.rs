//! The year as it crosses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scalar::{Day, Fen, Hours};

/// A year to write.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct YearExport {
    /// Year.
    pub year: i32,
    /// Folder or `.zip` for both formats, or a `.pdf` or `.xlsx` file.
    pub out: String,
}

/// A file of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearFile {
    /// Name.
    pub path: String,
    /// Pages of a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pages: Option<u32>,
    /// Bytes.
    pub bytes: u64,
}

/// A year as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearWritten {
    /// What was done, in Chinese.
    pub done: String,
    /// Where, absolute.
    pub out: String,
    /// Files.
    pub files: Vec<YearFile>,
}

/// A deadline and how it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearDeadline {
    /// Last day.
    pub due: Day,
    /// Day on which it was done.
    #[ts(optional = nullable)]
    pub done: Option<Day>,
    /// How it was kept.
    #[ts(type = "\"in_time\" | \"late\" | \"overdue\" | \"open\"")]
    pub kept: String,
    /// The same in Chinese.
    pub label: String,
}

/// Learners from a city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearCity {
    /// City in Chinese.
    pub city: String,
    /// Learners on rosters.
    pub learners: u32,
}

/// What one class came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearClass {
    /// Id.
    pub id: String,
    /// Number in the year's list.
    pub plan_number: String,
    /// Title, with its run beyond the first.
    pub title: String,
    /// Special topic in Chinese; empty when none.
    pub special_topic: String,
    /// First class day.
    pub opens_on: Day,
    /// Last class day.
    pub closes_on: Day,
    /// Class days.
    pub days: u32,
    /// Counted hours as planned.
    pub hours: Hours,
    /// Stage code.
    pub stage: String,
    /// Stage in Chinese.
    pub stage_label: String,
    /// Filing.
    pub filing: YearDeadline,
    /// Reports.
    pub report: YearDeadline,
    /// The year's last day.
    pub complete: YearDeadline,
    /// Learners as planned.
    pub size: u32,
    /// Who applied.
    pub applied: u32,
    /// On the roster.
    pub accepted: u32,
    /// There in at least one session.
    pub attended: u32,
    /// Passed.
    pub passed: u32,
    /// Certificates that hold.
    pub certificates: u32,
    /// Hours earned by all together.
    pub earned: Hours,
    /// From the front line.
    pub front_line: u32,
    /// Their share of the roster, such as `30.00%`; empty without learners.
    pub front_line_share: String,
    /// Learners by city, those with any.
    pub cities: Vec<YearCity>,
    /// Budget.
    pub budget: Fen,
    /// Spent.
    pub spent: Fen,
    /// Received.
    pub received: Fen,
    /// Teachers' fees before tax.
    pub fees: Fen,
    /// Taken from learners in person and not refunded.
    pub charged: Fen,
    /// How many risks it brings.
    pub risks: u32,
}

/// Sums of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearTotals {
    /// Classes.
    pub classes: u32,
    /// Classes that were run.
    pub run: u32,
    /// Class days.
    pub days: u32,
    /// Counted hours as planned.
    pub hours: Hours,
    /// Learners as planned.
    pub size: u32,
    /// Who applied.
    pub applied: u32,
    /// On rosters.
    pub accepted: u32,
    /// Who came.
    pub attended: u32,
    /// Passed.
    pub passed: u32,
    /// Certificates.
    pub certificates: u32,
    /// Hours earned by all together.
    pub earned: Hours,
    /// Classes of special topics.
    pub special_classes: u32,
    /// On their rosters.
    pub special: u32,
    /// Of these from the front line.
    pub front_line: u32,
    /// Filed.
    pub filed: u32,
    /// Filed in time.
    pub filed_in_time: u32,
    /// Reported.
    pub reported: u32,
    /// Reported in time.
    pub reported_in_time: u32,
    /// Budget.
    pub budget: Fen,
    /// Spent.
    pub spent: Fen,
    /// Received.
    pub received: Fen,
    /// Teachers' fees before tax.
    pub fees: Fen,
}

/// What the year risks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearRisk {
    /// Class; absent for a project without one.
    #[ts(optional = nullable)]
    pub class_id: Option<String>,
    /// Its title.
    pub class_title: String,
    /// Stable code.
    pub code: String,
    /// What, in Chinese.
    pub text: String,
    /// Clause of the notice.
    pub clause: String,
}

/// The institution's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearReport {
    /// Year.
    pub year: i32,
    /// The year's last day for classes.
    pub complete_by: Day,
    /// Sums.
    pub totals: YearTotals,
    /// Classes in order of their opening.
    pub classes: Vec<YearClass>,
    /// Learners by city, the province's whole list.
    pub cities: Vec<YearCity>,
    /// Risks, class by class.
    pub risks: Vec<YearRisk>,
}
