//! Verification: by number, by what the printed QR code says, with and without a register.

use std::process::Command;

use yanxiu_tests::{Desk, codes as scanned};

use super::attended_as;

#[test]
fn a_printed_code_is_read_and_verified() {
    let desk = Desk::new();
    let id = desk.sample();
    let path = |name: &str| desk.path(name).display().to_string();
    let print = |out: &str, more: &[&str]| {
        let mut all =
            vec!["certificates", "print", &id, "--number", "2021-17-001", "--number", "2021-17-002", "--out", out];
        all.extend(more);
        assert_eq!(desk.run(&all).exit, 0);
    };
    print(&path("two.pdf"), &[]);
    let codes = scanned(&desk.path("two.pdf"), 200);
    assert_eq!(codes, scanned(&desk.path("two.pdf"), 300), "on a poor printer as on a good one");
    let list = desk.run_with(&["enrolment", "list", &id, "--full-ids"], &[]).document;
    for person in list["people"].as_array().unwrap() {
        assert!(!codes.iter().any(|c| c.contains(person["id_number"].as_str().unwrap())), "no whole number");
    }
    let first = codes[0].as_str();
    let verify = |text: &str, more: &[&str]| desk.run(&[&["certificates", "verify", text], more].concat());
    let told = |text: &str| {
        let answer = verify(text, &[]);
        let of = |field: &str| answer.document[field].as_str().unwrap_or_default().to_owned();
        (answer.exit, of("signature"), of("message"))
    };
    assert_eq!(told(first), (0, "genuine".to_owned(), "有效".to_owned()));
    assert_eq!(told(&first.replace('\n', "\r\n")).0, 0);
    // By number, as a Chinese input method may leave it; a number that is none isn't looked for.
    assert_eq!(told("２０２１－１７－００１"), (0, "none".to_owned(), "有效".to_owned()));
    assert_eq!((told("２０２１－１７－９９９").0, verify(" ", &[]).exit), (1, 2));
    let altered = "无效：签名不符，内容与核发时不一致，可能被改动或没有读全";
    for changed in [
        first.replace("24学时", "42学时"),
        first.replacen("2021-17-001", "2021-17-002", 1),
        first.replace("结业证书 ", "结业证明 "),
        format!("{}{}", &first[..first.len() - 1], if first.ends_with('0') { '1' } else { '0' }),
    ] {
        assert_eq!(told(&changed), (1, "altered".to_owned(), altered.to_owned()), "{changed}");
    }
    let unsigned = first.rsplit_once('\n').unwrap().0;
    assert_eq!(told(unsigned), (1, "none".to_owned(), "无效：二维码内容不完整，缺少签名".to_owned()));
    let head = first.lines().next().unwrap();
    assert_eq!(told(head), (0, "none".to_owned(), "有效".to_owned()), "a number alone is held against the register");
    // Without a register: the public key is enough for the signature, and says so.
    assert_eq!(desk.run(&["certificates", "key", "export", "--out", &path("key.txt")]).exit, 0);
    let elsewhere = Desk::new();
    let apart = |text: &str| elsewhere.run(&["certificates", "verify", text, "--key", &path("key.txt")]);
    let alone = apart(first);
    assert_eq!((alone.exit, &alone.document["register"], &alone.document["found"]), (0, &false.into(), &false.into()));
    assert_eq!(alone.document["claim"]["name"], verify("2021-17-001", &[]).document["certificate"]["name"]);
    assert_eq!(apart(&first.replace("24学时", "42学时")).exit, 1);
    assert_eq!(apart("2021-17-001").document["error"]["code"], "no_register");
    std::fs::write(elsewhere.path("other.txt"), "没有公钥").unwrap();
    let none = elsewhere.path("other.txt").display().to_string();
    assert_eq!(elsewhere.run(&["certificates", "verify", first, "--key", &none]).exit, 4);
    // Void: the signature is as right as ever, and the certificate isn't.
    assert_eq!(desk.run(&["certificates", "void", "2021-17-001", "--why", "姓名写错"]).exit, 0);
    assert_eq!(told(first), (1, "genuine".to_owned(), "已作废：姓名写错".to_owned()));
    let with_key = verify(first, &["--key", &path("key.txt")]);
    assert_eq!((with_key.exit, &with_key.document["register"]), (1, &true.into()), "a register that is there is asked");
    // Another key: what the old one signed stays genuine, what comes is signed by the new one.
    assert_eq!(desk.run(&["certificates", "key", "rotate"]).exit, 0);
    assert_eq!(told(&codes[1]), (0, "genuine".to_owned(), "有效".to_owned()));
    assert_eq!(desk.run(&["certificates", "reissue", "2021-17-001", "--why", "更正"]).exit, 0);
    let all = ["certificates", "print", &id, "--number", "2021-17-030", "--out", &path("new.pdf")];
    assert_eq!(desk.run(&all).exit, 0);
    let renewed = &scanned(&desk.path("new.pdf"), 300)[0];
    assert_eq!(told(renewed).0, 0);
    let unknown = apart(renewed);
    assert_eq!((unknown.exit, &unknown.document["signature"]), (1, &"unknown_key".into()));
}

/// The page in the bundle holds the key, and the numbers that are void.
#[test]
fn the_bundle_brings_its_own_verification() {
    let desk = Desk::new();
    let id = desk.sample();
    assert_eq!(desk.run(&["certificates", "void", "2021-17-003", "--why", "污损"]).exit, 0);
    let out = desk.path("again").display().to_string();
    let made = desk.run(&["report", "export", &id, "--out", &out]);
    let file = made.document["files"].as_array().unwrap().iter().find(|f| f["kind"] == "verify-page").cloned().unwrap();
    assert_eq!((&file["path"], &file["format"]), (&"证书核验.html".into(), &"html".into()));
    let page = std::fs::read_to_string(desk.path("again").join("证书核验.html")).unwrap();
    let key = desk.run(&["certificates", "key", "show"]).document["keys"][0]["key"].as_str().unwrap().to_owned();
    let data = page.split("id=\"data\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!((&data["keys"][0], &data["void"]), (&key.clone().into(), &serde_json::json!(["2021-17-003"])));
    let index = desk.path("again").join("00-目录.pdf");
    let text = Command::new("pdftotext").arg(index).arg("-").output().unwrap();
    assert!(String::from_utf8_lossy(&text.stdout).contains(&key), "the index names the key");
    let only = desk.path("only").display().to_string();
    let alone = desk.run(&["report", "export", &id, "--out", &only, "--only", "verify-page"]);
    assert_eq!(alone.document["files"].as_array().map(Vec::len), Some(1));
}

/// Titles whose bytes look like another writing, and the longest there are.
#[test]
fn codes_of_every_title_are_read_from_paper() {
    let long = "乡村振兴与现代化农业绿色发展关键技术应用及农产品质量安全追溯体系建设暨黄河流域生态保护和高质量发展专业技术人才高级研修班";
    for (title, name) in [
        ("海洋牧场建设与渔业高质量发展高级研修班", "张三"),
        (long, "阿卜杜热合曼·买买提江·艾合买提·吐尔逊·阿不都拉·伊敏诺夫"),
    ] {
        let desk = Desk::new();
        let id = attended_as(&desk, title, name);
        assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
        let out = desk.path("证书.pdf").display().to_string();
        let printed = desk.run(&["certificates", "print", &id, "--number", "2021-17-001", "--out", &out]);
        assert_eq!(printed.exit, 0, "{}", printed.document);
        let said = &scanned(&desk.path("证书.pdf"), 300)[0];
        assert!(said.contains(title) && said.contains(name), "{said}");
        assert_eq!(desk.run(&["certificates", "verify", said]).document["signature"], "genuine", "{said}");
    }
}

/// Who changes the key, and when, stands in the journal; undo doesn't reach past it.
#[test]
fn a_change_of_the_key_is_entered_and_stays() {
    let desk = Desk::new();
    desk.sample();
    assert_eq!(desk.run(&["certificates", "key", "rotate"]).exit, 0);
    let last = desk.run(&["journal"]).document["entries"][0].clone();
    assert_eq!((&last["what"], last["who"] != ""), (&"更换签名密钥".into(), true), "{last}");
    assert!(last["at"].as_str().unwrap().starts_with("2021-11-20"), "{last}");
    let undone = desk.run(&["undo"]);
    assert_eq!((undone.exit, &undone.document["error"]["code"]), (3, &"not_undoable".into()));
    assert_eq!(desk.run(&["journal", "--verify"]).exit, 0);
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}
