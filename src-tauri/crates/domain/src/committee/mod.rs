//! Class committee (班委) and temporary Party group (临时党小组), notice 二·四.

pub mod rules;

use chrono::NaiveDate;

use crate::uid::Uid;
use crate::words::words;

words! {
    /// Which body.
    Body {
        /// Class committee; any learner may sit on it.
        Committee = "committee" "班委",
        /// Temporary Party group; Party members only.
        PartyGroup = "party_group" "临时党小组",
    }
}

words! {
    /// Kind of activity; in spare time only, never class hours.
    ActivityKind {
        /// Political study.
        PoliticalStudy = "political_study" "政治学习",
        /// Group discussion.
        Discussion = "discussion" "小组讨论",
        /// Themed practice.
        ThemedPractice = "themed_practice" "主题实践",
        /// Committee meeting or anything else.
        Meeting = "meeting" "班务会议",
    }
}

words! {
    /// A Party member's conduct.
    ConductGrade {
        /// Excellent.
        Excellent = "excellent" "优秀",
        /// Good.
        Good = "good" "良好",
        /// Passed.
        Passed = "passed" "合格",
        /// Failed.
        Failed = "failed" "不合格",
    }
}

/// A post and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Public id.
    pub uid: Uid,
    /// Body.
    pub body: Body,
    /// Post, such as 班长, 组长.
    pub post: String,
    /// Learner.
    pub enrolment: Uid,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Public id.
    pub uid: Uid,
    /// Body.
    pub body: Body,
    /// Kind.
    pub kind: ActivityKind,
    /// Day.
    pub on: NaiveDate,
    /// Theme.
    pub theme: String,
    /// How many attended.
    pub attended: u32,
    /// Minutes.
    pub minutes: String,
}

/// A Party member's conduct, as the group judged it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conduct {
    /// Learner.
    pub enrolment: Uid,
    /// Grade.
    pub grade: ConductGrade,
    /// Remark.
    pub note: String,
}

/// What the host writes about both bodies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommitteeNotes {
    /// How it was handled that fewer than three Party members attend; empty when not needed.
    pub few_members_handling: String,
    /// The host's summary; empty until written.
    pub summary: String,
}
