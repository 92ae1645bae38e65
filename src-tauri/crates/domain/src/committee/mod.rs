//! Class committee (班委) and temporary Party group (临时党小组), notice 二·四.

pub mod rules;
pub mod times;

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

/// What an office chooses from for both bodies; data of the year's notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitteeRule {
    /// Usual posts of the class committee.
    pub posts: Vec<String>,
    /// Usual posts of the temporary Party group; the last is the plain member's.
    pub party_posts: Vec<String>,
    /// Usual ways to elect.
    pub election_ways: Vec<String>,
    /// Usual ways to handle that fewer than three Party members attend.
    pub few_members_phrases: Vec<String>,
}

impl Default for CommitteeRule {
    fn default() -> Self {
        let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        Self {
            posts: list(&["班长", "副班长", "学习委员", "生活委员", "组织委员", "宣传委员"]),
            party_posts: list(&["组长", "副组长", MEMBER_POST]),
            election_ways: list(&["民主推荐、协商产生", "举手表决", "无记名投票", "承办单位指定"]),
            few_members_phrases: list(&[
                "与同期举办的其他班次联合成立临时党小组。",
                "编入承办单位党支部，参加支部的组织生活。",
                "由承办单位党组织指派党员牵头，组织参训党员开展活动。",
            ]),
        }
    }
}

/// The post of whoever holds none in the temporary Party group.
pub const MEMBER_POST: &str = "组员";

/// How a body was elected; who was elected are its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// Body.
    pub body: Body,
    /// Day.
    pub on: Option<NaiveDate>,
    /// Way, such as 举手表决.
    pub way: String,
    /// How many took part in the vote; 0 when not recorded.
    pub voters: u32,
    /// Minutes.
    pub minutes: String,
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
    /// Start, `HH:MM`, or empty.
    pub starts: String,
    /// End, `HH:MM`, or empty.
    pub ends: String,
    /// Place; empty means the class's own.
    pub place: String,
    /// Theme.
    pub theme: String,
    /// Learners who attended, where they are known by name.
    pub attendees: Vec<Uid>,
    /// How many attended, where they aren't known by name.
    pub head_count: u32,
    /// Minutes.
    pub minutes: String,
}

impl Activity {
    /// How many attended: those known by name, otherwise the plain count.
    pub fn attended(&self) -> u32 {
        if self.attendees.is_empty() {
            self.head_count
        } else {
            u32::try_from(self.attendees.len()).unwrap_or(u32::MAX)
        }
    }
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
    /// Who judged, such as 临时党小组; empty when not recorded.
    pub judged_by: String,
}

/// What the host writes about both bodies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommitteeNotes {
    /// How it was handled that fewer than three Party members attend; empty when not needed.
    pub few_members_handling: String,
    /// The host's summary; empty until written.
    pub summary: String,
}
