//! A class handed in, put right, archived, and opened again with a reason.

use crate::beside_in;
use crate::window::Window;

#[tokio::test]
async fn a_class_is_handed_in_archived_and_opened_again() {
    let window = Window::open(1366, 768).await;
    window.click("try-sample").await;
    window.wait("open-class").await;
    let sample = window.folder.path().join("data/sample");
    let class = beside_in(&sample, &["class", "list"])["classes"][0]["id"].as_str().unwrap().to_owned();
    // The sample stands handed in; here it is handed in by the person at the window.
    window.click("undo").await;
    window.click("open-class").await;
    window.turn_to("reports").await;
    window.wait("record-submission").await;
    window.click("export-bundle").await;
    assert!(window.text("bundle-done").await.contains("已签名"));
    window.shot("hand-in-1366").await;
    window.no_sideways_scroll().await;
    window.date("submitted-on", "2021-11-19").await;
    window.type_into("receipt-number", "〔2021〕118").await;
    window.type_into("received-by", "周立新").await;
    window.click("record-submission").await;
    window.wait("correct-submission").await;
    window.click("correct-submission").await;
    window.type_into("received-by", "（代）").await;
    window.type_into("correction-reason", "签收人写错").await;
    window.shot("correct-submission-1366").await;
    window.click("save-correction").await;
    window.wait("corrections").await;
    window.click("compare-submission").await;
    window.text_when("submission-difference", |t| t.contains("一致")).await;
    window.shot("handed-in-1366").await;
    window.no_sideways_scroll().await;
    window.type_into("archive-made-by", "王慧敏").await;
    window.type_into("archive-checked-by", "郑国栋").await;
    window.type_into("archive-note", "签到表原件齐全。").await;
    window.shot("archive-1366").await;
    window.click("archive").await;
    window.wait("archived").await;
    window.text_when("archived-fact", |t| t.contains("立卷人王慧敏")).await;
    window.shot("archived-1366").await;
    window.no_sideways_scroll().await;
    window.click("preview-contents").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("archive-contents-1366").await;
    window.close_drawer().await;
    // What would be refused can't be filled in; what only turns the page can.
    for stage in ["filing", "enrolment", "attendance", "committee", "assessment"] {
        window.turn_to(stage).await;
        let open = "arguments[0]([...document.querySelectorAll('.class section input, .class section textarea')] \
                    .filter(e => e.className.includes('ant-') && !e.className.includes('segmented') && e.type !== 'search' && !e.disabled && e.offsetParent).map(e => e.outerHTML))";
        assert_eq!(window.ask(open).await, serde_json::json!([]), "{stage} can be typed into");
    }
    window.shot("archived-assessment-1366").await;
    window.click("reopen").await;
    window.wait("reopen-reason").await;
    window.type_into("reopen-reason", "补登领取签收表").await;
    window.shot("reopen-1366").await;
    window.click_css(".ant-modal-footer .ant-btn-primary").await;
    // The page moves up when the banner goes.
    window.css_says(".head .quiet", "已报送").await;
    window.turn_to("reports").await;
    window.text_when("reopenings", |t| t.contains("补登领取签收表")).await;
    window.shot("reopened-1366").await;
    window.close().await;
    let shown = beside_in(&sample, &["class", "show", &class]);
    assert_eq!(shown["stage"], "submitted");
    assert_eq!(shown["submission"]["corrections"][0]["received_by"], "周立新");
    assert_eq!(shown["archive"]["reopenings"][0]["reason"], "补登领取签收表");
}
