//! The columns of a sheet that carries several tables, and how high a text stands in them.

use crate::paper::Table;

/// Points in a pixel as the spreadsheet programs count it.
const PIXEL: f64 = 0.75;
/// The highest row the format knows, in points; a higher one is made of several.
pub(super) const HIGHEST_ROW: f64 = 400.0;
/// Points of a row beside its lines.
const ROW_PADDING: f64 = 5.0;
/// Line distance as a share of the type size, as the programs set Chinese faces.
const LEADING: f64 = 1.32;
/// Edges of two tables so near to each other, in pixels, are one.
const SAME_EDGE: u32 = 6;

/// The edges of the sheet's columns in pixels from the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    edges: Vec<u32>,
    width: u32,
}

impl Columns {
    /// A sheet of one column of a width.
    pub(super) fn new(width: u32) -> Self {
        Self { edges: vec![0, width], width }
    }

    /// Makes room for a table: its edges join those that are there, or become new ones.
    pub(super) fn admit(&mut self, widths: &[f32]) {
        let mut last = 0;
        let inner = wanted(widths, self.width);
        for (index, edge) in inner.iter().enumerate() {
            let next = inner.get(index + 1).copied().unwrap_or(self.width);
            let near = self.edges.iter().copied().filter(|e| *e > last && *e < next && e.abs_diff(*edge) <= SAME_EDGE);
            last = near.min_by_key(|e| e.abs_diff(*edge)).unwrap_or_else(|| {
                let at = self.edges.partition_point(|e| e < edge);
                if self.edges.get(at) != Some(edge) {
                    self.edges.insert(at, *edge);
                }
                *edge
            });
        }
    }

    /// The sheet column at which each column of a table begins, and the end.
    pub(super) fn of_table(&self, table: &Table) -> Vec<u16> {
        let mut found = vec![0];
        let mut last = 0_usize;
        let inner = wanted(&table.widths, self.width);
        for (index, edge) in inner.iter().enumerate() {
            // Those to the right need an edge each.
            let highest = self.edges.len().saturating_sub(1 + inner.len() - index).max(last + 1);
            let nearest = (last + 1..=highest)
                .min_by_key(|at| self.edges.get(*at).map_or(u32::MAX, |e| e.abs_diff(*edge)))
                .unwrap_or(last + 1);
            found.push(u16::try_from(nearest).unwrap_or(u16::MAX));
            last = nearest;
        }
        found.push(self.last());
        found
    }

    /// The inner edge nearest to a share of the width; none when the sheet has one column.
    pub(super) fn nearest(&self, share: f64) -> Option<u16> {
        let wanted = f64::from(self.width) * share;
        let distance = |at: &usize| self.edges.get(*at).map_or(f64::MAX, |e| (f64::from(*e) - wanted).abs());
        (1..self.edges.len().saturating_sub(1))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
            .and_then(|at| u16::try_from(at).ok())
    }

    /// The edge after the last column, which is their number.
    pub(super) fn last(&self) -> u16 {
        u16::try_from(self.edges.len() - 1).unwrap_or(u16::MAX)
    }

    /// The width of each column in pixels.
    pub(super) fn widths(&self) -> impl Iterator<Item = u32> + '_ {
        self.edges.windows(2).map(|pair| pair[1] - pair[0])
    }

    /// Points between two edges that a text may use.
    pub(super) fn room(&self, from: u16, to: u16) -> f64 {
        let edge = |at: u16| self.edges.get(usize::from(at)).copied().unwrap_or(self.width);
        f64::from(edge(to).saturating_sub(edge(from))) * PIXEL - 5.0
    }
}

/// The inner edges of a table set to a width.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the width, in pixels")]
fn wanted(widths: &[f32], width: u32) -> Vec<u32> {
    let total: f64 = widths.iter().map(|w| f64::from(*w)).sum();
    let mut sum = 0.0;
    let inner = widths.iter().take(widths.len().saturating_sub(1)).map(|w| {
        sum += f64::from(*w);
        (sum / total * f64::from(width)).round() as u32
    });
    inner.collect()
}

/// The lines that a text takes in so many points of width. Words of letters and digits aren't broken unless longer
/// than a line; Chinese breaks anywhere, and half a character is kept for what may not begin a line.
pub(super) fn lines(text: &str, size: f64, room: f64) -> u32 {
    let room = (room - size / 2.0).max(size);
    text.split('\n').map(|line| lines_of_one(line, size, room)).sum()
}

fn lines_of_one(line: &str, size: f64, room: f64) -> u32 {
    let (mut lines, mut used, mut word) = (1_u32, 0.0, 0.0);
    for c in line.chars() {
        let width = if c.is_ascii() { size * 0.55 } else { size };
        if c.is_ascii_graphic() {
            word += width;
            if word <= room {
                if used + word > room {
                    lines += 1;
                    used = 0.0;
                }
                continue;
            }
            // A word longer than a line is broken.
            lines += 1;
            word = width;
            used = 0.0;
            continue;
        }
        used += word;
        word = 0.0;
        if used + width > room {
            lines += 1;
            used = 0.0;
        }
        used += width;
    }
    lines
}

/// The height of a row of so many lines, in points.
pub(super) fn height(lines: u32, size: f64) -> f64 {
    f64::from(lines) * size * LEADING + ROW_PADDING
}

/// The rows of the sheet that a height takes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
pub(super) fn rows_for(height: f64) -> u32 {
    (height / HIGHEST_ROW).ceil().max(1.0) as u32
}
