//! The credit-of-hours sheet.

use calamine::{Data, Reader, Xlsx, open_workbook};
use yanxiu_tests::Desk;

fn cells(path: &std::path::Path) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range_at(0).unwrap().unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_columns_are_the_offices_choice() {
    let desk = Desk::new();
    let id = desk.sample();
    let shown = desk.run(&["assessment", "credit", "show"]).document;
    assert_eq!(shown["sheet"]["columns"][3]["field"], "id_number");
    let set = desk.run(&[
        "assessment",
        "credit",
        "set",
        "证书编号",
        "name",
        "id_number=证件号码",
        "earned=登记学时",
        "fixed:专业科目=科目类别",
        "year",
    ]);
    assert_eq!(set.exit, 0, "{}", set.document);
    let out = desk.path("上报.xlsx");
    let made = desk.run(&["assessment", "credit", "export", &id, "--out", &out.display().to_string()]);
    assert_eq!(made.exit, 0, "{}", made.document);
    let rows = cells(&out);
    let head: Vec<String> = rows[0].iter().map(Data::to_string).collect();
    assert_eq!(head, ["证书编号", "姓名", "证件号码", "登记学时", "科目类别", "年度"]);
    assert_eq!(rows.len(), 30, "29 who passed beneath the headings");
    assert!(matches!(&rows[1][2], Data::String(id) if id.len() == 18), "digits stay text: {:?}", rows[1]);
    assert_eq!([&rows[1][3], &rows[1][4], &rows[1][5]].map(Data::to_string), ["24", "专业科目", "2021"]);
    let folder = desk.path("paper").display().to_string();
    let paper = desk.run(&["report", "export", &id, "--out", &folder, "--only", "credit-of-hours"]).document;
    let files = paper["files"].as_array().unwrap();
    assert_eq!(files.len(), 2, "{paper}");
    let pdf = desk.path("paper").join(files[0]["path"].as_str().unwrap());
    let text = std::process::Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().unwrap().stdout;
    let text: String = String::from_utf8_lossy(&text).split_whitespace().collect();
    assert!(text.contains("证书编号姓名证件号码登记学时科目类别年度"), "{text}");
    assert!(!text.contains("郭伟"), "who failed isn't on it");
    assert_eq!(desk.run(&["assessment", "credit", "set", "name", "earned", "result", "--everybody"]).exit, 0);
    assert_eq!(desk.run(&["assessment", "credit", "export", &id, "--out", &out.display().to_string()]).exit, 0);
    assert_eq!(cells(&out).len(), 31);
}

#[test]
fn a_choice_that_makes_no_sheet_is_refused() {
    let desk = Desk::new();
    let id = desk.filed();
    for (columns, code) in [
        (&["面相"][..], "unknown_field"),
        (&["name", "姓名"], "heading_twice"),
        (&["name", "unit=姓名"], "heading_twice"),
        (&["fixed:专业科目"], "no_heading"),
    ] {
        let mut arguments = vec!["assessment", "credit", "set"];
        arguments.extend(columns);
        let refused = desk.run(&arguments);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &code.into()));
    }
    let early = desk.run(&["assessment", "credit", "export", &id, "--out", &desk.path("x.xlsx").display().to_string()]);
    assert_eq!((early.exit, &early.document["error"]["code"]), (3, &"paper_unavailable".into()));
}
