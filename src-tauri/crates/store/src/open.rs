//! Opening: a new store, an existing one, an encrypted one; migrations.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDateTime;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use crate::error::{StoreError, Trouble};
use crate::{gate, key};

/// The store's file in its folder.
pub(crate) const FILE: &str = "yanxiu.db";

/// Marks the file as ours: "YNXU".
const APPLICATION_ID: i32 = 0x594e_5855;

/// Append-only: a file that has been shipped is never edited.
const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_house", include_str!("schema/0001_house.sql")),
    ("0002_year", include_str!("schema/0002_year.sql")),
    ("0003_enrolment", include_str!("schema/0003_enrolment.sql")),
    ("0004_receipts", include_str!("schema/0004_receipts.sql")),
    ("0005_people", include_str!("schema/0005_people.sql")),
    ("0006_roster", include_str!("schema/0006_roster.sql")),
    ("0007_attendance", include_str!("schema/0007_attendance.sql")),
    ("0008_committee", include_str!("schema/0008_committee.sql")),
    ("0009_assessment", include_str!("schema/0009_assessment.sql")),
    ("0010_printers", include_str!("schema/0010_printers.sql")),
    ("0011_certificates", include_str!("schema/0011_certificates.sql")),
    ("0012_templates", include_str!("schema/0012_templates.sql")),
    ("0013_forms", include_str!("schema/0013_forms.sql")),
    ("0014_fonts", include_str!("schema/0014_fonts.sql")),
    ("0016_archive", include_str!("schema/0016_archive.sql")),
    ("0017_records", include_str!("schema/0017_records.sql")),
];

/// Where clock, chance and the name at the desk come from.
pub trait Source: Send {
    /// The clock.
    fn now(&self) -> NaiveDateTime;
    /// Fills the buffer with random bytes.
    fn random(&self, buffer: &mut [u8]);
    /// Who sits at the desk.
    fn who(&self) -> String;
}

/// An open store. Reading is free; writing goes through [`Store::change`] alone.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) source: Box<dyn Source>,
    pub(crate) folder: PathBuf,
    /// The raw data key in hex, when the store is encrypted.
    pub(crate) key: Option<String>,
    /// The last change at opening, to know whether a copy is due on closing.
    pub(crate) opened_at: i64,
    /// SQLite's counter of other connections' writes, as last looked at.
    seen: Option<i64>,
}

impl Store {
    /// Whether a folder holds a store.
    pub fn exists(folder: &Path) -> bool {
        folder.join(FILE).is_file()
    }

    /// Whether the store in a folder is encrypted.
    pub fn encrypted(folder: &Path) -> bool {
        folder.join(key::FILE).is_file()
    }

    /// Makes a store in a folder; with a passphrase an encrypted one, whose recovery code is returned once.
    ///
    /// # Errors
    /// `store_exists`, or what the file system says; then nothing is left behind.
    pub fn create(
        folder: &Path,
        passphrase: Option<&str>,
        source: Box<dyn Source>,
    ) -> Result<(Self, Option<String>), StoreError> {
        if Self::exists(folder) {
            return Err(StoreError::new(Trouble::Exists, format!("“{}”里已有一套数据", folder.display())));
        }
        fs::create_dir_all(folder).map_err(|e| StoreError::io(folder, &e))?;
        let made = Self::fill(folder, passphrase, source);
        if made.is_err() {
            // What was begun is ours alone; the first error is the one to tell.
            for name in [FILE, "yanxiu.db-wal", "yanxiu.db-shm", key::FILE] {
                let _ = fs::remove_file(folder.join(name));
            }
        }
        made
    }

    fn fill(
        folder: &Path,
        passphrase: Option<&str>,
        source: Box<dyn Source>,
    ) -> Result<(Self, Option<String>), StoreError> {
        let sealed = passphrase.map(|p| key::seal(p, source.as_ref())).transpose()?;
        let (raw, recovery) = match sealed {
            Some(sealed) => {
                let path = folder.join(key::FILE);
                fs::write(&path, &sealed.file).map_err(|e| StoreError::io(&path, &e))?;
                (Some(sealed.key), Some(sealed.recovery_code))
            }
            None => (None, None),
        };
        let connection = connect(&folder.join(FILE), raw.as_deref(), true)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        let mut store = Self { connection, source, folder: folder.to_owned(), key: raw, opened_at: 0, seen: None };
        store.migrate()?;
        store.seen = store.data_version();
        Ok((store, recovery))
    }

    /// Opens the store in a folder.
    ///
    /// # Errors
    /// `no_store`, `needs_passphrase`, `wrong_passphrase`, `not_a_store`, `newer_store`, `corrupt`.
    pub fn open(folder: &Path, passphrase: Option<&str>, source: Box<dyn Source>) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        if !path.is_file() {
            return Err(StoreError::new(Trouble::Missing, format!("“{}”里没有数据", folder.display())));
        }
        let raw = match (Self::encrypted(folder), passphrase) {
            (false, _) => None,
            (true, None) => return Err(StoreError::new(Trouble::NeedsPassphrase, "这套数据已加密，需要口令")),
            (true, Some(passphrase)) => Some(key::unseal(folder, passphrase)?),
        };
        let connection = connect(&path, raw.as_deref(), false)?;
        let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if id != APPLICATION_ID {
            return Err(StoreError::new(Trouble::NotAStore, format!("“{}”不是本软件的数据", path.display())));
        }
        let mut store = Self { connection, source, folder: folder.to_owned(), key: raw, opened_at: 0, seen: None };
        store.migrate()?;
        store.seen = store.data_version();
        store.opened_at = store.last_seq()?;
        Ok(store)
    }

    fn migrate(&mut self) -> Result<(), StoreError> {
        let version: u32 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let version = usize::try_from(version).unwrap_or(usize::MAX);
        if version > MIGRATIONS.len() {
            return Err(StoreError::new(
                Trouble::Newer,
                format!("数据由更新版本的程序建立（第 {version} 版，本程序只认到第 {} 版）", MIGRATIONS.len()),
            ));
        }
        if version > 0 {
            self.verify_migrations(version)?;
        }
        if version > 0 && version < MIGRATIONS.len() {
            self.backup_to(&self.folder.join("backups").join(format!("升级前-第{version}版.db")))?;
        }
        let tx = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for (index, (name, sql)) in MIGRATIONS.iter().enumerate().skip(version) {
            tx.execute_batch(sql)?;
            tx.execute_batch("CREATE TABLE IF NOT EXISTS migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT")?;
            tx.execute("INSERT INTO migration (name, sha256) VALUES (?, ?)", [*name, &digest(sql)])?;
            tx.pragma_update(None, "user_version", i64::try_from(index + 1).unwrap_or(i64::MAX))?;
        }
        if version < MIGRATIONS.len() {
            gate::make_triggers(&tx)?;
        }
        tx.commit()?;
        Ok(())
    }

    fn verify_migrations(&self, version: usize) -> Result<(), StoreError> {
        for (name, sql) in &MIGRATIONS[..version] {
            let recorded: Option<String> = self
                .connection
                .query_row("SELECT sha256 FROM migration WHERE name = ?", [name], |row| row.get(0))
                .map(Some)
                .or_else(|e| if e == rusqlite::Error::QueryReturnedNoRows { Ok(None) } else { Err(e) })?;
            if recorded.as_deref() != Some(&digest(sql)) {
                return Err(StoreError::new(Trouble::Corrupt, format!("数据的结构记录“{name}”与程序不符")));
            }
        }
        Ok(())
    }

    fn data_version(&self) -> Option<i64> {
        self.connection.pragma_query_value(None, "data_version", |row| row.get(0)).ok()
    }

    /// Whether another program has written since this was last asked.
    pub fn changed_elsewhere(&mut self) -> bool {
        let now = self.data_version();
        std::mem::replace(&mut self.seen, now) != now
    }

    /// The folder of the data.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Opens a file with the settings every connection has.
pub(crate) fn connect(path: &Path, key: Option<&str>, create: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    if let Some(key) = key {
        connection.pragma_update(None, "key", format!("x'{key}'"))?;
    }
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

fn digest(text: &str) -> String {
    // A checkout may turn line ends; the rule is the same.
    hex::encode(Sha256::digest(text.replace("\r\n", "\n")))
}
