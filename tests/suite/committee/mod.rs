//! Class committee and temporary Party group.

use serde_json::{Value, json};
use yanxiu_tests::{Answer, Desk, root};

fn set(desk: &Desk, id: &str, text: &str) -> Answer {
    let file = desk.path("committee.toml");
    std::fs::write(&file, text).unwrap();
    desk.run(&["committee", "set", id, "--file", &file.display().to_string()])
}

/// The names of people on the roster of a political status.
fn named(desk: &Desk, id: &str, status: &str) -> Vec<String> {
    let list = desk.run(&["enrolment", "list", id]).document;
    let people = list["people"].as_array().unwrap().iter();
    people
        .filter(|p| p["political_status"] == status && p["status"] == "accepted")
        .map(|p| p["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn only_party_members_join_the_party_group() {
    let desk = Desk::new();
    let id = desk.sample();
    let outside = named(&desk, &id, "public").remove(0);
    let members = format!("members = [{{ body = \"party_group\", post = \"组长\", person = \"{outside}\" }}]\n");
    let answer = set(&desk, &id, &members);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &"not_a_party_member".into()));
}

#[test]
fn everything_wrong_is_told_at_once_by_name_and_nothing_is_written() {
    let desk = Desk::new();
    let id = desk.sample();
    let before = desk.run(&["committee", "show", &id]).document;
    let (outside, inside) = (named(&desk, &id, "public").remove(0), named(&desk, &id, "party_member").remove(0));
    for (text, code, said) in [
        (
            format!(
                "members = [\n{{ body = \"party_group\", post = \"组长\", person = \"{outside}\" }},\n\
                 {{ body = \"committee\", post = \"班长\", person = \"查无此人\" }},\n\
                 {{ body = \"committee\", post = \"\", person = \"{inside}\" }}]\n"
            ),
            "not_a_party_member",
            vec![outside.clone(), "查无此人".to_owned(), inside.clone(), "职务".to_owned()],
        ),
        (
            format!(
                "members = [\n{{ body = \"party_group\", post = \"组长\", person = \"{inside}\" }},\n\
                 {{ body = \"party_group\", post = \"组员\", person = \"{inside}\" }}]\n"
            ),
            "member_twice",
            vec![inside.clone()],
        ),
        (
            "activities = [{ body = \"committee\", kind = \"discussion\", on = \"2021-10-27\", theme = \"研讨\", starts = \"晚上\" }]".to_owned(),
            "bad_time",
            vec!["晚上".to_owned()],
        ),
        (
            "activities = [{ body = \"committee\", kind = \"discussion\", on = \"2021-10-27\", theme = \"研讨\", starts = \"20:00\", ends = \"19:00\" }]".to_owned(),
            "bad_time",
            vec!["不晚于".to_owned()],
        ),
        (
            "activities = [{ body = \"committee\", kind = \"discussion\", on = \"2021-10-27\", theme = \" \" }]".to_owned(),
            "theme_missing",
            vec!["主题".to_owned()],
        ),
    ] {
        let answer = set(&desk, &id, &text);
        let error = &answer.document["error"];
        assert_eq!((answer.exit, error["code"].as_str().unwrap()), (3, code), "{text}: {error}");
        for word in said {
            assert!(answer.document["problems"].to_string().contains(&word), "{word} in {}", answer.document);
        }
        let count = answer.document["problems"].as_array().unwrap().len();
        let told = count == 1 || error["message"].as_str().unwrap().contains(&format!("共 {count} 处有误"));
        assert!(told, "{error}");
        assert_eq!(desk.run(&["committee", "show", &id]).document, before, "{text}");
    }
}

#[test]
fn activities_keep_who_came_and_their_photos() {
    let desk = Desk::new();
    let id = desk.sample();
    let mut shown = desk.run(&["committee", "show", &id]).document;
    let first = shown["activities"][0].clone();
    assert_eq!(
        first["attendees"].as_array().map(Vec::len),
        first["attended"].as_u64().and_then(|n| usize::try_from(n).ok())
    );
    assert_eq!(first["photos"].as_array().map(Vec::len), Some(1), "the sample has a photo");
    // What is shown can be sent again, through a file that bears no ids: people, days and photos stay.
    for activity in shown["activities"].as_array_mut().unwrap() {
        for key in ["id", "photos"] {
            activity.as_object_mut().unwrap().remove(key);
        }
    }
    let again = set(&desk, &id, &toml::to_string(&shown).unwrap());
    assert_eq!(again.exit, 0, "{} {}", again.document, again.said);
    assert_eq!(desk.run(&["committee", "show", &id]).document["activities"][0], first);
    let photo = root().join("src-tauri/crates/api/src/sample/photo-2.png").display().to_string();
    let scan = desk.path("扫描件.jpg");
    std::fs::write(&scan, "%PDF-1.4 scan").unwrap();
    let refused = desk.run(&["committee", "photos", &id, "--activity", "1", &photo, &scan.display().to_string()]);
    assert_eq!((refused.exit, &refused.document["error"]["code"]), (4, &"not_a_picture".into()));
    assert!(refused.document["error"]["message"].as_str().unwrap().contains("扫描件.jpg"));
    let photos = |desk: &Desk| desk.run(&["committee", "show", &id]).document["activities"][0]["photos"].clone();
    assert_eq!(photos(&desk), first["photos"], "not even the good one is kept");
    assert_eq!(desk.run(&["committee", "photos", &id, "--activity", "1", &photo]).exit, 0);
    assert_eq!(photos(&desk).as_array().map(Vec::len), Some(2));
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(photos(&desk), first["photos"]);
    let out = desk.path("papers").display().to_string();
    let printed = desk.run(&["report", "export", &id, "--out", &out, "--only", "activity-record"]).document;
    let pdf = std::fs::read(desk.path("papers").join(printed["files"][0]["path"].as_str().unwrap())).unwrap();
    assert!(pdf.windows(9).any(|w| w == b"DCTDecode"), "the photo stands on the sheet");
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn an_activity_taken_away_takes_its_photos_along_and_undo_brings_both_back() {
    let desk = Desk::new();
    let id = desk.sample();
    let attachments = |desk: &Desk| -> Vec<Value> {
        let shown = desk.run(&["class", "show", &id]).document;
        shown["attachments"].as_array().unwrap().iter().filter(|a| a["stage"] == "committee").cloned().collect()
    };
    let before = attachments(&desk);
    let mut shown = desk.run(&["committee", "show", &id]).document;
    shown["activities"] = json!([]);
    assert_eq!(set(&desk, &id, &toml::to_string(&shown).unwrap()).exit, 0);
    assert_eq!((before.len(), attachments(&desk).len()), (2, 0));
    assert_eq!(desk.run(&["undo"]).exit, 0);
    assert_eq!(attachments(&desk), before);
    assert_eq!(desk.run(&["check"]).document["ok"], true);
}

#[test]
fn what_is_unusual_is_recorded_and_told() {
    let desk = Desk::new();
    let id = desk.sample();
    let mut shown = desk.run(&["committee", "show", &id]).document;
    let members = shown["members"].as_array_mut().unwrap();
    let leader = members.iter().position(|m| m["body"] == "party_group" && m["post"] == "组长").unwrap();
    members.remove(leader);
    let probationary = named(&desk, &id, "probationary_member").remove(0);
    let member = members.iter_mut().find(|m| m["body"] == "party_group" && m["name"] == probationary.as_str()).unwrap();
    member["post"] = "组长".into();
    shown["activities"][0]["starts"] = "09:30".into();
    shown["activities"][0]["ends"] = "11:00".into();
    shown["activities"][1]["on"] = "2021-11-05".into();
    let saved = set(&desk, &id, &toml::to_string(&shown).unwrap());
    let problems: Vec<&Value> = saved.document["problems"].as_array().unwrap().iter().collect();
    let codes: Vec<&str> = problems.iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert_eq!(saved.exit, 0, "{}", saved.document);
    assert_eq!(codes, ["party_member_left_out", "probationary_leads", "activity_in_class_time", "activity_outside"]);
    assert_eq!(problems[1]["clause"], "《中国共产党章程》第七条");
}
