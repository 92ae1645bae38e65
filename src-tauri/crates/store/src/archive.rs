//! The archive: which class is in it, its volume and closing sheet, and how it is opened again.

use chrono::NaiveDate;
use rusqlite::Connection;
use yanxiu_domain::archive::{ClosingNote, Reopening, VolumeItem};
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::rows::{
    collect, date, date_or_null, get_date, get_date_or_none, get_uid, insert, number, position, put, text,
};

/// Refuses a change that has touched a row of an archived class, whoever made it and however.
pub(crate) fn keep_closed(connection: &Connection) -> Result<(), StoreError> {
    let any = "SELECT EXISTS (SELECT 1 FROM training_class WHERE archived_on IS NOT NULL)";
    if !connection.query_row(any, [], |row| row.get(0))? {
        return Ok(());
    }
    let touched = collect(connection, include_str!("archive.sql"), &[], |row| Ok(row.get::<_, String>(0)?))?;
    match touched.into_iter().next() {
        None => Ok(()),
        Some(title) => Err(closed(&title)),
    }
}

fn closed(title: &str) -> StoreError {
    StoreError::new(Trouble::Archived, format!("“{title}”已归档，不能再改"))
}

pub(crate) fn closing(connection: &Connection, class: i64) -> Result<ClosingNote, StoreError> {
    let found = collect(connection, "SELECT * FROM closing_note WHERE class_id = ?", &[&class], |row| {
        Ok(ClosingNote {
            made_by: row.get("made_by")?,
            checked_by: row.get("checked_by")?,
            note: row.get("note")?,
            items: Vec::new(),
        })
    })?;
    let sql = "SELECT * FROM archived_item WHERE class_id = ? ORDER BY position";
    let items = collect(connection, sql, &[&class], |row| {
        Ok(VolumeItem {
            author: row.get("author")?,
            number: row.get("number")?,
            title: row.get("title")?,
            dated: get_date_or_none(row, "dated")?,
            pages: row.get("pages")?,
            note: row.get("note")?,
        })
    })?;
    Ok(ClosingNote { items, ..found.into_iter().next().unwrap_or_default() })
}

pub(crate) fn reopenings(connection: &Connection, class: i64) -> Result<Vec<Reopening>, StoreError> {
    collect(connection, "SELECT * FROM reopening WHERE class_id = ? ORDER BY id", &[&class], |row| {
        Ok(Reopening {
            uid: get_uid(row, "uid")?,
            archived_on: get_date(row, "archived_on")?,
            reopened_on: get_date(row, "reopened_on")?,
            who: row.get("who")?,
            reason: row.get("reason")?,
        })
    })
}

impl Tx<'_> {
    /// Archives the class with its volume and what its closing sheet says.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn archive(&self, class: &Uid, on: NaiveDate, closing: &ClosingNote) -> Result<(), StoreError> {
        let id = self.class_id(class)?;
        put(
            self.connection,
            "closing_note",
            &[("class_id", number(id))],
            &[
                ("made_by", text(&closing.made_by)),
                ("checked_by", text(&closing.checked_by)),
                ("note", text(&closing.note)),
            ],
        )?;
        for (index, item) in closing.items.iter().enumerate() {
            put(
                self.connection,
                "archived_item",
                &[("class_id", number(id)), ("position", position(index))],
                &[
                    ("author", text(&item.author)),
                    ("number", text(&item.number)),
                    ("title", text(&item.title)),
                    ("dated", date_or_null(item.dated)),
                    ("pages", number(item.pages)),
                    ("note", text(&item.note)),
                ],
            )?;
        }
        put(self.connection, "training_class", &[("uid", text(class.as_str()))], &[("archived_on", date(on))])
    }

    /// Opens an archived class again; why is kept with it. The volume goes, for it is put together anew.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn reopen(&self, class: &Uid, why: &Reopening) -> Result<(), StoreError> {
        let id = self.class_id(class)?;
        insert(
            self.connection,
            "reopening",
            vec![
                ("uid", text(why.uid.as_str())),
                ("class_id", number(id)),
                ("archived_on", date(why.archived_on)),
                ("reopened_on", date(why.reopened_on)),
                ("who", text(&why.who)),
                ("reason", text(&why.reason)),
            ],
        )?;
        self.connection.execute("DELETE FROM archived_item WHERE class_id = ?", [id])?;
        put(self.connection, "training_class", &[("uid", text(class.as_str()))], &[("archived_on", date_or_null(None))])
    }

    /// Who sits at the desk.
    pub fn who(&self) -> String {
        self.source.who()
    }
}
