//! Cells as units fill them in.

use super::*;

fn texts(people: &[Value], keys: &[&str]) -> Vec<Vec<String>> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    people.iter().map(|p| keys.iter().map(|key| text(&p[*key])).collect()).collect()
}

fn places(report: &Value, code: &str) -> Vec<(u64, String)> {
    let place = |p: &&Value| (p["place"]["row"].as_u64().unwrap(), p["place"]["column"].as_str().unwrap().to_owned());
    problems(report, code).iter().map(place).collect()
}

#[test]
fn marks_for_the_cell_above_take_its_value() {
    let mut desk = Desk::new();
    let file = desk.file(
        "回执.csv",
        &format!(
            "姓名,身份证号码,工作单位,所在市,政治面貌,手机号码,职务\n\
             张三,{ONE},甲单位,济南,中共党员,13800000001,〃\n\
             李四,{TWO},同上,〃,″,同上,科长\n\
             王五,{THREE},（同上）,同前,群众,,同上\n"
        ),
    );
    let report = desk.import(&[&file], json!({})).unwrap();
    assert_eq!(
        texts(&desk.people(), &["unit", "city", "political_status", "phone", "post"]),
        [
            ["甲单位", "jinan", "party_member", "13800000001", ""],
            ["甲单位", "jinan", "party_member", "", "科长"],
            ["甲单位", "jinan", "public", "", "科长"],
        ]
    );
    assert_eq!(places(&report, "ditto_refused"), [(3, "F".to_owned())]);
    assert_eq!(places(&report, "ditto_empty"), [(2, "G".to_owned())]);
    assert_eq!(report["columns"][0]["sender"], "甲单位");
}

#[test]
fn nobody_takes_the_name_or_number_of_the_row_above() {
    let mut desk = Desk::new();
    let file = desk.file(
        "回执.csv",
        &format!("姓名,身份证号码,工作单位\n张三,{ONE},甲单位\n同上,{TWO},甲单位\n王五,同上,甲单位\n无,{THREE},甲单位\n无,,\n以下空白,,\n"),
    );
    let report = desk.look(&[&file]);
    assert_eq!(counts(&report), [4, 1, 0, 0, 3, 0]);
    assert_eq!(places(&report, "ditto_refused"), [(3, "A".to_owned()), (4, "B".to_owned())]);
    assert_eq!(places(&report, "name_is_no_name"), [(5, "A".to_owned())]);
    assert_eq!(report["problems"].as_array().unwrap().len(), 3, "each is told once: {report}");
}

#[test]
fn post_title_and_level_in_one_column_are_told_apart_or_left_whole() {
    let mut desk = Desk::new();
    let file = desk.file(
        "回执.csv",
        &format!(
            "姓名,身份证号码,工作单位,职务/职称\n\
             张三,{ONE},甲单位,农艺师（中级）\n\
             李四,{TWO},甲单位,研究员兼院长\n\
             王五,{THREE},甲单位,种植部/高级农艺师\n"
        ),
    );
    let report = desk.import(&[&file], json!({})).unwrap();
    assert_eq!(
        texts(&desk.people(), &["post", "title", "title_level"]),
        [["", "农艺师", "middle"], ["院长", "研究员", ""], ["种植部/高级农艺师", "", ""]]
    );
    assert_eq!(places(&report, "post_title_unclear"), [(4, "D".to_owned())]);
}

#[test]
fn a_birth_of_year_and_month_is_held_against_year_and_month() {
    // Born on 2 October 1980, on 5 November 1980.
    let (october, november) = ("370102198010020012", "370102198011050017");
    for (number, birth, agrees) in [
        (october, "1980.1", true),
        (october, "1980.10", true),
        (october, "1980年10月", true),
        (october, "1980.01", false),
        (october, "1980.1.2", false),
        (october, "1981.1", false),
        (november, "1980.1", false),
        (november, "1980.11", true),
    ] {
        let mut desk = Desk::new();
        let digits: Vec<u8> = number.bytes().take(17).map(|b| b - b'0').collect();
        let check = yanxiu_domain::identity::check_digit(digits.as_slice().try_into().unwrap());
        let number = format!("{}{check}", &number[..17]);
        let file = desk.file("回执.csv", &format!("姓名,身份证号码,出生年月\n张三,{number},{birth}\n"));
        let report = desk.look(&[&file]);
        assert_eq!(problems(&report, "id_birth_differs").is_empty(), agrees, "{number} {birth}: {report}");
        if birth == "1980.01" {
            let said = problems(&report, "id_birth_differs")[0]["message"].as_str().unwrap();
            assert!(said.contains("1980-01，") && said.ends_with("1980-10"), "{said}");
        }
    }
}

#[test]
fn the_foreign_permanent_card_is_read_in_both_its_shapes() {
    let mut desk = Desk::new();
    let headings = "姓名,证件类型,证件号码";
    let file = desk.file(
        "回执.csv",
        &format!(
            "{headings}\nSmith,外国人永久居留身份证,USA110080010101\nJones,外国人永久居留身份证,911124198108030024\n"
        ),
    );
    let report = desk.look(&[&file]);
    assert_eq!(counts(&report), [2, 2, 0, 0, 0, 0], "{report}");
}

#[test]
fn control_characters_in_a_readable_table_are_spaces_and_told() {
    let mut desk = Desk::new();
    let file = desk.file("回执.csv", &format!("姓名,身份证号码,工作单位\n张三,{ONE},甲\u{b}乙\n\u{1a}"));
    let report = desk.import(&[&file], json!({})).unwrap();
    assert_eq!(places(&report, "control_character"), [(2, "C".to_owned())]);
    assert_eq!(desk.people()[0]["unit"], "甲乙");
}

#[test]
fn the_original_is_never_written_over() {
    let mut desk = Desk::new();
    let file = desk.file("里/a.csv", &format!("{HEADINGS}\n李四,123,乙单位,,\n"));
    let before = std::fs::read(&file).unwrap();
    let round = file.replace("里/", "里/../里/");
    let payload = json!({"class_id": desk.class, "files": [file], "file": "a.csv", "path": round});
    let refused = desk.ask("receipts_mark", payload).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.exit_code()), ("same_file", 3));
    assert_eq!(std::fs::read(&file).unwrap(), before);
}
