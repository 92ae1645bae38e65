//! Attendance as it crosses.

use serde::Serialize;
use ts_rs::TS;

use crate::scalar::{Day, DayPart, Hours, Mark};

/// A session in the attendance grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendanceSession {
    /// Id.
    pub id: String,
    /// Number in the schedule, from 1; the command line takes it as well as the id.
    pub number: u32,
    /// Day.
    pub on: Day,
    /// Part of the day.
    pub part: DayPart,
    /// Topic.
    pub topic: String,
    /// Hours.
    pub hours: Hours,
    /// Whether the hours count.
    pub counted: bool,
    /// Learners marked.
    pub marked: u32,
    /// Learners present, late ones included.
    pub present: u32,
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionMark {
    /// Session.
    pub session: String,
    /// Mark.
    pub mark: Mark,
    /// Remark.
    pub note: String,
}

/// A learner's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendanceRow {
    /// Enrolment.
    pub id: String,
    /// Number on the roster.
    #[ts(optional = nullable)]
    pub roster_number: Option<u32>,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Marks.
    pub marks: Vec<SessionMark>,
    /// Hours earned.
    pub earned: Hours,
    /// Hours planned.
    pub planned: Hours,
    /// Share of all planned hours, such as `93.33%`.
    pub rate: String,
    /// Whether the required share can still be reached.
    pub can_still_pass: bool,
}

/// The attendance of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendanceView {
    /// Sessions.
    pub sessions: Vec<AttendanceSession>,
    /// Learners.
    pub learners: Vec<AttendanceRow>,
    /// Hours planned.
    pub planned: Hours,
    /// Share of all planned hours earned by all learners.
    pub rate: String,
    /// Sessions marked in full.
    pub sessions_marked: u32,
}
