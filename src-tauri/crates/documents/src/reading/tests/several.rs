//! Several tables on one sheet.

use super::*;

/// Number of the row, name and unit of everybody on a sheet, table by table.
fn told(lines: &[&str]) -> Vec<Vec<(u32, String, String)>> {
    tables(table(lines), RECEIPT, &REQUIRED)
        .iter()
        .map(|part| {
            let header = header(part);
            let row = |r: &SheetRow| {
                (r.number, header.text(r, NAME).into_owned(), header.text(r, "details.unit").into_owned())
            };
            data_rows(part, &header, &REQUIRED).into_iter().map(row).collect()
        })
        .collect()
}

fn person(row: u32, name: &str, unit: &str) -> (u32, String, String) {
    (row, name.to_owned(), unit.to_owned())
}

#[test]
fn tables_beneath_each_other_keep_their_own_columns() {
    let found = told(&[
        "第一组,,",
        "姓名,身份证号,单位",
        "张三,1,甲单位",
        "",
        "第二组,,",
        "单位,姓名,身份证号,电话",
        "乙单位,李四,2,3",
        "单位,姓名,身份证号,电话",
        "乙单位,王五,4,5",
    ]);
    assert_eq!(
        found,
        [vec![person(3, "张三", "甲单位")], vec![person(7, "李四", "乙单位"), person(9, "王五", "乙单位")]]
    );
}

#[test]
fn headings_repeated_on_every_page_begin_no_new_table() {
    let found = told(&["姓名,身份证号,单位", "张三,1,甲单位", "姓 名,身份证号,单位", "李四,2,乙单位"]);
    assert_eq!(found, [vec![person(2, "张三", "甲单位"), person(4, "李四", "乙单位")]]);
}

#[test]
fn a_list_in_two_halves_is_read_as_two() {
    let found = told(&[
        "报名回执,,,,,,,",
        "序号,姓名,身份证号,单位,序号,姓名,身份证号,单位",
        "1,张三,1,甲单位,3,王五,4,丙单位",
        "2,李四,2,乙单位,,,,",
    ]);
    assert_eq!(
        found,
        [vec![person(3, "张三", "甲单位"), person(4, "李四", "乙单位")], vec![person(3, "王五", "丙单位")]]
    );
}

#[test]
fn a_second_name_alone_makes_no_second_table() {
    for lines in [["姓名,身份证号,姓名", "张三,1,李四"], ["姓名,身份证号,联系人姓名", "张三,1,李四"], ["a,b", "c,d"]]
    {
        assert_eq!(tables(table(&lines), RECEIPT, &REQUIRED).len(), 1, "{lines:?}");
    }
}
