//! A font file of one's own draws what no shipped face does, on paper and on certificates.

use yanxiu_tests::{Desk, root};

fn file(name: &str) -> String {
    root().join("tests/data/fonts").join(name).display().to_string()
}

/// A learner whose name has a character of a newer extension (extension H).
#[test]
fn a_character_of_no_font_is_refused_until_its_font_is_there_and_then_printed() {
    let desk = Desk::new();
    let id = desk.filed();
    std::fs::write(desk.path("回执.csv"), "姓名,身份证号码\n王\u{31350},11010519491231002X\n").unwrap();
    desk.run(&["receipts", "import", &id, &desk.path("回执.csv").display().to_string()]);
    desk.run(&["enrolment", "review", &id, "--all", "--accept"]);
    let out = desk.path("out").display().to_string();
    let export = ["report", "export", &id, "--only", "roster", "--out", &out];
    let refused = desk.run(&export);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"no_glyph".into()), "{}", refused.document);
    let checked = desk.run(&["fonts", "check", "王\u{31350}"]);
    assert_eq!((checked.exit, &checked.document["missing"][0]["code"]), (1, &"U+31350".into()));
    let added = desk.run(&["fonts", "add", &file("made.ttf")]);
    assert_eq!(added.exit, 0, "{}", added.document);
    let kept = &desk.run(&["fonts", "list"]).document["fonts"][0];
    assert_eq!((&kept["title"], &kept["adds"]), (&"Made Characters".into(), &2.into()));
    assert_eq!(desk.run(&["fonts", "check", "王\u{31350}"]).exit, 0);
    let made = desk.run(&export);
    // 1: written, though the class lacks other things.
    assert!(made.exit <= 1, "{}", made.document);
    let pdf = made.document["files"].as_array().unwrap().iter().find(|f| f["format"] == "pdf").unwrap().clone();
    let pdf = desk.path("out").join(pdf["path"].as_str().unwrap());
    let text = std::process::Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-").output().unwrap().stdout;
    assert!(String::from_utf8_lossy(&text).contains("王\u{31350}"), "the character is found when searched for");
    let fonts = std::process::Command::new("pdffonts").arg(&pdf).output().unwrap().stdout;
    assert!(String::from_utf8_lossy(&fonts).contains("MadeCharacters"));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
    desk.run(&["undo"]);
    assert_eq!(desk.run(&export).exit, 3, "taken back, it draws no more");
}

#[test]
fn what_cannot_serve_as_a_font_is_refused_with_its_reason() {
    let desk = Desk::new();
    desk.filed();
    std::fs::write(desk.path("照片.ttf"), "no font").unwrap();
    let shipped = root().join("assets/fonts/NotoSerifSC-Regular.ttf").display().to_string();
    for (path, exit, code) in [
        (desk.path("照片.ttf").display().to_string(), 4, "not_a_font"),
        (file("compact.otf"), 4, "font_outlines"),
        (file("restricted.ttf"), 4, "font_restricted"),
        (shipped, 3, "font_adds_nothing"),
        (desk.path("没有.ttf").display().to_string(), 4, "file_not_found"),
    ] {
        let refused = desk.run(&["fonts", "add", &path]);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (exit, &code.into()), "{path}");
    }
    assert_eq!(desk.run(&["fonts", "add", &file("made.ttf")]).exit, 0);
    let again = desk.run(&["fonts", "add", &file("made.ttf")]);
    assert_eq!((again.exit, &again.document["error"]["code"]), (3, &"font_known".into()));
    let id = desk.run(&["fonts", "list"]).document["fonts"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(desk.run(&["fonts", "remove", &id]).exit, 0);
    assert_eq!(desk.run(&["fonts", "remove", &id]).exit, 3);
}
