//! One score as people write it: 86, 72.5, 缺考, 免修：理由, 55补72.

use crate::hours::Hours;
use crate::identity::without_numbers;
use crate::width::half_width;

/// The highest score, in tenths.
pub const FULL: i32 = 1_000;

/// The first sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sitting {
    /// A score in tenths, 0 to 1000.
    Taken(i32),
    /// 缺考: no score but nought, and the mark stays.
    Absent,
    /// 免修: the component isn't counted for this learner.
    Exempt,
}

/// A score with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The first sitting.
    pub first: Sitting,
    /// The resit's score in tenths; both are kept, the better one counts.
    pub resit: Option<i32>,
    /// Why exempt; empty otherwise.
    pub note: String,
}

/// Why a text is no score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAScore {
    /// Stable code: `bad_score`, `exempt_reason`, `resit_alone` or `deferred`.
    pub code: &'static str,
    /// What is wrong, in Chinese, to stand behind the name of the person or cell.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

const ABSENT: &[&str] = &["缺考", "缺", "旷考", "未考", "缺席", "未参加", "未交", "缺交"];
const EXEMPT: &[&str] = &["免修", "免考", "免试", "免测", "免"];
const DEFERRED: &[&str] = &["缓考", "缓", "待考", "补交"];

impl Entry {
    /// A plain score in tenths.
    pub const fn plain(tenths: i32) -> Self {
        Self { first: Sitting::Taken(tenths), resit: None, note: String::new() }
    }

    /// The score that counts, in tenths; `None` for who is exempt.
    pub fn counted(&self) -> Option<i32> {
        let first = match self.first {
            Sitting::Taken(tenths) => tenths,
            Sitting::Absent => 0,
            Sitting::Exempt => return None,
        };
        Some(self.resit.map_or(first, |resit| resit.max(first)))
    }

    /// Whether the learner was absent and hasn't sat it again.
    pub fn absent(&self) -> bool {
        self.first == Sitting::Absent && self.resit.is_none()
    }

    /// Reads a score as people write it. `note` is a remark beside it, taken as the reason of an exemption.
    ///
    /// # Errors
    /// [`NotAScore`], with what is wrong.
    pub fn parse(text: &str, note: &str) -> Result<Self, NotAScore> {
        let text = narrow(text);
        if let Some((first, resit)) = text.split_once('补').filter(|_| !DEFERRED.contains(&text.as_str())) {
            let first = first.trim_end_matches(BETWEEN);
            let resit = resit.trim_start_matches('考').trim_matches(BETWEEN);
            if first.is_empty() {
                return Err(NotAScore {
                    code: "resit_alone",
                    message: format!("“{text}”只有补考成绩"),
                    hint: "补考前后的成绩都要保留，请写成 55补72；第一次缺考的写成 缺考补72。",
                });
            }
            let first = sitting(first).filter(|s| *s != Sitting::Exempt).ok_or_else(|| bad(&text))?;
            return Ok(Self { first, resit: Some(tenths(resit).ok_or_else(|| bad(&text))?), note: String::new() });
        }
        if DEFERRED.contains(&text.as_str()) {
            return Err(NotAScore {
                code: "deferred",
                message: format!("“{text}”还不是成绩"),
                hint: "缓考的请先留空，考完再录；不再考的写“缺考”。",
            });
        }
        if let Some(word) = EXEMPT.iter().find(|w| text.starts_with(**w)) {
            let written = text[word.len()..].trim_matches(BETWEEN).trim();
            let reason = if written.is_empty() { note.trim() } else { written };
            if reason.is_empty() {
                return Err(NotAScore {
                    code: "exempt_reason",
                    message: format!("“{text}”没有写明理由"),
                    hint: "请写明免修理由，如 免修：已取得同类证书；也可以写在备注一列。",
                });
            }
            return Ok(Self { first: Sitting::Exempt, resit: None, note: reason.to_owned() });
        }
        Ok(Self { first: sitting(&text).ok_or_else(|| bad(&text))?, resit: None, note: String::new() })
    }
}

/// Signs that stand between a score, a resit and a reason.
const BETWEEN: &[char] = &[' ', ',', '，', '、', '/', '→', ';', '；', ':', '：', '(', ')', '（', '）', '-', '—'];

/// Prints what [`Entry::parse`] reads.
impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.first {
            Sitting::Taken(tenths) => f.write_str(&points(tenths))?,
            Sitting::Absent => f.write_str("缺考")?,
            Sitting::Exempt => write!(f, "免修：{}", self.note)?,
        }
        self.resit.map_or(Ok(()), |resit| write!(f, "补{}", points(resit)))
    }
}

/// Tenths of a point as a score sheet writes them: `86`, `72.5`.
pub fn points(tenths: i32) -> String {
    Hours::from_tenths(tenths).to_string()
}

/// Reads a score of 0 to 100 with at most one decimal, in tenths.
pub fn tenths(text: &str) -> Option<i32> {
    let read: Hours = narrow(text).trim_end_matches('分').parse().ok()?;
    Some(read.tenths()).filter(|t| *t <= FULL)
}

fn sitting(text: &str) -> Option<Sitting> {
    match text {
        text if ABSENT.contains(&text) => Some(Sitting::Absent),
        text if EXEMPT.contains(&text) => Some(Sitting::Exempt),
        text => tenths(text).map(Sitting::Taken),
    }
}

fn bad(text: &str) -> NotAScore {
    // A column that has slipped may hold anything.
    let shown = without_numbers(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let bare = text.trim_start_matches('-');
    let (whole, decimals) = bare.split_once('.').unwrap_or((bare, "0"));
    let number = (digits(whole) && digits(decimals)).then(|| whole.trim_start_matches('0'));
    let within = |whole: &str| whole.len() < 3 || whole == "100" && decimals.bytes().all(|b| b == b'0');
    let (message, hint) = match number {
        Some(whole) if text.starts_with('-') || !within(whole) => {
            (format!("“{shown}”不在 0 到 100 分之间"), "请核对；不是百分制的，请换算成百分制后再录。")
        }
        Some(_) => (format!("“{shown}”的小数不止一位"), "成绩记到 0.1 分，请按四舍五入改成一位小数，如 85.7。"),
        None => (
            format!("“{shown}”不是成绩"),
            "请写 0 到 100 之间的数，最多一位小数；没有参加的写“缺考”，免修的写“免修：理由”。",
        ),
    };
    NotAScore { code: "bad_score", message, hint }
}

/// Full-width letters and signs as half-width ones, without space around.
fn narrow(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' | '－' => half_width(c),
            '。' => '.',
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn scores_are_read_as_people_write_them() {
        for (text, note, counted, printed) in [
            ("86", "", Some(860), "86"),
            (" 72.5 ", "", Some(725), "72.5"),
            ("８６．５分", "", Some(865), "86.5"),
            ("100", "", Some(1_000), "100"),
            ("0", "", Some(0), "0"),
            ("85.70", "", Some(857), "85.7"),
            ("缺考", "", Some(0), "缺考"),
            ("未交", "", Some(0), "缺考"),
            ("55补72", "", Some(720), "55补72"),
            ("55，补考 72", "", Some(720), "55补72"),
            ("80（补考72）", "", Some(800), "80补72"),
            ("缺考补61.5", "", Some(615), "缺考补61.5"),
            ("免修：已取得同类证书", "", None, "免修：已取得同类证书"),
            ("免试（省级能手）", "", None, "免修：省级能手"),
            ("免修", "上年已修", None, "免修：上年已修"),
        ] {
            let read = Entry::parse(text, note).unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!((read.counted(), read.to_string().as_str()), (counted, printed), "{text}");
            assert_eq!(Entry::parse(&read.to_string(), ""), Ok(read), "{text}");
        }
        for (text, code, words) in [
            ("100.1", "bad_score", "0 到 100"),
            ("101", "bad_score", "0 到 100"),
            ("-1", "bad_score", "0 到 100"),
            ("1e3", "bad_score", "不是成绩"),
            ("1e1", "bad_score", "不是成绩"),
            ("+5", "bad_score", "不是成绩"),
            ("1.2.3", "bad_score", "不是成绩"),
            ("-", "bad_score", "不是成绩"),
            ("370102199001011234", "bad_score", "“370102********1234”不在 0 到 100"),
            ("85.66", "bad_score", "小数不止一位"),
            ("八十", "bad_score", "不是成绩"),
            ("优", "bad_score", "不是成绩"),
            ("55补", "bad_score", "不是成绩"),
            ("55补101", "bad_score", "不是成绩"),
            ("免修补60", "bad_score", "不是成绩"),
            ("补72", "resit_alone", "补考"),
            ("免修", "exempt_reason", "理由"),
            ("缓考", "deferred", "还不是成绩"),
            ("", "bad_score", "不是成绩"),
        ] {
            let error = Entry::parse(text, "").unwrap_err();
            assert_eq!(error.code, code, "{text}");
            assert!(error.message.contains(words) && error.hint.ends_with('。'), "{text}: {error:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(first in 0..=FULL, resit in proptest::option::of(0..=FULL), absent: bool) {
            let first = if absent { Sitting::Absent } else { Sitting::Taken(first) };
            let entry = Entry { first, resit, note: String::new() };
            prop_assert_eq!(Entry::parse(&entry.to_string(), ""), Ok(entry));
        }

        #[test]
        fn no_text_makes_the_reader_fall(text in ".{0,12}", note in ".{0,4}") {
            if let Ok(entry) = Entry::parse(&text, &note) {
                prop_assert!(entry.counted().is_none_or(|t| (0..=FULL).contains(&t)));
            }
        }
    }
}
