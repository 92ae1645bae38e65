//! Forms of the office's own, and corrections of those that ship.

use chrono::NaiveDate;

use crate::uid::Uid;

/// Which classes a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormScope {
    /// All classes of a year's notice.
    Notice(i32),
    /// One class.
    Class(Uid),
}

/// A workbook or Word document of the office's own, with placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnForm {
    /// Public id; the file's name in the store's folder.
    pub uid: Uid,
    /// Which classes it is for.
    pub scope: FormScope,
    /// Kind of paper it stands in place of; empty for one that stands for itself.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Name it came under.
    pub file_name: String,
    /// `xlsx` or `docx`.
    pub format: String,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// Day it was added.
    pub added_on: NaiveDate,
}

/// The forms a class's papers are made with, where they aren't those that ship.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClassForms {
    /// The office's own: at most one of a kind and a format; then those that stand for themselves.
    pub own: Vec<OwnForm>,
    /// Corrected forms by kind of paper, as their files are written.
    pub corrected: Vec<(String, String)>,
}

impl ClassForms {
    /// The office's own form of a kind in a format.
    pub fn own(&self, kind: &str, format: &str) -> Option<&OwnForm> {
        self.own.iter().find(|f| f.kind == kind && f.format == format)
    }

    /// Those that stand for themselves.
    pub fn standing_alone(&self) -> impl Iterator<Item = &OwnForm> {
        self.own.iter().filter(|f| f.kind.is_empty())
    }

    /// The corrected form of a kind.
    pub fn corrected(&self, kind: &str) -> Option<&str> {
        self.corrected.iter().find(|(of, _)| of == kind).map(|(_, body)| body.as_str())
    }
}
