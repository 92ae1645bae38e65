//! A class between the wire and the record.

use chrono::TimeDelta;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::admission::Admission;
use yanxiu_domain::filing::class::{BudgetLine, Contact, TrainingClass};
use yanxiu_domain::filing::packet::ChangedFact;
use yanxiu_domain::filing::plan::CityQuota;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::filing::teachers::Teacher;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Tx;

use super::wire;
use crate::error::ApiError;
use crate::office::read_notice;
use crate::scalar::{
    City, CostKind, Day, DayPart, DeliveryMode, EvidenceKind, ExpertLevel, Fen, Hours, SessionKind, TitleLevel,
};

/// A class as the record keeps it.
pub(super) struct Made {
    pub(super) class: TrainingClass,
    pub(super) teachers: Vec<Teacher>,
    pub(super) sessions: Vec<Session>,
    pub(super) budget: Vec<BudgetLine>,
    pub(super) quotas: Vec<CityQuota>,
}

fn contact(from: &wire::Contact) -> Contact {
    Contact { name: from.name.trim().to_owned(), post: from.post.clone(), phone: from.phone.clone() }
}

fn contact_wire(from: &Contact) -> wire::Contact {
    wire::Contact { name: from.name.clone(), post: from.post.clone(), phone: from.phone.clone() }
}

/// A teacher as they cross.
pub(super) fn teacher_wire(from: &Teacher) -> wire::Teacher {
    wire::Teacher {
        id: from.uid.to_string(),
        name: from.name.clone(),
        unit: from.unit.clone(),
        title: from.title.clone(),
        level: ExpertLevel(from.level),
        field: from.field.clone(),
        phone: from.phone.clone(),
        account: from.account.clone(),
    }
}

/// Words of a list, each once, however they were typed: one by one or run together with commas.
fn words(typed: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in typed.iter().flat_map(|t| t.split(['、', '，', ',', '；', ';', '\n'])).map(str::trim) {
        if !word.is_empty() && !kept.iter().any(|k| k == word) {
            kept.push(word.to_owned());
        }
    }
    kept
}

fn refuse(field: &str, message: String) -> ApiError {
    ApiError::refused("bad_class", message, format!("请改正{field}后再保存。"))
}

fn check(input: &wire::ClassInput) -> Result<(), ApiError> {
    if input.title.trim().is_empty() {
        return Err(refuse("项目名称", "没有填写项目名称".to_owned()));
    }
    if input.plan_number.trim().is_empty() {
        return Err(refuse("计划编号", "没有填写计划编号".to_owned()));
    }
    if input.closes_on < input.opens_on {
        return Err(refuse("起止日期", "结束日期早于开班日期".to_owned()));
    }
    if (input.closes_on.0 - input.opens_on.0).num_days() > 60 {
        return Err(refuse("起止日期", "研修时间超过 60 天，像是日期填错了".to_owned()));
    }
    if input.run == 0 || !(1..=5_000).contains(&input.size) {
        return Err(refuse("期次和人数", "期次应从 1 起，计划人数应在 1 到 5000 之间".to_owned()));
    }
    for (index, quota) in input.quotas.iter().enumerate() {
        if quota.places == 0 || input.quotas[..index].iter().any(|q| q.city == quota.city) {
            return Err(refuse("各市名额", format!("{}的名额为 0 或写了两次", quota.city.0.label())));
        }
    }
    for session in &input.sessions {
        for time in [&session.starts, &session.ends] {
            let ok = time.is_empty() || chrono::NaiveTime::parse_from_str(time, "%H:%M").is_ok_and(|_| time.len() == 5);
            if !ok {
                return Err(refuse("课程时间", format!("“{}”的时间“{time}”不对，应写成 08:30 的样子", session.topic)));
            }
        }
        if !session.teacher.is_empty() && !input.teachers.iter().any(|t| t.name == session.teacher) {
            return Err(refuse("授课人", format!("“{}”的授课人“{}”不在师资名单中", session.topic, session.teacher)));
        }
    }
    for (index, teacher) in input.teachers.iter().enumerate() {
        if teacher.name.trim().is_empty() {
            return Err(refuse("师资", format!("师资第 {} 行没有姓名", index + 1)));
        }
        if input.teachers[..index].iter().any(|t| t.name == teacher.name) {
            return Err(refuse("师资", format!("师资名单中“{}”重复；确有同名的，请在姓名后加注单位", teacher.name)));
        }
    }
    Ok(())
}

pub(super) fn from_wire(
    tx: &Tx<'_>,
    uid: &Uid,
    input: &wire::ClassInput,
    before: Option<&Dossier>,
) -> Result<Made, ApiError> {
    check(input)?;
    let notice = notice_of(tx, input.notice_year)?;
    let special_topic = match input.special_topic.trim() {
        "" => None,
        text => Some(
            notice
                .special_topics
                .iter()
                .find(|t| t.code == text || t.label == text)
                .map(|t| t.code.clone())
                .ok_or_else(|| refuse("专项", format!("年度通知中没有“{text}”专项")))?,
        ),
    };
    let known = |id: &str| before.is_some_and(|d| d.teachers.iter().any(|t| t.uid.as_str() == id));
    let teachers: Vec<Teacher> = input
        .teachers
        .iter()
        .map(|t| Teacher {
            uid: if known(&t.id) { Uid::new(&t.id) } else { tx.new_uid() },
            name: t.name.trim().to_owned(),
            unit: t.unit.clone(),
            title: t.title.clone(),
            level: t.level.0,
            field: t.field.clone(),
            phone: t.phone.clone(),
            account: t.account.clone(),
        })
        .collect();
    let session_known = |id: &str| before.is_some_and(|d| d.sessions.iter().any(|s| s.uid.as_str() == id));
    let sessions = input
        .sessions
        .iter()
        .map(|s| Session {
            uid: if session_known(&s.id) { Uid::new(&s.id) } else { tx.new_uid() },
            on: s.on.0,
            part: s.part.0,
            starts: s.starts.clone(),
            ends: s.ends.clone(),
            topic: s.topic.clone(),
            kind: s.kind.0,
            hours: s.hours.0,
            teacher: teachers
                .iter()
                .find(|t| !s.teacher.is_empty() && t.name == s.teacher.trim())
                .map(|t| t.uid.clone()),
            place: s.place.clone(),
            mode: s.mode.0,
        })
        .collect();
    // Lines of the budget have no id on the wire: the first of a kind keeps its row.
    let mut rows: Vec<&BudgetLine> = before.map(|d| d.budget.iter().collect()).unwrap_or_default();
    let budget = input
        .budget
        .iter()
        .map(|l| {
            let kept = rows.iter().position(|b| b.kind == l.kind.0).map(|at| rows.remove(at).uid.clone());
            BudgetLine {
                uid: kept.unwrap_or_else(|| tx.new_uid()),
                kind: l.kind.0,
                amount: l.amount.0,
                note: l.note.clone(),
            }
        })
        .collect();
    let institution = before.map(|d| d.institution.name.clone()).unwrap_or_default();
    let host_unit = match input.host_unit.trim() {
        "" => institution,
        text => text.to_owned(),
    };
    let class = TrainingClass {
        uid: uid.clone(),
        title: input.title.trim().to_owned(),
        plan_number: input.plan_number.trim().to_owned(),
        run: input.run,
        special_topic,
        applicant_unit: input.applicant_unit.clone(),
        host_unit: if host_unit.is_empty() { tx.institution()?.name } else { host_unit },
        supervising_department: input.supervising_department.clone(),
        department_lead: contact(&input.department_lead),
        host_lead: contact(&input.host_lead),
        contact: contact(&input.contact),
        delivery_mode: input.delivery_mode.0,
        aims: input.aims.clone(),
        content: input.content.clone(),
        target_group: input.target_group.clone(),
        check_in_on: input.check_in_on.map(|d| d.0),
        opens_on: input.opens_on.0,
        closes_on: input.closes_on.0,
        place: input.place.clone(),
        size: input.size,
        budget_source: input.budget_source.clone(),
        assessment_method: input.assessment_method.clone(),
        epidemic_in_force: input.epidemic_in_force.unwrap_or(notice.epidemic_in_force),
        epidemic_measures: input.epidemic_measures.clone(),
        contingency_plan: input.contingency_plan.clone(),
        conditions: input.conditions.clone(),
        admission: Admission {
            least_title: input.condition_title_level.map(|l| l.0),
            fields: words(&input.condition_fields),
            units: words(&input.condition_units),
            evidence: input.condition_evidence.iter().map(|e| e.0).collect(),
        },
    };
    let quotas = input.quotas.iter().map(|q| CityQuota { city: q.city.0, places: q.places }).collect();
    Ok(Made { class, teachers, sessions, budget, quotas })
}

fn notice_of(tx: &Tx<'_>, year: i32) -> Result<yanxiu_domain::notice::Notice, ApiError> {
    let body = tx.notice(year)?.ok_or_else(|| refuse("年度", format!("没有 {year} 年度通知")))?;
    read_notice(&body).map_err(|reason| ApiError::store("notice_file", reason, "请恢复随软件提供的年度通知文件。"))
}

/// The class as it crosses.
pub(crate) fn to_wire(dossier: &Dossier) -> wire::ClassInput {
    let class = &dossier.class;
    wire::ClassInput {
        notice_year: dossier.notice.year,
        title: class.title.clone(),
        plan_number: class.plan_number.clone(),
        run: class.run,
        special_topic: class.special_topic.clone().unwrap_or_default(),
        applicant_unit: class.applicant_unit.clone(),
        host_unit: class.host_unit.clone(),
        supervising_department: class.supervising_department.clone(),
        department_lead: contact_wire(&class.department_lead),
        host_lead: contact_wire(&class.host_lead),
        contact: contact_wire(&class.contact),
        delivery_mode: DeliveryMode(class.delivery_mode),
        aims: class.aims.clone(),
        content: class.content.clone(),
        target_group: class.target_group.clone(),
        check_in_on: class.check_in_on.map(Day),
        opens_on: Day(class.opens_on),
        closes_on: Day(class.closes_on),
        place: class.place.clone(),
        size: class.size,
        budget_source: class.budget_source.clone(),
        assessment_method: class.assessment_method.clone(),
        epidemic_in_force: Some(class.epidemic_in_force),
        epidemic_measures: class.epidemic_measures.clone(),
        contingency_plan: class.contingency_plan.clone(),
        conditions: class.conditions.clone(),
        condition_title_level: class.admission.least_title.map(TitleLevel),
        condition_fields: class.admission.fields.clone(),
        condition_units: class.admission.units.clone(),
        condition_evidence: class.admission.evidence.iter().copied().map(EvidenceKind).collect(),
        teachers: dossier.teachers.iter().map(teacher_wire).collect(),
        sessions: dossier
            .sessions
            .iter()
            .map(|s| wire::Session {
                id: s.uid.to_string(),
                on: Day(s.on),
                part: DayPart(s.part),
                starts: s.starts.clone(),
                ends: s.ends.clone(),
                topic: s.topic.clone(),
                kind: SessionKind(s.kind),
                hours: Hours(s.hours),
                teacher: s
                    .teacher
                    .as_ref()
                    .and_then(|t| dossier.teacher(t))
                    .map(|t| t.name.clone())
                    .unwrap_or_default(),
                place: s.place.clone(),
                mode: DeliveryMode(s.mode),
            })
            .collect(),
        budget: dossier
            .budget
            .iter()
            .map(|l| wire::BudgetLine { kind: CostKind(l.kind), amount: Fen(l.amount), note: l.note.clone() })
            .collect(),
        quotas: dossier.quotas.iter().map(|q| wire::CityQuota { city: City(q.city), places: q.places }).collect(),
    }
}

/// The class with a change made, and the facts that changed. When the opening moves, the schedule moves along.
pub(super) fn changed(before: &Dossier, change: &wire::ChangeInput) -> (Dossier, Vec<ChangedFact>) {
    let mut after = before.clone();
    let mut facts = Vec::new();
    let mut fact = |field: &str, old: String, new: String| {
        if old != new {
            facts.push(ChangedFact { field: field.to_owned(), before: old, after: new });
        }
    };
    let class = &mut after.class;
    if let Some(on) = change.opens_on {
        let by = on.0 - class.opens_on;
        fact("class.opens_on", chinese::date(class.opens_on), chinese::date(on.0));
        class.opens_on = on.0;
        for session in &mut after.sessions {
            session.on += by;
        }
        if change.closes_on.is_none() && by != TimeDelta::zero() {
            fact("class.closes_on", chinese::date(class.closes_on), chinese::date(class.closes_on + by));
            class.closes_on += by;
        }
        if let (None, Some(check_in)) = (change.check_in_on, class.check_in_on) {
            fact("class.check_in_on", chinese::date(check_in), chinese::date(check_in + by));
            class.check_in_on = Some(check_in + by);
        }
    }
    if let Some(on) = change.closes_on {
        fact("class.closes_on", chinese::date(class.closes_on), chinese::date(on.0));
        class.closes_on = on.0;
    }
    if let Some(on) = change.check_in_on {
        fact("class.check_in_on", class.check_in_on.map(chinese::date).unwrap_or_default(), chinese::date(on.0));
        class.check_in_on = Some(on.0);
    }
    if let Some(place) = &change.place {
        fact("class.place", class.place.clone(), place.clone());
        class.place.clone_from(place);
    }
    if let Some(mode) = change.delivery_mode {
        fact("class.delivery_mode", class.delivery_mode.label().to_owned(), mode.0.label().to_owned());
        class.delivery_mode = mode.0;
    }
    if let Some(size) = change.size {
        fact("class.size", format!("{}人", class.size), format!("{size}人"));
        class.size = size;
    }
    if !change.other.trim().is_empty() {
        fact("other", "—".to_owned(), change.other.trim().to_owned());
    }
    (after, facts)
}

/// Label of a changed fact.
pub(crate) fn fact_label(field: &str) -> &'static str {
    match field {
        "class.opens_on" => "开班日期",
        "class.closes_on" => "结束日期",
        "class.check_in_on" => "报到日期",
        "class.place" => "研修地点",
        "class.delivery_mode" => "办班形式",
        "class.size" => "计划人数",
        _ => "其他事项",
    }
}
