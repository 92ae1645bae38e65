//! Certificates at the desk: numbers, print, spoil, hand-over, void, reissue, verification, a former register.

use std::path::Path;

use crate::window::Window;
use crate::{beside, beside_in};

/// A class of three that is concluded; returns its id.
async fn class(window: &Window) -> String {
    let path = |name: &str| window.folder.path().join(name).display().to_string();
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    beside(window, &["template", "class", "--out", &path("class.toml")]);
    let made = beside(window, &["class", "new", "--file", &path("class.toml")]);
    let id = made["class_id"].as_str().unwrap().to_owned();
    beside(window, &["filing", "submit", &id, "--on", "2021-10-09"]);
    let people = [("张三", "11010519491231002X"), ("李䶮", "110105199001011232"), ("王五", "53010219200508011X")];
    let rows: String = people.iter().map(|(name, number)| format!("{name},{number},某市种子站,群众\n")).collect();
    std::fs::write(path("receipts.csv"), format!("姓名,身份证号码,工作单位,政治面貌\n{rows}")).unwrap();
    beside(window, &["receipts", "import", &id, &path("receipts.csv")]);
    beside(window, &["enrolment", "review", &id, "--all", "--accept"]);
    let all = ",√".repeat(10);
    let marks: String = people.iter().map(|(name, _)| format!("{name}{all}\n")).collect();
    std::fs::write(path("marks.csv"), format!("姓名,1,2,3,4,5,6,7,8,9,10\n{marks}")).unwrap();
    beside(window, &["attendance", "import", &id, &path("marks.csv")]);
    std::fs::write(path("scores.csv"), "姓名,结业测试,研修心得\n张三,90,90\n李䶮,90,90\n王五,90,90\n").unwrap();
    beside(window, &["assessment", "import", &id, &path("scores.csv")]);
    beside(window, &["assessment", "conclude", &id]);
    id
}

#[tokio::test]
async fn certificates_are_numbered_printed_handed_over_and_verified() {
    let window = Window::open(1366, 768).await;
    let id = class(&window).await;
    let pick = |name: &str| window.folder.path().join("pick").join(name);
    window.click("open-class").await;
    window.turn_to("certificates").await;
    // What they say, and a scheme of one's own that begins at 46.
    window.click("open-setup").await;
    window.text_when("next-numbers", |t| t.contains("2021-17-001、2021-17-002、2021-17-003")).await;
    window.type_into("setup-seal", "（盖章）").await;
    window.click("save-setup").await;
    window.text_when("undo", |t| t.contains("设置证书")).await;
    window.click("new-scheme").await;
    window.type_into("scheme-name", "学院统一编号").await;
    let back = "\u{e003}".repeat("{year}-{plan_number}-{seq:03}".len());
    window.keys("scheme-pattern", &format!("\u{e010}{back}鲁研{{year}}{{seq:04}}号")).await;
    window.retype("[data-testid=\"scheme-start\"]", "46").await;
    window.text_when("scheme-preview", |t| t.contains("鲁研20210046号")).await;
    window.shot("certificates-setup-1366").await;
    window.click("save-scheme-number").await;
    window.text_when("next-numbers", |t| t.contains("鲁研20210046号、鲁研20210047号")).await;
    window.close_drawer().await;
    window.text_when("certificates-state", |t| t.contains("编号自 鲁研20210046号 起")).await;
    window.click("issue").await;
    window.confirm().await;
    window.text_when("certificates-state", |t| t.contains("有效的证书 3 本")).await;
    // There are fewer sheets of stock than certificates, and the print panel says so.
    beside(&window, &["certificates", "stock", "receive", "2", "--from", "省厅"]);
    window.click("open-print").await;
    window.click_by_text("套打：纸上已印好边框和标题").await;
    window.text_when("stock-left", |t| t.contains("还有 2 张") && t.contains("还缺 1 张")).await;
    window.shot("certificates-print-short-of-stock-1366").await;
    window.close_drawer().await;
    // Two printed on stock, one sheet spoiled.
    for row in 1..=3 {
        window.click_css(&format!(".ant-table-row:nth-of-type({}) .ant-checkbox-input", row + 1)).await;
    }
    window.click("mark-printed").await;
    window.retype("[data-testid=\"spoiled\"]", "1").await;
    window.type_into("spoiled-numbers", "0004").await;
    window.type_into("spoil-reason", "卡纸").await;
    window.click("on-stock").await;
    window.shot("certificates-printed-1366").await;
    window.click_css("#printed-confirm").await;
    window.body_has("空白证书结存为 -2").await;
    window.confirm().await;
    window.body_has("已登记打印 3 本，打废 1 张").await;
    // One taken by somebody else.
    window.click_css(".ant-table-row:nth-of-type(3) .ant-checkbox-input").await;
    window.click("mark-handed-over").await;
    window.click_css(".ant-modal .ant-radio-wrapper:nth-of-type(2)").await;
    window.type_into("taken-by", "赵六").await;
    window.type_into("hand-over-note", "同单位，凭委托书").await;
    window.shot("certificates-hand-over-1366").await;
    window.click_css("#hand-over-confirm").await;
    window.body_has("由赵六代领（同单位，凭委托书）").await;
    // One void and gone, one replaced.
    window.click("void-鲁研20210046号").await;
    window.type_into("withdraw-why", "单位名称写错").await;
    window.shot("certificates-void-1366").await;
    window.click_css("#withdraw-confirm").await;
    window.body_has("作废：单位名称写错").await;
    window.click("reissue-鲁研20210048号").await;
    window.type_into("withdraw-why", "遗失").await;
    window.click_css(".ant-modal .fields label:last-child .ant-radio-wrapper:nth-of-type(2)").await;
    window.shot("certificates-reissue-1366").await;
    window.click_css("#withdraw-confirm").await;
    window.body_has("补发为鲁研20210049号").await;
    window.no_sideways_scroll().await;
    window.shot("certificates-1366").await;
    window.click("preview-hand-over").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("certificates-hand-over-paper-1366").await;
    window.reload().await;
    // The register: a former year's taken over, found by pinyin, verified.
    window.click("nav-register").await;
    window.text_when("register-count", |t| t.contains("共 4 本")).await;
    window.click_text("往年登记簿", "tab").await;
    std::fs::write(
        pick("登记簿.csv"),
        "证书编号,姓名,项目名称,发证日期\n2019-3-001,孙七,畜牧班,去年\n2019-3-001,周八,畜牧班,2019.5.9\n",
    )
    .unwrap();
    window.click("read-former").await;
    window.text_when("former-counts", |t| t.contains("共 2 处须改正")).await;
    window.shot("register-former-problems-1366").await;
    std::fs::write(
        pick("登记簿.csv"),
        "证书编号,姓名,项目名称,发证日期\n2019-3-001,孙七,畜牧班,2019.5.9\n2019-3-002,周八,畜牧班,2019.5.9\n",
    )
    .unwrap();
    window.click("read-former").await;
    window.text_when("former-counts", |t| t.contains("读到 2 本，尚未写入")).await;
    window.click("take-former").await;
    window.text_when("register-count", |t| t.contains("共 6 本")).await;
    window.shot("register-1366").await;
    window.no_sideways_scroll().await;
    window.type_into("register-text", "sq").await;
    window.text_when("register-count", |t| t.contains("找到 1 本")).await;
    window.click_text("核验", "tab").await;
    window.type_into("verify-text", "2019-3-001").await;
    window.click("verify").await;
    window.text_when("verified", |t| t.contains("有效（往年登记簿）")).await;
    window.click("verify-clear").await;
    window.type_into("verify-text", "鲁研20210046号").await;
    window.click("verify").await;
    window.text_when("verified", |t| t.contains("已作废：单位名称写错")).await;
    window.shot("register-verify-void-1366").await;
    let payload = signed(&window, &id);
    window.click("verify-clear").await;
    window.paste_text("[data-testid=\"verify-text\"]", &payload).await;
    window.click("verify").await;
    window.text_when("verified", |t| t.contains("有效") && t.contains("二维码签名有效")).await;
    window.shot("register-verify-1366").await;
    window.click("verify-clear").await;
    window.paste_text("[data-testid=\"verify-text\"]", &payload.replace("24学时", "42学时")).await;
    window.click("verify").await;
    window.text_when("verified", |t| t.contains("签名不符")).await;
    window.click_text("空白证书", "tab").await;
    window.retype("[data-testid=\"stock-count\"]", "10").await;
    window.type_into("stock-reason", "省厅").await;
    window.click("record-stock").await;
    window.text_when("stock-figures", |t| t.starts_with("12领入")).await;
    window.shot("register-stock-1366").await;
    window.resize(1920, 1080).await;
    window.click_text("登记簿", "tab").await;
    window.text_when("register-count", |t| t.contains("共 6 本")).await;
    window.shot("register-1920").await;
    window.click("nav-settings").await;
    window.text_when("signing-keys", |t| t.contains("现用")).await;
    window.shot("settings-keys-1920").await;
    window.close().await;
    assert_eq!(beside(&window, &["check"])["ok"], true);
}

/// The page in the bundle, in a browser that knows nothing of the office.
#[tokio::test]
async fn the_page_in_the_bundle_verifies_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).display().to_string();
    beside_in(&data, &["demo", "--out", &path("bundle"), "--keep-store"]);
    beside_in(&data, &["certificates", "void", "2021-17-002", "--why", "污损"]);
    beside_in(&data, &["certificates", "key", "page", "--out", &path("证书核验.html")]);
    let code = |number: &str| {
        beside_in(&data, &["certificates", "print", "--number", number, "--out", &path("one.pdf")]);
        yanxiu_tests::codes(&folder.path().join("one.pdf"), 300).remove(0)
    };
    let first = code("2021-17-001");
    let page = Window::browse(&folder.path().join("证书核验.html"), 1366, 768).await;
    page.paste_text("#text", &first).await;
    page.css_says("#title", "签名有效").await;
    page.css_says("#facts", "2021-17-001").await;
    page.shot("verify-page-1366").await;
    page.click_css("#clear").await;
    page.paste_text("#text", &first.replace("24学时", "42学时")).await;
    page.css_says("#words", "签名不符").await;
    page.shot("verify-page-altered-1366").await;
    page.click_css("#clear").await;
    page.paste_text("#text", &void_code(&data, folder.path())).await;
    page.css_says("#title", "已作废").await;
    page.shot("verify-page-void-1366").await;
    page.end().await;
}

/// What the QR code of the void one says, from the bundle that was made while it wasn't.
fn void_code(data: &Path, folder: &Path) -> String {
    let bundle = std::fs::read_dir(folder.join("bundle")).unwrap();
    let pdf = bundle.map(|e| e.unwrap().path()).find(|p| p.to_string_lossy().ends_with("-结业证书.pdf")).unwrap();
    let code = yanxiu_tests::codes(&pdf, 200).into_iter().find(|c| c.starts_with("结业证书 2021-17-002\n")).unwrap();
    assert_eq!(beside_in(data, &["certificates", "verify", &code])["valid"], false);
    code
}

/// What the QR code of the one that replaced another says, from its page.
fn signed(window: &Window, id: &str) -> String {
    let path = |name: &str| window.folder.path().join(name).display().to_string();
    let out = path("one.pdf");
    beside(window, &["certificates", "print", id, "--number", "鲁研20210049号", "--out", &out]);
    yanxiu_tests::codes(std::path::Path::new(&out), 300).remove(0)
}
