//! Lines of a title. GB/T 9704-2012, 7.3.1: where a title is broken the words stay whole, the lines balance.

use super::text::{TextLine, lines, width};
use crate::fonts::Glyph;

/// A phrase ends after these …
const AFTER: [&str; 10] = ["关于举办", "关于报送", "关于调整", "与", "和", "及", "暨", "、", "）", "”"];
/// … and before these.
const BEFORE: [&str; 7] = ["高级研修", "专题研修", "研修班", "培训班", "总结材料", "（", "“"];
/// A line shorter than this share of the longest looks like a leftover.
const LEAST_SHARE: f32 = 0.3;

/// Breaks a title by hand (`\n`), then between phrases, and only where no phrase ends evenly.
pub(super) fn title_lines(glyphs: &[Glyph], size: f32, room: f32) -> Vec<TextLine> {
    glyphs
        .split(|g| g.c == '\n')
        .flat_map(|paragraph| {
            let fewest = lines(paragraph, size, 0.0, room, 0.0);
            if fewest.len() == 1 {
                return fewest;
            }
            by_phrases(paragraph, fewest.len(), size, room).unwrap_or_else(|| evenly(paragraph, &fewest, size, room))
        })
        .collect()
}

/// The most even way to set a text on `count` lines that end between phrases.
fn by_phrases(glyphs: &[Glyph], count: usize, size: f32, room: f32) -> Option<Vec<TextLine>> {
    let text: String = glyphs.iter().map(|g| g.c).collect();
    let ends: Vec<usize> = text
        .char_indices()
        .enumerate()
        .skip(1)
        .filter(|(_, (byte, _))| {
            let (before, after) = text.split_at(*byte);
            AFTER.iter().any(|a| before.ends_with(a)) || BEFORE.iter().any(|b| after.starts_with(b))
        })
        .map(|(index, _)| index)
        .collect();
    let mut best: Option<(f32, Vec<usize>)> = None;
    choose(&ends, count - 1, &mut Vec::new(), &mut |chosen| {
        let widths = parts(glyphs, chosen).map(|p| width(p, size, 0.0)).collect::<Vec<_>>();
        let longest = widths.iter().copied().fold(0.0, f32::max);
        let shortest = widths.iter().copied().fold(longest, f32::min);
        // A longer line above a shorter one reads better than the reverse.
        let upended = if widths[0] + 0.5 < longest { size * 3.0 } else { 0.0 };
        let uneven = longest - shortest + upended;
        let better = best.as_ref().is_none_or(|(least, _)| uneven < *least);
        if longest <= room && shortest >= longest * LEAST_SHARE && better {
            best = Some((uneven, chosen.to_vec()));
        }
    });
    let (_, chosen) = best?;
    Some(parts(glyphs, &chosen).map(|p| TextLine { glyphs: p.to_vec(), last: true }).collect())
}

/// Every choice of `count` of the places, in order.
fn choose(places: &[usize], count: usize, chosen: &mut Vec<usize>, each: &mut impl FnMut(&[usize])) {
    if count == 0 {
        each(chosen);
        return;
    }
    for (index, place) in places.iter().enumerate() {
        chosen.push(*place);
        choose(&places[index + 1..], count - 1, chosen, each);
        chosen.pop();
    }
}

fn parts<'g>(glyphs: &'g [Glyph], ends: &[usize]) -> impl Iterator<Item = &'g [Glyph]> {
    let starts: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).collect();
    let stops: Vec<usize> = ends.iter().copied().chain(std::iter::once(glyphs.len())).collect();
    starts.into_iter().zip(stops).map(|(from, to)| &glyphs[from..to])
}

/// As many lines as are needed, about equally long.
fn evenly(glyphs: &[Glyph], fewest: &[TextLine], size: f32, room: f32) -> Vec<TextLine> {
    #[expect(clippy::cast_precision_loss, reason = "a title has few lines")]
    let mut narrow = width(glyphs, size, 0.0) / fewest.len() as f32;
    while narrow < room {
        let tried = lines(glyphs, size, 0.0, narrow, 0.0);
        if tried.len() == fewest.len() {
            return tried;
        }
        narrow += size / 2.0;
    }
    fewest.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Font;

    #[test]
    fn titles_break_between_phrases_and_lose_nothing() {
        for (text, room, expected) in [
            ("乡村振兴高级研修班", 20.0, vec!["乡村振兴高级研修班"]),
            (
                "关于举办乡村振兴与现代农业技术高级研修班的通知",
                18.9,
                vec!["关于举办乡村振兴与现代农业技术", "高级研修班的通知"],
            ),
            (
                "关于报送乡村振兴与现代农业技术高级研修班总结材料的函",
                18.9,
                vec!["关于报送乡村振兴与现代农业技术", "高级研修班总结材料的函"],
            ),
            ("甲乙丙丁戊己庚辛壬癸", 6.0, vec!["甲乙丙丁戊", "己庚辛壬癸"]),
            ("甲与乙丙丁戊己庚辛壬癸子丑", 7.0, vec!["甲与乙丙丁戊己", "庚辛壬癸子丑"]),
            ("甲乙丙与丁戊己和庚辛壬癸", 8.0, vec!["甲乙丙与丁戊己和", "庚辛壬癸"]),
        ] {
            let glyphs: Vec<Glyph> = text.chars().map(|c| Glyph { c, font: Font::Song, width: 1000.0 }).collect();
            let found: Vec<String> = title_lines(&glyphs, 10.0, room * 10.0)
                .iter()
                .map(|l| l.glyphs.iter().map(|g| g.c).collect())
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
