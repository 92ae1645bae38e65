//! Hours earned, by learner and in all. A share is always of everything planned, never of what was held so far.
//!
//! What a mark earns is a percentage of its session's hours, so sums are kept in thousandths of an hour, where half of
//! 1.5 hours is exact. They are compared as they are, and shown rounded down to a tenth.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check_in;
use crate::chinese;
use crate::dossier::Dossier;
use crate::filing::schedule::{Session, SessionKind};
use crate::hours::Hours;
use crate::problem::Problem;
use crate::share::share;
use crate::uid::Uid;

/// One learner's hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerHours {
    /// Learner.
    pub enrolment: Uid,
    /// Counted hours earned, rounded down to a tenth.
    pub earned: Hours,
    /// Counted hours of marked sessions that weren't earned, rounded up to a tenth.
    pub missed: Hours,
    /// Counted hours planned.
    pub planned: Hours,
    /// Earned, in thousandths of an hour.
    exact_earned: i64,
    /// Not earned in marked sessions, in thousandths of an hour.
    exact_missed: i64,
}

impl LearnerHours {
    fn of(enrolment: Uid, (earned, missed): (i64, i64), planned: Hours) -> Self {
        let tenths = |n: i64| Hours::from_tenths(i32::try_from(n).unwrap_or(i32::MAX));
        Self {
            enrolment,
            earned: tenths(earned.div_euclid(100)),
            missed: tenths((missed + 99).div_euclid(100)),
            planned,
            exact_earned: earned,
            exact_missed: missed,
        }
    }

    fn all(&self) -> i64 {
        i64::from(self.planned.tenths()) * 100
    }

    /// Thousandths of an hour that `percent` of everything planned are.
    fn needed(&self, percent: u32) -> i64 {
        i64::from(self.planned.tenths()) * i64::from(percent)
    }

    /// Share of planned hours in hundredths of a percent; 0 when nothing is planned.
    pub fn rate(&self) -> i64 {
        share(u64::try_from(self.exact_earned).unwrap_or(0), u64::try_from(self.all()).unwrap_or(0)).unwrap_or(0)
    }

    /// Whether `percent` of the planned hours are earned.
    pub fn reached(&self, percent: u32) -> bool {
        self.exact_earned >= self.needed(percent)
    }

    /// Whether `percent` can still be reached if nothing more is missed.
    pub fn can_still_reach(&self, percent: u32) -> bool {
        self.all() - self.exact_missed >= self.needed(percent)
    }

    /// Hours that can be earned if nothing more is missed, rounded down to a tenth.
    pub fn at_most(&self) -> Hours {
        Hours::from_tenths(i32::try_from((self.all() - self.exact_missed).div_euclid(100)).unwrap_or(i32::MAX))
    }

    /// Share of the planned hours that can be earned if nothing more is missed, in hundredths of a percent.
    pub fn best_rate(&self) -> i64 {
        let best = u64::try_from(self.all() - self.exact_missed).unwrap_or(0);
        share(best, u64::try_from(self.all()).unwrap_or(0)).unwrap_or(0)
    }

    /// By how many hours `percent` is out of reach even if nothing more is missed, rounded up to a tenth; none when it
    /// can be reached.
    pub fn short_by(&self, percent: u32) -> Hours {
        let lacking = (self.needed(percent) - self.all() + self.exact_missed).max(0);
        Hours::from_tenths(i32::try_from((lacking + 99) / 100).unwrap_or(i32::MAX))
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
        let rule = &self.notice.attendance;
        let mut by_learner: BTreeMap<&Uid, (i64, i64)> = BTreeMap::new();
        for mark in &self.marks {
            if let Some(hours) = counted.get(&mark.session) {
                let (earned, missed) = by_learner.entry(&mark.enrolment).or_default();
                let (all, percent) = (i64::from(hours.tenths()), i64::from(rule.earns(mark.mark)));
                *earned += all * percent;
                *missed += all * (100 - percent);
            }
        }
        self.learners()
            .map(|e| {
                let sums = by_learner.get(&e.uid).copied().unwrap_or_default();
                LearnerHours::of(e.uid.clone(), sums, planned)
            })
            .collect()
    }

    /// The hours of an applicant, on the roster or not, where the counted sessions that were `held` without a mark of
    /// theirs are missed.
    pub fn hours_of(&self, enrolment: &Uid, held: impl Fn(&Session) -> bool) -> LearnerHours {
        let mut sums = (0, 0);
        for session in self.counted_sessions() {
            let mark = self.marks.iter().find(|m| m.enrolment == *enrolment && m.session == session.uid);
            let percent = match mark {
                Some(mark) => i64::from(self.notice.attendance.earns(mark.mark)),
                None if held(session) => 0,
                None => continue,
            };
            let all = i64::from(session.hours.tenths());
            sums = (sums.0 + all * percent, sums.1 + all * (100 - percent));
        }
        LearnerHours::of(enrolment.clone(), sums, self.planned_hours())
    }

    /// Share of all planned hours earned by all learners, in hundredths of a percent; `None` without learners.
    pub fn attendance_rate(&self) -> Option<i64> {
        let (earned, planned) = self.exact_in_all();
        share(earned, planned)
    }

    /// Hours earned by all learners, rounded down to a tenth, and hours planned for them.
    pub(crate) fn hours_in_all(&self) -> (Hours, Hours) {
        let (earned, planned) = self.exact_in_all();
        let tenths = |n: u64| Hours::from_tenths(i32::try_from(n / 100).unwrap_or(i32::MAX));
        (tenths(earned), tenths(planned))
    }

    /// Earned by all learners and planned for them, in thousandths of an hour.
    fn exact_in_all(&self) -> (u64, u64) {
        let ledger = self.ledger();
        let sum = |of: fn(&LearnerHours) -> i64| u64::try_from(ledger.iter().map(of).sum::<i64>()).unwrap_or(0);
        (sum(|l| l.exact_earned), sum(LearnerHours::all))
    }

    /// How many learners on the roster are marked in each session, and how many of them were there.
    pub fn roll(&self) -> BTreeMap<&Uid, (usize, usize)> {
        let on_roster: std::collections::BTreeSet<&Uid> = self.learners().map(|e| &e.uid).collect();
        let mut roll: BTreeMap<&Uid, (usize, usize)> = self.sessions.iter().map(|s| (&s.uid, (0, 0))).collect();
        for mark in self.marks.iter().filter(|m| on_roster.contains(&m.enrolment)) {
            let (marked, there) = roll.entry(&mark.session).or_default();
            *marked += 1;
            *there += usize::from(mark.mark.attended());
        }
        roll
    }

    /// How many learners on the roster are marked in a session, and how many of them were there.
    pub fn marked(&self, session: &Uid) -> (usize, usize) {
        self.roll().get(session).copied().unwrap_or_default()
    }

    /// Sessions in which every learner is marked.
    pub fn sessions_marked(&self) -> usize {
        let (learners, roll) = (self.learners().count(), self.roll());
        let full = |s: &&Session| learners > 0 && roll.get(&s.uid).is_some_and(|(marked, _)| *marked == learners);
        self.attended_sessions().filter(full).count()
    }
}

/// Sessions that are over and not marked in full, learners who can no longer pass, and what check-in lacks.
pub fn check(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let learners = dossier.learners().count();
    if learners == 0 {
        return Vec::new();
    }
    let roll = dossier.roll();
    let mut problems: Vec<Problem> = dossier
        .attended_sessions()
        .filter(|s| s.on <= today)
        .filter_map(|session| {
            let missing = learners - roll.get(&session.uid).map_or(0, |(marked, _)| *marked);
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
        let decided = dossier.override_of(&learner.uid).is_some_and(|o| o.passed);
        problems.extend(cannot_pass(line, &learner.person.name, least).filter(|_| !decided));
    }
    problems.extend(check_in::check(dossier, today));
    problems
}

/// Says that a learner can no longer pass, and by how many hours; nothing while passing is possible.
pub fn cannot_pass(line: &LearnerHours, name: &str, least: u32) -> Option<Problem> {
    if line.can_still_reach(least) {
        return None;
    }
    Some(
        Problem::warning(
            "cannot_pass",
            format!("{name}缺课 {} 学时，出勤率已不可能达到 {least}%，还差 {} 学时", line.missed, line.short_by(least)),
            "请提醒学员；该学员不能结业。",
        )
        .clause("二(三)")
        .field("attendance", "person", line.enrolment.as_str(), "attendance.mark"),
    )
}
