//! Who passes, and why (二·三, 二·四).

use chrono::NaiveDate;

use super::AssessmentResult;
use crate::attendance::ledger;
use crate::chinese;
use crate::committee::rules::{check_conduct, conduct_allows};
use crate::dossier::Dossier;
use crate::problem::Problem;
use crate::uid::Uid;

impl Dossier {
    /// The weighted total of a learner in tenths, rounded half up; `None` while a score is missing.
    pub fn total_tenths(&self, enrolment: &Uid) -> Option<i32> {
        let mut sum = 0_i32;
        for component in &self.scheme.components {
            let score = self.scores.iter().find(|s| s.enrolment == *enrolment && s.component == component.code)?;
            sum += score.tenths * i32::try_from(component.weight).ok()?;
        }
        Some((sum + 50) / 100)
    }

    /// Every learner's result as things stand, in roster order.
    pub fn judge(&self) -> Vec<AssessmentResult> {
        let least = self.scheme.min_attendance_percent;
        self.learners()
            .zip(self.ledger())
            .map(|(learner, hours)| {
                let mut grounds = vec![format!(
                    "实修 {} / {} 学时，出勤率 {}，{}{least}%",
                    hours.earned,
                    hours.planned,
                    chinese::percent(hours.rate()),
                    if hours.reached(least) { "达到" } else { "不足" }
                )];
                let mut passed = hours.reached(least);
                let total = if self.scheme.components.is_empty() { None } else { self.total_tenths(&learner.uid) };
                if !self.scheme.components.is_empty() {
                    match total {
                        Some(total) => {
                            let enough = total >= self.scheme.pass_tenths;
                            passed &= enough;
                            grounds.push(format!(
                                "总评 {} 分，{}合格线 {} 分",
                                tenths(total),
                                if enough { "达到" } else { "低于" },
                                tenths(self.scheme.pass_tenths)
                            ));
                        }
                        None => {
                            passed = false;
                            grounds.push("成绩未录齐".to_owned());
                        }
                    }
                }
                match conduct_allows(self, learner) {
                    Some(true) => {}
                    Some(false) => {
                        passed = false;
                        grounds.push("党员表现不合格".to_owned());
                    }
                    None => {
                        passed = false;
                        grounds.push("缺党员表现评价".to_owned());
                    }
                }
                AssessmentResult {
                    enrolment: learner.uid.clone(),
                    passed,
                    earned: hours.earned,
                    planned: hours.planned,
                    total_tenths: total,
                    explanation: grounds.join("；"),
                }
            })
            .collect()
    }

    /// The result as concluded.
    pub fn concluded_result(&self, enrolment: &Uid) -> Option<&AssessmentResult> {
        self.conclusion.as_ref()?.results.iter().find(|r| r.enrolment == *enrolment)
    }

    /// Whether the learner passed, as concluded.
    pub fn passed(&self, enrolment: &Uid) -> bool {
        self.concluded_result(enrolment).is_some_and(|r| r.passed)
    }
}

/// Tenths of a point as a score sheet writes them: `86`, `72.5`.
pub fn tenths(tenths: i32) -> String {
    crate::hours::Hours::from_tenths(tenths).to_string()
}

/// What keeps the assessment from being concluded.
pub fn check(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    if dossier.learners().next().is_none() {
        problems.push(
            Problem::error("no_learners", "学员名单是空的", "请先在报名页审验学员。").clause("二(三)").field(
                "enrolment",
                "class",
                "",
                "learners",
            ),
        );
        return problems;
    }
    let weights: u32 = dossier.scheme.components.iter().map(|c| c.weight).sum();
    if !dossier.scheme.components.is_empty() && weights != 100 {
        problems.push(
            Problem::error("weights", format!("考核各项权重合计 {weights}%，应为 100%"), "请在考核页改正权重。").field(
                "assessment",
                "scheme",
                "",
                "scheme.components",
            ),
        );
    }
    if today < dossier.class.closes_on {
        problems.push(
            Problem::error(
                "not_over",
                format!("研修到 {} 结束，现在还不能作结论", chinese::date(dossier.class.closes_on)),
                "请在最后一天课程结束后作考核结论。",
            )
            .field("assessment", "class", "", "assessment.concluded_on"),
        );
    }
    for component in &dossier.scheme.components {
        let missing = dossier
            .learners()
            .filter(|e| !dossier.scores.iter().any(|s| s.enrolment == e.uid && s.component == component.code))
            .count();
        if missing > 0 {
            problems.push(
                Problem::error(
                    "scores_missing",
                    format!("“{}”还有 {missing} 人没有成绩", component.name),
                    "请录入成绩；缺考的录 0 分。",
                )
                .clause("二(三)")
                .field("assessment", "scores", component.code.clone(), "scores"),
            );
        }
    }
    problems.extend(check_conduct(dossier));
    let unmarked =
        dossier.attended_sessions().filter(|s| dossier.marked(&s.uid).0 < dossier.learners().count()).count();
    if unmarked > 0 && ledger::check(dossier, today).iter().all(|p| p.code != "attendance_unmarked") {
        problems.push(
            Problem::error("attendance_unmarked", format!("还有 {unmarked} 次课没有登记签到"), "请在签到页登记齐全。")
                .field("attendance", "class", "", "attendance.mark"),
        );
    }
    problems.extend(ledger::check(dossier, today).into_iter().filter(|p| p.code == "attendance_unmarked"));
    problems
}
