//! Attendance at the window: sheets out, marks by key and by scanner, a sheet and a scan in, a correction; and how fast
//! the grid answers.

use std::fmt::Write as _;

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::window::Window;
use crate::{beside, numbers};

const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';
const RIGHT: char = '\u{e014}';
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
const ESCAPE: char = '\u{e00c}';
const ENTER: char = '\u{e007}';
const NO_KEYS: char = '\u{e000}';

/// A filed class with accepted learners, made on the command line beside the window.
fn class_with(window: &Window, learners: &[(String, String)], sessions: &str) -> String {
    let file = window.folder.path().join("class.toml");
    beside(window, &["template", "class", "--out", &file.display().to_string()]);
    let template = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, template.replace("sessions = [\n", &format!("sessions = [\n{sessions}"))).unwrap();
    let made = beside(window, &["class", "new", "--file", &file.display().to_string()]);
    let class = made["class_id"].as_str().unwrap().to_owned();
    beside(window, &["filing", "submit", &class, "--on", "2021-10-09"]);
    let mut receipts = String::from("姓名,身份证号码,工作单位,手机号码\n");
    for (index, (name, number)) in learners.iter().enumerate() {
        let _ = writeln!(receipts, "{name},{number},海岱省农业技术推广中心,1390000{index:04}");
    }
    let file = window.folder.path().join("r.csv");
    std::fs::write(&file, receipts).unwrap();
    beside(window, &["receipts", "import", &class, &file.display().to_string()]);
    beside(window, &["enrolment", "review", &class, "--all", "--accept"]);
    class
}

/// The signs of a learner's marks, session by session; a dot where there is none.
fn signs(shown: &Value, learner: usize) -> String {
    let sign = |session: &Value| {
        let marks = shown["learners"][learner]["marks"].as_array().unwrap();
        match marks.iter().find(|m| m["session"] == session["id"]).map(|m| m["mark"].as_str().unwrap()) {
            Some("present") => '到',
            Some("late") => '迟',
            Some("left_early") => '早',
            Some("leave") => '假',
            Some("absent") => '缺',
            _ => '.',
        }
    };
    shown["sessions"].as_array().unwrap().iter().map(sign).collect()
}

async fn tab(window: &Window, name: &str) {
    window.click_text(name, "tab").await;
}

#[tokio::test]
async fn marks_are_taken_by_key_by_scanner_and_from_a_sheet() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let names = [
        "王建国",
        "欧阳䶮",
        "阿卜杜热合曼·买买提",
        "李秀英",
        "司马相如",
        "赵国栋",
        "周海燕",
        "吴永康",
        "郑春梅",
        "单立新",
        "仇文博",
        "解思远",
    ];
    let learners: Vec<_> = names.iter().zip(numbers()).map(|(n, number)| ((*n).to_owned(), number)).collect();
    let class = class_with(&window, &learners, "");
    let pick = |name: &str| window.folder.path().join("pick").join(name);
    window.click("open-class").await;
    window.turn_to("attendance").await;
    // The sheet that goes round.
    window.click("sign-in-sheet").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("attendance-sheet-1366").await;
    window.close_drawer().await;
    // Back by keyboard: all present, then the exceptions; a block by Shift; one step back by Ctrl+Z.
    window.click("mark-all-1").await;
    window.keys("attendance", &format!("{DOWN}5{DOWN}j")).await;
    window.keys("attendance", &format!("{RIGHT}{SHIFT}{DOWN}{DOWN}{NO_KEYS}")).await;
    window.keys("attendance", "2").await;
    window.shot("attendance-block-1366").await;
    window.keys("attendance", &format!("{CONTROL}z{NO_KEYS}")).await;
    window.text_when("stage-attendance", |t| t.contains("1/10")).await;
    let shown = beside(&window, &["attendance", "show", &class]);
    assert_eq!(signs(&shown, 1), "缺.........");
    assert_eq!(signs(&shown, 3), "假.........", "every mark but a block goes on to the next learner");
    assert_eq!(shown["sessions"][1]["marked"], 0, "the block was taken back in one step");
    // By scanner, for the second session.
    tab(&window, "扫码").await;
    window.type_into("scan-number", &format!("{}{ENTER}", learners[2].1)).await;
    window.text_when("scan-name", |t| t.contains("阿卜杜热合曼·买买提") && t.contains("出勤")).await;
    window.shot("attendance-scan-1366").await;
    window.type_into("scan-number", &format!("12{ENTER}")).await;
    window.text_when("scan-name", |t| t.contains("解思远")).await;
    window.type_into("scan-number", &format!("12{ENTER}")).await;
    window.text_when("scan-name", |t| t.contains("已经签到")).await;
    window.click("scan-full").await;
    window.type_into("scan-number", &format!("110105000000000000{ENTER}")).await;
    window.text_when("scan-name", |t| t.contains("查无此号")).await;
    window.shot("attendance-scan-unknown-1366").await;
    window.type_into("scan-number", &format!("1{ENTER}")).await;
    window.text_when("scan-name", |t| t.contains("王建国")).await;
    window.shot("attendance-scan-full-1366").await;
    window.keys("scan-number", &ESCAPE.to_string()).await;
    window.text_when("scan-count", |t| t.contains("3/12")).await;
    // A sheet with many sessions: first with a slip, then right.
    tab(&window, "签到").await;
    marks(&pick("签到汇总.xlsx"), &learners, "怪");
    window.click("import-marks").await;
    window.text_when("import-counts", |t| t.contains("有误 1 处")).await;
    window.shot("attendance-import-wrong-1366").await;
    window.click("drop-import").await;
    marks(&pick("签到汇总.xlsx"), &learners, "病假");
    window.click("import-marks").await;
    window.text_when("import-counts", |t| t.contains("8 次课") && !t.contains("有误")).await;
    window.shot("attendance-import-1366").await;
    window.click("confirm-import").await;
    window.text_when("stage-attendance", |t| t.contains("9/10")).await;
    window.click("mark-all-2").await;
    window.text_when("stage-attendance", |t| t.contains("10/10")).await;
    // The signed sheet is kept with its session; what is no scan is refused by name.
    std::fs::write(pick("1签到表.jpg"), "not a picture").unwrap();
    window.click("attach-scan").await;
    window.body_has("1签到表.jpg”不是 PDF 或图片").await;
    std::fs::remove_file(pick("1签到表.jpg")).unwrap();
    std::fs::write(pick("1签到表.pdf"), "%PDF-1.4 scan").unwrap();
    window.click("attach-scan").await;
    window.text_when("session-bar", |t| t.contains("扫描件再附一份")).await;
    // What was checked is only put right with a reason.
    window.click("close-session").await;
    window.text_when("session-bar", |t| t.contains("取消核对")).await;
    window.keys("attendance", &format!("{CONTROL}{UP}{NO_KEYS}")).await;
    window.keys("attendance", "4").await;
    window.wait("asking").await;
    window.shot("attendance-asking-1366").await;
    window.type_into("reason", &format!("补交病假条{ENTER}")).await;
    window.text_when("marks-state", |t| t.contains("已登记 10/10")).await;
    window.shot("attendance-1366").await;
    window.no_sideways_scroll().await;
    for (name, picture) in [("统计", "heat"), ("更正 1", "corrections"), ("报到", "check-in")] {
        tab(&window, name).await;
        let said = [("heat", "97.74%"), ("corrections", "补交病假条"), ("check-in", "王建国")];
        let said = said.into_iter().find(|(p, _)| *p == picture).unwrap().1;
        window.text_when(picture, |t| t.contains(said)).await;
        window.shot(&format!("attendance-{picture}-1366")).await;
        window.no_sideways_scroll().await;
    }
    window.type_into("scan-number", &format!("3{ENTER}")).await;
    window.text_when("scan-count", |t| t.contains("1/12")).await;
    window.shot("attendance-check-in-scan-1366").await;
    // Somebody came in the place of one who didn't: an applicant, to be reviewed.
    window.click("no-show-11").await;
    window.click("substitute-11").await;
    let other = numbers().nth(40).unwrap();
    window.type_into("substitute-name", "尉迟恭").await;
    window.type_into("substitute-id_number", &other).await;
    window.click("save-substitute").await;
    window.body_has("尉迟恭顶替仇文博前来，还没有审验").await;
    window.shot("attendance-substitute-1366").await;
    window.click("to-temperatures").await;
    window.type_into("temperature-0", &format!("36.5{ENTER}37.4{ENTER}")).await;
    window.text_when("temperatures", |t| t.contains("发热")).await;
    window.shot("attendance-temperatures-1366").await;
    // Nothing is lost when the window is closed while marks are still being kept.
    tab(&window, "签到").await;
    let burst: String = "2".repeat(11);
    window.keys("attendance", &format!("{CONTROL}{UP}{NO_KEYS}")).await;
    window.keys("attendance", &format!("{RIGHT}{burst}")).await;
    window.close().await;
    let shown = beside(&window, &["attendance", "show", &class]);
    let late = (0..12).filter(|l| shown["learners"][*l]["marks"].to_string().matches("\"late\"").count() > 0).count();
    assert!(late >= 11, "{late} of the burst are kept");
    assert_eq!(beside(&window, &["check"])["ok"], true);
}

/// Marks of the third to the tenth session by number, day and topic; one cell says `odd`.
fn marks(path: &std::path::Path, learners: &[(String, String)], odd: &str) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headings =
        ["姓名", "身份证号码", "3", "第4次课", "10月26日下午", "6", "7", "分组研讨：技术成果如何落地", "9", "10"];
    for (column, heading) in headings.iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    for (row, (name, number)) in learners.iter().enumerate() {
        let row = u32::try_from(row + 1).unwrap();
        sheet.write(row, 0, name).unwrap().write(row, 1, number).unwrap();
        for column in 2..10 {
            let text = if (row, column) == (5, 4) { odd } else { "√" };
            sheet.write(row, column, text).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// How long the grid takes from a key to the picture, with 300 learners and 12 sessions, while marks are being kept
/// and a hand presses ten keys a second.
/// A measurement, not a test: `cargo test --release -p yanxiu-tests --features journeys --test journeys -- --ignored --nocapture`.
#[tokio::test]
#[ignore = "measures, and says figures"]
async fn measure_how_fast_the_grid_answers() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let names = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    let learners: Vec<_> = numbers()
        .take(300)
        .enumerate()
        .map(|(n, number)| {
            let family = names.chars().nth(n % names.chars().count()).unwrap();
            let given = names.chars().nth((n / 7) % names.chars().count()).unwrap();
            (format!("{family}{given}{}", if n % 2 == 0 { "华" } else { "" }), number)
        })
        .collect();
    let two = "  { on = \"2021-10-28\", part = \"evening\", starts = \"19:00\", ends = \"20:00\", topic = \"甲\", kind = \"seminar\", hours = \"1\" },\n  { on = \"2021-10-27\", part = \"evening\", starts = \"19:00\", ends = \"20:00\", topic = \"乙\", kind = \"seminar\", hours = \"1\" },\n";
    let class = class_with(&window, &learners, two);
    window.click("open-class").await;
    window.turn_to("attendance").await;
    window.wait("mark-all-12").await;
    window.watch_keys().await;
    let mut pressed = 0;
    for column in 0..12 {
        window.keys("attendance", &format!("{CONTROL}{UP}{NO_KEYS}")).await;
        if column > 0 {
            // By itself: within one run of keys the driver still holds the control key down.
            window.keys("attendance", &RIGHT.to_string()).await;
        }
        let marks = (0..100).map(|n| char::from(b'1' + u8::try_from((column + n) % 5).unwrap()));
        window.keys_by_hand(marks).await;
        pressed += 100;
    }
    let mut times = window.watched_keys().await;
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!(
        "300 learners, 12 sessions, {} keys: p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, most {:.1} ms",
        times.len(),
        at(50),
        at(95),
        at(99),
        at(100)
    );
    window.text_when("marks-state", |t| t.contains("已登记")).await;
    window.shot("attendance-300-1366").await;
    window.close().await;
    let shown = beside(&window, &["attendance", "show", &class]);
    let kept: u64 = shown["sessions"].as_array().unwrap().iter().map(|s| s["marked"].as_u64().unwrap()).sum();
    assert_eq!(kept, pressed, "every key pressed is a mark kept");
}
