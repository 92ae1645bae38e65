//! Templates of certificates: shipped, changed, one's own; as files; chosen by a class.

use std::process::Command;

use serde_json::Value;
use yanxiu_tests::{Desk, root};

fn text(file: &std::path::Path) -> String {
    let made = Command::new("pdftotext").arg(file).arg("-").output().unwrap();
    String::from_utf8_lossy(&made.stdout).into_owned()
}

fn listed(desk: &Desk) -> Vec<Value> {
    desk.run(&["certificates", "template", "list"]).document["templates"].as_array().unwrap().clone()
}

/// A template with a seal, as an office would have exported it: a picture of one transparent pixel.
fn sealed(desk: &Desk) -> String {
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    let base = std::fs::read_to_string(root().join("assets/certificates/portrait.toml")).unwrap();
    let base = base.replace("竖式（素框）", "盖章样式").replace("证书编号：", "编号：");
    let bare = format!("{base}\n[[image]]\ndata = \"{png}\"\n");
    let path = desk.path("盖章.toml");
    std::fs::write(&path, bare).unwrap();
    path.display().to_string()
}

#[test]
fn a_template_goes_in_and_out_as_one_file() {
    let desk = Desk::new();
    let id = desk.sample();
    let path = |name: &str| desk.path(name).display().to_string();
    let keys: Vec<_> = listed(&desk).iter().map(|t| t["key"].clone()).collect();
    assert_eq!(keys, ["landscape", "portrait", "overprint"]);
    let made = desk.run(&["certificates", "template", "import", &sealed(&desk)]);
    assert_eq!((made.exit, &made.document["title"]), (0, &"盖章样式".into()), "{}", made.document);
    let again = desk.run(&["certificates", "template", "import", &sealed(&desk)]);
    assert_eq!(again.document["title"], "盖章样式（2）", "a title is never shared");
    assert_eq!(desk.run(&["certificates", "template", "remove", "盖章样式（2）"]).exit, 0);
    assert_eq!(desk.run(&["certificates", "template", "choose", &id, "盖章样式"]).exit, 0);
    let print = |out: &str, more: &[&str]| {
        let mut all = vec!["certificates", "print", &id, "--number", "2021-17-001", "--out", out];
        all.extend(more);
        let answer = desk.run(&all);
        assert_eq!(answer.exit, 0, "{}", answer.document);
    };
    print(&path("chosen.pdf"), &[]);
    print(&path("named.pdf"), &["--template", "landscape"]);
    assert_eq!(desk.run(&["certificates", "printed", "2021-17-001", "--template", "盖章样式"]).exit, 0);
    let register = desk.run(&["certificates", "register"]).document;
    assert_eq!(register["certificates"][0]["template"], "盖章样式", "a certificate keeps what it was printed with");
    assert!(text(&desk.path("chosen.pdf")).contains("\n编号：2021-17-001"));
    assert!(text(&desk.path("named.pdf")).contains("证书编号：2021-17-001"));
    let removed = desk.run(&["certificates", "template", "remove", "盖章样式"]);
    assert_eq!((removed.exit, &removed.document["error"]["code"]), (3, &"template_in_use".into()));
    assert_eq!(desk.run(&["certificates", "template", "export", "盖章样式", "--out", &path("out.toml")]).exit, 0);
    assert_eq!(desk.run(&["certificates", "template", "choose", &id]).exit, 0);
    assert_eq!(desk.run(&["certificates", "template", "remove", "盖章样式"]).exit, 0);
    assert_eq!(listed(&desk).len(), 3);
    desk.run(&["undo"]);
    assert_eq!(listed(&desk).len(), 4, "a template taken away comes back");
    assert_eq!(desk.run(&["certificates", "template", "import", &path("out.toml")]).exit, 0);
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn a_template_that_is_wrong_is_named_and_nothing_is_kept() {
    let desk = Desk::new();
    desk.run(&["init", "--institution", "测试研修学院"]);
    let shipped = std::fs::read_to_string(root().join("assets/certificates/portrait.toml")).unwrap();
    for (from, to, exit, code, said) in [
        ("title = ", "titel = ", 4, "template_file", "titel"),
        ("size = 54", "size = 540", 4, "template_file", "第 3 个元素"),
        ("{{certificate.issuer}}", "{{certificate.isuer}}", 3, "template_wrong", "certificate.isuer"),
        ("x = 80", "x = 192", 3, "template_wrong", "超出纸张"),
    ] {
        let file = desk.path("坏.toml");
        std::fs::write(&file, shipped.replacen(from, to, 1)).unwrap();
        let answer = desk.run(&["certificates", "template", "import", &file.display().to_string()]);
        assert_eq!((answer.exit, &answer.document["error"]["code"]), (exit, &code.into()), "{}", answer.document);
        assert!(answer.document["error"]["message"].as_str().unwrap().contains(said), "{}", answer.document);
    }
    std::fs::write(desk.path("表.toml"), [0xFF, 0xFE, 0x00]).unwrap();
    let file = desk.path("表.toml").display().to_string();
    assert_eq!(desk.run(&["certificates", "template", "import", &file]).exit, 4);
    let removed = desk.run(&["certificates", "template", "remove", "landscape"]);
    assert_eq!((removed.exit, &removed.document["error"]["code"]), (3, &"template_shipped".into()));
    assert_eq!(desk.run(&["certificates", "template", "export", "没有的", "--out", &file]).exit, 3);
    assert_eq!(listed(&desk).len(), 3);
}

#[test]
fn what_stands_on_the_stock_is_never_printed() {
    let desk = Desk::new();
    let id = desk.sample();
    let out = desk.path("stock.pdf");
    let path = out.display().to_string();
    assert_eq!(desk.run(&["certificates", "template", "choose", &id, "横式套打"]).exit, 0);
    assert_eq!(desk.run(&["certificates", "print", &id, "--number", "2021-17-001", "--out", &path]).exit, 0);
    let says = text(&out);
    assert!(says.contains("2021-17-001") && !says.contains("结业证书") && !says.contains("山东省"), "{says}");
}
