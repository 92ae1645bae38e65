//! Applicants: identity, receipts, review.

pub mod receipts;
pub mod wire;

use std::collections::BTreeSet;

use yanxiu_documents::certificates::undrawable;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::{Enrolment, EnrolmentStatus, ReceiptDetails};
use yanxiu_domain::identity::{IdReading, agrees, parse_id, parse_other_document};
use yanxiu_domain::names::{check_name, name_key, normalise_name};
use yanxiu_domain::people::{Document, DocumentKind, Person};
use yanxiu_domain::problem::{Problem, Severity, any_error};
use yanxiu_store::{Op, Tx};

use crate::error::ApiError;
use crate::office::payloads::{ApplicantSave, EnrolmentQuery, EnrolmentReview, IdentityQuery};
use crate::office::wire::{Done, IdentityReading};
use crate::office::{Office, done, person};
use crate::problem;
use crate::scalar::{self, Day};
use wire::{ApplicantInput, EnrolmentList, EnrolmentRow};

/// Reads an identity number. No store is opened.
pub(crate) fn identity(office: &mut Office, payload: IdentityQuery) -> Result<IdentityReading, ApiError> {
    let reading = parse_id(&payload.number, office.today(), false);
    Ok(IdentityReading {
        valid: reading.number.is_some(),
        kind: reading.kind.map(|k| k.code().to_owned()),
        birth: reading.birth.map(Day),
        sex: reading.sex.map(scalar::Sex),
        problems: problem::to_wire(&reading.problems),
    })
}

/// Reads a number of any kind of document.
fn read_document(kind: DocumentKind, text: &str, today: chrono::NaiveDate, stored_as_number: bool) -> IdReading {
    match kind {
        DocumentKind::Resident => parse_id(text, today, stored_as_number),
        other => parse_other_document(other, text),
    }
}

/// One person of a class as it crosses.
pub(crate) fn row(enrolment: &Enrolment, full_ids: bool, fonts: Option<&Fonts>) -> EnrolmentRow {
    let (who, details) = (&enrolment.person, &enrolment.details);
    let number = &who.document.number;
    EnrolmentRow {
        id: enrolment.uid.to_string(),
        name: who.name.clone(),
        name_key: name_key(&who.name, &who.reading).as_text(),
        reading: who.reading.clone(),
        id_number: if full_ids { number.reveal().to_owned() } else { number.masked() },
        document_kind: scalar::DocumentKind(who.document.kind),
        sex: who.sex.map(scalar::Sex),
        birth: who.birth.map(Day),
        ethnic_group: who.ethnic_group.clone(),
        unit: details.unit.clone(),
        city: details.city.map(scalar::City),
        post: details.post.clone(),
        title: details.title.clone(),
        title_level: details.title_level.map(scalar::TitleLevel),
        field: details.field.clone(),
        political_status: details.political_status.map(scalar::PoliticalStatus),
        phone: details.phone.clone(),
        front_line: details.front_line,
        front_line_how: details.front_line_how.clone(),
        lodging: details.lodging.clone(),
        food: details.food.clone(),
        arrival: details.arrival.clone(),
        departure: details.departure.clone(),
        note: details.note.clone(),
        status: scalar::EnrolmentStatus(enrolment.status),
        reason: enrolment.reason.clone(),
        roster_number: enrolment.roster_number,
        group: enrolment.group,
        source: match enrolment.source_row {
            Some(row) => format!("{} 第 {row} 行", enrolment.source_file),
            None => enrolment.source_file.clone(),
        },
        undrawable: fonts.map(|f| undrawable(f, &who.name)).unwrap_or_default(),
    }
}

pub(crate) fn list(office: &mut Office, payload: EnrolmentQuery) -> Result<EnrolmentList, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let fonts = office.fonts()?;
    Ok(EnrolmentList { people: dossier.enrolments.iter().map(|e| row(e, payload.full_ids, Some(fonts))).collect() })
}

/// The next number on the roster.
fn next_roster_number(dossier: &Dossier) -> u32 {
    dossier.enrolments.iter().filter_map(|e| e.roster_number).max().unwrap_or(0) + 1
}

pub(crate) fn review(office: &mut Office, payload: EnrolmentReview) -> Result<Done, ApiError> {
    let status = match payload.decision.as_str() {
        "accept" => EnrolmentStatus::Accepted,
        "decline" => EnrolmentStatus::Declined,
        "return" => EnrolmentStatus::Returned,
        "wait" => EnrolmentStatus::Waiting,
        "cancel" => EnrolmentStatus::Cancelled,
        "pending" => EnrolmentStatus::Pending,
        _ => {
            return Err(ApiError::usage(
                "bad_decision",
                "不认识这个审验结论",
                "请选择通过、退回、候补、不通过或取消。",
            ));
        }
    };
    let needs_reason =
        matches!(status, EnrolmentStatus::Declined | EnrolmentStatus::Returned | EnrolmentStatus::Cancelled);
    if needs_reason && payload.reason.trim().is_empty() {
        return Err(ApiError::refused("reason_missing", format!("“{}”要写明原因", status.label()), "请填写原因。"));
    }
    let count = office.change(Op::Review, &payload.class_id, |tx, before| {
        let chosen: Vec<&Enrolment> = if payload.all {
            before.pending().collect()
        } else {
            payload.people.iter().map(|p| person(before, p)).collect::<Result<_, _>>()?
        };
        let mut next = next_roster_number(before);
        for enrolment in &chosen {
            if enrolment.accepted()
                && status != EnrolmentStatus::Accepted
                && before.certificate_of(&enrolment.uid).is_some()
            {
                return Err(ApiError::refused(
                    "has_certificate",
                    format!("{}已有证书，不能改为“{}”", enrolment.person.name, status.label()),
                    "请先作废其证书。",
                ));
            }
            let mut changed = (*enrolment).clone();
            changed.status = status;
            changed.reason = payload.reason.trim().to_owned();
            if status == EnrolmentStatus::Accepted {
                changed.roster_number.get_or_insert_with(|| {
                    next += 1;
                    next - 1
                });
            }
            tx.put_enrolment(&before.class.uid, &changed)?;
        }
        Ok(chosen.len())
    })?;
    Ok(done(format!("已审验 {count} 人：{}", status.label())))
}

/// What is typed about an applicant, checked.
fn applicant(input: &ApplicantInput, today: chrono::NaiveDate) -> (Option<Person>, ReceiptDetails, Vec<Problem>) {
    let name = normalise_name(&input.name);
    let reading = read_document(input.document_kind.0, &input.id_number, today, false);
    let mut problems = check_name(&name);
    problems.extend(reading.problems.iter().cloned());
    problems.extend(agrees(&reading, input.sex.map(|s| s.0), input.birth.map(|b| b.0)));
    let who = reading.number.filter(|_| !any_error(&problems)).map(|number| Person {
        uid: yanxiu_domain::uid::Uid::default(),
        name,
        reading: input.reading.trim().to_owned(),
        document: Document { kind: input.document_kind.0, number },
        sex: reading.sex.or(input.sex.map(|s| s.0)),
        birth: reading.birth.or(input.birth.map(|b| b.0)),
        ethnic_group: input.ethnic_group.trim().to_owned(),
    });
    let details = ReceiptDetails {
        unit: input.unit.trim().to_owned(),
        city: input.city.map(|c| c.0),
        post: input.post.clone(),
        title: input.title.clone(),
        title_level: input.title_level.map(|t| t.0),
        field: input.field.clone(),
        political_status: input.political_status.map(|p| p.0),
        phone: input.phone.trim().to_owned(),
        front_line: input.front_line,
        front_line_how: input.front_line_how.clone(),
        lodging: input.lodging.clone(),
        food: input.food.clone(),
        arrival: input.arrival.clone(),
        departure: input.departure.clone(),
        note: input.note.clone(),
        extra: Vec::new(),
    };
    (who, details, problems)
}

/// Writes a person, keeping the id of the one already known by this document.
fn keep_person(tx: &Tx<'_>, mut who: Person) -> Result<Person, ApiError> {
    let known = tx.person_by_document(who.document.kind, &who.document.number)?;
    who.uid = known.map_or_else(|| tx.new_uid(), |k| k.uid);
    tx.put_person(&who)?;
    Ok(who)
}

pub(crate) fn save_applicant(office: &mut Office, payload: ApplicantSave) -> Result<Done, ApiError> {
    let today = office.today();
    let (who, details, problems) = applicant(&payload.applicant, today);
    let Some(who) = who else {
        let first = problems.iter().find(|p| p.severity == Severity::Error);
        let (message, hint) = first.map(|p| (p.message.clone(), p.hint.clone())).unwrap_or_default();
        return Err(ApiError::refused("bad_applicant", message, hint));
    };
    let name = who.name.clone();
    office.change(Op::EditApplicant, &payload.class_id, |tx, before| {
        let existing = payload.enrolment_id.as_deref().map(|id| person(before, id)).transpose()?;
        let who = match existing {
            // Mending a misread number keeps the same person.
            Some(enrolment) if tx.person_by_document(who.document.kind, &who.document.number)?.is_none() => {
                let mended = Person { uid: enrolment.person.uid.clone(), ..who };
                tx.put_person(&mended)?;
                mended
            }
            _ => keep_person(tx, who)?,
        };
        if before.enrolments.iter().any(|e| e.person.uid == who.uid && existing.is_none_or(|x| x.uid != e.uid)) {
            return Err(ApiError::refused(
                "duplicate_person",
                format!("{}已在这个班的报名名单中", who.name),
                "请查找并修改已有的一行。",
            ));
        }
        let enrolment = match existing {
            Some(e) => Enrolment {
                person: who,
                details: ReceiptDetails { extra: e.details.extra.clone(), ..details },
                ..e.clone()
            },
            None => Enrolment {
                uid: tx.new_uid(),
                person: who,
                details,
                status: EnrolmentStatus::Pending,
                reason: String::new(),
                seen: BTreeSet::new(),
                replaces: None,
                received: 0,
                roster_number: None,
                group: None,
                leads_group: false,
                seat: None,
                room: String::new(),
                source_file: "手工录入".to_owned(),
                source_row: None,
            },
        };
        Ok(tx.put_enrolment(&before.class.uid, &enrolment)?)
    })?;
    Ok(Done { done: format!("已保存{name}"), problems: problem::to_wire(&problems) })
}
