//! Charts and pictures.

use serde::Deserialize;

use super::{Path, Template};

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartLook {
    /// Bars one under another, for names.
    #[default]
    Bars,
    /// Columns side by side, for what follows in time.
    Columns,
}

/// A chart with its numbers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// How it is drawn.
    #[serde(default)]
    pub look: ChartLook,
    /// The list.
    pub path: Path,
    /// What a bar is called.
    pub label: Template,
    /// A second line of that.
    pub beneath: Option<Template>,
    /// Path of a number, or of a text that is one, `%` allowed.
    pub value: Path,
    /// What stands at a bar; the number with its unit when absent.
    pub text: Option<Template>,
    /// Path of a second number that is set beside the first.
    pub second: Option<Path>,
    /// What stands at the second.
    pub second_text: Option<Template>,
    /// What the numbers are called, where there are two.
    #[serde(default)]
    pub series: Vec<String>,
    /// The full length; the largest value when absent.
    pub max: Option<f32>,
    /// Text after each number.
    #[serde(default)]
    pub unit: String,
    /// Text above.
    pub title: Option<Template>,
}

/// Pictures one under another, each with what stands beneath it. Workbooks leave them out.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pictures {
    /// The list.
    pub path: Path,
    /// Path of the picture in a record of it.
    pub picture: Path,
    /// What stands beneath.
    pub caption: Option<Template>,
    /// Greatest height in millimetres.
    pub height: f32,
}
