//! What forms may hold, with names, meanings and values.

use std::path::Path;

use yanxiu_documents::xlsx::{Blank, BlankColumn, blank};
use yanxiu_domain::placeholders::{Catalogue, LISTS, Placeholder};
use yanxiu_domain::record::{FieldKind, Record, Value};

use super::wire::{FieldsExport, FieldsQuery, FormField, FormFields};
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::papers;
use crate::records::class_record;
use crate::reports::texts::SECTIONS;

/// Everything that forms may hold: what every class says, and the running texts of the papers.
pub(crate) fn catalogue() -> Catalogue {
    Catalogue::default().with_texts(SECTIONS.iter().map(|s| {
        let title = papers::title(s.paper);
        let title = title.split('（').next().unwrap_or(title);
        let sample = format!("（{title}的这一段文字）");
        (format!("text.{}.{}", s.paper, s.section), format!("{title}.{}", s.heading), sample)
    }))
}

/// The record of a class, where one is given.
pub(super) fn record(office: &mut Office, class: Option<&str>) -> Result<Option<Record>, ApiError> {
    let Some(class) = class else { return Ok(None) };
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let dossier = office.dossier(class)?;
    Ok(Some(class_record(&dossier, &calendar, today)))
}

/// What a placeholder says in a record, the first that says anything of a list; made up without a record.
pub(super) fn value(placeholder: &Placeholder, record: Option<&Record>) -> String {
    fn first(record: &Record, lists: &[String], field: &str) -> Option<String> {
        match lists.split_first() {
            None => record.get(field).map(Value::printed).filter(|v| !v.is_empty()),
            Some((list, rest)) => record.rows(list).iter().find_map(|row| first(row, rest, field)),
        }
    }
    match record {
        Some(record) => first(record, &placeholder.lists, &placeholder.field).unwrap_or_default(),
        None => placeholder.sample.clone(),
    }
}

const fn kind_label(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "文字",
        FieldKind::LongText => "长文字",
        FieldKind::Date => "日期",
        FieldKind::Number => "数字",
        FieldKind::Money => "金额",
        FieldKind::Digits => "号码",
        FieldKind::List => "列表",
    }
}

/// The list a placeholder belongs to: path and name, both empty for the class as a whole.
pub(super) fn list_of(placeholder: &Placeholder) -> (String, String) {
    let path = placeholder.lists.join(".");
    let label = LISTS.iter().find(|l| l.path == path).map_or("", |l| l.label);
    (path, label.to_owned())
}

fn rows(record: Option<&Record>) -> Vec<FormField> {
    let catalogue = catalogue();
    let fields = catalogue.all().iter().map(|p| {
        let (list_path, list) = list_of(p);
        FormField {
            path: p.path.clone(),
            label: p.label.clone(),
            list,
            list_path,
            kind: kind_label(p.kind).to_owned(),
            value: value(p, record),
        }
    });
    fields.collect()
}

/// What forms may hold.
pub(crate) fn show(office: &mut Office, payload: FieldsQuery) -> Result<FormFields, ApiError> {
    let record = record(office, payload.class_id.as_deref())?;
    Ok(FormFields { fields: rows(record.as_ref()) })
}

/// Writes what forms may hold as a workbook.
pub(crate) fn export(office: &mut Office, payload: FieldsExport) -> Result<Done, ApiError> {
    let record = record(office, payload.class_id.as_deref())?;
    let column =
        |title: &str, width: f64| BlankColumn { title: title.to_owned(), width, text: true, ..BlankColumn::default() };
    let table = Blank {
        title: "表格中可以使用的占位符".to_owned(),
        notes: vec![
            "把占位符（两种写法任选一种）写到自己的 Word 或 Excel 表格里，软件按班次填写，表格样式不变。".to_owned(),
            "“重复的数据”写在一行里，该行按人数、课程数等自动增加；{{#}} 为行号。".to_owned(),
        ],
        columns: vec![
            column("中文写法", 34.0),
            column("英文写法", 40.0),
            column("重复的数据", 16.0),
            column("类型", 8.0),
            column("示例", 44.0),
        ],
        rows: rows(record.as_ref())
            .into_iter()
            .map(|f| vec![format!("{{{{{}}}}}", f.label), format!("{{{{{}}}}}", f.path), f.list, f.kind, f.value])
            .collect(),
        prepared: 0,
        foot: String::new(),
    };
    let author = office.store()?.institution()?.name;
    let bytes = blank(&table, &author, office.today())?;
    let path = Path::new(&payload.path);
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已保存：{}", path.display())))
}
