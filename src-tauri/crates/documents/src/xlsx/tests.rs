//! What a workbook says when it is read back, and what its parts say.

use std::io::{Cursor, Read as _};

use chrono::NaiveDate;
use proptest::prelude::*;
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};
use yanxiu_domain::record::{Record, Value};

use super::grid::{Columns, lines};
use super::*;
use crate::form::{Block, Content, Form, Format};
use crate::paper::Table;
use crate::pdf::Meta;
use crate::reading::{RowKind, Sheet, find_header, read, table_rows};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 11, 20).unwrap()
}

fn meta() -> Meta {
    Meta { author: "某承办单位".to_owned(), date: day() }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

const ROSTER: &str = r#"
kind = "roster"
title = "学员名单"
orientation = "landscape"
[[block]]
type = "annex"
text = "附件4"
[[block]]
type = "title"
text = "{{title}}"
[[block]]
type = "line"
left = "承办单位：{{host}}"
right = "2021年11月20日"
[[block]]
type = "list"
path = "learners"
number = { title = "序号", width = 6 }
columns = [
  { title = "姓名", path = "name", width = 12 },
  { title = "身份证号码", path = "id", width = 24, kind = "digits" },
  { title = "工作单位", path = "unit", width = 30, merge = true },
  { title = "学时", path = "hours", width = 8, kind = "number" },
  { title = "金额", path = "sum", width = 12, kind = "money" },
  { title = "性别", path = "sex", width = 6, choices = ["男", "女"] },
]
[[block]]
type = "grid"
join = true
widths = [15, 83]
rows = [[{ label = "意见" }, { value = "{{opinion}}", foot = "（盖章）　　年　月　日" }]]
"#;

fn learner(name: &str, unit: &str) -> Record {
    let mut learner = Record::new();
    learner.text("name", name).text("id", "11010519491231002X").text("unit", unit).text("sex", "男");
    learner.set("hours", Value::Number { hundredths: 150, decimals: 1 });
    learner.set("sum", Value::Number { hundredths: 5_860_005, decimals: 2 });
    learner
}

fn roster_record(opinion: &str) -> Record {
    let mut record = Record::new();
    record.text("title", "高级研修项目学员名单").text("host", "某学院").text("opinion", opinion);
    record.list(
        "learners",
        vec![learner("=1+1", "甲单位"), learner("@SUM(A1)", "甲单位"), learner("+86", "乙单位"), learner("-x", "")],
    );
    record
}

fn roster(opinion: &str) -> Vec<u8> {
    render(&Form::parse(ROSTER, "roster.toml").unwrap(), &roster_record(opinion), &meta()).unwrap()
}

fn only_sheet(bytes: &[u8]) -> Sheet {
    read(bytes).unwrap().remove(0)
}

#[test]
fn the_sheet_says_what_the_paper_says() {
    let bytes = roster("同意");
    let sheet = only_sheet(&bytes);
    let texts: Vec<Vec<&str>> = sheet.rows.iter().map(|r| r.cells.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(texts[0], ["附件4"]);
    assert_eq!(texts[1], ["高级研修项目学员名单"]);
    assert_eq!(texts[2], ["承办单位：某学院", "2021年11月20日"]);
    assert_eq!(texts[3], ["序号", "姓名", "身份证号码", "工作单位", "学时", "金额", "性别"]);
    assert_eq!(texts[4], ["1", "=1+1", "11010519491231002X", "甲单位", "1.5", "58600.05", "男"]);
    assert_eq!(texts[5], ["2", "@SUM(A1)", "11010519491231002X", "甲单位", "1.5", "58600.05", "男"]);
    assert_eq!(texts[8], ["意见", "同意\n（盖章）　　年　月　日"]);
    let numbers: Vec<bool> = sheet.rows[4].cells.iter().map(|c| c.number).collect();
    assert_eq!(numbers, [true, false, false, false, true, true, false]);
    assert!(sheet.rows[5].cells[3].filled, "equal neighbours are one cell");
}

#[test]
fn no_text_becomes_a_formula_and_digits_stay_text() {
    let bytes = roster("=HYPERLINK(\"http://example\")");
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
    assert!(
        part(&bytes, "xl/styles.xml").contains("formatCode=\"@\"")
            || part(&bytes, "xl/styles.xml").contains("numFmtId=\"49\""),
        "the format of text"
    );
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    assert_eq!(roster("同意"), roster("同意"));
    assert_eq!(receipt(&[]), receipt(&[]));
}

#[test]
fn a_list_is_set_up_to_be_printed_and_read() {
    let bytes = roster("同意");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in [
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "第 &amp;P 页",
        "<dataValidation type=\"list\"",
        "男,女",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    let pure = ROSTER.split("[[block]]\ntype = \"grid\"").next().unwrap();
    let bytes = render(&Form::parse(pure, "roster.toml").unwrap(), &roster_record(""), &meta()).unwrap();
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("topLeftCell=\"A5\""), "the heads stay in sight");
    assert!(part(&bytes, "xl/workbook.xml").contains("$4:$4"), "the heads are printed on every page");
}

#[test]
fn a_text_higher_than_any_row_takes_several() {
    let long = "内容详实，组织有序。\n".repeat(80);
    let bytes = roster(&long);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let heights: Vec<f64> =
        sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect();
    assert!(heights.iter().all(|h| *h <= 409.5), "{heights:?}");
    // The last table row is one merged cell over all the rows that it needs: 81 lines of 10.5 pt and more.
    let last = only_sheet(&bytes).merges.into_iter().max_by_key(|m| m.bottom).unwrap();
    let total: f64 = heights[usize::try_from(last.top).unwrap() - 1..].iter().sum();
    assert!(last.bottom > last.top && total > 81.0 * 10.5, "{last:?} {total}");
}

/// Two rows for every list that a form shows.
fn fill_lists(blocks: &[Block], record: &mut Record) {
    for block in blocks {
        let path = match &block.content {
            Content::List(list) => &list.path,
            Content::Cards(cards) => &cards.path,
            Content::Chart(chart) => &chart.path,
            Content::Each(each) => {
                fill_lists(&each.blocks, record);
                &each.path
            }
            _ => continue,
        };
        record.list(&path.path, vec![Record::new(), Record::new()]);
    }
}

#[test]
fn every_shipped_form_makes_a_workbook() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/forms");
    let mut made = 0;
    for stage in std::fs::read_dir(folder).unwrap().flatten().filter(|e| e.path().is_dir()) {
        for file in std::fs::read_dir(stage.path()).unwrap().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let form = Form::parse(&std::fs::read_to_string(file.path()).unwrap(), &name).unwrap();
            if !form.formats.contains(&Format::Xlsx) {
                continue;
            }
            let mut record = Record::new();
            fill_lists(&form.blocks, &mut record);
            let bytes = loop {
                match render(&form, &record, &meta()) {
                    Ok(bytes) => break bytes,
                    // Whatever the form asks for is put in, so that the whole of it is laid out.
                    Err(PaperError::UnknownField { path, .. }) => drop(record.text(&path, "示例文字").get(&path)),
                    Err(other) => panic!("{name}: {other}"),
                }
            };
            assert!(!read(&bytes).unwrap()[0].rows.is_empty(), "{name}");
            made += 1;
        }
    }
    assert!(made >= 10, "{made}");
}

const CHART: &str = r#"
kind = "survey-summary"
title = "满意度"
[[block]]
type = "chart"
path = "questions"
label = "{{text}}"
value = "rate"
max = 100
unit = "%"
[[block]]
type = "cards"
path = "people"
columns = 2
rows = 5
lines = [{ text = "{{name}}", size = "一号" }, { text = "{{unit}}", size = "四号" }]
"#;

#[test]
fn bars_and_cards_are_lists_on_the_sheet() {
    let mut record = Record::new();
    let (mut question, mut person) = (Record::new(), Record::new());
    question.text("text", "课程内容").text("rate", "96.5%");
    person.text("name", "张三").text("unit", "某院");
    record.list("questions", vec![question]).list("people", vec![person]);
    let bytes = render(&Form::parse(CHART, "a.toml").unwrap(), &record, &meta()).unwrap();
    let sheet = only_sheet(&bytes);
    let texts: Vec<Vec<&str>> = sheet.rows.iter().map(|r| r.cells.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(texts, [vec!["课程内容", "96.5"], vec!["张三", "某院"]]);
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("dataBar"));
}

fn receipt(rows: &[Vec<String>]) -> Vec<u8> {
    let columns = RECEIPT
        .iter()
        .map(|f| BlankColumn {
            title: f.label.to_owned(),
            width: 12.0,
            text: f.path == ID_NUMBER || f.path == "details.phone",
            choices: match f.path {
                "person.sex" => vec!["男".to_owned(), "女".to_owned()],
                "details.unit" => (0..200).map(|n| format!("第{n}研究所")).collect(),
                _ => Vec::new(),
            },
            length: (f.path == ID_NUMBER).then_some(18),
        })
        .collect();
    let table = Blank {
        title: "附件3　高级研修项目报名回执".to_owned(),
        notes: vec!["填表说明：姓名和身份证号码必填。".to_owned()],
        columns,
        rows: rows.to_vec(),
        prepared: 10,
        foot: "单位意见：　　　（盖章）　　　年　　月　　日".to_owned(),
    };
    let remarks = [NAME, ID_NUMBER].map(|path| Remark {
        column: RECEIPT.iter().find(|f| f.path == path).unwrap().label.to_owned(),
        required: true,
        comment: "必填，与身份证一致".to_owned(),
    });
    receipt_template(&table, &remarks, "某承办单位", day()).unwrap()
}

#[test]
fn a_blank_receipt_filled_in_reads_back() {
    let mut row = vec![String::new(); RECEIPT.len()];
    row[0] = "张三".to_owned();
    let id = RECEIPT.iter().position(|f| f.path == ID_NUMBER).unwrap();
    row[id] = "11010519491231002X".to_owned();
    let sheets = read(&receipt(&[row])).unwrap();
    assert_eq!(
        sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect::<Vec<_>>(),
        [("填报表", false), ("选项", true)]
    );
    let header = find_header(&sheets[0], RECEIPT, &[NAME, ID_NUMBER], &[]).unwrap();
    for field in RECEIPT {
        assert!(header.column(field.path).is_some(), "{}", field.path);
    }
    assert_eq!(header.unknown().count(), 0);
    let rows = table_rows(&sheets[0], &header, &[NAME, ID_NUMBER]);
    assert_eq!(rows.iter().map(|r| r.kind).collect::<Vec<_>>(), [RowKind::Data, RowKind::Note]);
    assert_eq!(rows[0].row.text(header.column(ID_NUMBER).unwrap()), "11010519491231002X");
    assert!(find_header(&sheets[1], RECEIPT, &[NAME, ID_NUMBER], &[]).is_none());
}

#[test]
fn a_blank_receipt_helps_to_fill_it_in() {
    let sheet = part(&receipt(&[]), "xl/worksheets/sheet1.xml");
    for wanted in [
        "男,女",
        "选项!$A$1:$A$200",
        "type=\"textLength\" errorStyle=\"warning\" operator=\"equal\"",
        "<formula1>18</formula1>",
        "必填，与身份证一致",
        "state=\"frozen\"",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_plain_table_begins_with_its_headings() {
    let columns = ["姓名", "成绩"].map(|t| BlankColumn { title: t.to_owned(), width: 10.0, ..BlankColumn::default() });
    let rows = vec![vec!["张三".to_owned(), "90".to_owned()]];
    let bytes = table_workbook("成绩", columns.to_vec(), rows, "某单位", day()).unwrap();
    let sheet = only_sheet(&bytes);
    assert_eq!((sheet.name.as_str(), sheet.rows[0].text(0), sheet.rows[1].text(1)), ("成绩", "姓名", "90"));
}

#[test]
fn names_of_sheets_fit_the_format() {
    for (text, name) in
        [("附件2-备案表", "附件2-备案表"), ("a/b:c[d]*?'\\", "abcd"), ("", "表"), ("：", "："), ("[]", "表")]
    {
        assert_eq!(sheet_name(text), name);
    }
    assert_eq!(sheet_name(&"长".repeat(40)).chars().count(), 31);
}

#[test]
fn texts_take_the_lines_they_need() {
    // Ten points a character, half a character kept free.
    for (text, room, expected) in [
        ("", 100.0, 1),
        ("一二三四五六七八九", 95.0, 1),
        ("一二三四五六七八九十", 95.0, 2),
        ("一\n二", 95.0, 2),
        ("甲 abcdefghij 乙", 65.0, 3),
        ("abcdefghijklmnopqrst", 65.0, 2),
        ("一", 1.0, 1),
    ] {
        assert_eq!(lines(text, 10.0, room), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn tables_of_any_widths_find_their_columns(
        tables in proptest::collection::vec(proptest::collection::vec(1.0_f32..50.0, 1..14), 1..6),
    ) {
        let mut columns = Columns::new(640);
        for widths in &tables {
            columns.admit(widths);
        }
        prop_assert_eq!(columns.widths().sum::<u32>(), 640);
        prop_assert!(columns.widths().all(|w| w > 0));
        for widths in tables {
            let count = widths.len();
            let edges = columns.of_table(&Table { widths, ..Table::default() });
            prop_assert_eq!(edges.len(), count + 1);
            prop_assert!(edges.is_sorted_by(|a, b| a < b), "{:?}", edges);
            prop_assert_eq!(edges.last().copied(), Some(columns.last()));
        }
    }
}

#[test]
fn a_marked_workbook_has_the_values_where_they_were_and_says_what_is_wrong() {
    use super::marked::{Mark, MarkedSheet, marked};
    let text = "报名回执\n\n姓名,身份证号码\n司马𬍛,001\n=1+1,\n";
    let sheets = crate::reading::read_file("回执.csv", text.as_bytes()).unwrap();
    let mark = |row, column, error, note: &str| Mark { row, column, error, note: note.to_owned() };
    let marks = vec![
        mark(4, Some(1), true, "号码只有 3 位，请核对原件。"),
        mark(4, Some(1), false, "以 0 开头。"),
        mark(5, Some(1), true, "没有填写身份证号，请补填。"),
        mark(5, None, false, "与另一行重复。"),
    ];
    let bytes = marked(
        &[MarkedSheet { sheet: &sheets[0], marks }, MarkedSheet { sheet: &sheets[0], marks: Vec::new() }],
        "某学院",
        NaiveDate::from_ymd_opt(2021, 10, 8).unwrap(),
    )
    .unwrap();
    let read = crate::reading::read_file("回执.xlsx", &bytes).unwrap();
    assert_eq!(read.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["表", "表（2）", "问题"]);
    let strip = |s: &crate::reading::Sheet| s.rows.iter().map(|r| (r.number, r.cells.clone())).collect::<Vec<_>>();
    assert_eq!(strip(&read[0]), strip(&sheets[0]), "the values as they were, all of them text");
    let listed: Vec<_> = read[2].rows.iter().skip(3).map(|r| (r.text(1), r.text(2), r.text(3), r.text(4))).collect();
    assert_eq!(
        listed,
        [
            ("表", "B4", "必须改正", "号码只有 3 位，请核对原件。"),
            ("表", "B4", "请核对", "以 0 开头。"),
            ("表", "第 5 行", "请核对", "与另一行重复。"),
            ("表", "B5", "必须改正", "没有填写身份证号，请补填。"),
        ]
    );
    let comments = part(&bytes, "xl/comments1.xml");
    assert!(comments.contains("号码只有 3 位，请核对原件。\n以 0 开头。"), "{comments}");
    assert_eq!(comments.matches("<comment ").count(), 3);
}

#[test]
fn tables_of_one_sheet_are_marked_on_one_sheet() {
    use super::marked::{MarkedSheet, marked};
    let text = "姓名,身份证号\n张三,1\n身份证号,姓名\n2,李四\n";
    let mut sheet = crate::reading::read_file("回执.csv", text.as_bytes()).unwrap().remove(0);
    sheet.name = "回执".to_owned();
    let whole = sheet.rows.len();
    let parts = crate::reading::tables(sheet, RECEIPT, &[NAME, ID_NUMBER]);
    assert_eq!(parts.len(), 2);
    let marks: Vec<_> = parts.iter().map(|sheet| MarkedSheet { sheet, marks: Vec::new() }).collect();
    let read = crate::reading::read(&marked(&marks, "某学院", day()).unwrap()).unwrap();
    assert_eq!(read.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["回执", "问题"]);
    assert_eq!(read[0].rows.len(), whole);
}
