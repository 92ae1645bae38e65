//! Reports (报送): survey, money, annexes 4–7, submission (notice 二·六, 三, 四).

pub mod bundle;
pub mod charts;
mod evidence;
pub mod fees;
pub mod money;
pub mod records;
pub mod rules;
pub mod scores;
pub mod submission;
pub mod survey;

use chrono::NaiveDate;

use crate::filing::class::CostKind;
use crate::money::Fen;
use crate::uid::Uid;
use crate::words::words;

/// Money spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostLine {
    /// Public id.
    pub uid: Uid,
    /// Kind.
    pub kind: CostKind,
    /// Amount.
    pub amount: Fen,
    /// Day paid.
    pub paid_on: Option<NaiveDate>,
    /// Payee or remark.
    pub note: String,
}

/// A teacher's fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeLine {
    /// Public id.
    pub uid: Uid,
    /// Teacher.
    pub teacher: Uid,
    /// Paid hours, in half-hours; see [`crate::hours::Hours`].
    pub hours: crate::hours::Hours,
    /// After tax.
    pub net: Fen,
    /// Before tax.
    pub gross: Fen,
}

words! {
    /// Kind of income.
    IncomeKind {
        /// The applicant's or host's own money.
        OwnFunds = "own_funds" "单位自筹",
        /// Payment by a learner's unit: warned of.
        LearnersUnit = "learners_unit" "学员单位缴费",
        /// Board and lodging at own cost: warned of.
        BoardAndLodging = "board_and_lodging" "食宿费自理",
        /// A training fee from a learner in person: an error until refunded (二·六).
        LearnerFee = "learner_fee" "违规收费",
    }
}

/// Money received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomeLine {
    /// Public id.
    pub uid: Uid,
    /// Kind.
    pub kind: IncomeKind,
    /// Amount.
    pub amount: Fen,
    /// Day received, where it is known.
    pub received_on: Option<NaiveDate>,
    /// Day refunded, where it had to be.
    pub refunded_on: Option<NaiveDate>,
    /// Payer or remark.
    pub note: String,
}

words! {
    /// Kind of thing worth reporting (四·二, 四).
    OutcomeKind {
        /// Learning result and its use.
        Achievement = "achievement" "学习成果",
        /// Media report.
        Media = "media" "媒体报道",
        /// Good practice.
        GoodPractice = "good_practice" "典型经验",
        /// Shared courseware.
        Courseware = "courseware" "共享课件",
        /// Inspection finding and what was mended.
        Inspection = "inspection" "监督巡查",
        /// Safety incident.
        Incident = "incident" "安全事件",
    }
}

/// Something recorded for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Public id.
    pub uid: Uid,
    /// Kind.
    pub kind: OutcomeKind,
    /// Title.
    pub title: String,
    /// Day, when known.
    pub on: Option<NaiveDate>,
    /// The medium, the inspecting office, or the teacher of a courseware.
    pub source: String,
    /// Where to read it; may be empty.
    pub link: String,
    /// Day on which a finding was mended, or the teacher agreed to share.
    pub settled_on: Option<NaiveDate>,
    /// Detail; of a finding, what was mended.
    pub detail: String,
}

/// A text of a paper as the office edited it; what isn't edited is prefilled from the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// Kind of paper.
    pub paper: String,
    /// Section code.
    pub section: String,
    /// Text.
    pub text: String,
}

/// The office's own score where it differs from the computed one, or is given by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfScore {
    /// Indicator code.
    pub indicator: String,
    /// Points times one hundred.
    pub hundredths: u32,
    /// Reason for the loss or for differing.
    pub reason: String,
    /// Evidence.
    pub evidence: String,
}
