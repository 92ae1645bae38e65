//! People across classes, found by their document; the register; merging and erasing.

mod erase;
mod history;
mod merge;
mod register;
mod search;
#[cfg(test)]
mod tests;

use rusqlite::{Connection, Row};
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::people::{Document, DocumentKind, Person, Sex};
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{
    Column, collect, date_or_null, get_date_or_none, get_uid, get_word, get_word_or_none, id_of, put, text,
    text_or_null,
};

pub use erase::{Erasure, Mention, Purge};
pub use history::{Attended, PersonRecord, Touched};
pub use merge::{Shared, Side};
pub use register::{Everybody, Latest, Line, PersonKey, RegisterRow};
pub use search::{FoundCertificate, FoundClass, FoundPerson};

/// What stands in the place of the name of a person who was erased.
pub const ERASED_NAME: &str = "已删除人员";

/// Begins what stands in the place of a number that was taken off a person: no document's number does.
const NO_NUMBER: char = '#';

/// Rows of people who are in the register: neither merged into another nor erased.
const LIVE: &str = "merged_into_id IS NULL AND erased_on IS NULL";

/// A person from a row whose columns are those of `person`, `person_uid` for the id.
pub(crate) fn person(row: &Row<'_>) -> Result<Person, StoreError> {
    let number: String = row.get("id_number")?;
    Ok(Person {
        uid: get_uid(row, "person_uid")?,
        name: row.get("name")?,
        reading: row.get("reading")?,
        document: Document {
            kind: get_word(row, "document_kind", DocumentKind::parse)?,
            number: IdNumber::new(if number.starts_with(NO_NUMBER) { String::new() } else { number }),
        },
        sex: get_word_or_none(row, "sex", Sex::parse)?,
        birth: get_date_or_none(row, "birth")?,
        ethnic_group: row.get("ethnic_group")?,
    })
}

/// What takes the place of the number of a row that has none any more.
fn no_number(uid: &Uid) -> String {
    format!("{NO_NUMBER}{uid}")
}

fn by_document(connection: &Connection, kind: DocumentKind, number: &IdNumber) -> Result<Option<Person>, StoreError> {
    let sql = "SELECT *, uid AS person_uid FROM person WHERE document_kind = ? AND id_number = ?";
    Ok(collect(connection, sql, &[&kind.code(), &number.reveal()], person)?.into_iter().next())
}

fn by_former_document(
    connection: &Connection,
    kind: DocumentKind,
    number: &IdNumber,
) -> Result<Option<Person>, StoreError> {
    let sql = "SELECT p.*, p.uid AS person_uid FROM former_document f JOIN person p ON p.id = f.person_id
               WHERE f.document_kind = ? AND f.id_number = ?";
    Ok(collect(connection, sql, &[&kind.code(), &number.reveal()], person)?.into_iter().next())
}

impl Store {
    /// The person with a document, if known.
    ///
    /// # Errors
    /// What the store says.
    pub fn person_by_document(&self, kind: DocumentKind, number: &IdNumber) -> Result<Option<Person>, StoreError> {
        by_document(&self.connection, kind, number)
    }

    /// The person who had a document before, under an entry that was merged or a number that was mended.
    ///
    /// # Errors
    /// What the store says.
    pub fn person_by_former_document(
        &self,
        kind: DocumentKind,
        number: &IdNumber,
    ) -> Result<Option<Person>, StoreError> {
        by_former_document(&self.connection, kind, number)
    }

    /// Years for which the office keeps what it knows of people, where it has set them.
    ///
    /// # Errors
    /// What the store says.
    pub fn retention_years(&self) -> Result<Option<u32>, StoreError> {
        let set = collect(&self.connection, "SELECT years FROM retention", &[], |row| Ok(row.get(0)?))?;
        Ok(set.into_iter().next())
    }
}

impl Tx<'_> {
    pub(crate) fn person_id(&self, person: &Uid) -> Result<i64, StoreError> {
        id_of(self.connection, "person", person, "这个人")
    }

    /// The person with an id.
    ///
    /// # Errors
    /// `not_found` for an id that isn't there, or isn't in the register any more.
    pub fn person(&self, person: &Uid) -> Result<Person, StoreError> {
        read_live(self.connection, person)
    }

    /// The person with a document, if known.
    ///
    /// # Errors
    /// What the store says.
    pub fn person_by_document(&self, kind: DocumentKind, number: &IdNumber) -> Result<Option<Person>, StoreError> {
        by_document(self.connection, kind, number)
    }

    /// The person who had a document before, under an entry that was merged or a number that was mended.
    ///
    /// # Errors
    /// What the store says.
    pub fn person_by_former_document(
        &self,
        kind: DocumentKind,
        number: &IdNumber,
    ) -> Result<Option<Person>, StoreError> {
        by_former_document(self.connection, kind, number)
    }

    /// Writes a person by id.
    ///
    /// # Errors
    /// `constraint` when another person has that document, or for a person who has none any more.
    pub fn put_person(&self, person: &Person) -> Result<(), StoreError> {
        if person.document.number.reveal().is_empty() {
            return Err(StoreError::new(Trouble::Constraint, format!("{}没有证件号码，不能写入", person.name)));
        }
        put(self.connection, "person", &[("uid", text(person.uid.as_str()))], &columns(person))
    }

    /// Keeps a document that a person had, so that receipts that still carry it find them.
    ///
    /// # Errors
    /// `constraint` when it is another person's.
    pub fn keep_former_document(&self, person: &Uid, document: &Document) -> Result<(), StoreError> {
        let holder = by_document(self.connection, document.kind, &document.number)?.or(by_former_document(
            self.connection,
            document.kind,
            &document.number,
        )?);
        match holder {
            Some(holder) if holder.uid == *person => return Ok(()),
            Some(holder) => {
                let message = format!("原证件 {} 已是{}的", document.number, holder.name);
                return Err(StoreError::new(Trouble::Constraint, message));
            }
            None => {}
        }
        put(
            self.connection,
            "former_document",
            &[("document_kind", text(document.kind.code())), ("id_number", text(document.number.reveal()))],
            &[("person_id", crate::rows::number(self.person_id(person)?))],
        )
    }

    /// Forgets a document as a former one, because it is the person's own again.
    ///
    /// # Errors
    /// What the store says.
    pub fn drop_former_document(&self, document: &Document) -> Result<(), StoreError> {
        self.connection.execute(
            "DELETE FROM former_document WHERE document_kind = ? AND id_number = ?",
            (document.kind.code(), document.number.reveal()),
        )?;
        Ok(())
    }

    /// Judges two entries to be two people, so that they aren't suggested again.
    ///
    /// # Errors
    /// `not_found`, or `constraint` for one entry twice.
    pub fn set_distinct(&self, one: &Uid, two: &Uid) -> Result<(), StoreError> {
        let (a, b) = (self.person_id(one)?, self.person_id(two)?);
        put(
            self.connection,
            "distinct_people",
            &[("first_id", crate::rows::number(a.min(b))), ("second_id", crate::rows::number(a.max(b)))],
            &[],
        )
    }

    /// Sets for how many years the office keeps what it knows of people.
    ///
    /// # Errors
    /// `constraint` outside 1 to 100.
    pub fn set_retention_years(&self, years: u32) -> Result<(), StoreError> {
        put(self.connection, "retention", &[("id", crate::rows::number(1))], &[("years", crate::rows::number(years))])
    }
}

/// A person of the register by id.
fn read_live(connection: &Connection, person_uid: &Uid) -> Result<Person, StoreError> {
    let sql = format!("SELECT *, uid AS person_uid FROM person WHERE uid = ? AND {LIVE}");
    let found = collect(connection, &sql, &[&person_uid.as_str()], person)?;
    found.into_iter().next().ok_or_else(|| StoreError::not_found("这个人"))
}

/// The columns of a person but for the id.
pub(crate) fn columns(person: &Person) -> Vec<Column<'static>> {
    vec![
        ("name", text(&person.name)),
        ("reading", text(&person.reading)),
        ("document_kind", text(person.document.kind.code())),
        ("id_number", text(person.document.number.reveal())),
        ("sex", text_or_null(person.sex.map(Sex::code))),
        ("birth", date_or_null(person.birth)),
        ("ethnic_group", text(&person.ethnic_group)),
    ]
}
