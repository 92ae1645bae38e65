//! Forms of the office's own, from the file to the bundle.

use std::io::Read;
use std::path::PathBuf;

use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use yanxiu_tests::{Desk, root};

/// A form as another program wrote it.
fn data(name: &str) -> String {
    root().join("tests/data/office-forms").join(name).display().to_string()
}

fn cells(path: PathBuf) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|r| r.iter().map(ToString::to_string).collect()).collect()
}

/// The text of a Word document, as another program reads it.
fn words(path: &std::path::Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut text = String::new();
    let mut tag = false;
    for c in xml.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => text.push(c),
            _ => {}
        }
    }
    text
}

fn files(bundle: &Value, kind: &str) -> Vec<(String, String)> {
    let all = bundle["files"].as_array().unwrap().iter().filter(|f| f["kind"] == kind);
    all.map(|f| (f["format"].as_str().unwrap().to_owned(), f["path"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn placeholders_are_listed_with_names_and_values() {
    let desk = Desk::new();
    let id = desk.sample();
    let out = desk.path("占位符.xlsx");
    let all = desk.run(&["forms", "fields", "--class", &id, "--out", &out.display().to_string()]);
    let of = |path: &str| {
        let fields = all.document["fields"].as_array().unwrap();
        fields.iter().find(|f| f["path"] == path).unwrap_or_else(|| panic!("{path}")).clone()
    };
    assert_eq!(
        (&of("class.title")["label"], &of("class.title")["value"]),
        (&"项目名称".into(), &"乡村振兴与现代农业技术高级研修班".into())
    );
    assert_eq!((&of("learners.name")["list"], &of("learners.name")["value"]), (&"学员".into(), &"郑若曦".into()));
    assert_eq!(of("text.self-evaluation.money")["label"], "绩效评价自评报告.三、经费使用");
    let written = cells(out);
    assert!(written.iter().any(|r| r[0] == "{{项目名称}}" && r[1] == "{{class.title}}"), "{:?}", &written[..6]);
    let none = desk.run(&["forms", "fields"]);
    assert_eq!(none.exit, 0);
    assert!(none.document["fields"].as_array().unwrap().iter().all(|f| f["label"] != ""));
}

#[test]
fn a_form_with_unknown_placeholders_is_named_and_not_kept() {
    let desk = Desk::new();
    desk.sample();
    let path = desk.path("坏表.xlsx");
    let mut book = Workbook::new();
    book.add_worksheet().write(4, 2, "{{class.titel}}").unwrap();
    book.save(&path).unwrap();
    let file = path.display().to_string();
    let checked = desk.run(&["forms", "check", &file]);
    assert_eq!(checked.exit, 1, "{}", checked.document);
    let problem = &checked.document["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["place"]["row"], &problem["place"]["column"]),
        (&"unknown_placeholder".into(), &5.into(), &"C".into())
    );
    assert!(problem["hint"].as_str().unwrap().contains("class.title"), "{problem}");
    let added = desk.run(&["forms", "add", &file, "--notice", "2021", "--title", "坏表"]);
    assert_eq!((added.exit, &added.document["error"]["code"]), (4, &"unknown_placeholder".into()));
    assert_eq!(desk.run(&["forms", "list"]).document["forms"], Value::Array(Vec::new()));
    for (arguments, exit) in [
        (vec!["forms", "add", &file], 2),
        (vec!["forms", "add", "missing.xlsx", "--notice", "2021"], 4),
        (vec!["forms", "check", "Cargo.toml"], 4),
        (vec!["forms", "remove", "nobody"], 3),
    ] {
        assert_eq!(desk.run(&arguments).exit, exit, "{arguments:?}");
    }
    let roster = data("roster.xlsx");
    let bad = desk.run(&["forms", "add", &roster, "--notice", "2021", "--for", "certificates"]);
    assert_eq!((bad.exit, &bad.document["error"]["code"]), (2, &"unknown_paper".into()));
}

#[test]
fn the_offices_own_roster_takes_the_place_of_ours() {
    let desk = Desk::new();
    let id = desk.sample();
    // The sample is submitted: it keeps the forms it was submitted with.
    let added = desk.run(&["forms", "add", &data("roster.xlsx"), "--notice", "2021", "--for", "roster"]);
    assert_eq!(added.exit, 0, "{} {}", added.document, added.said);
    let form = added.document["form_id"].as_str().unwrap().to_owned();
    let out = |name: &str| desk.path(name).display().to_string();
    let before = desk.run(&["report", "export", &id, "--only", "roster", "--format", "xlsx", "--out", &out("kept")]);
    assert_eq!(cells(desk.path("kept").join(&files(&before.document, "roster")[0].1))[0][0], "附件4");
    // For this class alone it is wanted all the same.
    let own = desk.run(&["forms", "add", &data("roster.xlsx"), "--class", &id, "--for", "roster"]);
    assert_eq!(own.exit, 0, "{} {}", own.document, own.said);
    let made = desk.run(&["report", "export", &id, "--only", "roster", "--format", "xlsx", "--out", &out("own")]);
    let rows = cells(desk.path("own").join(&files(&made.document, "roster")[0].1));
    assert_eq!(rows[0][0], "乡村振兴与现代农业技术高级研修班学员名单");
    let shown = desk.run(&["class", "show", &id, "--full-ids"]).document;
    let learners: Vec<(String, String)> = shown["enrolments"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|e| e["status"] == "accepted")
        .map(|e| {
            (e["name"].as_str().unwrap().to_owned(), e["details"]["phone"].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let written: Vec<(String, String)> = rows[3..33].iter().map(|r| (r[1].clone(), r[5].clone())).collect();
    assert_eq!(written.iter().map(|w| &w.0).collect::<Vec<_>>(), learners.iter().map(|l| &l.0).collect::<Vec<_>>());
    assert_eq!((rows[33][0].as_str(), rows[34][0].as_str()), ("平均", "承办单位意见：（盖章）"));
    let again = desk.run(&["report", "export", &id, "--only", "roster", "--format", "xlsx", "--out", &out("again")]);
    assert_eq!(again.document["files"], made.document["files"], "the same record gives the same bytes");
    let papers = shown["papers"].as_array().unwrap();
    let roster = papers.iter().find(|p| p["kind"] == "roster").unwrap();
    assert_eq!(roster["own_formats"], serde_json::json!(["xlsx"]));
    let own_id = own.document["form_id"].as_str().unwrap();
    assert_eq!(desk.run(&["forms", "remove", own_id]).exit, 0);
    assert_eq!(desk.run(&["forms", "remove", &form]).exit, 0);
    assert_eq!(desk.run(&["undo"]).exit, 0);
    let listed = desk.run(&["forms", "list", "--notice", "2021"]).document;
    assert_eq!(listed["forms"].as_array().map(Vec::len), Some(1), "what was taken away is back: {listed}");
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn a_word_form_is_filled_and_stands_in_the_bundle() {
    let desk = Desk::new();
    let id = desk.sample();
    let out = |name: &str| desk.path(name).display().to_string();
    let alone = desk.run(&["forms", "add", &data("filing-form.docx"), "--notice", "2021", "--title", "省厅备案表"]);
    assert_eq!(alone.exit, 0, "{} {}", alone.document, alone.said);
    let filled = desk.run(&["forms", "fill", &id, "省厅备案表", "--out", &out("表.docx")]);
    assert_eq!(filled.exit, 0, "{} {}", filled.document, filled.said);
    let named = desk.run(&["forms", "fill", &id, "省厅备案表", "--out", &out("表.xlsx")]);
    assert_eq!((named.exit, &named.document["error"]["code"]), (2, &"bad_format".into()));
    let text = words(&desk.path("表.docx"));
    for expected in ["乡村振兴与现代农业技术高级研修班", "学员名单（共30人）", "郑若曦", "2021年11月19日"]
    {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(!text.contains("{{"));
    let kind = format!("own-form:{}", alone.document["form_id"].as_str().unwrap());
    let bundle = desk.run(&["report", "export", &id, "--out", &out("bundle")]).document;
    let made = files(&bundle, &kind);
    assert!(
        matches!(made.as_slice(), [(format, path)] if format == "docx" && path.ends_with("-省厅备案表.docx")),
        "{made:?}"
    );
    let index = bundle["files"].as_array().unwrap().iter().find(|f| f["kind"] == "index").unwrap();
    assert_eq!(index["format"], "pdf");
    let beside = desk.run(&["forms", "add", &data("filing-form.docx"), "--class", &id, "--for", "filing-form"]);
    assert_eq!(beside.exit, 0, "{} {}", beside.document, beside.said);
    let made = desk.run(&["report", "export", &id, "--only", "filing-form", "--out", &out("one")]).document;
    let formats: Vec<String> = files(&made, "filing-form").into_iter().map(|(format, _)| format).collect();
    assert_eq!(formats, ["pdf", "xlsx", "docx"]);
    let unfilled = desk.run(&["forms", "fill", &id, "没有这份", "--out", &out("x.docx")]);
    assert_eq!((unfilled.exit, &unfilled.document["error"]["code"]), (3, &"form_not_found".into()));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn a_damaged_kept_form_is_named_and_leaves_no_half_file() {
    let desk = Desk::new();
    let id = desk.sample();
    let added = desk.run(&["forms", "add", &data("roster.xlsx"), "--notice", "2021", "--title", "名单"]);
    let form = added.document["form_id"].as_str().unwrap();
    std::fs::write(desk.path("data").join("attachments").join(form), "not what was kept").unwrap();
    let out = desk.path("x.xlsx");
    let made = desk.run(&["forms", "fill", &id, form, "--out", &out.display().to_string()]);
    assert_eq!((made.exit, &made.document["error"]["code"], out.exists()), (5, &"corrupt".into(), false));
    assert_eq!(desk.run(&["check"]).document["ok"], false);
}

#[test]
fn a_form_is_corrected_for_a_year_and_taken_back() {
    let desk = Desk::new();
    let id = desk.filed();
    let submitted = Desk::new();
    let old = submitted.sample();
    let out = |desk: &Desk, name: &str| desk.path(name).display().to_string();
    let change = |desk: &Desk, from: &str, to: &str| {
        let file = desk.path("样式.toml");
        let path = file.display().to_string();
        let written = desk.run(&["forms", "definition", "filing-form", "--out", &path]);
        assert_eq!(written.exit, 0, "{}", written.document);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        std::fs::write(&file, text.replace(from, to)).unwrap();
        desk.run(&["forms", "definition", "filing-form", "--in", &path])
    };
    let cells_of = |desk: &Desk, class: &str, folder: &str| {
        let arguments = ["report", "export", class, "--only", "filing-form", "--format", "xlsx", "--out"];
        let made = desk.run(&[&arguments[..], &[&out(desk, folder)]].concat());
        // What the class still lacks is told beside it.
        assert!(made.exit <= 1, "{} {}", made.document, made.said);
        let texts: Vec<String> =
            cells(desk.path(folder).join(&files(&made.document, "filing-form")[0].1)).into_iter().flatten().collect();
        texts
    };
    let has = |texts: &[String], wanted: &str| texts.iter().any(|t| t == wanted);
    for (from, to, code) in [
        ("{{class.title}}", "{{class.titel}}", "unknown_field"),
        ("widths = [26, 36, 24, 30, 24, 30]", "widths = [26, 36, 24, 30, 24]", "bad_form"),
        ("kind = \"filing-form\"", "kind = \"roster\"", "other_form"),
        ("type = \"annex\"", "type = \"anex\"", "bad_form"),
    ] {
        let refused = change(&desk, from, to);
        assert_eq!(refused.document["error"]["code"], code, "{} {}", to, refused.document);
    }
    assert!(has(&cells_of(&desk, &id, "before"), "研修地点"));
    let kept = change(&desk, "研修地点", "办班地点");
    assert_eq!(kept.exit, 0, "{} {}", kept.document, kept.said);
    let after = cells_of(&desk, &id, "after");
    assert!(has(&after, "办班地点") && !has(&after, "研修地点"));
    let listed = desk.run(&["forms", "definition"]).document;
    assert_eq!(listed["forms"][0]["kind"], "filing-form");
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert!(has(&cells_of(&desk, &id, "undone"), "研修地点"));
    assert_eq!(change(&desk, "研修地点", "办班地点").exit, 0);
    assert_eq!(desk.run(&["forms", "definition", "filing-form", "--reset"]).exit, 0);
    assert!(has(&cells_of(&desk, &id, "reset"), "研修地点"));
    assert_eq!(desk.run(&["forms", "definition", "filing-form", "--reset"]).document["error"]["code"], "not_corrected");
    // A class that was submitted keeps the form it was submitted with.
    assert_eq!(change(&submitted, "研修地点", "办班地点").exit, 0);
    assert!(has(&cells_of(&submitted, &old, "kept"), "研修地点"));
    for desk in [&desk, &submitted] {
        assert_eq!(desk.run(&["check"]).document["ok"], true);
    }
}
