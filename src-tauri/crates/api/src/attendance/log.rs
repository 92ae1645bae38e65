//! Marks for one session from an online platform's log.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use yanxiu_documents::reading::{Header, Sheet, SheetRow, closest_header, column_letters, data_rows};
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

/// A line, where it stands, and what of it can't be read.
struct Line {
    sheet: String,
    row: u32,
    /// Column of the name.
    column: Option<u32>,
    slips: Vec<Slip>,
    said: LogLine,
}

/// A cell that says nothing of use, and why.
struct Slip {
    column: Option<u32>,
    /// Such as `时长“abc”不可识别`.
    why: String,
    /// Whether something stands there, so that it is told even of a line that can be measured without it.
    garbled: bool,
}

impl Line {
    fn place(&self, file: &str, column: Option<u32>) -> Place {
        Place::Cell {
            file: file.to_owned(),
            sheet: self.sheet.clone(),
            row: Some(self.row),
            column: column.map(column_letters),
        }
    }

    /// What is wrong with its times. `lost` says that nothing else tells how long this learner was there.
    fn check(&self, file: &str, lost: bool) -> Vec<Problem> {
        let name = &self.said.name;
        let hint = "请核对这一格，写成 2021-10-25 08:31、95 分钟或 1.5 小时的样子。";
        if self.said.measured() {
            let garbled = self.slips.iter().filter(|slip| slip.garbled);
            return garbled
                .map(|slip| {
                    let message = format!("{name}的{}，没有计入", slip.why);
                    Problem::warning("time_unknown", message, hint).at(self.place(file, slip.column))
                })
                .collect();
        }
        let (why, column) = self.slips.first().map_or(("没有时间", None), |slip| (slip.why.as_str(), slip.column));
        let problem = if lost {
            let message = format!("{name}在线多久算不出来：{why}；签到没有改动");
            Problem::error("stay_unknown", message, "请改正后再导入，或在签到页按实际情况登记。")
        } else {
            Problem::warning("stay_unknown", format!("{name}的这一行没有计入：{why}"), hint)
        };
        vec![problem.at(self.place(file, column))]
    }
}

/// What a log says.
struct Read {
    lines: Vec<Line>,
    /// Sheet and row of lines of other days.
    other_days: Vec<(String, u32)>,
}

/// Whom the lines of a log mean.
#[derive(Default)]
struct Matched<'d> {
    by_learner: BTreeMap<&'d Uid, Vec<&'d Line>>,
    /// Learners whom a line may mean that may mean others, too.
    candidates: BTreeSet<&'d Uid>,
    unmatched: Vec<LogUnmatched>,
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
    let Read { lines, other_days } = read(&file, &sheets, session.on)?;
    let mut refusing: Vec<Problem> = of_other_days(&file, session, &lines, &other_days).into_iter().collect();
    let matched = matched(&dossier, &file, &lines);
    let judged = judge(&dossier, session, &matched, minutes, payload.rest_absent);
    if matched.by_learner.is_empty() && matched.candidates.is_empty() && !lines.is_empty() {
        refusing.push(Problem::error(
            "nobody_matched",
            format!("记录中的 {} 行没有一行对得上学员", lines.len()),
            "请核对是不是这个班、这次课的记录；平台上的昵称应含真实姓名或手机号。",
        ));
    }
    let cells: Vec<Cell> = judged.iter().filter_map(|j| j.cell(session)).collect();
    refusing.extend(marking::ahead(&dossier, &cells, today).into_iter().map(marking::session_ahead));
    let left_alone = judged.iter().filter(|j| j.lines == 0 && !j.candidate);
    let mut report = LogReport {
        done: String::new(),
        file,
        session: in_words(session),
        minutes,
        lines: count(lines.len() + other_days.len()),
        people: judged.iter().map(|j| j.wire(minutes)).collect(),
        missing: left_alone.map(|j| j.learner.person.name.clone()).collect(),
        changed: count(judged.iter().filter(|j| j.old != j.after()).count()),
        settled: count(marking::settled(&dossier, &cells, today).map_or(0, |(_, n)| n)),
        written: false,
        problems: problem::to_wire(&[refusing.as_slice(), &matched.problems].concat()),
        unmatched: matched.unmatched,
    };
    if payload.dry_run {
        return Ok(report);
    }
    // Whoever can't be reckoned is left alone and told; the others' marks are no worse for it.
    if any_error(&refusing) {
        let all = [refusing, matched.problems].concat();
        return Err(marking::refused_import(&all)
            .unwrap_or_else(|| ApiError::unreadable("unreadable", "线上记录有误", "请改正后再导入。")));
    }
    let written = office
        .change(pen.op(Op::ImportLog), &payload.class_id, |tx, before| marking::write(tx, before, &cells, &pen))?;
    report.written = true;
    report.done = format!("已按线上记录登记 {} 人，{} 行没有对上学员", cells.len(), report.unmatched.len());
    report.problems.extend(problem::to_wire(&written.problems));
    Ok(report)
}

/// Whom the lines mean, and what can't be told of them.
fn matched<'d>(dossier: &'d Dossier, file: &str, lines: &'d [Line]) -> Matched<'d> {
    let mut matched = Matched::default();
    let mut whose = Vec::new();
    for line in lines {
        let candidates = match dossier.who_was_online(&line.said) {
            Who::One(learner) => {
                matched.by_learner.entry(&learner.uid).or_default().push(line);
                whose.push((&learner.uid, line));
                continue;
            }
            Who::Several(many) => many,
            Who::Nobody => Vec::new(),
        };
        if !candidates.is_empty() {
            matched.problems.push(ambiguous(&line.said.name, &candidates).at(line.place(file, line.column)));
        }
        matched.unmatched.push(LogUnmatched {
            row: line.row,
            name: line.said.name.clone(),
            candidates: candidates.iter().map(|e| e.person.name.clone()).collect(),
        });
        matched.candidates.extend(candidates.into_iter().map(|e| &e.uid));
    }
    // In order of the file, once it is known which learners have a line that can be measured.
    for (learner, line) in whose {
        let lost = !matched.by_learner.get(learner).is_some_and(|all| all.iter().any(|l| l.said.measured()));
        matched.problems.extend(line.check(file, lost));
    }
    matched
}

/// Says that a line may mean several learners, none of whom is marked by it.
fn ambiguous(name: &str, candidates: &[&Enrolment]) -> Problem {
    let names: Vec<&str> = candidates.iter().map(|e| e.person.name.as_str()).collect();
    let message = if names.iter().all(|n| *n == name) {
        format!("学员中有 {} 位“{name}”，分不清是哪一位，都没有按记录登记", names.len())
    } else {
        format!("“{name}”可能是{}，分不清是哪一位，都没有按记录登记", names.join("、"))
    };
    let hint = "请在表中加上“手机号码”一列，或在昵称中写明手机号后再导入；也可在签到页逐人登记。";
    Problem::error("ambiguous_person", message, hint)
}

/// Lines whose times lie on another day than the session; a log that has no others is of another session.
fn of_other_days(file: &str, session: &Session, lines: &[Line], other_days: &[(String, u32)]) -> Option<Problem> {
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
    /// Whether a line that may mean others may mean this learner, too.
    candidate: bool,
    old: Option<Mark>,
    /// What it makes of it; `None` where the mark there is stays.
    new: Option<Mark>,
}

impl Judged<'_> {
    fn after(&self) -> Option<Mark> {
        self.new.or(self.old)
    }

    fn cell(&self, session: &Session) -> Option<Cell> {
        let mark = self.new?;
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
            after: self.after().map(scalar::Mark),
        }
    }
}

/// What becomes of every learner. A leave that was granted stays one when the log would make it an absence. Whose lines
/// can't be measured, or who may have been there under a line that may mean others, keeps the mark there is: more time
/// could only better it, so that present is sure all the same.
fn judge<'d>(
    dossier: &'d Dossier,
    session: &Session,
    matched: &Matched<'_>,
    minutes: u32,
    rest_absent: bool,
) -> Vec<Judged<'d>> {
    let rule = &dossier.notice.attendance;
    dossier
        .learners()
        .map(|learner| {
            let old = dossier.mark_of(&session.uid, &learner.uid).map(|m| m.mark);
            let lines = matched.by_learner.get(&learner.uid);
            let candidate = matched.candidates.contains(&learner.uid);
            let said: Vec<&LogLine> = lines.into_iter().flatten().map(|line| &line.said).collect();
            let found = stay(session, &said, minutes);
            let new = match &found {
                Some(found) => Some(rule.of_stay(session, found, minutes)),
                None => (rest_absent && said.is_empty()).then_some(Mark::Absent),
            };
            let granted = old == Some(Mark::Leave);
            let new = new.filter(|m| !(granted && *m == Mark::Absent) && (!candidate || *m == Mark::Present));
            Judged { learner, stay: found, lines: said.len(), candidate, old, new }
        })
        .collect()
}

fn read(file: &str, sheets: &[Sheet], on: NaiveDate) -> Result<Read, ApiError> {
    let mut read = Read { lines: Vec::new(), other_days: Vec::new() };
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
            read.row(sheet, &header, row, on);
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

/// What stands where nothing is known.
const BLANK: [&str; 4] = ["", "-", "--", "—"];

impl Read {
    fn row(&mut self, sheet: &Sheet, header: &Header, row: &SheetRow, on: NaiveDate) {
        let text = |path: &str| header.column(path).map(|c| row.text(c).trim()).unwrap_or_default();
        let heading = |path: &str| {
            header.headings.iter().find(|h| h.field == Some(path)).map(|h| h.text.as_str()).unwrap_or_default()
        };
        let (joined, left) = (moment(text(JOINED), on), moment(text(LEFT), on));
        let minutes = length_in_minutes(text(MINUTES), heading(MINUTES));
        let mut slips = Vec::new();
        for (path, what, known) in [
            (JOINED, "加入时间", joined.is_some()),
            (LEFT, "离开时间", left.is_some()),
            (MINUTES, "时长", minutes.is_some()),
        ] {
            let column = header.column(path);
            if known || column.is_none() {
                continue;
            }
            let garbled = !BLANK.contains(&text(path));
            let why =
                if garbled { format!("{what}“{}”不可识别", text(path)) } else { format!("{what}是空的") };
            slips.push(Slip { column, why, garbled });
        }
        if joined.zip(left).is_some_and(|(from, to)| to < from) {
            slips.push(Slip {
                column: header.column(LEFT), why: "离开时间早于加入时间".to_owned(), garbled: true
            });
        }
        // What is written wrong tells more than what is left blank, and a time beside the other more than a length.
        let length = header.column(MINUTES).filter(|_| joined.is_none() && left.is_none());
        slips.sort_by_key(|slip| (!slip.garbled, length.is_some() && slip.column != length));
        let own = [NAME, JOINED, LEFT, MINUTES].map(|p| header.column(p));
        let others = row.cells.iter().filter(|c| !own.contains(&Some(c.column))).map(|c| c.text.clone()).collect();
        let said = LogLine { name: text(NAME).to_owned(), others, joined, left, minutes };
        if said.touches(on) {
            let (sheet, column) = (sheet.name.clone(), header.column(NAME));
            self.lines.push(Line { sheet, row: row.number, column, slips, said });
        } else {
            self.other_days.push((sheet.name.clone(), row.number));
        }
    }
}
