//! The office as a whole as it crosses: opening, institution, undo, journal, checks, copies.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::archive::wire::ArchiveView;
use crate::assessment::wire::AssessmentView;
use crate::attachments::AttachmentRow;
use crate::attendance::wire::AttendanceView;
use crate::certificates::wire::CertificateRow;
use crate::committee::wire::{Committee, CommitteeChoices};
use crate::enrolment::roster::wire::RosterView;
use crate::enrolment::wire::EnrolmentRow;
use crate::filing::wire::{ChangeReport, ClassInput, Deadlines, Filing, PacketItem};
use crate::papers::wire::EnclosureRow;
use crate::problem::Problem;
use crate::reports::submission::wire::Submission;
use crate::reports::wire::{MoneyView, NarrativeSection, Outcome, PaperRow, ScoreSheet, SurveyResults, SurveyTally};
use crate::scalar::{Day, Hours, SessionKind};

/// Nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The host unit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// Full name.
    pub name: String,
    /// Address.
    #[serde(default)]
    pub address: String,
    /// Phone.
    #[serde(default)]
    pub phone: String,
    /// E-mail.
    #[serde(default)]
    pub email: String,
    /// Contact.
    #[serde(default)]
    pub contact: String,
    /// Name under the certificate; empty means the institution's.
    #[serde(default)]
    pub certificate_issuer: String,
}

/// A year's notice, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoticeRow {
    /// Year.
    pub year: i32,
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Every class is finished by this day.
    pub complete_by: Day,
    /// Whether the epidemic clause is in force for new classes.
    pub epidemic_in_force: bool,
    /// Codes and labels of the special topics.
    pub special_topics: Vec<SpecialTopic>,
}

/// A special topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SpecialTopic {
    /// Code.
    pub code: String,
    /// Label.
    pub label: String,
}

/// What the window asks first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfficeState {
    /// Whether the sample's data are shown, which stand apart from the office's own.
    pub sample: bool,
    /// Whether the folder holds a store at all.
    pub exists: bool,
    /// Whether it is open; an encrypted one asks for the passphrase first.
    pub open: bool,
    /// Whether the store is encrypted.
    pub encrypted: bool,
    /// The host unit, once open.
    #[ts(optional = nullable)]
    pub institution: Option<Institution>,
    /// Notices in the store.
    pub notices: Vec<NoticeRow>,
    /// Folder of the data.
    pub data_folder: String,
    /// Today.
    pub today: Day,
    /// Name of the change that undo would take back.
    #[ts(optional = nullable)]
    pub undoable: Option<String>,
    /// Version of the program.
    pub version: String,
}

/// Makes a store.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficeInit {
    /// The host unit.
    pub institution: Institution,
    /// Passphrase; absent or empty leaves the store unencrypted.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub passphrase: Option<String>,
}

/// A store was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfficeMade {
    /// Folder of the data.
    pub data: String,
    /// Code that opens the store when the passphrase is lost; shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub recovery_code: Option<String>,
}

/// Opens an encrypted store.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficeUnlock {
    /// Passphrase or recovery code.
    pub passphrase: String,
}

/// A change was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Done {
    /// What was done, in Chinese.
    pub done: String,
    /// Problems that came with it.
    pub problems: Vec<Problem>,
}

/// A class by its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClassId {
    /// Class.
    pub class_id: String,
}

/// One stage on the rail of the class page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RailItem {
    /// Stage word.
    pub stage: String,
    /// Stage in Chinese.
    pub label: String,
    /// `done`, `doing`, `todo` or `problem`.
    pub state: String,
    /// The fact, such as 按时备案 10月9日.
    pub fact: String,
}

/// The next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NextStep {
    /// Stage word to open.
    pub stage: String,
    /// What to do.
    pub text: String,
}

/// Everything recorded about a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClassView {
    /// Id.
    pub id: String,
    /// The class as typed.
    pub class: ClassInput,
    /// Special topic in Chinese.
    pub special_topic_label: String,
    /// Class days.
    pub days: u32,
    /// Counted hours.
    pub hours: Hours,
    /// Kinds of session whose hours count, by the notice.
    pub counted_kinds: Vec<SessionKind>,
    /// Most hours in a half-day, by the notice.
    pub half_day_max: Hours,
    /// Stage code.
    pub stage: String,
    /// Stage in Chinese.
    pub stage_label: String,
    /// The rail.
    pub rail: Vec<RailItem>,
    /// Next step.
    #[ts(optional = nullable)]
    pub next_step: Option<NextStep>,
    /// What blocks the next stage.
    pub problems: Vec<Problem>,
    /// Every open problem, warnings and later stages included.
    pub all_problems: Vec<Problem>,
    /// Deadlines.
    pub deadlines: Deadlines,
    /// Files kept with the class.
    pub attachments: Vec<AttachmentRow>,
    /// Packet.
    pub packet: Vec<PacketItem>,
    /// Filing.
    #[ts(optional = nullable)]
    pub filing: Option<Filing>,
    /// Changes.
    pub changes: Vec<ChangeReport>,
    /// People.
    pub enrolments: Vec<EnrolmentRow>,
    /// The roster.
    pub roster: RosterView,
    /// Attendance.
    pub attendance: AttendanceView,
    /// Committee.
    pub committee: Committee,
    /// What is chosen from for both bodies.
    pub committee_choices: CommitteeChoices,
    /// Assessment.
    pub assessment: AssessmentView,
    /// Certificates.
    pub certificates: Vec<CertificateRow>,
    /// Survey.
    pub survey: Vec<SurveyTally>,
    /// What the survey came to.
    pub survey_results: SurveyResults,
    /// Satisfaction, such as `96.50%`; empty without a survey.
    pub satisfaction: String,
    /// Money.
    pub money: MoneyView,
    /// Outcomes.
    pub outcomes: Vec<Outcome>,
    /// Scores.
    pub score_sheet: ScoreSheet,
    /// Texts.
    pub narratives: Vec<NarrativeSection>,
    /// Submission.
    #[ts(optional = nullable)]
    pub submission: Option<Submission>,
    /// Archived.
    #[ts(optional = nullable)]
    pub archived_on: Option<Day>,
    /// The archive.
    pub archive: ArchiveView,
    /// What must be handed in, by the notice's list.
    pub enclosures: Vec<EnclosureRow>,
    /// Papers.
    pub papers: Vec<PaperRow>,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalRow {
    /// Number.
    pub seq: u32,
    /// When, `2021-11-20 09:30:00`.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in Chinese.
    pub what: String,
    /// Class, when it was about one.
    #[ts(optional = nullable)]
    pub class_id: Option<String>,
    /// Rows touched.
    pub items: u32,
    /// Taken back.
    pub undone: bool,
}

/// A finding of the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// Code.
    pub code: String,
    /// In Chinese.
    pub message: String,
}

/// The check of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StoreCheck {
    /// Nothing found.
    pub ok: bool,
    /// Findings.
    pub findings: Vec<Finding>,
}

/// A copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupRow {
    /// File.
    pub path: String,
    /// Bytes.
    pub bytes: u64,
    /// When, from its name.
    pub at: String,
}

/// Reading of an identity number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IdentityReading {
    /// Valid.
    pub valid: bool,
    /// Kind.
    #[ts(optional = nullable, type = "string")]
    pub kind: Option<String>,
    /// Birth.
    #[ts(optional = nullable)]
    pub birth: Option<Day>,
    /// Sex.
    #[ts(optional = nullable, type = "\"male\" | \"female\"")]
    pub sex: Option<crate::scalar::Sex>,
    /// Problems.
    pub problems: Vec<Problem>,
}
