//! What a workbook is made of.

use super::super::OfficeFormError;
use super::super::markup::{Kind, tokens};
use super::super::package::{Package, plain};

/// The workbook's own part.
pub(super) const BOOK: &str = "xl/workbook.xml";

/// A link from one part to another.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) part: String,
}

/// A sheet as the workbook lists it.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) part: String,
}

/// The parts of a workbook.
pub(super) struct Book {
    pub(super) xml: String,
    pub(super) sheets: Vec<Listed>,
    pub(super) shared: Option<String>,
    pub(super) styles: Option<String>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

impl Book {
    pub(super) fn read(package: &Package) -> Result<Self, OfficeFormError> {
        let xml = package.text(BOOK)?.ok_or_else(|| OfficeFormError::damaged("没有工作簿"))?;
        let links = links(package, BOOK)?;
        let of_kind = |kind: &str| links.iter().find(|l| l.kind.ends_with(kind)).map(|l| l.part.clone());
        let (shared, styles) = (of_kind("/sharedStrings"), of_kind("/styles"));
        let mut sheets = Vec::new();
        let mut from_1904 = false;
        for token in tokens(&xml)?.iter().filter(|t| t.opens()) {
            match token.local() {
                "workbookPr" => {
                    from_1904 = matches!(token.attribute("date1904").as_deref(), Some("1" | "true"));
                }
                "sheet" => {
                    let name = token.attribute("name").unwrap_or_default();
                    let id = ["r:id", "d3p1:id", "id"].iter().find_map(|a| token.attribute(a));
                    let link = links.iter().find(|l| Some(&l.id) == id.as_ref());
                    let link = link.ok_or_else(|| OfficeFormError::damaged(format!("缺少工作表“{name}”")))?;
                    if link.kind.ends_with("/worksheet") {
                        sheets.push(Listed { name, part: link.part.clone() });
                    }
                }
                _ => {}
            }
        }
        Ok(Self { xml, sheets, shared, styles, from_1904 })
    }
}

/// The links of a part.
pub(super) fn links(package: &Package, part: &str) -> Result<Vec<Link>, OfficeFormError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(xml) = package.text(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(Vec::new()) };
    let found = tokens(&xml)?;
    let found = found.iter().filter(|t| t.opens() && t.local() == "Relationship");
    let found = found.filter(|t| t.attribute("TargetMode").as_deref() != Some("External"));
    Ok(found
        .filter_map(|t| {
            let target = t.attribute("Target")?;
            Some(Link { id: t.attribute("Id")?, kind: t.attribute("Type")?, part: resolved(folder, &target) })
        })
        .collect())
}

/// A target as seen from the whole package.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    plain(&steps.join("/"))
}

/// The insides of the texts that cells share, as they are written.
pub(super) fn shared_texts(xml: &str) -> Result<Vec<&str>, OfficeFormError> {
    let mut texts = Vec::new();
    let mut begun = None;
    for token in tokens(xml)? {
        match (token.kind, token.local()) {
            (Kind::Open, "si") => begun = Some(token.at + token.raw.len()),
            (Kind::Empty, "si") => texts.push(""),
            (Kind::Close, "si") => texts.extend(begun.take().map(|from| &xml[from..token.at])),
            _ => {}
        }
    }
    Ok(texts)
}
