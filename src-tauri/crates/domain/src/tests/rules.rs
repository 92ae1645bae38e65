//! One thing changed, one rule that speaks.

use super::fixture::{day, dossier, learner, session};
use crate::attachment::Attachment;
use crate::attendance::{Mark, ledger};
use crate::calendar::Calendar;
use crate::dossier::Dossier;
use crate::enrolment::{EnrolmentStatus, EvidenceKind, TitleLevel};
use crate::filing::packet::Filing;
use crate::filing::plan::CityQuota;
use crate::filing::schedule::{DayPart, SessionKind};
use crate::filing::teachers::ExpertLevel;
use crate::hours::Hours;
use crate::money::{Fen, TaxBracket, gross_of};
use crate::people::{City, PoliticalStatus};
use crate::problem::{Problem, Severity};
use crate::reports::survey::SurveyTally;
use crate::reports::{CostLine, FeeLine, IncomeKind, IncomeLine, Outcome, OutcomeKind, SelfScore};
use crate::uid::Uid;
use crate::{assessment, enrolment, filing, reports};

pub(super) type Change = fn(&mut Dossier);

/// Codes of what a rule says, errors marked with `!`.
pub(super) fn codes(problems: &[Problem]) -> Vec<String> {
    let mark = |p: &Problem| if p.severity == Severity::Error { "!" } else { "" };
    problems.iter().map(|p| format!("{}{}", mark(p), p.code)).collect()
}

/// Every case begins with the class that is right, of which the rule has nothing to say.
pub(super) fn table(rule: impl Fn(&Dossier) -> Vec<Problem>, cases: &[(&str, Change, &[&str])]) {
    assert_eq!(codes(&rule(&dossier())), Vec::<String>::new(), "a class that is right");
    for (name, change, expected) in cases {
        let mut changed = dossier();
        change(&mut changed);
        let problems = rule(&changed);
        assert_eq!(codes(&problems), *expected, "{name}");
        for problem in &problems {
            assert!(!problem.message.is_empty() && problem.hint.ends_with('。'), "{name}: {problem:?}");
        }
    }
}

#[test]
fn a_plan_is_checked_by_the_notice() {
    table(
        filing::rules::check_plan,
        &[
            ("an hour short", |d| d.sessions[0].hours = Hours::whole(3), &["!hours_too_few"]),
            ("Party activity never counts", |d| d.sessions[0].kind = SessionKind::PartyActivity, &["!hours_too_few"]),
            ("five days are about four", |d| d.class.closes_on = day("2021-10-29"), &[]),
            ("six are not", |d| d.class.closes_on = day("2021-10-30"), &["days_unusual"]),
            ("36 learners are about 30", |d| d.class.size = 36, &[]),
            ("37 are not", |d| d.class.size = 37, &["size_unusual"]),
            ("24 are", |d| d.class.size = 24, &[]),
            ("23 are not", |d| d.class.size = 23, &["size_unusual"]),
            ("the year is over", |d| d.notice.complete_by = day("2021-10-27"), &["after_complete_by"]),
            (
                "dates the wrong way round",
                |d| d.class.closes_on = day("2021-10-24"),
                &[
                    "!dates_reversed",
                    "session_outside",
                    "session_outside",
                    "session_outside",
                    "session_outside",
                    "session_outside",
                    "session_outside",
                ],
            ),
            ("check-in after opening", |d| d.class.check_in_on = Some(day("2021-10-26")), &["!check_in_late"]),
            ("no lead of the department", |d| d.class.department_lead.name.clear(), &["!fact_missing"]),
            ("no lead of the host", |d| d.class.host_lead.name.clear(), &["!fact_missing"]),
            (
                "a fee from learners planned",
                |d| d.class.budget_source = "承办单位自筹，学员缴费".into(),
                &["!learner_fee_planned"],
            ),
            ("training fees as income", |d| d.class.budget_source = "培训费收入".into(), &["!learner_fee_planned"]),
            ("said that there is none", |d| d.class.budget_source = "自筹，不向学员个人收取费用".into(), &[]),
            ("units may pay", |d| d.class.budget_source = "学员单位分担住宿费".into(), &[]),
            ("no contact", |d| d.class.contact.name = "  ".into(), &["!fact_missing"]),
            (
                "no epidemic plan while in force",
                |d| d.class.epidemic_in_force = true,
                &["!fact_missing", "!fact_missing"],
            ),
            ("nobody teaches", |d| d.sessions.iter_mut().for_each(|s| s.teacher = None), &["no_teachers"]),
            ("a full half-day", |d| d.sessions[0].hours = Hours::from_tenths(45), &["half_day_full"]),
            ("a session outside the class", |d| d.sessions[5].on = day("2021-11-01"), &["session_outside"]),
            (
                "two at one time",
                |d| {
                    for (n, (from, to)) in [("08:30", "10:10"), ("10:00", "11:40")].into_iter().enumerate() {
                        d.sessions[n].part = DayPart::Morning;
                        d.sessions[n].hours = Hours::whole(2);
                        (d.sessions[n].starts, d.sessions[n].ends) = (from.into(), to.into());
                    }
                    d.sessions.push(session("more", "2021-10-28", DayPart::Morning, SessionKind::Seminar, 4));
                },
                &["sessions_overlap"],
            ),
            ("more places by city than learners", |d| d.quotas = vec![quota(31)], &["quotas_exceed"]),
            ("as many", |d| d.quotas = vec![quota(30)], &[]),
            ("a morning that begins at two", |d| d.sessions[0].starts = "14:00".into(), &["time_outside_part"]),
            ("a morning that begins at half past eight", |d| d.sessions[0].starts = "08:30".into(), &[]),
            (
                "an end before its start",
                |d| (d.sessions[0].starts, d.sessions[0].ends) = ("10:00".into(), "09:00".into()),
                &["times_reversed"],
            ),
            (
                "Party activity in class time",
                |d| d.sessions.push(session("party", "2021-10-25", DayPart::Morning, SessionKind::PartyActivity, 0)),
                &["activity_in_class_time"],
            ),
            (
                "committee activity at the closing, whose hours don't count",
                |d| {
                    d.sessions.push(session("end", "2021-10-28", DayPart::Evening, SessionKind::Closing, 0));
                    d.sessions.push(session("body", "2021-10-28", DayPart::Evening, SessionKind::CommitteeActivity, 0));
                },
                &["activity_in_class_time"],
            ),
            (
                "committee activity while people check in",
                |d| {
                    d.sessions.push(session("come", "2021-10-24", DayPart::Afternoon, SessionKind::CheckIn, 0));
                    d.sessions.push(session(
                        "body",
                        "2021-10-24",
                        DayPart::Afternoon,
                        SessionKind::CommitteeActivity,
                        0,
                    ));
                },
                &[],
            ),
            (
                "Party activity in the evening",
                |d| d.sessions.push(session("party", "2021-10-25", DayPart::Evening, SessionKind::PartyActivity, 0)),
                &[],
            ),
        ],
    );
}

#[test]
fn a_filing_is_judged_by_the_opening_known_then() {
    // Without holidays the tenth working day before Monday 25 October 2021 is Monday the 11th.
    let calendar = Calendar::new([(2021, Vec::new()), (2022, Vec::new())]);
    let rule = |d: &Dossier, today: &str| codes(&filing::rules::check_filing(d, &calendar, day(today)));
    let mut class = dossier();
    assert_eq!(rule(&class, "2021-10-11"), Vec::<String>::new());
    assert_eq!(rule(&class, "2021-10-12"), ["filing_overdue"]);
    let filed = |on: &str, opening: &str| {
        Some(Filing { filed_on: day(on), opening_then: day(opening), receipt_number: String::new() })
    };
    class.filing = filed("2021-10-12", "2021-10-25");
    assert_eq!(rule(&class, "2021-10-12"), ["filed_late"]);
    for (on, late) in [
        ("2021-10-09", 0),
        ("2021-10-11", 0),
        ("2021-10-12", 1),
        ("2021-10-15", 4),
        ("2021-10-17", 4),
        ("2021-10-18", 5),
    ] {
        class.filing = filed(on, "2021-10-25");
        assert_eq!(class.filed_late_by(&calendar), late, "{on}");
    }
    class.filing = filed("2021-10-11", "2021-10-25");
    assert_eq!(rule(&class, "2021-11-12"), Vec::<String>::new());
    class.class.opens_on = day("2021-10-18");
    assert_eq!(class.filed_in_time(&calendar), Some(true), "a later change of dates doesn't make it late");
    class.packet[0].ready = false;
    assert!(rule(&class, "2021-10-11").contains(&"packet_missing".to_owned()));
    assert!(
        codes(&filing::rules::check_filing(&dossier(), &Calendar::default(), day("2021-10-01")))
            .contains(&"calendar_provisional".to_owned())
    );
}

#[test]
fn a_roster_is_looked_over() {
    table(
        enrolment::rules::check,
        &[
            ("one not reviewed", |d| d.enrolments[0].status = EnrolmentStatus::Pending, &["review_pending"]),
            ("more than there are places", |d| d.class.size = 11, &["places_exceeded"]),
            (
                "one city dominates",
                |d| d.enrolments.iter_mut().take(7).for_each(|e| e.details.city = Some(City::Heze)),
                &["one_city"],
            ),
            (
                "half of them don't",
                |d| d.enrolments.iter_mut().take(6).for_each(|e| e.details.city = Some(City::Heze)),
                &[],
            ),
            (
                "own staff dominates",
                |d| d.enrolments.iter_mut().take(7).for_each(|e| e.details.unit = "承办单位".into()),
                &["own_staff"],
            ),
            (
                "own staff by the names of its parts",
                |d| d.enrolments.iter_mut().take(7).for_each(|e| e.details.unit = "承办单位培训部".into()),
                &["own_staff"],
            ),
            (
                "a condition isn't met",
                |d| {
                    d.class.admission.least_title = Some(TitleLevel::Associate);
                    d.enrolments.iter_mut().for_each(|e| e.details.title_level = Some(TitleLevel::Associate));
                    d.enrolments[3].details.title_level = Some(TitleLevel::Middle);
                },
                &["conditions_unmet"],
            ),
            (
                "what can't be told is no problem of the roster",
                |d| d.class.admission.least_title = Some(TitleLevel::Associate),
                &[],
            ),
            (
                "evidence that nobody saw",
                |d| {
                    d.class.admission.evidence = vec![EvidenceKind::UnitSeal];
                    d.enrolments.iter_mut().skip(1).for_each(|e| e.seen.extend([EvidenceKind::UnitSeal]));
                },
                &["evidence_unseen"],
            ),
            ("few from the front line", |d| d.class.special_topic = Some("x".into()), &["front_line_few"]),
            (
                "half from the front line",
                |d| {
                    d.class.special_topic = Some("x".into());
                    d.enrolments.iter_mut().take(6).for_each(|e| e.details.front_line = true);
                },
                &[],
            ),
            ("a city over its places", |d| d.quotas = vec![quota(3)], &["city_over_quota"]),
            ("a city with just its places", |d| d.quotas = vec![quota(4)], &[]),
            ("no phone", |d| d.enrolments[0].details.phone.clear(), &["learner_incomplete"]),
        ],
    );
}

#[test]
fn a_conclusion_needs_everything() {
    table(
        |d| assessment::judge::check(d, day("2021-10-28")),
        &[
            ("weights", |d| d.scheme.components[0].weight = 90, &["!weights"]),
            ("the class isn't over", |d| d.class.closes_on = day("2021-10-29"), &["!not_over"]),
            ("a score is missing", |d| drop(d.scores.pop()), &["!scores_missing"]),
            ("conduct is missing", |d| drop(d.conduct.pop()), &["!conduct_missing"]),
            ("a mark is missing", |d| drop(d.marks.pop()), &["!attendance_unmarked"]),
            ("nobody is there", |d| d.enrolments.clear(), &["!no_learners"]),
        ],
    );
}

/// A threshold is met by the exact hours, never by a rounded share.
#[test]
fn passing_turns_impossible_at_the_exact_hour() {
    let warned = |missed: usize, percent: u32| {
        let mut class = dossier();
        class.scheme.min_attendance_percent = percent;
        class.marks.iter_mut().take(missed).for_each(|m| m.mark = Mark::Absent);
        codes(&ledger::check(&class, day("2021-10-28"))).contains(&"cannot_pass".to_owned())
    };
    for (missed, percent, expected) in
        [(1, 83, false), (1, 84, true), (2, 66, false), (2, 67, true), (0, 100, false), (1, 100, true)]
    {
        assert_eq!(warned(missed, percent), expected, "{missed} of 6 missed, {percent} %");
    }
}

fn quota(places: u32) -> CityQuota {
    CityQuota { city: City::Jinan, places }
}

fn outcome(kind: OutcomeKind, on: Option<&str>, settled: Option<&str>) -> Outcome {
    Outcome {
        uid: Uid::new("outcome"),
        kind,
        title: "题目".into(),
        on: on.map(day),
        source: String::new(),
        link: String::new(),
        settled_on: settled.map(day),
        detail: String::new(),
    }
}

fn file_of(outcome: &str) -> Attachment {
    Attachment {
        uid: Uid::new("file"),
        stage: "reports".into(),
        about: outcome.into(),
        title: "课件".into(),
        file_name: "课件.pptx".into(),
        bytes: 1,
        sha256: String::new(),
        enrolment: None,
        added_on: day("2021-11-01"),
    }
}

#[test]
fn findings_are_to_be_mended_and_courseware_needs_consent_and_a_file() {
    use OutcomeKind::{Courseware, Inspection, Media};
    table(
        |d| reports::records::check(d, day("2021-11-20")),
        &[
            ("a finding", |d| d.outcomes = vec![outcome(Inspection, Some("2021-10-26"), None)], &["inspection_open"]),
            ("mended", |d| d.outcomes = vec![outcome(Inspection, Some("2021-10-26"), Some("2021-10-26"))], &[]),
            (
                "mended before it was found",
                |d| d.outcomes = vec![outcome(Inspection, Some("2021-10-26"), Some("2021-10-25"))],
                &["settled_date"],
            ),
            (
                "mended tomorrow",
                |d| d.outcomes = vec![outcome(Inspection, Some("2021-10-26"), Some("2021-11-21"))],
                &["settled_date"],
            ),
            ("a report", |d| d.outcomes = vec![outcome(Media, None, None)], &[]),
            ("no consent", |d| d.outcomes = vec![outcome(Courseware, None, None)], &["courseware_without_consent"]),
            (
                "consent without a file",
                |d| d.outcomes = vec![outcome(Courseware, None, Some("2021-10-28"))],
                &["courseware_without_file"],
            ),
            (
                "on a platform",
                |d| {
                    d.outcomes = vec![Outcome {
                        link: "省继续教育平台".into(),
                        ..outcome(Courseware, None, Some("2021-10-28"))
                    }]
                },
                &[],
            ),
            (
                "both",
                |d| {
                    d.outcomes = vec![outcome(Courseware, None, Some("2021-10-28"))];
                    d.attachments = vec![file_of("outcome")];
                },
                &[],
            ),
        ],
    );
    let shared = |kind, settled| outcome(kind, None, settled).shareable();
    assert!(shared(Courseware, Some("2021-10-28")) && shared(Media, None) && shared(OutcomeKind::GoodPractice, None));
    assert!(
        !shared(Courseware, None) && !shared(Inspection, Some("2021-10-28")) && !shared(OutcomeKind::Incident, None)
    );
}

fn fee(hours: i32, net: i64) -> FeeLine {
    let net = Fen::yuan(net);
    FeeLine {
        uid: Uid::default(),
        teacher: Uid::new("teacher"),
        hours: Hours::whole(hours),
        net,
        gross: gross_of(net, &TaxBracket::national()),
    }
}

fn income(kind: IncomeKind) -> IncomeLine {
    IncomeLine {
        uid: Uid::default(),
        kind,
        amount: Fen::yuan(100),
        received_on: None,
        refunded_on: None,
        note: String::new(),
    }
}

/// Hours and net of the fees that the timetable comes to, in yuan.
fn by_timetable(class: &Dossier) -> Vec<(String, i64)> {
    class.fees_by_timetable().iter().map(|f| (f.hours.to_string(), f.net.fen() / 100)).collect()
}

/// At most four hours of a half-day are paid, whoever has a fee already is left out, and the rate is the level's.
#[test]
fn fees_come_from_the_timetable() {
    let mut class = dossier();
    assert_eq!(by_timetable(&class), [("24".to_owned(), 24_000)], "six half-days of four hours at 1,000");
    class.sessions[0].hours = Hours::whole(6);
    class.sessions[1].hours = Hours::from_tenths(25);
    assert_eq!(by_timetable(&class), [("22.5".to_owned(), 22_500)], "4 + 2.5 + four times 4");
    class.sessions[1].part = DayPart::Morning;
    assert_eq!(by_timetable(&class), [("20".to_owned(), 20_000)], "two lessons of one half-day are one");
    class.teachers[0].level = ExpertLevel::Academician;
    assert_eq!(by_timetable(&class), [("20".to_owned(), 30_000)]);
    assert_eq!(class.fees_by_timetable()[0].gross, class.notice.money.gross_of(Fen::yuan(30_000)));
    class.fees = vec![fee(4, 2_000)];
    assert_eq!(by_timetable(&class), []);
}

#[test]
fn money_is_checked() {
    table(
        reports::money::check,
        &[
            ("a learner paid", |d| d.incomes = vec![income(IncomeKind::LearnerFee)], &["!learner_charged"]),
            (
                "… and was paid back",
                |d| {
                    d.incomes =
                        vec![IncomeLine { refunded_on: Some(day("2021-11-01")), ..income(IncomeKind::LearnerFee) }]
                },
                &["learner_charge_refunded"],
            ),
            (
                "paid back before it came",
                |d| {
                    d.incomes = vec![IncomeLine {
                        received_on: Some(day("2021-11-02")),
                        refunded_on: Some(day("2021-11-01")),
                        ..income(IncomeKind::LearnerFee)
                    }]
                },
                &["!refund_date", "learner_charge_refunded"],
            ),
            ("a unit paid", |d| d.incomes = vec![income(IncomeKind::LearnersUnit)], &["unit_paid"]),
            ("board at own cost", |d| d.incomes = vec![income(IncomeKind::BoardAndLodging)], &["own_cost"]),
            ("the host paid", |d| d.incomes = vec![income(IncomeKind::OwnFunds)], &[]),
            ("1,000 an hour for 正高", |d| d.fees = vec![fee(4, 4_000)], &[]),
            ("more", |d| d.fees = vec![fee(4, 4_001)], &["fee_over_limit"]),
            ("one teacher twice", |d| d.fees = vec![fee(4, 2_000), fee(4, 2_000)], &["fee_twice"]),
            (
                "one lecture paid by two classes",
                |d| {
                    d.fees_elsewhere = vec![reports::fees::PaidElsewhere {
                        teacher: "教师".into(),
                        on: day("2021-10-25"),
                        part: DayPart::Morning,
                        class: "别的班".into(),
                    }];
                },
                &["fee_elsewhere"],
            ),
            (
                "副高 at 500",
                |d| {
                    d.teachers[0].level = ExpertLevel::Associate;
                    d.fees = vec![fee(4, 2_001)];
                },
                &["fee_over_limit"],
            ),
            (
                "an academician at 1,500",
                |d| {
                    d.teachers[0].level = ExpertLevel::Academician;
                    d.fees = vec![fee(4, 6_000)];
                },
                &[],
            ),
            (
                "tax that doesn't fit",
                |d| d.fees = vec![FeeLine { gross: Fen::yuan(4_000), ..fee(4, 4_000) }],
                &["fee_tax"],
            ),
            (
                "tax by brackets of another year",
                |d| {
                    d.notice.money.tax =
                        vec![TaxBracket { net_over: Fen::ZERO, deducted: Fen::ZERO, kept_percent: 80 }];
                    d.fees = vec![FeeLine { gross: Fen::yuan(5_000), ..fee(4, 4_000) }];
                },
                &[],
            ),
            ("more than four paid hours a half-day", |d| d.fees = vec![fee(25, 10_000)], &["paid_hours"]),
            ("over budget", |d| d.costs = vec![cost(50_001)], &["over_budget"]),
            (
                "over the quota: 550 × 5 days × 30",
                |d| {
                    d.budget[0].amount = Fen::yuan(100_000);
                    d.costs = vec![cost(82_501)];
                },
                &["over_quota"],
            ),
        ],
    );
}

fn cost(yuan: i64) -> CostLine {
    CostLine {
        uid: Uid::default(),
        kind: crate::filing::class::CostKind::Lodging,
        amount: Fen::yuan(yuan),
        paid_on: None,
        note: String::new(),
    }
}

/// The sheet never adds up wrong, and a score by hand never passes the points there are.
#[test]
fn the_score_sheet_adds_up() {
    let calendar = Calendar::default();
    let mut class = dossier();
    let sheet = class.score_sheet(&calendar, day("2021-11-01"));
    assert_eq!((sheet.total, sheet.grade.as_str()), (0, "待评"), "nothing is known yet");
    class.survey = vec![SurveyTally { subject: "课程".into(), teacher: None, counts: [9, 0, 1, 0] }];
    class.self_scores =
        vec![SelfScore {
            indicator: "媒体".into(), hundredths: 5_000, reason: String::new(), evidence: String::new()
        }];
    let sheet = class.score_sheet(&calendar, day("2021-11-01"));
    // 30 points × 90 % of a target of 95 %, and the ten points there are by hand.
    assert_eq!(sheet.rows[1].computed, Some(2_842));
    assert_eq!(sheet.rows[2].score, Some(1_000));
    assert_eq!(sheet.total, sheet.rows.iter().filter_map(|r| r.score).sum::<u32>());
    assert!(sheet.pending().count() > 0 && sheet.grade == "待评", "{sheet:?}");
    let by_hand = |i: &crate::notice::Indicator| SelfScore {
        indicator: i.code.clone(),
        hundredths: i.points * 100,
        reason: String::new(),
        evidence: String::new(),
    };
    class.self_scores = class.notice.indicators.iter().map(by_hand).collect();
    let sheet = class.score_sheet(&calendar, day("2021-11-01"));
    assert!(sheet.pending().next().is_none() && sheet.grade != "待评", "{sheet:?}");
}

#[test]
fn only_who_passed_is_owed_a_certificate() {
    let mut class = dossier();
    class.marks.iter_mut().take(6).for_each(|m| m.mark = Mark::Absent);
    assert!(!class.may_be_certified(&class.enrolments[0]), "who can't pass any more gets none ahead");
    assert!(class.may_be_certified(&class.enrolments[1]), "who still can may be printed ahead");
    assert!(!class.may_be_certified(&{
        let mut declined = learner(1, PoliticalStatus::Public);
        declined.status = EnrolmentStatus::Declined;
        declined
    }));
    class.conclusion = Some(crate::assessment::Conclusion { concluded_on: day("2021-10-28"), results: class.judge() });
    assert!(!class.may_be_certified(&class.enrolments[0]) && class.may_be_certified(&class.enrolments[1]));
    assert_eq!(codes(&crate::certificates::rules::check(&class)), ["!certificates_owed"]);
}

#[test]
fn experts_are_told_by_level() {
    let words = |levels: &[ExpertLevel]| {
        let mut class = dossier();
        class.teachers = Vec::new();
        for (index, level) in levels.iter().enumerate() {
            let mut teacher = dossier().teachers.swap_remove(0);
            teacher.uid = Uid::new(format!("teacher-{index}"));
            teacher.level = *level;
            class.sessions[index].teacher = Some(teacher.uid.clone());
            class.teachers.push(teacher);
        }
        class.sessions.truncate(levels.len());
        class.experts_in_words()
    };
    use ExpertLevel::{Academician, Other, Senior};
    for (levels, expected) in [
        (&[][..], ""),
        (&[Other], "共1人。"),
        (&[Academician, Senior, Senior, Other], "共4人，其中院士1人、正高级2人。"),
    ] {
        assert_eq!(words(levels), expected);
    }
}
