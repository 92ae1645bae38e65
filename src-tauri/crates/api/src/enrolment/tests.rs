//! Applicants typed by hand, and whoever comes in another's place: the register stays right about who people are.

use serde_json::{Value, json};

use crate::desk::{Desk, ONE, TWO, class};

/// An applicant as the window sends them.
fn applicant(name: &str, number: &str, ethnic_group: &str, reading: &str) -> Value {
    json!({"name": name, "document_kind": "resident", "id_number": number, "ethnic_group": ethnic_group,
           "reading": reading, "unit": "甲单位"})
}

fn save(desk: &mut Desk, class: &str, applicant: Value) -> Value {
    desk.ask("applicant_save", json!({"class_id": class, "applicant": applicant})).unwrap()
}

/// Who is enrolled in a class under a name, as the register knows them.
fn known(desk: &mut Desk, class: &str, name: &str) -> Value {
    let list = desk.ask("enrolment_list", json!({"class_id": class})).unwrap();
    list["people"].as_array().unwrap().iter().find(|p| p["name"] == name).cloned().unwrap()
}

fn codes(done: &Value) -> Vec<&str> {
    done["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect()
}

#[test]
fn who_is_added_by_hand_keeps_what_the_register_knows() {
    let mut desk = Desk::new();
    let (first, second) = (desk.class.clone(), class(&mut desk.office, "2021-11-15", "2021-11-18", "乙班"));
    save(&mut desk, &first, applicant("单雄信", ONE, "回族", "shan xiong xin"));
    let again = save(&mut desk, &second, applicant("单熊信", ONE, "汉族", ""));
    assert_eq!(again["done"], "已保存单雄信");
    assert_eq!(codes(&again), ["name_differs"]);
    assert_eq!(again["problems"][0]["place"]["field"], "person.name");
    let person = known(&mut desk, &first, "单雄信");
    assert_eq!((&person["ethnic_group"], &person["reading"]), (&"回族".into(), &"shan xiong xin".into()));
}

#[test]
fn what_the_register_does_not_know_is_filled_in() {
    let mut desk = Desk::new();
    let (first, second) = (desk.class.clone(), class(&mut desk.office, "2021-11-15", "2021-11-18", "乙班"));
    save(&mut desk, &first, applicant("单雄信", ONE, "", ""));
    let again = save(&mut desk, &second, applicant("单雄信", ONE, "回族", "shan xiong xin"));
    assert_eq!(codes(&again), Vec::<&str>::new());
    let person = known(&mut desk, &first, "单雄信");
    assert_eq!((&person["ethnic_group"], &person["reading"]), (&"回族".into(), &"shan xiong xin".into()));
}

#[test]
fn mending_an_applicant_mends_the_person() {
    let mut desk = Desk::new();
    let class = desk.class.clone();
    save(&mut desk, &class, applicant("单熊信", ONE, "汉族", ""));
    let id = desk.people()[0]["id"].clone();
    let mended = applicant("单雄信", "", "回族", "");
    desk.ask("applicant_save", json!({"class_id": class, "enrolment_id": id, "applicant": mended})).unwrap();
    assert_eq!(known(&mut desk, &class, "单雄信")["ethnic_group"], "回族");
}

#[test]
fn everything_wrong_with_an_applicant_is_told_at_its_field() {
    let mut desk = Desk::new();
    let class = desk.class.clone();
    let mut wrong = applicant("张三?", ONE, "", "");
    wrong["birth"] = "1949-12-30".into();
    wrong["sex"] = "male".into();
    let refused = desk.ask("applicant_save", json!({"class_id": class, "applicant": wrong})).unwrap_err();
    let told = serde_json::to_value(&refused).unwrap();
    let places: Vec<&str> =
        told["problems"].as_array().unwrap().iter().map(|p| p["place"]["field"].as_str().unwrap()).collect();
    assert_eq!(places, ["person.name", "person.sex", "person.birth"]);
    assert!(refused.message.contains("共 3 处有误"), "{}", refused.message);
    assert_eq!(refused.exit_code(), 3);
    assert_eq!(desk.people(), Vec::<Value>::new());
}

#[test]
fn a_substitute_has_a_source_of_their_own_and_may_carry_another_document() {
    let mut desk = Desk::on("2021-10-24");
    let class = desk.class.clone();
    let file = desk.file("回执.csv", &format!("姓名,身份证号码,工作单位,住宿要求\n张三,{ONE},甲单位,单间\n"));
    desk.import(&[&file], json!({})).unwrap();
    desk.ask("enrolment_review", json!({"class_id": class, "all": true, "decision": "accept"})).unwrap();
    let instead = json!({"class_id": class, "replaces": "张三", "name": "李四", "document_kind": "passport",
                         "id_number": "E12345678"});
    desk.ask("check_in_substitute", instead).unwrap();
    let people = desk.people();
    let of = |name: &str| people.iter().find(|p| p["name"] == name).unwrap();
    assert_eq!(of("张三")["source"], "回执.csv 第 2 行");
    assert!(of("张三")["source_id"].is_string());
    let substitute = of("李四");
    assert_eq!((&substitute["source"], &substitute["source_id"]), (&"报到登记".into(), &Value::Null));
    assert_eq!(substitute["document_kind"], "passport");
    assert_eq!((&substitute["lodging"], &substitute["status"]), (&"".into(), &"pending".into()));
}

#[test]
fn a_substitute_known_by_number_keeps_their_name() {
    let mut desk = Desk::on("2021-10-24");
    let (class, other) = (desk.class.clone(), class(&mut desk.office, "2021-11-15", "2021-11-18", "乙班"));
    save(&mut desk, &class, applicant("张三", ONE, "", ""));
    save(&mut desk, &other, applicant("单雄信", TWO, "回族", "shan xiong xin"));
    desk.ask("enrolment_review", json!({"class_id": class, "all": true, "decision": "accept"})).unwrap();
    let instead = json!({"class_id": class, "replaces": "张三", "name": "单熊信", "id_number": TWO});
    let done = desk.ask("check_in_substitute", instead).unwrap();
    assert_eq!(codes(&done), ["name_differs"]);
    let person = known(&mut desk, &other, "单雄信");
    assert_eq!((&person["ethnic_group"], &person["reading"]), (&"回族".into(), &"shan xiong xin".into()));
}

/// Nobody comes in another's place, nor at all, before the day for checking in; what was set by mistake may go.
#[test]
fn nobody_comes_before_the_day_for_it() {
    let mut desk = Desk::on("2021-10-23");
    let class = desk.class.clone();
    save(&mut desk, &class, applicant("张三", ONE, "", ""));
    desk.ask("enrolment_review", json!({"class_id": class, "all": true, "decision": "accept"})).unwrap();
    for (command, asked) in [
        ("check_in_substitute", json!({"class_id": class, "replaces": "张三", "name": "李四", "id_number": TWO})),
        ("check_in_scan", json!({"class_id": class, "number": "1"})),
        ("check_in_set", json!({"class_id": class, "people": ["张三"], "materials_handed": true})),
    ] {
        let refused = desk.ask(command, asked).unwrap_err();
        assert_eq!((refused.code.as_str(), refused.exit_code()), ("check_in_ahead", 3), "{command}");
    }
    desk.ask("check_in_set", json!({"class_id": class, "people": ["张三"], "clear": true})).unwrap();
    assert_eq!(desk.people().len(), 1);
}
