//! Assessment (考核): scheme, scores, results.

pub mod judge;

use chrono::NaiveDate;

use crate::hours::Hours;
use crate::uid::Uid;

/// A scored component of the assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Stable code, such as `thesis`.
    pub code: String,
    /// Name, such as 结业论文.
    pub name: String,
    /// Weight in percent; weights add up to 100.
    pub weight: u32,
}

/// How learners of a class are assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Least share of planned hours, in percent.
    pub min_attendance_percent: u32,
    /// Least weighted total, in tenths of a point.
    pub pass_tenths: i32,
    /// Components; empty means attendance and conduct alone decide.
    pub components: Vec<Component>,
}

/// One score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Learner.
    pub enrolment: Uid,
    /// Component code.
    pub component: String,
    /// Tenths of a point, 0 to 1000.
    pub tenths: i32,
}

/// The result of one learner, as concluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentResult {
    /// Learner.
    pub enrolment: Uid,
    /// Passed.
    pub passed: bool,
    /// Hours earned.
    pub earned: Hours,
    /// Hours planned.
    pub planned: Hours,
    /// Weighted total in tenths, when the scheme has components.
    pub total_tenths: Option<i32>,
    /// Why, in Chinese.
    pub explanation: String,
}

/// A conclusion: the day and every learner's result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// Day.
    pub concluded_on: NaiveDate,
    /// Results.
    pub results: Vec<AssessmentResult>,
}
