//! Attendance (签到): marks and earned hours.

pub mod ledger;

use crate::uid::Uid;
use crate::words::words;

words! {
    /// A mark for one learner in one session.
    Mark {
        /// Present.
        Present = "present" "出勤",
        /// Late: counted as present, shown as late.
        Late = "late" "迟到",
        /// Left early: counted as present, shown.
        LeftEarly = "left_early" "早退",
        /// On leave (请假): no hours.
        Leave = "leave" "请假",
        /// Absent: no hours.
        Absent = "absent" "缺勤",
    }
}

impl Mark {
    /// Whether the session's hours are earned.
    pub const fn earns(self) -> bool {
        matches!(self, Self::Present | Self::Late | Self::LeftEarly)
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
}
