//! Papers as an office finds them on its desk: whole pages, true dates, numbers that add up, no words left open.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use yanxiu_tests::Desk;

use super::looked_into;

const LONG: &str =
    "数字经济与先进制造业深度融合背景下面向乡村全面振兴和黄河流域生态保护的高层次农业专业技术人才创新能力提升与成果";

/// A filed class under a title, with three learners.
fn class(desk: &Desk, title: &str, names: [&str; 3]) -> String {
    assert_eq!(desk.run(&["init", "--institution", "海岱现代农业研修学院"]).exit, 0);
    let file = desk.path("class.toml").display().to_string();
    assert_eq!(desk.run(&["template", "class", "--out", &file]).exit, 0);
    let written = std::fs::read_to_string(&file).unwrap();
    let line = written.lines().find(|l| l.starts_with("title =")).unwrap();
    std::fs::write(&file, written.replace(line, &format!("title = \"{title}\""))).unwrap();
    let made = desk.run(&["class", "new", "--file", &file]);
    let id = made.document["class_id"].as_str().unwrap().to_owned();
    assert_eq!(desk.run(&["filing", "submit", &id, "--on", "2021-10-08"]).exit, 0);
    let numbers = ["11010519491231002X", "110105199001011232", "53010219200508011X"];
    let rows: Vec<String> = names.iter().zip(numbers).map(|(name, number)| format!("{name},{number}\n")).collect();
    let csv = desk.path("receipts.csv");
    std::fs::write(&csv, format!("姓名,身份证号码\n{}", rows.concat())).unwrap();
    desk.run(&["receipts", "import", &id, &csv.display().to_string()]);
    desk.run(&["enrolment", "review", &id, "--all", "--accept"]);
    id
}

/// Writes papers of a format and returns them.
fn exported(desk: &Desk, id: &str, format: &str, more: &[&str]) -> Vec<PathBuf> {
    let out = desk.path("out");
    let path = out.display().to_string();
    let command = ["report", "export", id, "--out", &path, "--format", format];
    let made = desk.run(&[&command, more].concat());
    assert!(made.exit <= 1, "{} {}", made.exit, made.said);
    let files = std::fs::read_dir(out).unwrap().map(|e| e.unwrap().path());
    files.filter(|p| p.extension().is_some_and(|e| e == format)).collect()
}

fn one<'f>(files: &'f [PathBuf], name: &str) -> &'f Path {
    files.iter().find(|f| f.to_string_lossy().contains(name)).unwrap_or_else(|| panic!("no {name}"))
}

/// The words of a PDF without spaces.
fn said(file: &Path) -> String {
    looked_into("pdftotext", &["-raw"], file).split_whitespace().collect()
}

#[test]
fn no_page_of_any_paper_holds_only_what_closes_it() {
    for length in [10, 21, 26, 30, 45, 60] {
        let desk = Desk::new();
        let title: String = LONG.chars().take(length - 5).chain("高级研修班".chars()).collect();
        assert_eq!(title.chars().count(), length);
        let id = class(&desk, &title, ["张三", "李四", "王五"]);
        for file in exported(&desk, &id, "pdf", &[]) {
            let text = looked_into("pdftotext", &["-raw"], &file);
            let pages: Vec<&str> = text.split('\u{c}').filter(|p| !p.trim().is_empty()).collect();
            let name = file.file_stem().unwrap().to_string_lossy();
            let one_page = ["签到表", "报送函", "测评表"].iter().any(|k| name.ends_with(k));
            let sheets = if name.ends_with("签到表") { 8 } else { 1 };
            assert!(!one_page || pages.len() == sheets, "{length} {name}: {} pages", pages.len());
            for page in pages.iter().skip(1) {
                let closes = |line: &str| {
                    let line: String = line.split_whitespace().collect();
                    ["海岱现代农业研修学院", "（联系人", "附件：", "—", "第", "感谢", "承诺人签字", "2021年"]
                        .iter()
                        .any(|begin| line.starts_with(begin) && line.chars().count() < 34)
                };
                assert!(page.lines().any(|l| !l.trim().is_empty() && !closes(l)), "{length} {name}: {page}");
            }
        }
    }
}

#[test]
fn what_was_filed_keeps_its_dates_and_what_is_sent_to_units_tells_of_the_change() {
    let desk = Desk::new();
    let id = class(&desk, "高级研修班", ["张三", "李四", "王五"]);
    let file = desk.path("change.toml");
    let change = "reason = \"改期\"\nreported_on = \"2021-10-15\"\nopens_on = \"2021-11-01\"\nplace = \"新楼\"\nsize = 28\ndelivery_mode = \"online\"\n";
    std::fs::write(&file, change).unwrap();
    assert_eq!(desk.run(&["filing", "change", &id, "--file", &file.display().to_string()]).exit, 0);
    let files = exported(&desk, &id, "pdf", &[]);
    for (name, words, absent) in [
        (
            "高级研修项目备案表",
            vec!["2021年10月25日至28日", "2021年10月24日", "面授", "30人", "2021年10月8日", "10月26日"],
            vec!["11月", "新楼", "线上", "28人"],
        ),
        ("备案报送函", vec!["2021年10月25日至28日", "30人", "2021年10月8日"], vec!["11月", "新楼", "28人"]),
        ("实施方案", vec!["2021年10月25日至28日", "2021年10月24日报到"], vec!["11月", "新楼"]),
        ("招收学员通知", vec!["2021年11月1日至4日", "新楼", "2021年10月15日"], vec!["10月8日"]),
        ("报到通知", vec!["2021年10月31日", "新楼", "2021年10月15日"], vec!["10月8日"]),
        (
            "变更说明",
            vec!["报到日期2021年10月24日2021年10月31日", "开班日期2021年10月25日2021年11月1日", "2021年11月4日"],
            vec![],
        ),
    ] {
        let text = said(one(&files, name));
        for word in words {
            assert!(text.contains(word), "{name} says {word}: {text}");
        }
        for word in absent {
            assert!(!text.contains(word), "{name} doesn't say {word}: {text}");
        }
    }
}

/// The problems of a code.
fn problems(desk: &Desk, id: &str, code: &str) -> Vec<serde_json::Value> {
    let all = desk.run(&["report", "check", id]).document["problems"].as_array().unwrap().clone();
    all.into_iter().filter(|p| p["code"] == code).collect()
}

#[test]
fn a_name_that_no_font_draws_is_told_before_the_export_refuses() {
    let desk = Desk::new();
    let id = class(&desk, "高级研修班", ["张\u{30edd}", "李四", "王五"]);
    let found = problems(&desk, &id, "name_undrawable");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["severity"], &found[0]["place"]["field"]), (&"error".into(), &"person.name".into()));
    assert!(found[0]["message"].as_str().unwrap().contains("U+30EDD"), "{found:?}");
    assert!(found[0]["hint"].as_str().unwrap().contains("设置 → 字体"), "{found:?}");
}

#[test]
fn no_prompt_is_printed_and_nothing_pending_is_graded() {
    let desk = Desk::new();
    let id = class(&desk, "高级研修班", ["张三", "李四", "王五"]);
    let nothing = problems(&desk, &id, "text_nothing");
    assert_eq!((nothing.len(), &nothing[0]["severity"]), (1, &"warning".into()));
    let files = exported(&desk, &id, "pdf", &[]);
    let report = said(one(&files, "自评报告"));
    for prompt in ["请填写", "（待", "不合格"] {
        assert!(!report.contains(prompt), "{prompt}: {report}");
    }
    assert!(report.contains("六、经验做法与宣传无。") && report.contains("自评等次待评"), "{report}");
    assert!(said(one(&files, "绩效考核表")).contains("自评等次：待评"));
    assert!(!said(one(&files, "执行情况验收表")).contains("不合格"));
}

#[test]
fn figures_in_workbooks_add_up() {
    let desk = Desk::new();
    desk.sample();
    let files: Vec<PathBuf> = super::papers(&desk, "xlsx");
    for (name, heading, least) in [
        ("绩效考核表", "分值", 18),
        ("绩效考核表", "自评\n得分", 18),
        ("高级研修项目备案表", "学时", 5),
        ("课程表", "学时", 5),
        ("结业证书登记簿", "学时", 20),
        ("讲课费发放表", "学时", 4),
        ("结业考核成绩表", "总评", 25),
        ("结业考核成绩表", "名次", 25),
        ("考勤汇总表", "实修\n学时", 25),
    ] {
        let mut book: Xlsx<_> = open_workbook(one(&files, name)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        let (row, column, _) = range.used_cells().find(|(_, _, c)| **c == *heading).unwrap();
        let below: Vec<&Data> = range.rows().skip(row + 1).filter_map(|r| r.get(column)).collect();
        let numbers = below.iter().filter(|c| matches!(c, Data::Float(_) | Data::Int(_))).count();
        assert!(numbers >= least, "{name} {heading}: {numbers} numbers in {below:?}");
        let figure = |c: &&&Data| matches!(c, Data::String(text) if text.parse::<f64>().is_ok());
        assert_eq!(below.iter().filter(figure).count(), 0, "{name} {heading}: figures as text");
    }
}
