//! How Chinese papers write dates, periods, numbers and amounts.

use chrono::{Datelike, NaiveDate};

use crate::calendar::weekday;
use crate::money::Fen;

/// `2021年10月25日`.
pub fn date(on: NaiveDate) -> String {
    format!("{}年{}月{}日", on.year(), on.month(), on.day())
}

/// The day that [`date`] has worded.
pub fn parsed_date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
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

/// `二〇二一年十月二十五日`, as seals and certificates date a paper.
pub fn date_in_numerals(on: NaiveDate) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| "〇一二三四五六七八九".chars().nth(d as usize)).unwrap_or(c);
    let year: String = on.year().to_string().chars().map(digit).collect();
    format!("{year}年{}月{}日", numeral(on.month()), numeral(on.day()))
}

/// A share in hundredths of a percent, as `95%` or `93.33%`.
pub fn percent(hundredths_of_percent: i64) -> String {
    let sign = if hundredths_of_percent < 0 { "-" } else { "" };
    match (hundredths_of_percent.unsigned_abs() / 100, hundredths_of_percent.unsigned_abs() % 100) {
        (whole, 0) => format!("{sign}{whole}%"),
        (whole, rest) if rest % 10 == 0 => format!("{sign}{whole}.{}%", rest / 10),
        (whole, rest) => format!("{sign}{whole}.{rest:02}%"),
    }
}

/// One way of writing numbers: ten digits, the places within a section of four.
struct Script {
    digits: [char; 10],
    places: [&'static str; 4],
}

const PLAIN: Script = Script {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    places: ["", "十", "百", "千"],
};
const CAPITAL: Script = Script {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    places: ["", "拾", "佰", "仟"],
};

impl Script {
    fn write(&self, number: u64) -> String {
        if number == 0 {
            return self.digits[0].to_string();
        }
        // 亿 and 万 each stand behind a number written by the same rule; a gap in front of the rest is one 零.
        for (unit, word) in [(100_000_000, "亿"), (10_000, "万")] {
            let (front, rest) = (number / unit, number % unit);
            if front > 0 {
                let gap = if rest > 0 && rest < unit / 10 { self.digits[0].to_string() } else { String::new() };
                let rest = if rest > 0 { self.write(rest) } else { String::new() };
                return format!("{}{word}{gap}{rest}", self.write(front));
            }
        }
        let mut words = String::new();
        let mut gap = false;
        for (place, unit) in self.places.iter().zip([1, 10, 100, 1000]).rev() {
            let digit = self.digit(number / unit);
            if digit == self.digits[0] {
                gap = true;
                continue;
            }
            if gap && !words.is_empty() {
                words.push(self.digits[0]);
            }
            gap = false;
            words.push(digit);
            words.push_str(place);
        }
        words
    }

    /// The last digit of a number.
    fn digit(&self, number: u64) -> char {
        self.digits.iter().zip(0..).find(|(_, value)| *value == number % 10).map_or(self.digits[0], |(digit, _)| *digit)
    }
}

/// The first few of some names, and 等 where there are more.
pub fn some_names<T: AsRef<str>>(names: &[T]) -> String {
    const TOLD: usize = 5;
    let told: Vec<&str> = names.iter().take(TOLD).map(AsRef::as_ref).collect();
    let more = if names.len() > TOLD { "等" } else { "" };
    format!("{}{more}", told.join("、"))
}

/// A number in running text: `二十四`, `一百零五`; ten to nineteen begin with `十`.
pub fn numeral(number: u32) -> String {
    let words = PLAIN.write(number.into());
    match words.strip_prefix('一') {
        Some(rest) if rest.starts_with('十') => rest.to_owned(),
        _ => words,
    }
}

/// An amount in capital numerals, as 人民币大写: `伍万捌仟陆佰元整`, `壹仟零壹元零伍分`.
pub fn amount_in_words(amount: Fen) -> String {
    let fen = amount.fen().unsigned_abs();
    let (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut words = String::new();
    if amount.fen() < 0 {
        words.push('负');
    }
    if yuan > 0 || fen == 0 {
        words.push_str(&CAPITAL.write(yuan));
        words.push('元');
    }
    if jiao > 0 {
        words.push(CAPITAL.digit(jiao));
        words.push('角');
    } else if yuan > 0 && rest > 0 {
        words.push('零');
    }
    if rest > 0 {
        words.push(CAPITAL.digit(rest));
        words.push('分');
    } else {
        words.push('整');
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            ("2021-10-25", "2022-10-25", "2021年10月25日至2022年10月25日"),
            ("2021-10-25", "2021-10-25", "2021年10月25日"),
        ] {
            assert_eq!(period(day(from), day(to)), expected);
        }
    }

    #[test]
    fn dates_are_written_four_ways() {
        let on = day("2021-11-28");
        assert_eq!((date(on).as_str(), short_date(on).as_str()), ("2021年11月28日", "11月28日"));
        assert_eq!(date_with_weekday(on), "2021年11月28日（周日）");
        for (on, expected) in [
            ("2021-10-25", "二〇二一年十月二十五日"),
            ("2020-01-01", "二〇二〇年一月一日"),
            ("2019-11-30", "二〇一九年十一月三十日"),
            ("2000-12-10", "二〇〇〇年十二月十日"),
        ] {
            assert_eq!(date_in_numerals(day(on)), expected);
        }
    }

    #[test]
    fn percents_show_no_idle_zero() {
        for (hundredths, expected) in [
            (9500, "95%"),
            (9333, "93.33%"),
            (9650, "96.5%"),
            (10_000, "100%"),
            (5, "0.05%"),
            (0, "0%"),
            (-5, "-0.05%"),
            (-1250, "-12.5%"),
        ] {
            assert_eq!(percent(hundredths), expected);
        }
        assert!(percent(i64::MIN).starts_with("-92233720368547758.08"));
    }

    #[test]
    fn numbers_are_written_as_text_says_them() {
        for (number, expected) in [
            (0, "零"),
            (4, "四"),
            (10, "十"),
            (19, "十九"),
            (24, "二十四"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1_010, "一千零一十"),
            (8_105, "八千一百零五"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (100_000, "十万"),
            (110_000, "十一万"),
            (4_294_967_295, "四十二亿九千四百九十六万七千二百九十五"),
        ] {
            assert_eq!(numeral(number), expected);
        }
    }

    #[test]
    fn amounts_in_capital_numerals() {
        for (fen, expected) in [
            (5_860_000, "伍万捌仟陆佰元整"),
            (100_100, "壹仟零壹元整"),
            (100_105, "壹仟零壹元零伍分"),
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角整"),
            (55, "伍角伍分"),
            (1_000, "壹拾元整"),
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            (168_032, "壹仟陆佰捌拾元叁角贰分"),
            (10_700_053, "壹拾万柒仟元伍角叁分"),
            (105_030, "壹仟零伍拾元叁角整"),
            (10_000_000, "壹拾万元整"),
            (1_000_500_000, "壹仟万伍仟元整"), // the rule leaves this 零 free
            (1_000_000_100, "壹仟万零壹元整"),
            (10_000_000_000, "壹亿元整"),
            (10_005_000_000, "壹亿零伍万元整"),
            (100_010_000_000_000, "壹万零壹亿元整"),
            (-100, "负壹元整"),
        ] {
            assert_eq!(amount_in_words(Fen::new(fen)), expected, "{fen}");
        }
    }

    /// Reads capital numerals back: a unit multiplies what stands before it since the last larger one.
    fn value(words: &str) -> u64 {
        let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
        for c in words.chars() {
            let unit = match c {
                '拾' => 10,
                '佰' => 100,
                '仟' => 1000,
                '万' => {
                    (total, section, digit) = (total + (section + digit) * 10_000, 0, 0);
                    continue;
                }
                '亿' => {
                    (total, section, digit) = ((total + section + digit) * 100_000_000, 0, 0);
                    continue;
                }
                _ => {
                    digit = "零壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c).unwrap() as u64;
                    continue;
                }
            };
            (section, digit) = (section + digit * unit, 0);
        }
        total + section + digit
    }

    proptest! {
        #[test]
        fn amounts_read_back_and_never_double_a_zero(fen in 0_i64..1_000_000_000_000, ends in 0_u32..10) {
            let fen = fen / 10_i64.pow(ends) * 10_i64.pow(ends);
            let words = amount_in_words(Fen::new(fen));
            prop_assert!(!words.contains("零零") && !words.contains("零万") && !words.contains("零亿"), "{}", words);
            let yuan = words.split_once('元').map_or("零", |(yuan, _)| yuan);
            prop_assert_eq!(value(yuan), fen.unsigned_abs() / 100, "{}", words);
        }

        #[test]
        fn any_amount_is_written(fen: i64) {
            prop_assert!(amount_in_words(Fen::new(fen)).ends_with(['整', '分']));
        }
    }
}
