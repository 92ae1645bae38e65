//! The office's own forms and the shipped ones corrected, at the window.

use rust_xlsxwriter::Workbook;
use yanxiu_tests::root;

use crate::beside;
use crate::window::Window;

/// A form as another program wrote it, where the window picks files.
fn offered(window: &Window, name: &str) {
    let from = root().join("tests/data/office-forms").join(name);
    let folder = window.folder.path().join("pick");
    for old in std::fs::read_dir(&folder).unwrap() {
        std::fs::remove_file(old.unwrap().path()).unwrap();
    }
    std::fs::copy(from, folder.join(name)).unwrap();
}

async fn with_a_class() -> (Window, String) {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let file = window.folder.path().join("class.toml").display().to_string();
    beside(&window, &["template", "class", "--out", &file]);
    let made = beside(&window, &["class", "new", "--file", &file]);
    let class = made["class_id"].as_str().unwrap().to_owned();
    window.wait("open-class").await;
    (window, class)
}

#[tokio::test]
async fn a_form_of_the_offices_own_is_checked_kept_and_filled() {
    let (window, class) = with_a_class().await;
    window.click("nav-year").await;
    window.click_text("表格", "tab").await;
    window.wait("add-form").await;
    window.shot("forms-empty-1366").await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("备案表").unwrap();
    sheet.write(0, 0, "{{class.titel}}").unwrap();
    sheet.write(1, 1, "{{承办单位}}").unwrap();
    book.save(window.folder.path().join("pick/错.xlsx")).unwrap();
    window.click("add-form").await;
    window.text_when("form-counts", |t| t.contains("找到 2 处占位符，其中 1 处不认识")).await;
    window.shot("forms-wrong-1366").await;
    window.click("form-back").await;
    offered(&window, "filing-form.docx");
    window.click("add-form").await;
    window.text_when("form-counts", |t| t.contains("都能填写")).await;
    window.type_into("form-title", "省厅备案表").await;
    window.shot("forms-check-1366").await;
    window.no_sideways_scroll().await;
    window.click("keep-form").await;
    window.wait("fill-省厅备案表").await;
    offered(&window, "roster.xlsx");
    window.click("add-form").await;
    window.text_when("form-counts", |t| t.contains("都能填写")).await;
    window.choose_sought("form-kind", "学员名单（附件4）").await;
    window.click("keep-form").await;
    window.wait("fill-学员名单（附件4）").await;
    window.shot("forms-own-1366").await;
    window.no_sideways_scroll().await;
    window.click("fill-省厅备案表").await;
    window.file("saved/省厅备案表.docx").await;
    window.click_text("可用的占位符", "tab").await;
    window.wait("form-fields").await;
    window.type_into("find-field", "学员").await;
    window.shot("forms-fields-1366").await;
    window.no_sideways_scroll().await;
    window.click("export-fields").await;
    window.file("saved/占位符.xlsx").await;
    window.click("nav-home").await;
    window.click("open-class").await;
    window.turn_to("reports").await;
    window.body_has("省厅备案表").await;
    window.shot("forms-papers-1366").await;
    window.close().await;
    let shown = beside(&window, &["class", "show", &class]);
    let papers = shown["papers"].as_array().unwrap();
    let roster = papers.iter().find(|p| p["kind"] == "roster").unwrap();
    assert_eq!(roster["own_formats"], serde_json::json!(["xlsx"]));
    assert!(papers.iter().any(|p| p["title"] == "省厅备案表"));
}

#[tokio::test]
async fn a_shipped_form_is_corrected_beside_its_paper() {
    let (window, class) = with_a_class().await;
    window.click("nav-year").await;
    window.click_text("表格", "tab").await;
    window.click_text("软件的表格样式", "tab").await;
    window.click("edit-filing-form").await;
    window.text_when("form-pages", |t| t.contains("页")).await;
    window.wait_for("[data-testid=form-paper] [data-drawn]").await;
    window.click("open-part-3").await;
    window.wait("cell-9-0").await;
    window.shot("form-editor-1366").await;
    window.no_sideways_scroll().await;
    window.retype("[data-testid=\"cell-9-0\"]", "办班地点").await;
    window.text_when("form-state", |t| t.contains("尚未保存")).await;
    window.type_into("cell-9-1", "{{class.plaec}}").await;
    window.body_has("没有“class.plaec”这一项数据").await;
    window.shot("form-editor-wrong-1366").await;
    window.click("form-undo").await;
    window.text_when("form-pages", |t| t.contains("共")).await;
    window.click("form-save").await;
    window.wait("reset-filing-form").await;
    window.click("edit-roster").await;
    window.click("open-part-3").await;
    window.wait("form-columns").await;
    window.click("add-column").await;
    window.text_when("form-state", |t| t.contains("尚未保存")).await;
    window.shot("form-columns-1366").await;
    window.no_sideways_scroll().await;
    // The column isn't kept.
    window.end().await;
    let out = window.folder.path().join("out");
    let made =
        beside(&window, &["report", "export", &class, "--only", "filing-form", "--out", &out.display().to_string()]);
    assert_eq!(made["files"].as_array().map(Vec::len), Some(2), "{made}");
    let listed = beside(&window, &["forms", "definition"]);
    assert_eq!(listed["forms"].as_array().map(Vec::len), Some(1), "{listed}");
}
