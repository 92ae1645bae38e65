//! Money in fen, and the tax on a teacher's fee.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

/// An amount in fen (0.01 yuan), never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fen(i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Takes fen.
    pub const fn new(fen: i64) -> Self {
        Self(fen)
    }

    /// Takes whole yuan.
    pub const fn yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }

    /// Fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// As running text writes it, without separators and idle decimals: `58600元`, `83211.32元`.
    pub fn in_text(self) -> String {
        let digits = self.to_string().replace(',', "");
        format!("{}元", digits.strip_suffix(".00").unwrap_or(&digits))
    }
}

impl Add for Fen {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fen {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// Prints `58,600.00`, as a settlement writes it.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = yuan.to_string();
        let mut grouped = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        write!(f, "{}{grouped}.{fen:02}", if self.0 < 0 { "-" } else { "" })
    }
}

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotMoney;

/// Reads `58600`, `58,600.5` or `￥58,600.00元`; not negative, nothing finer than a fen, below 10,000,000,000 yuan.
impl FromStr for Fen {
    type Err = NotMoney;
    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let bare: String = text
            .trim()
            .trim_start_matches(['¥', '￥'])
            .trim_end_matches('元')
            .chars()
            .filter(|c| !matches!(c, ',' | '，' | ' '))
            .collect();
        let (yuan, decimals) = bare.split_once('.').unwrap_or((&bare, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(yuan) || yuan.len() > 10 || !digits(decimals) || decimals.len() > 2 {
            return Err(NotMoney);
        }
        let yuan: i64 = yuan.parse().map_err(|_| NotMoney)?;
        let fen: i64 = format!("{decimals:0<2}").parse().map_err(|_| NotMoney)?;
        Ok(Self(yuan * 100 + fen))
    }
}

/// A bracket of the tax that is withheld from a fee (劳务报酬所得预扣预缴), turned round: from net to gross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxBracket {
    /// It holds for fees above this after tax.
    pub net_over: Fen,
    /// Taken off the net before it is divided.
    pub deducted: Fen,
    /// The percentage of the fee that is left, by which the rest is divided; 1 to 100.
    pub kept_percent: u32,
}

impl TaxBracket {
    /// The state's brackets: net N → N up to 800 yuan; (N−160)/0.8 up to 3,360; N/0.84 up to 21,000; (N−2000)/0.76 up
    /// to 49,500; above that (N−7000)/0.68.
    pub fn national() -> Vec<Self> {
        [(0, 0, 100), (800, 160, 80), (3_360, 0, 84), (21_000, 2_000, 76), (49_500, 7_000, 68)]
            .into_iter()
            .map(|(over, deducted, kept_percent)| Self {
                net_over: Fen::yuan(over),
                deducted: Fen::yuan(deducted),
                kept_percent,
            })
            .collect()
    }
}

/// The fee before tax that leaves `net` after tax, by brackets in rising order. Rounded to the nearest fen; without a
/// bracket for it nothing is withheld.
pub fn gross_of(net: Fen, brackets: &[TaxBracket]) -> Fen {
    let Some(bracket) = brackets.iter().rfind(|b| net > b.net_over) else { return net };
    let kept = i64::from(bracket.kept_percent.max(1));
    Fen::new(((net.fen() - bracket.deducted.fen()) * 100 + kept / 2) / kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_text_has_no_idle_signs() {
        for (fen, expected) in [(9_000_000, "90000元"), (8_321_132, "83211.32元"), (50, "0.50元"), (-100, "-1元")] {
            assert_eq!(Fen::new(fen).in_text(), expected);
        }
    }

    #[test]
    fn reads_and_prints_what_offices_write() {
        for (text, fen, printed) in [
            ("58600", 5_860_000, "58,600.00"),
            ("￥58,600.5元", 5_860_050, "58,600.50"),
            ("0", 0, "0.00"),
            ("999.99", 99_999, "999.99"),
            ("1,234,567.89", 123_456_789, "1,234,567.89"),
        ] {
            let amount: Fen = text.parse().unwrap();
            assert_eq!((amount.fen(), amount.to_string().as_str()), (fen, printed), "{text}");
        }
        for text in ["", "-1", "1.234", "一千", "12345678901", "1.", ".5"] {
            assert_eq!(text.parse::<Fen>(), Err(NotMoney), "{text}");
        }
    }

    #[test]
    fn tax_is_added_by_bracket() {
        for (net, gross) in [
            (0, 0),
            (500, 50_000),
            (800, 80_000),
            (1_000, 105_000),
            (3_360, 400_000),
            (4_200, 500_000),
            (21_000, 2_500_000),
            (22_800 - 800, 2_631_579),
            (49_500, 6_250_000),
            (61_000, 7_941_176),
        ] {
            assert_eq!(gross_of(Fen::yuan(net), &TaxBracket::national()).fen(), gross, "{net}");
        }
    }
}
