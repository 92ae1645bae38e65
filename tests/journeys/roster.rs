//! The roster of a class at the window: its order, groups, rooms and seats, the freeze, and a name corrected after it.

use crate::beside;
use crate::window::Window;

/// Ctrl is not needed anywhere; these are the keys a person uses, as WebDriver names them.
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";
const ENTER: &str = "\u{e007}";

/// People with names and units of every length, one unit thrice.
const PEOPLE: &str = "姓名,身份证号码,性别,工作单位,所在市,政治面貌,手机号码,住宿要求,饮食要求
张三,11010519491231002X,女,某市农业技术推广中心,济南,中共党员,13900000001,合住,
李䶮,110105199001011232,男,某市农业技术推广中心,青岛,群众,13900000002,合住,清真
王五,53010219200508011X,男,某市农业技术推广中心,烟台,群众,13900000003,单间,
欧阳䶮,110105198001010016,男,某省农业科学院,济南,群众,13900000004,合住,清真
阿卜杜热合曼·买买提,110105198001010032,男,某市种子站,威海,中共党员,13900000005,不住宿,清真
王㛃,110105198001010024,女,山东省某某市农业技术推广与乡村振兴服务保障中心,德州,群众,13900000006,与张三同住,素食
";

#[tokio::test]
async fn a_roster_is_settled_frozen_and_corrected() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let file = |name: &str| window.folder.path().join(name).display().to_string();
    beside(&window, &["template", "class", "--out", &file("class.toml")]);
    let made = beside(&window, &["class", "new", "--file", &file("class.toml")]);
    let class = made["class_id"].as_str().unwrap().to_owned();
    std::fs::write(file("回执.csv"), PEOPLE).unwrap();
    let read = beside(&window, &["receipts", "import", &class, &file("回执.csv")]);
    assert_eq!(read["new"], 6, "{read}");
    beside(&window, &["enrolment", "review", &class, "--all", "--accept"]);
    window.click("open-class").await;
    window.turn_to("enrolment").await;
    window.click_text("名册（6 人）", "tab").await;
    window.text_when("roster-state", |t| t.contains("未定稿")).await;
    window.click("order-roster").await;
    window.text_when("roster-table", |t| t.find("阿卜杜热合曼").unwrap_or(9_999) < t.find("李䶮").unwrap_or(0)).await;
    window.shot("roster-order-1366").await;
    window.no_sideways_scroll().await;

    window.click("roster-groups").await;
    window.retype("[data-testid=\"group-count\"]", "3").await;
    window.click("divide-groups").await;
    for group in 1..=3 {
        window.text_when(&format!("lane-{group}"), |t| t.contains("2 人")).await;
    }
    // By keyboard: who is in the last group moves into a new one and leads it.
    let shown = beside(&window, &["roster", "show", &class]);
    let third = shown["learners"].as_array().unwrap().iter().find(|l| l["group"] == 3).unwrap();
    let chip = format!("chip-{}", third["name"].as_str().unwrap());
    window.keys(&chip, RIGHT).await;
    window.text_when("lane-4", |t| t.contains("1 人")).await;
    window.keys(&chip, ENTER).await;
    window.text_when("lane-4", |t| t.contains("组长")).await;
    window.shot("roster-groups-1366").await;

    window.click("roster-rooms").await;
    window.type_into("room-list", "501-503，601×1").await;
    window.click("allot-rooms").await;
    window.text_when("lane-501", |t| t.contains("张三") && t.contains("王㛃")).await;
    window.text_when("lane-601", |t| t.contains("王五")).await;
    // A step to the left he is alone still; another, and he isn't.
    window.keys("chip-王五", LEFT).await;
    window.text_when("lane-503", |t| t.contains("王五")).await;
    window.keys("chip-王五", LEFT).await;
    window.text_when("room-problems", |t| t.contains("王五要求单间")).await;
    window.shot("roster-rooms-1366").await;

    window.click("roster-seats").await;
    window.retype("[data-testid=\"seat-rows\"]", "3").await;
    window.retype("[data-testid=\"seat-columns\"]", "4").await;
    window.retype("[data-testid=\"seat-aisles\"]", "2").await;
    window.click("fill-seats").await;
    let front = window.text_when("seat-1", |t| !t.is_empty()).await;
    let behind = window.text("seat-5").await;
    window.keys("seat-1", ENTER).await;
    window.keys("seat-1", DOWN).await;
    window.keys("seat-5", ENTER).await;
    window.text_when("seat-5", |t| t == front).await;
    assert_eq!(window.text("seat-1").await, behind, "they changed places");
    window.shot("roster-seats-1366").await;
    window.no_sideways_scroll().await;

    window.click("roster-places").await;
    window.cell("places", 0, 4, "502").await;
    window.click("save-places").await;
    window.text_when("undo", |t| t.contains("安排住宿")).await;
    window.shot("roster-places-1366").await;

    window.click("roster-order").await;
    window.date("freeze-on", "2021-10-25").await;
    window.click("freeze").await;
    window.text_when("roster-state", |t| t.contains("已于2021年10月25日定稿") && t.contains("变更 0 处")).await;
    window.shot("roster-frozen-1366").await;
    // A name is corrected after the freeze: recorded by itself, explained by hand.
    window.click_text("审验", "tab").await;
    window.click("open-李䶮").await;
    window.click("edit-applicant").await;
    window.retype("[data-testid=\"applicant-name\"]", "李龑").await;
    window.click("save-applicant").await;
    window.text_when("undo", |t| t.contains("编辑报名人员")).await;
    window.click_text("名册（6 人）", "tab").await;
    window.text_when("roster-changes", |t| t.contains("李䶮 → 李龑")).await;
    window.keys("reason-李龑", &format!("与身份证核对{ENTER}")).await;
    window.text_when("roster-state", |t| t.contains("变更 1 处") && !t.contains("没有写明原因")).await;
    window.shot("roster-changed-1366").await;
    window.click("paper-roster").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("roster-paper-1366").await;
    window.close().await;
    let shown = beside(&window, &["roster", "show", &class]);
    let change = &shown["changes"][0];
    assert_eq!((&change["kind"], &change["reason"]), (&"corrected".into(), &"与身份证核对".into()), "{change}");
    assert_eq!(beside(&window, &["check"])["ok"], true);
}
