//! Word documents.

use yanxiu_domain::placeholders::Catalogue;

use super::flow::{Flow, WORD};
use super::package::Package;
use super::values::Scope;
use super::{Changes, FormMistake, OfficeFormError, Sink};

/// The parts that hold what is printed, with what an office calls each, in the order of reading.
fn parts(package: &Package) -> Vec<(String, &'static str)> {
    let mut parts = vec![("word/document.xml".to_owned(), "正文")];
    for (beginning, called) in
        [("word/header", "页眉"), ("word/footer", "页脚"), ("word/footnotes", "脚注"), ("word/endnotes", "尾注")]
    {
        let of_kind = package.names().filter(|n| n.starts_with(beginning) && n.ends_with(".xml"));
        parts.extend(of_kind.map(|n| (n.to_owned(), called)));
    }
    parts
}

pub(super) fn look(package: &Package, sink: &mut Sink<'_>) -> Result<(), OfficeFormError> {
    for (part, called) in parts(package) {
        let Some(xml) = package.text(&part)? else { continue };
        Flow::read(&xml, &WORD, called, sink.catalogue, Some(sink))?;
    }
    Ok(())
}

pub(super) fn fill(
    package: &Package,
    catalogue: &Catalogue,
    scope: &Scope<'_>,
    changes: &mut Changes,
) -> Result<Vec<FormMistake>, OfficeFormError> {
    for (part, called) in parts(package) {
        let Some(xml) = package.text(&part)? else { continue };
        if let Some(flow) = Flow::read(&xml, &WORD, called, catalogue, None)? {
            changes.written.insert(part, flow.filled(scope));
        }
    }
    Ok(Vec::new())
}
