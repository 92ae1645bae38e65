//! The record: undo, the journal, encryption, copies, folders that can't be written.

use yanxiu_tests::Desk;

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
