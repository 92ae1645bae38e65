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

/// How a body was elected; who was elected are its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Election {
    /// Body.
    pub body: Body,
    /// Day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Way, such as 举手表决.
    #[serde(default)]
    pub way: String,
    /// How many took part in the vote; 0 when not recorded.
    #[serde(default)]
    pub voters: u32,
    /// Minutes.
    #[serde(default)]
    pub minutes: String,
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
    /// Start, such as `19:00`; empty when not recorded.
    #[serde(default)]
    pub starts: String,
    /// End.
    #[serde(default)]
    pub ends: String,
    /// Place; empty means the class's own.
    #[serde(default)]
    pub place: String,
    /// Theme.
    pub theme: String,
    /// Learners who attended, by id or name; then the count follows from them.
    #[serde(default)]
    pub attendees: Vec<String>,
    /// How many attended.
    #[serde(default)]
    pub attended: u32,
    /// Minutes.
    #[serde(default)]
    pub minutes: String,
    /// Photos among the class's attachments, when shown; they stay with the activity whatever is sent here.
    #[serde(default)]
    pub photos: Vec<String>,
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
    /// Who judged, such as 临时党小组.
    #[serde(default)]
    pub judged_by: String,
}

/// Both bodies, as they are typed in and shown. What is given replaces what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Committee {
    /// Posts.
    pub members: Vec<Member>,
    /// Elections.
    pub elections: Vec<Election>,
    /// Activities.
    pub activities: Vec<Activity>,
    /// Conduct.
    pub conduct: Vec<Conduct>,
    /// How it was handled that few Party members attend.
    pub few_members_handling: String,
    /// The host's summary; empty until written.
    pub summary: String,
}

/// What the window offers to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CommitteeChoices {
    /// Usual posts of the class committee.
    pub posts: Vec<String>,
    /// Usual posts of the temporary Party group.
    pub party_posts: Vec<String>,
    /// Usual ways to elect.
    pub election_ways: Vec<String>,
    /// Usual ways to handle that few Party members attend.
    pub few_members_phrases: Vec<String>,
    /// Fewer Party members than this ask for a word on how it was handled.
    pub fewest_members: u32,
}

/// Photos for an activity.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ActivityPhotos {
    /// Class.
    pub class_id: String,
    /// Activity.
    pub activity: String,
    /// Files.
    pub files: Vec<String>,
}
