//! The bundle: its order and index, its checksums and signature, and what is left where it can't be written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use yanxiu_tests::{Answer, Desk, programs};

/// Every file below a folder with its bytes.
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

fn export(desk: &Desk, id: &str, out: &str) -> Answer {
    desk.run(&["report", "export", id, "--out", &desk.path(out).display().to_string()])
}

fn verify(desk: &Desk, name: &str) -> Answer {
    desk.run(&["report", "verify", &desk.path(name).display().to_string()])
}

fn names(answer: &Answer, list: &str) -> Vec<String> {
    answer.document[list].as_array().unwrap().iter().map(|n| n.as_str().unwrap().to_owned()).collect()
}

/// The texts of a workbook's first sheet, row by row, without empty cells.
fn rows(file: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|r| r.iter().map(ToString::to_string).filter(|t| !t.is_empty()).collect()).collect()
}

#[test]
fn what_must_be_handed_in_comes_first_and_the_index_names_every_file_whole() {
    let desk = Desk::new();
    desk.sample();
    let files = desk.run(&["demo", "--out", &desk.path("b").display().to_string()]).document["files"].clone();
    let files = files.as_array().unwrap();
    let kinds: Vec<&str> = files.iter().filter_map(|f| f["kind"].as_str()).collect();
    let mut order = kinds.clone();
    order.dedup();
    // The letter lies on top, then the notice's list in its order.
    assert_eq!(order[..6], ["index", "cover-letter", "roster", "self-evaluation", "score-sheet", "acceptance-form"]);
    let must: Vec<&str> = files.iter().filter(|f| f["required"] == true).filter_map(|f| f["kind"].as_str()).collect();
    assert_eq!(
        must,
        ["roster", "roster", "self-evaluation", "score-sheet", "score-sheet", "acceptance-form", "acceptance-form"]
    );
    let index = rows(&desk.path("b/00-目录.xlsx"));
    let at = |heading: &str| index.iter().position(|r| r.first().is_some_and(|t| t.contains(heading))).unwrap();
    let (troubles, required, others) = (at("一、缺项"), at("二、必须报送"), at("三、其他材料"));
    assert!(troubles < required && required < others);
    for file in files {
        let (path, sha256) = (file["path"].as_str().unwrap(), file["sha256"].as_str().unwrap());
        let row = index.iter().position(|r| r.iter().any(|t| t == path));
        if ["index", "checksums", "signature"].contains(&file["kind"].as_str().unwrap()) {
            assert_eq!(row, None, "{path}");
            continue;
        }
        let row = row.unwrap_or_else(|| panic!("{path} isn't in the index"));
        assert!(index[row].iter().any(|t| t == sha256), "{path}: {:?}", index[row]);
        assert_eq!(row < others, file["required"] == true, "{path}");
        if let Some(pages) = file["pages"].as_u64() {
            assert!(index[row].contains(&pages.to_string()), "{path}: {:?}", index[row]);
        }
    }
    // The totals are those of the files beside it.
    let listed: Vec<&Value> =
        files.iter().filter(|f| !["index", "checksums", "signature"].contains(&f["kind"].as_str().unwrap())).collect();
    let pages: u64 = listed.iter().filter_map(|f| f["pages"].as_u64()).sum();
    let pdfs = listed.iter().filter(|f| f["format"] == "pdf").count();
    let total = format!("共{}个文件，其中PDF {pdfs}个、{pages}页（不含本目录）。", listed.len());
    assert!(index.iter().any(|r| r.contains(&total)), "{total}");
    // And the digests can be checked by anybody's own tools.
    let check = ["--check", "--strict", "--quiet", "SHA256SUMS.txt"];
    let output = Command::new("sha256sum").args(check).current_dir(desk.path("b")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_is_missing_or_late_stands_before_all_else() {
    let desk = Desk::new();
    let id = desk.sample();
    // The notice asks for a settlement of the office's own kind as well.
    let notice = desk.path("notice.toml").display().to_string();
    assert_eq!(desk.run(&["notice", "export", "2021", "--out", &notice]).exit, 0);
    let text = std::fs::read_to_string(&notice).unwrap();
    let at = text.find("[[special_topics]]").unwrap();
    let more = "[[bundle]]\ncode = \"final-accounts\"\ntitle = \"经费决算表\"\nneeded = \"always\"\n\n";
    std::fs::write(&notice, format!("{}{more}{}", &text[..at], &text[at..])).unwrap();
    assert_eq!(desk.run(&["notice", "import", &notice]).exit, 0);
    assert_eq!(export(&desk, &id, "before").exit, 0, "a class follows the notice it was planned under");
    let database = rusqlite::Connection::open(desk.path("data/yanxiu.db")).unwrap();
    database.execute("UPDATE training_class SET notice_version_id = NULL", []).unwrap();
    drop(database);
    let made = export(&desk, &id, "after");
    assert_eq!(made.exit, 1);
    let problem = &made.document["problems"][0];
    assert_eq!((&problem["code"], &problem["clause"]), (&json!("bundle_missing"), &json!("三")));
    let index = rows(&desk.path("after/00-目录.xlsx"));
    let first = index.iter().position(|r| r.first().is_some_and(|t| t.contains("一、缺项"))).unwrap() + 2;
    assert_eq!(index[first][..2], ["1", "缺项"], "{:?}", index[first]);
    assert!(index.iter().any(|r| r.contains(&"缺".to_owned()) && r.contains(&"经费决算表".to_owned())));
    assert!(index.iter().any(|r| r[..].first().is_some_and(|t| t.starts_with("须报送5种，已备4种，缺1种"))));
}

#[test]
fn a_bundle_says_what_was_changed_taken_away_or_put_in() {
    let desk = Desk::new();
    let id = desk.sample();
    let zip = export(&desk, &id, "b.zip");
    assert_eq!(zip.exit, 0, "{}", zip.document);
    for name in ["bundle", "b.zip"] {
        let found = verify(&desk, name);
        assert_eq!(found.exit, 0, "{}", found.document);
        assert_eq!((&found.document["ok"], &found.document["signature"]), (&json!(true), &json!("genuine")));
        let files = zip.document["files"].as_array().unwrap().len() - 2;
        assert_eq!(found.document["files"], files);
    }
    let at = |name: &str| desk.path("bundle").join(name);
    std::fs::write(at("01-报送函.pdf"), b"%PDF-1.7 another").unwrap();
    std::fs::remove_file(at("02-附件4-学员名单.xlsx")).unwrap();
    std::fs::write(at("夹带.txt"), b"x").unwrap();
    let found = verify(&desk, "bundle");
    assert_eq!((found.exit, &found.document["signature"]), (1, &json!("genuine")));
    assert_eq!(names(&found, "changed"), ["01-报送函.pdf"]);
    assert_eq!(names(&found, "missing"), ["02-附件4-学员名单.xlsx"]);
    assert_eq!(names(&found, "added"), ["夹带.txt"]);
    // Whoever alters the list, too, can't sign it.
    let sums = std::fs::read_to_string(at("SHA256SUMS.txt")).unwrap();
    let without: String = sums.lines().filter(|l| !l.contains("学员名单.xlsx")).map(|l| format!("{l}\n")).collect();
    std::fs::write(at("SHA256SUMS.txt"), without).unwrap();
    let found = verify(&desk, "bundle");
    assert_eq!((found.exit, &found.document["signature"]), (1, &json!("altered")));
    // Without its signature it is only unsigned.
    std::fs::write(at("SHA256SUMS.txt"), sums).unwrap();
    let signature = std::fs::read_to_string(at("签名.txt")).unwrap();
    let unsigned = signature.lines().map(|l| if l.starts_with("签名：") { "签名：未签名" } else { l });
    std::fs::write(at("签名.txt"), unsigned.collect::<Vec<_>>().join("\n")).unwrap();
    assert_eq!(verify(&desk, "bundle").document["signature"], "unsigned");
    // Another office doesn't know the key until it is told.
    let other = Desk::new();
    assert_eq!(other.run(&["init", "--institution", "别处"]).exit, 0);
    let zip = desk.path("b.zip").display().to_string();
    let found = other.run(&["report", "verify", &zip]);
    assert_eq!((found.exit, &found.document["signature"]), (1, &json!("unknown_key")));
    let key = signature.lines().find_map(|l| l.strip_prefix("公钥：")).unwrap().to_owned();
    for desk in [&other, &Desk::new()] {
        let found = desk.run(&["report", "verify", &zip, "--key", &key]);
        assert_eq!((found.exit, &found.document["signature"]), (0, &json!("genuine")), "{}", found.document);
    }
    // What is no bundle says so.
    std::fs::create_dir(desk.path("empty")).unwrap();
    std::fs::write(desk.path("not.zip"), b"PK nothing").unwrap();
    for (name, code) in [("empty", "no_checksums"), ("not.zip", "bad_zip"), ("nowhere", "file_not_found")] {
        let refused = verify(&desk, name);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &json!(code)), "{name}");
    }
}

#[test]
fn a_signed_bundle_is_not_changed_by_one_paper() {
    let desk = Desk::new();
    let id = desk.sample();
    assert_eq!(export(&desk, &id, "bundle").exit, 0);
    let before = tree(&desk.path("bundle"));
    let out = desk.path("bundle").display().to_string();
    let table = ["report", "export", &id, "--out", &out, "--only", "cover-letter"];
    assert_eq!(desk.run(&table).exit, 0, "the same paper again");
    assert_eq!(tree(&desk.path("bundle")), before);
    let corrected = desk.run(&["report", "correct", &id, "--why", "日期写错", "--on", "2021-11-18"]);
    assert_eq!(corrected.exit, 0, "{}", corrected.document);
    let refused = desk.run(&table);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"signed_bundle".into()));
    assert_eq!(tree(&desk.path("bundle")), before);
}

#[test]
fn an_office_without_a_key_says_so_and_makes_one() {
    let desk = Desk::new();
    let id = desk.filed();
    let made = export(&desk, &id, "b");
    assert_eq!(made.document["signed"], "");
    let index = rows(&desk.path("b/00-目录.xlsx"));
    assert!(index.iter().flatten().any(|t| t.contains("未签名：本单位还没有签名密钥")));
    let found = verify(&desk, "b");
    assert_eq!(
        (found.exit, &found.document["signature"], &found.document["ok"]),
        (0, &json!("unsigned"), &json!(true))
    );
    assert_eq!(desk.run(&["report", "key"]).exit, 0);
    assert_eq!(desk.run(&["report", "key"]).document["error"]["code"], "key_exists");
    let made = export(&desk, &id, "b");
    assert_eq!(made.document["signed"].as_str().map(str::len), Some(8));
    assert_eq!(verify(&desk, "b").document["signature"], "genuine");
}

#[test]
fn a_bundle_made_anew_takes_its_own_old_files_away_and_no_others() {
    let desk = Desk::new();
    let id = desk.sample();
    let at = |name: &str| desk.path("bundle").join(name);
    // As if a paper had been called otherwise: on the list, and as it was made.
    let sums = std::fs::read_to_string(at("SHA256SUMS.txt")).unwrap();
    std::fs::rename(at("01-报送函.pdf"), at("01-旧函.pdf")).unwrap();
    std::fs::copy(at("02-附件4-学员名单.pdf"), at("02-改过.pdf")).unwrap();
    let line = sums.lines().find(|l| l.ends_with("01-报送函.pdf")).unwrap().to_owned();
    let changed = format!("{}{}  02-改过.pdf\n", sums.replace("01-报送函.pdf", "01-旧函.pdf"), &line[..64]);
    std::fs::write(at("SHA256SUMS.txt"), changed).unwrap();
    std::fs::write(at("手工备注.docx"), b"note").unwrap();
    std::fs::write(desk.path("outside.txt"), b"outside").unwrap();
    let made = export(&desk, &id, "bundle");
    assert_eq!(names(&made, "removed"), ["01-旧函.pdf"]);
    assert_eq!(names(&made, "left"), ["02-改过.pdf", "手工备注.docx"], "what was changed by hand isn't ours to remove");
    assert!(!at("01-旧函.pdf").exists() && at("02-改过.pdf").exists() && at("手工备注.docx").exists());
    assert_eq!(names(&verify(&desk, "bundle"), "added"), ["02-改过.pdf", "手工备注.docx"]);
}

#[test]
fn where_a_bundle_cannot_be_written_whole_nothing_of_it_is_left() {
    let desk = Desk::new();
    let id = desk.sample();
    let before = tree(&desk.path("bundle"));
    // A folder stands where a paper is to go.
    std::fs::create_dir_all(desk.path("held/05-附件7-执行情况验收表.pdf/x")).unwrap();
    let held = export(&desk, &id, "held");
    assert_eq!((held.exit, &held.document["error"]["code"]), (5, &json!("cannot_write")));
    assert!(held.document["error"]["message"].as_str().unwrap().contains("05-附件7-执行情况验收表.pdf"));
    assert_eq!(tree(&desk.path("held")), BTreeMap::new());
    // A file stands where the folder is to be, and a folder's name is too long for any disk.
    std::fs::write(desk.path("file"), b"x").unwrap();
    assert_eq!(export(&desk, &id, "file").document["error"]["code"], "cannot_write");
    assert_eq!(export(&desk, &id, "file/within").document["error"]["code"], "cannot_write");
    let long = export(&desk, &id, &"长".repeat(120));
    assert_eq!((long.exit, &long.document["error"]["code"]), (5, &json!("name_too_long")));
    let long = export(&desk, &id, &format!("{}.zip", "长".repeat(120)));
    assert_eq!((long.exit, &long.document["error"]["code"]), (5, &json!("name_too_long")));
    // No file may grow beyond so many kilobytes here, as on a disk that fills up: an earlier bundle stays as it was.
    for (out, limit) in [("bundle", "40"), ("new", "40"), ("new.zip", "200")] {
        let cli = programs().join("yanxiu-cli");
        let script = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\"");
        let output = Command::new("bash")
            .args(["-c", &script, "bash"])
            .arg(cli)
            .args(["--json", "--today", "2021-11-20", "--data"])
            .arg(desk.path("data"))
            .args(["report", "export", &id, "--out"])
            .arg(desk.path(out))
            .output()
            .unwrap();
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), &said["error"]["code"]), (Some(5), &json!("cannot_write")), "{said}");
        assert!(said["error"]["message"].as_str().unwrap().contains("超过"), "{said}");
    }
    assert_eq!(tree(&desk.path("bundle")), before);
    assert!(!desk.path("new").exists() && !desk.path("new.zip").exists());
}
