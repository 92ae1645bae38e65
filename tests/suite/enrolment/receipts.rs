//! Receipts as they really come, through the command line.

use std::path::PathBuf;

use rust_xlsxwriter::Workbook;
use serde_json::Value;
use yanxiu_tests::{Answer, Desk};

const ONE: &str = "11010519491231002X";
const TWO: &str = "110105199001011232";
const THREE: &str = "53010219200508011X";

fn write(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.path(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Imports, with whatever follows the files.
fn import(desk: &Desk, class: &str, words: &[&str]) -> Answer {
    desk.run(&[&["receipts", "import", class], words].concat())
}

fn counts(answer: &Answer) -> [u64; 5] {
    ["rows", "new", "matched", "duplicates", "rejected"].map(|k| answer.document[k].as_u64().unwrap())
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.document["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect()
}

fn people(desk: &Desk, class: &str) -> Vec<Value> {
    let list = desk.run(&["enrolment", "list", class, "--full-ids"]);
    list.document["people"].as_array().unwrap().clone()
}

#[test]
fn one_bad_file_is_a_problem_and_all_bad_files_are_an_error() {
    let desk = Desk::new();
    let class = desk.draft();
    let good = write(&desk, "好.csv", &format!("姓名,身份证号码\n张三,{ONE}\n"));
    let empty = write(&desk, "空.xlsx", "");
    let answer = import(&desk, &class, &[&empty, &good]);
    assert_eq!((answer.exit, counts(&answer)), (1, [1, 1, 0, 0, 0]));
    assert_eq!(answer.document["problems"][0]["place"]["file"], "空.xlsx");
    assert_eq!(people(&desk, &class).len(), 1);
    let refused = import(&desk, &class, &[&empty, &empty]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &"empty_file".into()));
}

#[test]
fn names_and_units_are_kept_whole_in_every_encoding() {
    let names = [("欧阳䶮", ONE), ("阿卜杜热合曼·买买提", TWO), ("司马𬍛", THREE)];
    let rows: String = names.iter().map(|(name, id)| format!("{name},{id},山东 省 农科院,ABB  China\n")).collect();
    let text = format!("姓名,身份证号码,工作单位,职务\n{rows}");
    let (gb18030, _, lost) = encoding_rs::GB18030.encode(&text);
    assert!(!lost);
    for (encoding, bytes) in [
        ("UTF-8", text.as_bytes()),
        ("UTF-8 with a byte order mark", format!("\u{feff}{text}").as_bytes()),
        ("GB18030", &gb18030),
    ] {
        let desk = Desk::new();
        let class = desk.draft();
        std::fs::write(desk.path("a.csv"), bytes).unwrap();
        let file = desk.path("a.csv").display().to_string();
        assert_eq!(counts(&import(&desk, &class, &[&file])), [3, 3, 0, 0, 0], "{encoding}");
        let kept = people(&desk, &class);
        for (person, (name, id)) in kept.iter().zip(names) {
            assert_eq!((&person["name"], &person["id_number"]), (&name.into(), &id.into()), "{encoding}");
            assert_eq!((&person["unit"], &person["post"]), (&"山东省农科院".into(), &"ABB China".into()), "{encoding}");
        }
    }
}

#[test]
fn hidden_rows_count_and_are_told_notes_and_blanks_do_not() {
    let desk = Desk::new();
    let class = desk.draft();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "某市参训人员回执").unwrap();
    sheet.write(2, 0, "姓名").unwrap().write(2, 1, "身份证号").unwrap();
    sheet.write(3, 0, "张三").unwrap().write(3, 1, ONE).unwrap();
    sheet.write(4, 0, "李四").unwrap().write(4, 1, TWO).unwrap();
    sheet.set_row_hidden(4).unwrap();
    sheet.write(7, 0, "说明：请于10月8日前报送。").unwrap();
    let file = desk.path("a.xlsx");
    book.save(&file).unwrap();
    let answer = import(&desk, &class, &[&file.display().to_string(), "--dry-run"]);
    assert_eq!((answer.exit, counts(&answer)), (0, [2, 2, 0, 0, 0]));
    assert_eq!(codes(&answer), ["hidden_rows"]);
    assert_eq!(answer.document["people"][1]["hidden"], true);
}

#[test]
fn columns_are_named_by_letter_by_heading_and_for_one_file_alone() {
    let desk = Desk::new();
    let class = desk.draft();
    let a = write(&desk, "a.csv", &format!("姓名,身份证号码,所属\n张三,{ONE},甲单位\n"));
    let b = write(&desk, "b.csv", &format!("姓名,身份证号码,所属\n李四,{TWO},乙处\n"));
    let maps = ["--map", "a.csv!C=工作单位", "--map", "b.csv!所属=职务"];
    import(&desk, &class, &[&[a.as_str(), b.as_str()], maps.as_slice()].concat());
    let kept = people(&desk, &class);
    assert_eq!((&kept[0]["unit"], &kept[0]["post"]), (&"甲单位".into(), &"".into()));
    assert_eq!((&kept[1]["unit"], &kept[1]["post"]), (&"".into(), &"乙处".into()));
    let c = write(&desk, "c.csv", &format!("姓名,身份证号码,备注,特长\n王五,{THREE},领队,书法\n"));
    import(&desk, &class, &[&c, "--map", "备注=不导入", "--map", "D=按原样保存"]);
    let kept = people(&desk, &class);
    assert_eq!(kept[2]["extra"], serde_json::json!([{"heading": "特长", "text": "书法"}]));
    let bad = import(&desk, &class, &[&c, "--map", "C=鞋码"]);
    assert_eq!((bad.exit, &bad.document["error"]["code"]), (2, &"bad_map".into()));
}

#[test]
fn a_form_for_one_person_is_read_beside_tables() {
    let desk = Desk::new();
    let class = desk.draft();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "高级研修班报名表").unwrap();
    let lines = [
        ["姓名", "张三", "性别", "女"],
        ["身份证号码", ONE, "民族", "汉族"],
        ["工作单位", "甲单位", "手机号码", "13800000001"],
        ["特长", "书法", "备注", ""],
    ];
    for (row, line) in (2..).zip(lines) {
        for (column, text) in (0..).zip(line) {
            sheet.write(row, column, text).unwrap();
        }
    }
    let file: PathBuf = desk.path("表.xlsx");
    book.save(&file).unwrap();
    let table = write(&desk, "a.csv", &format!("姓名,身份证号码\n李四,{TWO}\n张三,{ONE}\n"));
    let answer = import(&desk, &class, &[&file.display().to_string(), &table]);
    assert_eq!(counts(&answer), [3, 2, 0, 1, 0]);
    let kept = people(&desk, &class);
    assert_eq!((&kept[0]["unit"], &kept[0]["phone"]), (&"甲单位".into(), &"13800000001".into()));
    assert_eq!(kept[0]["extra"], serde_json::json!([{"heading": "特长", "text": "书法"}]));
}

#[test]
fn people_in_the_class_are_updated_only_when_asked() {
    let desk = Desk::new();
    let class = desk.draft();
    let first = write(&desk, "a.csv", &format!("姓名,身份证号码,工作单位\n张三,{ONE},甲单位\n"));
    let again = write(&desk, "b.csv", &format!("姓名,身份证号码,工作单位\n张叁,{ONE},乙单位\n"));
    import(&desk, &class, &[&first]);
    for (words, name, unit) in [
        (&[][..], "张三", "甲单位"),
        (&["--update", "--keep", "details.unit"], "张三", "甲单位"),
        (&["--update"], "张三", "乙单位"),
        (&["--update", "--take", "person.name"], "张叁", "乙单位"),
    ] {
        let answer = import(&desk, &class, &[&[again.as_str()], words].concat());
        assert_eq!((answer.exit, counts(&answer)), (0, [1, 0, 0, 1, 0]), "{words:?}");
        let kept = people(&desk, &class);
        assert_eq!((&kept[0]["name"], &kept[0]["unit"], kept.len()), (&name.into(), &unit.into(), 1), "{words:?}");
    }
}

#[test]
fn the_file_sent_back_bears_its_marks_and_reads_like_the_one_that_came() {
    let desk = Desk::new();
    let class = desk.draft();
    let file = write(&desk, "a.csv", &format!("姓名,身份证号码\n张三,{ONE}\n李四,123\n"));
    let out = desk.path("改.xlsx").display().to_string();
    let marked = desk.run(&["receipts", "mark", &class, &file, "--out", &out]);
    assert_eq!(marked.exit, 0, "{}", marked.document);
    let (came, back) = (import(&desk, &class, &[&file, "--dry-run"]), import(&desk, &class, &[&out, "--dry-run"]));
    assert_eq!(counts(&came), [2, 1, 0, 0, 1]);
    assert_eq!(counts(&back), counts(&came));
    assert_eq!(people(&desk, &class), Vec::<Value>::new());
}

#[test]
fn originals_of_an_encrypted_store_are_encrypted() {
    let desk = Desk::new();
    let secret = desk.path("口令.txt");
    std::fs::write(&secret, "口令口令\n").unwrap();
    let with = ["--passphrase-file", secret.to_str().unwrap()];
    assert_eq!(desk.run_with(&["init", "--institution", "测试学院"], &with).exit, 0);
    let toml = desk.path("class.toml").display().to_string();
    desk.run(&["template", "class", "--out", &toml]);
    let made = desk.run_with(&["class", "new", "--file", &toml], &with);
    let class = made.document["class_id"].as_str().unwrap();
    let file = write(&desk, "a.csv", &format!("姓名,身份证号码\n张三,{ONE}\n"));
    assert_eq!(desk.run_with(&["receipts", "import", class, &file], &with).exit, 0);
    let mut folders = vec![desk.folder.path().to_owned()];
    let mut kept = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().contains("attachments") {
                kept += 1;
                let bytes = std::fs::read(&path).unwrap();
                assert!(!bytes.windows(ONE.len()).any(|w| w == ONE.as_bytes()));
            }
        }
    }
    assert_eq!(kept, 1);
}

#[test]
fn what_a_second_receipt_knows_is_kept_with_the_first_and_told() {
    for together in [true, false] {
        let desk = Desk::new();
        let class = desk.draft();
        let few = write(&desk, "少.csv", &format!("姓名,身份证号,电话\n张三,{ONE},13800000001\n"));
        let more = format!("姓名,身份证号,电话,单位,政治面貌\n张三,{ONE},13800000001,甲单位,中共党员\n");
        let more = write(&desk, "多.csv", &more);
        let files = if together { vec![few.as_str(), more.as_str()] } else { vec![more.as_str()] };
        if !together {
            import(&desk, &class, &[&few]);
        }
        let looked = import(&desk, &class, &[files.as_slice(), &["--dry-run"]].concat());
        let answer = import(&desk, &class, &files);
        assert_eq!(looked.document["problems"], answer.document["problems"]);
        let said = answer.document["problems"][0]["message"].as_str().unwrap();
        assert!(said.contains("空着的工作单位（甲单位）、政治面貌（中共党员）已由这一行补上"), "{said}");
        assert_eq!(answer.document["updated"], u64::from(!together));
        let kept = people(&desk, &class);
        assert_eq!((&kept[0]["unit"], &kept[0]["political_status"]), (&"甲单位".into(), &"party_member".into()));
    }
}

#[test]
fn lines_for_signatures_under_a_table_are_nobody() {
    let desk = Desk::new();
    let class = desk.draft();
    let table = format!(
        "序号,姓名,性别,民族,身份证号,单位\n1,张三,女,汉,{ONE},甲单位\n合计,1人,,,,\n\
         单位负责人：王五,,,填表人：赵六,,2021年10月10日\n2,李四,,,,甲单位\n"
    );
    let answer = import(&desk, &class, &[&write(&desk, "a.csv", &table)]);
    assert_eq!(counts(&answer), [2, 1, 0, 0, 1]);
    assert_eq!(codes(&answer), ["id_missing"]);
}

#[test]
fn an_original_is_not_written_over_and_a_folder_is_told_as_one() {
    let desk = Desk::new();
    let class = desk.draft();
    let file = desk.path("a.xlsx").display().to_string();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["姓名", "身份证号码"], ["张三", ONE], ["李四", "123"]]) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    book.save(&file).unwrap();
    let before = std::fs::read(&file).unwrap();
    let refused = desk.run(&["receipts", "mark", &class, &file, "--out", &file]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (3, &"same_file".into()));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let folder = desk.path("表.xlsx");
    std::fs::create_dir(&folder).unwrap();
    let refused = desk.run(&["receipts", "template", &class, "--out", &folder.display().to_string()]);
    let said = refused.document["error"]["message"].as_str().unwrap();
    assert!(refused.exit == 5 && said.contains("文件夹") && !said.contains("os error"), "{said}");
}

#[test]
fn two_imports_at_once_both_tell_the_truth() {
    let desk = Desk::new();
    let class = desk.draft();
    let file = write(&desk, "a.csv", &format!("姓名,身份证号码\n张三,{ONE}\n李四,{TWO}\n"));
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..2).map(|_| scope.spawn(|| import(&desk, &class, &[&file]))).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for answer in &answers {
        assert_eq!(answer.exit, 0, "{}", answer.document);
        assert_eq!(answer.document["new"].as_u64().unwrap() + answer.document["duplicates"].as_u64().unwrap(), 2);
    }
    assert_eq!(people(&desk, &class).len(), 2);
}
