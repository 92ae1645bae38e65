//! Lines of text: measuring, breaking by the rules of Chinese typesetting (GB/T 15834 for what may not begin or end
//! a line), shrinking to a width.

use super::Drawn;
use crate::fonts::Glyph;
use crate::form::Align;

const NOT_FIRST: &str = "，。、；：？！）〕】》〉」』”’…—·％%‰℃,.;:?!)]}～";
const NOT_LAST: &str = "（〔【《〈「『“‘([{￥¥";

/// A line of glyphs.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TextLine {
    pub(crate) glyphs: Vec<Glyph>,
    /// Ends a paragraph: never stretched.
    pub(crate) last: bool,
}

/// Width of glyphs at a size, each with `spacing` after it.
pub(crate) fn width(glyphs: &[Glyph], size: f32, spacing: f32) -> f32 {
    glyphs.iter().map(|g| g.width * size / 1000.0 + spacing).sum()
}

/// The size at which glyphs fit a width, not below `least`.
pub(crate) fn shrink(glyphs: &[Glyph], size: f32, room: f32, least: f32) -> f32 {
    let needed = width(glyphs, size, 0.0);
    if needed <= room { size } else { (size * room / needed * 0.999).max(least) }
}

fn joined(a: char, b: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ',' | '/' | '@' | '_' | '#' | '+');
    (word(a) && word(b)) || (a == '—' && b == '—') || (a == '…' && b == '…')
}

/// Whether a line may end between two characters.
fn may_break(a: char, b: char) -> bool {
    !(NOT_FIRST.contains(b) || NOT_LAST.contains(a) || joined(a, b))
}

/// Breaks glyphs into lines; `indent` is taken from the first line's room.
pub(crate) fn lines(glyphs: &[Glyph], size: f32, spacing: f32, room: f32, indent: f32) -> Vec<TextLine> {
    lines_bound(glyphs, size, spacing, room, indent, &|_| false)
}

/// Breaks glyphs into lines, and not after a glyph whose number is `bound` while there is another place to break.
pub(crate) fn lines_bound(
    glyphs: &[Glyph],
    size: f32,
    spacing: f32,
    room: f32,
    indent: f32,
    bound: &dyn Fn(usize) -> bool,
) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let mut first = indent;
    let mut begins = 0;
    for paragraph in glyphs.split(|g| g.c == '\n') {
        let mut rest = paragraph;
        loop {
            let before = begins + paragraph.len() - rest.len();
            let end = line_end(rest, size, spacing, room - first, &|at| bound(before + at));
            first = 0.0;
            let (line, tail) = rest.split_at(end);
            let trimmed = line.iter().rposition(|g| g.c != ' ').map_or(0, |p| p + 1);
            let kept = if tail.is_empty() { line.len() } else { trimmed };
            lines.push(TextLine { glyphs: line[..kept].to_vec(), last: tail.is_empty() });
            let skip = tail.iter().take_while(|g| g.c == ' ').count();
            rest = &tail[skip..];
            if rest.is_empty() {
                break;
            }
        }
        begins += paragraph.len() + 1;
    }
    lines
}

/// How many glyphs stand on the first line.
fn line_end(glyphs: &[Glyph], size: f32, spacing: f32, room: f32, bound: &dyn Fn(usize) -> bool) -> usize {
    let mut used = 0.0;
    let mut last_break = 0;
    for (index, glyph) in glyphs.iter().enumerate() {
        used += glyph.width * size / 1000.0 + spacing;
        // The space after the last glyph of a line takes no room; a hair is forgiven to rounding.
        if used - spacing > room + 0.05 && index > 0 {
            return if last_break > 0 { last_break } else { index };
        }
        if let Some(next) = glyphs.get(index + 1)
            && may_break(glyph.c, next.c)
            && !bound(index)
        {
            last_break = index + 1;
        }
    }
    glyphs.len()
}

/// Share of their size by which the digits of a number may be spread.
const MOST_APART: f32 = 0.06;

/// Where and how a line of text is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    pub(crate) x: f32,
    pub(crate) baseline: f32,
    pub(crate) room: f32,
    pub(crate) size: f32,
    pub(crate) spacing: f32,
    pub(crate) align: Align,
}

/// Draws a line, one run a font.
pub(crate) fn draw(line: &TextLine, at: At, out: &mut Vec<Drawn>) {
    let natural = width(&line.glyphs, at.size, at.spacing) - at.spacing;
    let mut spacing = at.spacing;
    let x = match at.align {
        Align::Left => at.x,
        Align::Center => at.x + (at.room - natural) / 2.0,
        Align::Right => at.x + at.room - natural,
        Align::Justify => {
            let gaps = line.glyphs.len().saturating_sub(1);
            let slack = at.room - natural;
            #[expect(clippy::cast_precision_loss, reason = "a line has few glyphs")]
            let each = slack / gaps.max(1) as f32;
            // Only what an unlucky last character leaves open is spread; a short line stays as it is, and so does one
            // whose numbers or words would fall apart.
            let apart = each > at.size * MOST_APART
                && line.glyphs.windows(3).any(|g| joined(g[0].c, g[1].c) && joined(g[1].c, g[2].c));
            if !line.last && gaps > 0 && slack > 0.0 && slack < at.size * 3.0 && !apart {
                spacing += each;
            }
            at.x
        }
    };
    let mut x = x;
    for run in line.glyphs.chunk_by(|a, b| a.font == b.font) {
        out.push(Drawn::Text {
            x,
            y: at.baseline,
            size: at.size,
            font: run[0].font,
            spacing,
            upside_down: false,
            colour: super::BLACK,
            text: run.iter().map(|g| g.c).collect(),
        });
        x += width(run, at.size, spacing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Font;

    fn glyphs(text: &str) -> Vec<Glyph> {
        text.chars().map(|c| Glyph { c, font: Font::Song, width: if c.is_ascii() { 500.0 } else { 1000.0 } }).collect()
    }

    #[test]
    fn a_justified_line_keeps_its_numbers_together() {
        let spacing = |text: &str, characters: f32| {
            let line = TextLine { glyphs: glyphs(text), last: false };
            let mut drawn = Vec::new();
            let at =
                At { x: 0.0, baseline: 0.0, room: characters * 10.0, size: 10.0, spacing: 0.0, align: Align::Justify };
            draw(&line, at, &mut drawn);
            let Some(Drawn::Text { spacing, .. }) = drawn.first() else { panic!("a line") };
            *spacing
        };
        assert!(spacing("经费结算表预算", 8.0) > 1.0, "words are spread over the line");
        assert!(spacing("90,000.00元，支出", 10.0).abs() < 0.01, "and numbers aren't");
        assert!(spacing("预算90,000.00元，支出经费结算表等项目", 19.5) > 0.2, "but by a hair");
    }

    fn broken(text: &str, characters: f32) -> Vec<String> {
        lines(&glyphs(text), 10.0, 0.0, characters * 10.0, 0.0)
            .iter()
            .map(|l| l.glyphs.iter().map(|g| g.c).collect())
            .collect()
    }

    #[test]
    fn lines_keep_the_rules_of_chinese_setting() {
        for (text, room, expected) in [
            ("研修班学员名单", 4.0, vec!["研修班学", "员名单"]),
            ("研修班学员，名单", 5.0, vec!["研修班学", "员，名单"]),
            ("研修（乡村振兴）班", 3.0, vec!["研修", "（乡村", "振兴）", "班"]),
            ("编号2021-17-001号", 5.0, vec!["编号", "2021-17-", "001号"]),
            ("甲\n乙", 5.0, vec!["甲", "乙"]),
            ("", 5.0, vec![""]),
            ("abcdefghijklmnop", 3.0, vec!["abcdef", "ghijkl", "mnop"]),
            ("甲乙 丙", 2.0, vec!["甲乙", "丙"]),
        ] {
            let found = broken(text, room);
            if text.starts_with("编号") {
                assert_eq!(found.concat(), text);
                assert_eq!(found[0], "编号", "a number isn't split while it can move to the next line");
            } else {
                assert_eq!(found, expected, "{text}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_at_any_width() {
        let text = "于2021年10月25日至28日参加“乡村振兴与现代农业技术”高级研修班学习，共24学时，考核合格，准予结业。";
        for room in 1..60_u8 {
            let found: String = broken(text, f32::from(room)).concat();
            assert_eq!(found, text, "{room}");
        }
    }

    #[test]
    fn shrinking_stops_at_the_least_size() {
        let long = glyphs("一二三四五六七八九十");
        assert!((shrink(&long, 10.0, 200.0, 6.0) - 10.0).abs() < 0.01);
        assert!(width(&long, shrink(&long, 10.0, 80.0, 6.0), 0.0) <= 80.0);
        assert!((shrink(&long, 10.0, 10.0, 6.0) - 6.0).abs() < 0.01);
    }
}
