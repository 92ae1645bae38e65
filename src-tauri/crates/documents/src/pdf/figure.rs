//! Drawings of many curves, such as a certificate's border: written once in a file however many pages show them.

use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::content::{fine, number, operands};
use crate::layout::{Colour, MM};

/// A drawing that stands where it was drawn on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    name: String,
    content: Arc<[u8]>,
}

impl Figure {
    /// Its name among the resources: by what it shows.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn content(&self) -> &[u8] {
        &self.content
    }
}

/// Draws figures in millimetres from the upper left corner.
#[derive(Debug, Default)]
pub(crate) struct Pen {
    out: String,
}

/// Where a tile of a pattern is put: the six numbers of a matrix.
pub(crate) type Matrix = [f32; 6];

impl Pen {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Sets colour and thickness of the lines that follow, with round ends so that tiles join without a seam.
    pub(crate) fn line(&mut self, colour: Colour, width: f32) -> &mut Self {
        let _ = writeln!(self.out, "{} {} w 1 J 1 j", operands(colour, 'S'), number(width));
        self
    }

    /// Sets the colour of the areas that follow.
    pub(crate) fn area(&mut self, colour: Colour) -> &mut Self {
        let _ = writeln!(self.out, "{}", operands(colour, 'f'));
        self
    }

    /// Begins a line.
    pub(crate) fn to(&mut self, x: f32, y: f32) -> &mut Self {
        let _ = writeln!(self.out, "{} {} m", number(x), number(y));
        self
    }

    /// Goes on straight.
    pub(crate) fn straight(&mut self, x: f32, y: f32) -> &mut Self {
        let _ = writeln!(self.out, "{} {} l", number(x), number(y));
        self
    }

    /// Goes on in a curve, with its two control points.
    pub(crate) fn curve(&mut self, first: (f32, f32), second: (f32, f32), end: (f32, f32)) -> &mut Self {
        for (x, y) in [first, second, end] {
            let _ = write!(self.out, "{} {} ", number(x), number(y));
        }
        self.out.push_str("c\n");
        self
    }

    /// Strokes what was begun.
    pub(crate) fn stroke(&mut self) -> &mut Self {
        self.out.push_str("S\n");
        self
    }

    /// Closes and fills what was begun.
    pub(crate) fn fill(&mut self) -> &mut Self {
        self.out.push_str("f\n");
        self
    }

    /// A rectangle of lines with sharp corners.
    pub(crate) fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) -> &mut Self {
        let _ = writeln!(self.out, "0 j {} {} {} {} re S 1 j", number(x), number(y), number(width), number(height));
        self
    }

    /// Puts a pattern's tile. The same tile is written alike each time, so that compression makes nothing of it.
    pub(crate) fn tile(&mut self, tile: &Self, matrix: Matrix) -> &mut Self {
        self.out.push('q');
        for value in matrix {
            let _ = write!(self.out, " {}", fine(value));
        }
        let _ = writeln!(self.out, " cm\n{}Q", tile.out);
        self
    }

    /// The figure on a sheet of a height in points.
    pub(crate) fn finish(&self, height: f32) -> Figure {
        let content = format!("q {mm} 0 0 -{mm} 0 {} cm\n{}Q\n", number(height), self.out, mm = fine(MM));
        let name = Sha256::digest(&content)[..6].iter().fold("V".to_owned(), |name, byte| format!("{name}{byte:02x}"));
        Figure { name, content: content.into_bytes().into() }
    }
}
