//! Certificates of former years, taken over from registers kept elsewhere.

use chrono::NaiveDate;
use rusqlite::Row;
use yanxiu_domain::certificates::CertificateState;
use yanxiu_domain::certificates::earlier::EarlierCertificate;
use yanxiu_domain::hours::Hours;
use yanxiu_domain::identity::IdNumber;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{
    collect, date, date_or_null, get_date_or_none, get_uid, get_word, insert, number, number_or_null, put, text,
};

fn earlier(row: &Row<'_>) -> Result<EarlierCertificate, StoreError> {
    Ok(EarlierCertificate {
        uid: get_uid(row, "uid")?,
        number: row.get("number")?,
        name: row.get("name")?,
        id_number: IdNumber::new(row.get::<_, String>("id_number")?),
        class_title: row.get("class_title")?,
        opens_on: get_date_or_none(row, "opens_on")?,
        closes_on: get_date_or_none(row, "closes_on")?,
        hours: row.get::<_, Option<i32>>("hours")?.map(Hours::from_tenths),
        issued_on: get_date_or_none(row, "issued_on")?,
        state: get_word(row, "state", CertificateState::parse)?,
        handed_over_on: get_date_or_none(row, "handed_over_on")?,
        voided_on: get_date_or_none(row, "voided_on")?,
        void_reason: row.get("void_reason")?,
        note: row.get("note")?,
        source: row.get("source")?,
    })
}

impl Store {
    /// Certificates of former years, in the order of their taking over.
    ///
    /// # Errors
    /// What the store says.
    pub fn earlier_certificates(&self) -> Result<Vec<EarlierCertificate>, StoreError> {
        collect(&self.connection, "SELECT * FROM earlier_certificate ORDER BY id", &[], earlier)
    }

    /// The certificate of a former year with a number.
    ///
    /// # Errors
    /// What the store says.
    pub fn earlier_certificate(&self, number: &str) -> Result<Option<EarlierCertificate>, StoreError> {
        let sql = "SELECT * FROM earlier_certificate WHERE number = ?";
        Ok(collect(&self.connection, sql, &[&number], earlier)?.into_iter().next())
    }
}

impl Tx<'_> {
    /// Takes a certificate over.
    ///
    /// # Errors
    /// `constraint` when its number is taken.
    pub fn add_earlier_certificate(&self, one: &EarlierCertificate) -> Result<(), StoreError> {
        let columns = vec![
            ("uid", text(one.uid.as_str())),
            ("number", text(&one.number)),
            ("name", text(&one.name)),
            ("id_number", text(one.id_number.reveal())),
            ("class_title", text(&one.class_title)),
            ("opens_on", date_or_null(one.opens_on)),
            ("closes_on", date_or_null(one.closes_on)),
            ("hours", number_or_null(one.hours.map(Hours::tenths))),
            ("issued_on", date_or_null(one.issued_on)),
            ("state", text(one.state.code())),
            ("handed_over_on", date_or_null(one.handed_over_on)),
            ("voided_on", date_or_null(one.voided_on)),
            ("void_reason", text(&one.void_reason)),
            ("note", text(&one.note)),
            ("source", text(&one.source)),
        ];
        insert(self.connection, "earlier_certificate", columns).map(|_| ())
    }

    /// Voids a certificate of a former year.
    ///
    /// # Errors
    /// `not_found`.
    pub fn void_earlier(&self, certificate: &str, on: NaiveDate, why: &str) -> Result<(), StoreError> {
        let sql = "SELECT id FROM earlier_certificate WHERE number = ?";
        let known = collect(self.connection, sql, &[&certificate], |row| Ok(row.get::<_, i64>(0)?))?;
        let Some(id) = known.first() else { return Err(StoreError::not_found(&format!("证书 {certificate}"))) };
        put(
            self.connection,
            "earlier_certificate",
            &[("id", number(*id))],
            &[("state", text(CertificateState::Void.code())), ("voided_on", date(on)), ("void_reason", text(why))],
        )
    }
}
