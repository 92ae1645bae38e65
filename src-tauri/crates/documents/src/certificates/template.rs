//! What a certificate's template holds: elements in millimetres on A4, in the order in which they are drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::form::{Align, Face, Orientation, Template, VerticalAlign};
use crate::layout::Colour;
use crate::pdf::Raster;

/// A certificate's template.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateTemplate {
    /// What the office calls it.
    pub title: String,
    /// Which way the sheet lies.
    pub orientation: Orientation,
    /// Made for stock that is printed already: what stands on the stock is never printed.
    pub overprint: bool,
    /// The elements, from the lowest to the uppermost.
    pub elements: Vec<Element>,
    /// The pictures by their digests.
    pub images: BTreeMap<String, Arc<Raster>>,
}

impl CertificateTemplate {
    /// Width and height of the sheet, mm.
    pub fn sheet(&self) -> (f32, f32) {
        match self.orientation {
            Orientation::Portrait => (210.0, 297.0),
            Orientation::Landscape => (297.0, 210.0),
        }
    }

    /// Digests of the pictures that its elements show.
    pub fn shown_images(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|e| match &e.body {
            Body::Image(image) => Some(image.image.as_str()),
            _ => None,
        })
    }
}

/// A box on the sheet, mm from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Frame {
    /// Whether two boxes share more than a touch.
    pub fn meets(&self, other: &Self) -> bool {
        const TOUCH: f32 = 0.1;
        self.x + TOUCH < other.x + other.width
            && other.x + TOUCH < self.x + self.width
            && self.y + TOUCH < other.y + other.height
            && other.y + TOUCH < self.y + self.height
    }
}

/// Something on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its name within the template.
    pub id: String,
    /// Its box.
    pub frame: Frame,
    /// It stands on the stock already; left out when printing on stock.
    pub on_stock: bool,
    /// What it is.
    pub body: Body,
}

/// What an element is.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Text with placeholders.
    Text(TextBox),
    /// A straight line, lying or upright as its box is.
    Line(Line),
    /// A rectangle.
    Rectangle(Rectangle),
    /// An ornamental border.
    Border(Border),
    /// A picture.
    Image(Image),
    /// The QR code of a text with placeholders.
    Qr(Template),
}

/// A text in a box.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// Text with placeholders.
    pub text: Template,
    /// Face.
    pub face: Face,
    /// Size, points.
    pub size: f32,
    /// Size below which it isn't shrunk, points.
    pub least: f32,
    /// Across the box.
    pub align: Align,
    /// In the height of the box.
    pub valign: VerticalAlign,
    /// Breaks into lines instead of shrinking to one.
    pub wrap: bool,
    /// Height of a line in multiples of the size.
    pub leading: f32,
    /// First-line indent in characters.
    pub indent: f32,
    /// Most lines; 0 for as many as the box holds.
    pub most_lines: usize,
    /// Space between characters, mm.
    pub spacing: f32,
    /// Colour.
    pub colour: Ink,
}

/// A colour as templates write it, `#9b2d20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub [u8; 3]);

impl Ink {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    pub(super) fn colour(self) -> Colour {
        let [red, green, blue] = self.0.map(|part| f32::from(part) / 255.0);
        if self.0[0] == self.0[1] && self.0[1] == self.0[2] { Colour::Grey(red) } else { Colour::Rgb(red, green, blue) }
    }
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Thickness, mm.
    pub thickness: f32,
    /// Colour.
    pub colour: Ink,
    /// Broken.
    pub dashed: bool,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// Thickness of its lines, mm; 0 for none.
    pub thickness: f32,
    /// Colour of its lines.
    pub colour: Ink,
    /// What it is filled with.
    pub fill: Option<Ink>,
}

/// An ornamental border, drawn inwards from its box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Border {
    /// Ornament.
    pub style: BorderStyle,
    /// Width of the ornament, mm.
    pub band: f32,
    /// Colour of the rules.
    pub colour: Ink,
    /// Colour of the ornament.
    pub second: Ink,
}

/// Ornament of a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BorderStyle {
    /// Interlaced waves with rosettes in the corners, as securities have them.
    Guilloche,
    /// 回纹.
    Fret,
    /// A thick and a thin rule with stepped corners.
    Rules,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Digest of the picture.
    pub image: String,
    /// Over the texts, as a seal is; otherwise under them.
    pub over: bool,
}
