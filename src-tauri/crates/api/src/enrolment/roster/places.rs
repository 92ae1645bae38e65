//! Groups, rooms and seats: by rule, or by hand.

use std::collections::BTreeMap;

use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::enrolment::groups::{divide, groups_of};
use yanxiu_domain::enrolment::rooms::{Units, Way, allot, conflicts, read_rooms};
use yanxiu_domain::enrolment::roster::{OrderBy, ordered};
use yanxiu_domain::enrolment::seating::{FillBy, MOST, Plan};
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use super::wire::{GroupsDivide, Placed, RoomsAllot, RosterPlace, SeatsFill};
use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done, learner};
use crate::problem;

fn empty_roster(learners: &[&Enrolment]) -> Result<(), ApiError> {
    if learners.is_empty() {
        return Err(ApiError::refused("roster_empty", "学员名单是空的", "请先审验报名人员。"));
    }
    Ok(())
}

/// Writes those whose place differs.
fn write(tx: &Tx<'_>, before: &Dossier, after: &[Enrolment]) -> Result<(), ApiError> {
    for changed in after {
        if before.enrolment(&changed.uid).is_some_and(|e| e != changed) {
            tx.put_enrolment(&before.class.uid, changed)?;
        }
    }
    Ok(())
}

pub(crate) fn divide_groups(office: &mut Office, payload: GroupsDivide) -> Result<Done, ApiError> {
    let (groups, learners) = office.change(Op::SetGroups, &payload.class_id, |tx, before| {
        let learners: Vec<&Enrolment> = before.learners().collect();
        empty_roster(&learners)?;
        let asked = match (payload.groups, payload.size) {
            (Some(groups), None) => Some(groups),
            (None, Some(size)) if size > 0 => Some(groups_of(learners.len(), size)),
            _ => None,
        };
        let groups = match asked {
            Some(groups) if (1..=MOST).contains(&groups) => groups,
            Some(groups) => {
                let message = format!("会分成 {groups} 组，组数应在 1 到 {MOST} 之间");
                return Err(ApiError::usage("bad_groups", message, "请核对组数，或增加每组人数。"));
            }
            None => {
                return Err(ApiError::usage(
                    "bad_groups",
                    "请写明组数或每组人数",
                    format!("组数在 1 到 {MOST} 之间。"),
                ));
            }
        };
        let found = divide(&learners, groups);
        let after: Vec<Enrolment> = learners
            .iter()
            .zip(&found)
            .map(|(one, group)| {
                // Who leads a group goes on leading where the group stays the same.
                let leads_group = one.leads_group && one.group == Some(*group);
                Enrolment { group: Some(*group), leads_group, ..(*one).clone() }
            })
            .collect();
        write(tx, before, &after)?;
        Ok((found.iter().max().copied().unwrap_or(0), learners.len()))
    })?;
    Ok(done(format!("已把 {learners} 人分为 {groups} 组")))
}

pub(crate) fn allot_rooms(office: &mut Office, payload: RoomsAllot) -> Result<Done, ApiError> {
    let rooms = read_rooms(&payload.rooms).map_err(|reason| {
        ApiError::refused("bad_rooms", reason, "写成 501-515，601×1 的样子：×1 表示一张床，不写为两张。")
    })?;
    let way = Way { units: payload.units.map_or(Units::Together, |u| u.0), unsaid: payload.unsaid.unwrap_or(true) };
    let (said, problems) = office.change(Op::SetRooms, &payload.class_id, |tx, before| {
        tx.put_room_list(&before.class.uid, payload.rooms.trim())?;
        let learners: Vec<&Enrolment> = before.learners().collect();
        if payload.list_only {
            return Ok((format!("已保存 {} 间可用房间", rooms.len()), conflicts(&learners, &rooms)));
        }
        empty_roster(&learners)?;
        let stays = |one: &Enrolment| payload.keep && !one.room.is_empty();
        let open: Vec<&Enrolment> = learners.iter().copied().filter(|l| !stays(l)).collect();
        let free: Vec<_> =
            rooms.iter().filter(|r| !learners.iter().any(|l| stays(l) && l.room == r.number)).cloned().collect();
        let found: BTreeMap<Uid, String> = allot(&open, &free, way).into_iter().collect();
        let after: Vec<Enrolment> = learners
            .iter()
            .map(|one| {
                if stays(one) {
                    (*one).clone()
                } else {
                    Enrolment { room: found.get(&one.uid).cloned().unwrap_or_default(), ..(*one).clone() }
                }
            })
            .collect();
        write(tx, before, &after)?;
        let after: Vec<&Enrolment> = after.iter().collect();
        Ok((format!("已为 {} 人安排住宿", found.len()), conflicts(&after, &rooms)))
    })?;
    Ok(Done { done: said, problems: problem::to_wire(&problems) })
}

pub(crate) fn fill_seats(office: &mut Office, payload: SeatsFill) -> Result<Done, ApiError> {
    if !(1..=MOST).contains(&payload.rows) || !(1..=MOST).contains(&payload.columns) {
        let message = format!("教室的排数和列数应在 1 到 {MOST} 之间");
        return Err(ApiError::usage("bad_seats", message, "请核对排数和列数。"));
    }
    let plan = Plan::new(payload.rows, payload.columns, &payload.aisles);
    let seated = office.change(Op::SetSeats, &payload.class_id, |tx, before| {
        let learners: Vec<&Enrolment> = before.learners().collect();
        tx.put_seat_plan(&before.class.uid, &plan)?;
        let after: Vec<Enrolment> = match payload.by {
            None => learners
                .iter()
                .map(|one| Enrolment { seat: one.seat.filter(|s| plan.place(*s).is_some()), ..(*one).clone() })
                .collect(),
            Some(by) => {
                empty_roster(&learners)?;
                if learners.len() > plan.seats() as usize {
                    return Err(ApiError::refused(
                        "seats_short",
                        format!("{} 个座位坐不下 {} 人", plan.seats(), learners.len()),
                        "请增加排数或列数。",
                    ));
                }
                let mut order = learners.clone();
                match by.0 {
                    FillBy::Number => {}
                    // Who is in no group comes last.
                    FillBy::Group => order.sort_by_key(|e| (e.group.is_none(), e.group)),
                    FillBy::Unit => order = ordered(&learners, OrderBy::Unit, &[]),
                }
                order.iter().zip(1..).map(|(one, seat)| Enrolment { seat: Some(seat), ..(*one).clone() }).collect()
            }
        };
        write(tx, before, &after)?;
        Ok(after.iter().filter(|e| e.seat.is_some()).count())
    })?;
    Ok(done(format!("已排 {seated} 个座位，{} 排 {} 列", plan.rows, plan.columns)))
}

pub(crate) fn place(office: &mut Office, payload: RosterPlace) -> Result<Done, ApiError> {
    let any = |of: fn(&Placed) -> bool| payload.people.iter().any(of);
    let op = match (any(|p| p.seat.is_some()), any(|p| p.room.is_some())) {
        (true, _) => Op::SetSeats,
        (false, true) => Op::SetRooms,
        _ => Op::SetGroups,
    };
    let count = office.change(op, &payload.class_id, |tx, before| {
        let mut after: Vec<Enrolment> = before.learners().cloned().collect();
        for placed in &payload.people {
            let uid = learner(before, &placed.person)?.uid.clone();
            let Some(at) = after.iter().position(|e| e.uid == uid) else { continue };
            put(&mut after, at, placed, before)?;
        }
        write(tx, before, &after)?;
        Ok(payload.people.len())
    })?;
    Ok(done(format!("已调整 {count} 人")))
}

/// Puts one learner where they shall be.
fn put(after: &mut [Enrolment], at: usize, placed: &Placed, before: &Dossier) -> Result<(), ApiError> {
    if let Some(group) = placed.group {
        if group > MOST {
            return Err(ApiError::usage("bad_groups", format!("组号不能超过 {MOST}"), "请核对组号。"));
        }
        let group = (group > 0).then_some(group);
        if after[at].group != group {
            (after[at].group, after[at].leads_group) = (group, false);
        }
    }
    if let Some(leads) = placed.leader {
        let group = after[at].group;
        if leads && group.is_none() {
            let message = format!("{}还没有分组，不能任组长", after[at].person.name);
            return Err(ApiError::refused("no_group", message, "请先分组。"));
        }
        for other in after.iter_mut().filter(|e| leads && e.group == group) {
            other.leads_group = false;
        }
        after[at].leads_group = leads;
    }
    if let Some(room) = &placed.room {
        room.trim().clone_into(&mut after[at].room);
    }
    if let Some(seat) = placed.seat {
        if seat > 0 && before.roster.plan.place(seat).is_none() {
            return Err(ApiError::refused(
                "bad_seat",
                format!("教室里没有第 {seat} 号座位"),
                "请先设定教室的排数和列数。",
            ));
        }
        let (seat, left) = ((seat > 0).then_some(seat), after[at].seat);
        for other in after.iter_mut().filter(|e| seat.is_some() && e.seat == seat) {
            other.seat = left;
        }
        after[at].seat = seat;
    }
    Ok(())
}
