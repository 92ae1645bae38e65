//! Finding the row of headings, and the rows of data beneath it.

use yanxiu_domain::record::Field;

use super::{Sheet, SheetRow, column_letters};

/// The row of headings as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its row number; with a heading in two rows, the lower.
    pub row: u32,
    /// Its columns.
    pub headings: Vec<Heading>,
}

/// One column's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Column from 0.
    pub column: u32,
    /// As written.
    pub text: String,
    /// Path of the field it means; `None` for one that isn't known.
    pub field: Option<&'static str>,
}

impl Header {
    /// The column that means a field.
    pub fn column(&self, path: &str) -> Option<u32> {
        self.headings.iter().find(|h| h.field == Some(path)).map(|h| h.column)
    }
}

/// A heading stripped to what it says: no spaces, no remark in brackets, no mark of a required field.
fn bare(text: &str) -> String {
    let mut depth = 0_u32;
    let kept: String = text
        .chars()
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .filter(|c| {
            match c {
                '（' => depth += 1,
                '）' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0 && !c.is_whitespace() && !matches!(c, '*' | '＊' | ':' | '：' | '★')
        })
        .collect();
    kept
}

fn meaning(text: &str, fields: &'static [Field]) -> Option<&'static str> {
    let bare = bare(text);
    let known = |heading: &str| self::bare(heading) == bare && !bare.is_empty();
    fields.iter().find(|f| known(f.label) || f.synonyms.iter().any(|s| known(s))).map(|f| f.path)
}

/// Looks for the row of headings among the first thirty rows: the one in which the most headings are known, all of
/// `required` among them. `overrides` name a column, by letters or heading, and the field it means, by path or label.
pub fn find_header(
    sheet: &Sheet,
    fields: &'static [Field],
    required: &[&str],
    overrides: &[(String, String)],
) -> Option<Header> {
    let mut best: Option<(usize, Header)> = None;
    for (index, row) in sheet.rows.iter().take(30).enumerate() {
        let above = index.checked_sub(1).map(|i| &sheet.rows[i]);
        let header = understand(row, above, fields, overrides);
        let known = header.headings.iter().filter(|h| h.field.is_some()).count();
        let complete = required.iter().all(|path| header.column(path).is_some());
        if complete && best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, header));
        }
    }
    best.map(|(_, header)| header)
}

fn understand(
    row: &SheetRow,
    above: Option<&SheetRow>,
    fields: &'static [Field],
    overrides: &[(String, String)],
) -> Header {
    let mut headings: Vec<Heading> = Vec::new();
    let columns =
        row.cells.iter().map(|c| c.column).chain(above.into_iter().flat_map(|a| a.cells.iter().map(|c| c.column)));
    let mut columns: Vec<u32> = columns.collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let (own, over) = (row.text(column).trim(), above.map_or("", |a| a.text(column).trim()));
        // A heading in two rows: the lower counts, the upper where the lower is empty or unknown.
        let text = if own.is_empty() { over } else { own };
        if text.is_empty() || (own.is_empty() && meaning(over, fields).is_none()) {
            continue;
        }
        let wanted = overrides
            .iter()
            .find(|(named, _)| named.eq_ignore_ascii_case(&column_letters(column)) || bare(named) == bare(text));
        let field = match wanted {
            Some((_, field)) => fields
                .iter()
                .find(|f| f.path == field || f.label == field)
                .map(|f| f.path)
                .or_else(|| meaning(field, fields)),
            None => meaning(text, fields).or_else(|| meaning(over, fields).filter(|_| own.is_empty())),
        };
        // The first column that means a field keeps it.
        let field = field.filter(|f| wanted.is_some() || !headings.iter().any(|h| h.field == Some(f)));
        headings.push(Heading { column, text: text.to_owned(), field });
    }
    Header { row: row.number, headings }
}

/// The rows of data: below the headings, without blank rows, repeated headings, and notes under or between the data.
/// A row counts as data when a required column holds something, or when it holds several known fields.
pub fn data_rows<'s>(sheet: &'s Sheet, header: &Header, required: &[&str]) -> Vec<&'s SheetRow> {
    let known: Vec<u32> = header.headings.iter().filter(|h| h.field.is_some()).map(|h| h.column).collect();
    sheet
        .rows
        .iter()
        .filter(|row| row.number > header.row)
        .filter(|row| {
            let filled = |column: &u32| !row.text(*column).trim().is_empty();
            let repeated = header.headings.iter().filter(|h| h.field.is_some()).all(|h| {
                let text = row.text(h.column).trim();
                text.is_empty() || bare(text) == bare(&h.text)
            });
            let required = required.iter().filter_map(|p| header.column(p)).filter(|c| filled(c)).count();
            let count = known.iter().filter(|c| filled(c)).count();
            !repeated && !is_note(row) && (required > 0 || count >= 3)
        })
        .collect()
}

/// A note under the table: one text, over merged cells perhaps, that begins as notes do or is a sentence.
fn is_note(row: &SheetRow) -> bool {
    const NOTES: [&str; 12] =
        ["备注：", "备注:", "说明", "注：", "注:", "填表", "填报", "合计", "单位意见", "联系人", "审核", "以上"];
    let Some(first) = row.cells.first() else { return true };
    let one = row.cells.iter().all(|c| c.text == first.text);
    let text = first.text.trim();
    NOTES.iter().any(|n| text.starts_with(n)) || (one && (row.cells.len() > 1 || text.chars().count() > 8))
}
