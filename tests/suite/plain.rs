//! What the command line says to people, without `--json`: Chinese through and through.

use std::process::Command;

use yanxiu_tests::{Desk, programs};

/// Keys whose values are names that a person types in commands, as they stand.
const NAMES: &[&str] = &["班次所用样式", "代号"];

/// What is English in a text: keys without a label, and codes that stand for words.
fn english(text: &str) -> Vec<String> {
    let code = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.len() > 1
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let mut found = Vec::new();
    for part in text.lines().flat_map(|line| line.split('　')) {
        if let Some((key, value)) = part.trim().split_once('：') {
            if code(key) || (code(value.trim()) && !NAMES.contains(&key)) {
                found.push(part.trim().to_owned());
            }
        } else if code(part.trim()) {
            found.push(part.trim().to_owned());
        }
    }
    found
}

/// What the command line says to a person.
fn said(desk: &Desk, arguments: &[&str]) -> String {
    let output = Command::new(programs().join("yanxiu-cli"))
        .arg("--data")
        .arg(desk.path("data"))
        .args(["--today", "2021-11-20"])
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(0) && !text.trim().is_empty(), "{arguments:?}: {text}");
    text
}

/// One key or code can stand for different things; a person reads which.
#[test]
fn words_and_money_are_said_as_they_are_meant() {
    let desk = Desk::new();
    let id = desk.sample();
    for (arguments, expected) in [
        (&["class", "show", &id][..], "各类经费"),
        (&["class", "show", &id], "预算：90000元"),
        (&["class", "show", &id], "支出：83211.32元"),
        (&["class", "show", &id], "时段：上午"),
        (&["class", "show", &id], "事项：整理归档"),
        (&["search", "0043"], "查到依据：证件号码"),
        (&["year", "report", "--year", "2021"], "收入：83000元"),
    ] {
        let text = said(&desk, arguments);
        assert!(text.contains(expected), "{arguments:?}: {expected}\n{text}");
    }
    let shown = said(&desk, &["assessment", "show", &id]);
    assert!(!shown.contains("不合格"), "one word for one result");
    let roster = said(&desk, &["roster", "show", &id]);
    let line = roster.lines().find(|l| l.contains("郑若曦")).unwrap();
    assert_eq!(line.matches("住宿要求：").count(), 1, "{line}");
}

/// Help and slips name values and defaults as an office would.
#[test]
fn values_and_defaults_are_named_in_chinese() {
    let desk = Desk::new();
    let run = |arguments: &[&str]| {
        let output = Command::new(programs().join("yanxiu-cli"))
            .arg("--data")
            .arg(desk.path("data"))
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    for (arguments, expected) in [
        (&["certificates", "printed"][..], "缺少 <证书编号>..."),
        (&["certificates", "void"], "缺少 --why <原因> <证书编号>"),
        (&["certificates", "print"], "缺少 --out <文件>"),
        (&["certificates", "scheme", "save"], "缺少 <名称> <规则>"),
        (&["filing", "submit"], "缺少 <班次编号>"),
        (&["backup", "--to"], "--to <"),
    ] {
        let text = run(arguments);
        assert!(text.contains(expected), "{arguments:?}: {text}");
    }
    for arguments in [
        &["certificates", "printed", "--help"][..],
        &["certificates", "hand-over", "--help"],
        &["certificates", "scheme", "try", "--help"],
        &["certificates", "stock", "receive", "--help"],
        &["roster", "order", "--help"],
        &["demo", "--help"],
        &["--help"],
    ] {
        let text = run(arguments);
        let values = text.split('<').skip(1).filter_map(|rest| rest.split('>').next());
        let english: Vec<&str> = values.filter(|v| v.is_ascii()).collect();
        assert!(english.is_empty() && !text.contains("default") && !text.contains("OPTIONS"), "{arguments:?}: {text}");
    }
    assert!(run(&["certificates", "scheme", "try", "--help"]).contains("起始号（默认 1）"));
}

#[test]
fn a_person_reads_chinese() {
    let desk = Desk::new();
    let id = desk.sample();
    let id = id.as_str();
    let bundle = desk.path("bundle").display().to_string();
    for arguments in [
        &["class", "list"][..],
        &["class", "show", id],
        &["due", "--year", "2021"],
        &["enrolment", "list", id],
        &["roster", "show", id],
        &["attendance", "show", id],
        &["assessment", "show", id],
        &["committee", "show", id],
        &["certificates", "register"],
        &["certificates", "verify", "2021-17-001"],
        &["certificates", "numbers", "show", id],
        &["certificates", "stock", "show"],
        &["certificates", "template", "list"],
        &["report", "check", id],
        &["report", "verify", &bundle],
        &["year", "report", "--year", "2021"],
        &["people", "list"],
        &["people", "retention"],
        &["search", "郑"],
        &["journal"],
        &["check"],
        &["fonts", "list"],
        &["identity", "11010519491231002X"],
        &["deadlines", "--open", "2021-10-25", "--close", "2021-10-28"],
    ] {
        let text = said(&desk, arguments);
        assert_eq!(english(&text), Vec::<String>::new(), "{arguments:?}");
    }
}
