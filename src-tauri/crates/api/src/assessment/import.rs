//! Scores from sheets: read whole, shown with everything wrong in them, and only then written, all or none.

use std::collections::{BTreeMap, BTreeSet};

use yanxiu_documents::reading::{
    Header, Heading, Known, RowKind, Sheet, SheetRow, closest_header, column_letters, column_number, table_rows,
};
use yanxiu_domain::assessment::entry::Entry;
use yanxiu_domain::assessment::fields::{SCORE_ID, SCORE_NAME, SCORE_NOTE, SCORE_NUMBER, SCORE_ROW, SCORES};
use yanxiu_domain::assessment::{Component, Score};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::identity::{IdNumber, normalise_number};
use yanxiu_domain::names::normalise_name;
use yanxiu_domain::problem::{Place, Problem, Severity};
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::before_conclusion;
use super::columns::{Meaning, Override, components, overrides};
use super::scores::Change;
use super::wire::{ScoreColumn, ScoredLearner, ScoresImport, ScoresReport};
use crate::error::ApiError;
use crate::office::Office;
use crate::{problem, spreadsheet};

/// Lines under a table that sum it up.
const SUMS: &[&str] = &["平均", "最高", "最低", "及格", "合格", "优秀率", "标准差", "总人数", "人数"];

pub(crate) fn import(office: &mut Office, payload: ScoresImport) -> Result<ScoresReport, ApiError> {
    let watch = office.watch();
    let mut files = Vec::new();
    for (number, path) in payload.files.iter().enumerate() {
        watch.step("读取成绩表", number, payload.files.len())?;
        files.push(spreadsheet::sheets(office, path)?);
    }
    if payload.dry_run {
        let dossier = office.dossier(&payload.class_id)?;
        return Ok(understand(&dossier, &files, &payload.map)?.report(false));
    }
    office.change(Op::ImportScores, &payload.class_id, |tx, before| {
        let read = understand(before, &files, &payload.map)?;
        if let Some(refused) = ApiError::for_all(&read.problems) {
            return Err(refused);
        }
        read.changes.iter().try_for_each(|c| c.write(tx))?;
        Ok(read.report(true))
    })
}

/// A place as it is said.
fn spoken(place: &Place) -> String {
    let Place::Cell { file, sheet, row, column } = place else { return String::new() };
    let sheet = if sheet.is_empty() { String::new() } else { format!("工作表“{sheet}”") };
    let row = row.map(|r| format!("第 {r} 行")).unwrap_or_default();
    let column = column.as_ref().map(|c| format!(" {c} 列")).unwrap_or_default();
    format!("“{file}”{sheet}{row}{column}：")
}

/// Everything that was read.
#[derive(Default)]
struct Read {
    changes: Vec<Change>,
    problems: Vec<Problem>,
    columns: Vec<ScoreColumn>,
    rows: Vec<ScoredLearner>,
}

impl Read {
    fn report(self, written: bool) -> ScoresReport {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (rows, scores) = (count(self.rows.len()), count(self.changes.len()));
        ScoresReport {
            done: if written {
                format!("已导入 {scores} 个成绩")
            } else {
                format!("读到 {scores} 个成绩，尚未写入")
            },
            rows,
            scores,
            rejected: count(self.rows.iter().filter(|r| r.status == "rejected").count()),
            written,
            problems: problem::to_wire(&self.problems),
            columns: self.columns,
            learners: self.rows,
        }
    }
}

/// Reads every sheet of every file against the roster and the scheme.
fn understand(dossier: &Dossier, files: &[(String, Vec<Sheet>)], map: &[String]) -> Result<Read, ApiError> {
    before_conclusion(dossier)?;
    if dossier.scheme.typed().next().is_none() {
        return Err(ApiError::refused(
            "nothing_to_score",
            "考核办法中没有需要录入成绩的项目",
            "请先在考核办法中添加考核项目。",
        ));
    }
    let overrides = overrides(dossier, map)?;
    let mut read = Read::default();
    let mut given = BTreeMap::new();
    for (file, sheets) in files {
        let mut closest: Option<String> = None;
        let mut found = false;
        for sheet in sheets {
            let mut reader = match Reader::of(dossier, file, sheet, &overrides, &mut read, &mut given) {
                Ok(reader) => reader,
                Err(lacks) => {
                    closest = closest.or(lacks);
                    continue;
                }
            };
            found = true;
            reader.sheet();
        }
        if !found {
            let names: Vec<&str> = dossier.scheme.typed().map(|c| c.name.as_str()).collect();
            return Err(ApiError::unreadable(
                "no_header",
                format!("“{file}”中没有找到成绩表的表头{}", closest.map(|c| format!("：{c}")).unwrap_or_default()),
                format!(
                    "表头应有“姓名”（或身份证号码、学号），以及“{}”；名称不同的列可以指明对应的考核项目。",
                    names.join("”“")
                ),
            ));
        }
    }
    let absent: Vec<&str> = dossier
        .learners()
        .filter(|l| !read.rows.iter().any(|r| r.id.as_deref() == Some(l.uid.as_str())))
        .map(|l| l.person.name.as_str())
        .collect();
    if !absent.is_empty() {
        read.problems.push(Problem::warning(
            "learners_not_in_file",
            format!("名册上有 {} 人不在成绩表中：{}", absent.len(), chinese::some_names(&absent)),
            "没有参加的请录“缺考”，漏填的请补录。",
        ));
    }
    Ok(read)
}

/// Where a score of a learner was first given.
type Given = BTreeMap<(Uid, String), String>;

struct Reader<'a> {
    dossier: &'a Dossier,
    file: &'a str,
    sheet: &'a Sheet,
    header: Header,
    components: Vec<(u32, &'a Component)>,
    /// Columns that somebody left out.
    left_out: BTreeSet<u32>,
    seen: BTreeSet<Uid>,
    read: &'a mut Read,
    given: &'a mut Given,
}

impl<'a> Reader<'a> {
    /// A reader of a sheet that has headings; otherwise what it lacks, when a row of it comes close.
    fn of(
        dossier: &'a Dossier,
        file: &'a str,
        sheet: &'a Sheet,
        overrides: &[Override],
        read: &'a mut Read,
        given: &'a mut Given,
    ) -> Result<Self, Option<String>> {
        let overrides: Vec<&Override> = overrides.iter().filter(|o| o.is_of(file, &sheet.name)).collect();
        let field = |o: &&Override| match &o.meaning {
            Meaning::Is(path) if SCORES.iter().any(|f| f.path == path) => Some((o.column.clone(), path.clone())),
            _ => None,
        };
        let fields: Vec<(String, String)> = overrides.iter().filter_map(field).collect();
        let mut header = [SCORE_NAME, SCORE_ID, SCORE_NUMBER]
            .into_iter()
            .find_map(|key| closest_header(sheet, SCORES, &[key], &fields).filter(|(_, lacking)| lacking.is_empty()))
            .map(|(header, _)| header)
            .ok_or(None)?;
        // A column named by its letters counts even where nothing stands over it.
        for column in overrides.iter().filter_map(|o| column_number(&o.column)) {
            if !header.headings.iter().any(|h| h.column == column) {
                header.headings.push(Heading { column, text: String::new(), field: None, by: Known::Hand });
            }
        }
        let left_out: BTreeSet<u32> = header
            .headings
            .iter()
            .filter(|h| overrides.iter().any(|o| matches!(o.meaning, Meaning::LeftOut) && o.is_about(h)))
            .map(|h| h.column)
            .collect();
        for heading in header.headings.iter_mut().filter(|h| left_out.contains(&h.column)) {
            heading.field = None;
        }
        if [SCORE_NAME, SCORE_ID, SCORE_NUMBER].iter().all(|key| header.column(key).is_none()) {
            return Err(None);
        }
        let components = components(dossier, &header, &overrides);
        if components.is_empty() && left_out.is_empty() {
            let sheet = if sheet.name.is_empty() { String::new() } else { format!("工作表“{}”", sheet.name) };
            return Err(Some(format!("{sheet}第 {} 行像是表头，但没有一列是考核项目", header.row)));
        }
        Ok(Self { dossier, file, sheet, header, components, left_out, seen: BTreeSet::new(), read, given })
    }

    fn place(&self, row: u32, column: Option<u32>) -> Place {
        Place::Cell {
            file: self.file.to_owned(),
            sheet: self.sheet.name.clone(),
            row: Some(row),
            column: column.map(column_letters),
        }
    }

    fn add(&mut self, row: u32, column: Option<u32>, problem: Problem) {
        let problem = problem.at(self.place(row, column));
        self.read.problems.push(problem);
    }

    /// Reads the headings and every row beneath them.
    fn sheet(&mut self) {
        self.headings();
        // Columns of scores are known columns too: a row without a name that has scores is a row.
        let mut header = self.header.clone();
        for heading in &mut header.headings {
            if self.components.iter().any(|(c, _)| *c == heading.column) {
                heading.field = Some("score");
            }
        }
        let keys = [SCORE_NAME, SCORE_ID, SCORE_NUMBER];
        let sheet = self.sheet;
        for table_row in table_rows(sheet, &header, &keys) {
            let row = table_row.row;
            let first = row.cells.first().map_or("", |c| c.text.trim());
            let sums = SUMS.iter().any(|s| first.starts_with(s) || self.text(row, SCORE_NAME).starts_with(s));
            // A line for a signature fills the same columns; it names nobody and scores nothing.
            let named = [SCORE_NAME, SCORE_ID].iter().any(|k| !self.text(row, k).is_empty());
            let somebody = named || self.text(row, SCORE_NUMBER).parse::<u32>().is_ok();
            let scored = self.components.iter().any(|(c, _)| Entry::parse(row.text(*c), "理由").is_ok());
            if table_row.kind == RowKind::Data && !sums && (scored || somebody) {
                self.row(row);
            }
        }
    }

    fn headings(&mut self) {
        let (row, headings) = (self.header.row, self.header.headings.clone());
        let mut twice = BTreeSet::new();
        for heading in &headings {
            let component = self.components.iter().find(|(c, _)| *c == heading.column).map(|(_, c)| *c);
            let named = component.or_else(|| self.dossier.scheme.component_named(&heading.text));
            let label = component.map(|c| c.name.clone()).or_else(|| {
                let field = SCORES.iter().find(|f| Some(f.path) == heading.field)?;
                Some(field.label.to_owned())
            });
            self.read.columns.push(ScoreColumn {
                file: self.file.to_owned(),
                sheet: self.sheet.name.clone(),
                column: column_letters(heading.column),
                heading: heading.text.clone(),
                component: component.map(|c| c.code.clone()).unwrap_or_default(),
                label: label.unwrap_or_default(),
            });
            match (component, named) {
                (Some(c), _) if c.computed => {
                    let message = format!("“{}”由记录自动计算，这一列没有导入", c.name);
                    let hint = "需要改为人工录入的，请在考核办法中改。";
                    self.add(row, Some(heading.column), Problem::warning("computed_component", message, hint));
                }
                (Some(c), _) if !twice.insert(c.code.clone()) => {
                    let message = format!("“{}”有两列", c.name);
                    let hint = "请删去一列，或改成另一个考核项目的名称。";
                    self.add(row, Some(heading.column), Problem::error("component_twice", message, hint));
                }
                (None, None)
                    if heading.field.is_none()
                        && !heading.text.trim().is_empty()
                        && !self.left_out.contains(&heading.column) =>
                {
                    let message = format!("考核办法中没有“{}”，这一列没有导入", heading.text.trim());
                    let hint = "确为考核项目的，请先在考核办法中添加，或指明它是哪一项。";
                    self.add(row, Some(heading.column), Problem::warning("unknown_component", message, hint));
                }
                _ => {}
            }
        }
        self.components.retain(|(_, c)| !c.computed);
    }

    fn text(&self, row: &SheetRow, path: &str) -> String {
        self.header.column(path).map(|c| row.text(c).trim().to_owned()).unwrap_or_default()
    }

    fn row(&mut self, row: &SheetRow) {
        let name = normalise_name(&self.text(row, SCORE_NAME));
        let before = self.read.problems.len();
        let learner = self.learner(row, &name);
        let mut line = ScoredLearner {
            file: self.file.to_owned(),
            sheet: self.sheet.name.clone(),
            row: row.number,
            name: learner.map_or(name, |l| l.person.name.clone()),
            id: learner.map(|l| l.uid.to_string()),
            scores: BTreeMap::new(),
            before: BTreeMap::new(),
            status: "same",
        };
        let mut changes = Vec::new();
        if let Some(learner) = learner {
            for (column, component) in self.components.clone() {
                self.score(row, column, component, learner, &mut line, &mut changes);
            }
        }
        if self.read.problems[before..].iter().any(|p| p.severity == Severity::Error) {
            line.status = "rejected";
        } else if !line.before.is_empty() {
            line.status = "changed";
        } else if !changes.is_empty() {
            line.status = "new";
        }
        self.read.changes.append(&mut changes);
        self.read.rows.push(line);
    }

    fn score(
        &mut self,
        row: &SheetRow,
        column: u32,
        component: &Component,
        learner: &Enrolment,
        line: &mut ScoredLearner,
        changes: &mut Vec<Change>,
    ) {
        let text = row.text(column).trim().to_owned();
        if text.is_empty() {
            return;
        }
        let code = &component.code;
        let here = spoken(&self.place(row.number, Some(column)));
        if let Some(other) = self.given.insert((learner.uid.clone(), code.clone()), here) {
            let message = format!(
                "{}的“{}”前面已有一个（{}）",
                learner.person.name,
                component.name,
                other.trim_end_matches('：')
            );
            self.add(
                row.number,
                Some(column),
                Problem::error("score_twice", message, "每项成绩只能有一个，请删去其中一个。"),
            );
            return;
        }
        let entry = match Entry::parse(&text, &self.text(row, SCORE_NOTE)) {
            Ok(entry) => entry,
            Err(e) => {
                let message = format!("{}“{}”：{}", learner.person.name, component.name, e.message);
                self.add(row.number, Some(column), Problem::error(e.code, message, e.hint));
                line.scores.insert(code.clone(), text);
                return;
            }
        };
        line.scores.insert(code.clone(), entry.to_string());
        let known = self.dossier.scores.iter().find(|s| s.enrolment == learner.uid && s.component == *code);
        match known {
            Some(known) if known.entry == entry => return,
            Some(known) => drop(line.before.insert(code.clone(), known.entry.to_string())),
            None => {}
        }
        changes.push(Change::Put(Score { enrolment: learner.uid.clone(), component: code.clone(), entry }));
    }

    /// The learner a row is about: by identity number, else by name, else by the number on the roster.
    fn learner(&mut self, row: &SheetRow, name: &str) -> Option<&'a Enrolment> {
        let dossier = self.dossier;
        let on_roster = |l: &&Enrolment| l.accepted();
        let id = normalise_number(&self.text(row, SCORE_ID));
        let number = self.text(row, SCORE_NUMBER).parse::<u32>().ok();
        let by_number = |n: Option<u32>| dossier.learners().find(|l| n.is_some() && l.roster_number == n);
        let named: Vec<&Enrolment> = dossier.enrolments.iter().filter(|e| e.person.name == name).collect();
        let (column, found) = if !id.is_empty() {
            let id = IdNumber::new(id);
            (SCORE_ID, dossier.enrolments.iter().find(|e| e.person.document.number == id))
        } else if !name.is_empty() {
            let mut on: Vec<&Enrolment> = named.iter().copied().filter(on_roster).collect();
            if on.len() > 1 {
                let row_number = self.text(row, SCORE_ROW).parse::<u32>().ok();
                let told = [number, row_number]
                    .into_iter()
                    .flatten()
                    .find_map(|n| on.iter().copied().find(|l| l.roster_number == Some(n)));
                let Some(told) = told else {
                    let message = format!("名册上有 {} 位“{name}”，分不清是哪一位", on.len());
                    let hint = "请在表中加上身份证号码或学号一列。";
                    self.add(
                        row.number,
                        self.header.column(SCORE_NAME),
                        Problem::error("ambiguous_person", message, hint),
                    );
                    return None;
                };
                on = vec![told];
            }
            (SCORE_NAME, on.first().copied().or(named.first().copied()))
        } else {
            (SCORE_NUMBER, by_number(number))
        };
        let at = self.header.column(column);
        let Some(found) = found else {
            let message = match column {
                SCORE_ID => format!(
                    "名册上没有这个身份证号码的学员{}",
                    if name.is_empty() { String::new() } else { format!("（{name}）") }
                ),
                SCORE_NAME => format!("这个班没有“{name}”"),
                _ if number.is_some() => format!("名册上没有第 {} 号学员", number.unwrap_or_default()),
                _ => "这一行没有姓名，不知道是谁的成绩".to_owned(),
            };
            let hint = "请核对姓名用字和名册；不是本班学员的，请删去这一行。";
            self.add(row.number, at, Problem::error("unknown_person", message, hint));
            return None;
        };
        if !found.accepted() {
            let message = format!("{}不在学员名单中（{}）", found.person.name, found.status.label());
            self.add(row.number, at, Problem::error("unknown_person", message, "确为学员的，请先在报名页审验通过。"));
            return None;
        }
        let differs = (!name.is_empty() && found.person.name != name)
            || (column != SCORE_NUMBER && number.is_some() && by_number(number).is_some_and(|l| l.uid != found.uid));
        if differs {
            let message = format!(
                "{}与身份证号码或学号对不上（应为{}）",
                if name.is_empty() { "这一行" } else { name },
                found.person.name
            );
            self.add(row.number, at, Problem::error("person_differs", message, "请核对是哪一位学员的成绩。"));
            return None;
        }
        if !self.seen.insert(found.uid.clone()) {
            let message = format!("{}在这张表中出现了两次", found.person.name);
            self.add(
                row.number,
                at,
                Problem::error("learner_twice", message, "每名学员只能有一行，请删去重复的一行。"),
            );
            return None;
        }
        Some(found)
    }
}
