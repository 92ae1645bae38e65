//! Deadlines of a year across all classes: a list, a timeline, a file for the office's own calendar.

use std::path::Path;

use chrono::NaiveDate;
use icalendar::{Alarm, Calendar as IcsCalendar, Component, Event, EventLike};
use serde::Serialize;
use ts_rs::TS;
use yanxiu_domain::calendar::{Calendar, weekday};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;

use super::wire::DueItem;
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::payloads::{DueExport, YearQuery};
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::scalar::Day;

/// A date of a class on the year's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearDate {
    /// Class.
    pub class_id: String,
    /// Class title.
    pub class_title: String,
    /// Stage word to open.
    pub stage: String,
    /// `filing`, `opening`, `closing`, `report` or `complete`.
    pub kind: String,
    /// What, in Chinese.
    pub text: String,
    /// Day.
    pub on: Day,
    /// Clause of the notice; empty for a plain date of the class.
    pub clause: String,
    /// What was done about it, such as 10月9日按时备案; empty while it is open.
    pub settled: String,
    /// Done later than due.
    pub late: bool,
    /// Reckoned by a calendar that isn't announced yet.
    pub provisional: bool,
    /// Days left; negative when past.
    pub days_left: i32,
}

/// A year's dates, and what the year risks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearDates {
    /// Year.
    pub year: i32,
    /// Dates, soonest first.
    pub dates: Vec<YearDate>,
    /// Classes that were filed or reported late, or run past the year's last day: a host that doesn't file or run as
    /// ruled isn't accepted next year (四).
    pub risks: Vec<String>,
}

struct Dates<'a> {
    dossier: &'a Dossier,
    today: NaiveDate,
    dates: Vec<YearDate>,
}

impl Dates<'_> {
    fn add(&mut self, kind: (&str, &str), text: &str, on: NaiveDate, clause: &str) -> &mut YearDate {
        let class = &self.dossier.class;
        let run = if class.run > 1 { format!("（第{}期）", class.run) } else { String::new() };
        self.dates.push(YearDate {
            class_id: class.uid.to_string(),
            class_title: format!("{}{run}", class.title),
            stage: kind.0.to_owned(),
            kind: kind.1.to_owned(),
            text: text.to_owned(),
            on: Day(on),
            clause: clause.to_owned(),
            settled: String::new(),
            late: false,
            provisional: false,
            days_left: i32::try_from((on - self.today).num_days()).unwrap_or(i32::MAX),
        });
        let last = self.dates.len() - 1;
        &mut self.dates[last]
    }
}

/// The dates of one class.
fn of_class(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<YearDate> {
    let class = &dossier.class;
    let mut dates = Dates { dossier, today, dates: Vec::new() };
    let filing = dossier.filing_deadline(calendar);
    let date = dates.add(("filing", "filing"), "备案截止", filing.due, "二(一)");
    date.provisional = !filing.official;
    if let Some(made) = &dossier.filing {
        date.late = dossier.filed_in_time(calendar) == Some(false);
        let word = if date.late { "逾期备案" } else { "按时备案" };
        date.settled = format!("{}{word}", chinese::short_date(made.filed_on));
    }
    let settled = |past: bool, word: &str| if past { word.to_owned() } else { String::new() };
    dates.add(("enrolment", "opening"), "开班", class.opens_on, "").settled = settled(today > class.opens_on, "已开班");
    dates.add(("attendance", "closing"), "结束", class.closes_on, "").settled =
        settled(today > class.closes_on, "已结束");
    let report = dossier.report_deadline(calendar);
    let text = if report.suggested == report.due {
        "报送总结材料截止".to_owned()
    } else {
        format!("报送总结材料截止（建议{}前）", chinese::short_date(report.suggested))
    };
    let date = dates.add(("reports", "report"), &text, report.due, "三");
    date.provisional = !report.official;
    if let Some(sent) = &dossier.submission {
        date.late = dossier.submitted_in_time(calendar) == Some(false);
        let word = if date.late { "逾期报送" } else { "按时报送" };
        date.settled = format!("{}{word}", chinese::short_date(sent.submitted_on));
    }
    dates.dates
}

/// Days of a year that the home page reminds of: what is still open.
pub(crate) fn open(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<DueItem> {
    of_class(dossier, calendar, today)
        .into_iter()
        .filter(|d| d.settled.is_empty())
        .filter(|d| match d.kind.as_str() {
            "filing" => true,
            "opening" => dossier.filing.is_some(),
            "report" => today >= dossier.class.closes_on,
            _ => false,
        })
        .map(|d| DueItem {
            class_id: d.class_id,
            class_title: d.class_title,
            stage: d.stage,
            text: d.text,
            due: d.on,
            days_left: d.days_left,
        })
        .collect()
}

/// The dates of a year's classes.
pub(crate) fn year(office: &mut Office, payload: YearQuery) -> Result<YearDates, ApiError> {
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let (mut dates, mut risks) = (Vec::new(), Vec::new());
    for heading in office.store()?.classes()? {
        if heading.notice_year != payload.year {
            continue;
        }
        let dossier = office.dossier(heading.uid.as_str())?;
        let title = &dossier.class.title;
        let own = of_class(&dossier, &calendar, today);
        for date in &own {
            let overdue =
                date.settled.is_empty() && date.days_left < 0 && matches!(date.kind.as_str(), "filing" | "report");
            if date.late {
                risks.push(format!("{title}：{}", date.settled));
            } else if overdue {
                risks.push(format!("{title}：{}已过", date.text));
            }
        }
        if dossier.class.closes_on > dossier.notice.complete_by {
            risks.push(format!("{title}：结束日期晚于办结期限{}", chinese::date(dossier.notice.complete_by)));
        }
        dates.extend(own);
    }
    if let Some((_, body)) = office.store()?.notices()?.iter().find(|(year, _)| *year == payload.year) {
        let on = crate::notice::file::parse(body)?.complete_by;
        let last = dates.iter().filter(|d| d.kind == "closing").map(|d: &YearDate| d.on.0).max();
        let (settled, late) = match last {
            Some(last) if last < today && last <= on => ("全部按期办结", false),
            Some(last) if last < today => ("有班次逾期办结", true),
            _ => ("", false),
        };
        dates.push(YearDate {
            class_id: String::new(),
            class_title: format!("{}年度全部班次", payload.year),
            stage: String::new(),
            kind: "complete".to_owned(),
            text: "办结期限".to_owned(),
            on: Day(on),
            clause: "四(一)".to_owned(),
            settled: settled.to_owned(),
            late,
            provisional: false,
            days_left: i32::try_from((on - today).num_days()).unwrap_or(i32::MAX),
        });
    }
    dates.sort_by(|a, b| (a.on, &a.class_title).cmp(&(b.on, &b.class_title)));
    Ok(YearDates { year: payload.year, dates, risks })
}

/// Writes a year's dates for another calendar program (RFC 5545), each with a reminder a week before.
pub(crate) fn export(office: &mut Office, payload: DueExport) -> Result<Done, ApiError> {
    let dates = year(office, YearQuery { year: payload.year })?.dates;
    let stamp = office.host().now().and_utc();
    let mut calendar = IcsCalendar::new();
    for date in &dates {
        let mut lines = vec![format!("{}（{}）", chinese::date(date.on.0), weekday(date.on.0))];
        if !date.clause.is_empty() {
            lines.push(format!("依据：年度通知{}", date.clause));
        }
        if date.provisional {
            lines.push("该年放假安排尚未载入，日期为暂定。".to_owned());
        }
        if !date.settled.is_empty() {
            lines.push(date.settled.clone());
        }
        let mut event = Event::new();
        event
            .uid(&format!(
                "{}-{}@yanxiu",
                if date.class_id.is_empty() { payload.year.to_string() } else { date.class_id.clone() },
                date.kind
            ))
            .timestamp(stamp)
            .summary(&format!("{}：{}", date.text, date.class_title))
            .description(&lines.join("\n"))
            .all_day(date.on.0);
        if date.settled.is_empty() {
            event.alarm(Alarm::display(&date.text, -chrono::Duration::days(7)));
        }
        calendar.push(event.done());
    }
    let text = calendar.name(&format!("研修{}年度期限", payload.year)).done().to_string();
    let path = Path::new(&payload.path);
    office.host().write(path, text.as_bytes()).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出 {} 个日期：{}", dates.len(), path.display())))
}
