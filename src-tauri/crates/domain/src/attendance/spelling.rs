//! Marks as sheets carry them.

use super::Mark;
use crate::width::half_width;

/// A mark, and what else its cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelt {
    /// The mark; `None` for a cell that says there is none.
    pub mark: Option<Mark>,
    /// The kind of leave, or what stands behind the mark.
    pub note: String,
}

/// Whole cells, and the beginnings of longer ones; the longest comes first.
const WORDS: &[(&str, Mark)] = &[
    ("未请假", Mark::Absent),
    ("未签到", Mark::Absent),
    ("未出勤", Mark::Absent),
    ("未到", Mark::Absent),
    ("没到", Mark::Absent),
    ("缺勤", Mark::Absent),
    ("缺席", Mark::Absent),
    ("缺课", Mark::Absent),
    ("旷课", Mark::Absent),
    ("旷", Mark::Absent),
    ("缺", Mark::Absent),
    ("事假", Mark::Leave),
    ("病假", Mark::Leave),
    ("公假", Mark::Leave),
    ("丧假", Mark::Leave),
    ("婚假", Mark::Leave),
    ("产假", Mark::Leave),
    ("公出", Mark::Leave),
    ("出差", Mark::Leave),
    ("请假", Mark::Leave),
    ("假", Mark::Leave),
    ("迟到", Mark::Late),
    ("晚到", Mark::Late),
    ("迟", Mark::Late),
    ("早退", Mark::LeftEarly),
    ("早", Mark::LeftEarly),
    ("已签到", Mark::Present),
    ("签到", Mark::Present),
    ("已签", Mark::Present),
    ("已到", Mark::Present),
    ("出勤", Mark::Present),
    ("出席", Mark::Present),
    ("全勤", Mark::Present),
    ("到", Mark::Present),
];

/// Signs and letters that stand alone. A circle or a slash means either, by office, and is never guessed.
const SIGNS: &[(&str, Mark)] = &[
    ("√", Mark::Present),
    ("✓", Mark::Present),
    ("✔", Mark::Present),
    ("☑", Mark::Present),
    ("1", Mark::Present),
    ("是", Mark::Present),
    ("p", Mark::Present),
    ("y", Mark::Present),
    ("l", Mark::Late),
    ("e", Mark::LeftEarly),
    ("×", Mark::Absent),
    ("✗", Mark::Absent),
    ("✘", Mark::Absent),
    ("x", Mark::Absent),
    ("0", Mark::Absent),
    ("否", Mark::Absent),
    ("a", Mark::Absent),
    ("n", Mark::Absent),
];

/// Leaves whose kind is worth keeping.
const KINDS_OF_LEAVE: &[&str] = &["事假", "病假", "公假", "丧假", "婚假", "产假", "公出", "出差"];

/// Reads a cell of a sheet of marks; `None` when it isn't known.
pub fn read_mark(text: &str) -> Option<Spelt> {
    let plain: String = text.trim().chars().map(half_width).collect::<String>().to_ascii_lowercase();
    if plain.is_empty() || matches!(plain.as_str(), "-" | "--" | "—" | "——" | "无") {
        return Some(Spelt { mark: None, note: String::new() });
    }
    if let Some(mark) = Mark::parse(&plain).or_else(|| SIGNS.iter().find(|(s, _)| *s == plain).map(|(_, m)| *m)) {
        return Some(Spelt { mark: Some(mark), note: String::new() });
    }
    let (word, mark) = WORDS.iter().find(|(word, _)| plain.starts_with(word))?;
    let rest = plain.strip_prefix(word).unwrap_or_default();
    let behind = rest.trim_matches(|c: char| c.is_whitespace() || "()[]:：,，.。、".contains(c));
    // Another mark behind the first, as in 迟到早退, or text without a break that isn't a length of time, isn't a remark.
    let opens = rest.starts_with(['(', '[', ':', ',', ' ', '\u{3000}', '、']);
    let time = behind.starts_with(|c: char| c.is_ascii_digit());
    if WORDS.iter().any(|(other, _)| behind.starts_with(other)) || !(rest.is_empty() || opens || time) {
        return None;
    }
    let kind = if KINDS_OF_LEAVE.contains(word) { *word } else { "" };
    let note = match (kind, behind) {
        (kind, "") => kind.to_owned(),
        ("", behind) => behind.to_owned(),
        (kind, behind) => format!("{kind}：{behind}"),
    };
    Some(Spelt { mark: Some(*mark), note })
}
