//! What several receipts say of one person: nothing new is dropped, and nothing is said to be done that isn't.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::*;
use crate::host::SystemHost;
use crate::office::Office;
use crate::scalar::parse_day;

const FEW: &str = "姓名,身份证号码,手机号码";
const MORE: &str = "姓名,身份证号码,工作单位,政治面貌,是否一线,特长";

fn told(report: &Value, code: &str) -> String {
    let found = problems(report, code);
    assert_eq!(found.len(), 1, "{report}");
    format!("{}。{}", found[0]["message"].as_str().unwrap(), found[0]["hint"].as_str().unwrap())
}

#[test]
fn a_later_row_fills_what_the_first_leaves_blank() {
    let mut desk = Desk::new();
    let few = desk.file("少.csv", &format!("{FEW}\n张三,{ONE},13800000001\n"));
    let more = desk.file("多.csv", &format!("{MORE}\n张三,{ONE},甲单位,中共党员,是,书法\n"));
    let looked = desk.look(&[&few, &more]);
    let report = desk.import(&[&few, &more], json!({})).unwrap();
    assert_eq!(looked["problems"], report["problems"], "a look says what the import does");
    assert_eq!(counts(&report), [2, 1, 0, 1, 0, 0]);
    let said = told(&report, "duplicate_row");
    let filled = "空着的工作单位（甲单位）、政治面貌（中共党员）、是否一线（是）、“特长”（书法）已由这一行补上";
    assert!(said.contains(filled), "{said}");
    let person = &desk.people()[0];
    assert_eq!((&person["unit"], &person["political_status"]), (&"甲单位".into(), &"party_member".into()));
    assert_eq!((&person["phone"], &person["front_line"]), (&"13800000001".into(), &true.into()));
}

#[test]
fn rows_that_contradict_each_other_are_not_put_together_and_what_is_left_out_is_named() {
    let mut desk = Desk::new();
    let first = desk.file("先.csv", &format!("姓名,身份证号码,工作单位\n张三,{ONE},甲单位\n"));
    let other = desk.file("后.csv", &format!("{MORE}\n张三,{ONE},乙单位,中共党员,,\n"));
    let said = told(&desk.import(&[&first, &other], json!({})).unwrap(), "duplicate_row");
    assert!(said.contains("但工作单位（甲单位→乙单位）不同；先出现的一行空着的政治面貌（中共党员）没有补上"), "{said}");
    assert_eq!(desk.people()[0]["political_status"], Value::Null);
}

#[test]
fn a_receipt_that_knows_more_fills_the_record_and_says_so() {
    for (choice, updated, party, unit, said) in [
        (
            json!({}),
            1,
            json!("party_member"),
            "甲单位",
            "空着的政治面貌（中共党员）、“特长”（书法）已由这一行补上；工作单位（甲单位→乙单位）、是否一线（否或未填→是）与这一行不同。\
             不同的默认不导入；单位报来更正的，请选择“更新”。",
        ),
        (
            json!({"update": true}),
            1,
            json!("party_member"),
            "乙单位",
            "工作单位（甲单位→乙单位）、是否一线（否或未填→是）已按这一行更新；空着的政治面貌（中共党员）、“特长”（书法）已由这一行补上。\
             请核对改动的内容。",
        ),
        (
            json!({"update": true, "keep": ["details.unit", "details.political_status"]}),
            1,
            Value::Null,
            "甲单位",
            "是否一线（否或未填→是）已按这一行更新；空着的“特长”（书法）已由这一行补上；\
             工作单位（甲单位→乙单位）、政治面貌（中共党员）与这一行不同，沿用原有的。",
        ),
    ] {
        let mut desk = Desk::new();
        let first = desk.file("先.csv", &format!("姓名,身份证号码,工作单位\n张三,{ONE},甲单位\n"));
        let again = desk.file("后.csv", &format!("{MORE}\n张三,{ONE},乙单位,中共党员,是,书法\n"));
        desk.import(&[&first], json!({})).unwrap();
        let mut dry = choice.clone();
        dry["dry_run"] = json!(true);
        let looked = desk.import(&[&again], dry).unwrap();
        let report = desk.import(&[&again], choice.clone()).unwrap();
        assert_eq!(counts(&report), [1, 0, 0, 1, 0, updated], "{choice}");
        assert_eq!((&looked["problems"], &looked["updated"]), (&report["problems"], &report["updated"]), "{choice}");
        let words = told(&report, "already_enrolled");
        assert!(words.contains(said), "{choice}: {words}");
        let blank = json!({"field": "details.political_status", "label": "政治面貌", "known": "", "given": "中共党员",
            "takes_given": party != Value::Null});
        assert!(report["people"][0]["differences"].as_array().unwrap().contains(&blank), "{choice}: {report}");
        let person = &desk.people()[0];
        assert_eq!((&person["political_status"], person["unit"].as_str()), (&party, Some(unit)), "{choice}");
        // What is written already is nothing new.
        let report = desk.import(&[&again], choice).unwrap();
        assert_eq!(report["updated"], 0);
    }
}

#[test]
fn only_rows_that_change_something_are_counted_as_updated() {
    let mut desk = Desk::new();
    let heading = "姓名,身份证号码,工作单位";
    let first = desk.file("先.csv", &format!("{heading}\n张三,{ONE},甲单位\n李四,{TWO},甲单位\n"));
    desk.import(&[&first], json!({})).unwrap();
    let again = desk.file("后.csv", &format!("{heading}\n张三,{ONE},甲单位\n李四,{TWO},乙单位\n"));
    let report = desk.import(&[&again], json!({"update": true})).unwrap();
    assert_eq!(counts(&report), [2, 0, 0, 2, 0, 1]);
    let said: Vec<&str> =
        problems(&report, "already_enrolled").iter().map(|p| p["message"].as_str().unwrap()).collect();
    assert!(
        said[0].ends_with("内容没有变化") && said[1].ends_with("工作单位（甲单位→乙单位）已按这一行更新"),
        "{said:?}"
    );
    assert!(!report["problems"].to_string().contains("默认不再导入"));
    // Then the first one's origin stays its own.
    let sources: Vec<Value> = desk.people().iter().map(|p| p["source"].clone()).collect();
    assert_eq!(sources, [json!("先.csv 第 2 行"), json!("后.csv 第 3 行")]);
}

/// Another window that imports the same file while this one looks at it, as often as `0` says.
struct OtherWindow(Mutex<(usize, PathBuf, Value)>);

impl Watcher for OtherWindow {
    fn at(&self, progress: &Progress) -> bool {
        let mut own = self.0.lock().unwrap();
        if own.0 > 0 && progress.what == "核对人员" {
            own.0 -= 1;
            let host = SystemHost::default().on(parse_day("2021-10-01"));
            let mut office = Office::new(own.1.clone(), Arc::new(host));
            crate::command::dispatch(&mut office, "receipts_import", own.2.clone()).unwrap();
        }
        true
    }
}

#[test]
fn people_whom_another_window_has_just_written_are_met_again() {
    let window = Arc::new(OtherWindow(Mutex::new((0, PathBuf::new(), Value::Null))));
    let mut desk = Desk::watched(Watch::told_to(window.clone()));
    let file = desk.file("回执.csv", &format!("{HEADINGS}\n张三,{ONE},甲单位,,\n李四,{TWO},甲单位,,\n"));
    let payload = json!({"class_id": desk.class, "files": [file]});
    *window.0.lock().unwrap() = (1, desk.folder.path().join("data"), payload);
    let report = desk.import(&[&file], json!({})).unwrap();
    assert_eq!(counts(&report), [2, 0, 0, 2, 0, 0]);
    assert_eq!(desk.people().len(), 2);
}
