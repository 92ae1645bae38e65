//! Charts: bars one under another and columns side by side, of areas, rules and text alone. Greys that a laser printer
//! keeps apart, and the number always written at its bar.

use super::flow::Flow;
use super::text::{At, TextLine, draw, shrink, width};
use super::{BLACK, Colour, Drawn, MM};
use crate::form::{Align, ChartLook, Face};
use crate::paper::{Chart, ChartBar, PaperError, Text};

/// Points of labels and numbers, and the least to which a long one shrinks.
const SIZE: f32 = 10.5;
const LEAST: f32 = 6.5;
/// A bar stands in a row of this height; of several in a row each takes less.
const ROW: f32 = 18.0;
const ROW_OF_SEVERAL: f32 = 13.0;
/// Space between groups of several bars, and above and below a bar in its row.
const BETWEEN: f32 = 7.0;
const INSET: f32 = 4.0;
const INSET_OF_SEVERAL: f32 = 1.5;
/// Labels take this share of the width, and the longest bar that.
const LABELS: f32 = 0.27;
const LONGEST: f32 = 0.5;
/// Height of a full column, and how wide a column and its place are at most.
const HIGH: f32 = 34.0 * MM;
const WIDE: f32 = 7.0 * MM;
const WIDEST_PLACE: f32 = 20.0 * MM;
/// As many columns stand side by side at most; more go into further rows.
const ACROSS: usize = 14;
/// Points of the texts around columns, and what their axis takes at the left.
const SMALL: f32 = 8.5;
const AXIS: f32 = 11.0 * MM;
/// Lines at quarters of the full height.
const GRID: Colour = Colour::Grey(0.8);

/// The grey of a series: the last is the darkest, for it is what came of the others.
fn tint(series: usize, count: usize) -> Colour {
    if series + 1 == count { Colour::Grey(0.4) } else { Colour::Grey(0.75) }
}

/// A height of so many lines.
#[expect(clippy::cast_precision_loss, reason = "a chart has few bars")]
fn times(count: usize, height: f32) -> f32 {
    count as f32 * height
}

fn group_height(bar: &ChartBar) -> f32 {
    if bar.lengths.len() > 1 { times(bar.lengths.len(), ROW_OF_SEVERAL) + BETWEEN } else { ROW }
}

/// Columns in each row of a chart: as even as can be.
fn across(count: usize) -> usize {
    count.div_ceil(count.div_ceil(ACROSS).max(1)).max(1)
}

/// Height of one row of columns: its numbers, the columns, two lines of labels.
const COLUMNS: f32 = SMALL * 1.6 + HIGH + SMALL * 3.4;

/// Height of a chart with all around it.
pub(super) fn chart_height(chart: &Chart) -> f32 {
    let plot = match chart.look {
        ChartLook::Bars => chart.bars.iter().map(group_height).sum(),
        ChartLook::Columns => times(chart.bars.len().div_ceil(across(chart.bars.len())), COLUMNS),
    };
    let legend = if chart.series.is_empty() { 0.0 } else { ROW };
    plot + legend + 2.0 * ROW
}

impl Flow<'_> {
    pub(super) fn chart(&mut self, chart: &Chart) -> Result<(), PaperError> {
        let whole = chart_height(chart);
        if whole <= self.bottom - self.top {
            self.need(whole);
        }
        // An official paper numbers its figures and names them below, any other names them above.
        if let Some(title) = chart.title.as_ref().filter(|_| !self.official()) {
            self.middle(title, Face::Hei, 12.0)?;
        }
        if !chart.series.is_empty() {
            self.legend(&chart.series)?;
        }
        match chart.look {
            ChartLook::Bars => self.bars(&chart.bars)?,
            ChartLook::Columns => {
                for row in chart.bars.chunks(across(chart.bars.len())) {
                    self.need(COLUMNS);
                    self.columns(chart, row)?;
                }
            }
        }
        if let Some(title) = chart.title.as_ref().filter(|_| self.official()) {
            self.charts += 1;
            let mut named = Text::of(format!("图{}　", self.charts));
            named.0.extend(title.0.iter().cloned());
            self.y += INSET;
            self.middle(&named, Face::Hei, SIZE)?;
        }
        Ok(())
    }

    /// A line in the middle of the page.
    fn middle(&mut self, text: &Text, face: Face, size: f32) -> Result<(), PaperError> {
        let at = (self.left, self.y + ROW / 2.0 + size * 0.38);
        self.said(text, face, size, at, self.room, Align::Center)?;
        self.y += ROW * 1.2;
        Ok(())
    }

    /// A text on its baseline, shrunk to its room.
    fn said(
        &mut self,
        text: &Text,
        face: Face,
        size: f32,
        (x, baseline): (f32, f32),
        room: f32,
        align: Align,
    ) -> Result<(), PaperError> {
        let glyphs = self.fonts.shape(text, face)?;
        let size = shrink(&glyphs, size, room, LEAST);
        let at = At { x, baseline, room, size, spacing: 0.0, align };
        draw(&TextLine { glyphs, last: true }, at, self.out());
        Ok(())
    }

    fn legend(&mut self, series: &[String]) -> Result<(), PaperError> {
        let square = SIZE * 0.8;
        let shaped = series
            .iter()
            .map(|name| self.fonts.shape(&Text::of(name.as_str()), Face::Song))
            .collect::<Result<Vec<_>, _>>()?;
        let whole: f32 = shaped.iter().map(|g| square + 4.0 + width(g, SIZE, 0.0)).sum::<f32>()
            + times(series.len().saturating_sub(1), SIZE * 2.0);
        let mut x = self.left + (self.room - whole) / 2.0;
        let y = self.y + ROW / 2.0;
        for (index, glyphs) in shaped.into_iter().enumerate() {
            let colour = tint(index, series.len());
            self.out().push(Drawn::Area { x, y: y - square / 2.0, width: square, height: square, colour });
            x += square + 4.0;
            let room = width(&glyphs, SIZE, 0.0);
            let at = At { x, baseline: y + SIZE * 0.38, room, size: SIZE, spacing: 0.0, align: Align::Left };
            draw(&TextLine { glyphs, last: true }, at, self.out());
            x += room + SIZE * 2.0;
        }
        self.y += ROW;
        Ok(())
    }

    fn bars(&mut self, bars: &[ChartBar]) -> Result<(), PaperError> {
        let labels = self.room * LABELS;
        let axis = self.left + labels + 6.0;
        let mut top = self.y;
        for bar in bars {
            let height = group_height(bar);
            if self.y + height > self.bottom + 0.5 && !self.at_top() {
                self.axis((axis, top), (axis, self.y));
                self.new_page();
                top = self.y;
            }
            let several = bar.lengths.len() > 1;
            let (row, inset) = if several { (ROW_OF_SEVERAL, INSET_OF_SEVERAL) } else { (ROW, INSET) };
            let middle = self.y + height / 2.0;
            let label = (self.left, middle + SIZE * 0.38);
            self.said(&bar.label, Face::Song, SIZE, label, labels, Align::Right)?;
            let mut y = middle - times(bar.lengths.len(), row) / 2.0;
            for (series, length) in bar.lengths.iter().enumerate() {
                let long = self.room * LONGEST * length.share;
                let colour = tint(series, bar.lengths.len());
                self.out().push(Drawn::Area { x: axis, y: y + inset, width: long, height: row - 2.0 * inset, colour });
                let at = (axis + long + 4.0, y + row / 2.0 + SIZE * 0.38);
                let room = self.left + self.room - at.0;
                self.said(&Text::of(length.text.as_str()), Face::Song, SIZE, at, room, Align::Left)?;
                y += row;
            }
            self.y += height;
        }
        self.axis((axis, top), (axis, self.y));
        Ok(())
    }

    fn axis(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.out().push(Drawn::Rule { from, to, width: 0.8, dashed: false, colour: BLACK });
    }

    fn columns(&mut self, chart: &Chart, bars: &[ChartBar]) -> Result<(), PaperError> {
        let place = ((self.room - AXIS) / times(across(chart.bars.len()), 1.0)).min(WIDEST_PLACE);
        let all = times(bars.len(), place);
        let left = self.left + AXIS + (self.room - AXIS - times(across(chart.bars.len()), place)) / 2.0;
        let foot = self.y + SMALL * 1.6 + HIGH;
        for quarter in 1..=4_u8 {
            let share = f32::from(quarter) / 4.0;
            let y = foot - HIGH * share;
            let (from, to) = ((left, y), (left + all, y));
            self.out().push(Drawn::Rule { from, to, width: 0.4, dashed: false, colour: GRID });
            if quarter % 2 == 0 {
                let text = Text::of(format!("{}{}", chart.full * share, chart.unit));
                self.said(&text, Face::Song, SMALL, (left - AXIS, y + SMALL * 0.38), AXIS - 3.0, Align::Right)?;
            }
        }
        for (index, bar) in bars.iter().enumerate() {
            let x = left + times(index, place);
            let count = bar.lengths.len();
            let wide = (place * 0.6).min(WIDE) / times(count.max(1), 1.0);
            let begins = x + (place - times(count, wide)) / 2.0;
            for (series, length) in bar.lengths.iter().enumerate() {
                let high = HIGH * length.share;
                let at = begins + times(series, wide);
                let colour = tint(series, count);
                self.out().push(Drawn::Area { x: at, y: foot - high, width: wide, height: high, colour });
                let text = Text::of(length.text.as_str());
                let (from, room) = if count > 1 { (at, wide) } else { (x, place - 1.0) };
                // A line of the grid stops at a number instead of running through it.
                let taken = width(&self.fonts.shape(&text, Face::Song)?, SMALL, 0.0).min(room) + 2.0;
                self.out().push(Drawn::Area {
                    x: from + (room - taken) / 2.0,
                    y: foot - high - SMALL - 2.0,
                    width: taken,
                    height: SMALL + 1.5,
                    colour: Colour::Grey(1.0),
                });
                self.said(&text, Face::Song, SMALL, (from, foot - high - 3.0), room, Align::Center)?;
            }
            self.said(&bar.label, Face::Song, SMALL, (x, foot + SMALL * 1.25), place - 1.0, Align::Center)?;
            self.said(&bar.beneath, Face::Song, SMALL, (x, foot + SMALL * 2.5), place - 1.0, Align::Center)?;
        }
        self.axis((left, foot), (left + all, foot));
        self.y += COLUMNS;
        Ok(())
    }
}
