//! The institution and the years' notices.

use yanxiu_domain::institution::Institution;
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, get_uid, number, put, text};

impl Store {
    /// The host unit; empty before it is set.
    ///
    /// # Errors
    /// What the store says.
    pub fn institution(&self) -> Result<Institution, StoreError> {
        read(&self.connection)
    }

    /// Classes that follow an earlier text of their year's notice.
    ///
    /// # Errors
    /// What the store says.
    pub fn classes_under_earlier_notices(&self) -> Result<Vec<Uid>, StoreError> {
        let sql = "SELECT uid FROM training_class WHERE notice_version_id IS NOT NULL ORDER BY id";
        collect(&self.connection, sql, &[], |row| get_uid(row, "uid"))
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

    /// Keeps the present text of a year's notice for the classes that follow it, when it is about to be changed.
    fn keep_version(&self, year: i32, next: &str) -> Result<(), StoreError> {
        let sql = "SELECT n.id FROM notice n WHERE n.year = ? AND n.body <> ?
                   AND EXISTS (SELECT 1 FROM training_class c WHERE c.notice_id = n.id AND c.notice_version_id IS NULL)";
        let Some(notice) = collect(self.connection, sql, &[&year, &next], |row| Ok(row.get::<_, i64>(0)?))?.pop()
        else {
            return Ok(());
        };
        self.connection.execute(
            "INSERT INTO notice_version (notice_id, body) SELECT id, body FROM notice WHERE id = ?",
            [notice],
        )?;
        self.connection.execute(
            "UPDATE training_class SET notice_version_id = ? WHERE notice_id = ? AND notice_version_id IS NULL",
            [self.connection.last_insert_rowid(), notice],
        )?;
        Ok(())
    }

    /// Lets a class follow its year's notice as it reads now.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn adopt_notice(&self, class: &Uid) -> Result<(), StoreError> {
        let id = self.class_id(class)?;
        self.connection.execute(
            "UPDATE training_class SET notice_version_id = NULL WHERE id = ? AND notice_version_id IS NOT NULL",
            [id],
        )?;
        Ok(())
    }

    /// Sets a year's notice. Classes planned under it keep the text they were planned under.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_notice(&self, year: i32, body: &str) -> Result<(), StoreError> {
        self.keep_version(year, body)?;
        put(self.connection, "notice", &[("year", number(year))], &[("body", text(body))])
    }
}
