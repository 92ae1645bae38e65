//! A review at the window: twenty applicants for twelve places, by list and keyboard, to the replies.

use std::fmt::Write as _;

use yanxiu_tests::root;

use crate::beside;
use crate::window::Window;

/// A made-up number with its check digit: born on a day of 1980, of an address that was never given out.
fn number(serial: usize, female: bool) -> String {
    let first = format!("379999198001{:02}{:03}", 1 + serial % 28, serial * 2 + usize::from(!female));
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = first.bytes().zip(weights).map(|(b, w)| usize::from(b - b'0') * w).sum();
    format!("{first}{}", ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11])
}

/// Name, unit, city, title, level, front line and how.
const APPLICANTS: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("王建国", "济南市农业技术推广中心", "济南", "高级农艺师", "副高级", "驻村第一书记"),
    ("欧阳䶮", "济南市农业科学院", "济南", "农艺师", "中级", ""),
    ("阿卜杜热合曼·买买提", "海岱省农业科学院作物研究所智慧农业与装备研究中心", "省直", "研究员", "正高级", ""),
    ("李秀英", "济南市种子站", "济南", "农艺师", "中级", "乡镇农技站"),
    ("王㛃", "青岛市农业农村局", "青岛", "科长", "", ""),
    ("司马𬍛", "青岛市农业技术推广中心", "青岛", "技术员", "初级及以下", ""),
    ("赵国栋", "烟台市畜牧兽医事业发展中心", "烟台", "高级畜牧师", "副高级", "抗疫值守"),
    ("周海燕", "测试研修学院培训部", "济南", "讲师", "中级", ""),
    ("吴永康", "潍坊市乡村振兴服务中心", "潍坊", "农艺师", "中级", "驻村工作队员"),
    ("郑春梅", "济宁市农业农村局", "济宁", "高级农艺师", "副高级", ""),
    ("单立新", "泰安市种子站", "泰安", "农艺师", "中级", "乡镇农技站"),
    ("仇文博", "威海市农业技术推广中心", "威海", "助理农艺师", "初级及以下", ""),
    ("解思远", "日照市农业科学院", "日照", "农艺师", "中级", ""),
    ("尉迟雨桐", "临沂市农业技术推广中心", "临沂", "推广研究员", "正高级", "科技特派员"),
    ("翟志强", "德州市农业农村局", "德州", "农艺师", "中级", ""),
    ("曾桂英", "聊城市畜牧兽医事业发展中心", "聊城", "畜牧师", "中级", "乡镇畜牧站"),
    ("牟鹏飞", "滨州市种子站", "滨州", "农艺师", "副高级", ""),
    ("覃慧敏", "菏泽市乡村振兴服务中心", "菏泽", "农艺师", "中级", "驻村第一书记"),
    ("郭伟", "济南市农业技术推广中心", "济南", "农艺师", "中级", ""),
    ("宋玉兰", "济南市农业技术推广中心", "济南", "农艺师", "中级", ""),
];

fn receipts() -> String {
    let mut table = String::from(
        "姓名,性别,民族,身份证号码,工作单位,所在市,职务,职称,职称级别,从事专业,政治面貌,手机号码,是否一线,一线情况说明,住宿要求,特长\n",
    );
    for (n, (name, unit, city, title, level, how)) in APPLICANTS.iter().enumerate() {
        let (sex, party) = (if n % 2 == 0 { "男" } else { "女" }, if n % 3 == 0 { "中共党员" } else { "群众" });
        let front = if how.is_empty() { "否" } else { "是" };
        let number = number(n, n % 2 == 1);
        let _ = writeln!(
            table,
            "{name},{sex},汉族,{number},{unit},{city},技术骨干,{title},{level},作物栽培,{party},138000001{n:02},{front},{how},需要，可合住,无人机"
        );
    }
    table
}

fn statuses(window: &Window, class: &str, status: &str) -> usize {
    let list = beside(window, &["enrolment", "list", class]);
    list["people"].as_array().unwrap().iter().filter(|p| p["status"] == status).count()
}

#[tokio::test]
async fn applicants_are_reviewed_by_list_and_keyboard() {
    let window = Window::open(1366, 768).await;
    window.type_into("institution-name", "测试研修学院").await;
    window.click("create-institution").await;
    window.wait("new-class").await;
    let file = window.folder.path().join("class.toml");
    beside(&window, &["template", "class", "--out", &file.display().to_string()]);
    let text = std::fs::read_to_string(&file).unwrap();
    let quotas =
        ["济南", "青岛", "烟台", "潍坊", "省直"].map(|c| format!("{{ city = \"{c}\", places = 2 }}")).join(", ");
    let text = text.replace("\nsize = 30", &format!("\nsize = 12\nquotas = [{quotas}]")).replace(
        "# condition_evidence = [\"title_certificate\", \"unit_seal\"]",
        "condition_evidence = [\"title_certificate\", \"unit_seal\"]",
    );
    std::fs::write(&file, text).unwrap();
    let made = beside(&window, &["class", "new", "--file", &file.display().to_string()]);
    let class = made["class_id"].as_str().unwrap().to_owned();
    let list = window.folder.path().join("回执.csv");
    std::fs::write(&list, receipts()).unwrap();
    let imported = beside(&window, &["receipts", "import", &class, &list.display().to_string()]);
    assert_eq!(imported["new"], APPLICANTS.len(), "{imported}");
    window.click("open-class").await;
    window.turn_to("enrolment").await;
    window.wait("balance").await;
    window.no_sideways_scroll().await;
    window.shot("review-1366").await;
    // By keyboard: down to the second, both chosen, and what would follow is told.
    window.press_keys("\u{e015} \u{e015} ").await;
    assert!(window.text_when("chosen", |t| t.contains("已选 2 人")).await.contains('2'));
    assert!(window.text("balance-told").await.contains("若所选 2 人通过"));
    window.click("choose-meeting").await;
    window.text_when("follows", |t| t.contains("济南")).await;
    window.shot("review-chosen-1366").await;
    // The suggested order gives the places; what it would do is shown first.
    window.click("as-suggested").await;
    window.text_when("preview-summary", |t| t.contains("12/12")).await;
    window.wait_for(".ant-modal .ant-table-row").await;
    window.shot("review-suggested-1366").await;
    window.click("confirm-decision").await;
    window.text_when("stage-enrolment", |t| t.contains("12/12")).await;
    assert_eq!((statuses(&window, &class, "accepted"), statuses(&window, &class, "pending")), (12, 2));
    // One that is left is opened, its seal seen, and sent back with a reason from the list.
    window.click("open-司马𬍛").await;
    window.text_when("person-name", |t| t == "司马𬍛").await;
    window.click("seen-unit_seal").await;
    window.text_when("history", |t| t.contains("已见单位盖章")).await;
    window.shot("review-person-1366").await;
    window.press_keys("2").await;
    window.click("stock-缺职称证书").await;
    window.shot("review-return-1366").await;
    window.click("confirm-decision").await;
    window.text_when("undo", |t| t.contains("审验报名人员")).await;
    assert_eq!(statuses(&window, &class, "returned"), 1);
    // Somebody drops out, and another takes the place.
    window.click_titled("已通过 12").await;
    window.click("open-王建国").await;
    window.click("cancel-person").await;
    window.type_into("reason", "单位另有任务").await;
    window.choose_sought("replaced-by", "郭伟").await;
    window.shot("review-replace-1366").await;
    window.click("confirm-decision").await;
    window.text_when("undo", |t| t.contains("替换学员")).await;
    let people = beside(&window, &["enrolment", "list", &class])["people"].clone();
    let of = |name: &str| people.as_array().unwrap().iter().find(|p| p["name"] == name).unwrap().clone();
    assert_eq!((&of("王建国")["status"], &of("郭伟")["status"]), (&"cancelled".into(), &"accepted".into()));
    window.shot("review-accepted-1366").await;
    // The number that is known needn't be typed again to mend a phone.
    window.click("open-阿卜杜热合曼·买买提").await;
    window.click("edit-applicant").await;
    window.type_into("applicant-note", "需发票").await;
    window.shot("applicant-1366").await;
    window.click("save-applicant").await;
    window.text_when("undo", |t| t.contains("编辑报名人员")).await;
    assert_eq!(
        of("阿卜杜热合曼·买买提")["id_number"],
        beside(&window, &["enrolment", "list", &class])["people"]
            .as_array()
            .unwrap()
            .iter()
            .find(|p| p["name"] == "阿卜杜热合曼·买买提")
            .unwrap()["id_number"]
    );
    window.click("replies").await;
    window.wait("reply").await;
    window.shot("replies-1366").await;
    window.click("reply-paper").await;
    window.wait_for("[data-testid=preview] [data-drawn]").await;
    window.shot("confirmation-1366").await;
    window.reload().await;
    window.resize(1920, 1080).await;
    window.click("open-class").await;
    window.turn_to("enrolment").await;
    window.wait("balance").await;
    window.shot("review-1920").await;
    window.turn_to("filing").await;
    window.click_text("班次信息", "tab").await;
    window.shot("conditions-1920").await;
    assert!(root().join("target/journeys/review-1366.png").is_file());
    window.close().await;
}
