//! Class committee and temporary Party group at the window, from the election to the summary; then the survey.

use std::fmt::Write as _;

use rust_xlsxwriter::Workbook;
use yanxiu_tests::root;

use crate::beside;
use crate::window::Window;

const LEARNERS: [(&str, &str, &str); 6] = [
    ("张三", "11010519491231002X", "中共党员"),
    ("李䶮", "110105199001011232", "中共党员"),
    ("王五", "53010219200508011X", "群众"),
    ("赵敏", "379999198001020108", "中共党员"),
    ("钱进", "379999198001030111", "中共预备党员"),
    ("孙立", "379999198001040117", "民盟盟员"),
];

/// The number with its check digit put right.
fn sound(number: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = number[..17].bytes().zip(weights).map(|(b, w)| usize::from(b - b'0') * w).sum();
    format!("{}{}", &number[..17], ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11])
}

/// A class with its roster, made beside the window.
fn class(window: &Window) -> String {
    let file = window.folder.path().join("class.toml").display().to_string();
    beside(window, &["template", "class", "--out", &file]);
    let made = beside(window, &["class", "new", "--file", &file]);
    let id = made["class_id"].as_str().unwrap().to_owned();
    let mut table = String::from("姓名,身份证号码,工作单位,政治面貌\n");
    for (name, number, status) in LEARNERS {
        let _ = writeln!(table, "{name},{},某市农业技术推广中心,{status}", sound(number));
    }
    let receipts = window.folder.path().join("回执.csv");
    std::fs::write(&receipts, table).unwrap();
    beside(window, &["receipts", "import", &id, &receipts.display().to_string()]);
    beside(window, &["enrolment", "review", &id, "--all", "--accept"]);
    id
}

fn answers(path: &std::path::Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        [
            "序号",
            "提交答卷时间",
            "1、课程设置",
            "2、食宿安排",
            "3、授课专家评价—林若曦",
            "4、对今后举办研修的意见和建议",
        ],
        ["1", "2021/10/28 15:01", "非常满意", "满意", "A", "增加现场教学的时间"],
        ["2", "2021/10/28 15:02", "满意", "一般", "非常满意", "无"],
        ["3", "2021/10/28 15:03", "很满意", "满意", "B.满意", "课件提前发给学员"],
        ["4", "2021/10/28 15:04", "非常满意", "不满意", "非常满意", ""],
        ["5", "2021/10/28 15:05", "非常满意", "满意", "非常满意", ""],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[tokio::test]
async fn bodies_are_formed_and_a_survey_is_taken_in() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let id = class(&window);
    window.click("open-class").await;
    window.turn_to("committee").await;
    window.click("usual-posts").await;
    for row in 0..3 {
        window.choose_in_cell("members-committee", row, 1, row).await;
    }
    window.click("join-all").await;
    window.retype("[data-testid=\"members-party_group\"] [data-cell=\"0:0\"]", "组长").await;
    window.date("elected-on-committee", "2021-10-25").await;
    window.shot("bodies-1366").await;
    window.no_sideways_scroll().await;
    window.click("save-committee").await;
    window.text_when("committee-state", |t| t == "已保存").await;
    let shown = beside(&window, &["committee", "show", &id]);
    assert_eq!(shown["members"].as_array().map(Vec::len), Some(7), "{shown}");
    window.click_text("活动 0 次", "tab").await;
    window.click("add-activity").await;
    window.type_into("activity-theme", "学习贯彻乡村振兴战略重要论述").await;
    window.type_into("activity-minutes", "集体学习并交流体会。").await;
    window.date("activity-on", "2021-10-25").await;
    window.click("all-party").await;
    assert_eq!(window.text("attended").await, "4 人");
    window.click("save-committee").await;
    window.text_when("committee-state", |t| t == "已保存").await;
    let photo = root().join("src-tauri/crates/api/src/sample/photo-1.png");
    std::fs::copy(photo, window.folder.path().join("pick/现场.png")).unwrap();
    window.click("add-photos").await;
    window.wait_for("[data-testid=photos] img").await;
    window.shot("activity-1366").await;
    window.no_sideways_scroll().await;
    window.click_text("党员表现（4 人未评）", "tab").await;
    window.press_cell("conduct", 0, 3, "1").await;
    for grade in ["2", "2", "1"] {
        window.press_keys(grade).await;
    }
    window.text_when("conduct-counts", |t| t == "优秀 2 人，良好 2 人").await;
    window.shot("conduct-1366").await;
    window.no_sideways_scroll().await;
    window.click("save-committee").await;
    window.text_when("committee-state", |t| t == "已保存").await;
    window.click_text("工作总结（未写）", "tab").await;
    window.shot("summary-1366").await;
    window.click("save-text-committee-summary-summary").await;
    window.text_when("stage-committee", |t| t.contains("已总结")).await;
    window.click("preview-summary").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("summary-preview-1366").await;
    window.reload().await;
    window.click("open-class").await;
    window.turn_to("reports").await;
    window.click_text("满意度", "tab").await;
    answers(&window.folder.path().join("pick/问卷.xlsx"));
    window.click("import-survey").await;
    let counts = window.text("survey-counts").await;
    assert!(counts.contains("回收 5 份，有效 5 份，意见建议 2 条"), "{counts}");
    window.shot("survey-check-1366").await;
    window.no_sideways_scroll().await;
    window.click("confirm-survey").await;
    window.text_when("satisfaction", |t| t == "86.67%").await;
    window.wait("survey-bars").await;
    window.shot("survey-1366").await;
    window.no_sideways_scroll().await;
    window.close().await;
    let shown = beside(&window, &["class", "show", &id]);
    let conduct: Vec<_> =
        shown["committee"]["conduct"].as_array().unwrap().iter().map(|c| c["grade"].clone()).collect();
    assert_eq!(conduct, ["excellent", "good", "good", "excellent"]);
    assert_eq!(shown["committee"]["activities"][0]["photos"].as_array().map(Vec::len), Some(1));
    assert_eq!(shown["survey_results"]["comments"].as_array().map(Vec::len), Some(2));
    assert_eq!(beside(&window, &["check"])["ok"], true);
}
