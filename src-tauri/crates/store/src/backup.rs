//! Copies of the store: made whole, verified, then put in place; thinned with age.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Datelike, NaiveDateTime};
use rusqlite::backup::Backup;

use crate::error::{StoreError, Trouble};
use crate::key;
use crate::open::{FILE, Store, connect};

/// Folder of copies inside the data folder.
const FOLDER: &str = "backups";
const PREFIX: &str = "研修备份-";
const STAMP: &str = "%Y%m%d-%H%M%S";

/// A copy at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// File.
    pub path: PathBuf,
    /// Bytes.
    pub bytes: u64,
    /// When it was made.
    pub at: NaiveDateTime,
}

impl Store {
    /// Makes a copy at a path: written beside it, checked, then renamed into place. An encrypted store's copy is
    /// encrypted with the same key, and the key file goes along.
    ///
    /// # Errors
    /// What the disk says, `corrupt` when the copy doesn't pass its check, or `store_exists` where the copy or its key
    /// would be written over the store's own; then the target is as it was.
    pub fn backup_to(&self, target: &Path) -> Result<(), StoreError> {
        let own = |path: &Path, name: &str| matches!((path.canonicalize(), self.folder.join(name).canonicalize()), (Ok(a), Ok(b)) if a == b);
        if own(target, FILE) || self.key.is_some() && own(&target.with_extension("key"), key::FILE) {
            let message = format!("“{}”会覆盖正在使用的数据，没有备份", target.display());
            return Err(StoreError::new(Trouble::Exists, message));
        }
        let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|e| StoreError::io(folder, &e))?;
        let mut mark = [0_u8; 8];
        self.source.random(&mut mark);
        let part = folder.join(format!(".{}.part", hex::encode(mark)));
        let made = self.write_copy(&part).and_then(|()| {
            // Copies inside the data folder lie beside the attachments already.
            if !folder.starts_with(&self.folder) {
                self.copy_attachments(folder)?;
            }
            fs::rename(&part, target).map_err(|e| StoreError::io(target, &e))?;
            if self.key.is_some() {
                let to = target.with_extension("key");
                fs::copy(self.folder.join(key::FILE), &to).map_err(|e| StoreError::io(&to, &e))?;
            }
            Ok(())
        });
        if made.is_err() {
            // The part is ours alone; the first error is the one to tell.
            let _ = fs::remove_file(&part);
        }
        made
    }

    fn write_copy(&self, part: &Path) -> Result<(), StoreError> {
        let mut copy = rusqlite::Connection::open(part)?;
        if let Some(key) = &self.key {
            copy.pragma_update(None, "key", format!("x'{key}'"))?;
        }
        Backup::new(&self.connection, &mut copy)?.run_to_completion(1_000, Duration::ZERO, None)?;
        // A copy stands alone: no log file beside it.
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        let verdict: String = copy.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
        let seq: i64 = copy.query_row("SELECT coalesce(max(seq), 0) FROM journal", [], |row| row.get(0))?;
        if verdict != "ok" || seq != self.last_seq()? {
            return Err(StoreError::new(Trouble::Corrupt, "备份没有通过核对"));
        }
        copy.close().map_err(|(_, e)| e)?;
        let file = fs::OpenOptions::new().read(true).write(true).open(part).map_err(|e| StoreError::io(part, &e))?;
        file.sync_all().map_err(|e| StoreError::io(part, &e))
    }

    /// Where the next copy of this moment goes.
    pub fn next_copy(&self) -> PathBuf {
        self.folder.join(FOLDER).join(format!("{PREFIX}{}.db", self.source.now().format(STAMP)))
    }

    /// Makes a verified copy when something was changed since opening, and thins the old ones.
    ///
    /// # Errors
    /// As [`Store::backup_to`]. A damaged store is never copied over good copies.
    pub fn copy_on_close(&self) -> Result<Option<PathBuf>, StoreError> {
        if self.last_seq()? == self.opened_at {
            return Ok(None);
        }
        let target = self.next_copy();
        self.backup_to(&target)?;
        self.thin()?;
        Ok(Some(target))
    }

    /// Copies at hand, newest first.
    ///
    /// # Errors
    /// What the file system says.
    pub fn copies(&self) -> Result<Vec<Copy>, StoreError> {
        let folder = self.folder.join(FOLDER);
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut copies = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|e| StoreError::io(&folder, &e))? {
            let entry = entry.map_err(|e| StoreError::io(&folder, &e))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let stamp = name.strip_prefix(PREFIX).and_then(|n| n.strip_suffix(".db"));
            let Some(Ok(at)) = stamp.map(|s| NaiveDateTime::parse_from_str(s, STAMP)) else { continue };
            let bytes = entry.metadata().map_err(|e| StoreError::io(&entry.path(), &e))?.len();
            copies.push(Copy { path: entry.path(), bytes, at });
        }
        copies.sort_by_key(|c| std::cmp::Reverse(c.at));
        Ok(copies)
    }

    /// Keeps every copy of two days, one a day for 12 days, one a week for 10 weeks, one a month for 9 months.
    fn thin(&self) -> Result<(), StoreError> {
        let now = self.source.now();
        let mut kept = BTreeSet::new();
        for copy in self.copies()? {
            let age = (now - copy.at).num_days();
            let slot = match age {
                ..2 => continue,
                2..14 => format!("d{}", copy.at.date()),
                14..84 => format!("w{:?}", copy.at.iso_week()),
                84..360 => format!("m{}-{}", copy.at.year(), copy.at.month()),
                _ => format!("y{}", copy.at.year()),
            };
            if !kept.insert(slot) {
                fs::remove_file(&copy.path).map_err(|e| StoreError::io(&copy.path, &e))?;
            }
        }
        Ok(())
    }

    /// Whether a file is a sound copy that this store's key opens.
    ///
    /// # Errors
    /// `not_a_store` or `corrupt`.
    pub fn verify_copy(&self, path: &Path) -> Result<(), StoreError> {
        let connection = connect(path, self.key.as_deref(), false)?;
        let verdict: String = connection.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
        if verdict == "ok" { Ok(()) } else { Err(StoreError::new(Trouble::Corrupt, "备份已损坏")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Op;
    use crate::tests::Fixed;

    #[test]
    fn closing_copies_what_was_changed_and_only_that() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = Store::create(folder.path(), None, Box::new(Fixed)).unwrap();
        assert_eq!(store.copy_on_close().unwrap(), None);
        store.change(Op::SetNotice, None, |tx| tx.put_notice(2021, "正文")).unwrap();
        let copy = store.copy_on_close().unwrap().unwrap();
        store.verify_copy(&copy).unwrap();
        assert_eq!(store.copies().unwrap().len(), 1);
        std::fs::write(&copy, "damaged").unwrap();
        assert!(store.verify_copy(&copy).is_err());
    }
}
