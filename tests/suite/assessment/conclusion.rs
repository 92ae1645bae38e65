//! Conclusions: made, withdrawn, made again; decisions against the rules; excellent learners.

use yanxiu_tests::Desk;

use super::{attended, scores};

const SCORES: &str = "姓名,结业测试,研修心得\n张三,86,88.5\n李䶮,79,90\n王五,90,92\n";

fn code(answer: &yanxiu_tests::Answer) -> (i32, String) {
    (answer.exit, answer.document["error"]["code"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn what_lacks_is_listed_whole_before_a_conclusion() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    scores(&desk, &id, "姓名,结业测试\n张三,86\n", &[]);
    let looked = desk.run(&["assessment", "preview", &id]);
    assert_eq!((looked.exit, &looked.document["possible"]), (1, &false.into()), "{}", looked.document);
    let messages: Vec<&str> =
        looked.document["problems"].as_array().unwrap().iter().map(|p| p["message"].as_str().unwrap()).collect();
    assert_eq!(messages, ["“结业测试”还有 2 人没有成绩：李䶮、王五", "“研修心得”还有 3 人没有成绩：张三、李䶮、王五"]);
    let refused = desk.run(&["assessment", "conclude", &id]);
    assert_eq!(code(&refused), (3, "cannot_conclude".to_owned()));
    assert_eq!(refused.document["problems"], looked.document["problems"]);
    let early = desk.run(&["assessment", "conclude", &id, "--on", "2021-10-26"]);
    assert!(early.document["problems"].to_string().contains("not_over"));
}

/// What lies before a day that is still to come isn't known: a class that still runs can't be concluded by dating ahead.
#[test]
fn nothing_is_concluded_ahead_of_its_day() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    scores(&desk, &id, SCORES, &[]);
    let on = |arguments: &[&str]| {
        let whole = [&["assessment"], arguments, &["--on", "2021-10-28"]].concat();
        code(&desk.run_on("2021-10-26", &whole, &[]))
    };
    assert_eq!(on(&["preview", &id]), (3, "date_ahead".to_owned()));
    assert_eq!(on(&["conclude", &id]), (3, "date_ahead".to_owned()));
    let decided = on(&["override", &id, "--person", "王五", "--fail", "--why", "抄袭", "--by", "院务会"]);
    assert_eq!(decided, (3, "date_ahead".to_owned()));
    assert_eq!(desk.run(&["assessment", "show", &id]).document["concluded_on"], serde_json::Value::Null);
}

/// Printed ahead, concluded, found wrong, withdrawn, corrected, concluded again: certificates follow, and say so.
#[test]
fn a_conclusion_is_withdrawn_corrected_and_made_again() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    scores(&desk, &id, &SCORES.replace("王五,90,92", "王五,30,40"), &[]);
    assert_eq!(desk.run(&["certificates", "issue", &id]).exit, 0);
    let looked = desk.run(&["assessment", "preview", &id]).document;
    assert_eq!((&looked["passed"], &looked["failed"], &looked["possible"]), (&2.into(), &1.into(), &true.into()));
    let changes = |document: &serde_json::Value| -> Vec<String> {
        let listed = document["certificates"].as_array().unwrap().iter();
        listed.map(|c| format!("{}→{}", c["before"].as_str().unwrap(), c["after"].as_str().unwrap())).collect()
    };
    assert_eq!(changes(&looked), ["尚未生效→有效", "尚未生效→有效", "尚未生效→应作废"]);
    let made = desk.run(&["assessment", "conclude", &id, "--on", "2021-10-28"]);
    assert_eq!(made.exit, 1, "a certificate is to be voided: {}", made.document);
    assert_eq!(made.document["done"], "已作出考核结论：合格 2 人，共 3 人；提前打印的证书生效 2 本；应作废 1 本");
    assert_eq!(changes(&made.document), changes(&looked), "what was looked at is what was made");
    let last = made.document["certificates"][2]["number"].as_str().unwrap().to_owned();
    let verified = desk.run(&["certificates", "verify", &last]).document;
    assert_eq!(verified["message"], "无效：考核结论为未合格，应作废");
    let refused = scores(&desk, &id, SCORES, &[]);
    assert_eq!(code(&refused), (3, "concluded".to_owned()), "a conclusion holds its scores");
    assert_eq!(code(&desk.run(&["assessment", "withdraw", &id, "--why", " "])), (3, "reason_missing".to_owned()));
    let back = desk.run(&["assessment", "withdraw", &id, "--why", "王五成绩录错"]);
    assert_eq!(back.document["done"], "已撤销2021年10月28日的考核结论；3 本证书在重新作结论前尚未生效");
    assert_eq!(changes(&back.document), ["有效→尚未生效", "有效→尚未生效", "应作废→尚未生效"]);
    assert_eq!(desk.run(&["certificates", "verify", &last]).document["certificate"]["validity"], "尚未生效");
    assert_eq!(code(&desk.run(&["assessment", "withdraw", &id, "--why", "再来"])), (3, "not_concluded".to_owned()));
    assert_eq!(scores(&desk, &id, SCORES, &[]).exit, 0);
    let again = desk.run(&["assessment", "conclude", &id, "--on", "2021-10-29"]);
    assert_eq!((again.exit, &again.document["passed"]), (0, &3.into()));
    assert_eq!(desk.run(&["certificates", "verify", &last]).document["valid"], true);
    let shown = desk.run(&["assessment", "show", &id]).document;
    assert_eq!(shown["withdrawals"][0]["reason"], "王五成绩录错");
    let journal = desk.run(&["journal"]).document.to_string();
    assert!(journal.contains("撤销考核结论"), "{journal}");
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn certificates_in_hand_hold_a_conclusion() {
    let desk = Desk::new();
    let id = desk.sample();
    let refused = desk.run(&["assessment", "withdraw", &id, "--why", "复核"]);
    assert_eq!(code(&refused), (3, "certificates_handed_over".to_owned()));
    let error = &refused.document["error"];
    assert_eq!(error["message"], "已有 29 本证书被领取（2021-17-001 至 2021-17-029），不能撤销考核结论");
    assert!(error["hint"].as_str().unwrap().contains("作废或补发"));
    assert_eq!(desk.run(&["assessment", "show", &id]).document["passed"], 29);
}

#[test]
fn a_result_is_decided_with_reason_and_name() {
    let desk = Desk::new();
    let id = attended(&desk, true);
    scores(&desk, &id, SCORES, &[]);
    let decide = |options: &[&str]| {
        let mut arguments = vec!["assessment", "override", id.as_str(), "--person", "王五"];
        arguments.extend(options);
        desk.run(&arguments)
    };
    assert_eq!(decide(&[]).exit, 2);
    assert_eq!(code(&decide(&["--pass", "--by", "院务会"])), (3, "reason_missing".to_owned()));
    assert_eq!(code(&decide(&["--pass", "--why", "抢险"])), (3, "by_whom_missing".to_owned()));
    assert_eq!(code(&decide(&["--clear"])), (3, "not_decided".to_owned()));
    let line = || desk.run(&["assessment", "show", &id]).document["learners"][2].clone();
    let by_rule = line();
    assert_eq!(by_rule["result"], "failed");
    let made = decide(&["--pass", "--why", "参加抢险救灾", "--by", "院务会", "--on", "2021-10-28"]);
    assert_eq!((made.exit, &made.document["done"]), (0, &"已认定王五合格".into()));
    let said = line()["explanation"].as_str().unwrap().to_owned();
    let expected = "合格（人工认定）：2021年10月28日由院务会认定，理由：参加抢险救灾；按办法未合格：实修 ";
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(desk.run(&["assessment", "conclude", &id]).document["passed"], 3);
    let issued = desk.run(&["certificates", "issue", &id]).document;
    assert_eq!(issued["certificates"].as_array().map(Vec::len), Some(3), "the gate lets the decided one through");
    let out = desk.path("out").display().to_string();
    let table = desk.run(&["report", "export", &id, "--out", &out, "--only", "assessment-table", "--format", "pdf"]);
    let pdf = desk.path("out").join(table.document["files"][0]["path"].as_str().unwrap());
    let text = std::process::Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().unwrap().stdout;
    let text: String = String::from_utf8_lossy(&text).split_whitespace().collect();
    assert!(text.contains("院务会认定合格：参加抢险救灾"), "{text}");
    assert_eq!(code(&decide(&["--clear"])), (3, "concluded".to_owned()));
}

#[test]
fn nobody_is_passed_who_never_came() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    let absent = format!("姓名,1,2,3,4,5,6,7,8,9,10\n王五{}\n", ",缺".repeat(10));
    std::fs::write(desk.path("absent.csv"), absent).unwrap();
    assert_eq!(desk.run(&["attendance", "import", &id, &desk.path("absent.csv").display().to_string()]).exit, 0);
    let decide = |how: &str| {
        desk.run(&["assessment", "override", &id, "--person", "王五", how, "--why", "协调", "--by", "某处"])
    };
    assert_eq!(code(&decide("--pass")), (3, "never_attended".to_owned()));
    assert_eq!(decide("--fail").exit, 0, "failing somebody is another matter");
}

#[test]
fn excellent_learners_are_chosen_by_hand() {
    let desk = Desk::new();
    let id = attended(&desk, true);
    scores(&desk, &id, SCORES, &[]);
    let choose = |options: &[&str]| {
        let mut arguments = vec!["assessment", "excellent", id.as_str()];
        arguments.extend(options);
        desk.run(&arguments)
    };
    assert_eq!(code(&choose(&["--person", "王五", "--why", "带头"])), (3, "not_passed".to_owned()));
    assert_eq!(code(&choose(&["--person", "张三"])), (3, "reason_missing".to_owned()), "three learners leave no place");
    let chosen = choose(&["--person", "张三", "李䶮", "--why", "学习带头"]);
    assert_eq!(chosen.exit, 0, "{}", chosen.document);
    assert_eq!(chosen.document["problems"][0]["code"], "excellent_over_quota");
    let shown = desk.run(&["assessment", "show", &id]).document;
    assert_eq!((&shown["learners"][0]["excellent"], &shown["learners"][0]["rank"]), (&"学习带头".into(), &2.into()));
    assert_eq!(choose(&["--person", "李䶮", "--clear"]).document["done"], "已取消 1 人，现有优秀学员 1 人");
    assert_eq!(desk.run(&["assessment", "conclude", &id]).exit, 0);
}

/// What comes to light after the conclusion neither slips in nor is glossed over.
#[test]
fn after_the_conclusion_nobody_joins_and_a_new_party_member_waits() {
    let desk = Desk::new();
    let id = attended(&desk, false);
    scores(&desk, &id, SCORES, &[]);
    assert_eq!(desk.run(&["assessment", "conclude", &id]).exit, 0);
    let import = |text: &str, options: &[&str]| {
        let file = desk.path("late.csv");
        std::fs::write(&file, text).unwrap();
        let file = file.display().to_string();
        assert_eq!(desk.run(&[&["receipts", "import", &id, &file], options].concat()).exit, 0, "{text}");
    };
    import("姓名,身份证号码\n迟来人,110105199001011240\n", &[]);
    let late = desk.run(&["enrolment", "review", &id, "--person", "迟来人", "--accept"]);
    assert_eq!(code(&late), (3, "concluded".to_owned()));
    import("姓名,身份证号码,政治面貌\n张三,11010519491231002X,中共党员\n", &["--update"]);
    let issued = desk.run(&["certificates", "issue", &id]).document;
    let names: Vec<&str> =
        issued["certificates"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["李䶮", "王五"]);
    let alone = desk.run(&["certificates", "issue", &id, "--person", "张三"]);
    assert_eq!(code(&alone), (3, "conduct_missing".to_owned()));
}
