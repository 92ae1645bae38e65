//! Marks from a workbook or text table with many sessions: checked first, all problems told, written whole or not at all.

use std::collections::BTreeMap;

use yanxiu_documents::reading::{Header, RowKind, Sheet, SheetRow, closest_header, column_letters, table_rows};
use yanxiu_domain::attendance::fields::{ID_NUMBER, MARKS, NAME, NUMBER, PHONE};
use yanxiu_domain::attendance::find::Found;
use yanxiu_domain::attendance::heading::Meant;
use yanxiu_domain::attendance::spelling::read_mark;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::identity::normalise_number;
use yanxiu_domain::names::normalise_name;
use yanxiu_domain::problem::{Place, Problem, any_error};
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::count;
use super::marking::{self, Cell, Pen, in_words};
use super::wire::{MarkChange, MarksImport, MarksReport};
use crate::error::ApiError;
use crate::office::Office;
use crate::{problem, scalar, spreadsheet};

/// Marks from a sheet, or only a look at what they would change.
pub(crate) fn import(office: &mut Office, payload: MarksImport) -> Result<MarksReport, ApiError> {
    let (file, sheets) = spreadsheet::sheets(office, &payload.file)?;
    let pen = Pen::of(office, &payload.reason);
    let today = office.today();
    let dossier = office.dossier(&payload.class_id)?;
    marking::before_conclusion(&dossier)?;
    let mut reader = Reader {
        class: &dossier,
        file: &file,
        problems: Vec::new(),
        cells: Vec::new(),
        sessions: Vec::new(),
        columns: BTreeMap::new(),
        rows: 0,
    };
    let mut found = false;
    for sheet in &sheets {
        let Some(header) = header(sheet) else { continue };
        found |= reader.sheet(sheet, &header);
    }
    if !found {
        return Err(ApiError::unreadable(
            "no_header",
            format!("“{file}”中没有找到表头：要有“姓名”一列，和以课次为表头的列"),
            "课次的列以 1、2、3…（与签到页的课次序号一致）、日期加时段（10月25日上午）或课程内容为表头。",
        ));
    }
    let Reader { mut problems, cells, sessions, columns, rows, .. } = reader;
    for session in marking::ahead(&dossier, &cells, today) {
        let problem = marking::session_ahead(session);
        problems.push(match columns.get(&session.uid) {
            Some(heading) => problem.at(heading.clone()),
            None => problem,
        });
    }
    problems.sort_by_key(|p| std::cmp::Reverse(p.severity));
    let settled = marking::settled(&dossier, &cells, today).map_or(0, |(_, n)| n);
    let changes = changes(&dossier, &cells);
    let mut report = MarksReport {
        done: String::new(),
        file: file.clone(),
        sessions: sessions.iter().map(|s| in_words(s)).collect(),
        rows,
        marks: count(cells.len()),
        changed: count(changes.len()),
        settled: count(settled),
        changes,
        written: false,
        problems: problem::to_wire(&problems),
    };
    if payload.dry_run {
        return Ok(report);
    }
    if any_error(&problems) {
        return Err(marking::refused_import(&problems)
            .unwrap_or_else(|| ApiError::unreadable("unreadable", "签到表有误", "请改正后再导入。")));
    }
    let written = office
        .change(pen.op(Op::ImportMarks), &payload.class_id, |tx, before| marking::write(tx, before, &cells, &pen))?;
    report.written = true;
    report.done = format!("已导入 {} 条签到", report.marks);
    report.problems.extend(problem::to_wire(&written.problems));
    Ok(report)
}

/// The marks that would change something, in the order of the file.
fn changes(dossier: &Dossier, cells: &[Cell]) -> Vec<MarkChange> {
    let marks = marking::by_place(dossier);
    let sessions: BTreeMap<&Uid, &Session> = dossier.sessions.iter().map(|s| (&s.uid, s)).collect();
    cells
        .iter()
        .filter_map(|cell| {
            let old = marks.get(&(&cell.session, &cell.enrolment)).map(|m| m.mark);
            (old != cell.mark).then(|| MarkChange {
                name: dossier.enrolment(&cell.enrolment).map(|e| e.person.name.clone()).unwrap_or_default(),
                session: sessions.get(&cell.session).map(|s| in_words(s)).unwrap_or_default(),
                before: old.map(scalar::Mark),
                after: cell.mark.map(scalar::Mark),
            })
        })
        .collect()
}

/// The headings of a sheet: names, or at least identity numbers.
fn header(sheet: &Sheet) -> Option<Header> {
    [NAME, ID_NUMBER].iter().find_map(|required| {
        let (header, lacking) = closest_header(sheet, MARKS, &[*required], &[])?;
        lacking.is_empty().then_some(header)
    })
}

struct Reader<'a> {
    class: &'a Dossier,
    file: &'a str,
    problems: Vec<Problem>,
    cells: Vec<Cell>,
    sessions: Vec<&'a Session>,
    /// Headings of the sessions' columns.
    columns: BTreeMap<&'a Uid, Place>,
    rows: u32,
}

impl<'a> Reader<'a> {
    fn place(&self, sheet: &Sheet, row: u32, column: Option<u32>) -> Place {
        Place::Cell {
            file: self.file.to_owned(),
            sheet: sheet.name.clone(),
            row: Some(row),
            column: column.map(column_letters),
        }
    }

    fn add(&mut self, sheet: &Sheet, row: u32, column: Option<u32>, problem: Problem) {
        let place = self.place(sheet, row, column);
        self.problems.push(problem.at(place));
    }

    /// Reads one sheet; whether it is one of marks at all.
    fn sheet(&mut self, sheet: &Sheet, header: &Header) -> bool {
        let columns = self.columns(sheet, header);
        let Some(columns) = columns else { return false };
        let mut seen: BTreeMap<Uid, u32> = BTreeMap::new();
        let rows: Vec<_> = table_rows(sheet, header, &[NAME]);
        let notes: Vec<u32> = rows.iter().filter(|r| r.kind == RowKind::Note).map(|r| r.row.number).collect();
        for row in sheet.rows.iter().filter(|r| r.number > header.row && !notes.contains(&r.number)) {
            let marked = columns.iter().any(|(column, _)| !row.text(*column).trim().is_empty());
            let text = |path: &str| header.column(path).map(|c| row.text(c).trim()).unwrap_or_default();
            if text(NAME).is_empty() && text(ID_NUMBER).is_empty() {
                if marked {
                    let hint = "请补填姓名，或删去这一行。";
                    self.add(sheet, row.number, None, Problem::error("name_missing", "有签到却没有姓名", hint));
                }
                continue;
            }
            // A heading repeated on every page.
            if !rows.iter().any(|r| r.row.number == row.number) && !marked {
                continue;
            }
            self.rows += 1;
            let Some(learner) = self.learner(sheet, header, row) else { continue };
            if let Some(first) = seen.insert(learner.uid.clone(), row.number) {
                let message = format!("{}出现了两次，前一次在第 {first} 行", learner.person.name);
                let hint = "请核对两行的签到，合成一行后再导入。";
                self.add(sheet, row.number, None, Problem::error("person_twice", message, hint));
                continue;
            }
            for (column, sessions) in &columns {
                self.cell(sheet, row, *column, sessions, learner);
            }
        }
        true
    }

    /// The columns of sessions, with the problems of their headings; nothing when there is none.
    fn columns(&mut self, sheet: &Sheet, header: &Header) -> Option<Vec<(u32, Vec<&'a Session>)>> {
        let class = self.class;
        let mut columns = Vec::new();
        let (mut any, mut ignored) = (false, Vec::new());
        for heading in header.unknown() {
            let meant = class.sessions_meant(&heading.text);
            any |= !matches!(meant, Meant::Other);
            let (code, message, hint) = match meant {
                Meant::Sessions(sessions) => {
                    match sessions.iter().find(|s| self.sessions.iter().any(|o| o.uid == s.uid)) {
                        None => {
                            let place = self.place(sheet, header.row, Some(heading.column));
                            self.columns.extend(sessions.iter().map(|s| (&s.uid, place.clone())));
                            self.sessions.extend(&sessions);
                            columns.push((heading.column, sessions));
                            continue;
                        }
                        Some(twice) => (
                            "session_twice",
                            format!("“{}”（{}）出现了两次", heading.text, in_words(twice)),
                            "请删去重复的一列后再导入。",
                        ),
                    }
                }
                Meant::NoSuch => (
                    "unknown_session",
                    format!("没有“{}”这次课", heading.text),
                    "请用课次序号（从 1 起）、日期加时段或课程内容作表头，与课程安排一致。",
                ),
                Meant::Several(many) => (
                    "session_unclear",
                    format!("“{}”可以是 {} 次课", heading.text, many.len()),
                    "请改用课次序号作表头，或写明上午、下午。",
                ),
                Meant::Other => {
                    ignored.push(heading);
                    continue;
                }
            };
            self.add(sheet, header.row, Some(heading.column), Problem::error(code, message, hint));
        }
        for heading in ignored.into_iter().filter(|_| any) {
            let message = format!("“{}”一列不是课次，没有导入", heading.text);
            let hint = "是课次的，请改为课次序号、日期加时段或课程内容。";
            self.add(sheet, header.row, Some(heading.column), Problem::warning("column_ignored", message, hint));
        }
        any.then_some(columns)
    }

    /// The learner of a row: by identity number or phone where there is one, else by name, told apart by the number.
    fn learner(&mut self, sheet: &Sheet, header: &Header, row: &SheetRow) -> Option<&'a Enrolment> {
        let class = self.class;
        let text = |path: &str| header.column(path).map(|c| row.text(c).trim()).unwrap_or_default();
        let name = normalise_name(text(NAME));
        let hint = "请核对姓名；补报的学员请先在报名页审验通过。";
        let unknown = |message: String| Problem::error("unknown_person", message, hint);
        let by_number = [ID_NUMBER, PHONE].iter().map(|p| normalise_number(text(p))).find_map(|number| {
            // A masked number, or one that a spreadsheet has ruined, tells nobody apart.
            let whole = number.len() >= 8 && number.bytes().all(|b| b.is_ascii_alphanumeric());
            match class.find_by_number(&number) {
                Found::One(learner) if whole => Some(learner),
                _ => None,
            }
        });
        if let Some(learner) = by_number {
            if !name.is_empty() && learner.person.name != name {
                let message = format!("号码是{}的，姓名却写“{name}”", learner.person.name);
                let hint = "请核对号码和姓名，改正其中一个。";
                self.add(sheet, row.number, None, Problem::error("name_mismatch", message, hint));
                return None;
            }
            return Some(learner);
        }
        if name.is_empty() {
            self.add(sheet, row.number, None, unknown("这个号码不在学员名单中".to_owned()));
            return None;
        }
        let named: Vec<&Enrolment> = class.learners().filter(|l| l.person.name == name).collect();
        let numbered = text(NUMBER).parse::<u32>().ok();
        let told_apart = named.iter().copied().find(|l| numbered.is_some() && l.roster_number == numbered);
        match (named.as_slice(), told_apart) {
            ([one], _) => Some(one),
            ([_, _, ..], Some(one)) => Some(one),
            ([_, _, ..], None) => {
                let message = format!("学员中有 {} 位“{name}”，分不清是哪一位", named.len());
                let hint = "请在表中加上“身份证号码”或名单“序号”一列。";
                self.add(sheet, row.number, None, Problem::error("ambiguous_person", message, hint));
                None
            }
            ([], _) => {
                let known = class.enrolments.iter().any(|e| e.person.name == name);
                let message =
                    if known { format!("{name}不在学员名单中") } else { format!("这个班没有“{name}”") };
                self.add(sheet, row.number, None, unknown(message));
                None
            }
        }
    }

    fn cell(&mut self, sheet: &Sheet, row: &SheetRow, column: u32, sessions: &[&'a Session], learner: &Enrolment) {
        let text = row.text(column).trim();
        let Some(spelt) = read_mark(text) else {
            let hint = "请用 √、迟、早、假、缺，或写出勤、迟到、早退、请假、缺勤。";
            self.add(sheet, row.number, Some(column), Problem::error("unknown_mark", format!("不认识“{text}”"), hint));
            return;
        };
        // A blank cell says nothing; what is recorded stays.
        let Some(mark) = spelt.mark else { return };
        for session in sessions {
            self.cells.push(Cell {
                session: session.uid.clone(),
                enrolment: learner.uid.clone(),
                mark: Some(mark),
                note: (!spelt.note.is_empty()).then(|| spelt.note.clone()),
            });
        }
    }
}
