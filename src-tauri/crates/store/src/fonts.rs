//! Font files of the institution's own, in the order in which they are sought: as they were added.

use yanxiu_domain::fonts::OwnFont;
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, date, get_date, get_uid, number, put, text};

impl Store {
    /// The fonts.
    ///
    /// # Errors
    /// What the store says.
    pub fn own_fonts(&self) -> Result<Vec<OwnFont>, StoreError> {
        collect(&self.connection, "SELECT * FROM own_font ORDER BY id", &[], |row| {
            Ok(OwnFont {
                uid: get_uid(row, "uid")?,
                title: row.get("title")?,
                file_name: row.get("file_name")?,
                bytes: row.get::<_, i64>("bytes")?.unsigned_abs(),
                sha256: row.get("sha256")?,
                added_on: get_date(row, "added_on")?,
            })
        })
    }

    /// The bytes of a font, checked against its digest.
    ///
    /// # Errors
    /// `corrupt` when the file is missing or isn't what was kept.
    pub fn font_bytes(&self, font: &OwnFont) -> Result<Vec<u8>, StoreError> {
        self.unsealed(&font.uid, &font.title, &font.sha256)
    }
}

impl Tx<'_> {
    /// Names a font; its bytes were kept before.
    ///
    /// # Errors
    /// What the store says.
    pub fn add_font(&self, font: &OwnFont) -> Result<(), StoreError> {
        put(
            self.connection,
            "own_font",
            &[("uid", text(font.uid.as_str()))],
            &[
                ("title", text(&font.title)),
                ("file_name", text(&font.file_name)),
                ("bytes", number(i64::try_from(font.bytes).unwrap_or(i64::MAX))),
                ("sha256", text(&font.sha256)),
                ("added_on", date(font.added_on)),
            ],
        )
    }

    /// Takes a font away. The file itself stays, so that undo can name it again.
    ///
    /// # Errors
    /// `not_found` for one that isn't there.
    pub fn remove_font(&self, font: &Uid) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM own_font WHERE uid = ?", [font.as_str()])? {
            0 => Err(StoreError::not_found("这个字体")),
            _ => Ok(()),
        }
    }
}
