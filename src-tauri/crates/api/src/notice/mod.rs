//! The years' notices and calendars, and the deadlines they give.

pub mod file;

use serde::Deserialize;
use yanxiu_domain::calendar::{Calendar, SpecialDay};

use crate::error::ApiError;
use crate::filing::wire::Deadlines;
use crate::office::Office;
use crate::office::payloads::DeadlinesQuery;
use crate::scalar::Day;

#[derive(Deserialize)]
struct CalendarFile {
    year: i32,
    days: Vec<CalendarDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CalendarDay {
    name: String,
    date: Day,
    is_off_day: bool,
}

/// Files of a folder of assets with an extension, in order of name.
fn asset_files(office: &Office, folder: &str, extension: &str) -> Result<Vec<(String, String)>, ApiError> {
    let folder = office.host().assets()?.join(folder);
    let entries = std::fs::read_dir(&folder).map_err(|e| crate::host::cannot_read(&folder, &e))?;
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == extension));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let bytes = office.host().read(&path).map_err(|e| crate::host::cannot_read(&path, &e))?;
            Ok((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()))
        })
        .collect()
}

/// The notices that ship, by year.
pub(crate) fn shipped(office: &Office) -> Result<Vec<(i32, String)>, ApiError> {
    let files = asset_files(office, "notices", "toml")?;
    files.into_iter().map(|(_, text)| Ok((file::parse(&text)?.year, text))).collect()
}

/// The calendars that ship.
pub(crate) fn calendar(office: &Office) -> Result<Calendar, ApiError> {
    let mut years = Vec::new();
    for (name, text) in asset_files(office, "calendars", "json")? {
        let file: CalendarFile = serde_json::from_str(&text).map_err(|e| {
            ApiError::unreadable("calendar_file", format!("日历文件“{name}”有误：{e}"), "请恢复随软件提供的日历文件。")
        })?;
        let days =
            file.days.into_iter().map(|d| SpecialDay { on: d.date.0, off: d.is_off_day, name: d.name }).collect();
        years.push((file.year, days));
    }
    Ok(Calendar::new(years))
}

/// Deadlines for a pair of dates. No store is opened.
pub(crate) fn deadlines(office: &mut Office, payload: DeadlinesQuery) -> Result<Deadlines, ApiError> {
    let (open, close) = (payload.open.0, payload.close.0);
    if close < open {
        return Err(ApiError::usage("dates_reversed", "结束日期早于开班日期", "请核对两个日期的先后。"));
    }
    let notices = shipped(office)?;
    let text = match payload.notice {
        Some(year) => notices.iter().find(|(y, _)| *y == year),
        None => notices.iter().max_by_key(|(y, _)| *y),
    };
    let Some((_, text)) = text else {
        return Err(ApiError::usage("no_notice", "没有这一年的年度通知", "请改用已有通知的年度，如 2021。"));
    };
    let notice = file::parse(text)?;
    let calendar = office.calendar()?;
    Ok(wire(
        &calendar.filing_due(open, notice.filing_working_days),
        &calendar.report_due(close, notice.report_within),
        notice.complete_by,
    ))
}

/// Deadlines as they cross.
pub(crate) fn wire(
    filing: &yanxiu_domain::calendar::FilingDeadline,
    report: &yanxiu_domain::calendar::ReportDeadline,
    complete_by: chrono::NaiveDate,
) -> Deadlines {
    Deadlines {
        filing_due: Day(filing.due),
        counted_days: filing.counted.iter().copied().map(Day).collect(),
        report_due: Day(report.due),
        report_suggested: Day(report.suggested),
        complete_by: Day(complete_by),
        calendar: if filing.official && report.official { "official" } else { "provisional" },
    }
}
