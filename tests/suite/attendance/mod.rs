//! Attendance.

use yanxiu_tests::Desk;

#[test]
fn marks_are_shown_against_all_planned_hours_and_fixed_by_the_conclusion() {
    let desk = Desk::new();
    let id = desk.sample();
    let shown = desk.run(&["attendance", "show", &id]).document;
    assert_eq!(shown["planned"], "24");
    let absent = &shown["learners"][6];
    assert_eq!((&absent["earned"], &absent["can_still_pass"]), (&"3".into(), &false.into()));
    let late = desk.run(&["attendance", "mark", &id, "--session", "2", "--all", "present"]);
    assert_eq!((late.exit, &late.document["error"]["code"]), (3, &"concluded".into()));
}

/// Every slip of a sheet is named with its place, and nothing of the sheet is written.
#[test]
fn a_sheet_of_marks_with_a_slip_is_refused_whole() {
    let desk = Desk::new();
    let id = desk.filed();
    std::fs::write(desk.path("r.csv"), "姓名,身份证号码\n张三,11010519491231002X\n李四,53010219200508011X\n").unwrap();
    assert_eq!(desk.run(&["receipts", "import", &id, &desk.path("r.csv").display().to_string()]).exit, 0);
    assert_eq!(desk.run(&["enrolment", "review", &id, "--person", "张三", "--accept"]).exit, 0);
    for (sheet, code, place) in [
        ("姓名,1,99\n张三,√,√\n", "unknown_session", "第 1 行 C 列"),
        ("姓名,1,第1次\n张三,√,缺\n", "session_twice", "第 1 行 C 列"),
        ("姓名,1,2\n张三,√,怪\n", "unknown_mark", "第 2 行 C 列"),
        ("姓名,1,2\n赵六,√,√\n", "unknown_person", "第 2 行"),
        ("姓名,1,2\n张三,√,√\n李四,√,√\n", "unknown_person", "第 3 行：李四不在学员名单中"),
        ("学员,1\n张三,√\n", "no_header", "姓名"),
    ] {
        let file = desk.path("marks.csv");
        std::fs::write(&file, sheet).unwrap();
        let refused = desk.run(&["attendance", "import", &id, &file.display().to_string()]);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &code.into()), "{sheet}");
        let message = refused.document["error"]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(place), "{message}");
        assert_eq!(desk.run(&["attendance", "show", &id]).document["learners"][0]["marks"], serde_json::json!([]));
    }
}

/// A filed class with three learners; its first session begins at half past eight.
fn three(desk: &Desk) -> String {
    let id = desk.filed();
    let rows = "张三,11010519491231002X,13800000001\n李四,53010219200508011X,13800000002\n王五,110105199001011232,13800000003\n";
    std::fs::write(desk.path("r.csv"), format!("姓名,身份证号码,手机号码\n{rows}")).unwrap();
    desk.run(&["receipts", "import", &id, &desk.path("r.csv").display().to_string()]);
    let reviewed = desk.run(&["enrolment", "review", &id, "--all", "--accept"]);
    assert_eq!(reviewed.exit, 0, "{}", reviewed.document);
    id
}

fn given(desk: &Desk, name: &str, text: &str) -> String {
    std::fs::write(desk.path(name), text).unwrap();
    desk.path(name).display().to_string()
}

/// All problems of a sheet are told at once, each with its place, by a look and by the import itself.
#[test]
fn every_problem_of_a_sheet_is_told_at_once() {
    let desk = Desk::new();
    let id = three(&desk);
    let sheet =
        "签到汇总\n姓名,1,第1次课,99,课堂表现,2\n张三,√,√,√,好,怪\n赵六,√,,,,√\n张三,√,,,,√\n,√,,,,\n注：√为出勤\n";
    let file = given(&desk, "m.csv", sheet);
    let looked = desk.run(&["attendance", "import", &id, &file, "--dry-run"]);
    assert_eq!(looked.exit, 1, "{}", looked.document);
    let told: Vec<(String, String)> = looked.document["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| {
            let place = &p["place"];
            let column = place["column"].as_str().unwrap_or("-");
            (p["code"].as_str().unwrap().to_owned(), format!("{}{column}", place["row"]))
        })
        .collect();
    let expected = [
        ("session_twice", "2C"),
        ("unknown_session", "2D"),
        ("unknown_mark", "3F"),
        ("unknown_person", "4-"),
        ("person_twice", "5-"),
        ("name_missing", "6-"),
        ("column_ignored", "2E"),
    ];
    let expected: Vec<(String, String)> = expected.map(|(c, p)| (c.to_owned(), p.to_owned())).into();
    assert_eq!(told, expected);
    let refused = desk.run(&["attendance", "import", &id, &file]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &"session_twice".into()));
    assert!(refused.document["error"]["message"].as_str().unwrap().contains("共 6 处"), "{}", refused.document);
    assert_eq!(refused.document["problems"].as_array().map(Vec::len), Some(7));
    assert_eq!(desk.run(&["attendance", "show", &id]).document["learners"][0]["marks"], serde_json::json!([]));
}

/// A whole identity number in a cell of marks is no secret told: its middle is hidden.
#[test]
fn a_number_in_the_wrong_column_is_told_masked() {
    let desk = Desk::new();
    let id = three(&desk);
    let file = given(&desk, "m.csv", "姓名,1,2\n张三,√,11010519491231002X\n110105199001011232,√,√\n");
    let looked = desk.run(&["attendance", "import", &id, &file, "--dry-run"]);
    let problems = looked.document["problems"].to_string();
    assert!(problems.contains("110105********002X") && problems.contains("110105********1232"), "{problems}");
    assert!(!problems.contains("19491231") && !problems.contains("19900101"), "{problems}");
    assert!(!looked.said.contains("19491231"), "{}", looked.said);
}

/// Sessions by number, by half-day and by topic; leaves with their kind; people told apart by number.
#[test]
fn a_sheet_with_many_sessions_is_taken_in() {
    let desk = Desk::new();
    let id = three(&desk);
    let sessions = desk.run(&["attendance", "show", &id]).document["sessions"].clone();
    let topic = sessions[2]["topic"].as_str().unwrap();
    let half = format!(
        "{}{}",
        sessions[1]["on"].as_str().unwrap(),
        if sessions[1]["part"] == "morning" { "上午" } else { "下午" }
    );
    let same: Vec<usize> = (0..sessions.as_array().unwrap().len())
        .filter(|n| sessions[*n]["on"] == sessions[1]["on"] && sessions[*n]["part"] == sessions[1]["part"])
        .collect();
    assert!(!same.contains(&2), "the template's third session is in another half-day");
    let sheet = format!("序号,姓名,身份证号码,{half},{topic}\n1,张三,,到,迟到10分钟\n2,,53010219200508011X,病假,—\n");
    let file = given(&desk, "m.csv", &sheet);
    let done = desk.run(&["attendance", "import", &id, &file]);
    assert_eq!((done.exit, &done.document["written"]), (0, &true.into()), "{}", done.document);
    let shown = desk.run(&["attendance", "show", &id]).document;
    let first = &shown["learners"][0]["marks"];
    assert_eq!(first.as_array().map(Vec::len), Some(same.len() + 1), "a half-day stands for all of its sessions");
    assert!(first.to_string().contains("10分钟"), "{first}");
    assert!(shown["learners"].to_string().contains("病假"));
}

/// What was recorded on an earlier day is only put right with a reason, and the correction is kept.
#[test]
fn a_correction_needs_a_reason_and_is_kept() {
    let desk = Desk::new();
    let id = three(&desk);
    let mark = |day, people: &[&str]| {
        let arguments = [&["attendance", "mark", id.as_str(), "--session", "1"], people].concat();
        desk.run_on(day, &arguments, &[])
    };
    assert_eq!(mark("2021-10-25", &["--all", "present"]).exit, 0);
    assert_eq!(mark("2021-10-25", &["张三", "absent"]).exit, 0, "the same day an exception needs no word");
    let refused = mark("2021-10-26", &["张三", "leave"]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"reason_needed".into()));
    assert_eq!(mark("2021-10-26", &["--why", "补交病假条", "张三", "leave"]).exit, 0);
    let shown = desk.run(&["attendance", "show", &id]).document;
    let kept = &shown["corrections"];
    assert_eq!(kept.as_array().map(Vec::len), Some(1), "{kept}");
    let found = (&kept[0]["name"], &kept[0]["before"], &kept[0]["after"], &kept[0]["reason"]);
    assert_eq!(found, (&"张三".into(), &"absent".into(), &"leave".into(), &"补交病假条".into()));
    let file = given(&desk, "m.csv", "姓名,1\n李四,缺\n");
    let look = desk.run_on("2021-10-27", &["attendance", "import", &id, &file, "--dry-run"], &[]);
    assert_eq!((look.exit, &look.document["settled"]), (0, &1.into()));
    let sheet = desk.run_on("2021-10-27", &["attendance", "import", &id, &file], &[]);
    assert_eq!((sheet.exit, &sheet.document["error"]["code"]), (3, &"reason_needed".into()));
    let why = desk.run_on("2021-10-27", &["attendance", "import", &id, &file, "--why", "按签到表原件更正"], &[]);
    assert_eq!(why.exit, 0, "{}", why.document);
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(desk.run(&["attendance", "show", &id]).document["corrections"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

/// The mark that makes passing impossible says so at once.
#[test]
fn the_mark_that_makes_passing_impossible_is_told() {
    let desk = Desk::new();
    let id = three(&desk);
    let mut told = Vec::new();
    for session in ["1", "2", "3"] {
        let done = desk.run(&["attendance", "mark", &id, "--session", session, "张三", "absent"]);
        assert_eq!(done.exit, 0, "a warning doesn't keep it from being recorded");
        told.push(done.document["problems"].to_string());
    }
    let told: Vec<bool> = told.iter().map(|p| p.contains("cannot_pass")).collect();
    assert_eq!(told.iter().filter(|t| **t).count(), 1, "told once, by the mark that does it: {told:?}");
}

#[test]
fn a_platforms_log_becomes_marks() {
    let desk = Desk::new();
    let id = three(&desk);
    let session = desk.run(&["attendance", "show", &id]).document["sessions"][1].clone();
    let (on, minutes) = (session["on"].as_str().unwrap(), session["minutes"].as_u64().unwrap());
    let starts = session["starts"].as_str().unwrap();
    let log = format!(
        "会议名称：测试\n用户昵称,手机号,入会时间,退会时间,参会时长\n济南-张三,,{on} {starts},{on} 23:00,\niPhone,13800000002,,,{}分钟\n路人,,,,90\n",
        minutes / 2
    );
    let file = given(&desk, "log.csv", &log);
    let look = desk.run(&["attendance", "log", &id, "--session", "2", &file, "--dry-run"]);
    assert_eq!((look.exit, &look.document["written"]), (0, &false.into()), "{}", look.document);
    let after: Vec<&serde_json::Value> =
        look.document["people"].as_array().unwrap().iter().map(|p| &p["after"]).collect();
    assert_eq!(after, [&"present".into(), &"left_early".into(), &serde_json::Value::Null]);
    assert_eq!(look.document["unmatched"][0]["name"], "路人");
    assert_eq!(look.document["missing"], serde_json::json!(["王五"]));
    let done = desk.run(&["attendance", "log", &id, "--session", "2", "--rest-absent", &file]);
    assert_eq!(done.exit, 0, "{}", done.document);
    let shown = desk.run(&["attendance", "show", &id]).document["learners"].clone();
    assert_eq!(shown[2]["marks"][0]["mark"], "absent");
    let other = given(&desk, "other.csv", "昵称,时长\n谁,90\n");
    let nobody = desk.run(&["attendance", "log", &id, "--session", "2", &other]);
    assert_eq!((nobody.exit, &nobody.document["error"]["code"]), (4, &"nobody_matched".into()));
    let yesterday = "2021-09-01 08:30,2021-09-01 12:00,240";
    let wrong = given(&desk, "wrong.csv", &format!("昵称,入会时间,退会时间,时长\n张三,{yesterday}\n"));
    let refused = desk.run(&["attendance", "log", &id, "--session", "2", &wrong]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &"log_other_day".into()));
    let lines = format!("昵称,入会时间,退会时间,时长\n张三,{yesterday}\n李四,{on} {starts},{on} 23:00,5\n");
    let mixed = given(&desk, "mixed.csv", &lines);
    let look = desk.run(&["attendance", "log", &id, "--session", "2", &mixed, "--dry-run"]).document;
    assert_eq!((&look["lines"], &look["people"][0]["lines"]), (&2.into(), &0.into()), "{look}");
    assert_eq!((&look["people"][1]["minutes"], &look["people"][1]["after"]), (&5.into(), &"absent".into()));
    assert_eq!(
        (&look["problems"][0]["code"], &look["problems"][0]["place"]["row"]),
        (&"log_other_day".into(), &2.into())
    );
}

/// Problems by code, severity, row and column.
fn told(document: &serde_json::Value) -> Vec<String> {
    let of = |p: &serde_json::Value| {
        let text = |v: &serde_json::Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        format!(
            "{} {} {}{}",
            text(&p["severity"]),
            text(&p["code"]),
            text(&p["place"]["row"]),
            text(&p["place"]["column"])
        )
    };
    document["problems"].as_array().unwrap().iter().map(of).collect()
}

/// A stay that can't be measured is no absence: the mark there was stays, and the line is told.
#[test]
fn a_line_that_cant_be_measured_changes_no_mark() {
    let desk = Desk::new();
    let id = three(&desk);
    let session = desk.run(&["attendance", "show", &id]).document["sessions"][1].clone();
    let on = session["on"].as_str().unwrap();
    let (starts, ends) = (session["starts"].as_str().unwrap(), session["ends"].as_str().unwrap());
    assert_eq!(desk.run(&["attendance", "mark", &id, "--session", "2", "张三", "李四", "出勤"]).exit, 0);
    let whole = format!("王五,{on} {starts},{on} {ends},\n");
    for (lines, expected, after) in [
        ("张三,乱,码,\n".to_owned(), vec!["error stay_unknown 3B"], "present"),
        (format!("张三,{on} {starts},,\n"), vec!["error stay_unknown 3C"], "present"),
        (format!("张三,{on} {ends},{on} {starts},\n"), vec!["error stay_unknown 3C"], "present"),
        ("张三,,,一会儿\n".to_owned(), vec!["error stay_unknown 3D"], "present"),
        ("张三,,,\n".to_owned(), vec!["error stay_unknown 3D"], "present"),
        ("张三,,,一会儿\n张三,,,0.1小时\n".to_owned(), vec!["warning stay_unknown 3D"], "absent"),
        (format!("张三,{on} {starts},{on} {ends},一会儿\n"), vec!["warning time_unknown 3D"], "present"),
        ("张三,乱,,1小时30分\n".to_owned(), vec!["warning time_unknown 3B"], "left_early"),
        ("张三,,,3.0小时\n".to_owned(), vec![], "present"),
    ] {
        let file = given(&desk, "log.csv", &format!("昵称,入会时间,退会时间,时长\n{whole}{lines}"));
        let look = desk.run(&["attendance", "log", &id, "--session", "2", "--rest-absent", &file, "--dry-run"]);
        assert_eq!(told(&look.document), expected, "{lines}: {}", look.document);
        assert_eq!(look.exit, i32::from(expected.iter().any(|e| e.starts_with("error"))), "{lines}");
        assert_eq!(look.document["people"][0]["after"], after, "{lines}");
    }
    let file = given(&desk, "log.csv", &format!("昵称,入会时间,退会时间,时长\n{whole}张三,乱,码,\n"));
    let done = desk.run(&["attendance", "log", &id, "--session", "2", &file]);
    assert_eq!((done.exit, &done.document["written"]), (1, &true.into()), "{}", done.document);
    assert_eq!(done.document["done"], "已按线上记录登记 1 人，0 行没有对上学员");
    let shown = desk.run(&["attendance", "show", &id]).document["learners"].clone();
    let marks: Vec<_> = (0..3).map(|n| shown[n]["marks"][0]["mark"].clone()).collect();
    assert_eq!(marks, ["present", "present", "present"]);
}

/// A line that may be any of several learners is told, and none of them is absent for it.
#[test]
fn a_line_that_may_mean_several_marks_none_of_them() {
    let desk = Desk::new();
    let id = desk.filed();
    let rows = "张三,11010519491231002X,13800000001\n李四,53010219200508011X,13800000002\n张三,110105199001011232,13800000003\n王五,37010219810101235X,13800000004\n";
    let receipts = given(&desk, "r.csv", &format!("姓名,身份证号码,手机号码\n{rows}"));
    desk.run(&["receipts", "import", &id, &receipts]);
    assert_eq!(desk.run(&["enrolment", "review", &id, "--all", "--accept"]).exit, 0);
    let minutes = desk.run(&["attendance", "show", &id]).document["sessions"][1]["minutes"].as_u64().unwrap();
    let log = |lines: &str| given(&desk, "log.csv", &format!("昵称,手机号,时长\n李四,,{minutes}\n{lines}"));
    let after = |document: &serde_json::Value| -> Vec<serde_json::Value> {
        document["people"].as_array().unwrap().iter().map(|p| p["after"].clone()).collect()
    };
    let null = serde_json::Value::Null;
    let all = format!("张三,,{minutes}\n张三,13800000001,{minutes}\n");
    let half = format!("张三,,{minutes}\n张三,13800000001,{}\n", minutes / 2);
    let one = format!("张三,,{minutes}\n");
    let (present, absent) = (serde_json::json!("present"), serde_json::json!("absent"));
    for (lines, expected) in [
        (&all, [&present, &present, &null, &absent]),
        // The loose line may be the other half of the first.
        (&half, [&null, &present, &null, &absent]),
        (&one, [&null, &present, &null, &absent]),
    ] {
        let look = ["attendance", "log", &id, "--session", "2", "--rest-absent", &log(lines), "--dry-run"];
        let look = desk.run(&look);
        assert_eq!((look.exit, told(&look.document)), (1, vec!["error ambiguous_person 3A".to_owned()]));
        assert_eq!(after(&look.document).iter().collect::<Vec<_>>(), expected, "{lines}");
        assert_eq!(look.document["missing"], serde_json::json!(["王五"]));
    }
    let done = desk.run(&["attendance", "log", &id, "--session", "2", "--rest-absent", &log(&one)]);
    assert_eq!((done.exit, &done.document["written"]), (1, &true.into()), "{}", done.document);
    let message = done.document["problems"][0]["message"].as_str().unwrap();
    assert!(message.contains("学员中有 2 位“张三”"), "{message}");
    let shown = desk.run(&["attendance", "show", &id]).document;
    assert_eq!(shown["sessions"][1]["marked"], 2);
    assert_eq!(shown["learners"][0]["marks"], serde_json::json!([]));
}

/// Nobody has been at what hasn't taken place; a leave is asked for beforehand, and a slip can always be taken away.
#[test]
fn a_session_is_marked_from_its_day_on() {
    let desk = Desk::new();
    let id = three(&desk);
    let early = "2021-10-01";
    let mark = |day: &str, people: &[&str]| {
        let arguments = [&["attendance", "mark", id.as_str(), "--session", "2"], people].concat();
        desk.run_on(day, &arguments, &[])
    };
    for word in ["出勤", "迟到", "早退", "缺勤"] {
        let refused = mark(early, &["--all", word]);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"session_ahead".into()), "{word}");
    }
    let ahead = mark(early, &["--all", "出勤"]).document;
    assert!(ahead["error"]["message"].as_str().unwrap().contains("还没有上课，只能登记请假"), "{ahead}");
    assert_eq!(mark("2021-10-24", &["张三", "出勤"]).exit, 3);
    assert_eq!(mark(early, &["张三", "请假"]).exit, 0);
    assert_eq!(mark("2021-10-25", &["张三", "出勤"]).exit, 0, "who comes after all needs no word");
    let scan = ["attendance", "scan", &id, "--session", "2", "2"];
    let scanned = desk.run_on(early, &scan, &[]);
    assert_eq!((scanned.exit, &scanned.document["error"]["code"]), (3, &"session_ahead".into()));
    let last = desk.run(&["attendance", "show", &id]).document["sessions"].as_array().unwrap().len();
    let sheet = given(&desk, "m.csv", &format!("姓名,2,3,{last}\n李四,√,√,假\n王五,√,,\n"));
    let import = ["attendance", "import", &id, &sheet];
    let refused = desk.run_on("2021-10-24", &import, &[]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"session_ahead".into()));
    let expected = ["error session_ahead 1B", "error session_ahead 1C"];
    assert_eq!(told(&refused.document), expected, "one by session, none for a leave");
    let looked = desk.run_on("2021-10-24", &[&import[..], &["--dry-run"]].concat(), &[]);
    assert_eq!((looked.exit, told(&looked.document)), (1, expected.map(str::to_owned).to_vec()));
    let with_slip = given(&desk, "slip.csv", "姓名,2,3\n李四,√,怪\n");
    let slip = desk.run_on("2021-10-24", &["attendance", "import", &id, &with_slip], &[]);
    assert_eq!(slip.exit, 4, "what can't be read is told first of all: {}", slip.document);
    let log = given(&desk, "log.csv", "昵称,时长\n李四,180\n");
    let logged = desk.run_on(early, &["attendance", "log", &id, "--session", "2", &log], &[]);
    assert_eq!((logged.exit, &logged.document["error"]["code"]), (3, &"session_ahead".into()));
    let shown = desk.run(&["attendance", "show", &id]).document;
    assert_eq!(shown["learners"][1]["marks"], serde_json::json!([]), "nothing was written");
    assert_eq!(desk.run_on("2021-10-25", &import, &[]).exit, 0, "the last of its sessions has a leave alone");
}

/// The sample's class is over whatever day is asked for.
#[test]
fn the_sample_is_never_walked_before_its_class() {
    let desk = Desk::new();
    let out = desk.path("bundle").display().to_string();
    let made = desk.run_on("2021-10-01", &["demo", "--out", &out, "--learners", "3"], &[]);
    assert_eq!(made.exit, 0, "{} {}", made.document, made.said);
}

#[test]
fn check_in_begins_on_its_day() {
    let desk = Desk::new();
    let id = three(&desk);
    for options in [vec!["张三"], vec!["--all"], vec!["--no-show", "张三"]] {
        let arguments = [&["attendance", "check-in", &id][..], &options].concat();
        let refused = desk.run_on("2021-10-23", &arguments, &[]);
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"check_in_ahead".into()), "{options:?}");
    }
    assert_eq!(desk.run_on("2021-10-23", &["attendance", "check-in", &id], &[]).document["arrived"], 0);
    assert_eq!(desk.run_on("2021-10-24", &["attendance", "check-in", &id, "张三"], &[]).document["arrived"], 1);
}

/// A file is what its name says, or isn't written.
#[test]
fn a_paper_is_written_in_the_format_of_its_name() {
    let desk = Desk::new();
    let id = three(&desk);
    for (command, name, begins) in [
        (["attendance", "sheet"], "s.pdf", "%PDF"),
        (["attendance", "sheet"], "s.XLSX", "PK"),
        (["receipts", "template"], "r.xlsx", "PK"),
        (["receipts", "template"], "r.pdf", "%PDF"),
    ] {
        let path = desk.path(name);
        let made = desk.run(&[command[0], command[1], &id, "--out", &path.display().to_string()]);
        assert_eq!(made.exit, 0, "{name}: {}", made.document);
        assert!(std::fs::read(&path).unwrap().starts_with(begins.as_bytes()), "{name}");
    }
    for (arguments, name) in [
        (vec!["attendance", "sheet", &id], "s.docx"),
        (vec!["attendance", "sheet", &id], "s"),
        (vec!["receipts", "template", &id], "t.csv"),
        (vec!["certificates", "print", &id], "c.xlsx"),
        (vec!["certificates", "printer", "sheet"], "p.xlsx"),
        (vec!["certificates", "register"], "g.docx"),
        (vec!["people", "list"], "n.pdf"),
        (vec!["forms", "fields"], "f.pdf"),
        (vec!["receipts", "mark", &id, "no.csv"], "m.csv"),
    ] {
        let path = desk.path(name);
        let refused = desk.run(&[&arguments[..], &["--out", &path.display().to_string()]].concat());
        assert_eq!((refused.exit, &refused.document["error"]["code"]), (2, &"bad_format".into()), "{name}");
        assert!(!path.exists(), "{name}");
    }
}

#[test]
fn a_scanned_number_marks_its_learner_once() {
    let desk = Desk::new();
    let id = three(&desk);
    let on = "2021-10-25";
    for (day, number, outcome, codes) in [
        (on, "11010519491231002X", "ok", vec![]),
        (on, "002x", "again", vec![]),
        (on, "2", "ok", vec![]),
        (on, "1232", "ok", vec![]),
        (on, "999", "unknown", vec!["unknown_number"]),
        (on, "123456789012345678", "unknown", vec!["unknown_number"]),
    ] {
        let scanned = desk.run_on(day, &["attendance", "scan", &id, "--session", "1", number], &[]);
        let expected = (i32::from(!codes.is_empty()), &outcome.into());
        assert_eq!((scanned.exit, &scanned.document["outcome"]), expected, "{number}");
        let found: Vec<&serde_json::Value> =
            scanned.document["problems"].as_array().unwrap().iter().map(|p| &p["code"]).collect();
        assert_eq!(found, codes, "{number}");
        for problem in scanned.document["problems"].as_array().unwrap() {
            assert_eq!((&problem["severity"], &problem["message"]), (&"error".into(), &scanned.document["message"]));
            assert_ne!(problem["hint"], "");
        }
    }
    assert_eq!(desk.run(&["attendance", "show", &id]).document["sessions"][0]["present"], 3);
    assert_eq!(desk.run_on(on, &["attendance", "mark", &id, "--session", "1", "张三", "缺勤"], &[]).exit, 0);
    let settled = desk.run_on("2021-10-26", &["attendance", "scan", &id, "--session", "1", "002x"], &[]);
    assert_eq!((settled.exit, &settled.document["outcome"]), (1, &"settled".into()));
    assert_eq!(told(&settled.document), ["error attendance_settled nullnull"]);
}

#[test]
fn check_in_counts_who_came() {
    let desk = Desk::new();
    let id = three(&desk);
    let came = desk.run(&["attendance", "check-in", &id, "张三", "李四"]);
    assert_eq!((&came.document["arrived"], &came.document["expected"]), (&2.into(), &3.into()), "{}", came.document);
    let gone = desk.run(&["attendance", "check-in", &id, "--no-show", "李四"]);
    assert_eq!((&gone.document["arrived"], &gone.document["no_shows"]), (&1.into(), &1.into()));
    assert!(gone.document["problems"].to_string().contains("check_in_open"));
}
