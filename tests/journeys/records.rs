//! Courseware, a finding, a clipping: recorded by kind, with their files, and shared as one package.

use crate::beside_in;
use crate::window::Window;

#[tokio::test]
async fn what_is_worth_sharing_is_recorded_with_its_files_and_packed() {
    let window = Window::open(1366, 768).await;
    window.click("try-sample").await;
    window.wait("open-class").await;
    let sample = window.folder.path().join("data/sample");
    let class = beside_in(&sample, &["class", "list"])["classes"][0]["id"].as_str().unwrap().to_owned();
    window.click("open-class").await;
    window.turn_to("reports").await;
    window.click_text("成果和宣传", "tab").await;
    window.click_by_text("共享课件 1").await;
    std::fs::write(window.folder.path().join("pick/课件.pptx"), b"PK slides").unwrap();
    window.click("add-file-智慧农业装备与数字化管理课件").await;
    window.text_when("outcome-files", |t| t.contains("课件.pptx")).await;
    window.shot("outcomes-courseware-1366").await;
    window.no_sideways_scroll().await;
    window.click("export-sharing").await;
    window.wait("open-sharing").await;
    window.file("saved/共享课件/01-智慧农业装备与数字化管理课件.pptx").await;
    window.file("saved/00-共享目录.pdf").await;
    window.click_by_text("监督巡查 1").await;
    window.shot("outcomes-inspection-1366").await;
    window.no_sideways_scroll().await;
    window.end().await;
    let shown = beside_in(&sample, &["class", "show", &class]);
    assert_eq!(shown["attachments"].as_array().unwrap().iter().filter(|a| a["file_name"] == "课件.pptx").count(), 1);
}
