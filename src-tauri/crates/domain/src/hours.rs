//! Class hours (学时), exact: never a float.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use crate::share::share;

/// Class hours in tenths, so that halves (1.5 学时) are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hours(i32);

impl Hours {
    /// No hours.
    pub const ZERO: Self = Self(0);

    /// Takes tenths of a class hour.
    pub const fn from_tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// Takes whole class hours.
    pub const fn whole(hours: i32) -> Self {
        Self(hours * 10)
    }

    /// Tenths of a class hour.
    pub const fn tenths(self) -> i32 {
        self.0
    }

    /// Share of `whole` in hundredths of a percent, for showing; `None` when `whole` is nothing.
    pub fn share_of(self, whole: Self) -> Option<i64> {
        share(u64::try_from(self.0).unwrap_or(0), u64::try_from(whole.0).unwrap_or(0))
    }

    /// Whether these are at least `percent` of `whole`, compared exactly.
    pub fn reach(self, percent: u32, whole: Self) -> bool {
        i64::from(self.0) * 100 >= i64::from(percent) * i64::from(whole.0)
    }
}

impl Add for Hours {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Hours {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// Prints `24` or `1.5`, as papers and the command line write hours.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if tenth == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{tenth}") }
    }
}

/// Why a text is no number of class hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHours;

/// Reads `24`, `1.5` or `3.50`; at most 1,000 hours, not negative, nothing finer than a tenth.
impl FromStr for Hours {
    type Err = NotHours;
    fn from_str(text: &str) -> Result<Self, NotHours> {
        let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let decimals = decimals.trim_end_matches('0');
        if !digits(whole) || whole.len() > 4 || decimals.len() > 1 || !(decimals.is_empty() || digits(decimals)) {
            return Err(NotHours);
        }
        let whole: i32 = whole.parse().map_err(|_| NotHours)?;
        let tenth: i32 = if decimals.is_empty() { 0 } else { decimals.parse().map_err(|_| NotHours)? };
        let tenths = whole * 10 + tenth;
        if tenths > 10_000 { Err(NotHours) } else { Ok(Self(tenths)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_what_offices_write() {
        for (text, tenths, printed) in
            [("24", 240, "24"), ("1.5", 15, "1.5"), ("3.50", 35, "3.5"), ("0", 0, "0"), (" 4.0 ", 40, "4")]
        {
            let hours: Hours = text.parse().unwrap();
            assert_eq!((hours.tenths(), hours.to_string().as_str()), (tenths, printed), "{text}");
        }
        for text in ["", "-1", "1.25", "四", "1e3", "1001", "99999", ".", "1.x", "1.-5", "+2"] {
            assert_eq!(text.parse::<Hours>(), Err(NotHours), "{text}");
        }
    }

    #[test]
    fn shares_round_down() {
        assert_eq!(Hours::whole(16).share_of(Hours::whole(24)), Some(6667));
        assert_eq!(Hours::whole(24).share_of(Hours::ZERO), None);
    }
}
