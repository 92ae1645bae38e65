//! Class committee, temporary Party group, conduct.

pub mod wire;

use yanxiu_domain::committee::{Activity, Body, CommitteeNotes, Conduct, Member};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::payloads::CommitteeSet;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, person};
use crate::scalar::{self, Day};
use wire::Committee;

/// Both bodies as they cross.
pub(crate) fn view(dossier: &Dossier) -> Committee {
    let name = |uid: &Uid| dossier.enrolment(uid).map(|e| e.person.name.clone()).unwrap_or_default();
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
        activities: dossier
            .activities
            .iter()
            .map(|a| wire::Activity {
                id: a.uid.to_string(),
                body: scalar::Body(a.body),
                kind: scalar::ActivityKind(a.kind),
                on: Day(a.on),
                theme: a.theme.clone(),
                attended: a.attended,
                minutes: a.minutes.clone(),
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
            })
            .collect(),
        few_members_handling: dossier.committee_notes.few_members_handling.clone(),
        summary: dossier.committee_notes.summary.clone(),
    }
}

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<Committee, ApiError> {
    Ok(view(&office.dossier(&payload.class_id)?))
}

pub(crate) fn set(office: &mut Office, payload: CommitteeSet) -> Result<Done, ApiError> {
    let given = payload.committee;
    office.change(Op::SetCommittee, &payload.class_id, |tx, before| {
        let class = &before.class.uid;
        let mut members = Vec::new();
        for member in &given.members {
            let learner = person(before, &member.person)?;
            if !learner.accepted() {
                return Err(ApiError::refused(
                    "not_on_roster",
                    format!("{}不在学员名单中", learner.person.name),
                    "请先审验通过。",
                ));
            }
            if member.body.0 == Body::PartyGroup && !learner.party_member() {
                return Err(ApiError::refused(
                    "not_a_party_member",
                    format!("{}不是党员，不能编入临时党小组", learner.person.name),
                    "请改选党员，或核对其政治面貌。",
                ));
            }
            let kept = before
                .members
                .iter()
                .find(|m| m.body == member.body.0 && m.post == member.post && m.enrolment == learner.uid);
            members.push(Member {
                uid: kept.map_or_else(|| tx.new_uid(), |m| m.uid.clone()),
                body: member.body.0,
                post: member.post.trim().to_owned(),
                enrolment: learner.uid.clone(),
            });
        }
        let activities: Vec<Activity> = given
            .activities
            .iter()
            .map(|a| Activity {
                uid: if before.activities.iter().any(|b| b.uid.as_str() == a.id) {
                    Uid::new(&a.id)
                } else {
                    tx.new_uid()
                },
                body: a.body.0,
                kind: a.kind.0,
                on: a.on.0,
                theme: a.theme.clone(),
                attended: a.attended,
                minutes: a.minutes.clone(),
            })
            .collect();
        let conduct = given
            .conduct
            .iter()
            .map(|c| {
                Ok(Conduct {
                    enrolment: person(before, &c.person)?.uid.clone(),
                    grade: c.grade.0,
                    note: c.note.clone(),
                })
            })
            .collect::<Result<Vec<_>, ApiError>>()?;
        if before.conclusion.is_some() && before.conduct != conduct {
            return Err(ApiError::refused("concluded", "考核已作结论，党员表现不能再改", "请先撤销考核结论。"));
        }
        tx.replace_members(class, &members)?;
        tx.replace_activities(class, &activities)?;
        tx.replace_conduct(class, &conduct)?;
        Ok(tx.put_committee_notes(
            class,
            &CommitteeNotes {
                few_members_handling: given.few_members_handling.clone(),
                summary: given.summary.clone(),
            },
        )?)
    })?;
    Ok(done("已保存班委和临时党小组"))
}
