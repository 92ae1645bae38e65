//! A schedule typed in a spreadsheet, read for the class's page. The course table that the program writes reads back.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;
use yanxiu_documents::reading::{Header, Sheet, SheetRow, closest_header, column_letters, data_rows};
use yanxiu_domain::filing::class::TrainingClass;
use yanxiu_domain::filing::fields::{SESSION, SESSION_ON, SESSION_TOPIC};
use yanxiu_domain::filing::schedule as domain;
use yanxiu_domain::hours::Hours;
use yanxiu_domain::problem::{Place, Problem};

use super::wire::Session;
use crate::error::ApiError;
use crate::office::Office;
use crate::office::payloads::ScheduleRead;
use crate::scalar::{self, Day, DayPart, DeliveryMode, SessionKind};
use crate::{problem, spreadsheet};

/// A schedule as it was read; nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScheduleReport {
    /// The sessions.
    pub sessions: Vec<Session>,
    /// Teachers named that the class doesn't have yet.
    pub new_teachers: Vec<String>,
    /// Every problem, by file, sheet, row and column.
    pub problems: Vec<problem::Problem>,
}

/// Reads a schedule for a class.
pub(crate) fn read(office: &mut Office, payload: ScheduleRead) -> Result<ScheduleReport, ApiError> {
    let (file, sheets) = spreadsheet::sheets(office, &payload.file)?;
    let dossier = office.dossier(&payload.class_id)?;
    let found = sheets.iter().find_map(|sheet| {
        let header = closest_header(sheet, SESSION, &[SESSION_ON, SESSION_TOPIC], &[])?;
        header.1.is_empty().then_some((sheet, header.0))
    });
    let Some((sheet, header)) = found else {
        return Err(ApiError::unreadable(
            "no_header",
            format!("“{file}”中没有找到表头：至少要有“日期”和“内容”两列"),
            "请用课程表的表格填写，或在表头写明各列：日期、时段、时间、内容、形式、学时、授课人、地点。",
        ));
    };
    let mut reader =
        Reader { file: &file, sheet, header: &header, class: &dossier.class, day: None, problems: Vec::new() };
    let mut sessions = Vec::new();
    for row in data_rows(sheet, &header, &[SESSION_ON, SESSION_TOPIC]) {
        sessions.extend(reader.session(row));
    }
    let mut new_teachers: Vec<String> = Vec::new();
    for session in &sessions {
        let known = dossier.teachers.iter().any(|t| t.name == session.teacher);
        if !session.teacher.is_empty() && !known && !new_teachers.contains(&session.teacher) {
            new_teachers.push(session.teacher.clone());
        }
    }
    Ok(ScheduleReport { sessions, new_teachers, problems: problem::to_wire(&reader.problems) })
}

struct Reader<'a> {
    file: &'a str,
    sheet: &'a Sheet,
    header: &'a Header,
    class: &'a TrainingClass,
    /// The day of the row above, for cells left blank beneath it.
    day: Option<NaiveDate>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn text<'r>(&self, row: &'r SheetRow, path: &str) -> &'r str {
        self.header.column(path).map(|c| row.text(c)).unwrap_or_default()
    }

    fn add(&mut self, row: &SheetRow, path: &str, problem: Problem) {
        self.problems.push(problem.at(Place::Cell {
            file: self.file.to_owned(),
            sheet: self.sheet.name.clone(),
            row: Some(row.number),
            column: self.header.column(path).map(column_letters),
        }));
    }

    fn session(&mut self, row: &SheetRow) -> Option<Session> {
        let topic: String = self.text(row, SESSION_TOPIC).split(['\n', '\r']).map(str::trim).collect();
        let written = self.text(row, SESSION_ON);
        // The line of sums and the unit's name beneath a table.
        if topic.is_empty() && (written.contains(['：', ':']) || written.contains("合计")) {
            return None;
        }
        if !written.is_empty() {
            self.day = day(written, self.class.opens_on);
            if self.day.is_none() {
                let message = format!("日期“{written}”不可识别");
                let hint = "请写成 2021-10-25 或 10月25日。";
                self.add(row, SESSION_ON, Problem::error("date_unknown", message, hint));
            }
        }
        if topic.is_empty() {
            self.add(row, SESSION_TOPIC, Problem::error("topic_missing", "没有写内容", "请补填这一课次的内容。"));
            return None;
        }
        let on = self.day?;
        let (starts, ends) = self.times(row);
        let part = self.part(row, &starts);
        let kind = self.kind(row, &topic);
        let hours = self.hours(row);
        let (teacher, _) = split_title(self.text(row, "session.teacher"));
        Some(Session {
            id: String::new(),
            on: Day(on),
            part: DayPart(part),
            starts,
            ends,
            topic,
            kind: SessionKind(kind),
            hours: scalar::Hours(hours),
            teacher,
            place: self.text(row, "session.place").to_owned(),
            mode: DeliveryMode(self.class.delivery_mode),
        })
    }

    /// Start and end as HH:MM, from one column or two.
    fn times(&mut self, row: &SheetRow) -> (String, String) {
        let both = self.text(row, "session.time").to_owned();
        let (from, to) = if both.is_empty() {
            (self.text(row, "session.starts").to_owned(), self.text(row, "session.ends").to_owned())
        } else {
            let mut parts = both.split(['-', '—', '–', '～', '~', '至', '－']).map(str::trim).filter(|p| !p.is_empty());
            (parts.next().unwrap_or_default().to_owned(), parts.next().unwrap_or_default().to_owned())
        };
        let mut read = |text: &str| {
            if text.is_empty() {
                return String::new();
            }
            time(text).unwrap_or_else(|| {
                let message = format!("时间“{text}”不可识别，没有填入");
                self.add(row, "session.time", Problem::warning("time_unknown", message, "请写成 08:30 的样子。"));
                String::new()
            })
        };
        let starts = read(&from);
        let ends = read(&to);
        (starts, ends)
    }

    fn part(&mut self, row: &SheetRow, starts: &str) -> domain::DayPart {
        let written = self.text(row, "session.part").to_owned();
        let by_time = match starts.get(..2).and_then(|h| h.parse::<u32>().ok()) {
            Some(0..=11) => Some(domain::DayPart::Morning),
            Some(12..=17) => Some(domain::DayPart::Afternoon),
            Some(_) => Some(domain::DayPart::Evening),
            None => None,
        };
        match (domain::DayPart::parse(written.trim()), by_time) {
            (Some(part), _) | (None, Some(part)) => part,
            (None, None) => {
                let message = if written.is_empty() {
                    "没有写时段".to_owned()
                } else {
                    format!("时段“{written}”不可识别")
                };
                let hint = "已按上午处理；请核对是上午、下午还是晚上。";
                self.add(row, "session.part", Problem::warning("part_unknown", message, hint));
                domain::DayPart::Morning
            }
        }
    }

    fn kind(&mut self, row: &SheetRow, topic: &str) -> domain::SessionKind {
        use domain::SessionKind as Kind;
        let written = self.text(row, "session.kind").trim().to_owned();
        let guessed = || match topic {
            t if t.contains("报到") => Kind::CheckIn,
            t if t.contains("开班") => Kind::Opening,
            t if t.contains("结业式") || t.contains("结业典礼") => Kind::Closing,
            t if t.contains("考核") || t.contains("考试") || t.contains("测试") => Kind::Assessment,
            t if t.contains("党小组") => Kind::PartyActivity,
            t if t.contains("现场") || t.contains("参观") => Kind::OnSite,
            t if t.contains("研讨") || t.contains("讨论") || t.contains("交流") => Kind::Seminar,
            _ => Kind::Lecture,
        };
        let known = match written.as_str() {
            "" => return guessed(),
            "讲座" | "讲授" | "授课" | "专题授课" | "面授" => Some(Kind::Lecture),
            "研讨" | "讨论" | "分组研讨" => Some(Kind::Seminar),
            "案例" => Some(Kind::Case),
            "现场" | "参观考察" | "考察" => Some(Kind::OnSite),
            "自学" => Some(Kind::GroupStudy),
            "考核" | "考试" | "测试" => Some(Kind::Assessment),
            other => Kind::parse(other),
        };
        known.unwrap_or_else(|| {
            let kind = guessed();
            let message = format!("形式“{written}”不可识别，已按{}处理", kind.label());
            self.add(row, "session.kind", Problem::warning("kind_unknown", message, "请核对后选择形式。"));
            kind
        })
    }

    fn hours(&mut self, row: &SheetRow) -> Hours {
        let written =
            self.text(row, "session.hours").trim().trim_end_matches("学时").trim_end_matches("课时").to_owned();
        if written.is_empty() || matches!(written.as_str(), "—" | "-" | "/") {
            return Hours::ZERO;
        }
        written.parse().unwrap_or_else(|_| {
            let message = format!("学时“{written}”不可识别，已按 0 处理");
            self.add(row, "session.hours", Problem::error("hours_unknown", message, "请写成 4 或 1.5 的样子。"));
            Hours::ZERO
        })
    }
}

/// A day as schedules write it: with a year, or without one, then that of the class.
fn day(text: &str, opens_on: NaiveDate) -> Option<NaiveDate> {
    let bare = text.split(['（', '(', ' ', '周', '星']).next().unwrap_or_default();
    let numbers: Vec<u32> = bare.split(|c: char| !c.is_ascii_digit()).filter_map(|p| p.parse().ok()).collect();
    match numbers.as_slice() {
        [year @ 1900..2200, month, day] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        [month, day] => NaiveDate::from_ymd_opt(opens_on.year(), *month, *day),
        _ => None,
    }
}

/// A time as HH:MM.
fn time(text: &str) -> Option<String> {
    let bare: String = text.chars().map(|c| if matches!(c, '：' | '.' | '点' | '时') { ':' } else { c }).collect();
    let mut parts = bare.trim_end_matches(['分', ':']).split(':');
    let hour: u32 = parts.next()?.trim().parse().ok()?;
    let minute: u32 = parts.next().map_or(Some(0), |m| m.trim().parse().ok())?;
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// A name with a title behind it, as course tables print them: 林若曦 研究员.
fn split_title(text: &str) -> (String, String) {
    let (name, title) = text.trim().split_once([' ', '\u{3000}', '\n', '（', '(']).unwrap_or((text.trim(), ""));
    (name.trim().to_owned(), title.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_they_are_written() {
        let opens = NaiveDate::from_ymd_opt(2021, 10, 25).unwrap();
        for (text, expected) in [
            ("2021-10-26", Some("2021-10-26")),
            ("10月26日（周二）", Some("2021-10-26")),
            ("10.26", Some("2021-10-26")),
            ("2021年10月26日 星期二", Some("2021-10-26")),
            ("第二天", None),
            ("13月1日", None),
        ] {
            assert_eq!(day(text, opens).map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("8:30", Some("08:30")),
            ("14：00", Some("14:00")),
            ("9点", Some("09:00")),
            ("25:00", None),
            ("上午", None),
        ] {
            assert_eq!(time(text).as_deref(), expected, "{text}");
        }
        assert_eq!(split_title("林若曦 研究员"), ("林若曦".to_owned(), "研究员".to_owned()));
    }
}
