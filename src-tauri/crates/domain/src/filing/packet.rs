//! The filing packet, the filing itself, and changes after it.

use chrono::NaiveDate;

use crate::uid::Uid;
use crate::words::words;

/// Whether one listed paper of the packet is ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketItem {
    /// Code from the notice's list.
    pub code: String,
    /// Ready to be filed.
    pub ready: bool,
    /// Remark.
    pub note: String,
}

/// The filing as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Day of filing.
    pub filed_on: NaiveDate,
    /// The opening date known on that day; lateness is judged by it (二·一).
    pub opening_then: NaiveDate,
    /// Number of the department's receipt; empty when none was given.
    pub receipt_number: String,
}

words! {
    /// Kind of change report.
    ChangeKind {
        /// Time or place, under the epidemic clause.
        Adjustment = "adjustment" "调整情况说明",
        /// Anything else after filing.
        Other = "other" "备案事项变更说明",
    }
}

/// One fact that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFact {
    /// Field path, such as `class.opens_on`.
    pub field: String,
    /// Before, as printed.
    pub before: String,
    /// After, as printed.
    pub after: String,
}

/// A change report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeReport {
    /// Public id.
    pub uid: Uid,
    /// Kind.
    pub kind: ChangeKind,
    /// Day of the report.
    pub reported_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// What changed.
    pub facts: Vec<ChangedFact>,
}
