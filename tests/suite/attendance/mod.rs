//! Attendance.

use yanxiu_tests::Desk;

#[test]
fn marks_are_shown_against_all_planned_hours_and_fixed_by_the_conclusion() {
    let desk = Desk::new();
    let id = desk.sample();
    let shown = desk.run(&["attendance", "show", &id]).document;
    assert_eq!(shown["planned"], "24");
    let absent = &shown["learners"][6];
    assert_eq!((&absent["earned"], &absent["can_still_pass"]), (&"3".into(), &false.into()));
    let late = desk.run(&["attendance", "mark", &id, "--session", "2", "--all", "present"]);
    assert_eq!((late.exit, &late.document["error"]["code"]), (3, &"concluded".into()));
}

/// Every slip of a sheet is named with its place, and nothing of the sheet is written.
#[test]
fn a_sheet_of_marks_with_a_slip_is_refused_whole() {
    let desk = Desk::new();
    let id = desk.filed();
    std::fs::write(desk.path("r.csv"), "姓名,身份证号码\n张三,11010519491231002X\n李四,53010219200508011X\n").unwrap();
    desk.run(&["receipts", "import", &id, &desk.path("r.csv").display().to_string()]);
    desk.run(&["enrolment", "review", &id, "--person", "张三", "--accept"]);
    for (sheet, code, place) in [
        ("姓名,1,99\n张三,√,√\n", "unknown_session", "第 1 行 C 列"),
        ("姓名,1,第1次\n张三,√,缺\n", "session_twice", "第 1 行 C 列"),
        ("姓名,1,2\n张三,√,怪\n", "unknown_mark", "第 2 行 C 列"),
        ("姓名,1,2\n赵六,√,√\n", "unknown_person", "第 2 行"),
        ("姓名,1,2\n张三,√,√\n李四,√,√\n", "unknown_person", "第 3 行：李四不在学员名单中"),
        ("学员,1\n张三,√\n", "no_header", "姓名"),
    ] {
        let file = desk.path("marks.csv");
        std::fs::write(&file, sheet).unwrap();
        let refused = desk.run(&["attendance", "import", &id, &file.display().to_string()]);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &code.into()), "{sheet}");
        let message = refused.document["error"]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(place), "{message}");
        assert_eq!(desk.run(&["attendance", "show", &id]).document["learners"][0]["marks"], serde_json::json!([]));
    }
}
