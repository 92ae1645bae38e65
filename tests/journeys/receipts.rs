//! Receipts come by the armful: picked together, understood, corrected, decided on and taken in.

use std::path::PathBuf;

use super::beside;
use crate::dragging::Drag;
use crate::window::Window;

#[tokio::test]
async fn receipts_are_understood_corrected_chosen_and_taken() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let folder = window.folder.path().to_owned();
    let write = |name: &str, text: &str| -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let file = folder.join("class.toml").display().to_string();
    beside(&window, &["template", "class", "--out", &file]);
    let earlier = beside(&window, &["class", "new", "--file", &file])["class_id"].as_str().unwrap().to_owned();
    let known =
        write("往年.csv", "姓名,身份证号码,工作单位,手机号码\n张三,11010519491231002X,历山区农业局,13800000001\n");
    beside(&window, &["receipts", "import", &earlier, &known.display().to_string()]);
    let later = std::fs::read_to_string(&file).unwrap().replace("现代农业技术高级研修班", "智慧农业高级研修班");
    std::fs::write(&file, later).unwrap();
    let class = beside(&window, &["class", "new", "--file", &file])["class_id"].as_str().unwrap().to_owned();
    let pick = |name: &str, text: &str| std::fs::write(folder.join("pick").join(name), text).unwrap();
    for (name, text) in [
        (
            "历山区回执.csv",
            "姓名,身份证号码,工作单位,职务/职称,手机号码,特长\n\
             张叁,11010519491231002X,历山区农业农村局,科长/农艺师,13800000009,书法\n\
             欧阳䶮,110105199001011232,历山区农业农村局,站长/高级农艺师,13900000002,\n",
        ),
        (
            "市种子站.csv",
            "姓名,身份证号码,所属部门全称,联系电话\n\
             阿卜杜热合曼·买买提,53010219200508011X,市种子站,13700000003\n\
             王五,37010219800101,市种子站,不详\n",
        ),
        ("盖章扫描件.xlsx", "%PDF-1.4"),
    ] {
        pick(name, text);
    }
    window.reload().await;
    window.click_by_text("乡村振兴与智慧农业高级研修班").await;
    window.turn_to("enrolment").await;
    window.wait("import-receipts").await;
    window.shot("receipts-1366").await;
    let dragged: Vec<_> =
        ["历山区回执.csv", "市种子站.csv", "盖章扫描件.xlsx"].map(|n| folder.join("pick").join(n)).into();
    let drag = Drag::over(&dragged.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>(), 600, 400);
    window.text_when("dropping", |t| t.contains("导入 3 个文件")).await;
    window.shot("receipts-dragged-1366").await;
    drag.let_go();
    window.text_when("import-counts", |t| t.contains("共 4 行")).await;
    window.shot("import-people-1366").await;
    window.click_text("列的对应（10 列）", "tab").await;
    window.shot("import-columns-1366").await;
    window.choose("column-市种子站.csv-C", "工作单位").await;
    window.wait_for("[data-testid=\"column-市种子站.csv-C\"][title], .ant-select-content[title=\"工作单位\"]").await;
    window.shot("import-columns-corrected-1366").await;
    window.click_text("全部问题（5）", "tab").await;
    window.shot("import-problems-1366").await;
    window.click_text("人员（4）", "tab").await;
    window.click("mark-市种子站.csv").await;
    window.file("saved/市种子站-请改正.xlsx").await;
    window.click("take-person.name").await;
    window.click("keep-details.phone").await;
    window.shot("import-choices-1366").await;
    window.click("confirm-import").await;
    window.text_when("stage-enrolment", |t| t.contains('3')).await;
    window.shot("import-review-1366").await;
    let people = beside(&window, &["enrolment", "list", &class]);
    let found: Vec<(&str, &str, &str)> = people["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| ["name", "unit", "phone"].map(|k| p[k].as_str().unwrap_or_default()))
        .map(|[name, unit, phone]| (name, unit, phone))
        .collect();
    assert_eq!(
        found,
        [
            ("张叁", "历山区农业农村局", "13800000001"),
            ("欧阳䶮", "历山区农业农村局", "13900000002"),
            ("阿卜杜热合曼·买买提", "市种子站", "13700000003"),
        ]
    );
    window.click_text("回执", "tab").await;
    window.wait("kept-receipts").await;
    window.shot("receipts-kept-1366").await;
    window.close().await;
}
