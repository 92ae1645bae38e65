//! Attendance: check-in, marks by hand, by scanner, from sheets and logs, and what they add up to.

pub(crate) mod check_in;
pub(crate) mod log;
mod marking;
pub(crate) mod scan;
pub(crate) mod sheet;
pub mod wire;

use std::collections::BTreeMap;

use yanxiu_domain::attendance::ledger::LearnerHours;
use yanxiu_domain::attendance::{AttendanceMark, rule};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::payloads::AttendanceMark as MarkPayload;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, learner};
use crate::problem;
use crate::scalar::{self, Day, DayPart, DeliveryMode, Hours, SheetBy};
use marking::{Cell, Pen, in_words};
use wire::{
    AttendanceRow, AttendanceSession, AttendanceView, Correction, LearnerSums, MarkBlock, MarksWritten, SessionClosing,
    SessionMark, SessionRoll, SheetScan, SheetSetting,
};

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The attendance of a class as it crosses.
pub(crate) fn view(dossier: &Dossier, today: chrono::NaiveDate) -> AttendanceView {
    let sessions: Vec<&Session> = dossier.attended_sessions().collect();
    let by_uid: BTreeMap<&Uid, &Session> = sessions.iter().map(|s| (&s.uid, *s)).collect();
    let mut marks: BTreeMap<&Uid, Vec<&AttendanceMark>> = BTreeMap::new();
    for mark in &dossier.marks {
        marks.entry(&mark.enrolment).or_default().push(mark);
    }
    let roll = dossier.roll();
    AttendanceView {
        sessions: sessions.iter().enumerate().map(|(index, s)| session_row(dossier, index, s, &roll)).collect(),
        learners: dossier
            .learners()
            .zip(dossier.ledger())
            .map(|(learner, hours)| {
                let sums = sums(dossier, &hours);
                AttendanceRow {
                    id: learner.uid.to_string(),
                    roster_number: learner.roster_number,
                    name: learner.person.name.clone(),
                    unit: learner.details.unit.clone(),
                    marks: marks
                        .get(&learner.uid)
                        .into_iter()
                        .flatten()
                        .map(|m| SessionMark {
                            session: m.session.to_string(),
                            mark: scalar::Mark(m.mark),
                            note: m.note.clone(),
                            settled: by_uid.get(&m.session).is_some_and(|s| dossier.settled(s, m, today)),
                        })
                        .collect(),
                    earned: sums.earned,
                    missed: sums.missed,
                    planned: Hours(hours.planned),
                    rate: sums.rate,
                    can_still_pass: sums.can_still_pass,
                    short_by: sums.short_by,
                }
            })
            .collect(),
        planned: Hours(dossier.planned_hours()),
        rate: dossier.attendance_rate().map(chinese::percent).unwrap_or_default(),
        sessions_marked: count(dossier.sessions_marked()),
        min_percent: dossier.scheme.min_attendance_percent,
        grace_minutes: dossier.notice.attendance.grace_minutes,
        log_present: dossier.notice.attendance.log_present,
        log_absent_below: dossier.notice.attendance.log_absent_below,
        earns: dossier.notice.attendance.clone().into(),
        sheet_by: SheetBy(dossier.attendance.sheet_by.unwrap_or(yanxiu_domain::attendance::book::SheetBy::HalfDay)),
        corrections: corrections(dossier),
        version: None,
    }
}

fn session_row(
    dossier: &Dossier,
    index: usize,
    s: &Session,
    roll: &BTreeMap<&Uid, (usize, usize)>,
) -> AttendanceSession {
    let (marked, present) = roll.get(&s.uid).copied().unwrap_or_default();
    let scans = dossier.attachments.iter().filter(|a| a.about == s.uid.as_str());
    AttendanceSession {
        id: s.uid.to_string(),
        number: count(index + 1),
        on: Day(s.on),
        part: DayPart(s.part),
        starts: s.starts.clone(),
        ends: s.ends.clone(),
        minutes: rule::minutes(s),
        topic: s.topic.clone(),
        kind: s.kind.label().to_owned(),
        mode: DeliveryMode(s.mode),
        hours: Hours(s.hours),
        counted: dossier.notice.size.counted_kinds.contains(&s.kind),
        marked: count(marked),
        present: count(present),
        closed_on: dossier.attendance.closed_on(&s.uid).map(Day),
        scans: scans.map(|a| SheetScan { id: a.uid.to_string(), title: a.title.clone() }).collect(),
    }
}

fn sums(dossier: &Dossier, hours: &LearnerHours) -> LearnerSums {
    let least = dossier.scheme.min_attendance_percent;
    LearnerSums {
        id: hours.enrolment.to_string(),
        earned: Hours(hours.earned),
        missed: Hours(hours.missed),
        rate: chinese::percent(hours.rate()),
        can_still_pass: hours.can_still_reach(least),
        short_by: Hours(hours.short_by(least)),
    }
}

fn corrections(dossier: &Dossier) -> Vec<Correction> {
    let name = |e: &Uid| dossier.enrolment(e).map(|e| e.person.name.clone()).unwrap_or_default();
    let session = |s: &Uid| dossier.sessions.iter().find(|o| o.uid == *s).map(in_words).unwrap_or_default();
    dossier
        .attendance
        .corrections
        .iter()
        .rev()
        .map(|c| Correction {
            learner: c.enrolment.to_string(),
            name: name(&c.enrolment),
            session: session(&c.session),
            before: c.before.map(scalar::Mark),
            after: c.after.map(scalar::Mark),
            reason: c.reason.clone(),
            at: c.at.clone(),
            who: c.who.clone(),
        })
        .collect()
}

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<AttendanceView, ApiError> {
    let today = office.today();
    let dossier = office.dossier(&payload.class_id)?;
    let version = office.store()?.last_seq()?;
    Ok(AttendanceView { version: u32::try_from(version).ok(), ..view(&dossier, today) })
}

/// The session meant by an id or its number in the schedule.
pub(crate) fn session<'d>(dossier: &'d Dossier, text: &str) -> Result<&'d Session, ApiError> {
    let numbered = text.parse::<usize>().ok().and_then(|n| dossier.attended_sessions().nth(n.checked_sub(1)?));
    numbered
        .or_else(|| dossier.attended_sessions().find(|s| s.uid.as_str() == text))
        .ok_or_else(|| ApiError::refused("session_not_found", format!("没有“{text}”这次课"), "请用课次序号，从 1 起。"))
}

/// One mark for several learners, or for everyone.
pub(crate) fn mark(office: &mut Office, payload: MarkPayload) -> Result<Done, ApiError> {
    let pen = Pen::of(office, &payload.reason);
    let (text, problems) = office.change(pen.op(Op::MarkAttendance), &payload.class_id, |tx, before| {
        marking::before_conclusion(before)?;
        let session = session(before, &payload.session)?;
        let learners: Vec<&Enrolment> = if payload.all {
            before.learners().collect()
        } else {
            payload.people.iter().map(|p| learner(before, p)).collect::<Result<Vec<_>, _>>()?
        };
        let cells: Vec<Cell> = learners
            .iter()
            .map(|learner| Cell {
                session: session.uid.clone(),
                enrolment: learner.uid.clone(),
                mark: payload.mark.map(|m| m.0),
                note: Some(payload.note.clone()),
            })
            .collect();
        let written = marking::write(tx, before, &cells, &pen)?;
        let word = payload.mark.map_or("清除", |m| m.0.label());
        Ok((format!("已登记 {} 人：{word}", learners.len()), written.problems))
    })?;
    Ok(Done { done: text, problems: problem::to_wire(&problems) })
}

/// Marks of any cells of the grid in one change; what they add up to comes back for the learners and sessions touched.
pub(crate) fn write(office: &mut Office, payload: MarkBlock) -> Result<MarksWritten, ApiError> {
    let pen = Pen::of(office, &payload.reason);
    let written = office.change(pen.op(Op::MarkAttendance), &payload.class_id, |tx, before| {
        let cells = payload
            .cells
            .iter()
            .map(|cell| {
                Ok(Cell {
                    session: session(before, &cell.session)?.uid.clone(),
                    enrolment: learner(before, &cell.person)?.uid.clone(),
                    mark: cell.mark.map(|m| m.0),
                    note: cell.note.clone(),
                })
            })
            .collect::<Result<Vec<_>, ApiError>>()?;
        marking::write(tx, before, &cells, &pen)
    })?;
    let after = &written.after;
    let roll = after.roll();
    Ok(MarksWritten {
        done: format!("已登记 {} 处", written.changed),
        learners: after
            .ledger()
            .iter()
            .filter(|l| written.learners.contains(&l.enrolment))
            .map(|l| sums(after, l))
            .collect(),
        sessions: roll
            .iter()
            .filter(|(session, _)| written.sessions.contains(**session))
            .map(|(session, (marked, present))| SessionRoll {
                id: session.to_string(),
                marked: count(*marked),
                present: count(*present),
            })
            .collect(),
        rate: after.attendance_rate().map(chinese::percent).unwrap_or_default(),
        sessions_marked: count(after.sessions_marked()),
        version: u32::try_from(office.store()?.last_seq()?).unwrap_or(u32::MAX),
        problems: problem::to_wire(&written.problems),
    })
}

/// Says that a session's marks were checked against the signed sheet, or opens them again.
pub(crate) fn close(office: &mut Office, payload: SessionClosing) -> Result<Done, ApiError> {
    let today = office.today();
    let text = office.change(Op::CloseAttendance, &payload.class_id, |tx, before| {
        marking::before_conclusion(before)?;
        let session = session(before, &payload.session)?;
        let (marked, learners) = (before.marked(&session.uid).0, before.learners().count());
        if payload.closed && marked < learners {
            return Err(ApiError::refused(
                "attendance_unmarked",
                format!("{}还有 {} 人没有登记，不能核对", in_words(session), learners - marked),
                "请先登记齐全：未到的登记请假或缺勤。",
            ));
        }
        tx.close_session(&session.uid, payload.closed.then_some(today))?;
        Ok(format!("{}{}", in_words(session), if payload.closed { "已核对" } else { "已取消核对" }))
    })?;
    Ok(done(text))
}

/// Sets for what sign-in sheets are laid out.
pub(crate) fn set_sheet(office: &mut Office, payload: SheetSetting) -> Result<Done, ApiError> {
    office.change(Op::SetAttendance, &payload.class_id, |tx, before| {
        Ok(tx.put_sheet_by(&before.class.uid, payload.sheet_by.0)?)
    })?;
    Ok(done(format!("签到表改为{}", payload.sheet_by.0.label())))
}
