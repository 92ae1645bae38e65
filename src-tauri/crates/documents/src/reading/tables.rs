//! Several tables on one sheet: beneath each other with other columns, or side by side with the same.

use yanxiu_domain::record::Field;

use super::header::{Meaning, Meanings, plain};
use super::{Merge, Sheet, SheetRow};

/// More tables than anybody sets on one sheet.
const MOST_TABLES: usize = 100;

/// A row of headings: its number, and the columns of the known fields.
struct Head {
    row: u32,
    fields: Vec<(&'static str, u32)>,
}

/// The tables on a sheet, each as a sheet of the same name whose rows and columns keep their numbers. A sheet with one
/// table, or none, comes back as it is; headings repeated on every page begin no new one.
pub fn tables(sheet: Sheet, fields: &[Field], required: &[&str]) -> Vec<Sheet> {
    let meanings = Meanings::new(fields);
    let heads = heads(&sheet, &meanings, fields, required);
    let Some(first) = heads.first() else { return vec![sheet] };
    let mut starts = vec![0];
    let mut current = &first.fields;
    for head in heads.iter().skip(1) {
        if head.fields != *current {
            starts.push(titled(&sheet, head.row));
            current = &head.fields;
        }
    }
    if starts.len() > MOST_TABLES {
        return vec![sheet];
    }
    if starts.len() == 1 {
        return side_by_side(sheet, first.row, &meanings, required);
    }
    let bounds: Vec<(u32, u32)> = starts
        .iter()
        .enumerate()
        .map(|(at, start)| (*start, starts.get(at + 1).copied().unwrap_or(u32::MAX)))
        .collect();
    let mut parts: Vec<Sheet> = bounds
        .iter()
        .map(|(from, to)| Sheet {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
            rows: Vec::new(),
            merges: sheet.merges.iter().filter(|m| (*from..*to).contains(&m.top)).copied().collect(),
        })
        .collect();
    for row in sheet.rows {
        let at = bounds.partition_point(|(from, _)| *from <= row.number).saturating_sub(1);
        if let Some(part) = parts.get_mut(at) {
            part.rows.push(row);
        }
    }
    parts
}

/// The first of the titles, alone in their rows, that stand right above a row of headings; the row itself without any.
fn titled(sheet: &Sheet, head: u32) -> u32 {
    let at = sheet.rows.partition_point(|r| r.number < head);
    let above = sheet.rows.iter().take(at).rev().take_while(|r| r.cells.iter().filter(|c| !c.filled).count() < 2);
    above.last().map_or(head, |r| r.number)
}

/// The rows in which every required field has its heading.
fn heads(sheet: &Sheet, meanings: &Meanings<'_>, fields: &[Field], required: &[&str]) -> Vec<Head> {
    let lead = fields.iter().filter(|f| required.first() == Some(&f.path));
    let names: Vec<&str> = lead.flat_map(|f| f.synonyms.iter().copied().chain([f.label])).collect();
    // Most cells are told from a heading by their first character.
    let is_lead = |text: &str| text.len() <= 40 && names.iter().any(|name| text.chars().next() == name.chars().next());
    let head = |row: &SheetRow| {
        let fields: Vec<(&'static str, u32)> = row
            .cells
            .iter()
            .filter(|c| !c.filled)
            .filter_map(|c| Some((meanings.of(&c.text).map(Meaning::path)?, c.column)))
            .collect();
        required
            .iter()
            .all(|path| fields.iter().any(|(found, _)| found == path))
            .then_some(Head { row: row.number, fields })
    };
    sheet.rows.iter().filter(|row| row.cells.iter().any(|c| is_lead(&c.text))).filter_map(head).collect()
}

/// A table whose columns come again to the right, as where a list is set in two halves.
fn side_by_side(sheet: Sheet, head: u32, meanings: &Meanings<'_>, required: &[&str]) -> Vec<Sheet> {
    let Some(row) = sheet.row(head) else { return vec![sheet] };
    let Some(first) = row.cells.first().map(|c| plain(&c.text)) else { return vec![sheet] };
    let starts: Vec<u32> =
        row.cells.iter().filter(|c| !c.filled && plain(&c.text) == first).map(|c| c.column).collect();
    let blocks: Vec<(u32, u32)> = starts
        .iter()
        .enumerate()
        .map(|(at, start)| (if at == 0 { 0 } else { *start }, starts.get(at + 1).copied().unwrap_or(u32::MAX)))
        .collect();
    let is_whole = |(from, to): &(u32, u32)| {
        required.iter().all(|path| {
            let mut cells = row.cells.iter().filter(|c| (*from..*to).contains(&c.column));
            cells.any(|c| meanings.of(&c.text).map(Meaning::path) == Some(*path))
        })
    };
    if blocks.len() < 2 || !blocks.iter().all(is_whole) {
        return vec![sheet];
    }
    let inside = |m: &Merge, (from, to): (u32, u32)| (from..to).contains(&m.left) && m.right < to;
    blocks
        .into_iter()
        .map(|(from, to)| Sheet {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
            rows: sheet.rows.iter().filter_map(|row| part_of(row, from, to)).collect(),
            merges: sheet.merges.iter().filter(|m| inside(m, (from, to))).copied().collect(),
        })
        .collect()
}

fn part_of(row: &SheetRow, from: u32, to: u32) -> Option<SheetRow> {
    let cells: Vec<_> = row.cells.iter().filter(|c| (from..to).contains(&c.column)).cloned().collect();
    (!cells.is_empty()).then_some(SheetRow { number: row.number, hidden: row.hidden, cells })
}
