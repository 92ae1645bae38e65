//! Classes, filing and changes.

mod convert;
pub mod due;
pub mod pattern;
pub mod plan;
pub mod teachers;
pub(crate) mod texts;
pub mod timetable;
pub mod wire;

pub(crate) use convert::{fact_label, to_wire};

use chrono::NaiveDate;
use yanxiu_domain::assessment::Scheme;
use yanxiu_domain::assessment::presets::presets;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::filing::packet::{ChangeKind, ChangeReport, ChangedFact, Filing, PacketItem};
use yanxiu_domain::problem::any_error;
use yanxiu_domain::stage;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use crate::error::ApiError;
use crate::office::payloads::{ClassNew, ClassUpdate, FilingChange, FilingSubmit, PacketSet};
use crate::office::wire::{ClassId, Done, Nothing};
use crate::office::{Office, done, read_notice};
use crate::problem;
use crate::scalar::{Day, Hours};
use wire::{ClassCheck, ClassCreated, ClassInput, ClassRow, Home};

/// The scheme of a new class, until somebody edits it.
fn first_scheme(min_attendance_percent: u32) -> Scheme {
    let components = presets().into_iter().next().map(|p| p.components).unwrap_or_default();
    Scheme { min_attendance_percent, pass_tenths: 600, components }
}

fn write(tx: &Tx<'_>, uid: &Uid, input: &ClassInput, before: Option<&Dossier>) -> Result<(), ApiError> {
    let made = convert::from_wire(tx, uid, input, before)?;
    tx.put_class(&made.class, input.notice_year)?;
    // Sessions that lose their teacher are written before the teacher goes, new teachers before their sessions.
    let mut all = made.teachers.clone();
    all.extend(
        before
            .into_iter()
            .flat_map(|d| d.teachers.iter())
            .filter(|t| !made.teachers.iter().any(|m| m.uid == t.uid))
            .cloned(),
    );
    tx.replace_teachers(uid, &all)?;
    tx.replace_sessions(uid, &made.sessions)?;
    tx.replace_teachers(uid, &made.teachers)?;
    tx.replace_budget(uid, &made.budget)?;
    tx.replace_quotas(uid, &made.quotas)?;
    Ok(())
}

pub(crate) fn create(office: &mut Office, payload: ClassNew) -> Result<ClassCreated, ApiError> {
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let mut input = payload.class;
    office.store()?.change(Op::CreateClass, None, |tx| {
        let uid = tx.new_uid();
        write(tx, &uid, &input_with_defaults(&mut input), None)?;
        let dossier = tx.dossier(&uid, &read_notice)?;
        tx.put_scheme(&uid, &first_scheme(dossier.notice.min_attendance_percent))?;
        let problems = stage::blocks_filing(&dossier, &calendar, today);
        Ok(ClassCreated { class_id: uid.to_string(), problems: problem::to_wire(&problems) })
    })
}

fn input_with_defaults(input: &mut ClassInput) -> ClassInput {
    input.title = input.title.trim().to_owned();
    input.clone()
}

pub(crate) fn update(office: &mut Office, payload: ClassUpdate) -> Result<Done, ApiError> {
    office.change(Op::EditClass, &payload.class_id, |tx, before| {
        if before.filing.is_some() && filed_facts_differ(before, &payload.class) {
            return Err(ApiError::refused(
                "filed_facts",
                "已备案的时间、地点、办班形式和人数不能直接改",
                "请在备案页登记备案变更，说明原因，程序会生成变更说明。",
            ));
        }
        write(tx, &before.class.uid, &payload.class, Some(before))
    })?;
    Ok(done("已保存班次"))
}

/// What would be wrong with a class as it is being typed. Nothing is written.
pub(crate) fn check(office: &mut Office, payload: ClassUpdate) -> Result<ClassCheck, ApiError> {
    let uid = Uid::new(&payload.class_id);
    office.store()?.rehearse(|tx| {
        let before = tx.dossier(&uid, &read_notice)?;
        write(tx, &uid, &payload.class, Some(&before))?;
        let after = tx.dossier(&uid, &read_notice)?;
        let problems = problem::to_wire(&yanxiu_domain::filing::rules::check_plan(&after));
        Ok(ClassCheck { hours: Hours(after.planned_hours()), days: after.class.days(), problems })
    })
}

fn filed_facts_differ(before: &Dossier, after: &ClassInput) -> bool {
    let class = &before.class;
    class.opens_on != after.opens_on.0
        || class.closes_on != after.closes_on.0
        || class.place != after.place
        || class.size != after.size
        || class.delivery_mode != after.delivery_mode.0
}

pub(crate) fn delete(office: &mut Office, payload: ClassId) -> Result<Done, ApiError> {
    office.change(Op::DeleteClass, &payload.class_id, |tx, before| Ok(tx.delete_class(&before.class.uid)?))?;
    Ok(done("已删除班次"))
}

pub(crate) fn set_packet(office: &mut Office, payload: PacketSet) -> Result<Done, ApiError> {
    office.change(Op::SetPacket, &payload.class_id, |tx, before| {
        if !before.notice.packet.iter().any(|i| i.code == payload.code) {
            return Err(ApiError::usage(
                "unknown_paper",
                format!("备案材料中没有“{}”", payload.code),
                "请从清单中选择。",
            ));
        }
        let item = PacketItem { code: payload.code.clone(), ready: payload.ready, note: payload.note.clone() };
        Ok(tx.put_packet_item(&before.class.uid, &item)?)
    })?;
    Ok(done("已登记备案材料"))
}

pub(crate) fn submit(office: &mut Office, payload: FilingSubmit) -> Result<Done, ApiError> {
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let on = payload.on.map_or(today, |d| d.0);
    let problems = office.change(Op::SubmitFiling, &payload.class_id, |tx, before| {
        if before.filing.is_some() {
            return Err(ApiError::refused("already_filed", "这个班次已经备案", "内容有变化的，请登记备案变更。"));
        }
        let problems = stage::blocks_filing(before, &calendar, on);
        if let Some(first) = problems.iter().find(|p| p.severity == yanxiu_domain::problem::Severity::Error) {
            let count = problems.iter().filter(|p| p.severity == yanxiu_domain::problem::Severity::Error).count();
            let more = if count > 1 { format!("等 {count} 个问题") } else { String::new() };
            return Err(ApiError::refused(
                "filing_blocked",
                format!("还不能备案：{}{more}", first.message),
                first.hint.clone(),
            ));
        }
        let filing = Filing {
            filed_on: on,
            opening_then: before.class.opens_on,
            receipt_number: payload.receipt_number.clone(),
        };
        tx.put_filing(&before.class.uid, &filing)?;
        let after = tx.dossier(&before.class.uid, &read_notice)?;
        Ok(stage::blocks_filing(&after, &calendar, on))
    })?;
    Ok(Done { done: format!("已登记 {} 备案", chinese::date(on)), problems: problem::to_wire(&problems) })
}

pub(crate) fn change(office: &mut Office, payload: FilingChange) -> Result<Done, ApiError> {
    let today = office.today();
    let change = payload.change;
    let kind = office.change(Op::RecordChange, &payload.class_id, |tx, before| {
        if before.filing.is_none() {
            return Err(ApiError::refused("not_filed", "这个班次还没有备案", "备案前的内容请直接修改班次信息。"));
        }
        if change.reason.trim().is_empty() {
            return Err(ApiError::refused("reason_missing", "没有填写变更原因", "请写明变更原因，变更说明要用。"));
        }
        let (after, facts) = convert::changed(before, &change);
        if facts.is_empty() {
            return Err(ApiError::refused(
                "nothing_changed",
                "没有填写任何变更",
                "请填写变更后的时间、地点或其他内容。",
            ));
        }
        // The epidemic clause knows changes of time and place alone; anything else is reported without it.
        let kind = if before.class.epidemic_in_force && facts.iter().all(ChangedFact::of_time_or_place) {
            ChangeKind::Adjustment
        } else {
            ChangeKind::Other
        };
        let report = ChangeReport {
            uid: tx.new_uid(),
            kind,
            reported_on: change.reported_on.map_or(today, |d| d.0),
            reason: change.reason.trim().to_owned(),
            facts,
        };
        tx.put_class(&after.class, before.notice.year)?;
        tx.replace_sessions(&after.class.uid, &after.sessions)?;
        tx.add_change_report(&after.class.uid, &report)?;
        Ok(kind)
    })?;
    Ok(done(format!("已登记变更，可打印{}", kind.label())))
}

/// A row of the list of classes.
pub(crate) fn row(dossier: &Dossier, calendar: &yanxiu_domain::calendar::Calendar, today: NaiveDate) -> ClassRow {
    let problems = stage::problems(dossier, calendar, today);
    let errors = problems.iter().filter(|p| any_error(std::slice::from_ref(p))).count();
    let stage = stage::stage_of(dossier, today);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    ClassRow {
        id: dossier.class.uid.to_string(),
        title: dossier.class.title.clone(),
        plan_number: dossier.class.plan_number.clone(),
        run: dossier.class.run,
        notice_year: dossier.notice.year,
        opens_on: Day(dossier.class.opens_on),
        closes_on: Day(dossier.class.closes_on),
        size: dossier.class.size,
        learners: count(dossier.learners().count()),
        hours: Hours(dossier.planned_hours()),
        stage: stage.code().to_owned(),
        stage_label: stage.label().to_owned(),
        next_step: stage::next_step(dossier, calendar, today).map(|(_, text)| text).unwrap_or_default(),
        errors: count(errors),
        warnings: count(problems.len() - errors),
    }
}

pub(crate) fn home(office: &mut Office, _: Nothing) -> Result<Home, ApiError> {
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let (mut classes, mut due) = (Vec::new(), Vec::new());
    for heading in office.store()?.classes()? {
        let dossier = office.dossier(heading.uid.as_str())?;
        classes.push(row(&dossier, &calendar, today));
        due.extend(due::open(&dossier, &calendar, today));
    }
    due.sort_by_key(|d| d.due);
    Ok(Home { classes, due })
}
