//! Assessment (考核): scheme, scores, results, overrides, excellent learners.
//!
//! Rounding is ruled once: every figure that is shown is kept in tenths of a point, rounded half up, and what is
//! computed further is computed from the figures shown. A score is typed in tenths; a score computed from hours is
//! rounded to a tenth; the weighted total of those scores is rounded to a tenth and compared, rounded, with the mark.
//! Attendance itself is never rounded: hours are compared with hours.

pub mod entry;
pub mod excellent;
pub mod fields;
pub mod judge;
pub mod presets;
pub mod scheme;

use chrono::NaiveDate;

use crate::committee::ConductGrade;
use crate::hours::Hours;
use crate::uid::Uid;
use crate::words::words;
use entry::Entry;

words! {
    /// What a component of the assessment is.
    ComponentKind {
        /// Share of planned hours earned.
        Attendance = "attendance" "出勤",
        /// Examination or test.
        Exam = "exam" "测试",
        /// Paper, such as 研修心得.
        Paper = "paper" "论文",
        /// Presentation or defence.
        Presentation = "presentation" "汇报",
        /// Conduct.
        Conduct = "conduct" "表现",
        /// Group work.
        GroupWork = "group_work" "小组作业",
        /// Anything else.
        Other = "other" "其他",
    }
}

impl ComponentKind {
    /// Whether the record itself can give the score, so that nobody need type it.
    pub const fn computable(self) -> bool {
        matches!(self, Self::Attendance | Self::Conduct)
    }
}

/// A scored component of the assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Stable code, such as `thesis`.
    pub code: String,
    /// Name, such as 结业论文.
    pub name: String,
    /// Kind.
    pub kind: ComponentKind,
    /// Weight in percent; weights add up to 100.
    pub weight: u32,
    /// Least score of its own, in tenths; 0 asks for none.
    pub least_tenths: i32,
    /// Computed from the record: attendance from earned hours, conduct from the grade. Nothing is typed then.
    pub computed: bool,
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

/// One score as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Learner.
    pub enrolment: Uid,
    /// Component code.
    pub component: String,
    /// What is recorded.
    pub entry: Entry,
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

/// A conclusion that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Day of the conclusion.
    pub concluded_on: NaiveDate,
    /// Day on which it was withdrawn.
    pub withdrawn_on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A result that somebody answers for, against what the scheme gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Learner.
    pub enrolment: Uid,
    /// Passes.
    pub passed: bool,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by_whom: String,
    /// When.
    pub decided_on: NaiveDate,
}

/// A learner chosen as excellent (优秀学员).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excellent {
    /// Learner.
    pub enrolment: Uid,
    /// Why.
    pub reason: String,
}

/// What a year's rule set says of the assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentRule {
    /// Score that a grade of conduct stands for, in tenths, in the order of [`ConductGrade::ALL`].
    pub conduct_tenths: [i32; 4],
    /// At most so many percent of the learners are excellent.
    pub excellent_percent: u32,
    /// Least total of an excellent learner, in tenths.
    pub excellent_tenths: i32,
}

impl AssessmentRule {
    /// The score that a grade stands for, in tenths.
    pub const fn conduct_score(&self, grade: ConductGrade) -> i32 {
        let [excellent, good, passed, failed] = self.conduct_tenths;
        match grade {
            ConductGrade::Excellent => excellent,
            ConductGrade::Good => good,
            ConductGrade::Passed => passed,
            ConductGrade::Failed => failed,
        }
    }
}

impl Default for AssessmentRule {
    fn default() -> Self {
        Self { conduct_tenths: [950, 850, 700, 500], excellent_percent: 15, excellent_tenths: 850 }
    }
}

/// The columns of the credit-of-hours sheet (继续教育学时登记), as the office has chosen them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditSheet {
    /// Everybody on the roster, instead of those who passed.
    pub everybody: bool,
    /// Columns in their order.
    pub columns: Vec<CreditColumn>,
}

/// One column of the credit-of-hours sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditColumn {
    /// Path of a field of [`fields::CREDIT`]; [`fields::FIXED`] for a text that is the same in every row.
    pub field: String,
    /// Own heading; empty means the field's label.
    pub heading: String,
    /// The text of a fixed column.
    pub fixed: String,
}

impl Default for CreditSheet {
    fn default() -> Self {
        let column =
            |field: &str| CreditColumn { field: field.to_owned(), heading: String::new(), fixed: String::new() };
        Self { everybody: false, columns: fields::CREDIT_AS_SHIPPED.iter().map(|f| column(f)).collect() }
    }
}
