//! A number from a scanner, an ID-card reader or the keyboard becomes a mark.

use yanxiu_domain::attendance::book::Card;
use yanxiu_domain::attendance::find::Found;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::identity::normalise_number;
use yanxiu_store::Op;

use super::marking::{self, Cell, Pen};
use super::wire::{CardSet, Scan, Scanned};
use super::{count, session};
use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done, learner};
use crate::{problem, scalar};

/// What is said of a learner who was found.
pub(super) fn said(outcome: &'static str, learner: &Enrolment, message: String) -> Scanned {
    Scanned {
        outcome,
        id: learner.uid.to_string(),
        name: learner.person.name.clone(),
        unit: learner.details.unit.clone(),
        roster_number: learner.roster_number,
        room: learner.room.clone(),
        mark: None,
        message,
        marked: 0,
        problems: Vec::new(),
    }
}

/// What is said of a number that is nobody's, or more than one person's.
pub(super) fn nobody(outcome: &'static str, message: String) -> Scanned {
    Scanned {
        outcome,
        id: String::new(),
        name: String::new(),
        unit: String::new(),
        roster_number: None,
        room: String::new(),
        mark: None,
        message,
        marked: 0,
        problems: Vec::new(),
    }
}

/// The learner a number means, or what to say instead.
pub(super) fn found<'d>(dossier: &'d Dossier, number: &str) -> Result<&'d Enrolment, Box<Scanned>> {
    match dossier.find_by_number(number) {
        Found::One(learner) => Ok(learner),
        Found::Several(many) => {
            let names: Vec<&str> = many.iter().take(4).map(|e| e.person.name.as_str()).collect();
            let message = format!("尾号相同的有 {} 人：{}，请多输几位或输入序号", many.len(), names.join("、"));
            Err(Box::new(nobody("several", message)))
        }
        Found::NotOnRoster(other) => {
            let message = format!("{}，不在学员名单中", other.status.label());
            Err(Box::new(said("not_on_roster", other, message)))
        }
        Found::Nobody => Err(Box::new(nobody("unknown", "没有找到这个号码，请核对或输入序号".to_owned()))),
    }
}

/// Marks whoever a number means as present, or late by the clock.
pub(crate) fn scan(office: &mut Office, payload: Scan) -> Result<Scanned, ApiError> {
    let pen = Pen::of(office, "");
    let now = office.host().now();
    office.change(Op::MarkAttendance, &payload.class_id, |tx, before| {
        marking::before_conclusion(before)?;
        let session = session(before, &payload.session)?;
        let learner = match found(before, &payload.number) {
            Ok(learner) => learner,
            Err(instead) => return Ok(Scanned { marked: count(before.marked(&session.uid).1), ..*instead }),
        };
        let before_it = before.mark_of(&session.uid, &learner.uid);
        if let Some(old) = before_it.filter(|m| m.mark.attended()) {
            let message = format!("已经签到：{}", old.mark.label());
            let again = said("again", learner, message);
            return Ok(Scanned {
                mark: Some(scalar::Mark(old.mark)),
                marked: count(before.marked(&session.uid).1),
                ..again
            });
        }
        let mark = before.notice.attendance.on_arrival(session, now);
        let cells =
            [Cell { session: session.uid.clone(), enrolment: learner.uid.clone(), mark: Some(mark), note: None }];
        if marking::settled(before, &cells, now.date()).is_some() {
            let message = "这次课的签到早已登记或已核对，请到签到页写明原因更正".to_owned();
            return Ok(said("settled", learner, message));
        }
        let written = marking::write(tx, before, &cells, &pen)?;
        let was = before_it.map(|m| format!("（原登记{}）", m.mark.label())).unwrap_or_default();
        Ok(Scanned {
            mark: Some(scalar::Mark(mark)),
            marked: count(written.after.marked(&session.uid).1),
            problems: problem::to_wire(&written.problems),
            ..said("ok", learner, format!("{}{was}", mark.label()))
        })
    })
}

/// Binds a card to a learner; another learner's card isn't taken away unsaid.
pub(crate) fn set_card(office: &mut Office, payload: CardSet) -> Result<Done, ApiError> {
    let code = normalise_number(&payload.code);
    let name = office.change(Op::SetCard, &payload.class_id, |tx, before| {
        let learner = learner(before, &payload.person)?;
        let other = before.attendance.cards.iter().find(|c| c.code == code && c.enrolment != learner.uid);
        if let Some(other) = other.and_then(|c| before.enrolment(&c.enrolment)) {
            return Err(ApiError::refused(
                "card_taken",
                format!("这张卡已绑定给{}", other.person.name),
                "请换一张卡，或先取消原来的绑定。",
            ));
        }
        if code.chars().count() > 64 {
            return Err(ApiError::refused("bad_card", "卡号太长，不像是卡号", "请核对读卡器的设置。"));
        }
        tx.put_card(&Card { enrolment: learner.uid.clone(), code: code.clone() })?;
        Ok(learner.person.name.clone())
    })?;
    Ok(done(if code.is_empty() { format!("已取消{name}的卡") } else { format!("已把这张卡绑定给{name}") }))
}
