//! Teachers' fees across classes: one lecture is paid once, whoever sat in it.

use serde_json::Value;
use yanxiu_tests::Desk;

/// A second class with the template's teachers and timetable, under a name of its own; returns its id.
fn second(desk: &Desk, change: impl Fn(&str) -> String) -> String {
    let text = std::fs::read_to_string(desk.path("class.toml")).unwrap();
    let changed = change(&text.replace("乡村振兴与现代农业技术高级研修班", "种业创新高级研修班"));
    std::fs::write(desk.path("second.toml"), changed).unwrap();
    let made = desk.run(&["class", "new", "--file", &desk.path("second.toml").display().to_string()]);
    assert_eq!(made.exit, 0, "{} {}", made.document, made.said);
    made.document["class_id"].as_str().unwrap().to_owned()
}

fn pay(desk: &Desk, id: &str, teacher: &str) {
    let fee = format!("fees = [{{ teacher = \"{teacher}\", hours = \"4\", net = 100000 }}]\n");
    std::fs::write(desk.path("money.toml"), fee).unwrap();
    let made = desk.run(&["money", "import", id, &desk.path("money.toml").display().to_string()]);
    assert_eq!(made.exit, 0, "{} {}", made.document, made.said);
}

fn elsewhere(desk: &Desk, id: &str) -> Vec<String> {
    let checked = desk.run(&["report", "check", id]).document;
    let problems = checked["problems"].as_array().unwrap();
    let told = problems.iter().filter(|p| p["code"] == "fee_elsewhere");
    told.map(|p| p["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_lecture_to_two_classes_is_told_once_both_pay_for_it() {
    let desk = Desk::new();
    let first = desk.draft();
    let other = second(&desk, str::to_owned);
    let shown = desk.run(&["class", "show", &first]).document;
    let taught: &Value = &shown["money"]["fees_by_timetable"][0];
    let teacher = taught["name"].as_str().unwrap().to_owned();
    pay(&desk, &first, &teacher);
    assert_eq!(elsewhere(&desk, &first), Vec::<String>::new(), "only one class pays");
    pay(&desk, &other, &teacher);
    let told = elsewhere(&desk, &first);
    assert!(!told.is_empty(), "both pay");
    assert!(told.iter().all(|t| t.starts_with(&teacher) && t.contains("“种业创新高级研修班”也有讲课费")), "{told:?}");
    assert!(elsewhere(&desk, &other).iter().all(|t| t.contains("乡村振兴与现代农业技术高级研修班")));
    assert_eq!(elsewhere(&desk, &other).len(), told.len());
    // A teacher who has a fee is no longer among those the timetable asks for.
    let shown = desk.run(&["class", "show", &first]).document;
    let asked = shown["money"]["fees_by_timetable"].as_array().unwrap();
    assert!(asked.iter().all(|f| f["name"] != teacher.as_str()), "{asked:?}");
}

#[test]
fn lessons_at_other_hours_or_of_another_person_are_two() {
    let lesson = "on = \"2021-10-25\", part = \"morning\", starts = \"09:00\", ends = \"12:00\"";
    for (name, from, to) in [
        (
            "earlier that morning",
            lesson,
            "on = \"2021-10-25\", part = \"morning\", starts = \"07:30\", ends = \"09:00\"",
        ),
        ("another day", lesson, "on = \"2021-10-28\", part = \"afternoon\", starts = \"15:00\", ends = \"17:00\""),
        ("somebody of the same name", "海岱省乡村振兴研究院", "外省乡村振兴研究院"),
    ] {
        let desk = Desk::new();
        let first = desk.draft();
        let other = second(&desk, |text| {
            assert!(text.contains(from), "{name}");
            text.replace(from, to)
        });
        pay(&desk, &first, "林若曦");
        pay(&desk, &other, "林若曦");
        assert_eq!(elsewhere(&desk, &first), Vec::<String>::new(), "{name}");
    }
}
