//! Forms for one person: labels left and values right, or labels above and values beneath.

use std::collections::{BTreeMap, BTreeSet};

use yanxiu_domain::enrolment::content::{LIKELY, likeness};
use yanxiu_domain::record::Field;

use super::finding::closest_header;
use super::header::{Meaning, Meanings};
use super::{CellText, Merge, Sheet, SheetRow};

/// What a form says of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormCell {
    /// Path of the field its label means; `None` for one that isn't known.
    pub field: Option<&'static str>,
    /// The label, without line breaks and colon.
    pub label: String,
    /// Row of the value.
    pub row: u32,
    /// The value; where it stands in one cell with its label, what follows the colon.
    pub cell: CellText,
}

/// One person's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonForm {
    /// Row of the value of the first required field, as a rule the name.
    pub row: u32,
    /// What it says, in order; no field twice.
    pub cells: Vec<FormCell>,
}

/// Fewer known labels with a value make no form.
const FEWEST: usize = 3;
/// More characters than a label has.
const LONGEST_LABEL: usize = 16;
/// Labels of cells that hold no value: a picture, or what others are to fill in.
const NO_VALUES: [&str; 5] = ["照片", "相片", "一寸", "二寸", "贴"];

/// Reads the forms on a sheet, one after another; none when the sheet is a table, or has no form that is filled in.
pub fn person_forms(sheet: &Sheet, fields: &[Field], required: &[&str]) -> Vec<PersonForm> {
    let Some(lead) = required.first() else { return Vec::new() };
    if closest_header(sheet, fields, required, &[]).is_some_and(|(_, lacking)| lacking.is_empty()) {
        return Vec::new();
    }
    let merges = sheet.merges.iter().map(|m| ((m.top, m.left), *m)).collect();
    let reader = Reader { sheet, meanings: Meanings::new(fields), merges };
    let found = reader.found();
    let bounds = bounds(&found, lead);
    let mut forms = Vec::new();
    for (at, from) in bounds.iter().enumerate() {
        let to = bounds.get(at + 1).copied().unwrap_or(u32::MAX);
        let mut seen = BTreeSet::new();
        let cells: Vec<FormCell> = found
            .iter()
            .skip(found.partition_point(|f| f.label_row < *from))
            .take_while(|f| f.label_row < to)
            .filter(|f| f.cell.field.is_none_or(|field| seen.insert(field)))
            .map(|f| f.cell.clone())
            .collect();
        let row = cells.iter().find(|c| c.field == Some(*lead)).map(|c| c.row);
        if let Some(row) = row.filter(|_| seen.len() >= FEWEST) {
            forms.push(PersonForm { row, cells });
        }
    }
    forms
}

/// A label with its value.
struct Found {
    label_row: u32,
    /// Whether the value stands in the same row, or beneath.
    beside: bool,
    cell: FormCell,
}

/// The first rows of the forms: each begins as far above its name as the first one does.
fn bounds(found: &[Found], lead: &str) -> Vec<u32> {
    let leads: Vec<&Found> = found.iter().filter(|f| f.cell.field == Some(lead)).collect();
    let Some(first) = leads.first() else { return Vec::new() };
    let top = found.iter().map(|f| f.label_row).min().unwrap_or(first.label_row);
    let head = first.label_row.saturating_sub(top);
    // A table inside the form (家庭成员) has the label too, above its values.
    let starts = leads.iter().filter(|f| f.beside == first.beside).map(|f| f.label_row);
    let mut bounds: Vec<u32> = Vec::new();
    for row in starts {
        let from = row.saturating_sub(head);
        if bounds.last().is_none_or(|last| from > *last) {
            bounds.push(from);
        }
    }
    bounds
}

struct Reader<'s, 'f> {
    sheet: &'s Sheet,
    meanings: Meanings<'f>,
    /// By the row and column of their first cell.
    merges: BTreeMap<(u32, u32), Merge>,
}

/// A label as it stands alone in a cell, or before a colon.
fn label_of(text: &str) -> String {
    let flat: String = text.chars().filter(|c| !c.is_control()).collect();
    flat.trim().trim_end_matches(['：', ':']).trim().to_owned()
}

impl Reader<'_, '_> {
    fn meaning(&self, cell: &CellText) -> Option<Meaning> {
        if cell.number { None } else { self.meanings.of(&cell.text) }
    }

    fn found(&self) -> Vec<Found> {
        let mut found = Vec::new();
        // Values that stand beneath their labels, which are no labels themselves.
        let mut taken: BTreeSet<(u32, u32)> = BTreeSet::new();
        for row in &self.sheet.rows {
            self.row(row, &mut found, &mut taken);
        }
        found
    }

    fn row(&self, row: &SheetRow, found: &mut Vec<Found>, taken: &mut BTreeSet<(u32, u32)>) {
        let cells: Vec<&CellText> =
            row.cells.iter().filter(|c| !c.filled && !taken.contains(&(row.number, c.column))).collect();
        let stacked = self.is_stacked(row, &cells);
        let mut at = 0;
        while let Some(cell) = cells.get(at) {
            at += 1;
            let together = self.with_colons(row, cell);
            if !together.is_empty() {
                found.extend(together);
                continue;
            }
            let meaning = self.meaning(cell);
            let value = cells.get(at).filter(|next| !stacked && self.is_value_of(row, cell, meaning, next));
            match (meaning, value) {
                (Some(meaning), Some(value)) => {
                    at += 1;
                    push(found, row, Some(meaning), &cell.text, row.number, value);
                }
                (None, Some(value)) if is_label(&cell.text) => {
                    at += 1;
                    push(found, row, None, &cell.text, row.number, value);
                }
                (meaning, None) if meaning.is_some() || stacked && is_label(&cell.text) => {
                    if let Some((number, value)) = self.beneath(row, cell, stacked) {
                        taken.insert((number, value.column));
                        push(found, row, meaning, &cell.text, number, value);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a cell is the value of the label before it: the next one on the sheet, or one that looks like it.
    fn is_value_of(&self, row: &SheetRow, label: &CellText, meaning: Option<Meaning>, next: &CellText) -> bool {
        let own = self.merge_at(row, label);
        let adjoins = next.column == own.map_or(label.column, |m| m.right) + 1;
        let looks = || meaning.is_some_and(|m| likeness(m.path(), &next.text) >= LIKELY);
        self.meaning(next).is_none() && self.with_colons(row, next).is_empty() && (adjoins || looks())
    }

    fn merge_at(&self, row: &SheetRow, cell: &CellText) -> Option<&Merge> {
        self.merges.get(&(row.number, cell.column))
    }

    /// Whether the row's labels have their values beneath, as those tell that look like them, or a row of values under
    /// a row of labels alone.
    fn is_stacked(&self, row: &SheetRow, cells: &[&CellText]) -> bool {
        let looks = |path: &str, value: Option<&&CellText>| value.is_some_and(|v| likeness(path, &v.text) >= LIKELY);
        let mut known = 0;
        for (at, cell) in cells.iter().enumerate() {
            let Some(path) = self.meaning(cell).map(Meaning::path) else { continue };
            if looks(path, cells.get(at + 1)) {
                return false;
            }
            if looks(path, self.under(row, cell).map(|(_, value)| value).as_ref()) {
                return true;
            }
            known += 1;
        }
        let next = self.sheet.row(row.number + 1);
        let values = |next: &SheetRow| {
            next.cells.iter().all(|value| {
                cells.iter().any(|c| c.column == value.column)
                    && self.meaning(value).is_none()
                    && self.with_colons(next, value).is_empty()
            })
        };
        known > 1 && known == cells.len() && next.is_some_and(values)
    }

    /// 姓名：张三, alone in a cell or with others behind it.
    fn with_colons(&self, row: &SheetRow, cell: &CellText) -> Vec<Found> {
        let mut pairs: Vec<(Meaning, String, String)> = Vec::new();
        let mut loose = String::new();
        for word in cell.text.split_whitespace() {
            // 姓 名：张三
            let label = word.split_once(['：', ':']).and_then(|(label, value)| {
                let whole = format!("{loose}{label}");
                let meaning = self.meanings.of(label).map(|m| (m, label.to_owned()));
                let (meaning, label) = meaning.or_else(|| self.meanings.of(&whole).map(|m| (m, whole)))?;
                Some((meaning, label, value.to_owned()))
            });
            match (label, pairs.last_mut()) {
                (Some(pair), _) => {
                    pairs.push(pair);
                    loose.clear();
                    continue;
                }
                (None, Some((_, _, value))) => {
                    if !value.is_empty() {
                        value.push(' ');
                    }
                    value.push_str(word);
                }
                (None, None) => {}
            }
            word.clone_into(&mut loose);
        }
        let found = pairs.into_iter().filter(|(_, _, value)| !value.is_empty()).map(|(meaning, label, text)| Found {
            label_row: row.number,
            beside: true,
            cell: FormCell {
                field: Some(meaning.path()),
                label: label_of(&label),
                row: row.number,
                cell: CellText { text, ..cell.clone() },
            },
        });
        found.collect()
    }

    /// The cell under a label, be the label merged over several rows.
    fn under(&self, row: &SheetRow, cell: &CellText) -> Option<(u32, &CellText)> {
        let next = self.sheet.row(self.merge_at(row, cell).map_or(row.number, |m| m.bottom) + 1)?;
        Some((next.number, next.cell(cell.column).filter(|c| !c.filled)?))
    }

    /// The value beneath a label, where its row is one of labels, or where both stand alone in their rows.
    fn beneath(&self, row: &SheetRow, cell: &CellText, stacked: bool) -> Option<(u32, &CellText)> {
        let (number, value) = self.under(row, cell)?;
        let next = self.sheet.row(number)?;
        let holds = self.meaning(value).is_none() && self.with_colons(next, value).is_empty();
        let alone = row.cells.len() == 1 && next.cells.len() == 1;
        (holds && (stacked || alone)).then_some((number, value))
    }
}

fn is_label(text: &str) -> bool {
    let label = label_of(text);
    let count = label.chars().count();
    (1..=LONGEST_LABEL).contains(&count)
        && !NO_VALUES.iter().any(|word| label.contains(word))
        && !label.contains(['，', '。', '；'])
        && label.chars().any(char::is_alphabetic)
}

fn push(found: &mut Vec<Found>, row: &SheetRow, meaning: Option<Meaning>, label: &str, at: u32, value: &CellText) {
    let beside = at == row.number;
    let cell = FormCell { field: meaning.map(Meaning::path), label: label_of(label), row: at, cell: value.clone() };
    // A column of two fields gives both where it can be taken apart.
    if let Some(Meaning::Combined(two)) = meaning {
        let [first, second] = two.split(&value.text);
        if !second.is_empty() {
            for (path, text) in two.parts().into_iter().zip([first, second]) {
                let part = CellText { text, ..value.clone() };
                let cell = FormCell { field: Some(path), cell: part, ..cell.clone() };
                found.push(Found { label_row: row.number, beside, cell });
            }
            return;
        }
    }
    found.push(Found { label_row: row.number, beside, cell });
}
