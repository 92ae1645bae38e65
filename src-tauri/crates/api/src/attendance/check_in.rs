//! Check-in: who came, what was checked and handed out, temperatures, and somebody who comes in another's place.

use std::collections::BTreeMap;

use yanxiu_domain::attendance::check_in::{self as domain, CheckIn, CheckInState, Temperature, read_temperature};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::{Enrolment, ReceiptDetails};
use yanxiu_domain::people::DocumentKind;
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::count;
use super::scan::{found, said};
use super::wire::{
    CheckInChange, CheckInRow, CheckInScan, CheckInView, Scanned, Substitute, TemperatureDay, TemperatureReading,
    TemperaturesSet,
};
use crate::enrolment::typed::{self, Typed};
use crate::error::ApiError;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, learner};
use crate::problem;
use crate::scalar::{self, Day, DayPart};

/// The check-in list of a class.
pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<CheckInView, ApiError> {
    let today = office.today();
    let dossier = office.dossier(&payload.class_id)?;
    Ok(view(&dossier, today))
}

fn view(dossier: &Dossier, today: chrono::NaiveDate) -> CheckInView {
    let by_learner: BTreeMap<&Uid, &CheckIn> = dossier.attendance.check_ins.iter().map(|c| (&c.enrolment, c)).collect();
    let epidemic = dossier.class.epidemic_in_force;
    let mut readings: BTreeMap<&Uid, Vec<&Temperature>> = BTreeMap::new();
    for reading in &dossier.attendance.temperatures {
        readings.entry(&reading.enrolment).or_default().push(reading);
    }
    let card = |e: &Enrolment| dossier.attendance.cards.iter().any(|c| c.enrolment == e.uid);
    let no_shows = by_learner.values().filter(|c| c.state == CheckInState::NoShow).count();
    CheckInView {
        people: dossier
            .learners()
            .map(|e| {
                let known = by_learner.get(&e.uid);
                let flag = |of: fn(&CheckIn) -> bool| known.is_some_and(|c| of(c));
                CheckInRow {
                    id: e.uid.to_string(),
                    roster_number: e.roster_number,
                    name: e.person.name.clone(),
                    sex: e.person.sex.map(scalar::Sex),
                    id_number: e.person.document.number.masked(),
                    unit: e.details.unit.clone(),
                    phone: e.details.phone.clone(),
                    room: e.room.clone(),
                    food: e.details.food.clone(),
                    card: card(e),
                    state: known.map(|c| scalar::CheckInState(c.state)),
                    arrived_at: known.map(|c| c.arrived_at.clone()).unwrap_or_default(),
                    identity_checked: flag(|c| c.identity_checked),
                    materials_handed: flag(|c| c.materials_handed),
                    pledge_signed: flag(|c| c.pledge_signed),
                    note: known.map(|c| c.note.clone()).unwrap_or_default(),
                    temperatures: readings
                        .get(&e.uid)
                        .into_iter()
                        .flatten()
                        .map(|t| TemperatureReading {
                            on: Day(t.on),
                            part: DayPart(t.part),
                            value: format!("{}.{}", t.tenths / 10, t.tenths % 10),
                        })
                        .collect(),
                }
            })
            .collect(),
        arrived: count(dossier.arrived()),
        no_shows: count(no_shows),
        expected: count(dossier.learners().count()),
        epidemic,
        fever_tenths: dossier.notice.attendance.fever_tenths,
        days: if epidemic { temperature_days(dossier) } else { Vec::new() },
        problems: problem::to_wire(&domain::check(dossier, today)),
    }
}

/// The parts of days at which temperatures are taken.
fn temperature_days(dossier: &Dossier) -> Vec<TemperatureDay> {
    let parts = dossier.notice.attendance.temperature_parts.clone();
    dossier
        .class_days()
        .into_iter()
        .flat_map(|on| {
            parts.iter().map(move |part| TemperatureDay { on: Day(on), part: DayPart(*part) }).collect::<Vec<_>>()
        })
        .collect()
}

/// Nobody has come before the day for it.
fn begun(dossier: &Dossier, today: chrono::NaiveDate) -> Result<(), ApiError> {
    let from = dossier.check_in_from();
    if today >= from {
        return Ok(());
    }
    Err(ApiError::refused(
        "check_in_ahead",
        format!("{}起才能登记报到", chinese::date(from)),
        "请在报到当天或以后登记；日期不对的，请核对电脑的日期和班次的报到日期。确定不来的，可在报名页登记取消。",
    ))
}

/// Sets what is given of the check-in of several people.
pub(crate) fn set(office: &mut Office, payload: CheckInChange) -> Result<Done, ApiError> {
    let today = office.today();
    let now = office.host().now().format("%Y-%m-%d %H:%M").to_string();
    let text = office.change(Op::CheckIn, &payload.class_id, |tx, before| {
        if !payload.clear {
            begun(before, today)?;
        }
        let people = payload.people.iter().map(|p| learner(before, p)).collect::<Result<Vec<_>, _>>()?;
        for learner in &people {
            let was = before.check_in_of(&learner.uid);
            if payload.clear {
                tx.remove_check_in(&learner.uid)?;
                continue;
            }
            let mut to = was.cloned().unwrap_or_else(|| arrived(&learner.uid, &now));
            if let Some(state) = payload.state {
                if state.0 != to.state || was.is_none() {
                    to.arrived_at = if state.0 == CheckInState::Arrived { now.clone() } else { String::new() };
                }
                to.state = state.0;
            }
            let set = |flag: &mut bool, to: Option<bool>| *flag = to.unwrap_or(*flag);
            set(&mut to.identity_checked, payload.identity_checked);
            set(&mut to.materials_handed, payload.materials_handed);
            set(&mut to.pledge_signed, payload.pledge_signed);
            if let Some(at) = &payload.arrived_at {
                at.trim().clone_into(&mut to.arrived_at);
            }
            if let Some(note) = &payload.note {
                note.trim().clone_into(&mut to.note);
            }
            tx.put_check_in(&to)?;
        }
        let word = match (payload.clear, payload.state) {
            (true, _) => "清除",
            (_, Some(state)) => state.0.label(),
            _ => "已更新",
        };
        Ok(match people.as_slice() {
            [one] => format!("{}：{word}", one.person.name),
            many => format!("已登记报到 {} 人：{word}", many.len()),
        })
    })?;
    Ok(done(text))
}

fn arrived(enrolment: &Uid, now: &str) -> CheckIn {
    CheckIn {
        enrolment: enrolment.clone(),
        state: CheckInState::Arrived,
        arrived_at: now.to_owned(),
        identity_checked: false,
        materials_handed: false,
        pledge_signed: false,
        note: String::new(),
    }
}

/// Whoever a number means has come.
pub(crate) fn scan(office: &mut Office, payload: CheckInScan) -> Result<Scanned, ApiError> {
    let today = office.today();
    let now = office.host().now().format("%Y-%m-%d %H:%M").to_string();
    office.change(Op::CheckIn, &payload.class_id, |tx, before| {
        begun(before, today)?;
        let learner = match found(before, &payload.number) {
            Ok(learner) => learner,
            Err(instead) => return Ok(*instead),
        };
        let was = before.check_in_of(&learner.uid);
        if let Some(earlier) = was.filter(|c| c.state == CheckInState::Arrived) {
            let message = format!("已在 {} 报到", earlier.arrived_at);
            return Ok(Scanned { marked: count(before.arrived()), ..said("again", learner, message) });
        }
        let mut check_in = was.cloned().unwrap_or_else(|| arrived(&learner.uid, &now));
        check_in.state = CheckInState::Arrived;
        check_in.arrived_at.clone_from(&now);
        // A reader reads the card itself: the document was there.
        check_in.identity_checked |= payload.number.trim().chars().count() >= 15;
        tx.put_check_in(&check_in)?;
        let room = if learner.room.is_empty() { String::new() } else { format!("，房间 {}", learner.room) };
        let message = format!("已报到{room}");
        Ok(Scanned { marked: count(before.arrived() + 1), ..said("ok", learner, message) })
    })
}

/// Somebody who came in a learner's place: an applicant who takes that place once reviewed. The learner didn't come.
pub(crate) fn substitute(office: &mut Office, payload: Substitute) -> Result<Done, ApiError> {
    let typed = Typed {
        name: &payload.name,
        reading: "",
        kind: payload.document_kind.map_or(DocumentKind::Resident, |kind| kind.0),
        number: &payload.id_number,
        sex: None,
        birth: None,
        ethnic_group: "",
    };
    let today = office.today();
    let (who, mut problems) = typed::read(&typed, "", today)?;
    let text = office.change(Op::EditApplicant, &payload.class_id, |tx, before| {
        begun(before, today)?;
        let leaver = learner(before, &payload.replaces)?;
        let (person, differs) = typed::keep(tx, who)?;
        problems.extend(differs);
        if let Some(known) = before.enrolments.iter().find(|e| e.person.uid == person.uid) {
            return Err(ApiError::refused(
                "duplicate_person",
                format!("{}已在这个班的报名名单中（{}）", person.name, known.status.label()),
                "请在报名页审验该人员。",
            ));
        }
        let text = format!("已登记{}顶替{}，请到报名页审验", person.name, leaver.person.name);
        let (unit, phone) = (payload.unit.trim().to_owned(), payload.phone.trim().to_owned());
        let details = ReceiptDetails { unit, phone, city: leaver.details.city, ..ReceiptDetails::default() };
        let substitute = Enrolment {
            replaces: Some(leaver.uid.clone()),
            source_file: "报到登记".to_owned(),
            ..Enrolment::received(tx.new_uid(), person, details)
        };
        tx.put_enrolment(&before.class.uid, &substitute)?;
        let was = before.check_in_of(&leaver.uid).cloned().unwrap_or_else(|| arrived(&leaver.uid, ""));
        tx.put_check_in(&CheckIn { state: CheckInState::NoShow, arrived_at: String::new(), ..was })?;
        Ok(text)
    })?;
    Ok(Done { done: text, problems: problem::to_wire(&problems) })
}

/// Sets temperatures of a part of a day; every slip is told, and then nothing is written.
pub(crate) fn set_temperatures(office: &mut Office, payload: TemperaturesSet) -> Result<Done, ApiError> {
    let (on, part) = (payload.on.0, payload.part.0);
    let (text, fevers) = office.change(Op::SetTemperatures, &payload.class_id, |tx, before| {
        let mut slips = Vec::new();
        let mut fevers = Vec::new();
        for entry in &payload.entries {
            let learner = learner(before, &entry.person)?;
            let tenths = match entry.value.trim() {
                "" => None,
                text => match read_temperature(text) {
                    Ok(tenths) => Some(tenths),
                    Err(_) => {
                        let message = format!("{}的体温“{text}”不对", learner.person.name);
                        let hint = "请写成 36.5 的样子，34.0 到 43.0 之间。";
                        slips.push(Problem::error("bad_temperature", message, hint));
                        continue;
                    }
                },
            };
            tx.put_temperature(&learner.uid, on, part, tenths)?;
            if let Some(tenths) = tenths.filter(|t| *t >= before.notice.attendance.fever_tenths) {
                let reading = Temperature { enrolment: learner.uid.clone(), on, part, tenths };
                fevers.push(domain::fever(before, learner, &reading));
            }
        }
        match ApiError::for_all(&slips) {
            Some(error) => Err(error),
            None => Ok((format!("已登记 {} 人体温", payload.entries.len()), fevers)),
        }
    })?;
    Ok(Done { done: text, problems: problem::to_wire(&fevers) })
}
