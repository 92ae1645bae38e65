//! The satisfaction survey: tallies and answers in sheets, results, what is refused.

use std::path::Path;

use rust_xlsxwriter::Workbook;
use serde_json::Value;
use yanxiu_tests::{Answer, Desk};

fn workbook(path: &Path, rows: &[&[&str]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match text.parse::<f64>() {
                Ok(number) => drop(sheet.write(row, column, number).unwrap()),
                Err(_) => drop(sheet.write(row, column, *text).unwrap()),
            }
        }
    }
    book.save(path).unwrap();
}

fn import(desk: &Desk, id: &str, rows: &[&[&str]], more: &[&str]) -> Answer {
    let file = desk.path("测评.xlsx");
    workbook(&file, rows);
    let file = file.display().to_string();
    desk.run(&[&["survey", "import", id, &file], more].concat())
}

fn survey(desk: &Desk, id: &str) -> Value {
    desk.run(&["class", "show", id]).document["survey"].clone()
}

fn tally(subject: &str, teacher: &str, counts: [u32; 4]) -> Value {
    serde_json::json!({
        "subject": subject, "teacher": teacher, "very_satisfied": counts[0], "satisfied": counts[1],
        "fair": counts[2], "dissatisfied": counts[3],
    })
}

#[test]
fn tallies_are_read_whatever_stands_around_them() {
    let desk = Desk::new();
    let id = desk.sample();
    let table: &[&[&str]] = &[
        &["学员满意度测评汇总表"],
        &["序号", "测评内容", "非常满意（人）", "满意（人）", "一般（人）", "不满意（人）", "合计"],
        &["1", "课程设置", "24", "6", "0", "0", "30"],
        &["2", "授课教师：孙明远", "28人", "2", "", "—", "30"],
        &["3", "林若曦 研究员", "20", "5", "2", "1", "29"],
        &["合计", "", "72", "13", "2", "1", "88"],
        &["备注：本表由教务填写"],
    ];
    let looked = import(&desk, &id, table, &["--dry-run"]);
    assert_eq!((looked.exit, &looked.document["layout"]), (0, &"tallies".into()), "{}", looked.document);
    let before = survey(&desk, &id);
    assert_eq!(before.as_array().map(Vec::len), Some(11), "looking writes nothing");
    let problem =
        |code: &str| looked.document["problems"].as_array().unwrap().iter().find(|p| p["code"] == code).cloned();
    let sum = problem("survey_sum").unwrap();
    assert_eq!((&sum["place"]["row"], &sum["place"]["column"]), (&5.into(), &"G".into()));
    assert!(problem("survey_teacher_missing").is_some(), "three lecturers have no tally");
    assert_eq!(import(&desk, &id, table, &[]).exit, 0);
    let expected = [
        tally("课程设置", "", [24, 6, 0, 0]),
        tally("孙明远", "孙明远", [28, 2, 0, 0]),
        tally("林若曦", "林若曦", [20, 5, 2, 1]),
    ];
    assert_eq!(survey(&desk, &id), Value::from(expected.to_vec()));
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(survey(&desk, &id), before);
}

#[test]
fn answers_are_counted_as_online_forms_export_them() {
    let desk = Desk::new();
    let id = desk.sample();
    let table: &[&[&str]] = &[
        &[
            "序号",
            "提交答卷时间",
            "所用时间",
            "来源",
            "来自IP",
            "1、课程设置[单选题]",
            "2、请对授课专家评价—孙明远",
            "2、请对授课专家评价—林若曦",
            "3、您对餐饮卫生是否满意？",
            "4、对今后举办研修的意见和建议",
            "总分",
        ],
        &[
            "1",
            "2021/10/28 15:01:22",
            "65秒",
            "微信",
            "1.2.3.4",
            "非常满意",
            "A.非常满意",
            "满意",
            "5",
            "增加现场教学",
            "20",
        ],
        &["2", "2021/10/28 15:02:10", "70秒", "微信", "1.2.3.4", "满意", "B.满意", "比较满意", "4", "无", "17"],
        &["3", "2021/10/28 15:03:05", "40秒", "链接", "1.2.3.4", "一般", "(跳过)", "不满意", "3", "", "9"],
        &["4", "2021/10/28 15:03:50", "12秒", "链接", "1.2.3.4", "", "", "", "", "", ""],
    ];
    let done = import(&desk, &id, table, &["--handed-out", "5"]);
    assert_eq!((done.exit, &done.document["layout"]), (0, &"answers".into()), "{} {}", done.document, done.said);
    assert_eq!((&done.document["returned"], &done.document["valid"]), (&4.into(), &3.into()));
    let expected = [
        tally("课程设置", "", [1, 1, 1, 0]),
        tally("孙明远", "孙明远", [1, 1, 0, 0]),
        tally("林若曦", "林若曦", [0, 2, 0, 1]),
        tally("餐饮卫生", "", [1, 1, 1, 0]),
    ];
    assert_eq!(survey(&desk, &id), Value::from(expected.to_vec()));
    let codes: Vec<&str> =
        done.document["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert_eq!(
        codes,
        ["survey_numbers", "survey_few_answers", "survey_few_answers", "survey_teacher_missing"],
        "{}",
        done.document
    );
    let results = desk.run(&["class", "show", &id]).document["survey_results"].clone();
    assert_eq!((&results["handed_out"], &results["response_rate"]), (&5.into(), &"80%".into()));
    assert_eq!(results["comments"][0]["text"], "增加现场教学");
    assert_eq!(results["comments"].as_array().map(Vec::len), Some(1), "what says nothing isn't kept");
    assert_eq!(results["overall"], "72.73%");
}

#[test]
fn bad_sheets_are_told_by_cell_and_nothing_is_written() {
    let desk = Desk::new();
    let id = desk.sample();
    let before = survey(&desk, &id);
    let answers: &[&[&str]] = &[
        &["课程设置", "课程设置", "授课教师：张三丰", "林若曦"],
        &["非常满意", "满意", "满意", "6"],
        &["满意", "满意", "满意", "还行吧"],
        &["满意", "满意", "一般", "满意"],
    ];
    let tallies: &[&[&str]] = &[
        &["测评内容", "非常满意", "满意", "一般", "不满意"],
        &["课程设置", "24", "-3", "0", "0"],
        &["课程设置", "2.5", "6", "0", "0"],
        &["", "3", "6", "0", "0"],
        &["张三丰老师", "3", "6", "0", "0"],
    ];
    // A teacher's name one character wrong, in a column of teachers.
    let teachers: &[&[&str]] = &[
        &["授课人", "非常满意", "满意", "一般", "不满意"],
        &["孙明远", "24", "3", "0", "0"],
        &["孙明源", "20", "6", "0", "0"],
        &["林若希", "20", "6", "0", "0"],
    ];
    for (name, table, expected) in [
        ("teachers", teachers, &[("unknown_teacher", 3, "A"), ("unknown_teacher", 4, "A")][..]),
        (
            "answers",
            answers,
            &[
                ("survey_duplicate", 1, "B"),
                ("unknown_teacher", 1, "C"),
                ("survey_answer", 2, "D"),
                ("survey_answer", 3, "D"),
            ][..],
        ),
        (
            "tallies",
            tallies,
            &[
                ("subject_missing", 4, "A"),
                ("unknown_teacher", 5, "A"),
                ("survey_count", 2, "C"),
                ("survey_duplicate", 3, "A"),
                ("survey_count", 3, "B"),
            ],
        ),
    ] {
        let looked = import(&desk, &id, table, &["--dry-run"]);
        let found: Vec<(&str, u64, &str)> = looked.document["problems"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|p| p["severity"] == "error")
            .map(|p| {
                let place = &p["place"];
                (p["code"].as_str().unwrap(), place["row"].as_u64().unwrap(), place["column"].as_str().unwrap())
            })
            .collect();
        assert_eq!((looked.exit, found.as_slice()), (1, expected), "{name}");
        let refused = import(&desk, &id, table, &[]);
        let message = refused.document["error"]["message"].as_str().unwrap();
        assert_eq!(refused.exit, 4, "{name}");
        assert!(message.contains(&format!("{} 处不对", expected.len())), "{message}");
        assert_eq!(survey(&desk, &id), before, "{name}");
    }
    let other = import(&desk, &id, &[&["姓名", "单位"], &["张三", "某单位"]], &[]);
    assert_eq!((other.exit, &other.document["error"]["code"]), (4, &"no_header".into()));
}

#[test]
fn a_file_of_tallies_is_judged_too() {
    let desk = Desk::new();
    let id = desk.sample();
    let file = desk.path("survey.toml").display().to_string();
    let line = |subject: &str, n: i32| {
        format!("{{ subject = \"{subject}\", very_satisfied = {n}, satisfied = 0, fair = 0, dissatisfied = 0 }},")
    };
    for (text, exit, code) in [
        (format!("tallies = [{}{}]", line("课程", 3), line("课程", 4)), 3, "survey_duplicate"),
        (format!("tallies = [{}]", line(" ", 3)), 3, "subject_missing"),
        (format!("tallies = [{}]", line("课程", -3)), 4, "bad_file"),
        (format!("tallies = [{}]", line("课程", 100_000)), 3, "survey_count"),
        (format!("tallies = [{}]\nhanded_out = 4294967295", line("课程", 3)), 3, "survey_count"),
        (format!("tallies = [{}]\nhanded_out = 20\nreturned = 21", line("课程", 3)), 3, "survey_counts"),
        (
            "tallies = [{ subject = \"讲课\", teacher = \"张三丰\", very_satisfied = 1, satisfied = 0, fair = 0, dissatisfied = 0 }]"
                .to_owned(),
            3,
            "unknown_teacher",
        ),
    ] {
        std::fs::write(&file, &text).unwrap();
        let answer = desk.run(&["survey", "import", &id, &file]);
        assert_eq!((answer.exit, answer.document["error"]["code"].as_str().unwrap()), (exit, code), "{text}");
    }
    std::fs::write(&file, format!("tallies = [{}]", line("课程", 31))).unwrap();
    let more = desk.run(&["survey", "import", &id, &file]);
    assert_eq!((more.exit, &more.document["problems"][0]["code"]), (0, &"survey_too_many".into()), "recorded and told");
    assert_eq!(desk.run(&["template", "survey", "--out", &file]).exit, 0);
    let looked = desk.run(&["survey", "import", &id, &file, "--dry-run"]);
    assert_eq!((looked.exit, survey(&desk, &id).as_array().map(Vec::len)), (0, Some(1)));
    assert_eq!(desk.run(&["survey", "import", &id, &file]).exit, 0);
    assert_eq!(survey(&desk, &id)[0], tally("课程设置", "", [24, 6, 0, 0]));
}

/// A table of text in the encoding of old spreadsheets reads as well.
#[test]
fn a_text_table_of_answers_reads() {
    let desk = Desk::new();
    let id = desk.sample();
    let file = desk.path("问卷.csv");
    let (bytes, ..) = encoding_rs::GB18030.encode("第1题 课程设置,第2题 师资水平\n非常满意,满意\n满意,很满意\n");
    std::fs::write(&file, bytes).unwrap();
    let done = desk.run(&["survey", "import", &id, &file.display().to_string()]);
    assert_eq!(done.exit, 0, "{}", done.document);
    assert_eq!(
        survey(&desk, &id),
        Value::from(vec![tally("课程设置", "", [1, 1, 0, 0]), tally("师资水平", "", [1, 1, 0, 0])])
    );
}
