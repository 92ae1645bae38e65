//! The forms that ship, corrected for a year: read, checked, kept, taken back.

use std::collections::BTreeSet;
use std::path::Path;

use yanxiu_documents::form::{Form, NamedPath, Template};
use yanxiu_documents::paper::compose;
use yanxiu_domain::placeholders::Catalogue;
use yanxiu_domain::problem::{Place, Problem};
use yanxiu_domain::record::{Record, Value};
use yanxiu_store::Op;

use super::definition::{FormBlock, FormColumns, FormDefinition, FormLines, FormRows};
use super::fields::{self, catalogue};
use super::wire::{
    FieldsQuery, FormClass, FormFile, FormList, FormPreview, FormProblems, FormQuery, FormRow, FormSave, FormView,
};
use crate::error::{ApiError, line_of, plain_reason};
use crate::host::{cannot_read, cannot_write};
use crate::office::payloads::YearQuery;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::records::class_record;
use crate::{papers, problem};

/// What blocks are called.
fn called(kind: &str) -> &str {
    match kind {
        "annex" => "附件号",
        "title" => "标题",
        "line" => "单行",
        "heading" => "小标题",
        "paragraph" => "正文",
        "attachments" => "附件说明",
        "signature" => "落款",
        "grid" => "表格",
        "list" => "名单",
        "each" => "重复部分",
        "cards" => "卡片",
        "seats" => "座次",
        "chart" => "图表",
        "pictures" => "照片",
        "page_break" => "分页",
        "spacer" => "空白",
        other => other,
    }
}

/// Where a block stands, in words: 第3部分（表格）.
fn place_of(definition: &FormDefinition, path: &[usize]) -> String {
    let mut blocks: &[FormBlock] = &definition.block;
    let mut words = Vec::new();
    for index in path {
        let kind = blocks.get(*index).map_or("", |b| called(&b.kind));
        words.push(format!("第{}部分（{kind}）", index + 1));
        blocks = blocks.get(*index).and_then(|b| b.block.as_deref()).unwrap_or_default();
    }
    words.join("内")
}

fn at(code: &'static str, path: &[usize], message: String, hint: String) -> Problem {
    let id: Vec<String> = path.iter().map(ToString::to_string).collect();
    let place = Place::Field { stage: "", entity: "form_block", id: id.join("."), field: "" };
    Problem::error(code, message, hint).at(place)
}

/// A form's file as the window has it.
pub(super) fn read(text: &str) -> Result<FormDefinition, ApiError> {
    toml::from_str(text).map_err(|e| {
        let line = e.span().map(|span| format!("第 {} 行，", line_of(text, span.start))).unwrap_or_default();
        let reason = plain_reason(e.message());
        ApiError::unreadable(
            "form",
            format!("表格样式文件读不出来：{line}{reason}"),
            "请选择由本软件导出的表格样式文件。",
        )
    })
}

fn write(definition: &FormDefinition) -> Result<String, ApiError> {
    toml::to_string(definition)
        .map_err(|e| ApiError::unreadable("form", format!("表格样式无法写成文件：{e}"), "请恢复随软件提供的样式。"))
}

/// Everything that is wrong with a form: what can't be read of each block, and what it names that no class says.
fn problems(definition: &FormDefinition, shipped: &Form, record: Option<&Record>) -> Vec<Problem> {
    let mut found = Vec::new();
    if definition.block.is_empty() {
        let hint = "请添加内容，或恢复随软件提供的样式。";
        found.push(Problem::error("empty_form", "表格里没有任何内容", hint));
        return found;
    }
    for (index, block) in definition.block.iter().enumerate() {
        let texts = bad_texts(definition, block, &[index]);
        if !texts.is_empty() {
            found.extend(texts);
            continue;
        }
        let alone = FormDefinition { block: vec![block.clone()], ..definition.clone() };
        let reason = match write(&alone).map(|text| Form::parse(&text, "")) {
            Ok(Ok(_)) => continue,
            Ok(Err(error)) if error.place.is_empty() && index > 0 => continue,
            Ok(Err(error)) => error.reason,
            Err(error) => error.message,
        };
        let place = place_of(definition, &[index]);
        found.push(at("bad_form", &[index], format!("{place}：{}", worded(&reason)), "请改正后再保存。".to_owned()));
    }
    if !found.is_empty() {
        return found;
    }
    let form = match write(definition).map(|text| Form::parse(&text, &definition.kind)) {
        Ok(Ok(form)) => form,
        Ok(Err(error)) => return vec![Problem::error("bad_form", worded(&error.reason), "请改正后再保存。")],
        Err(error) => return vec![Problem::error("bad_form", error.message, "请改正后再保存。")],
    };
    let known = Known::new(shipped, record);
    let mut told = BTreeSet::new();
    for named in form.named_paths() {
        if known.says(&named) || !told.insert((named.block.clone(), named.path.clone())) {
            continue;
        }
        let place = place_of(definition, &named.block);
        let here = if place.is_empty() { String::new() } else { format!("{place}：") };
        let hint = match known.catalogue.nearest(&known.whole(&named)).or_else(|| known.catalogue.nearest(&named.path))
        {
            Some(near) => format!("可能是“{}”（{}）。", near.path, near.label),
            None => "请从“可用的数据”中选择。".to_owned(),
        };
        found.push(at("unknown_field", &named.block, format!("{here}没有“{}”这一项数据", named.path), hint));
    }
    if let (true, Some(record)) = (found.is_empty(), record)
        && let Err(error) = compose(&form, record)
    {
        found.push(Problem::error("bad_form", error.to_string(), "请改正后再保存。"));
    }
    found
}

/// Texts of a block whose braces don't match or hold no path.
fn bad_texts(definition: &FormDefinition, block: &FormBlock, path: &[usize]) -> Vec<Problem> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    let own = [
        &block.text,
        &block.subtitle,
        &block.left,
        &block.center,
        &block.right,
        &block.side,
        &block.empty,
        &block.front,
        &block.title,
        &block.caption,
    ];
    texts.extend(own.into_iter().flatten().map(|t| (String::new(), t.as_str())));
    texts.extend(block.items.iter().flatten().map(|t| (String::new(), t.as_str())));
    match &block.lines {
        Some(FormLines::Texts(lines)) => texts.extend(lines.iter().map(|t| (String::new(), t.as_str()))),
        Some(FormLines::Cards(lines)) => {
            texts.extend(lines.iter().flat_map(|l| &l.text).map(|t| (String::new(), t.as_str())))
        }
        None => {}
    }
    if let Some(FormRows::Rows(rows)) = &block.rows {
        for (row, written) in rows.iter().enumerate() {
            let cells = written.cells.iter().flat_map(|c| [&c.label, &c.value, &c.foot]).flatten();
            texts.extend(cells.map(|t| (format!("第{}行", row + 1), t.as_str())));
        }
    }
    if let Some(FormColumns::Columns(columns)) = &block.columns {
        for (column, written) in columns.iter().enumerate() {
            let here = [&written.title, &written.value].into_iter().flatten();
            texts.extend(here.map(|t| (format!("第{}列", column + 1), t.as_str())));
        }
    }
    let place = place_of(definition, path);
    let mut found: Vec<Problem> = texts
        .into_iter()
        .filter_map(|(within, text)| {
            let reason = Template::parse(text).err()?;
            let hint = "数据要写成 {{项目的英文写法}} 的样子，可以用“插入数据”选择。";
            Some(at("bad_form", path, format!("{place}{within}：{reason}"), hint.to_owned()))
        })
        .collect();
    for (index, inner) in block.block.iter().flatten().enumerate() {
        found.extend(bad_texts(definition, inner, &[path, &[index]].concat()));
    }
    found
}

/// Keys of a form's file in the words of the window, without what only the file's reader would understand.
fn worded(reason: &str) -> String {
    let reason = reason.split("（data did not").next().unwrap_or(reason);
    let words = [
        ("“widths”", "“列宽”"),
        ("“rows”", "“行”"),
        ("“columns”", "“列”"),
        ("“lines”", "“各行文字”"),
        ("“label”", "“标签”"),
        ("“value”", "“内容”"),
        ("“path”", "“数据”"),
        ("“span”", "“占几列”"),
        ("“text”", "“文字”"),
        ("“size”", "“字号”"),
        ("“level”", "“级别”"),
        ("“totals”", "“合计行”"),
        ("“group”", "“上层表头”"),
    ];
    words.iter().fold(reason.to_owned(), |text, (key, word)| text.replace(key, word))
}

/// What a form may name.
struct Known {
    catalogue: Catalogue,
    /// Paths by the lists they are sought in, joined with dots; what ships is right.
    said: BTreeSet<(String, String)>,
}

impl Known {
    fn new(shipped: &Form, record: Option<&Record>) -> Self {
        let mut said: BTreeSet<(String, String)> =
            shipped.named_paths().into_iter().map(|n| (n.within.join("."), n.path)).collect();
        fn walk(record: &Record, within: &str, said: &mut BTreeSet<(String, String)>) {
            for (path, value) in record.iter() {
                said.insert((within.to_owned(), path.to_owned()));
                if let Value::List(rows) = value {
                    let inner = if within.is_empty() { path.to_owned() } else { format!("{within}.{path}") };
                    rows.iter().take(3).for_each(|row| walk(row, &inner, said));
                }
            }
        }
        if let Some(record) = record {
            walk(record, "", &mut said);
        }
        Self { catalogue: catalogue(), said }
    }

    fn whole(&self, named: &NamedPath) -> String {
        let mut path = named.within.clone();
        path.push(named.path.clone());
        path.join(".")
    }

    /// Whether a class says something of this path, in the row at hand or around it.
    fn says(&self, named: &NamedPath) -> bool {
        let plain = |path: &str| path == "#" || path.is_empty();
        (0..=named.within.len()).any(|depth| {
            let within = named.within[..depth].join(".");
            let whole = if within.is_empty() { named.path.clone() } else { format!("{within}.{}", named.path) };
            plain(&named.path)
                || self.said.contains(&(within, named.path.clone()))
                || (named.list && self.catalogue.is_list(&whole))
                || (!named.list && self.catalogue.find(&whole).is_some())
        })
    }
}

fn unknown(kind: &str) -> ApiError {
    ApiError::usage("unknown_paper", format!("“{kind}”没有可以修改的表格样式"), "请核对材料种类。")
}

/// The form that ships, and the text of the year's.
fn texts(office: &mut Office, year: i32, kind: &str) -> Result<(String, Option<String>), ApiError> {
    if !papers::assignable().iter().any(|k| k.kind == kind) {
        return Err(unknown(kind));
    }
    let shipped = papers::shipped_text(office, kind)?;
    let own = office.store()?.corrected_forms(year)?.into_iter().find(|(of, _)| of == kind).map(|(_, body)| body);
    Ok((shipped, own))
}

fn parse(text: &str, kind: &str) -> Result<Form, ApiError> {
    Form::parse(text, kind).map_err(|e| ApiError::unreadable("form", e.to_string(), "请恢复随软件提供的表单文件。"))
}

/// The forms of a year.
pub(crate) fn list(office: &mut Office, payload: YearQuery) -> Result<FormList, ApiError> {
    let corrected = office.store()?.corrected_forms(payload.year)?;
    let classes = office.store()?.classes()?.into_iter().filter(|c| c.notice_year == payload.year);
    let classes = classes.map(|c| FormClass { class_id: c.uid.to_string(), title: c.title }).collect();
    let forms = papers::assignable().into_iter().map(|k| FormRow {
        corrected: corrected.iter().any(|(kind, _)| *kind == k.kind),
        kind: k.kind,
        title: k.title,
        stage: k.stage,
    });
    Ok(FormList { forms: forms.collect(), classes })
}

/// A form of a year.
pub(crate) fn show(office: &mut Office, payload: FormQuery) -> Result<FormView, ApiError> {
    let (shipped, own) = texts(office, payload.year, &payload.kind)?;
    let fields = fields::show(office, FieldsQuery { class_id: None })?.fields;
    let corrected = own.is_some();
    let shipped = read(&shipped)?;
    let definition = own.map(|text| read(&text)).transpose()?.unwrap_or_else(|| shipped.clone());
    Ok(FormView { definition, shipped, corrected, fields })
}

/// What would be wrong with a form; nothing is written.
pub(crate) fn check(office: &mut Office, payload: FormSave) -> Result<FormProblems, ApiError> {
    let (shipped, _) = texts(office, payload.year, &payload.definition.kind)?;
    let found = problems(&payload.definition, &parse(&shipped, &payload.definition.kind)?, None);
    Ok(FormProblems { problems: problem::to_wire(&found) })
}

/// Keeps a form for a year; one that is as it ships is no correction.
pub(crate) fn save(office: &mut Office, payload: FormSave) -> Result<Done, ApiError> {
    let kind = payload.definition.kind.clone();
    let (shipped, _) = texts(office, payload.year, &kind)?;
    let form = parse(&shipped, &kind)?;
    if let Some(error) = ApiError::for_all(&problems(&payload.definition, &form, None)) {
        return Err(error);
    }
    let body = write(&payload.definition)?;
    let same = parse(&body, &kind)? == form;
    office
        .store()?
        .change(Op::SetForm, None, |tx| tx.put_form(payload.year, &kind, (!same).then_some(body.as_str()), &shipped))?;
    Ok(done(format!("已保存样式：{}；已报送的班次仍用原来的样式", papers::title(&kind))))
}

/// Goes back to the form that ships.
pub(crate) fn reset(office: &mut Office, payload: FormQuery) -> Result<Done, ApiError> {
    let (shipped, own) = texts(office, payload.year, &payload.kind)?;
    if own.is_none() {
        let message = format!("{}没有改过样式", papers::title(&payload.kind));
        return Err(ApiError::refused("not_corrected", message, "现在用的就是随软件提供的样式。"));
    }
    office.store()?.change(Op::SetForm, None, |tx| tx.put_form(payload.year, &payload.kind, None, &shipped))?;
    Ok(done(format!("已恢复随软件提供的样式：{}", papers::title(&payload.kind))))
}

/// Writes a form to a file.
pub(crate) fn export(office: &mut Office, payload: FormFile) -> Result<Done, ApiError> {
    let (shipped, own) = texts(office, payload.year, &payload.kind)?;
    let path = Path::new(&payload.path);
    office.host().write(path, own.unwrap_or(shipped).as_bytes()).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出样式：{}", path.display())))
}

/// Takes a form from a file.
pub(crate) fn import(office: &mut Office, payload: FormFile) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        ApiError::unreadable("form", "表格样式文件不是 UTF-8 文本", "请选择由本软件导出的表格样式文件。")
    })?;
    let definition = read(&text)?;
    if definition.kind != payload.kind {
        let message =
            format!("这是“{}”的样式，不是“{}”的", papers::title(&definition.kind), papers::title(&payload.kind));
        return Err(ApiError::refused("other_form", message, "请选择同一种材料的样式文件。"));
    }
    save(office, FormSave { year: payload.year, definition })
}

/// A form as it is being corrected, drawn with a class.
///
/// # Errors
/// What is wrong with the form, or what keeps the paper from being made.
pub fn preview(office: &mut Office, payload: &FormPreview) -> Result<Vec<u8>, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let shipped = papers::shipped_text(office, &payload.definition.kind)?;
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let record = class_record(&dossier, &calendar, today);
    let form = parse(&shipped, &payload.definition.kind)?;
    if let Some(error) = ApiError::for_all(&problems(&payload.definition, &form, Some(&record))) {
        return Err(error);
    }
    let form = parse(&write(&payload.definition)?, &payload.definition.kind)?;
    papers::drawn(office, &dossier, form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::{Host, SystemHost};

    /// Every form that ships, by kind.
    fn all() -> Vec<(String, String)> {
        let assets = SystemHost::default().assets().unwrap().join("forms");
        papers::assignable()
            .into_iter()
            .map(|k| {
                let path = assets.join(&k.stage).join(format!("{}.toml", k.kind));
                (k.kind, String::from_utf8(SystemHost::default().read(&path).unwrap()).unwrap())
            })
            .collect()
    }

    #[test]
    fn every_form_crosses_and_comes_back_as_it_was() {
        for (kind, text) in all() {
            let crossed = serde_json::to_string(&read(&text).unwrap()).unwrap();
            let back: FormDefinition = serde_json::from_str(&crossed).unwrap();
            let written = write(&back).unwrap();
            let (before, after) = (parse(&text, &kind).unwrap(), parse(&written, &kind).unwrap());
            assert_eq!(before, after, "{kind}\n{written}");
            assert_eq!(problems(&back, &before, None), Vec::new(), "{kind}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_form_is_named_with_its_block() {
        let (_, text) = all().into_iter().find(|(kind, _)| kind == "roster").unwrap();
        let shipped = parse(&text, "roster").unwrap();
        let roster = read(&text).unwrap();
        let wrong = |change: &dyn Fn(&mut FormDefinition)| {
            let mut form = roster.clone();
            change(&mut form);
            let found = problems(&form, &shipped, None);
            found.into_iter().map(|p| (p.code, p.message)).collect::<Vec<_>>()
        };
        let path = |p: &'static str| move |form: &mut FormDefinition| form.block[2].left = Some(p.to_owned());
        assert_eq!(
            wrong(&path("{{class.titel}}")),
            [("unknown_field", "第3部分（单行）：没有“class.titel”这一项数据".to_owned())]
        );
        assert_eq!(
            wrong(&path("{{class.title")),
            [("bad_form", "第3部分（单行）：“{{class.title”里的“{{”没有对应的“}}”".to_owned())]
        );
        assert_eq!(wrong(&|form| form.block.clear())[0].0, "empty_form");
        let columns = |change: &'static dyn Fn(&mut Vec<super::super::definition::FormColumn>)| {
            move |form: &mut FormDefinition| {
                if let Some(FormColumns::Columns(columns)) = &mut form.block[3].columns {
                    change(columns);
                }
            }
        };
        assert_eq!(wrong(&columns(&|c| c.clear())), [("bad_form", "第4部分（名单）：“列”不能为空".to_owned())]);
        assert_eq!(
            wrong(&columns(&|c| c[0].width = Some(0.0))),
            [("bad_form", "第4部分（名单）：列宽应为大于 0 的数".to_owned())]
        );
        assert_eq!(
            wrong(&columns(&|c| c[1].path = Some("nmae".to_owned()))),
            [("unknown_field", "第4部分（名单）：没有“nmae”这一项数据".to_owned())]
        );
        // What an office adds by itself.
        assert_eq!(wrong(&columns(&|c| c[1].path = Some("city".to_owned()))), []);
        assert_eq!(wrong(&path("{{institution.phone}}")), []);
    }
}
