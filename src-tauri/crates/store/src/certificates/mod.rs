//! Certificates: numbers without gaps, the register.

mod printers;
pub mod templates;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use yanxiu_domain::certificates::{Certificate, CertificateState, Snapshot};
use yanxiu_domain::identity::IdNumber;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{
    collect, date, date_or_null, get_date, get_date_or_none, get_hours, get_uid, get_word, number, put, text,
    text_or_null,
};

const SELECT: &str = "SELECT c.*, e.uid AS enrolment, k.uid AS class FROM certificate c
                      JOIN enrolment e ON e.id = c.enrolment_id JOIN training_class k ON k.id = c.class_id";

fn certificate(row: &Row<'_>) -> Result<Certificate, StoreError> {
    Ok(Certificate {
        uid: get_uid(row, "uid")?,
        number: row.get("number")?,
        class: get_uid(row, "class")?,
        enrolment: get_uid(row, "enrolment")?,
        snapshot: Snapshot {
            name: row.get("name")?,
            id_number: IdNumber::new(row.get::<_, String>("id_number")?),
            class_title: row.get("class_title")?,
            opens_on: get_date(row, "opens_on")?,
            closes_on: get_date(row, "closes_on")?,
            hours: get_hours(row, "hours")?,
            programme: row.get("programme")?,
            title: row.get("title")?,
            issuer: row.get("issuer")?,
        },
        issued_on: get_date(row, "issued_on")?,
        state: get_word(row, "state", CertificateState::parse)?,
        printed_on: get_date_or_none(row, "printed_on")?,
        handed_over_on: get_date_or_none(row, "handed_over_on")?,
        taken_by: row.get("taken_by")?,
        voided_on: get_date_or_none(row, "voided_on")?,
        void_reason: row.get("void_reason")?,
        replaces: row.get("replaces")?,
        replaced_by: row.get("replaced_by")?,
    })
}

pub(crate) fn of_class(connection: &Connection, class: i64) -> Result<Vec<Certificate>, StoreError> {
    collect(connection, &format!("{SELECT} WHERE c.class_id = ? ORDER BY c.sequence, c.seq"), &[&class], certificate)
}

impl Store {
    /// Every certificate, void ones included, in order of issue and number.
    ///
    /// # Errors
    /// What the store says.
    pub fn certificates(&self) -> Result<Vec<Certificate>, StoreError> {
        collect(&self.connection, &format!("{SELECT} ORDER BY c.sequence, c.seq"), &[], certificate)
    }

    /// The certificate with a number.
    ///
    /// # Errors
    /// What the store says.
    pub fn certificate(&self, number: &str) -> Result<Option<Certificate>, StoreError> {
        Ok(collect(&self.connection, &format!("{SELECT} WHERE c.number = ?"), &[&number], certificate)?
            .into_iter()
            .next())
    }
}

impl Tx<'_> {
    /// Takes the next number of a sequence. It is given back only if the whole change never happens.
    ///
    /// # Errors
    /// What the store says.
    pub fn next_number(&self, sequence: &str) -> Result<u32, StoreError> {
        let last: Option<u32> =
            collect(self.connection, "SELECT last FROM number_counter WHERE sequence = ?", &[&sequence], |row| {
                Ok(row.get(0)?)
            })?
            .into_iter()
            .next();
        let next = last.unwrap_or(0) + 1;
        put(self.connection, "number_counter", &[("sequence", text(sequence))], &[("last", number(next))])?;
        Ok(next)
    }

    /// Enters a certificate into the register under a number just taken.
    ///
    /// # Errors
    /// `constraint` when the number is taken or the learner holds another that isn't void.
    pub fn add_certificate(&self, certificate: &Certificate, sequence: &str, seq: u32) -> Result<(), StoreError> {
        let snapshot = &certificate.snapshot;
        put(
            self.connection,
            "certificate",
            &[("uid", text(certificate.uid.as_str()))],
            &[
                ("number", text(&certificate.number)),
                ("sequence", text(sequence)),
                ("seq", number(seq)),
                ("class_id", number(self.class_id(&certificate.class)?)),
                ("enrolment_id", number(self.enrolment_id(&certificate.enrolment)?)),
                ("name", text(&snapshot.name)),
                ("id_number", text(snapshot.id_number.reveal())),
                ("class_title", text(&snapshot.class_title)),
                ("opens_on", date(snapshot.opens_on)),
                ("closes_on", date(snapshot.closes_on)),
                ("hours", number(snapshot.hours.tenths())),
                ("programme", text(&snapshot.programme)),
                ("title", text(&snapshot.title)),
                ("issuer", text(&snapshot.issuer)),
                ("issued_on", date(certificate.issued_on)),
                ("state", text(certificate.state.code())),
                ("taken_by", text("")),
                ("void_reason", text("")),
                ("replaces", text_or_null(certificate.replaces.as_deref())),
            ],
        )
    }

    fn set(&self, certificate: &str, columns: &[crate::rows::Column<'_>]) -> Result<(), StoreError> {
        let known = collect(self.connection, "SELECT id FROM certificate WHERE number = ?", &[&certificate], |row| {
            Ok(row.get::<_, i64>(0)?)
        })?;
        match known.first() {
            Some(id) => put(self.connection, "certificate", &[("id", number(*id))], columns),
            None => Err(StoreError::not_found(&format!("证书 {certificate}"))),
        }
    }

    /// Records that a certificate was printed.
    ///
    /// # Errors
    /// `not_found`.
    pub fn mark_printed(&self, certificate: &str, on: NaiveDate) -> Result<(), StoreError> {
        self.set(certificate, &[("state", text(CertificateState::Printed.code())), ("printed_on", date(on))])
    }

    /// Records that a certificate was handed over.
    ///
    /// # Errors
    /// `not_found`.
    pub fn mark_handed_over(&self, certificate: &str, on: NaiveDate, taken_by: &str) -> Result<(), StoreError> {
        self.set(
            certificate,
            &[
                ("state", text(CertificateState::HandedOver.code())),
                ("handed_over_on", date_or_null(Some(on))),
                ("taken_by", text(taken_by)),
            ],
        )
    }

    /// Voids a certificate; its number is never used again.
    ///
    /// # Errors
    /// `not_found`.
    pub fn void(&self, certificate: &str, on: NaiveDate, why: &str) -> Result<(), StoreError> {
        self.set(
            certificate,
            &[("state", text(CertificateState::Void.code())), ("voided_on", date(on)), ("void_reason", text(why))],
        )
    }

    /// Notes which certificate replaced a void one.
    ///
    /// # Errors
    /// `not_found`.
    pub fn mark_replaced(&self, certificate: &str, by: &str) -> Result<(), StoreError> {
        self.set(certificate, &[("replaced_by", text(by))])
    }
}
