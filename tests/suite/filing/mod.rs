//! Deadlines and filing.

use yanxiu_tests::Desk;

#[test]
fn deadlines_name_the_days_they_counted() {
    let desk = Desk::new();
    let answer = desk.run(&["deadlines", "--open", "2021-10-25", "--close", "2021-10-28"]);
    assert_eq!(answer.exit, 0);
    let d = &answer.document;
    assert_eq!(
        (&d["filing_due"], &d["report_due"], &d["complete_by"]),
        (&"2021-10-11".into(), &"2021-11-28".into(), &"2021-11-30".into())
    );
    assert_eq!(d["counted_days"].as_array().map(Vec::len), Some(10));
    assert_eq!((&d["counted_days"][0], &d["calendar"]), (&"2021-10-22".into(), &"official".into()));
    assert!(!desk.path("data").exists(), "no store is opened");
}

#[test]
fn wrong_calls_are_told_with_their_exit_codes() {
    let desk = Desk::new();
    for (arguments, exit, code) in [
        (vec!["deadlines", "--open", "2021-13-01", "--close", "2021-10-28"], 2, "bad_payload"),
        (vec!["deadlines", "--open", "2021-10-28", "--close", "2021-10-25"], 2, "dates_reversed"),
        (vec!["nonsense"], 2, "usage"),
        (vec!["class", "list"], 5, "no_store"),
        (vec!["class", "new", "--file", "/nowhere/class.toml"], 5, "no_store"),
    ] {
        let answer = desk.run(&arguments);
        assert_eq!((answer.exit, &answer.document["error"]["code"]), (exit, &code.into()), "{arguments:?}");
        assert!(!answer.said.is_empty());
    }
}

#[test]
fn a_class_is_filed_and_told_what_its_packet_lacks() {
    let desk = Desk::new();
    let id = desk.filed();
    let show = desk.run(&["class", "show", &id]);
    assert_eq!((show.exit, &show.document["stage"], &show.document["hours"]), (0, &"filed".into(), &"24".into()));
    assert_eq!(show.document["filing"]["in_time"], true);
    assert_eq!(show.document["filing"]["late_by"], 0);
    let codes: Vec<_> = show.document["problems"].as_array().unwrap().iter().map(|p| p["code"].clone()).collect();
    assert_eq!(codes.iter().filter(|c| **c == "packet_missing").count(), 4);
}

#[test]
fn a_class_is_deleted_only_while_nothing_is_recorded_of_it() {
    let desk = Desk::new();
    let id = desk.draft();
    let shown = desk.run(&["class", "show", &id]).document;
    assert_eq!(desk.run(&["class", "delete", &id]).exit, 0);
    assert_eq!(desk.run(&["class", "show", &id]).document["error"]["code"], "not_found");
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(desk.run(&["class", "show", &id]).document, shown, "taken back whole");
    assert_eq!(desk.run(&["filing", "submit", &id, "--on", "2021-10-09"]).exit, 0);
    let refused = desk.run(&["class", "delete", &id]);
    assert_eq!(refused.exit, 3, "{}", refused.said);
    assert!(refused.said.contains("已有备案、报名或其他记录"), "{}", refused.said);
    assert_eq!(desk.run(&["check"]).exit, 0);
}

#[test]
fn too_few_hours_block_the_filing() {
    let desk = Desk::new();
    desk.draft();
    let text = std::fs::read_to_string(desk.path("class.toml")).unwrap();
    std::fs::write(desk.path("short.toml"), text.replacen("hours = \"4\"", "hours = \"3\"", 1)).unwrap();
    let made = desk.run(&["class", "new", "--file", &desk.path("short.toml").display().to_string()]);
    assert_eq!((made.exit, &made.document["problems"][0]["code"]), (1, &"hours_too_few".into()));
    let id = made.document["class_id"].as_str().unwrap().to_owned();
    let refused = desk.run(&["filing", "submit", &id, "--on", "2021-10-09"]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"filing_blocked".into()));
    assert_eq!(desk.run(&["class", "show", &id]).document["filing"], serde_json::Value::Null);
}

#[test]
fn a_class_file_with_a_slip_names_its_line() {
    let desk = Desk::new();
    desk.draft();
    let file = desk.path("bad.toml");
    std::fs::write(&file, "notice_year = 2021\ntitel = \"x\"\n").unwrap();
    let answer = desk.run(&["class", "new", "--file", &file.display().to_string()]);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (4, &"bad_file".into()));
    assert!(answer.said.contains("第 2 行"), "{}", answer.said);
}

#[test]
fn a_later_opening_does_not_make_a_filing_late() {
    let desk = Desk::new();
    let id = desk.sample();
    let file = desk.path("change.toml");
    std::fs::write(&file, "reason = \"举办地疫情\"\nopens_on = \"2021-10-26\"\n").unwrap();
    let changed = desk.run(&["filing", "change", &id, "--file", &file.display().to_string()]);
    assert_eq!(changed.exit, 0, "{}", changed.said);
    let show = desk.run(&["class", "show", &id]);
    assert_eq!(
        (&show.document["filing"]["in_time"], &show.document["class"]["closes_on"]),
        (&true.into(), &"2021-10-29".into())
    );
    assert_eq!(show.document["changes"][0]["kind"], "adjustment");
}

/// The year around the classes: notice, calendar, list of projects, a class copied from last year's, deadlines as a file.
#[test]
fn a_year_is_prepared_from_the_last() {
    let desk = Desk::new();
    let old = desk.draft();
    let copied = desk.run(&["notice", "copy", "2021", "2027"]);
    assert_eq!(copied.exit, 0, "{}", copied.document);
    assert_eq!(desk.run(&["notice", "copy", "2021", "2027"]).document["error"]["code"], "notice_exists");
    let file = desk.path("2027.toml").display().to_string();
    assert_eq!(desk.run(&["notice", "export", "2027", "--out", &file]).exit, 0);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("complete_by = \"2027-11-30\""), "{text}");
    std::fs::write(&file, text.replace("filing_working_days = 10", "filing_working_days = 15")).unwrap();
    assert_eq!(desk.run(&["notice", "import", &file]).exit, 0);
    assert_eq!(desk.run(&["notice", "show", "2027"]).document["notice"]["filing_working_days"], 15);
    std::fs::write(&file, text.replace("points = 10\n", "points = 11\n")).unwrap();
    let refused = desk.run(&["notice", "import", &file]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &"notice_file".into()));

    std::fs::write(
        desk.path("附件1.csv"),
        "2027年度高级研修项目计划\n序号,项目名称,选题申报单位,承办单位,主管部门\n1,智慧农业高级研修班,甲,测试学院,农业厅\n2,海洋工程高级研修班,乙,别的学院,海洋局\n2,重复的,乙,别的学院,海洋局\n3,,丙,别的学院,海洋局\n",
    )
    .unwrap();
    let list = desk.path("附件1.csv").display().to_string();
    let imported = desk.run(&["plan", "import", "2027", &list]);
    let counts = ["rows", "new", "matched", "rejected"].map(|k| imported.document[k].as_u64().unwrap());
    assert_eq!((imported.exit, counts), (1, [4, 2, 0, 2]), "{}", imported.document);
    assert_eq!(imported.document["problems"][0]["place"]["row"], 5);
    let projects = desk.run(&["plan", "list", "2027"]).document;
    assert_eq!((&projects["projects"][0]["ours"], &projects["projects"][1]["ours"]), (&true.into(), &false.into()));
    let again = desk.run(&["plan", "import", "2027", &list]);
    assert_eq!(again.document["matched"], 2, "the same list again adds nothing");

    let copy = desk.run(&["class", "copy", &old, "--open", "2027-05-10", "--notice", "2027", "--plan", "1"]);
    let new = copy.document["class_id"].as_str().unwrap_or_else(|| panic!("{}", copy.document)).to_owned();
    let shown = desk.run(&["class", "show", &new]).document;
    assert_eq!(shown["class"]["title"], "智慧农业高级研修班");
    assert_eq!(
        (&shown["class"]["opens_on"], &shown["class"]["closes_on"]),
        (&"2027-05-10".into(), &"2027-05-13".into())
    );
    assert_eq!((&shown["hours"], &shown["stage"]), (&"24".into(), &"draft".into()));
    assert_eq!(shown["deadlines"]["calendar"], "provisional", "2027 isn't announced yet");
    let provisional = shown["deadlines"]["filing_due"].clone();

    let days: Vec<String> = (1..=7)
        .map(|d| format!(r#"{{"name": "劳动节", "date": "2027-05-0{d}", "isOffDay": true}}"#))
        .chain([r#"{"name": "劳动节", "date": "2027-04-24", "isOffDay": false}"#.to_owned()])
        .collect();
    let calendar = desk.path("2027.json");
    std::fs::write(&calendar, format!(r#"{{"year": 2027, "days": [{}]}}"#, days.join(","))).unwrap();
    assert_eq!(desk.run(&["calendar", "import", &calendar.display().to_string()]).exit, 0);
    let deadlines = desk.run(&["class", "show", &new]).document["deadlines"].clone();
    assert_eq!(deadlines["calendar"], "official");
    assert_ne!(deadlines["filing_due"], provisional, "the deadline is reckoned anew");
    assert_eq!(deadlines["counted_days"].as_array().map(Vec::len), Some(15));
    assert!(deadlines["counted_days"].as_array().unwrap().contains(&"2027-04-24".into()), "a weekend worked counts");
    desk.run(&["undo"]);
    assert_eq!(desk.run(&["class", "show", &new]).document["deadlines"]["filing_due"], provisional);
    std::fs::write(&calendar, "{").unwrap();
    let damaged = desk.run(&["calendar", "import", &calendar.display().to_string()]);
    assert_eq!((damaged.exit, &damaged.document["error"]["code"]), (4, &"calendar_file".into()));

    let ics = desk.path("期限.ics");
    let due = desk.run(&["due", "--year", "2027", "--out", &ics.display().to_string()]);
    assert_eq!(due.document["dates"].as_array().map(Vec::len), Some(5), "{}", due.document);
    let text = std::fs::read_to_string(ics).unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 5);
    assert!(text.contains("DTSTART;VALUE=DATE:20270510"), "{text}");
    assert!(text.lines().all(|l| l.len() <= 75), "lines are folded (RFC 5545, 3.1)");
}

/// A class keeps the notice it was planned under until somebody says otherwise.
#[test]
fn a_changed_notice_leaves_older_classes_alone() {
    let desk = Desk::new();
    let old = desk.draft();
    let due =
        |id: &str| desk.run(&["class", "show", id]).document["deadlines"]["counted_days"].as_array().map(Vec::len);
    let file = desk.path("notice.toml").display().to_string();
    desk.run(&["notice", "export", "2021", "--out", &file]);
    let text = std::fs::read_to_string(&file).unwrap();
    for days in [12, 15] {
        std::fs::write(&file, text.replace("filing_working_days = 10", &format!("filing_working_days = {days}")))
            .unwrap();
        assert_eq!(desk.run(&["notice", "import", &file]).exit, 0);
    }
    let class = desk.path("class.toml").display().to_string();
    let new = desk.run(&["class", "new", "--file", &class]).document["class_id"].as_str().unwrap().to_owned();
    assert_eq!((due(&old), due(&new)), (Some(10), Some(15)));
    assert_eq!(desk.run(&["notice", "show", "2021"]).document["earlier"][0]["class_id"], old);
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

/// The course table that the program writes reads back as the schedule it came from.
#[test]
fn a_schedule_goes_out_and_comes_back() {
    let desk = Desk::new();
    let id = desk.draft();
    let sessions = |id: &str| {
        let mut list = desk.run(&["class", "show", id]).document["class"]["sessions"].clone();
        for session in list.as_array_mut().unwrap() {
            session.as_object_mut().unwrap().remove("id");
        }
        list
    };
    let before = sessions(&id);
    let out = desk.path("out").display().to_string();
    assert_eq!(
        desk.run(&["report", "export", &id, "--out", &out, "--only", "course-table"]).document["error"],
        serde_json::Value::Null
    );
    let table = std::fs::read_dir(desk.path("out"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.extension().is_some_and(|e| e == "xlsx"));
    let read = desk.run(&["class", "schedule", &id, "--file", &table.unwrap().display().to_string()]);
    assert_eq!((read.exit, &read.document["problems"]), (0, &serde_json::json!([])));
    assert_eq!(sessions(&id), before);
    let file = desk.path("bad.csv");
    std::fs::write(
        &file,
        "日期,时段,内容,学时,形式\n第二天,上午,甲,4,讲座\n10月25日,上午,乙,四,讲座\n,下午,丙,4,什么\n",
    )
    .unwrap();
    let bad = desk.run(&["class", "schedule", &id, "--file", &file.display().to_string()]);
    let found: Vec<_> = bad.document["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["code"].clone(), p["place"]["row"].clone()))
        .collect();
    assert_eq!(bad.exit, 1);
    assert_eq!(
        found,
        [("date_unknown".into(), 2.into()), ("hours_unknown".into(), 3.into()), ("kind_unknown".into(), 4.into())]
    );
    assert_eq!(sessions(&id), before, "a schedule with a slip isn't half taken");
}
