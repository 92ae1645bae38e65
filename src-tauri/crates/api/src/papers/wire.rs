//! The bundle as it crosses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::Day;

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BundleFile {
    /// Path relative to the bundle, with `/`.
    pub path: String,
    /// Kind of paper.
    pub kind: String,
    /// What it is, in Chinese.
    pub title: String,
    /// `pdf`, `xlsx`, `docx`, `html`, `txt`, or what a file kept with the class ends in.
    pub format: String,
    /// Pages of a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pages: Option<u32>,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// On the notice's list of what must be handed in.
    pub required: bool,
}

/// A bundle as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Bundle {
    /// Class.
    pub class_id: String,
    /// Folder or zip, absolute.
    pub bundle: String,
    /// Files.
    pub files: Vec<BundleFile>,
    /// Problems.
    pub problems: Vec<Problem>,
    /// Pages of all its PDFs but the index.
    pub pages: u32,
    /// Mark of the key it is signed with; empty where it isn't signed.
    pub signed: String,
    /// Files of an earlier bundle in the same folder that were taken away.
    pub removed: Vec<String>,
    /// Files in the folder that are no part of the bundle, and were left.
    pub left: Vec<String>,
}

/// What the notice's list asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EnclosureRow {
    /// Kind of paper, or the code on the list.
    pub code: String,
    /// As the list calls it.
    pub title: String,
    /// Why it is missing; empty where it isn't.
    pub missing: String,
}

/// A bundle to be checked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BundleQuery {
    /// Folder or zip.
    pub path: String,
    /// A public key to check by, beside the office's own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub key: Option<String>,
}

/// What became of a bundle since it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BundleCheck {
    /// Every file is as it was, and the signature, where there is one, holds.
    pub ok: bool,
    /// Folder or zip.
    pub bundle: String,
    /// Day it was made; absent where the bundle doesn't say.
    #[ts(optional = nullable)]
    pub made_on: Option<Day>,
    /// Files on its list.
    pub files: u32,
    /// Files that aren't what they were.
    pub changed: Vec<String>,
    /// Files that aren't there.
    pub missing: Vec<String>,
    /// Files that aren't on the list.
    pub added: Vec<String>,
    /// `genuine`: by a key of this office; `unknown_key`: by another; `altered`: not over this list; `unsigned`.
    #[ts(type = "\"genuine\" | \"unknown_key\" | \"altered\" | \"unsigned\"")]
    pub signature: String,
    /// Mark of the key; empty where it isn't signed.
    pub key: String,
    /// What was found, in Chinese.
    pub done: String,
    /// All of it, one by one.
    pub problems: Vec<Problem>,
}
