//! Class committee, temporary Party group, conduct.

pub(crate) mod papers;
pub(crate) mod texts;
pub mod wire;

use std::path::Path;

use yanxiu_documents::picture;
use yanxiu_domain::attachment::Attachment;
use yanxiu_domain::committee::{self as domain, Body, CommitteeNotes, times};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use crate::attachments::{check_size, name_of};
use crate::error::ApiError;
use crate::host::cannot_read;
use crate::office::payloads::CommitteeSet;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, person_meant};
use crate::problem;
use crate::scalar::{self, Day};
use wire::{Activity, ActivityPhotos, Committee, CommitteeChoices, Election};

/// Both bodies as they cross.
pub(crate) fn view(dossier: &Dossier) -> Committee {
    let name = |uid: &Uid| dossier.enrolment(uid).map(|e| e.person.name.clone()).unwrap_or_default();
    let ids = |uids: &[Uid]| uids.iter().map(ToString::to_string).collect();
    Committee {
        members: dossier
            .members
            .iter()
            .map(|m| wire::Member {
                body: scalar::Body(m.body),
                post: m.post.clone(),
                person: m.enrolment.to_string(),
                name: name(&m.enrolment),
            })
            .collect(),
        elections: dossier
            .elections
            .iter()
            .map(|e| Election {
                body: scalar::Body(e.body),
                on: e.on.map(Day),
                way: e.way.clone(),
                voters: e.voters,
                minutes: e.minutes.clone(),
            })
            .collect(),
        activities: dossier
            .activities
            .iter()
            .map(|a| Activity {
                id: a.uid.to_string(),
                body: scalar::Body(a.body),
                kind: scalar::ActivityKind(a.kind),
                on: Day(a.on),
                starts: a.starts.clone(),
                ends: a.ends.clone(),
                place: a.place.clone(),
                theme: a.theme.clone(),
                attendees: ids(&a.attendees),
                attended: a.attended(),
                minutes: a.minutes.clone(),
                photos: dossier.photos_of(&a.uid).map(|p| p.uid.to_string()).collect(),
            })
            .collect(),
        conduct: dossier
            .conduct
            .iter()
            .map(|c| wire::Conduct {
                person: c.enrolment.to_string(),
                name: name(&c.enrolment),
                grade: scalar::ConductGrade(c.grade),
                note: c.note.clone(),
                judged_by: c.judged_by.clone(),
            })
            .collect(),
        few_members_handling: dossier.committee_notes.few_members_handling.clone(),
        summary: dossier.committee_summary().unwrap_or_default().to_owned(),
    }
}

/// What the window offers to choose from.
pub(crate) fn choices(dossier: &Dossier) -> CommitteeChoices {
    let rule = &dossier.notice.committee;
    CommitteeChoices {
        posts: rule.posts.clone(),
        party_posts: rule.party_posts.clone(),
        election_ways: rule.election_ways.clone(),
        few_members_phrases: rule.few_members_phrases.clone(),
        fewest_members: u32::try_from(domain::rules::FEWEST_MEMBERS).unwrap_or(u32::MAX),
    }
}

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<Committee, ApiError> {
    Ok(view(&office.dossier(&payload.class_id)?))
}

/// Reads what was given, keeping every refusal so that all are told at once.
struct Given<'a> {
    before: &'a Dossier,
    refused: Vec<Problem>,
}

impl<'a> Given<'a> {
    fn refuse(&mut self, field: &'static str, code: &'static str, message: String, hint: &str) {
        self.push(Problem::error(code, message, hint), field);
    }

    /// Keeps a refusal once, at its field: somebody who isn't there may be named again and again.
    fn push(&mut self, problem: Problem, field: &'static str) {
        let problem = problem.field("committee", "class", "", field);
        if !self.refused.contains(&problem) {
            self.refused.push(problem);
        }
    }

    /// A learner of the roster.
    fn learner(&mut self, field: &'static str, name: &str) -> Option<&'a Enrolment> {
        match person_meant(self.before, name) {
            Ok(learner) if learner.accepted() => Some(learner),
            Ok(learner) => {
                let message = format!("{}不在学员名单中", learner.person.name);
                self.refuse(field, "not_on_roster", message, "请先审验通过，或改选名单中的学员。");
                None
            }
            Err(problem) => {
                self.push(*problem, field);
                None
            }
        }
    }

    fn members(&mut self, tx: &Tx<'_>, given: &[wire::Member]) -> Vec<domain::Member> {
        let mut members: Vec<domain::Member> = Vec::new();
        for member in given {
            let Some(learner) = self.learner("members", &member.person) else { continue };
            let (body, post) = (member.body.0, member.post.trim());
            let name = &learner.person.name;
            if body == Body::PartyGroup && !learner.party_member() {
                let message = format!("{name}不是党员，不能编入临时党小组");
                self.refuse("members", "not_a_party_member", message, "请改选党员，或核对其政治面貌。");
                continue;
            }
            if post.is_empty() {
                let message = format!("没有填写{name}在{}的职务", body.label());
                self.refuse("members", "post_missing", message, "请选择或填写职务。");
                continue;
            }
            let again = |m: &domain::Member| {
                m.body == body && m.enrolment == learner.uid && (m.post == post || body == Body::PartyGroup)
            };
            if members.iter().any(again) {
                let message = format!("{name}在{}中重复登记", body.label());
                self.refuse("members", "member_twice", message, "请保留一行，去掉其余的。");
                continue;
            }
            let kept = |m: &&domain::Member| m.body == body && m.post == post && m.enrolment == learner.uid;
            members.push(domain::Member {
                uid: self.before.members.iter().find(kept).map_or_else(|| tx.new_uid(), |m| m.uid.clone()),
                body,
                post: post.to_owned(),
                enrolment: learner.uid.clone(),
            });
        }
        members
    }

    fn elections(&mut self, given: &[Election]) -> Vec<domain::Election> {
        let mut elections: Vec<domain::Election> = Vec::new();
        for election in given {
            let body = election.body.0;
            if elections.iter().any(|e| e.body == body) {
                let message = format!("{}的推选记录写了两次", body.label());
                self.refuse("elections", "election_twice", message, "请保留一次。");
                continue;
            }
            let read = domain::Election {
                body,
                on: election.on.map(|d| d.0),
                way: election.way.trim().to_owned(),
                voters: election.voters,
                minutes: election.minutes.trim().to_owned(),
            };
            let empty = read.on.is_none() && read.way.is_empty() && read.voters == 0 && read.minutes.is_empty();
            if !empty {
                elections.push(read);
            }
        }
        elections
    }

    fn activities(&mut self, tx: &Tx<'_>, given: &[Activity]) -> Vec<domain::Activity> {
        let mut activities: Vec<domain::Activity> = Vec::new();
        for activity in given {
            let theme = activity.theme.trim();
            let called = format!("{}的活动“{theme}”", yanxiu_domain::chinese::short_date(activity.on.0));
            if theme.is_empty() {
                let message = format!("{called}没有填写主题");
                self.refuse("activities", "theme_missing", message, "请填写活动主题。");
            }
            let starts = self.time(&called, &activity.starts);
            let ends = self.time(&called, &activity.ends);
            if !starts.is_empty() && !ends.is_empty() && ends <= starts {
                let message = format!("{called}的结束时间 {ends} 不晚于开始时间 {starts}");
                self.refuse("activities", "bad_time", message, "请核对起止时间。");
            }
            let mut attendees: Vec<Uid> = Vec::new();
            for name in &activity.attendees {
                // Who attended stays on record though they have left the roster since.
                let known = self.before.enrolment(&Uid::new(name));
                let learner = match known.filter(|e| self.attended_before(activity, &e.uid)) {
                    Some(learner) => Some(learner),
                    None => self.learner("activities", name),
                };
                attendees.extend(learner.map(|l| l.uid.clone()).filter(|uid| !attendees.contains(uid)));
            }
            let kept = self.kept(activity).filter(|a| activities.iter().all(|made| made.uid != a.uid));
            activities.push(domain::Activity {
                uid: kept.map_or_else(|| tx.new_uid(), |a| a.uid.clone()),
                body: activity.body.0,
                kind: activity.kind.0,
                on: activity.on.0,
                starts,
                ends,
                place: activity.place.trim().to_owned(),
                theme: theme.to_owned(),
                attendees,
                head_count: activity.attended,
                minutes: activity.minutes.trim().to_owned(),
            });
        }
        activities
    }

    /// The activity as recorded: by id, or by body, day and theme where a file bears no ids.
    fn kept(&self, given: &Activity) -> Option<&'a domain::Activity> {
        let all = &self.before.activities;
        all.iter().find(|a| a.uid.as_str() == given.id).or_else(|| {
            let same =
                |a: &&domain::Activity| a.body == given.body.0 && a.on == given.on.0 && a.theme == given.theme.trim();
            all.iter().find(same).filter(|_| given.id.is_empty())
        })
    }

    fn attended_before(&self, given: &Activity, uid: &Uid) -> bool {
        self.kept(given).is_some_and(|a| a.attendees.contains(uid))
    }

    fn time(&mut self, called: &str, text: &str) -> String {
        if text.trim().is_empty() {
            return String::new();
        }
        times::read(text).unwrap_or_else(|| {
            let message = format!("{called}的时间“{text}”不可识别");
            self.refuse("activities", "bad_time", message, "请写成 19:00 的样子。");
            String::new()
        })
    }

    fn conduct(&mut self, given: &[wire::Conduct]) -> Vec<domain::Conduct> {
        let mut conduct: Vec<domain::Conduct> = Vec::new();
        for line in given {
            // What stands unchanged stays, whatever became of the learner since.
            let stays = |c: &&domain::Conduct| {
                c.enrolment.as_str() == line.person && c.grade == line.grade.0 && c.note == line.note.trim()
            };
            let known = self.before.conduct.iter().find(stays).map(|c| self.before.enrolment(&c.enrolment));
            let Some(learner) = known.flatten().or_else(|| self.learner("conduct", &line.person)) else { continue };
            let name = &learner.person.name;
            if !learner.party_member() && known.is_none() {
                let message = format!("{name}不是党员，不作党员表现评价");
                self.refuse("conduct", "not_a_party_member", message, "请去掉这一行，或核对其政治面貌。");
            } else if conduct.iter().any(|c| c.enrolment == learner.uid) {
                let message = format!("{name}的表现评价写了两次");
                self.refuse("conduct", "conduct_twice", message, "请保留一行。");
            } else {
                conduct.push(domain::Conduct {
                    enrolment: learner.uid.clone(),
                    grade: line.grade.0,
                    note: line.note.trim().to_owned(),
                    judged_by: line.judged_by.trim().to_owned(),
                });
            }
        }
        conduct
    }
}

pub(crate) fn set(office: &mut Office, payload: CommitteeSet) -> Result<Done, ApiError> {
    let given = payload.committee;
    let left_out = office.change(Op::SetCommittee, &payload.class_id, |tx, before| {
        let class = &before.class.uid;
        let mut reading = Given { before, refused: Vec::new() };
        let members = reading.members(tx, &given.members);
        let elections = reading.elections(&given.elections);
        let activities = reading.activities(tx, &given.activities);
        let conduct = reading.conduct(&given.conduct);
        if let Some(refused) = ApiError::by_rules(&reading.refused) {
            return Err(refused);
        }
        if before.conclusion.is_some() && before.conduct != conduct {
            return Err(ApiError::refused("concluded", "考核已作结论，党员表现不能再改", "请先撤销考核结论。"));
        }
        tx.replace_members(class, &members)?;
        tx.replace_elections(class, &elections)?;
        tx.replace_activities(class, &activities)?;
        tx.replace_conduct(class, &conduct)?;
        let summary = given.summary.trim();
        if summary != before.committee_summary().unwrap_or_default() {
            let text = Some(summary).filter(|s| !s.is_empty());
            tx.put_narrative(class, "committee-summary", "summary", text)?;
        }
        let handling = given.few_members_handling.trim().to_owned();
        let kept = if summary == before.committee_notes.summary.trim() { summary } else { "" };
        tx.put_committee_notes(class, &CommitteeNotes { few_members_handling: handling, summary: kept.to_owned() })?;
        let after = Dossier { members, elections, activities, ..before.clone() };
        Ok(domain::rules::check(&after).into_iter().filter(worth_telling).collect::<Vec<_>>())
    })?;
    Ok(Done { problems: problem::to_wire(&left_out), ..done("已保存班委和临时党小组") })
}

/// What saving tells at once; what is still to come stands on the page.
fn worth_telling(problem: &Problem) -> bool {
    !matches!(
        problem.code,
        "conduct_missing" | "committee_missing" | "party_group_missing" | "few_party_members" | "no_activity"
    )
}

/// Longest side of a photo that is kept to be looked at, in pixels.
const LOOKED_AT: u32 = 320;

/// Keeps photos of an activity; a file that is none is refused by name, and then none is kept.
pub(crate) fn add_photos(office: &mut Office, payload: ActivityPhotos) -> Result<Done, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let activity = dossier
        .activities
        .iter()
        .find(|a| a.uid.as_str() == payload.activity)
        .ok_or_else(|| ApiError::refused("unknown_activity", "没有这次活动的记录", "请先保存活动，再添加照片。"))?;
    let watch = office.watch();
    let (mut photos, mut refused) = (Vec::new(), Vec::new());
    for (index, file) in payload.files.iter().enumerate() {
        watch.step("读取照片", index, payload.files.len())?;
        let path = Path::new(file);
        let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
        let name = name_of(path);
        check_size(&name, &bytes)?;
        match picture::read(&bytes, LOOKED_AT) {
            Ok(_) => photos.push((name, bytes)),
            Err(error) => refused.push(format!("“{name}”{error}")),
        }
    }
    if !refused.is_empty() {
        return Err(ApiError::unreadable(
            "not_a_picture",
            format!("没有添加照片：{}", refused.join("；")),
            "请选择 JPG 或 PNG 格式的照片；其他文件请作为附件添加。",
        ));
    }
    let (count, today) = (photos.len(), office.today());
    let mut kept = Vec::new();
    for (name, bytes) in photos {
        kept.push((name, office.store()?.keep(&bytes)?));
    }
    let title = format!("活动照片：{}", activity.theme);
    office.change(Op::AddPhotos, &payload.class_id, |tx, before| {
        for (name, kept) in kept {
            let attachment = Attachment {
                uid: kept.uid,
                stage: "committee".to_owned(),
                title: title.clone(),
                file_name: name,
                bytes: kept.bytes,
                sha256: kept.sha256,
                added_on: today,
                enrolment: None,
                about: activity.uid.to_string(),
            };
            tx.add_attachment(&before.class.uid, &attachment)?;
        }
        Ok(())
    })?;
    Ok(done(format!("已添加 {count} 张照片")))
}
