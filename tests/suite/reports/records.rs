//! Inspections, media, good practice, courseware: recorded, judged, and shared as one package.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use yanxiu_tests::{Answer, Desk};

fn import(desk: &Desk, id: &str, text: &str) -> Answer {
    std::fs::write(desk.path("outcomes.toml"), text).unwrap();
    desk.run(&["outcomes", "import", id, &desk.path("outcomes.toml").display().to_string()])
}

fn sharing(desk: &Desk, id: &str, out: &str) -> Answer {
    desk.run(&["report", "sharing", id, "--out", &desk.path(out).display().to_string()])
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

fn outcome(desk: &Desk, id: &str, title: &str) -> String {
    let shown = desk.run(&["class", "show", id]).document;
    let all = shown["outcomes"].as_array().unwrap().clone();
    all.iter().find(|o| o["title"] == title).unwrap()["id"].as_str().unwrap().to_owned()
}

const THREE: &str = r#"outcomes = [
  { kind = "courseware", title = "农机课件", source = "吴建平", settled_on = "2021-10-28" },
  { kind = "courseware", title = "未同意的课件", source = "韩素云" },
  { kind = "media", title = "报道/本期", source = "海岱农业报", on = "2021-10-30", link = "第2版" },
  { kind = "inspection", title = "签到不全", source = "省厅", on = "2021-10-26" },
]"#;

#[test]
fn what_may_be_shared_goes_into_one_package_and_what_is_left_out_is_named() {
    let desk = Desk::new();
    let id = desk.sample();
    assert_eq!(import(&desk, &id, THREE).exit, 0);
    let slides = desk.path("农机.pptx");
    std::fs::write(&slides, b"PK\x03\x04 slides").unwrap();
    let course = outcome(&desk, &id, "农机课件");
    let attached = desk.run(&["outcomes", "attach", &id, &course, &slides.display().to_string()]);
    assert_eq!(attached.exit, 0, "{}", attached.said);
    let made = sharing(&desk, &id, "share");
    assert_eq!(made.exit, 0, "{}", made.document);
    assert_eq!(
        made.document["files"],
        serde_json::json!(["00-共享目录.pdf", "00-共享目录.xlsx", "共享课件/01-农机课件.pptx"])
    );
    let left: Vec<&str> =
        made.document["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert_eq!(left, ["courseware_without_consent"]);
    assert_eq!(std::fs::read(desk.path("share/共享课件/01-农机课件.pptx")).unwrap(), b"PK\x03\x04 slides");
    let mut book: Xlsx<_> = open_workbook(desk.path("share/00-共享目录.xlsx")).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let said: String = range.rows().flatten().map(|c| format!("{c}\n")).collect();
    assert!(said.contains("农机课件") && said.contains("吴建平") && said.contains("报道/本期"), "{said}");
    assert!(!said.contains("未同意的课件"), "{said}");
    // The same record, the same bytes; a zip holds the same files.
    let first = tree(&desk.path("share"));
    sharing(&desk, &id, "share");
    assert_eq!(tree(&desk.path("share")), first);
    assert_eq!(sharing(&desk, &id, "share.zip").exit, 0);
    let zip = std::fs::File::open(desk.path("share.zip")).unwrap();
    let zip = zip::ZipArchive::new(zip).unwrap();
    assert_eq!(zip.len(), 3);
    // What an earlier package shared doesn't go out with this one: consent may have been taken back since.
    std::fs::write(desk.path("share/共享课件/02-撤回的课件.pptx"), b"PK").unwrap();
    let refused = sharing(&desk, &id, "share");
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"old_package".into()));
    // A place that can't be written to leaves nothing.
    std::fs::write(desk.path("taken"), "a file").unwrap();
    let refused = desk.run(&["report", "sharing", &id, "--out", &desk.path("taken/share").display().to_string()]);
    assert!(refused.exit >= 3 && refused.said.contains("taken"), "{} {}", refused.exit, refused.said);
    assert_eq!(std::fs::read_to_string(desk.path("taken")).unwrap(), "a file");
}

#[test]
fn only_courseware_with_consent_counts_and_findings_stay_until_they_are_mended() {
    let desk = Desk::new();
    let id = desk.sample();
    let score = |desk: &Desk| -> String {
        let sheet = desk.run(&["class", "show", &id]).document["score_sheet"].clone();
        let rows = sheet["rows"].as_array().unwrap().clone();
        rows.iter().find(|r| r["title"].as_str().unwrap().contains("课件")).unwrap()["actual"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(score(&desk), "1项");
    assert_eq!(import(&desk, &id, THREE).exit, 0);
    assert_eq!(score(&desk), "1项", "one of two has consent");
    let codes = |desk: &Desk| -> Vec<String> {
        let found = desk.run(&["report", "check", &id]).document["problems"].clone();
        let ours = ["inspection_open", "courseware_without_consent", "courseware_without_file"];
        let all: Vec<String> =
            found.as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap().to_owned()).collect();
        all.into_iter().filter(|c| ours.contains(&c.as_str())).collect()
    };
    assert_eq!(codes(&desk), ["courseware_without_file", "courseware_without_consent", "inspection_open"]);
    assert_eq!(
        import(&desk, &id, &THREE.replace("on = \"2021-10-26\"", "on = \"2021-10-26\", settled_on = \"2021-10-27\""))
            .exit,
        0
    );
    assert_eq!(codes(&desk), ["courseware_without_file", "courseware_without_consent"]);
    // Without anything that may be shared there is no package.
    assert_eq!(import(&desk, &id, "outcomes = [{ kind = \"courseware\", title = \"课件\" }]").exit, 0);
    let refused = sharing(&desk, &id, "nothing");
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"nothing_to_share".into()));
    assert!(!desk.path("nothing").exists());
}

#[test]
fn an_outcome_with_files_is_not_taken_away_and_a_blank_one_is_refused() {
    let desk = Desk::new();
    let id = desk.sample();
    import(&desk, &id, THREE);
    let file = desk.path("剪报.png");
    std::fs::write(&file, b"\x89PNG\r\n\x1a\n clipping").unwrap();
    let media = outcome(&desk, &id, "报道/本期");
    assert_eq!(desk.run(&["outcomes", "attach", &id, &media, &file.display().to_string()]).exit, 0);
    let before = desk.run(&["class", "show", &id]).document;
    let refused = import(&desk, &id, "outcomes = []");
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"outcome_has_files".into()));
    let blank = import(&desk, &id, "outcomes = [{ kind = \"media\", title = \" \" }]");
    assert_eq!((blank.exit, &blank.document["error"]["code"]), (3, &"title_missing".into()));
    assert_eq!(desk.run(&["class", "show", &id]).document, before);
}
