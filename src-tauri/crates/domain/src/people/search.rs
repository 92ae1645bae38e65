//! Finding people: by name, number, phone or unit.

use crate::identity::normalise_number;
use crate::names::{NameQuery, Rank};
use crate::words::words;

words! {
    /// By what a person was found.
    FoundBy {
        /// Name.
        Name = "name" "姓名",
        /// Number of the document, or a former one.
        Number = "number" "证件号码",
        /// Phone.
        Phone = "phone" "手机",
        /// Unit.
        Unit = "unit" "单位",
    }
}

/// Fewest characters of a number by whose end people are found: fewer say nothing.
const FEWEST_CHARACTERS: usize = 4;

/// What was typed into a search, ready to be held against people, classes and certificates.
pub struct Search {
    /// For names and titles.
    pub names: NameQuery,
    /// As it is written, in one case and width.
    text: String,
    /// As a number is written; empty when it can be none.
    number: String,
}

/// Letters in one case and width, without spaces at either end.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '　' => ' ',
        _ => c,
    };
    text.chars().map(narrow).flat_map(char::to_lowercase).collect::<String>().trim().to_owned()
}

impl Search {
    /// Takes what was typed.
    pub fn new(text: &str) -> Self {
        let number = normalise_number(text);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let letters = number.chars().filter(char::is_ascii_alphabetic).count();
        let is_number = number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '-' | '/'))
            && number.len() >= FEWEST_CHARACTERS
            // More figures than letters: `zhang1san1` is a name with its tones.
            && digits > letters;
        // A name that holds figures isn't sought by its letters alone: `H12345678` is no `h`.
        let sought = if is_number { "" } else { text };
        Self {
            names: NameQuery::new(sought),
            text: folded(text),
            number: if is_number { number } else { String::new() },
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What was typed, in one case and width.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number typed, or its end; `None` when what was typed is none.
    pub fn number(&self) -> Option<&str> {
        (!self.number.is_empty()).then_some(self.number.as_str())
    }

    /// How well a name or title answers.
    pub fn name(&mut self, name: &str, reading: &str) -> Option<Rank> {
        if self.names.is_empty() { None } else { self.names.rank(name, reading) }
    }

    /// How well a document's number answers: whole, or by its end. What stands in its middle finds nobody, so that a
    /// masked number isn't told by guessing.
    pub fn document(&self, number: &str) -> Option<Rank> {
        let typed = self.number()?;
        if number == typed {
            return Some(Rank::Exact);
        }
        (number.len() > typed.len() && typed.len() <= FEWEST_CHARACTERS + 2 && number.ends_with(typed))
            .then_some(Rank::Within)
    }

    /// How well a text that is sought as it is written answers: a phone, a unit, a certificate's number.
    pub fn written(&self, text: &str) -> Option<Rank> {
        if self.text.is_empty() {
            return None;
        }
        let text = folded(text);
        let at = text.find(&self.text)?;
        Some(match at {
            0 if text.len() == self.text.len() => Rank::Exact,
            0 => Rank::Prefix,
            _ => Rank::Within,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_whole_or_by_its_end_and_never_by_its_middle() {
        for (typed, number, found) in [
            ("11010519491231002X", "11010519491231002X", Some(Rank::Exact)),
            ("11010519491231002x", "11010519491231002X", Some(Rank::Exact)),
            (" １１０１０５ 19491231 002x ", "11010519491231002X", Some(Rank::Exact)),
            ("002X", "11010519491231002X", Some(Rank::Within)),
            ("31002x", "11010519491231002X", Some(Rank::Within)),
            ("19491231002X", "11010519491231002X", None),
            ("194912", "11010519491231002X", None),
            ("02X", "11010519491231002X", None),
            ("H12345678", "H12345678", Some(Rank::Exact)),
            ("5678", "H12345678", Some(Rank::Within)),
            ("张三", "H12345678", None),
        ] {
            assert_eq!(Search::new(typed).document(number), found, "{typed} in {number}");
        }
    }

    #[test]
    fn what_is_sought_as_written_is_ranked() {
        for (typed, text, found) in [
            ("济南市农业科学院", "济南市农业科学院", Some(Rank::Exact)),
            ("济南", "济南市农业科学院", Some(Rank::Prefix)),
            ("农业", "济南市农业科学院", Some(Rank::Within)),
            ("２０２１-17", "2021-17-008", Some(Rank::Prefix)),
            ("abc", "ABC研究所", Some(Rank::Prefix)),
            ("", "济南", None),
        ] {
            assert_eq!(Search::new(typed).written(text), found, "{typed} in {text}");
        }
    }
}
