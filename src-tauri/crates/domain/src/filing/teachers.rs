//! Teachers (师资), across classes.

use crate::uid::Uid;
use crate::words::words;

words! {
    /// Level of an expert (二·二).
    ExpertLevel {
        /// Academician.
        Academician = "academician" "院士",
        /// High-level talent.
        HighLevel = "high_level" "高层次人才",
        /// Senior title.
        Senior = "senior" "正高级",
        /// Associate senior title.
        Associate = "associate" "副高级",
        /// Any other.
        Other = "other" "其他",
    }
}

impl ExpertLevel {
    /// Whether the level is 正高级 or above, as the score sheet counts it.
    pub const fn senior_or_above(self) -> bool {
        matches!(self, Self::Academician | Self::HighLevel | Self::Senior)
    }
}

/// One teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teacher {
    /// Public id.
    pub uid: Uid,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Professional title.
    pub title: String,
    /// Level.
    pub level: ExpertLevel,
    /// Field of work.
    pub field: String,
    /// Phone.
    pub phone: String,
    /// Bank account for the fee; empty when not given.
    pub account: String,
}
