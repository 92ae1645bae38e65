//! Working calendars: those that ship, and those the office loads year by year from a holiday-cn file or by hand.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yanxiu_domain::calendar::{Calendar, SpecialDay, weekday};
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::host::cannot_read;
use crate::office::payloads::{FilePath, YearQuery};
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::scalar::Day;

/// A year's file as holiday-cn writes it; other keys of it are left aside.
#[derive(Serialize, Deserialize)]
struct CalendarFile {
    year: i32,
    days: Vec<FileDay>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct FileDay {
    name: String,
    date: Day,
    is_off_day: bool,
}

/// A day that the State Council's arrangement names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NamedDay {
    /// Day.
    pub on: Day,
    /// Off, or worked in exchange.
    pub off: bool,
    /// Holiday.
    pub name: String,
}

/// One day of a year as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalendarDay {
    /// Day.
    pub on: Day,
    /// Day of the week, such as 周一.
    pub weekday: &'static str,
    /// Whether it is worked.
    pub working: bool,
    /// 国庆节, 调休上班, 周末 or 工作日.
    pub word: String,
}

/// A year's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalendarYear {
    /// Year.
    pub year: i32,
    /// `shipped`, `loaded` or `none`: then deadlines that touch the year are provisional.
    #[ts(type = "\"shipped\" | \"loaded\" | \"none\"")]
    pub source: &'static str,
    /// The days named by the arrangement.
    pub named: Vec<NamedDay>,
    /// Every day.
    pub days: Vec<CalendarDay>,
    /// Years at hand.
    pub years: Vec<i32>,
}

/// A year's arrangement as typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarInput {
    /// Year.
    pub year: i32,
    /// Days off and days worked in exchange.
    pub days: Vec<NamedDay>,
}

type Files = BTreeMap<i32, (&'static str, Vec<SpecialDay>)>;

fn damaged(name: &str, reason: &str) -> ApiError {
    ApiError::unreadable(
        "calendar_file",
        format!("日历文件“{name}”有误：{reason}"),
        "请用 holiday-cn 的年度 JSON 文件，或按国务院办公厅通知逐日录入。",
    )
}

fn read_file(name: &str, text: &str) -> Result<CalendarFile, ApiError> {
    let file: CalendarFile = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
        let said = e.to_string();
        let place = format!("第 {} 行", e.line());
        damaged(name, &if said.is_ascii() { format!("{place}写法不对") } else { said })
    })?;
    check(&file).map_err(|reason| damaged(name, &reason))?;
    Ok(file)
}

/// What no arrangement can say. A day of December or January may stand in the neighbouring year's file.
fn check(file: &CalendarFile) -> Result<(), String> {
    if !(1949..2200).contains(&file.year) {
        return Err(format!("年度 {} 不对", file.year));
    }
    if file.days.is_empty() {
        return Err("没有任何放假或调休的日子".to_owned());
    }
    let mut seen = BTreeMap::new();
    for day in &file.days {
        let on = day.date.0;
        let near = on.year() == file.year
            || (on.year() == file.year - 1 && on.month() == 12)
            || (on.year() == file.year + 1 && on.month() == 1);
        if !near {
            return Err(format!("{on} 不属于 {} 年", file.year));
        }
        if day.name.trim().is_empty() {
            return Err(format!("{on} 没有写是什么节日"));
        }
        if seen.insert(on, day.is_off_day).is_some_and(|off| off != day.is_off_day) {
            return Err(format!("{on} 既放假又上班"));
        }
    }
    Ok(())
}

fn special(file: CalendarFile) -> Vec<SpecialDay> {
    file.days.into_iter().map(|d| SpecialDay { on: d.date.0, off: d.is_off_day, name: d.name }).collect()
}

/// Calendars that ship and calendars that were loaded; a loaded year goes before a shipped one.
fn files(office: &Office) -> Result<Files, ApiError> {
    let mut files = Files::new();
    for (name, text) in crate::notice::asset_files(office, "calendars", "json")? {
        let file = read_file(&name, &text)?;
        files.insert(file.year, ("shipped", special(file)));
    }
    for (year, body) in office.loaded_calendars()? {
        files.insert(year, ("loaded", special(read_file(&year.to_string(), &body)?)));
    }
    Ok(files)
}

/// Working days as announced.
pub(crate) fn calendar(office: &Office) -> Result<Calendar, ApiError> {
    Ok(Calendar::new(files(office)?.into_iter().map(|(year, (_, days))| (year, days))))
}

/// A year with its days.
pub(crate) fn show(office: &mut Office, payload: YearQuery) -> Result<CalendarYear, ApiError> {
    let files = files(office)?;
    let calendar = office.calendar()?;
    let year = payload.year;
    let bad = || ApiError::usage("bad_year", format!("年度 {year} 不对"), "请输入 1949 到 2199 之间的年度。");
    let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (1949..2200).contains(&year)).ok_or_else(bad)?;
    let (source, named) = files.get(&year).map_or(("none", &[][..]), |(source, days)| (*source, days.as_slice()));
    Ok(CalendarYear {
        year,
        source,
        named: named.iter().map(|d| NamedDay { on: Day(d.on), off: d.off, name: d.name.clone() }).collect(),
        days: (0..366)
            .filter_map(|n| first.checked_add_days(Days::new(n)))
            .filter(|on| on.year() == year)
            .map(|on| CalendarDay {
                on: Day(on),
                weekday: weekday(on),
                working: calendar.is_working_day(on),
                word: calendar.describe(on).to_owned(),
            })
            .collect(),
        years: files.keys().copied().collect(),
    })
}

fn keep(office: &mut Office, file: &CalendarFile) -> Result<Done, ApiError> {
    let body = serde_json::to_string_pretty(file)
        .map_err(|e| ApiError::store("encoding", e.to_string(), "请把这条信息发给软件维护人员。"))?;
    office.store()?.change(Op::SetCalendar, None, |tx| tx.put_calendar(file.year, &body))?;
    office.forget_loaded();
    let (off, worked) =
        (file.days.iter().filter(|d| d.is_off_day).count(), file.days.iter().filter(|d| !d.is_off_day).count());
    Ok(done(format!("已载入 {} 年日历：放假 {off} 天，调休上班 {worked} 天；各班期限已重新推算", file.year)))
}

/// Loads a year from a holiday-cn file.
pub(crate) fn import(office: &mut Office, payload: FilePath) -> Result<Done, ApiError> {
    let path = std::path::Path::new(&payload.path);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let text = String::from_utf8(bytes).map_err(|_| damaged(&name, "不是 UTF-8 文本"))?;
    let file = read_file(&name, &text)?;
    keep(office, &file)
}

/// Sets a year as typed.
pub(crate) fn save(office: &mut Office, payload: CalendarInput) -> Result<Done, ApiError> {
    let file = CalendarFile {
        year: payload.year,
        days: payload.days.into_iter().map(|d| FileDay { name: d.name, date: d.on, is_off_day: d.off }).collect(),
    };
    check(&file).map_err(|reason| ApiError::refused("bad_calendar", reason, "请按国务院办公厅的放假通知逐日核对。"))?;
    keep(office, &file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_calendars_are_named() {
        for (text, expected) in [
            ("", "第 1 行写法不对"),
            ("{\"year\": 2027}", "第 1 行写法不对"),
            (r#"{"year": 2027, "days": []}"#, "没有任何"),
            (r#"{"year": 27, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#, "年度 27"),
            (r#"{"year": 2027, "days": [{"name": "元旦", "date": "2025-01-01", "isOffDay": true}]}"#, "不属于 2027 年"),
            (r#"{"year": 2027, "days": [{"name": "元旦", "date": "2027-13-01", "isOffDay": true}]}"#, "不是日期"),
            (
                r#"{"year": 2027, "days": [{"name": "a", "date": "2027-01-01", "isOffDay": true}, {"name": "a", "date": "2027-01-01", "isOffDay": false}]}"#,
                "既放假又上班",
            ),
        ] {
            let error = read_file("x.json", text).err().unwrap();
            assert!(error.message.contains(expected), "{text}: {}", error.message);
        }
        let next_year = r#"{"$schema": "x", "year": 2027, "papers": [], "days": [{"name": "元旦", "date": "2026-12-31", "isOffDay": true}]}"#;
        assert_eq!(read_file("x.json", next_year).unwrap().days.len(), 1);
    }
}
