//! A class's life: its stage follows from the facts recorded, it isn't a switch.

use chrono::NaiveDate;

use crate::assessment::judge;
use crate::attendance::ledger;
use crate::calendar::Calendar;
use crate::certificates;
use crate::chinese;
use crate::committee;
use crate::dossier::Dossier;
use crate::enrolment;
use crate::filing;
use crate::problem::{Place, Problem, any_error};
use crate::reports;
use crate::words::words;

words! {
    /// Stage of a class.
    Stage {
        /// Being planned.
        Draft = "draft" "草拟",
        /// Filed.
        Filed = "filed" "已备案",
        /// Receipts come in.
        Enrolling = "enrolling" "报名中",
        /// Between opening and conclusion.
        InSession = "in_session" "研修中",
        /// Assessed.
        Concluded = "concluded" "已考核",
        /// Everyone who passed has a certificate.
        Certified = "certified" "已发证",
        /// Reports sent.
        Submitted = "submitted" "已报送",
        /// Archived.
        Archived = "archived" "已归档",
    }
}

words! {
    /// The rooms of the class page, in their order.
    Room {
        /// Filing.
        Filing = "filing" "备案",
        /// Enrolment.
        Enrolment = "enrolment" "报名",
        /// Attendance.
        Attendance = "attendance" "签到",
        /// Class committee.
        Committee = "committee" "班委",
        /// Assessment.
        Assessment = "assessment" "考核",
        /// Certificates.
        Certificates = "certificates" "证书",
        /// Reports.
        Reports = "reports" "报送",
    }
}

words! {
    /// How far a room is.
    RoomState {
        /// Everything there is done.
        Done = "done" "完成",
        /// Under way.
        Doing = "doing" "进行中",
        /// Not begun.
        Todo = "todo" "未开始",
        /// Something there needs mending.
        Problem = "problem" "有问题",
    }
}

/// One room on the rail, with the fact that says where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RailItem {
    /// Room.
    pub room: Room,
    /// State.
    pub state: RoomState,
    /// Fact, such as 按时备案 10月9日.
    pub fact: String,
}

/// The stage of a class on a day.
pub fn stage_of(dossier: &Dossier, today: NaiveDate) -> Stage {
    let certified = dossier.conclusion.is_some()
        && !any_error(&certificates::rules::check(dossier))
        && dossier.valid_certificates().next().is_some();
    if dossier.archived_on.is_some() {
        Stage::Archived
    } else if dossier.submission.is_some() {
        Stage::Submitted
    } else if certified {
        Stage::Certified
    } else if dossier.conclusion.is_some() {
        Stage::Concluded
    } else if dossier.filing.is_none() {
        Stage::Draft
    } else if !dossier.marks.is_empty() || (today >= dossier.class.opens_on && dossier.learners().next().is_some()) {
        Stage::InSession
    } else if !dossier.enrolments.is_empty() {
        Stage::Enrolling
    } else {
        Stage::Filed
    }
}

/// The problems of one room.
fn problems_of(room: Room, dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<Problem> {
    match room {
        Room::Filing => filing::rules::check_filing(dossier, calendar, today),
        Room::Enrolment => {
            let mut problems = enrolment::rules::check(dossier);
            problems.extend(enrolment::roster::check(dossier, today));
            problems
        }
        Room::Attendance => ledger::check(dossier, today),
        Room::Committee => committee::rules::check(dossier),
        Room::Assessment if dossier.conclusion.is_none() => judge::check(dossier, today),
        Room::Assessment => Vec::new(),
        Room::Certificates => certificates::rules::check(dossier),
        Room::Reports => {
            let mut problems = reports::money::check(dossier);
            problems.extend(reports::rules::check(dossier, calendar, today));
            problems
        }
    }
}

/// What blocks the next stage, and the warnings of the rooms reached so far.
pub fn problems(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<Problem> {
    let rooms: &[Room] = match stage_of(dossier, today) {
        Stage::Draft => &[Room::Filing],
        Stage::Filed | Stage::Enrolling => &[Room::Filing, Room::Enrolment],
        Stage::InSession => &[Room::Filing, Room::Enrolment, Room::Attendance, Room::Committee, Room::Assessment],
        Stage::Concluded => &[Room::Filing, Room::Enrolment, Room::Attendance, Room::Committee, Room::Certificates],
        Stage::Certified | Stage::Submitted => Room::ALL,
        Stage::Archived => &[],
    };
    let mut all: Vec<Problem> = Vec::new();
    for problem in rooms.iter().flat_map(|room| problems_of(*room, dossier, calendar, today)) {
        if !all.contains(&problem) {
            all.push(problem);
        }
    }
    all.sort_by_key(|p| std::cmp::Reverse(p.severity));
    all
}

/// What blocks filing.
pub fn blocks_filing(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<Problem> {
    problems_of(Room::Filing, dossier, calendar, today)
}

/// The rail of the class page.
pub fn rail(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Vec<RailItem> {
    let open = problems(dossier, calendar, today);
    Room::ALL
        .iter()
        .map(|room| {
            let (state, fact) = standing(*room, dossier, calendar);
            let mending = state != RoomState::Todo
                && open.iter().any(|p| {
                    p.severity == crate::problem::Severity::Error
                        && matches!(&p.place, Place::Field { stage, .. } if *stage == room.code())
                });
            RailItem { room: *room, state: if mending { RoomState::Problem } else { state }, fact }
        })
        .collect()
}

fn standing(room: Room, dossier: &Dossier, calendar: &Calendar) -> (RoomState, String) {
    use RoomState::{Doing, Done, Todo};
    let learners = dossier.learners().count();
    match room {
        Room::Filing => match (&dossier.filing, dossier.filed_in_time(calendar)) {
            (Some(filing), in_time) => {
                let word = if in_time == Some(true) { "按时备案" } else { "逾期备案" };
                (Done, format!("{word} {}", chinese::short_date(filing.filed_on)))
            }
            (None, _) => (Doing, format!("{}前备案", chinese::short_date(dossier.filing_deadline(calendar).due))),
        },
        Room::Enrolment => {
            let fact = format!("{learners}/{} 人已审", dossier.class.size);
            let pending = dossier.pending().count();
            match (dossier.enrolments.len(), pending) {
                (0, _) => (Todo, "尚无回执".to_owned()),
                (_, 0) if learners > 0 => (Done, fact),
                _ => (Doing, fact),
            }
        }
        Room::Attendance => {
            let (marked, all) = (dossier.sessions_marked(), dossier.attended_sessions().count());
            let state = match marked {
                _ if dossier.marks.is_empty() => Todo,
                m if m == all => Done,
                _ => Doing,
            };
            (state, format!("{marked}/{all} 次"))
        }
        Room::Committee => {
            let missing = committee::rules::check_conduct(dossier).len();
            if dossier.members.is_empty() && dossier.activities.is_empty() {
                (Todo, "未组建".to_owned())
            } else if missing > 0 {
                (Doing, format!("{missing} 名党员缺表现"))
            } else if dossier.committee_work_done() {
                (Done, format!("活动 {} 次，已总结", dossier.activities.len()))
            } else {
                (Doing, format!("活动 {} 次", dossier.activities.len()))
            }
        }
        Room::Assessment => match &dossier.conclusion {
            Some(conclusion) => {
                let passed = conclusion.results.iter().filter(|r| r.passed).count();
                (Done, format!("合格 {passed}/{} 人", conclusion.results.len()))
            }
            None if dossier.scores.is_empty() => (Todo, "未考核".to_owned()),
            None => (Doing, "未作结论".to_owned()),
        },
        Room::Certificates => {
            let (issued, to_void) = (dossier.bearable().count(), dossier.to_void());
            let handed = dossier.bearable().filter(|c| c.handed_over_on.is_some()).count();
            match (issued, to_void) {
                (0, 0) => (Todo, "未核发".to_owned()),
                (_, 0) if handed == issued => (Done, format!("{issued} 本已领取")),
                (_, 0) => (Doing, format!("{issued} 本，领取 {handed} 本")),
                _ => (Doing, format!("{issued} 本，领取 {handed} 本，应作废 {to_void} 本")),
            }
        }
        Room::Reports => match (&dossier.submission, dossier.submitted_in_time(calendar)) {
            (Some(sent), in_time) => {
                let word = if in_time == Some(true) { "按时报送" } else { "逾期报送" };
                (Done, format!("{word} {}", chinese::short_date(sent.submitted_on)))
            }
            (None, _) => {
                let state = if dossier.conclusion.is_some() { Doing } else { Todo };
                (state, format!("{}前", chinese::short_date(dossier.report_deadline(calendar).due)))
            }
        },
    }
}

/// The next thing to do, and the room to do it in.
pub fn next_step(dossier: &Dossier, calendar: &Calendar, today: NaiveDate) -> Option<(Room, String)> {
    let learners = dossier.learners().count();
    let step = match stage_of(dossier, today) {
        Stage::Draft if any_error(&blocks_filing(dossier, calendar, today)) => {
            (Room::Filing, "补齐备案内容和材料".to_owned())
        }
        Stage::Draft => (Room::Filing, format!("{}前备案", chinese::date(dossier.filing_deadline(calendar).due))),
        Stage::Filed => (Room::Enrolment, "发出招收学员通知，导入报名回执".to_owned()),
        Stage::Enrolling if dossier.pending().next().is_some() => {
            (Room::Enrolment, format!("审验 {} 名报名人员", dossier.pending().count()))
        }
        Stage::Enrolling if dossier.roster.frozen.is_none() => {
            (Room::Enrolment, "分组、排座、安排住宿，名单定稿".to_owned())
        }
        Stage::Enrolling => (Room::Attendance, "打印签到表，准备开班".to_owned()),
        Stage::InSession => in_session_step(dossier, learners, today),
        Stage::Concluded => (Room::Certificates, "核发结业证书".to_owned()),
        Stage::Certified => {
            (Room::Reports, format!("{}前报送总结材料", chinese::date(dossier.report_deadline(calendar).suggested)))
        }
        Stage::Submitted => (Room::Reports, "整理归档".to_owned()),
        Stage::Archived => return None,
    };
    Some(step)
}

fn in_session_step(dossier: &Dossier, learners: usize, today: NaiveDate) -> (Room, String) {
    let unmarked = dossier.attended_sessions().find(|s| dossier.marked(&s.uid).0 < learners);
    if let Some(session) = unmarked {
        let half = format!("{}{}", chinese::short_date(session.on), session.part.label());
        return (Room::Attendance, format!("登记{half}“{}”签到", session.topic));
    }
    let missing = committee::rules::check_conduct(dossier).len();
    if missing > 0 {
        return (Room::Committee, format!("填写 {missing} 名党员的表现评价"));
    }
    if any_error(&judge::check(dossier, today)) {
        return (Room::Assessment, "录齐考核成绩".to_owned());
    }
    (Room::Assessment, "作出考核结论".to_owned())
}
