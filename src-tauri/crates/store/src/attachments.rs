//! Files kept with classes, as `attachments/<uid>` beside the store: written once, synced before the change that names
//! them, encrypted with the store's key where it has one.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use yanxiu_domain::attachment::Attachment;
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, date, get_date, get_uid, number, number_or_null, put, text};

/// Folder of the files inside the data folder.
const FOLDER: &str = "attachments";
/// Every attachment with the applicant whose evidence it is.
const ALL: &str = "SELECT a.*, e.uid AS enrolment_uid FROM attachment a LEFT JOIN enrolment e ON e.id = a.enrolment_id";
/// Bytes of the nonce that an encrypted file begins with.
const NONCE: usize = 24;

/// Bytes that lie in the store's folder, before a change names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Id they lie under.
    pub uid: Uid,
    /// How many they are.
    pub bytes: u64,
    /// Their SHA-256 in hex.
    pub sha256: String,
}

impl Store {
    pub(crate) fn attachment_path(&self, uid: &Uid) -> PathBuf {
        self.folder.join(FOLDER).join(uid.as_str())
    }

    fn cipher(&self) -> Option<XChaCha20Poly1305> {
        // A key of its own, so that no two uses share one.
        self.key.as_ref().map(|key| {
            let derived: [u8; 32] = Sha256::digest(format!("yanxiu attachments {key}")).into();
            XChaCha20Poly1305::new(&derived.into())
        })
    }

    /// Writes bytes into the folder of attachments, synced. A change that is then refused leaves a file that nothing
    /// names, and harms nothing.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep(&self, bytes: &[u8]) -> Result<Kept, StoreError> {
        let mut mark = [0_u8; 16];
        self.source.random(&mut mark);
        let uid = Uid::new(hex::encode(mark));
        let path = self.attachment_path(&uid);
        let folder = self.folder.join(FOLDER);
        fs::create_dir_all(&folder).map_err(|e| StoreError::io(&folder, &e))?;
        let sealed = match self.cipher() {
            None => bytes.to_vec(),
            Some(cipher) => {
                let mut nonce = [0_u8; NONCE];
                self.source.random(&mut nonce);
                let hidden = cipher.encrypt(XNonce::from_slice(&nonce), bytes);
                let hidden = hidden.map_err(|_| StoreError::new(Trouble::Other, "附件加密失败"))?;
                [nonce.as_slice(), &hidden].concat()
            }
        };
        let written = fs::File::create_new(&path).and_then(|mut file| {
            file.write_all(&sealed)?;
            file.sync_all()
        });
        if let Err(error) = written {
            // The part is ours alone; the first error is the one to tell.
            let _ = fs::remove_file(&path);
            return Err(StoreError::io(&path, &error));
        }
        Ok(Kept {
            uid,
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: hex::encode(Sha256::digest(bytes)),
        })
    }

    /// Takes away bytes that were kept for a change that then didn't happen.
    ///
    /// # Errors
    /// What the disk says.
    pub fn discard(&self, kept: &Kept) -> Result<(), StoreError> {
        let path = self.attachment_path(&kept.uid);
        fs::remove_file(&path).map_err(|e| StoreError::io(&path, &e))
    }

    /// The bytes of an attachment, checked against its digest.
    ///
    /// # Errors
    /// `not_found`, or `corrupt` when the file is missing or isn't what was kept.
    pub fn attachment_bytes(&self, uid: &Uid) -> Result<(Attachment, Vec<u8>), StoreError> {
        let found = collect(&self.connection, &format!("{ALL} WHERE a.uid = ?"), &[&uid.as_str()], read)?;
        let attachment = found.into_iter().next().ok_or_else(|| StoreError::not_found("这个附件"))?;
        let bytes = self.unsealed(&attachment.uid, &attachment.title, &attachment.sha256)?;
        Ok((attachment, bytes))
    }

    /// The bytes of a kept file, checked against its digest.
    pub(crate) fn unsealed(&self, uid: &Uid, title: &str, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let damaged = || StoreError::new(Trouble::Corrupt, format!("附件“{title}”缺失或已损坏"));
        let lying = fs::read(self.attachment_path(uid)).map_err(|_| damaged())?;
        let bytes = match self.cipher() {
            None => lying,
            Some(cipher) => {
                let (nonce, hidden) = lying.split_at_checked(NONCE).ok_or_else(damaged)?;
                cipher.decrypt(XNonce::from_slice(nonce), hidden).map_err(|_| damaged())?
            }
        };
        if hex::encode(Sha256::digest(&bytes)) == sha256 { Ok(bytes) } else { Err(damaged()) }
    }

    /// Id, title and digest of every kept file that something names.
    fn kept_files(&self) -> Result<Vec<(Uid, String, String)>, StoreError> {
        let sql = "SELECT uid, title, sha256 FROM attachment UNION ALL SELECT uid, title, sha256 FROM own_form
                   UNION ALL SELECT uid, title, sha256 FROM own_font";
        collect(&self.connection, sql, &[], |row| Ok((get_uid(row, "uid")?, row.get("title")?, row.get("sha256")?)))
    }

    /// Kept files that are missing or damaged.
    pub(crate) fn attachment_findings(&self) -> Result<Vec<String>, StoreError> {
        let all = self.kept_files()?;
        let findings = all.iter().filter_map(|(uid, title, sha256)| self.unsealed(uid, title, sha256).err());
        Ok(findings.map(|e| e.message).collect())
    }

    /// Copies the kept files into a folder beside a copy of the store; those that lie there already stay.
    pub(crate) fn copy_attachments(&self, folder: &Path) -> Result<(), StoreError> {
        let all = self.kept_files()?;
        if all.is_empty() {
            return Ok(());
        }
        let to = folder.join(FOLDER);
        fs::create_dir_all(&to).map_err(|e| StoreError::io(&to, &e))?;
        for (uid, _, _) in all {
            let (from, target) = (self.attachment_path(&uid), to.join(uid.as_str()));
            if !target.is_file() {
                fs::copy(&from, &target).map_err(|e| StoreError::io(&from, &e))?;
            }
        }
        Ok(())
    }
}

impl Tx<'_> {
    /// Names an attachment of a class; its bytes were kept before.
    ///
    /// # Errors
    /// What the store says.
    pub fn add_attachment(&self, class: &Uid, attachment: &Attachment) -> Result<(), StoreError> {
        let enrolment = attachment.enrolment.as_ref().map(|e| self.enrolment_id(e)).transpose()?;
        put(
            self.connection,
            "attachment",
            &[("uid", text(attachment.uid.as_str()))],
            &[
                ("class_id", number(self.class_id(class)?)),
                ("stage", text(&attachment.stage)),
                ("about", text(&attachment.about)),
                ("title", text(&attachment.title)),
                ("file_name", text(&attachment.file_name)),
                ("bytes", number(i64::try_from(attachment.bytes).unwrap_or(i64::MAX))),
                ("sha256", text(&attachment.sha256)),
                ("enrolment_id", number_or_null(enrolment)),
                ("added_on", date(attachment.added_on)),
            ],
        )
    }

    /// Takes an attachment from a class. The file itself stays, so that undo can name it again.
    ///
    /// # Errors
    /// `not_found` when the class has no such attachment.
    pub fn remove_attachment(&self, class: &Uid, attachment: &Uid) -> Result<(), StoreError> {
        let sql = "DELETE FROM attachment WHERE class_id = ? AND uid = ?";
        match self.connection.execute(sql, (self.class_id(class)?, attachment.as_str()))? {
            0 => Err(StoreError::not_found("这个附件")),
            _ => Ok(()),
        }
    }
}

pub(crate) fn of_class(connection: &Connection, class: i64) -> Result<Vec<Attachment>, StoreError> {
    collect(connection, &format!("{ALL} WHERE a.class_id = ? ORDER BY a.id"), &[&class], read)
}

fn read(row: &rusqlite::Row<'_>) -> Result<Attachment, StoreError> {
    Ok(Attachment {
        uid: get_uid(row, "uid")?,
        stage: row.get("stage")?,
        about: row.get("about")?,
        title: row.get("title")?,
        file_name: row.get("file_name")?,
        bytes: row.get::<_, i64>("bytes")?.unsigned_abs(),
        sha256: row.get("sha256")?,
        enrolment: row.get::<_, Option<String>>("enrolment_uid")?.map(Uid::new),
        added_on: get_date(row, "added_on")?,
    })
}
