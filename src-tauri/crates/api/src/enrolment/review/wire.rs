//! The review as it crosses: how applicants stand, what a decision would do, what was decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{EnrolmentStatus, EvidenceKind, Fit, Takes};

/// Everything that the review of a class shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewView {
    /// Places.
    pub places: u32,
    /// Learners on the roster.
    pub accepted: u32,
    /// A city, or the host's own staff, with more than this share of the learners dominates, in percent.
    pub dominating_percent: u32,
    /// Whether the class has conditions that a receipt can tell.
    pub conditions: bool,
    /// Label of the special topic whose front line comes first; empty when there is none.
    pub special_topic: String,
    /// Evidence that the class asks for.
    pub evidence: Vec<EvidenceKind>,
    /// Whether the roster is frozen.
    pub frozen: bool,
    /// Numbers that nobody on the roster has, between those that somebody has; none once it is frozen.
    pub free_numbers: Vec<u32>,
    /// Reasons to choose from.
    pub reasons: Vec<StockReasons>,
    /// The applicants, in the order of the list.
    pub people: Vec<ReviewRow>,
}

/// Reasons to choose from for one decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StockReasons {
    /// The decision.
    pub decision: String,
    /// The reasons.
    pub reasons: Vec<String>,
}

/// One applicant under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewRow {
    /// Enrolment.
    pub id: String,
    /// How the applicant stands against the conditions.
    pub fit: Fit,
    /// Why.
    pub fit_reasons: Vec<String>,
    /// Of the host's own staff.
    pub own_staff: bool,
    /// Evidence seen.
    pub seen: Vec<EvidenceKind>,
    /// Evidence that the class asks for and that wasn't seen.
    pub unseen: Vec<EvidenceKind>,
    /// Scans kept of this applicant.
    pub scans: u32,
    /// Which receipt of the class it was.
    pub received: u32,
    /// Place in the suggested order, from 1; absent for those already decided.
    #[ts(optional = nullable)]
    pub rank: Option<u32>,
    /// What the suggested order gives.
    #[ts(optional = nullable)]
    pub takes: Option<Takes>,
    /// Why the applicant stands there.
    pub rank_reasons: Vec<String>,
    /// Columns of the receipt that the application doesn't know.
    pub extra: Vec<ExtraColumn>,
    /// Whose place this learner took.
    #[ts(optional = nullable)]
    pub replaces: Option<PersonName>,
    /// Who took this learner's place.
    #[ts(optional = nullable)]
    pub replaced_by: Option<PersonName>,
}

/// A column that the application doesn't know, with what the receipt said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExtraColumn {
    /// Heading.
    pub heading: String,
    /// Text.
    pub text: String,
}

/// Somebody in the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonName {
    /// Enrolment.
    pub id: String,
    /// Name.
    pub name: String,
}

/// What a decision would do. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewPreview {
    /// In one sentence.
    pub summary: String,
    /// Applicant by applicant.
    pub people: Vec<PreviewRow>,
    /// What refuses it, and warnings that the class would have and hasn't now.
    pub problems: Vec<Problem>,
}

/// One applicant before and after a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PreviewRow {
    /// Enrolment.
    pub id: String,
    /// Name.
    pub name: String,
    /// Status now.
    pub before: EnrolmentStatus,
    /// Status then.
    pub after: EnrolmentStatus,
    /// What follows, in sentences.
    pub notes: Vec<String>,
}

/// Evidence of applicants, seen or not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceSet {
    /// Class.
    pub class_id: String,
    /// Applicants by id or name.
    pub people: Vec<String>,
    /// Kinds of evidence.
    pub kinds: Vec<EvidenceKind>,
    /// Whether they were seen.
    pub seen: bool,
}

/// An applicant of a class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplicantQuery {
    /// Class.
    pub class_id: String,
    /// Enrolment by id or name.
    pub person: String,
}

/// What became of an applicant, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApplicantHistory {
    /// Changes.
    pub changes: Vec<HistoryRow>,
}

/// One change of an applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryRow {
    /// When, `2021-11-20 09:30:00`.
    pub at: String,
    /// Who.
    pub who: String,
    /// What was done.
    pub what: String,
    /// What it changed, in words.
    pub texts: Vec<String>,
    /// Taken back since.
    pub undone: bool,
}

/// Replies to units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitReplies {
    /// By unit.
    pub units: Vec<UnitReply>,
}

/// The reply to one unit, to be sent as a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitReply {
    /// Unit; empty when it isn't known.
    pub unit: String,
    /// Results in short, such as `录取 2 · 候补 1`.
    pub summary: String,
    /// Text.
    pub text: String,
}
