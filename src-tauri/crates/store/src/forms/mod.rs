//! Forms of the office's own, and corrections of those that ship.

use rusqlite::{Connection, Row};
use yanxiu_domain::forms::{ClassForms, FormScope, OwnForm};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, date, flag, get_date, get_uid, number, number_or_null, put, text};

const ALL: &str = "SELECT f.*, n.year, c.uid AS class_uid FROM own_form f
                   LEFT JOIN notice n ON n.id = f.notice_id LEFT JOIN training_class c ON c.id = f.class_id";

fn own_form(row: &Row<'_>) -> Result<OwnForm, StoreError> {
    let year: Option<i32> = row.get("year")?;
    Ok(OwnForm {
        uid: get_uid(row, "uid")?,
        scope: match year {
            Some(year) => FormScope::Notice(year),
            None => FormScope::Class(get_uid(row, "class_uid")?),
        },
        kind: row.get("kind")?,
        title: row.get("title")?,
        file_name: row.get("file_name")?,
        format: row.get("format")?,
        bytes: row.get::<_, i64>("bytes")?.unsigned_abs(),
        sha256: row.get("sha256")?,
        added_on: get_date(row, "added_on")?,
    })
}

/// The forms of a class that aren't those that ship.
pub(crate) fn of_class(connection: &Connection, class: i64) -> Result<ClassForms, StoreError> {
    let mut own: Vec<OwnForm> = Vec::new();
    for form in collect(connection, include_str!("of_class.sql"), &[&class], own_form)? {
        // The class's own comes before the notice's.
        if form.kind.is_empty() || !own.iter().any(|f| f.kind == form.kind && f.format == form.format) {
            own.push(form);
        }
    }
    let sql = "SELECT kind, body FROM class_form WHERE class_id = ?1
               UNION ALL SELECT kind, body FROM form_definition d
               WHERE d.notice_id = (SELECT notice_id FROM training_class WHERE id = ?1)
               AND d.kind NOT IN (SELECT kind FROM class_form WHERE class_id = ?1) ORDER BY kind";
    let corrected = collect(connection, sql, &[&class], |row| Ok((row.get("kind")?, row.get("body")?)))?;
    Ok(ClassForms { own, corrected })
}

impl Store {
    /// The office's own forms of a year's notice and of its classes, by kind of paper.
    ///
    /// # Errors
    /// What the store says.
    pub fn own_forms(&self, year: i32) -> Result<Vec<OwnForm>, StoreError> {
        let sql = format!(
            "{ALL} WHERE f.retired = 0 AND coalesce(n.year, (SELECT m.year FROM notice m WHERE m.id = c.notice_id)) = ?
             ORDER BY f.class_id IS NOT NULL, f.kind = '', f.kind, f.id"
        );
        collect(&self.connection, &sql, &[&year], own_form)
    }

    /// One form of the office's own, and its bytes.
    ///
    /// # Errors
    /// `not_found`, or `corrupt` when the file is missing or isn't what was kept.
    pub fn own_form(&self, uid: &Uid) -> Result<(OwnForm, Vec<u8>), StoreError> {
        let found = collect(&self.connection, &format!("{ALL} WHERE f.uid = ?"), &[&uid.as_str()], own_form)?;
        let form = found.into_iter().next().ok_or_else(|| StoreError::not_found("这份表格"))?;
        let bytes = self.unsealed(&form.uid, &form.title, &form.sha256)?;
        Ok((form, bytes))
    }

    /// Corrected forms of a year's notice: kinds of paper with the forms as their files are written.
    ///
    /// # Errors
    /// What the store says.
    pub fn corrected_forms(&self, year: i32) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT d.kind, d.body FROM form_definition d JOIN notice n ON n.id = d.notice_id WHERE n.year = ?
                   ORDER BY d.kind";
        collect(&self.connection, sql, &[&year], |row| Ok((row.get("kind")?, row.get("body")?)))
    }
}

impl Tx<'_> {
    fn notice_id(&self, year: i32) -> Result<i64, StoreError> {
        let found = collect(self.connection, "SELECT id FROM notice WHERE year = ?", &[&year], |row| Ok(row.get(0)?))?;
        found.into_iter().next().ok_or_else(|| StoreError::not_found("这一年的年度通知"))
    }

    /// Keeps a kind's form as it is now for the submitted classes of a notice; `shipped` is the form that ships.
    fn keep_form(&self, notice: i64, kind: &str, shipped: &str) -> Result<(), StoreError> {
        self.connection.execute(include_str!("keep.sql"), (notice, kind, shipped))?;
        Ok(())
    }

    /// Names a form of the office's own; its bytes were kept before. It takes the place of one of the same classes, kind
    /// and format. `shipped` is the text of the kind's form that ships.
    ///
    /// # Errors
    /// `not_found` for a year without a notice or a class that isn't there.
    pub fn put_own_form(&self, form: &OwnForm, shipped: &str) -> Result<(), StoreError> {
        let (notice, class) = match &form.scope {
            FormScope::Notice(year) => (Some(self.notice_id(*year)?), None),
            FormScope::Class(uid) => (None, Some(self.class_id(uid)?)),
        };
        if !form.kind.is_empty() {
            if let Some(notice) = notice {
                self.keep_form(notice, &form.kind, shipped)?;
            }
            let sql = "SELECT uid FROM own_form WHERE kind = ? AND format = ? AND retired = 0
                       AND notice_id IS ? AND class_id IS ?";
            let before =
                collect(self.connection, sql, &[&form.kind, &form.format, &notice, &class], |row| get_uid(row, "uid"))?;
            before.iter().try_for_each(|uid| self.drop_own_form(uid))?;
        }
        put(
            self.connection,
            "own_form",
            &[("uid", text(form.uid.as_str()))],
            &[
                ("notice_id", number_or_null(notice)),
                ("class_id", number_or_null(class)),
                ("kind", text(&form.kind)),
                ("title", text(&form.title)),
                ("file_name", text(&form.file_name)),
                ("format", text(&form.format)),
                ("bytes", number(i64::try_from(form.bytes).unwrap_or(i64::MAX))),
                ("sha256", text(&form.sha256)),
                ("added_on", date(form.added_on)),
                ("retired", flag(false)),
            ],
        )
    }

    /// Takes a form of the office's own away. Classes that were submitted with it keep it, and the file itself stays, so
    /// that undo can name it again.
    ///
    /// # Errors
    /// `not_found` for one that isn't there.
    pub fn remove_own_form(&self, form: &OwnForm, shipped: &str) -> Result<(), StoreError> {
        if let (FormScope::Notice(year), false) = (&form.scope, form.kind.is_empty()) {
            self.keep_form(self.notice_id(*year)?, &form.kind, shipped)?;
        }
        self.drop_own_form(&form.uid)
    }

    fn drop_own_form(&self, uid: &Uid) -> Result<(), StoreError> {
        let kept = "SELECT 1 FROM class_form k WHERE k.xlsx_form_id = own_form.id OR k.docx_form_id = own_form.id";
        let retired = self.connection.execute(
            &format!("UPDATE own_form SET retired = 1 WHERE uid = ? AND retired = 0 AND EXISTS ({kept})"),
            [uid.as_str()],
        )?;
        let gone = self.connection.execute(
            &format!("DELETE FROM own_form WHERE uid = ? AND retired = 0 AND NOT EXISTS ({kept})"),
            [uid.as_str()],
        )?;
        if retired + gone == 0 { Err(StoreError::not_found("这份表格")) } else { Ok(()) }
    }

    /// Sets the corrected form of a kind for a year's notice, or with `None` goes back to the one that ships.
    ///
    /// # Errors
    /// `not_found` for a year without a notice.
    pub fn put_form(&self, year: i32, kind: &str, body: Option<&str>, shipped: &str) -> Result<(), StoreError> {
        let notice = self.notice_id(year)?;
        self.keep_form(notice, kind, shipped)?;
        match body {
            Some(body) => put(
                self.connection,
                "form_definition",
                &[("notice_id", number(notice)), ("kind", text(kind))],
                &[("body", text(body))],
            ),
            None => {
                let sql = "DELETE FROM form_definition WHERE notice_id = ? AND kind = ?";
                self.connection.execute(sql, (notice, kind))?;
                Ok(())
            }
        }
    }
}
