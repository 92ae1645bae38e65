//! Certificate templates as they cross, and as their files are written.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;

/// A template as the designer has it. The same words make its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateDesign {
    /// What the office calls it.
    pub title: String,
    /// Which way the sheet lies.
    pub orientation: SheetOrientation,
    /// Made for stock that is printed already.
    #[serde(default)]
    pub overprint: bool,
    /// Elements from the lowest to the uppermost.
    #[serde(default)]
    pub element: Vec<TemplateElement>,
}

/// Which way a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetOrientation {
    /// Upright.
    Portrait,
    /// Lying.
    Landscape,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ElementKind {
    /// Text with placeholders.
    Text,
    /// A straight line.
    Line,
    /// A rectangle.
    Rectangle,
    /// An ornamental border.
    Border,
    /// A picture.
    Image,
    /// A QR code.
    Qr,
}

/// An element. Lengths are millimetres from the upper left corner, sizes points, colours `#rrggbb`; which of the
/// attributes may be given depends on its kind, and what isn't given is as usual.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateElement {
    /// Its name within the template.
    pub id: String,
    /// What it is.
    pub kind: ElementKind,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// It stands on the stock already.
    #[serde(default, skip_serializing_if = "is_false")]
    pub on_stock: bool,
    /// Text or content of the QR code, with placeholders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// Face.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub face: Option<String>,
    /// Size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub size: Option<f64>,
    /// Size below which it isn't shrunk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub least: Option<f64>,
    /// `left`, `center`, `right` or `justify`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub align: Option<String>,
    /// `top`, `middle` or `bottom`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub valign: Option<String>,
    /// Breaks into lines.
    #[serde(default, skip_serializing_if = "is_false")]
    pub wrap: bool,
    /// Height of a line in multiples of the size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub leading: Option<f64>,
    /// First-line indent in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub indent: Option<f64>,
    /// Most lines; 0 for as many as the box holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub most_lines: Option<u32>,
    /// Space between characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub spacing: Option<f64>,
    /// Colour of text, lines, rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub colour: Option<String>,
    /// Thickness of lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub thickness: Option<f64>,
    /// Broken line.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dashed: bool,
    /// What a rectangle is filled with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub fill: Option<String>,
    /// Ornament of a border: `guilloche`, `fret` or `rules`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub style: Option<String>,
    /// Width of the ornament.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub band: Option<f64>,
    /// Colour of the ornament.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub second: Option<String>,
    /// Digest of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub image: Option<String>,
    /// The picture lies over the texts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub over: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A template in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateRow {
    /// By which it is named to programs.
    pub key: String,
    /// What the office calls it.
    pub title: String,
    /// Which way the sheet lies.
    #[ts(type = "\"portrait\" | \"landscape\"")]
    pub orientation: &'static str,
    /// Made for stock that is printed already.
    pub overprint: bool,
    /// Ships with the program.
    pub shipped: bool,
    /// A shipped one that the office has changed.
    pub changed: bool,
    /// Titles of the classes that have chosen it.
    pub classes: Vec<String>,
}

/// Something a template may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateField {
    /// What the window calls it.
    pub label: String,
    /// How it stands in a text.
    pub placeholder: String,
}

/// Names and titles to try a template with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// As most are.
    Usual,
    /// A name of two characters, a title of ten.
    Shortest,
    /// A name of thirty characters.
    LongName,
    /// A title of sixty characters.
    LongTitle,
    /// Both.
    Longest,
    /// A name that few fonts draw.
    Rare,
    /// A learner of the class, or the last who got a certificate.
    Real,
}

/// Something to try a template with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SampleRow {
    /// Which.
    pub kind: SampleKind,
    /// What the window calls it.
    pub label: String,
}

/// Which templates are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplatesQuery {
    /// Whose choice is asked for too.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub class_id: Option<String>,
}

/// The templates, and what a designer needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateList {
    /// Shipped ones first.
    pub templates: Vec<TemplateRow>,
    /// What a text may show.
    pub fields: Vec<TemplateField>,
    /// What to try with.
    pub samples: Vec<SampleRow>,
    /// Key of the template that the class uses; the usual one where none is asked for.
    pub chosen: String,
}

/// A template by its key or title.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateKey {
    /// Key or title.
    pub key: String,
}

/// A template to be worked on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TemplateView {
    /// Its key.
    pub key: String,
    /// Itself.
    pub design: TemplateDesign,
}

/// A template to be kept.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateSave {
    /// In whose place; absent for a new one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub key: Option<String>,
    /// Itself.
    pub design: TemplateDesign,
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateSaved {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What is worth a look.
    pub problems: Vec<Problem>,
    /// In Chinese.
    pub done: String,
}

/// Where a template's file goes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateExport {
    /// Key or title.
    pub key: String,
    /// File.
    pub path: String,
}

/// A template to be tried.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateTry {
    /// Itself.
    pub design: TemplateDesign,
    /// With what.
    pub sample: SampleKind,
    /// Whose learner, for a real one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub class_id: Option<String>,
}

/// A template as it would be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplatePreview {
    /// The PDF in base64, as far as it could be drawn.
    pub pdf: String,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

/// The template of a class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateChoice {
    /// Class.
    pub class_id: String,
    /// Key or title; absent for the usual one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub template: Option<String>,
}

/// A picture taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateImage {
    /// By which elements name it.
    pub digest: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Something shows through.
    pub transparent: bool,
}
