//! Everything a paper may say about a class, as path → value.
//!
//! Forms, placeholders, certificate templates, import columns and problems name fields only by the paths
//! that `domain::<stage>::fields` declares. Values are already worded for paper: a date is
//! `2021年10月25日`, a sum `58,600.00`; a paper never computes.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What kind of thing a field holds; decides alignment and the cell format of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Running text, possibly several paragraphs separated by `\n`.
    LongText,
    /// A civil date.
    Date,
    /// A whole or decimal number without unit.
    Number,
    /// An amount in yuan, two decimals.
    Money,
    /// Digits that must never become a number: ID, phone, account, certificate number.
    Digits,
    /// Rows, each a record of its own.
    List,
}

/// One field, declared once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Path, such as `class.title`; inside a list relative to the row, such as `name`.
    pub path: &'static str,
    /// The Chinese label an office would write.
    pub label: &'static str,
    /// Kind of value.
    pub kind: FieldKind,
    /// Other headings under which units send the same thing.
    pub synonyms: &'static [&'static str],
}

impl Field {
    /// A field without other headings.
    pub const fn new(path: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { path, label, kind, synonyms: &[] }
    }

    /// A field with the headings under which units send it.
    pub const fn known_as(
        path: &'static str,
        label: &'static str,
        kind: FieldKind,
        synonyms: &'static [&'static str],
    ) -> Self {
        Self { path, label, kind, synonyms }
    }
}

/// A value as a paper shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, worded for paper; `\n` separates paragraphs.
    Text(String),
    /// A number for a cell: hundredths, so that halves and fen stay exact, with the decimals to show.
    Number {
        /// The value times one hundred.
        hundredths: i64,
        /// Decimals shown, 0 to 2.
        decimals: u8,
    },
    /// Rows of a repeating table or pages.
    List(Vec<Record>),
    /// A picture.
    Picture(Picture),
}

/// A picture as a JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The bytes.
    pub jpeg: Arc<[u8]>,
}

impl Value {
    /// The value as printed text; a list or a picture prints nothing.
    pub fn printed(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number { hundredths, decimals } => print_number(*hundredths, *decimals),
            Self::List(_) | Self::Picture(_) => String::new(),
        }
    }
}

fn print_number(hundredths: i64, decimals: u8) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match decimals {
        0 => format!("{sign}{whole}"),
        1 => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// Path → value. Keys are whole paths (`class.title`), not nested maps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record(BTreeMap<String, Value>);

impl Record {
    /// An empty record.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a text.
    pub fn text(&mut self, path: &str, value: impl Into<String>) -> &mut Self {
        self.set(path, Value::Text(value.into()))
    }

    /// Sets a whole number.
    pub fn count(&mut self, path: &str, value: i64) -> &mut Self {
        self.set(path, Value::Number { hundredths: value.saturating_mul(100), decimals: 0 })
    }

    /// Sets the rows of a list.
    pub fn list(&mut self, path: &str, rows: Vec<Record>) -> &mut Self {
        self.set(path, Value::List(rows))
    }

    /// Sets any value.
    pub fn set(&mut self, path: &str, value: Value) -> &mut Self {
        self.0.insert(path.to_owned(), value);
        self
    }

    /// The value at a path.
    pub fn get(&self, path: &str) -> Option<&Value> {
        self.0.get(path)
    }

    /// The rows at a path; an absent list has none.
    pub fn rows(&self, path: &str) -> &[Record] {
        match self.0.get(path) {
            Some(Value::List(rows)) => rows,
            _ => &[],
        }
    }

    /// All paths with their values, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(path, value)| (path.as_str(), value))
    }
}
