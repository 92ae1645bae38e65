//! Finding a person by initials, making two entries one, taking it back, and erasing somebody for good.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use crate::beside;
use crate::window::Window;

const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";
/// Control held down, K, and all let go.
const CTRL_K: &str = "\u{e009}k\u{e000}";

/// A unit's receipt: name, number, unit, phone.
fn receipt(path: &Path, people: &[[&str; 4]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in std::iter::once(&["姓名", "身份证号", "工作单位", "手机"]).chain(people).enumerate()
    {
        for (column, text) in cells.iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    book.save(path).unwrap();
}

async fn find(window: &Window, typed: &str, picture: &str) {
    window.keys("nav-people", CTRL_K).await;
    window.type_into("search-text", typed).await;
    window.wait("search-here").await;
    window.shot(picture).await;
    window.keys("search-text", ENTER).await;
}

async fn merge(window: &Window, picture: &str) {
    window.click("nav-people").await;
    window.click_text("可能重复", "tab").await;
    window.wait("compare-pair").await;
    window.shot(&format!("{picture}-pairs")).await;
    window.click("compare-pair").await;
    window.wait("merge").await;
    window.no_sideways_scroll().await;
    window.shot(picture).await;
    window.click("merge-now").await;
    window.text_when("undo", |t| t.contains("合并人员")).await;
    assert_eq!(window.text_when("person-name", |t| !t.is_empty()).await, "张三");
}

#[tokio::test]
async fn a_person_is_found_merged_parted_merged_again_and_another_erased() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let file = window.folder.path().join("class.toml").display().to_string();
    beside(&window, &["template", "class", "--out", &file]);
    let made = beside(&window, &["class", "new", "--file", &file]);
    let first = made["class_id"].as_str().unwrap().to_owned();
    let copied = beside(&window, &["class", "copy", &first, "--open", "2021-11-02"]);
    let second = copied["class_id"].as_str().unwrap().to_owned();
    let path = window.folder.path().join("回执.xlsx");
    for (class, people) in [
        (
            &first,
            vec![
                ["张三", "37010219800101123", "济南市农业科学院蔬菜研究所", "13800000001"],
                ["欧阳䶮", "37010219820101123", "青岛农业大学", "13800000004"],
                ["阿卜杜热合曼·买买提", "65010219810101123", "烟台市农业农村局", "13800000003"],
                ["司马𬍛", "37010219830101123", "潍坊市寒亭区农业技术推广中心", "13800000005"],
                ["李四", "37010219850101456", "菏泽市牡丹区畜牧站", "13800000006"],
            ],
        ),
        (
            &second,
            vec![
                ["张三", "37010219800110123", "济南市农科院", "13800000001"],
                ["王㛃", "37010219870101123", "省农业技术推广中心", "13800000007"],
            ],
        ),
    ] {
        let numbers: Vec<String> = people.iter().map(|p| with_check_digit(p[1])).collect();
        let cells: Vec<[&str; 4]> = people.iter().zip(&numbers).map(|(p, n)| [p[0], n, p[2], p[3]]).collect();
        receipt(&path, &cells);
        let done = beside(&window, &["receipts", "import", class, &path.display().to_string()]);
        assert_eq!(done["rejected"], 0, "{done}");
    }
    beside(&window, &["enrolment", "review", &first, "--person", "李四", "--decline", "超过名额"]);
    window.click("nav-people").await;
    window.text_when("people-count", |t| t.contains("在册 7 人")).await;
    window.shot("people-1366").await;
    window.no_sideways_scroll().await;

    find(&window, "oyy", "search-initials-1366").await;
    assert_eq!(window.text_when("person-name", |t| !t.is_empty()).await, "欧阳䶮");
    assert!(window.text("person-number").await.contains("********"), "numbers are masked until asked for");
    window.click("full-number").await;
    window.text_when("person-number", |t| t.starts_with("37010219820101")).await;
    window.shot("person-1366").await;
    // Arrows go down the list; the second of the two 张三 is opened.
    window.keys("nav-people", CTRL_K).await;
    window.type_into("search-text", "张三").await;
    window.wait("search-here").await;
    window.keys("search-text", DOWN).await;
    window.shot("search-two-1366").await;
    window.keys("search-text", ENTER).await;
    window.text_when("person-name", |t| t == "张三").await;

    merge(&window, "merge-1366").await;
    window.shot("merged-1366").await;
    window.click("undo").await;
    window.text_when("undo", |t| !t.contains("合并人员")).await;
    assert_eq!(beside(&window, &["people", "list"])["total"], 7);
    merge(&window, "merge-again-1366").await;
    assert_eq!(beside(&window, &["people", "list"])["total"], 6);

    // Enter right behind what is typed opens what that finds, not what stood there before.
    // The box has the keys at once, whether or not it has faded in.
    window.keys("nav-people", CTRL_K).await;
    window.press_keys(&format!("ls{ENTER}")).await;
    window.text_when("person-name", |t| t == "李四").await;
    window.click("erase-person").await;
    window.wait("erasure").await;
    window.shot("erase-1366").await;
    window.type_into("erase-confirm", "李四").await;
    window.click("erase-now").await;
    window.wait("erased").await;
    window.shot("erased-1366").await;
    window.click("nav-people").await;
    window.click_text("名册", "tab").await;
    window.text_when("people-count", |t| t.contains("已删除 1 人")).await;
    window.click_text("姓名用字", "tab").await;
    window.wait("rare-summary").await;
    window.shot("rare-1366").await;
    window.click_text("保存期限", "tab").await;
    window.wait("retention-years").await;
    window.shot("retention-1366").await;
    assert_eq!(beside(&window, &["check"])["ok"], true);
    assert_eq!(beside(&window, &["search", "李四"])["people"].as_array().map(Vec::len), Some(0));
    window.close().await;
}

/// 17 digits with their check digit.
fn with_check_digit(first: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{first}{}", char::from("10X98765432".as_bytes()[(sum % 11) as usize]))
}
