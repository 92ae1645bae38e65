//! Certificates.

mod days;
mod numbers;
mod print;
mod register;
mod templates;
mod verify;

use std::collections::BTreeSet;

use calamine::{Reader, Xlsx, open_workbook};
use yanxiu_tests::Desk;

/// A class of three, every session of which was held and marked; 王五 missed one. Returns its id.
fn attended(desk: &Desk) -> String {
    attended_as(desk, "", "张三")
}

/// That class under another title, with another name for its first learner.
fn attended_as(desk: &Desk, title: &str, first: &str) -> String {
    let id = if title.is_empty() { desk.filed() } else { desk.filed_as(title) };
    let file = |name: &str, text: &str| {
        let path = desk.path(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let people = format!(
        "姓名,身份证号码,工作单位,政治面貌\n{first},11010519491231002X,某站,群众\n\
         李四,110105199001011232,某站,群众\n王五,53010219200508011X,某站,群众\n"
    );
    let all = ",√".repeat(10);
    let marks = format!("姓名,1,2,3,4,5,6,7,8,9,10\n{first}{all}\n李四{all}\n王五,√,√,√,√,缺,√,√,√,√,√\n");
    for arguments in [
        vec!["receipts", "import", &id, &file("receipts.csv", &people)],
        vec!["enrolment", "review", &id, "--all", "--accept"],
        vec!["attendance", "import", &id, &file("marks.csv", &marks)],
    ] {
        let done = desk.run(&arguments);
        assert_eq!(done.exit, 0, "{arguments:?} {} {}", done.document, done.said);
    }
    id
}

/// That class, concluded: all three passed.
fn assessed(desk: &Desk) -> String {
    let id = attended(desk);
    std::fs::write(desk.path("scores.csv"), "姓名,结业测试,研修心得\n张三,90,90\n李四,90,90\n王五,90,90\n").unwrap();
    let scores = desk.path("scores.csv").display().to_string();
    for arguments in [vec!["assessment", "import", &id, &scores], vec!["assessment", "conclude", &id]] {
        let done = desk.run(&arguments);
        assert_eq!(done.exit, 0, "{arguments:?} {} {}", done.document, done.said);
    }
    id
}

#[test]
fn numbers_are_gapless_and_never_used_again() {
    let desk = Desk::new();
    let id = desk.sample();
    let numbers = |desk: &Desk| -> Vec<String> {
        let list = desk.run(&["certificates", "register"]).document;
        list["certificates"].as_array().unwrap().iter().map(|c| c["number"].as_str().unwrap().to_owned()).collect()
    };
    let expected: Vec<String> = (1..=29).map(|n| format!("2021-17-{n:03}")).collect();
    assert_eq!(numbers(&desk), expected);
    let made = desk.run(&["certificates", "reissue", "2021-17-004", "--why", "姓名用字有误"]);
    assert_eq!(
        (made.exit, &made.document["number"], &made.document["replaces"]),
        (0, &"2021-17-030".into(), &"2021-17-004".into())
    );
    let old = desk.run(&["certificates", "verify", "2021-17-004"]);
    assert_eq!((old.exit, old.document["message"].as_str()), (1, Some("已作废，补发为 2021-17-030")));
    assert_eq!(desk.run(&["certificates", "verify", "2021-17-030"]).document["valid"], true);
    let out = desk.path("登记簿.xlsx");
    assert_eq!(desk.run(&["certificates", "register", "--year", "2021", "--out", &out.display().to_string()]).exit, 0);
    let mut book: Xlsx<_> = open_workbook(out).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let texts: BTreeSet<String> = range.used_cells().map(|(_, _, c)| c.to_string()).collect();
    assert!(texts.contains("2021-17-030") && texts.contains("作废：姓名用字有误；补发为2021-17-030"), "{texts:?}");
    let undone = desk.run(&["undo"]);
    assert_eq!((undone.exit, &undone.document["error"]["code"]), (3, &"not_undoable".into()));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
    assert_eq!(desk.run(&["certificates", "issue", &id]).document["error"]["code"], "nobody_to_certify");
}
