//! The year at a glance: sums, risks, cities, and everything in one workbook and one PDF.

use crate::window::Window;

#[tokio::test]
async fn a_year_is_summed_up_and_taken_along() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    window.click("nav-year").await;
    window.click_text("汇总", "tab").await;
    window.text_when("year-empty", |t| t.contains("2021年度还没有班次")).await;
    window.shot("year-empty-1366").await;
    window.end().await;

    let window = Window::open(1366, 768).await;
    window.click("try-sample").await;
    window.wait("open-class").await;
    window.click("nav-year").await;
    window.click_text("汇总", "tab").await;
    window.text_when("year-totals", |t| t.contains("1/1 期") && t.contains("30 人") && t.contains("证书 29 本")).await;
    window.text_when("year-cities", |t| t.contains("济南") && t.contains("2 人")).await;
    window.no_sideways_scroll().await;
    window.shot("year-summary-1366").await;
    window.click_by_text("经费").await;
    window.text_when("year-classes", |t| t.contains("83,211.32")).await;
    window.shot("year-money-1366").await;
    window.click("export-year").await;
    window.wait("open-year").await;
    window.file("saved/2021年度高级研修项目工作汇总.xlsx").await;
    window.file("saved/2021年度高级研修项目工作汇总.pdf").await;
    window.end().await;
}
