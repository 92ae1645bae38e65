//! One person: every class, every spelling and document, what was done about them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use yanxiu_domain::certificates::CertificateState;
use yanxiu_domain::enrolment::EnrolmentStatus;
use yanxiu_domain::hours::Hours;
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::people::{Document, DocumentKind};
use yanxiu_domain::uid::Uid;

use super::register::{PersonKey, RegisterRow, rows};
use super::{NO_NUMBER, read_live};
use crate::error::StoreError;
use crate::gate::Op;
use crate::open::Store;
use crate::rows::{collect, get_date, get_hours, get_uid, get_word, id_of};

/// One class of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    /// Enrolment.
    pub enrolment: Uid,
    /// Class.
    pub class: Uid,
    /// Its title.
    pub class_title: String,
    /// Its run.
    pub run: u32,
    /// First class day.
    pub opens_on: NaiveDate,
    /// Last class day.
    pub closes_on: NaiveDate,
    /// Unit then.
    pub unit: String,
    /// Post then.
    pub post: String,
    /// Professional title then.
    pub title: String,
    /// Phone then.
    pub phone: String,
    /// Where the applicant stands.
    pub status: EnrolmentStatus,
    /// Why.
    pub reason: String,
    /// Passed, once concluded.
    pub passed: Option<bool>,
    /// Hours earned and planned, once concluded.
    pub hours: Option<(Hours, Hours)>,
    /// Certificates with their state, oldest first.
    pub certificates: Vec<(String, CertificateState)>,
}

/// A change that touched a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Number in the journal.
    pub seq: i64,
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in Chinese.
    pub what: String,
    /// Taken back since.
    pub undone: bool,
}

/// Everything known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// As the register shows them.
    pub row: RegisterRow,
    /// Classes, latest first.
    pub attended: Vec<Attended>,
    /// Documents they had before.
    pub former_documents: Vec<Document>,
    /// Other spellings of the name that stand in merged entries, certificates or earlier in the record.
    pub spellings: Vec<String>,
    /// Changes that touched them, newest first.
    pub touched: Vec<Touched>,
}

/// Keys of the entry and of those merged into it, as a list that SQLite takes apart.
pub(super) fn entries(connection: &Connection, id: i64) -> Result<String, StoreError> {
    let sql = "SELECT json_group_array(id) FROM person WHERE id = ?1 OR merged_into_id = ?1";
    Ok(connection.query_row(sql, [id], |row| row.get(0))?)
}

/// Keys of the enrolments that hang on entries, as a list that SQLite takes apart.
pub(super) fn enrolments(connection: &Connection, entries: &str) -> Result<String, StoreError> {
    let sql = "SELECT json_group_array(id) FROM enrolment WHERE person_id IN (SELECT value FROM json_each(?))";
    Ok(connection.query_row(sql, [entries], |row| row.get(0))?)
}

/// Most changes that are told of one person.
const MOST_TOUCHED: u32 = 200;

impl Store {
    /// The entry of the register that an id leads to: its own, or that of the person it was merged into.
    ///
    /// # Errors
    /// `not_found` for an id that isn't there, or was erased.
    pub fn person_standing(&self, person: &Uid) -> Result<Uid, StoreError> {
        let sql = "SELECT k.uid FROM person p JOIN person k ON k.id = coalesce(p.merged_into_id, p.id) WHERE p.uid = ?";
        let found = collect(&self.connection, sql, &[&person.as_str()], |row| get_uid(row, "uid"))?;
        let standing = found.into_iter().next().ok_or_else(|| StoreError::not_found("这个人"))?;
        read_live(&self.connection, &standing).map(|person| person.uid)
    }

    /// The person an enrolment is of.
    ///
    /// # Errors
    /// `not_found` for an enrolment that isn't there, or whose person was erased.
    pub fn person_of_enrolment(&self, enrolment: &Uid) -> Result<Uid, StoreError> {
        let sql = "SELECT p.uid FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.uid = ?";
        let found = collect(&self.connection, sql, &[&enrolment.as_str()], |row| get_uid(row, "uid"))?;
        self.person_standing(found.first().ok_or_else(|| StoreError::not_found("这个人"))?)
    }

    /// Everything known of a person, read in one consistent look.
    ///
    /// # Errors
    /// `not_found` for an id that isn't there, or was erased.
    pub fn person_record(&self, person: &Uid) -> Result<PersonRecord, StoreError> {
        let look = self.connection.unchecked_transaction()?;
        let connection: &Connection = &look;
        let id = id_of(connection, "person", &self.person_standing(person)?, "这个人")?;
        let entries = entries(connection, id)?;
        let enrolments = enrolments(connection, &entries)?;
        let row =
            rows(connection, &[PersonKey(id)])?.into_iter().next().ok_or_else(|| StoreError::not_found("这个人"))?;
        let sql = "SELECT document_kind, id_number FROM former_document WHERE person_id = ? ORDER BY id";
        let former_documents = collect(connection, sql, &[&id], |row| {
            Ok(Document {
                kind: get_word(row, "document_kind", DocumentKind::parse)?,
                number: IdNumber::new(row.get::<_, String>("id_number")?),
            })
        })?;
        Ok(PersonRecord {
            attended: attended(connection, &enrolments)?,
            former_documents,
            spellings: spellings(connection, &row.person.name, &entries, &enrolments)?,
            touched: touched(connection, &entries, &enrolments)?,
            row,
        })
    }
}

fn attended(connection: &Connection, enrolments: &str) -> Result<Vec<Attended>, StoreError> {
    let mut attended = collect(connection, include_str!("attended.sql"), &[&enrolments], |row| {
        let concluded = row.get::<_, Option<bool>>("passed")?;
        Ok(Attended {
            enrolment: get_uid(row, "enrolment")?,
            class: get_uid(row, "class")?,
            class_title: row.get("class_title")?,
            run: row.get("run")?,
            opens_on: get_date(row, "opens_on")?,
            closes_on: get_date(row, "closes_on")?,
            unit: row.get("unit")?,
            post: row.get("post")?,
            title: row.get("title")?,
            phone: row.get("phone")?,
            status: get_word(row, "status", EnrolmentStatus::parse)?,
            reason: row.get("reason")?,
            passed: concluded,
            hours: concluded
                .map(|_| Ok::<_, StoreError>((get_hours(row, "earned")?, get_hours(row, "planned")?)))
                .transpose()?,
            certificates: Vec::new(),
        })
    })?;
    let sql =
        "SELECT e.uid AS enrolment, k.number, k.state FROM certificate k JOIN enrolment e ON e.id = k.enrolment_id
               WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY k.id";
    let certificates = collect(connection, sql, &[&enrolments], |row| {
        Ok((
            get_uid(row, "enrolment")?,
            row.get::<_, String>("number")?,
            get_word(row, "state", CertificateState::parse)?,
        ))
    })?;
    for (enrolment, number, state) in certificates {
        if let Some(of) = attended.iter_mut().find(|a| a.enrolment == enrolment) {
            of.certificates.push((number, state));
        }
    }
    Ok(attended)
}

fn spellings(connection: &Connection, name: &str, entries: &str, enrolments: &str) -> Result<Vec<String>, StoreError> {
    let names = collect(connection, include_str!("spellings.sql"), &[&entries, &enrolments], |row| {
        Ok(row.get::<_, Option<String>>(0)?.unwrap_or_default())
    })?;
    let other: BTreeSet<String> =
        names.into_iter().filter(|n| !n.is_empty() && n != name && !n.starts_with(NO_NUMBER)).collect();
    Ok(other.into_iter().collect())
}

fn touched(connection: &Connection, entries: &str, enrolments: &str) -> Result<Vec<Touched>, StoreError> {
    collect(connection, include_str!("touched.sql"), &[&entries, &enrolments, &MOST_TOUCHED], |row| {
        let label = |op: Option<String>| op.and_then(|op| Op::parse(&op)).map_or("", Op::label);
        let (what, of) = (label(row.get("op")?), label(row.get("undone_op")?));
        Ok(Touched {
            seq: row.get("seq")?,
            at: row.get("at")?,
            who: row.get("who")?,
            what: if of.is_empty() { what.to_owned() } else { format!("{what}：{of}") },
            undone: row.get("undone")?,
        })
    })
}
