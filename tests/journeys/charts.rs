//! The charts of a class: where there is nothing yet they say what to do; then they draw what is on record.

use crate::beside;
use crate::window::Window;

#[tokio::test]
async fn charts_say_what_is_missing_and_draw_what_is_on_record() {
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
    window.click_text("图表", "tab").await;
    window.body_has("还没有一次课全部登记").await;
    window.body_has("还没有录取学员").await;
    // The budget is planned already, nothing is spent.
    window.text_when("chart-money", |t| t.contains("住宿费") && t.contains("0.00")).await;

    let people = [
        ("张三", "11010519491231002X", "济南"),
        ("李䶮", "110105199001011232", "青岛"),
        ("王五", "53010219200508011X", "青岛"),
    ];
    let rows: String = people
        .iter()
        .map(|(name, number, city)| format!("{name},{number},某市种子站,{city},群众,高级农艺师\n"))
        .collect();
    std::fs::write(path("receipts.csv"), format!("姓名,身份证号码,工作单位,所在市,政治面貌,职称\n{rows}")).unwrap();
    beside(&window, &["receipts", "import", &id, &path("receipts.csv")]);
    beside(&window, &["enrolment", "review", &id, "--all", "--accept"]);
    std::fs::write(path("marks.csv"), "姓名,1,2,3\n张三,√,√,√\n李䶮,√,缺勤,√\n王五,√,√,\n").unwrap();
    beside(&window, &["attendance", "import", &id, &path("marks.csv")]);
    window.reload().await;
    window.click("open-class").await;
    window.turn_to("reports").await;
    window.click_text("图表", "tab").await;
    window.text_when("chart-cities", |t| t.contains("青岛2人，66.67%") && t.contains("济南1人，33.33%")).await;
    window.text_when("chart-titles", |t| t.contains("副高级3人，100%")).await;
    // The third session isn't marked in full.
    let drawn = window.text_when("chart-attendance", |t| t.contains("66.67%")).await;
    assert_eq!(drawn.matches("上午").count() + drawn.matches("下午").count(), 2, "{drawn}");
    window.no_sideways_scroll().await;
    window.shot("charts-1366").await;
    window.end().await;
}
