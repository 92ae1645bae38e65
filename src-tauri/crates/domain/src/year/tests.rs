use super::*;
use crate::filing::packet::Filing;
use crate::reports::submission::Submission;
use crate::reports::{IncomeLine, Outcome};
use crate::tests::fixture::{day, dossier as good};

fn calendar() -> Calendar {
    Calendar::new([])
}

fn filed(d: &mut Dossier, on: &str) {
    d.filing = Some(Filing { filed_on: day(on), opening_then: d.class.opens_on, receipt_number: String::new() });
}

fn sent(d: &mut Dossier, on: &str) {
    d.submission = Some(Submission {
        submitted_on: day(on),
        receipt_number: String::new(),
        received_by: String::new(),
        bundle: None,
        corrections: Vec::new(),
    });
}

fn codes(d: &Dossier, today: &str) -> Vec<&'static str> {
    YearClass::of(d, &calendar(), day(today)).risks.iter().map(|r| r.code).collect()
}

#[test]
fn what_breaks_the_notice_is_a_risk_and_what_keeps_it_is_none() {
    type Change = fn(&mut Dossier);
    let cases: &[(&str, Change, &str, &[&str])] = &[
        ("all in time", |_| (), "2021-12-20", &[]),
        ("not filed, and time left", |d| d.filing = None, "2021-09-01", &[]),
        ("not filed", |d| d.filing = None, "2021-12-20", &["not_filed"]),
        ("filed on the last day but one before opening", |d| filed(d, "2021-10-23"), "2021-12-20", &["filed_late"]),
        ("no marks at all", |d| d.marks.clear(), "2021-12-20", &["not_run"]),
        ("no marks, and not over yet", |d| d.marks.clear(), "2021-10-20", &[]),
        ("not reported, and time left", |d| d.submission = None, "2021-11-28", &[]),
        ("not reported", |d| d.submission = None, "2021-11-29", &["report_overdue"]),
        ("reported late", |d| sent(d, "2021-11-29"), "2021-12-20", &["reported_late"]),
        ("past the year's last day", |d| d.notice.complete_by = day("2021-10-27"), "2021-12-20", &["finished_late"]),
        (
            "planned past the year's last day",
            |d| {
                d.notice.complete_by = day("2021-10-27");
                d.submission = None;
            },
            "2021-10-01",
            &["finished_late"],
        ),
        (
            "a finding that isn't mended",
            |d| d.outcomes = vec![finding("签到不全", None), finding("消防通道", Some("2021-10-27"))],
            "2021-12-20",
            &["inspection_open"],
        ),
        ("a learner charged", |d| d.incomes = vec![charge(100, None)], "2021-12-20", &["learner_charged"]),
        ("a learner refunded", |d| d.incomes = vec![charge(100, Some("2021-11-01"))], "2021-12-20", &[]),
    ];
    for (name, change, today, expected) in cases {
        let mut d = good();
        filed(&mut d, "2021-09-30");
        sent(&mut d, "2021-11-19");
        change(&mut d);
        assert_eq!(codes(&d, today), *expected, "{name}");
    }
}

fn finding(title: &str, mended: Option<&str>) -> Outcome {
    Outcome {
        uid: Uid::new(title),
        kind: OutcomeKind::Inspection,
        title: title.into(),
        on: None,
        source: String::new(),
        link: String::new(),
        settled_on: mended.map(day),
        detail: String::new(),
    }
}

fn charge(yuan: i64, refunded: Option<&str>) -> IncomeLine {
    let refunded_on = refunded.map(day);
    IncomeLine {
        uid: Uid::new("i"),
        kind: IncomeKind::LearnerFee,
        amount: Fen::yuan(yuan),
        received_on: None,
        refunded_on,
        note: String::new(),
    }
}

#[test]
fn a_year_adds_its_classes_up_and_names_projects_without_a_class() {
    let today = day("2021-12-20");
    let mut first = good();
    filed(&mut first, "2021-09-30");
    first.conclusion = Some(crate::assessment::Conclusion { concluded_on: day("2021-10-28"), results: first.judge() });
    let mut second = first.clone();
    second.class.uid = Uid::new("second");
    second.class.run = 2;
    second.class.opens_on = day("2021-10-11");
    second.submission = None;
    second.conclusion = None;
    second.incomes = vec![charge(100, None)];
    second.filing = None;
    let classes = [&first, &second].map(|d| YearClass::of(d, &calendar(), today));
    let learners = classes[0].accepted;
    assert!(learners > 0);
    let project = |number: &str, ours| Project {
        uid: Uid::new(number),
        year: 2021,
        plan_number: number.into(),
        title: format!("项目{number}"),
        special_topic: String::new(),
        applicant_unit: String::new(),
        host_unit: String::new(),
        supervising_department: String::new(),
        ours,
    };
    let year = Year::new(2021, classes.into(), vec![project("17", true), project("18", true), project("19", false)]);
    assert!(year.classes[0].title.ends_with("（第2期）"), "in order of opening");
    let sums = year.totals();
    assert_eq!((sums.classes, sums.accepted, sums.size), (2, 2 * learners, 2 * first.class.size));
    assert_eq!((sums.filed, sums.filed_in_time, sums.special_classes), (1, 1, 0));
    assert_eq!(sums.hours, [first.planned_hours(), first.planned_hours()].into_iter().sum());
    assert_eq!((sums.assessed, sums.charged), (learners, Fen::yuan(100)), "who isn't assessed yet is no failure");
    let cities: u32 = year.cities().iter().map(|(_, n)| n).sum();
    assert_eq!(cities, 2 * learners, "everyone stands in one column");
    let risks = year.risks(today, day("2021-11-30"));
    let last = risks.last().unwrap();
    assert_eq!((last.code, last.class.as_ref(), last.title.as_str()), ("not_opened", None, "项目18"));
    assert_eq!(Year::new(2020, Vec::new(), Vec::new()).totals(), Totals::default());
}
