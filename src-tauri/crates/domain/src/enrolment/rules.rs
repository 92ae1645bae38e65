//! Rules of enrolment: who is on the roster, and what the roster looks like (二·一, 二·三, 二·五).

use std::collections::BTreeMap;

use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::admission::Fit;
use crate::enrolment::{Enrolment, EnrolmentStatus};
use crate::people::City;
use crate::problem::Problem;
use crate::share::share;

impl Dossier {
    /// Applicants still to be reviewed.
    pub fn pending(&self) -> impl Iterator<Item = &Enrolment> {
        self.enrolments.iter().filter(|e| e.status == EnrolmentStatus::Pending)
    }

    /// Learners by city, most first.
    pub fn learners_by_city(&self) -> Vec<(City, usize)> {
        let mut counts: BTreeMap<City, usize> = BTreeMap::new();
        for city in self.learners().filter_map(|e| e.details.city) {
            *counts.entry(city).or_default() += 1;
        }
        let mut sorted: Vec<_> = counts.into_iter().collect();
        sorted.sort_by_key(|(city, count)| (std::cmp::Reverse(*count), *city));
        sorted
    }

    /// The special topic's label; empty when the class has none.
    pub fn special_topic_label(&self) -> &str {
        let code = self.class.special_topic.as_deref().unwrap_or_default();
        self.notice.special_topics.iter().find(|t| t.code == code).map_or("", |t| t.label.as_str())
    }
}

/// What is worth a look about the applicants and the roster.
pub fn check(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = Vec::new();
    let learners: Vec<&Enrolment> = dossier.learners().collect();
    let class =
        |problem: Problem, clause: &'static str| problem.clause(clause).field("enrolment", "class", "", "learners");
    let pending = dossier.pending().count();
    if pending > 0 {
        problems.push(class(
            Problem::warning("review_pending", format!("还有 {pending} 人待审验"), "请在报名页逐人审验。"),
            "二(三)",
        ));
    }
    let size = dossier.class.size as usize;
    if learners.len() > size {
        problems.push(class(
            Problem::warning(
                "places_exceeded",
                format!("已通过 {} 人，超过计划 {size} 人", learners.len()),
                "请核对计划人数，或把部分人员列为候补。",
            ),
            "二(一)",
        ));
    }
    let rule = &dossier.notice.size;
    let dominates = |count: usize| count * 100 > learners.len() * rule.dominating_percent as usize;
    if learners.len() >= 10 {
        if let Some((city, count)) = dossier.learners_by_city().first().filter(|(_, count)| dominates(*count)) {
            problems.push(class(
                Problem::warning(
                    "one_city",
                    format!("{}学员 {count} 人，超过 {}%", city.label(), rule.dominating_percent),
                    "学员应面向全省招收，请补充其他市的学员。",
                ),
                "二(一)",
            ));
        }
        let host = learners.iter().filter(|e| dossier.own_staff(e)).count();
        if dominates(host) {
            problems.push(class(
                Problem::warning(
                    "own_staff",
                    format!("本单位学员 {host} 人，超过 {}%", rule.dominating_percent),
                    "学员应面向全省招收，请补充其他单位的学员。",
                ),
                "二(一)",
            ));
        }
    }
    for quota in &dossier.quotas {
        let count = learners.iter().filter(|e| e.details.city == Some(quota.city)).count();
        if count > quota.places as usize {
            problems.push(class(
                Problem::warning(
                    "city_over_quota",
                    format!("{}已通过 {count} 人，名额 {} 人", quota.city.label(), quota.places),
                    "请核对名额，或把超出的人员列为候补。",
                ),
                "二(一)",
            ));
        }
    }
    if dossier.class.special_topic.is_some() && !learners.is_empty() {
        let front = learners.iter().filter(|e| e.details.front_line).count();
        if front * 2 < learners.len() {
            let share = chinese::percent(share(front as u64, learners.len() as u64).unwrap_or(0));
            problems.push(class(
                Problem::warning(
                    "front_line_few",
                    format!("{}专项班一线人员 {front} 人，占 {share}", dossier.special_topic_label()),
                    "专项班名额应向一线人员倾斜，请优先安排一线报名人员。",
                ),
                "二(五)",
            ));
        }
    }
    problems.extend(accepted_without(dossier));
    for learner in &learners {
        let lacking: Vec<&str> = [
            (learner.details.unit.is_empty(), "工作单位"),
            (learner.details.phone.is_empty(), "手机号码"),
            (learner.person.sex.is_none(), "性别"),
            (learner.details.political_status.is_none(), "政治面貌"),
        ]
        .into_iter()
        .filter_map(|(lacks, label)| lacks.then_some(label))
        .collect();
        if !lacking.is_empty() {
            problems.push(
                Problem::warning(
                    "learner_incomplete",
                    format!("{}缺{}", learner.person.name, lacking.join("、")),
                    "请补填，名单和证书要用。",
                )
                .clause("二(三)")
                .field("enrolment", "person", learner.uid.as_str(), "details.unit"),
            );
        }
    }
    problems
}

/// Learners who were accepted although a condition isn't met, or without the evidence that the class asks for.
fn accepted_without(dossier: &Dossier) -> Vec<Problem> {
    let at = |problem: Problem| problem.clause("二(三)").field("enrolment", "class", "", "learners");
    let mut problems = Vec::new();
    let admission = &dossier.class.admission;
    let unfit: Vec<String> = dossier
        .learners()
        .map(|e| (e, admission.judge(&e.details)))
        .filter(|(_, judged)| judged.fit == Fit::Fails)
        .map(|(e, judged)| format!("{}（{}）", e.person.name, judged.reasons.join("；")))
        .collect();
    if !unfit.is_empty() {
        problems.push(at(Problem::warning(
            "conditions_unmet",
            format!("已通过的 {} 人不符合报名条件：{}", unfit.len(), chinese::some_names(&unfit)),
            "请核对报名条件和学员信息；确需录取的，请留存说明。",
        )));
    }
    for kind in &admission.evidence {
        let unseen: Vec<String> =
            dossier.learners().filter(|e| !e.seen.contains(kind)).map(|e| e.person.name.clone()).collect();
        if !unseen.is_empty() {
            problems.push(at(Problem::warning(
                "evidence_unseen",
                format!("已通过的 {} 人未见{}：{}", unseen.len(), kind.label(), chinese::some_names(&unseen)),
                format!("请向单位补收{}，查看后在审验页登记。", kind.label()),
            )));
        }
    }
    problems
}
