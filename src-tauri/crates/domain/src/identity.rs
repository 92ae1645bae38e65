//! Identity numbers (GB 11643 and the other documents learners carry).

use std::fmt;

/// An identity number. `Debug` and `Display` mask the middle; only [`IdNumber::reveal`] shows it whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct IdNumber(String);

impl IdNumber {
    /// Takes a number already normalised: trimmed, half width, X upper-cased.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The whole number, for the papers and the import check that need it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The number with its middle masked: `370102********1234`; shorter numbers keep two characters at each end.
    pub fn masked(&self) -> String {
        let chars: Vec<char> = self.0.chars().collect();
        let (head, tail) = match chars.len() {
            15.. => (6, 4),
            5..=14 => (2, 2),
            _ => (0, 0),
        };
        let mask = chars.len() - head - tail;
        let shown = |range: &[char]| range.iter().collect::<String>();
        format!("{}{}{}", shown(&chars[..head]), "*".repeat(mask), shown(&chars[chars.len() - tail..]))
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}
