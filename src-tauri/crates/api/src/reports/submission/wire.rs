//! The submission as it crosses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scalar::Day;

/// A submission.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SubmissionRecord {
    /// Class.
    pub class_id: String,
    /// Day; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Number of the department's receipt.
    #[serde(default)]
    pub receipt_number: String,
    /// Who took it in.
    #[serde(default)]
    pub received_by: String,
    /// The bundle that was handed in, a folder or zip; absent means what the record gives now.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub bundle: Option<String>,
}

/// A submission put right. What is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SubmissionCorrect {
    /// Class.
    pub class_id: String,
    /// Day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<Day>,
    /// Number of the department's receipt.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub receipt_number: Option<String>,
    /// Who took it in.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub received_by: Option<String>,
    /// The bundle that was handed in instead.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub bundle: Option<String>,
    /// Why.
    pub reason: String,
}

/// What was recorded before a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SubmissionCorrection {
    /// Day of the correction.
    pub corrected_on: Day,
    /// Day that was recorded.
    pub submitted_on: Day,
    /// Receipt that was recorded.
    pub receipt_number: String,
    /// Who was recorded to have taken it in.
    pub received_by: String,
    /// Why.
    pub reason: String,
}

/// The submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Submission {
    /// Day.
    pub submitted_on: Day,
    /// Receipt number.
    pub receipt_number: String,
    /// Who took it in.
    pub received_by: String,
    /// In time.
    pub in_time: bool,
    /// Day on which the bundle was made that was handed in; absent where none was kept.
    #[ts(optional = nullable)]
    pub made_on: Option<Day>,
    /// Files of the bundle that was handed in; 0 where none was kept.
    pub files: u32,
    /// What was recorded before, oldest first.
    pub corrections: Vec<SubmissionCorrection>,
}

/// What has become of the record since it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SubmissionDifference {
    /// Whether the bundle that was handed in was kept, so that papers can be compared.
    pub kept: bool,
    /// Papers that would read otherwise now.
    pub changed: Vec<String>,
    /// Papers that were handed in and couldn't be made now.
    pub missing: Vec<String>,
    /// Papers that there were not.
    pub added: Vec<String>,
    /// What was done with the class since, newest first: 11月22日 登记证书领取（王老师）.
    pub since: Vec<String>,
    /// In one sentence.
    pub done: String,
}
