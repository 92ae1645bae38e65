//! The sample class and its bundle.

use std::collections::BTreeSet;

use calamine::{Reader, Xlsx, open_workbook};
use yanxiu_tests::Desk;

#[test]
fn the_sample_walks_every_stage_and_leaves_a_whole_bundle() {
    let desk = Desk::new();
    let out = desk.path("bundle").display().to_string();
    let made = desk.run(&["demo", "--out", &out, "--learners", "36", "--seed", "5"]);
    assert_eq!(made.exit, 0, "{}", made.said);
    let files = made.document["files"].as_array().unwrap().clone();
    let kinds: BTreeSet<&str> = files.iter().filter_map(|f| f["kind"].as_str()).collect();
    for kind in [
        "filing-form",
        "enrolment-receipt",
        "roster",
        "self-evaluation",
        "score-sheet",
        "acceptance-form",
        "certificates",
        "certificate-register",
        "sign-in-sheet",
        "index",
    ] {
        assert!(kinds.contains(kind), "{kind}");
    }
    assert!(made.document["problems"].as_array().unwrap().iter().all(|p| p["severity"] != "error"));
    for file in &files {
        let path = desk.path("bundle").join(file["path"].as_str().unwrap());
        let bytes = std::fs::read(&path).unwrap();
        if file["format"] == "pdf" {
            assert!(bytes.starts_with(b"%PDF-1.7") && file["pages"].as_u64() > Some(0), "{}", file["path"]);
        } else {
            let mut book: Xlsx<_> = open_workbook(&path).unwrap();
            assert!(book.worksheet_range_at(0).unwrap().unwrap().used_cells().count() > 3, "{}", file["path"]);
        }
    }
    let again = desk.path("again").display().to_string();
    let second = desk.run(&["demo", "--out", &again, "--learners", "36", "--seed", "5"]);
    assert_eq!(second.document["files"], made.document["files"], "the same record gives the same bytes");
}

#[test]
fn the_roster_holds_everyone_with_digits_as_text() {
    let desk = Desk::new();
    desk.sample();
    let file = std::fs::read_dir(desk.path("bundle"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.to_string_lossy().contains("学员名单.xlsx"))
        .unwrap();
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let texts: BTreeSet<String> = range.used_cells().map(|(_, _, c)| c.to_string()).collect();
    assert_eq!(texts.iter().filter(|t| t.len() == 18 && t.starts_with("3799")).count(), 30);
    assert!(texts.contains("李䶮") && texts.contains("买买提·阿不都热合曼"), "unusual names stay whole");
}

#[test]
fn a_draft_lists_what_is_missing_and_exports_what_there_is() {
    let desk = Desk::new();
    let id = desk.draft();
    let checked = desk.run(&["report", "check", &id]);
    assert_eq!(checked.exit, 1);
    let out = desk.path("draft.zip").display().to_string();
    let made = desk.run(&["report", "export", &id, "--out", &out, "--format", "pdf"]);
    assert_eq!(made.exit, 1);
    assert!(std::fs::read(desk.path("draft.zip")).unwrap().starts_with(b"PK"));
    let only = desk.run(&["report", "export", &id, "--out", &desk.path("x").display().to_string(), "--only", "roster"]);
    assert_eq!((only.exit, &only.document["error"]["code"]), (3, &"paper_unavailable".into()));
}
