//! Setting a text in its box: shrinking, breaking, keeping a last line from being a single character.

use super::template::{Frame, TextBox};
use crate::fonts::Glyph;
use crate::form::{Align, VerticalAlign};
use crate::layout::text::{At, TextLine, draw, lines_bound, width};
use crate::layout::{Drawn, MM};
use crate::paper::Text;

/// Steps by which a wrapped text is shrunk, points.
const STEP: f32 = 0.25;
/// Fewest characters of a last line, its stop included.
const FEWEST: usize = 4;
/// Where a character's middle stands over its baseline, and how far it reaches above and below, in sizes.
const ABOVE: f32 = 0.86;
const BELOW: f32 = 0.12;

/// A text's glyphs, and where a person's name would be torn.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Words {
    glyphs: Vec<Glyph>,
    /// For each glyph, whether no line should end after it.
    bound: Vec<bool>,
}

impl Words {
    /// Of a name between two dots, no line begins or ends with a single character.
    pub(super) fn new(text: &Text, glyphs: Vec<Glyph>) -> Self {
        let mut bound = vec![false; glyphs.len()];
        let mut at = 0;
        for stretch in &text.0 {
            let count = stretch.text.chars().filter(|c| *c == '\n' || !c.is_control()).count();
            let name = at..(at + count).min(glyphs.len());
            at += count;
            if !stretch.name {
                continue;
            }
            let mut begins = name.start;
            for part in glyphs[name].split_inclusive(|g| g.c == '·') {
                let ends = begins + part.len();
                // After the first, and before the last; the dot counts as nothing.
                let letters = part.iter().filter(|g| g.c != '·').count();
                for after in [1, letters.saturating_sub(1)] {
                    if (1..letters).contains(&after) {
                        bound[begins + after - 1] = true;
                    }
                }
                begins = ends;
            }
        }
        Self { glyphs, bound }
    }
}

/// A text as it was set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    lines: Vec<TextLine>,
    /// Size, points.
    pub(super) size: f32,
    spacing: f32,
    /// Height of a line, points.
    line: f32,
    /// It stands within its box.
    pub(super) fits: bool,
}

impl TextBox {
    /// Sets a text in the box.
    pub(super) fn set(&self, frame: &Frame, words: Words) -> Set {
        let (room, high) = (frame.width * MM, frame.height * MM);
        if self.wrap { self.set_lines(&words, room, high) } else { self.set_line(words.glyphs, room, high) }
    }

    fn spacing_at(&self, size: f32) -> f32 {
        self.spacing * MM * size / self.size
    }

    fn set_line(&self, glyphs: Vec<Glyph>, room: f32, high: f32) -> Set {
        let needed = width(&glyphs, self.size, self.spacing * MM) - self.spacing * MM;
        let least = self.least.min(self.size);
        let wanted = if needed > room + 0.05 { self.size * room / needed * 0.999 } else { self.size };
        let size = wanted.min(high.max(1.0)).max(least);
        let fits = (wanted + 0.01 >= least || glyphs.is_empty()) && high + 0.3 >= least;
        Set { lines: vec![TextLine { glyphs, last: true }], size, spacing: self.spacing_at(size), line: size, fits }
    }

    fn set_lines(&self, words: &Words, room: f32, high: f32) -> Set {
        let least = self.least.min(self.size);
        let mut orphaned = None;
        let mut size = self.size;
        loop {
            let (set, alone) = self.lines_at(words, size, room);
            #[expect(clippy::cast_precision_loss, reason = "a text has few lines")]
            let tall = set.lines.len() as f32 * set.line;
            // The space above the first and below the last line may reach out of the box.
            let fits = (self.most_lines == 0 || set.lines.len() <= self.most_lines)
                && tall - (set.line - size) <= high + 0.3
                && (size <= room || words.glyphs.is_empty());
            if fits && !alone {
                return set;
            }
            if fits && orphaned.is_none() {
                orphaned = Some(set.clone());
            }
            // A twentieth of the size is no price for a whole last line; more would be.
            let next = size - STEP;
            if orphaned.is_some() && (next < self.size * 0.9 || next < least) {
                return orphaned.unwrap_or(set);
            }
            if next < least {
                return Set { fits: false, ..set };
            }
            size = next;
        }
    }

    /// Lines at a size, and whether the last one stands nearly empty whatever is tried.
    fn lines_at(&self, words: &Words, size: f32, room: f32) -> (Set, bool) {
        let spacing = self.spacing_at(size);
        let set = |lines: Vec<TextLine>| Set { lines, size, spacing, line: size * self.leading, fits: true };
        let bound = |at: usize| words.bound.get(at).copied().unwrap_or(false);
        let broken =
            |room: f32| lines_bound(&words.glyphs, size, spacing, room, self.indent * (size + spacing), &bound);
        let alone = |lines: &[TextLine]| lines.len() > 1 && lines.last().is_some_and(|l| l.glyphs.len() < FEWEST);
        let usual = broken(room);
        if !alone(&usual) {
            return (set(usual), false);
        }
        // Each line gives a little to the next until the last has company.
        for half in 1..=5_u8 {
            let tried = broken(room - f32::from(half) * 0.5 * size);
            if tried.len() == usual.len() && !alone(&tried) {
                return (set(tried), false);
            }
        }
        (set(usual), true)
    }

    /// Baseline of each line, points from the upper edge of the sheet.
    fn baselines(&self, frame: &Frame, set: &Set) -> impl Iterator<Item = f32> {
        #[expect(clippy::cast_precision_loss, reason = "a text has few lines")]
        let tall = set.lines.len().saturating_sub(1) as f32 * set.line + set.size;
        let slack = frame.height * MM - tall;
        let top = frame.y * MM
            + match self.valign {
                VerticalAlign::Top => 0.0,
                VerticalAlign::Middle => slack / 2.0,
                VerticalAlign::Bottom => slack,
            };
        let (size, line, count) = (set.size, set.line, set.lines.len());
        (0_u16..).take(count).map(move |number| top + f32::from(number) * line + size * (1.0 - BELOW))
    }

    fn indent_of(&self, number: usize, set: &Set) -> f32 {
        if number == 0 && self.wrap { self.indent * (set.size + set.spacing) } else { 0.0 }
    }

    /// Draws what was set.
    pub(super) fn draw(&self, frame: &Frame, set: &Set, drawn: &mut Vec<Drawn>) {
        let start = drawn.len();
        let baselines: Vec<f32> = self.baselines(frame, set).collect();
        for (number, (line, baseline)) in set.lines.iter().zip(baselines).enumerate() {
            let indent = self.indent_of(number, set);
            let (x, room) = (frame.x * MM + indent, frame.width * MM - indent);
            draw(line, At { x, baseline, room, size: set.size, spacing: set.spacing, align: self.align }, drawn);
        }
        let ink = self.colour.colour();
        for item in &mut drawn[start..] {
            if let Drawn::Text { colour, .. } = item {
                *colour = ink;
            }
        }
    }

    /// The boxes of its lines as they stand on the sheet, mm.
    pub(super) fn ink(&self, frame: &Frame, set: &Set) -> Vec<Frame> {
        let boxed = |(number, (line, baseline)): (usize, (&TextLine, f32))| {
            let indent = self.indent_of(number, set);
            let natural = width(&line.glyphs, set.size, set.spacing) - set.spacing;
            let room = frame.width * MM - indent;
            let left = match self.align {
                Align::Left | Align::Justify => 0.0,
                Align::Center => (room - natural) / 2.0,
                Align::Right => room - natural,
            };
            Frame {
                x: frame.x + (indent + left) / MM,
                y: (baseline - ABOVE * set.size) / MM,
                width: natural.max(0.0) / MM,
                height: (ABOVE + BELOW) * set.size / MM,
            }
        };
        let inked = set.lines.iter().zip(self.baselines(frame, set)).enumerate();
        inked.filter(|(_, (line, _))| !line.glyphs.is_empty()).map(boxed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::template::Ink;
    use super::*;
    use crate::fonts::Font;
    use crate::form::{Face, Template};

    fn shaped(text: &str) -> Vec<Glyph> {
        text.chars().map(|c| Glyph { c, font: Font::Song, width: 1000.0 }).collect()
    }

    fn words(count: usize) -> Words {
        Words { glyphs: shaped(&"研".repeat(count)), bound: Vec::new() }
    }

    fn text(wrap: bool) -> TextBox {
        TextBox {
            text: Template::default(),
            face: Face::Song,
            size: 20.0,
            least: 10.0,
            align: Align::Justify,
            valign: VerticalAlign::Middle,
            wrap,
            leading: 1.5,
            indent: 2.0,
            most_lines: 0,
            spacing: 0.0,
            colour: Ink([0; 3]),
        }
    }

    /// A box of characters of 20 points across and lines of 30 down.
    fn frame(across: f32, down: f32) -> Frame {
        Frame { x: 10.0, y: 10.0, width: across * 20.0 / MM, height: down * 30.0 / MM }
    }

    #[test]
    fn lines_shrink_to_their_box_and_no_further() {
        let line = text(false);
        for (count, size, fits) in [(5, 20.0, true), (10, 20.0, true), (16, 12.5, true), (21, 10.0, false)] {
            let set = line.set(&frame(10.0, 1.0), words(count));
            assert!((set.size - size).abs() < 0.1 && set.fits == fits, "{count}: {} {}", set.size, set.fits);
            let inked = &line.ink(&frame(10.0, 1.0), &set)[0];
            assert_eq!(inked.width <= frame(10.0, 1.0).width + 0.1, fits, "{count}");
        }
    }

    #[test]
    fn no_last_line_is_a_single_character() {
        let body = text(true);
        for count in 12..120 {
            let set = body.set(&frame(12.0, 8.0), words(count));
            assert!(set.fits, "{count}");
            let last = set.lines.last().unwrap().glyphs.len();
            assert!(set.lines.len() == 1 || last >= FEWEST, "{count}: {last} in the last of {}", set.lines.len());
            assert_eq!(set.lines.iter().map(|l| l.glyphs.len()).sum::<usize>(), count);
            for inked in body.ink(&frame(12.0, 8.0), &set) {
                assert!(inked.y >= 9.9 && inked.y + inked.height <= 10.1 + frame(12.0, 8.0).height, "{count}");
            }
        }
    }

    #[test]
    fn no_line_begins_or_ends_with_one_character_of_a_name() {
        let mut body = text(true);
        body.indent = 0.0;
        for (name, room) in
            [("欧阳修", 3.0), ("欧阳修", 4.0), ("伊敏诺夫", 4.0), ("伊敏诺夫·买买提", 6.0), ("阿·伊敏诺夫", 5.0)]
        {
            for before in 1..6 {
                let stretch = |text: &str, name: bool| crate::paper::Stretch { text: text.to_owned(), name };
                let says = Text(vec![
                    stretch(&"研".repeat(before), false),
                    stretch(name, true),
                    stretch("同志完成学业", false),
                ]);
                let set = body.set(&frame(room + 2.0, 8.0), Words::new(&says, shaped(&says.plain())));
                let lines: Vec<String> = set.lines.iter().map(|l| l.glyphs.iter().map(|g| g.c).collect()).collect();
                for part in name.split('·').filter(|p| p.chars().count() > 1) {
                    let (first, last) = (part.chars().next().unwrap(), part.chars().last().unwrap());
                    assert!(!lines.iter().any(|l| l.ends_with(first) || l.starts_with(last)), "{lines:?}");
                }
            }
        }
    }

    #[test]
    fn a_wrapped_text_shrinks_to_its_lines_and_says_when_it_cannot() {
        let mut body = text(true);
        body.most_lines = 2;
        assert!(body.set(&frame(12.0, 8.0), words(22)).size > 19.9);
        let shrunk = body.set(&frame(12.0, 8.0), words(30));
        assert!(shrunk.fits && shrunk.size < 18.5 && shrunk.lines.len() == 2);
        assert!(!body.set(&frame(12.0, 8.0), words(60)).fits);
        body.most_lines = 0;
        assert!(!body.set(&frame(12.0, 1.0), words(60)).fits);
    }
}
