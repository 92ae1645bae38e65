//! Commented examples of every file the command line takes in; each reads back.

/// The example of a kind.
pub(crate) fn template(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "class" => yanxiu_api::sample::CLASS_FILE,
        "change" => include_str!("change.toml"),
        "committee" => include_str!("committee.toml"),
        "survey" => include_str!("survey.toml"),
        "money" => include_str!("money.toml"),
        "outcomes" => include_str!("outcomes.toml"),
        "marks" => include_str!("marks.csv"),
        "scheme" => include_str!("scheme.toml"),
        "scores" => include_str!("scores.csv"),
        _ => return None,
    })
}
