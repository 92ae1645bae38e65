//! Receipts from units: read, matched, shown, and only then written.

mod choices;
mod columns;
mod ditto;
mod files;
mod fits;
mod marked;
mod row;
mod settle;
pub mod wire;
mod words;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use yanxiu_documents::reading::Sheet;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::receipts::{self as domain, additions, differences, extra_differences};
use yanxiu_domain::problem::{Place, Problem, Severity};
use yanxiu_store::{Op, Trouble};

use self::choices::{Choices, OfRow};
use self::columns::{Hand, Table, Understood, label, understand};
use self::files::{Received, as_problem, receive};
use self::row::{Columns, Given, Reader, Row};
use self::settle::{Fate, STRIDE, Settling};
use self::wire::{
    ColumnForget, ExtraDifference, ExtraValue, FieldDifference, ImportReport, ImportedPerson, ReceiptsImport,
    ReceivedFile, SameRow,
};
use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::{problem, scalar};

pub(crate) use marked::mark;

/// How often an import looks again at people whom another window or command has just written.
const TRIES: usize = 3;

/// What files of receipts came to, before anything is written.
struct Looked {
    files: Vec<Received>,
    /// Tables by the file they stand in.
    tables: Vec<(usize, Table)>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    dossier: Dossier,
}

impl Looked {
    fn file(&self, row: &Row) -> &str {
        self.files.get(row.file).map_or("", |f| f.label.as_str())
    }

    fn sheet(&self, row: &Row) -> &str {
        self.files.get(row.file).and_then(|f| f.sheets.get(row.sheet)).map_or("", |s| s.name.as_str())
    }

    fn decided<'a>(&'a self, row: &Row, choices: &'a Choices<'a>) -> OfRow<'a> {
        choices.of(self.file(row), self.sheet(row), row.number)
    }

    /// Whether a row changes anything of somebody who is in the class already.
    fn changes(&self, row: &Row, choices: &Choices<'_>) -> bool {
        let Fate::Enrolled(at) = row.fate else { return false };
        self.dossier.enrolments.get(at).is_some_and(|e| {
            let (person, details) = self.decided(row, choices).settle((&e.person, &e.details), &row.said);
            person != e.person || details != e.details
        })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn import(office: &mut Office, payload: ReceiptsImport) -> Result<ImportReport, ApiError> {
    let choices = Choices::read(&payload)?;
    let hand = Hand::read(&payload.map, &payload.columns)?;
    for _ in 0..TRIES {
        match attempt(office, &payload, &hand, &choices) {
            Err(error) if error.code == Trouble::Constraint.code() => {}
            done => return done,
        }
    }
    Err(ApiError::store(
        "busy",
        "另一个窗口或命令刚写入了同样的人员，这一次没有写入任何内容",
        "请等它做完后再导入一次。",
    ))
}

/// Looks at the files and writes them. Somebody may write between the two: who is known is asked before the change.
fn attempt(
    office: &mut Office,
    payload: &ReceiptsImport,
    hand: &Hand,
    choices: &Choices<'_>,
) -> Result<ImportReport, ApiError> {
    let mut looked = look(office, &payload.class_id, &payload.files, hand, choices)?;
    unchanged(&looked.files, &payload.digests)?;
    let coming = looked.rows.iter().filter(|r| matches!(r.fate, Fate::New | Fate::Known(_))).count();
    let learners = looked.dossier.learners().count() + coming;
    if learners > looked.dossier.class.size as usize {
        looked.problems.push(
            Problem::warning(
                "places_exceeded",
                format!("报名将达 {learners} 人，超过计划 {} 人", looked.dossier.class.size),
                "请在审验时择优录取，其余列为候补。",
            )
            .clause("二(一)")
            .field("enrolment", "class", payload.class_id.clone(), "learners"),
        );
    }
    if !payload.dry_run {
        write::write(office, &payload.class_id, &looked, choices)?;
    }
    Ok(report(&looked, choices, !payload.dry_run))
}

/// A correction that turned out wrong is asked for again next time.
pub(crate) fn forget(office: &mut Office, payload: ColumnForget) -> Result<Done, ApiError> {
    office.store()?.change(Op::ForgetColumns, None, |tx| tx.forget_column(&payload.sender, &payload.heading))?;
    Ok(done(format!("不再记忆“{}”一列的对应", payload.heading)))
}

/// What was decided holds for the files as they were looked at.
fn unchanged(files: &[Received], digests: &[String]) -> Result<(), ApiError> {
    match files.iter().zip(digests).find(|(file, digest)| file.sha256 != **digest) {
        None => Ok(()),
        Some((file, _)) => Err(ApiError::refused(
            "file_changed",
            format!("“{}”在核对之后改动过，没有写入任何内容", file.label),
            "请重新核对后再导入。",
        )),
    }
}

/// Reads the files, understands their sheets, and tells who is who. Nothing is written.
///
/// # Errors
/// `cancelled`, `archived`, or why the first file can't be read when none can.
fn look(
    office: &mut Office,
    class: &str,
    paths: &[String],
    hand: &Hand,
    choices: &Choices<'_>,
) -> Result<Looked, ApiError> {
    let mut files = receive(office, paths)?;
    let (watch, today) = (office.watch(), office.today());
    let (mut tables, mut rows, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let mut memory: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut remembered = |sender: &str| -> Result<Vec<(String, String)>, ApiError> {
        if let Some(known) = memory.get(sender) {
            return Ok(known.clone());
        }
        let found = office.store()?.column_memory(sender)?;
        memory.insert(sender.to_owned(), found.clone());
        Ok(found)
    };
    for (at, file) in files.iter_mut().enumerate() {
        let mut lacking: Vec<(usize, String, usize)> = Vec::new();
        let mut found = false;
        for (index, sheet) in file.sheets.iter().enumerate() {
            let before = rows.len();
            let mut reader = Reader {
                file: (at, &file.label),
                sheet: (index, &sheet.name),
                today,
                unread: Vec::new(),
                problems: &mut problems,
            };
            match understand(file, index, hand, &mut remembered)? {
                Understood::Table(table) => {
                    found = true;
                    let columns = Columns::of(&table);
                    let data = table.rows(sheet);
                    for (done, row) in data.iter().enumerate() {
                        if done % STRIDE == 0 {
                            watch.step("核对回执", done, data.len())?;
                        }
                        rows.push(reader.row(Given::Row(row, &columns)));
                    }
                    if rows.len() == before {
                        let message = format!("“{}”的表头下面没有人员", file.label);
                        let hint = "请核对是否发错了文件；确无人报名的，不必导入。";
                        problems.push(Problem::warning("no_people", message, hint).at(sheet_place(file, index, None)));
                    }
                    tables.push((at, *table));
                }
                Understood::Forms(forms) => {
                    found = true;
                    for (done, form) in forms.iter().enumerate() {
                        if done % STRIDE == 0 {
                            watch.step("核对回执", done, forms.len())?;
                        }
                        rows.push(reader.row(Given::Form(form)));
                    }
                }
                Understood::Lacking { words, known } => lacking.push((index, words, known)),
                Understood::Nothing => {}
            }
        }
        if found {
            problems.extend(lacking.iter().filter(|(_, _, known)| *known > 1).map(|(index, words, _)| {
                let hint = "这张工作表没有导入；里面有报名人员的，请指明各列的栏目。";
                Problem::warning("sheet_not_taken", words.clone(), hint).at(sheet_place(file, *index, None))
            }));
            continue;
        }
        let failure = match file.failed.clone() {
            Some(failure) => failure,
            None => no_header(file, lacking.first().map(|(_, words, _)| words.as_str())),
        };
        problems.push(as_problem(&file.label, &failure));
        file.failed = Some(failure);
    }
    if let Some(failure) = files.iter().find_map(|f| f.failed.as_ref())
        && files.iter().all(|f| f.failed.is_some())
    {
        return Err(all_failed(failure, files.len()));
    }
    if let Some(column) = hand.without_column(&files, &tables) {
        return Err(ApiError::usage(
            "no_such_column",
            format!("表格中没有“{column}”这一列"),
            "请按表格的列号（如 C）或表头文字指明各列。",
        ));
    }
    problems.extend(hidden(&files, &rows));
    let dossier = office.dossier(class)?;
    if dossier.archived_on.is_some() {
        return Err(ApiError::refused("archived", "这个班次已归档，不能再导入", "请选择其他班次。"));
    }
    let store = &*office.store()?;
    store.in_one_look(|store| {
        let (files, dossier, watch, problems) = (&files, &dossier, &watch, &mut problems);
        let mut settling = Settling { files, dossier, store, watch, choices, problems };
        settling.settle(&mut rows)
    })?;
    Ok(Looked { files, tables, rows, problems, dossier })
}

fn sheet_place(file: &Received, sheet: usize, row: Option<u32>) -> Place {
    let name = file.sheets.get(sheet).map(|s| s.name.clone()).unwrap_or_default();
    Place::Cell { file: file.label.clone(), sheet: name, row, column: None }
}

fn no_header(file: &Received, closest: Option<&str>) -> ApiError {
    ApiError::unreadable(
        "no_header",
        match closest {
            Some(closest) => format!("“{}”{closest}", file.label),
            None => format!("“{}”中没有找到表头：至少要有“姓名”和“身份证号码”两列", file.label),
        },
        "请使用下发的报名回执填写，或用列对应（--map 列=栏目）指明各列。",
    )
}

/// The one file's own failure, or that of the first of many.
fn all_failed(first: &ApiError, files: usize) -> ApiError {
    match files {
        1 => first.clone(),
        _ => ApiError { message: format!("{files} 个文件都读不出回执；{}", first.message), ..first.clone() },
    }
}

/// Rows and sheets that the sender hid count, and whoever imports is told.
fn hidden(files: &[Received], rows: &[Row]) -> Vec<Problem> {
    let mut found: Vec<(usize, usize, Vec<u32>)> = Vec::new();
    for row in rows.iter().filter(|r| r.hidden) {
        match found.last_mut() {
            Some((file, sheet, numbers)) if (*file, *sheet) == (row.file, row.sheet) => numbers.push(row.number),
            _ => found.push((row.file, row.sheet, vec![row.number])),
        }
    }
    let of_sheet = |file: &Received, sheet: &Sheet, at: usize| {
        let message = format!("工作表“{}”是隐藏的，里面的人员也已读入", sheet.name);
        Problem::warning("hidden_sheet", message, "不该报名的，请在审验时处理。").at(sheet_place(file, at, None))
    };
    let mut problems: Vec<Problem> = Vec::new();
    for (at, file) in files.iter().enumerate() {
        for (index, sheet) in file.sheets.iter().enumerate().filter(|(_, s)| s.hidden) {
            if rows.iter().any(|r| (r.file, r.sheet) == (at, index)) {
                problems.push(of_sheet(file, sheet, index));
            }
        }
    }
    problems.extend(found.into_iter().filter_map(|(at, sheet, numbers)| {
        let file = files.get(at)?;
        let shown: Vec<String> = numbers.iter().take(10).map(ToString::to_string).collect();
        let more = if numbers.len() > shown.len() { "等" } else { "" };
        let message = format!("第 {} {more}行是隐藏的行，共 {} 行，也已读入", shown.join("、"), numbers.len());
        let problem = Problem::warning("hidden_rows", message, "不该报名的，请在审验时处理。");
        Some(problem.at(sheet_place(file, sheet, numbers.first().copied())))
    }));
    problems
}

fn report(looked: &Looked, choices: &Choices<'_>, written: bool) -> ImportReport {
    let counted = |status: &str| count(looked.rows.iter().filter(|r| r.fate.status() == status).count());
    let people: Vec<ImportedPerson> =
        looked.rows.iter().map(|row| imported(looked, row, looked.decided(row, choices))).collect();
    let files = looked.files.iter().enumerate().map(|(at, file)| {
        let of_file = |severity: Severity| {
            let here = |p: &&Problem| matches!(&p.place, Place::Cell { file: f, .. } if *f == file.label);
            count(looked.problems.iter().filter(here).filter(|p| p.severity == severity).count())
        };
        ReceivedFile {
            file: file.label.clone(),
            sha256: file.sha256.clone(),
            rows: count(looked.rows.iter().filter(|r| r.file == at).count()),
            errors: of_file(Severity::Error),
            warnings: of_file(Severity::Warning),
            readable: file.failed.is_none(),
        }
    });
    let columns = looked.tables.iter().filter_map(|(at, table)| {
        let file = looked.files.get(*at)?;
        Some(table.to_wire(&file.label, file.sheets.get(table.sheet).map_or("", |s| s.name.as_str())))
    });
    ImportReport {
        rows: count(looked.rows.len()),
        new: counted("new"),
        matched: counted("matched"),
        duplicates: counted("duplicate"),
        rejected: counted("rejected"),
        updated: count(looked.rows.iter().filter(|row| looked.changes(row, choices)).count()),
        problems: problem::to_wire(&looked.problems),
        people,
        files: files.collect(),
        columns: columns.flatten().collect(),
        written,
    }
}

fn wire_extra(e: domain::ExtraDifference) -> ExtraDifference {
    ExtraDifference { heading: e.heading, known: e.known, given: e.given }
}

fn imported(looked: &Looked, row: &Row, choices: OfRow<'_>) -> ImportedPerson {
    let (who, details) = (&row.said.person, &row.said.details);
    let mut extra_differing = Vec::new();
    let (differing, updates) = match &row.fate {
        Fate::Known(known) => (differences((&known.0, &known.1), &row.said, false), None),
        Fate::Enrolled(at) => {
            let facts = looked.dossier.enrolments.get(*at).map(|e| (&e.person, &e.details));
            extra_differing = facts.map(|f| extra_differences(f.1, details)).unwrap_or_default();
            let differing = facts.map(|f| [differences(f, &row.said, true), additions(f, &row.said)].concat());
            (differing.unwrap_or_default(), Some(choices.updates()))
        }
        _ => (Vec::new(), None),
    };
    let differing: Vec<FieldDifference> = differing
        .into_iter()
        .map(|d| FieldDifference {
            field: d.field.to_owned(),
            label: label(d.field).to_owned(),
            takes_given: choices.takes(d.field).unwrap_or(d.known.is_empty() || d.nature.takes_given()),
            known: d.known,
            given: d.given,
        })
        .collect();
    let same_as = match row.fate {
        Fate::Twin(at) => looked.rows.get(at).map(|first| SameRow {
            file: looked.file(first).to_owned(),
            sheet: looked.sheet(first).to_owned(),
            row: first.number,
        }),
        _ => None,
    };
    let extra: Vec<ExtraValue> =
        details.extra.iter().map(|(h, t)| ExtraValue { heading: h.clone(), text: t.clone() }).collect();
    ImportedPerson {
        file: looked.file(row).to_owned(),
        sheet: looked.sheet(row).to_owned(),
        row: row.number,
        hidden: row.hidden.then_some(true),
        name: who.name.clone(),
        id_number: who.document.number.reveal().to_owned(),
        sex: who.sex.map(scalar::Sex),
        unit: details.unit.clone(),
        city: details.city.map(scalar::City),
        post: details.post.clone(),
        title: details.title.clone(),
        title_level: details.title_level.map(scalar::TitleLevel),
        phone: details.phone.clone(),
        political_status: details.political_status.map(scalar::PoliticalStatus),
        extra: (!extra.is_empty()).then_some(extra),
        status: row.fate.status(),
        updates,
        same_as,
        differences: (!differing.is_empty()).then_some(differing),
        extra_differences: (!extra_differing.is_empty()).then(|| extra_differing.into_iter().map(wire_extra).collect()),
    }
}
