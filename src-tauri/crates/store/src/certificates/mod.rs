//! Certificates: numbers without gaps, the register.

mod earlier;
mod keys;
#[cfg(test)]
mod killed;
mod numbers;
mod printers;
mod stock;
pub mod templates;
#[cfg(test)]
pub(crate) mod tests;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use yanxiu_domain::certificates::rules::{Validity, validity};
use yanxiu_domain::certificates::{Certificate, CertificateState, HoursStated, Numbering, Snapshot};
use yanxiu_domain::identity::IdNumber;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{
    collect, date, date_or_null, flag, get_date, get_date_or_none, get_hours, get_uid, get_word, insert, number, put,
    text, text_or_null,
};

pub use keys::{InstitutionKey, Signer};
pub(crate) use numbers::{listed, setting};

const SELECT: &str = "SELECT c.*, e.uid AS enrolment, k.uid AS class FROM certificate c
                      JOIN enrolment e ON e.id = c.enrolment_id JOIN training_class k ON k.id = c.class_id";
const REGISTER: &str =
    "SELECT c.*, e.uid AS enrolment, e.unit, k.uid AS class, k.concluded_on IS NOT NULL AS concluded,
                          coalesce(r.passed, 0) AS passed
                        FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id
                        JOIN training_class k ON k.id = c.class_id
                        LEFT JOIN assessment_result r ON r.enrolment_id = c.enrolment_id";

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterEntry {
    /// The certificate.
    pub certificate: Certificate,
    /// Whether it holds.
    pub validity: Validity,
    /// The learner's unit.
    pub unit: String,
}

fn entry(row: &Row<'_>) -> Result<RegisterEntry, StoreError> {
    let certificate = certificate(row)?;
    let validity = validity(certificate.state, row.get("concluded")?, row.get("passed")?);
    Ok(RegisterEntry { certificate, validity, unit: row.get("unit")? })
}

fn certificate(row: &Row<'_>) -> Result<Certificate, StoreError> {
    Ok(Certificate {
        uid: get_uid(row, "uid")?,
        number: row.get("number")?,
        numbering: get_word(row, "numbering", Numbering::parse)?,
        class: get_uid(row, "class")?,
        enrolment: get_uid(row, "enrolment")?,
        snapshot: Snapshot {
            name: row.get("name")?,
            id_number: IdNumber::new(row.get::<_, String>("id_number")?),
            class_title: row.get("class_title")?,
            opens_on: get_date(row, "opens_on")?,
            closes_on: get_date(row, "closes_on")?,
            hours: get_hours(row, "hours")?,
            stated: get_word(row, "stated", HoursStated::parse)?,
            programme: row.get("programme")?,
            title: row.get("title")?,
            issuer: row.get("issuer")?,
            seal: row.get("seal")?,
        },
        issued_on: get_date(row, "issued_on")?,
        state: get_word(row, "state", CertificateState::parse)?,
        printed_on: get_date_or_none(row, "printed_on")?,
        template: row.get("template")?,
        handed_over_on: get_date_or_none(row, "handed_over_on")?,
        taken_by: row.get("taken_by")?,
        hand_over_note: row.get("hand_over_note")?,
        voided_on: get_date_or_none(row, "voided_on")?,
        void_reason: row.get("void_reason")?,
        paper_recovered: row.get("paper_recovered")?,
        replaces: row.get("replaces")?,
        replaced_by: row.get("replaced_by")?,
        signature: row.get("signature")?,
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

    /// Every certificate with whether it holds, void ones included, in order of number.
    ///
    /// # Errors
    /// What the store says.
    pub fn register(&self) -> Result<Vec<RegisterEntry>, StoreError> {
        collect(&self.connection, &format!("{REGISTER} ORDER BY c.sequence, c.seq"), &[], entry)
    }

    /// The line of the register with a number.
    ///
    /// # Errors
    /// What the store says.
    pub fn register_entry(&self, number: &str) -> Result<Option<RegisterEntry>, StoreError> {
        let found = collect(&self.connection, &format!("{REGISTER} WHERE c.number = ?"), &[&number], entry)?;
        Ok(found.into_iter().next())
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
    /// Enters a certificate into the register under a number just taken.
    ///
    /// # Errors
    /// `constraint` when the number is taken or the learner holds another that isn't void.
    pub fn add_certificate(&self, certificate: &Certificate, sequence: &str, seq: u32) -> Result<(), StoreError> {
        let snapshot = &certificate.snapshot;
        let columns = vec![
            ("uid", text(certificate.uid.as_str())),
            ("number", text(&certificate.number)),
            ("numbering", text(certificate.numbering.code())),
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
            ("stated", text(snapshot.stated.code())),
            ("programme", text(&snapshot.programme)),
            ("title", text(&snapshot.title)),
            ("issuer", text(&snapshot.issuer)),
            ("seal", text(&snapshot.seal)),
            ("issued_on", date(certificate.issued_on)),
            ("state", text(certificate.state.code())),
            ("taken_by", text("")),
            ("void_reason", text("")),
            ("replaces", text_or_null(certificate.replaces.as_deref())),
            ("signature", text(&certificate.signature)),
        ];
        insert(self.connection, "certificate", columns).map(|_| ())
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

    /// Records with which template a certificate was printed.
    ///
    /// # Errors
    /// `not_found`.
    pub fn note_template(&self, certificate: &str, title: &str) -> Result<(), StoreError> {
        self.set(certificate, &[("template", text(title))])
    }

    /// Records that a certificate was handed over.
    ///
    /// # Errors
    /// `not_found`.
    pub fn mark_handed_over(
        &self,
        certificate: &str,
        on: NaiveDate,
        taken_by: &str,
        note: &str,
    ) -> Result<(), StoreError> {
        self.set(
            certificate,
            &[
                ("state", text(CertificateState::HandedOver.code())),
                ("handed_over_on", date_or_null(Some(on))),
                ("taken_by", text(taken_by)),
                ("hand_over_note", text(note)),
            ],
        )
    }

    /// Voids a certificate; its number is never used again. `recovered` says whether the paper came back.
    ///
    /// # Errors
    /// `not_found`.
    pub fn void(&self, certificate: &str, on: NaiveDate, why: &str, recovered: Option<bool>) -> Result<(), StoreError> {
        self.set(
            certificate,
            &[
                ("state", text(CertificateState::Void.code())),
                ("voided_on", date(on)),
                ("void_reason", text(why)),
                ("paper_recovered", recovered.map_or(Value::Null, flag)),
            ],
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
