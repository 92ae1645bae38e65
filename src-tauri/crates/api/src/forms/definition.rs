//! A form as it crosses: its file key by key, so that what the window doesn't touch comes back as it was.

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident $([$($always:tt)*])? { $($(#[$fdoc:meta])* $field:ident: $ty:ty,)* })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                $($($always)*)?
                $(
                    $(#[$fdoc])*
                    #[serde(default, skip_serializing_if = "Option::is_none")]
                    #[ts(optional)]
                    pub $field: Option<$ty>,
                )*
            }
        )+
    };
}

/// A size of type: `三号`, or points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FormSize {
    /// By its Chinese name.
    Named(String),
    /// Points.
    Points(f64),
}

/// A table's rows, or how many cards stand one under another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FormRows {
    /// How many.
    Count(u32),
    /// The rows.
    Rows(Vec<FormGridRow>),
}

/// A list's columns, or how many cards stand side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FormColumns {
    /// How many.
    Count(u32),
    /// The columns.
    Columns(Vec<FormColumn>),
}

/// Lines of a signature, or of a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FormLines {
    /// Texts.
    Texts(Vec<String>),
    /// Texts with their looks.
    Cards(Vec<FormCardLine>),
}

/// A row of a table of fixed cells.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct FormGridRow {
    /// Its cells.
    pub cells: Vec<FormCell>,
    /// Paths that must hold something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<String>,
    /// Paths that must hold nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// Least height in millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub min_height: Option<f64>,
    /// Takes a share of the room left on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub grow: Option<bool>,
    /// Repeated on each page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub head: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenRow {
    Plain(Vec<FormCell>),
    Full(FullRow),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FullRow {
    cells: Vec<FormCell>,
    #[serde(default, deserialize_with = "one_or_many")]
    when: Vec<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    unless: Vec<String>,
    min_height: Option<f64>,
    grow: Option<bool>,
    head: Option<bool>,
}

impl<'de> Deserialize<'de> for FormGridRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match WrittenRow::deserialize(deserializer)? {
            WrittenRow::Plain(cells) => Self { cells, ..Self::default() },
            WrittenRow::Full(row) => Self {
                cells: row.cells,
                when: row.when,
                unless: row.unless,
                min_height: row.min_height,
                grow: row.grow,
                head: row.head,
            },
        })
    }
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::One(path) => vec![path],
        Written::Many(paths) => paths,
    })
}

keys! {
    /// Margins in millimetres.
    FormMargins {
        /// Above.
        top: f64,
        /// At the right.
        right: f64,
        /// Below.
        bottom: f64,
        /// At the left.
        left: f64,
    }
    /// A cell of a table.
    FormCell {
        /// A label.
        label: String,
        /// A value.
        value: String,
        /// Columns covered.
        span: u32,
        /// Rows covered.
        rows: u32,
        /// Horizontal alignment.
        align: String,
        /// Vertical alignment.
        valign: String,
        /// What it holds.
        kind: String,
        /// Least height in millimetres.
        min_height: f64,
        /// Text at the bottom right, such as the place of a seal.
        foot: String,
        /// First-line indent in characters.
        indent: f64,
        /// Own size.
        size: FormSize,
        /// Own face.
        face: String,
        /// Shaded like a label.
        shade: bool,
        /// One line, shrunk to the width before it wraps.
        fit: bool,
    }
    /// A column of a list.
    FormColumn {
        /// The head.
        title: String,
        /// Relative width.
        width: f64,
        /// The value's path.
        path: String,
        /// Or a text with placeholders.
        value: String,
        /// The value is a person's name.
        name: bool,
        /// Horizontal alignment.
        align: String,
        /// Vertical alignment.
        valign: String,
        /// What it holds.
        kind: String,
        /// One line, shrunk to the width before it wraps.
        fit: bool,
        /// Own size.
        size: FormSize,
        /// Own face.
        face: String,
        /// Equal neighbours become one cell.
        merge: bool,
        /// Drop-down list in the workbook.
        choices: Vec<String>,
        /// Repeated for each record of this outer list.
        each: String,
    }
    /// The column of row numbers.
    FormNumberColumn {
        /// Its head.
        title: String,
        /// Its relative width.
        width: f64,
    }
    /// A head over several columns.
    FormGroupHead {
        /// The text.
        title: String,
        /// Columns covered.
        span: u32,
    }
    /// One text of a card.
    FormCardLine {
        /// The text.
        text: String,
        /// Size.
        size: FormSize,
        /// Face.
        face: String,
        /// Millimetres above.
        gap: f64,
        /// On how many lines a long text may stand.
        lines: u32,
        /// A name of two characters is spread as wide as one of three.
        spread: bool,
    }
}

keys! {
    /// A block, with the keys of every kind of block.
    FormBlock [
        /// Kind: `annex`, `title`, `line`, `grid`, `list` …
        #[serde(rename = "type")]
        pub kind: String,
        /// Paths that must hold something.
        #[serde(default, deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
        pub when: Vec<String>,
        /// Paths that must hold nothing.
        #[serde(default, deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
        pub unless: Vec<String>,
    ] {
        /// Not split over pages.
        keep_together: bool,
        /// Millimetres above.
        before: f64,
        /// Millimetres below.
        after: f64,
        /// Text.
        text: String,
        /// A line beneath a title.
        subtitle: String,
        /// Size.
        size: FormSize,
        /// Face.
        face: String,
        /// At the left.
        left: String,
        /// In the middle.
        center: String,
        /// At the right.
        right: String,
        /// Level of a heading.
        level: u8,
        /// First-line indent in characters.
        indent: f64,
        /// Alignment.
        align: String,
        /// Short lines are set as headings.
        headings: bool,
        /// Names of what is attached.
        items: Vec<String>,
        /// Lines of a signature or of a card.
        lines: FormLines,
        /// Empty lines above a signature.
        blank: u8,
        /// Relative widths of a table's columns.
        widths: Vec<f64>,
        /// A table's rows.
        rows: FormRows,
        /// Glued to the table above.
        join: bool,
        /// Least height in millimetres.
        min_height: f64,
        /// The list.
        path: String,
        /// A list's columns.
        columns: FormColumns,
        /// A label cell at the left that spans all rows.
        side: String,
        /// Its width.
        side_width: f64,
        /// A first column with row numbers.
        number: FormNumberColumn,
        /// A row above the column heads.
        group: Vec<FormGroupHead>,
        /// A last row.
        totals: Vec<FormCell>,
        /// Text of one row when the list has none.
        empty: String,
        /// Filled up with blank rows to this many.
        min_rows: u32,
        /// Whether column heads are printed.
        head: bool,
        /// A new page between records.
        page_break: bool,
        /// Blocks repeated for each record.
        block: Vec<FormBlock>,
        /// Height in millimetres.
        height: f64,
        /// A place card.
        fold: bool,
        /// A thin frame inside.
        rule: bool,
        /// Marks at the edges of the sheet.
        cut_marks: bool,
        /// Millimetres kept free at both sides.
        inset: f64,
        /// What stands in front of the seats.
        front: String,
        /// How a chart is drawn: `bars` or `columns`.
        look: String,
        /// What a bar is called.
        label: String,
        /// A second line of that.
        beneath: String,
        /// Path of a bar's number.
        value: String,
        /// Path of a second number beside the first.
        second: String,
        /// What stands at the second.
        second_text: String,
        /// What the numbers are called, where there are two.
        series: Vec<String>,
        /// The full length of a bar.
        max: f64,
        /// Text after each number.
        unit: String,
        /// Text above a chart.
        title: String,
        /// Path of a picture.
        picture: String,
        /// What stands beneath a picture.
        caption: String,
    }
}

keys! {
    /// A whole form.
    FormDefinition [
        /// Kind of paper.
        pub kind: String,
        /// Document title.
        pub title: String,
        /// The blocks in order.
        pub block: Vec<FormBlock>,
    ] {
        /// File name without extension.
        file_name: String,
        /// `official` or `table`.
        layout: String,
        /// `A4`, `A3` or `A4/A3`.
        sheet: String,
        /// `portrait` or `landscape`.
        orientation: String,
        /// Formats of delivery.
        formats: Vec<String>,
        /// Margins.
        margins: FormMargins,
        /// How pages are numbered.
        page_number: String,
        /// The first page is a cover.
        cover: bool,
        /// Body size.
        size: FormSize,
        /// Body face.
        face: String,
    }
}
