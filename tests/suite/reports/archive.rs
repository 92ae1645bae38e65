//! Handing in, what has changed since, the archive and the way out of it.

use std::path::Path;

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::json;
use yanxiu_tests::{Answer, Desk};

/// A class that was walked as far as its certificates: the sample's, with its submission taken back.
fn certified(desk: &Desk) -> String {
    let id = desk.sample();
    let undone = desk.run(&["undo"]);
    assert_eq!(undone.document["done"], "已撤销：登记报送", "{}", undone.document);
    id
}

fn submit(desk: &Desk, id: &str, more: &[&str]) -> Answer {
    desk.run(&[&["report", "submit", id], more].concat())
}

fn code(answer: &Answer) -> &str {
    answer.document["error"]["code"].as_str().unwrap_or_default()
}

#[test]
fn a_submission_is_recorded_once_and_put_right_with_a_reason() {
    let desk = Desk::new();
    let id = certified(&desk);
    for (on, refused) in [("2021-10-27", "bad_submission_day"), ("2031-01-01", "bad_submission_day")] {
        let answer = submit(&desk, &id, &["--on", on]);
        assert_eq!((answer.exit, code(&answer)), (3, refused), "{on}");
    }
    let made = submit(&desk, &id, &["--on", "2021-11-19", "--receipt", "〔2021〕118", "--received-by", "周立新"]);
    assert_eq!(made.exit, 0, "{}", made.document);
    assert_eq!(code(&submit(&desk, &id, &[])), "already_submitted");
    assert_eq!(code(&desk.run(&["report", "correct", &id, "--why", " ", "--receipt", "1"])), "reason_missing");
    assert_eq!(code(&desk.run(&["report", "correct", &id, "--why", "核对"])), "nothing_changed");
    let late = ["report", "correct", &id, "--why", "日期写错", "--on", "2021-11-29"];
    assert_eq!(code(&desk.run(&late)), "bad_submission_day");
    let right = desk.run_on("2021-12-01", &late, &[]);
    assert_eq!(right.exit, 0, "{}", right.document);
    let view = desk.run(&["class", "show", &id]).document;
    let sent = &view["submission"];
    assert_eq!((&sent["submitted_on"], &sent["in_time"]), (&json!("2021-11-29"), &json!(false)));
    assert_eq!((&sent["receipt_number"], &sent["received_by"]), (&json!("〔2021〕118"), &json!("周立新")));
    let was = &sent["corrections"][0];
    assert_eq!((&was["submitted_on"], &was["reason"]), (&json!("2021-11-19"), &json!("日期写错")));
    assert!(sent["files"].as_u64() > Some(50), "{sent}");
    // Late is said wherever it shows.
    let letter = desk.path("letter").display().to_string();
    assert_eq!(desk.run(&["report", "export", &id, "--out", &letter, "--only", "cover-letter"]).exit, 0);
    let text =
        std::process::Command::new("pdftotext").arg(desk.path("letter/01-报送函.pdf")).arg("-").output().unwrap();
    let text: String = String::from_utf8_lossy(&text.stdout).split_whitespace().collect();
    assert!(text.contains("本次报送晚于规定期限（2021年11月28日）"), "{text}");
    assert!(
        desk.run(&["report", "check", &id]).document["problems"]
            .as_array()
            .unwrap()
            .iter()
            .any(|p| p["code"] == "reported_late")
    );
}

#[test]
fn what_has_changed_since_it_was_handed_in_is_named() {
    let desk = Desk::new();
    let id = certified(&desk);
    let out = desk.path("sent").display().to_string();
    assert_eq!(desk.run(&["report", "export", &id, "--out", &out]).exit, 0);
    assert_eq!(submit(&desk, &id, &["--bundle", &out]).exit, 0);
    let same = desk.run(&["report", "compare", &id]);
    assert_eq!((&same.document["changed"], &same.document["since"]), (&json!([]), &json!([])), "{}", same.document);
    assert!(same.document["done"].as_str().unwrap().contains("一致"), "{}", same.document);
    // Another day, and the same record: still the same.
    let later = desk.run_on("2021-12-15", &["report", "compare", &id], &[]);
    assert_eq!(later.document["changed"], json!([]), "{}", later.document);
    let money = desk.path("money.toml");
    std::fs::write(&money, "[[costs]]\nkind = \"lodging\"\namount = 100\n").unwrap();
    assert_eq!(desk.run(&["money", "import", &id, &money.display().to_string()]).exit, 0);
    let found = desk.run(&["report", "compare", &id]).document;
    let changed: Vec<&str> = found["changed"].as_array().unwrap().iter().filter_map(|n| n.as_str()).collect();
    assert!(changed.contains(&"经费结算表.pdf") && changed.contains(&"附件7-执行情况验收表.xlsx"), "{found}");
    assert!(!changed.contains(&"附件4-学员名单.pdf"), "{found}");
    assert_eq!(found["missing"], json!(["讲课费发放表.pdf", "讲课费发放表.xlsx"]));
    assert!(found["since"][0].as_str().unwrap().contains("录入经费"), "{found}");
    // A bundle that was altered is none that was handed in.
    std::fs::write(desk.path("sent/01-报送函.pdf"), b"x").unwrap();
    let again = desk.run(&["report", "correct", &id, "--why", "退回重报", "--bundle", &out]);
    assert_eq!((again.exit, code(&again)), (3, "bundle_changed"));
}

fn rows(file: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|r| r.iter().map(ToString::to_string).filter(|t| !t.is_empty()).collect()).collect()
}

#[test]
fn an_archive_has_its_contents_and_closing_sheet_and_is_opened_with_a_reason() {
    let desk = Desk::new();
    let id = certified(&desk);
    assert_eq!(code(&desk.run(&["class", "archive", &id])), "not_submitted");
    assert_eq!(submit(&desk, &id, &["--on", "2021-11-19"]).exit, 0);
    let archived =
        desk.run(&["class", "archive", &id, "--by", "王慧敏", "--checked-by", "郑国栋", "--note", "签到表原件齐全。"]);
    assert_eq!(archived.exit, 0, "{}", archived.document);
    assert_eq!(desk.run(&["class", "show", &id]).document["stage"], "archived");
    for refused in [
        vec!["report", "correct", &id, "--why", "x", "--receipt", "1"],
        vec!["report", "submit", &id],
        vec!["class", "archive", &id],
        vec!["assessment", "conclude", &id],
    ] {
        let answer = desk.run(&refused);
        assert_eq!((answer.exit, code(&answer)), (3, "archived"), "{refused:?}");
    }
    assert_eq!(code(&desk.run(&["undo"])), "not_undoable");
    // The volume is numbered through, by the pages that the papers really have.
    let out = desk.path("archived").display().to_string();
    let made = desk.run(&["report", "export", &id, "--out", &out]);
    assert_eq!(made.exit, 0, "{}", made.document);
    let files = made.document["files"].as_array().unwrap();
    let pages = |title: &str| {
        let file = files.iter().find(|f| f["title"] == title && f["format"] == "pdf");
        file.map(|f| f["pages"].as_u64().unwrap())
    };
    let path = |kind: &str| {
        let file = files.iter().find(|f| f["kind"] == kind && f["format"] == "xlsx").unwrap();
        desk.path("archived").join(file["path"].as_str().unwrap())
    };
    let contents = rows(&path("archive-contents"));
    let (mut next, mut count, mut loose) = (1, 0, 0);
    for row in contents.iter().filter(|r| r.first().is_some_and(|t| t.parse::<u32>().is_ok())) {
        count += 1;
        assert_eq!(row[0], count.to_string());
        if row.last().is_some_and(|note| note == "电子文件") {
            loose += 1;
            continue;
        }
        // A photo is one page.
        let last = next + pages(&row[2]).unwrap_or(1) - 1;
        let expected = if last == next { next.to_string() } else { format!("{next}—{last}") };
        assert_eq!(row[4], expected, "{row:?}");
        next = last + 1;
    }
    assert_eq!(loose, 3, "the receipts as they came");
    assert!(count > 25, "{count}");
    let closing = rows(&path("closing-sheet"));
    let said = |rows: &[Vec<String>], text: &str| rows.iter().flatten().any(|t| t.contains(text));
    assert!(said(&closing, &format!("本卷共{count}件，{}页。其中电子文件3件，不编页号。", next - 1)), "{closing:?}");
    for text in ["王慧敏", "郑国栋", "签到表原件齐全。"] {
        assert!(said(&closing, text), "{text}");
    }
    // Opened again, it says why, and it is closed anew.
    assert_eq!(code(&desk.run(&["class", "reopen", &id, "--why", ""])), "reason_missing");
    assert_eq!(desk.run(&["class", "reopen", &id, "--why", "补登回执号"]).exit, 0);
    assert_eq!(desk.run(&["report", "correct", &id, "--why", "补登", "--receipt", "〔2021〕118"]).exit, 0);
    assert_eq!(desk.run(&["class", "archive", &id, "--by", "王慧敏"]).exit, 0);
    let out = desk.path("again").display().to_string();
    let made = desk.run(&["report", "export", &id, "--out", &out, "--only", "closing-sheet"]);
    assert_eq!(made.exit, 0);
    let file = desk.path("again").join(made.document["files"][1]["path"].as_str().unwrap());
    let closing = rows(&file);
    assert!(said(&closing, "补登回执号") && said(&closing, "〔2021〕118"), "{closing:?}");
    assert_eq!(desk.run(&["check"]).exit, 0);
}
