//! The record: undo, the journal, encryption, copies, folders that can't be written.

use std::process::{Command, Stdio};

use yanxiu_tests::{Desk, programs};

#[test]
fn undo_takes_back_one_change_at_a_time_and_survives_a_restart() {
    let desk = Desk::new();
    let id = desk.draft();
    let undone = desk.run(&["undo"]);
    assert_eq!((undone.exit, &undone.document["done"]), (0, &"已撤销：新建班次".into()));
    assert_eq!(desk.run(&["class", "show", &id]).document["error"]["code"], "not_found");
    let journal = desk.run(&["journal", "--verify"]);
    assert_eq!((journal.exit, &journal.document["entries"][0]["what"]), (0, &"撤销：新建班次".into()));
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn an_encrypted_store_opens_by_its_passphrase_alone() {
    let desk = Desk::new();
    let file = desk.path("pass.txt");
    std::fs::write(&file, "一二三四五\n").unwrap();
    let with = ["--passphrase-file", &file.display().to_string()].map(str::to_owned);
    let options: Vec<&str> = with.iter().map(String::as_str).collect();
    let made = desk.run_with(&["init", "--institution", "测试学院"], &options);
    assert_eq!(made.exit, 0, "{}", made.said);
    assert!(made.document["recovery_code"].as_str().unwrap().len() > 20);
    assert_eq!(desk.run_with(&["check"], &options).exit, 0);
    let bare = desk.run(&["check"]);
    assert_eq!((bare.exit, &bare.document["error"]["code"]), (5, &"needs_passphrase".into()));
    std::fs::write(&file, "错的\n").unwrap();
    let wrong = desk.run_with(&["check"], &options);
    assert_eq!((wrong.exit, &wrong.document["error"]["code"]), (5, &"wrong_passphrase".into()));
    let bytes = std::fs::read(desk.path("data").join("yanxiu.db")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
}

#[test]
fn a_store_is_never_made_over_another_and_a_stranger_is_named() {
    let desk = Desk::new();
    desk.draft();
    let again = desk.run(&["init", "--institution", "另一个"]);
    assert_eq!((again.exit, &again.document["error"]["code"]), (3, &"store_exists".into()));
    let other = Desk::new();
    std::fs::create_dir_all(other.path("data")).unwrap();
    std::fs::write(other.path("data").join("yanxiu.db"), "not a database at all, but long enough to be read").unwrap();
    let stranger = other.run(&["check"]);
    assert_eq!((stranger.exit, &stranger.document["error"]["code"]), (5, &"not_a_store".into()));
    let blocked = Desk::new();
    std::fs::write(blocked.path("data"), "a file where the folder should be").unwrap();
    let refused = blocked.run(&["init", "--institution", "测试学院"]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (5, &"cannot_write".into()));
}

#[test]
fn a_copy_is_whole() {
    let desk = Desk::new();
    desk.sample();
    let copy = desk.path("copy").join("yanxiu.db");
    let made = desk.run(&["backup", "--to", &copy.display().to_string()]);
    assert_eq!(made.exit, 0, "{}", made.said);
    let other = desk.path("copy").display().to_string();
    let checked = desk.run_with(&["check"], &["--data", &other]);
    assert_eq!(checked.exit, 2, "one folder at a time");
    std::fs::rename(desk.path("data"), desk.path("old")).unwrap();
    std::fs::rename(desk.path("copy"), desk.path("data")).unwrap();
    assert_eq!(desk.run(&["check"]).document["ok"], true);
    assert_eq!(desk.run(&["certificates", "register"]).document["certificates"].as_array().map(Vec::len), Some(29));
}

/// A kill at any moment leaves a store that is whole: all of a change or nothing of it.
#[test]
fn a_killed_program_leaves_a_whole_store() {
    for written in [1, 60_000, 200_000, 400_000] {
        let desk = Desk::new();
        let mut walking = Command::new(programs().join("yanxiu-cli"))
            .args(["--today", "2021-11-20", "--data"])
            .arg(desk.path("data"))
            .args(["demo", "--keep-store", "--out"])
            .arg(desk.path("bundle"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let log = desk.path("data").join("yanxiu.db-wal");
        // The log grows with every change; the moment of the kill is where it has reached a size.
        while std::fs::metadata(&log).map_or(0, |m| m.len()) < written && walking.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        walking.kill().unwrap();
        walking.wait().unwrap();
        let checked = desk.run(&["check"]);
        let begun = checked.document["error"]["code"] == "not_a_store";
        assert!(checked.document["ok"] == true || (written == 1 && begun), "{written}: {}", checked.document);
        if !begun {
            assert_eq!(desk.run(&["journal", "--verify"]).exit, 0, "{written}");
        }
    }
}

/// The law of undo: after each step taken back, the class is to the letter what it was before that step.
#[test]
fn undo_is_the_mirror_of_every_step() {
    let desk = Desk::new();
    let id = desk.draft();
    for (name, text) in [
        ("receipts.csv", "姓名,身份证号码,工作单位\n张三,11010519491231002X,甲单位\n王五,53010219200508011X,乙单位\n"),
        ("marks.csv", "姓名,1,2,3,4,5,6,7,8,9,10\n张三,√,√,假,√,√,√,√,√,√,√\n王五,√,迟,缺,√,√,√,√,√,√,√\n"),
        ("scores.csv", "姓名,结业测试,研修心得\n张三,86,88.5\n王五,79,90\n"),
        (
            "committee.toml",
            "members = [{ body = \"committee\", post = \"班长\", person = \"张三\" }]\nsummary = \"有序\"\n",
        ),
        ("money.toml", "costs = [{ kind = \"lodging\", amount = 100 }]\n"),
    ] {
        std::fs::write(desk.path(name), text).unwrap();
    }
    let path = |name: &str| desk.path(name).display().to_string();
    let steps: [Vec<String>; 8] = [
        vec!["receipts".into(), "import".into(), id.clone(), path("receipts.csv")],
        vec!["enrolment".into(), "review".into(), id.clone(), "--all".into(), "--accept".into()],
        vec!["attendance".into(), "import".into(), id.clone(), path("marks.csv")],
        vec!["committee".into(), "set".into(), id.clone(), "--file".into(), path("committee.toml")],
        vec!["assessment".into(), "import".into(), id.clone(), path("scores.csv")],
        vec!["money".into(), "import".into(), id.clone(), path("money.toml")],
        vec![
            "attendance".into(),
            "mark".into(),
            id.clone(),
            "--session".into(),
            "4".into(),
            "--all".into(),
            "late".into(),
        ],
        vec!["assessment".into(), "conclude".into(), id.clone()],
    ];
    let show = || desk.run(&["class", "show", &id, "--full-ids"]).document;
    let mut before = Vec::new();
    for step in &steps {
        before.push(show());
        let arguments: Vec<&str> = step.iter().map(String::as_str).collect();
        let done = desk.run(&arguments);
        assert!(done.exit <= 1, "{step:?}: {} {}", done.document, done.said);
        assert_ne!(show(), before[before.len() - 1], "{step:?} does something");
    }
    for (step, expected) in steps.iter().zip(&before).rev() {
        let undone = desk.run(&["undo"]);
        assert_eq!(undone.exit, 0, "{step:?}: {}", undone.document);
        assert_eq!(&show(), expected, "{step:?}");
    }
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}
