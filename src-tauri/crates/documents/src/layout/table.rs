//! Tables: heights of rows, cells over several rows, breaking over pages with the head repeated.

use super::stretch::Closeness;
use super::text::{At, TextLine, draw, lines, shrink, width};
use super::{BLACK, Drawn, MM};
use crate::fonts::{Fonts, Glyph};
use crate::form::{Align, Face, VerticalAlign};
use crate::paper::{PaperError, Table, TableCell, TableRow};

const PADDING: f32 = 3.2;
const INNER: f32 = 0.5;
const OUTER: f32 = 1.0;
const LEADING: f32 = 1.32;
const LEAST_SIZE: f32 = 6.5;
/// A text shrunk below this share of its size is hard to read.
const LEGIBLE: f32 = 0.75;
/// Above and below a text that was made smaller for want of room.
const TIGHT: f32 = 0.5;

/// A table with its heights known.
pub(super) struct Set {
    columns: Vec<f32>,
    cells: Vec<SetCell>,
    pub(super) heights: Vec<f32>,
    pub(super) heads: usize,
    pub(super) grow: Vec<bool>,
    /// Above and below an ordinary text.
    padding: f32,
    /// Rows that may not be parted from the one after them.
    tied: Vec<bool>,
}

#[derive(Clone)]
struct SetCell {
    row: usize,
    rows: usize,
    column: usize,
    span: usize,
    lines: Vec<TextLine>,
    foot: Option<(TextLine, f32)>,
    size: f32,
    align: Align,
    valign: VerticalAlign,
    indent: f32,
    merge: bool,
    label: bool,
    plain: String,
    /// Above and below the text.
    padding: f32,
}

impl SetCell {
    #[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
    fn height(&self) -> f32 {
        let text = self.lines.len() as f32 * self.size * LEADING;
        let foot = self.foot.as_ref().map_or(0.0, |(_, size)| size * 2.0);
        text + foot + 2.0 * self.padding
    }
}

/// Sets a table to a width.
pub(super) fn set(
    table: &Table,
    room: f32,
    body: (f32, Face),
    closeness: Closeness,
    fonts: &Fonts,
) -> Result<Set, PaperError> {
    let total: f32 = table.widths.iter().sum();
    let mut columns = vec![0.0];
    for w in &table.widths {
        let last = columns.last().copied().unwrap_or(0.0);
        columns.push(last + w / total * room);
    }
    let size = table.size.unwrap_or(body.0);
    let face = table.face.unwrap_or(body.1);
    let rows: Vec<&TableRow> = table.rows.iter().filter(|r| closeness.spare_rows || !r.spare).collect();
    let line = size * LEADING + 2.0 * PADDING;
    let padding = (PADDING - line * (1.0 - closeness.tight) / 2.0).max(TIGHT);
    let mut heights: Vec<f32> =
        rows.iter().map(|r| ((r.min_height * MM).max(line) * closeness.tight).max(size * LEADING)).collect();
    let mut cells = Vec::new();
    for (row, written) in rows.iter().enumerate() {
        let set_one = |cell: &TableCell, height: f32| {
            let inside = columns[cell.column + cell.span] - columns[cell.column] - 2.0 * PADDING;
            let mut set = set_cell(cell, row, (inside, height), size, face, fonts)?;
            set.padding = set.padding.min(padding);
            Ok::<SetCell, PaperError>(set)
        };
        // Texts that must fit come last, for they take what height the others leave them.
        let mut set: Vec<Option<SetCell>> = written.cells.iter().map(|_| None).collect();
        for fit in [false, true] {
            for (cell, set) in written.cells.iter().zip(&mut set).filter(|(cell, _)| cell.fit == fit) {
                let done = set_one(cell, heights[row])?;
                if done.rows == 1 && !done.merge {
                    heights[row] = heights[row].max(done.height());
                }
                *set = Some(done);
            }
        }
        cells.extend(set.into_iter().flatten());
    }
    for cell in cells.iter().filter(|c| c.rows > 1) {
        let have: f32 = heights[cell.row..cell.row + cell.rows].iter().sum();
        heights[cell.row + cell.rows - 1] += (cell.height() - have).max(0.0);
    }
    raise_for_merged(&cells, &mut heights);
    let mut tied = vec![false; heights.len()];
    for cell in &cells {
        tied[cell.row..(cell.row + cell.rows).saturating_sub(1)].fill(true);
        // A label over the whole width heads the row below it.
        if cell.label && cell.span + 1 == columns.len() && cell.row + 1 < tied.len() {
            tied[cell.row] = true;
        }
    }
    Ok(Set {
        columns,
        heights,
        heads: rows.iter().take_while(|r| r.head).count(),
        grow: rows.iter().map(|r| r.grow).collect(),
        padding,
        tied,
        cells,
    })
}

/// A text over several merged rows needs their height together, not each of them.
fn raise_for_merged(cells: &[SetCell], heights: &mut [f32]) {
    let mut done = std::collections::BTreeSet::new();
    for cell in cells.iter().filter(|c| c.merge) {
        if done.contains(&(cell.column, cell.row)) {
            continue;
        }
        let rows = merged_rows(cells, cell, heights.len());
        done.extend((cell.row..rows).map(|r| (cell.column, r)));
        let have: f32 = heights[cell.row..rows].iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "a table has few rows")]
        let each = (cell.height() - have).max(0.0) / (rows - cell.row) as f32;
        for height in &mut heights[cell.row..rows] {
            *height += each;
        }
    }
}

/// The row after the last that shows the same text in the same merged column.
fn merged_rows(cells: &[SetCell], first: &SetCell, end: usize) -> usize {
    let same = |row: usize| {
        cells.iter().any(|c| c.row == row && c.column == first.column && c.merge && c.plain == first.plain)
    };
    (first.row..end).take_while(|row| same(*row)).count() + first.row
}

fn set_cell(
    cell: &TableCell,
    row: usize,
    (room, height): (f32, f32),
    size: f32,
    face: Face,
    fonts: &Fonts,
) -> Result<SetCell, PaperError> {
    let face = cell.face.unwrap_or(if cell.label { Face::Hei } else { face });
    let full = cell.size.unwrap_or(size);
    let mut size = full;
    let glyphs = fonts.shape(&cell.text, face)?;
    let indent = cell.indent;
    let broken = if cell.fit {
        fitted(&glyphs, &mut size, room, height)
    } else {
        if let Some(longest) = longest_word(&glyphs) {
            // A number or word that is wider than its cell shrinks rather than being cut in two.
            size = shrink(longest, size, room, LEAST_SIZE);
        }
        lines(&glyphs, size, 0.0, room, indent * size)
    };
    let foot = if cell.foot.is_empty() {
        None
    } else {
        let glyphs = fonts.shape(&cell.foot, face)?;
        let foot_size = shrink(&glyphs, size, room, LEAST_SIZE);
        Some((TextLine { glyphs, last: true }, foot_size))
    };
    // A text set on two lines for want of room doesn't make its row higher.
    let tight = cell.fit && (size < full || broken.len() > 1);
    Ok(SetCell {
        row,
        rows: cell.rows,
        column: cell.column,
        span: cell.span,
        lines: broken,
        foot,
        size,
        align: cell.align,
        valign: cell.valign,
        indent: indent * size,
        merge: cell.merge,
        label: cell.label,
        plain: cell.text.plain(),
        padding: if tight { TIGHT } else { PADDING },
    })
}

/// A text meant for one line. Where that would be hard to read it takes two, as large as the row's height allows, a name
/// broken at its middle dot.
fn fitted(glyphs: &[Glyph], size: &mut f32, room: f32, height: f32) -> Vec<TextLine> {
    let one = shrink(glyphs, *size, room, LEAST_SIZE);
    let mut two = size.min((height - 2.0 * TIGHT) / (2.0 * LEADING)).max(LEAST_SIZE);
    if one < *size * LEGIBLE {
        let dot = glyphs.iter().position(|g| g.c == '·').map(|at| glyphs.split_at(at + 1));
        if let Some((given, family)) = dot {
            let both = shrink(given, two, room, 0.0).min(shrink(family, two, room, 0.0));
            if both >= one {
                *size = both;
                return [given, family].map(|part| TextLine { glyphs: part.to_vec(), last: true }).to_vec();
            }
        }
        while two > LEAST_SIZE && lines(glyphs, two, 0.0, room, 0.0).len() > 2 {
            two -= 0.25;
        }
        *size = two.max(one);
    } else {
        *size = one;
    }
    lines(glyphs, *size, 0.0, room, 0.0)
}

/// The widest run of letters and digits in a text.
fn longest_word(glyphs: &[Glyph]) -> Option<&[Glyph]> {
    let word = |g: &Glyph| g.c.is_ascii_graphic();
    glyphs
        .chunk_by(|a, b| word(a) && word(b))
        .filter(|run| word(&run[0]))
        .max_by(|a, b| width(a, 1.0, 0.0).total_cmp(&width(b, 1.0, 0.0)))
}

impl Set {
    pub(super) fn height(&self) -> f32 {
        self.heights.iter().sum()
    }

    pub(super) fn head_height(&self) -> f32 {
        self.heights[..self.heads].iter().sum()
    }

    /// The height of the head with the first rows that can't be parted.
    pub(super) fn first_rows(&self) -> f32 {
        let end = if self.heads < self.heights.len() { self.block_end(self.heads) } else { self.heights.len() };
        self.heights[..end].iter().sum()
    }

    /// The row after the last that fits into `room` from `from` on; `from` when not even one does.
    pub(super) fn fitting(&self, from: usize, room: f32) -> usize {
        let mut used = 0.0;
        let mut end = from;
        for row in from..self.heights.len() {
            used += self.heights[row];
            if used > room + 0.05 {
                break;
            }
            if !self.tied[row] {
                end = row + 1;
            }
        }
        // A lone last row on the next page is an orphan: one more goes with it.
        if end + 1 == self.heights.len() && end > from + 2 && !self.tied[end - 2] { end - 1 } else { end }
    }

    /// The end of the table without its last two rows, so that they go along with what closes it; the end itself
    /// where the rows from `from` on can't spare them.
    pub(super) fn without_last_two(&self, from: usize) -> usize {
        let end = self.heights.len();
        (from.max(self.heads) + 2..end.saturating_sub(1)).rev().find(|cut| !self.tied[*cut - 1]).unwrap_or(end)
    }

    /// The rows from `from` that can't be parted; they are drawn even where they don't fit.
    pub(super) fn block_end(&self, from: usize) -> usize {
        from + self.tied[from..].iter().take_while(|t| **t).count() + 1
    }

    /// Parts a row that is higher than a page: so much of it as `room` holds becomes a row of its own, its labels are
    /// said again beside the rest. Rows under merged cells are never parted.
    pub(super) fn part(&mut self, row: usize, room: f32) -> bool {
        let alone = !self.tied[row] && !row.checked_sub(1).is_some_and(|above| self.tied[above]);
        let here = |c: &&SetCell| c.row == row;
        if row < self.heads || !alone || self.cells.iter().filter(here).any(|c| c.merge) {
            return false;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few lines, never less than none"
        )]
        let holds = |c: &SetCell| ((room - 2.0 * c.padding) / (c.size * LEADING)).max(0.0) as usize;
        let long = self.cells.iter().filter(here).filter(|c| c.lines.len() > holds(c));
        if long.clone().count() == 0 || long.clone().any(|c| holds(c) < 2) {
            return false;
        }
        let mut cells = Vec::new();
        let mut rest = Vec::new();
        let mut left: f32 = 0.0;
        for mut cell in std::mem::take(&mut self.cells) {
            if cell.row > row {
                cell.row += 1;
            } else if cell.row == row {
                let mut after = cell.clone();
                after.row = row + 1;
                let kept = holds(&cell).min(cell.lines.len());
                if after.lines.len() > kept {
                    after.lines.drain(..kept);
                    cell.lines.truncate(kept);
                    after.indent = 0.0;
                    (cell.valign, after.valign) = (VerticalAlign::Top, VerticalAlign::Top);
                } else if !cell.label {
                    after.lines.clear();
                }
                cell.foot = None;
                left = left.max(after.height());
                rest.push(after);
            }
            cells.push(cell);
        }
        cells.extend(rest);
        self.cells = cells;
        self.heights[row] = room;
        self.heights.insert(row + 1, left);
        self.grow.insert(row + 1, self.grow[row]);
        self.grow[row] = false;
        self.tied.insert(row + 1, false);
        true
    }

    /// Draws rows at a place, the head first when the table is continued. Returns the height used.
    pub(super) fn draw(&self, from: usize, to: usize, at: (f32, f32), out: &mut Vec<Drawn>) -> f32 {
        let mut order: Vec<usize> = Vec::new();
        if from >= self.heads && from > 0 {
            order.extend(0..self.heads);
        }
        order.extend(from..to);
        let mut tops = vec![at.1];
        for row in &order {
            let last = tops.last().copied().unwrap_or(at.1);
            tops.push(last + self.heights[*row]);
        }
        let (left, right) = (at.0, at.0 + self.columns.last().copied().unwrap_or(0.0));
        for (index, row) in order.iter().enumerate() {
            for cell in self.cells.iter().filter(|c| c.row == *row) {
                self.draw_cell(cell, index, &order, &tops, left, out);
            }
        }
        let (top, bottom) = (at.1, tops.last().copied().unwrap_or(at.1));
        for (a, b) in [
            ((left, top), (right, top)),
            ((left, bottom), (right, bottom)),
            ((left, top), (left, bottom)),
            ((right, top), (right, bottom)),
        ] {
            out.push(Drawn::Rule { from: a, to: b, width: OUTER, dashed: false, colour: BLACK });
        }
        bottom - top
    }

    fn draw_cell(&self, cell: &SetCell, index: usize, order: &[usize], tops: &[f32], left: f32, out: &mut Vec<Drawn>) {
        let same = |row: usize| {
            self.cells.iter().any(|c| c.row == row && c.column == cell.column && c.merge && c.plain == cell.plain)
        };
        if cell.merge && index > 0 && same(order[index - 1]) {
            return;
        }
        let rows = if cell.merge { order[index..].iter().take_while(|r| same(**r)).count() } else { cell.rows };
        let end = (index + rows).min(order.len());
        let (x1, x2) = (left + self.columns[cell.column], left + self.columns[cell.column + cell.span]);
        let (y1, y2) = (tops[index], tops[end]);
        if end < order.len() {
            out.push(Drawn::Rule { from: (x1, y2), to: (x2, y2), width: INNER, dashed: false, colour: BLACK });
        }
        if cell.column + cell.span + 1 < self.columns.len() {
            out.push(Drawn::Rule { from: (x2, y1), to: (x2, y2), width: INNER, dashed: false, colour: BLACK });
        }
        #[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
        let lines = cell.lines.len() as f32;
        // A label beside few rows at the foot of a page gets smaller rather than run over its neighbours.
        let size = if cell.merge { cell.size.min((y2 - y1 - 1.0) / (lines.max(1.0) * LEADING)) } else { cell.size };
        let text_height = lines * size * LEADING;
        let mut y = match cell.valign {
            VerticalAlign::Top => y1 + self.padding,
            VerticalAlign::Middle => y1 + (y2 - y1 - text_height) / 2.0,
            VerticalAlign::Bottom => y2 - self.padding - text_height,
        };
        for (number, line) in cell.lines.iter().enumerate() {
            let indent = if number == 0 { cell.indent } else { 0.0 };
            // Single lines follow the cell's alignment; a text of several lines with an indent reads flush left.
            let align = if cell.align == Align::Left && cell.lines.len() > 1 { Align::Justify } else { cell.align };
            draw(
                line,
                At {
                    x: x1 + PADDING + indent,
                    // The optical middle of Chinese glyphs lies 0.38 em above the baseline.
                    baseline: y + size * (LEADING / 2.0 + 0.38),
                    room: x2 - x1 - 2.0 * PADDING - indent,
                    size,
                    spacing: 0.0,
                    align,
                },
                out,
            );
            y += size * LEADING;
        }
        if let Some((line, size)) = &cell.foot {
            let room = x2 - x1 - 2.0 * PADDING;
            let at = At {
                x: x1 + PADDING,
                baseline: y2 - PADDING - size * 0.5,
                room,
                size: *size,
                spacing: 0.0,
                align: Align::Right,
            };
            draw(line, at, out);
        }
    }
}
