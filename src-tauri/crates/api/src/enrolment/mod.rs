//! Applicants: identity, receipts, review.

pub mod receipts;
pub mod review;
pub mod roster;
#[cfg(test)]
mod tests;
pub(crate) mod typed;
pub mod wire;

use yanxiu_documents::certificates::undrawable;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::enrolment::{Enrolment, ReceiptDetails};
use yanxiu_domain::identity::parse_id;
use yanxiu_domain::names::name_key;
use yanxiu_domain::people::Person;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::payloads::{ApplicantSave, EnrolmentQuery, IdentityQuery};
use crate::office::wire::{Done, IdentityReading};
use crate::office::{Office, person};
use crate::problem;
use crate::scalar::{self, Day};
use receipts::wire::ExtraValue;
use typed::Typed;
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

/// What is typed about an applicant, besides who it is.
fn details(input: &ApplicantInput) -> ReceiptDetails {
    ReceiptDetails {
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
    }
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
        let input = with_number(&payload.applicant, existing)?;
        let typed = Typed {
            name: &input.name,
            reading: &input.reading,
            kind: input.document_kind.0,
            number: &input.id_number,
            sex: input.sex.map(|s| s.0),
            birth: input.birth.map(|b| b.0),
            ethnic_group: &input.ethnic_group,
        };
        let (who, mut problems) = typed::read(&typed, existing.map_or("", |e| e.uid.as_str()), today)?;
        let known = typed::known(tx, &who.document)?;
        let same = |e: &&Enrolment| known.as_ref().is_none_or(|known| known.uid == e.person.uid);
        let who = match existing.filter(same) {
            // What is mended of this very person is meant, a misread number too. A document they had before says who it
            // is; the one they have now stays theirs.
            Some(enrolment) => {
                let document = known.map_or(who.document, |known| known.document);
                let mended = Person { uid: enrolment.person.uid.clone(), document, ..who };
                tx.put_person(&mended)?;
                mended
            }
            None => {
                let (kept, differs) = typed::keep(tx, who)?;
                problems.extend(differs);
                kept
            }
        };
        let name = who.name.clone();
        if before.enrolments.iter().any(|e| e.person.uid == who.uid && existing.is_none_or(|x| x.uid != e.uid)) {
            return Err(ApiError::refused(
                "duplicate_person",
                format!("{name}已在这个班的报名名单中"),
                "请查找并修改已有的一行。",
            ));
        }
        let details = details(&input);
        let enrolment = match existing {
            Some(e) => Enrolment {
                person: who,
                details: ReceiptDetails { extra: e.details.extra.clone(), ..details },
                ..e.clone()
            },
            None => {
                Enrolment { source_file: "手工录入".to_owned(), ..Enrolment::received(tx.new_uid(), who, details) }
            }
        };
        tx.put_enrolment(&before.class.uid, &enrolment)?;
        Ok((name, problems))
    })?;
    Ok(Done { done: format!("已保存{name}"), problems: problem::to_wire(&problems) })
}
