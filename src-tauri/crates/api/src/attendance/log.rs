//! Marks for one session from an online platform's log.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use yanxiu_documents::reading::{Header, Sheet, closest_header, column_letters, data_rows};
use yanxiu_domain::attendance::Mark;
use yanxiu_domain::attendance::fields::{JOINED, LEFT, LOG, MINUTES, NAME};
use yanxiu_domain::attendance::log::{LogLine, Stay, Who, length, stay};
use yanxiu_domain::attendance::moments::{length_in_minutes, moment};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::problem::{Place, Problem, any_error};
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::marking::{self, Cell, Pen, in_words};
use super::wire::{LogImport, LogPerson, LogReport, LogUnmatched};
use super::{count, session};
use crate::error::ApiError;
use crate::office::Office;
use crate::{problem, scalar, spreadsheet};

/// Lines of a log with where they stand.
struct Read {
    lines: Vec<(u32, LogLine)>,
    /// Sheet and row of lines of other days.
    other_days: Vec<(String, u32)>,
    problems: Vec<Problem>,
}

/// Marks from a log, or only a look at them.
pub(crate) fn import(office: &mut Office, payload: LogImport) -> Result<LogReport, ApiError> {
    let (file, sheets) = spreadsheet::sheets(office, &payload.file)?;
    let pen = Pen::of(office, &payload.reason);
    let today = office.today();
    let dossier = office.dossier(&payload.class_id)?;
    marking::before_conclusion(&dossier)?;
    let session = session(&dossier, &payload.session)?;
    let Some(minutes) = length(session, payload.minutes) else {
        return Err(ApiError::refused(
            "session_without_times",
            format!("{}没有起止时间，不知道有多少分钟", in_words(session)),
            "请在课程安排中填写起止时间，或指明这次课的分钟数。",
        ));
    };
    let Read { lines, other_days, mut problems } = read(&file, &sheets, session.on)?;
    problems.extend(of_other_days(&file, session, &lines, &other_days));
    let mut by_learner: BTreeMap<&Uid, Vec<&LogLine>> = BTreeMap::new();
    let mut unmatched = Vec::new();
    for (row, line) in &lines {
        match dossier.who_was_online(line) {
            Who::One(learner) => by_learner.entry(&learner.uid).or_default().push(line),
            who => unmatched.push(LogUnmatched {
                row: *row,
                name: line.name.clone(),
                candidates: match who {
                    Who::Several(many) => many.iter().map(|e| e.person.name.clone()).collect(),
                    _ => Vec::new(),
                },
            }),
        }
    }
    let judged = judge(&dossier, session, &by_learner, minutes, payload.rest_absent);
    if by_learner.is_empty() && !lines.is_empty() {
        problems.push(Problem::error(
            "nobody_matched",
            format!("记录中的 {} 行没有一行对得上学员", lines.len()),
            "请核对是不是这个班、这次课的记录；平台上的昵称应含真实姓名或手机号。",
        ));
    }
    let cells: Vec<Cell> = judged.iter().filter_map(|j| j.cell(session)).collect();
    let missing = judged.iter().filter(|j| j.stay.is_none()).map(|j| j.learner.person.name.clone()).collect();
    let mut report = LogReport {
        done: String::new(),
        file,
        session: in_words(session),
        minutes,
        lines: count(lines.len() + other_days.len()),
        people: judged.iter().map(|j| j.wire(minutes)).collect(),
        unmatched,
        missing,
        changed: count(judged.iter().filter(|j| j.old != j.mark).count()),
        settled: count(marking::settled(&dossier, &cells, today).map_or(0, |(_, n)| n)),
        written: false,
        problems: problem::to_wire(&problems),
    };
    if payload.dry_run {
        return Ok(report);
    }
    if any_error(&problems) {
        return Err(ApiError::for_all(&problems)
            .unwrap_or_else(|| ApiError::unreadable("unreadable", "线上记录有误", "请改正后再导入。")));
    }
    let written = office
        .change(pen.op(Op::ImportLog), &payload.class_id, |tx, before| marking::write(tx, before, &cells, &pen))?;
    report.written = true;
    report.done = format!("已按线上记录登记 {} 人，{} 行没有对上学员", cells.len(), report.unmatched.len());
    report.problems.extend(problem::to_wire(&written.problems));
    Ok(report)
}

/// Lines whose times lie on another day than the session; a log that has no others is of another session.
fn of_other_days(
    file: &str,
    session: &Session,
    lines: &[(u32, LogLine)],
    other_days: &[(String, u32)],
) -> Option<Problem> {
    let (sheet, row) = other_days.first()?;
    let day = chinese::short_date(session.on);
    let place = Place::Cell { file: file.to_owned(), sheet: sheet.clone(), row: Some(*row), column: None };
    let problem = if lines.is_empty() {
        let message = format!("记录中的 {} 行都不是{day}的", other_days.len());
        Problem::error("log_other_day", message, "请核对课次，或从平台导出这一天的记录。")
    } else {
        let message = format!("记录中有 {} 行不是{day}的，没有计入", other_days.len());
        Problem::warning("log_other_day", message, "请核对是不是这次课的记录；平台日期有误的，请改正后再导入。")
    };
    Some(problem.at(place))
}

/// What a log says of one learner.
struct Judged<'d> {
    learner: &'d Enrolment,
    stay: Option<Stay>,
    lines: usize,
    old: Option<Mark>,
    mark: Option<Mark>,
}

impl Judged<'_> {
    fn cell(&self, session: &Session) -> Option<Cell> {
        let mark = self.mark?;
        let note = self.stay.as_ref().map(|s| format!("线上 {} 分钟", s.minutes));
        Some(Cell {
            session: session.uid.clone(),
            enrolment: self.learner.uid.clone(),
            mark: Some(mark),
            note: note.filter(|_| self.old != Some(mark)),
        })
    }

    fn wire(&self, length: u32) -> LogPerson {
        let minutes = self.stay.as_ref().map_or(0, |s| s.minutes);
        LogPerson {
            id: self.learner.uid.to_string(),
            name: self.learner.person.name.clone(),
            roster_number: self.learner.roster_number,
            lines: count(self.lines),
            minutes,
            percent: minutes * 100 / length.max(1),
            before: self.old.map(scalar::Mark),
            after: self.mark.map(scalar::Mark),
        }
    }
}

/// What becomes of every learner. A leave that was granted stays one when the log would make it an absence.
fn judge<'d>(
    dossier: &'d Dossier,
    session: &Session,
    by_learner: &BTreeMap<&Uid, Vec<&LogLine>>,
    minutes: u32,
    rest_absent: bool,
) -> Vec<Judged<'d>> {
    let rule = &dossier.notice.attendance;
    dossier
        .learners()
        .map(|learner| {
            let old = dossier.mark_of(&session.uid, &learner.uid).map(|m| m.mark);
            let lines = by_learner.get(&learner.uid);
            let found = lines.map(|lines| stay(session, lines, minutes));
            let mark = match &found {
                Some(found) => Some(rule.of_stay(session, found, minutes)),
                None if rest_absent => Some(Mark::Absent),
                None => old,
            };
            let mark = if old == Some(Mark::Leave) && mark == Some(Mark::Absent) { old } else { mark };
            Judged { learner, stay: found, lines: lines.map_or(0, Vec::len), old, mark }
        })
        .collect()
}

fn read(file: &str, sheets: &[Sheet], on: NaiveDate) -> Result<Read, ApiError> {
    let mut read = Read { lines: Vec::new(), other_days: Vec::new(), problems: Vec::new() };
    let mut found = false;
    for sheet in sheets {
        let Some((header, lacking)) = closest_header(sheet, LOG, &[NAME], &[]) else { continue };
        let timed =
            header.column(MINUTES).is_some() || (header.column(JOINED).is_some() && header.column(LEFT).is_some());
        if !lacking.is_empty() || !timed {
            continue;
        }
        found = true;
        for row in data_rows(sheet, &header, &[NAME]) {
            read.row(file, sheet, &header, row, on);
        }
    }
    if found {
        return Ok(read);
    }
    Err(ApiError::unreadable(
        "no_header",
        format!("“{file}”中没有找到表头：要有“昵称”或“姓名”一列，和“时长”或“加入时间”“离开时间”"),
        "请从会议或直播平台导出成员（观看）明细，不要删改表头。",
    ))
}

impl Read {
    fn row(
        &mut self,
        file: &str,
        sheet: &Sheet,
        header: &Header,
        row: &yanxiu_documents::reading::SheetRow,
        on: NaiveDate,
    ) {
        let text = |path: &str| header.column(path).map(|c| row.text(c).trim()).unwrap_or_default();
        let heading = |path: &str| {
            header.headings.iter().find(|h| h.field == Some(path)).map(|h| h.text.as_str()).unwrap_or_default()
        };
        let mut wrong = |path: &str, what: &str| {
            self.problems.push(
                Problem::warning(
                    "time_unknown",
                    format!("{}的{what}“{}”不可识别，没有计入", text(NAME), text(path)),
                    "请核对这一格，写成 2021-10-25 08:31 或 95 分钟的样子。",
                )
                .at(Place::Cell {
                    file: file.to_owned(),
                    sheet: sheet.name.clone(),
                    row: Some(row.number),
                    column: header.column(path).map(column_letters),
                }),
            );
        };
        let mut when = |path: &str, what: &str| {
            let at = moment(text(path), on);
            if at.is_none() && !matches!(text(path), "" | "-" | "--" | "—") {
                wrong(path, what);
            }
            at
        };
        let (joined, left) = (when(JOINED, "加入时间"), when(LEFT, "离开时间"));
        let minutes = length_in_minutes(text(MINUTES), heading(MINUTES));
        if minutes.is_none() && !matches!(text(MINUTES), "" | "-" | "--" | "—") {
            wrong(MINUTES, "时长");
        }
        let own = [NAME, JOINED, LEFT, MINUTES].map(|p| header.column(p));
        let others = row.cells.iter().filter(|c| !own.contains(&Some(c.column))).map(|c| c.text.clone()).collect();
        let line = LogLine { name: text(NAME).to_owned(), others, joined, left, minutes };
        if line.touches(on) {
            self.lines.push((row.number, line));
        } else {
            self.other_days.push((sheet.name.clone(), row.number));
        }
    }
}
