//! Workbooks.

mod around;
mod book;
mod refs;
mod rich;
mod sheet;
mod styles;
mod write;

use std::collections::BTreeMap;

use yanxiu_domain::placeholders::Catalogue;

use super::flow::{DRAWING, Flow};
use super::markup::{Kind, escaped, tokens, unescaped};
use super::package::Package;
use super::texts::marks;
use super::values::Scope;
use super::{Changes, FormMistake, OfficeFormError, Sink, Spot, meaning};
use book::{Book, shared_texts};
use refs::{Moves, sheet_name};
use sheet::Sheet;
use styles::Styles;
use write::Writer;

/// The texts of a workbook's parts, which its sheets borrow from.
struct Texts {
    book: Book,
    sheets: Vec<String>,
    shared: String,
}

impl Texts {
    fn read(package: &Package) -> Result<Self, OfficeFormError> {
        let book = Book::read(package)?;
        let of = |part: &str| {
            let text = package.text(part)?;
            text.ok_or_else(|| OfficeFormError::damaged(format!("缺少“{part}”")))
        };
        let sheets = book.sheets.iter().map(|s| of(&s.part)).collect::<Result<_, _>>()?;
        let shared = book.shared.as_deref().map(of).transpose()?.unwrap_or_default();
        Ok(Self { book, sheets, shared })
    }
}

/// Parts of drawings that may hold texts.
fn drawings(package: &Package) -> impl Iterator<Item = &str> {
    package.names().filter(|n| n.starts_with("xl/drawings/") && n.ends_with(".xml") && !n.contains("/_rels/"))
}

pub(super) fn look(package: &Package, sink: &mut Sink<'_>) -> Result<(), OfficeFormError> {
    let texts = Texts::read(package)?;
    let shared = shared_texts(&texts.shared)?;
    for (listed, xml) in texts.book.sheets.iter().zip(&texts.sheets) {
        Sheet::read(&listed.name, xml, &shared, sink.catalogue, Some(sink))?;
        for (text, called) in heads_and_feet(xml)? {
            let spot =
                |near: String| Spot { part: format!("{}的{called}", listed.name), row: None, column: None, near };
            let (found, wrong) = marks(&text);
            for mark in found {
                sink.placeholder(&mark.written, spot(text.clone()));
            }
            if wrong {
                sink.open_brace(spot(text.clone()));
            }
        }
    }
    for part in drawings(package) {
        let Some(xml) = package.text(part)? else { continue };
        Flow::read(&xml, &DRAWING, "文本框", sink.catalogue, Some(sink))?;
    }
    Ok(())
}

/// Texts of a sheet's page headers and footers.
fn heads_and_feet(xml: &str) -> Result<Vec<(String, &'static str)>, OfficeFormError> {
    let tokens = tokens(xml)?;
    let mut texts = Vec::new();
    let mut inside = None;
    for token in &tokens {
        match token.kind {
            Kind::Open => inside = head_or_foot(token.local()).map(|called| (called, String::new())),
            Kind::Close => texts.extend(inside.take().map(|(called, text)| (text, called))),
            Kind::Text => {
                if let Some((_, text)) = &mut inside {
                    text.push_str(&unescaped(token.raw));
                }
            }
            _ => {}
        }
    }
    Ok(texts)
}

fn head_or_foot(name: &str) -> Option<&'static str> {
    match name {
        "oddHeader" | "evenHeader" | "firstHeader" => Some("页眉"),
        "oddFooter" | "evenFooter" | "firstFooter" => Some("页脚"),
        _ => None,
    }
}

pub(super) fn fill(
    package: &Package,
    catalogue: &Catalogue,
    scope: &Scope<'_>,
    changes: &mut Changes,
) -> Result<Vec<FormMistake>, OfficeFormError> {
    let texts = Texts::read(package)?;
    let shared = shared_texts(&texts.shared)?;
    let styles_xml = texts.book.styles.as_deref().map(|part| package.text(part)).transpose()?.flatten();
    let mut styles = styles_xml.as_deref().map(Styles::read).transpose()?;
    let mut sheets = Vec::new();
    for (listed, xml) in texts.book.sheets.iter().zip(&texts.sheets) {
        sheets.push(Sheet::read(&listed.name, xml, &shared, catalogue, None)?);
    }
    let all: BTreeMap<String, Moves> =
        sheets.iter().map(|s| (s.name.to_lowercase(), s.moves(|block| scope.each(&block.lists).len()))).collect();
    let named = |written: &str| all.get(&sheet_name(written).to_lowercase());
    let moving = all.values().any(|m| !m.still());
    let reckons = sheets.iter().any(Sheet::reckons);
    let mut writer = Writer { styles: styles.as_mut(), from_1904: texts.book.from_1904, mistakes: Vec::new() };
    for (sheet, (listed, xml)) in sheets.iter().zip(texts.book.sheets.iter().zip(&texts.sheets)) {
        let Some(moves) = all.get(&sheet.name.to_lowercase()) else { continue };
        let of = |name: Option<&str>| name.map_or(Some(moves), named);
        let mut written = xml.clone();
        if sheet.touched() || sheet.reckons() || moving {
            written = writer.sheet(sheet, scope, moves, &of);
        }
        written = filled_heads(&written, catalogue, scope)?;
        if written != *xml {
            changes.written.insert(listed.part.clone(), written);
        }
        if !moves.still() {
            around::follow(package, &listed.part, moves, &of, changes)?;
        }
    }
    let mistakes = std::mem::take(&mut writer.mistakes);
    if let (Some(part), Some(written)) = (&texts.book.styles, styles.as_ref().and_then(Styles::written)) {
        changes.written.insert(part.clone(), written);
    }
    if let Some(part) = &texts.book.shared {
        let blanked = without_placeholders(&texts.shared)?;
        if blanked != texts.shared {
            changes.written.insert(part.clone(), blanked);
        }
    }
    if reckons || moving {
        around::book(package, &texts.book.xml, reckons, moving, &named, changes)?;
    }
    let parts: Vec<String> = drawings(package).map(str::to_owned).collect();
    for part in parts {
        let xml = match changes.written.get(&part) {
            Some(written) => written.clone(),
            None => package.text(&part)?.unwrap_or_default(),
        };
        if let Some(flow) = Flow::read(&xml, &DRAWING, "", catalogue, None)? {
            let filled = flow.filled(scope);
            changes.written.insert(part, filled);
        }
    }
    Ok(mistakes)
}

/// The shared texts without those that held placeholders: their cells bear their own texts now, the numbers of all
/// others stay.
fn without_placeholders(xml: &str) -> Result<String, OfficeFormError> {
    let mut out = String::new();
    let mut inside: Option<(String, String)> = None;
    for token in tokens(xml)? {
        if token.kind == Kind::Open && token.local() == "si" {
            inside = Some((token.raw.to_owned(), String::new()));
            continue;
        }
        match &mut inside {
            Some((written, said)) => {
                written.push_str(token.raw);
                if token.kind == Kind::Text {
                    said.push_str(&unescaped(token.raw));
                }
                if token.kind == Kind::Close && token.local() == "si" {
                    let prefix = token.name().strip_suffix("si").unwrap_or_default();
                    if marks(said).0.is_empty() {
                        out.push_str(written);
                    } else {
                        out.push_str(&format!("<{prefix}si><{prefix}t></{prefix}t></{prefix}si>"));
                    }
                    inside = None;
                }
            }
            None => out.push_str(token.raw),
        }
    }
    Ok(out)
}

/// A sheet with the texts of its page headers and footers filled.
fn filled_heads(xml: &str, catalogue: &Catalogue, scope: &Scope<'_>) -> Result<String, OfficeFormError> {
    let heads = heads_and_feet(xml)?;
    if heads.iter().all(|(text, _)| marks(text).0.is_empty()) {
        return Ok(xml.to_owned());
    }
    let mut out = String::new();
    let mut inside = false;
    let mut said = String::new();
    for token in tokens(xml)? {
        match token.kind {
            Kind::Open if head_or_foot(token.local()).is_some() => {
                inside = true;
                said.clear();
                out.push_str(token.raw);
            }
            Kind::Text if inside => said.push_str(&unescaped(token.raw)),
            Kind::Close if inside => {
                inside = false;
                let mut text = said.clone();
                for mark in marks(&said).0.iter().rev() {
                    let value = meaning(catalogue, &mark.written).map(|p| scope.value(&p).text).unwrap_or_default();
                    // An ampersand begins a code there.
                    text.replace_range(mark.from..mark.to, &value.replace('&', "&&"));
                }
                out.push_str(&escaped(&text));
                out.push_str(token.raw);
            }
            _ => out.push_str(token.raw),
        }
    }
    Ok(out)
}
