//! A person at the real window, under Xvfb: the sample class, and a class of one's own from filing to its bundle.
//! Screenshots stand in `target/journeys/` afterwards, to be looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod desktop;
mod window;

use std::path::Path;

use rust_xlsxwriter::Workbook;
use window::Window;
use yanxiu_tests::programs;

const STAGES: [&str; 7] = ["filing", "enrolment", "attendance", "committee", "assessment", "certificates", "reports"];

/// Runs the command line beside the window, on the same store and day.
fn beside(window: &Window, arguments: &[&str]) -> serde_json::Value {
    let output = std::process::Command::new(programs().join("yanxiu-cli"))
        .arg("--data")
        .arg(window.folder.path().join("data"))
        .arg("--json")
        .args(arguments)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// Every file of one folder is there, byte for byte, in the other.
fn same_files(a: &Path, b: &Path) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(a).unwrap() {
        let entry = entry.unwrap();
        let other = std::fs::read(b.join(entry.file_name())).unwrap_or_default();
        assert_eq!(std::fs::read(entry.path()).unwrap(), other, "{}", entry.file_name().display());
        count += 1;
    }
    count
}

#[tokio::test]
async fn the_sample_class_can_be_seen_and_exported() {
    let window = Window::open(1366, 768).await;
    window.click("try-sample").await;
    window.wait("open-class").await;
    window.shot("home-1366").await;
    window.click("open-class").await;
    for stage in STAGES {
        window.click(&format!("stage-{stage}")).await;
        window.no_sideways_scroll().await;
        window.shot(&format!("{stage}-1366")).await;
    }
    let class = beside(&window, &["class", "list"])["classes"][0]["id"].as_str().unwrap().to_owned();
    window.click("export-bundle").await;
    assert!(window.text("bundle-done").await.contains("已生成"));
    window.shot("bundle-1366").await;
    let again = window.folder.path().join("again");
    beside(&window, &["report", "export", &class, "--out", &again.display().to_string()]);
    let saved = std::fs::read_dir(window.folder.path().join("saved")).unwrap().next().unwrap().unwrap().path();
    assert!(same_files(&saved, &again) > 30, "the window and the command line write the same bytes");
    window.click("stage-certificates").await;
    window.click("preview-certificates").await;
    assert_eq!(window.text_when("preview-pages", |t| t.starts_with('共')).await, "共 29 页");
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("preview-1366").await;
    window.click("save-pdf").await;
    window.file("saved/结业证书.pdf").await;
    assert_eq!(
        std::fs::read(window.folder.path().join("saved/结业证书.pdf")).unwrap(),
        std::fs::read(again.join("14-结业证书.pdf")).unwrap(),
        "what is previewed is what is saved"
    );
    window.resize(1920, 1080).await;
    window.reload().await;
    window.click("open-class").await;
    for stage in STAGES {
        window.click(&format!("stage-{stage}")).await;
        window.shot(&format!("{stage}-1920")).await;
    }
    assert!(!window.reaches_the_network().await, "the window's content policy lets nothing out");
    window.click("nav-settings").await;
    window.click("check-store").await;
    window.shot("settings-1920").await;
    window.click("nav-register").await;
    window.wait("register").await;
    window.shot("register-1920").await;
    window.close().await;
}

#[tokio::test]
async fn a_class_of_ones_own_goes_from_filing_to_its_bundle() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let file = window.folder.path().join("class.toml").display().to_string();
    beside(&window, &["template", "class", "--out", &file]);
    let made = beside(&window, &["class", "new", "--file", &file]);
    let class = made["class_id"].as_str().unwrap().to_owned();
    // The command line has written beside the window; the window sees it by itself.
    window.click("open-class").await;
    window.click_text("备案", "tab").await;
    for code in ["filing-form", "implementation-plan", "recruitment-notice", "epidemic-plan"] {
        window.tick(&format!("packet-{code}")).await;
    }
    window.click("submit-filing").await;
    window.text_when("stage-filing", |t| t.contains("逾期备案")).await;
    receipts(&window.folder.path().join("pick/回执.xlsx"));
    window.click("stage-enrolment").await;
    window.click("import-receipts").await;
    assert!(window.text("import-counts").await.contains("新增 3"));
    window.shot("import-check-1366").await;
    window.click("confirm-import").await;
    window.click("accept-all").await;
    window.text_when("stage-enrolment", |t| t.contains("3/30")).await;
    window.click("stage-attendance").await;
    for session in 1..=10 {
        window.click(&format!("mark-all-{session}")).await;
        window.text_when("stage-attendance", |t| t.contains(&format!("{session}/10"))).await;
    }
    window.text_when("undo", |t| t.contains("登记签到")).await;
    window.click("undo").await;
    window.text_when("stage-attendance", |t| t.contains("9/10")).await;
    window.click("mark-all-10").await;
    window.text_when("stage-attendance", |t| t.contains("10/10")).await;
    window.click("stage-assessment").await;
    for row in 0..3 {
        window.cell("scores", row, 2, "86").await;
        window.cell("scores", row, 3, "90.5").await;
    }
    window.click("save-scores").await;
    window.click("conclude").await;
    window.text_when("stage-assessment", |t| t.contains("合格 3/3")).await;
    window.click("stage-certificates").await;
    window.click("issue").await;
    window.confirm().await;
    window.text_when("stage-certificates", |t| t.contains("3 本")).await;
    window.shot("own-certificates-1366").await;
    let shown = beside(&window, &["certificates", "register"]);
    let numbers: Vec<_> = shown["certificates"].as_array().unwrap().iter().map(|c| c["number"].clone()).collect();
    assert_eq!(numbers, ["2021-17-001", "2021-17-002", "2021-17-003"]);
    window.click("stage-reports").await;
    window.click("export-bundle").await;
    assert!(window.text("bundle-done").await.contains("已生成"));
    window.close().await;
    let copies = beside(&window, &["backup", "list"]);
    assert_eq!(copies["backups"].as_array().map(Vec::len), Some(1), "closing leaves a verified copy: {copies}");
    assert_eq!(beside(&window, &["check"])["ok"], true);
    assert_eq!(beside(&window, &["class", "show", &class])["stage"], "certified");
}

fn receipts(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["姓名", "身份证号码", "工作单位", "政治面貌"].iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    let people = [("张三", "11010519491231002X"), ("李䶮", "110105199001011232"), ("王五", "53010219200508011X")];
    for (row, (name, number)) in people.iter().enumerate() {
        let row = u32::try_from(row + 1).unwrap();
        sheet.write(row, 0, *name).unwrap().write(row, 1, *number).unwrap();
        sheet.write(row, 2, "某市农业技术推广中心").unwrap().write(row, 3, "群众").unwrap();
    }
    book.save(path).unwrap();
}
