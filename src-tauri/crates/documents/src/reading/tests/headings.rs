use rust_xlsxwriter::Format;

use super::*;

fn fields(header: &Header) -> Vec<(String, Option<&'static str>)> {
    header.headings.iter().map(|h| (column_letters(h.column), h.field)).collect()
}

#[test]
fn headings_in_other_words_are_understood() {
    for (heading, field) in [
        ("姓名", NAME),
        (" 姓 名：", NAME),
        ("*姓名", NAME),
        ("姓\n名（必填）", NAME),
        ("名字", NAME),
        ("身份证号（18位）", ID_NUMBER),
        ("公民身份号码 *", ID_NUMBER),
        ("【必填】证件号码", ID_NUMBER),
        ("单位", "details.unit"),
        ("工作单位(全称)", "details.unit"),
        ("联系电话", "details.phone"),
        ("手机", "details.phone"),
        ("职务", "details.post"),
        ("职务（职称）", "details.post_title"),
        ("职务(职称)", "details.post_title"),
        ("职务／职称", "details.post_title"),
        ("职务、职称", "details.post_title"),
        ("职务职称", "details.post_title"),
    ] {
        assert_eq!(field_named(RECEIPT, heading).map(|f| f.path), Some(field), "{heading:?}");
    }
    for (heading, path) in [
        ("参训人员姓名", NAME),
        ("身份证号码（必填，18位）", ID_NUMBER),
        ("身\n份\n证\n号", ID_NUMBER),
        ("现工作单位（全称）", "details.unit"),
        ("现任职务／职称", "details.post_title"),
        ("现任专业技术职务", "details.title"),
        ("学员手机号码（本人）", "details.phone"),
        ("住宿（单间/标间）", "details.lodging"),
        ("到达时间及车次", "details.arrival"),
        ("学员单位及职务职称（全称）", "details.unit"),
        ("单位、职务", "details.unit"),
        ("姓名（性别）", NAME),
        ("手机（微信同号）", "details.phone"),
        ("手机号/微信号", "details.phone"),
        ("抵（离）时间", "details.arrival"),
    ] {
        let sheet = table(&[&format!("\"{heading}\",性别,民族"), "a,b,c"]);
        let found = closest_header(&sheet, RECEIPT, &REQUIRED, &[]).map(|(h, _)| h.headings[0].field);
        assert_eq!(found, Some(Some(path)), "{heading}");
    }
    for other in
        ["推荐人姓名", "单位联系人", "紧急联系人电话", "填报单位", "学员类别", "毕业院校", "姓名及身份证号", "人员"]
    {
        let sheet = table(&[&format!("{other},性别,民族"), "a,b,c"]);
        let found = closest_header(&sheet, RECEIPT, &REQUIRED, &[]).map(|(h, _)| h.headings[0].field);
        assert_eq!(found, Some(None), "{other}");
    }
    for unknown in ["", "（必填）", "序号", "姓名及身份证号", "单位负责人"] {
        assert_eq!(field_named(RECEIPT, unknown), None, "{unknown:?}");
    }
}

#[test]
fn the_row_with_most_headings_is_found_under_titles() {
    let sheet = table(&[
        "高级研修项目报名回执,,,,",
        "姓名：,,身份证号码：,,",
        "序号,姓名,身份证号码,工作单位,特长",
        "1,张三,11010519491231002X,甲单位,书法",
    ]);
    let header = header(&sheet);
    assert_eq!(header.row, 3);
    assert_eq!(
        fields(&header),
        [
            ("A".to_owned(), None),
            ("B".to_owned(), Some(NAME)),
            ("C".to_owned(), Some(ID_NUMBER)),
            ("D".to_owned(), Some("details.unit")),
            ("E".to_owned(), None)
        ]
    );
    assert_eq!(header.unknown().map(|h| h.text.as_str()).collect::<Vec<_>>(), ["序号", "特长"]);
}

#[test]
fn headings_may_take_two_rows() {
    let bytes = workbook(|s| {
        let plain = Format::new();
        s.merge_range(0, 0, 0, 5, "报名表", &plain).unwrap();
        s.merge_range(1, 0, 2, 0, "姓名", &plain).unwrap();
        s.merge_range(1, 1, 2, 1, "身份证号", &plain).unwrap();
        s.merge_range(1, 2, 1, 3, "联系", &plain).unwrap();
        s.write(2, 2, "手机").unwrap().write(2, 3, "邮箱").unwrap();
        s.merge_range(1, 4, 1, 5, "职务", &plain).unwrap();
        s.write(2, 4, "职称").unwrap().write(2, 5, "级别").unwrap();
        s.write(3, 0, "甲").unwrap().write(3, 1, "1").unwrap().write(3, 4, "处长").unwrap();
    });
    let sheet = sheet(&bytes);
    let header = header(&sheet);
    assert_eq!(header.row, 3);
    let found: Vec<_> = header.headings.iter().map(|h| (h.text.as_str(), h.field)).collect();
    assert_eq!(
        found,
        [
            ("姓名", Some(NAME)),
            ("身份证号", Some(ID_NUMBER)),
            ("手机", Some("details.phone")),
            ("联系邮箱", None),
            ("职称", Some("details.post_title")),
            ("级别", Some("details.title_level")),
        ]
    );
    assert_eq!(table_rows(&sheet, &header, &REQUIRED).len(), 1);
}

#[test]
fn a_second_row_of_headings_is_no_person_even_when_it_adds_nothing() {
    let bytes = workbook(|s| {
        let plain = Format::new();
        s.merge_range(0, 0, 1, 0, "姓名", &plain).unwrap();
        s.merge_range(0, 1, 1, 1, "身份证号", &plain).unwrap();
        s.merge_range(0, 2, 0, 3, "联系方式", &plain).unwrap();
        s.write(1, 2, "手机").unwrap().write(1, 3, "邮箱").unwrap();
        s.write(2, 0, "甲").unwrap().write(2, 1, "1").unwrap().write(2, 2, "2").unwrap();
    });
    let sheet = sheet(&bytes);
    let header = header(&sheet);
    assert_eq!((header.row, header.column("details.phone")), (2, Some(2)));
    assert_eq!(table_rows(&sheet, &header, &REQUIRED).iter().map(|r| r.row.number).collect::<Vec<_>>(), [3]);
}

#[test]
fn of_equal_headings_the_first_has_the_field() {
    let sheet = table(&["姓名,身份证号,电话,联系电话", "甲,1,2,3"]);
    let header = header(&sheet);
    assert_eq!(header.column("details.phone"), Some(2));
    assert_eq!(header.headings[3].field, None);
}

#[test]
fn columns_may_be_named_by_hand() {
    let sheet = table(&["报名表", "人员,号码,联系电话,电话", "某甲,1101051949,1,2"]);
    assert_eq!(find_header(&sheet, RECEIPT, &REQUIRED, &[]), None);
    let hand = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    };
    for (pairs, row, phone) in [
        (vec![("A", "姓名"), ("号码", ID_NUMBER)], 2, 2),
        (vec![("a", NAME), ("b", "身份证")], 2, 2),
        (vec![("人 员", "姓名"), ("B", "身份证号码"), ("D", "手机号码")], 2, 3),
    ] {
        let header = find_header(&sheet, RECEIPT, &REQUIRED, &hand(&pairs)).unwrap();
        assert_eq!((header.row, header.column(NAME), header.column(ID_NUMBER)), (row, Some(0), Some(1)), "{pairs:?}");
        assert_eq!(header.column("details.phone"), Some(phone), "{pairs:?}");
    }
    assert_eq!(find_header(&sheet, RECEIPT, &REQUIRED, &hand(&[("A", "姓名"), ("B", "没有的")])), None);
}

#[test]
fn what_a_sheet_lacks_is_told() {
    let sheet = table(&["通知", "姓名,单位,电话", "张三,甲单位,1"]);
    let (header, lacking) = closest_header(&sheet, RECEIPT, &REQUIRED, &[]).unwrap();
    assert_eq!((header.row, lacking), (2, vec![ID_NUMBER.to_owned()]));
    assert_eq!(closest_header(&table(&["a,b", "c,d"]), RECEIPT, &REQUIRED, &[]), None);
}

#[test]
fn of_two_headings_for_one_field_the_closer_one_has_it() {
    let sheet = table(&[
        "姓名,身份证号,所学专业,从事专业,联系电话,手机号码,单位,单位全称",
        "张一,11010519491231002X,会计,作物栽培,053188881234,13800000001,甲,甲研究院",
    ]);
    let header = header(&sheet);
    let row = sheet.row(2).unwrap();
    let told = ["details.field", "details.phone", "details.unit"].map(|path| header.text(row, path).into_owned());
    assert_eq!(told, ["作物栽培", "13800000001", "甲研究院"]);
}

#[test]
fn what_is_said_of_the_whole_table_above_it_heads_no_column() {
    let sheet = sheet(&workbook(|s| {
        let f = rust_xlsxwriter::Format::new();
        s.merge_range(0, 0, 0, 1, "班级：高研班", &f).unwrap().merge_range(0, 2, 0, 3, "地点：济南", &f).unwrap();
        for (column, text) in ["姓名", "身份证号", "1", "2"].into_iter().enumerate() {
            s.write(1, u16::try_from(column).unwrap(), text).unwrap();
        }
        s.write(2, 0, "张一").unwrap().write(2, 1, "11010519491231002X").unwrap().write(2, 2, "√").unwrap();
    }));
    let texts: Vec<String> = header(&sheet).headings.into_iter().map(|h| h.text).collect();
    assert_eq!(texts, ["姓名", "身份证号", "1", "2"]);
}
