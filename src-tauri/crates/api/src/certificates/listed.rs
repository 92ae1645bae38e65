//! Numbers that the department gave: imported from its list or typed, kept as they were given.

use std::collections::{BTreeMap, BTreeSet};

use yanxiu_documents::reading::{Header, Sheet, SheetRow, closest_header, column_letters, data_rows};
use yanxiu_domain::certificates::earlier::{LISTED, LISTED_ID, LISTED_NAME, LISTED_NUMBER};
use yanxiu_domain::certificates::scheme::{LONGEST, as_kept};
use yanxiu_domain::certificates::setting::ListedNumber;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::identity::{IdNumber, normalise_number};
use yanxiu_domain::names::normalise_name;
use yanxiu_domain::problem::{Place, Problem};
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use super::count;
use super::stock::refused;
use super::wire::{ListedNumberRow, ListedNumbersImport, ListedNumbersRemove, ListedNumbersReport, ListedNumbersSet};
use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done, learner};
use crate::{problem, spreadsheet};

/// Numbers of a class's list as they cross.
pub(super) fn rows(dossier: &Dossier) -> Vec<ListedNumberRow> {
    let borne: BTreeMap<&str, &str> =
        dossier.certificates.iter().map(|c| (c.number.as_str(), c.snapshot.name.as_str())).collect();
    let named = |uid: &Uid| dossier.enrolment(uid).map(|e| e.person.name.clone()).unwrap_or_default();
    dossier
        .listed_numbers
        .iter()
        .map(|n| ListedNumberRow {
            number: n.number.clone(),
            source: n.source.clone(),
            name: n.enrolment.as_ref().map(named).unwrap_or_default(),
            borne_by: borne.get(n.number.as_str()).copied().unwrap_or_default().to_owned(),
        })
        .collect()
}

/// What speaks against a number, wherever it comes from.
fn check(tx: &Tx<'_>, class: &Uid, number: &str) -> Result<Option<Problem>, ApiError> {
    let length = number.chars().count();
    if number.chars().any(char::is_control) {
        let hint = "请把编号写成一行。";
        return Ok(Some(Problem::error("number_broken", format!("编号“{}”中有换行", number.replace('\n', "⏎")), hint)));
    }
    if length > LONGEST {
        let message = format!("编号有 {length} 个字，超过 {LONGEST} 个");
        return Ok(Some(Problem::error("number_too_long", message, "请核对是否选错了列。")));
    }
    if let Some(by) = tx.bearer(number)? {
        let message = format!("编号 {number} 已经用过：{by}");
        return Ok(Some(Problem::error("number_taken", message, "编号不能重复，请与主管部门核对。")));
    }
    Ok(tx.lister(number)?.map(|(uid, title)| {
        let whose = if uid == *class { "本班名单".to_owned() } else { format!("“{title}”的名单") };
        Problem::error("number_listed", format!("编号 {number} 已在{whose}中"), "编号不能重复，请与主管部门核对。")
    }))
}

struct Reader<'a> {
    dossier: &'a Dossier,
    tx: &'a Tx<'a>,
    file: &'a str,
    by_person: bool,
    seen: BTreeMap<String, String>,
    given: BTreeSet<Uid>,
    numbers: Vec<ListedNumber>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn add(&mut self, sheet: &Sheet, row: u32, column: Option<u32>, problem: Problem) {
        self.problems.push(problem.at(Place::Cell {
            file: self.file.to_owned(),
            sheet: sheet.name.clone(),
            row: Some(row),
            column: column.map(column_letters),
        }));
    }

    fn row(&mut self, sheet: &Sheet, header: &Header, row: &SheetRow) -> Result<(), ApiError> {
        let at = header.column(LISTED_NUMBER);
        let cell = at.and_then(|column| row.cell(column));
        let number = cell.map(|c| as_kept(&c.text)).unwrap_or_default();
        if number.is_empty() {
            let name = header.text(row, LISTED_NAME).into_owned();
            let message = format!("{}没有编号", if name.is_empty() { "这一行".to_owned() } else { name });
            self.add(sheet, row.number, at, Problem::error("number_missing", message, "请补上编号，或删去这一行。"));
            return Ok(());
        }
        if cell.is_some_and(yanxiu_documents::reading::CellText::is_ruined) {
            let message = format!("编号 {number} 在表格中被存成了数字，末尾的位数已经丢失");
            let hint = "请把这一列设为文本格式，按主管部门的原件重新填写。";
            self.add(sheet, row.number, at, Problem::error("number_ruined", message, hint));
            return Ok(());
        }
        if let Some(problem) = check(self.tx, &self.dossier.class.uid, &number)? {
            self.add(sheet, row.number, at, problem);
        }
        let here = format!("第 {} 行", row.number);
        if let Some(other) = self.seen.insert(number.clone(), here) {
            let message = format!("编号 {number} 在名单中重复（{other}）");
            self.add(sheet, row.number, at, Problem::error("number_twice", message, "每个编号只能有一行，请核对。"));
        }
        let mut enrolment = None;
        if self.by_person {
            match self.learner(header, row) {
                Ok(found) => {
                    if !self.given.insert(found.uid.clone()) {
                        let message = format!("{}在名单中有两个编号", found.person.name);
                        let hint = "每名学员只能有一个编号，请核对。";
                        self.add(sheet, row.number, at, Problem::error("learner_twice", message, hint));
                    }
                    enrolment = Some(found.uid.clone());
                }
                Err(problem) => {
                    let at = header.column(LISTED_ID).or(header.column(LISTED_NAME));
                    self.add(sheet, row.number, at, *problem);
                }
            }
        }
        let uid = self.tx.new_uid();
        self.numbers.push(ListedNumber { uid, number, source: self.file.to_owned(), enrolment });
        Ok(())
    }

    /// The learner a row is about: by identity number, else by name.
    fn learner(&self, header: &Header, row: &SheetRow) -> Result<&'a Enrolment, Box<Problem>> {
        let name = normalise_name(&header.text(row, LISTED_NAME));
        let id = normalise_number(&header.text(row, LISTED_ID));
        let hint = "请核对姓名用字和名册；不是本班学员的，请删去这一行。";
        let error = |code, message: String| Err(Box::new(Problem::error(code, message, hint)));
        if !id.is_empty() {
            let id = IdNumber::new(id);
            let dossier = self.dossier;
            let Some(found) = dossier.learners().find(|l| l.person.document.number == id) else {
                return error(
                    "unknown_person",
                    format!(
                        "名册上没有这个身份证号码的学员{}",
                        if name.is_empty() { String::new() } else { format!("（{name}）") }
                    ),
                );
            };
            if !name.is_empty() && found.person.name != name {
                return error("person_differs", format!("{name}与身份证号码对不上（应为{}）", found.person.name));
            }
            return Ok(found);
        }
        if name.is_empty() {
            return error("unknown_person", "这一行没有姓名，不知道是谁的编号".to_owned());
        }
        let dossier = self.dossier;
        let mut named = dossier.learners().filter(|l| l.person.name == name);
        match (named.next(), named.next()) {
            (Some(found), None) => Ok(found),
            (Some(_), Some(_)) => {
                error("ambiguous_person", format!("名册上不止一位“{name}”，请在表中加上身份证号码一列"))
            }
            _ => error("unknown_person", format!("名册上没有“{name}”")),
        }
    }
}

fn understand<'a>(
    tx: &'a Tx<'a>,
    dossier: &'a Dossier,
    payload: &ListedNumbersImport,
    (file, sheets): (&'a str, &[Sheet]),
) -> Result<Reader<'a>, ApiError> {
    let overrides = spreadsheet::overrides(LISTED, &payload.map)?;
    let by_person = payload.by_person;
    let mut reader = Reader {
        dossier,
        tx,
        file,
        by_person,
        seen: BTreeMap::new(),
        given: BTreeSet::new(),
        numbers: Vec::new(),
        problems: Vec::new(),
    };
    let mut found = false;
    for sheet in sheets.iter().filter(|s| !s.hidden) {
        let header = closest_header(sheet, LISTED, &[LISTED_NUMBER], &overrides);
        let Some((header, _)) = header.filter(|(_, lacking)| lacking.is_empty()) else { continue };
        if by_person && header.place(LISTED_NAME).is_none() && header.place(LISTED_ID).is_none() {
            continue;
        }
        found = true;
        for row in data_rows(sheet, &header, &[LISTED_NUMBER, LISTED_NAME]) {
            reader.row(sheet, &header, row)?;
        }
    }
    if !found {
        let hint = if by_person {
            "按人对应的名单要有“证书编号”和“姓名”（或“身份证号码”）两列；只有编号的，请选择按顺序。"
        } else {
            "表头应有“证书编号”；名称不同的列可以指明。"
        };
        return Err(ApiError::unreadable("no_header", format!("“{file}”中没有找到编号名单的表头"), hint));
    }
    if reader.numbers.is_empty() && reader.problems.is_empty() {
        return Err(ApiError::unreadable("empty_list", format!("“{file}”中没有编号"), "请核对是否选错了文件。"));
    }
    Ok(reader)
}

fn report(dossier: &Dossier, reader: Reader<'_>, written: bool) -> ListedNumbersReport {
    let named = |uid: &Uid| dossier.enrolment(uid).map(|e| e.person.name.clone()).unwrap_or_default();
    let rows = reader.numbers.len();
    ListedNumbersReport {
        done: if written {
            format!("已登记 {rows} 个编号")
        } else {
            format!("读到 {rows} 个编号，尚未写入")
        },
        rows: count(rows),
        written,
        numbers: reader
            .numbers
            .iter()
            .map(|n| ListedNumberRow {
                number: n.number.clone(),
                source: n.source.clone(),
                name: n.enrolment.as_ref().map(named).unwrap_or_default(),
                borne_by: String::new(),
            })
            .collect(),
        problems: problem::to_wire(&reader.problems),
    }
}

pub(crate) fn import(office: &mut Office, payload: ListedNumbersImport) -> Result<ListedNumbersReport, ApiError> {
    let (file, sheets) = spreadsheet::sheets(office, &payload.file)?;
    if payload.dry_run {
        let dossier = office.dossier(&payload.class_id)?;
        return office.store()?.rehearse(|tx| {
            let reader = understand(tx, &dossier, &payload, (&file, &sheets))?;
            Ok(report(&dossier, reader, false))
        });
    }
    office.change(Op::ListNumbers, &payload.class_id, |tx, before| {
        let reader = understand(tx, before, &payload, (&file, &sheets))?;
        if let Some(refused) = ApiError::for_all(&reader.problems) {
            return Err(refused);
        }
        tx.add_listed_numbers(&before.class.uid, &reader.numbers)?;
        Ok(report(before, reader, true))
    })
}

pub(crate) fn set(office: &mut Office, payload: ListedNumbersSet) -> Result<Done, ApiError> {
    let written = office.change(Op::ListNumbers, &payload.class_id, |tx, before| {
        let class = &before.class.uid;
        let mut problems = Vec::new();
        let mut wanted: Vec<(&Enrolment, String)> = Vec::new();
        for typed in &payload.numbers {
            wanted.push((learner(before, &typed.person)?, as_kept(&typed.number)));
        }
        // What they had goes first, so that two learners can change their numbers.
        let unused: BTreeSet<&str> = before.unused_numbers().iter().map(|n| n.number.as_str()).collect();
        for (who, number) in &wanted {
            let had = before
                .listed_numbers
                .iter()
                .find(|n| n.enrolment.as_ref() == Some(&who.uid) && unused.contains(n.number.as_str()));
            if let Some(had) = had.filter(|had| had.number != *number) {
                tx.remove_listed_number(class, &had.number)?;
            }
        }
        for (who, number) in wanted.iter().filter(|(_, number)| !number.is_empty()) {
            let own = |n: &&ListedNumber| n.number == *number && unused.contains(n.number.as_str());
            match before.listed_numbers.iter().find(own) {
                Some(had) if had.enrolment.as_ref() == Some(&who.uid) => continue,
                // One that was meant for nobody is meant for this learner now.
                Some(had) if had.enrolment.is_none() => tx.remove_listed_number(class, number)?,
                _ => {}
            }
            if let Some(problem) = check(tx, class, number)? {
                problems.push(problem.field("certificates", "person", who.uid.as_str(), "certificate.number"));
                continue;
            }
            let listed = ListedNumber {
                uid: tx.new_uid(),
                number: number.clone(),
                source: String::new(),
                enrolment: Some(who.uid.clone()),
            };
            tx.add_listed_numbers(class, &[listed])?;
        }
        match refused(&problems) {
            Some(refused) => Err(refused),
            None => Ok(wanted.len()),
        }
    })?;
    Ok(done(format!("已登记 {written} 名学员的编号")))
}

pub(crate) fn remove(office: &mut Office, payload: ListedNumbersRemove) -> Result<Done, ApiError> {
    let removed = office.change(Op::ListNumbers, &payload.class_id, |tx, before| {
        let unused: Vec<String> = before.unused_numbers().iter().map(|n| n.number.clone()).collect();
        let wanted = if payload.numbers.is_empty() { unused.clone() } else { payload.numbers.clone() };
        for number in &wanted {
            if !unused.contains(number) {
                return Err(ApiError::refused(
                    "number_in_use",
                    format!("编号 {number} 不在未用的编号中"),
                    "已用的编号不能移出；请核对编号。",
                ));
            }
            tx.remove_listed_number(&before.class.uid, number)?;
        }
        Ok(wanted.len())
    })?;
    Ok(done(format!("已移出 {removed} 个未用的编号")))
}
