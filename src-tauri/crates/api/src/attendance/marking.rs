//! Setting marks: by hand, by scanner, from sheets and logs, all by the same rule for corrections.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use yanxiu_domain::attendance::book::Correction;
use yanxiu_domain::attendance::ledger::cannot_pass;
use yanxiu_domain::attendance::{AttendanceMark, Mark};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::problem::{Problem, Severity};
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use crate::error::ApiError;
use crate::office::Office;

/// A mark to be set.
pub(super) struct Cell {
    pub(super) session: Uid,
    pub(super) enrolment: Uid,
    /// `None` takes the mark away.
    pub(super) mark: Option<Mark>,
    /// `None` keeps the remark of a mark that stays as it is, and leaves a new one without.
    pub(super) note: Option<String>,
}

/// Who marks, when, and why where something settled is put right.
pub(super) struct Pen {
    reason: String,
    now: NaiveDateTime,
    who: String,
}

impl Pen {
    pub(super) fn of(office: &Office, reason: &str) -> Self {
        let host = office.host();
        Self { reason: reason.trim().to_owned(), now: host.now(), who: host.who() }
    }

    /// The change as the journal names it.
    pub(super) fn op(&self, usual: Op) -> Op {
        if self.reason.is_empty() { usual } else { Op::CorrectAttendance }
    }
}

/// What came of it.
pub(super) struct Written {
    /// The class with its new marks.
    pub(super) after: Dossier,
    /// Marks set, taken away or remarked upon.
    pub(super) changed: usize,
    /// Learners whose marks were touched.
    pub(super) learners: BTreeSet<Uid>,
    /// Sessions whose marks were touched.
    pub(super) sessions: BTreeSet<Uid>,
    /// Learners who can no longer pass since this very change.
    pub(super) problems: Vec<Problem>,
}

/// How a session is spoken of: `10月25日上午“智慧农业”`.
pub(super) fn in_words(session: &Session) -> String {
    format!("{}{}“{}”", chinese::short_date(session.on), session.part.label(), session.topic)
}

pub(super) fn before_conclusion(dossier: &Dossier) -> Result<(), ApiError> {
    if dossier.conclusion.is_some() {
        return Err(ApiError::refused(
            "concluded",
            "考核已作结论，签到不能再改",
            "确有登记错误的，请先撤销考核结论，改正后重新作出结论。",
        ));
    }
    Ok(())
}

/// Marks by session and learner.
pub(super) fn by_place(dossier: &Dossier) -> BTreeMap<(&Uid, &Uid), &AttendanceMark> {
    dossier.marks.iter().map(|m| ((&m.session, &m.enrolment), m)).collect()
}

/// The first of the cells that would change what is settled, and how many do.
pub(super) fn settled<'c>(dossier: &Dossier, cells: &'c [Cell], today: NaiveDate) -> Option<(&'c Cell, usize)> {
    let marks = by_place(dossier);
    let sessions: BTreeMap<&Uid, &Session> = dossier.sessions.iter().map(|s| (&s.uid, s)).collect();
    let mut found = cells.iter().filter(|cell| {
        marks.get(&(&cell.session, &cell.enrolment)).is_some_and(|old| {
            Some(old.mark) != cell.mark
                && sessions.get(&cell.session).is_some_and(|session| dossier.settled(session, old, today))
        })
    });
    let first = found.next()?;
    Some((first, 1 + found.count()))
}

/// Sessions that haven't come yet and that the cells would mark all the same, in order. A leave may be asked for
/// beforehand; nothing else has been seen, and would be hours that nobody earned.
pub(super) fn ahead<'d>(dossier: &'d Dossier, cells: &[Cell], today: NaiveDate) -> Vec<&'d Session> {
    let stands = |cell: &Cell| dossier.mark_of(&cell.session, &cell.enrolment).map(|m| m.mark) == cell.mark;
    let seen = |cell: &Cell| cell.mark.is_some_and(|mark| !mark.may_be_ahead()) && !stands(cell);
    dossier
        .attended_sessions()
        .filter(|session| session.on > today && cells.iter().any(|c| c.session == session.uid && seen(c)))
        .collect()
}

/// Says that a session can't be marked before its day.
pub(super) fn session_ahead(session: &Session) -> Problem {
    Problem::error(
        "session_ahead",
        format!("{}还没有上课，只能登记请假", in_words(session)),
        "请在上课当天或以后登记；日期不对的，请核对电脑的日期和课程安排。",
    )
    .field("attendance", "session", session.uid.as_str(), "attendance.mark")
}

/// An import that is refused for everything that is wrong with it: by a rule where nothing but sessions to come stands
/// in its way, otherwise as unreadable.
pub(super) fn refused_import(problems: &[Problem]) -> Option<ApiError> {
    let mut errors = problems.iter().filter(|p| p.severity == Severity::Error);
    if errors.all(|p| p.code == "session_ahead") { ApiError::by_rules(problems) } else { ApiError::for_all(problems) }
}

/// Sets marks. What is settled is only put right with a reason, and the correction is kept.
pub(super) fn write(tx: &Tx<'_>, before: &Dossier, cells: &[Cell], pen: &Pen) -> Result<Written, ApiError> {
    before_conclusion(before)?;
    let today = pen.now.date();
    if let Some(session) = ahead(before, cells, today).first() {
        return Err(session_ahead(session).into());
    }
    if let (true, Some((cell, count))) = (pen.reason.is_empty(), settled(before, cells, today)) {
        return Err(reason_needed(before, cell, count));
    }
    let marks = by_place(before);
    let sessions: BTreeMap<&Uid, &Session> = before.sessions.iter().map(|s| (&s.uid, s)).collect();
    let mut new: BTreeMap<(&Uid, &Uid), Option<AttendanceMark>> = BTreeMap::new();
    let (mut learners, mut touched, mut changed) = (BTreeSet::new(), BTreeSet::new(), 0);
    for cell in cells {
        let key = (&cell.session, &cell.enrolment);
        let old = marks.get(&key).copied();
        let kept = old.filter(|o| Some(o.mark) == cell.mark).map(|o| o.note.clone()).unwrap_or_default();
        let note = cell.note.clone().unwrap_or(kept);
        if old.map(|o| (o.mark, o.note.as_str())) == cell.mark.map(|m| (m, note.as_str())) {
            continue;
        }
        let corrects = old.is_some_and(|o| {
            Some(o.mark) != cell.mark && sessions.get(&cell.session).is_some_and(|s| before.settled(s, o, today))
        });
        match cell.mark {
            Some(mark) => {
                let mark = AttendanceMark {
                    session: cell.session.clone(),
                    enrolment: cell.enrolment.clone(),
                    mark,
                    note,
                    recorded_on: old.map_or(Some(today), |o| o.recorded_on),
                };
                tx.put_mark(&mark)?;
                new.insert(key, Some(mark));
            }
            None => {
                tx.remove_mark(&cell.session, &cell.enrolment)?;
                new.insert(key, None);
            }
        }
        if corrects {
            tx.add_correction(&Correction {
                session: cell.session.clone(),
                enrolment: cell.enrolment.clone(),
                before: old.map(|o| o.mark),
                after: cell.mark,
                reason: pen.reason.clone(),
                at: pen.now.format("%Y-%m-%d %H:%M").to_string(),
                who: pen.who.clone(),
            })?;
        }
        changed += 1;
        learners.insert(cell.enrolment.clone());
        touched.insert(cell.session.clone());
    }
    let mut after = before.clone();
    after.marks.retain(|m| !new.contains_key(&(&m.session, &m.enrolment)));
    after.marks.extend(new.into_values().flatten());
    let problems = newly_impossible(before, &after);
    Ok(Written { after, changed, learners, sessions: touched, problems })
}

fn reason_needed(before: &Dossier, cell: &Cell, count: usize) -> ApiError {
    let name = before.enrolment(&cell.enrolment).map(|e| e.person.name.clone()).unwrap_or_default();
    let session = before.sessions.iter().find(|s| s.uid == cell.session).map(in_words).unwrap_or_default();
    let more = if count > 1 { format!("等 {count} 处") } else { String::new() };
    ApiError::refused(
        "reason_needed",
        format!("{name}{session}的签到{more}早已登记或已核对，更正要写明原因"),
        "请写明更正原因后再改；原因和改前改后都会留在更正记录里。",
    )
}

/// Who can no longer pass after a change, but could before.
fn newly_impossible(before: &Dossier, after: &Dossier) -> Vec<Problem> {
    let least = after.scheme.min_attendance_percent;
    let mut problems = Vec::new();
    for ((was, is), learner) in before.ledger().iter().zip(after.ledger().iter()).zip(after.learners()) {
        if was.can_still_reach(least) {
            problems.extend(cannot_pass(is, &learner.person.name, least));
        }
    }
    problems
}
