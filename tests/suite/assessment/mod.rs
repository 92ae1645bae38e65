//! Assessment.

use yanxiu_tests::Desk;

#[test]
fn a_learner_below_the_attendance_fails_with_the_ground_named() {
    let desk = Desk::new();
    let id = desk.sample();
    let shown = desk.run(&["assessment", "show", &id]).document;
    assert_eq!(shown["passed"], 29);
    let failed = &shown["learners"][6];
    assert_eq!(failed["passed"], false);
    assert!(failed["explanation"].as_str().unwrap().contains("出勤率 12.5%，不足80%"), "{failed}");
}

#[test]
fn an_empty_class_cannot_be_concluded() {
    let desk = Desk::new();
    let id = desk.draft();
    let answer = desk.run(&["assessment", "conclude", &id]);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &"cannot_conclude".into()));
}
