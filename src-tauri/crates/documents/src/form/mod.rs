//! The description of a paper, as an office can read and correct it in `assets/forms`.
//!
//! A form holds no rule and computes nothing. [`crate::paper::compose`] joins it with a record into a
//! [`crate::paper::Paper`], from which both the PDF and the workbook are made.

mod cards;
mod figures;
mod named;
mod read;
mod scalar;
mod template;

pub use cards::{CardLine, Cards, Seats};
pub use figures::{Chart, ChartLook, Pictures};
pub use named::NamedPath;
pub use scalar::{Align, CellKind, Face, Size, VerticalAlign};
pub use template::{Path, Piece, Template};

use serde::Deserialize;

/// What is wrong with a form file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("表单文件“{file}”{place}：{reason}")]
pub struct FormError {
    /// The file as the caller named it.
    pub file: String,
    /// The place in it, such as `第3块（grid）`; empty for the head of the file.
    pub place: String,
    /// What is wrong.
    pub reason: String,
}

/// One paper's description.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Kind of paper, as the command line names it.
    pub kind: String,
    /// Document title.
    pub title: Template,
    /// File name without extension.
    pub file_name: Template,
    /// Style of the page.
    pub layout: Layout,
    /// The sheet of paper.
    pub sheet: Sheet,
    /// Which way it lies.
    pub orientation: Orientation,
    /// Formats in which the paper is delivered.
    pub formats: Vec<Format>,
    /// Margins in millimetres.
    pub margins: Margins,
    /// How pages are numbered.
    pub page_number: PageNumber,
    /// The first page is a cover: it bears no number and isn't counted.
    pub cover: bool,
    /// Body size.
    pub size: Size,
    /// Body face.
    pub face: Face,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

impl Form {
    /// Reads and checks a form file; `file` is its name for messages.
    ///
    /// # Errors
    /// The first thing wrong, with the block it stands in.
    pub fn parse(text: &str, file: &str) -> Result<Self, FormError> {
        read::parse(text, file)
    }
}

/// Style of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Running text as GB/T 9704 sets it: 22 lines of 28 characters.
    Official,
    /// Forms and tables.
    #[default]
    Table,
}

/// The sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Sheet {
    /// A4.
    #[default]
    A4,
    /// A3.
    A3,
    /// A4, and A3 where the seats of a plan would be too small on A4.
    #[serde(rename = "A4/A3")]
    Fitting,
}

/// Which way the sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// Lying.
    Landscape,
}

/// A format of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A PDF to print.
    Pdf,
    /// A workbook.
    Xlsx,
}

/// Margins in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Above.
    pub top: f32,
    /// At the right.
    pub right: f32,
    /// Below.
    pub bottom: f32,
    /// At the left.
    pub left: f32,
}

/// How pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageNumber {
    /// “— 1 —” at the outer side, one character in (GB/T 9704).
    Outer,
    /// “— 1 —” in the middle.
    Center,
    /// “第 1 页　共 3 页” in the middle.
    Full,
    /// None.
    None,
}

/// A block with what every block may carry.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// When it is printed.
    pub condition: Condition,
    /// Not split over pages where a page can hold it.
    pub keep_together: bool,
    /// Extra space above in millimetres.
    pub before: f32,
    /// Extra space below in millimetres.
    pub after: f32,
    /// What it is.
    pub content: Content,
}

/// Paths that must all be present and not empty, and paths that must not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition {
    /// All of these hold something.
    pub when: Vec<String>,
    /// None of these holds anything.
    pub unless: Vec<String>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// “附件2”.
    Annex(Annex),
    /// The title.
    Title(Title),
    /// One line with up to three texts.
    Line(Line),
    /// A heading.
    Heading(Heading),
    /// Running text.
    Paragraph(Paragraph),
    /// 附件：1. …
    Attachments(Attachments),
    /// 署名 and 成文日期.
    Signature(Signature),
    /// A table of fixed cells.
    Grid(Grid),
    /// A table with a row per record.
    List(Box<List>),
    /// Blocks repeated per record.
    Each(Each),
    /// Cards to cut.
    Cards(Cards),
    /// A classroom seen from above.
    Seats(Seats),
    /// A bar chart.
    Chart(Chart),
    /// Pictures with what stands beneath them.
    Pictures(Pictures),
    /// A new page.
    PageBreak,
    /// Empty height.
    Spacer(Spacer),
}

/// “附件2”, 三号 黑体 flush left.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// The text.
    pub text: Template,
}

/// The title, centred.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// The text; `\n` breaks by hand.
    pub text: Template,
    /// A line beneath in 楷体 三号.
    pub subtitle: Option<Template>,
    /// Size, as shipped 二号.
    #[serde(default = "title_size")]
    pub size: Size,
    /// Face.
    #[serde(default = "title_face")]
    pub face: Face,
}

fn title_size() -> Size {
    Size(22.0)
}

fn title_face() -> Face {
    Face::SongBold
}

/// One line with up to three texts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// At the left.
    pub left: Option<Template>,
    /// In the middle.
    pub center: Option<Template>,
    /// At the right.
    pub right: Option<Template>,
    /// Own size.
    pub size: Option<Size>,
    /// Own face.
    pub face: Option<Face>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// The text with its number.
    pub text: Template,
    /// 1 黑体, 2 楷体, 3 body face.
    #[serde(default = "first_level")]
    pub level: u8,
}

fn first_level() -> u8 {
    1
}

/// Running text; each `\n` begins a paragraph.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// The text.
    pub text: Template,
    /// First-line indent in characters; 0 for the addressee.
    #[serde(default = "two_characters")]
    pub indent: f32,
    /// Alignment.
    #[serde(default = "justified")]
    pub align: Align,
    /// Own size.
    pub size: Option<Size>,
    /// Own face.
    pub face: Option<Face>,
    /// Short lines that begin `一、` or `（一）` are set as headings.
    #[serde(default)]
    pub headings: bool,
}

fn two_characters() -> f32 {
    2.0
}

fn justified() -> Align {
    Align::Justify
}

/// 附件：1. … with hanging indent.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachments {
    /// The names; those that come out empty are dropped.
    pub items: Vec<Template>,
    /// The list for each of whose records the names are said; none says them once.
    pub path: Option<Path>,
}

/// 署名 and 成文日期 as GB/T 9704 places them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The lines, the date last.
    pub lines: Vec<Template>,
    /// Empty lines above.
    #[serde(default = "two_lines")]
    pub blank: u8,
}

fn two_lines() -> u8 {
    2
}

/// A table of fixed cells.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Relative widths of the columns.
    pub widths: Vec<f32>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Glued to the table above.
    #[serde(default)]
    pub join: bool,
    /// Own size.
    pub size: Option<Size>,
    /// Own face.
    pub face: Option<Face>,
    /// Least height of each row in millimetres.
    #[serde(default)]
    pub min_height: f32,
}

/// A row of a grid.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "WrittenRow")]
pub struct GridRow {
    /// The cells that begin in this row.
    pub cells: Vec<Cell>,
    /// When it is printed.
    pub condition: Condition,
    /// Least height in millimetres.
    pub min_height: f32,
    /// Takes a share of the room left on the last page.
    pub grow: bool,
    /// Repeated on each new page.
    pub head: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenRow {
    Plain(Vec<Cell>),
    Full(FullRow),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FullRow {
    cells: Vec<Cell>,
    #[serde(default)]
    when: OneOrMany,
    #[serde(default)]
    unless: OneOrMany,
    #[serde(default)]
    min_height: f32,
    #[serde(default)]
    grow: bool,
    #[serde(default)]
    head: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl From<OneOrMany> for Vec<String> {
    fn from(written: OneOrMany) -> Self {
        match written {
            OneOrMany::One(path) => vec![path],
            OneOrMany::Many(paths) => paths,
        }
    }
}

impl From<WrittenRow> for GridRow {
    fn from(row: WrittenRow) -> Self {
        match row {
            WrittenRow::Plain(cells) => {
                Self { cells, condition: Condition::default(), min_height: 0.0, grow: false, head: false }
            }
            WrittenRow::Full(row) => Self {
                cells: row.cells,
                condition: Condition { when: row.when.into(), unless: row.unless.into() },
                min_height: row.min_height,
                grow: row.grow,
                head: row.head,
            },
        }
    }
}

/// A cell: a `label` or a `value`.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// A label: 黑体, centred, shaded.
    pub label: Option<Template>,
    /// A value.
    pub value: Option<Template>,
    /// Columns covered.
    #[serde(default = "one")]
    pub span: usize,
    /// Rows covered.
    #[serde(default = "one")]
    pub rows: usize,
    /// Horizontal alignment.
    pub align: Option<Align>,
    /// Vertical alignment.
    pub valign: Option<VerticalAlign>,
    /// What it holds.
    #[serde(default)]
    pub kind: CellKind,
    /// Least height in millimetres.
    #[serde(default)]
    pub min_height: f32,
    /// Text at the bottom right, such as the place of a seal.
    pub foot: Option<Template>,
    /// First-line indent in characters.
    #[serde(default)]
    pub indent: f32,
    /// Own size.
    pub size: Option<Size>,
    /// Own face.
    pub face: Option<Face>,
    /// Shaded like a label.
    #[serde(default)]
    pub shade: bool,
    /// One line, shrunk to the width before it wraps.
    #[serde(default)]
    pub fit: bool,
}

fn one() -> usize {
    1
}

/// A table with a row per record.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The list.
    pub path: Path,
    /// The columns.
    pub columns: Vec<Column>,
    /// A label cell at the left that spans all rows.
    pub side: Option<Template>,
    /// Its width, in the same units as the columns.
    #[serde(default = "side_width")]
    pub side_width: f32,
    /// A first column with row numbers.
    pub number: Option<NumberColumn>,
    /// A row above the column heads.
    #[serde(default)]
    pub group: Vec<GroupHead>,
    /// A last row.
    #[serde(default)]
    pub totals: Vec<Cell>,
    /// Text of one row when the list has none.
    pub empty: Option<Template>,
    /// Filled up with blank rows to this many.
    #[serde(default)]
    pub min_rows: usize,
    /// Least height of a row in millimetres.
    #[serde(default)]
    pub min_height: f32,
    /// Whether column heads are printed.
    #[serde(default = "yes")]
    pub head: bool,
    /// Glued to the table above.
    #[serde(default)]
    pub join: bool,
    /// Own size.
    pub size: Option<Size>,
    /// Own face.
    pub face: Option<Face>,
}

fn side_width() -> f32 {
    15.0
}

fn yes() -> bool {
    true
}

/// The column of row numbers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberColumn {
    /// Its head.
    #[serde(default = "number_title")]
    pub title: Template,
    /// Its relative width.
    #[serde(default = "number_width")]
    pub width: f32,
}

fn number_title() -> Template {
    Template { pieces: vec![Piece::Literal("序号".to_owned())] }
}

fn number_width() -> f32 {
    6.0
}

/// A head over several columns.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupHead {
    /// The text; empty over one column: that column's own head reaches up.
    #[serde(default)]
    pub title: Template,
    /// Columns covered.
    #[serde(default = "one")]
    pub span: usize,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The head.
    #[serde(default)]
    pub title: Template,
    /// Relative width.
    pub width: f32,
    /// The value's path.
    pub path: Option<Path>,
    /// Or a text with placeholders; neither: blank, to be written by hand.
    pub value: Option<Template>,
    /// The value at `path` is a person's name.
    #[serde(default)]
    pub name: bool,
    /// Horizontal alignment.
    pub align: Option<Align>,
    /// Vertical alignment.
    pub valign: Option<VerticalAlign>,
    /// What it holds.
    #[serde(default)]
    pub kind: CellKind,
    /// One line, shrunk to the width before it wraps.
    #[serde(default)]
    pub fit: bool,
    /// Own size.
    pub size: Option<Size>,
    /// Own face.
    pub face: Option<Face>,
    /// Equal neighbours one under another become one cell.
    #[serde(default)]
    pub merge: bool,
    /// Drop-down list in the workbook.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Repeated for each record of this outer list, `[[key]]` standing for its values.
    pub each: Option<Path>,
}

/// Blocks repeated per record.
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    /// The list.
    pub path: Path,
    /// Every record after the first begins a page.
    pub page_break: bool,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// Empty height.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spacer {
    /// Millimetres.
    pub height: f32,
}
