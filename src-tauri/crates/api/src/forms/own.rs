//! The office's own forms: looked at, kept, filled.

use std::path::Path;

use yanxiu_documents::office_forms::{FillError, FormContents, OfficeForm, OfficeFormError, Spot};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::forms::{FormScope, OwnForm};
use yanxiu_domain::placeholders::Catalogue;
use yanxiu_domain::problem::{Place, Problem, any_error};
use yanxiu_domain::record::Record;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::fields::{catalogue, list_of, record, value};
use super::wire::{
    FormClass, FormFileCheck, FormKind, FormPlaceholder, FormReport, OwnFormAdd, OwnFormAdded, OwnFormCheck,
    OwnFormExport, OwnFormFill, OwnFormQuery, OwnFormRow, OwnForms,
};
use crate::attachments::name_of;
use crate::error::ApiError;
use crate::host::{cannot_read, cannot_write};
use crate::office::payloads::YearQuery;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::scalar::Day;
use crate::{papers, problem};

/// What papers of a class that stand for themselves are called: this and the form's id.
pub(crate) const ALONE: &str = "own-form:";

fn unreadable(name: &str, error: &OfficeFormError) -> ApiError {
    ApiError::unreadable(error.code, format!("“{name}”不能用：{}", error.message), error.hint)
}

/// What is wrong with a form, each with its place.
fn problems(name: &str, contents: &FormContents) -> Vec<Problem> {
    let at = |spot: &Spot| Place::Cell {
        file: name.to_owned(),
        sheet: spot.part.clone(),
        row: spot.row,
        column: spot.column.clone(),
    };
    let mut all: Vec<(Spot, Problem)> = Vec::new();
    for found in contents.found.iter().filter(|f| f.meaning.is_none()) {
        let hint = match &found.nearest {
            Some(nearest) => {
                format!("可能是 {{{{{}}}}}（{}），请在文件中改正后重新选择。", nearest.path, nearest.label)
            }
            None => "请对照“可用的占位符”改正后重新选择。".to_owned(),
        };
        let place = if found.spot.row.is_none() { format!("{}：", found.spot.part) } else { String::new() };
        let message = format!("{place}没有“{}”这一项数据", found.written);
        all.push((found.spot.clone(), Problem::error("unknown_placeholder", message, hint)));
    }
    for mistake in &contents.mistakes {
        let place = if mistake.spot.row.is_none() { format!("{}：", mistake.spot.part) } else { String::new() };
        let message = format!("{place}{}（“{}”）", mistake.message, mistake.spot.near);
        all.push((mistake.spot.clone(), Problem::error(mistake.code, message, mistake.hint.clone())));
    }
    all.into_iter().map(|(spot, problem)| problem.at(at(&spot))).collect()
}

fn report(name: &str, bytes: &[u8], record: Option<&Record>) -> Result<(FormReport, Vec<Problem>), ApiError> {
    let catalogue = catalogue();
    let form = OfficeForm::open(bytes).map_err(|e| unreadable(name, &e))?;
    let contents = form.contents(&catalogue).map_err(|e| unreadable(name, &e))?;
    let mut problems = problems(name, &contents);
    let mut placeholders = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    for found in &contents.found {
        let (path, label, list, says) = match &found.meaning {
            Some(p) => (p.path.clone(), p.label.clone(), list_of(p).1, value(p, record)),
            None => Default::default(),
        };
        let empty = record.is_some() && found.meaning.is_some() && says.is_empty() && path != "#";
        if empty && !missing.contains(&label) {
            missing.push(label.clone());
        }
        placeholders.push(FormPlaceholder {
            written: found.written.clone(),
            path,
            label,
            list,
            part: found.spot.part.clone(),
            row: found.spot.row,
            column: found.spot.column.clone(),
            near: found.spot.near.clone(),
            state: match (&found.meaning, empty) {
                (None, _) => "unknown",
                (Some(_), true) => "empty",
                _ => "known",
            },
            value: says,
            nearest: found.nearest.as_ref().map(|n| n.path.clone()).unwrap_or_default(),
        });
    }
    if !missing.is_empty() {
        problems.push(Problem::warning(
            "empty_placeholder",
            format!("这个班还没有：{}", missing.join("、")),
            "可以先填写这些内容；不填的，表格中留空。",
        ));
    }
    if placeholders.is_empty() && !any_error(&problems) {
        problems.push(Problem::warning(
            "no_placeholder",
            format!("“{name}”里没有占位符，填写后与原来一样"),
            "在要填写的地方写上 {{项目名称}} 一类的占位符，保存后重新选择。",
        ));
    }
    let report = FormReport {
        file_name: name.to_owned(),
        format: form.format().code().to_owned(),
        fillable: contents.fillable(),
        placeholders,
        problems: problem::to_wire(&problems),
    };
    Ok((report, problems))
}

/// Looks at a file; nothing is kept.
pub(crate) fn check(office: &mut Office, payload: FormFileCheck) -> Result<FormReport, ApiError> {
    let path = Path::new(&payload.file);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let record = record(office, payload.class_id.as_deref())?;
    Ok(report(&name_of(path), &bytes, record.as_ref())?.0)
}

/// Looks at a kept form.
pub(crate) fn check_kept(office: &mut Office, payload: OwnFormCheck) -> Result<FormReport, ApiError> {
    let (form, bytes) = office.store()?.own_form(&Uid::new(&payload.form_id))?;
    let record = record(office, payload.class_id.as_deref())?;
    Ok(report(&form.file_name, &bytes, record.as_ref())?.0)
}

/// Keeps a form.
pub(crate) fn add(office: &mut Office, payload: OwnFormAdd) -> Result<OwnFormAdded, ApiError> {
    let path = Path::new(&payload.file);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let name = name_of(path);
    let scope = match (payload.year, &payload.class_id) {
        (Some(year), None) => FormScope::Notice(year),
        (None, Some(class)) => FormScope::Class(Uid::new(class)),
        _ => return Err(ApiError::usage("form_scope", "没有写明用于哪个年度或班次", "请选择年度或班次，两者选一。")),
    };
    if !payload.kind.is_empty() && !papers::assignable().iter().any(|k| k.kind == payload.kind) {
        let message = format!("“{}”不能改用单位自己的表格", payload.kind);
        return Err(ApiError::usage("unknown_paper", message, "请核对材料种类。"));
    }
    let (found, problems) = report(&name, &bytes, None)?;
    if let Some(error) = ApiError::for_all(&problems) {
        return Err(error);
    }
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let title = match (payload.title.trim(), payload.kind.as_str()) {
        ("", "") => stem,
        ("", kind) => papers::title(kind).to_owned(),
        (title, _) => title.to_owned(),
    };
    let shipped = papers::shipped_text(office, &payload.kind)?;
    let kept = office.store()?.keep(&bytes)?;
    let form = OwnForm {
        uid: kept.uid,
        scope,
        kind: payload.kind,
        title: title.clone(),
        file_name: name,
        format: found.format,
        bytes: kept.bytes,
        sha256: kept.sha256,
        added_on: office.today(),
    };
    match &form.scope {
        FormScope::Notice(_) => office.store()?.change(Op::SetOwnForm, None, |tx| tx.put_own_form(&form, &shipped))?,
        FormScope::Class(class) => {
            let class = class.clone();
            office.change(Op::SetOwnForm, class.as_str(), |tx, _| Ok(tx.put_own_form(&form, &shipped)?))?;
        }
    }
    let form_id = form.uid.to_string();
    Ok(OwnFormAdded { form_id, done: format!("已登记表格：{title}"), problems: problem::to_wire(&problems) })
}

/// The office's own forms of a year.
pub(crate) fn list(office: &mut Office, payload: YearQuery) -> Result<OwnForms, ApiError> {
    let store = office.store()?;
    let classes: Vec<FormClass> = store
        .classes()?
        .into_iter()
        .filter(|c| c.notice_year == payload.year)
        .map(|c| FormClass { class_id: c.uid.to_string(), title: c.title })
        .collect();
    let forms = store.own_forms(payload.year)?.into_iter().map(|form| {
        let class_id = match &form.scope {
            FormScope::Class(class) => class.to_string(),
            FormScope::Notice(_) => String::new(),
        };
        let class_title = classes.iter().find(|c| c.class_id == class_id).map(|c| c.title.clone()).unwrap_or_default();
        OwnFormRow {
            id: form.uid.to_string(),
            paper: papers::title(&form.kind).to_owned(),
            title: form.title,
            kind: form.kind,
            file_name: form.file_name,
            format: form.format,
            bytes: form.bytes,
            added_on: Day(form.added_on),
            class_id,
            class_title,
        }
    });
    Ok(OwnForms { forms: forms.collect(), kinds: papers::assignable(), classes })
}

/// Takes a form away.
pub(crate) fn remove(office: &mut Office, payload: OwnFormQuery) -> Result<Done, ApiError> {
    let (form, _) = office.store()?.own_form(&Uid::new(&payload.form_id))?;
    let shipped = papers::shipped_text(office, &form.kind)?;
    match &form.scope {
        FormScope::Notice(_) => {
            office.store()?.change(Op::RemoveOwnForm, None, |tx| tx.remove_own_form(&form, &shipped))?;
        }
        FormScope::Class(class) => {
            let class = class.clone();
            office.change(Op::RemoveOwnForm, class.as_str(), |tx, _| Ok(tx.remove_own_form(&form, &shipped)?))?;
        }
    }
    Ok(done(format!("已移除表格：{}", form.title)))
}

/// Writes a form as it was kept.
pub(crate) fn export(office: &mut Office, payload: OwnFormExport) -> Result<Done, ApiError> {
    let (_, bytes) = office.store()?.own_form(&Uid::new(&payload.form_id))?;
    let path = Path::new(&payload.path);
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已保存：{}", path.display())))
}

/// Fills a form for a class.
pub(crate) fn fill(office: &mut Office, payload: OwnFormFill) -> Result<Done, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let wanted = payload.form_id.trim();
    let mut named = dossier.forms.own.iter().filter(|f| f.uid.as_str() == wanted || f.title == wanted);
    let form = match (named.next(), named.next()) {
        (Some(form), None) => form.uid.clone(),
        (None, _) => {
            let message = format!("这个班没有“{wanted}”这份表格");
            return Err(ApiError::refused("form_not_found", message, "请核对表格的编号或名称。"));
        }
        _ => {
            let message = format!("有不止一份表格叫“{wanted}”");
            return Err(ApiError::refused("ambiguous_form", message, "请改用表格编号指定。"));
        }
    };
    let (form, bytes) = office.store()?.own_form(&form)?;
    let path = Path::new(&payload.path);
    // A name without an ending is somebody's choice; another format's ending would lie.
    if path
        .extension()
        .is_some_and(|e| ["xlsx", "docx", "pdf"].iter().any(|f| *f != form.format && e.eq_ignore_ascii_case(f)))
    {
        let message = format!("“{}”是 .{} 文件", form.title, form.format);
        return Err(ApiError::usage("bad_format", message, format!("请把文件名写成以 .{} 结尾。", form.format)));
    }
    let record = record(office, Some(&payload.class_id))?.unwrap_or_default();
    let made = filled(&form, &bytes, &catalogue(), &record)?;
    office.host().write(path, &made).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已保存：{}", path.display())))
}

fn filled(form: &OwnForm, bytes: &[u8], catalogue: &Catalogue, record: &Record) -> Result<Vec<u8>, ApiError> {
    let opened = OfficeForm::open(bytes).map_err(|e| unreadable(&form.file_name, &e))?;
    opened.fill(catalogue, record).map_err(|error| match error {
        FillError::File(error) => unreadable(&form.file_name, &error),
        FillError::Contents(contents) => {
            ApiError::for_all(&problems(&form.file_name, &contents)).unwrap_or_else(|| {
                ApiError::unreadable("form", format!("“{}”不能填写", form.file_name), "请核对表格中的占位符。")
            })
        }
    })
}

/// A form of a class's papers filled from its record.
pub(crate) fn made(office: &Office, form: &OwnForm, record: &Record) -> Result<Vec<u8>, ApiError> {
    let (form, bytes) = office.own_form(&form.uid)?;
    filled(&form, &bytes, &catalogue(), record)
}

/// The form that stands for itself under this name in a class's papers.
pub(crate) fn alone<'d>(dossier: &'d Dossier, code: &str) -> Option<&'d OwnForm> {
    let id = code.strip_prefix(ALONE)?;
    dossier.forms.standing_alone().find(|f| f.uid.as_str() == id)
}

/// The kinds of paper that a form may stand in place of, as they are listed.
pub(crate) fn kind(kind: &str, title: &str, stage: &str) -> FormKind {
    FormKind { kind: kind.to_owned(), title: title.to_owned(), stage: stage.to_owned() }
}
