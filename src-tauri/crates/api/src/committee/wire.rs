//! Class committee, temporary Party group and conduct as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scalar::{ActivityKind, Body, ConductGrade, Day};

/// A post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Body.
    pub body: Body,
    /// Post.
    pub post: String,
    /// Learner: id or, where only one bears it, the name.
    pub person: String,
    /// Learner's name, when shown.
    #[serde(default)]
    pub name: String,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Id; empty for a new one.
    #[serde(default)]
    pub id: String,
    /// Body.
    pub body: Body,
    /// Kind.
    pub kind: ActivityKind,
    /// Day.
    pub on: Day,
    /// Theme.
    pub theme: String,
    /// How many attended.
    #[serde(default)]
    pub attended: u32,
    /// Minutes.
    #[serde(default)]
    pub minutes: String,
}

/// A Party member's conduct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// Learner: id or name.
    pub person: String,
    /// Learner's name, when shown.
    #[serde(default)]
    pub name: String,
    /// Grade.
    pub grade: ConductGrade,
    /// Remark.
    #[serde(default)]
    pub note: String,
}

/// Both bodies, as they are typed in and shown. What is given replaces what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Committee {
    /// Posts.
    pub members: Vec<Member>,
    /// Activities.
    pub activities: Vec<Activity>,
    /// Conduct.
    pub conduct: Vec<Conduct>,
    /// How it was handled that few Party members attend.
    pub few_members_handling: String,
    /// The host's summary.
    pub summary: String,
}
