//! Days: what can't have been on a day is refused, and what can is kept.

use yanxiu_tests::{Answer, Desk};

use super::{assessed, attended};

fn code(answer: &Answer) -> (i32, &str) {
    (answer.exit, answer.document["error"]["code"].as_str().unwrap_or_default())
}

#[test]
fn days_that_cannot_be_are_refused() {
    let desk = Desk::new();
    let id = assessed(&desk);
    let certificates = |more: &[&str]| desk.run(&[&["certificates"], more].concat());
    let number = "2021-17-001";
    for (on, expected) in [
        ("2021-10-27", "issued_before_closing"),
        ("2020-01-01", "issued_before_closing"),
        ("2021-11-21", "day_ahead"),
        ("2099-12-31", "day_ahead"),
    ] {
        assert_eq!(code(&certificates(&["issue", &id, "--on", on])), (3, expected), "{on}");
    }
    assert_eq!(certificates(&["register"]).document["total"], 0, "nothing was written");
    let made = certificates(&["issue", &id, "--on", "2021-11-02", "--person", "张三"]);
    assert_eq!((made.exit, &made.document["certificates"][0]["issued_on"]), (0, &"2021-11-02".into()));
    for (command, on, expected) in [
        (vec!["printed", number], "2021-11-01", "day_before_issue"),
        (vec!["printed", number], "2021-11-21", "day_ahead"),
        (vec!["hand-over", number], "2021-11-01", "day_before_issue"),
        (vec!["hand-over", number], "2021-11-21", "day_ahead"),
        (vec!["stock", "receive", "10"], "2021-11-21", "day_ahead"),
        (vec!["stock", "spoil", "1", "--why", "受潮"], "2021-11-21", "day_ahead"),
    ] {
        assert_eq!(code(&certificates(&[&command[..], &["--on", on]].concat())), (3, expected), "{command:?} {on}");
    }
    assert_eq!(certificates(&["register"]).document["certificates"][0]["state"], "drafted");
    // On the day of the closing ceremony, and what is recorded late.
    let made = certificates(&["issue", &id, "--on", "2021-10-28", "--person", "李四"]);
    assert_eq!((made.exit, &made.document["certificates"][0]["issued_on"]), (0, &"2021-10-28".into()));
    assert_eq!(certificates(&["printed", "2021-17-002", "--on", "2021-10-28"]).exit, 0);
    assert_eq!(certificates(&["hand-over", "2021-17-002", "--on", "2021-10-28"]).exit, 0);
}

#[test]
fn what_is_printed_ahead_bears_the_last_day() {
    let desk = Desk::new();
    let id = attended(&desk);
    let ahead = |more: &[&str]| desk.run_on("2021-10-27", &[&["certificates"], more].concat(), &[]);
    assert_eq!(code(&ahead(&["issue", &id, "--on", "2021-10-27"])), (3, "issued_before_closing"));
    assert_eq!(code(&ahead(&["issue", &id, "--on", "2021-10-29"])), (3, "day_ahead"));
    let made = ahead(&["issue", &id]);
    assert_eq!((made.exit, &made.document["certificates"][0]["issued_on"]), (0, &"2021-10-28".into()));
    assert_eq!(ahead(&["printed", "2021-17-001"]).exit, 0, "printed before the day it bears");
    assert_eq!(code(&ahead(&["hand-over", "2021-17-001"])), (3, "day_before_issue"));
    let again = ahead(&["reissue", "2021-17-002", "--why", "用字有误"]);
    assert_eq!((again.exit, &again.document["issued_on"]), (0, &"2021-10-28".into()));
    let late = ["certificates", "printed", "2021-17-003", "--on", "2021-10-26"];
    assert_eq!(desk.run(&late).exit, 0, "told later");
}
