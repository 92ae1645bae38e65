//! Identity numbers and receipts.

mod receipts;
mod review;
mod roster;

use rust_xlsxwriter::Workbook;
use yanxiu_tests::Desk;

#[test]
fn identity_numbers_are_read_without_a_store() {
    let desk = Desk::new();
    let good = desk.run(&["identity", "11010519491231002x"]);
    assert_eq!(good.exit, 0);
    assert_eq!(
        (&good.document["kind"], &good.document["birth"], &good.document["sex"]),
        (&"resident".into(), &"1949-12-31".into(), &"female".into())
    );
    let bad = desk.run(&["identity", "110105194912310021"]);
    assert_eq!(
        (bad.exit, &bad.document["valid"], &bad.document["problems"][0]["code"]),
        (3, &false.into(), &"id_check_digit".into())
    );
}

#[test]
fn receipts_are_shown_before_they_are_written_and_matched_after() {
    let desk = Desk::new();
    let id = desk.draft();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "某单位报名回执").unwrap();
    for (column, heading) in
        ["序号", "姓 名", "身份证号", "单位名称", "联系电话", "政治面貌", "特长"].iter().enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    let rows: [(&str, &str); 4] = [
        ("张 三", "11010519491231002X"),
        ("李四", "110105194912310021"),
        ("张三", "11010519491231002x"),
        ("王五", "3.70102E+17"),
    ];
    for (index, (name, number)) in rows.iter().enumerate() {
        let row = 3 + u32::try_from(index).unwrap();
        sheet.write(row, 1, *name).unwrap().write(row, 2, *number).unwrap().write(row, 3, "甲单位").unwrap();
        sheet.write(row, 5, "党员").unwrap().write(row, 6, "书法").unwrap();
    }
    let file = desk.path("回执.xlsx");
    book.save(&file).unwrap();
    let file = file.display().to_string();
    let looked = desk.run(&["receipts", "import", &id, &file, "--dry-run"]);
    let counts =
        |d: &serde_json::Value| ["rows", "new", "matched", "duplicates", "rejected"].map(|k| d[k].as_u64().unwrap());
    assert_eq!((looked.exit, counts(&looked.document)), (1, [4, 1, 0, 1, 2]));
    let place = &looked.document["problems"][0]["place"];
    assert_eq!((&place["row"], &place["column"]), (&5.into(), &"C".into()));
    assert_eq!(desk.run(&["enrolment", "list", &id]).document["people"].as_array().map(Vec::len), Some(0));
    desk.run(&["receipts", "import", &id, &file]);
    let list = desk.run(&["enrolment", "list", &id]);
    assert_eq!(
        (&list.document["people"][0]["name"], &list.document["people"][0]["id_number"]),
        (&"张三".into(), &"110105********002X".into())
    );
    let again = desk.run(&["receipts", "import", &id, &file]);
    assert_eq!(counts(&again.document), [4, 0, 0, 2, 2]);
}

#[test]
fn files_that_are_no_receipts_are_told() {
    let desk = Desk::new();
    let id = desk.draft();
    for (name, bytes, code) in [
        ("a.xlsx", b"%PDF-1.4".to_vec(), "not_a_table"),
        ("b.xlsx", Vec::new(), "empty_file"),
        ("c.csv", "甲,乙\n1,2\n".as_bytes().to_vec(), "no_header"),
    ] {
        let file = desk.path(name);
        std::fs::write(&file, bytes).unwrap();
        let answer = desk.run(&["receipts", "import", &id, &file.display().to_string()]);
        assert_eq!((answer.exit, &answer.document["error"]["code"]), (4, &code.into()), "{name}");
    }
    let answer = desk.run(&["receipts", "import", &id, "/nowhere.xlsx"]);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (4, &"file_not_found".into()));
}

#[test]
fn the_blank_receipt_reads_back() {
    let desk = Desk::new();
    let id = desk.draft();
    let file = desk.path("blank.xlsx").display().to_string();
    assert_eq!(desk.run(&["receipts", "template", &id, "--out", &file]).exit, 0);
    let answer = desk.run(&["receipts", "import", &id, &file, "--dry-run"]);
    assert_eq!((answer.exit, &answer.document["rows"]), (0, &0.into()));
    let columns = answer.document["columns"].as_array().unwrap();
    let unknown: Vec<_> = columns.iter().filter(|c| c["field"] == "").collect();
    assert!(columns.len() > 15 && unknown.is_empty(), "{} columns, unknown {unknown:?}", columns.len());
}
