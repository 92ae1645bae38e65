//! Hours earned, by learner and in all. A share is always of everything planned, never of what was held so far.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Mark;
use crate::chinese;
use crate::dossier::Dossier;
use crate::filing::schedule::{Session, SessionKind};
use crate::hours::Hours;
use crate::problem::Problem;
use crate::uid::Uid;

/// One learner's hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerHours {
    /// Learner.
    pub enrolment: Uid,
    /// Counted hours earned.
    pub earned: Hours,
    /// Counted hours of sessions marked as missed.
    pub missed: Hours,
    /// Counted hours planned.
    pub planned: Hours,
}

impl LearnerHours {
    /// Share of planned hours in hundredths of a percent; 0 when nothing is planned.
    pub fn rate(&self) -> i64 {
        self.earned.share_of(self.planned).unwrap_or(0)
    }

    /// Whether `percent` of the planned hours are earned.
    pub fn reached(&self, percent: u32) -> bool {
        self.earned.reach(percent, self.planned)
    }

    /// Whether `percent` can still be reached if nothing more is missed.
    pub fn can_still_reach(&self, percent: u32) -> bool {
        (self.planned - self.missed).reach(percent, self.planned)
    }
}

impl Dossier {
    /// Whether attendance is taken in a session: check-in has its own list, activities have their own record.
    pub fn takes_attendance(session: &Session) -> bool {
        !matches!(session.kind, SessionKind::CheckIn | SessionKind::PartyActivity | SessionKind::CommitteeActivity)
    }

    /// Sessions in which attendance is taken, in order.
    pub fn attended_sessions(&self) -> impl Iterator<Item = &Session> {
        self.sessions.iter().filter(|s| Self::takes_attendance(s))
    }

    /// The hours of every learner, in roster order.
    pub fn ledger(&self) -> Vec<LearnerHours> {
        let counted: BTreeMap<&Uid, Hours> = self.counted_sessions().map(|s| (&s.uid, s.hours)).collect();
        let planned = counted.values().copied().sum();
        let mut by_learner: BTreeMap<&Uid, (Hours, Hours)> = BTreeMap::new();
        for mark in &self.marks {
            if let Some(hours) = counted.get(&mark.session) {
                let (earned, missed) = by_learner.entry(&mark.enrolment).or_default();
                let sum = if mark.mark.earns() { earned } else { missed };
                *sum = *sum + *hours;
            }
        }
        self.learners()
            .map(|e| {
                let (earned, missed) = by_learner.get(&e.uid).copied().unwrap_or_default();
                LearnerHours { enrolment: e.uid.clone(), earned, missed, planned }
            })
            .collect()
    }

    /// Share of all planned hours earned by all learners, in hundredths of a percent; `None` without learners.
    pub fn attendance_rate(&self) -> Option<i64> {
        let ledger = self.ledger();
        let earned: Hours = ledger.iter().map(|l| l.earned).sum();
        let planned: Hours = ledger.iter().map(|l| l.planned).sum();
        earned.share_of(planned)
    }

    /// How many learners on the roster are marked in a session, and how many of them are present.
    pub fn marked(&self, session: &Uid) -> (usize, usize) {
        let marks: Vec<Mark> = self
            .marks
            .iter()
            .filter(|m| m.session == *session && self.enrolment(&m.enrolment).is_some_and(|e| e.accepted()))
            .map(|m| m.mark)
            .collect();
        (marks.len(), marks.iter().filter(|m| m.earns()).count())
    }

    /// Sessions in which every learner is marked.
    pub fn sessions_marked(&self) -> usize {
        let learners = self.learners().count();
        self.attended_sessions().filter(|s| learners > 0 && self.marked(&s.uid).0 == learners).count()
    }
}

/// Sessions that are over and not marked in full, and learners who can no longer pass.
pub fn check(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let learners = dossier.learners().count();
    if learners == 0 {
        return Vec::new();
    }
    let mut problems: Vec<Problem> = dossier
        .attended_sessions()
        .filter(|s| s.on <= today)
        .filter_map(|session| {
            let missing = learners - dossier.marked(&session.uid).0;
            (missing > 0 && (session.on < today || missing < learners)).then(|| {
                Problem::error(
                    "attendance_unmarked",
                    format!(
                        "{}{}“{}”还有 {missing} 人没有登记签到",
                        chinese::short_date(session.on),
                        session.part.label(),
                        session.topic
                    ),
                    "请按签到表登记，未到的登记请假或缺勤。",
                )
                .field("attendance", "session", session.uid.as_str(), "attendance.mark")
            })
        })
        .collect();
    let least = dossier.scheme.min_attendance_percent;
    for (line, learner) in dossier.ledger().iter().zip(dossier.learners()) {
        if !line.can_still_reach(least) {
            problems.push(
                Problem::warning(
                    "cannot_pass",
                    format!("{}缺课 {} 学时，出勤率已不可能达到 {least}%", learner.person.name, line.missed),
                    "请提醒学员；该学员不能结业。",
                )
                .clause("二(三)")
                .field("attendance", "person", learner.uid.as_str(), "attendance.mark"),
            );
        }
    }
    problems
}
