//! Check-in (报到): who came, what was checked and handed out, and temperatures while the epidemic clause is in force.

use chrono::NaiveDate;

use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::{Enrolment, EnrolmentStatus};
use crate::filing::schedule::DayPart;
use crate::problem::Problem;
use crate::uid::Uid;
use crate::width::half_width;
use crate::words::words;

words! {
    /// Whether a learner came.
    CheckInState {
        /// Came.
        Arrived = "arrived" "已报到",
        /// Didn't come.
        NoShow = "no_show" "未到",
    }
}

/// One learner's check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// Learner.
    pub enrolment: Uid,
    /// Whether the learner came.
    pub state: CheckInState,
    /// When, as written: `2021-10-24 15:20`, or empty.
    pub arrived_at: String,
    /// The identity document was looked at.
    pub identity_checked: bool,
    /// Materials were handed out.
    pub materials_handed: bool,
    /// The health pledge was signed (二·一).
    pub pledge_signed: bool,
    /// Remark.
    pub note: String,
}

/// One temperature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Temperature {
    /// Learner.
    pub enrolment: Uid,
    /// Day.
    pub on: NaiveDate,
    /// Part of the day.
    pub part: DayPart,
    /// Tenths of a degree Celsius.
    pub tenths: u32,
}

/// Why a text is no temperature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotATemperature;

/// Reads `36.5`, `36`, `36。5` or `365`, in degrees Celsius; from 34.0 to 43.0.
///
/// # Errors
/// [`NotATemperature`] for anything else.
pub fn read_temperature(text: &str) -> Result<u32, NotATemperature> {
    let plain: String = text
        .trim()
        .trim_end_matches(['℃', '度'])
        .chars()
        .map(|c| match c {
            '。' | '．' | ',' | '，' => '.',
            '０'..='９' => half_width(c),
            _ => c,
        })
        .collect();
    let (whole, decimal) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || decimal.len() > 1 || !digits(whole) || !digits(decimal) {
        return Err(NotATemperature);
    }
    let number = |t: &str| t.parse::<u32>().map_err(|_| NotATemperature);
    let tenths = match (whole.len(), decimal) {
        (3, "") => number(whole)?,
        (_, "") => number(whole)? * 10,
        _ => number(whole)? * 10 + number(decimal)?,
    };
    if (340..=430).contains(&tenths) { Ok(tenths) } else { Err(NotATemperature) }
}

impl Dossier {
    /// The check-in of a learner.
    pub fn check_in_of(&self, enrolment: &Uid) -> Option<&CheckIn> {
        self.attendance.check_ins.iter().find(|c| c.enrolment == *enrolment)
    }

    /// The first day on which anybody can check in: the day for it, or the eve of the opening where none is set.
    pub fn check_in_from(&self) -> NaiveDate {
        let class = &self.class;
        class.check_in_on.or_else(|| class.opens_on.pred_opt()).unwrap_or(class.opens_on).min(class.opens_on)
    }

    /// How many learners on the roster have come.
    pub fn arrived(&self) -> usize {
        self.learners().filter(|l| self.has_arrived(l)).count()
    }

    fn has_arrived(&self, learner: &Enrolment) -> bool {
        self.check_in_of(&learner.uid).is_some_and(|c| c.state == CheckInState::Arrived)
    }

    /// The temperature of a learner at a part of a day, in tenths.
    pub fn temperature(&self, enrolment: &Uid, on: NaiveDate, part: DayPart) -> Option<u32> {
        let found = |t: &&Temperature| t.enrolment == *enrolment && t.on == on && t.part == part;
        self.attendance.temperatures.iter().find(found).map(|t| t.tenths)
    }

    /// Days on which there are sessions in which attendance is taken.
    pub fn class_days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.attended_sessions().map(|s| s.on).collect();
        days.dedup();
        days
    }
}

/// What is missing at check-in and of the epidemic's papers. An office that doesn't keep the list here isn't nagged.
pub fn check(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    let book = &dossier.attendance;
    if !book.check_ins.is_empty() && today >= dossier.class.opens_on {
        let open = dossier.learners().filter(|l| dossier.check_in_of(&l.uid).is_none()).count();
        if open > 0 {
            problems.push(
                Problem::warning(
                    "check_in_open",
                    format!("还有 {open} 人没有登记报到"),
                    "请在报到页登记；确实没有来的登记为未到，名额可由他人递补。",
                )
                .field("attendance", "check_in", "", "check_in.state"),
            );
        }
    }
    for learner in dossier.learners() {
        let absent = dossier.check_in_of(&learner.uid).is_some_and(|c| c.state == CheckInState::NoShow);
        let marked = |m: &super::AttendanceMark| m.enrolment == learner.uid && m.mark.attended();
        if absent && dossier.marks.iter().any(marked) {
            problems.push(
                Problem::warning(
                    "no_show_marked",
                    format!("{}登记为未到，却有出勤记录", learner.person.name),
                    "请核对：来了的改为已报到，没有来的改正签到。",
                )
                .field("attendance", "person", learner.uid.as_str(), "check_in.state"),
            );
        }
    }
    for substitute in dossier.enrolments.iter().filter(|e| e.status == EnrolmentStatus::Pending) {
        let Some(leaver) = substitute.replaces.as_ref().and_then(|r| dossier.enrolment(r)) else { continue };
        problems.push(
            Problem::error(
                "substitute_pending",
                format!("{}顶替{}前来，还没有审验", substitute.person.name, leaver.person.name),
                "请在报名页审验；通过后进入学员名单，才能签到。",
            )
            .clause("二(三)")
            .field("enrolment", "person", substitute.uid.as_str(), "enrolment.status"),
        );
    }
    if dossier.class.epidemic_in_force && !book.check_ins.is_empty() {
        problems.extend(epidemic(dossier, today));
    }
    problems
}

/// Pledges and temperatures (二·一).
fn epidemic(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    let rule = &dossier.notice.attendance;
    let here: Vec<&Enrolment> = dossier.learners().filter(|l| dossier.has_arrived(l)).collect();
    let names = |people: &[&Enrolment]| {
        let all: Vec<&str> = people.iter().map(|e| e.person.name.as_str()).collect();
        let some = chinese::some_names(&all);
        if some.ends_with('等') { format!("{some} {} 人", people.len()) } else { some }
    };
    let unsigned: Vec<&Enrolment> =
        here.iter().copied().filter(|l| dossier.check_in_of(&l.uid).is_some_and(|c| !c.pledge_signed)).collect();
    if !unsigned.is_empty() {
        problems.push(
            Problem::warning(
                "pledge_missing",
                format!("{}没有签健康承诺书", names(&unsigned)),
                "请本人补签，收齐后在报到页登记。",
            )
            .clause("二(一)")
            .field("attendance", "check_in", "", "check_in.pledge"),
        );
    }
    // Today's sheet is open until the day is over.
    for on in dossier.class_days().into_iter().filter(|on| *on < today) {
        for part in rule.temperature_parts.iter().copied() {
            let missing: Vec<&Enrolment> =
                here.iter().copied().filter(|l| dossier.temperature(&l.uid, on, part).is_none()).collect();
            if !missing.is_empty() {
                problems.push(
                    Problem::warning(
                        "temperature_missing",
                        format!(
                            "{}{}缺 {} 人体温：{}",
                            chinese::short_date(on),
                            part.label(),
                            missing.len(),
                            names(&missing)
                        ),
                        "请按体温登记表补录；没有测的在备注中说明。",
                    )
                    .clause("二(一)")
                    .field("attendance", "check_in", "", "check_in.temperature"),
                );
            }
        }
    }
    for reading in book_fevers(dossier) {
        let Some(learner) = dossier.enrolment(&reading.enrolment) else { continue };
        problems.push(fever(dossier, learner, reading));
    }
    problems
}

fn book_fevers(dossier: &Dossier) -> impl Iterator<Item = &Temperature> {
    let least = dossier.notice.attendance.fever_tenths;
    dossier.attendance.temperatures.iter().filter(move |t| t.tenths >= least)
}

/// A fever, and what to do about it.
pub fn fever(dossier: &Dossier, learner: &Enrolment, reading: &Temperature) -> Problem {
    let degrees = |tenths: u32| format!("{}.{}℃", tenths / 10, tenths % 10);
    Problem::warning(
        "fever",
        format!(
            "{} {}{}体温 {}，达到 {}",
            learner.person.name,
            chinese::short_date(reading.on),
            reading.part.label(),
            degrees(reading.tenths),
            degrees(dossier.notice.attendance.fever_tenths)
        ),
        "请间隔 10 分钟复测；仍不降的，请本人戴口罩到备用房间单独观察，送发热门诊，并按应急预案报告。",
    )
    .clause("二(一)")
    .field("attendance", "person", learner.uid.as_str(), "check_in.temperature")
}
