//! An online platform's log: who was there from when to when, and what mark that makes.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::Mark;
use super::find::digits_of;
use super::rule::{AttendanceRule, clock, minutes};
use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::filing::schedule::Session;
use crate::identity::normalise_number;
use crate::names::normalise_name;

/// One line of a log as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogLine {
    /// Name or nickname as the platform knows it.
    pub name: String,
    /// Other cells that may tell who it is: phone, identity number, account.
    pub others: Vec<String>,
    /// When the person came.
    pub joined: Option<NaiveDateTime>,
    /// When the person left.
    pub left: Option<NaiveDateTime>,
    /// Minutes, where the platform counts them itself.
    pub minutes: Option<u32>,
}

/// Whom a line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who<'d> {
    /// One learner.
    One(&'d Enrolment),
    /// It may be any of these.
    Several(Vec<&'d Enrolment>),
    /// Nobody on the roster.
    Nobody,
}

/// How long one learner was there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stay {
    /// Minutes within the session, each counted once however many devices there were.
    pub minutes: u32,
    /// Latest moment of the first arrival, when the log says it.
    pub joined: Option<NaiveTime>,
    /// The last leaving, when the log says it.
    pub left: Option<NaiveTime>,
}

impl LogLine {
    /// Whether the line may be of a day: not when its times say that it was over before, or began after.
    pub fn touches(&self, on: NaiveDate) -> bool {
        let (joined, left) = (self.joined.or(self.left), self.left.or(self.joined));
        joined.is_none_or(|at| at.date() <= on) && left.is_none_or(|at| at.date() >= on)
    }

    /// Whether the line says how long: by minutes, or by a coming and a leaving after it. One that doesn't isn't a stay
    /// of no minutes.
    pub fn measured(&self) -> bool {
        self.minutes.is_some() || self.joined.zip(self.left).is_some_and(|(from, to)| to >= from)
    }
}

impl Dossier {
    /// Whom a line of a log means: by identity number or phone in any cell, by name, or by the one learner's name that
    /// the nickname holds (济南-张三, 张三13800000000).
    pub fn who_was_online(&self, line: &LogLine) -> Who<'_> {
        let numbers: Vec<String> =
            line.others.iter().chain([&line.name]).flat_map(|t| digit_runs(t)).filter(|n| n.len() >= 11).collect();
        let by_number = |e: &&Enrolment| {
            numbers.iter().any(|n| e.person.document.number.is(n) || digits_of(&e.details.phone) == *n)
        };
        let found: Vec<&Enrolment> = self.learners().filter(by_number).collect();
        if let Some(who) = settled(found) {
            return who;
        }
        let name = normalise_name(&line.name);
        if let Some(who) = settled(self.learners().filter(|e| e.person.name == name).collect()) {
            return who;
        }
        let plain: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        let held: Vec<&Enrolment> =
            self.learners().filter(|e| e.person.name.chars().count() > 1 && plain.contains(&e.person.name)).collect();
        // 李明 is held by 李明华 too: the longer name is meant.
        let longest = held.iter().map(|e| e.person.name.chars().count()).max().unwrap_or(0);
        settled(held.into_iter().filter(|e| e.person.name.chars().count() == longest).collect()).unwrap_or(Who::Nobody)
    }
}

fn settled(found: Vec<&Enrolment>) -> Option<Who<'_>> {
    match found.as_slice() {
        [] => None,
        [one] => Some(Who::One(one)),
        _ => Some(Who::Several(found)),
    }
}

/// Runs of digits, and an X at the end of seventeen.
fn digit_runs(text: &str) -> Vec<String> {
    normalise_number(text)
        .split(|c: char| !c.is_ascii_digit() && c != 'X')
        .filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How long somebody was in a session, from all of the lines that mean this person. Where a line has both times they
/// are cut to the session and overlapping ones are counted once, and it counts no more than the minutes that the
/// platform gives beside them: between the first coming and the last leaving somebody may have been away. Minutes
/// without times are added as they are. Never more than the session is long; lines of another day say nothing, nor do
/// those that can't be measured. `None` where no line can be.
pub fn stay(session: &Session, lines: &[&LogLine], length: u32) -> Option<Stay> {
    if !lines.iter().any(|line| line.measured()) {
        return None;
    }
    // Without its times the session may be at any time of its day.
    let day = session.on.and_time(NaiveTime::MIN);
    let window = clock(&session.starts).zip(clock(&session.ends));
    let (begins, ends) = window
        .map_or((day, day + TimeDelta::days(1)), |(from, to)| (session.on.and_time(from), session.on.and_time(to)));
    let mut spans: Vec<(NaiveDateTime, NaiveDateTime)> = Vec::new();
    let (mut counted, mut claimed) = (0_i64, 0_i64);
    let mut stay = Stay::default();
    for line in lines.iter().filter(|line| line.measured() && line.touches(session.on)) {
        let here = |moment: Option<NaiveDateTime>| moment.filter(|at| at.date() == session.on).map(|at| at.time());
        stay.joined = [stay.joined, here(line.joined)].into_iter().flatten().min();
        stay.left = [stay.left, here(line.left)].into_iter().flatten().max();
        let seconds = line.minutes.map(|minutes| i64::from(minutes) * 60);
        match line.joined.zip(line.left) {
            Some((from, to)) if to > from => {
                let (from, to) = (from.max(begins), to.min(ends));
                let overlap = (to - from).num_seconds().max(0);
                claimed += seconds.map_or(overlap, |seconds| seconds.min(overlap));
                if overlap > 0 {
                    spans.push((from, to));
                }
            }
            _ => counted += seconds.unwrap_or(0),
        }
    }
    spans.sort_unstable();
    let mut covered = 0_i64;
    let mut until = begins;
    for (from, to) in spans {
        let from = from.max(until);
        if to > from {
            covered += (to - from).num_seconds();
            until = to;
        }
    }
    let minutes = (covered.min(claimed) + counted) / 60;
    stay.minutes = u32::try_from(minutes).unwrap_or(u32::MAX).min(length);
    Some(stay)
}

/// The length of a session by its times, or as somebody says it is.
pub fn length(session: &Session, said: Option<u32>) -> Option<u32> {
    said.filter(|m| *m > 0).or_else(|| minutes(session))
}

impl AttendanceRule {
    /// The mark of a stay: present from a share of the minutes on, absent below another; between the two late when the
    /// person came after the grace, else left early. Shares are compared exactly.
    pub fn of_stay(&self, session: &Session, stay: &Stay, length: u32) -> Mark {
        let share = u64::from(stay.minutes) * 100;
        let reaches = |percent: u32| share >= u64::from(percent) * u64::from(length);
        if length > 0 && reaches(self.log_present) {
            return Mark::Present;
        }
        if length == 0 || !reaches(self.log_absent_below) {
            return Mark::Absent;
        }
        match (stay.joined, clock(&session.starts)) {
            (Some(at), Some(starts)) if (at - starts).num_seconds() > i64::from(self.grace_minutes) * 60 => Mark::Late,
            _ => Mark::LeftEarly,
        }
    }
}
