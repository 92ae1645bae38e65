//! A certificate's template at the window: drawn by hand, taken back, kept, given away and taken in.

use image::{Rgba, RgbaImage};
use serde_json::Value;

use crate::beside_in;
use crate::desktop::close_windows;
use crate::window::Window;

/// Left and upper edge of an element as the numbers beside the sheet give them.
async fn place(window: &Window) -> (f64, f64) {
    let number = async |name: &str| {
        let script = format!("arguments[0](document.querySelector('[data-testid=prop-{name}]').value);");
        window.ask(&script).await.as_str().unwrap_or_default().parse::<f64>().unwrap()
    };
    (number("x").await, number("y").await)
}

async fn settled(window: &Window, state: &str) {
    window.text_when("design-state", |t| t == state).await;
}

#[tokio::test]
async fn a_template_is_designed_by_hand() {
    let window = Window::open(1366, 768).await;
    window.click("try-sample").await;
    window.click("open-class").await;
    window.turn_to("certificates").await;
    window.click("open-templates").await;
    window.wait("templates").await;
    window.shot("templates-1366").await;
    window.click("design-landscape").await;
    window.wait_for("[data-testid=paper][data-drawn]").await;
    settled(&window, "已保存").await;
    window.shot("designer-1366").await;
    // The date is dragged away; it comes to rest where it meets a line.
    window.click("layer-date").await;
    let (x, y) = place(&window).await;
    window.drag("[data-testid=piece-date]", -61, 24).await;
    let dragged = place(&window).await;
    assert!(dragged.0 < x - 5.0 && dragged.1 > y + 5.0, "{x} {y} {dragged:?}");
    settled(&window, "有改动未保存").await;
    window.shot("designer-dragged-1366").await;
    window.keys("sheet", "\u{e014}\u{e014}").await;
    window.keys("sheet", "\u{e008}\u{e013}\u{e000}").await;
    let nudged = place(&window).await;
    assert!((nudged.0 - dragged.0 - 0.2).abs() < 0.001 && (nudged.1 - dragged.1 + 1.0).abs() < 0.001, "{nudged:?}");
    for _ in 0..3 {
        window.keys("sheet", "\u{e009}z\u{e000}").await;
    }
    assert_eq!(place(&window).await, dragged, "each nudge is a step of its own");
    window.keys("sheet", "\u{e009}z\u{e000}").await;
    assert_eq!(place(&window).await, (x, y));
    settled(&window, "已保存").await;
    // Another text, then a seal over the issuer.
    window.click("layer-number").await;
    window.type_into("prop-text", "（正本）").await;
    let seal = RgbaImage::from_fn(500, 500, |x, y| {
        let (dx, dy) = (f64::from(x) - 249.5, f64::from(y) - 249.5);
        let far = dx.hypot(dy);
        Rgba([200, 25, 25, if (215.0..245.0).contains(&far) || far < 60.0 { 170 } else { 0 }])
    });
    seal.save(window.folder.path().join("pick/印章.png")).unwrap();
    window.click("add-image").await;
    window.wait("handle-se").await;
    window.drag("[data-testid=piece-image1]", 166, 129).await;
    settled(&window, "有改动未保存").await;
    window.shot("designer-seal-1366").await;
    window.choose_listed("sample", "30 字姓名和 60 字班次名称").await;
    settled(&window, "有改动未保存").await;
    window.shot("designer-longest-1366").await;
    // A slip in one text leaves the others to be seen.
    window.click("layer-identity").await;
    window.type_into("prop-text", "{{certificate.nummer}}").await;
    window.body_has("certificate.nummer").await;
    settled(&window, "有改动未保存").await;
    window.shot("designer-slip-1366").await;
    window.click("design-undo").await;
    // Too narrow a box is told at once, and leads to its element.
    window.click("layer-heading").await;
    window.retype("[data-testid=prop-width]", "30").await;
    window.body_has("放不下").await;
    settled(&window, "有改动未保存").await;
    window.shot("designer-wrong-1366").await;
    window.click("design-undo").await;
    window.click("zoom-in").await;
    window.click("zoom-in").await;
    settled(&window, "有改动未保存").await;
    window.shot("designer-zoomed-1366").await;
    window.click("zoom-fit").await;
    // What isn't kept yet is still there after going away.
    window.click("close-designer").await;
    window.body_has("有改动未保存").await;
    // Nor does closing the window throw it away unasked.
    assert!(close_windows() > 0, "a window stands open");
    window.body_has("证书样式“横式（花边）”的改动会丢失").await;
    window.shot("closing-unsaved-1366").await;
    window.click_css(".ant-modal-confirm-btns .ant-btn:not(.ant-btn-primary)").await;
    window.click("design-landscape").await;
    settled(&window, "有改动未保存").await;
    window.click("save-template").await;
    settled(&window, "已保存").await;
    window.resize(1920, 1080).await;
    window.shot("designer-1920").await;
    window.resize(1366, 768).await;
    window.click("close-designer").await;
    window.body_has("随软件提供，已修改").await;
    window.click("export-landscape").await;
    window.file("saved/证书样式-横式（花边）.toml").await;
    let saved = window.folder.path().join("saved/证书样式-横式（花边）.toml");
    std::fs::remove_file(window.folder.path().join("pick/印章.png")).unwrap();
    std::fs::copy(&saved, window.folder.path().join("pick/样式.toml")).unwrap();
    window.click("import-template").await;
    window.body_has("横式（花边）（2）").await;
    window.shot("templates-imported-1366").await;
    window.click("choose-portrait").await;
    window.body_has("1 个班次选用").await;
    window.close_drawer().await;
    window.click("preview-certificates").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("certificates-portrait-1366").await;
    window.reload().await;
    window.click("nav-register").await;
    window.click_text("证书样式", "tab").await;
    window.wait("templates").await;
    window.no_sideways_scroll().await;
    window.shot("register-templates-1366").await;
    window.click("design-overprint").await;
    window.wait_for("[data-testid=paper][data-drawn]").await;
    settled(&window, "已保存").await;
    window.shot("designer-overprint-1366").await;
    window.click("close-designer").await;
    window.wait("templates").await;
    window.close().await;
    let sample = window.folder.path().join("data/sample");
    let list = beside_in(&sample, &["certificates", "template", "list"]);
    let rows = list["templates"].as_array().unwrap();
    let changed: Vec<&Value> = rows.iter().filter(|t| t["changed"] == true).map(|t| &t["key"]).collect();
    assert_eq!((rows.len(), changed), (4, vec![&Value::from("landscape")]));
    let again = window.folder.path().join("again.toml").display().to_string();
    beside_in(&sample, &["certificates", "template", "export", "横式（花边）", "--out", &again]);
    assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(&saved).unwrap(), "the same file both ways");
    assert_eq!(beside_in(&sample, &["check"])["ok"], true);
}
