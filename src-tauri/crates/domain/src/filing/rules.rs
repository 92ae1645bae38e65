//! Rules of filing: size, schedule, packet, deadline (二·一, 二·二).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::schedule::{DayPart, Session};
use super::teachers::{ExpertLevel, Teacher};
use crate::calendar::{Calendar, FilingDeadline};
use crate::chinese;
use crate::dossier::Dossier;
use crate::hours::Hours;
use crate::notice::{ListItem, Needed};
use crate::problem::Problem;

const CLAUSE: &str = "二(一)";

impl Dossier {
    /// Counted hours planned (二·一).
    pub fn planned_hours(&self) -> Hours {
        self.counted_sessions().map(|s| s.hours).sum()
    }

    /// Whether a listed paper must be there for this class.
    pub fn needs(&self, item: &ListItem) -> bool {
        match item.needed {
            Needed::Always => true,
            Needed::Epidemic => self.class.epidemic_in_force,
            Needed::Changed => !self.changes.is_empty(),
            Needed::Optional => false,
        }
    }

    /// Whether the contingency plan is there where it is asked for (二·一).
    pub(crate) fn contingency_planned(&self) -> bool {
        !self.class.epidemic_in_force || !self.class.contingency_plan.trim().is_empty()
    }

    /// Whether a paper of the packet is ready.
    pub fn packet_ready(&self, code: &str) -> bool {
        self.packet.iter().any(|p| p.code == code && p.ready)
    }

    /// Required papers of the packet that aren't ready.
    pub fn packet_missing(&self) -> Vec<&ListItem> {
        self.notice.packet.iter().filter(|i| self.needs(i) && !self.packet_ready(&i.code)).collect()
    }

    /// Teachers who stand in the schedule, in its order, each once.
    pub fn scheduled_teachers(&self) -> Vec<&Teacher> {
        let mut seen = BTreeSet::new();
        self.sessions
            .iter()
            .filter_map(|s| s.teacher.as_ref())
            .filter(|t| seen.insert(*t))
            .filter_map(|t| self.teacher(t))
            .collect()
    }

    /// The experts in one sentence: 共5人，其中院士1人、正高级3人 (二·二).
    pub fn experts_in_words(&self) -> String {
        let teachers = self.scheduled_teachers();
        if teachers.is_empty() {
            return String::new();
        }
        // Teachers below the levels of 二·二 are in the sum alone.
        let counts: Vec<String> = ExpertLevel::ALL
            .iter()
            .filter(|level| **level != ExpertLevel::Other)
            .map(|level| (level, teachers.iter().filter(|t| t.level == *level).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(level, count)| format!("{}{count}人", level.label()))
            .collect();
        match counts.as_slice() {
            [] => format!("共{}人。", teachers.len()),
            counts => format!("共{}人，其中{}。", teachers.len(), counts.join("、")),
        }
    }

    /// The deadline by which this class is filed.
    pub fn filing_deadline(&self, calendar: &Calendar) -> FilingDeadline {
        calendar.filing_due(self.class.opens_on, self.notice.filing_working_days)
    }

    /// Working days by which the filing was late; 0 when it was in time or isn't made.
    pub fn filed_late_by(&self, calendar: &Calendar) -> u32 {
        self.filing.as_ref().map_or(0, |filing| {
            let due = calendar.filing_due(filing.opening_then, self.notice.filing_working_days).due;
            calendar.working_days_late(due, filing.filed_on)
        })
    }

    /// Whether the filing was made in time; judged by the opening known when it was filed.
    pub fn filed_in_time(&self, calendar: &Calendar) -> Option<bool> {
        let filing = self.filing.as_ref()?;
        Some(filing.filed_on <= calendar.filing_due(filing.opening_then, self.notice.filing_working_days).due)
    }
}

/// What is wrong with the class as planned. Errors block filing.
pub fn check_plan(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = check_facts(dossier);
    let class = &dossier.class;
    let size = &dossier.notice.size;
    let id = class.uid.as_str();
    let hours = dossier.planned_hours();
    if hours < size.min_hours {
        problems.push(
            Problem::error(
                "hours_too_few",
                format!("计入学时 {hours} 学时，不足 {} 学时", size.min_hours),
                "请在课程安排中补足讲座、研讨、案例、现场教学或分组学习的学时；报到、开班、结业、党务活动和考核不计入。",
            )
            .clause(CLAUSE)
            .field("filing", "class", id, "sessions"),
        );
    }
    let days = class.days();
    if days.abs_diff(size.days) > size.days_tolerance && days > 0 {
        problems.push(
            Problem::warning(
                "days_unusual",
                format!("研修 {days} 天，通知要求 {} 天左右", size.days),
                "请核对起止日期；确需如此的，在实施方案中说明。",
            )
            .clause(CLAUSE)
            .field("filing", "class", id, "class.closes_on"),
        );
    }
    if class.size.abs_diff(size.learners) * 100 > size.learners * size.learners_tolerance_percent {
        problems.push(
            Problem::warning(
                "size_unusual",
                format!("计划 {} 人，通知要求 {} 人左右", class.size, size.learners),
                "请核对计划人数；确需如此的，在实施方案中说明。",
            )
            .clause(CLAUSE)
            .field("filing", "class", id, "class.size"),
        );
    }
    if class.closes_on > dossier.notice.complete_by {
        problems.push(
            Problem::warning(
                "after_complete_by",
                format!(
                    "结束日期 {} 晚于办结期限 {}",
                    chinese::date(class.closes_on),
                    chinese::date(dossier.notice.complete_by)
                ),
                "请提前办班，或取得主管部门同意。",
            )
            .clause("四(一)")
            .field("filing", "class", id, "class.closes_on"),
        );
    }
    if dossier.scheduled_teachers().is_empty() {
        problems.push(
            Problem::warning("no_teachers", "课程安排中没有授课人", "请在课程安排中填写授课人。")
                .clause("二(二)")
                .field("filing", "class", id, "teachers"),
        );
    }
    let places: u32 = dossier.quotas.iter().map(|q| q.places).sum();
    if places > class.size {
        problems.push(
            Problem::warning(
                "quotas_exceed",
                format!("各市名额合计 {places} 人，超过计划 {} 人", class.size),
                "请核对各市名额或计划人数。",
            )
            .clause(CLAUSE)
            .field("filing", "class", id, "class.quotas"),
        );
    }
    problems.extend(check_schedule(dossier));
    problems
}

fn check_facts(dossier: &Dossier) -> Vec<Problem> {
    let class = &dossier.class;
    let mut problems = Vec::new();
    if class.closes_on < class.opens_on {
        problems.push(Problem::error("dates_reversed", "结束日期早于开班日期", "请核对起止日期。").field(
            "filing",
            "class",
            class.uid.as_str(),
            "class.closes_on",
        ));
    }
    if class.check_in_on.is_some_and(|d| d > class.opens_on) {
        problems.push(Problem::error("check_in_late", "报到日期晚于开班日期", "请核对报到日期。").field(
            "filing",
            "class",
            class.uid.as_str(),
            "class.check_in_on",
        ));
    }
    let mut required = vec![
        (class.title.as_str(), "class.title", "项目名称"),
        (&class.plan_number, "class.plan_number", "计划编号"),
        (&class.applicant_unit, "class.applicant_unit", "选题申报单位"),
        (&class.supervising_department, "class.supervising_department", "主管部门"),
        (&class.department_lead.name, "class.department_lead.name", "主管部门项目负责人"),
        (&class.host_lead.name, "class.host_lead.name", "承办单位项目负责人"),
        (&class.contact.name, "class.contact.name", "联系人"),
        (&class.contact.phone, "class.contact.phone", "联系电话"),
        (&class.place, "class.place", "研修地点"),
        (&class.target_group, "class.target_group", "研修对象"),
        (&class.aims, "class.aims", "研修目的"),
        (&class.content, "class.content", "主要内容"),
        (&class.assessment_method, "class.assessment_method", "考核方式"),
        (&class.budget_source, "class.budget_source", "经费来源"),
    ];
    if class.epidemic_in_force {
        required.push((&class.epidemic_measures, "class.epidemic_measures", "疫情防控措施"));
        required.push((&class.contingency_plan, "class.contingency_plan", "应急预案"));
    }
    for (value, field, label) in required {
        if value.trim().is_empty() {
            problems.push(
                Problem::error("fact_missing", format!("没有填写{label}"), format!("请在班次信息中填写{label}。"))
                    .clause(CLAUSE)
                    .field("filing", "class", class.uid.as_str(), field),
            );
        }
    }
    if charges_learners(&class.budget_source) {
        problems.push(
            Problem::error(
                "learner_fee_planned",
                format!("经费来源写着向学员收费：“{}”", class.budget_source.trim()),
                "通知规定不得向学员个人收费，请改为主管部门、承办单位等经费来源。",
            )
            .clause("二(六)")
            .field("filing", "class", class.uid.as_str(), "class.budget_source"),
        );
    }
    problems
}

/// Whether a source of money names a fee from learners in person (二·六); 不向学员收费 doesn't.
fn charges_learners(source: &str) -> bool {
    const TAKEN: [&str; 9] = [
        "学员缴费",
        "学员交费",
        "学员自费",
        "学员收费",
        "学员个人",
        "个人缴费",
        "个人交费",
        "收取培训费",
        "培训费收入",
    ];
    source.split(['，', '。', '；', '、', ',', ';', '\n']).any(|part| {
        TAKEN
            .iter()
            .any(|taken| part.find(taken).is_some_and(|at| !part[..at].contains(['不', '未', '免', '无', '非', '勿'])))
    })
}

/// By how much something is late. Done on a day off after the deadline, no working day lies between.
pub fn late_in_words(working_days: u32) -> String {
    if working_days == 0 { "不足 1 个工作日".to_owned() } else { format!(" {working_days} 个工作日") }
}

/// Whether a time, `HH:MM`, begins within a part of the day.
fn begins_in(part: DayPart, starts: &str) -> bool {
    match part {
        DayPart::Morning => starts < "12:30",
        DayPart::Afternoon => ("12:00".."18:30").contains(&starts),
        DayPart::Evening => starts >= "17:30",
    }
}

/// What an activity meets in its own half-day (二·四: in spare time only). Without times on both sides the half-day
/// itself is taken.
fn met_by<'s>(activity: &Session, half: &[&'s Session]) -> Option<&'s Session> {
    half.iter().copied().filter(|s| s.bars_activities()).find(|session| {
        !(activity.timed() && session.timed()) || (activity.starts < session.ends && session.starts < activity.ends)
    })
}

fn check_schedule(dossier: &Dossier) -> Vec<Problem> {
    let class = &dossier.class;
    let mut problems = Vec::new();
    let mut halves: BTreeMap<(NaiveDate, DayPart), Vec<&Session>> = BTreeMap::new();
    for session in &dossier.sessions {
        halves.entry((session.on, session.part)).or_default().push(session);
        let from = class.check_in_on.unwrap_or(class.opens_on).min(class.opens_on);
        if !(from..=class.closes_on).contains(&session.on) {
            problems.push(
                Problem::warning(
                    "session_outside",
                    format!("“{}”安排在 {}，不在研修日期之内", session.topic, chinese::date(session.on)),
                    "请核对课程日期或研修起止日期。",
                )
                .field("filing", "session", session.uid.as_str(), "session.on"),
            );
        }
    }
    for ((on, part), sessions) in halves {
        let hours: Hours = sessions.iter().map(|s| s.hours).sum();
        let place = |problem: Problem| problem.field("filing", "session", sessions[0].uid.as_str(), "session.hours");
        let half = format!("{}{}", chinese::short_date(on), part.label());
        if hours > dossier.notice.size.half_day_max {
            problems.push(place(Problem::warning(
                "half_day_full",
                format!("{half}安排了 {hours} 学时，半天一般不超过 {} 学时", dossier.notice.size.half_day_max),
                "请核对学时，或把课程分到其他时段。",
            )));
        }
        for session in sessions.iter().filter(|s| s.timed() && s.ends <= s.starts) {
            problems.push(place(Problem::warning(
                "times_reversed",
                format!("{half}“{}”的结束时间 {} 不晚于开始时间 {}", session.topic, session.ends, session.starts),
                "请核对起止时间。",
            )));
        }
        for session in sessions.iter().filter(|s| !s.starts.is_empty() && !begins_in(part, &s.starts)) {
            problems.push(place(Problem::warning(
                "time_outside_part",
                format!("“{}”安排在{half}，时间却从 {} 开始", session.topic, session.starts),
                "请核对时段和起止时间。",
            )));
        }
        for session in sessions.iter().filter(|s| s.is_activity()) {
            let Some(met) = met_by(session, &sessions) else { continue };
            problems.push(
                place(Problem::warning(
                    "activity_in_class_time",
                    format!("{half}“{}”与“{}”时间冲突", session.topic, met.topic),
                    "党小组和班委活动只能安排在课余时间，请调整，或填写起止时间。",
                ))
                .clause("二(四)"),
            );
        }
        let mut timed: Vec<&&Session> =
            sessions.iter().filter(|s| s.timed() && !s.is_activity() && s.starts < s.ends).collect();
        timed.sort_by(|a, b| a.starts.cmp(&b.starts));
        for pair in timed.windows(2) {
            if pair[1].starts < pair[0].ends {
                problems.push(place(Problem::warning(
                    "sessions_overlap",
                    format!("{half}“{}”与“{}”时间重叠", pair[0].topic, pair[1].topic),
                    "请核对起止时间。",
                )));
            }
        }
    }
    problems
}

/// What keeps the class from being filed, or was wrong with the filing.
pub fn check_filing(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<Problem> {
    let id = dossier.class.uid.as_str();
    let mut problems = check_plan(dossier);
    for item in dossier.packet_missing() {
        problems.push(
            Problem::warning(
                "packet_missing",
                format!("备案材料“{}”还没有备齐", item.title),
                "请准备好后在备案材料清单中勾选；报送时缺的，备案规范不得分。",
            )
            .clause(if item.needed == Needed::Epidemic { "二(一)·疫情防控" } else { CLAUSE })
            .field("filing", "packet", item.code.clone(), "packet"),
        );
    }
    let deadline = dossier.filing_deadline(calendar);
    if !deadline.official {
        problems.push(
            Problem::warning(
                "calendar_provisional",
                "备案期限按暂定日历推算：该年放假安排尚未载入",
                "放假安排公布后请更新日历，再核对期限。",
            )
            .clause(CLAUSE)
            .field("filing", "class", id, "class.opens_on"),
        );
    }
    match dossier.filed_in_time(calendar) {
        Some(false) => problems.push(
            Problem::warning(
                "filed_late",
                format!("备案逾期{}，已如实记录", late_in_words(dossier.filed_late_by(calendar))),
                "请在自评报告中说明原因；绩效考核表“备案及时”不得分。",
            )
            .clause(CLAUSE)
            .field("filing", "filing", id, "filing.filed_on"),
        ),
        None if today > deadline.due => problems.push(
            Problem::warning(
                "filing_overdue",
                format!("备案期限是 {}，已经过了", chinese::date(deadline.due)),
                "请尽快备案并向主管部门说明，仍可如实登记。",
            )
            .clause(CLAUSE)
            .field("filing", "filing", id, "filing.filed_on"),
        ),
        _ => {}
    }
    problems
}
