//! Finding the row of headings, by its words and by what the columns beneath hold.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use yanxiu_domain::enrolment::combined::Combined;
use yanxiu_domain::enrolment::content::{LIKELY, likeness};
use yanxiu_domain::record::Field;

use super::content::{named_by_letters, told_by_content};
use super::header::{
    Header, Heading, Known, LONGEST_HEADING, Meaning, Meanings, closeness, field_named, plain, without_remarks,
};
use super::{Merge, Sheet, SheetRow, column_number};

/// Among how many rows with content the headings are sought.
const SEARCHED_ROWS: usize = 30;
/// More digits in a row than any heading has: (18位), 2021年.
const DIGITS_OF_DATA: usize = 7;

/// Looks for the row of headings among the first thirty rows: the one in which the most are known, all of `required`
/// (paths) among them. `overrides` name a column, by letters or heading, and the field it means, by path, label or
/// another heading; they go before anything else.
#[cfg(test)]
pub(crate) fn find_header(
    sheet: &Sheet,
    fields: &[Field],
    required: &[&str],
    overrides: &[(String, String)],
) -> Option<Header> {
    closest_header(sheet, fields, required, overrides).filter(|(_, lacking)| lacking.is_empty()).map(|(h, _)| h)
}

/// The row that comes closest to a row of headings, and the required paths that it lacks; nothing when no column is
/// known at all.
///
/// A column whose heading is missing or not known is taken for a field that no heading claims when most of its cells
/// look like it, and no other column's do. A form for one person ([`super::person_forms`]) has no row of headings.
pub fn closest_header(
    sheet: &Sheet,
    fields: &[Field],
    required: &[&str],
    overrides: &[(String, String)],
) -> Option<(Header, Vec<String>)> {
    let meanings = Meanings::new(fields);
    let named: Vec<Override<'_>> = overrides.iter().filter_map(|o| Override::of(o, fields)).collect();
    let last = sheet.rows.iter().take(SEARCHED_ROWS).next_back().map_or(0, |row| row.number);
    let wide: Vec<Merge> = sheet.merges.iter().filter(|m| m.right > m.left && m.top <= last).copied().collect();
    let mut best: Option<Candidate> = None;
    let mut worded = 0;
    for row in sheet.rows.iter().take(SEARCHED_ROWS) {
        worded += row.cells.iter().filter(|c| !c.filled && meanings.of(&c.text).is_some()).count();
        if holds_data(row, &meanings) || is_line_of_a_form(sheet, row, &meanings) {
            continue;
        }
        let candidate = Candidate::of(sheet, row, &wide, &meanings, required, &named);
        if candidate.known > 0 && best.as_ref().is_none_or(|b| candidate.beats(b)) {
            best = Some(candidate);
        }
    }
    let best = best.map(|b| b.with_content(sheet, fields, required));
    let bare = || (worded < 2).then(|| without_headings(sheet, fields, required, &meanings, &named)).flatten();
    match best {
        Some(best) if best.lacking.is_empty() => Some((best.header, best.lacking)),
        Some(best) => Some(bare().map_or((best.header, best.lacking), |header| (header, Vec::new()))),
        None => bare().map(|header| (header, Vec::new())),
    }
}

/// Whether a row holds data: a number longer than any in a heading, or labels with their own values beside them, as in a
/// form.
fn holds_data(row: &SheetRow, meanings: &Meanings<'_>) -> bool {
    /// Fields whose values no heading looks like; 曾用名 looks like a name, 所在学院 like a unit.
    const STRONG: [&str; 6] = [
        "person.sex",
        "person.birth",
        "details.phone",
        "details.city",
        "details.political_status",
        "details.title_level",
    ];
    let digits = |text: &str| {
        let mut run = 0;
        text.chars().any(|c| {
            run = if c.is_ascii_digit() || ('０'..='９').contains(&c) { run + 1 } else { 0 };
            run >= DIGITS_OF_DATA
        })
    };
    if row.cells.iter().any(|c| digits(&c.text)) {
        return true;
    }
    let labels: Vec<Option<&str>> = row.cells.iter().map(|c| meanings.of(&c.text).map(Meaning::path)).collect();
    let apart = !labels.windows(2).any(|pair| matches!(pair, [Some(_), Some(_)]));
    labels.windows(2).zip(row.cells.iter().skip(1)).any(|(pair, value)| match pair {
        [Some(path), None] => likeness(path, &value.text) >= LIKELY && (apart || STRONG.contains(path)),
        _ => false,
    })
}

/// Whether a row is a line of a form, though its values are blank: right beneath one of its labels stands another.
fn is_line_of_a_form(sheet: &Sheet, row: &SheetRow, meanings: &Meanings<'_>) -> bool {
    let parts = |meaning: Meaning| match meaning {
        Meaning::Field(path) => [path, path],
        Meaning::Combined(two) => two.parts(),
    };
    sheet.row(row.number + 1).is_some_and(|next| {
        next.cells.iter().filter(|below| !below.filled && !below.number).any(|below| {
            let above = row.cell(below.column).filter(|above| !above.filled);
            let above = above.and_then(|above| meanings.of(&above.text)).map(parts);
            let below = meanings.of(&below.text).map(parts);
            above.zip(below).is_some_and(|(above, below)| !above.iter().any(|path| below.contains(path)))
        })
    })
}

/// The columns of a sheet that has no headings, or none that is known, when what they hold tells all of `required`.
fn without_headings(
    sheet: &Sheet,
    fields: &[Field],
    required: &[&str],
    meanings: &Meanings<'_>,
    named: &[Override<'_>],
) -> Option<Header> {
    let first = sheet.rows.iter().position(|row| holds_data(row, meanings))?;
    let over = first.checked_sub(1).and_then(|at| sheet.rows.get(at));
    let is_worded = |row: &&SheetRow| {
        let own = || row.cells.iter().filter(|c| !c.filled);
        own().count() > 1 && own().all(|c| c.text.chars().count() <= LONGEST_HEADING && !c.number)
    };
    let worded = over.filter(is_worded);
    let columns: BTreeSet<u32> =
        sheet.rows.iter().skip(first).take(300).flat_map(|r| &r.cells).map(|c| c.column).collect();
    let mut headings: Vec<Heading> = columns
        .into_iter()
        .map(|column| {
            let hand = named.iter().find(|n| n.column == Some(column)).map(|n| n.field.path);
            let by = if hand.is_some() { Known::Hand } else { Known::Heading };
            let text: String = worded.map_or("", |r| r.text(column)).chars().filter(|c| !c.is_control()).collect();
            let text = if text.is_empty() { named_by_letters(column) } else { text };
            Heading { column, text, field: hand, by }
        })
        .collect();
    told_by_content(sheet, 0, fields, &BTreeSet::new(), &mut headings);
    let mut header = Header { row: 0, headings, combined: Vec::new() };
    let columns: Vec<u32> = required.iter().filter_map(|path| header.column(path)).collect();
    if columns.len() < required.len() || required.len() < 2 {
        return None;
    }
    // Somebody without a number may stand above the first who has one.
    let is_person = |row: &SheetRow| required.iter().zip(&columns).any(|(p, c)| likeness(p, row.text(*c)) >= LIKELY);
    let last_above = sheet.rows.iter().take(first).rev().find(|row| !is_person(row));
    if last_above != worded {
        for heading in &mut header.headings {
            heading.text = named_by_letters(heading.column);
        }
    }
    header.row = last_above.map_or(0, |row| row.number);
    Some(header)
}

/// What the user says a column means.
struct Override<'f> {
    column: Option<u32>,
    heading: String,
    field: &'f Field,
}

impl<'f> Override<'f> {
    fn of((column, field): &(String, String), fields: &'f [Field]) -> Option<Self> {
        Some(Self { column: column_number(column.trim()), heading: plain(column), field: field_named(fields, field)? })
    }

    fn names(&self, column: u32, text: &str) -> bool {
        let written = plain(text);
        self.column == Some(column)
            || !written.is_empty() && (written == self.heading || without_remarks(&written) == self.heading)
    }
}

/// A row taken for the row of headings.
struct Candidate {
    header: Header,
    lacking: Vec<String>,
    known: usize,
    /// Whether it is the lower one of two rows of headings, some of which reach down to it.
    lower: bool,
    /// Columns whose heading means a known field, be it one that another column has.
    worded: BTreeSet<u32>,
}

impl Candidate {
    fn of(
        sheet: &Sheet,
        row: &SheetRow,
        wide: &[Merge],
        meanings: &Meanings<'_>,
        required: &[&str],
        named: &[Override<'_>],
    ) -> Self {
        let over = sheet.row(row.number.saturating_sub(1));
        let mut headings: Vec<Heading> = Vec::new();
        let mut combined: Vec<(u32, Combined)> = Vec::new();
        let mut columns: Vec<u32> = row.cells.iter().map(|c| c.column).collect();
        columns.extend(over.iter().flat_map(|r| &r.cells).map(|c| c.column));
        columns.extend(named.iter().filter_map(|n| n.column));
        columns.sort_unstable();
        columns.dedup();
        for column in columns {
            let own = row.text(column);
            let upper = upper_heading(sheet, row, wide, column);
            let by_hand = named.iter().find(|n| n.names(column, own) || n.names(column, &format!("{upper}{own}")));
            let (text, meaning) = if own.is_empty() {
                // An upper heading that isn't merged downwards, with nothing beneath it.
                let above = over.map_or("", |r| r.text(column));
                (above.to_owned(), meanings.of(above))
            } else {
                let joined = format!("{upper}{own}");
                match meanings.of(&joined).or_else(|| meanings.of(own)) {
                    None if !upper.is_empty() => (joined, None),
                    meaning => (own.to_owned(), meaning),
                }
            };
            let by = if by_hand.is_some() { Known::Hand } else { Known::Heading };
            let field = by_hand.map(|n| n.field.path).or(meaning.map(Meaning::path));
            if text.is_empty() && by_hand.is_none() || own.is_empty() && field.is_none() {
                continue;
            }
            if let (None, Some(Meaning::Combined(two))) = (by_hand, meaning) {
                combined.push((column, two));
            }
            let text = text.chars().filter(|c| !c.is_control()).collect();
            headings.push(Heading { column, text, field, by });
        }
        let worded = headings.iter().filter(|h| h.field.is_some()).map(|h| h.column).collect();
        // Of two columns that mean a field, the one named by hand has it, else the one that holds it alone, else the one
        // whose heading says it more closely, else the first.
        let shared = |heading: &Heading| combined.iter().any(|(column, _)| *column == heading.column);
        let rank = |heading: &Heading| {
            let close = closeness(meanings.label(heading.field.unwrap_or_default()), &heading.text);
            (heading.by != Known::Hand, shared(heading), Reverse(close))
        };
        for at in 0..headings.len() {
            let Some(field) = headings[at].field else { continue };
            let taken = headings.iter().enumerate().any(|(other, heading)| {
                heading.field == Some(field) && (rank(heading), other) < (rank(&headings[at]), at)
            });
            if taken {
                headings[at].field = None;
            }
        }
        let header = Header { row: row.number, headings, combined };
        let lacking = lacking(&header, required);
        let known = header.headings.iter().filter(|h| h.field.is_some() && !row.text(h.column).is_empty()).count();
        let lower = row.cells.iter().any(|c| c.filled) && row.cells.iter().any(|c| !c.filled);
        Self { header, lacking, known, lower, worded }
    }

    /// The row with everything required, then with more known headings, then the lower of two that belong together.
    fn beats(&self, best: &Self) -> bool {
        let (own, other) = (self.lacking.len(), best.lacking.len());
        own < other
            || own == other
                && (self.known > best.known
                    || self.known == best.known && self.lower && self.header.row == best.header.row + 1)
    }

    /// The same row, with what the columns beneath it tell by their content.
    fn with_content(mut self, sheet: &Sheet, fields: &[Field], required: &[&str]) -> Self {
        if self.known < 2 && sheet.row(self.header.row).is_some_and(|r| r.cells.len() < 2) {
            return self;
        }
        let row = self.header.row;
        told_by_content(sheet, row, fields, &self.worded, &mut self.header.headings);
        self.lacking = lacking(&self.header, required);
        self
    }
}

fn lacking(header: &Header, required: &[&str]) -> Vec<String> {
    required.iter().filter(|p| header.place(p).is_none()).map(|p| (*p).to_owned()).collect()
}

/// The heading that stands over a column and others beside it, merged; a title alone in its row is none, nor is what says
/// something of the whole table (地点：济南).
fn upper_heading<'s>(sheet: &'s Sheet, row: &SheetRow, wide: &[Merge], column: u32) -> &'s str {
    let over = row.number.saturating_sub(1);
    wide.iter()
        .find(|m| m.bottom == over && (m.left..=m.right).contains(&column))
        .and_then(|m| Some((m, sheet.row(m.top).filter(|r| r.cells.len() > 1)?)))
        .map(|(m, r)| r.text(m.left))
        .filter(|text| !text.contains(['：', ':']))
        .unwrap_or_default()
}
