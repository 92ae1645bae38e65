//! The row of headings, and what headings mean.

use std::borrow::Cow;
use std::collections::BTreeMap;

use yanxiu_domain::enrolment::combined::Combined;
use yanxiu_domain::record::Field;

use super::SheetRow;

/// The row of headings as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its row number; with headings in two rows, the lower. Where columns have no headings at all it is the row above
    /// the first that holds data, 0 when that one begins the sheet.
    pub row: u32,
    /// Its columns, from left to right.
    pub headings: Vec<Heading>,
    /// Columns that hold two fields at once.
    pub combined: Vec<(u32, Combined)>,
}

/// One column's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Column from 0.
    pub column: u32,
    /// As written, without line breaks; the upper and lower one of two rows joined only where both are needed. A column
    /// without heading is named by its letters: `F列`.
    pub text: String,
    /// Path of the field it means; `None` for one that isn't known.
    pub field: Option<&'static str>,
    /// How it was recognised; says nothing where no field is known.
    pub by: Known,
}

/// How a column was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// By its heading.
    Heading,
    /// By what its cells hold.
    Content,
    /// By the user's word.
    Hand,
}

impl Header {
    /// The column that means a field. Of a column that holds two fields it is the first one's; see [`Header::text`].
    pub fn column(&self, path: &str) -> Option<u32> {
        self.headings.iter().find(|h| h.field == Some(path)).map(|h| h.column)
    }

    /// The column in which a field is found, be it together with another field.
    pub fn place(&self, path: &str) -> Option<u32> {
        let together = || self.combined.iter().find(|(_, c)| c.parts().contains(&path)).map(|(column, _)| *column);
        self.column(path).or_else(together)
    }

    /// What a row says of a field: the cell of its column, or its part of a column that holds two fields (姓名（性别）).
    /// Remarks from both places are joined.
    pub fn text<'r>(&self, row: &'r SheetRow, path: &str) -> Cow<'r, str> {
        let own = self.column(path);
        let combined = self.combined.iter().find(|(_, c)| c.parts().contains(&path));
        let own_text = own.map_or("", |column| row.text(column));
        let Some((column, kind)) = combined else { return Cow::Borrowed(own_text) };
        let [first, second] = kind.split(row.text(*column));
        let part = if kind.parts()[0] == path { first } else { second };
        match own.filter(|own| own != column) {
            Some(_) if part.is_empty() => Cow::Borrowed(own_text),
            Some(_) if own_text.is_empty() => Cow::Owned(part),
            Some(_) if path == "details.note" => Cow::Owned(format!("{own_text}；{part}")),
            Some(_) => Cow::Borrowed(own_text),
            None => Cow::Owned(part),
        }
    }

    /// The headings that mean nothing known.
    pub fn unknown(&self) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(|h| h.field.is_none())
    }
}

/// More characters than any heading has.
pub(super) const LONGEST_HEADING: usize = 40;

/// Words before a heading that only say whose it is, the longer ones first.
const WHOSE: [&str; 22] = [
    "参训人员",
    "参训学员",
    "参会人员",
    "参会代表",
    "参加人员",
    "报名人员",
    "培训人员",
    "培训学员",
    "被推荐人",
    "推荐人选",
    "参训者",
    "参会者",
    "申请人",
    "报名人",
    "参会人",
    "学员",
    "代表",
    "人员",
    "本人",
    "您的",
    "现任",
    "现",
];

/// A heading without spaces, marks and differences of width.
pub(super) fn plain(text: &str) -> String {
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
pub(super) fn without_remarks(plain: &str) -> String {
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

/// What headings mean, looked up in the form without spaces and marks.
pub(super) struct Meanings<'f> {
    fields: BTreeMap<String, &'f Field>,
    combined: BTreeMap<String, Combined>,
}

/// What one heading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field, by its path.
    Field(&'static str),
    /// Two fields.
    Combined(Combined),
}

impl Meaning {
    /// The path of the field, or of the first of two.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Field(path) => path,
            Self::Combined(combined) => combined.parts()[0],
        }
    }
}

/// How closely a heading says what the field's own label says: the characters they share; a full name before a short one.
/// Of two headings for one field the closer one has it: 手机号 before 联系电话, 从事专业 before 所学专业.
pub(super) fn closeness(label: &str, heading: &str) -> usize {
    let written = plain(heading);
    label.chars().filter(|c| written.contains(*c)).count() + usize::from(written.contains("全称"))
}

impl<'f> Meanings<'f> {
    pub(super) fn new(fields: &'f [Field]) -> Self {
        let mut known = BTreeMap::new();
        for field in fields {
            for name in field.synonyms.iter().chain([&field.label]) {
                known.entry(plain(name)).or_insert(field);
            }
        }
        let has = |path: &&str| fields.iter().any(|f| f.path == *path);
        let combined = Combined::ALL.into_iter().filter(|c| c.parts().iter().all(has));
        let combined = combined.flat_map(|c| c.headings().iter().map(move |heading| (plain(heading), c))).collect();
        Self { fields: known, combined }
    }

    /// What a heading means: as written first, for 职务（职称） is not 职务; then without remarks in brackets; then without
    /// the word that only says whose it is.
    pub(super) fn of(&self, text: &str) -> Option<Meaning> {
        self.of_plain(&plain(text))
    }

    fn of_plain(&self, written: &str) -> Option<Meaning> {
        if written.is_empty() || written.chars().count() > LONGEST_HEADING {
            return None;
        }
        let field = |plain: &str| self.fields.get(plain).map(|f| Meaning::Field(f.path));
        let combined = || {
            let joined = Combined::joined(written);
            let joined = joined.strip_suffix("全称").unwrap_or(&joined);
            self.combined.get(joined).map(|c| Meaning::Combined(*c))
        };
        field(written).or_else(combined).or_else(|| field(&without_remarks(written))).or_else(|| {
            let bare = WHOSE.iter().find_map(|whose| written.strip_prefix(whose))?;
            if WHOSE.iter().any(|whose| bare.starts_with(whose)) { None } else { self.of_plain(bare) }
        })
    }

    /// The label of a field.
    pub(super) fn label(&self, path: &str) -> &'f str {
        self.fields.values().find(|f| f.path == path).map_or("", |f| f.label)
    }

    fn field(&self, text: &str) -> Option<&'f Field> {
        let written = plain(text);
        self.fields.get(&written).or_else(|| self.fields.get(&without_remarks(&written))).copied()
    }
}

/// The field that a path, a label or another heading names.
pub fn field_named<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    fields.iter().find(|f| f.path == name.trim()).or_else(|| Meanings::new(fields).field(name))
}

/// Whether a text stands in a column as its heading does, as in a heading repeated on every page.
pub(super) fn repeats(heading: &Heading, text: &str) -> bool {
    let (own, text) = (plain(&heading.text), plain(text));
    own == text || own.ends_with(&text) && !text.is_empty() || without_remarks(&own) == without_remarks(&text)
}
