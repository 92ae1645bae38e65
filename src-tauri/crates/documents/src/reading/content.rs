//! Columns recognised by what they hold.

use std::collections::{BTreeMap, BTreeSet};

use yanxiu_domain::enrolment::content::{LIKELY, is_of_another, likeness};
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME};
use yanxiu_domain::record::Field;

use super::header::{Heading, Known};
use super::{CellKind, Sheet, SheetRow, column_letters};

/// Of how many rows the content is looked at.
const SAMPLE: usize = 200;

/// What the user reads where a column has no heading.
pub(super) fn named_by_letters(column: u32) -> String {
    format!("{}列", column_letters(column))
}

/// What the cells of one column look like.
#[derive(Default)]
struct Tally {
    filled: usize,
    values: BTreeSet<String>,
    /// Cells that look like a field, and how much altogether, by the field's place in the list.
    likely: BTreeMap<usize, (usize, usize)>,
}

/// Adds to the headings of the row `above` what the columns beneath it tell by their content: a field that no heading
/// has, and for a column without heading one named by its letters. Columns in `worded` have a known heading already.
///
/// A field goes to the only column most of whose cells look like it; where two do, the user is to say which.
pub(super) fn told_by_content(
    sheet: &Sheet,
    above: u32,
    fields: &[Field],
    worded: &BTreeSet<u32>,
    headings: &mut Vec<Heading>,
) {
    let open: Vec<&Field> = fields
        .iter()
        .filter(|f| !headings.iter().any(|h| h.field == Some(f.path)) && likeness_is_told(f.path))
        .collect();
    let known: BTreeSet<u32> = headings.iter().filter(|h| h.field.is_some()).map(|h| h.column).collect();
    let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
    for row in beneath(sheet, above) {
        for cell in row.cells.iter().filter(|c| c.kind != CellKind::Error && !known.contains(&c.column)) {
            let tally = tallies.entry(cell.column).or_default();
            tally.filled += 1;
            tally.values.insert(cell.text.clone());
            for (at, field) in open.iter().enumerate() {
                let score = likeness(field.path, &cell.text);
                if score >= LIKELY {
                    let (count, sum) = tally.likely.entry(at).or_default();
                    *count += 1;
                    *sum += usize::from(score);
                }
            }
        }
    }
    add_unheaded(&tallies, headings);
    let mut claims: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (column, tally) in &tallies {
        if let Some(at) = tally.told().filter(|_| !worded.contains(column)) {
            let (path, heading) = (open[at].path, headings.iter().find(|h| h.column == *column));
            let differs = !matches!(path, NAME | ID_NUMBER) || tally.values.len() * 2 > tally.filled;
            if differs && !heading.is_some_and(|h| is_of_another(path, &h.text)) {
                claims.entry(at).or_default().push(*column);
            }
        }
    }
    for (at, columns) in claims {
        if let [column] = columns.as_slice()
            && let Some(heading) = headings.iter_mut().find(|h| h.column == *column)
        {
            heading.field = Some(open[at].path);
            heading.by = Known::Content;
        }
    }
}

impl Tally {
    /// The field that most cells look like; none when two fit equally.
    fn told(&self) -> Option<usize> {
        let (at, best) = self.likely.iter().max_by_key(|(_, score)| **score)?;
        let alone = self.likely.values().filter(|score| *score == best).count() == 1;
        (alone && best.0 * 3 >= self.filled * 2).then_some(*at)
    }

    /// Whether it only numbers the rows.
    fn counts(&self) -> bool {
        self.values.iter().all(|v| v.chars().count() <= 5 && v.chars().all(|c| c.is_ascii_digit()))
    }
}

/// Whether the field is one of a receipt: content tells nothing of others.
fn likeness_is_told(path: &str) -> bool {
    path.starts_with("person.") || path.starts_with("details.")
}

/// The rows beneath a row that may hold people: notes and titles stand alone in theirs.
fn beneath(sheet: &Sheet, above: u32) -> impl Iterator<Item = &SheetRow> {
    let from = sheet.rows.partition_point(|r| r.number <= above);
    sheet.rows.iter().skip(from).filter(|r| r.cells.iter().filter(|c| !c.filled).count() > 1).take(SAMPLE)
}

/// Columns that hold something beneath an empty heading, unless they only number the rows.
fn add_unheaded(tallies: &BTreeMap<u32, Tally>, headings: &mut Vec<Heading>) {
    for (column, tally) in tallies {
        if !headings.iter().any(|h| h.column == *column) && tally.filled > 0 && !tally.counts() {
            headings.push(Heading {
                column: *column,
                text: named_by_letters(*column),
                field: None,
                by: Known::Heading,
            });
        }
    }
    headings.sort_by_key(|h| h.column);
}
