//! Class committee and temporary Party group.

use yanxiu_tests::Desk;

#[test]
fn only_party_members_join_the_party_group() {
    let desk = Desk::new();
    let id = desk.sample();
    let list = desk.run(&["enrolment", "list", &id]).document;
    let outside = list["people"]
        .as_array()
        .unwrap()
        .iter()
        .find(|p| p["political_status"] == "public" && p["status"] == "accepted")
        .unwrap();
    let file = desk.path("committee.toml");
    std::fs::write(
        &file,
        format!(
            "members = [{{ body = \"party_group\", post = \"组长\", person = \"{}\" }}]\n",
            outside["id"].as_str().unwrap()
        ),
    )
    .unwrap();
    let answer = desk.run(&["committee", "set", &id, "--file", &file.display().to_string()]);
    assert_eq!((answer.exit, &answer.document["error"]["code"]), (3, &"not_a_party_member".into()));
}
