//! Reading a class with its plan.

use rusqlite::{Connection, Row};
use yanxiu_domain::enrolment::admission::Admission;
use yanxiu_domain::enrolment::{EvidenceKind, TitleLevel};
use yanxiu_domain::filing::class::{BudgetLine, Contact, CostKind, DeliveryMode, TrainingClass};
use yanxiu_domain::filing::packet::{ChangeKind, ChangeReport, ChangedFact, Filing, PacketItem};
use yanxiu_domain::filing::schedule::{DayPart, Session, SessionKind};
use yanxiu_domain::filing::teachers::{ExpertLevel, Teacher};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::rows::{collect, get_date, get_date_or_none, get_fen, get_hours, get_uid, get_word, get_word_or_none};

pub(crate) fn class(row: &Row<'_>) -> Result<TrainingClass, StoreError> {
    let contact = |prefix: &str| -> Result<Contact, StoreError> {
        Ok(Contact {
            name: row.get(format!("{prefix}_name").as_str())?,
            post: row.get(format!("{prefix}_post").as_str())?,
            phone: row.get(format!("{prefix}_phone").as_str())?,
        })
    };
    Ok(TrainingClass {
        uid: get_uid(row, "uid")?,
        title: row.get("title")?,
        plan_number: row.get("plan_number")?,
        run: row.get("run")?,
        special_topic: row.get("special_topic")?,
        applicant_unit: row.get("applicant_unit")?,
        host_unit: row.get("host_unit")?,
        supervising_department: row.get("supervising_department")?,
        department_lead: contact("department_lead")?,
        host_lead: contact("host_lead")?,
        contact: contact("contact")?,
        delivery_mode: get_word(row, "delivery_mode", DeliveryMode::parse)?,
        aims: row.get("aims")?,
        content: row.get("content")?,
        target_group: row.get("target_group")?,
        check_in_on: get_date_or_none(row, "check_in_on")?,
        opens_on: get_date(row, "opens_on")?,
        closes_on: get_date(row, "closes_on")?,
        place: row.get("place")?,
        size: row.get("size")?,
        budget_source: row.get("budget_source")?,
        assessment_method: row.get("assessment_method")?,
        epidemic_in_force: row.get("epidemic_in_force")?,
        epidemic_measures: row.get("epidemic_measures")?,
        contingency_plan: row.get("contingency_plan")?,
        conditions: row.get("conditions")?,
        admission: Admission {
            least_title: get_word_or_none(row, "condition_title_level", TitleLevel::parse)?,
            fields: listed(row, "condition_fields")?,
            units: listed(row, "condition_units")?,
            evidence: listed(row, "condition_evidence")?.iter().filter_map(|e| EvidenceKind::parse(e)).collect(),
        },
    })
}

/// The words of a list kept in one column.
fn listed(row: &Row<'_>, column: &str) -> Result<Vec<String>, StoreError> {
    let text: String = row.get(column)?;
    Ok(text.split(super::LISTED).filter(|word| !word.is_empty()).map(str::to_owned).collect())
}

pub(crate) fn teacher(row: &Row<'_>) -> Result<Teacher, StoreError> {
    Ok(Teacher {
        uid: get_uid(row, "uid")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
        title: row.get("title")?,
        level: get_word(row, "level", ExpertLevel::parse)?,
        field: row.get("field")?,
        phone: row.get("phone")?,
        account: row.get("account")?,
    })
}

pub(crate) fn teachers(connection: &Connection, class: i64) -> Result<Vec<Teacher>, StoreError> {
    let sql = "SELECT t.* FROM teacher t JOIN class_teacher c ON c.teacher_id = t.id WHERE c.class_id = ? ORDER BY c.position";
    collect(connection, sql, &[&class], teacher)
}

pub(crate) fn sessions(connection: &Connection, class: i64) -> Result<Vec<Session>, StoreError> {
    let sql = "SELECT s.*, t.uid AS teacher_uid FROM session s LEFT JOIN teacher t ON t.id = s.teacher_id
               WHERE s.class_id = ?
               ORDER BY s.held_on, CASE s.part WHEN 'morning' THEN 0 WHEN 'afternoon' THEN 1 ELSE 2 END, s.starts, s.position";
    collect(connection, sql, &[&class], |row| {
        Ok(Session {
            uid: get_uid(row, "uid")?,
            on: get_date(row, "held_on")?,
            part: get_word(row, "part", DayPart::parse)?,
            starts: row.get("starts")?,
            ends: row.get("ends")?,
            topic: row.get("topic")?,
            kind: get_word(row, "kind", SessionKind::parse)?,
            hours: get_hours(row, "hours")?,
            teacher: row.get::<_, Option<String>>("teacher_uid")?.map(Uid::new),
            place: row.get("place")?,
            mode: get_word(row, "mode", DeliveryMode::parse)?,
        })
    })
}

pub(crate) fn budget(connection: &Connection, class: i64) -> Result<Vec<BudgetLine>, StoreError> {
    collect(connection, "SELECT * FROM budget_line WHERE class_id = ? ORDER BY position", &[&class], |row| {
        Ok(BudgetLine {
            uid: get_uid(row, "uid")?,
            kind: get_word(row, "kind", CostKind::parse)?,
            amount: get_fen(row, "amount")?,
            note: row.get("note")?,
        })
    })
}

pub(crate) fn packet(connection: &Connection, class: i64) -> Result<Vec<PacketItem>, StoreError> {
    collect(connection, "SELECT * FROM packet_item WHERE class_id = ? ORDER BY id", &[&class], |row| {
        Ok(PacketItem { code: row.get("code")?, ready: row.get("ready")?, note: row.get("note")? })
    })
}

pub(crate) fn filing(connection: &Connection, class: i64) -> Result<Option<Filing>, StoreError> {
    let found = collect(connection, "SELECT * FROM filing WHERE class_id = ?", &[&class], |row| {
        Ok(Filing {
            filed_on: get_date(row, "filed_on")?,
            opening_then: get_date(row, "opening_then")?,
            receipt_number: row.get("receipt_number")?,
        })
    })?;
    Ok(found.into_iter().next())
}

pub(crate) fn changes(connection: &Connection, class: i64) -> Result<Vec<ChangeReport>, StoreError> {
    let sql = "SELECT * FROM change_report WHERE class_id = ? ORDER BY reported_on, id";
    let mut reports = collect(connection, sql, &[&class], |row| {
        let report = ChangeReport {
            uid: get_uid(row, "uid")?,
            kind: get_word(row, "kind", ChangeKind::parse)?,
            reported_on: get_date(row, "reported_on")?,
            reason: row.get("reason")?,
            facts: Vec::new(),
        };
        Ok((row.get::<_, i64>("id")?, report))
    })?;
    let facts = "SELECT f.* FROM changed_fact f JOIN change_report r ON r.id = f.change_report_id
                 WHERE r.class_id = ? ORDER BY f.change_report_id, f.position";
    for (id, fact) in collect(connection, facts, &[&class], |row| {
        let fact =
            ChangedFact { field: row.get("field")?, before: row.get("before_text")?, after: row.get("after_text")? };
        Ok((row.get::<_, i64>("change_report_id")?, fact))
    })? {
        if let Some((_, report)) = reports.iter_mut().find(|(report, _)| *report == id) {
            report.facts.push(fact);
        }
    }
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}
