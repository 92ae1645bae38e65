//! What a class says and what forms may ask are the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use yanxiu_domain::record::{Record, Value};

use crate::forms::fields::catalogue;
use crate::host::SystemHost;
use crate::office::Office;
use crate::office::payloads::SampleWalk;
use crate::sample;
use crate::sample::host::SampleHost;
use crate::scalar::parse_day;

/// Lists and texts that only the layout of our own papers needs.
const LAYOUT: &[&str] = &[
    "activities.photos",
    "attendance_rows",
    "attended",
    "components",
    "credits.fixed",
    "group_lines",
    "groups.members",
    "handbook.committee_heading",
    "handbook.contacts_heading",
    "handbook.groups_heading",
    "invitations",
    "no_rows",
    "room_lines",
    "seating.rows",
    "sign_in_pages",
    "survey",
    "survey_form.aspects",
    "survey_form.questions",
    "survey_form.teachers",
    "temperature_rows",
    "temperature_times",
    "typed_components",
];

fn walk(prefix: &str, record: &Record, all: &mut BTreeSet<String>) {
    for (path, value) in record.iter() {
        let whole = format!("{prefix}{path}");
        match value {
            Value::List(rows) => rows.iter().for_each(|row| walk(&format!("{whole}."), row, all)),
            _ => drop(all.insert(whole)),
        }
    }
}

#[test]
fn forms_may_ask_for_all_that_a_class_says_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let host = SampleHost::new(SystemHost::default(), parse_day("2021-11-20").unwrap(), 1);
    let mut office = Office::new(folder.path().join("data"), Arc::new(host));
    office.create(&sample::institution(), None).unwrap();
    let made = sample::walk_in_store(&mut office, SampleWalk { learners: 30, seed: 1 }).unwrap();
    let dossier = office.dossier(&made.class_id).unwrap();
    let record = super::class_record(&dossier, office.calendar().unwrap(), office.today());
    let mut said = BTreeSet::new();
    walk("", &record, &mut said);
    let catalogue = catalogue();
    let unnamed: Vec<&String> = said
        .iter()
        .filter(|path| catalogue.find(path).is_none())
        .filter(|path| !LAYOUT.iter().any(|l| *path == l || path.starts_with(&format!("{l}."))))
        .collect();
    assert!(unnamed.is_empty(), "give these a name in domain/src/placeholders: {unnamed:?}");
    // The sample has no changes to tell.
    let silent = ["archive.reopenings", "changes", "roster.changes"];
    let unsaid: Vec<&str> = catalogue
        .all()
        .iter()
        .filter(|p| !p.path.ends_with('*') && !said.contains(&p.path))
        .filter(|p| !silent.iter().any(|s| p.path.starts_with(&format!("{s}."))))
        .map(|p| p.path.as_str())
        .collect();
    assert!(unsaid.is_empty(), "no class says: {unsaid:?}");
}
