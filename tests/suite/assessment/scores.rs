//! Scores from sheets.

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use yanxiu_tests::Desk;

use super::{PEOPLE, attended, scores};

fn problems(document: &Value) -> Vec<String> {
    let listed = document["problems"].as_array().cloned().unwrap_or_default();
    listed
        .iter()
        .map(|p| {
            let place = &p["place"];
            format!(
                "{} {}{}",
                p["code"].as_str().unwrap(),
                place["column"].as_str().unwrap_or(""),
                place["row"].as_u64().map(|r| r.to_string()).unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn marks_of_absence_exemption_and_resits_are_kept() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let text = "姓名,结业测试,研修心得,备注\n张三,缺考,88.5,\n李䶮,免修,90,已获省级证书\n王五,55补72,60,\n";
    let read = scores(&desk, &id, text, &[]);
    assert_eq!((read.exit, &read.document["scores"]), (0, &6.into()), "{} {}", read.document, read.said);
    let shown = desk.run(&["assessment", "show", &id]).document;
    let line = |n: usize, key: &str| shown["learners"][n][key].as_str().unwrap().to_owned();
    assert_eq!(shown["learners"][0]["scores"]["exam"], "缺考");
    assert_eq!(line(0, "formula"), "0×60%＋88.5×40%＝35.4");
    assert_eq!(shown["learners"][1]["scores"]["exam"], "免修：已获省级证书");
    assert_eq!(line(1, "total"), "90");
    assert_eq!(shown["learners"][2]["parts"][0]["note"], "原成绩 55 分，补考 72 分，取高者");
    assert_eq!(line(2, "formula"), "72×60%＋60×40%＝67.2");
    // The same again changes nothing, and says so.
    let again = scores(&desk, &id, text, &["--dry-run"]);
    assert_eq!((&again.document["scores"], &again.document["learners"][0]["status"]), (&0.into(), &"same".into()));
}

#[test]
fn every_slip_of_a_sheet_is_named_and_nothing_is_written() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let text = "结业考核成绩\n序号,姓名,结业测试成绩（60%）,心得体会,面试\n\
                1,张三,101,88.55,9\n2,李四,80,90,8\n3,王五,缓考,免修,\n4,王五,60,61,\n5,,77,78,\n平均分,,80,80,\n";
    let checked = scores(&desk, &id, text, &["--dry-run"]);
    assert_eq!(checked.exit, 1, "{}", checked.document);
    let expected = [
        "unknown_component E2",
        "bad_score C3",
        "bad_score D3",
        "unknown_person B4",
        "deferred C5",
        "exempt_reason D5",
        "learner_twice B6",
        "unknown_person 7",
        "learners_not_in_file ",
    ];
    assert_eq!(problems(&checked.document), expected);
    assert_eq!((&checked.document["rows"], &checked.document["rejected"]), (&5.into(), &5.into()));
    let before = desk.run(&["assessment", "show", &id]).document;
    let refused = scores(&desk, &id, text, &[]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &"bad_score".into()));
    assert_eq!(problems(&refused.document), expected);
    let message = refused.document["error"]["message"].as_str().unwrap();
    assert!(message.contains("第 3 行 C 列：张三“结业测试”：“101”不在 0 到 100 分之间"), "{message}");
    assert!(message.contains("共 7 处有误，没有写入任何内容"), "{message}");
    assert_eq!(desk.run(&["assessment", "show", &id]).document, before, "nothing half-written");
}

#[test]
fn people_are_found_by_number_and_a_contradiction_is_named() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let by_id = format!("身份证号,结业测试\n{},81\n{},82\n", PEOPLE[0].1.to_lowercase(), PEOPLE[1].1);
    assert_eq!(scores(&desk, &id, &by_id, &[]).document["scores"], 2);
    let by_number = scores(&desk, &id, "学号,结业测试\n3,83\n", &[]);
    assert_eq!(by_number.document["learners"][0]["name"], "王五");
    let contrary = format!("姓名,身份证号,结业测试\n李䶮,{},90\n", PEOPLE[0].1);
    assert_eq!(problems(&scores(&desk, &id, &contrary, &[]).document)[0], "person_differs B2");
    let contrary = scores(&desk, &id, "学号,姓名,结业测试\n1,李䶮,90\n", &[]);
    assert_eq!(problems(&contrary.document)[0], "person_differs B2");
    // 序号 counts rows on many sheets, and contradicts nobody.
    assert_eq!(scores(&desk, &id, "序号,姓名,结业测试\n1,李䶮,90\n", &[]).exit, 0);
}

#[test]
fn columns_can_be_named_and_headings_be_lacking() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let text = "姓名,第一次,第二次\n张三,80,90\n";
    let refused = scores(&desk, &id, text, &[]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &"no_header".into()));
    assert!(refused.document["error"]["message"].as_str().unwrap().contains("第 1 行像是表头，但没有一列是考核项目"));
    let mapped = scores(&desk, &id, text, &["--map", "B=结业测试", "--map", "第二次=心得"]);
    assert_eq!((mapped.exit, &mapped.document["scores"]), (0, &2.into()), "{}", mapped.document);
    let wrong = scores(&desk, &id, text, &["--map", "B=面试"]);
    assert_eq!((wrong.exit, &wrong.document["error"]["code"]), (2, &"bad_map".into()));
}

#[test]
fn a_column_is_left_out_in_the_file_and_sheet_that_is_meant() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let mut files = Vec::new();
    for (name, text) in [("甲.csv", "姓名,结业测试,研修心得\n张三,80,90\n"), ("乙.csv", "姓名,结业测试\n王五,70\n")]
    {
        std::fs::write(desk.path(name), text).unwrap();
        files.push(desk.path(name).display().to_string());
    }
    let look = |map: &str| {
        let arguments = ["assessment", "import", &id, &files[0], &files[1], "--dry-run", "--map", map];
        let report = desk.run(&arguments).document;
        let filled = report["columns"].as_array().unwrap().iter().filter(|c| c["component"] != "");
        let filled = filled.map(|c| format!("{} {}", c["file"].as_str().unwrap(), c["column"].as_str().unwrap()));
        (report["scores"].as_u64(), filled.collect::<Vec<_>>().join("，"))
    };
    for (map, scores, filled) in [
        ("B=-", 1, "甲.csv C"),
        ("甲.csv!B=-", 2, "甲.csv C，乙.csv B"),
        ("乙.csv!B=不导入", 2, "甲.csv B，甲.csv C"),
        ("丙.csv!B=-", 3, "甲.csv B，甲.csv C，乙.csv B"),
    ] {
        assert_eq!(look(map), (Some(scores), filled.to_owned()), "{map}");
    }
}

/// One sheet for each component is usual; the same score on two sheets is a slip.
#[test]
fn a_workbook_may_have_a_sheet_for_each_component() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let write = |second: &str| {
        let mut book = Workbook::new();
        for (name, component) in [("测试", "结业测试"), ("心得", second)] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            sheet.write(0, 0, "姓名").unwrap().write(0, 1, component).unwrap();
            sheet.write(1, 0, "张三").unwrap().write(1, 1, 85.5).unwrap();
        }
        book.save(desk.path("成绩.xlsx")).unwrap();
        desk.run(&["assessment", "import", &id, &desk.path("成绩.xlsx").display().to_string()])
    };
    let twice = write("结业测试");
    assert_eq!(problems(&twice.document)[0], "score_twice B2");
    assert!(twice.document["error"]["message"].as_str().unwrap().contains("工作表“测试”第 2 行 B 列"));
    assert_eq!(write("研修心得").document["scores"], 2);
}

/// The blank sheet that goes out to teachers reads back with what they filled in.
#[test]
fn the_blank_sheet_reads_back() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let out = desk.path("blank").display().to_string();
    let made = desk.run(&["report", "export", &id, "--out", &out, "--only", "blank-scores", "--format", "xlsx"]);
    assert_eq!(made.document["files"].as_array().map(Vec::len), Some(1), "{}", made.document);
    let path = desk.path("blank").join(made.document["files"][0]["path"].as_str().unwrap());
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let mut filled = Workbook::new();
    let target = filled.add_worksheet();
    let mut head = None;
    for (row, column, cell) in sheet.used_cells() {
        let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
        match cell {
            Data::Float(number) => drop(target.write(row, column, *number).unwrap()),
            other => drop(target.write(row, column, other.to_string()).unwrap()),
        }
        if matches!(cell, Data::String(text) if text == "结业测试") {
            head = Some((row, column));
        }
    }
    let (row, column) = head.expect("a column for the test");
    for (n, score) in [88.0, 92.5, 79.0].iter().enumerate() {
        target.write(row + 1 + u32::try_from(n).unwrap(), column, *score).unwrap();
    }
    filled.save(desk.path("filled.xlsx")).unwrap();
    let read = desk.run(&["assessment", "import", &id, &desk.path("filled.xlsx").display().to_string()]);
    assert_eq!((read.exit, &read.document["scores"]), (0, &3.into()), "{} {}", read.document, read.said);
    assert_eq!(read.document["problems"], serde_json::json!([]));
}

/// A dry run says exactly what the write does, whatever the sheet holds.
#[test]
fn a_dry_run_says_what_the_write_does() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    for text in [
        "姓名,结业测试\n张三,86\n李䶮,72.5\n",
        "姓名,结业测试,研修心得\n张三,86,70\n王五,缺考补61,\n",
        "姓名,结业测试\n张三,99\n路人,60\n",
        "姓名,结业测试,结业测试\n张三,1,2\n",
        "姓名,研修心得\n王五,免修：已发表论文\n",
        "单位,研修心得\n甲,60\n",
    ] {
        let dry = scores(&desk, &id, text, &["--dry-run"]);
        let before = desk.run(&["assessment", "show", &id]).document;
        let wet = scores(&desk, &id, text, &[]);
        let after = desk.run(&["assessment", "show", &id]).document;
        if dry.exit == 0 {
            assert_eq!(wet.exit, 0, "{text}");
            for key in ["rows", "scores", "rejected", "problems", "columns", "learners"] {
                assert_eq!(dry.document[key], wet.document[key], "{text}: {key}");
            }
            for line in dry.document["learners"].as_array().unwrap() {
                let kept = after["learners"].as_array().unwrap().iter().find(|l| l["id"] == line["id"]).unwrap();
                for (component, score) in line["scores"].as_object().unwrap() {
                    assert_eq!(&kept["scores"][component], score, "{text}");
                }
            }
        } else {
            assert_eq!(wet.exit, 4, "{text}");
            assert_eq!(problems(&wet.document), if dry.exit == 1 { problems(&dry.document) } else { Vec::new() });
            assert_eq!(before, after, "{text}");
        }
    }
}
