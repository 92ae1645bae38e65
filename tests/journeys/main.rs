//! A person at the real window, under Xvfb: the sample class, and a class of one's own from filing to its bundle.
//! Screenshots stand in `target/journeys/` afterwards, to be looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod archive;
mod assessment;
mod attendance;
mod bodies;
mod certificates;
mod charts;
mod desktop;
mod dragging;
mod forms;
mod money;
mod people;
mod receipts;
mod records;
mod review;
mod roster;
mod templates;
mod window;
mod year;

use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;
use window::Window;
use yanxiu_tests::programs;

const STAGES: [&str; 7] = ["filing", "enrolment", "attendance", "committee", "assessment", "certificates", "reports"];

/// Runs the command line beside the window, on the same store and day.
pub(crate) fn beside(window: &Window, arguments: &[&str]) -> serde_json::Value {
    beside_in(&window.folder.path().join("data"), arguments)
}

fn beside_in(data: &Path, arguments: &[&str]) -> serde_json::Value {
    let output = std::process::Command::new(programs().join("yanxiu-cli"))
        .arg("--data")
        .arg(data)
        .arg("--json")
        .args(arguments)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// Made-up identity numbers with their check digits, of an address that was never given out.
fn numbers() -> impl Iterator<Item = String> {
    (0_usize..).map(|serial| {
        let first = format!("379999{:04}01{:02}{:03}", 1970 + serial / 28 % 30, 1 + serial % 28, 100 + serial % 800);
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: usize = first.bytes().zip(weights).map(|(b, w)| usize::from(b - b'0') * w).sum();
        format!("{first}{}", ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11])
    })
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

/// The file of a folder whose name ends so; papers of a bundle are numbered.
fn named(folder: &Path, end: &str) -> PathBuf {
    let mut files = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    files.find(|p| p.to_string_lossy().ends_with(end)).unwrap()
}

#[tokio::test]
async fn the_sample_class_can_be_seen_and_exported() {
    let window = Window::open(1366, 768).await;
    window.click("try-sample").await;
    window.wait("open-class").await;
    window.shot("home-1366").await;
    window.click("open-class").await;
    for stage in STAGES {
        window.turn_to(stage).await;
        window.no_sideways_scroll().await;
        window.shot(&format!("{stage}-1366")).await;
    }
    // The sample stands apart from the office's own data.
    let sample = window.folder.path().join("data/sample");
    let class = beside_in(&sample, &["class", "list"])["classes"][0]["id"].as_str().unwrap().to_owned();
    window.click("export-bundle").await;
    assert!(window.text("bundle-done").await.contains("已生成"));
    window.shot("bundle-1366").await;
    let again = window.folder.path().join("again");
    beside_in(&sample, &["report", "export", &class, "--out", &again.display().to_string()]);
    let saved = std::fs::read_dir(window.folder.path().join("saved")).unwrap().next().unwrap().unwrap().path();
    assert!(same_files(&saved, &again) > 30, "the window and the command line write the same bytes");
    window.turn_to("certificates").await;
    window.click("preview-certificates").await;
    assert_eq!(window.text_when("preview-pages", |t| t.starts_with('共')).await, "共 29 页");
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("preview-1366").await;
    window.click("save-pdf").await;
    window.file("saved/结业证书.pdf").await;
    assert_eq!(
        std::fs::read(window.folder.path().join("saved/结业证书.pdf")).unwrap(),
        std::fs::read(named(&again, "-结业证书.pdf")).unwrap(),
        "what is previewed is what is saved"
    );
    window.resize(1920, 1080).await;
    window.reload().await;
    window.click("open-class").await;
    for stage in STAGES {
        window.turn_to(stage).await;
        window.shot(&format!("{stage}-1920")).await;
    }
    assert!(!window.reaches_the_network().await, "the window's content policy lets nothing out");
    window.click("nav-settings").await;
    window.click("check-store").await;
    window.shot("settings-1920").await;
    window.click("nav-register").await;
    window.wait("register").await;
    window.shot("register-1920").await;
    window.click("leave-sample").await;
    window.wait("create-institution").await;
    window.shot("welcome-1920").await;
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
    window.turn_to("enrolment").await;
    window.click("import-receipts").await;
    assert!(window.text("import-counts").await.contains("新增 3"));
    window.shot("import-check-1366").await;
    window.click("confirm-import").await;
    window.click("accept-all").await;
    window.click("confirm-decision").await;
    window.text_when("stage-enrolment", |t| t.contains("3/30")).await;
    window.turn_to("attendance").await;
    for session in 1..=10 {
        window.click(&format!("mark-all-{session}")).await;
        window.text_when("stage-attendance", |t| t.contains(&format!("{session}/10"))).await;
    }
    window.text_when("undo", |t| t.contains("登记签到")).await;
    window.click("undo").await;
    window.text_when("stage-attendance", |t| t.contains("9/10")).await;
    window.click("mark-all-10").await;
    window.text_when("stage-attendance", |t| t.contains("10/10")).await;
    window.turn_to("assessment").await;
    for row in 0..3 {
        window.cell("scores", row, 0, "86").await;
        window.cell("scores", row, 1, "90.5").await;
    }
    window.click("save-scores").await;
    window.text_when("scores-state", |t| t.contains("已录齐")).await;
    window.click_text("结果（合格 3/3）", "tab").await;
    window.click("preview-conclusion").await;
    window.click("conclude").await;
    window.text_when("stage-assessment", |t| t.contains("合格 3/3")).await;
    window.turn_to("certificates").await;
    window.click("issue").await;
    window.confirm().await;
    window.text_when("stage-certificates", |t| t.contains("3 本")).await;
    window.shot("own-certificates-1366").await;
    let shown = beside(&window, &["certificates", "register"]);
    let numbers: Vec<_> = shown["certificates"].as_array().unwrap().iter().map(|c| c["number"].clone()).collect();
    assert_eq!(numbers, ["2021-17-001", "2021-17-002", "2021-17-003"]);
    window.turn_to("reports").await;
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

/// From the department's list to a filed and changed class, by hand.
#[tokio::test]
async fn a_class_is_planned_filed_and_changed() {
    let window = Window::open(1366, 768).await;
    let pick = |name: &str| window.folder.path().join("pick").join(name);
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.click("nav-year").await;
    window.click_text("年度计划", "tab").await;
    std::fs::write(pick("附件1.csv"), "序号,项目名称,承办单位\n7,智慧农业高级研修班,测试研修学院\n8,别的班,别的学院\n")
        .unwrap();
    window.click("import-plan").await;
    window.shot("plan-check-1366").await;
    window.click("confirm-plan").await;
    window.click("begin-7").await;
    window.date("class-opens", "2021-10-25").await;
    window.date("class-closes", "2021年10月28日").await;
    window.shot("new-class-1366").await;
    window.click("create-class").await;
    for (field, text) in [
        ("fact-applicant_unit", "省农业技术推广协会"),
        ("fact-supervising_department", "省农业农村厅"),
        ("fact-department_lead-name", "赵一"),
        ("fact-host_lead-name", "钱二"),
        ("fact-contact-name", "孙三"),
        ("fact-contact-phone", "0531-80000000"),
        ("fact-place", "综合楼"),
        ("fact-budget_source", "单位自筹"),
        ("fact-target_group", "农业技术人员"),
        ("fact-aims", "提升能力"),
        ("fact-content", "智慧农业"),
        ("fact-assessment_method", "测试与心得"),
        ("fact-epidemic_measures", "测温登记"),
        ("fact-contingency_plan", "发热即报"),
    ] {
        window.type_into(field, text).await;
    }
    assert!(window.text_when("draft-problems", |t| t.contains("不足 24 学时")).await.contains("二(一)"));
    window.click("save-class").await;
    window.click_text("课程安排", "tab").await;
    std::fs::remove_file(pick("附件1.csv")).unwrap();
    let mut table = String::from("日期,时段,时间,内容,形式,学时,授课人\n");
    for day in 25..=27 {
        table.push_str(&format!(
            "10月{day}日,上午,8:30—11:50,智慧农业{day},讲座,4,李四\n,下午,14:00-17:20,现场教学{day},现场教学,4,\n"
        ));
    }
    std::fs::write(pick("课程表.csv"), table).unwrap();
    window.click("import-schedule").await;
    assert!(window.text("schedule-report").await.contains("读到 6 个课次"));
    window.click("take-schedule").await;
    window.text_when("counted-hours", |t| t.contains("24")).await;
    // By keyboard: the first lesson moves from the first morning to the evening two rows below, and back.
    window.keys("session-0", "\u{e00a}\u{e015}\u{e000}").await;
    window.keys("session-0", "\u{e00a}\u{e015}\u{e000}").await;
    assert!(window.text("half-2021-10-25-evening").await.contains("智慧农业25"));
    window.keys("session-0", "\u{e00a}\u{e013}\u{e000}").await;
    window.keys("session-0", "\u{e00a}\u{e013}\u{e000}").await;
    assert!(window.text("half-2021-10-25-morning").await.contains("智慧农业25"));
    window.click("session-0").await;
    window.shot("week-1366").await;
    window.no_sideways_scroll().await;
    window.click("save-class").await;
    window.text_when("undo", |t| t.contains("修改班次")).await;
    window.click_text("备案", "tab").await;
    window.click("write-recruitment-notice").await;
    window.type_into("text-recruitment-notice-matters", "请带笔记本电脑。").await;
    window.click("save-text-recruitment-notice-matters").await;
    window.text_when("undo", |t| t.contains("编辑材料文字")).await;
    window.shot("packet-1366").await;
    for code in ["filing-form", "implementation-plan", "recruitment-notice", "epidemic-plan"] {
        window.tick(&format!("packet-{code}")).await;
    }
    window.shot("packet-ready-1366").await;
    window.date("filed-on", "2021-10-11").await;
    window.click("submit-filing").await;
    window.text_when("stage-filing", |t| t.contains("按时备案")).await;
    // A scan begins as its kind of file does, whatever it is called.
    std::fs::write(pick("回执.pdf"), "%PDF-1.4 scan").unwrap();
    window.click("attach-receipt").await;
    window.text_when("attachments", |t| t.contains("回执.pdf")).await;
    window.click_text("变更", "tab").await;
    window.date("change-opens", "2021-11-01").await;
    window.type_into("change-reason", "场地检修").await;
    window.click("record-change").await;
    window.text_when("undo", |t| t.contains("登记备案变更")).await;
    window.text_when("stage-filing", |t| t.contains("按时备案")).await;
    window.click("preview-changes").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("changes-1366").await;
    window.reload().await;
    for page in ["year", "teachers"] {
        window.click(&format!("nav-{page}")).await;
        window.wait_for(".ant-table-row").await;
        window.no_sideways_scroll().await;
        window.shot(&format!("{page}-1366")).await;
    }
    window.resize(1920, 1080).await;
    window.shot("teachers-1920").await;
    window.click("nav-year").await;
    window.wait_for(".ant-table-row").await;
    window.shot("year-1920").await;
    for (tab, name) in [("年度通知", "notice"), ("工作日历", "calendar")] {
        window.click_text(tab, "tab").await;
        window.wait_for(if name == "notice" { "[data-testid=notice-number]" } else { ".months-of-year" }).await;
        window.shot(&format!("{name}-1920")).await;
    }
    window.click("nav-home").await;
    window.click("open-class").await;
    window.turn_to("filing").await;
    for (tab, name) in [("班次信息", "facts"), ("课程安排", "week"), ("师资", "faculty"), ("经费和名额", "means")]
    {
        window.click_text(tab, "tab").await;
        window.shot(&format!("{name}-1920")).await;
    }
    let class = beside(&window, &["class", "list"])["classes"][0]["id"].as_str().unwrap().to_owned();
    let shown = beside(&window, &["class", "show", &class]);
    assert_eq!((&shown["class"]["opens_on"], &shown["filing"]["in_time"]), (&"2021-11-01".into(), &true.into()));
    assert_eq!(shown["changes"][0]["facts"][0]["before"], "2021年10月25日");
    window.close().await;
}
