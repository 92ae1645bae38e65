//! Everything recorded about one class, in one value: what rules judge and papers print.

use chrono::NaiveDate;

use crate::archive::{ClosingNote, Reopening};
use crate::assessment::{Conclusion, CreditSheet, Excellent, Override, Scheme, Score, Withdrawal};
use crate::attachment::Attachment;
use crate::attendance::AttendanceMark;
use crate::attendance::book::AttendanceBook;
use crate::certificates::Certificate;
use crate::certificates::scheme::NumberScheme;
use crate::certificates::setting::{CertificateSetting, ListedNumber};
use crate::committee::{Activity, CommitteeNotes, Conduct, Election, Member};
use crate::enrolment::Enrolment;
use crate::enrolment::roster::Roster;
use crate::filing::class::{BudgetLine, TrainingClass};
use crate::filing::packet::{ChangeReport, Filing, PacketItem};
use crate::filing::plan::CityQuota;
use crate::filing::schedule::Session;
use crate::filing::teachers::Teacher;
use crate::forms::ClassForms;
use crate::institution::Institution;
use crate::notice::Notice;
use crate::reports::fees::PaidElsewhere;
use crate::reports::submission::Submission;
use crate::reports::survey::{SurveySheet, SurveyTally};
use crate::reports::{CostLine, FeeLine, IncomeLine, Narrative, Outcome, SelfScore};
use crate::uid::Uid;

/// One class with all its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The host.
    pub institution: Institution,
    /// The notice the class was planned under.
    pub notice: Notice,
    /// The class.
    pub class: TrainingClass,
    /// Sessions by day, part of day and start.
    pub sessions: Vec<Session>,
    /// Teachers that sessions or fees name.
    pub teachers: Vec<Teacher>,
    /// Budget.
    pub budget: Vec<BudgetLine>,
    /// Places by city.
    pub quotas: Vec<CityQuota>,
    /// Files attached.
    pub attachments: Vec<Attachment>,
    /// The packet's check list.
    pub packet: Vec<PacketItem>,
    /// The filing, once made.
    pub filing: Option<Filing>,
    /// Change reports, oldest first.
    pub changes: Vec<ChangeReport>,
    /// Everyone who sent a receipt: roster number first, then order of arrival.
    pub enrolments: Vec<Enrolment>,
    /// The roster: frozen lines, changes since, rooms and classroom.
    pub roster: Roster,
    /// Attendance marks.
    pub marks: Vec<AttendanceMark>,
    /// Check-in, corrections and what else the attendance book keeps.
    pub attendance: AttendanceBook,
    /// Posts of both bodies.
    pub members: Vec<Member>,
    /// How both bodies were elected.
    pub elections: Vec<Election>,
    /// Activities, oldest first.
    pub activities: Vec<Activity>,
    /// Conduct of Party members.
    pub conduct: Vec<Conduct>,
    /// What the host wrote about both bodies.
    pub committee_notes: CommitteeNotes,
    /// Assessment scheme.
    pub scheme: Scheme,
    /// Scores.
    pub scores: Vec<Score>,
    /// Results that somebody answers for.
    pub overrides: Vec<Override>,
    /// Excellent learners, in roster order.
    pub excellent: Vec<Excellent>,
    /// Conclusions that were taken back, oldest first.
    pub withdrawals: Vec<Withdrawal>,
    /// The institution's columns of the credit-of-hours sheet.
    pub credit_sheet: CreditSheet,
    /// The conclusion, once made.
    pub conclusion: Option<Conclusion>,
    /// Certificates in order of number, void ones included.
    pub certificates: Vec<Certificate>,
    /// What its certificates say and where their numbers come from.
    pub certificate_setting: CertificateSetting,
    /// The scheme chosen for their numbers; `None` means the notice's.
    pub number_scheme: Option<NumberScheme>,
    /// Numbers from the department's list, in its order.
    pub listed_numbers: Vec<ListedNumber>,
    /// Survey, question by question.
    pub survey: Vec<SurveyTally>,
    /// Forms handed out and returned, what the form asks, and the comments.
    pub survey_sheet: SurveySheet,
    /// Costs.
    pub costs: Vec<CostLine>,
    /// Teachers' fees.
    pub fees: Vec<FeeLine>,
    /// Half-days of these teachers that another class pays for too.
    pub fees_elsewhere: Vec<PaidElsewhere>,
    /// Income.
    pub incomes: Vec<IncomeLine>,
    /// Outcomes.
    pub outcomes: Vec<Outcome>,
    /// Edited texts.
    pub narratives: Vec<Narrative>,
    /// Self-scores.
    pub self_scores: Vec<SelfScore>,
    /// Forms that aren't those that ship.
    pub forms: ClassForms,
    /// The submission, once made.
    pub submission: Option<Submission>,
    /// Day the class was archived.
    pub archived_on: Option<NaiveDate>,
    /// What its closing sheet says, and the volume as it was archived.
    pub closing: ClosingNote,
    /// When and why it was opened again, oldest first.
    pub reopenings: Vec<Reopening>,
}

impl Dossier {
    /// Learners on the roster, in its order.
    pub fn learners(&self) -> impl Iterator<Item = &Enrolment> {
        self.enrolments.iter().filter(|e| e.accepted())
    }

    /// Sessions whose hours count under the notice (二·一).
    pub fn counted_sessions(&self) -> impl Iterator<Item = &Session> {
        self.sessions.iter().filter(|s| self.notice.size.counted_kinds.contains(&s.kind))
    }

    /// The teacher with this id.
    pub fn teacher(&self, uid: &Uid) -> Option<&Teacher> {
        self.teachers.iter().find(|t| t.uid == *uid)
    }

    /// The enrolment with this id.
    pub fn enrolment(&self, uid: &Uid) -> Option<&Enrolment> {
        self.enrolments.iter().find(|e| e.uid == *uid)
    }
}
