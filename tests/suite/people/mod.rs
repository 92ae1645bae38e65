//! The register of people across classes: search, merging, erasing, the workbook.

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use yanxiu_tests::{Desk, programs};

/// A resident's number with its check digit, for the 17 digits before it.
fn id(first17: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first17.bytes().zip(weights).map(|(d, w)| u32::from(d - b'0') * w).sum();
    format!("{first17}{}", "10X98765432".as_bytes()[(sum % 11) as usize] as char)
}

/// Imports people as (name, 17 digits, unit, phone) from one file.
fn import(desk: &Desk, class: &str, name: &str, people: &[(&str, &str, &str, &str)]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["姓名", "身份证号", "工作单位", "手机"].iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    for (index, (who, number, unit, phone)) in people.iter().enumerate() {
        let row = 1 + u32::try_from(index).unwrap();
        sheet.write(row, 0, *who).unwrap().write(row, 1, id(number)).unwrap();
        sheet.write(row, 2, *unit).unwrap().write(row, 3, *phone).unwrap();
    }
    let file = desk.path(name);
    book.save(&file).unwrap();
    let done = desk.run(&["receipts", "import", class, &file.display().to_string()]);
    assert_eq!(done.exit, 0, "{} {}", done.document, done.said);
}

fn another_class(desk: &Desk, class: &str) -> String {
    let made = desk.run(&["class", "copy", class, "--open", "2021-11-02"]);
    assert_eq!(made.exit, 0, "{}", made.said);
    made.document["class_id"].as_str().unwrap().to_owned()
}

fn list<'d>(document: &'d Value, key: &str, field: &str) -> Vec<&'d str> {
    document[key].as_array().unwrap().iter().map(|row| row[field].as_str().unwrap()).collect()
}

const ZHANG: (&str, &str, &str, &str) = ("张三", "37010219800101123", "济南市农业科学院", "13800000001");
/// The same, with two neighbouring digits changed places.
const ZHANG_AGAIN: (&str, &str, &str, &str) = ("张三", "37010219800101132", "济南市农科院", "13800000001");

fn person(desk: &Desk, text: &str) -> String {
    let found = desk.run(&["search", text]).document;
    assert_eq!(found["people"].as_array().map(Vec::len), Some(1), "{found}");
    found["people"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn search_finds_people_classes_and_certificates_and_masks_numbers() {
    let desk = Desk::new();
    let class = desk.draft();
    import(
        &desk,
        &class,
        "a.xlsx",
        &[
            ZHANG,
            ("张绍三", "37010219810101123", "青岛大学", "13800000002"),
            ("阿卜杜热合曼·买买提", "65010219810101123", "新疆农业大学", "13800000003"),
            ("欧阳䶮", "37010219820101123", "张店区农业农村局", "13800000004"),
        ],
    );
    let number = id(ZHANG.1);
    for (typed, expected) in [
        ("zs", vec!["张三", "张绍三"]),
        ("zhangs", vec!["张三", "张绍三"]),
        ("张s", vec!["张三", "张绍三"]),
        ("张", vec!["张三", "张绍三"]),
        ("张店", vec!["欧阳䶮"]),
        ("阿卜杜热合曼•买买提", vec!["阿卜杜热合曼·买买提"]),
        ("oyy", vec!["欧阳䶮"]),
        ("䶮", vec!["欧阳䶮"]),
        (&number, vec!["张三"]),
        (&number[12..], vec!["张三"]),
        ("13800000004", vec!["欧阳䶮"]),
        ("青岛", vec!["张绍三"]),
    ] {
        let found = desk.run(&["search", typed]).document;
        assert_eq!(list(&found, "people", "name"), expected, "{typed}");
        assert!(!found.to_string().contains(&number), "{typed} tells a whole number");
    }
    assert_eq!(desk.run(&["search", &number[6..14]]).document["people"], Value::Array(Vec::new()), "no guessing");
    assert_eq!(desk.run(&["search", "zs", "--limit", "1"]).document["people"].as_array().map(Vec::len), Some(1));
    let whole = desk.run(&["search", "zs", "--limit", "1", "--full-ids"]).document;
    assert_eq!(whole["people"][0]["id_number"], number.as_str());
    let found = desk.run(&["search", "xczx"]).document;
    assert_eq!(found["classes"][0]["id"], class.as_str());
    assert_eq!(desk.run(&["search", " "]).document["people"], Value::Array(Vec::new()));
}

#[test]
fn certificates_are_found_by_number_and_name() {
    let desk = Desk::new();
    desk.sample();
    let found = desk.run(&["search", "2021-17-003"]).document;
    assert_eq!(list(&found, "certificates", "number"), ["2021-17-003"]);
    let name = found["certificates"][0]["name"].as_str().unwrap();
    let by_name = desk.run(&["search", name]).document;
    assert!(list(&by_name, "certificates", "number").contains(&"2021-17-003"));
    let person = found["certificates"][0]["person_id"].as_str().unwrap();
    let shown = desk.run(&["people", "show", person]).document;
    assert_eq!(
        (&shown["person"]["name"], &shown["history"][0]["certificates"][0]["validity"]),
        (&name.into(), &"有效".into())
    );
    assert_eq!(shown["person"]["hours"][0]["year"], 2021);
}

#[test]
fn two_entries_are_suggested_merged_and_parted_again() {
    let desk = Desk::new();
    let first = desk.draft();
    let second = another_class(&desk, &first);
    import(&desk, &first, "a.xlsx", &[ZHANG]);
    import(&desk, &second, "b.xlsx", &[ZHANG_AGAIN, ("李四", "37010219850101456", "甲", "13900000000")]);
    let pairs = desk.run(&["people", "duplicates"]).document;
    assert_eq!(pairs["total"], 1, "{pairs}");
    assert_eq!(pairs["pairs"][0]["why"][0], "证件号码相邻两位颠倒");
    let side = |key: &str| pairs["pairs"][0][key]["id"].as_str().unwrap().to_owned();
    let (keep, other) = (side("first"), side("second"));
    let merged = desk.run(&["people", "merge", &keep, &other]);
    assert_eq!(merged.exit, 0, "{}", merged.said);
    let shown = desk.run(&["people", "show", &other]).document;
    assert_eq!((&shown["person"]["id"], &shown["person"]["classes"]), (&keep.as_str().into(), &2.into()));
    assert_eq!(shown["former_documents"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.run(&["people", "duplicates"]).document["total"], 0);
    assert_eq!(person(&desk, &id(ZHANG_AGAIN.1)), keep, "the former number finds the person");
    for _ in 0..2 {
        assert_eq!(desk.run(&["undo"]).document["done"], "已撤销：合并人员");
        assert_eq!(desk.run(&["people", "list"]).document["total"], 3);
        assert_eq!(desk.run(&["check"]).document["ok"], true);
        assert_eq!(desk.run(&["people", "merge", &keep, &other, "--take", "document"]).exit, 0);
    }
    let whole = desk.run(&["people", "show", &keep, "--full-ids"]).document;
    assert_eq!(whole["person"]["id_number"], id(ZHANG_AGAIN.1).as_str());
    assert_eq!(desk.run(&["people", "merge", &keep, &keep]).document["error"]["code"], "same_person");
    assert_eq!(desk.run(&["journal", "--verify"]).exit, 0);
}

#[test]
fn in_a_shared_class_somebody_chooses_which_enrolment_stays() {
    let desk = Desk::new();
    let class = desk.draft();
    import(&desk, &class, "a.xlsx", &[ZHANG, ZHANG_AGAIN]);
    let (keep, other) = (person(&desk, &id(ZHANG.1)), person(&desk, &id(ZHANG_AGAIN.1)));
    let asked = desk.run(&["people", "merge", &keep, &other]);
    assert_eq!((asked.exit, &asked.document["error"]["code"]), (3, &"choose_enrolment".into()));
    let enrolment = desk.run(&["people", "show", &other]).document["history"][0]["enrolment_id"].clone();
    let done = desk.run(&["people", "merge", &keep, &other, "--stay", enrolment.as_str().unwrap()]);
    assert_eq!(done.exit, 0, "{}", done.said);
    let people = desk.run(&["enrolment", "list", &class]).document;
    let standing: Vec<(&str, bool)> = people["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["status"].as_str().unwrap(), p["id"] == enrolment))
        .collect();
    assert_eq!(standing, [("cancelled", false), ("pending", true)]);
    assert_eq!(desk.run(&["check"]).document["ok"], true);
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(desk.run(&["people", "list"]).document["total"], 2);
}

#[test]
fn a_person_is_erased_for_good_once_their_class_is_over() {
    let desk = Desk::new();
    let class = desk.draft();
    import(&desk, &class, "a.xlsx", &[ZHANG, ("李四", "37010219850101456", "甲单位", "13900000000")]);
    let who = person(&desk, "zs");
    let plan = desk.run(&["people", "erase", &who, "--why", "本人申请"]);
    assert_eq!((plan.exit, &plan.document["problems"][0]["code"]), (0, &"class_running".into()));
    let running = desk.run(&["people", "erase", &who, "--why", "本人申请", "--confirm", "张三"]);
    assert_eq!((running.exit, &running.document["error"]["code"]), (3, &"class_running".into()));
    assert_eq!(desk.run(&["enrolment", "review", &class, "--person", "张三", "--decline", "超过名额"]).exit, 0);
    let wrong = desk.run(&["people", "erase", &who, "--why", "本人申请", "--confirm", "李四"]);
    assert_eq!((wrong.exit, &wrong.document["error"]["code"]), (3, &"not_confirmed".into()));
    let holds = |text: &str| {
        ["yanxiu.db", "yanxiu.db-wal"]
            .iter()
            .filter_map(|name| std::fs::read(desk.path("data").join(name)).ok())
            .any(|bytes| bytes.windows(text.len()).any(|w| w == text.as_bytes()))
    };
    let told = [id(ZHANG.1), "张三".to_owned(), ZHANG.2.to_owned(), ZHANG.3.to_owned()];
    assert!(told.iter().all(|text| holds(text)));
    let done = desk.run(&["people", "erase", &who, "--why", "本人申请", "--confirm", "张三"]);
    assert_eq!((done.exit, &done.document["problems"]), (0, &Value::Array(Vec::new())), "{}", done.said);
    for text in &told {
        assert!(!holds(text), "{text} is still in the store");
    }
    let undo = desk.run(&["undo"]);
    assert_eq!((undo.exit, &undo.document["error"]["code"]), (3, &"not_undoable".into()));
    assert_eq!((desk.run(&["check"]).exit, desk.run(&["journal", "--verify"]).exit), (0, 0));
    let page = desk.run(&["people", "list"]).document;
    assert_eq!((&page["total"], &page["erased"]), (&1.into(), &1.into()));
    assert_eq!(desk.run(&["enrolment", "list", &class]).document["people"][0]["name"], "已删除人员");
    assert_eq!(desk.run(&["people", "show", &who]).document["error"]["code"], "not_found");
}

#[test]
fn the_certificate_register_outlives_the_erasure() {
    let desk = Desk::new();
    desk.sample();
    let found = desk.run(&["search", "2021-17-003"]).document;
    let certificate = &found["certificates"][0];
    let (who, name) = (certificate["person_id"].as_str().unwrap(), certificate["name"].as_str().unwrap());
    let plan = desk.run(&["people", "erase", who, "--why", "超过保存年限"]).document;
    assert!(plan["stays"][0].as_str().unwrap().contains("2021-17-003"), "{plan}");
    assert_eq!(desk.run(&["people", "erase", who, "--why", "超过保存年限", "--confirm", name]).exit, 0);
    let verified = desk.run(&["certificates", "verify", "2021-17-003"]);
    assert_eq!((verified.exit, &verified.document["certificate"]["name"]), (0, &name.into()));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn the_register_is_written_as_a_workbook_with_masked_numbers_as_text() {
    let desk = Desk::new();
    let class = desk.draft();
    import(&desk, &class, "a.xlsx", &[ZHANG, ("安宁", "37010219850101456", "甲单位", "13900000000")]);
    for (options, expected) in [(vec![], "370102********".to_owned()), (vec!["--full-ids"], id(ZHANG.1))] {
        let file = desk.path("名册.xlsx").display().to_string();
        let mut arguments = vec!["people", "list", "--out", &file];
        arguments.extend(options);
        assert_eq!(desk.run(&arguments).exit, 0);
        let mut book: Xlsx<_> = open_workbook(&file).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let cells: Vec<String> = sheet
            .rows()
            .flatten()
            .filter_map(|cell| match cell {
                Data::String(text) => Some(text.clone()),
                _ => None,
            })
            .collect();
        assert!(cells.iter().any(|c| c.starts_with(&expected)), "{cells:?}");
        assert!(cells.contains(&"13800000001".to_owned()), "phones are text");
        let at = |name: &str| cells.iter().position(|c| c == name).unwrap();
        assert!(at("安宁") < at("张三"), "in the order of pinyin");
    }
}

#[test]
fn names_that_no_font_draws_are_listed_by_person_and_code_point() {
    let desk = Desk::new();
    let class = desk.draft();
    import(&desk, &class, "a.xlsx", &[ZHANG, ("王\u{323af}", "37010219850101456", "甲", "13900000000")]);
    let rare = desk.run(&["people", "rare"]).document;
    assert_eq!((&rare["checked"], &rare["characters"][0]["code_point"]), (&2.into(), &"U+323AF".into()));
    assert_eq!(rare["people"][0]["name"], "王\u{323af}");
    assert_eq!(desk.run(&["people", "list", "--rare"]).document["total"], 1);
}

#[test]
fn people_past_the_period_are_listed_and_the_period_can_be_set() {
    let desk = Desk::new();
    desk.sample();
    let now = desk.run(&["people", "retention"]).document;
    assert_eq!((&now["years"], &now["shipped"], &now["total"]), (&10.into(), &10.into(), &0.into()));
    assert_eq!(desk.run(&["people", "retention", "--years", "1"]).document["total"], 0);
    // A year and a day after the class ended on 28 October 2021, and on the anniversary itself.
    for (today, total) in [("2022-10-28", 0), ("2022-10-29", 31)] {
        let output = std::process::Command::new(programs().join("yanxiu-cli"))
            .arg("--data")
            .arg(desk.path("data"))
            .args(["--json", "--today", today, "people", "retention"])
            .output()
            .unwrap();
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&said["years"], &said["total"]), (&1.into(), &total.into()), "{today}");
    }
    let bad = desk.run(&["people", "retention", "--years", "0"]);
    assert_eq!((bad.exit, &bad.document["error"]["code"]), (2, &"retention_years".into()));
}
