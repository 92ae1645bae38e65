//! Two entries made one: enrolments move, numbers go on finding the person, nothing is deleted.

use rusqlite::Connection;
use yanxiu_domain::certificates::CertificateState;
use yanxiu_domain::enrolment::EnrolmentStatus;
use yanxiu_domain::people::{Document, Person};
use yanxiu_domain::uid::Uid;

use super::no_number;
use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, get_date, get_uid, get_word, id_of, number, put, text};

/// One side of a class in which both entries are enrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Enrolment.
    pub enrolment: Uid,
    /// Where it stands.
    pub status: EnrolmentStatus,
    /// Unit on its receipt.
    pub unit: String,
    /// Attendance marks.
    pub marks: u32,
    /// Number of its certificate that isn't void.
    pub certificate: Option<String>,
}

/// A class in which both entries are enrolled: one enrolment stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Class.
    pub class: Uid,
    /// Its title.
    pub title: String,
    /// First class day.
    pub opens_on: chrono::NaiveDate,
    /// Archived: its list can't change any more.
    pub archived: bool,
    /// Enrolments of the entry that is kept and of the other.
    pub sides: [Side; 2],
}

fn shared(connection: &Connection, keep: i64, other: i64) -> Result<Vec<Shared>, StoreError> {
    collect(connection, include_str!("shared.sql"), &[&keep, &other, &CertificateState::Void.code()], |row| {
        let side = |of: &str| -> Result<Side, StoreError> {
            Ok(Side {
                enrolment: get_uid(row, &format!("{of}_uid"))?,
                status: get_word(row, &format!("{of}_status"), EnrolmentStatus::parse)?,
                unit: row.get(format!("{of}_unit").as_str())?,
                marks: row.get(format!("{of}_marks").as_str())?,
                certificate: row.get(format!("{of}_certificate").as_str())?,
            })
        };
        Ok(Shared {
            class: get_uid(row, "class")?,
            title: row.get("title")?,
            opens_on: get_date(row, "opens_on")?,
            archived: row.get("archived")?,
            sides: [side("keep")?, side("other")?],
        })
    })
}

impl Store {
    /// Classes in which two entries are both enrolled, latest first.
    ///
    /// # Errors
    /// `not_found`.
    pub fn shared_classes(&self, keep: &Uid, other: &Uid) -> Result<Vec<Shared>, StoreError> {
        let id = |uid| id_of(&self.connection, "person", uid, "这个人");
        shared(&self.connection, id(keep)?, id(other)?)
    }
}

impl Tx<'_> {
    /// Classes in which two entries are both enrolled, latest first.
    ///
    /// # Errors
    /// `not_found`.
    pub fn shared_classes(&self, keep: &Uid, other: &Uid) -> Result<Vec<Shared>, StoreError> {
        shared(self.connection, self.person_id(keep)?, self.person_id(other)?)
    }

    /// Makes two entries one. `result` is the kept entry with its facts as chosen, `former` the document under which the
    /// person stood in the other; `dropped` are the enrolments that don't stay in classes where both are enrolled: they
    /// become cancelled with the reason. Certificates keep their enrolments, and so their place.
    ///
    /// # Errors
    /// `not_found`, or `constraint` where an enrolment that stays isn't told from the one that doesn't.
    pub fn merge_people(
        &self,
        result: &Person,
        other: &Uid,
        former: &Document,
        dropped: &[Uid],
        reason: &str,
    ) -> Result<(), StoreError> {
        let (keep_id, other_id) = (self.person_id(&result.uid)?, self.person_id(other)?);
        let both = shared(self.connection, keep_id, other_id)?;
        let mut holder = None;
        for class in &both {
            for side in class.sides.iter().filter(|side| dropped.contains(&side.enrolment)) {
                if !matches!(side.status, EnrolmentStatus::Declined | EnrolmentStatus::Cancelled) {
                    put(
                        self.connection,
                        "enrolment",
                        &[("uid", text(side.enrolment.as_str()))],
                        &[("status", text(EnrolmentStatus::Cancelled.code())), ("reason", text(reason))],
                    )?;
                }
            }
            let [ours, theirs] = &class.sides;
            if dropped.contains(&ours.enrolment) {
                // A class holds a person once: the enrolment that goes out hangs on an entry of its own.
                let aside = match holder {
                    Some(aside) => aside,
                    None => *holder.insert(self.entry_aside(result, keep_id)?),
                };
                self.hang(&ours.enrolment, aside)?;
                self.hang(&theirs.enrolment, keep_id)?;
            }
        }
        let moving = collect(
            self.connection,
            "SELECT uid FROM enrolment WHERE person_id = ?1
             AND class_id NOT IN (SELECT class_id FROM enrolment WHERE person_id = ?2)",
            &[&other_id, &keep_id],
            |row| get_uid(row, "uid"),
        )?;
        moving.iter().try_for_each(|enrolment| self.hang(enrolment, keep_id))?;
        let connection = self.connection;
        connection.execute("UPDATE former_document SET person_id = ? WHERE person_id = ?", [keep_id, other_id])?;
        connection.execute("UPDATE person SET merged_into_id = ? WHERE merged_into_id = ?", [keep_id, other_id])?;
        put(
            connection,
            "person",
            &[("id", number(other_id))],
            &[("id_number", text(&no_number(other))), ("merged_into_id", number(keep_id))],
        )?;
        self.drop_former_document(&result.document)?;
        self.put_person(result)?;
        self.keep_former_document(&result.uid, former)
    }

    fn hang(&self, enrolment: &Uid, person: i64) -> Result<(), StoreError> {
        put(self.connection, "enrolment", &[("uid", text(enrolment.as_str()))], &[("person_id", number(person))])
    }

    /// An entry without a document, merged into a person from the start.
    fn entry_aside(&self, person: &Person, merged_into: i64) -> Result<i64, StoreError> {
        let uid = self.new_uid();
        put(
            self.connection,
            "person",
            &[("uid", text(uid.as_str()))],
            &[
                ("name", text(&person.name)),
                ("reading", text("")),
                ("document_kind", text(person.document.kind.code())),
                ("id_number", text(&no_number(&uid))),
                ("ethnic_group", text("")),
                ("merged_into_id", number(merged_into)),
            ],
        )?;
        self.person_id(&uid)
    }
}
