//! Attendance: marks by hand and from sheets.

pub mod wire;

use yanxiu_domain::attendance::{AttendanceMark, Mark};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::names::normalise_name;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::payloads::{AttendanceMark as MarkPayload, ClassFile};
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, learner};
use crate::scalar::{self, Day, DayPart, Hours};
use crate::spreadsheet;
use wire::{AttendanceRow, AttendanceSession, AttendanceView, SessionMark};

/// The attendance of a class as it crosses.
pub(crate) fn view(dossier: &Dossier) -> AttendanceView {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let sessions: Vec<&Session> = dossier.attended_sessions().collect();
    let least = dossier.scheme.min_attendance_percent;
    AttendanceView {
        sessions: sessions
            .iter()
            .enumerate()
            .map(|(index, s)| {
                let (marked, present) = dossier.marked(&s.uid);
                AttendanceSession {
                    id: s.uid.to_string(),
                    number: count(index + 1),
                    on: Day(s.on),
                    part: DayPart(s.part),
                    topic: s.topic.clone(),
                    hours: Hours(s.hours),
                    counted: dossier.notice.size.counted_kinds.contains(&s.kind),
                    marked: count(marked),
                    present: count(present),
                }
            })
            .collect(),
        learners: dossier
            .learners()
            .zip(dossier.ledger())
            .map(|(learner, hours)| AttendanceRow {
                id: learner.uid.to_string(),
                roster_number: learner.roster_number,
                name: learner.person.name.clone(),
                unit: learner.details.unit.clone(),
                marks: dossier
                    .marks
                    .iter()
                    .filter(|m| m.enrolment == learner.uid)
                    .map(|m| SessionMark {
                        session: m.session.to_string(),
                        mark: scalar::Mark(m.mark),
                        note: m.note.clone(),
                    })
                    .collect(),
                earned: Hours(hours.earned),
                planned: Hours(hours.planned),
                rate: chinese::percent(hours.rate()),
                can_still_pass: hours.can_still_reach(least),
            })
            .collect(),
        planned: Hours(dossier.planned_hours()),
        rate: dossier.attendance_rate().map(chinese::percent).unwrap_or_default(),
        sessions_marked: count(dossier.sessions_marked()),
    }
}

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<AttendanceView, ApiError> {
    Ok(view(&office.dossier(&payload.class_id)?))
}

/// The session meant by an id or its number in the schedule.
fn session<'d>(dossier: &'d Dossier, text: &str) -> Result<&'d Session, ApiError> {
    let numbered = text.parse::<usize>().ok().and_then(|n| dossier.attended_sessions().nth(n.checked_sub(1)?));
    numbered
        .or_else(|| dossier.attended_sessions().find(|s| s.uid.as_str() == text))
        .ok_or_else(|| ApiError::refused("session_not_found", format!("没有“{text}”这次课"), "请用课次序号，从 1 起。"))
}

fn before_conclusion(dossier: &Dossier) -> Result<(), ApiError> {
    if dossier.conclusion.is_some() {
        return Err(ApiError::refused(
            "concluded",
            "考核已作结论，签到不能再改",
            "确有登记错误的，请先撤销考核结论，改正后重新作出结论。",
        ));
    }
    Ok(())
}

pub(crate) fn mark(office: &mut Office, payload: MarkPayload) -> Result<Done, ApiError> {
    let text = office.change(Op::MarkAttendance, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        let session = session(before, &payload.session)?;
        let learners = if payload.all {
            before.learners().collect()
        } else {
            payload.people.iter().map(|p| learner(before, p)).collect::<Result<Vec<_>, _>>()?
        };
        for learner in &learners {
            match payload.mark {
                Some(mark) => tx.put_mark(&AttendanceMark {
                    session: session.uid.clone(),
                    enrolment: learner.uid.clone(),
                    mark: mark.0,
                    note: payload.note.clone(),
                })?,
                None => tx.remove_mark(&session.uid, &learner.uid)?,
            }
        }
        let word = payload.mark.map_or("清除", |m| m.0.label());
        Ok(format!("已登记 {} 人：{word}", learners.len()))
    })?;
    Ok(done(text))
}

/// Reads a mark as sign-in sheets carry it.
fn read_mark(text: &str) -> Option<Mark> {
    match text.trim() {
        "√" | "✓" | "✔" | "到" | "1" | "出勤" | "是" => Some(Mark::Present),
        "迟" => Some(Mark::Late),
        "早" => Some(Mark::LeftEarly),
        "假" | "事假" | "病假" | "公假" => Some(Mark::Leave),
        "缺" | "×" | "x" | "X" | "旷" | "0" | "旷课" => Some(Mark::Absent),
        other => Mark::parse(other),
    }
}

/// The number of a session in a heading such as 3, 第3次 or 第3次课; nothing for any other heading.
fn session_number(heading: &str) -> Option<&str> {
    let bare = heading.trim().trim_start_matches(['第', '课', '次']).trim_end_matches(['次', '课', '节']).trim();
    (!bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit())).then_some(bare)
}

/// Marks from a sheet: a column of names, and columns headed by the numbers of sessions.
pub(crate) fn import(office: &mut Office, payload: ClassFile) -> Result<Done, ApiError> {
    let (_, sheets) = spreadsheet::sheets(office, &payload.file)?;
    let unreadable = |message: String| {
        ApiError::unreadable(
            "no_header",
            message,
            "表头应有“姓名”一列，课次各列以 1、2、3…为表头（与签到页的课次序号一致）。",
        )
    };
    let count = office.change(Op::ImportMarks, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        let (sheet, head) = sheets
            .iter()
            .find_map(|s| {
                s.rows.iter().take(30).find(|r| r.cells.iter().any(|c| c.text.trim() == "姓名")).map(|h| (s, h))
            })
            .ok_or_else(|| unreadable("没有找到“姓名”一列".to_owned()))?;
        let name_column = head.cells.iter().find(|c| c.text.trim() == "姓名").map_or(0, |c| c.column);
        let mut sessions: Vec<(u32, &Session)> = Vec::new();
        for cell in head.cells.iter().filter(|c| c.column != name_column) {
            let Some(number) = session_number(&cell.text) else { continue };
            let place = yanxiu_documents::reading::column_letters(cell.column);
            let found = session(before, number).map_err(|e| {
                ApiError::unreadable(
                    "unknown_session",
                    format!("第 {} 行 {place} 列：{}", head.number, e.message),
                    e.hint,
                )
            })?;
            if sessions.iter().any(|(_, other)| other.uid == found.uid) {
                return Err(ApiError::unreadable(
                    "session_twice",
                    format!("第 {} 行 {place} 列：第 {number} 次课出现了两次", head.number),
                    "请删去重复的一列后再导入。",
                ));
            }
            sessions.push((cell.column, found));
        }
        if sessions.is_empty() {
            return Err(unreadable("没有以课次序号为表头的列".to_owned()));
        }
        let mut count = 0_u32;
        for row in sheet.rows.iter().filter(|r| r.number > head.number) {
            let name = normalise_name(row.text(name_column));
            if name.is_empty() {
                continue;
            }
            let learner = learner(before, &name).map_err(|e| {
                ApiError::unreadable("unknown_person", format!("第 {} 行：{}", row.number, e.message), e.hint)
            })?;
            for (column, session) in &sessions {
                let text = row.text(*column).trim();
                if text.is_empty() {
                    continue;
                }
                let mark = read_mark(text).ok_or_else(|| {
                    let place = yanxiu_documents::reading::column_letters(*column);
                    ApiError::unreadable(
                        "unknown_mark",
                        format!("第 {} 行 {place} 列：不认识“{text}”", row.number),
                        "请用 √、迟、早、假、缺。",
                    )
                })?;
                tx.put_mark(&AttendanceMark {
                    session: session.uid.clone(),
                    enrolment: learner.uid.clone(),
                    mark,
                    note: String::new(),
                })?;
                count += 1;
            }
        }
        Ok(count)
    })?;
    Ok(done(format!("已导入 {count} 条签到")))
}
