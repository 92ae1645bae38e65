//! Money at the desk: fees filled in from the timetable, kept, seen beside the budget and in the score sheet's evidence.

use crate::beside;
use crate::window::Window;

#[tokio::test]
async fn fees_come_from_the_timetable_and_count_against_the_budget() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let path = |name: &str| window.folder.path().join(name).display().to_string();
    beside(&window, &["template", "class", "--out", &path("class.toml")]);
    let made = beside(&window, &["class", "new", "--file", &path("class.toml")]);
    let id = made["class_id"].as_str().unwrap().to_owned();
    window.click("open-class").await;
    window.turn_to("reports").await;
    window.click_text("经费", "tab").await;
    window.text_when("money-kinds", |t| t.contains("师资费25,000.000.00")).await;
    window.text_when("fees-by-timetable", |t| t == "按课表填入 5 人").await;
    window.click("fees-by-timetable").await;
    window.text_when("fees-by-timetable", |t| t == "按课表填入").await;
    window.shot("money-filled-1366").await;
    // One fee is agreed lower: 2,000 after tax instead of the most there is; what is before tax is reckoned anew.
    window.retype("[data-testid=\"fees\"] [data-cell=\"0:2\"]", "2000").await;
    window.retype("[data-testid=\"fees\"] [data-cell=\"0:3\"]", "").await;
    window.click("save-money").await;
    window.text_when("undo", |t| t.contains("经费")).await;
    let shown = beside(&window, &["class", "show", &id]);
    let fees = shown["money"]["lines"]["fees"].as_array().unwrap();
    let first = &fees[0];
    assert_eq!((&first["name"], &first["hours"]), (&"林若曦".into(), &"3".into()));
    assert_eq!((&first["net"], &first["gross"]), (&200_000.into(), &230_000.into()));
    assert_eq!(fees.len(), 5);
    let spent = shown["money"]["spent"].as_i64().unwrap();
    let whole = fees.iter().map(|f| f["gross"].as_i64().unwrap()).sum::<i64>();
    assert_eq!(spent, whole, "nothing else is spent");
    let yuan = format!("{},{:03}.{:02}", whole / 100_000, whole / 100 % 1_000, whole % 100);
    window.text_when("money-kinds", |t| t.contains(&yuan)).await;
    window.no_sideways_scroll().await;
    window.shot("money-kept-1366").await;
    window.click_css(".ant-tabs-tab[data-node-key=\"scores\"]").await;
    window.body_has("经费来源：").await;
    window.body_has("经费结算表：预算").await;
    window.no_sideways_scroll().await;
    window.shot("scores-1366").await;
    window.end().await;
    assert_eq!(beside(&window, &["check"])["ok"], true);
}
