//! What a workbook lists: its sheets, and where everything stands.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::ReadError;
use super::package::{Package, attribute, is_true};

/// The workbook's own part.
pub(super) struct Book {
    pub(super) sheets: Vec<Listed>,
    /// Part of the texts that cells share.
    pub(super) shared: String,
    /// Part of the cell formats.
    pub(super) styles: String,
    /// Whether days are counted from 1904, as old Macintosh programs did.
    pub(super) from_1904: bool,
}

/// A sheet as it is listed.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) part: String,
}

/// A link from one part to another.
struct Link {
    kind: String,
    target: String,
}

pub(super) fn read(package: &mut Package<'_>) -> Result<Book, ReadError> {
    const USUAL: &str = "xl/workbook.xml";
    let root = links(package, "", "_rels/.rels")?;
    // The kinds are named anew in the strict form of the format: only their ends are the same.
    let book = root.into_values().find(|l| l.kind.ends_with("/officeDocument")).map(|l| l.target);
    let part = book.filter(|part| package.has(part)).unwrap_or_else(|| USUAL.to_owned());
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
    let links = links(package, folder, &format!("{folder}/_rels/{file}.rels"))?;
    let of_kind = |kind: &str, usual: &str| {
        let found = links.values().find(|l| l.kind.ends_with(kind));
        found.map_or_else(|| format!("{folder}/{usual}"), |l| l.target.clone())
    };
    let mut book = Book {
        sheets: Vec::new(),
        shared: of_kind("/sharedStrings", "sharedStrings.xml"),
        styles: of_kind("/styles", "styles.xml"),
        from_1904: false,
    };
    package.each(&part, |event| {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { return Ok(()) };
        match tag.local_name().as_ref() {
            "workbookPr" => book.from_1904 = attribute(&tag, "date1904").is_some_and(|v| is_true(&v)),
            "sheet" => {
                let name = attribute(&tag, "name").unwrap_or_default();
                let link = attribute(&tag, "id").and_then(|id| links.get(&id));
                let link = link.ok_or_else(|| ReadError::damaged(format!("工作表“{name}”不在文件里")))?;
                // A chart or a macro sheet holds no cells of a table.
                if !["/chartsheet", "/dialogsheet", "/xlMacrosheet"].iter().any(|kind| link.kind.ends_with(kind)) {
                    let hidden = attribute(&tag, "state").is_some_and(|state| state != "visible");
                    book.sheets.push(Listed { name, hidden, part: link.target.clone() });
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    if let Some(gone) = book.sheets.iter().find(|s| !package.has(&s.part)) {
        return Err(ReadError::damaged(format!("工作表“{}”不在文件里", gone.name)));
    }
    Ok(book)
}

/// The links of a part in a folder, by id.
fn links(package: &mut Package<'_>, folder: &str, part: &str) -> Result<BTreeMap<String, Link>, ReadError> {
    let mut links = BTreeMap::new();
    package.each(part, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && let (Some(id), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Target"))
        {
            let kind = attribute(&tag, "Type").unwrap_or_default();
            links.insert(id, Link { kind, target: resolved(folder, &target) });
        }
        Ok(())
    })?;
    Ok(links)
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
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    #[test]
    fn targets_are_resolved_however_they_are_written() {
        for (target, part) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("./worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("../other/sheet1.xml", "other/sheet1.xml"),
            ("../../../a.xml", "a.xml"),
        ] {
            assert_eq!(super::resolved("xl", target), part, "{target}");
        }
    }
}
