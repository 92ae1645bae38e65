//! The years' notices and calendars, and the deadlines they give.

pub mod attendance;
pub mod file;
pub mod tax;

use std::path::Path;

use serde::Serialize;
use ts_rs::TS;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::filing::wire::Deadlines;
use crate::host::{cannot_read, cannot_write};
use crate::office::payloads::{DeadlinesQuery, FilePath, NoticeCopy, NoticeExport, YearQuery};
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done};
use crate::scalar::Day;
use file::NoticeFile;

/// A year's notice in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoticeView {
    /// Its parameters.
    pub notice: NoticeFile,
    /// Years that have a notice, newest first.
    pub years: Vec<i32>,
    /// Classes planned under it.
    pub classes: u32,
    /// Titles and ids of classes that follow an earlier text of it.
    pub earlier: Vec<EarlierClass>,
}

/// A class that follows an earlier text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierClass {
    /// Class.
    pub class_id: String,
    /// Title.
    pub title: String,
}

/// Files of a folder of assets with an extension, in order of name.
pub(crate) fn asset_files(office: &Office, folder: &str, extension: &str) -> Result<Vec<(String, String)>, ApiError> {
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

fn no_notice(year: i32) -> ApiError {
    ApiError::refused("no_notice", format!("没有 {year} 年度通知"), "请先从已有年度复制，或导入通知文件。")
}

/// The text of a year's notice in the store.
fn kept(office: &mut Office, year: i32) -> Result<String, ApiError> {
    let notices = office.store()?.notices()?;
    notices.into_iter().find(|(y, _)| *y == year).map(|(_, body)| body).ok_or_else(|| no_notice(year))
}

/// A year's notice in full.
pub(crate) fn show(office: &mut Office, payload: YearQuery) -> Result<NoticeView, ApiError> {
    let notice = file::read(&kept(office, payload.year)?)?;
    let store = office.store()?;
    let years = store.notices()?.into_iter().map(|(year, _)| year).collect();
    let (classes, behind) = (store.classes()?, store.classes_under_earlier_notices()?);
    let own: Vec<_> = classes.into_iter().filter(|c| c.notice_year == payload.year).collect();
    Ok(NoticeView {
        notice,
        years,
        classes: u32::try_from(own.len()).unwrap_or(u32::MAX),
        earlier: own
            .into_iter()
            .filter(|c| behind.contains(&c.uid))
            .map(|c| EarlierClass { class_id: c.uid.to_string(), title: c.title })
            .collect(),
    })
}

/// Sets a year's notice; classes planned under it keep the text they were planned under.
pub(crate) fn save(office: &mut Office, payload: NoticeFile) -> Result<Done, ApiError> {
    let body = file::write(&payload).map_err(|e| ApiError::refused("bad_notice", e.message, "请改正后再保存。"))?;
    office.store()?.change(Op::SetNotice, None, |tx| tx.put_notice(payload.year, &body))?;
    Ok(done(format!("已保存 {} 年度通知；已有班次仍按原来的规定", payload.year)))
}

/// Makes a new year's notice from another year's: the numbers stay, the dates move along.
pub(crate) fn copy(office: &mut Office, payload: NoticeCopy) -> Result<Done, ApiError> {
    let mut notice = file::read(&kept(office, payload.from)?)?;
    if office.store()?.notices()?.iter().any(|(year, _)| *year == payload.to) {
        return Err(ApiError::refused(
            "notice_exists",
            format!("已有 {} 年度通知", payload.to),
            "请直接修改该年度的通知。",
        ));
    }
    let years = payload.to - payload.from;
    let moved =
        |day: Day| Day(chrono::Datelike::with_year(&day.0, chrono::Datelike::year(&day.0) + years).unwrap_or(day.0));
    notice.year = payload.to;
    notice.issued_on = moved(notice.issued_on);
    notice.complete_by = moved(notice.complete_by);
    notice.title = notice.title.replace(&format!("{}年", payload.from), &format!("{}年", payload.to));
    notice.number = format!("（{}年文号待填）", payload.to);
    let body = file::write(&notice).map_err(|e| ApiError::refused("bad_notice", e.message, "请核对年度后再试。"))?;
    office.store()?.change(Op::SetNotice, None, |tx| tx.put_notice(payload.to, &body))?;
    Ok(done(format!("已由 {} 年度复制 {} 年度通知，请核对文号、日期和各项规定", payload.from, payload.to)))
}

/// Writes a year's notice to a file.
pub(crate) fn export(office: &mut Office, payload: NoticeExport) -> Result<Done, ApiError> {
    let body = kept(office, payload.year)?;
    let path = Path::new(&payload.path);
    office.host().write(path, body.as_bytes()).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出：{}", path.display())))
}

/// Takes a year's notice from a file, as it is written there.
pub(crate) fn import(office: &mut Office, payload: FilePath) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let body = String::from_utf8(bytes).map_err(|_| {
        ApiError::unreadable("notice_file", "年度通知文件不是 UTF-8 文本", "请选择由本软件导出的通知文件（.toml）。")
    })?;
    let notice = file::read(&body)?;
    office.store()?.change(Op::SetNotice, None, |tx| tx.put_notice(notice.year, &body))?;
    Ok(done(format!("已导入 {} 年度通知 {}", notice.year, notice.number)))
}

/// Lets a class follow its year's notice as it reads now.
pub(crate) fn adopt(office: &mut Office, payload: ClassId) -> Result<Done, ApiError> {
    office.change(Op::AdoptNotice, &payload.class_id, |tx, before| Ok(tx.adopt_notice(&before.class.uid)?))?;
    Ok(done("已改用现行年度通知"))
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
        report_counted_days: report.counted.iter().copied().map(Day).collect(),
        report_due: Day(report.due),
        report_suggested: Day(report.suggested),
        complete_by: Day(complete_by),
        calendar: if filing.official && report.official { "official" } else { "provisional" },
    }
}
