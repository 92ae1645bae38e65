//! What callers hand in with commands that need more than a class id.

use serde::Deserialize;
use ts_rs::TS;

use crate::committee::wire::Committee;
use crate::enrolment::wire::ApplicantInput;
use crate::filing::wire::{ChangeInput, ClassInput};
use crate::reports::wire::{Money, Outcome, SelfScore};
use crate::scalar::{Day, Mark};

macro_rules! payloads {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $ty:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
        )+
    };
}

payloads! {
    /// Asks for deadlines.
    DeadlinesQuery {
        /// First class day.
        open: Day,
        /// Last class day.
        close: Day,
        /// Year of the notice; absent means the newest that ships.
        #[serde(default)] #[ts(optional = nullable)]
        notice: Option<i32>,
    }
    /// Asks about an identity number.
    IdentityQuery {
        /// Number.
        number: String,
    }
    /// A new class.
    ClassNew {
        /// The class.
        class: ClassInput,
    }
    /// A class edited.
    ClassUpdate {
        /// Class.
        class_id: String,
        /// The class as it shall be.
        class: ClassInput,
    }
    /// An item of the packet.
    PacketSet {
        /// Class.
        class_id: String,
        /// Code.
        code: String,
        /// Ready.
        ready: bool,
        /// Remark.
        #[serde(default)]
        note: String,
    }
    /// A filing.
    FilingSubmit {
        /// Class.
        class_id: String,
        /// Day; absent means today.
        #[serde(default)] #[ts(optional = nullable)]
        on: Option<Day>,
        /// Number of the department's receipt.
        #[serde(default)]
        receipt_number: String,
    }
    /// A change after filing.
    FilingChange {
        /// Class.
        class_id: String,
        /// The change.
        change: ChangeInput,
    }
    /// A review.
    EnrolmentReview {
        /// Class.
        class_id: String,
        /// Learners by id or name; ignored with `all`.
        #[serde(default)]
        people: Vec<String>,
        /// Everyone not reviewed yet.
        #[serde(default)]
        all: bool,
        /// With `all`: only those who meet every condition of the class.
        #[serde(default)]
        only_meeting: bool,
        /// `accept`, `decline`, `return`, `wait`, `cancel`, `pending`, or `suggested`: to each what the suggested order
        /// gives.
        #[ts(type = "\"accept\" | \"decline\" | \"return\" | \"wait\" | \"cancel\" | \"pending\" | \"suggested\"")]
        decision: String,
        /// Why, needed to decline, return and cancel.
        #[serde(default)]
        reason: String,
        /// Who takes the place of the one who is cancelled.
        #[serde(default)] #[ts(optional = nullable)]
        replaced_by: Option<String>,
    }
    /// An applicant typed in or edited.
    ApplicantSave {
        /// Class.
        class_id: String,
        /// Enrolment; absent for a new one.
        #[serde(default)] #[ts(optional = nullable)]
        enrolment_id: Option<String>,
        /// The applicant.
        applicant: ApplicantInput,
    }
    /// Asks for the people of a class.
    EnrolmentQuery {
        /// Class.
        class_id: String,
        /// Whole numbers instead of masked ones.
        #[serde(default)]
        full_ids: bool,
    }
    /// Marks.
    AttendanceMark {
        /// Class.
        class_id: String,
        /// Session by id or number.
        session: String,
        /// Learners by id or name; ignored with `all`.
        #[serde(default)]
        people: Vec<String>,
        /// Everyone on the roster.
        #[serde(default)]
        all: bool,
        /// Mark; absent takes it away.
        #[serde(default)] #[ts(optional = nullable)]
        mark: Option<Mark>,
        /// Remark.
        #[serde(default)]
        note: String,
        /// Why; needed where something settled is put right.
        #[serde(default)]
        reason: String,
    }
    /// A file for one class.
    ClassFile {
        /// Class.
        class_id: String,
        /// Path.
        file: String,
    }
    /// Both bodies.
    CommitteeSet {
        /// Class.
        class_id: String,
        /// As they shall be.
        committee: Committee,
    }
    /// A class and a day.
    ClassDay {
        /// Class.
        class_id: String,
        /// Day; absent means today.
        #[serde(default)] #[ts(optional = nullable)]
        on: Option<Day>,
    }
    /// Money.
    MoneySet {
        /// Class.
        class_id: String,
        /// As it shall be.
        money: Money,
    }
    /// Outcomes.
    OutcomesSet {
        /// Class.
        class_id: String,
        /// As they shall be.
        outcomes: Vec<Outcome>,
    }
    /// Self-scores.
    SelfScoreSet {
        /// Class.
        class_id: String,
        /// The score.
        score: SelfScore,
    }
    /// A text.
    NarrativeSet {
        /// Class.
        class_id: String,
        /// Paper.
        paper: String,
        /// Section.
        section: String,
        /// Text; empty goes back to what the record gives.
        text: String,
    }
    /// A paper of a class.
    PaperQuery {
        /// Class.
        class_id: String,
        /// Kind.
        kind: String,
        /// `pdf` or `xlsx`.
        format: String,
    }
    /// A paper to write to a file.
    PaperSave {
        /// Class.
        class_id: String,
        /// Kind.
        kind: String,
        /// `pdf` or `xlsx`.
        format: String,
        /// Where.
        path: String,
    }
    /// A bundle to write.
    ReportExport {
        /// Class.
        class_id: String,
        /// Folder, or a path ending in `.zip`.
        out: String,
        /// One kind only.
        #[serde(default)] #[ts(optional = nullable)]
        only: Option<String>,
        /// `pdf`, `xlsx` or `all`; absent means all.
        #[serde(default)] #[ts(optional = nullable)]
        format: Option<String>,
    }
    /// A made-up class.
    SampleWalk {
        /// Learners on the roster.
        #[serde(default = "thirty")]
        learners: u32,
        /// Seed.
        #[serde(default = "one")]
        seed: u64,
    }
    /// The journal.
    JournalQuery {
        /// At most so many, newest first.
        #[serde(default = "hundred")]
        limit: u32,
    }
    /// A year.
    YearQuery {
        /// Year.
        year: i32,
    }
    /// A file.
    FilePath {
        /// File.
        path: String,
    }
    /// A new year's notice from another's.
    NoticeCopy {
        /// Year to copy.
        from: i32,
        /// Year to make.
        to: i32,
    }
    /// A year's notice to a file.
    NoticeExport {
        /// Year.
        year: i32,
        /// File.
        path: String,
    }
    /// The department's list of projects.
    ProjectsImport {
        /// Year.
        year: i32,
        /// File.
        file: String,
        /// Only look.
        #[serde(default)]
        dry_run: bool,
    }
    /// Whose projects they are.
    ProjectsClaim {
        /// Projects.
        ids: Vec<String>,
        /// Whether this institution hosts them.
        ours: bool,
    }
    /// A class as a pattern for another.
    ClassPattern {
        /// Class to copy.
        class_id: String,
        /// Year of the notice of the new one.
        notice_year: i32,
        /// First class day of the new one.
        opens_on: Day,
        /// Number in the year's list; absent: the next run of the same project.
        #[serde(default)] #[ts(optional = nullable)]
        plan_number: Option<String>,
    }
    /// A schedule in a spreadsheet.
    ScheduleRead {
        /// Class.
        class_id: String,
        /// File.
        file: String,
    }
    /// A file to keep with a class.
    AttachmentAdd {
        /// Class.
        class_id: String,
        /// Stage word.
        stage: String,
        /// What it is.
        title: String,
        /// File.
        file: String,
        /// Enrolment whose evidence it is; absent for a file of the class.
        #[serde(default)] #[ts(optional = nullable)]
        enrolment_id: Option<String>,
        /// Id of what it belongs to, such as a session; empty for the class itself.
        #[serde(default)]
        about: String,
    }
    /// A file kept with a class.
    AttachmentQuery {
        /// Class.
        class_id: String,
        /// Attachment.
        id: String,
    }
    /// A section of a paper.
    SectionQuery {
        /// Class.
        class_id: String,
        /// Kind of paper.
        paper: String,
        /// Section.
        section: String,
    }
    /// Deadlines of a year to a calendar file.
    DueExport {
        /// Year.
        year: i32,
        /// File.
        path: String,
    }
    /// A copy.
    BackupTo {
        /// File; absent means the folder of copies.
        #[serde(default)] #[ts(optional = nullable)]
        to: Option<String>,
    }
}

fn one() -> u64 {
    1
}

fn thirty() -> u32 {
    30
}

fn hundred() -> u32 {
    100
}
