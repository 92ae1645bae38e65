//! Files kept with a class: a scanned receipt of the filing, a signed sheet.

use chrono::NaiveDate;

use crate::uid::Uid;

/// One file; its bytes are written once and never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Public id; the file's name in the store's folder.
    pub uid: Uid,
    /// Word of the stage it belongs to.
    pub stage: String,
    /// Public id of what it belongs to, such as the session whose signed sheet it shows; empty for the class itself.
    pub about: String,
    /// What it is, such as 备案回执.
    pub title: String,
    /// Name it came under.
    pub file_name: String,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// Whose evidence it is, by the id of the enrolment; `None` for a file of the class.
    pub enrolment: Option<Uid>,
    /// Day it was added.
    pub added_on: NaiveDate,
}
