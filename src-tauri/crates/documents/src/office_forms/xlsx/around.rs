//! What stands beside a sheet's own part and points into it: drawings, comments, tables, names, charts.

use super::super::markup::{Kind, Token, escaped, tokens, unescaped, with_attribute};
use super::super::package::Package;
use super::super::{Changes, OfficeFormError};
use super::book::{BOOK, links};
use super::refs::{Moves, moved};
use super::write::{MovesOf, pointing};

/// Lets the parts of a sheet follow its rows.
pub(super) fn follow(
    package: &Package,
    sheet: &str,
    moves: &Moves,
    of: MovesOf<'_>,
    changes: &mut Changes,
) -> Result<(), OfficeFormError> {
    const KINDS: [&str; 4] = ["drawing", "vmlDrawing", "comments", "table"];
    let known = |kind: &str| kind.rsplit('/').next().is_some_and(|k| KINDS.contains(&k));
    for link in links(package, sheet)?.into_iter().filter(|l| known(&l.kind)) {
        let Some(xml) = package.text(&link.part)? else { continue };
        let found = match tokens(&xml) {
            Ok(found) => found,
            // The old drawing language isn't always written as it should be; a note then stays where it was.
            Err(_) if link.kind.ends_with("/vmlDrawing") => continue,
            Err(error) => return Err(error),
        };
        let written: String = match link.kind.rsplit('/').next().unwrap_or_default() {
            "drawing" => {
                charts(package, &link.part, of, changes)?;
                anchors(&found, moves)
            }
            "vmlDrawing" => notes(&found, moves),
            "comments" | "table" => (0..found.len()).map(|at| pointing(&found, at, moves, of)).collect(),
            _ => continue,
        };
        if written != xml {
            changes.written.insert(link.part, written);
        }
    }
    Ok(())
}

/// The ranges that the charts of a drawing show.
fn charts(package: &Package, drawing: &str, of: MovesOf<'_>, changes: &mut Changes) -> Result<(), OfficeFormError> {
    for link in links(package, drawing)?.into_iter().filter(|l| l.kind.ends_with("/chart")) {
        let Some(xml) = package.text(&link.part)? else { continue };
        let found = tokens(&xml)?;
        let mut written = String::new();
        for (at, token) in found.iter().enumerate() {
            let in_formula = token.kind == Kind::Text && at > 0 && found[at - 1].local() == "f";
            if in_formula {
                written.push_str(&escaped(&moved(&unescaped(token.raw), None, of)));
            } else {
                written.push_str(token.raw);
            }
        }
        changes.written.insert(link.part, written);
    }
    Ok(())
}

/// A drawing whose pictures follow the rows they stand on, and keep their height. Rows count from 0 here.
fn anchors(tokens: &[Token<'_>], moves: &Moves) -> String {
    let mut out = String::new();
    let mut by = 0;
    let mut within = "";
    for (at, token) in tokens.iter().enumerate() {
        match (token.kind, token.local()) {
            (Kind::Open, name @ ("from" | "to")) => within = name,
            (Kind::Close, "from" | "to") => within = "",
            _ => {}
        }
        let is_row = token.kind == Kind::Text && at > 0 && tokens[at - 1].local() == "row";
        match token.raw.trim().parse::<u32>().ok().filter(|_| is_row && !within.is_empty()) {
            Some(row) => {
                if within == "from" {
                    by = moves.first(row.saturating_add(1)).saturating_sub(row.saturating_add(1));
                }
                out.push_str(&row.saturating_add(by).to_string());
            }
            None => out.push_str(token.raw),
        }
    }
    out
}

/// Notes beside cells, in the old drawing language: their row, and the row where their box begins and ends.
fn notes(tokens: &[Token<'_>], moves: &Moves) -> String {
    let by = |row: u32| moves.first(row.saturating_add(1)).saturating_sub(row.saturating_add(1));
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let around = if at > 0 { tokens[at - 1].local() } else { "" };
        let text = token.raw.trim();
        match (token.kind, around) {
            (Kind::Text, "Row") => {
                let row = text.parse::<u32>().ok();
                out.push_str(&row.map_or_else(|| token.raw.to_owned(), |r| r.saturating_add(by(r)).to_string()));
            }
            (Kind::Text, "Anchor") => {
                let numbers: Option<Vec<u32>> = text.split(',').map(|n| n.trim().parse().ok()).collect();
                match numbers.as_deref() {
                    Some([a, b, top, c, d, e, bottom, f]) => {
                        let by = by(*top);
                        out.push_str(&format!("{a}, {b}, {}, {c}, {d}, {e}, {}, {f}", top + by, bottom + by));
                    }
                    _ => out.push_str(token.raw),
                }
            }
            _ => out.push_str(token.raw),
        }
    }
    out
}

/// The workbook's own part: names follow the rows, and everything is reckoned when it is opened. The order in which
/// formulas were once reckoned goes: programs make it anew.
pub(super) fn book<'m>(
    package: &Package,
    xml: &str,
    reckons: bool,
    moving: bool,
    named: &dyn Fn(&str) -> Option<&'m Moves>,
    changes: &mut Changes,
) -> Result<(), OfficeFormError> {
    let found = tokens(xml)?;
    let of = |name: Option<&str>| name.and_then(named);
    let has_setting = found.iter().any(|t| t.opens() && t.local() == "calcPr");
    let mut out = String::new();
    let mut in_name = false;
    for token in &found {
        match (token.kind, token.local()) {
            (Kind::Open, "definedName") => in_name = true,
            (Kind::Close, "definedName") => in_name = false,
            _ => {}
        }
        match (token.kind, token.local()) {
            (Kind::Text, _) if in_name && moving => out.push_str(&escaped(&moved(&unescaped(token.raw), None, &of))),
            (Kind::Open | Kind::Empty, "calcPr") if reckons => {
                out.push_str(&with_attribute(token.raw, "fullCalcOnLoad", Some("1")));
            }
            // The setting has its place behind the sheets and the names.
            (Kind::Close, name @ ("sheets" | "definedNames")) if reckons && !has_setting => {
                out.push_str(token.raw);
                let names_follow = name == "sheets" && found.iter().any(|t| t.opens() && t.local() == "definedNames");
                if !names_follow {
                    let prefix = token.name().strip_suffix(name).unwrap_or_default();
                    out.push_str(&format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>"));
                }
            }
            _ => out.push_str(token.raw),
        }
    }
    if out != xml {
        changes.written.insert(BOOK.to_owned(), out);
    }
    if reckons {
        drop_chain(package, changes)?;
    }
    Ok(())
}

fn drop_chain(package: &Package, changes: &mut Changes) -> Result<(), OfficeFormError> {
    let Some(chain) = links(package, BOOK)?.into_iter().find(|l| l.kind.ends_with("/calcChain")) else {
        return Ok(());
    };
    for (part, tag, attribute) in
        [("[content_types].xml", "Override", "PartName"), ("xl/_rels/workbook.xml.rels", "Relationship", "Id")]
    {
        let Some(xml) = package.text(part)? else { continue };
        let gone = |t: &Token<'_>| {
            let value = t.attribute(attribute).unwrap_or_default();
            let of_chain =
                if tag == "Override" { super::super::package::plain(&value) == chain.part } else { value == chain.id };
            t.opens() && t.local() == tag && of_chain
        };
        let kept: String = tokens(&xml)?.iter().filter(|t| !gone(t)).map(|t| t.raw).collect();
        changes.written.insert(part.to_owned(), kept);
    }
    changes.removed.push(chain.part);
    Ok(())
}
