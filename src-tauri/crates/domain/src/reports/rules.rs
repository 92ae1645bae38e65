//! Rules of the reports: what the bundle must hold, when it is due (三, 四).

use chrono::NaiveDate;

use super::{records, survey};
use crate::calendar::{Calendar, ReportDeadline};
use crate::chinese;
use crate::committee;
use crate::dossier::Dossier;
use crate::problem::Problem;

impl Dossier {
    /// When the reports are due.
    pub fn report_deadline(&self, calendar: &Calendar) -> ReportDeadline {
        calendar.report_due(self.class.closes_on, self.notice.report_within)
    }

    /// Whether the reports were sent in time.
    pub fn submitted_in_time(&self, calendar: &Calendar) -> Option<bool> {
        self.submission.as_ref().map(|s| s.submitted_on <= self.report_deadline(calendar).due)
    }
}

/// What is missing or late before the reports can go out.
pub fn check(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    let at = |problem: Problem, clause: &'static str, field: &'static str| {
        problem.clause(clause).field("reports", "class", "", field)
    };
    if dossier.conclusion.is_none() {
        problems.push(at(
            Problem::error("not_concluded", "考核尚未作结论", "请先在考核页作出结论。"),
            "三",
            "assessment",
        ));
    }
    problems.extend(committee::rules::check_summary(dossier));
    problems.extend(survey::check(dossier));
    problems.extend(records::check(dossier, today));
    if dossier.costs.is_empty() && dossier.fees.is_empty() {
        problems.push(at(
            Problem::warning("costs_missing", "没有登记实际支出", "请录入经费结算，自评报告和绩效考核表要用。"),
            "二(六)",
            "costs",
        ));
    }
    let sheet = dossier.score_sheet(calendar, today);
    for row in sheet.pending() {
        let indicator = dossier.notice.indicators.iter().find(|i| i.code == row.code);
        problems.push(
            Problem::warning(
                "score_missing",
                format!("绩效考核表“{}”还没有得分", indicator.map_or("", |i| i.title.as_str())),
                "请补录相关记录，或在绩效考核表中填写自评得分。",
            )
            .clause("三")
            .field("reports", "indicator", row.code.clone(), "indicators"),
        );
    }
    let due = dossier.report_deadline(calendar).due;
    match (&dossier.submission, dossier.submitted_in_time(calendar)) {
        (Some(_), Some(false)) => problems.push(at(
            Problem::warning(
                "reported_late",
                format!("报送逾期，期限是 {}，已如实记录", chinese::date(due)),
                "请在自评报告中说明原因。",
            ),
            "三",
            "submission",
        )),
        (None, _) if today > due => problems.push(at(
            Problem::warning(
                "report_overdue",
                format!("报送期限是 {}，已经过了", chinese::date(due)),
                "请尽快报送并向主管部门说明。",
            ),
            "三",
            "submission",
        )),
        _ => {}
    }
    problems
}
