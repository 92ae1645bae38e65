//! The department's yearly list of projects (附件1): imported from its spreadsheet, this institution's own picked.

use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use yanxiu_documents::reading::{Header, Sheet, SheetRow, closest_header, column_letters, data_rows};
use yanxiu_domain::filing::fields::{PLAN_NUMBER, PROJECT, PROJECT_TITLE};
use yanxiu_domain::filing::plan::Project;
use yanxiu_domain::problem::{Place, Problem};
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::payloads::{ProjectsClaim, ProjectsImport, YearQuery};
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::{problem, spreadsheet};

/// A project of a year's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjectRow {
    /// Id; empty for one that isn't in the store yet.
    pub id: String,
    /// Number in the list.
    pub plan_number: String,
    /// Title.
    pub title: String,
    /// Special topic; empty when none.
    pub special_topic: String,
    /// Applicant unit.
    pub applicant_unit: String,
    /// Host unit.
    pub host_unit: String,
    /// Supervising department.
    pub supervising_department: String,
    /// Whether this institution hosts it.
    pub ours: bool,
    /// Classes made of it, by id, in order of their runs.
    pub classes: Vec<String>,
}

/// What an import understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjectsReport {
    /// Rows read.
    pub rows: u32,
    /// New projects.
    pub new: u32,
    /// Projects of the same number already there, brought up to date.
    pub matched: u32,
    /// Rows that can't be taken.
    pub rejected: u32,
    /// Every problem, by file, sheet, row and column.
    pub problems: Vec<problem::Problem>,
    /// The projects as read.
    pub projects: Vec<ProjectRow>,
    /// Whether they were written.
    pub written: bool,
}

fn row(project: &Project, classes: Vec<String>) -> ProjectRow {
    ProjectRow {
        id: project.uid.to_string(),
        plan_number: project.plan_number.clone(),
        title: project.title.clone(),
        special_topic: project.special_topic.clone(),
        applicant_unit: project.applicant_unit.clone(),
        host_unit: project.host_unit.clone(),
        supervising_department: project.supervising_department.clone(),
        ours: project.ours,
        classes,
    }
}

/// The projects of a year, with the classes made of them.
pub(crate) fn projects(office: &mut Office, payload: YearQuery) -> Result<Vec<ProjectRow>, ApiError> {
    let store = office.store()?;
    let mut classes: Vec<_> = store.classes()?.into_iter().filter(|c| c.notice_year == payload.year).collect();
    classes.sort_by_key(|c| c.run);
    Ok(store
        .projects()?
        .iter()
        .filter(|p| p.year == payload.year)
        .map(|p| {
            let own = classes.iter().filter(|c| c.plan_number == p.plan_number).map(|c| c.uid.to_string());
            row(p, own.collect())
        })
        .collect())
}

/// A list as it was read, before it is matched with what is known.
#[derive(Default)]
struct ReadList {
    projects: Vec<Project>,
    rejected: u32,
    problems: Vec<Problem>,
}

impl ReadList {
    fn sheet(&mut self, file: &str, sheet: &Sheet, header: &Header, year: i32, institution: &str) {
        let mut seen: BTreeSet<String> = self.projects.iter().map(|p| p.plan_number.clone()).collect();
        for found in data_rows(sheet, header, &[PLAN_NUMBER, PROJECT_TITLE]) {
            let text = |path: &str| cell(found, header, path);
            let (number, title) = (text(PLAN_NUMBER), text(PROJECT_TITLE));
            let place = |path: &str| Place::Cell {
                file: file.to_owned(),
                sheet: sheet.name.clone(),
                row: Some(found.number),
                column: header.column(path).map(column_letters),
            };
            let wrong = if number.is_empty() {
                Some((PLAN_NUMBER, "plan_number_missing", "没有计划编号".to_owned()))
            } else if title.is_empty() {
                Some((PROJECT_TITLE, "title_missing", format!("编号 {number} 没有项目名称")))
            } else if !seen.insert(number.clone()) {
                Some((PLAN_NUMBER, "plan_number_twice", format!("编号 {number} 重复")))
            } else {
                None
            };
            if let Some((path, code, message)) = wrong {
                self.rejected += 1;
                self.problems.push(Problem::error(code, message, "请对照通知的附件1核对这一行。").at(place(path)));
                continue;
            }
            let host_unit = text("project.host_unit");
            self.projects.push(Project {
                uid: Uid::default(),
                year,
                ours: !institution.is_empty() && host_unit.contains(institution),
                plan_number: number,
                title,
                special_topic: text("project.special_topic"),
                applicant_unit: text("project.applicant_unit"),
                supervising_department: text("project.supervising_department"),
                host_unit,
            });
        }
    }
}

/// A cell's text on one line; a list often breaks long names.
fn cell(row: &SheetRow, header: &Header, path: &str) -> String {
    let text = header.column(path).map(|c| row.text(c)).unwrap_or_default();
    text.split(['\n', '\r']).map(str::trim).collect()
}

/// Imports a year's list, or only looks. Projects of a known number are brought up to date; what was picked stays so.
pub(crate) fn import(office: &mut Office, payload: ProjectsImport) -> Result<ProjectsReport, ApiError> {
    let (file, sheets) = spreadsheet::sheets(office, &payload.file)?;
    let institution = office.store()?.institution()?.name;
    let mut list = ReadList::default();
    let mut found = false;
    for sheet in &sheets {
        let header = closest_header(sheet, PROJECT, &[PLAN_NUMBER, PROJECT_TITLE], &[]);
        if let Some((header, _)) = header.filter(|(_, lacking)| lacking.is_empty()) {
            found = true;
            list.sheet(&file, sheet, &header, payload.year, &institution);
        }
    }
    if !found {
        return Err(ApiError::unreadable(
            "no_header",
            format!("“{file}”中没有找到表头：至少要有“计划编号（序号）”和“项目名称”两列"),
            "请选择通知附件1的表格，或在表头写明这两列。",
        ));
    }
    let known = office.store()?.projects()?;
    let mut matched = 0_u32;
    for project in &mut list.projects {
        if let Some(before) = known.iter().find(|k| k.year == project.year && k.plan_number == project.plan_number) {
            project.uid = before.uid.clone();
            project.ours |= before.ours;
            matched += 1;
        }
    }
    let projects = if payload.dry_run {
        list.projects
    } else {
        office.store()?.change(Op::SetProjects, None, |tx| {
            let mut kept = list.projects;
            for project in &mut kept {
                if project.uid == Uid::default() {
                    project.uid = tx.new_uid();
                }
                tx.put_project(project)?;
            }
            Ok::<_, ApiError>(kept)
        })?
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(ProjectsReport {
        rows: count(projects.len()) + list.rejected,
        new: count(projects.len()) - matched,
        matched,
        rejected: list.rejected,
        problems: problem::to_wire(&list.problems),
        projects: projects.iter().map(|p| row(p, Vec::new())).collect(),
        written: !payload.dry_run,
    })
}

/// Says which projects this institution hosts.
pub(crate) fn claim(office: &mut Office, payload: ProjectsClaim) -> Result<Done, ApiError> {
    office.store()?.change(Op::SetProjects, None, |tx| {
        for id in &payload.ids {
            tx.claim_project(&Uid::new(id), payload.ours)?;
        }
        Ok::<_, ApiError>(())
    })?;
    let word = if payload.ours { "列为本单位承办" } else { "不再列为本单位承办" };
    Ok(done(format!("已将 {} 个项目{word}", payload.ids.len())))
}
