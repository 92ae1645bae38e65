//! The roster: its order, its freeze, what is recorded after; groups, rooms and seats.

use serde_json::Value;
use yanxiu_tests::Desk;

/// The sample's people, so many of them, in a class that has only been filed.
fn enrolled(desk: &Desk, rows: &[&str]) -> String {
    let id = desk.filed();
    let heading = "姓名,身份证号码,性别,工作单位,所在市,手机号码,住宿要求,饮食要求";
    std::fs::write(desk.path("回执.csv"), format!("{heading}\n{}\n", rows.join("\n"))).unwrap();
    let read = desk.run(&["receipts", "import", &id, &desk.path("回执.csv").display().to_string()]);
    assert_eq!(read.document["new"], rows.len(), "{}", read.document);
    assert_eq!(desk.run(&["enrolment", "review", &id, "--all", "--accept"]).exit, 0);
    id
}

const FOUR: &[&str] = &[
    "单明,11010519491231002X,女,甲院,济南,13900000001,合住,",
    "欧阳䶮,110105199001011232,男,甲院,青岛,13900000002,单间,清真",
    "阿卜杜热合曼·买买提,53010219200508011X,男,乙院,威海,13900000003,合住,清真",
    "王㛃,110105198001010024,女,丙院,省直,13900000004,与单明同住,",
];

fn texts(list: &Value, key: &str) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|l| l[key].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_order_is_chosen_and_frozen_and_changes_are_recorded_by_themselves() {
    let desk = Desk::new();
    let id = enrolled(&desk, FOUR);
    let names = |id: &str| texts(&desk.run(&["roster", "show", id]).document["learners"], "name");
    assert_eq!(desk.run(&["roster", "order", &id, "--by", "pinyin"]).exit, 0);
    assert_eq!(names(&id), ["阿卜杜热合曼·买买提", "欧阳䶮", "单明", "王㛃"]);
    assert_eq!(desk.run(&["roster", "order", &id, "王㛃", "单明"]).exit, 0);
    assert_eq!(names(&id), ["王㛃", "单明", "阿卜杜热合曼·买买提", "欧阳䶮"]);
    // Somebody drops out before the freeze: the gap is closed by it.
    desk.run(&["enrolment", "review", &id, "--person", "单明", "--decline", "本人放弃"]);
    assert_eq!(desk.run(&["roster", "show", &id]).document["numbers_run"], false);
    let ahead = desk.run(&["roster", "freeze", &id, "--on", "2021-11-21"]);
    assert_eq!((ahead.exit, &ahead.document["error"]["code"]), (3, &"freeze_ahead".into()));
    let frozen = desk.run(&["roster", "freeze", &id, "--on", "2021-10-26"]);
    assert_eq!((frozen.exit, &frozen.document["problems"][0]["code"]), (0, &"roster_late".into()));
    let shown = desk.run(&["roster", "show", &id]).document;
    assert_eq!((&shown["frozen_on"], &shown["frozen_late"]), (&"2021-10-26".into(), &true.into()));
    let numbers: Vec<u64> =
        shown["learners"].as_array().unwrap().iter().map(|l| l["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3]);
    for refused in [vec!["roster", "order", &id, "--by", "pinyin"], vec!["roster", "freeze", &id]] {
        let answer = desk.run(&refused);
        assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &"roster_frozen".into()), "{refused:?}");
    }
    // Who leaves and who comes is recorded; numbers of those who stay don't move, the new one goes to the end.
    desk.run(&["enrolment", "review", &id, "--person", "王㛃", "--decline", "因病不能参加"]);
    desk.run(&["enrolment", "review", &id, "--person", "单明", "--accept"]);
    let shown = desk.run(&["roster", "show", &id]).document;
    assert_eq!(texts(&shown["changes"], "kind"), ["removed", "added"]);
    assert_eq!(names(&id), ["阿卜杜热合曼·买买提", "欧阳䶮", "单明"]);
    assert_eq!(shown["learners"][0]["number"], 2);
    assert_eq!(shown["learners"][2]["number"], 4);
    assert_eq!(desk.run(&["roster", "explain", &id, "--why", "替换"]).exit, 0);
    let told = desk.run(&["roster", "show", &id]).document;
    assert_eq!(texts(&told["changes"], "reason"), ["因病不能参加", "替换"]);
    // A change is taken back whole, with what it recorded.
    desk.run(&["undo"]);
    desk.run(&["undo"]);
    assert_eq!(texts(&desk.run(&["roster", "show", &id]).document["changes"], "kind"), ["removed"]);
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn a_freeze_is_taken_back_with_a_reason_alone() {
    let desk = Desk::new();
    let id = enrolled(&desk, FOUR);
    let early = desk.run(&["roster", "unfreeze", &id, "--why", "补录"]);
    assert_eq!((early.exit, &early.document["error"]["code"]), (3, &"roster_not_frozen".into()));
    assert_eq!(desk.run(&["roster", "freeze", &id]).exit, 0);
    let silent = desk.run(&["roster", "unfreeze", &id, "--why", " "]);
    assert_eq!((silent.exit, &silent.document["error"]["code"]), (3, &"reason_missing".into()));
    assert_eq!(desk.run(&["roster", "unfreeze", &id, "--why", "漏了一人"]).exit, 0);
    let shown = desk.run(&["roster", "show", &id]).document;
    assert_eq!((&shown["frozen_on"], &shown["unfreezings"][0]["reason"]), (&Value::Null, &"漏了一人".into()));
    let entries = desk.run(&["journal", "--verify"]).document;
    assert_eq!(entries["entries"][0]["what"], "取消名单定稿");
    let nobody = Desk::new();
    let empty = nobody.filed();
    let answer = nobody.run(&["roster", "freeze", &empty]);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &"roster_empty".into()));
}

#[test]
fn groups_rooms_and_seats_are_shared_out_and_changed_by_hand() {
    let desk = Desk::new();
    let id = enrolled(&desk, FOUR);
    let group = |shown: &Value, name: &str| -> Value {
        shown["learners"].as_array().unwrap().iter().find(|l| l["name"] == name).unwrap().clone()
    };
    let grouped = desk.run(&["roster", "groups", &id, "--groups", "2"]);
    assert_eq!(grouped.exit, 0, "{}", grouped.document);
    let (one, other) = (group(&grouped.document, "单明"), group(&grouped.document, "欧阳䶮"));
    assert_ne!(one["group"], other["group"], "one unit is spread over the groups");
    let led = desk.run(&["roster", "groups", &id, "--person", "单明", "--to", "2", "--leader"]).document;
    assert_eq!((&group(&led, "单明")["group"], &group(&led, "单明")["leader"]), (&2.into(), &true.into()));
    let bad = desk.run(&["roster", "rooms", &id, "--rooms", "505-501"]);
    assert_eq!((bad.exit, &bad.document["error"]["code"]), (3, &"bad_rooms".into()));
    let housed = desk.run(&["roster", "rooms", &id, "--rooms", "501-502，601×1"]).document;
    assert_eq!(texts(&housed["rooms"], "number"), ["501", "502", "601"]);
    assert_eq!(group(&housed, "单明")["room"], group(&housed, "王㛃")["room"], "who named a companion has them");
    assert_eq!(group(&housed, "欧阳䶮")["room"], "601");
    assert_eq!((&housed["room_problems"], &housed["foods"][0]["count"]), (&serde_json::json!([]), &2.into()));
    let moved = desk.run(&["roster", "rooms", &id, "--person", "欧阳䶮", "--to", "501"]).document;
    let codes = texts(&moved["room_problems"], "code");
    assert_eq!(codes, ["room_mixed", "room_crowded", "room_not_single"]);
    let short = desk.run(&["roster", "seats", &id, "--rows", "1", "--columns", "3"]);
    assert_eq!((short.exit, &short.document["error"]["code"]), (3, &"seats_short".into()));
    let seated = desk.run(&["roster", "seats", &id, "--columns", "3", "--aisles", "2"]).document;
    assert_eq!(seated["seat_plan"], serde_json::json!({"rows": 2, "columns": 3, "aisles": [2]}));
    let first = seated["learners"][0]["name"].as_str().unwrap().to_owned();
    let last = seated["learners"][3]["name"].as_str().unwrap().to_owned();
    let swapped = desk.run(&["roster", "seats", &id, "--person", &last, "--to", "1-1"]).document;
    assert_eq!((&group(&swapped, &last)["seat"], &group(&swapped, &first)["seat"]), (&1.into(), &4.into()));
    let outside = desk.run(&["roster", "seats", &id, "--person", &last, "--to", "3-1"]);
    assert_eq!((outside.exit, &outside.document["error"]["code"]), (3, &"bad_seat".into()));
}

#[test]
fn the_paper_says_when_the_roster_was_frozen_and_what_changed() {
    let desk = Desk::new();
    let id = enrolled(&desk, FOUR);
    desk.run(&["roster", "freeze", &id]);
    desk.run(&["enrolment", "review", &id, "--person", "王㛃", "--decline", "因病不能参加"]);
    let out = desk.path("out");
    let made = desk.run(&["report", "export", &id, "--out", &out.display().to_string(), "--only", "roster"]);
    let file = made.document["files"].as_array().unwrap().iter().find(|f| f["format"] == "pdf").unwrap().clone();
    assert_eq!(file["pages"], 2, "a sheet of changes follows");
    let pdf = out.join(file["path"].as_str().unwrap());
    let text = std::process::Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().unwrap().stdout;
    let text: String = String::from_utf8_lossy(&text).split_whitespace().collect();
    for said in [
        "名单于2021年10月25日定稿（4人），此后变更1处",
        "学员名单变更情况",
        "退出名单（未通过）因病不能参加",
        "欧阳䶮",
        "阿卜杜热合曼·买买提",
        "王㛃",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}
