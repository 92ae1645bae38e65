//! Deadlines and filing.

use yanxiu_tests::Desk;

#[test]
fn deadlines_name_the_days_they_counted() {
    let desk = Desk::new();
    let answer = desk.run(&["deadlines", "--open", "2021-10-25", "--close", "2021-10-28"]);
    assert_eq!(answer.exit, 0);
    let d = &answer.document;
    assert_eq!(
        (&d["filing_due"], &d["report_due"], &d["complete_by"]),
        (&"2021-10-11".into(), &"2021-11-28".into(), &"2021-11-30".into())
    );
    assert_eq!(d["counted_days"].as_array().map(Vec::len), Some(10));
    assert_eq!((&d["counted_days"][0], &d["calendar"]), (&"2021-10-22".into(), &"official".into()));
    assert!(!desk.path("data").exists(), "no store is opened");
}

#[test]
fn wrong_calls_are_told_with_their_exit_codes() {
    let desk = Desk::new();
    for (arguments, exit, code) in [
        (vec!["deadlines", "--open", "2021-13-01", "--close", "2021-10-28"], 2, "bad_payload"),
        (vec!["deadlines", "--open", "2021-10-28", "--close", "2021-10-25"], 2, "dates_reversed"),
        (vec!["nonsense"], 2, "usage"),
        (vec!["class", "list"], 5, "no_store"),
        (vec!["class", "new", "--file", "/nowhere/class.toml"], 5, "no_store"),
    ] {
        let answer = desk.run(&arguments);
        assert_eq!((answer.exit, &answer.document["error"]["code"]), (exit, &code.into()), "{arguments:?}");
        assert!(!answer.said.is_empty());
    }
}

#[test]
fn a_class_is_filed_once_its_packet_is_ready() {
    let desk = Desk::new();
    let id = desk.filed();
    let show = desk.run(&["class", "show", &id]);
    assert_eq!((show.exit, &show.document["stage"], &show.document["hours"]), (1, &"draft".into(), &"24".into()));
    let codes: Vec<_> = show.document["problems"].as_array().unwrap().iter().map(|p| p["code"].clone()).collect();
    assert_eq!(codes.iter().filter(|c| **c == "packet_missing").count(), 4);
}

#[test]
fn a_class_file_with_a_slip_names_its_line() {
    let desk = Desk::new();
    desk.draft();
    let file = desk.path("bad.toml");
    std::fs::write(&file, "notice_year = 2021\ntitel = \"x\"\n").unwrap();
    let answer = desk.run(&["class", "new", "--file", &file.display().to_string()]);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (4, &"bad_file".into()));
    assert!(answer.said.contains("第 2 行"), "{}", answer.said);
}

#[test]
fn a_later_opening_does_not_make_a_filing_late() {
    let desk = Desk::new();
    let id = desk.sample();
    let file = desk.path("change.toml");
    std::fs::write(&file, "reason = \"举办地疫情\"\nopens_on = \"2021-10-26\"\n").unwrap();
    let changed = desk.run(&["filing", "change", &id, "--file", &file.display().to_string()]);
    assert_eq!(changed.exit, 0, "{}", changed.said);
    let show = desk.run(&["class", "show", &id]);
    assert_eq!(
        (&show.document["filing"]["in_time"], &show.document["class"]["closes_on"]),
        (&true.into(), &"2021-10-29".into())
    );
    assert_eq!(show.document["changes"][0]["kind"], "adjustment");
}
