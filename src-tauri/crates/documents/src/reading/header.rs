//! Finding the row of headings.

use yanxiu_domain::record::Field;

use super::{Sheet, SheetRow, column_number};

/// The row of headings as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its row number; with headings in two rows, the lower.
    pub row: u32,
    /// Its columns, from left to right.
    pub headings: Vec<Heading>,
}

/// One column's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Column from 0.
    pub column: u32,
    /// As written, without line breaks; the upper and lower one of two rows joined only where both are needed.
    pub text: String,
    /// Path of the field it means; `None` for one that isn't known.
    pub field: Option<&'static str>,
}

impl Header {
    /// The column that means a field.
    pub fn column(&self, path: &str) -> Option<u32> {
        self.headings.iter().find(|h| h.field == Some(path)).map(|h| h.column)
    }

    /// The headings that mean nothing known.
    pub fn unknown(&self) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(|h| h.field.is_none())
    }
}

/// Among how many rows with content the headings are sought.
const SEARCHED_ROWS: usize = 30;

/// A heading without spaces, marks and differences of width.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '【' | '〔' => '(',
            '】' | '〕' => ')',
            _ => c,
        })
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '★' | '☆' | '※' | '\u{200b}' | '\u{feff}'))
        .map(|c| c.to_ascii_lowercase())
        .collect::<String>()
        .trim_end_matches([':', '.', '、'])
        .to_owned()
}

/// A plain heading without the remarks in brackets.
fn without_remarks(plain: &str) -> String {
    let mut depth = 0_u32;
    let kept = plain.chars().filter(|c| match c {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect::<String>().trim_end_matches([':', '.', '、']).to_owned()
}

/// The field a heading means: as written first, for 职务（职称） is not 职务; then without remarks in brackets.
fn meaning<'f>(text: &str, fields: &'f [Field]) -> Option<&'f Field> {
    let written = plain(text);
    let known = |wanted: &str| {
        let named = |name: &&str| !wanted.is_empty() && plain(name) == wanted;
        fields.iter().find(|f| named(&f.label) || f.synonyms.iter().any(&named))
    };
    known(&written).or_else(|| known(&without_remarks(&written)))
}

/// The field that a path, a label or another heading names.
pub fn field_named<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    fields.iter().find(|f| f.path == name.trim()).or_else(|| meaning(name, fields))
}

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

/// The row that comes closest to a row of headings, and the required paths that it lacks; nothing when no heading is
/// known at all.
pub fn closest_header(
    sheet: &Sheet,
    fields: &[Field],
    required: &[&str],
    overrides: &[(String, String)],
) -> Option<(Header, Vec<String>)> {
    let named: Vec<Override<'_>> = overrides.iter().filter_map(|o| Override::of(o, fields)).collect();
    let mut best: Option<Candidate> = None;
    for row in sheet.rows.iter().take(SEARCHED_ROWS) {
        let candidate = Candidate::of(sheet, row, fields, required, &named);
        if candidate.known > 0 && best.as_ref().is_none_or(|b| candidate.beats(b)) {
            best = Some(candidate);
        }
    }
    best.map(|b| (b.header, b.lacking))
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
}

impl Candidate {
    fn of(sheet: &Sheet, row: &SheetRow, fields: &[Field], required: &[&str], named: &[Override<'_>]) -> Self {
        let over = sheet.row(row.number.saturating_sub(1));
        let mut headings: Vec<(Heading, bool)> = Vec::new();
        let mut columns: Vec<u32> = row.cells.iter().map(|c| c.column).collect();
        columns.extend(over.iter().flat_map(|r| &r.cells).map(|c| c.column));
        columns.extend(named.iter().filter_map(|n| n.column));
        columns.sort_unstable();
        columns.dedup();
        for column in columns {
            let own = row.text(column);
            let upper = upper_heading(sheet, row, column);
            let by_hand = named.iter().find(|n| n.names(column, own) || n.names(column, &format!("{upper}{own}")));
            let (text, field) = if own.is_empty() {
                // An upper heading that isn't merged downwards, with nothing beneath it.
                let above = over.map_or("", |r| r.text(column));
                (above.to_owned(), meaning(above, fields))
            } else {
                let joined = format!("{upper}{own}");
                match meaning(&joined, fields).or_else(|| meaning(own, fields)) {
                    None if !upper.is_empty() => (joined, None),
                    field => (own.to_owned(), field),
                }
            };
            let field = by_hand.map(|n| n.field).or(field);
            if text.is_empty() && by_hand.is_none() || own.is_empty() && field.is_none() {
                continue;
            }
            let text = text.chars().filter(|c| !c.is_control()).collect();
            headings.push((Heading { column, text, field: field.map(|f| f.path) }, by_hand.is_some()));
        }
        // Of two columns that mean a field, the one named by hand has it, else the first.
        for at in 0..headings.len() {
            let Some(field) = headings[at].0.field else { continue };
            let taken = headings.iter().enumerate().any(|(other, (heading, by_hand))| {
                heading.field == Some(field)
                    && (*by_hand && !headings[at].1 || *by_hand == headings[at].1 && other < at)
            });
            if taken {
                headings[at].0.field = None;
            }
        }
        let header = Header { row: row.number, headings: headings.into_iter().map(|(h, _)| h).collect() };
        let lacking = required.iter().filter(|p| header.column(p).is_none()).map(|p| (*p).to_owned()).collect();
        let known = header.headings.iter().filter(|h| h.field.is_some() && !row.text(h.column).is_empty()).count();
        let lower = row.cells.iter().any(|c| c.filled) && row.cells.iter().any(|c| !c.filled);
        Self { header, lacking, known, lower }
    }

    /// The row with everything required, then with more known headings, then the lower of two that belong together.
    fn beats(&self, best: &Self) -> bool {
        let (own, other) = (self.lacking.len(), best.lacking.len());
        own < other
            || own == other
                && (self.known > best.known
                    || self.known == best.known && self.lower && self.header.row == best.header.row + 1)
    }
}

/// The heading that stands over a column and others beside it, merged; a title alone in its row is none.
fn upper_heading<'s>(sheet: &'s Sheet, row: &SheetRow, column: u32) -> &'s str {
    let over = row.number.saturating_sub(1);
    sheet
        .merges
        .iter()
        .find(|m| m.right > m.left && m.bottom == over && (m.left..=m.right).contains(&column))
        .and_then(|m| Some((m, sheet.row(m.top).filter(|r| r.cells.len() > 1)?)))
        .map_or("", |(m, r)| r.text(m.left))
}

/// Whether a text stands in a column as its heading does, as in a heading repeated on every page.
pub(super) fn repeats(heading: &Heading, text: &str) -> bool {
    let (own, text) = (plain(&heading.text), plain(text));
    own == text || own.ends_with(&text) && !text.is_empty() || without_remarks(&own) == without_remarks(&text)
}
