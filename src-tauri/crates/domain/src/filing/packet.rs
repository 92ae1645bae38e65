//! The filing packet, the filing itself, and changes after it.

use chrono::NaiveDate;

use crate::chinese;
use crate::dossier::Dossier;
use crate::filing::class::DeliveryMode;
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

impl Dossier {
    /// The class as it was filed: what changes have been reported since is taken back.
    #[must_use]
    pub fn as_filed(&self) -> Self {
        let mut filed = self.clone();
        let Some(filing) = &self.filing else { return filed };
        let before =
            |field: &str| self.changes.iter().flat_map(|c| &c.facts).find(|f| f.field == field).map(|f| &f.before);
        let day = |field: &str| before(field).and_then(|text| chinese::parsed_date(text));
        let class = &mut filed.class;
        let moved = class.opens_on - filing.opening_then;
        class.opens_on = filing.opening_then;
        class.closes_on = day("class.closes_on").unwrap_or(class.closes_on);
        // Where no fact tells of it, the check-in day has moved along with the opening.
        class.check_in_on = match before("class.check_in_on") {
            Some(_) => day("class.check_in_on"),
            None => class.check_in_on.map(|on| on - moved),
        };
        if let Some(place) = before("class.place") {
            class.place.clone_from(place);
        }
        if let Some(label) = before("class.delivery_mode") {
            let mode = DeliveryMode::ALL.iter().find(|m| m.label() == label);
            class.delivery_mode = mode.copied().unwrap_or(class.delivery_mode);
        }
        if let Some(size) = before("class.size").and_then(|text| text.trim_end_matches('人').parse().ok()) {
            class.size = size;
        }
        for session in &mut filed.sessions {
            session.on -= moved;
        }
        filed
    }

    /// The day of the last report that moved the class in time or place.
    pub fn moved_on(&self) -> Option<NaiveDate> {
        let moves = |c: &&ChangeReport| c.facts.iter().any(ChangedFact::of_time_or_place);
        self.changes.iter().filter(moves).map(|c| c.reported_on).max()
    }
}

impl ChangedFact {
    /// Whether it is one of time or place.
    pub fn of_time_or_place(&self) -> bool {
        ["class.check_in_on", "class.opens_on", "class.closes_on", "class.place"].contains(&self.field.as_str())
    }
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
