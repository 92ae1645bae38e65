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

/// A length of time in whole minutes, rounded down: `95`, `95分钟`, `1小时35分20秒`, `01:35:20`, `1:35`, `5700秒`. A bare
/// number is in the unit of its heading: hours or seconds where that says so, otherwise minutes.
pub fn length_in_minutes(text: &str, heading: &str) -> Option<u32> {
    let plain: String = text
        .trim()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '：' => ':',
            '０'..='９' => half_width(c),
            _ => c.to_ascii_lowercase(),
        })
        .collect();
    let whole = |t: &str| t.parse::<u32>().ok().filter(|n| *n < 1_000_000);
    if plain.contains(':') {
        let parts: Option<Vec<u32>> = plain.split(':').map(whole).collect();
        return match parts?.as_slice() {
            [hours, minutes] | [hours, minutes, _] => Some(hours * 60 + minutes),
            _ => None,
        };
    }
    let bare = plain.split_once('.').map_or(plain.as_str(), |(w, _)| w);
    if let Some(number) = whole(bare).filter(|_| plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')) {
        return Some(match heading {
            h if h.contains('秒') => number / 60,
            h if h.contains("小时") => hours(&plain)?,
            _ => number,
        });
    }
    if plain.is_empty() {
        return None;
    }
    let mut seconds = 0_u32;
    let mut rest = plain.as_str();
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let number = whole(rest.get(..end)?)?;
        let tail = rest.get(end..)?;
        let (unit, len) = [
            ("小时", 3600),
            ("时", 3600),
            ("h", 3600),
            ("分钟", 60),
            ("分", 60),
            ("min", 60),
            ("m", 60),
            ("秒", 1),
            ("s", 1),
        ]
        .iter()
        .find(|(name, _)| tail.starts_with(name))
        .map(|(name, unit)| (*unit, name.len()))?;
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        rest = tail.get(len..)?;
    }
    Some(seconds / 60)
}

/// `1.5` hours in minutes, by digits alone.
fn hours(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let hundredths: u32 = format!("{decimals:0<2}").get(..2)?.parse().ok()?;
    Some(whole.parse::<u32>().ok()?.checked_mul(60)? + hundredths * 60 / 100)
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
            ("一个半小时", "", None),
            ("35x", "", None),
            ("", "", None),
        ] {
            assert_eq!(length_in_minutes(text, heading), expected, "{text} {heading}");
        }
    }
}
