//! What an import promises: nothing is hidden, nothing is half-written, and what was decided is what is kept.

mod cells;
mod facts;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::desk::{Desk, ONE, THREE, TWO, class};
use crate::progress::{Progress, Watch, Watcher};

const HEADINGS: &str = "姓名,身份证号码,工作单位,手机号码,是否一线";

fn counts(report: &Value) -> [u64; 6] {
    ["rows", "new", "matched", "duplicates", "rejected", "updated"].map(|k| report[k].as_u64().unwrap())
}

fn problems<'r>(report: &'r Value, code: &str) -> Vec<&'r Value> {
    report["problems"].as_array().unwrap().iter().filter(|p| p["code"] == code).collect()
}

#[test]
fn a_bad_file_among_many_hides_nothing() {
    let mut desk = Desk::new();
    let good = desk.file("好.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,,\n"));
    let empty = desk.file("空.csv", "");
    let other = desk.file("别.csv", "甲,乙\n1,2\n");
    let nowhere = desk.folder.path().join("没有.xlsx").display().to_string();
    let report = desk.look(&[&empty, &good, &nowhere, &other]);
    assert_eq!(counts(&report), [1, 1, 0, 0, 0, 0]);
    for (code, file) in [("empty_file", "空.csv"), ("file_not_found", "没有.xlsx"), ("no_header", "别.csv")] {
        let found = problems(&report, code);
        assert_eq!((found.len(), &found[0]["place"]["file"]), (1, &file.into()), "{code}");
    }
    let readable: Vec<bool> =
        report["files"].as_array().unwrap().iter().map(|f| f["readable"].as_bool().unwrap()).collect();
    assert_eq!(readable, [false, true, false, false]);
    let refused = desk.import(&[&empty, &other], json!({})).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.exit_code()), ("empty_file", 4));
}

#[test]
fn one_undo_takes_back_people_files_and_what_was_learnt() {
    let mut desk = Desk::new();
    let file = desk.file("回执.csv", &format!("姓名,身份证号码,所属,特长\n张三,{ONE},甲单位,书法\n"));
    let written = desk.import(&[&file], json!({"map": ["所属=工作单位"]})).unwrap();
    assert_eq!(counts(&written), [1, 1, 0, 0, 0, 0]);
    let people = desk.people();
    assert_eq!(people[0]["unit"], "甲单位");
    assert_eq!(people[0]["extra"], json!([{"heading": "特长", "text": "书法"}]));
    let class = desk.class.clone();
    let shown = desk.ask("class_show", json!({"class_id": class})).unwrap();
    let kept = &shown["attachments"][0];
    assert_eq!((&kept["stage"], &kept["file_name"]), (&"enrolment".into(), &"回执.csv".into()));
    assert_eq!(people[0]["source_id"], kept["id"]);
    assert_eq!(desk.look(&[&file])["columns"][2]["by"], "memory");
    // The file comes again with somebody new in it; the same bytes are kept once.
    desk.import(&[&file], json!({"update": true})).unwrap();
    let shown = desk.ask("class_show", json!({"class_id": class})).unwrap();
    assert_eq!(shown["attachments"].as_array().map(Vec::len), Some(1));
    let undone = desk.ask("undo", json!({})).unwrap();
    assert_eq!(undone["done"], "已撤销：导入报名回执");
    assert_eq!(desk.people(), Vec::<Value>::new());
    let shown = desk.ask("class_show", json!({"class_id": class})).unwrap();
    assert_eq!(shown["attachments"], json!([]));
    assert_ne!(desk.look(&[&file])["columns"][2]["by"], "memory");
    assert_eq!(desk.ask("check", json!({})).unwrap()["findings"], json!([]));
}

/// Lets `0` steps pass, then calls the command off.
struct Patient(AtomicUsize);

impl Watcher for Patient {
    fn at(&self, _: &Progress) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
    }
}

#[test]
fn whenever_it_is_called_off_nothing_is_left() {
    let patient = Arc::new(Patient(AtomicUsize::new(usize::MAX)));
    let mut desk = Desk::watched(Watch::told_to(patient.clone()));
    let permits = ('一'..).take(600).enumerate();
    let rows: Vec<String> = permits.map(|(at, c)| format!("张{c},港澳居民来往内地通行证,H{at:08},甲单位\n")).collect();
    let file = desk.file("回执.csv", &format!("姓名,证件类型,证件号码,工作单位\n{}", rows.concat()));
    let before = desk.lying();
    let journal = desk.ask("journal", json!({"limit": 100})).unwrap();
    let mut steps = 0;
    loop {
        patient.0.store(steps, Ordering::Relaxed);
        match desk.import(&[&file], json!({})) {
            Err(error) => assert_eq!(error.code, "cancelled", "{steps}: {}", error.message),
            Ok(report) => {
                assert_eq!(counts(&report)[..2], [600, 600]);
                break;
            }
        }
        patient.0.store(usize::MAX, Ordering::Relaxed);
        assert_eq!(desk.lying(), before, "called off after {steps} steps");
        assert_eq!(desk.ask("journal", json!({"limit": 100})).unwrap(), journal);
        assert_eq!(desk.people(), Vec::<Value>::new());
        steps += 1;
    }
    // Reading, understanding, telling who is who and writing are all heard of.
    assert!(steps >= 8, "{steps}");
}

#[test]
fn people_come_new_known_twice_or_not_at_all_and_each_is_told_where() {
    let mut desk = Desk::new();
    let other = class(&mut desk.office, "2021-10-27", "2021-10-30", "乙班");
    let first = desk.file("先.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,13800000001,是\n"));
    desk.ask("receipts_import", json!({"class_id": other, "files": [first]})).unwrap();
    let a = desk.file(
        "a.csv",
        &format!("{HEADINGS}\n张叁,{ONE},乙单位,,\n李四,{TWO},甲单位,,\n李四,{TWO},丙单位,,\n王五,123,甲单位,,\n"),
    );
    let b = desk.file("b.csv", &format!("{HEADINGS}\n李四,{TWO},甲单位,,\n李四,{THREE},甲单位,,\n"));
    let report = desk.look(&[&a, &b]);
    assert_eq!(counts(&report), [6, 2, 1, 2, 1, 0]);
    let overlap = problems(&report, "classes_overlap");
    assert!(overlap[0]["message"].as_str().unwrap().contains("“乙班”（2021年10月27日"), "{}", overlap[0]);
    let twins = problems(&report, "duplicate_row");
    let said: Vec<&str> = twins.iter().map(|p| p["message"].as_str().unwrap()).collect();
    assert!(said[0].contains("“a.csv”第 3 行") && said[0].contains("工作单位（甲单位→丙单位）"), "{said:?}");
    assert!(said[1].contains("“a.csv”第 3 行") && said[1].contains("没有矛盾"), "{said:?}");
    let same = problems(&report, "maybe_same_person");
    assert_eq!((same.len(), &same[0]["place"]["row"]), (1, &3.into()));
    assert!(!said.iter().any(|s| s.contains(TWO)), "numbers are masked in messages");
    let matched = &report["people"][0];
    let fields: Vec<(&str, bool)> = matched["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["field"].as_str().unwrap(), d["takes_given"].as_bool().unwrap()))
        .collect();
    assert_eq!(fields, [("person.name", false), ("details.unit", true)]);
    // Known by name and phone, but under another number.
    let c = desk.file("c.csv", &format!("{HEADINGS}\n张三,{THREE},丁单位,13800000001,\n"));
    let same = desk.look(&[&c]);
    assert!(problems(&same, "maybe_same_person")[0]["message"].as_str().unwrap().contains("甲单位"));
}

#[test]
fn one_number_with_two_names_is_refused_with_its_place() {
    let mut desk = Desk::new();
    let file =
        desk.file("a.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,,\n李四,{ONE},乙单位,,\n张三,{ONE},甲单位,,\n"));
    let report = desk.look(&[&file]);
    assert_eq!(counts(&report), [3, 1, 0, 2, 0, 0]);
    assert_eq!(problems(&report, "duplicate_row").len(), 1);
    let refused = problems(&report, "one_number_two_names");
    let said = refused[0]["message"].as_str().unwrap();
    assert!(said.contains("李四与“a.csv”第 2 行的张三证件号码相同"), "{said}");
    assert_eq!((refused.len(), &refused[0]["place"]["row"], &refused[0]["severity"]), (1, &3.into(), &"error".into()));
}

#[test]
fn what_is_kept_of_known_people_is_what_was_chosen() {
    for (choice, name, unit) in [
        (json!({}), "张三", "乙单位"),
        (json!({"take": ["person.name"]}), "张叁", "乙单位"),
        (json!({"keep": ["details.unit"]}), "张三", "甲单位"),
        (
            json!({"keep": ["details.unit"], "rows": [{"file": "新.csv", "sheet": "", "row": 2, "take": ["details.unit"]}]}),
            "张三",
            "乙单位",
        ),
        (
            json!({"rows": [{"file": "新.csv", "sheet": "", "row": 2, "take": ["person.name"], "keep": ["details.unit"]}]}),
            "张叁",
            "甲单位",
        ),
    ] {
        let mut desk = Desk::new();
        let other = class(&mut desk.office, "2021-11-15", "2021-11-18", "乙班");
        let first = desk.file("先.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,13800000001,\n"));
        desk.ask("receipts_import", json!({"class_id": other, "files": [first]})).unwrap();
        let new = desk.file("新.csv", &format!("{HEADINGS}\n张叁,{ONE},乙单位,,\n"));
        desk.import(&[&new], choice.clone()).unwrap();
        let people = desk.people();
        assert_eq!((&people[0]["name"], &people[0]["unit"]), (&name.into(), &unit.into()), "{choice}");
        assert_eq!(people[0]["phone"], "13800000001", "what the receipt doesn't say is known");
    }
    let mut desk = Desk::new();
    let file = desk.file("a.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,,\n"));
    let refused = desk.import(&[&file], json!({"take": ["person.shoes"]})).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.exit_code()), ("bad_field", 2));
}

#[test]
fn a_receipt_that_comes_again_updates_only_when_asked_and_returns_to_the_review() {
    let mut desk = Desk::new();
    let first = desk.file("先.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,,是\n"));
    desk.import(&[&first], json!({})).unwrap();
    let id = desk.people()[0]["id"].clone();
    let class = desk.class.clone();
    desk.ask(
        "enrolment_review",
        json!({"class_id": class, "people": [id], "decision": "return", "reason": "缺单位电话"}),
    )
    .unwrap();
    let again = desk.file("再.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,13800000001,否\n"));
    let other = desk.file("又.csv", &format!("{HEADINGS}\n张三,{ONE},乙单位,,否\n"));
    let report = desk.import(&[&other], json!({})).unwrap();
    assert_eq!(counts(&report), [1, 0, 0, 1, 0, 0]);
    assert_eq!(desk.people()[0]["status"], "returned");
    let report = desk.import(&[&again], json!({"update": true})).unwrap();
    assert_eq!(counts(&report), [1, 0, 0, 1, 0, 1]);
    let people = desk.people();
    assert_eq!((&people[0]["id"], people.len()), (&id, 1));
    assert_eq!((&people[0]["status"], &people[0]["phone"]), (&"pending".into(), &"13800000001".into()));
    assert_eq!((&people[0]["front_line"], &people[0]["source"]), (&false.into(), &"再.csv 第 2 行".into()));
}

#[test]
fn a_correction_is_remembered_for_its_sender_and_can_be_forgotten() {
    let mut desk = Desk::new();
    let text =
        |unit: &str, name: &str, id: &str| format!("姓名,身份证号码,工作单位,专业\n{name},{id},{unit},高级农艺师\n");
    let field = |report: &Value| {
        let column = &report["columns"][3];
        (column["field"].as_str().unwrap().to_owned(), column["by"].as_str().unwrap().to_owned())
    };
    let as_title = || ("details.title".to_owned(), "memory".to_owned());
    let as_headed = || ("details.field".to_owned(), "heading".to_owned());
    let first = desk.file("先.csv", &text("甲单位", "张三", ONE));
    assert_eq!(field(&desk.look(&[&first])), as_headed());
    let choice = json!({"columns": [{"file": "先.csv", "sheet": "", "column": "D", "field": "details.title"}]});
    desk.import(&[&first], choice).unwrap();
    assert_eq!(desk.people()[0]["title"], "高级农艺师");
    let same = desk.file("同.csv", &text("甲单位", "李四", TWO));
    let other = desk.file("异.csv", &text("乙单位", "李四", TWO));
    assert_eq!(field(&desk.look(&[&same])), as_title());
    assert_eq!(field(&desk.look(&[&other])), as_headed(), "another sender's columns mean what they say");
    desk.ask("receipts_forget", json!({"sender": "甲单位", "heading": "专业"})).unwrap();
    assert_eq!(field(&desk.look(&[&same])), as_headed());
}

#[test]
fn memory_gives_way_to_a_heading_that_is_right() {
    let mut desk = Desk::new();
    // Once the columns stood under each other's headings.
    let wrong = desk.file("错.csv", &format!("姓名,身份证号码,工作单位\n{ONE},张三,甲单位\n"));
    desk.import(&[&wrong], json!({"map": ["A=身份证号码", "B=姓名"]})).unwrap();
    assert_eq!(desk.people()[0]["name"], "张三");
    let right = desk.file("对.csv", &format!("姓名,身份证号码,工作单位\n李四,{TWO},甲单位\n"));
    let report = desk.look(&[&right]);
    assert_eq!(counts(&report), [1, 1, 0, 0, 0, 0]);
    assert_eq!(report["columns"][0]["by"], "heading");
    // The same slip again is understood without a word.
    let again = desk.file("又错.csv", &format!("姓名,身份证号码,工作单位\n{TWO},李四,甲单位\n"));
    assert_eq!(counts(&desk.look(&[&again])), [1, 1, 0, 0, 0, 0]);
}

#[test]
fn a_column_can_be_kept_as_it_is_or_left_out() {
    for (field, extra) in [
        ("", json!([{"heading": "备注", "text": "领队"}, {"heading": "特长", "text": "书法"}])),
        ("-", json!([{"heading": "特长", "text": "书法"}])),
        ("details.note", json!([{"heading": "特长", "text": "书法"}])),
    ] {
        let mut desk = Desk::new();
        let file = desk.file("a.csv", &format!("姓名,身份证号码,备注,特长\n张三,{ONE},领队,书法\n"));
        let choice = json!({"columns": [{"file": "a.csv", "sheet": "", "column": "C", "field": field}]});
        desk.import(&[&file], choice).unwrap();
        let people = desk.people();
        assert_eq!(people[0]["extra"], extra, "{field}");
        assert_eq!(people[0]["note"], if field == "details.note" { "领队" } else { "" });
    }
}

#[test]
fn a_file_that_changed_since_it_was_looked_at_is_refused() {
    let mut desk = Desk::new();
    let file = desk.file("a.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,,\n"));
    let digest = desk.look(&[&file])["files"][0]["sha256"].clone();
    desk.file("a.csv", &format!("{HEADINGS}\n李四,{TWO},甲单位,,\n"));
    let refused = desk.import(&[&file], json!({"digests": [digest]})).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.exit_code()), ("file_changed", 3));
    assert_eq!(desk.people(), Vec::<Value>::new());
}

#[test]
fn a_marked_file_is_written_and_reads_back_whole() {
    let mut desk = Desk::new();
    let file = desk.file("a.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,,\n李四,123,乙单位,,\n"));
    let path = desk.folder.path().join("标注.xlsx").display().to_string();
    let class = desk.class.clone();
    let payload = json!({"class_id": class, "files": [file], "file": "a.csv", "path": path});
    let done = desk.ask("receipts_mark", payload).unwrap();
    assert!(done["done"].as_str().unwrap().contains("标出"), "{done}");
    assert!(Path::new(&path).is_file());
    let again = desk.look(&[&path]);
    assert_eq!(counts(&again), [2, 1, 0, 0, 1, 0]);
}

#[test]
fn a_column_that_slipped_shows_nobodys_number() {
    let mut desk = Desk::new();
    let headings = "姓名,身份证号码,工作单位,手机号码,职称级别,所在市";
    let file = desk.file("错列.csv", &format!("{headings}\n张三,{ONE},甲单位,{TWO},{TWO},{THREE}\n"));
    let report = desk.look(&[&file]);
    assert_eq!(problems(&report, "phone_unusual").len(), 1);
    assert_eq!(problems(&report, "word_unknown").len(), 2);
    let said = report["problems"].to_string();
    for number in [TWO, THREE] {
        assert!(!said.contains(number), "{said}");
        assert!(said.contains(&number[14..]), "told with its end: {said}");
    }
}

#[test]
fn post_and_title_in_one_column_come_in_either_order() {
    let mut desk = Desk::new();
    let headings = "姓名,身份证号码,工作单位,职务职称";
    let file = desk
        .file("回执.csv", &format!("{headings}\n张三,{ONE},甲单位,高级工程师、科长\n李四,{TWO},甲单位,科长/农艺师\n"));
    desk.import(&[&file], json!({})).unwrap();
    let kept: Vec<(String, String)> = desk
        .people()
        .iter()
        .map(|p| (p["post"].as_str().unwrap().to_owned(), p["title"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [("科长", "高级工程师"), ("科长", "农艺师")];
    assert_eq!(kept, expected.map(|(post, title)| (post.to_owned(), title.to_owned())));
}
