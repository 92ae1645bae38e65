//! Attendance (签到): check-in, marks, and earned hours.

pub mod book;
pub mod check_in;
pub mod fields;
pub mod find;
pub mod heading;
pub mod ledger;
pub mod log;
pub mod moments;
pub mod rule;
pub mod spelling;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::uid::Uid;
use crate::words::words;

words! {
    /// A mark for one learner in one session. What each earns is the notice's choice: [`rule::AttendanceRule`].
    Mark {
        /// Present.
        Present = "present" "出勤",
        /// Late.
        Late = "late" "迟到",
        /// Left early.
        LeftEarly = "left_early" "早退",
        /// On leave (请假).
        Leave = "leave" "请假",
        /// Absent.
        Absent = "absent" "缺勤",
    }
}

impl Mark {
    /// Whether the learner was there, be it not for all of it.
    pub const fn attended(self) -> bool {
        matches!(self, Self::Present | Self::Late | Self::LeftEarly)
    }

    /// Whether it may stand before its session takes place: a leave is asked for beforehand, everything else is seen.
    pub const fn may_be_ahead(self) -> bool {
        matches!(self, Self::Leave)
    }

    /// The sign in a crowded grid.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Present => "√",
            Self::Late => "迟",
            Self::LeftEarly => "早",
            Self::Leave => "假",
            Self::Absent => "缺",
        }
    }
}

/// One mark as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceMark {
    /// Session.
    pub session: Uid,
    /// Learner.
    pub enrolment: Uid,
    /// Mark.
    pub mark: Mark,
    /// Remark, such as the reason for leave.
    pub note: String,
    /// Day on which the first mark was recorded; `None` for one from before this was noted.
    pub recorded_on: Option<NaiveDate>,
}
