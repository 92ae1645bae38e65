//! The office's own forms: a workbook or a Word document with placeholders such as `{{class.title}}`, filled without
//! losing its layout.
//!
//! Only the parts that hold placeholders are written anew, and in them only the texts, the rows that repeat and what
//! points to the rows beneath; everything else of the file is copied byte for byte. What a file claims about itself is
//! never believed: parts are counted while they are unpacked, and nothing in them is ever run.

mod flow;
mod markup;
mod package;
mod texts;
mod values;
mod word;
mod xlsx;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use yanxiu_domain::placeholders::{Catalogue, Placeholder, ROW_NUMBER};
use yanxiu_domain::record::{FieldKind, Record};

use package::Package;
use values::Scope;

/// Why a file can't be taken for a form at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct OfficeFormError {
    /// Stable code: `empty_file`, `macro_file`, `old_format`, `encrypted_file`, `not_a_form`, `damaged_file` or
    /// `too_large`.
    pub code: &'static str,
    /// What happened, in Chinese; the file's name is the caller's to add.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: &'static str,
}

impl OfficeFormError {
    fn new(code: &'static str, message: impl Into<String>, hint: &'static str) -> Self {
        Self { code, message: message.into(), hint }
    }

    fn damaged(reason: impl std::fmt::Display) -> Self {
        Self::new(
            "damaged_file",
            format!("文件已损坏，读不出来（{reason}）"),
            "请用 WPS、Word 或 Excel 打开，另存为新的文件后再选择。",
        )
    }

    fn too_large(reason: impl std::fmt::Display) -> Self {
        Self::new(
            "too_large",
            format!("文件太大，不像是一份空白表格：{reason}"),
            "请删去多余的内容和图片，另存后再选择。",
        )
    }
}

/// What kind of file a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeFormat {
    /// A workbook.
    Xlsx,
    /// A Word document.
    Docx,
}

impl OfficeFormat {
    /// The extension of its files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }
}

/// Where something stands in a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The sheet's name, 正文, 页眉 …
    pub part: String,
    /// Row as the spreadsheet counts it.
    pub row: Option<u32>,
    /// Column letters.
    pub column: Option<String>,
    /// The text around it, short.
    pub near: String,
}

/// A placeholder as it stands in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPlaceholder {
    /// What stands between the braces.
    pub written: String,
    /// Where.
    pub spot: Spot,
    /// What it means; `None` when nothing is called so.
    pub meaning: Option<Placeholder>,
    /// What was probably meant where nothing is called so.
    pub nearest: Option<Placeholder>,
}

/// Something in a form that keeps it from being filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormMistake {
    /// Stable code: `open_brace`, `two_lists`, `in_formula`, `a_list` or `too_long`.
    pub code: &'static str,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: String,
    /// Where.
    pub spot: Spot,
}

/// What a form holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormContents {
    /// Its placeholders in the order in which they stand.
    pub found: Vec<FoundPlaceholder>,
    /// What keeps it from being filled, unknown placeholders aside.
    pub mistakes: Vec<FormMistake>,
}

impl FormContents {
    /// Whether it can be filled.
    pub fn fillable(&self) -> bool {
        self.mistakes.is_empty() && self.found.iter().all(|f| f.meaning.is_some())
    }
}

/// A form of the office's own.
#[derive(Debug)]
pub struct OfficeForm {
    format: OfficeFormat,
    package: Package,
}

impl OfficeForm {
    /// Takes the bytes of a file for a form.
    ///
    /// # Errors
    /// [`OfficeFormError`], each with its code, message and hint.
    pub fn open(bytes: &[u8]) -> Result<Self, OfficeFormError> {
        let (format, package) = Package::open(bytes)?;
        Ok(Self { format, package })
    }

    /// What kind of file it is.
    pub fn format(&self) -> OfficeFormat {
        self.format
    }

    /// Its placeholders, and what is wrong with it.
    ///
    /// # Errors
    /// [`OfficeFormError`] for a part that can't be read.
    pub fn contents(&self, catalogue: &Catalogue) -> Result<FormContents, OfficeFormError> {
        let mut sink = Sink { catalogue, contents: FormContents::default() };
        match self.format {
            OfficeFormat::Xlsx => xlsx::look(&self.package, &mut sink)?,
            OfficeFormat::Docx => word::look(&self.package, &mut sink)?,
        }
        Ok(sink.contents)
    }

    /// The form filled from a record; the same record gives the same bytes.
    ///
    /// # Errors
    /// Every unknown placeholder and every mistake; then nothing is made. A file that can't be read is one mistake.
    pub fn fill(&self, catalogue: &Catalogue, record: &Record) -> Result<Vec<u8>, FillError> {
        let contents = self.contents(catalogue)?;
        if !contents.fillable() {
            return Err(FillError::Contents(contents));
        }
        let mut changes = Changes::default();
        let scope = Scope::new(record);
        let said = match self.format {
            OfficeFormat::Xlsx => xlsx::fill(&self.package, catalogue, &scope, &mut changes)?,
            OfficeFormat::Docx => word::fill(&self.package, catalogue, &scope, &mut changes)?,
        };
        if !said.is_empty() {
            return Err(FillError::Contents(FormContents { found: Vec::new(), mistakes: said }));
        }
        Ok(self.package.rewritten(&changes)?)
    }
}

/// Why a form wasn't filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FillError {
    /// The file can't be read.
    File(OfficeFormError),
    /// What it holds can't be filled.
    Contents(FormContents),
}

impl From<OfficeFormError> for FillError {
    fn from(error: OfficeFormError) -> Self {
        Self::File(error)
    }
}

/// Parts that are written anew, and parts that go.
#[derive(Debug, Default)]
struct Changes {
    written: BTreeMap<String, String>,
    removed: Vec<String>,
}

/// Gathers what a form holds.
struct Sink<'c> {
    catalogue: &'c Catalogue,
    contents: FormContents,
}

impl Sink<'_> {
    /// Notes what stands between braces; its meaning if it has one.
    fn placeholder(&mut self, written: &str, spot: Spot) -> Option<Placeholder> {
        let meaning = meaning(self.catalogue, written);
        if meaning.is_none() && self.catalogue.is_list(written) {
            let message = format!("“{written}”是一组数据，要写明其中的哪一项");
            self.mistake("a_list", message, format!("请写成“{written}.”加项目，如“learners.name”“学员.姓名”。"), spot);
            return None;
        }
        let nearest = if meaning.is_none() { self.catalogue.nearest(written).cloned() } else { None };
        self.contents.found.push(FoundPlaceholder {
            written: written.to_owned(),
            spot,
            meaning: meaning.clone(),
            nearest,
        });
        meaning
    }

    fn mistake(&mut self, code: &'static str, message: impl Into<String>, hint: impl Into<String>, spot: Spot) {
        self.contents.mistakes.push(FormMistake { code, message: message.into(), hint: hint.into(), spot });
    }

    fn open_brace(&mut self, spot: Spot) {
        let hint = "占位符要写成 {{项目名称}} 的样子，前后各两个花括号，中间不换行。";
        self.mistake("open_brace", "花括号不成对", hint, spot);
    }

    fn two_lists(&mut self, spot: Spot) {
        let hint = "一行只能重复一组数据：请把两组数据分到不同的行。";
        self.mistake("two_lists", "同一行里有两组不同的数据", hint, spot);
    }
}

/// What something written between braces means.
fn meaning(catalogue: &Catalogue, written: &str) -> Option<Placeholder> {
    if matches!(written.trim(), ROW_NUMBER | "＃" | "行号") {
        return Some(Placeholder {
            path: ROW_NUMBER.to_owned(),
            label: "行号".to_owned(),
            lists: Vec::new(),
            field: ROW_NUMBER.to_owned(),
            kind: FieldKind::Number,
            sample: "1".to_owned(),
        });
    }
    catalogue.find(written)
}

/// Whether one list leads to the other; the deeper of the two.
fn deeper<'l>(one: &'l [String], other: &'l [String]) -> Option<&'l [String]> {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.starts_with(short).then_some(long)
}
