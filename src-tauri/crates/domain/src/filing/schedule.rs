//! The schedule: sessions (课次) by half-day.

use chrono::NaiveDate;

use crate::hours::Hours;
use crate::uid::Uid;
use crate::words::words;

use super::class::DeliveryMode;

words! {
    /// Part of a day.
    DayPart {
        /// Morning.
        Morning = "morning" "上午",
        /// Afternoon.
        Afternoon = "afternoon" "下午",
        /// Evening.
        Evening = "evening" "晚上",
    }
}

words! {
    /// Kind of session. Which kinds count hours is the notice's choice; Party and committee activity never do (二·四).
    SessionKind {
        /// Lecture.
        Lecture = "lecture" "专题讲座",
        /// Seminar.
        Seminar = "seminar" "研讨交流",
        /// Case teaching.
        Case = "case" "案例教学",
        /// On-site teaching.
        OnSite = "on_site" "现场教学",
        /// Group study.
        GroupStudy = "group_study" "分组学习",
        /// Check-in.
        CheckIn = "check_in" "报到",
        /// Opening ceremony.
        Opening = "opening" "开班式",
        /// Closing ceremony.
        Closing = "closing" "结业式",
        /// Assessment.
        Assessment = "assessment" "结业考核",
        /// Activity of the temporary Party group.
        PartyActivity = "party_activity" "临时党小组活动",
        /// Activity of the class committee.
        CommitteeActivity = "committee_activity" "班委活动",
    }
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Public id.
    pub uid: Uid,
    /// Day.
    pub on: NaiveDate,
    /// Part of the day.
    pub part: DayPart,
    /// Start, `HH:MM`, or empty.
    pub starts: String,
    /// End, `HH:MM`, or empty.
    pub ends: String,
    /// Topic.
    pub topic: String,
    /// Kind.
    pub kind: SessionKind,
    /// Hours as planned; whether they count depends on the kind.
    pub hours: Hours,
    /// Teacher, when there is one.
    pub teacher: Option<Uid>,
    /// Place; empty means the class's own.
    pub place: String,
    /// How it is given.
    pub mode: DeliveryMode,
}

impl Session {
    /// Whether the Party group or the committee is active here.
    pub const fn is_activity(&self) -> bool {
        matches!(self.kind, SessionKind::PartyActivity | SessionKind::CommitteeActivity)
    }

    /// Whether both times are known.
    pub const fn timed(&self) -> bool {
        !self.starts.is_empty() && !self.ends.is_empty()
    }

    /// Whether activities keep out of it, for they have spare time alone (二·四): everything on the timetable but
    /// themselves, whether its hours count or not. A check-in without times is open all day, and each comes once.
    pub const fn bars_activities(&self) -> bool {
        !self.is_activity() && (self.timed() || !matches!(self.kind, SessionKind::CheckIn))
    }
}
