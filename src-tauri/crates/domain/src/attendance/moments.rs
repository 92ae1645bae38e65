//! Moments and lengths of time as online platforms write them.

use crate::width::half_width;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// A moment: with a date, or without one on the day given. `2021-10-25 08:31:02`, `2021/10/25 8:31`,
/// `10月25日 8:31`, `8:31`.
pub fn moment(text: &str, on: NaiveDate) -> Option<NaiveDateTime> {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '：' => ':',
            '年' | '月' | '/' | '.' => '-',
            '日' | '号' | 'T' | '\u{3000}' => ' ',
            '０'..='９' => half_width(c),
            _ => c,
        })
        .collect();
    let (date, time) = plain.rsplit_once(' ').unwrap_or(("", plain.as_str()));
    let numbers = |text: &str, between: char| -> Option<Vec<u32>> {
        text.trim().split(between).map(|p| p.trim().parse().ok()).collect()
    };
    let time = match numbers(time, ':')?.as_slice() {
        [hour, minute] => NaiveTime::from_hms_opt(*hour, *minute, 0)?,
        [hour, minute, second] => NaiveTime::from_hms_opt(*hour, *minute, *second)?,
        _ => return None,
    };
    let day = match date.trim() {
        "" => on,
        date => match numbers(date, '-')?.as_slice() {
            [year @ 1900..2200, month, day] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day)?,
            [month, day] => NaiveDate::from_ymd_opt(on.year(), *month, *day)?,
            _ => return None,
        },
    };
    Some(day.and_time(time))
}

/// Units of time in seconds; a longer word comes before one that it begins with.
const UNITS: [(&str, u64); 13] = [
    ("个小时", 3600),
    ("小时", 3600),
    ("时", 3600),
    ("hours", 3600),
    ("hour", 3600),
    ("h", 3600),
    ("分钟", 60),
    ("分", 60),
    ("mins", 60),
    ("min", 60),
    ("m", 60),
    ("秒", 1),
    ("s", 1),
];

/// A length of time in whole minutes, rounded down: `95`, `95分钟`, `1小时35分20秒`, `1.5小时`, `01:35:20`, `1:35`,
/// `5700秒`. A bare number is in the unit of its heading: hours or seconds where that says so, otherwise minutes.
pub fn length_in_minutes(text: &str, heading: &str) -> Option<u32> {
    let plain: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let plain = plain.to_ascii_lowercase();
    if plain.contains(':') {
        let whole = |t: &str| t.parse::<u32>().ok().filter(|n| *n < 1_000_000);
        let parts: Option<Vec<u32>> = plain.split(':').map(whole).collect();
        return match parts?.as_slice() {
            [hours, minutes] | [hours, minutes, _] => Some(hours * 60 + minutes),
            _ => None,
        };
    }
    let of_heading = match heading {
        h if h.contains('秒') => 1,
        h if h.contains("小时") => 3600,
        _ => 60,
    };
    let mut thousandths = 0_u64;
    let mut rest = plain.as_str();
    let mut first = true;
    while first || !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, tail) = rest.split_at_checked(end)?;
        let (unit, len) = match UNITS.iter().find(|(name, _)| tail.starts_with(name)) {
            Some((name, unit)) => (*unit, name.len()),
            None if first && tail.is_empty() => (of_heading, 0),
            None => return None,
        };
        thousandths += in_thousandths(number)? * unit;
        rest = tail.get(len..)?;
        first = false;
    }
    u32::try_from(thousandths / 60_000).ok()
}

/// A number below a million by its digits alone, in thousandths; what is finer is cut.
fn in_thousandths(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let thousandths: u64 = format!("{decimals:0<3}").get(..3)?.parse().ok()?;
    Some(whole.parse::<u64>().ok().filter(|n| *n < 1_000_000)? * 1000 + thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_platforms_write_them() {
        let on = NaiveDate::from_ymd_opt(2021, 10, 25).unwrap();
        for (text, expected) in [
            ("2021-10-25 08:31:02", Some("2021-10-25 08:31:02")),
            ("2021/10/25 8:31", Some("2021-10-25 08:31:00")),
            ("10月25日 8：31", Some("2021-10-25 08:31:00")),
            ("2021年10月24日 18:00", Some("2021-10-24 18:00:00")),
            ("2021-10-25T08:31:02", Some("2021-10-25 08:31:02")),
            ("8:31", Some("2021-10-25 08:31:00")),
            ("8点半", None),
            ("25:00", None),
            ("2021-10-25", None),
            ("", None),
        ] {
            assert_eq!(moment(text, on).map(|m| m.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn lengths_are_read_with_their_units() {
        for (text, heading, expected) in [
            ("95", "在线时长", Some(95)),
            ("95分钟", "时长", Some(95)),
            ("1小时35分20秒", "时长", Some(95)),
            ("01:35:59", "时长", Some(95)),
            ("1:35", "时长", Some(95)),
            ("5700", "时长（秒）", Some(95)),
            ("5700秒", "", Some(95)),
            ("1.5", "时长（小时）", Some(90)),
            ("95.8", "分钟", Some(95)),
            ("1h35m", "", Some(95)),
            ("1.5小时", "时长", Some(90)),
            ("1．5 小时", "时长", Some(90)),
            ("1.25h", "", Some(75)),
            ("2个小时", "", Some(120)),
            ("1小时30分", "时长（小时）", Some(90)),
            ("90.5分钟", "时长", Some(90)),
            ("90分钟", "时长（秒）", Some(90)),
            ("01:30:00", "时长", Some(90)),
            ("01：30：00", "时长", Some(90)),
            ("0", "时长", Some(0)),
            ("1.小时", "", None),
            ("1.2.3", "", None),
            ("小时", "", None),
            ("-5", "", None),
            ("4294967295小时", "", None),
            ("一个半小时", "", None),
            ("35x", "", None),
            ("", "", None),
        ] {
            assert_eq!(length_in_minutes(text, heading), expected, "{text} {heading}");
        }
    }
}
