//! Applicants: identity, receipts, review.

pub mod receipts;
pub mod review;
pub mod roster;
pub mod wire;

use std::collections::BTreeSet;

use yanxiu_documents::certificates::undrawable;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::enrolment::{Enrolment, EnrolmentStatus, ReceiptDetails};
use yanxiu_domain::identity::{IdReading, agrees, parse_id, parse_other_document};
use yanxiu_domain::names::{check_name, name_key, normalise_name};
use yanxiu_domain::people::{Document, DocumentKind, Person};
use yanxiu_domain::problem::{Problem, Severity, any_error};
use yanxiu_store::{Op, Tx};

use crate::error::ApiError;
use crate::office::payloads::{ApplicantSave, EnrolmentQuery, IdentityQuery};
use crate::office::wire::{Done, IdentityReading};
use crate::office::{Office, person};
use crate::problem;
use crate::scalar::{self, Day};
use receipts::wire::ExtraValue;
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
        extra: details.extra.iter().map(|(h, t)| ExtraValue { heading: h.clone(), text: t.clone() }).collect(),
        source: match enrolment.source_row {
            Some(row) => format!("{} 第 {row} 行", enrolment.source_file),
            None => enrolment.source_file.clone(),
        },
        source_id: enrolment.source_id.as_ref().map(ToString::to_string),
        undrawable: fonts.map(|f| undrawable(f, &who.name)).unwrap_or_default(),
    }
}

pub(crate) fn list(office: &mut Office, payload: EnrolmentQuery) -> Result<EnrolmentList, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let fonts = office.fonts()?;
    Ok(EnrolmentList { people: dossier.enrolments.iter().map(|e| row(e, payload.full_ids, Some(fonts))).collect() })
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

/// Writes a person, keeping the id of the one already known by this document, or who had it before: then the document
/// they have now stays theirs.
pub(crate) fn keep_person(tx: &Tx<'_>, mut who: Person) -> Result<Person, ApiError> {
    let (kind, number) = (who.document.kind, &who.document.number);
    let known = tx.person_by_document(kind, number)?.or(tx.person_by_former_document(kind, number)?);
    who.uid = match known {
        Some(known) => {
            who.document = known.document;
            known.uid
        }
        None => tx.new_uid(),
    };
    tx.put_person(&who)?;
    Ok(who)
}

/// What is typed, with the number that is known where none was typed: it never has to be typed again to be kept.
fn with_number(input: &ApplicantInput, existing: Option<&Enrolment>) -> Result<ApplicantInput, ApiError> {
    let mut whole = input.clone();
    if let Some(document) = existing.map(|e| &e.person.document).filter(|_| input.id_number.trim().is_empty()) {
        if document.kind != input.document_kind.0 {
            return Err(ApiError::refused(
                "number_missing",
                format!("证件类型改为{}，没有填写号码", input.document_kind.0.label()),
                "请填写新证件的号码，或改回原来的证件类型。",
            ));
        }
        document.number.reveal().clone_into(&mut whole.id_number);
    }
    Ok(whole)
}

pub(crate) fn save_applicant(office: &mut Office, payload: ApplicantSave) -> Result<Done, ApiError> {
    let today = office.today();
    let (name, problems) = office.change(Op::EditApplicant, &payload.class_id, |tx, before| {
        let existing = payload.enrolment_id.as_deref().map(|id| person(before, id)).transpose()?;
        let (who, details, problems) = applicant(&with_number(&payload.applicant, existing)?, today);
        let Some(who) = who else {
            let first = problems.iter().find(|p| p.severity == Severity::Error);
            let (message, hint) = first.map(|p| (p.message.clone(), p.hint.clone())).unwrap_or_default();
            return Err(ApiError::refused("bad_applicant", message, hint));
        };
        let name = who.name.clone();
        let who = match existing {
            // Mending a misread number keeps the same person.
            Some(enrolment)
                if tx.person_by_document(who.document.kind, &who.document.number)?.is_none()
                    && tx.person_by_former_document(who.document.kind, &who.document.number)?.is_none() =>
            {
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
                source_sheet: String::new(),
                source_id: None,
                source_row: None,
            },
        };
        tx.put_enrolment(&before.class.uid, &enrolment)?;
        Ok((name, problems))
    })?;
    Ok(Done { done: format!("已保存{name}"), problems: problem::to_wire(&problems) })
}
