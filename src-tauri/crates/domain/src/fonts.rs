//! Font files of the institution's own.

use chrono::NaiveDate;

use crate::uid::Uid;

/// A font file that is kept with the store, for characters that no shipped face draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFont {
    /// Public id; the file's name in the store's folder.
    pub uid: Uid,
    /// Family, or the file's name where it has none.
    pub title: String,
    /// Name it came under.
    pub file_name: String,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// Day it was added.
    pub added_on: NaiveDate,
}
