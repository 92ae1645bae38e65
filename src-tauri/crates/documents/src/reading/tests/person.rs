//! Forms for one person.

use rust_xlsxwriter::Format;

use super::*;

/// Label, field, value and its place.
type Told = (String, Option<&'static str>, String, u32, u32);

fn forms(sheet: &Sheet) -> Vec<Vec<Told>> {
    person_forms(sheet, RECEIPT, &REQUIRED)
        .into_iter()
        .map(|f| f.cells.into_iter().map(|c| (c.label, c.field, c.cell.text, c.row, c.cell.column)).collect())
        .collect()
}

fn value(form: &[Told], path: &str) -> String {
    form.iter().find(|c| c.1 == Some(path)).map(|c| c.2.clone()).unwrap_or_default()
}

#[test]
fn a_form_with_labels_left_is_read() {
    let bytes = workbook(|s| {
        let f = Format::new();
        s.merge_range(0, 0, 0, 6, "高级研修项目学员推荐表", &f).unwrap();
        s.write(1, 0, "姓  名")
            .unwrap()
            .write(1, 1, "欧阳䶮")
            .unwrap()
            .write(1, 2, "性别")
            .unwrap()
            .write(1, 3, "女")
            .unwrap();
        s.write(1, 4, "民族").unwrap().write(1, 5, "汉族").unwrap();
        s.merge_range(1, 6, 4, 6, "照片", &f).unwrap();
        s.merge_range(2, 0, 2, 1, "身份证号码：", &f).unwrap();
        s.merge_range(2, 2, 2, 5, "11010519491231002X", &f).unwrap();
        s.write(3, 0, "工作\n单位").unwrap();
        s.merge_range(3, 1, 3, 3, "济南市某研究院", &f).unwrap();
        s.write(3, 4, "学历").unwrap().write(3, 5, "本科").unwrap();
        s.write(4, 0, "联系电话").unwrap().write(4, 2, "电子邮箱").unwrap();
        s.write(5, 0, "职务")
            .unwrap()
            .write(5, 1, "科长")
            .unwrap()
            .write(5, 2, "职称")
            .unwrap()
            .write(5, 3, "农艺师")
            .unwrap();
        s.merge_range(6, 0, 6, 6, "单位意见：（盖章）", &f).unwrap();
    });
    let sheet = sheet(&bytes);
    assert!(closest_header(&sheet, RECEIPT, &REQUIRED, &[]).is_none_or(|(_, lacking)| !lacking.is_empty()));
    let found = forms(&sheet);
    assert_eq!(found.len(), 1);
    let told: Vec<_> = found[0].iter().map(|c| (c.0.as_str(), c.1, c.2.as_str(), c.3, c.4)).collect();
    assert_eq!(
        told,
        [
            ("姓  名", Some(NAME), "欧阳䶮", 2, 1),
            ("性别", Some("person.sex"), "女", 2, 3),
            ("民族", Some("person.ethnic_group"), "汉族", 2, 5),
            ("身份证号码", Some(ID_NUMBER), "11010519491231002X", 3, 2),
            ("工作单位", Some("details.unit"), "济南市某研究院", 4, 1),
            ("学历", None, "本科", 4, 5),
            ("职务", Some("details.post"), "科长", 6, 1),
            ("职称", Some("details.title"), "农艺师", 6, 3),
        ]
    );
}

#[test]
fn labels_may_stand_above_or_in_the_same_cell() {
    for lines in [
        vec![
            "报名表",
            "姓名,学历,性别,民族",
            "张三,本科,男,汉族",
            "身份证号,单位,电话",
            "11010519491231002X,甲单位,13800138000",
        ],
        vec!["报名表", "姓名：张三,性别：男", "身份证号:11010519491231002X,单位：甲单位", "电话：13800138000"],
        vec!["姓 名：张三　　性别：男　　身份证号：11010519491231002X", "单位：甲单位　电话：13800138000"],
        vec!["姓名,张三,身份证号,11010519491231002X", "单位,甲单位,电话,13800138000", "性别,男,备注,"],
    ] {
        let sheet = table(&lines);
        let found = forms(&sheet);
        assert_eq!(found.len(), 1, "{lines:?}");
        for (path, text) in [
            (NAME, "张三"),
            (ID_NUMBER, "11010519491231002X"),
            ("details.unit", "甲单位"),
            ("person.sex", "男"),
            ("details.phone", "13800138000"),
        ] {
            assert_eq!(value(&found[0], path), text, "{path} {lines:?}");
        }
    }
}

#[test]
fn forms_beneath_each_other_are_told_apart() {
    let one = |name: &str, id: &str, unit: &str| {
        [
            "报名表".to_owned(),
            format!("所在市,济南,单位,{unit}"),
            format!("姓名,{name},性别,男"),
            format!("身份证号,{id},电话,"),
            "家庭成员,姓名,工作单位,备注".to_owned(),
            "父,张大,某公司,".to_owned(),
            "推荐单位意见,同意".to_owned(),
        ]
    };
    let lines = [
        one("张三", "11010519491231002X", "甲单位"),
        one("李四", "370102800101123", "乙单位"),
        one("王五", "", "丙单位"),
    ]
    .concat();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let sheet = table(&lines);
    let found = person_forms(&sheet, RECEIPT, &REQUIRED);
    assert_eq!(found.iter().map(|f| f.row).collect::<Vec<_>>(), [3, 10, 17]);
    let found = forms(&sheet);
    let told: Vec<_> = found.iter().map(|f| [NAME, ID_NUMBER, "details.unit"].map(|p| value(f, p))).collect();
    assert_eq!(
        told,
        [["张三", "11010519491231002X", "甲单位"], ["李四", "370102800101123", "乙单位"], ["王五", "", "丙单位"]]
    );
}

#[test]
fn a_table_or_an_empty_form_is_no_form() {
    for lines in [
        vec!["姓名,身份证号,单位,电话", "张三,11010519491231002X,甲单位,1"],
        vec!["姓名,身份证号,单位,电话"],
        vec!["张三,11010519491231002X,甲单位,13800138000"],
        vec!["姓名,,性别,", "身份证号,,单位,"],
        vec!["通知", "请各单位报名"],
        vec!["填报单位：某局,,联系人：王五,电话：13900139000"],
    ] {
        assert_eq!(forms(&table(&lines)), Vec::<Vec<_>>::new(), "{lines:?}");
    }
}

/// Names and numbers of the forms on a sheet of text cells.
fn people(lines: &[&str]) -> Vec<(String, String)> {
    forms(&table(lines)).iter().map(|f| (value(f, NAME), value(f, ID_NUMBER))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, number)| ((*name).to_owned(), (*number).to_owned())).collect()
}

const ONE: &str = "11010519491231002X";
const OTHER: &str = "110105199001011232";

#[test]
fn a_form_with_blank_values_is_no_table() {
    let lines = ["姓名,赵钱孙,职务,,职称", &format!("单位,甲研究院,身份证号,{ONE},"), "手机,13800000001,,,"];
    let found = forms(&table(&lines));
    assert_eq!(found.len(), 1);
    let told = |path: &str| value(&found[0], path);
    assert_eq!([told(NAME), told(ID_NUMBER), told("details.unit")], ["赵钱孙", ONE, "甲研究院"]);
    assert_eq!((told("details.post"), told("details.title")), (String::new(), String::new()));
}

#[test]
fn a_blank_form_in_a_stack_hides_no_other() {
    let form = |name: &str, number: &str, unit: &str| {
        format!("报名表,,,\n姓名,{name},身份证号,{number}\n单位,{unit},手机,\n职务,,职称,\n,,,")
    };
    let stack = [form("张三", ONE, "甲院"), form("", "", ""), form("李四", OTHER, "乙院")].join("\n");
    let lines: Vec<&str> = stack.lines().collect();
    assert_eq!(people(&lines), pairs(&[("张三", ONE), ("李四", OTHER)]));
    assert_eq!(people(&["姓名,,身份证号,", "单位,,手机,", "职务,,职称,"]), pairs(&[]), "a blank form is nobody");
}

#[test]
fn forms_side_by_side_and_people_in_columns_are_all_read() {
    let beside = [
        "姓名,张一,,姓名,张二",
        &format!("身份证号,{ONE},,身份证号,{OTHER}"),
        "单位,甲研究院,,单位,乙研究院",
        "手机,13800000001,,手机,13800000002",
    ];
    let columns =
        ["项目,学员1,学员2", "姓名,张一,张二", &format!("身份证号码,{ONE},{OTHER}"), "工作单位,甲研究院,乙研究院"];
    for lines in [&beside[..], &columns[..]] {
        assert_eq!(people(lines), pairs(&[("张一", ONE), ("张二", OTHER)]), "{lines:?}");
        let units: Vec<String> = forms(&table(lines)).iter().map(|f| value(f, "details.unit")).collect();
        assert_eq!(units, ["甲研究院", "乙研究院"]);
    }
}

#[test]
fn a_form_without_a_name_is_still_somebodys() {
    let lines =
        ["姓名,张三", &format!("身份证号,{ONE}"), "单位,甲院", "", "姓名,", &format!("身份证号,{OTHER}"), "单位,乙院"];
    assert_eq!(people(&lines), pairs(&[("张三", ONE), ("", OTHER)]));
}

#[test]
fn a_form_begins_after_what_parts_it_from_the_one_before() {
    let lines = [
        "姓名,张三",
        &format!("身份证号,{ONE}"),
        "单位,甲院",
        "",
        "单位,乙院",
        "姓名,李四",
        &format!("身份证号,{OTHER}"),
    ];
    let units: Vec<String> = forms(&table(&lines)).iter().map(|f| value(f, "details.unit")).collect();
    assert_eq!(units, ["甲院", "乙院"]);
}

#[test]
fn of_two_phones_the_persons_own_is_taken_and_the_other_stays_under_its_label() {
    let lines = [
        "填报单位,甲研究院,联系人,王联系",
        "联系电话,0531-88888888,,",
        "姓名,张一,性别,男",
        &format!("身份证号,{ONE},工作单位,甲研究院"),
        "手机号,13800000001,职务,科长",
    ];
    let found = forms(&table(&lines));
    assert_eq!(value(&found[0], "details.phone"), "13800000001");
    assert!(found[0].iter().any(|c| c.0 == "联系电话" && c.1.is_none() && c.2 == "0531-88888888"), "{found:?}");
}
