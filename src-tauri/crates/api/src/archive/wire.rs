//! The archive as it crosses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scalar::Day;

/// A class to archive.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClassArchive {
    /// Class.
    pub class_id: String,
    /// Day; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Who put the volume together.
    #[serde(default)]
    pub made_by: String,
    /// Who checked it.
    #[serde(default)]
    pub checked_by: String,
    /// What is missing, damaged, added or taken out.
    #[serde(default)]
    pub note: String,
}

/// An archived class to open again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClassReopen {
    /// Class.
    pub class_id: String,
    /// Why.
    pub reason: String,
}

/// An archived class opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reopening {
    /// Day on which it had been archived.
    pub archived_on: Day,
    /// Day on which it was opened.
    pub reopened_on: Day,
    /// Who opened it.
    pub who: String,
    /// Why.
    pub reason: String,
}

/// The archive of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ArchiveView {
    /// Day; absent while it isn't archived.
    #[ts(optional = nullable)]
    pub archived_on: Option<Day>,
    /// Who put the volume together.
    pub made_by: String,
    /// Who checked it.
    pub checked_by: String,
    /// What the closing sheet says.
    pub note: String,
    /// Pieces of the volume.
    pub count: u32,
    /// Its pages.
    pub pages: u32,
    /// When and why it was opened again, oldest first.
    pub reopenings: Vec<Reopening>,
}
