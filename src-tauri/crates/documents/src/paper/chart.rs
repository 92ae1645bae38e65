//! A chart, resolved.

use yanxiu_domain::record::Value;

use super::scope::Scope;
use super::{PaperError, Text};
use crate::form::{self, ChartLook, Path};

/// A chart.
#[derive(Debug, Clone)]
pub struct Chart {
    /// How it is drawn.
    pub look: ChartLook,
    /// What it shows.
    pub title: Option<Text>,
    /// What its lengths are called, where a bar has several.
    pub series: Vec<String>,
    /// The full length, and what stands behind its number.
    pub full: f32,
    /// Unit of the numbers.
    pub unit: String,
    /// Its bars.
    pub bars: Vec<ChartBar>,
}

/// A bar, or a group of them.
#[derive(Debug, Clone)]
pub struct ChartBar {
    /// What is measured.
    pub label: Text,
    /// A second line of that.
    pub beneath: Text,
    /// The lengths.
    pub lengths: Vec<ChartLength>,
}

/// One length of a bar.
#[derive(Debug, Clone)]
pub struct ChartLength {
    /// The number.
    pub value: f32,
    /// Its share of the full length, 0 to 1.
    pub share: f32,
    /// What stands there.
    pub text: String,
}

/// Joins a chart with a record. A row without a number has no bar.
pub(super) fn chart(written: &form::Chart, scope: &Scope<'_>) -> Result<Chart, PaperError> {
    let mut bars = Vec::new();
    for row in scope.rows(&written.path)? {
        bars.extend(bar(written, &scope.within(row))?);
    }
    let longest = bars.iter().flat_map(|b: &ChartBar| &b.lengths).fold(0.0, |most: f32, l| most.max(l.value));
    let full = written.max.unwrap_or(longest);
    for length in bars.iter_mut().flat_map(|b| &mut b.lengths) {
        length.share = if full > 0.0 { (length.value / full).clamp(0.0, 1.0) } else { 0.0 };
    }
    let title = written.title.as_ref().map(|t| scope.text(t)).transpose()?;
    let (series, unit) = (written.series.clone(), written.unit.clone());
    Ok(Chart { look: written.look, title, series, full, unit, bars })
}

fn bar(written: &form::Chart, scope: &Scope<'_>) -> Result<Option<ChartBar>, PaperError> {
    let mut lengths = Vec::new();
    let first = Some((&written.value, &written.text));
    for (path, said) in first.into_iter().chain(written.second.as_ref().map(|path| (path, &written.second_text))) {
        let Some((value, bare)) = number(path, scope)? else { return Ok(None) };
        let text = match said {
            Some(template) => scope.text(template)?.plain(),
            None => format!("{bare}{}", written.unit),
        };
        lengths.push(ChartLength { value, share: 0.0, text });
    }
    let beneath = written.beneath.as_ref().map(|t| scope.text(t)).transpose()?.unwrap_or_default();
    Ok(Some(ChartBar { label: scope.text(&written.label)?, beneath, lengths }))
}

/// The number at a path, with its digits as printed; `%` behind it is left out.
fn number(path: &Path, scope: &Scope<'_>) -> Result<Option<(f32, String)>, PaperError> {
    let text = scope.value(path)?.map(Value::printed).unwrap_or_default();
    let bare = text.trim().trim_end_matches('%').to_owned();
    Ok(bare.parse().ok().map(|value| (value, bare)))
}
