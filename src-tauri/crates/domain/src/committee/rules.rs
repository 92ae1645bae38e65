//! Rules of the class committee and the temporary Party group (二·四).

use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::problem::Problem;
use crate::uid::Uid;

use super::{Body, Conduct, ConductGrade};

/// Fewer Party members than this can't form a group without a word on how it was handled.
pub const FEWEST_MEMBERS: usize = 3;

const CLAUSE: &str = "二(四)";

impl Dossier {
    /// Learners who join the temporary Party group.
    pub fn party_members(&self) -> impl Iterator<Item = &Enrolment> {
        self.learners().filter(|e| e.party_member())
    }

    /// The conduct recorded for a learner.
    pub fn conduct_of(&self, enrolment: &Uid) -> Option<&Conduct> {
        self.conduct.iter().find(|c| c.enrolment == *enrolment)
    }

    /// Whether a body has members.
    pub fn formed(&self, body: Body) -> bool {
        self.members.iter().any(|m| m.body == body)
    }

    /// Whether a temporary Party group has to be formed.
    pub fn needs_party_group(&self) -> bool {
        self.party_members().count() >= FEWEST_MEMBERS
    }

    /// Formed, active and summed up, as the score sheet asks.
    pub fn committee_work_done(&self) -> bool {
        self.formed(Body::Committee)
            && (self.formed(Body::PartyGroup) || !self.needs_party_group())
            && !self.activities.is_empty()
            && !self.committee_notes.summary.trim().is_empty()
    }
}

/// Party members without a conduct record: they can't be concluded.
pub fn check_conduct(dossier: &Dossier) -> Vec<Problem> {
    dossier
        .party_members()
        .filter(|e| dossier.conduct_of(&e.uid).is_none())
        .map(|e| {
            Problem::error(
                "conduct_missing",
                format!("党员{}缺表现评价", e.person.name),
                "请在班委页填写该党员的表现；党员表现计入考核。",
            )
            .clause(CLAUSE)
            .field("committee", "person", e.uid.as_str(), "conduct.grade")
        })
        .collect()
}

/// Everything about both bodies that isn't as the notice asks.
pub fn check(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = Vec::new();
    if dossier.learners().next().is_none() {
        return problems;
    }
    let place = |problem: Problem, field: &'static str| problem.clause(CLAUSE).field("committee", "class", "", field);
    if !dossier.formed(Body::Committee) {
        problems
            .push(place(Problem::warning("committee_missing", "尚未组建班委", "请登记班长等班委成员。"), "members"));
    }
    let party_members = dossier.party_members().count();
    if party_members < FEWEST_MEMBERS {
        if dossier.committee_notes.few_members_handling.trim().is_empty() {
            problems.push(place(
                Problem::warning(
                    "few_party_members",
                    format!("参训党员 {party_members} 人，不足 {FEWEST_MEMBERS} 人"),
                    "请说明处理办法，如与其他班次联合成立临时党小组。",
                ),
                "committee.few_members_handling",
            ));
        }
    } else if !dossier.formed(Body::PartyGroup) {
        problems.push(place(
            Problem::warning("party_group_missing", "尚未成立临时党小组", "请登记组长和成员；参训党员均应编入。"),
            "members",
        ));
    }
    for member in dossier.members.iter().filter(|m| m.body == Body::PartyGroup) {
        if let Some(learner) = dossier.enrolment(&member.enrolment).filter(|e| !e.party_member()) {
            problems.push(place(
                Problem::error(
                    "not_a_party_member",
                    format!("{}不是党员，不能任临时党小组{}", learner.person.name, member.post),
                    "请改选党员，或核对其政治面貌。",
                ),
                "members",
            ));
        }
    }
    if dossier.activities.is_empty() {
        problems.push(place(
            Problem::warning("no_activity", "没有活动记录", "请登记政治学习、小组讨论或主题实践，均在课余时间开展。"),
            "activities",
        ));
    }
    problems.extend(check_conduct(dossier));
    problems
}

/// The host's summary, needed before the reports go out.
pub fn check_summary(dossier: &Dossier) -> Vec<Problem> {
    if dossier.learners().next().is_some() && dossier.committee_notes.summary.trim().is_empty() {
        vec![
            Problem::error("committee_summary_missing", "没有班委和临时党小组工作总结", "请在班委页填写总结。")
                .clause(CLAUSE)
                .field("committee", "class", "", "committee.summary"),
        ]
    } else {
        Vec::new()
    }
}

/// Whether the conduct lets a learner pass; learners outside the Party need none.
pub fn conduct_allows(dossier: &Dossier, enrolment: &Enrolment) -> Option<bool> {
    if enrolment.party_member() {
        dossier.conduct_of(&enrolment.uid).map(|c| c.grade != ConductGrade::Failed)
    } else {
        Some(true)
    }
}
