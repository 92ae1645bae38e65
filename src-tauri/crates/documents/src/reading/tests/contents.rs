//! Columns recognised by what they hold.

use super::*;

/// Three people: name, number, unit, mobile phone, sex, city.
const PEOPLE: [&str; 3] = [
    "张三,11010519491231002X,济南市某研究院,13800138000,男,济南",
    "欧阳䶮,370102800101123,某某科技有限公司,13900139000,女,青岛",
    "阿卜杜热合曼·买买提,3.70102E+17,省人社厅,15000150000,男,省直",
];

type Told = (String, Option<&'static str>, Known);

fn told(sheet: &Sheet) -> (u32, Vec<Told>) {
    let header = header(sheet);
    (header.row, header.headings.iter().map(|h| (h.text.clone(), h.field, h.by)).collect())
}

#[test]
fn unknown_and_missing_headings_are_made_good_by_content() {
    for head in ["姓名,编号2,,联系,,哪里", "人员,号码,来自,,电话2,", "谁,证号,哪里的,找谁,是男是女,哪个市"]
    {
        let sheet = table(&["报名回执", head, PEOPLE[0], PEOPLE[1], PEOPLE[2]]);
        let (row, headings) = told(&sheet);
        let fields: Vec<_> = headings.iter().map(|h| h.1).collect();
        let expected = [NAME, ID_NUMBER, "details.unit", "details.phone", "person.sex", "details.city"].map(Some);
        assert_eq!((row, fields), (2, expected.to_vec()), "{head}");
        assert!(headings.iter().all(|h| h.0 == "姓名" || h.2 == Known::Content), "{head}");
        assert_eq!(data_rows(&sheet, &header(&sheet), &REQUIRED).len(), 3, "{head}");
    }
}

#[test]
fn a_sheet_that_begins_with_people_has_its_headings_in_row_nought() {
    let sheet = table(&PEOPLE);
    let (row, headings) = told(&sheet);
    assert_eq!((row, headings[0].clone()), (0, ("A列".to_owned(), Some(NAME), Known::Content)));
    assert_eq!(data_rows(&sheet, &header(&sheet), &REQUIRED).len(), 3);
    let titled = table(&["某局报名人员", PEOPLE[0], PEOPLE[1]]);
    assert_eq!(told(&titled).0, 1);
    assert_eq!(data_rows(&titled, &header(&titled), &REQUIRED).len(), 2);
}

#[test]
fn a_known_heading_is_never_overruled() {
    let sheet = table(&["姓名,电话,身份证号", "张三,11010519491231002X,13800138000"]);
    let header = header(&sheet);
    assert_eq!((header.column("details.phone"), header.column(ID_NUMBER)), (Some(1), Some(2)));
    assert!(header.headings.iter().all(|h| h.by == Known::Heading));
}

#[test]
fn of_two_columns_that_look_alike_none_is_taken() {
    let sheet = table(&["谁,同伴,号码", "张三,李四,11010519491231002X", "王五,赵六,370102800101123"]);
    assert_eq!(find_header(&sheet, RECEIPT, &REQUIRED, &[]), None);
    let sheet = table(&["谁,紧急联系人,号码", "张三,李四,11010519491231002X", "王五,赵六,370102800101123"]);
    let header = header(&sheet);
    assert_eq!((header.column(NAME), header.headings[1].field), (Some(0), None), "the heading tells of somebody else");
}

#[test]
fn what_is_not_mostly_alike_is_not_taken() {
    let sheet = table(&["谁,号码", "张三,11010519491231002X", "高级,1", "单间,2", "科长,3"]);
    assert_eq!(find_header(&sheet, RECEIPT, &REQUIRED, &[]), None);
    let repeated = table(&["A,号码", "管理,11010519491231002X", "管理,370102800101123", "管理,370102800101124"]);
    assert_eq!(find_header(&repeated, RECEIPT, &REQUIRED, &[]), None, "names differ from row to row");
}

#[test]
fn a_column_without_heading_is_named_by_its_letters_unless_it_counts() {
    let sheet = table(&[",姓名,身份证号,", "1,张三,11010519491231002X,会书法", "2,李四,370102800101123,"]);
    let (_, headings) = told(&sheet);
    let texts: Vec<_> = headings.iter().map(|h| h.0.as_str()).collect();
    assert_eq!(texts, ["姓名", "身份证号", "D列"]);
}

#[test]
fn two_fields_in_one_column_are_read_apart() {
    let sheet = table(&[
        "姓名（性别）,身份证号,单位及职务,手机/微信,备注,到达/返程时间",
        "张三（男）,11010519491231002X,济南市农业局 科长,13800138000/wx_1,素食,10月24日/10月28日",
        "李四,370102800101123,某大学,13900139000,,",
    ]);
    let header = header(&sheet);
    let rows = data_rows(&sheet, &header, &REQUIRED);
    for (path, first, second) in [
        (NAME, "张三", "李四"),
        ("person.sex", "男", ""),
        ("details.unit", "济南市农业局", "某大学"),
        ("details.post", "科长", ""),
        ("details.phone", "13800138000", "13900139000"),
        ("details.note", "素食；wx_1", ""),
        ("details.arrival", "10月24日", ""),
        ("details.departure", "10月28日", ""),
        (ID_NUMBER, "11010519491231002X", "370102800101123"),
        ("details.food", "", ""),
    ] {
        assert_eq!((header.text(rows[0], path), header.text(rows[1], path)), (first.into(), second.into()), "{path}");
    }
    assert_eq!((header.column("person.sex"), header.place("person.sex")), (None, Some(0)));
}
