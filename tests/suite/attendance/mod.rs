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
