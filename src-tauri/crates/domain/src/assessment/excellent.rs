//! Excellent learners (优秀学员): ranks, whom the record suggests, and what the office's quota says.

use super::judge::{Judgement, Standing};
use crate::chinese::some_names;
use crate::committee::ConductGrade;
use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::problem::Problem;
use crate::uid::Uid;

/// The rank of each judgement by its total, the highest first; equal totals share a rank. `None` without a total.
pub fn ranks(judgements: &[Judgement<'_>]) -> Vec<Option<u32>> {
    let rank = |total: i32| judgements.iter().filter(|j| j.total.is_some_and(|t| t > total)).count() + 1;
    judgements.iter().map(|j| j.total.and_then(|t| u32::try_from(rank(t)).ok())).collect()
}

impl Dossier {
    /// How many learners may be excellent by the rule set's share, rounded down.
    pub fn excellent_places(&self) -> usize {
        let percent = usize::try_from(self.notice.assessment.excellent_percent).unwrap_or(0);
        self.learners().count() * percent / 100
    }

    /// Excellent learners; who left the roster since isn't among them.
    pub fn excellent_learners(&self) -> impl Iterator<Item = &Enrolment> {
        self.excellent.iter().filter_map(|e| self.enrolment(&e.enrolment)).filter(|e| e.accepted())
    }

    /// Why a learner was chosen as excellent; `None` for who wasn't.
    pub fn excellent_reason(&self, enrolment: &Uid) -> Option<&str> {
        self.excellent.iter().find(|e| e.enrolment == *enrolment).map(|e| e.reason.as_str())
    }

    /// Whom the record suggests, best first: who passes by the rules, reaches the least total, was never absent from
    /// a test and, as a Party member, is at least good in conduct. Whoever ties with the first beyond the places is
    /// left to the office.
    pub fn suggested_excellent(&self, judgements: &[Judgement<'_>]) -> Vec<Uid> {
        let conduct = |j: &Judgement<'_>| {
            let grade = self.conduct_of(&j.learner.uid).map(|c| c.grade);
            match grade {
                Some(grade) => matches!(grade, ConductGrade::Excellent | ConductGrade::Good),
                None => !j.learner.party_member(),
            }
        };
        let mut fit: Vec<&Judgement<'_>> = judgements
            .iter()
            .filter(|j| j.standing == Standing::Passed && j.overridden.is_none() && conduct(j))
            .filter(|j| j.total.is_some_and(|t| t >= self.notice.assessment.excellent_tenths))
            .filter(|j| j.parts.iter().all(|p| p.entry.is_none_or(|e| e.resit.is_none() && !e.absent())))
            .collect();
        fit.sort_by_key(|j| std::cmp::Reverse(j.total));
        let places = self.excellent_places();
        let beyond = fit.get(places).and_then(|j| j.total);
        fit.iter()
            .take(places)
            .filter(|j| beyond.is_none_or(|b| j.total > Some(b)))
            .map(|j| j.learner.uid.clone())
            .collect()
    }
}

/// Excellent learners who don't pass, and more of them than there are places.
pub fn check(dossier: &Dossier, judgements: &[Judgement<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for chosen in &dossier.excellent {
        let Some(j) = judgements.iter().find(|j| j.learner.uid == chosen.enrolment) else { continue };
        if j.result() == Standing::Failed {
            problems.push(
                Problem::error(
                    "excellent_not_passed",
                    format!("{}考核未合格，不能评为优秀学员", j.learner.person.name),
                    "请取消其优秀学员，或核对成绩和签到。",
                )
                .field("assessment", "person", chosen.enrolment.as_str(), "assessment.excellent"),
            );
        }
    }
    let names: Vec<&str> = dossier.excellent_learners().map(|e| e.person.name.as_str()).collect();
    let (chosen, places) = (names.len(), dossier.excellent_places());
    if chosen > places {
        problems.push(
            Problem::warning(
                "excellent_over_quota",
                format!(
                    "优秀学员 {chosen} 人（{}），超过 {}% 的名额 {places} 人",
                    some_names(&names),
                    dossier.notice.assessment.excellent_percent
                ),
                "请减少人数；确需超出的，请保留单位研究决定的记录。",
            )
            .field("assessment", "class", "", "assessment.excellent"),
        );
    }
    problems
}
