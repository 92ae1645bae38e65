//! The institution's year: what each class came to, the sums, and what the year risks (四).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::EnrolmentStatus;
use crate::filing::plan::Project;
use crate::hours::Hours;
use crate::money::Fen;
use crate::people::City;
use crate::reports::{IncomeKind, OutcomeKind};
use crate::share::share;
use crate::stage::{Stage, stage_of};
use crate::uid::Uid;
use crate::words::words;

words! {
    /// How a deadline was kept.
    Kept {
        /// Done in time.
        InTime = "in_time" "按时",
        /// Done later.
        Late = "late" "逾期",
        /// Not done, and past.
        Overdue = "overdue" "已过期限",
        /// Not done yet.
        Open = "open" "未到期",
    }
}

/// A deadline of a class and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Last day.
    pub due: NaiveDate,
    /// Day on which it was done.
    pub done: Option<NaiveDate>,
    /// How it was kept.
    pub kept: Kept,
}

impl Deadline {
    fn new(due: NaiveDate, done: Option<NaiveDate>, in_time: Option<bool>, today: NaiveDate) -> Self {
        let kept = match in_time {
            Some(true) => Kept::InTime,
            Some(false) => Kept::Late,
            None if today > due => Kept::Overdue,
            None => Kept::Open,
        };
        Self { due, done, kept }
    }
}

/// What one class came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearClass {
    /// Public id.
    pub uid: Uid,
    /// Number in the year's list.
    pub plan_number: String,
    /// Title, with its run beyond the first.
    pub title: String,
    /// The special topic in Chinese; empty when none.
    pub special_topic: String,
    /// First class day.
    pub opens_on: NaiveDate,
    /// Last class day.
    pub closes_on: NaiveDate,
    /// Class days.
    pub days: u32,
    /// Counted hours as planned.
    pub hours: Hours,
    /// Stage.
    pub stage: Stage,
    /// Filing (二·一).
    pub filing: Deadline,
    /// Reports (三).
    pub report: Deadline,
    /// The year's last day (四·一), done on the last class day of a class that was run.
    pub complete: Deadline,
    /// Learners as planned.
    pub size: u32,
    /// Everyone who applied, whatever became of it.
    pub applied: u32,
    /// On the roster.
    pub accepted: u32,
    /// On the roster, and there in at least one session.
    pub attended: u32,
    /// On the roster, with a result of the assessment.
    pub assessed: u32,
    /// Passed.
    pub passed: u32,
    /// Certificates that hold.
    pub certificates: u32,
    /// Hours earned by all on the roster together.
    pub earned: Hours,
    /// On the roster from the front line.
    pub front_line: u32,
    /// On the roster by city; `None` where no city is given.
    pub cities: BTreeMap<Option<City>, u32>,
    /// Budget.
    pub budget: Fen,
    /// Spent.
    pub spent: Fen,
    /// Received, refunds left out.
    pub received: Fen,
    /// Teachers' fees before tax, part of what was spent.
    pub fees: Fen,
    /// Taken from learners in person and not refunded (二·六).
    pub charged: Fen,
    /// Findings of inspections, and those that aren't mended.
    pub inspections: (u32, u32),
    /// What it puts at risk.
    pub risks: Vec<Risk>,
}

/// Something for which a host isn't accepted next year (四), or that breaks the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Class; `None` for a project without one.
    pub class: Option<Uid>,
    /// Its title.
    pub title: String,
    /// Stable code.
    pub code: &'static str,
    /// What, in Chinese.
    pub text: String,
    /// Clause of the notice.
    pub clause: &'static str,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl YearClass {
    /// What a class came to, as of a day.
    pub fn of(d: &Dossier, calendar: &Calendar, today: NaiveDate) -> Self {
        let class = &d.class;
        let run = if class.run > 1 { format!("（第{}期）", class.run) } else { String::new() };
        let filing = d.filing_deadline(calendar).due;
        let report = d.report_deadline(calendar).due;
        // A class without a single mark wasn't run, whatever its dates say.
        let ran = today > class.closes_on && !d.marks.is_empty();
        let in_time = class.closes_on <= d.notice.complete_by;
        let there: std::collections::BTreeSet<&Uid> =
            d.marks.iter().filter(|m| m.mark.attended()).map(|m| &m.enrolment).collect();
        let mut cities: BTreeMap<Option<City>, u32> = BTreeMap::new();
        for learner in d.learners() {
            *cities.entry(learner.details.city).or_default() += 1;
        }
        let charged = d.incomes.iter().filter(|i| i.kind == IncomeKind::LearnerFee && i.refunded_on.is_none());
        let findings: Vec<_> = d.outcomes.iter().filter(|o| o.kind == OutcomeKind::Inspection).collect();
        let mut year = Self {
            uid: class.uid.clone(),
            plan_number: class.plan_number.clone(),
            title: format!("{}{run}", class.title),
            special_topic: d.special_topic_label().to_owned(),
            opens_on: class.opens_on,
            closes_on: class.closes_on,
            days: class.days(),
            hours: d.planned_hours(),
            stage: stage_of(d, today),
            filing: Deadline::new(filing, d.filing.as_ref().map(|f| f.filed_on), d.filed_in_time(calendar), today),
            report: Deadline::new(
                report,
                d.submission.as_ref().map(|s| s.submitted_on),
                d.submitted_in_time(calendar),
                today,
            ),
            complete: Deadline::new(
                d.notice.complete_by,
                ran.then_some(class.closes_on),
                // A class that is planned beyond the last day is late before it has begun.
                if ran || !in_time { Some(in_time) } else { None },
                today,
            ),
            size: class.size,
            applied: count(
                d.enrolments.iter().filter(|e| e.status != EnrolmentStatus::Cancelled || e.accepted()).count(),
            ),
            accepted: count(d.learners().count()),
            attended: count(d.learners().filter(|l| there.contains(&l.uid)).count()),
            assessed: count(d.learners().filter(|l| d.concluded_result(&l.uid).is_some()).count()),
            passed: count(d.learners().filter(|l| d.passed(&l.uid)).count()),
            certificates: count(d.awarded().count()),
            earned: d.ledger().iter().map(|l| l.earned).sum(),
            front_line: count(d.learners().filter(|l| l.details.front_line).count()),
            cities,
            budget: d.budget_total(),
            spent: d.spent_total(),
            received: d.received_total(),
            fees: d.fees.iter().map(|f| f.gross).sum(),
            charged: charged.map(|i| i.amount).sum(),
            inspections: (count(findings.len()), count(findings.iter().filter(|o| o.open()).count())),
            risks: Vec::new(),
        };
        year.risks = year.find_risks(d, today);
        year
    }

    fn find_risks(&self, d: &Dossier, today: NaiveDate) -> Vec<Risk> {
        let mut risks = Vec::new();
        let mut add = |code, text: String, clause| {
            risks.push(Risk { class: Some(self.uid.clone()), title: self.title.clone(), code, text, clause });
        };
        match self.filing.kept {
            Kept::Overdue => add("not_filed", format!("没有备案，期限是{}", chinese::date(self.filing.due)), "二(一)"),
            Kept::Late => {
                let on = self.filing.done.map(chinese::date).unwrap_or_default();
                add("filed_late", format!("{on}备案，晚于期限{}", chinese::date(self.filing.due)), "二(一)");
            }
            _ => {}
        }
        if today > self.closes_on && d.marks.is_empty() {
            add("not_run", format!("应于{}结束，没有任何签到记录", chinese::date(self.closes_on)), "四");
        }
        if self.complete.kept == Kept::Late {
            let text =
                format!("{}结束，晚于办结期限{}", chinese::date(self.closes_on), chinese::date(self.complete.due));
            add("finished_late", text, "四(一)");
        }
        match self.report.kept {
            Kept::Overdue => {
                add("report_overdue", format!("总结材料没有报送，期限是{}", chinese::date(self.report.due)), "三");
            }
            Kept::Late => {
                let on = self.report.done.map(chinese::date).unwrap_or_default();
                add("reported_late", format!("{on}报送，晚于期限{}", chinese::date(self.report.due)), "三");
            }
            _ => {}
        }
        if self.inspections.1 > 0 {
            add("inspection_open", format!("监督巡查发现的{}个问题没有整改完成", self.inspections.1), "四");
        }
        if self.charged > Fen::ZERO {
            let text = format!("向学员个人收费{}没有退还", self.charged.in_text());
            add("learner_charged", text, "二(六)");
        }
        risks
    }

    /// Share of the front line among those on the roster, in hundredths of a percent.
    pub fn front_line_share(&self) -> Option<i64> {
        share(self.front_line.into(), self.accepted.into())
    }
}

/// The institution's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Year of the notice.
    pub year: i32,
    /// Classes in order of their opening.
    pub classes: Vec<YearClass>,
    /// Projects of this institution in the year's list without a class.
    pub unopened: Vec<Project>,
}

/// Sums over the classes of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Classes.
    pub classes: u32,
    /// Classes that are over and have learners who were there.
    pub run: u32,
    /// Class days.
    pub days: u32,
    /// Counted hours as planned.
    pub hours: Hours,
    /// Learners as planned.
    pub size: u32,
    /// Who applied.
    pub applied: u32,
    /// On rosters.
    pub accepted: u32,
    /// Who came.
    pub attended: u32,
    /// With a result of the assessment.
    pub assessed: u32,
    /// Passed.
    pub passed: u32,
    /// Certificates.
    pub certificates: u32,
    /// Hours earned by all together.
    pub earned: Hours,
    /// From the front line, in classes of special topics.
    pub front_line: u32,
    /// On the rosters of classes of special topics.
    pub special: u32,
    /// Classes of special topics.
    pub special_classes: u32,
    /// Filed in time.
    pub filed_in_time: u32,
    /// Filed at all.
    pub filed: u32,
    /// Reported in time.
    pub reported_in_time: u32,
    /// Reported at all.
    pub reported: u32,
    /// Budget.
    pub budget: Fen,
    /// Spent.
    pub spent: Fen,
    /// Received.
    pub received: Fen,
    /// Teachers' fees before tax.
    pub fees: Fen,
    /// Taken from learners in person and not refunded.
    pub charged: Fen,
}

impl Year {
    /// A year of classes; `projects` are those of its list that this institution hosts.
    pub fn new(year: i32, mut classes: Vec<YearClass>, projects: Vec<Project>) -> Self {
        classes.sort_by(|a, b| (a.opens_on, &a.plan_number, &a.title).cmp(&(b.opens_on, &b.plan_number, &b.title)));
        let opened = |p: &Project| classes.iter().any(|c| c.plan_number == p.plan_number);
        let unopened = projects.into_iter().filter(|p| p.ours && p.year == year && !opened(p)).collect();
        Self { year, classes, unopened }
    }

    /// The sums.
    pub fn totals(&self) -> Totals {
        let mut sums = Totals::default();
        for c in &self.classes {
            sums.classes += 1;
            sums.run += u32::from(c.attended > 0 && c.complete.done.is_some());
            sums.days += c.days;
            sums.hours = [sums.hours, c.hours].into_iter().sum();
            sums.size += c.size;
            sums.applied += c.applied;
            sums.accepted += c.accepted;
            sums.attended += c.attended;
            sums.assessed += c.assessed;
            sums.passed += c.passed;
            sums.certificates += c.certificates;
            sums.earned = [sums.earned, c.earned].into_iter().sum();
            if !c.special_topic.is_empty() {
                sums.special_classes += 1;
                sums.special += c.accepted;
                sums.front_line += c.front_line;
            }
            sums.filed += u32::from(c.filing.done.is_some());
            sums.filed_in_time += u32::from(c.filing.kept == Kept::InTime);
            sums.reported += u32::from(c.report.done.is_some());
            sums.reported_in_time += u32::from(c.report.kept == Kept::InTime);
            sums.budget = sums.budget + c.budget;
            sums.spent = sums.spent + c.spent;
            sums.received = sums.received + c.received;
            sums.fees = sums.fees + c.fees;
            sums.charged = sums.charged + c.charged;
        }
        sums
    }

    /// Learners of the whole year by city, in the order of the province's list; `None` where no city is given.
    pub fn cities(&self) -> Vec<(Option<City>, u32)> {
        let of = |city: Option<City>| self.classes.iter().map(|c| c.cities.get(&city).copied().unwrap_or(0)).sum();
        let mut all: Vec<(Option<City>, u32)> = City::ALL.iter().map(|city| (Some(*city), of(Some(*city)))).collect();
        let without = of(None);
        if without > 0 {
            all.push((None, without));
        }
        all
    }

    /// Everything the year risks, class by class, projects without a class last.
    pub fn risks(&self, today: NaiveDate, complete_by: NaiveDate) -> Vec<Risk> {
        let mut all: Vec<Risk> = self.classes.iter().flat_map(|c| c.risks.iter().cloned()).collect();
        let late = today > complete_by;
        all.extend(self.unopened.iter().map(|p| {
            let text = if late {
                format!("列入年度计划（编号{}），到{}没有办班", p.plan_number, chinese::date(complete_by))
            } else {
                format!("列入年度计划（编号{}），还没有建班，应于{}前办结", p.plan_number, chinese::date(complete_by))
            };
            let code = if late { "not_opened" } else { "to_open" };
            Risk { class: None, title: p.title.clone(), code, text, clause: "四(一)" }
        }));
        all
    }
}

#[cfg(test)]
mod tests;
