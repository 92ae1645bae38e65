//! Cards to cut and the plan of a classroom: texts stacked in a box, shrunk until they fit.

use super::flow::Flow;
use super::text::{At, TextLine, draw, lines, shrink, width};
use super::{BLACK, Colour, Drawn, MM};
use crate::fonts::{Fonts, Glyph};
use crate::form::{Align, CardLine, Face};
use crate::paper::{Cards, PaperError, Seats, Text};

/// A line of a card takes this much of its size.
const LEADING: f32 = 1.3;
/// A text that would shrink below this share of its size takes another line where it may.
const LEGIBLE: f32 = 0.85;
const CUT: Colour = Colour::Grey(0.6);
/// Millimetres between seats, of an aisle, of the rows' names, and around the texts of a seat.
const SEAT_GAP: f32 = 1.6;
const AISLE: f32 = 9.0;
const SIDE: f32 = 13.0;
const SEAT_INSET: f32 = 0.8;
/// A seat is this wide and high at most and at least; one that would be smaller is cramped.
const WIDEST: f32 = 34.0;
const HIGHEST: f32 = 22.0;
const LOWEST: f32 = 9.5;
const CRAMPED: (f32, f32) = (20.0, 11.0);
/// Height of what stands in front, with the space below it.
const FRONT: f32 = 11.0;
const BELOW_FRONT: f32 = 7.0;

/// One text of a stack: its lines and their size, and the space above.
struct Layer {
    lines: Vec<TextLine>,
    size: f32,
    gap: f32,
    spread: bool,
}

impl Layer {
    #[expect(clippy::cast_precision_loss, reason = "a card has few lines")]
    fn height(&self) -> f32 {
        self.gap + self.lines.len() as f32 * self.size * LEADING
    }
}

/// Breaks a text onto at most `most` lines as large as they can be, not above `size`.
fn broken(glyphs: &[Glyph], size: f32, room: f32, most: usize) -> (Vec<TextLine>, f32) {
    let one = shrink(glyphs, size, room, 0.0);
    let whole = || vec![TextLine { glyphs: glyphs.to_vec(), last: true }];
    if one >= size * LEGIBLE || most < 2 {
        return (whole(), one);
    }
    // A name is broken at its middle dots, anything else as evenly as its lines allow.
    if let Some((parts, both)) = at_dots(glyphs, size, room, most).filter(|(_, both)| *both > one) {
        return (parts, both);
    }
    let mut fitting = size;
    while fitting > one && lines(glyphs, fitting, 0.0, room, 0.0).len() > most {
        fitting *= 0.97;
    }
    if fitting <= one {
        return (whole(), one);
    }
    // Narrower lines until one more would be needed: the last isn't left with a character or two.
    let count = lines(glyphs, fitting, 0.0, room, 0.0).len();
    let mut narrow = room;
    while narrow > fitting * 2.0 && lines(glyphs, fitting, 0.0, narrow - fitting / 2.0, 0.0).len() == count {
        narrow -= fitting / 2.0;
    }
    (lines(glyphs, fitting, 0.0, narrow, 0.0), fitting)
}

/// A name with middle dots on so few lines that the widest is as narrow as can be; none without a dot.
fn at_dots(glyphs: &[Glyph], size: f32, room: f32, most: usize) -> Option<(Vec<TextLine>, f32)> {
    let parts: Vec<&[Glyph]> = glyphs.split_inclusive(|g| g.c == '·').collect();
    if parts.len() < 2 {
        return None;
    }
    let mut best: Option<(Vec<TextLine>, f32)> = None;
    for lines in 2..=most.min(parts.len()) {
        // The widest line is one of these runs of parts; the narrowest that leaves few enough lines wins.
        let runs = (0..parts.len()).flat_map(|from| (from + 1..=parts.len()).map(move |to| (from, to)));
        let mut widths: Vec<f32> = runs.map(|(from, to)| width(&parts[from..to].concat(), 1.0, 0.0)).collect();
        widths.sort_by(f32::total_cmp);
        let packed = |limit: f32| {
            let mut rows: Vec<Vec<Glyph>> = Vec::new();
            for part in &parts {
                match rows.last_mut().filter(|row| width(row, 1.0, 0.0) + width(part, 1.0, 0.0) <= limit + 0.001) {
                    Some(row) => row.extend_from_slice(part),
                    None => rows.push(part.to_vec()),
                }
            }
            rows
        };
        let longest = parts.iter().map(|p| width(p, 1.0, 0.0)).fold(0.0, f32::max);
        let Some(rows) = widths.into_iter().filter(|w| *w >= longest).map(packed).find(|rows| rows.len() <= lines)
        else {
            continue;
        };
        let fitting = rows.iter().map(|row| shrink(row, size, room, 0.0)).fold(size, f32::min);
        // Another line is worth it only where the letters grow by it.
        if best.as_ref().is_none_or(|(_, had)| fitting > *had * 1.15) {
            let rows = rows.into_iter().map(|glyphs| TextLine { glyphs, last: true }).collect();
            best = Some((rows, fitting));
        }
    }
    best
}

fn layers(texts: &[Text], looks: &[CardLine], room: f32, fonts: &Fonts) -> Result<Vec<Layer>, PaperError> {
    let mut layers = Vec::new();
    for (text, look) in texts.iter().zip(looks).filter(|(text, _)| !text.is_empty()) {
        let glyphs = fonts.shape(text, look.face)?;
        let spread = look.spread && glyphs.len() == 2;
        let room = if spread { room * 0.66 } else { room };
        let (lines, size) = broken(&glyphs, look.size.0, room, look.lines);
        layers.push(Layer { lines, size, gap: look.gap * MM, spread });
    }
    Ok(layers)
}

/// Stacks texts in the middle of a box; all shrink alike where it isn't high enough.
fn stack(mut layers: Vec<Layer>, at: (f32, f32), size: (f32, f32), inset: f32, out: &mut Vec<Drawn>) {
    let first_gap = layers.first().map_or(0.0, |l| l.gap);
    let mut height = layers.iter().map(Layer::height).sum::<f32>() - first_gap;
    if height > size.1 - inset {
        for layer in &mut layers {
            layer.gap /= 2.0;
        }
        height = layers.iter().map(Layer::height).sum::<f32>() - first_gap / 2.0;
    }
    if height > size.1 - inset {
        let share = (size.1 - inset) / height;
        for layer in &mut layers {
            (layer.size, layer.gap) = (layer.size * share, layer.gap * share);
        }
        height *= share;
    }
    let mut y = at.1 + (size.1 - height) / 2.0;
    for (index, layer) in layers.into_iter().enumerate() {
        y += if index == 0 { 0.0 } else { layer.gap };
        for line in layer.lines {
            // Two characters stand as wide as three: the middle of the letters stays in the middle of the box.
            let spacing = if layer.spread { layer.size } else { 0.0 };
            let line_at = At {
                x: at.0,
                baseline: y + layer.size * (LEADING / 2.0 + 0.38),
                room: size.0,
                size: layer.size,
                spacing,
                align: Align::Center,
            };
            draw(&line, line_at, out);
            y += layer.size * LEADING;
        }
    }
}

fn frame(at: (f32, f32), size: (f32, f32), width: f32, dashed: bool, colour: Colour, out: &mut Vec<Drawn>) {
    let (a, b) = (at, (at.0 + size.0, at.1));
    let (c, d) = ((at.0 + size.0, at.1 + size.1), (at.0, at.1 + size.1));
    for (from, to) in [(a, b), (b, c), (c, d), (d, a)] {
        out.push(Drawn::Rule { from, to, width, dashed, colour });
    }
}

/// Sizes of a plan's seats on a page, in points.
struct Classroom {
    seat: (f32, f32),
    /// Left edge of each column.
    columns: Vec<f32>,
    width: f32,
}

fn classroom(seats: &Seats, room: (f32, f32)) -> Classroom {
    #[expect(clippy::cast_precision_loss, reason = "a classroom has few rows and columns")]
    let (columns, rows, aisles) =
        (seats.columns().max(1) as f32, seats.rows.len().max(1) as f32, seats.aisles().len() as f32);
    let open = room.0 - (SIDE + aisles * AISLE + columns * SEAT_GAP) * MM;
    let width = (open / columns).min(WIDEST * MM);
    let height = ((room.1 - (FRONT + BELOW_FRONT) * MM) / rows - SEAT_GAP * MM).clamp(LOWEST * MM, HIGHEST * MM);
    let mut x = SIDE * MM;
    let mut lefts = Vec::new();
    let aisles = seats.aisles();
    for column in 0..seats.columns() {
        lefts.push(x);
        x += width + SEAT_GAP * MM + if aisles.contains(&column) { AISLE * MM } else { 0.0 };
    }
    Classroom { seat: (width, height), columns: lefts, width: x - SEAT_GAP * MM }
}

/// Whether a plan's seats would be too small for a name and a unit on a page with so much room.
pub(super) fn cramped(seats: &Seats, room: (f32, f32)) -> bool {
    // Title and foot of the plan take about this much.
    let set = classroom(seats, (room.0, room.1 - 30.0 * MM));
    set.seat.0 < CRAMPED.0 * MM || set.seat.1 < CRAMPED.1 * MM
}

impl Flow<'_> {
    pub(super) fn cards(&mut self, cards: &Cards) -> Result<(), PaperError> {
        let looks = &cards.looks;
        #[expect(clippy::cast_precision_loss, reason = "few cards stand on a page")]
        let (across, down) = (looks.columns as f32, looks.rows as f32);
        let card = (self.room / across, looks.height.map_or((self.bottom - self.top) / down, |h| h * MM));
        for (index, texts) in cards.cards.iter().enumerate() {
            let (column, row) = (index % looks.columns, index / looks.columns % looks.rows);
            if column == 0 && row == 0 {
                if index > 0 {
                    self.new_page();
                }
                if looks.cut_marks {
                    self.cut_marks((looks.columns, looks.rows), card);
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "few cards stand on a page")]
            let at = (self.left + column as f32 * card.0, self.top + row as f32 * card.1);
            self.y = at.1 + card.1;
            if !looks.cut_marks {
                frame(at, card, 0.4, true, CUT, self.out());
            }
            let half = if looks.fold { card.1 / 2.0 } else { card.1 };
            let lower = (at.0, at.1 + card.1 - half);
            if looks.fold {
                let (from, to) = (lower, (at.0 + card.0, lower.1));
                self.out().push(Drawn::Rule { from, to, width: 0.4, dashed: true, colour: CUT });
                self.card(cards, texts, at, (card.0, half), true)?;
            }
            self.card(cards, texts, lower, (card.0, half), false)?;
            if looks.rule {
                let i = 4.0 * MM;
                let inner = (card.0 - 2.0 * i, half - 2.0 * i);
                frame((lower.0 + i, lower.1 + i), inner, 0.8, false, Colour::Grey(0.3), self.out());
            }
        }
        Ok(())
    }

    /// Marks outside the cards that a ruler is laid along, and a small cross where four cards meet.
    fn cut_marks(&mut self, (columns, rows): (usize, usize), card: (f32, f32)) {
        #[expect(clippy::cast_precision_loss, reason = "few cards stand on a page")]
        let (xs, ys): (Vec<f32>, Vec<f32>) = (
            (0..=columns).map(|c| self.left + c as f32 * card.0).collect(),
            (0..=rows).map(|r| self.top + r as f32 * card.1).collect(),
        );
        let (gap, long, arm) = (1.5 * MM, 6.0 * MM, 2.0 * MM);
        let (left, right) = (xs[0], xs[columns]);
        let (top, bottom) = (ys[0], ys[rows]);
        let mut marks = Vec::new();
        for x in &xs {
            marks.push(((*x, top - gap - long), (*x, top - gap)));
            marks.push(((*x, bottom + gap), (*x, bottom + gap + long)));
        }
        for y in &ys {
            marks.push(((left - gap - long, *y), (left - gap, *y)));
            marks.push(((right + gap, *y), (right + gap + long, *y)));
        }
        for x in &xs {
            for y in &ys {
                marks.push((((x - arm).max(left), *y), ((x + arm).min(right), *y)));
                marks.push(((*x, (y - arm).max(top)), (*x, (y + arm).min(bottom))));
            }
        }
        let out = self.out();
        out.extend(marks.into_iter().map(|(from, to)| Drawn::Rule {
            from,
            to,
            width: 0.35,
            dashed: false,
            colour: CUT,
        }));
    }

    fn card(
        &mut self,
        cards: &Cards,
        texts: &[Text],
        at: (f32, f32),
        size: (f32, f32),
        turned: bool,
    ) -> Result<(), PaperError> {
        let inset = cards.looks.inset * MM * 2.0;
        let mut drawn = Vec::new();
        let layers = layers(texts, &cards.looks.lines, size.0 - inset, self.fonts)?;
        stack(layers, at, size, inset.min(size.1 / 8.0), &mut drawn);
        if turned {
            // A half turn about the middle of its half of the card.
            for text in &mut drawn {
                if let Drawn::Text { x, y, upside_down, .. } = text {
                    *x = 2.0 * at.0 + size.0 - *x;
                    *y = 2.0 * at.1 + size.1 - *y;
                    *upside_down = true;
                }
            }
        }
        self.out().extend(drawn);
        Ok(())
    }

    /// The classroom; `tail` is the height of what closes the page below it.
    pub(super) fn seats(&mut self, seats: &Seats, tail: f32) -> Result<(), PaperError> {
        let set = classroom(seats, (self.room, self.bottom - self.y - tail));
        let left = self.left + (self.room - set.width).max(0.0) / 2.0;
        // The middle of the seats, not of the rows' names.
        let middle = left + (SIDE * MM + set.width) / 2.0;
        let (wide, high) = (60.0 * MM, FRONT * MM);
        let at = (middle - wide / 2.0, self.y);
        frame(at, (wide, high), 1.0, false, BLACK, self.out());
        self.words(&seats.front, Face::Hei, 14.0, at, (wide, high))?;
        self.y += high + BELOW_FRONT * MM;
        for row in &seats.rows {
            if self.y + set.seat.1 > self.bottom + 0.5 && !self.at_top() {
                self.new_page();
            }
            let y = self.y;
            self.words(&row.side, Face::Song, 9.0, (left, y), (SIDE * MM - 4.0, set.seat.1))?;
            for (seat, x) in row.seats.iter().zip(&set.columns) {
                let (at, inset) = ((left + x, y), SEAT_INSET * MM * 2.0);
                let free = seat.texts.iter().all(Text::is_empty);
                frame(at, set.seat, if free { 0.4 } else { 0.7 }, free, if free { CUT } else { BLACK }, self.out());
                let layers = layers(&seat.texts, &seats.lines, set.seat.0 - inset, self.fonts)?;
                stack(layers, at, set.seat, inset, self.out());
            }
            self.y += set.seat.1 + SEAT_GAP * MM;
        }
        Ok(())
    }

    /// A text in the middle of a box.
    fn words(
        &mut self,
        text: &Text,
        face: Face,
        size: f32,
        at: (f32, f32),
        room: (f32, f32),
    ) -> Result<(), PaperError> {
        if text.is_empty() {
            return Ok(());
        }
        let glyphs = self.fonts.shape(text, face)?;
        let (lines, size) = broken(&glyphs, size, room.0, 1);
        stack(vec![Layer { lines, size, gap: 0.0, spread: false }], at, room, 0.0, self.out());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Font;

    fn glyphs(text: &str) -> Vec<Glyph> {
        text.chars().map(|c| Glyph { c, font: Font::Song, width: 1000.0 }).collect()
    }

    fn shown(text: &str, size: f32, room: f32, most: usize) -> (Vec<String>, f32) {
        let (lines, size) = broken(&glyphs(text), size, room, most);
        assert!(lines.iter().all(|l| width(&l.glyphs, size, 0.0) <= room + 0.1), "{text} is wider than its box");
        (lines.iter().map(|l| l.glyphs.iter().map(|g| g.c).collect()).collect(), size)
    }

    #[test]
    fn a_long_text_shrinks_or_breaks_but_never_runs_over() {
        assert_eq!(shown("张三", 20.0, 100.0, 2), (vec!["张三".to_owned()], 20.0));
        let (lines, size) = shown("阿卜杜热合曼·买买提", 20.0, 100.0, 2);
        assert_eq!(lines, ["阿卜杜热合曼·", "买买提"]);
        assert!(size > 14.0, "{size}");
        let (lines, size) = shown("帕丽扎提·阿不都热合曼·艾合买提江·买买提明·吐尔逊·古丽巴", 30.0, 200.0, 3);
        assert_eq!(lines, ["帕丽扎提·阿不都热合曼·", "艾合买提江·买买提明·", "吐尔逊·古丽巴"]);
        assert!(size > 16.0, "{size}");
        let unit = "某某省农业技术推广与乡村振兴服务保障中心生态环境监测研究所";
        let (lines, size) = shown(unit, 10.0, 160.0, 2);
        assert_eq!((lines.concat().as_str(), lines.len()), (unit, 2));
        assert!(lines[1].chars().count() + 3 > lines[0].chars().count() && size > 9.0, "{lines:?} {size}");
        assert_eq!(shown(unit, 10.0, 160.0, 1).0.len(), 1);
        assert_eq!(shown(&"长".repeat(50), 40.0, 60.0, 2).0.concat(), "长".repeat(50));
    }
}
