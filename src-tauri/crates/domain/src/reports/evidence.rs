//! What the record says for each indicator of the score sheet (附件6): the figures behind the actual value, and the
//! paper that bears them. The sheet shows it as 佐证材料 until the office writes its own.

use crate::calendar::Calendar;
use crate::chinese;
use crate::committee::Body;
use crate::dossier::Dossier;
use crate::notice::Basis;
use crate::reports::OutcomeKind;

impl Dossier {
    /// The evidence for an indicator in one sentence; empty where the record says nothing of it.
    pub(super) fn evidence(&self, basis: Basis, calendar: &Calendar) -> String {
        let learners = self.learners().count();
        match basis {
            Basis::ByHand => String::new(),
            Basis::PacketComplete | Basis::FiledComplete => self.packet_evidence(),
            Basis::FundsSecured => {
                let charged = if self.charged_learners() { "曾向学员收费" } else { "未向学员收费" };
                match self.sources_in_words().as_str() {
                    "" => charged.to_owned(),
                    source => format!("经费来源：{source}；{charged}"),
                }
            }
            Basis::FiledInTime => self.filing.as_ref().map_or_else(String::new, |filing| {
                let due = calendar.filing_due(filing.opening_then, self.notice.filing_working_days).due;
                let receipt = match filing.receipt_number.as_str() {
                    "" => String::new(),
                    number => format!("，回执{number}"),
                };
                format!("{}前应备案，{}已备案{receipt}", chinese::short_date(due), chinese::short_date(filing.filed_on))
            }),
            Basis::SeniorTeachers => {
                let teachers = self.scheduled_teachers();
                let senior = teachers.iter().filter(|t| t.level.senior_or_above()).count();
                format!("课程表：授课{}人，正高级及以上{senior}人", teachers.len())
            }
            Basis::SessionsHeld | Basis::CoursesHeld => {
                format!("签到表：应签到{}次，已签到{}次", self.attended_sessions().count(), self.sessions_held())
            }
            Basis::HoursHeld => format!("课程表：计划{}学时，已完成{}学时", self.planned_hours(), self.hours_held()),
            Basis::AttendanceRate => {
                let (earned, planned) = self.hours_in_all();
                format!("考勤汇总表：应修{planned}学时，实修{earned}学时")
            }
            Basis::CommitteeWork => {
                let members = |body| self.members.iter().filter(|m| m.body == body).count();
                let group = match members(Body::PartyGroup) {
                    0 => String::new(),
                    n => format!("、临时党小组{n}人"),
                };
                format!("班委{}人{group}；活动{}次", members(Body::Committee), self.activities.len())
            }
            Basis::Safety => {
                let plan = match (self.class.contingency_plan.trim().is_empty(), self.contingency_planned()) {
                    (false, _) => "有应急预案；",
                    // Where none is asked for, its absence says nothing.
                    (true, true) => "",
                    (true, false) => "无应急预案；",
                };
                match self.outcomes_of(OutcomeKind::Incident) {
                    0 => format!("{plan}无安全事件"),
                    incidents => format!("{plan}安全事件{incidents}起"),
                }
            }
            Basis::Learners => format!("学员名单：计划{}人，实有{learners}人", self.class.size),
            Basis::CompletionRate => {
                format!("证书登记簿：学员{learners}人，结业{}人", self.completed())
            }
            Basis::OnTime => self.submission.as_ref().map_or_else(String::new, |sent| {
                let due = chinese::short_date(self.report_deadline(calendar).due);
                format!("{due}前应报送，{}已报送", chinese::short_date(sent.submitted_on))
            }),
            Basis::WithinBudget => {
                let (covered, quota) = (self.spent_under_quota(), self.quota());
                let over = if covered > quota {
                    format!("；除讲课费外支出{covered}元，超出综合定额{quota}元")
                } else {
                    String::new()
                };
                format!("经费结算表：预算{}元，支出{}元{over}", self.budget_total(), self.spent_total())
            }
            Basis::Satisfaction => {
                let (good, answers) = self.survey_sums(|_| true);
                format!("测评汇总表：{answers}项次，满意{good}项次")
            }
            Basis::Achievements | Basis::Publicity | Basis::Courseware => self.titles_counted(basis),
        }
    }

    fn packet_evidence(&self) -> String {
        let needed = self.notice.packet.iter().filter(|i| self.needs(i)).count();
        let missing = self.packet_missing();
        let ready = needed - missing.len();
        match missing.first() {
            None => format!("备案材料应备{needed}项，已备{ready}项"),
            Some(first) => {
                let more = if missing.len() > 1 { "等" } else { "" };
                format!("备案材料应备{needed}项，已备{ready}项，缺{}{more}", first.title)
            }
        }
    }

    /// The first of what counts, by its title, and how many there are.
    fn titles_counted(&self, basis: Basis) -> String {
        let titles: Vec<&str> = self.outcomes_counted(basis).map(|o| o.title.as_str()).collect();
        match titles.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, ..] => format!("{first}等{}项", titles.len()),
        }
    }
}
