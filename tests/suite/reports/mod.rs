//! The sample class and its bundle.

mod archive;
mod bundle;
mod figures;
mod money;
mod pages;
mod records;
mod survey;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader, Xlsx, open_workbook};
use yanxiu_tests::{Desk, root};

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
        "verify-page",
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
        } else if file["format"] == "txt" {
            assert!(String::from_utf8(bytes).unwrap().lines().count() > 5, "{}", file["path"]);
        } else if file["kind"] == "verify-page" {
            assert!(file["format"] == "html" && bytes.starts_with(b"<!doctype html>"), "{}", file["path"]);
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

/// What a tool for looking into PDF files says.
fn looked_into(tool: &str, arguments: &[&str], file: &Path) -> String {
    let output =
        Command::new(tool).args(arguments).arg(file).arg(if tool == "pdftotext" { "-" } else { "--" }).output();
    let output = output.expect("poppler-utils is installed by the set-up step");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn papers(desk: &Desk, format: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(desk.path("bundle"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == format))
        .collect();
    found.sort();
    found
}

#[test]
fn every_pdf_can_be_searched_and_copied_in_chinese() {
    let desk = Desk::new();
    desk.sample();
    let files = papers(&desk, "pdf");
    assert!(files.len() > 20, "{}", files.len());
    for file in &files {
        let text: String = looked_into("pdftotext", &["-raw"], file).split_whitespace().collect();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let wanted = if name.contains("桌签") { "李䶮" } else { "现代农业" };
        assert!(text.contains(wanted), "{name} doesn't say {wanted}");
        assert!(!text.contains(['\u{fffd}', '\u{0}']), "{name} holds characters that mean nothing");
        let fonts = looked_into("pdffonts", &[], file);
        for line in fonts.lines().skip(2) {
            let marks: Vec<&str> = line.split_whitespace().rev().take(5).collect();
            assert_eq!(&marks[2..5], ["yes", "yes", "yes"], "{name}: embedded, subset, with Unicode: {line}");
        }
    }
    let roster = files.iter().find(|f| f.to_string_lossy().contains("学员名单")).unwrap();
    let text: String = looked_into("pdftotext", &["-raw"], roster).split_whitespace().collect();
    for name in ["李䶮", "买买提·阿不都热合曼", "尉迟"] {
        assert!(text.contains(name), "{name}");
    }
}

/// A character that no font draws is refused with its code point; nothing prints as a box.
#[test]
fn a_character_without_a_font_is_refused_before_printing() {
    let desk = Desk::new();
    desk.draft();
    let template = std::fs::read_to_string(desk.path("class.toml")).unwrap();
    let line = template.lines().find(|l| l.starts_with("title =")).unwrap();
    let strange = template.replace(line, "title = \"研修\u{e123}班\"");
    std::fs::write(desk.path("strange.toml"), strange).unwrap();
    let made = desk.run(&["class", "new", "--file", &desk.path("strange.toml").display().to_string()]);
    let id = made.document["class_id"].as_str().unwrap().to_owned();
    let out = desk.path("out").display().to_string();
    let answer = desk.run(&["report", "export", &id, "--out", &out]);
    assert_eq!(answer.exit, 3, "{}", answer.document);
    let message = answer.document["error"]["message"].as_str().unwrap();
    assert!(message.contains("U+E123"), "{message}");
    assert!(!desk.path("out").exists(), "nothing half-written");
}

/// What every paper of the sample says, page by page, as it was reviewed. A change of words shows there.
#[test]
fn the_papers_say_what_was_reviewed() {
    let desk = Desk::new();
    desk.sample();
    let (kept, found) = (root().join("tests/data/papers"), root().join("target/papers"));
    std::fs::create_dir_all(&found).unwrap();
    let mut differing = Vec::new();
    for file in papers(&desk, "pdf") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        // Its number in the bundle isn't the paper's: another paper before it changes nothing but the index.
        let name = name.split_once('-').map_or(name.as_str(), |(_, own)| own);
        // Every certificate reads like the first, every card like the first sheet of them; the index lists digests.
        let few = ["结业证书", "桌签", "学员承诺书"].iter().any(|k| name.ends_with(*k));
        let pages: Vec<String> = looked_into("pdftotext", &["-raw"], &file)
            .split('\u{c}')
            .filter(|page| !page.trim().is_empty())
            .take(if few { 1 } else { usize::MAX })
            .map(|page| page.lines().map(|l| l.split_whitespace().collect::<String>()).collect::<Vec<_>>().join("\n"))
            .collect();
        let mut text = pages.join("\n\n--\n\n");
        if name.ends_with("目录") {
            text = text
                .lines()
                .map(|l| l.trim_end_matches(|c: char| c.is_ascii_hexdigit()))
                .collect::<Vec<_>>()
                .join("\n");
        }
        text.push('\n');
        let file = format!("{name}.txt");
        let reviewed = std::fs::read_to_string(kept.join(&file)).unwrap_or_default().replace("\r\n", "\n");
        if reviewed != text {
            std::fs::write(found.join(&file), text).unwrap();
            differing.push(file);
        }
    }
    assert!(differing.is_empty(), "review target/papers against tests/data/papers: {differing:?}");
}
