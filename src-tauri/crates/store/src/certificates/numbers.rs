//! Where numbers come from: counters, schemes, the department's lists, and what a class says on its certificates.

use rusqlite::Connection;
use yanxiu_domain::certificates::scheme::{self, NumberScheme};
use yanxiu_domain::certificates::setting::{CertificateSetting, ListedNumber};
use yanxiu_domain::certificates::{HoursStated, Numbering};
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, get_uid, get_word, id_of, number, number_or_null, put, text, text_or_null};

pub(crate) fn setting(
    connection: &Connection,
    class: i64,
) -> Result<(CertificateSetting, Option<NumberScheme>), StoreError> {
    let sql = "SELECT s.*, n.uid AS scheme FROM certificate_setting s LEFT JOIN number_scheme n ON n.id = s.scheme_id
               WHERE s.class_id = ?";
    let found = collect(connection, sql, &[&class], |row| {
        Ok(CertificateSetting {
            programme: row.get("programme")?,
            title: row.get("title")?,
            issuer: row.get("issuer")?,
            seal: row.get("seal")?,
            stated: get_word(row, "stated", HoursStated::parse)?,
            numbering: get_word(row, "numbering", Numbering::parse)?,
            scheme: row.get::<_, Option<String>>("scheme")?.map(Uid::new),
        })
    })?;
    let setting = found.into_iter().next().unwrap_or_default();
    let schemes = schemes(connection)?;
    let scheme = setting.scheme.as_ref().and_then(|uid| schemes.into_iter().find(|s| s.uid == *uid));
    Ok((setting, scheme))
}

fn schemes(connection: &Connection) -> Result<Vec<NumberScheme>, StoreError> {
    collect(connection, "SELECT * FROM number_scheme ORDER BY id", &[], |row| {
        Ok(NumberScheme {
            uid: get_uid(row, "uid")?,
            name: row.get("name")?,
            pattern: row.get("pattern")?,
            start: row.get("start")?,
        })
    })
}

pub(crate) fn listed(connection: &Connection, class: i64) -> Result<Vec<ListedNumber>, StoreError> {
    let sql = "SELECT l.*, e.uid AS enrolment FROM listed_number l LEFT JOIN enrolment e ON e.id = l.enrolment_id
               WHERE l.class_id = ? ORDER BY l.position, l.id";
    collect(connection, sql, &[&class], |row| {
        Ok(ListedNumber {
            uid: get_uid(row, "uid")?,
            number: row.get("number")?,
            source: row.get("source")?,
            enrolment: row.get::<_, Option<String>>("enrolment")?.map(Uid::new),
        })
    })
}

/// Who bears a number that is in use, in words; `None` when it is free.
fn bearer(connection: &Connection, number: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT name || '的证书' FROM certificate WHERE number = ?1
               UNION ALL SELECT name || '的证书（往年登记簿）' FROM earlier_certificate WHERE number = ?1";
    Ok(collect(connection, sql, &[&number], |row| Ok(row.get(0)?))?.into_iter().next())
}

/// The class whose list holds a number.
fn lister(connection: &Connection, number: &str) -> Result<Option<(Uid, String)>, StoreError> {
    let sql =
        "SELECT c.uid, c.title FROM listed_number l JOIN training_class c ON c.id = l.class_id WHERE l.number = ?";
    Ok(collect(connection, sql, &[&number], |row| Ok((get_uid(row, "uid")?, row.get("title")?)))?.into_iter().next())
}

/// The first and the last number that a sequence has given, if it has given any.
fn counter(connection: &Connection, sequence: &str) -> Result<Option<(u32, u32)>, StoreError> {
    let sql = "SELECT first, last FROM number_counter WHERE sequence = ?";
    Ok(collect(connection, sql, &[&sequence], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().next())
}

impl Store {
    /// The schemes the institution keeps, in order of their making.
    ///
    /// # Errors
    /// What the store says.
    pub fn number_schemes(&self) -> Result<Vec<NumberScheme>, StoreError> {
        schemes(&self.connection)
    }

    /// Who bears a number, in words; `None` when no certificate does.
    ///
    /// # Errors
    /// What the store says.
    pub fn bearer(&self, number: &str) -> Result<Option<String>, StoreError> {
        bearer(&self.connection, number)
    }

    /// The class whose list from the department holds a number, with its title.
    ///
    /// # Errors
    /// What the store says.
    pub fn lister(&self, number: &str) -> Result<Option<(Uid, String)>, StoreError> {
        lister(&self.connection, number)
    }

    /// The running number that a sequence gives next, when it begins with `start`; one beyond the last a sequence gives
    /// where it has ended.
    ///
    /// # Errors
    /// What the store says.
    pub fn upcoming(&self, sequence: &str, start: u32) -> Result<u32, StoreError> {
        Ok(counter(&self.connection, sequence)?.map_or(start, |(_, last)| last.saturating_add(1)))
    }
}

impl Tx<'_> {
    /// Takes the next number of a sequence, which begins with `start`. It is given back only if the whole change never
    /// happens.
    ///
    /// # Errors
    /// `constraint` where the sequence has ended.
    pub fn next_number(&self, sequence: &str, start: u32) -> Result<u32, StoreError> {
        let (first, next) = match counter(self.connection, sequence)? {
            Some((first, last)) => (first, last.saturating_add(1)),
            None => (start, start),
        };
        if let Some(full) = scheme::check_room(next, 1) {
            return Err(StoreError::new(Trouble::Constraint, full.message));
        }
        put(
            self.connection,
            "number_counter",
            &[("sequence", text(sequence))],
            &[("first", number(first)), ("last", number(next))],
        )?;
        Ok(next)
    }

    /// The next place in the order of a class's numbers that no sequence gives.
    ///
    /// # Errors
    /// What the store says.
    pub fn next_place(&self, order: &str) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(max(seq), 0) + 1 FROM certificate WHERE sequence = ?";
        Ok(self.connection.prepare_cached(sql)?.query_row([order], |row| row.get(0))?)
    }

    /// Who bears a number, in words; `None` when no certificate does.
    ///
    /// # Errors
    /// What the store says.
    pub fn bearer(&self, number: &str) -> Result<Option<String>, StoreError> {
        bearer(self.connection, number)
    }

    /// The class whose list from the department holds a number, with its title.
    ///
    /// # Errors
    /// What the store says.
    pub fn lister(&self, number: &str) -> Result<Option<(Uid, String)>, StoreError> {
        lister(self.connection, number)
    }

    /// The schemes the institution keeps.
    ///
    /// # Errors
    /// What the store says.
    pub fn number_schemes(&self) -> Result<Vec<NumberScheme>, StoreError> {
        schemes(self.connection)
    }

    /// Writes a scheme by id.
    ///
    /// # Errors
    /// `constraint` when another bears its name.
    pub fn put_number_scheme(&self, scheme: &NumberScheme) -> Result<(), StoreError> {
        put(
            self.connection,
            "number_scheme",
            &[("uid", text(scheme.uid.as_str()))],
            &[("name", text(&scheme.name)), ("pattern", text(&scheme.pattern)), ("start", number(scheme.start))],
        )
        .map_err(|e| match e.kind {
            Trouble::Constraint => StoreError::new(Trouble::Constraint, format!("已有名为“{}”的编号规则", scheme.name)),
            _ => e,
        })
    }

    /// Takes a scheme away.
    ///
    /// # Errors
    /// `constraint` when a class uses it, `not_found`.
    pub fn remove_number_scheme(&self, scheme: &Uid) -> Result<(), StoreError> {
        let id = id_of(self.connection, "number_scheme", scheme, "这条编号规则")?;
        self.connection
            .execute("DELETE FROM number_scheme WHERE id = ?", [id])
            .map_err(|_| StoreError::new(Trouble::Constraint, "有班次正在使用这条编号规则，不能删除"))?;
        Ok(())
    }

    /// Sets what certificates of a class say and where their numbers come from.
    ///
    /// # Errors
    /// `not_found` for a class or scheme that isn't there.
    pub fn put_certificate_setting(&self, class: &Uid, setting: &CertificateSetting) -> Result<(), StoreError> {
        let scheme = setting.scheme.as_ref();
        let scheme = scheme.map(|s| id_of(self.connection, "number_scheme", s, "这条编号规则")).transpose()?;
        put(
            self.connection,
            "certificate_setting",
            &[("class_id", number(self.class_id(class)?))],
            &[
                ("programme", text_or_null(setting.programme.as_deref())),
                ("title", text_or_null(setting.title.as_deref())),
                ("issuer", text_or_null(setting.issuer.as_deref())),
                ("seal", text_or_null(setting.seal.as_deref())),
                ("stated", text(setting.stated.code())),
                ("numbering", text(setting.numbering.code())),
                ("scheme_id", number_or_null(scheme)),
            ],
        )
    }

    /// Adds numbers of the department's list, after those that are there.
    ///
    /// # Errors
    /// `constraint` when one is on a list already.
    pub fn add_listed_numbers(&self, class: &Uid, numbers: &[ListedNumber]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let sql = "SELECT coalesce(max(position), -1) + 1 FROM listed_number WHERE class_id = ?";
        let from: i64 = self.connection.prepare_cached(sql)?.query_row([class], |row| row.get(0))?;
        for (place, listed) in (from..).zip(numbers) {
            let enrolment = listed.enrolment.as_ref().map(|e| self.enrolment_id(e)).transpose()?;
            put(
                self.connection,
                "listed_number",
                &[("uid", text(listed.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", number(place)),
                    ("number", text(&listed.number)),
                    ("source", text(&listed.source)),
                    ("enrolment_id", number_or_null(enrolment)),
                ],
            )?;
        }
        Ok(())
    }

    /// Takes a number from a class's list.
    ///
    /// # Errors
    /// `not_found` when the list doesn't hold it.
    pub fn remove_listed_number(&self, class: &Uid, listed: &str) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let sql = "DELETE FROM listed_number WHERE class_id = ? AND number = ?";
        match self.connection.prepare_cached(sql)?.execute((class, listed))? {
            0 => Err(StoreError::not_found(&format!("编号 {listed}"))),
            _ => Ok(()),
        }
    }
}
