//! The class, its schedule, teachers, packet and changes as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scalar::{
    ChangeKind, City, CostKind, Day, DayPart, DeliveryMode, EvidenceKind, ExpertLevel, Fen, Hours, SessionKind,
    TitleLevel,
};

/// A person to call.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
    /// Phone.
    pub phone: String,
}

/// A teacher of the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Teacher {
    /// Id; empty for one not known yet.
    #[serde(default)]
    pub id: String,
    /// Name.
    pub name: String,
    /// Unit.
    #[serde(default)]
    pub unit: String,
    /// Title.
    #[serde(default)]
    pub title: String,
    /// Level.
    pub level: ExpertLevel,
    /// Field of work.
    #[serde(default)]
    pub field: String,
    /// Phone.
    #[serde(default)]
    pub phone: String,
    /// Bank account.
    #[serde(default)]
    pub account: String,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Id; empty for a new one.
    #[serde(default)]
    pub id: String,
    /// Day.
    pub on: Day,
    /// Part of the day.
    pub part: DayPart,
    /// Start, HH:MM, or empty.
    #[serde(default)]
    pub starts: String,
    /// End, HH:MM, or empty.
    #[serde(default)]
    pub ends: String,
    /// Topic.
    pub topic: String,
    /// Kind.
    pub kind: SessionKind,
    /// Hours.
    pub hours: Hours,
    /// Name of the teacher, one of the class's; empty when there is none.
    #[serde(default)]
    pub teacher: String,
    /// Place where it differs from the class's.
    #[serde(default)]
    pub place: String,
    /// How it is given.
    #[serde(default = "face_to_face")]
    pub mode: DeliveryMode,
}

fn face_to_face() -> DeliveryMode {
    DeliveryMode(yanxiu_domain::filing::class::DeliveryMode::FaceToFace)
}

/// A budget line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BudgetLine {
    /// Kind.
    pub kind: CostKind,
    /// Amount.
    pub amount: Fen,
    /// How reckoned.
    #[serde(default)]
    pub note: String,
}

/// A class with schedule, teachers and budget, as it is typed in and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClassInput {
    /// Year of the notice.
    pub notice_year: i32,
    /// Title.
    pub title: String,
    /// Number in the year's plan.
    pub plan_number: String,
    /// Which run, from 1.
    #[serde(default = "first_run")]
    pub run: u32,
    /// Special topic's code or label; empty when none.
    #[serde(default)]
    pub special_topic: String,
    /// Applicant unit.
    #[serde(default)]
    pub applicant_unit: String,
    /// Host unit; empty means the institution.
    #[serde(default)]
    pub host_unit: String,
    /// Supervising department.
    #[serde(default)]
    pub supervising_department: String,
    /// Project lead of the department.
    #[serde(default)]
    pub department_lead: Contact,
    /// Project lead of the host.
    #[serde(default)]
    pub host_lead: Contact,
    /// Contact.
    #[serde(default)]
    pub contact: Contact,
    /// How it is given.
    #[serde(default = "face_to_face")]
    pub delivery_mode: DeliveryMode,
    /// Aims.
    #[serde(default)]
    pub aims: String,
    /// Content.
    #[serde(default)]
    pub content: String,
    /// Target group.
    #[serde(default)]
    pub target_group: String,
    /// Check-in day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub check_in_on: Option<Day>,
    /// First class day.
    pub opens_on: Day,
    /// Last class day.
    pub closes_on: Day,
    /// Place.
    #[serde(default)]
    pub place: String,
    /// Learners planned.
    pub size: u32,
    /// Source of the budget.
    #[serde(default)]
    pub budget_source: String,
    /// Assessment method.
    #[serde(default)]
    pub assessment_method: String,
    /// Whether the epidemic clause applies; absent means what the notice says.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub epidemic_in_force: Option<bool>,
    /// Epidemic measures.
    #[serde(default)]
    pub epidemic_measures: String,
    /// Contingency plan.
    #[serde(default)]
    pub contingency_plan: String,
    /// Conditions for learners, as they are printed.
    #[serde(default)]
    pub conditions: String,
    /// Lowest level of a learner's title; absent: any.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub condition_title_level: Option<TitleLevel>,
    /// Words of which one must stand in a learner's field of work; none: any.
    #[serde(default)]
    pub condition_fields: Vec<String>,
    /// Kinds of unit, or words of their names, of which one must fit; none: any.
    #[serde(default)]
    pub condition_units: Vec<String>,
    /// Evidence that a reviewer must see.
    #[serde(default)]
    pub condition_evidence: Vec<EvidenceKind>,
    /// Teachers.
    #[serde(default)]
    pub teachers: Vec<Teacher>,
    /// Sessions.
    #[serde(default)]
    pub sessions: Vec<Session>,
    /// Budget.
    #[serde(default)]
    pub budget: Vec<BudgetLine>,
    /// Places by city.
    #[serde(default)]
    pub quotas: Vec<CityQuota>,
}

/// Places of one city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CityQuota {
    /// City.
    pub city: City,
    /// Places.
    pub places: u32,
}

fn first_run() -> u32 {
    1
}

/// One item of the packet's check list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PacketItem {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Required for this class.
    pub required: bool,
    /// Ready.
    pub ready: bool,
    /// Remark.
    pub note: String,
}

/// The filing as made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Filing {
    /// Day of filing.
    pub filed_on: Day,
    /// Opening known then.
    pub opening_then: Day,
    /// Number of the department's receipt.
    pub receipt_number: String,
    /// In time.
    pub in_time: bool,
    /// Working days late; 0 when in time.
    pub late_by: u32,
}

/// A fact that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangedFact {
    /// Label.
    pub label: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// A change report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeReport {
    /// Id.
    pub id: String,
    /// Kind.
    pub kind: ChangeKind,
    /// Day.
    pub reported_on: Day,
    /// Why.
    pub reason: String,
    /// What changed.
    pub facts: Vec<ChangedFact>,
}

/// A change after filing, as it is reported: what is named gets the new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeInput {
    /// Day of the report; absent means today.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reported_on: Option<Day>,
    /// Why.
    pub reason: String,
    /// New check-in day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub check_in_on: Option<Day>,
    /// New first class day; the schedule moves along.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub opens_on: Option<Day>,
    /// New last class day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub closes_on: Option<Day>,
    /// New place.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub place: Option<String>,
    /// New way of giving it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub delivery_mode: Option<DeliveryMode>,
    /// New number of learners.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub size: Option<u32>,
    /// Anything else, in words.
    #[serde(default)]
    pub other: String,
}

/// A row of the list of classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClassRow {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Number in the plan.
    pub plan_number: String,
    /// Run.
    pub run: u32,
    /// Year of the notice.
    pub notice_year: i32,
    /// First class day.
    pub opens_on: Day,
    /// Last class day.
    pub closes_on: Day,
    /// Learners planned.
    pub size: u32,
    /// Learners on the roster.
    pub learners: u32,
    /// Counted hours.
    pub hours: Hours,
    /// Stage code.
    pub stage: String,
    /// Stage in Chinese.
    pub stage_label: String,
    /// What to do next, in Chinese.
    pub next_step: String,
    /// Errors open.
    pub errors: u32,
    /// Warnings open.
    pub warnings: u32,
}

/// Something with a date that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DueItem {
    /// Class.
    pub class_id: String,
    /// Class title.
    pub class_title: String,
    /// Stage word to open.
    pub stage: String,
    /// What.
    pub text: String,
    /// By when.
    pub due: Day,
    /// Days left; negative when late.
    pub days_left: i32,
}

/// The home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Home {
    /// Classes, newest opening first.
    pub classes: Vec<ClassRow>,
    /// What is due, soonest first.
    pub due: Vec<DueItem>,
}

/// Deadlines of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Deadlines {
    /// Last day to file.
    pub filing_due: Day,
    /// The working days counted, nearest the opening first.
    pub counted_days: Vec<Day>,
    /// The working days counted to the report, when it is due in working days.
    pub report_counted_days: Vec<Day>,
    /// Last day to report.
    pub report_due: Day,
    /// Where that is no working day, the last one before it.
    pub report_suggested: Day,
    /// Every class is finished by this day.
    pub complete_by: Day,
    /// `official`, or `provisional` when a year's calendar isn't loaded.
    #[ts(type = "\"official\" | \"provisional\"")]
    pub calendar: &'static str,
}

/// A class as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClassCheck {
    /// Counted hours.
    pub hours: Hours,
    /// Class days.
    pub days: u32,
    /// What is wrong with the plan.
    pub problems: Vec<crate::problem::Problem>,
}

/// A class was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClassCreated {
    /// Class.
    pub class_id: String,
    /// Problems it has.
    pub problems: Vec<crate::problem::Problem>,
}
