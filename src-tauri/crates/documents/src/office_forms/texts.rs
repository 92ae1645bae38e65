//! Placeholders in texts that a program has cut to pieces: Word parts what was typed at every correction, change of
//! language or font, so that `{{`, a name and `}}` may lie in as many runs as they have characters.

/// Something between braces, by its bytes in the joined text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) written: String,
}

/// Longest name between braces.
const LONGEST: usize = 80;

/// The marks of a text, and whether there are braces that don't match. Braces typed with a Chinese input method count.
pub(super) fn marks(text: &str) -> (Vec<Mark>, bool) {
    let mut marks = Vec::new();
    let mut wrong = false;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some((start, open)) = pair(rest, "{{", "｛｛") else {
            wrong |= pair(rest, "}}", "｝｝").is_some();
            break;
        };
        wrong |= rest.get(..start).is_some_and(|before| pair(before, "}}", "｝｝").is_some());
        let inside = at + start + open;
        let closed = text.get(inside..).and_then(|after| pair(after, "}}", "｝｝"));
        let written = closed.and_then(|(end, _)| text.get(inside..inside + end));
        match (closed, written) {
            (Some((end, close)), Some(written))
                if !written.contains(['\n', '\t', '{', '｛']) && written.chars().count() <= LONGEST =>
            {
                let to = inside + end + close;
                marks.push(Mark { from: at + start, to, written: written.trim().to_owned() });
                at = to;
            }
            _ => {
                wrong = true;
                at = inside;
            }
        }
    }
    (marks, wrong)
}

/// Where one of two pairs of braces first stands, and how long it is.
fn pair(text: &str, half: &str, full: &str) -> Option<(usize, usize)> {
    let found = [half, full].into_iter().filter_map(|braces| text.find(braces).map(|at| (at, braces.len())));
    found.min()
}

/// The pieces with every mark replaced; `None` for a piece that stays as it is. A value stands in the piece where its
/// mark begins, and so takes the look of its first brace.
pub(super) fn replaced(pieces: &[&str], marks: &[Mark], values: &[String]) -> Vec<Option<String>> {
    let mut from = 0;
    pieces
        .iter()
        .map(|piece| {
            let (start, end) = (from, from + piece.len());
            from = end;
            let mut text = String::new();
            let mut at = start;
            let mut touched = false;
            for (mark, value) in marks.iter().zip(values) {
                if mark.to <= start || mark.from >= end {
                    continue;
                }
                touched = true;
                if mark.from >= at {
                    text.push_str(piece.get(at - start..mark.from - start).unwrap_or_default());
                }
                if mark.from >= start {
                    text.push_str(value);
                }
                at = mark.to.min(end);
            }
            text.push_str(piece.get(at - start..).unwrap_or_default());
            touched.then_some(text)
        })
        .collect()
}

/// A short stretch of text around a place.
pub(super) fn near(text: &str, at: usize) -> String {
    let before: Vec<char> = text.get(..at).unwrap_or_default().chars().rev().take(8).collect();
    let after: String = text.get(at..).unwrap_or_default().chars().take(24).collect();
    let near: String = before.into_iter().rev().chain(after.chars()).collect();
    near.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_however_the_braces_were_typed() {
        for (text, written, wrong) in [
            ("甲{{a}}乙{{ b.c }}", vec!["a", "b.c"], false),
            ("｛｛项目名称｝｝", vec!["项目名称"], false),
            ("{{a｝｝", vec!["a"], false),
            ("{{a", vec![], true),
            ("a}}", vec![], true),
            ("{{a {{b}}", vec!["b"], true),
            ("}}{{b}}", vec!["b"], true),
            ("{{a\nb}}", vec![], true),
            ("{a} 集合｛乙｝", vec![], false),
            ("", vec![], false),
        ] {
            let (found, bad) = marks(text);
            let found: Vec<&str> = found.iter().map(|m| m.written.as_str()).collect();
            assert_eq!((found, bad), (written, wrong), "{text}");
        }
    }

    #[test]
    fn a_mark_over_many_pieces_is_replaced_where_it_begins() {
        let pieces = ["名称：{", "{", "class", ".title", "}}，共", "{{n}}", "人"];
        let joined = pieces.concat();
        let (marks, _) = marks(&joined);
        let values = ["研修班".to_owned(), "30".to_owned()];
        let new = replaced(&pieces, &marks, &values);
        let expected: Vec<Option<String>> =
            [Some("名称：研修班"), Some(""), Some(""), Some(""), Some("，共"), Some("30"), None]
                .into_iter()
                .map(|t| t.map(str::to_owned))
                .collect();
        assert_eq!(new, expected);
    }
}
