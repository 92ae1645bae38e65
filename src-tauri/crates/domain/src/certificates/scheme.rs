//! Schemes of numbers: what a number is made of, and the sequence that it is taken from.

use crate::problem::Problem;
use crate::uid::Uid;
use crate::width::half_width;

/// Longest number there is room for.
pub const LONGEST: usize = 60;
/// Most digits of a running number.
const MOST_DIGITS: usize = 6;
/// The last running number that a sequence gives.
pub const LAST: u32 = 999_999_999;
/// What a pattern may name.
const NAMES: &str =
    "{year}（年度）、{plan_number}（计划编号）、{run}（期次）、{class}（班次名称）、{seq:03}（三位流水号）";

/// A scheme that the institution keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberScheme {
    /// Public id.
    pub uid: Uid,
    /// Name.
    pub name: String,
    /// Pattern such as `{year}-{plan_number}-{seq:03}`.
    pub pattern: String,
    /// The first running number of each of its sequences.
    pub start: u32,
}

/// What the numbers of a class are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Year of the notice.
    pub year: i32,
    /// Number in the year's plan.
    pub plan_number: &'a str,
    /// Run.
    pub run: u32,
    /// Class title.
    pub class_title: &'a str,
}

/// A number as registers keep it, whoever typed it: no space around, and letters, digits and hyphens of ordinary width.
/// Brackets stay as they are, for offices write 〔2021〕 and （2021） on purpose.
pub fn as_kept(typed: &str) -> String {
    let kept = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '－' | '／' | '．' => half_width(c),
        _ => c,
    };
    typed.trim().chars().map(kept).collect()
}

enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
    /// The running number with at least so many digits.
    Seq(usize),
}

/// The pieces of a pattern, or the part that can't be understood.
fn pieces(pattern: &str) -> Result<Vec<Piece<'_>>, &str> {
    let mut found = Vec::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        let (text, from) = rest.split_at(at);
        if !text.is_empty() {
            found.push(Piece::Text(text));
        }
        let end = from.find('}').filter(|_| from.starts_with('{')).ok_or(from)?;
        let (whole, inside) = (&from[..=end], &from[1..end]);
        found.push(match inside {
            "year" | "plan_number" | "run" | "class" => Piece::Name(inside),
            "seq" => Piece::Seq(1),
            _ => {
                let digits = inside.strip_prefix("seq:0").and_then(|d| d.parse().ok());
                Piece::Seq(digits.filter(|d| (1..=MOST_DIGITS).contains(d)).ok_or(whole)?)
            }
        });
        rest = &from[end + 1..];
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest));
    }
    Ok(found)
}

/// A pattern with everything but the running number put in.
fn rendered(pattern: &str, class: &Numbered<'_>, seq: impl Fn(usize) -> String) -> String {
    let Ok(pieces) = pieces(pattern) else { return pattern.to_owned() };
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Name("year") => class.year.to_string(),
            Piece::Name("plan_number") => class.plan_number.to_owned(),
            Piece::Name("run") => class.run.to_string(),
            Piece::Name(_) => class.class_title.to_owned(),
            Piece::Seq(digits) => seq(*digits),
        })
        .collect()
}

/// The number of a pattern at a running number, as registers keep it.
pub fn number(pattern: &str, class: &Numbered<'_>, seq: u32) -> String {
    as_kept(&rendered(pattern, class, |digits| format!("{seq:0digits$}")))
}

/// What is wrong with a sequence that goes on with `next` when so many numbers are wanted of it.
pub fn check_room(next: u32, wanted: usize) -> Option<Problem> {
    let left = LAST.checked_sub(next).map_or(0, |more| more as usize + 1);
    (left < wanted).then(|| {
        let message = format!("流水号从 {next} 起编不下 {wanted} 个号，最大编到 {LAST}");
        Problem::error("numbers_used_up", message, "请改用小一些的起始号；已编到头的，请改用别的编号规则。")
    })
}

/// The sequence a number is taken from: the number without its running number. Two patterns that differ in nothing but
/// the digits of the running number share one.
pub fn sequence(pattern: &str, class: &Numbered<'_>) -> String {
    let whole = rendered(pattern, class, |_| "\u{0}".to_owned());
    match whole.split_once('\u{0}') {
        Some((head, "")) => head.to_owned(),
        Some((head, tail)) => format!("{head}…{tail}"),
        None => whole,
    }
}

/// What is wrong with a pattern, whatever class it is used for.
pub fn check(pattern: &str) -> Vec<Problem> {
    let problem =
        |code, message: String| Problem::error(code, message, format!("可以写的有：{NAMES}；其余文字照原样印出。"));
    let pieces = match pieces(pattern) {
        Ok(pieces) => pieces,
        Err(part) => return vec![problem("scheme_part", format!("编号规则中的“{part}”不认识"))],
    };
    let mut problems = Vec::new();
    match pieces.iter().filter(|p| matches!(p, Piece::Seq(_))).count() {
        1 => {}
        0 => problems.push(problem("scheme_without_seq", "编号规则中没有流水号".to_owned())),
        _ => problems.push(problem("scheme_seq_twice", "编号规则中有两个流水号".to_owned())),
    }
    if pattern.chars().any(char::is_control) {
        problems.push(problem("scheme_control", "编号规则中有换行或其他控制字符".to_owned()));
    }
    problems
}

/// What is wrong with a pattern for a class.
pub fn check_for(pattern: &str, class: &Numbered<'_>) -> Vec<Problem> {
    let mut problems = check(pattern);
    if !problems.is_empty() {
        return problems;
    }
    let example = number(pattern, class, 1);
    if example.chars().count() > LONGEST {
        problems.push(Problem::error(
            "number_too_long",
            format!("按规则编出的编号有 {} 个字，超过 {LONGEST} 个", example.chars().count()),
            "请缩短编号规则，例如不写班次名称。",
        ));
    }
    if pattern.contains("{plan_number}") && class.plan_number.trim().is_empty() {
        problems.push(Problem::warning(
            "no_plan_number",
            "编号规则用到计划编号，这个班次没有填写",
            "请在备案页填写计划编号，或改用别的编号规则。",
        ));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_whoever_typed_it() {
        for (typed, kept) in [
            ("２０２１－１７－００１", "2021-17-001"),
            (" ＳＤ０１２　", "SD012"),
            ("鲁专（２０２１）第００１号", "鲁专（2021）第001号"),
            ("〔2021〕7", "〔2021〕7"),
        ] {
            assert_eq!(as_kept(typed), kept);
            assert_eq!(as_kept(kept), kept);
        }
    }

    const CLASS: Numbered<'static> = Numbered { year: 2021, plan_number: "17", run: 2, class_title: "甲班" };

    #[test]
    fn numbers_follow_the_pattern() {
        for (pattern, seq, expected, from) in [
            ("{year}-{plan_number}-{seq:03}", 8, "2021-17-008", "2021-17-"),
            ("{year}-{plan_number}-{seq:03}", 1000, "2021-17-1000", "2021-17-"),
            ("{year}-{plan_number}-{seq}", 8, "2021-17-8", "2021-17-"),
            ("鲁研{year}{seq:05}号", 123, "鲁研202100123号", "鲁研2021…号"),
            ("{class}第{run}期/{seq}", 12, "甲班第2期/12", "甲班第2期/"),
            ("第{seq:06}号（{year}）", 1, "第000001号（2021）", "第…号（2021）"),
            ("鲁－{plan_number}－{seq:02}", 7, "鲁-17-07", "鲁－17－"),
        ] {
            assert_eq!(check_for(pattern, &CLASS), Vec::new(), "{pattern}");
            assert_eq!(number(pattern, &CLASS, seq), expected);
            assert_eq!(sequence(pattern, &CLASS), from);
        }
    }

    #[test]
    fn a_number_is_of_ordinary_width_whatever_it_is_made_of() {
        let wide = Numbered { plan_number: "１７", class_title: "Ａ班", ..CLASS };
        assert_eq!(number("{year}－{plan_number}-{class}／{seq:03}", &wide, 1), "2021-17-A班/001");
    }

    #[test]
    fn a_sequence_ends_somewhere() {
        for (next, wanted, room) in [
            (1, 0, true),
            (1, 1_000, true),
            (LAST, 1, true),
            (LAST, 2, false),
            (LAST + 1, 1, false),
            (u32::MAX, 1, false),
            (u32::MAX - 5, 30, false),
        ] {
            assert_eq!(check_room(next, wanted).is_none(), room, "{next} {wanted}");
        }
    }

    #[test]
    fn slips_of_a_pattern_are_named() {
        let codes = |pattern: &str| check_for(pattern, &CLASS).iter().map(|p| p.code).collect::<Vec<_>>();
        for (pattern, expected) in [
            ("{year}", vec!["scheme_without_seq"]),
            ("", vec!["scheme_without_seq"]),
            ("{seq}-{seq:03}", vec!["scheme_seq_twice"]),
            ("{jahr}-{seq}", vec!["scheme_part"]),
            ("{seq:09}", vec!["scheme_part"]),
            ("{seq", vec!["scheme_part"]),
            ("seq}", vec!["scheme_part"]),
            ("{seq}\n", vec!["scheme_control"]),
        ] {
            assert_eq!(codes(pattern), expected, "{pattern}");
        }
        assert_eq!(codes(&format!("{}{{seq}}", "长".repeat(60))), ["number_too_long"]);
        let nameless = Numbered { plan_number: "", ..CLASS };
        assert_eq!(check_for("{plan_number}-{seq}", &nameless).len(), 1);
    }
}
