//! Taking receipts in: who is known already, how a sender's columns were understood, and many rows at once.

use rusqlite::Connection;
use yanxiu_domain::enrolment::{Enrolment, ReceiptDetails};
use yanxiu_domain::people::{Document, Person};
use yanxiu_domain::uid::Uid;

use super::{columns, details};
use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::people::{self, person};
use crate::rows::{Column, collect, get_date, id_of, insert, number, put, text};

/// Somebody whom a document leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// Who.
    pub person: Person,
    /// Whether by a document that they had before.
    pub former: bool,
}

/// A class that somebody is in at the same time as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherClass {
    /// Title.
    pub title: String,
    /// First day.
    pub opens_on: chrono::NaiveDate,
    /// Last day.
    pub closes_on: chrono::NaiveDate,
}

impl Store {
    /// Does many reads in one consistent look, which is also quicker than one by one.
    ///
    /// # Errors
    /// What `work` fails with, or the store's own trouble.
    pub fn in_one_look<T, E: From<StoreError>>(&self, work: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let look = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        let found = work(self)?;
        look.finish().map_err(StoreError::from)?;
        Ok(found)
    }

    /// The person with a document, be it one that they had before.
    ///
    /// # Errors
    /// What the store says.
    pub fn known_person(&self, document: &Document) -> Result<Option<KnownPerson>, StoreError> {
        if let Some(person) = self.person_by_document(document.kind, &document.number)? {
            return Ok(Some(KnownPerson { person, former: false }));
        }
        let former = self.person_by_former_document(document.kind, &document.number)?;
        Ok(former.map(|person| KnownPerson { person, former: true }))
    }

    /// What the latest of a person's receipts said, whatever class it was for.
    ///
    /// # Errors
    /// What the store says.
    pub fn latest_details(&self, person: &Uid) -> Result<Option<ReceiptDetails>, StoreError> {
        let sql = "SELECT e.* FROM enrolment e JOIN person o ON o.id = e.person_id
                   JOIN person p ON p.id = coalesce(o.merged_into_id, o.id)
                   JOIN training_class c ON c.id = e.class_id
                   WHERE p.uid = ? ORDER BY c.opens_on DESC, e.id DESC LIMIT 1";
        Ok(collect(&self.connection, sql, &[&person.as_str()], details)?.into_iter().next())
    }

    /// Somebody of the same name and the same unit or phone, but with another document; their unit then.
    ///
    /// # Errors
    /// What the store says.
    pub fn namesake(&self, said: &Person, unit: &str, phone: &str) -> Result<Option<(Person, String)>, StoreError> {
        let sql = "SELECT p.*, p.uid AS person_uid, e.unit AS unit_then
                   FROM person p JOIN enrolment e ON e.person_id = p.id
                   WHERE p.name = ?1 AND p.id_number <> ?2 AND p.merged_into_id IS NULL
                   AND (?3 <> '' AND e.unit = ?3 OR ?4 <> '' AND e.phone = ?4)
                   ORDER BY e.id DESC LIMIT 1";
        let number = said.document.number.reveal();
        let found = collect(&self.connection, sql, &[&said.name, &number, &unit, &phone], |row| {
            Ok((person(row)?, row.get("unit_then")?))
        })?;
        Ok(found.into_iter().next())
    }

    /// The other classes that a person is in while a class runs; those who were declined or withdrew aren't.
    ///
    /// # Errors
    /// What the store says.
    pub fn classes_at_the_same_time(&self, person: &Uid, class: &Uid) -> Result<Vec<OtherClass>, StoreError> {
        let sql = "SELECT c.title, c.opens_on, c.closes_on FROM enrolment e JOIN person o ON o.id = e.person_id
                   JOIN person p ON p.id = coalesce(o.merged_into_id, o.id)
                   JOIN training_class c ON c.id = e.class_id JOIN training_class here ON here.uid = ?2
                   WHERE p.uid = ?1 AND c.id <> here.id AND e.status NOT IN ('declined', 'cancelled')
                   AND c.opens_on <= here.closes_on AND c.closes_on >= here.opens_on ORDER BY c.opens_on, c.id";
        collect(&self.connection, sql, &[&person.as_str(), &class.as_str()], |row| {
            Ok(OtherClass {
                title: row.get("title")?,
                opens_on: get_date(row, "opens_on")?,
                closes_on: get_date(row, "closes_on")?,
            })
        })
    }

    /// How a sender's columns were corrected by hand: heading and path of the field.
    ///
    /// # Errors
    /// What the store says.
    pub fn column_memory(&self, sender: &str) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT heading, field FROM column_memory WHERE sender = ? ORDER BY id";
        collect(&self.connection, sql, &[&sender], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Tx<'_> {
    /// Remembers how a sender's column was corrected.
    ///
    /// # Errors
    /// What the store says.
    pub fn remember_column(&self, sender: &str, heading: &str, field: &str) -> Result<(), StoreError> {
        let key = [("sender", text(sender)), ("heading", text(heading))];
        put(self.connection, "column_memory", &key, &[("field", text(field))])
    }

    /// Forgets how a sender's column was corrected; nothing when it wasn't.
    ///
    /// # Errors
    /// What the store says.
    pub fn forget_column(&self, sender: &str, heading: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM column_memory WHERE sender = ? AND heading = ?";
        self.connection.execute(sql, [sender, heading])?;
        Ok(())
    }

    /// Takes many new rows into a class.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn intake(&self, class: &Uid) -> Result<Intake<'_>, StoreError> {
        Ok(Intake { connection: self.connection, class: self.class_id(class)?, file: None })
    }
}

/// Writes new enrolments of one class without asking about each what all of them share.
pub struct Intake<'t> {
    connection: &'t Connection,
    class: i64,
    /// The last file looked up: rows of one file come together.
    file: Option<(Uid, i64)>,
}

impl Intake<'_> {
    fn file(&mut self, uid: Option<&Uid>) -> Result<Option<i64>, StoreError> {
        let Some(uid) = uid else { return Ok(None) };
        match &self.file {
            Some((known, id)) if known == uid => Ok(Some(*id)),
            _ => {
                let id = id_of(self.connection, "attachment", uid, "这个附件")?;
                self.file = Some((uid.clone(), id));
                Ok(Some(id))
            }
        }
    }

    /// Adds an enrolment that the class doesn't have; `new_person` says that its person isn't in the store either.
    ///
    /// # Errors
    /// `constraint` when the person is in the class already.
    pub fn add(&mut self, enrolment: &Enrolment, new_person: bool) -> Result<(), StoreError> {
        let uid = |uid: &Uid| ("uid", text(uid.as_str()));
        let who = &enrolment.person;
        let person = if new_person {
            let mut row: Vec<Column<'_>> = vec![uid(&who.uid)];
            row.extend(people::columns(who));
            insert(self.connection, "person", row)?
        } else {
            id_of(self.connection, "person", &who.uid, "这个人")?
        };
        let file = self.file(enrolment.source_id.as_ref())?;
        let mut row: Vec<Column<'_>> = vec![uid(&enrolment.uid)];
        row.push(("class_id", number(self.class)));
        row.extend(columns(enrolment, person, file)?);
        insert(self.connection, "enrolment", row)?;
        Ok(())
    }
}
