//! A form joined with a record: every text resolved, every table a plain grid of cells. Both the PDF and the workbook
//! are made from it.

mod chart;
mod compose;
mod scope;

pub use chart::{Chart, ChartBar, ChartLength};
pub use compose::compose;

use yanxiu_domain::record::{Picture, Record};

use crate::form::{Align, CardLine, CellKind, Face, Form, Template, VerticalAlign};

/// Why a paper can't be made; nothing is ever printed as a blank, a box or a “?” instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The form names a path that the record doesn't have.
    #[error("表单“{kind}”用到的字段“{path}”不存在")]
    UnknownField {
        /// Kind of paper.
        kind: String,
        /// Path.
        path: String,
    },
    /// Repeated columns don't add up.
    #[error("表单“{kind}”的列数对不上：{reason}")]
    Columns {
        /// Kind of paper.
        kind: String,
        /// What is wrong.
        reason: String,
    },
    /// No font at hand draws a character.
    #[error("“{text}”中的“{character}”（U+{code:04X}）没有字体能显示")]
    NoGlyph {
        /// The text around it.
        text: String,
        /// The character.
        character: char,
        /// Its code point.
        code: u32,
    },
    /// A text of a certificate stands out of its box even at its least size.
    #[error("“{text}”放不下：已缩到最小字号")]
    NoRoom {
        /// The text.
        text: String,
    },
    /// A template's picture isn't at hand.
    #[error("证书样式用到的图片（{image}）不在")]
    NoImage {
        /// Its digest.
        image: String,
    },
    /// Whoever asked for it has called it off.
    #[error("已按要求停止，没有写出任何文件")]
    Stopped,
    /// Anything the writers of PDF and workbooks say.
    #[error("生成文件时出错：{0}")]
    Writing(String),
}

/// A stretch of text; a person's name is never set in two faces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The text.
    pub text: String,
    /// Whether it is a person's name.
    pub name: bool,
}

/// A resolved text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Stretch>);

impl Text {
    /// The text as one string.
    pub fn plain(&self) -> String {
        self.0.iter().map(|s| s.text.as_str()).collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|s| s.text.is_empty())
    }

    /// An ordinary text.
    pub fn of(text: impl Into<String>) -> Self {
        Self(vec![Stretch { text: text.into(), name: false }])
    }
}

/// One text filled from a record.
///
/// # Errors
/// When it names a field that the record doesn't have.
pub fn resolve(kind: &str, template: &Template, record: &Record) -> Result<Text, PaperError> {
    scope::Scope { kind, records: vec![record] }.text(template)
}

/// A form joined with a record.
#[derive(Debug, Clone)]
pub struct Paper<'f> {
    /// Its description, for page and type.
    pub form: &'f Form,
    /// Title.
    pub title: String,
    /// File name without extension.
    pub file_name: String,
    /// What stands on it.
    pub parts: Vec<Part>,
}

/// One part of a paper with the space around it.
#[derive(Debug, Clone)]
pub struct Part {
    /// Millimetres above.
    pub before: f32,
    /// Millimetres below.
    pub after: f32,
    /// Not split over pages where a page can hold it.
    pub keep_together: bool,
    /// What it is.
    pub body: Body,
}

/// What a part is.
#[derive(Debug, Clone)]
pub enum Body {
    /// “附件2”.
    Annex(Text),
    /// Title with its size and face, and a line beneath.
    Title(Text, f32, Face, Option<Text>),
    /// One line: left, centre, right, size, face.
    Line(Text, Text, Text, Option<f32>, Option<Face>),
    /// Heading with its level.
    Heading(Text, u8),
    /// One paragraph.
    Paragraph(Paragraph),
    /// 附件 of a letter.
    Attachments(Vec<Text>),
    /// 署名 and date, with empty lines above.
    Signature(Vec<Text>, u8),
    /// A table.
    Table(Table),
    /// Cards.
    Cards(Cards),
    /// A classroom.
    Seats(Seats),
    /// A chart.
    Chart(Chart),
    /// Pictures with what stands beneath them, and their greatest height in millimetres.
    Pictures(Vec<(Picture, Text)>, f32),
    /// A new page.
    PageBreak,
    /// Empty height in millimetres.
    Spacer(f32),
}

/// Running text.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// The text, without line breaks.
    pub text: Text,
    /// First-line indent in characters.
    pub indent: f32,
    /// Alignment.
    pub align: Align,
    /// Own size.
    pub size: Option<f32>,
    /// Own face.
    pub face: Option<Face>,
}

/// Cards to cut.
#[derive(Debug, Clone)]
pub struct Cards {
    /// How they look and lie.
    pub looks: crate::form::Cards,
    /// The texts of each card.
    pub cards: Vec<Vec<Text>>,
}

/// A classroom seen from above.
#[derive(Debug, Clone)]
pub struct Seats {
    /// What stands in front.
    pub front: Text,
    /// The rows, the front one first.
    pub rows: Vec<SeatRow>,
    /// The looks of a seat's texts.
    pub lines: Vec<CardLine>,
}

/// A row of seats.
#[derive(Debug, Clone)]
pub struct SeatRow {
    /// What it is called.
    pub side: Text,
    /// The seats from the left.
    pub seats: Vec<Seat>,
}

/// One seat.
#[derive(Debug, Clone)]
pub struct Seat {
    /// What stands on it; all empty when it is free.
    pub texts: Vec<Text>,
    /// An aisle runs at its right.
    pub aisle: bool,
}

impl Seats {
    /// Seats in the longest row.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(|r| r.seats.len()).max().unwrap_or(0)
    }

    /// Columns, counted from 0, with an aisle at their right.
    pub fn aisles(&self) -> Vec<usize> {
        let aisle = |column: &usize| self.rows.iter().any(|r| r.seats.get(*column).is_some_and(|s| s.aisle));
        (0..self.columns()).filter(aisle).collect()
    }
}

/// A table as a plain grid.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Relative widths.
    pub widths: Vec<f32>,
    /// Rows.
    pub rows: Vec<TableRow>,
    /// Glued to the table above.
    pub join: bool,
    /// Own size.
    pub size: Option<f32>,
    /// Own face.
    pub face: Option<Face>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct TableRow {
    /// Cells that begin in it.
    pub cells: Vec<TableCell>,
    /// Repeated on each page.
    pub head: bool,
    /// Takes a share of the room left.
    pub grow: bool,
    /// A blank row after written ones, given up where the page has no room for it.
    pub spare: bool,
    /// Least height in millimetres.
    pub min_height: f32,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct TableCell {
    /// First column.
    pub column: usize,
    /// Columns covered.
    pub span: usize,
    /// Rows covered.
    pub rows: usize,
    /// The text.
    pub text: Text,
    /// Text at the bottom right.
    pub foot: Text,
    /// What it holds.
    pub kind: CellKind,
    /// The number it holds, in hundredths, with the decimals shown.
    pub number: Option<(i64, u8)>,
    /// Horizontal alignment.
    pub align: Align,
    /// Vertical alignment.
    pub valign: VerticalAlign,
    /// A label.
    pub label: bool,
    /// One with its equal neighbour above.
    pub merge: bool,
    /// Shrunk to one line.
    pub fit: bool,
    /// First-line indent in characters.
    pub indent: f32,
    /// Own size.
    pub size: Option<f32>,
    /// Own face.
    pub face: Option<Face>,
    /// Drop-down list in the workbook.
    pub choices: Vec<String>,
}
