//! Assessment.

mod conclusion;
mod credit;
mod scores;

use yanxiu_tests::Desk;

/// People of the small class, in roster order.
pub(crate) const PEOPLE: [(&str, &str); 3] =
    [("张三", "11010519491231002X"), ("李䶮", "110105199001011232"), ("王五", "53010219200508011X")];

/// A filed class of three learners who attended everything; 王五 missed the last sessions when `absent`.
pub(crate) fn attended(desk: &Desk, absent: bool) -> String {
    let id = desk.filed();
    let mut receipts = String::from("姓名,身份证号码,工作单位,政治面貌\n");
    for (name, number) in PEOPLE {
        receipts.push_str(&format!("{name},{number},某市农业技术推广中心,群众\n"));
    }
    std::fs::write(desk.path("receipts.csv"), receipts).unwrap();
    let file = desk.path("receipts.csv").display().to_string();
    assert_eq!(desk.run(&["receipts", "import", &id, &file]).exit, 0);
    assert_eq!(desk.run(&["enrolment", "review", &id, "--all", "--accept"]).exit, 0);
    let mark = if absent { "缺" } else { "√" };
    let marks = format!(
        "姓名,1,2,3,4,5,6,7,8,9,10\n张三{all}\n李䶮{all}\n王五,√,√{}\n",
        format!(",{mark}").repeat(8),
        all = ",√".repeat(10)
    );
    std::fs::write(desk.path("marks.csv"), marks).unwrap();
    let marked = desk.run(&["attendance", "import", &id, &desk.path("marks.csv").display().to_string()]);
    assert_eq!(marked.exit, 0, "{} {}", marked.document, marked.said);
    id
}

/// Imports scores given as the text of a csv file.
pub(crate) fn scores(desk: &Desk, id: &str, text: &str, options: &[&str]) -> yanxiu_tests::Answer {
    std::fs::write(desk.path("scores.csv"), text).unwrap();
    let file = desk.path("scores.csv").display().to_string();
    let mut arguments = vec!["assessment", "import", id, &file];
    arguments.extend(options);
    desk.run(&arguments)
}

#[test]
fn a_learner_below_the_attendance_fails_with_the_ground_named() {
    let desk = Desk::new();
    let id = desk.sample();
    let shown = desk.run(&["assessment", "show", &id]).document;
    assert_eq!(shown["passed"], 29);
    let failed = &shown["learners"][6];
    assert_eq!((&failed["passed"], &failed["result"]), (&false.into(), &"failed".into()));
    let said = failed["explanation"].as_str().unwrap();
    assert!(said.starts_with("未合格：实修 3/24 学时，出勤率 12.5%，要求 80%；总评 "), "{said}");
    let passed = &shown["learners"][0];
    assert_eq!(passed["explanation"], "合格：实修 24/24 学时，出勤率 100%；总评 82.8 分");
    assert_eq!(passed["formula"], "81×60%＋85.5×40%＝82.8");
    assert_eq!(passed["scores"]["exam"], "81");
}

#[test]
fn an_empty_class_cannot_be_concluded() {
    let desk = Desk::new();
    let id = desk.draft();
    let answer = desk.run(&["assessment", "conclude", &id]);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &"cannot_conclude".into()));
}

#[test]
fn a_scheme_is_taken_from_a_file_and_its_weights_are_added_up() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let file = desk.path("scheme.toml").display().to_string();
    assert_eq!(desk.run(&["template", "scheme", "--out", &file]).exit, 0);
    assert_eq!(desk.run(&["assessment", "scheme", &id, "--file", &file]).exit, 0);
    let shown = desk.run(&["assessment", "show", &id]).document;
    assert_eq!(
        shown["words"],
        "出勤率不低于80%；出勤占30%（按实修学时计）、结业测试占40%（不低于60分）、结业论文占30%，总评60分以上为合格"
    );
    // Attendance is computed: with both others the total is whole.
    assert_eq!(scores(&desk, &id, "姓名,结业测试,结业论文\n张三,90,80\n", &[]).exit, 0);
    let first = desk.run(&["assessment", "show", &id]).document["learners"][0].clone();
    assert_eq!((&first["total"], &first["scores"]["c1"]), (&"90".into(), &"100".into()));
    let text = std::fs::read_to_string(&file).unwrap();
    for (from, to, words) in [
        ("weight = 40", "weight = 50", "考核各项权重合计 110%，应为 100%，多 10%（出勤30%＋结业测试50%＋结业论文30%）"),
        ("least = \"60\"", "least = \"160\"", "“结业测试”的最低分“160”不对"),
        ("pass_mark = \"60\"", "pass_mark = \"-1\"", "合格线“-1”不对"),
        ("name = \"结业论文\"", "name = \"结业测试\"", "考核项目“结业测试”重复"),
        ("kind = \"exam\"", "kind = \"exam\"\ncomputed = true", "“结业测试”不能自动计算"),
    ] {
        std::fs::write(&file, text.replacen(from, to, 1)).unwrap();
        let refused = desk.run(&["assessment", "scheme", &id, "--file", &file]);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"bad_scheme".into()), "{words}");
        assert_eq!(refused.document["error"]["message"], words);
    }
    // A component that goes takes its scores along.
    std::fs::write(&file, "min_attendance_percent = 80\npass_mark = \"60\"\ncomponents = []\n").unwrap();
    let saved = desk.run(&["assessment", "scheme", &id, "--file", &file]);
    assert_eq!(saved.document["done"], "已保存考核办法，删去的项目原有 2 个成绩一并移除");
}
