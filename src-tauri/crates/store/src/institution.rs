//! The institution and the years' notices.

use yanxiu_domain::institution::Institution;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, number, put, text};

impl Store {
    /// The host unit; empty before it is set.
    ///
    /// # Errors
    /// What the store says.
    pub fn institution(&self) -> Result<Institution, StoreError> {
        read(&self.connection)
    }

    /// Years and texts of the notices, newest first.
    ///
    /// # Errors
    /// What the store says.
    pub fn notices(&self) -> Result<Vec<(i32, String)>, StoreError> {
        collect(&self.connection, "SELECT year, body FROM notice ORDER BY year DESC", &[], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }
}

pub(crate) fn read(connection: &rusqlite::Connection) -> Result<Institution, StoreError> {
    let found = collect(connection, "SELECT * FROM institution", &[], |row| {
        Ok(Institution {
            name: row.get("name")?,
            address: row.get("address")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            contact: row.get("contact")?,
            certificate_issuer: row.get("certificate_issuer")?,
        })
    })?;
    Ok(found.into_iter().next().unwrap_or_default())
}

impl Tx<'_> {
    /// The host unit.
    ///
    /// # Errors
    /// What the store says.
    pub fn institution(&self) -> Result<Institution, StoreError> {
        read(self.connection)
    }

    /// The text of a year's notice.
    ///
    /// # Errors
    /// What the store says.
    pub fn notice(&self, year: i32) -> Result<Option<String>, StoreError> {
        let sql = "SELECT body FROM notice WHERE year = ?";
        Ok(collect(self.connection, sql, &[&year], |row| Ok(row.get(0)?))?.into_iter().next())
    }

    /// Sets the host unit.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_institution(&self, institution: &Institution) -> Result<(), StoreError> {
        put(
            self.connection,
            "institution",
            &[("id", number(1))],
            &[
                ("name", text(&institution.name)),
                ("address", text(&institution.address)),
                ("phone", text(&institution.phone)),
                ("email", text(&institution.email)),
                ("contact", text(&institution.contact)),
                ("certificate_issuer", text(&institution.certificate_issuer)),
            ],
        )
    }

    /// Sets a year's notice.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_notice(&self, year: i32, body: &str) -> Result<(), StoreError> {
        put(self.connection, "notice", &[("year", number(year))], &[("body", text(body))])
    }
}
