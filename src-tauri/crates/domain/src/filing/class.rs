//! The class itself (班次).

use chrono::NaiveDate;

use crate::enrolment::admission::Admission;
use crate::money::Fen;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// How a class is given (办班形式).
    DeliveryMode {
        /// Face to face.
        FaceToFace = "face_to_face" "面授",
        /// Online.
        Online = "online" "线上",
        /// Both.
        Mixed = "mixed" "线上线下结合",
    }
}

/// A person to call, outside the register of learners.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
    /// Phone.
    pub phone: String,
}

/// One class: a run (期) of a project of the year's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingClass {
    /// Public id.
    pub uid: Uid,
    /// Title, such as 乡村振兴与现代农业技术高级研修班.
    pub title: String,
    /// Number in the year's plan (附件1).
    pub plan_number: String,
    /// Which run of the project, from 1.
    pub run: u32,
    /// Code of the special topic (二·五), if any.
    pub special_topic: Option<String>,
    /// 选题申报单位.
    pub applicant_unit: String,
    /// 承办单位.
    pub host_unit: String,
    /// 主管部门.
    pub supervising_department: String,
    /// Project lead of the department.
    pub department_lead: Contact,
    /// Project lead of the host.
    pub host_lead: Contact,
    /// Contact of the class.
    pub contact: Contact,
    /// How it is given.
    pub delivery_mode: DeliveryMode,
    /// Aims.
    pub aims: String,
    /// Main content.
    pub content: String,
    /// Whom it is for.
    pub target_group: String,
    /// Check-in day (报到), if it is a day of its own.
    pub check_in_on: Option<NaiveDate>,
    /// First class day (开班).
    pub opens_on: NaiveDate,
    /// Last class day.
    pub closes_on: NaiveDate,
    /// Place of the class.
    pub place: String,
    /// Learners planned.
    pub size: u32,
    /// Where the money comes from.
    pub budget_source: String,
    /// How learners are assessed (考核方式).
    pub assessment_method: String,
    /// Whether the epidemic clause applies to this class.
    pub epidemic_in_force: bool,
    /// Epidemic measures and supplies.
    pub epidemic_measures: String,
    /// Contingency plan.
    pub contingency_plan: String,
    /// Phrases of conditions a learner must meet, as they are printed.
    pub conditions: String,
    /// The same conditions as facts, for the review.
    pub admission: Admission,
}

impl TrainingClass {
    /// Class days from opening to closing, both included; 0 when the dates are the wrong way round.
    pub fn days(&self) -> u32 {
        u32::try_from((self.closes_on - self.opens_on).num_days() + 1).unwrap_or(0)
    }
}

words! {
    /// Kinds of cost, for the budget and for what was spent.
    CostKind {
        /// Teachers' fees, outside the overall quota.
        TeacherFee = "teacher_fee" "师资费",
        /// Lodging.
        Lodging = "lodging" "住宿费",
        /// Meals.
        Meals = "meals" "伙食费",
        /// Venue, material and transport.
        Venue = "venue" "场地、资料、交通费",
        /// Everything else.
        Other = "other" "其他费用",
    }
}

/// One line of the budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    /// Public id.
    pub uid: Uid,
    /// Kind of cost.
    pub kind: CostKind,
    /// Amount.
    pub amount: Fen,
    /// How it was reckoned.
    pub note: String,
}
