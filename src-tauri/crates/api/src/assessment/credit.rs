//! The credit-of-hours sheet (继续教育学时登记表) in the columns of the office's choice.

use std::path::Path;

use yanxiu_documents::form::{Column, Content, Form, Piece, Template};
use yanxiu_documents::xlsx::{BlankColumn, table_workbook};
use yanxiu_domain::assessment::entry::points;
use yanxiu_domain::assessment::fields::{CREDIT, FIXED};
use yanxiu_domain::assessment::judge::Standing;
use yanxiu_domain::assessment::{self as domain};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::record::{FieldKind, Record};
use yanxiu_store::Op;

use super::wire::{CreditColumn, CreditExport, CreditField, CreditSheet, CreditSheetView};
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};

/// More columns than that don't fit on a sheet of paper, nor does any register ask for them.
const MOST_COLUMNS: usize = 16;

pub(crate) fn show(office: &mut Office, _: Nothing) -> Result<CreditSheetView, ApiError> {
    let sheet = office.store()?.credit_sheet()?;
    Ok(CreditSheetView {
        sheet: CreditSheet {
            everybody: sheet.everybody,
            columns: sheet
                .columns
                .into_iter()
                .map(|c| CreditColumn { field: c.field, heading: c.heading, fixed: c.fixed })
                .collect(),
        },
        fields: CREDIT.iter().map(|f| CreditField { path: f.path.to_owned(), label: f.label.to_owned() }).collect(),
    })
}

pub(crate) fn set(office: &mut Office, payload: CreditSheet) -> Result<Done, ApiError> {
    let refused = |code: &str, message: String, hint: &str| Err(ApiError::refused(code, message, hint));
    let columns: Vec<domain::CreditColumn> = payload
        .columns
        .into_iter()
        .map(|c| domain::CreditColumn {
            field: CREDIT.iter().find(|f| f.label == c.field).map_or(c.field, |f| f.path.to_owned()),
            heading: c.heading.trim().to_owned(),
            fixed: c.fixed.trim().to_owned(),
        })
        .collect();
    if columns.is_empty() {
        return refused("no_columns", "学时登记表没有选栏目".to_owned(), "请至少选择一个栏目。");
    }
    if columns.len() > MOST_COLUMNS {
        return refused(
            "too_many_columns",
            format!("学时登记表选了 {} 个栏目，最多 {MOST_COLUMNS} 个", columns.len()),
            "请删去用不到的栏目。",
        );
    }
    for (index, column) in columns.iter().enumerate() {
        let Some(field) = CREDIT.iter().find(|f| f.path == column.field) else {
            let labels: Vec<&str> = CREDIT.iter().map(|f| f.label).collect();
            let hint = format!("可以选的栏目：{}。", labels.join("、"));
            return refused("unknown_field", format!("没有“{}”这个栏目", column.field), &hint);
        };
        if field.path == FIXED && column.heading.is_empty() {
            let message = format!("第 {} 个栏目是固定内容，没有写栏目名称", index + 1);
            return refused("no_heading", message, "请写栏目名称，如 科目类别。");
        }
        if columns[..index].iter().any(|c| heading(c) == heading(column)) {
            return refused("heading_twice", format!("栏目“{}”重复", heading(column)), "请删去一个，或改名。");
        }
    }
    let sheet = domain::CreditSheet { everybody: payload.everybody, columns };
    office.store()?.change(Op::SetCreditSheet, None, |tx| tx.put_credit_sheet(&sheet))?;
    Ok(done(format!("已保存学时登记表的 {} 个栏目", sheet.columns.len())))
}

/// What stands over a column.
fn heading(column: &domain::CreditColumn) -> &str {
    let label = || CREDIT.iter().find(|f| f.path == column.field).map_or("", |f| f.label);
    if column.heading.is_empty() { label() } else { &column.heading }
}

/// Why there is no sheet yet; empty when there is one.
pub(crate) fn unavailable(dossier: &Dossier) -> &'static str {
    if dossier.conclusion.is_none() {
        "考核尚未作结论"
    } else if rows(dossier).is_empty() {
        "没有合格学员"
    } else {
        ""
    }
}

/// A row for each learner on the sheet, in roster order.
pub(crate) fn rows(d: &Dossier) -> Vec<Record> {
    let class = &d.class;
    let shown = d.learners().filter(|l| d.credit_sheet.everybody || d.passed(&l.uid));
    shown
        .enumerate()
        .map(|(index, learner)| {
            let (who, details) = (&learner.person, &learner.details);
            let result = d.concluded_result(&learner.uid);
            let certificate = d.awarded_to(&learner.uid);
            let mut row = Record::new();
            row.count("number", i64::try_from(index + 1).unwrap_or(i64::MAX))
                .text("name", &who.name)
                .text("sex", who.sex.map(|s| s.label()).unwrap_or_default())
                .text("document_kind", who.document.kind.label())
                .text("id_number", who.document.number.reveal())
                .text("unit", &details.unit)
                .text("city", details.city.map(|c| c.label()).unwrap_or_default())
                .text("post", &details.post)
                .text("title", &details.title)
                .text("title_level", details.title_level.map(|l| l.label()).unwrap_or_default())
                .text("field", &details.field)
                .text("phone", &details.phone)
                .text("class_title", &class.title)
                .text("plan_number", &class.plan_number)
                .text("year", d.notice.year.to_string())
                .text("opens_on", chinese::date(class.opens_on))
                .text("closes_on", chinese::date(class.closes_on))
                .text("planned", d.planned_hours().to_string())
                .text("earned", result.map(|r| r.earned.to_string()).unwrap_or_default())
                .text("total", result.and_then(|r| r.total_tenths).map(points).unwrap_or_default())
                .text("result", Standing::of(d.passed(&learner.uid)).label())
                .text("certificate_number", certificate.map(|c| c.number.clone()).unwrap_or_default())
                .text("certified_on", certificate.map(|c| chinese::date(c.issued_on)).unwrap_or_default())
                .text("host_unit", &class.host_unit)
                .text("note", d.excellent_reason(&learner.uid).map(|_| "优秀学员").unwrap_or_default())
                .text(FIXED, "");
            row
        })
        .collect()
}

/// The form with the office's columns, in their order, out of those that the form's file describes.
///
/// # Errors
/// Code `form` when the file describes no such column.
pub(crate) fn form(mut form: Form, sheet: &domain::CreditSheet) -> Result<Form, ApiError> {
    for block in &mut form.blocks {
        let Content::List(list) = &mut block.content else { continue };
        if list.path.path != "credits" {
            continue;
        }
        let described = std::mem::take(&mut list.columns);
        list.columns = sheet.columns.iter().map(|c| column(&described, c)).collect::<Result<_, _>>()?;
    }
    Ok(form)
}

/// A text without placeholders, whatever signs stand in it.
fn literal(text: &str) -> Template {
    Template { pieces: vec![Piece::Literal(text.to_owned())] }
}

fn column(described: &[Column], chosen: &domain::CreditColumn) -> Result<Column, ApiError> {
    let found = described.iter().find(|d| d.path.as_ref().is_some_and(|p| p.path == chosen.field));
    let mut column = found.cloned().ok_or_else(|| {
        ApiError::unreadable(
            "form",
            format!("学时登记表的表单中没有“{}”这一列", heading(chosen)),
            "请恢复 assets/forms/assessment 中随软件提供的表单文件。",
        )
    })?;
    if !chosen.heading.is_empty() {
        column.title = literal(&chosen.heading);
    }
    if chosen.field == FIXED {
        column.path = None;
        column.value = Some(literal(&chosen.fixed));
    }
    Ok(column)
}

/// Writes the sheet as headings and rows alone, digits as text, for another system to take in.
pub(crate) fn export(office: &mut Office, payload: CreditExport) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    if !path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx")) {
        return Err(ApiError::usage("bad_format", "上报用的表格是 .xlsx 文件", "请把文件名写成以 .xlsx 结尾。"));
    }
    let dossier = office.dossier(&payload.class_id)?;
    let reason = unavailable(&dossier);
    if !reason.is_empty() {
        let message = format!("还不能生成继续教育学时登记表：{reason}");
        return Err(ApiError::refused("paper_unavailable", message, "请先在考核页作出结论。"));
    }
    let chosen = &dossier.credit_sheet.columns;
    let columns = chosen
        .iter()
        .map(|c| {
            let kind = CREDIT.iter().find(|f| f.path == c.field).map_or(FieldKind::Text, |f| f.kind);
            let width = match kind {
                FieldKind::Digits => 21.0,
                FieldKind::Number => 10.0,
                _ if matches!(c.field.as_str(), "unit" | "class_title" | "host_unit") => 32.0,
                _ => 14.0,
            };
            BlankColumn { title: heading(c).to_owned(), width, text: true, ..BlankColumn::default() }
        })
        .collect();
    let cells: Vec<Vec<String>> = rows(&dossier)
        .iter()
        .map(|row| {
            let value = |c: &domain::CreditColumn| match c.field.as_str() {
                FIXED => c.fixed.clone(),
                field => row.get(field).map(|v| v.printed()).unwrap_or_default(),
            };
            chosen.iter().map(value).collect()
        })
        .collect();
    let people = cells.len();
    let bytes = table_workbook("学时登记", columns, cells, &dossier.institution.name, office.today())?;
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出 {people} 人的学时登记：{}", path.display())))
}
