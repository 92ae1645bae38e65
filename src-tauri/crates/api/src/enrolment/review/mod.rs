//! The review (审验): how applicants stand, decisions one by one or many at once, evidence, replies to units.

mod history;
pub mod wire;

pub(crate) use history::history;

use std::collections::BTreeMap;

use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::admission::Fit;
use yanxiu_domain::enrolment::decision::{Decision, Outcome, decide};
use yanxiu_domain::enrolment::order::suggested;
use yanxiu_domain::enrolment::reply::{self, replies, result};
use yanxiu_domain::enrolment::rules::check;
use yanxiu_domain::enrolment::{Enrolment, EnrolmentStatus};
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use crate::error::ApiError;
use crate::office::payloads::EnrolmentReview;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, person, read_notice};
use crate::problem;
use crate::scalar::{self, EvidenceKind, Takes};
use wire::{
    EvidenceSet, ExtraColumn, PersonName, PreviewRow, ReviewPreview, ReviewRow, ReviewView, StockReasons, UnitReplies,
    UnitReply,
};

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How the applicants of a class stand.
pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<ReviewView, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let admission = &dossier.class.admission;
    let order = suggested(&dossier);
    let ranks: BTreeMap<&Uid, (usize, _)> =
        order.iter().enumerate().map(|(at, s)| (&s.enrolment, (at + 1, s))).collect();
    let names: BTreeMap<&Uid, &str> = dossier.enrolments.iter().map(|e| (&e.uid, e.person.name.as_str())).collect();
    let substitutes: BTreeMap<&Uid, &Uid> =
        dossier.enrolments.iter().filter_map(|e| Some((e.replaces.as_ref()?, &e.uid))).collect();
    let mut scans: BTreeMap<&Uid, u32> = BTreeMap::new();
    for whose in dossier.attachments.iter().filter_map(|a| a.enrolment.as_ref()) {
        *scans.entry(whose).or_default() += 1;
    }
    let named =
        |uid: &Uid| PersonName { id: uid.to_string(), name: names.get(uid).copied().unwrap_or_default().to_owned() };
    let people = dossier
        .enrolments
        .iter()
        .map(|e| {
            let judged = admission.judge(&e.details);
            let place = ranks.get(&e.uid);
            ReviewRow {
                id: e.uid.to_string(),
                fit: scalar::Fit(judged.fit),
                fit_reasons: judged.reasons,
                own_staff: dossier.own_staff(e),
                seen: e.seen.iter().copied().map(EvidenceKind).collect(),
                unseen: admission.evidence.iter().copied().filter(|k| !e.seen.contains(k)).map(EvidenceKind).collect(),
                scans: scans.get(&e.uid).copied().unwrap_or(0),
                received: e.received,
                rank: place.map(|(at, _)| count(*at)),
                takes: place.map(|(_, s)| Takes(s.takes)),
                rank_reasons: place.map(|(_, s)| s.reasons.clone()).unwrap_or_default(),
                extra: e
                    .details
                    .extra
                    .iter()
                    .map(|(heading, text)| ExtraColumn { heading: heading.clone(), text: text.clone() })
                    .collect(),
                replaces: e.replaces.as_ref().map(named),
                replaced_by: substitutes.get(&e.uid).map(|uid| named(uid)),
            }
        })
        .collect();
    Ok(ReviewView {
        places: dossier.class.size,
        accepted: count(dossier.learners().count()),
        dominating_percent: dossier.notice.size.dominating_percent,
        conditions: admission.asks(),
        special_topic: dossier.special_topic_label().to_owned(),
        evidence: admission.evidence.iter().copied().map(EvidenceKind).collect(),
        frozen: dossier.roster.frozen.is_some(),
        free_numbers: free_numbers(&dossier),
        reasons: Decision::ALL
            .iter()
            .map(|d| StockReasons {
                decision: d.code().to_owned(),
                reasons: d.stock_reasons().iter().map(|r| (*r).to_owned()).collect(),
            })
            .collect(),
        people,
    })
}

/// Numbers left free by those who dropped out; a frozen roster has its gaps for good.
fn free_numbers(dossier: &Dossier) -> Vec<u32> {
    if dossier.roster.frozen.is_some() {
        return Vec::new();
    }
    let taken: std::collections::BTreeSet<u32> = dossier.learners().filter_map(|e| e.roster_number).collect();
    let last = taken.last().copied().unwrap_or(0);
    (1..last).filter(|n| !taken.contains(n)).collect()
}

/// A decision read, with its applicants and, where somebody takes a place, the substitute.
struct Asked<'d> {
    decision: Decision,
    chosen: Vec<&'d Enrolment>,
    substitute: Option<&'d Enrolment>,
}

fn asked<'d>(dossier: &'d Dossier, payload: &EnrolmentReview) -> Result<Asked<'d>, ApiError> {
    let Some(decision) = Decision::parse(&payload.decision) else {
        return Err(ApiError::usage("bad_decision", "不认识这个审验结论", "请选择通过、退回、候补、不通过或取消。"));
    };
    if decision.needs_reason() && payload.reason.trim().is_empty() {
        let label = decision.label();
        return Err(ApiError::refused("reason_missing", format!("“{label}”要写明原因"), "请填写原因。"));
    }
    let waiting = |e: &&Enrolment| decision == Decision::Suggested && e.status == EnrolmentStatus::Waiting;
    let open = |e: &&Enrolment| e.status == EnrolmentStatus::Pending || waiting(e);
    let meets = |e: &&Enrolment| dossier.class.admission.judge(&e.details).fit == Fit::Meets;
    let chosen: Vec<&Enrolment> = if payload.all {
        dossier.enrolments.iter().filter(open).filter(|e| !payload.only_meeting || meets(e)).collect()
    } else {
        payload.people.iter().map(|p| person(dossier, p)).collect::<Result<_, _>>()?
    };
    let substitute = payload.replaced_by.as_deref().map(|p| person(dossier, p)).transpose()?;
    if substitute.is_some() && decision != Decision::Cancel {
        return Err(ApiError::usage("bad_decision", "只有取消报名时才能由他人递补", "请先选择取消报名。"));
    }
    Ok(Asked { decision, chosen, substitute })
}

fn decided(dossier: &Dossier, asked: &Asked<'_>, payload: &EnrolmentReview) -> Outcome {
    decide(dossier, &asked.chosen, asked.decision, &payload.reason, asked.substitute)
}

fn write(tx: &Tx<'_>, dossier: &Dossier, outcome: &Outcome) -> Result<(), ApiError> {
    outcome.after.iter().try_for_each(|e| Ok(tx.put_enrolment(&dossier.class.uid, e)?))
}

/// Decides on applicants.
pub(crate) fn review(office: &mut Office, payload: EnrolmentReview) -> Result<Done, ApiError> {
    let op = if payload.replaced_by.is_some() { Op::Replace } else { Op::Review };
    let (said, warnings) = office.change(op, &payload.class_id, |tx, before| {
        let asked = asked(before, &payload)?;
        let outcome = decided(before, &asked, &payload);
        if let Some(first) = outcome.refusals.first() {
            return Err(ApiError::refused(first.code, first.message.clone(), first.hint.clone()));
        }
        write(tx, before, &outcome)?;
        let after = tx.dossier(&before.class.uid, &read_notice)?;
        Ok((said(before, &asked, &outcome), problem::to_wire(&arisen(before, &after))))
    })?;
    Ok(Done { done: said, problems: warnings })
}

fn said(before: &Dossier, asked: &Asked<'_>, outcome: &Outcome) -> String {
    if let (Some(substitute), Some(leaver)) = (asked.substitute, asked.chosen.first()) {
        return format!("{}已取消，由{}递补", leaver.person.name, substitute.person.name);
    }
    let of = |status: EnrolmentStatus| {
        let now = |e: &&Enrolment| {
            e.status == status && before.enrolment(&e.uid).is_none_or(|b| b.status != status || b.reason != e.reason)
        };
        outcome.after.iter().filter(now).count()
    };
    match asked.decision {
        Decision::Suggested => {
            let (places, turns) = (of(EnrolmentStatus::Accepted), of(EnrolmentStatus::Waiting));
            let left = asked.chosen.len() - outcome.after.len().min(asked.chosen.len());
            let left = if left > 0 { format!("，{left} 人先核实条件") } else { String::new() };
            format!("已按建议录取 {places} 人，候补 {turns} 人{left}")
        }
        decision => format!("已审验 {} 人：{}", asked.chosen.len(), decision.label()),
    }
}

/// Warnings about the applicants that a change brought. One that only counts fewer people than before is no news.
fn arisen(before: &Dossier, after: &Dossier) -> Vec<Problem> {
    let known = check(before);
    let grew = after.learners().count() > before.learners().count();
    let mut found = check(after);
    found.retain(|p| {
        p.code != "review_pending" && !known.contains(p) && (grew || !known.iter().any(|k| k.code == p.code))
    });
    found
}

/// What a decision would do; nothing is written.
pub(crate) fn preview(office: &mut Office, mut payload: EnrolmentReview) -> Result<ReviewPreview, ApiError> {
    let today = office.today();
    let before = office.dossier(&payload.class_id)?;
    // The reason is written after the preview was looked at.
    if payload.reason.trim().is_empty() {
        "待填".clone_into(&mut payload.reason);
    }
    let asked = asked(&before, &payload)?;
    let outcome = decided(&before, &asked, &payload);
    let mut after = before.clone();
    for changed in &outcome.after {
        if let Some(row) = after.enrolments.iter_mut().find(|e| e.uid == changed.uid) {
            row.clone_from(changed);
        }
    }
    let mut problems = outcome.refusals.clone();
    problems.extend(arisen(&before, &after));
    let mut people: Vec<PreviewRow> = Vec::new();
    // A suggestion is shown in its order, with its reasons.
    let order = if asked.decision == Decision::Suggested { suggested(&before) } else { Vec::new() };
    let place: BTreeMap<&Uid, usize> = order.iter().enumerate().map(|(at, s)| (&s.enrolment, at)).collect();
    let mut rows: Vec<&Enrolment> = outcome.after.iter().collect();
    rows.sort_by_key(|e| place.get(&e.uid).copied());
    for now in rows {
        let Some(then) = before.enrolment(&now.uid) else { continue };
        let reasons = place.get(&now.uid).and_then(|at| order.get(*at)).map(|s| s.reasons.join("；"));
        people.push(PreviewRow {
            id: now.uid.to_string(),
            name: now.person.name.clone(),
            before: scalar::EnrolmentStatus(then.status),
            after: scalar::EnrolmentStatus(now.status),
            notes: reasons.into_iter().chain(before.consequences(then, now, today)).collect(),
        });
    }
    let (learners, places) = (after.learners().count(), before.class.size as usize);
    let beyond = if learners > places { format!("，超出计划 {} 人", learners - places) } else { String::new() };
    let left = asked.chosen.len().saturating_sub(people.len());
    let left = if left > 0 { format!("，{left} 人先核实条件、暂不变动") } else { String::new() };
    Ok(ReviewPreview {
        summary: format!("{}；之后学员 {learners}/{places} 人{beyond}{left}", asked.decision.label()),
        people,
        problems: problem::to_wire(&problems),
    })
}

/// Records evidence as seen, or not seen after all.
pub(crate) fn set_evidence(office: &mut Office, payload: EvidenceSet) -> Result<Done, ApiError> {
    let labels: Vec<&str> = payload.kinds.iter().map(|k| k.0.label()).collect();
    if labels.is_empty() || payload.people.is_empty() {
        return Err(ApiError::usage("nothing_chosen", "没有选择人员或材料", "请先选择人员和查看的材料。"));
    }
    office.change(Op::SeeEvidence, &payload.class_id, |tx, before| {
        for text in &payload.people {
            let mut changed = person(before, text)?.clone();
            for kind in &payload.kinds {
                if payload.seen {
                    changed.seen.insert(kind.0)
                } else {
                    changed.seen.remove(&kind.0)
                };
            }
            tx.put_enrolment(&before.class.uid, &changed)?;
        }
        Ok(())
    })?;
    let word = if payload.seen { "已见" } else { "未见" };
    Ok(done(format!("已登记 {} 人{word}{}", payload.people.len(), labels.join("、"))))
}

/// Replies to the units, as texts to send.
pub(crate) fn unit_replies(office: &mut Office, payload: ClassId) -> Result<UnitReplies, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let units = replies(&dossier)
        .iter()
        .map(|r| {
            let parts: Vec<String> = EnrolmentStatus::ALL
                .iter()
                .map(|s| (*s, r.people.iter().filter(|e| e.status == *s).count()))
                .filter(|(_, n)| *n > 0)
                .map(|(status, n)| format!("{} {n}", result(status)))
                .collect();
            UnitReply { unit: r.unit.clone(), summary: parts.join(" · "), text: reply::message(&dossier, r) }
        })
        .collect();
    Ok(UnitReplies { units })
}
