//! Reading money, outcomes, texts and scores.

use rusqlite::Connection;
use yanxiu_domain::filing::class::CostKind;
use yanxiu_domain::filing::schedule::DayPart;
use yanxiu_domain::reports::fees::PaidElsewhere;
use yanxiu_domain::reports::{CostLine, FeeLine, IncomeKind, IncomeLine, Narrative, Outcome, OutcomeKind, SelfScore};

use crate::error::StoreError;
use crate::rows::{collect, get_date, get_date_or_none, get_fen, get_hours, get_uid, get_word};

pub(crate) fn costs(connection: &Connection, class: i64) -> Result<Vec<CostLine>, StoreError> {
    collect(connection, "SELECT * FROM cost_line WHERE class_id = ? ORDER BY position", &[&class], |row| {
        Ok(CostLine {
            uid: get_uid(row, "uid")?,
            kind: get_word(row, "kind", CostKind::parse)?,
            amount: get_fen(row, "amount")?,
            paid_on: get_date_or_none(row, "paid_on")?,
            note: row.get("note")?,
        })
    })
}

pub(crate) fn fees(connection: &Connection, class: i64) -> Result<Vec<FeeLine>, StoreError> {
    let sql = "SELECT f.*, t.uid AS teacher FROM fee_line f JOIN teacher t ON t.id = f.teacher_id
               WHERE f.class_id = ? ORDER BY f.position";
    collect(connection, sql, &[&class], |row| {
        Ok(FeeLine {
            uid: get_uid(row, "uid")?,
            teacher: get_uid(row, "teacher")?,
            hours: get_hours(row, "hours")?,
            net: get_fen(row, "net")?,
            gross: get_fen(row, "gross")?,
        })
    })
}

/// Half-days in which a teacher whom this class pays also teaches a class that pays. A register holds one person as often
/// as classes were planned, so the name and unit tell who it is; lessons at different hours of a half-day are two.
pub(crate) fn fees_elsewhere(connection: &Connection, class: i64) -> Result<Vec<PaidElsewhere>, StoreError> {
    let sql = "SELECT DISTINCT t.name AS teacher, s.held_on, s.part, c.title
               FROM fee_line f JOIN teacher t ON t.id = f.teacher_id
               JOIN session s ON s.class_id = f.class_id AND s.teacher_id = t.id
               JOIN teacher same ON same.name = t.name AND same.unit = t.unit
               JOIN session there ON there.teacher_id = same.id AND there.class_id <> f.class_id
                    AND there.held_on = s.held_on AND there.part = s.part
               JOIN fee_line paid ON paid.class_id = there.class_id AND paid.teacher_id = same.id
               JOIN training_class c ON c.id = there.class_id
               WHERE f.class_id = ? AND NOT coalesce(nullif(s.ends, '') <= nullif(there.starts, '')
                    OR nullif(there.ends, '') <= nullif(s.starts, ''), 0)
               ORDER BY s.held_on, s.position, c.id";
    collect(connection, sql, &[&class], |row| {
        Ok(PaidElsewhere {
            teacher: row.get("teacher")?,
            on: get_date(row, "held_on")?,
            part: get_word(row, "part", DayPart::parse)?,
            class: row.get("title")?,
        })
    })
}

pub(crate) fn incomes(connection: &Connection, class: i64) -> Result<Vec<IncomeLine>, StoreError> {
    collect(connection, "SELECT * FROM income_line WHERE class_id = ? ORDER BY position", &[&class], |row| {
        Ok(IncomeLine {
            uid: get_uid(row, "uid")?,
            kind: get_word(row, "kind", IncomeKind::parse)?,
            amount: get_fen(row, "amount")?,
            received_on: get_date_or_none(row, "received_on")?,
            refunded_on: get_date_or_none(row, "refunded_on")?,
            note: row.get("note")?,
        })
    })
}

pub(crate) fn outcomes(connection: &Connection, class: i64) -> Result<Vec<Outcome>, StoreError> {
    collect(connection, "SELECT * FROM outcome WHERE class_id = ? ORDER BY position", &[&class], |row| {
        Ok(Outcome {
            uid: get_uid(row, "uid")?,
            kind: get_word(row, "kind", OutcomeKind::parse)?,
            title: row.get("title")?,
            on: get_date_or_none(row, "happened_on")?,
            source: row.get("source")?,
            link: row.get("link")?,
            settled_on: get_date_or_none(row, "settled_on")?,
            detail: row.get("detail")?,
        })
    })
}

pub(crate) fn narratives(connection: &Connection, class: i64) -> Result<Vec<Narrative>, StoreError> {
    collect(connection, "SELECT * FROM narrative WHERE class_id = ? ORDER BY paper, section", &[&class], |row| {
        Ok(Narrative { paper: row.get("paper")?, section: row.get("section")?, text: row.get("body")? })
    })
}

pub(crate) fn self_scores(connection: &Connection, class: i64) -> Result<Vec<SelfScore>, StoreError> {
    collect(connection, "SELECT * FROM self_score WHERE class_id = ? ORDER BY id", &[&class], |row| {
        Ok(SelfScore {
            indicator: row.get("indicator")?,
            hundredths: row.get("hundredths")?,
            reason: row.get("reason")?,
            evidence: row.get("evidence")?,
        })
    })
}
