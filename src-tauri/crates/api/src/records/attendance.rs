//! What papers of attendance say: sign-in sheets page by page, the table of marks, temperatures.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use yanxiu_domain::attendance::book::SheetBy;
use yanxiu_domain::attendance::{Mark, rule};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::record::Record;
use yanxiu_domain::share::share;
use yanxiu_domain::uid::Uid;

/// Learners on one page of a sign-in sheet.
const ON_A_PAGE: usize = 30;
/// Rows that a page of a sign-in sheet has room for: its learners, and blank ones for those who come late. The layout
/// gives those up first where the title or the topics take more lines.
const ROOM: usize = 32;
/// Lines of topics beside which a page still holds thirty.
const TOPIC_LINES: usize = 4;
/// Characters of the topics that fit on one line of the sheet.
const LINE: usize = 52;

pub(super) fn add(r: &mut Record, d: &Dossier) {
    r.list("sign_in_pages", pages(d));
    r.list("attended", d.attended_sessions().enumerate().map(|(index, s)| heading(index, s, d)).collect());
    r.list("attendance_rows", table(d));
    r.text("attendance.planned", d.planned_hours().to_string())
        .text("attendance.rate", d.attendance_rate().map_or_else(|| "—".to_owned(), chinese::percent))
        .text("attendance.min_percent", d.scheme.min_attendance_percent.to_string())
        .text("attendance.counts", counts(d));
    let fever = d.notice.attendance.fever_tenths;
    r.text("attendance.fever", degrees(fever));
    r.list(
        "temperature_times",
        temperature_times(d)
            .iter()
            .map(|(key, title, ..)| {
                let mut row = Record::new();
                row.text("key", key).text("title", title);
                row
            })
            .collect(),
    );
    r.list("temperature_rows", temperatures(d));
}

fn degrees(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// What each mark earns, in words: 出勤、迟到计全部学时，请假、缺勤不计.
fn counts(d: &Dossier) -> String {
    let mut by_share: Vec<(u32, Vec<&str>)> = Vec::new();
    for mark in Mark::ALL {
        let share = d.notice.attendance.earns(*mark);
        match by_share.iter_mut().find(|(s, _)| *s == share) {
            Some((_, marks)) => marks.push(mark.label()),
            None => by_share.push((share, vec![mark.label()])),
        }
    }
    let words = |(share, marks): &(u32, Vec<&str>)| match share {
        0 => format!("{}不计学时", marks.join("、")),
        100 => format!("{}计全部学时", marks.join("、")),
        _ => format!("{}计{share}%学时", marks.join("、")),
    };
    by_share.iter().map(words).collect::<Vec<_>>().join("，")
}

/// The sessions of each sheet, in order.
fn sheets(d: &Dossier) -> Vec<Vec<&Session>> {
    let by = d.attendance.sheet_by.unwrap_or(SheetBy::HalfDay);
    let mut sheets: Vec<Vec<&Session>> = Vec::new();
    for session in d.attended_sessions() {
        let together = |last: &&mut Vec<&Session>| {
            by == SheetBy::HalfDay && last.first().is_some_and(|s| (s.on, s.part) == (session.on, session.part))
        };
        match sheets.last_mut().filter(together) {
            Some(sheet) => sheet.push(session),
            None => sheets.push(vec![session]),
        }
    }
    sheets
}

fn pages(d: &Dossier) -> Vec<Record> {
    let learners: Vec<&Enrolment> = d.learners().collect();
    let mut pages = Vec::new();
    for sheet in sheets(d) {
        let Some(first) = sheet.first() else { continue };
        let topics = topics(d, &sheet);
        let lines = topics.chars().count().div_ceil(LINE);
        let room = ROOM.saturating_sub(lines.saturating_sub(TOPIC_LINES)).max(12);
        let chunks: Vec<&[&Enrolment]> = learners.chunks(ON_A_PAGE.min(room - 2)).collect();
        for (index, chunk) in chunks.iter().enumerate() {
            let last = index + 1 == chunks.len();
            let mut rows: Vec<Record> = chunk.iter().map(|l| named(l)).collect();
            let full = if last { room.min((chunk.len() + 5).max(12)) } else { chunk.len() };
            rows.resize_with(full.max(chunk.len()), blank);
            let mut page = Record::new();
            page.text("on_with_weekday", chinese::date_with_weekday(first.on))
                .text("part", first.part.label())
                .text("time", time(&sheet))
                .text("topics", &topics)
                .text("place", if first.place.is_empty() { &d.class.place } else { &first.place })
                .text("page", (index + 1).to_string())
                .text("pages", chunks.len().to_string())
                .list("sign_in_rows", rows);
            pages.push(page);
        }
    }
    pages
}

/// 09:00—12:00 乡村振兴战略（韩素云）；…
fn topics(d: &Dossier, sheet: &[&Session]) -> String {
    let several = sheet.len() > 1;
    let words = sheet.iter().map(|s| {
        let teacher = s.teacher.as_ref().and_then(|t| d.teacher(t)).map(|t| format!("（{}）", t.name));
        let from = if several && !s.starts.is_empty() { format!("{} ", s.starts) } else { String::new() };
        format!("{from}{}{}", s.topic, teacher.unwrap_or_default())
    });
    words.collect::<Vec<_>>().join("；")
}

fn time(sheet: &[&Session]) -> String {
    match (sheet.first(), sheet.last()) {
        (Some(first), Some(last)) if !first.starts.is_empty() && !last.ends.is_empty() => {
            format!("{}—{}", first.starts, last.ends)
        }
        _ => String::new(),
    }
}

fn named(learner: &Enrolment) -> Record {
    let mut row = Record::new();
    row.text("number", learner.roster_number.map(|n| n.to_string()).unwrap_or_default())
        .text("name", &learner.person.name)
        .text("unit", &learner.details.unit);
    row
}

fn blank() -> Record {
    let mut row = Record::new();
    row.text("number", "").text("name", "").text("unit", "");
    row
}

/// A session's head in the table of marks; it reads back as the session.
fn heading(index: usize, s: &Session, d: &Dossier) -> Record {
    let date = s.on.format("%-m.%-d").to_string();
    let mut lines = vec![date, s.part.label().to_owned()];
    if !s.starts.is_empty() {
        lines.push(format!("{}\n—{}", s.starts, s.ends));
    }
    lines.extend(rule::minutes(s).map(|m| format!("{m}分")));
    let counted = d.notice.size.counted_kinds.contains(&s.kind);
    lines.push(if counted { format!("{}学时", s.hours) } else { "不计".to_owned() });
    let mut row = Record::new();
    row.text("key", (index + 1).to_string()).text("title", lines.join("\n"));
    row
}

fn table(d: &Dossier) -> Vec<Record> {
    let mut marks: BTreeMap<(&Uid, &Uid), Mark> = BTreeMap::new();
    for mark in &d.marks {
        marks.insert((&mark.enrolment, &mark.session), mark.mark);
    }
    let sessions: Vec<&Session> = d.attended_sessions().collect();
    let least = d.scheme.min_attendance_percent;
    let mut rows: Vec<Record> = d
        .learners()
        .zip(d.ledger())
        .map(|(learner, hours)| {
            let mut row = named(learner);
            for (index, session) in sessions.iter().enumerate() {
                let sign = marks.get(&(&learner.uid, &session.uid)).map_or("", |m| m.sign());
                row.text(&format!("m.{}", index + 1), sign);
            }
            let short = hours.short_by(least);
            let state = if hours.can_still_reach(least) { String::new() } else { format!("差{short}学时") };
            row.text("earned", hours.earned.to_string())
                .text("missed", hours.missed.to_string())
                .text("rate", chinese::percent(hours.rate()))
                .text("state", state);
            row
        })
        .collect();
    let (roll, all) = (d.roll(), d.learners().count());
    let mut there = blank();
    there.text("name", "合计实到");
    let mut share_row = blank();
    share_row.text("name", "合计到课率");
    for (index, session) in sessions.iter().enumerate() {
        let (marked, present) = roll.get(&session.uid).copied().unwrap_or_default();
        let rate = share(present as u64, all as u64).map(chinese::percent).unwrap_or_default();
        let key = format!("m.{}", index + 1);
        there.text(&key, if marked == 0 { String::new() } else { present.to_string() });
        share_row.text(&key, if marked == 0 { String::new() } else { rate });
    }
    let rate = d.attendance_rate().map(chinese::percent).unwrap_or_default();
    for row in [&mut there, &mut share_row] {
        row.text("earned", "").text("missed", "").text("rate", "").text("state", "");
    }
    share_row.text("rate", rate);
    rows.extend([there, share_row]);
    rows
}

/// Key, heading, day and part of each time at which temperatures are taken.
fn temperature_times(d: &Dossier) -> Vec<(String, String, NaiveDate, yanxiu_domain::filing::schedule::DayPart)> {
    let parts = &d.notice.attendance.temperature_parts;
    let days = d.class_days();
    days.iter()
        .flat_map(|on| parts.iter().map(move |part| (*on, *part)))
        .enumerate()
        .map(|(index, (on, part))| {
            ((index + 1).to_string(), format!("{}\n{}", on.format("%-m月%-d日"), part.label()), on, part)
        })
        .collect()
}

fn temperatures(d: &Dossier) -> Vec<Record> {
    let times = temperature_times(d);
    let fever = d.notice.attendance.fever_tenths;
    d.learners()
        .map(|learner| {
            let mut row = named(learner);
            for (key, _, on, part) in &times {
                let said = match d.temperature(&learner.uid, *on, *part) {
                    Some(tenths) if tenths >= fever => format!("{}（发热）", degrees(tenths)),
                    Some(tenths) => degrees(tenths),
                    None => String::new(),
                };
                row.text(&format!("t.{key}"), said);
            }
            let signed = d.check_in_of(&learner.uid).is_some_and(|c| c.pledge_signed);
            row.text("pledge", if signed { "已签" } else { "" });
            row
        })
        .collect()
}
