//! Assessment as it crosses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{Day, Hours};

/// A scored component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Code.
    #[serde(default)]
    pub code: String,
    /// Name.
    pub name: String,
    /// Weight in percent.
    pub weight: u32,
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

/// Scores of one learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LearnerScores {
    /// Learner: id or name.
    pub person: String,
    /// Component code → score such as `86` or `72.5`; an empty text takes the score away.
    pub scores: std::collections::BTreeMap<String, String>,
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
    /// Share of planned hours.
    pub rate: String,
    /// Component code → score.
    pub scores: std::collections::BTreeMap<String, String>,
    /// Weighted total; empty when not complete.
    pub total: String,
    /// Passes as things stand.
    pub passed: bool,
    /// Why, in Chinese.
    pub explanation: String,
}

/// The assessment of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AssessmentView {
    /// Scheme.
    pub scheme: Scheme,
    /// Learners.
    pub learners: Vec<AssessmentRow>,
    /// Day of the conclusion.
    #[ts(optional = nullable)]
    pub concluded_on: Option<Day>,
    /// How many passed.
    pub passed: u32,
    /// What keeps it from being concluded.
    pub problems: Vec<Problem>,
}
