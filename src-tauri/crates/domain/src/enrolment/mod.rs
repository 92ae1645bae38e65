//! Enrolment (报名): receipts, review, roster (notice 二·三, 二·五).

pub mod admission;
pub mod balance;
pub mod combined;
pub mod content;
pub mod decision;
pub mod fields;
pub mod groups;
pub mod order;
pub mod post_title;
pub mod receipts;
pub mod reply;
pub mod rooms;
pub mod roster;
pub mod rules;
pub mod seating;

use std::collections::BTreeSet;

use crate::people::{City, Person, PoliticalStatus};
use crate::uid::Uid;
use crate::words::words;

words! {
    /// Where an applicant stands.
    EnrolmentStatus {
        /// Received, not reviewed.
        Pending = "pending" "待审验",
        /// Passed the review: on the roster.
        Accepted = "accepted" "已通过",
        /// Returned for mending.
        Returned = "returned" "退回补正",
        /// Waiting for a place.
        Waiting = "waiting" "候补",
        /// Declined.
        Declined = "declined" "未通过",
        /// Withdrew.
        Cancelled = "cancelled" "已取消",
    }
}

words! {
    /// Level of a learner's professional title.
    TitleLevel {
        /// 正高级.
        Senior = "senior" "正高级",
        /// 副高级.
        Associate = "associate" "副高级",
        /// 中级.
        Middle = "middle" "中级",
        /// 初级 or none.
        Junior = "junior" "初级及以下",
    }
}

words! {
    /// What is shown to the reviewer besides the receipt.
    EvidenceKind {
        /// The certificate of the professional title.
        TitleCertificate = "title_certificate" "职称证书",
        /// The unit's recommendation.
        Recommendation = "recommendation" "单位推荐意见",
        /// The unit's seal on the receipt.
        UnitSeal = "unit_seal" "单位盖章",
    }
}

/// What a receipt says besides who the person is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReceiptDetails {
    /// Unit.
    pub unit: String,
    /// City, or 省直.
    pub city: Option<City>,
    /// Post.
    pub post: String,
    /// Professional title.
    pub title: String,
    /// Level of the title.
    pub title_level: Option<TitleLevel>,
    /// Field of work.
    pub field: String,
    /// Political status.
    pub political_status: Option<PoliticalStatus>,
    /// Mobile phone.
    pub phone: String,
    /// Whether on the front line of the class's special topic (二·五).
    pub front_line: bool,
    /// How.
    pub front_line_how: String,
    /// Lodging wish, as given.
    pub lodging: String,
    /// Food, such as 清真.
    pub food: String,
    /// Arrival, as given.
    pub arrival: String,
    /// Departure, as given.
    pub departure: String,
    /// Remark.
    pub note: String,
    /// Columns of the receipt this application doesn't know, kept with the enrolment.
    pub extra: Vec<(String, String)>,
}

/// One person in one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Public id.
    pub uid: Uid,
    /// Who.
    pub person: Person,
    /// What the receipt said.
    pub details: ReceiptDetails,
    /// Where the applicant stands.
    pub status: EnrolmentStatus,
    /// Why returned, declined or cancelled; after a resent receipt what was to be mended.
    pub reason: String,
    /// Evidence that the reviewer has seen.
    pub seen: BTreeSet<EvidenceKind>,
    /// Whose place this learner took (递补), by the id of that enrolment.
    pub replaces: Option<Uid>,
    /// Which receipt of the class it was, from 1 in order of arrival; 0 until it is written.
    pub received: u32,
    /// Number on the roster, from 1, given at acceptance.
    pub roster_number: Option<u32>,
    /// Study group, from 1.
    pub group: Option<u32>,
    /// Leads that group.
    pub leads_group: bool,
    /// Seat in the classroom, from 1 at the front left.
    pub seat: Option<u32>,
    /// Room; empty while none is allotted.
    pub room: String,
    /// File the receipt came in; empty when typed.
    pub source_file: String,
    /// Sheet in that file; empty for a text table and what was typed.
    pub source_sheet: String,
    /// Row in that sheet.
    pub source_row: Option<u32>,
    /// The file as it is kept with the class.
    pub source_id: Option<Uid>,
}

impl Enrolment {
    /// An applicant who has just come: not reviewed, without a place in anything, from no file.
    pub fn received(uid: Uid, person: Person, details: ReceiptDetails) -> Self {
        Self {
            uid,
            person,
            details,
            status: EnrolmentStatus::Pending,
            reason: String::new(),
            seen: BTreeSet::new(),
            replaces: None,
            received: 0,
            roster_number: None,
            group: None,
            leads_group: false,
            seat: None,
            room: String::new(),
            source_file: String::new(),
            source_sheet: String::new(),
            source_row: None,
            source_id: None,
        }
    }

    /// On the roster.
    pub fn accepted(&self) -> bool {
        self.status == EnrolmentStatus::Accepted
    }

    /// Joins the temporary Party group (二·四).
    pub fn party_member(&self) -> bool {
        self.details.political_status.is_some_and(PoliticalStatus::joins_party_group)
    }
}

/// Where an applicant stands once a receipt came again: what was returned for mending waits for the review, and whatever
/// was decided otherwise stays decided. The reason stays, so that the reviewer can see what was to be mended.
pub fn resubmitted(enrolment: &Enrolment) -> EnrolmentStatus {
    match enrolment.status {
        EnrolmentStatus::Returned => EnrolmentStatus::Pending,
        decided => decided,
    }
}
