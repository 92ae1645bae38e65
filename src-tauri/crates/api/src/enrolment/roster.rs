//! The roster: its order, freezing and what changed after; groups, rooms and seats.

mod places;
pub(crate) mod texts;
pub mod wire;

pub(crate) use places::{allot_rooms, divide_groups, fill_seats, place};

use chrono::NaiveDate;
use yanxiu_documents::certificates::undrawable;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::enrolment::rooms::{conflicts, foods, read_rooms, wish};
use yanxiu_domain::enrolment::roster::{Entry, Fact, Field, Freeze, OrderBy, Unfreezing, before_freezing, ordered};
use yanxiu_domain::enrolment::seating::Plan;
use yanxiu_domain::names::name_key;
use yanxiu_domain::problem::{Problem, Severity};
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use crate::error::ApiError;
use crate::office::payloads::ClassDay;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done, learner};
use crate::problem;
use crate::scalar::{City, Day, PoliticalStatus, RoomWish, RosterChangeKind, Sex, TitleLevel};
use wire::{
    FoodRow, RoomRow, RosterChange, RosterExplain, RosterLine, RosterOrder, RosterUnfreeze, RosterUnfreezing,
    RosterView, SeatPlan,
};

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<RosterView, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let today = office.today();
    Ok(view(&dossier, office.fonts()?, today))
}

/// Everything the roster's page shows.
pub(crate) fn view(dossier: &Dossier, fonts: &Fonts, today: NaiveDate) -> RosterView {
    let roster = &dossier.roster;
    let learners: Vec<&Enrolment> = dossier.learners().collect();
    let suggested = dossier.class.opens_on.min(today);
    let frozen = roster.frozen;
    let rooms = read_rooms(&roster.room_list).unwrap_or_default();
    let mut rows: Vec<RoomRow> =
        rooms.iter().map(|r| RoomRow { number: r.number.clone(), beds: r.beds, people: Vec::new() }).collect();
    for learner in learners.iter().filter(|l| !l.room.is_empty()) {
        let id = learner.uid.to_string();
        match rows.iter_mut().find(|r| r.number == learner.room) {
            Some(row) => row.people.push(id),
            None => rows.push(RoomRow { number: learner.room.clone(), beds: 0, people: vec![id] }),
        }
    }
    RosterView {
        frozen_on: frozen.map(|f| Day(f.on)),
        frozen_late: frozen.is_some_and(Freeze::late),
        suggested_on: Day(suggested),
        numbers_run: dossier.numbers_run(),
        freeze_problems: match frozen {
            Some(_) => Vec::new(),
            None => problem::to_wire(&freeze_problems(dossier, fonts, suggested)),
        },
        changes: changes(dossier),
        unfreezings: roster
            .unfreezings
            .iter()
            .map(|u| RosterUnfreezing { frozen_on: Day(u.frozen_on), on: Day(u.on), reason: u.reason.clone() })
            .collect(),
        room_list: roster.room_list.clone(),
        rooms: rows,
        room_problems: problem::to_wire(&conflicts(&learners, &rooms)),
        foods: foods(&learners)
            .into_iter()
            .map(|(food, count)| FoodRow { food, count: u32::try_from(count).unwrap_or(u32::MAX) })
            .collect(),
        seat_plan: plan(&roster.plan),
        suggested_plan: plan(&Plan::suggested(learners.len())),
        learners: learners.into_iter().map(line).collect(),
    }
}

fn plan(plan: &Plan) -> SeatPlan {
    SeatPlan { rows: plan.rows, columns: plan.columns, aisles: plan.aisles.clone() }
}

fn line(learner: &Enrolment) -> RosterLine {
    let (who, details) = (&learner.person, &learner.details);
    RosterLine {
        id: learner.uid.to_string(),
        number: learner.roster_number.unwrap_or(0),
        name: who.name.clone(),
        name_key: name_key(&who.name, &who.reading).as_text(),
        sex: who.sex.map(Sex),
        unit: details.unit.clone(),
        city: details.city.map(City),
        title_level: details.title_level.map(TitleLevel),
        political_status: details.political_status.map(PoliticalStatus),
        group: learner.group,
        leader: learner.leads_group,
        room: learner.room.clone(),
        seat: learner.seat,
        lodging: details.lodging.clone(),
        wish: RoomWish(wish(&details.lodging)),
        food: details.food.clone(),
    }
}

fn changes(dossier: &Dossier) -> Vec<RosterChange> {
    let masked = |fact: &Fact| match fact {
        Fact::Text(text) => text.clone(),
        Fact::Number(number) => number.masked(),
    };
    dossier
        .roster
        .changes
        .iter()
        .map(|change| RosterChange {
            id: change.uid.to_string(),
            enrolment_id: change.enrolment.to_string(),
            name: dossier.enrolment(&change.enrolment).map(|e| e.person.name.clone()).unwrap_or_default(),
            kind: RosterChangeKind(change.kind),
            on: Day(change.on),
            field: change.field.map_or("", Field::label).to_owned(),
            before: masked(&change.before),
            after: masked(&change.after),
            reason: change.reason.clone(),
        })
        .collect()
}

/// What stands in the way of a freeze, names that no font draws included.
fn freeze_problems(dossier: &Dossier, fonts: &Fonts, on: NaiveDate) -> Vec<Problem> {
    let mut problems = before_freezing(dossier, on);
    // A roster may be settled before its names can be printed.
    problems.extend(undrawable_names(dossier, fonts).into_iter().map(|p| Problem { severity: Severity::Warning, ..p }));
    problems
}

/// People of a class whose names or units no font draws: every paper that names them is refused.
pub(crate) fn undrawable_names(dossier: &Dossier, fonts: &Fonts) -> Vec<Problem> {
    let learners = dossier.learners().map(|l| (&l.person.name, &l.details.unit, "person", &l.uid));
    let teachers = dossier.teachers.iter().map(|t| (&t.name, &t.unit, "teacher", &t.uid));
    let mut problems = Vec::new();
    for (name, unit, entity, uid) in learners.chain(teachers) {
        let (stage, name_field, unit_field) = match entity {
            "person" => ("enrolment", "person.name", "person.unit"),
            _ => ("filing", "teacher.name", "teacher.unit"),
        };
        for (what, text, field) in [("姓名", name, name_field), ("单位", unit, unit_field)] {
            let missing = undrawable(fonts, text);
            if !missing.is_empty() {
                problems.push(
                    Problem::error(
                        "name_undrawable",
                        format!("{name}的{what}中 {missing} 没有字体能显示，材料打印不出"),
                        "请核对用字；确为此字的，请在“设置 → 字体”添加含该字的字体文件。",
                    )
                    .field(stage, entity, uid.as_str(), field),
                );
            }
        }
    }
    problems
}

fn frozen_already(before: &Dossier, what: &str) -> Result<(), ApiError> {
    match before.roster.frozen {
        None => Ok(()),
        Some(freeze) => Err(ApiError::refused(
            "roster_frozen",
            format!("名单已于{}定稿，不能{what}", chinese::date(freeze.on)),
            "确需改动的，先写明原因取消定稿。",
        )),
    }
}

/// Puts the learners in an order and numbers them from 1.
fn renumber(tx: &Tx<'_>, before: &Dossier, by: OrderBy, given: &[Uid]) -> Result<Vec<Uid>, ApiError> {
    let learners: Vec<&Enrolment> = before.learners().collect();
    let order: Vec<Uid> = ordered(&learners, by, given).into_iter().map(|e| e.uid.clone()).collect();
    tx.put_roster_numbers(&before.class.uid, &order)?;
    Ok(order)
}

pub(crate) fn order(office: &mut Office, payload: RosterOrder) -> Result<Done, ApiError> {
    let by = payload.by.0;
    let count = office.change(Op::OrderRoster, &payload.class_id, |tx, before| {
        frozen_already(before, "重排序号")?;
        let given = payload
            .people
            .iter()
            .map(|p| Ok(learner(before, p)?.uid.clone()))
            .collect::<Result<Vec<Uid>, ApiError>>()?;
        if by == OrderBy::Given && given.is_empty() {
            return Err(ApiError::usage("order_missing", "没有给出名单的次序", "请按次序列出学员。"));
        }
        Ok(renumber(tx, before, by, &given)?.len())
    })?;
    Ok(done(format!("已按{}排定 {count} 人的序号", by.label())))
}

pub(crate) fn freeze(office: &mut Office, payload: ClassDay) -> Result<Done, ApiError> {
    let today = office.today();
    let asked = payload.on.map(|d| d.0);
    if let Some(on) = asked.filter(|on| *on > today) {
        return Err(ApiError::refused(
            "freeze_ahead",
            format!("定稿日期 {} 还没有到", chinese::date(on)),
            "名单按现状定稿，日期不能晚于今天。",
        ));
    }
    let dossier = office.dossier(&payload.class_id)?;
    let on = asked.unwrap_or_else(|| dossier.class.opens_on.min(today));
    let problems = freeze_problems(&dossier, office.fonts()?, on);
    if let Some(refused) = ApiError::by_rules(&problems) {
        return Err(refused);
    }
    let (count, late) = office.change(Op::FreezeRoster, &payload.class_id, |tx, before| {
        frozen_already(before, "再次定稿")?;
        // The order stays; only gaps that dropped-out people left are closed.
        let order = renumber(tx, before, OrderBy::Given, &[])?;
        let lines: Vec<Entry> = order
            .iter()
            .zip(1..)
            .filter_map(|(uid, number)| before.enrolment(uid).map(|e| Entry { number, ..Entry::of(e) }))
            .collect();
        let freeze = Freeze { on, opening_then: before.class.opens_on };
        tx.freeze_roster(&before.class.uid, freeze, &lines)?;
        Ok((lines.len(), freeze.late()))
    })?;
    let late = if late { "，晚于开班" } else { "" };
    Ok(Done {
        done: format!("名单已定稿：{count} 人，{}{late}", chinese::date(on)),
        problems: problem::to_wire(&problems),
    })
}

pub(crate) fn unfreeze(office: &mut Office, payload: RosterUnfreeze) -> Result<Done, ApiError> {
    let today = office.today();
    let reason = payload.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(ApiError::refused("reason_missing", "取消定稿要写明原因", "请填写原因，会记入操作记录。"));
    }
    office.change(Op::UnfreezeRoster, &payload.class_id, |tx, before| {
        let Some(freeze) = before.roster.frozen else {
            return Err(ApiError::refused("roster_not_frozen", "名单还没有定稿", "不需要取消。"));
        };
        Ok(tx.unfreeze_roster(&before.class.uid, &Unfreezing { frozen_on: freeze.on, on: today, reason })?)
    })?;
    Ok(done("已取消名单定稿，改好后请再次定稿"))
}

pub(crate) fn explain(office: &mut Office, payload: RosterExplain) -> Result<Done, ApiError> {
    let reason = payload.reason.trim();
    let count = office.change(Op::ExplainRoster, &payload.class_id, |tx, before| {
        let meant: Vec<&Uid> = before
            .roster
            .changes
            .iter()
            .filter(|c| {
                if payload.changes.is_empty() {
                    c.reason.is_empty()
                } else {
                    payload.changes.iter().any(|id| id == c.uid.as_str())
                }
            })
            .map(|c| &c.uid)
            .collect();
        if meant.len() < payload.changes.len() {
            return Err(ApiError::refused("not_found", "没有找到这处变更", "请刷新后再试。"));
        }
        meant.iter().try_for_each(|change| tx.put_roster_reason(change, reason))?;
        Ok(meant.len())
    })?;
    Ok(done(format!("已填写 {count} 处变更的原因")))
}
