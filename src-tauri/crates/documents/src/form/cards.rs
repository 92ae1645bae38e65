//! Cards to cut, and the plan of a classroom.

use serde::Deserialize;

use super::{Face, Path, Size, Template, one, title_face};

/// Cards to cut, one per record.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    /// The list.
    pub path: Path,
    /// Cards side by side.
    #[serde(default = "one")]
    pub columns: usize,
    /// Cards one under another.
    #[serde(default = "one")]
    pub rows: usize,
    /// Height of a card in millimetres; the page's height shared out when absent.
    pub height: Option<f32>,
    /// A place card: the upper half upside down with the same texts.
    #[serde(default)]
    pub fold: bool,
    /// A thin frame inside.
    #[serde(default)]
    pub rule: bool,
    /// Marks at the edges of the sheet instead of lines along every card.
    #[serde(default)]
    pub cut_marks: bool,
    /// Millimetres kept free at both sides of the texts.
    #[serde(default = "inset")]
    pub inset: f32,
    /// The texts from top to bottom.
    pub lines: Vec<CardLine>,
}

fn inset() -> f32 {
    8.0
}

/// One text of a card.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardLine {
    /// The text; one that comes out empty takes no room.
    pub text: Template,
    /// Size; shrinks to the card's width.
    pub size: Size,
    /// Face.
    #[serde(default = "title_face")]
    pub face: Face,
    /// Millimetres above.
    #[serde(default)]
    pub gap: f32,
    /// On how many lines a long text may stand rather than shrink much.
    #[serde(default = "one")]
    pub lines: usize,
    /// A name of two characters is spread as wide as one of three.
    #[serde(default)]
    pub spread: bool,
}

/// A classroom seen from above: a row per record of the list, each with a list `seats` of its own; a seat whose field
/// `aisle` holds something has an aisle at its right, one whose texts are all empty is free.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// The rows, the front one first.
    pub path: Path,
    /// What stands in front.
    pub front: Template,
    /// What a row is called, at its left.
    pub side: Option<Template>,
    /// The texts of a seat from top to bottom.
    pub lines: Vec<CardLine>,
}
