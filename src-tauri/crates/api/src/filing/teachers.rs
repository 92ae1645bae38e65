//! The register of teachers across classes: one entry for each name and unit, with what they taught.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yanxiu_domain::filing::teachers::Teacher as Known;
use yanxiu_domain::hours::Hours as Sum;
use yanxiu_store::Op;

use super::convert::teacher_wire;
use super::wire::Teacher;
use crate::error::ApiError;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::scalar::{Day, Fen, Hours};

/// A class in a teacher's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaughtClass {
    /// Class.
    pub class_id: String,
    /// Title.
    pub title: String,
    /// First class day.
    pub opens_on: Day,
    /// Topics, in order.
    pub topics: Vec<String>,
    /// Counted hours.
    pub hours: Hours,
    /// Fee after tax, as recorded.
    pub net: Fen,
}

/// A teacher across classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TeacherRow {
    /// As last written.
    pub teacher: Teacher,
    /// Most an hour after tax, by the newest notice's rule.
    pub hourly: Fen,
    /// Classes, newest first.
    pub classes: Vec<TaughtClass>,
    /// Counted hours in all.
    pub hours: Hours,
}

/// A teacher as edited in the register.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TeacherSave {
    /// The teacher; an empty id makes a new one.
    pub teacher: Teacher,
}

/// Every teacher, by name.
pub(crate) fn register(office: &mut Office, _: Nothing) -> Result<Vec<TeacherRow>, ApiError> {
    let money = match office.store()?.notices()?.first() {
        Some((_, body)) => Some(crate::notice::file::parse(body)?.money),
        None => None,
    };
    let mut rows: Vec<TeacherRow> = Vec::new();
    // The newest row of a name and unit comes last, and says what they are today.
    for known in office.store()?.all_teachers()? {
        let teacher = teacher_wire(&known);
        match rows.iter_mut().find(|r| r.teacher.name == known.name && r.teacher.unit == known.unit) {
            Some(row) => row.teacher = teacher,
            None => {
                rows.push(TeacherRow { teacher, hourly: Fen::default(), classes: Vec::new(), hours: Hours(Sum::ZERO) })
            }
        }
    }
    for heading in office.store()?.classes()? {
        let dossier = office.dossier(heading.uid.as_str())?;
        for teacher in &dossier.teachers {
            let Some(row) = rows.iter_mut().find(|r| r.teacher.name == teacher.name && r.teacher.unit == teacher.unit)
            else {
                continue;
            };
            let taught = || dossier.sessions.iter().filter(|s| s.teacher.as_ref() == Some(&teacher.uid));
            let counted = dossier.counted_sessions().filter(|s| s.teacher.as_ref() == Some(&teacher.uid));
            let hours: Sum = counted.map(|s| s.hours).sum();
            row.hours = Hours(row.hours.0 + hours);
            row.classes.push(TaughtClass {
                class_id: heading.uid.to_string(),
                title: dossier.class.title.clone(),
                opens_on: Day(dossier.class.opens_on),
                topics: taught().map(|s| s.topic.clone()).collect(),
                hours: Hours(hours),
                net: Fen(dossier.fees.iter().filter(|f| f.teacher == teacher.uid).map(|f| f.net).sum()),
            });
        }
    }
    for row in &mut rows {
        if let Some(rule) = &money {
            row.hourly = Fen(rule.hourly(row.teacher.level.0));
        }
    }
    rows.sort_by_cached_key(|r| yanxiu_domain::names::name_key(&r.teacher.name, ""));
    Ok(rows)
}

/// Writes a teacher into the register. Classes keep what was filed for them; the new words stand for the next class.
pub(crate) fn save(office: &mut Office, payload: TeacherSave) -> Result<Done, ApiError> {
    let given = payload.teacher;
    if given.name.trim().is_empty() {
        return Err(ApiError::refused("name_missing", "没有填写姓名", "请填写姓名后再保存。"));
    }
    let name = given.name.trim().to_owned();
    office.store()?.change(Op::SetTeacher, None, |tx| {
        let teacher = Known {
            uid: tx.new_uid(),
            name: name.clone(),
            unit: given.unit.trim().to_owned(),
            title: given.title.trim().to_owned(),
            level: given.level.0,
            field: given.field.trim().to_owned(),
            phone: given.phone.trim().to_owned(),
            account: given.account.trim().to_owned(),
        };
        tx.put_teacher(&teacher).map(drop)
    })?;
    Ok(done(format!("已保存{name}")))
}
