//! Numbers: schemes with a chosen start, the department's list, and what is refused.

use yanxiu_tests::{Answer, Desk};

use super::assessed;

fn code(answer: &Answer) -> (i32, &str) {
    (answer.exit, answer.document["error"]["code"].as_str().unwrap_or_default())
}

fn numbers(desk: &Desk) -> Vec<String> {
    let list = desk.run(&["certificates", "register"]).document;
    list["certificates"].as_array().unwrap().iter().map(|c| c["number"].as_str().unwrap().to_owned()).collect()
}

fn waiting(desk: &Desk, id: &str) -> Vec<(String, String)> {
    let shown = desk.run(&["certificates", "numbers", "show", id]).document;
    let text = |w: &serde_json::Value, field: &str| w[field].as_str().unwrap().to_owned();
    shown["waiting"].as_array().unwrap().iter().map(|w| (text(w, "name"), text(w, "number"))).collect()
}

#[test]
fn a_scheme_begins_where_it_is_told_and_never_gives_a_number_twice() {
    let desk = Desk::new();
    let id = assessed(&desk);
    let tried = desk.run(&["certificates", "scheme", "try", &id, "鲁研{year}{seq:04}号", "--start", "46"]).document;
    assert_eq!(tried["numbers"], serde_json::json!(["鲁研20210046号", "鲁研20210047号", "鲁研20210048号"]));
    for (pattern, expected) in
        [("{year}", "scheme_without_seq"), ("{seq}-{seq}", "scheme_seq_twice"), ("{x}{seq}", "scheme_part")]
    {
        assert_eq!(code(&desk.run(&["certificates", "scheme", "save", "坏", pattern])), (3, expected), "{pattern}");
    }
    let save = ["certificates", "scheme", "save", "统一编号", "鲁研{year}{seq:04}号", "--start", "46", "--class", &id];
    assert_eq!(desk.run(&save).exit, 0);
    assert_eq!(waiting(&desk, &id)[0], ("张三".to_owned(), "鲁研20210046号".to_owned()));
    assert_eq!(desk.run(&["certificates", "issue", &id, "--person", "李四"]).exit, 0);
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    assert_eq!(numbers(&desk), ["鲁研20210046号", "鲁研20210047号", "鲁研20210048号"]);
    // Another scheme that comes to a number in use is refused, when it is set as when it is tried.
    let again = ["certificates", "scheme", "save", "又一条", "鲁研2021{seq:01}号", "--start", "46", "--class", &id];
    assert_eq!(desk.run(&again).exit, 0, "the same sequence goes on, whatever the digits");
    let taken = desk.run(&["certificates", "scheme", "try", &id, "鲁研202100{seq}号", "--start", "47"]);
    assert_eq!((taken.exit, &taken.document["problems"][0]["code"]), (1, &"number_taken".into()));
    let refused = ["certificates", "scheme", "save", "冲突", "鲁研202100{seq}号", "--start", "47", "--class", &id];
    assert_eq!(code(&desk.run(&refused)), (3, "number_taken"));
    let made = desk.run(&["certificates", "reissue", "鲁研20210046号", "--why", "遗失", "--as-issued"]);
    assert_eq!((made.exit, &made.document["number"]), (0, &"鲁研202149号".into()));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn the_departments_numbers_are_taken_as_given() {
    let desk = Desk::new();
    let id = assessed(&desk);
    let file = |name: &str, text: &str| {
        let path = desk.path(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    assert_eq!(desk.run(&["certificates", "numbers", "use", &id, "--list"]).exit, 0);
    assert_eq!(code(&desk.run(&["certificates", "issue", &id])), (3, "listed_numbers_short"));
    // Everything that is wrong is told by its cell, and nothing is written.
    let bad = file("bad.csv", "编号,姓名\n第 001 号,张三\n第 ００１ 号,李四\n第 002 号,路人\n,王五\n");
    let shown = desk.run(&["certificates", "numbers", "import", &id, &bad, "--by-person", "--dry-run"]);
    let told: Vec<(String, u64)> = shown.document["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["code"].as_str().unwrap().to_owned(), p["place"]["row"].as_u64().unwrap()))
        .collect();
    let expected = [("number_twice", 3), ("unknown_person", 4), ("number_missing", 5)];
    assert_eq!(told, expected.map(|(c, r)| (c.to_owned(), r)));
    assert_eq!(desk.run(&["certificates", "numbers", "import", &id, &bad, "--by-person"]).exit, 4);
    let good = file("good.csv", "证书编号,姓名\n鲁人社继教 第〔2021〕0007号,李四\n");
    assert_eq!(desk.run(&["certificates", "numbers", "import", &id, &good, "--by-person"]).exit, 0);
    let order = file("order.csv", "证书编号\nA-1\nA-2\nA-3\n");
    assert_eq!(desk.run(&["certificates", "numbers", "import", &id, &order]).exit, 0);
    assert_eq!(desk.run(&["certificates", "numbers", "import", &id, &order]).exit, 4, "not twice");
    assert_eq!(desk.run(&["certificates", "numbers", "set", &id, "王五=A-3"]).exit, 0);
    let expected = [("张三", "A-1"), ("李四", "鲁人社继教 第〔2021〕0007号"), ("王五", "A-3")];
    assert_eq!(waiting(&desk, &id), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    let row = &desk.run(&["certificates", "register", "--find", "李四"]).document["certificates"][0];
    assert_eq!((&row["number"], &row["numbering"]), (&"鲁人社继教 第〔2021〕0007号".into(), &"list".into()));
    let shown = desk.run(&["certificates", "numbers", "show", &id]).document;
    assert_eq!((&shown["unused"], shown["listed"].as_array().map(Vec::len)), (&1.into(), Some(4)));
    assert_eq!(code(&desk.run(&["certificates", "numbers", "remove", &id, "A-1"])), (3, "number_in_use"));
    // A reissue takes the one that is left; then there is none.
    let made = desk.run(&["certificates", "reissue", "A-1", "--why", "姓名用字有误"]);
    assert_eq!((made.exit, &made.document["number"]), (0, &"A-2".into()));
    assert_eq!(code(&desk.run(&["certificates", "reissue", "A-3", "--why", "污损"])), (3, "listed_numbers_short"));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn a_class_says_what_it_was_set_to_say_and_what_was_issued_stays() {
    let desk = Desk::new();
    let id = assessed(&desk);
    let set = ["certificates", "setup", &id, "--issuer", "省继续教育中心", "--seal", "（盖章）"];
    assert_eq!(desk.run(&set).exit, 0);
    assert_eq!(
        desk.run(&["certificates", "issue", &id, "--person", "张三"]).document["certificates"][0]["issuer"],
        "省继续教育中心"
    );
    let earned = ["certificates", "setup", &id, "--earned"];
    assert_eq!(desk.run(&earned).exit, 0);
    let second = desk.run(&["certificates", "issue", &id, "--person", "王五"]).document;
    let row = &second["certificates"][0];
    assert_eq!((&row["issuer"], &row["stated"], &row["hours"]), (&"测试学院".into(), &"earned".into(), &"20.5".into()));
    let first = desk.run(&["certificates", "verify", "2021-17-001"]).document;
    assert_eq!(
        (&first["certificate"]["issuer"], &first["certificate"]["hours"]),
        (&"省继续教育中心".into(), &"24".into())
    );
    assert_eq!(code(&desk.run(&["certificates", "setup", &id, "--title", ""])), (3, "line_missing"));
}

#[test]
fn a_start_that_leaves_no_room_is_refused() {
    let desk = Desk::new();
    let id = assessed(&desk);
    let pattern = "鲁研{year}{seq:02}号";
    for start in ["4294967295", "4294967290", "1000000000", "999999998"] {
        let tried = desk.run(&["certificates", "scheme", "try", &id, pattern, "--start", start]);
        assert_eq!((tried.exit, &tried.document["problems"][0]["code"]), (1, &"numbers_used_up".into()), "{start}");
        let save = ["certificates", "scheme", "save", "太大", pattern, "--start", start, "--class", &id];
        assert_eq!(code(&desk.run(&save)), (3, "numbers_used_up"), "{start}");
    }
    let apart = ["certificates", "scheme", "save", "太大", pattern, "--start", "4294967295"];
    assert_eq!(code(&desk.run(&apart)), (3, "numbers_used_up"), "for no class either");
    // The last there are: three learners, and then no more.
    let last = ["certificates", "scheme", "save", "末尾", pattern, "--start", "999999997", "--class", &id];
    assert_eq!(desk.run(&last).exit, 0);
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    let more = desk.run(&["certificates", "reissue", "鲁研2021999999999号", "--why", "污损"]);
    assert_eq!(code(&more), (3, "constraint"), "{}", more.said);
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

/// Equal-looking numbers are one number, whatever made them and whoever types them.
#[test]
fn numbers_are_kept_and_found_in_ordinary_width() {
    let desk = Desk::new();
    let id = assessed(&desk);
    let save = |name: &str, pattern: &str| {
        let all = ["certificates", "scheme", "save", name, pattern, "--class", &id];
        let answer = desk.run(&all);
        (answer.exit, answer.document["error"]["code"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(save("全角", "鲁－{plan_number}／{seq:02}"), (0, String::new()));
    assert_eq!(desk.run(&["certificates", "issue", &id, "--person", "张三"]).exit, 0);
    assert_eq!(numbers(&desk), ["鲁-17/01"]);
    assert_eq!(save("半角", "鲁-{plan_number}/{seq:02}"), (3, "number_taken".to_owned()));
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    assert_eq!(numbers(&desk), ["鲁-17/01", "鲁-17/02", "鲁-17/03"]);
    let out = desk.path("一本.pdf").display().to_string();
    for (typed, command) in [
        ("鲁－１７／０１", vec!["print", "--out", &out, "--number"]),
        ("鲁－１７／０１", vec!["printed"]),
        ("鲁－１７／０１", vec!["hand-over"]),
        ("鲁－１７／０１", vec!["reissue", "--why", "遗失"]),
        ("鲁－１７/02", vec!["void", "--why", "污损"]),
    ] {
        let answer = desk.run(&[&["certificates"], &command[..], &[typed]].concat());
        assert_eq!(answer.exit, 0, "{command:?} {}", answer.document);
    }
    for (typed, said) in [("鲁－１７／０１", "已作废，补发为 鲁-17/04"), ("鲁－１７／０２", "已作废：污损")]
    {
        assert_eq!(desk.run(&["certificates", "verify", typed]).document["message"], said);
    }
}
