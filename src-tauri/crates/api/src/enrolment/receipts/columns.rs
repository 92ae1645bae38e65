//! What each column of a sheet means: by its heading, by what it holds, by what was corrected before, by hand.
//!
//! A correction is remembered under its sender: the unit that most rows name, or where no column says the unit, the
//! headings themselves. It is used again unless the column plainly holds something else this time.

use std::borrow::Cow;
use std::collections::BTreeMap;

use yanxiu_documents::reading::{
    Header, Heading, Known, PersonForm, Sheet, SheetRow, closest_header, column_letters, column_number, data_rows,
    field_named, person_forms,
};
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};

use super::ditto::resolved;
use super::files::Received;
use super::fits::{agrees, contradicts};
use super::wire::{ColumnChoice, UnderstoodColumn};
use crate::error::ApiError;

/// What a receipt must have.
pub(super) const REQUIRED: &[&str] = &[NAME, ID_NUMBER];
/// How a column that is left out is written.
pub(super) const LEFT_OUT: &str = "-";
/// How many values of a column are shown.
const SAMPLES: usize = 4;
/// Among how many rows they are sought.
const SAMPLED_ROWS: usize = 60;
/// Headings that only number the rows.
const NUMBERING: [&str; 4] = ["序号", "编号", "No.", "NO"];

/// What somebody decided about a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// It fills a field.
    Field(&'static str),
    /// It is kept as it is.
    AsItIs,
    /// It is left out.
    LeftOut,
}

impl Chosen {
    /// Reads a path, a label, another heading of a field, or the words for the other two.
    fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "" | "按原样保存" => Some(Self::AsItIs),
            LEFT_OUT | "不导入" => Some(Self::LeftOut),
            name => field_named(RECEIPT, name).map(|f| Self::Field(f.path)),
        }
    }

    /// As it is remembered and crosses.
    const fn code(self) -> &'static str {
        match self {
            Self::Field(path) => path,
            Self::AsItIs => "",
            Self::LeftOut => LEFT_OUT,
        }
    }
}

/// Gives the corrections remembered under a sender: heading and field.
pub(super) type Remembered<'a> = dyn FnMut(&str) -> Result<Vec<(String, String)>, ApiError> + 'a;

/// Corrections by hand.
#[derive(Debug, Default)]
pub(super) struct Hand {
    choices: Vec<Choice>,
}

/// One decision: for a file and a sheet or for all, the column by letters or heading.
#[derive(Debug)]
struct Choice {
    file: Option<String>,
    sheet: Option<String>,
    column: String,
    chosen: Chosen,
}

impl Hand {
    /// Reads `COLUMN=FIELD` pairs and the corrections of the window, the later of two going before.
    ///
    /// # Errors
    /// `bad_map` for one that can't be read.
    pub(super) fn read(map: &[String], columns: &[ColumnChoice]) -> Result<Self, ApiError> {
        let mut choices = Vec::new();
        for pair in map {
            let bad = || {
                ApiError::usage(
                    "bad_map",
                    format!("“{pair}”不是“列=栏目”的写法，或栏目不存在"),
                    "例如：--map C=身份证号码，或只对一个文件：--map 回执.xlsx!C=身份证号码",
                )
            };
            let (column, field) = pair.split_once('=').ok_or_else(bad)?;
            let (file, column) = match column.rsplit_once('!') {
                Some((file, column)) => (Some(file.trim().to_owned()), column),
                None => (None, column),
            };
            if column.trim().is_empty() {
                return Err(bad());
            }
            let chosen = Chosen::parse(field).ok_or_else(bad)?;
            choices.push(Choice { file, sheet: None, column: column.trim().to_owned(), chosen });
        }
        for choice in columns {
            let chosen = Chosen::parse(&choice.field).ok_or_else(|| {
                ApiError::usage("bad_map", format!("没有“{}”这个栏目", choice.field), "请重新选择这一列的栏目。")
            })?;
            let (file, sheet) = (Some(choice.file.clone()), Some(choice.sheet.clone()));
            choices.push(Choice { file, sheet, column: choice.column.clone(), chosen });
        }
        choices.reverse();
        Ok(Self { choices })
    }

    /// A column that is named for any file or sheet and isn't in any of the tables it is meant for.
    pub(super) fn without_column(&self, files: &[Received], tables: &[(usize, Table)]) -> Option<&str> {
        let stands = |choice: &Choice| {
            let meant =
                |at: usize| choice.file.as_deref().is_none_or(|file| files.get(at).is_some_and(|f| f.label == file));
            tables.iter().any(|(at, table)| meant(*at) && table.columns.iter().any(|c| c.named(&choice.column)))
        };
        self.choices.iter().find(|c| c.sheet.is_none() && !stands(c)).map(|c| c.column.as_str())
    }

    /// What is decided about the columns of a sheet: letters or heading, and the decision.
    fn of(&self, file: &str, sheet: &str) -> Vec<(String, Chosen)> {
        let meant = |named: &Option<String>, own: &str| named.as_deref().is_none_or(|n| n == own);
        self.choices
            .iter()
            .filter(|c| meant(&c.file, file) && meant(&c.sheet, sheet))
            .map(|c| (c.column.clone(), c.chosen))
            .collect()
    }
}

/// One column as it was understood.
#[derive(Debug, Clone)]
pub(super) struct Column {
    heading: Heading,
    chosen: Option<Chosen>,
    by: &'static str,
    samples: Vec<String>,
}

impl Column {
    fn of(heading: &Heading, samples: Vec<String>) -> Self {
        let by = match (heading.field, heading.by) {
            (None, _) => "",
            (_, Known::Heading) => "heading",
            (_, Known::Content) => "content",
            (_, Known::Hand) => "hand",
        };
        Self { heading: heading.clone(), chosen: heading.field.map(Chosen::Field), by, samples }
    }

    /// The heading as it is remembered.
    fn key(&self) -> String {
        let bare: String = self.heading.text.chars().filter(|c| !c.is_whitespace()).collect();
        if bare.is_empty() { format!("{} 列", column_letters(self.heading.column)) } else { bare }
    }

    fn named(&self, name: &str) -> bool {
        let bare: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        column_number(name) == Some(self.heading.column) || bare == self.key()
    }
}

/// A table of receipts in a sheet.
#[derive(Debug)]
pub(super) struct Table {
    /// Which sheet of the file.
    pub(super) sheet: usize,
    /// Its headings, as they are used.
    pub(super) header: Header,
    /// Its columns.
    columns: Vec<Column>,
    /// Under whom its corrections are remembered.
    sender: String,
    /// What is to be remembered, by heading: `None` forgets.
    pub(super) lessons: Vec<(String, Option<&'static str>)>,
}

/// What a sheet is.
pub(super) enum Understood {
    /// A table.
    Table(Box<Table>),
    /// Forms of one person each.
    Forms(Vec<PersonForm>),
    /// Something like a table that lacks what a receipt must have.
    Lacking {
        /// What it lacks, in words.
        words: String,
        /// How many of its headings are known.
        known: usize,
    },
    /// Something else.
    Nothing,
}

/// The field of a path, by its label.
pub(super) fn label(path: &str) -> &'static str {
    RECEIPT.iter().find(|f| f.path == path).map_or("", |f| f.label)
}

/// Reads what a sheet is. `remembered` gives the corrections remembered under a sender.
///
/// # Errors
/// What `remembered` fails with.
pub(super) fn understand(
    file: &Received,
    at: usize,
    hand: &Hand,
    remembered: &mut Remembered<'_>,
) -> Result<Understood, ApiError> {
    let Some(sheet) = file.sheets.get(at) else { return Ok(Understood::Nothing) };
    let by_hand = hand.of(&file.label, &sheet.name);
    let forms = person_forms(sheet, RECEIPT, REQUIRED);
    if !forms.is_empty() {
        return Ok(Understood::Forms(forms));
    }
    let Some((plain, _)) = header(sheet, &[]) else {
        return Ok(match header(sheet, &overrides(&by_hand)) {
            None => Understood::Nothing,
            Some((found, _)) => table(sheet, at, found, &by_hand, &[], String::new()),
        });
    };
    let plain_columns = columns(sheet, &plain);
    let sender = sender(sheet, &plain);
    let memory = applicable(&remembered(&sender)?, &plain_columns);
    let unclaimed = |column: &Column| !by_hand.iter().any(|(name, _)| column.named(name));
    let memory: Vec<(String, Chosen)> = plain_columns
        .iter()
        .filter(|c| unclaimed(c))
        .filter_map(|c| memory.iter().find(|(key, _)| *key == c.key()).map(|(_, chosen)| (c, *chosen)))
        .map(|(c, chosen)| (column_letters(c.heading.column), chosen))
        .collect();
    let all: Vec<(String, Chosen)> = by_hand.iter().chain(&memory).cloned().collect();
    let found = if all.is_empty() { Some((plain, Vec::new())) } else { header(sheet, &overrides(&all)) };
    let Some((found, _)) = found else { return Ok(Understood::Nothing) };
    let mut understood = table(sheet, at, found, &by_hand, &memory, sender);
    if let Understood::Table(table) = &mut understood {
        table.lessons = lessons(table, &plain_columns);
    }
    Ok(understood)
}

fn header(sheet: &Sheet, named: &[(String, String)]) -> Option<(Header, Vec<String>)> {
    closest_header(sheet, RECEIPT, REQUIRED, named)
}

/// The decisions that give a column a field, as the reader takes them.
fn overrides(decided: &[(String, Chosen)]) -> Vec<(String, String)> {
    let field = |(name, chosen): &(String, Chosen)| match chosen {
        Chosen::Field(path) => Some((name.clone(), (*path).to_owned())),
        _ => None,
    };
    decided.iter().filter_map(field).collect()
}

/// The table under a header, with what was decided about its columns.
fn table(
    sheet: &Sheet,
    at: usize,
    mut header: Header,
    by_hand: &[(String, Chosen)],
    memory: &[(String, Chosen)],
    sender: String,
) -> Understood {
    let mut columns = columns(sheet, &header);
    for column in &mut columns {
        let decided = |list: &[(String, Chosen)]| list.iter().find(|(name, _)| column.named(name)).map(|(_, c)| *c);
        let (chosen, by) = match (decided(by_hand), decided(memory)) {
            (Some(chosen), _) => (chosen, "hand"),
            (None, Some(chosen)) => (chosen, "memory"),
            (None, None) => continue,
        };
        // Of two columns decided alike the reader gives the field to one; the other is kept as it is.
        let taken = matches!(chosen, Chosen::Field(path) if column.heading.field != Some(path));
        column.chosen = (!taken).then_some(chosen);
        column.by = if taken { "" } else { by };
        let at = column.heading.column;
        header
            .combined
            .retain(|(combined, kind)| *combined != at || column.chosen == Some(Chosen::Field(kind.parts()[0])));
    }
    for (heading, column) in header.headings.iter_mut().zip(&columns) {
        heading.field = match column.chosen {
            Some(Chosen::Field(path)) => Some(path),
            _ => None,
        };
    }
    let lacking: Vec<&str> = REQUIRED.iter().copied().filter(|path| header.place(path).is_none()).collect();
    if lacking.is_empty() {
        return Understood::Table(Box::new(Table { sheet: at, header, columns, sender, lessons: Vec::new() }));
    }
    let labels: Vec<String> = lacking.iter().map(|path| format!("“{}”", label(path))).collect();
    let name = if sheet.name.is_empty() { String::new() } else { format!("工作表“{}”", sheet.name) };
    Understood::Lacking {
        words: format!("{name}第 {} 行像是表头，但缺少{}列", header.row, labels.join("和")),
        known: header.headings.iter().filter(|h| h.field.is_some()).count(),
    }
}

/// The columns of a header with some of their values.
fn columns(sheet: &Sheet, header: &Header) -> Vec<Column> {
    let mut samples: Vec<Vec<String>> = vec![Vec::new(); header.headings.len()];
    for row in sheet.rows.iter().filter(|r| r.number > header.row).take(SAMPLED_ROWS) {
        for (heading, kept) in header.headings.iter().zip(&mut samples) {
            let text = row.text(heading.column).trim();
            if kept.len() < SAMPLES && !text.is_empty() && !kept.iter().any(|k| k == text) {
                kept.push(text.to_owned());
            }
        }
    }
    header.headings.iter().zip(samples).map(|(heading, samples)| Column::of(heading, samples)).collect()
}

/// The unit that most rows name; without one the headings, which a sender's form keeps.
fn sender(sheet: &Sheet, header: &Header) -> String {
    if let Some(column) = header.column("details.unit") {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        let rows = resolved(data_rows(sheet, header, REQUIRED), header);
        for row in &rows {
            let unit = row.text(column).trim();
            if !unit.is_empty() {
                *counted.entry(unit).or_default() += 1;
            }
        }
        let most = counted.into_iter().max_by_key(|(unit, count)| (*count, std::cmp::Reverse(*unit)));
        if let Some((unit, _)) = most {
            return unit.to_owned();
        }
    }
    let headings: Vec<&str> = header.headings.iter().map(|h| h.text.as_str()).filter(|t| !t.is_empty()).collect();
    format!("表头：{}", headings.join("、"))
}

/// Which of the remembered corrections hold for these columns.
fn applicable(remembered: &[(String, String)], columns: &[Column]) -> Vec<(String, Chosen)> {
    let parse = |(heading, field): &(String, String)| Some((heading.clone(), Chosen::parse(field)?));
    let holds = |(heading, chosen): &(String, Chosen)| {
        let Some(column) = columns.iter().find(|c| c.key() == *heading) else { return false };
        let Chosen::Field(path) = *chosen else { return true };
        // Another column whose heading says so has the field, unless that one was corrected too.
        let corrected = |key: &str| remembered.iter().any(|(heading, field)| heading == key && field != path);
        let says_so = |c: &&Column| c.heading.field == Some(path) && c.by == "heading";
        let claimed = columns.iter().filter(says_so).any(|c| c.key() != *heading && !corrected(&c.key()));
        let own = column.heading.field.filter(|_| column.by == "heading");
        let plainly_own = own.is_some_and(|own| agrees(own, &column.samples)) && !agrees(path, &column.samples);
        !claimed && !plainly_own && !contradicts(path, &column.samples)
    };
    remembered.iter().filter_map(parse).filter(holds).collect()
}

/// What the corrections by hand teach: nothing that would have been understood anyway.
fn lessons(table: &Table, plain: &[Column]) -> Vec<(String, Option<&'static str>)> {
    let corrected = table.columns.iter().filter(|c| c.by == "hand");
    corrected
        .filter_map(|column| {
            let chosen = column.chosen?;
            let alone = plain.iter().find(|p| p.heading.column == column.heading.column).and_then(|p| p.chosen);
            let anyway = alone == Some(chosen) || alone.is_none() && chosen == Chosen::AsItIs;
            Some((column.key(), (!anyway).then(|| chosen.code())))
        })
        .collect()
}

impl Table {
    /// Under whom its corrections are remembered.
    pub(super) fn sender(&self) -> &str {
        &self.sender
    }

    /// Headings and columns that are kept as they are.
    pub(super) fn kept_as_they_are(&self) -> Vec<(String, u32)> {
        let plain = |c: &&Column| match c.chosen {
            None => !NUMBERING.contains(&c.heading.text.trim()),
            Some(chosen) => chosen == Chosen::AsItIs,
        };
        self.columns.iter().filter(plain).map(|c| (self.kept_heading(c), c.heading.column)).collect()
    }

    fn kept_heading(&self, column: &Column) -> String {
        if column.heading.text.is_empty() { column.key() } else { column.heading.text.clone() }
    }

    /// The columns as they cross.
    pub(super) fn to_wire(&self, file: &str, sheet: &str) -> Vec<UnderstoodColumn> {
        let one = |c: &Column| UnderstoodColumn {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            column: column_letters(c.heading.column),
            heading: c.heading.text.clone(),
            field: c.chosen.map(Chosen::code).unwrap_or_default().to_owned(),
            label: match c.chosen {
                Some(Chosen::Field(path)) => label(path).to_owned(),
                _ => String::new(),
            },
            by: c.by,
            samples: c.samples.clone(),
            sender: self.sender.clone(),
        };
        self.columns.iter().map(one).collect()
    }

    /// The rows of people.
    pub(super) fn rows<'s>(&self, sheet: &'s Sheet) -> Vec<Cow<'s, SheetRow>> {
        resolved(data_rows(sheet, &self.header, REQUIRED), &self.header)
    }
}
