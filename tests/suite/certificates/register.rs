//! The register: what became of each paper, who took it, and certificates of former years.

use rust_xlsxwriter::Workbook;
use yanxiu_tests::Desk;

use super::assessed;

#[test]
fn papers_are_followed_from_print_to_hand_over_and_back() {
    let desk = Desk::new();
    let id = assessed(&desk);
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    let numbers = ["2021-17-001", "2021-17-002", "2021-17-003"];
    let received = ["certificates", "stock", "receive", "10", "--numbers", "0001至0010", "--from", "省厅"];
    assert_eq!(desk.run(&received).exit, 0);
    let silent = ["certificates", "printed", numbers[0], "--on-stock", "--spoiled", "1"];
    assert_eq!(desk.run(&silent).document["error"]["code"], "stock_reason", "spoiling has a reason");
    let printed = ["--on-stock", "--spoiled", "2", "--spoiled-numbers", "0004、0005", "--why", "卡纸"];
    assert_eq!(desk.run(&[&["certificates", "printed"], &numbers[..], &printed[..]].concat()).exit, 0);
    let book = desk.run(&["certificates", "stock", "show"]).document;
    assert_eq!((&book["printed"], &book["spoiled"], &book["left"]), (&3.into(), &2.into(), &5.into()));
    let twice = ["certificates", "stock", "spoil", "1", "--why", "受潮", "--numbers", "0005"];
    assert_eq!(desk.run(&twice).document["error"]["code"], "stock_twice");
    assert_eq!(desk.run(&["certificates", "hand-over", numbers[0]]).exit, 0);
    let proxy = ["certificates", "hand-over", numbers[1], "--taken-by", "赵六", "--note", "同单位"];
    assert_eq!(desk.run(&proxy).exit, 0);
    let void = desk.run(&["certificates", "void", numbers[1], "--why", "单位写错", "--not-recovered"]);
    assert_eq!((void.exit, &void.document["problems"][0]["code"]), (0, &"paper_outside".into()));
    let found = |more: &[&str]| -> Vec<String> {
        let list = desk.run(&[&["certificates", "register"], more].concat()).document;
        list["certificates"].as_array().unwrap().iter().map(|c| c["number"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found(&["--state", "handed_over"]), [numbers[0]]);
    assert_eq!(found(&["--validity", "有效"]), [numbers[0], numbers[2]]);
    for (typed, number) in [("lisi", numbers[1]), ("ww", numbers[2]), ("17-001", numbers[0])] {
        assert_eq!(found(&["--find", typed]), [number], "{typed}");
    }
    assert_eq!(found(&["--year", "2020"]), Vec::<String>::new());
    let out = desk.path("签收表.pdf").display().to_string();
    assert_eq!(desk.run(&["certificates", "register", "--class", &id, "--hand-over", "--out", &out]).exit, 0);
    let text = std::process::Command::new("pdftotext").args(["-layout", &out, "-"]).output().unwrap();
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("领取人签字") && text.contains(numbers[2]) && !text.contains(numbers[1]), "{text}");
    let undone = desk.run(&["undo"]);
    assert_eq!((undone.exit, &undone.document["error"]["code"]), (3, &"not_undoable".into()));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

fn text(file: &str) -> String {
    let made = std::process::Command::new("pdftotext").args(["-layout", file, "-"]).output().unwrap();
    String::from_utf8_lossy(&made.stdout).into_owned()
}

/// A certificate in the hands of somebody who then fails is no award on any paper, and the register says what it is.
#[test]
fn what_is_to_be_voided_counts_nowhere() {
    let desk = Desk::new();
    let id = super::attended(&desk);
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    assert_eq!(desk.run(&["certificates", "hand-over", "2021-17-003"]).exit, 0);
    std::fs::write(desk.path("scores.csv"), "姓名,结业测试,研修心得\n张三,90,90\n李四,90,90\n王五,10,10\n").unwrap();
    let scores = desk.path("scores.csv").display().to_string();
    assert_eq!(desk.run(&["assessment", "import", &id, &scores]).exit, 0);
    assert_eq!(desk.run(&["assessment", "conclude", &id]).exit, 1, "a certificate is to be voided");
    let paper = |kind: &str| {
        let out = desk.path(kind).display().to_string();
        let made = desk.run(&["report", "export", &id, "--out", &out, "--only", kind, "--format", "pdf"]);
        let file = made.document["files"].as_array().unwrap().iter().find(|f| f["kind"] == kind).cloned().unwrap();
        let path = desk.path(kind).join(file["path"].as_str().unwrap());
        text(&path.display().to_string()).replace([' ', '\n'], "")
    };
    for (kind, has, lacks) in [
        ("roster", "考核合格2人，颁发结业证书2本", "2021-17-003"),
        ("self-evaluation", "颁发结业证书2本", "证书3本"),
        ("acceptance-form", "颁发结业证书2本，编号2021-17-001至2021-17-002；应作废1本", "证书3本"),
        ("certificates", "2021-17-002", "2021-17-003"),
        ("hand-over-list", "2021-17-002", "2021-17-003"),
        ("certificate-register", "应作废", "已领取"),
    ] {
        let says = paper(kind);
        assert!(says.contains(has) && !says.contains(lacks), "{kind}: {says}");
    }
    let out = desk.path("登记簿.pdf").display().to_string();
    assert_eq!(desk.run(&["certificates", "register", "--out", &out]).exit, 0);
    assert!(text(&out).contains("应作废"), "{}", text(&out));
    let year = desk.run(&["year", "report", "--year", "2021"]).document;
    assert_eq!(year["totals"]["certificates"], 2, "{year}");
    let people = desk.run(&["people", "list"]).document;
    let of = |name: &str| people["people"].as_array().unwrap().iter().find(|p| p["name"] == name).unwrap();
    assert_eq!(
        (of("王五")["certificates"].clone(), of("李四")["certificates"].as_array().map(Vec::len)),
        (serde_json::json!([]), Some(1))
    );
}

/// Printed ahead for somebody who then fails: never handed over, never valid.
#[test]
fn what_was_printed_ahead_waits_for_the_conclusion() {
    let desk = Desk::new();
    let id = super::attended(&desk);
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    let ahead = desk.run(&["certificates", "verify", "2021-17-001"]).document;
    assert_eq!((&ahead["valid"], &ahead["message"]), (&false.into(), &"尚未生效：考核尚无合格结论".into()));
    let early = desk.run(&["certificates", "hand-over", "2021-17-001"]);
    let codes: Vec<&str> =
        early.document["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert_eq!((early.exit, codes), (0, vec!["handed_over_early", "handed_over_unprinted"]));
    std::fs::write(desk.path("scores.csv"), "姓名,结业测试,研修心得\n张三,90,90\n李四,90,90\n王五,10,10\n").unwrap();
    let scores = desk.path("scores.csv").display().to_string();
    assert_eq!(desk.run(&["assessment", "import", &id, &scores]).exit, 0);
    let concluded = desk.run(&["assessment", "conclude", &id]).document;
    let after: Vec<(&str, &str)> = concluded["certificates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["name"].as_str().unwrap(), c["after"].as_str().unwrap()))
        .collect();
    assert_eq!(after, [("张三", "有效"), ("李四", "有效"), ("王五", "应作废")]);
    let refused = desk.run(&["certificates", "hand-over", "2021-17-003"]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"not_passed".into()));
    let out = desk.path("签收表.pdf").display().to_string();
    assert_eq!(desk.run(&["certificates", "register", "--hand-over", "--out", &out]).exit, 0);
    let text = std::process::Command::new("pdftotext").args(["-layout", &out, "-"]).output().unwrap();
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("2021-17-001") && !text.contains("2021-17-003"), "nobody signs for it: {text}");
    let failed = desk.run(&["certificates", "verify", "2021-17-003"]).document;
    assert_eq!((&failed["valid"], &failed["message"]), (&false.into(), &"无效：考核结论为未合格，应作废".into()));
}

fn former(desk: &Desk, name: &str, rows: &[[&str; 7]]) -> String {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "某学院结业证书登记簿").unwrap();
    let headings = ["序号", "证书编号", "姓名", "身份证号", "培训班名称", "培训时间", "发证日期"];
    for (column, text) in headings.iter().enumerate() {
        sheet.write(1, u16::try_from(column).unwrap(), *text).unwrap();
    }
    for (index, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate() {
            sheet.write(u32::try_from(index + 2).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    let path = desk.path(name);
    book.save(&path).unwrap();
    path.display().to_string()
}

#[test]
fn registers_of_former_years_are_taken_over_whole_or_not_at_all() {
    let desk = Desk::new();
    let id = assessed(&desk);
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    let bad = former(
        &desk,
        "坏.xlsx",
        &[
            ["1", "2019-3-001", "孙七", "370102198001010011", "畜牧班", "2019年5月6日至9日", "2019.5.9"],
            ["2", "２０１９－３－００１", "周八", "", "畜牧班", "2019年5月6日至9日", "2019.5.9"],
            ["3", "２０２１－１７－００２", "吴九", "", "畜牧班", "五月", "2019.5.9"],
            ["4", "", "郑十", "", "畜牧班", "", "去年"],
            ["5", "2019-3-005", "", "", "畜牧班", "", "2029-01-01"],
        ],
    );
    let shown = desk.run(&["certificates", "import-register", &bad, "--dry-run"]);
    let mut told: Vec<(String, String)> = shown.document["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["severity"] == "error")
        .map(|p| {
            let place = format!("{}{}", p["place"]["column"].as_str().unwrap(), p["place"]["row"]);
            (place, p["code"].as_str().unwrap().to_owned())
        })
        .collect();
    told.sort();
    let expected = [
        ("B4", "number_twice"),
        ("B5", "number_taken"),
        ("B6", "number_missing"),
        ("C7", "name_missing"),
        ("F5", "bad_period"),
        ("G6", "bad_date"),
        ("G7", "issued_ahead"),
    ];
    assert_eq!(told, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!((shown.exit, &shown.document["rows"], &shown.document["rejected"]), (1, &5.into(), &4.into()));
    assert_eq!(desk.run(&["certificates", "import-register", &bad]).exit, 4);
    assert_eq!(desk.run(&["certificates", "register", "--earlier"]).document["total"], 0, "nothing was written");
    let good = former(
        &desk,
        "好.xlsx",
        &[
            ["1", "2019-3-001", "孙七", "370102198001010011", "畜牧班", "2019年5月6日至9日", "2019.5.9"],
            ["2", "2019-3-002", "孙七", "", "水产班", "2019-06-03-2019-06-06", "2019/6/6"],
            ["3", "2019-3-003", "周八", "", "水产班", "", "2019-06-06"],
        ],
    );
    assert_eq!(desk.run(&["certificates", "import-register", &good]).exit, 0);
    assert_eq!(desk.run(&["certificates", "import-register", &good]).exit, 4, "not twice");
    let verified = desk.run(&["certificates", "verify", "2019-3-001"]);
    assert_eq!((verified.exit, &verified.document["message"]), (0, &"有效（往年登记簿）".into()));
    assert_eq!(verified.document["certificate"]["opens_on"], "2019-05-06");
    assert_eq!(verified.document["certificate"]["id_number"], "370102********0011");
    let found = desk.run(&["search", "sunqi"]).document;
    assert_eq!(found["certificates"].as_array().map(Vec::len), Some(2));
    assert_eq!(desk.run(&["certificates", "void", "2019-3-002", "--why", "登记有误"]).exit, 0);
    let void = desk.run(&["certificates", "verify", "2019-3-002"]);
    assert_eq!((void.exit, &void.document["valid"]), (1, &false.into()));
    let again = desk.run(&["certificates", "reissue", "2019-3-001", "--why", "遗失"]);
    assert_eq!((again.exit, &again.document["error"]["code"]), (3, &"earlier_certificate".into()));
    let year = desk.run(&["certificates", "register", "--year", "2019"]).document;
    assert_eq!((&year["total"], &year["all"]), (&3.into(), &6.into()));
    // A scheme that would come to one of their numbers is refused.
    let tried = desk.run(&["certificates", "scheme", "try", &id, "2019-3-{seq:03}"]);
    assert_eq!(tried.document["problems"][0]["code"], "number_taken");
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}
