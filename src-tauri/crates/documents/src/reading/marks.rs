//! What a sheet's XML says beside its cells: hidden rows, and merged cells.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor, Read as _};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Merge, ReadError, column_number};

type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

/// Hidden rows from 0, and merged cells.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) hidden: BTreeSet<u32>,
    pub(super) merges: Vec<Merge>,
}

/// The part of the archive in which each sheet stands, by the sheet's name.
pub(super) fn parts(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, ReadError> {
    let mut book = "xl/workbook.xml".to_owned();
    each_tag(archive, "_rels/.rels", |tag| {
        if attribute(tag, "Type").is_some_and(|t| t.ends_with("/officeDocument"))
            && let Some(target) = attribute(tag, "Target")
        {
            book = target.trim_start_matches('/').to_owned();
        }
        Ok(())
    })?;
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let mut targets = BTreeMap::new();
    each_tag(archive, &format!("{folder}/_rels/{file}.rels"), |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
            targets.insert(id, target);
        }
        Ok(())
    })?;
    let mut sheets = BTreeMap::new();
    each_tag(archive, &book, |tag| {
        if tag.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
            && let Some(target) = targets.get(&id)
        {
            let part = if target.starts_with('/') { target.clone() } else { format!("{folder}/{target}") };
            sheets.insert(name, part);
        }
        Ok(())
    })?;
    Ok(sheets)
}

/// Reads the marks of one sheet.
pub(super) fn of_part(archive: &mut Archive<'_>, part: &str) -> Result<Marks, ReadError> {
    let mut marks = Marks::default();
    let mut next = 0_u32;
    each_tag(archive, part, |tag| {
        match tag.local_name().as_ref() {
            "row" => {
                let row = attribute(tag, "r").and_then(|r| r.parse::<u32>().ok()).map_or(next, |r| r.saturating_sub(1));
                next = row.saturating_add(1);
                if row < MOST_ROWS && attribute(tag, "hidden").is_some_and(|h| h == "1" || h == "true") {
                    marks.hidden.insert(row);
                }
            }
            "mergeCell" => {
                if let Some(merge) = attribute(tag, "ref").and_then(|r| merge(&r)) {
                    if marks.merges.len() >= MOST_CELLS / 100 {
                        return Err(ReadError::too_large("合并单元格太多"));
                    }
                    marks.merges.push(merge);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(marks)
}

/// Calls back for every opening tag of a part; a part that isn't there has none.
fn each_tag(
    archive: &mut Archive<'_>,
    part: &str,
    mut found: impl FnMut(&BytesStart<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let wanted = part.trim_start_matches('/').replace('\\', "/");
    let Some(name) = archive
        .file_names()
        .filter_map(Result::ok)
        .find(|n| n.trim_start_matches(['/', '\\']).replace('\\', "/").eq_ignore_ascii_case(&wanted))
        .map(std::borrow::Cow::into_owned)
    else {
        return Ok(());
    };
    let file = archive.by_name(&name).map_err(ReadError::damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(file.take(super::xlsx::MOST_UNPACKED)));
    tags(&mut reader, &mut found)
}

fn tags<R: BufRead>(
    reader: &mut Reader<R>,
    found: &mut impl FnMut(&BytesStart<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(ReadError::damaged)? {
            Event::Start(tag) | Event::Empty(tag) => found(&tag)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its name, whatever prefix it has.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .and_then(|a| a.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|v| v.into_owned()))
}

/// `B2:C4`; nothing for what isn't a range within the caps.
fn merge(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':')?;
    let ((left, top), (right, bottom)) = (corner(from)?, corner(to)?);
    let merge = Merge {
        top: top.min(bottom),
        left: left.min(right),
        bottom: bottom.max(top).min(MOST_ROWS),
        right: right.max(left).min(MOST_COLUMNS - 1),
    };
    (merge.top >= 1 && merge.top <= merge.bottom && merge.left <= merge.right).then_some(merge)
}

/// Column from 0 and row from 1.
fn corner(cell: &str) -> Option<(u32, u32)> {
    let cell = cell.replace('$', "");
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at_checked(digits)?;
    Some((column_number(letters)?, row.parse().ok()?))
}
