//! How Chinese papers write dates, periods, numbers and amounts.

use chrono::{Datelike, NaiveDate};

use crate::calendar::weekday;
use crate::money::Fen;

/// `2021年10月25日`.
pub fn date(on: NaiveDate) -> String {
    format!("{}年{}月{}日", on.year(), on.month(), on.day())
}

/// `10月25日`.
pub fn short_date(on: NaiveDate) -> String {
    format!("{}月{}日", on.month(), on.day())
}

/// `2021年10月25日（周一）`.
pub fn date_with_weekday(on: NaiveDate) -> String {
    format!("{}（{}）", date(on), weekday(on))
}

/// `2021年10月25日至28日`, repeating month or year only where it changes; one day alone is written once.
pub fn period(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        date(from)
    } else if from.year() != to.year() {
        format!("{}至{}", date(from), date(to))
    } else if from.month() != to.month() {
        format!("{}至{}", date(from), short_date(to))
    } else {
        format!("{}至{}日", date(from), to.day())
    }
}

/// A share in hundredths of a percent, as `95%` or `93.33%`.
pub fn percent(hundredths: i64) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => format!("{whole}%"),
        (whole, rest) if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        (whole, rest) => format!("{whole}.{rest:02}%"),
    }
}

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
const SECTIONS: [&str; 4] = ["", "万", "亿", "万亿"];

/// An amount in capital numerals, as 人民币大写: `伍万捌仟陆佰元整`, `壹仟零壹元零伍分`.
pub fn amount_in_words(amount: Fen) -> String {
    let fen = amount.fen().unsigned_abs();
    let (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
    let digit = |n: u64| DIGITS[usize::try_from(n).unwrap_or(0)];
    let mut words = String::new();
    if amount.fen() < 0 {
        words.push('负');
    }
    if yuan > 0 {
        words.push_str(&integer_in_words(yuan));
        words.push('元');
    }
    match (jiao, rest) {
        (0, 0) if yuan == 0 => words.push_str("零元整"),
        (0, 0) => words.push('整'),
        (0, f) => {
            if yuan > 0 {
                words.push('零');
            }
            words.push(digit(f));
            words.push('分');
        }
        (j, f) => {
            words.push(digit(j));
            words.push('角');
            if f == 0 {
                words.push('整');
            } else {
                words.push(digit(f));
                words.push('分');
            }
        }
    }
    words
}

fn integer_in_words(number: u64) -> String {
    let digits: Vec<usize> = number.to_string().bytes().map(|b| usize::from(b - b'0')).collect();
    let mut words = String::new();
    let mut zero_pending = false;
    let mut section_empty = true;
    for (index, digit) in digits.iter().enumerate() {
        let place = digits.len() - 1 - index;
        if *digit == 0 {
            zero_pending = true;
        } else {
            if zero_pending && !words.is_empty() {
                words.push('零');
            }
            zero_pending = false;
            section_empty = false;
            words.push(DIGITS[*digit]);
            words.push_str(PLACES[place % 4]);
        }
        if place.is_multiple_of(4) {
            if !section_empty {
                words.push_str(SECTIONS.get(place / 4).copied().unwrap_or_default());
            }
            section_empty = true;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_repeat_only_what_changes() {
        for (from, to, expected) in [
            ("2021-10-25", "2021-10-28", "2021年10月25日至28日"),
            ("2021-10-30", "2021-11-02", "2021年10月30日至11月2日"),
            ("2021-12-30", "2022-01-02", "2021年12月30日至2022年1月2日"),
            ("2021-10-25", "2021-10-25", "2021年10月25日"),
        ] {
            assert_eq!(period(day(from), day(to)), expected);
        }
        assert_eq!(date_with_weekday(day("2021-11-28")), "2021年11月28日（周日）");
    }

    #[test]
    fn percents_show_no_idle_zero() {
        for (hundredths, expected) in [(9500, "95%"), (9333, "93.33%"), (9650, "96.5%"), (5, "0.05%"), (0, "0%")] {
            assert_eq!(percent(hundredths), expected);
        }
    }

    #[test]
    fn amounts_in_capital_numerals() {
        for (fen, expected) in [
            (5_860_000, "伍万捌仟陆佰元整"),
            (100_105, "壹仟零壹元零伍分"),
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角整"),
            (55, "伍角伍分"),
            (10_000_000, "壹拾万元整"),
            (1_000_000_100, "壹仟万零壹元整"),
            (10_000_000_000, "壹亿元整"),
            (1_050_30, "壹仟零伍拾元叁角整"),
            (10_005_000_000, "壹亿零伍万元整"),
            (-100, "负壹元整"),
        ] {
            assert_eq!(amount_in_words(Fen::new(fen)), expected, "{fen}");
        }
    }
}
