//! Forms for one person: labels left and values right, or labels above and values beneath.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use yanxiu_domain::enrolment::content::{LIKELY, likeness};
use yanxiu_domain::record::Field;

use super::finding::closest_header;
use super::header::{Meaning, Meanings, closeness};
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
    /// Row of the value of the first required field, as a rule the name; of its label where the value is blank.
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
    let reader = Reader { sheet, meanings: Meanings::new(fields), merges, lead };
    let beside_each_other = reader.people_in_columns(required);
    if !beside_each_other.is_empty() {
        return beside_each_other;
    }
    let (found, leads) = reader.found();
    let starts = starts(sheet, &found, &leads);
    let mut forms = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let to = starts.get(at + 1).map_or(u32::MAX, |next| next.from);
        let lines =
            || found.iter().skip(found.partition_point(|f| f.label_row < start.from)).take_while(|f| f.label_row < to);
        for (place, left) in start.columns.iter().enumerate() {
            // What stands left of the first name is the first person's.
            let left = if place == 0 { 0 } else { *left };
            let right = start.columns.get(place + 1).copied().unwrap_or(u32::MAX);
            let own = lines().filter(|f| (left..right).contains(&f.label_column)).collect();
            forms.extend(reader.form(own, start.row, required));
        }
    }
    forms
}

/// A label with its value.
struct Found {
    label_row: u32,
    label_column: u32,
    /// Whether the value stands in the same row, or beneath.
    beside: bool,
    cell: FormCell,
}

/// The label of the name, be its value blank.
struct Lead {
    row: u32,
    column: u32,
    /// Whether its value stands beside it; of a blank one that it does is supposed.
    beside: bool,
    filled: bool,
}

/// Where a form begins, or several side by side.
struct Start {
    from: u32,
    /// Row of the label of the name.
    row: u32,
    /// Columns of the labels of the names.
    columns: Vec<u32>,
}

/// The first rows of the forms: each begins after what parts it from the one before (a blank row, a title), and at least
/// as far above its name as the first one does.
fn starts(sheet: &Sheet, found: &[Found], leads: &[Lead]) -> Vec<Start> {
    let Some(first) = leads.first() else { return Vec::new() };
    let top = found.iter().map(|f| f.label_row).min().unwrap_or(first.row).min(first.row);
    let head = first.row - top;
    let mut starts: Vec<Start> = Vec::new();
    // A table inside the form (家庭成员) has the label too, above its values.
    for lead in leads.iter().filter(|l| l.beside == first.beside && (l.filled || l.column == first.column)) {
        match starts.last_mut() {
            Some(last) if last.row == lead.row => {
                if lead.beside {
                    last.columns.push(lead.column);
                }
            }
            Some(last) => {
                let is_part = |row: &u32| {
                    sheet.row(*row).is_none_or(|r| {
                        let mut own = r.cells.iter().filter(|c| !c.filled);
                        own.next().is_some() && own.next().is_none() && !found.iter().any(|f| f.label_row == *row)
                    })
                };
                let parted = (last.row + 1..lead.row).rev().find(is_part).map_or(lead.row, |row| row + 1);
                let from = parted.min(lead.row - head.min(lead.row - last.row - 1));
                starts.push(Start { from, row: lead.row, columns: vec![lead.column] });
            }
            None => starts.push(Start { from: top, row: lead.row, columns: vec![lead.column] }),
        }
    }
    starts
}

struct Reader<'s, 'f> {
    sheet: &'s Sheet,
    meanings: Meanings<'f>,
    /// By the row and column of their first cell.
    merges: BTreeMap<(u32, u32), Merge>,
    /// Path of the field that every form has once: the name.
    lead: &'s str,
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

    fn found(&self) -> (Vec<Found>, Vec<Lead>) {
        let (mut found, mut leads) = (Vec::new(), Vec::new());
        // Values that stand beneath their labels, which are no labels themselves.
        let mut taken: BTreeSet<(u32, u32)> = BTreeSet::new();
        for row in &self.sheet.rows {
            let before = found.len();
            self.row(row, &mut found, &mut taken);
            let named = found.iter().skip(before).filter(|f: &&Found| f.cell.field == Some(self.lead));
            leads.extend(named.map(|f| Lead {
                row: row.number,
                column: f.label_column,
                beside: f.beside,
                filled: true,
            }));
            leads.extend(
                self.blank_leads(row).filter(|l| !found.iter().skip(before).any(|f| f.label_column == l.column)),
            );
        }
        leads.sort_by_key(|l| (l.row, l.column));
        (found, leads)
    }

    /// Labels of the name with room for the value beside them.
    fn blank_leads<'r>(&'r self, row: &'r SheetRow) -> impl Iterator<Item = Lead> + 'r {
        let own: Vec<&CellText> = row.cells.iter().filter(|c| !c.filled).collect();
        (0..own.len()).filter_map(move |at| {
            let label = own[at];
            let right = self.merge_at(row, label).map_or(label.column, |m| m.right);
            let room = own.get(at + 1).is_none_or(|next| next.column > right + 1);
            let named = self.meaning(label).is_some_and(|m| matches!(m, Meaning::Field(path) if path == self.lead));
            (room && named).then_some(Lead { row: row.number, column: label.column, beside: true, filled: false })
        })
    }

    /// One person's form from what was found; none where hardly anything is filled in. Of two values for one field the
    /// one beside its label has it, then the one whose label says it more closely; the other stays under its label, but
    /// not what a table inside the form (家庭成员) says.
    fn form(&self, found: Vec<&Found>, row: u32, required: &[&str]) -> Option<PersonForm> {
        let rank = |found: &Found| {
            let label = found.cell.field.map(|field| self.meanings.label(field));
            (!found.beside, Reverse(label.map(|label| closeness(label, &found.cell.label))))
        };
        let loses = |at: usize, one: &Found| {
            found.iter().enumerate().any(|(other, found)| {
                found.cell.field.is_some()
                    && found.cell.field == one.cell.field
                    && (rank(found), other) < (rank(one), at)
            })
        };
        let cells: Vec<FormCell> = (0..)
            .zip(&found)
            .filter_map(|(at, one)| match loses(at, one) {
                false => Some(one.cell.clone()),
                true => one.beside.then(|| FormCell { field: None, ..one.cell.clone() }),
            })
            .collect();
        let known = cells.iter().filter(|c| c.field.is_some()).count();
        let named = |path: &str| cells.iter().find(|c| c.field == Some(path));
        let row = named(self.lead).map_or(row, |c| c.row);
        let enough = known >= FEWEST || known > 1 && required.iter().any(|path| named(path).is_some());
        enough.then_some(PersonForm { row, cells })
    }

    /// People side by side, one to a column, with the labels left of all: 姓名, 张三, 李四.
    fn people_in_columns(&self, required: &[&str]) -> Vec<PersonForm> {
        let [lead, number, ..] = required else { return Vec::new() };
        let values = |row: &SheetRow, path: &str| -> Vec<u32> {
            let mut own = row.cells.iter().filter(|c| !c.filled);
            let labelled = own.next().and_then(|label| self.meaning(label)).is_some_and(|m| m.path() == path);
            own.filter(|c| labelled && self.meaning(c).is_none() && likeness(path, &c.text) >= LIKELY)
                .map(|c| c.column)
                .collect()
        };
        let widest =
            |path: &str| self.sheet.rows.iter().map(|row| (values(row, path), row)).max_by_key(|(v, _)| v.len());
        let (Some((names, row)), Some((numbers, _))) = (widest(lead), widest(number)) else { return Vec::new() };
        if names.len() < 2 || numbers.iter().filter(|column| names.contains(column)).count() < 2 {
            return Vec::new();
        }
        let label_column = row.cells.first().map_or(0, |c| c.column);
        // Whoever has a number though no name is somebody too.
        let columns: BTreeSet<u32> = names.into_iter().chain(numbers).collect();
        let person = |column: u32| {
            let lines =
                self.sheet.rows.iter().filter_map(|line| Some((line, line.cell(label_column)?, line.cell(column)?)));
            let mut found = Vec::new();
            for (line, label, value) in
                lines.filter(|(_, label, value)| !label.filled && !value.filled && is_label(&label.text))
            {
                push(&mut found, line, self.meaning(label), label, line.number, value);
            }
            self.form(found.iter().collect(), row.number, required)
        };
        columns.into_iter().filter_map(person).collect()
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
                    push(found, row, Some(meaning), cell, row.number, value);
                }
                (None, Some(value)) if is_label(&cell.text) => {
                    at += 1;
                    push(found, row, None, cell, row.number, value);
                }
                (meaning, None) if meaning.is_some() || stacked && is_label(&cell.text) => {
                    if let Some((number, value)) = self.beneath(row, cell, stacked) {
                        taken.insert((number, value.column));
                        push(found, row, meaning, cell, number, value);
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
            label_column: cell.column,
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

fn push(found: &mut Vec<Found>, row: &SheetRow, meaning: Option<Meaning>, label: &CellText, at: u32, value: &CellText) {
    let (label_row, label_column, beside) = (row.number, label.column, at == row.number);
    let whole =
        FormCell { field: meaning.map(Meaning::path), label: label_of(&label.text), row: at, cell: value.clone() };
    // A column of two fields gives both where it can be taken apart.
    if let Some(Meaning::Combined(two)) = meaning {
        let [first, second] = two.split(&value.text);
        if !second.is_empty() {
            for (path, text) in two.parts().into_iter().zip([first, second]) {
                let part = CellText { text, ..value.clone() };
                let cell = FormCell { field: Some(path), cell: part, ..whole.clone() };
                found.push(Found { label_row, label_column, beside, cell });
            }
            return;
        }
    }
    found.push(Found { label_row, label_column, beside, cell: whole });
}
