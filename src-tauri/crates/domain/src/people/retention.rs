//! How long an office keeps what it knows about a person (个人信息保护法第十九条: no longer than the purpose needs).

use chrono::{Datelike, NaiveDate};

/// Fewest and most years that can be set.
pub const YEARS: std::ops::RangeInclusive<u32> = 1..=100;

/// The last day on which what is known of a person is kept: so many years after the end of their last class.
pub fn kept_until(last_class: NaiveDate, years: u32) -> NaiveDate {
    let year = last_class.year().saturating_add(i32::try_from(years).unwrap_or(i32::MAX));
    // 29 February has no anniversary in a common year; the day before is the last of the same month.
    last_class.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_counted_from_the_last_class() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (last, years, until) in [
            (day(2021, 10, 28), 10, day(2031, 10, 28)),
            (day(2020, 2, 29), 10, day(2030, 2, 28)),
            (day(2020, 2, 29), 4, day(2024, 2, 29)),
            (day(2021, 10, 28), u32::MAX, NaiveDate::MAX),
        ] {
            assert_eq!(kept_until(last, years), until);
        }
    }
}
