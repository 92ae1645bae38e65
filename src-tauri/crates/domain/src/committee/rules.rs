//! Rules of the class committee and the temporary Party group (二·四).

use crate::attachment::Attachment;
use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::filing::schedule::Session;
use crate::people::PoliticalStatus;
use crate::problem::Problem;
use crate::uid::Uid;

use super::times::part_of;
use super::{Activity, Body, Conduct, ConductGrade, Election, MEMBER_POST};

/// Fewer Party members than this can't form a group without a word on how it was handled.
pub const FEWEST_MEMBERS: usize = 3;

const CLAUSE: &str = "二(四)";
/// A probationary member has no right to vote, to elect or to be elected.
const PROBATION: &str = "《中国共产党章程》第七条";

impl Dossier {
    /// Learners who join the temporary Party group.
    pub fn party_members(&self) -> impl Iterator<Item = &Enrolment> {
        self.learners().filter(|e| e.party_member())
    }

    /// Party members who aren't in the group's list, in order of the roster.
    pub fn left_out(&self) -> Vec<&Enrolment> {
        let listed = |e: &&Enrolment| self.members.iter().any(|m| m.body == Body::PartyGroup && m.enrolment == e.uid);
        self.party_members().filter(|e| !listed(e)).collect()
    }

    /// The conduct recorded for a learner.
    pub fn conduct_of(&self, enrolment: &Uid) -> Option<&Conduct> {
        self.conduct.iter().find(|c| c.enrolment == *enrolment)
    }

    /// Whether a body has members.
    pub fn formed(&self, body: Body) -> bool {
        self.members.iter().any(|m| m.body == body)
    }

    /// How a body was elected, once recorded.
    pub fn election(&self, body: Body) -> Option<&Election> {
        self.elections.iter().find(|e| e.body == body)
    }

    /// Whether a temporary Party group has to be formed.
    pub fn needs_party_group(&self) -> bool {
        self.party_members().count() >= FEWEST_MEMBERS
    }

    /// Photos of an activity, in the order they were added.
    pub fn photos_of(&self, activity: &Uid) -> impl Iterator<Item = &Attachment> {
        self.attachments.iter().filter(|a| a.stage == "committee" && a.about == activity.as_str())
    }

    /// What the host wrote as summary of both bodies' work; `None` until it was written.
    pub fn committee_summary(&self) -> Option<&str> {
        let written = self.narratives.iter().find(|n| n.paper == "committee-summary" && n.section == "summary");
        let text = written.map_or(self.committee_notes.summary.as_str(), |n| n.text.as_str()).trim();
        (!text.is_empty()).then_some(text)
    }

    /// Formed, active and summed up, as the score sheet asks.
    pub fn committee_work_done(&self) -> bool {
        self.formed(Body::Committee)
            && (self.formed(Body::PartyGroup) || !self.needs_party_group())
            && !self.activities.is_empty()
            && self.committee_summary().is_some()
    }

    /// The session that an activity takes time from. Without a start the activity isn't judged, and without an end only
    /// its start is; a session without times takes its whole half-day.
    pub fn session_under(&self, activity: &Activity) -> Option<&Session> {
        if activity.starts.is_empty() {
            return None;
        }
        self.sessions.iter().filter(|s| s.on == activity.on && s.bars_activities()).find(|session| {
            if !session.timed() {
                session.part == part_of(&activity.starts)
            } else if activity.ends.is_empty() {
                session.starts <= activity.starts && activity.starts < session.ends
            } else {
                activity.starts < session.ends && session.starts < activity.ends
            }
        })
    }
}

/// Whether a post in the Party group is more than a plain member's.
pub fn leads(post: &str) -> bool {
    !post.trim().is_empty() && post.trim() != MEMBER_POST
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
    check_bodies(dossier, &mut problems);
    check_members(dossier, &mut problems);
    check_elections(dossier, &mut problems);
    check_activities(dossier, &mut problems);
    problems.extend(check_conduct(dossier));
    problems
}

fn at(problem: Problem, field: &'static str) -> Problem {
    problem.clause(CLAUSE).field("committee", "class", "", field)
}

fn names(people: &[&Enrolment]) -> String {
    chinese::some_names(&people.iter().map(|e| e.person.name.as_str()).collect::<Vec<_>>())
}

fn check_bodies(dossier: &Dossier, problems: &mut Vec<Problem>) {
    if !dossier.formed(Body::Committee) {
        problems.push(at(Problem::warning("committee_missing", "尚未组建班委", "请登记班长等班委成员。"), "members"));
    }
    let party_members = dossier.party_members().count();
    if party_members < FEWEST_MEMBERS {
        if dossier.committee_notes.few_members_handling.trim().is_empty() {
            problems.push(at(
                Problem::warning(
                    "few_party_members",
                    format!("参训党员 {party_members} 人，不足 {FEWEST_MEMBERS} 人"),
                    "请说明处理办法，如与其他班次联合成立临时党小组。",
                ),
                "committee.few_members_handling",
            ));
        }
    } else if !dossier.formed(Body::PartyGroup) {
        problems.push(at(
            Problem::warning("party_group_missing", "尚未成立临时党小组", "请登记组长和成员；参训党员均应编入。"),
            "members",
        ));
    }
    let left_out = dossier.left_out();
    if dossier.formed(Body::PartyGroup) && !left_out.is_empty() {
        problems.push(at(
            Problem::warning(
                "party_member_left_out",
                format!("{} 名党员未编入临时党小组：{}", left_out.len(), names(&left_out)),
                "参训党员（含预备党员）均应编入，请在班委页点“全部编入”。",
            ),
            "members",
        ));
    }
}

fn check_members(dossier: &Dossier, problems: &mut Vec<Problem>) {
    for member in &dossier.members {
        let Some(learner) = dossier.enrolment(&member.enrolment) else { continue };
        let name = &learner.person.name;
        if !learner.accepted() {
            problems.push(at(
                Problem::warning(
                    "member_not_on_roster",
                    format!("{name}已不在学员名单中，仍登记为{}{}", member.body.label(), member.post),
                    "请改选，或从成员中去掉。",
                ),
                "members",
            ));
        } else if member.body == Body::PartyGroup && !learner.party_member() {
            problems.push(at(
                Problem::error(
                    "not_a_party_member",
                    format!("{name}不是党员，不能任临时党小组{}", member.post),
                    "请改选党员，或核对其政治面貌。",
                ),
                "members",
            ));
        } else if member.body == Body::PartyGroup
            && leads(&member.post)
            && learner.details.political_status == Some(PoliticalStatus::ProbationaryMember)
        {
            problems.push(
                Problem::warning(
                    "probationary_leads",
                    format!("预备党员{name}任临时党小组{}", member.post),
                    "预备党员没有表决权、选举权和被选举权，请改由正式党员担任。",
                )
                .clause(PROBATION)
                .field("committee", "class", "", "members"),
            );
        }
    }
}

fn check_elections(dossier: &Dossier, problems: &mut Vec<Problem>) {
    for election in &dossier.elections {
        let voters = election.voters as usize;
        let full = |e: &&Enrolment| e.details.political_status == Some(PoliticalStatus::PartyMember);
        let learners = dossier.learners().count();
        let full = dossier.party_members().filter(full).count();
        if election.body == Body::PartyGroup && voters > full {
            problems.push(
                Problem::warning(
                    "probationary_voted",
                    format!("推选临时党小组参加表决 {voters} 人，正式党员只有 {full} 人"),
                    "预备党员没有表决权和选举权，请核对参加表决的人数。",
                )
                .clause(PROBATION)
                .field("committee", "class", "", "elections"),
            );
        } else if voters > learners {
            problems.push(at(
                Problem::warning(
                    "too_many_voters",
                    format!("推选{}参加表决 {voters} 人，学员只有 {learners} 人", election.body.label()),
                    "请核对参加表决的人数。",
                ),
                "elections",
            ));
        }
        let class = &dossier.class;
        let from = class.check_in_on.unwrap_or(class.opens_on).min(class.opens_on);
        if let Some(on) = election.on.filter(|on| !(from..=class.closes_on).contains(on)) {
            problems.push(at(
                Problem::warning(
                    "election_outside",
                    format!("{}推选日期 {} 不在研修期间", election.body.label(), chinese::date(on)),
                    "请核对推选日期。",
                ),
                "elections",
            ));
        }
    }
}

fn check_activities(dossier: &Dossier, problems: &mut Vec<Problem>) {
    if dossier.activities.is_empty() {
        problems.push(at(
            Problem::warning("no_activity", "没有活动记录", "请登记政治学习、小组讨论或主题实践，均在课余时间开展。"),
            "activities",
        ));
    }
    let class = &dossier.class;
    let from = class.check_in_on.unwrap_or(class.opens_on).min(class.opens_on);
    let learners = dossier.learners().count();
    for activity in &dossier.activities {
        let called = format!("{}“{}”", chinese::short_date(activity.on), activity.theme);
        let mut say = |problem: Problem| {
            problems.push(problem.clause(CLAUSE).field("committee", "activity", activity.uid.as_str(), "activity.on"));
        };
        if !(from..=class.closes_on).contains(&activity.on) {
            say(Problem::warning(
                "activity_outside",
                format!("活动{called}不在研修期间"),
                "请核对活动日期；研修期间以外的活动一般不计入。",
            ));
        }
        if let Some(session) = dossier.session_under(activity) {
            say(Problem::warning(
                "activity_in_class_time",
                format!("活动{called}与课程安排中的“{}”时间冲突", session.topic),
                "班委和党小组活动只能安排在课余时间，不占用学时，请核对起止时间。",
            ));
        }
        let gone: Vec<&Enrolment> =
            activity.attendees.iter().filter_map(|uid| dossier.enrolment(uid)).filter(|e| !e.accepted()).collect();
        if !gone.is_empty() {
            say(Problem::warning(
                "attendee_not_on_roster",
                format!("活动{called}的参加人员已不在学员名单中：{}", names(&gone)),
                "请在活动记录中核对参加人员。",
            ));
        }
        match activity.attended() as usize {
            0 => say(Problem::warning(
                "activity_nobody",
                format!("活动{called}没有登记参加人员"),
                "请在活动记录中勾选参加人员，或填写人数。",
            )),
            attended if attended > learners => say(Problem::warning(
                "too_many_attended",
                format!("活动{called}登记参加 {attended} 人，学员只有 {learners} 人"),
                "请核对参加人数。",
            )),
            _ => {}
        }
    }
}

/// The host's summary, needed before the reports go out.
pub fn check_summary(dossier: &Dossier) -> Vec<Problem> {
    if dossier.learners().next().is_some() && dossier.committee_summary().is_none() {
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
