//! Setting a paper on pages: lines, tables, flow. Units are points from the top left corner.

mod cards;
mod chart;
pub(crate) mod flow;
mod stretch;
mod table;
pub(crate) mod text;
mod title;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use yanxiu_domain::record::Picture;

use crate::fonts::Font;
use crate::pdf::{Figure, Raster};

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

impl Drawn {
    /// Whether it hides what was drawn before it at its place.
    pub(crate) fn covers(&self) -> bool {
        matches!(self, Self::Picture { .. } | Self::Image { .. } | Self::Area { .. })
    }
}

/// Something drawn on a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Drawn {
    /// Text in one font from its baseline.
    Text { x: f32, y: f32, size: f32, font: Font, spacing: f32, upside_down: bool, colour: Colour, text: String },
    /// A straight rule.
    Rule { from: (f32, f32), to: (f32, f32), width: f32, dashed: bool, colour: Colour },
    /// A picture, from its top left corner.
    Picture { x: f32, y: f32, width: f32, height: f32, picture: Picture },
    /// A picture with what shows through it, from its top left corner.
    Image { x: f32, y: f32, width: f32, height: f32, image: Arc<Raster> },
    /// A drawing of many curves, at its own place.
    Figure(Figure),
    /// A filled area.
    Area { x: f32, y: f32, width: f32, height: f32, colour: Colour },
    /// A square of black and white modules: a bit each, rows filled up to whole bytes, 1 for black.
    Stencil { x: f32, y: f32, side: f32, modules: usize, bits: Arc<[u8]> },
}

/// Colours papers use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Colour {
    /// A grey from 0, black, to 1, white.
    Grey(f32),
    /// Red, green, blue.
    Rgb(f32, f32, f32),
}

pub(crate) const BLACK: Colour = Colour::Grey(0.0);

/// A scale about the upper left corner, then a move to the right and down, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Placed {
    pub(crate) scale: (f32, f32),
    pub(crate) by: (f32, f32),
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// How all of it is scaled and moved on the sheet, when it is.
    pub(crate) placed: Option<Placed>,
    pub(crate) drawn: Vec<Drawn>,
}
