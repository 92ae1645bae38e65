//! What an attendance book keeps beside the marks: corrections, sessions checked, check-in, temperatures, cards.

use chrono::NaiveDate;

use super::check_in::{CheckIn, Temperature};
use super::{AttendanceMark, Mark};
use crate::dossier::Dossier;
use crate::filing::schedule::Session;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// For what one sign-in sheet is laid out.
    SheetBy {
        /// A half-day, whatever sessions it has.
        HalfDay = "half_day" "每半天一张",
        /// A session.
        Session = "session" "每次课一张",
    }
}

/// A mark that was put right afterwards, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Session.
    pub session: Uid,
    /// Learner.
    pub enrolment: Uid,
    /// The mark before; `None` when there was none.
    pub before: Option<Mark>,
    /// The mark after; `None` when it was taken away.
    pub after: Option<Mark>,
    /// Why.
    pub reason: String,
    /// When, `2021-11-20 09:30`.
    pub at: String,
    /// Who.
    pub who: String,
}

/// A card, such as an access card, that stands for a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Learner.
    pub enrolment: Uid,
    /// What a reader sends for it.
    pub code: String,
}

/// All of it for one class.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AttendanceBook {
    /// Corrections, oldest first.
    pub corrections: Vec<Correction>,
    /// Sessions whose marks were checked against the signed sheet, with the day.
    pub closed: Vec<(Uid, NaiveDate)>,
    /// Check-in.
    pub check_ins: Vec<CheckIn>,
    /// Temperatures.
    pub temperatures: Vec<Temperature>,
    /// Cards.
    pub cards: Vec<Card>,
    /// For what a sign-in sheet is laid out; `None` means a half-day.
    pub sheet_by: Option<SheetBy>,
}

impl AttendanceBook {
    /// Day on which a session's marks were checked.
    pub fn closed_on(&self, session: &Uid) -> Option<NaiveDate> {
        self.closed.iter().find(|(s, _)| s == session).map(|(_, on)| *on)
    }
}

impl Dossier {
    /// The mark of a learner in a session.
    pub fn mark_of(&self, session: &Uid, enrolment: &Uid) -> Option<&AttendanceMark> {
        self.marks.iter().find(|m| m.session == *session && m.enrolment == *enrolment)
    }

    /// Whether a mark is settled: its session was checked, or it was recorded on an earlier day. What is recorded on
    /// the same day may still be put right without a word, for a sheet is entered as “all present” and then exceptions.
    /// A leave asked for beforehand is settled by the session's own day at the earliest: whoever comes after all is
    /// simply marked.
    pub fn settled(&self, session: &Session, mark: &AttendanceMark, today: NaiveDate) -> bool {
        self.attendance.closed_on(&session.uid).is_some()
            || mark.recorded_on.map_or(session.on, |on| on.max(session.on)) < today
    }
}
