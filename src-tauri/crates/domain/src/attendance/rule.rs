//! What counts as attended: parameters of the notice, never code.

use chrono::{NaiveDateTime, NaiveTime};

use super::Mark;
use crate::filing::schedule::{DayPart, Session};

/// What each mark earns, and how a time or a platform's log becomes a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceRule {
    /// Share of a session's hours that someone present earns, in percent.
    pub present: u32,
    /// Someone late.
    pub late: u32,
    /// Someone who left early.
    pub left_early: u32,
    /// Someone on leave.
    pub leave: u32,
    /// Someone absent.
    pub absent: u32,
    /// Minutes after the start within which nobody is late, and before the end after which nobody leaves early.
    pub grace_minutes: u32,
    /// Share of a session's minutes from which an online learner is present, in percent.
    pub log_present: u32,
    /// Share below which an online learner is absent; between both the learner is late or left early.
    pub log_absent_below: u32,
    /// Temperature from which someone is feverish, in tenths of a degree Celsius (二·一).
    pub fever_tenths: u32,
    /// Parts of each class day at which temperatures are taken while the epidemic clause is in force (二·一).
    pub temperature_parts: Vec<DayPart>,
}

/// As shipped: who was there earns all, who wasn't nothing; a quarter of an hour is no lateness.
impl Default for AttendanceRule {
    fn default() -> Self {
        Self {
            present: 100,
            late: 100,
            left_early: 100,
            leave: 0,
            absent: 0,
            grace_minutes: 15,
            log_present: 80,
            log_absent_below: 30,
            fever_tenths: 373,
            temperature_parts: vec![DayPart::Morning, DayPart::Afternoon],
        }
    }
}

impl AttendanceRule {
    /// Share of a session's hours that a mark earns, in percent.
    pub const fn earns(&self, mark: Mark) -> u32 {
        match mark {
            Mark::Present => self.present,
            Mark::Late => self.late,
            Mark::LeftEarly => self.left_early,
            Mark::Leave => self.leave,
            Mark::Absent => self.absent,
        }
    }

    /// The mark of someone who comes at a moment: late once the grace after the start is over. On another day, or in a
    /// session without a start, the moment says nothing.
    pub fn on_arrival(&self, session: &Session, at: NaiveDateTime) -> Mark {
        let late = session.on == at.date()
            && clock(&session.starts)
                .is_some_and(|starts| (at.time() - starts).num_seconds() > i64::from(self.grace_minutes) * 60);
        if late { Mark::Late } else { Mark::Present }
    }
}

/// A time as a schedule writes it, `08:30`.
pub fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

/// Minutes from start to end; `None` without both, or when they are reversed.
pub fn minutes(session: &Session) -> Option<u32> {
    let (from, to) = (clock(&session.starts)?, clock(&session.ends)?);
    u32::try_from((to - from).num_minutes()).ok().filter(|m| *m > 0)
}
