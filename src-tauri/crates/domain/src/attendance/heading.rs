//! Which sessions a column of a sheet of marks means.

use chrono::{Datelike, NaiveDate};

use crate::dossier::Dossier;
use crate::filing::schedule::{DayPart, Session};
use crate::width::half_width;

/// What a heading came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant<'d> {
    /// These sessions; a half-day may have several.
    Sessions(Vec<&'d Session>),
    /// It reads like a session, but the class has none such.
    NoSuch,
    /// It may be one of several.
    Several(Vec<&'d Session>),
    /// It isn't the heading of a session.
    Other,
}

impl Dossier {
    /// The sessions that a heading means: by number (`3`, `第3次课`), by day and part (`10月25日上午`), or by topic.
    pub fn sessions_meant(&self, heading: &str) -> Meant<'_> {
        let plain = plain(heading);
        if plain.is_empty() {
            return Meant::Other;
        }
        let bare = plain.trim_start_matches(['第', '课', '次']).trim_end_matches(['次', '课', '节']);
        if !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit()) {
            let found = bare.parse::<usize>().ok().and_then(|n| self.attended_sessions().nth(n.checked_sub(1)?));
            return found.map_or(Meant::NoSuch, |s| Meant::Sessions(vec![s]));
        }
        if let Some(on) = day(&plain, self.class.opens_on, self.class.closes_on) {
            return self.on_day(on, &plain);
        }
        let named: Vec<&Session> = self.attended_sessions().filter(|s| self::plain(&s.topic) == plain).collect();
        match named.as_slice() {
            [] => Meant::Other,
            [_] => Meant::Sessions(named),
            _ => Meant::Several(named),
        }
    }

    fn on_day(&self, on: NaiveDate, plain: &str) -> Meant<'_> {
        let part = part(plain);
        let found: Vec<&Session> =
            self.attended_sessions().filter(|s| s.on == on && part.is_none_or(|p| s.part == p)).collect();
        let time = found.iter().find(|s| !s.starts.is_empty() && plain.contains(&s.starts)).copied();
        match (found.as_slice(), time) {
            (_, Some(session)) => Meant::Sessions(vec![session]),
            ([], _) => Meant::NoSuch,
            // A day alone is one session, or too little to tell which.
            ([_, _, ..], None) if part.is_none() => Meant::Several(found),
            _ => Meant::Sessions(found),
        }
    }
}

/// Without spaces and line ends, digits and colons half width.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

fn part(plain: &str) -> Option<DayPart> {
    let lower = plain.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if has(&["上午", "am"]) {
        Some(DayPart::Morning)
    } else if has(&["下午", "pm"]) {
        Some(DayPart::Afternoon)
    } else if has(&["晚"]) {
        Some(DayPart::Evening)
    } else {
        None
    }
}

/// The day that a heading begins with, with or without a year: `2021-10-25`, `10月25日`, `10.25`, `10/25`. Without one
/// it is a day of the class where it can be, which may last into the next year.
fn day(plain: &str, opens_on: NaiveDate, closes_on: NaiveDate) -> Option<NaiveDate> {
    let end = plain.find(|c: char| !(c.is_ascii_digit() || "年月日号.-/".contains(c))).unwrap_or(plain.len());
    let head = plain.get(..end)?;
    let numbers: Vec<u32> = head.split(|c: char| !c.is_ascii_digit()).filter_map(|p| p.parse().ok()).collect();
    match numbers.as_slice() {
        [year @ 1900..2200, month, day] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        [month, day] => {
            let of = |year: i32| NaiveDate::from_ymd_opt(year, *month, *day);
            let days = (opens_on.year()..=closes_on.year()).filter_map(of);
            days.clone().find(|on| (opens_on..=closes_on).contains(on)).or_else(|| of(opens_on.year()))
        }
        _ => None,
    }
}
