//! Working days by the State Council's yearly calendar, and the deadlines reckoned by them (二·一, 三).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::words::words;

#[cfg(test)]
mod tests;

words! {
    /// Unit of a period; a sibling rule elsewhere counts in working days.
    PeriodUnit {
        /// Calendar months.
        Months = "months" "个月",
        /// Calendar days.
        Days = "days" "天",
        /// Working days.
        WorkingDays = "working_days" "个工作日",
    }
}

/// A span of time in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: PeriodUnit,
}

/// First day of December that the next year's announcement may still move: 元旦 has bridged back to the 29th
/// (2018-12-29 was worked), and one day more is allowed for.
const OPEN_UNTIL_NEXT_YEAR_FROM: u32 = 28;

/// A day that the State Council's announcement takes out of the ordinary week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecialDay {
    /// The day.
    pub on: NaiveDate,
    /// Whether it is free; otherwise it is worked in exchange.
    pub off: bool,
    /// The holiday it belongs to, such as `国庆节`.
    pub name: String,
}

/// The working days of the years whose announcement is loaded; any other year is an ordinary week.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    special: BTreeMap<NaiveDate, SpecialDay>,
    years: BTreeSet<i32>,
}

/// The last day to file, and the days that were counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingDeadline {
    /// Last day to file.
    pub due: NaiveDate,
    /// The working days counted, the one nearest the opening first; the last is `due`.
    pub counted: Vec<NaiveDate>,
    /// Whether every day walked over is known from a loaded announcement; otherwise the date is provisional.
    pub official: bool,
}

/// The last day to send the reports after a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDeadline {
    /// Last day by the rule; no extension over days off is assumed.
    pub due: NaiveDate,
    /// `due` when it is a working day, else the last working day before it; `due` itself when no working day lies
    /// between the end of the class and it.
    pub suggested: NaiveDate,
    /// Whether every day that mattered is known from a loaded announcement; otherwise the date is provisional.
    pub official: bool,
    /// The working days counted, nearest the last class day first; empty for a period that isn't counted in them.
    pub counted: Vec<NaiveDate>,
}

impl Calendar {
    /// Merges the announcements of several years. A year's file may name days of the December before it; where two
    /// files name the same day, the later year's, being announced later, holds.
    pub fn new(days: impl IntoIterator<Item = (i32, Vec<SpecialDay>)>) -> Self {
        let mut files: Vec<_> = days.into_iter().collect();
        files.sort_by_key(|(year, _)| *year);
        let mut calendar = Self::default();
        for (year, days) in files {
            calendar.years.insert(year);
            calendar.special.extend(days.into_iter().map(|day| (day.on, day)));
        }
        calendar
    }

    /// Whether that year's announcement is loaded.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether the announcements loaded settle this very day. The last days of December need the next year's
    /// announcement too, since 元旦 may reach back to them.
    pub fn is_official(&self, on: NaiveDate) -> bool {
        let reaches_over = on.month() == 12 && on.day() >= OPEN_UNTIL_NEXT_YEAR_FROM;
        self.covers(on.year()) && (!reaches_over || self.covers(on.year() + 1))
    }

    /// Whether offices work that day.
    pub fn is_working_day(&self, on: NaiveDate) -> bool {
        match self.special.get(&on) {
            Some(day) => !day.off,
            None => !is_weekend(on),
        }
    }

    /// What kind of day it is: the holiday's name, `调休上班`, `周末` or `工作日`.
    pub fn describe(&self, on: NaiveDate) -> &str {
        match self.special.get(&on) {
            Some(day) if day.off => &day.name,
            Some(_) if is_weekend(on) => "调休上班",
            None if is_weekend(on) => "周末",
            _ => "工作日",
        }
    }

    /// The last day to file (二·一): the `working_days`-th working day counting back from the day before opening.
    /// `opens_on` is the first class day, not check-in.
    pub fn filing_due(&self, opens_on: NaiveDate, working_days: u32) -> FilingDeadline {
        let mut deadline = FilingDeadline { due: opens_on, counted: Vec::new(), official: true };
        let mut wanted = working_days;
        while wanted > 0 {
            let Some(before) = deadline.due.pred_opt() else { break };
            deadline.due = before;
            deadline.official &= self.is_official(before);
            if self.is_working_day(before) {
                deadline.counted.push(before);
                wanted -= 1;
            }
        }
        deadline
    }

    /// Working days after a deadline up to the day something was done, that day included; 0 when it was in time.
    pub fn working_days_late(&self, due: NaiveDate, done: NaiveDate) -> u32 {
        let late = due.iter_days().skip(1).take_while(|on| *on <= done).filter(|on| self.is_working_day(*on)).count();
        u32::try_from(late).unwrap_or(u32::MAX)
    }

    /// The last day to send the reports (三): the same day of the month that follows, or that month's last day; or so
    /// many days or working days after the last class day.
    pub fn report_due(&self, closes_on: NaiveDate, within: Period) -> ReportDeadline {
        let mut official = true;
        let mut counted = Vec::new();
        let due = match within.unit {
            PeriodUnit::Months => closes_on.checked_add_months(Months::new(within.count)).unwrap_or(NaiveDate::MAX),
            PeriodUnit::Days => {
                closes_on.checked_add_days(chrono::Days::new(within.count.into())).unwrap_or(NaiveDate::MAX)
            }
            PeriodUnit::WorkingDays => {
                let (mut day, mut wanted) = (closes_on, within.count);
                while wanted > 0 {
                    let Some(next) = day.succ_opt() else { break };
                    day = next;
                    official &= self.is_official(day);
                    if self.is_working_day(day) {
                        counted.push(day);
                        wanted -= 1;
                    }
                }
                day
            }
        };
        let mut suggested = due;
        official &= self.is_official(due);
        while !self.is_working_day(suggested) {
            match suggested.pred_opt() {
                Some(before) if before >= closes_on => suggested = before,
                _ => return ReportDeadline { due, suggested: due, official, counted },
            }
            official &= self.is_official(suggested);
        }
        ReportDeadline { due, suggested, official, counted }
    }
}

fn is_weekend(on: NaiveDate) -> bool {
    matches!(on.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The weekday as papers put it after a date: `周一` … `周日`.
pub fn weekday(on: NaiveDate) -> &'static str {
    match on.weekday() {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}
