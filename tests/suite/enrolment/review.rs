//! The review: conditions, decisions, evidence, the suggested order, replacements, replies to units.

use serde_json::Value;
use yanxiu_tests::{Answer, Desk};

/// A filed class with four places for Jinan's and Qingdao's people, whose conditions are a middle title and the seal.
fn class(desk: &Desk, special: bool) -> String {
    assert_eq!(desk.run(&["init", "--institution", "测试学院"]).exit, 0);
    let file = desk.path("class.toml");
    assert_eq!(desk.run(&["template", "class", "--out", &file.display().to_string()]).exit, 0);
    let mut text = std::fs::read_to_string(&file).unwrap();
    text = text.replace("\nsize = 30", "\nsize = 3\nquotas = [{ city = \"济南\", places = 1 }]");
    text = text.replace(
        "# condition_evidence = [\"title_certificate\", \"unit_seal\"]",
        "condition_evidence = [\"单位盖章\"]",
    );
    if !special {
        text = text.replace("special_topic = \"rural\"", "#");
    }
    std::fs::write(&file, text).unwrap();
    let made = desk.run(&["class", "new", "--file", &file.display().to_string()]);
    assert!(made.exit <= 1, "{}", made.said);
    let id = made.document["class_id"].as_str().unwrap().to_owned();
    let receipts = desk.path("回执.csv");
    std::fs::write(
        &receipts,
        "姓名,身份证号码,工作单位,所在市,职称,职称级别,政治面貌,手机号码,是否一线,一线情况说明\n\
         张三,11010519491231002X,甲单位,济南,农艺师,中级,群众,13800000001,否,\n\
         李四,110105199001011232,甲单位,济南,农艺师,中级,群众,13800000002,是,驻村第一书记\n\
         王五,53010219200508011X,测试学院培训部,青岛,,,群众,13800000003,否,\n\
         赵六,370102198806151237,乙单位,青岛,技术员,初级及以下,群众,13800000004,否,\n\
         孙七,370102198806152248,乙单位,青岛,高级农艺师,副高级,群众,13800000005,否,\n",
    )
    .unwrap();
    let imported = desk.run(&["receipts", "import", &id, &receipts.display().to_string()]);
    assert_eq!(imported.document["new"], 5, "{}", imported.document);
    id
}

fn review(desk: &Desk, id: &str, arguments: &[&str]) -> Answer {
    desk.run(&[&["enrolment", "review", id], arguments].concat())
}

/// Names with their status.
fn statuses(desk: &Desk, id: &str) -> String {
    let list = desk.run(&["enrolment", "list", id]);
    let mut told: Vec<String> = list.document["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| format!("{} {}", p["name"].as_str().unwrap(), p["status"].as_str().unwrap()))
        .collect();
    told.sort();
    told.join("，")
}

fn order(desk: &Desk, id: &str) -> Vec<String> {
    let order = desk.run(&["enrolment", "order", id]);
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    order.document["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| {
            let reasons: Vec<String> = p["reasons"].as_array().unwrap().iter().map(text).collect();
            format!("{} {} {}", text(&p["name"]), text(&p["takes"]), reasons.join("；"))
        })
        .collect()
}

#[test]
fn places_are_given_by_the_suggested_order_with_reasons() {
    let desk = Desk::new();
    let id = class(&desk, true);
    assert_eq!(
        order(&desk, &id),
        [
            "李四 place 一线：驻村第一书记；符合条件；济南名额尚余 1 个；第 2 份回执",
            "孙七 place 非一线；符合条件；第 5 份回执",
            "张三 place 非一线；符合条件；济南名额 1 个已满；第 1 份回执",
            "王五 turn 非一线；待核实：缺职称和职称级别；第 3 份回执",
            "赵六 look 非一线；不符合：职称初级及以下，要求中级及以上；第 4 份回执",
        ]
    );
    let looked = review(&desk, &id, &["--all", "--suggested", "--dry-run"]);
    assert_eq!(looked.document["people"].as_array().map(Vec::len), Some(4), "{}", looked.document);
    assert_eq!(statuses(&desk, &id).matches("pending").count(), 5, "a preview writes nothing");
    let done = review(&desk, &id, &["--all", "--suggested"]);
    assert_eq!(done.document["done"], "已按建议录取 3 人，候补 1 人，1 人先核实条件");
    assert_eq!(statuses(&desk, &id), "孙七 accepted，张三 accepted，李四 accepted，王五 waiting，赵六 pending");
    let codes: Vec<&str> =
        done.document["problems"].as_array().unwrap().iter().filter_map(|p| p["code"].as_str()).collect();
    assert!(codes.contains(&"city_over_quota") && codes.contains(&"evidence_unseen"), "{codes:?}");
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(statuses(&desk, &id).matches("pending").count(), 5, "one change, taken back whole");
}

#[test]
fn an_ordinary_class_doesnt_ask_for_the_front_line() {
    let desk = Desk::new();
    let id = class(&desk, false);
    let names: Vec<String> = order(&desk, &id).iter().map(|o| o.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(names, ["张三", "孙七", "李四", "王五", "赵六"]);
}

#[test]
fn decisions_need_their_reasons_and_are_remembered() {
    let desk = Desk::new();
    let id = class(&desk, true);
    let meeting = review(&desk, &id, &["--meeting", "--accept"]);
    assert_eq!(meeting.document["done"], "已审验 3 人：通过");
    for (arguments, refused) in [
        (["--person", "赵六", "--decline", " "].as_slice(), "reason_missing"),
        (&["--person", "赵六", "--return", ""], "reason_missing"),
        (&["--person", "无此人", "--wait"], "person_not_found"),
    ] {
        let answer = review(&desk, &id, arguments);
        assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &refused.into()), "{arguments:?}");
    }
    assert_eq!(review(&desk, &id, &["--person", "赵六", "--accept", "--wait"]).exit, 2, "one decision at a time");
    assert_eq!(review(&desk, &id, &["--person", "赵六", "--return", "缺单位盖章"]).exit, 0);
    assert_eq!(review(&desk, &id, &["--person", "王五", "--wait"]).exit, 0);
    let evidence = desk.run(&["enrolment", "evidence", &id, "--person", "赵六", "--kind", "unit_seal"]);
    assert_eq!(evidence.document["done"], "已登记 1 人已见单位盖章");
    assert_eq!(review(&desk, &id, &["--person", "赵六", "--decline", "不符合报名条件"]).exit, 0);
    let history = desk.run(&["enrolment", "history", &id, "赵六"]);
    let told: Vec<String> = history.document["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["texts"].as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>().join("；"))
        .collect();
    assert_eq!(
        told,
        [
            "退回补正 → 未通过；原因：不符合报名条件",
            "已见单位盖章",
            "待审验 → 退回补正；原因：缺单位盖章",
            "报名，来自回执.csv"
        ]
    );
    let replies = desk.run(&["enrolment", "replies", &id]);
    let units: Vec<(&str, &str)> = replies.document["units"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|u| Some((u["unit"].as_str()?, u["summary"].as_str()?)))
        .collect();
    assert_eq!(units, [("测试学院培训部", "候补 1"), ("甲单位", "录取 2"), ("乙单位", "录取 1 · 未录取 1")]);
    let text = replies.document["units"][2]["text"].as_str().unwrap();
    assert!(text.contains("未录取 1 人：赵六（不符合报名条件）"), "{text}");
}

#[test]
fn a_place_passes_to_another_and_both_are_linked() {
    let desk = Desk::new();
    let id = class(&desk, true);
    assert_eq!(review(&desk, &id, &["--all", "--suggested"]).exit, 0);
    let number = |name: &str| {
        let list = desk.run(&["enrolment", "list", &id]).document;
        list["people"].as_array().unwrap().iter().find(|p| p["name"] == name).unwrap()["roster_number"].clone()
    };
    let place = number("孙七");
    let done = review(&desk, &id, &["--person", "孙七", "--cancel", "单位另有任务", "--replace", "王五"]);
    assert_eq!(done.document["done"], "孙七已取消，由王五递补", "{}", done.said);
    assert_eq!((number("王五"), number("孙七")), (place, Value::Null), "the number passes on before the freeze");
    let again = review(&desk, &id, &["--person", "孙七", "--cancel", "再来", "--replace", "赵六"]);
    assert_eq!((again.exit, &again.document["error"]["code"]), (3, &"already_replaced".into()));
    let history = desk.run(&["enrolment", "history", &id, "王五"]);
    assert!(history.document["changes"][0]["texts"].to_string().contains("递补他人名额"), "{}", history.document);
    assert_eq!(desk.run(&["check"]).exit, 0);
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(statuses(&desk, &id), "孙七 accepted，张三 accepted，李四 accepted，王五 waiting，赵六 pending");
}

#[test]
fn the_sample_has_a_reply_to_every_unit() {
    let desk = Desk::new();
    let id = desk.sample();
    let out = desk.path("replies").display().to_string();
    let made = desk.run(&["report", "export", &id, "--only", "confirmation-list", "--out", &out]);
    assert_eq!(made.document["files"].as_array().map(Vec::len), Some(2), "{}", made.document);
    let late = review(&desk, &id, &["--all", "--accept", "--dry-run"]);
    assert_eq!(late.document["people"], serde_json::json!([]), "nobody waits for a review");
}
