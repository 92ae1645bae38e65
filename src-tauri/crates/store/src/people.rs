//! People across classes, found by their document.

use rusqlite::{Connection, Row};
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::people::{Document, DocumentKind, Person, Sex};

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{
    Column, collect, date_or_null, get_date_or_none, get_uid, get_word, get_word_or_none, put, text, text_or_null,
};

/// A person from a row whose columns are those of `person`, `person_uid` for the id.
pub(crate) fn person(row: &Row<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        uid: get_uid(row, "person_uid")?,
        name: row.get("name")?,
        reading: row.get("reading")?,
        document: Document {
            kind: get_word(row, "document_kind", DocumentKind::parse)?,
            number: IdNumber::new(row.get::<_, String>("id_number")?),
        },
        sex: get_word_or_none(row, "sex", Sex::parse)?,
        birth: get_date_or_none(row, "birth")?,
        ethnic_group: row.get("ethnic_group")?,
    })
}

fn by_document(connection: &Connection, kind: DocumentKind, number: &IdNumber) -> Result<Option<Person>, StoreError> {
    let sql = "SELECT *, uid AS person_uid FROM person WHERE document_kind = ? AND id_number = ?";
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
}

impl Tx<'_> {
    /// The person with a document, if known.
    ///
    /// # Errors
    /// What the store says.
    pub fn person_by_document(&self, kind: DocumentKind, number: &IdNumber) -> Result<Option<Person>, StoreError> {
        by_document(self.connection, kind, number)
    }

    /// Writes a person by id.
    ///
    /// # Errors
    /// `constraint` when another person has that document.
    pub fn put_person(&self, person: &Person) -> Result<(), StoreError> {
        put(self.connection, "person", &[("uid", text(person.uid.as_str()))], &columns(person))
    }
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
