//! What the papers of the roster say: groups, rooms, the classroom, what changed after the freeze.

use std::collections::BTreeSet;

use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::enrolment::rooms::{Wish, foods, wish};
use yanxiu_domain::enrolment::roster::{Change, ChangeKind, Fact, Field, Freeze};
use yanxiu_domain::record::Record;

/// Adds the lists; `rows` are the learners' rows in the roster's order.
pub(super) fn add(r: &mut Record, d: &Dossier, rows: &[Record]) {
    let people: Vec<(&Enrolment, &Record)> = d.learners().zip(rows).collect();
    freeze(r, d);
    groups(r, &people);
    rooms(r, &people);
    seats(r, d, &people);
    // Six parts of the handbook are always there; these follow where there is something to say.
    let parts = [
        ("handbook.committee_heading", "班委和临时党小组", !d.members.is_empty()),
        ("handbook.groups_heading", "分组名单", people.iter().any(|(l, _)| l.group.is_some())),
        ("handbook.contacts_heading", "学员通讯录", true),
    ];
    let mut number = 6;
    for (path, title, there) in parts {
        number += u32::from(there);
        r.text(path, if there { format!("{}、{title}", chinese::numeral(number)) } else { String::new() });
    }
}

/// What a learner's own row says of their place.
pub(super) fn place(row: &mut Record, learner: &Enrolment, d: &Dossier) {
    let seat = learner.seat.and_then(|s| d.roster.plan.place(s));
    let group = learner.group.map(group_title).unwrap_or_default();
    let tags: Vec<String> = [
        group.clone(),
        if learner.leads_group { "组长".to_owned() } else { String::new() },
        if learner.room.is_empty() { String::new() } else { format!("{}房", learner.room) },
    ]
    .into_iter()
    .filter(|t| !t.is_empty())
    .collect();
    row.text("group", group)
        .text("leader", if learner.leads_group { "组长" } else { "" })
        .text("room", &learner.room)
        .text("seat", seat.map(|(row, column)| format!("{row}排{column}座")).unwrap_or_default())
        .text("tags", tags.join("　"))
        .text("post_and_title", post_and_title(learner));
}

fn post_and_title(learner: &Enrolment) -> String {
    let parts = [learner.details.post.as_str(), learner.details.title.as_str()];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("、")
}

fn group_title(group: u32) -> String {
    format!("第{}组", chinese::numeral(group))
}

fn freeze(r: &mut Record, d: &Dossier) {
    let changes = &d.roster.changes;
    let note = d.roster.frozen.map(|f: Freeze| {
        let late = if f.late() { "，晚于开班" } else { "" };
        let since = match changes.len() {
            0 => "此后没有变更".to_owned(),
            n => format!("此后变更{n}处，见所附变更情况"),
        };
        format!("名单于{}定稿（{}人{late}），{since}。", chinese::date(f.on), d.roster.entries.len())
    });
    r.text("roster.frozen_note", note.unwrap_or_default())
        .text("roster.frozen_on", d.roster.frozen.map(|f| chinese::date(f.on)).unwrap_or_default())
        .list("roster.changes", changes.iter().map(|c| change(d, c)).collect());
}

fn change(d: &Dossier, change: &Change) -> Record {
    let whole = |fact: &Fact| match fact {
        Fact::Text(text) if text.is_empty() => "空白".to_owned(),
        Fact::Text(text) => format!("“{text}”"),
        Fact::Number(number) => number.reveal().to_owned(),
    };
    let who = d.enrolment(&change.enrolment);
    let content = match (change.kind, change.field) {
        (ChangeKind::Added, _) => match who.and_then(|e| e.roster_number) {
            Some(number) => format!("列入名单，序号{number}"),
            None => "列入名单".to_owned(),
        },
        (ChangeKind::Removed, _) => {
            format!("退出名单{}", who.map(|e| format!("（{}）", e.status.label())).unwrap_or_default())
        }
        (ChangeKind::Corrected, field) => {
            format!("{}由{}改为{}", field.map_or("", Field::label), whole(&change.before), whole(&change.after))
        }
    };
    let mut row = Record::new();
    row.text("on", chinese::date(change.on))
        .text("name", who.map(|e| e.person.name.clone()).unwrap_or_default())
        .text("unit", who.map(|e| e.details.unit.clone()).unwrap_or_default())
        .text("kind", change.kind.label())
        .text("content", content)
        .text("reason", &change.reason);
    row
}

/// Learners by group, those in none last.
fn groups(r: &mut Record, people: &[(&Enrolment, &Record)]) {
    let numbers: BTreeSet<u32> = people.iter().filter_map(|(l, _)| l.group).collect();
    let (mut lines, mut groups) = (Vec::new(), Vec::new());
    for group in numbers.iter().map(|n| Some(*n)).chain([None]) {
        let mut inside: Vec<&(&Enrolment, &Record)> = people.iter().filter(|(l, _)| l.group == group).collect();
        if inside.is_empty() {
            continue;
        }
        // The leader heads the group.
        inside.sort_by_key(|(l, _)| !l.leads_group);
        let title = group.map_or_else(|| "未分组".to_owned(), group_title);
        let label = format!("{title}\n（{}人）", inside.len());
        let members: Vec<Record> = inside
            .iter()
            .map(|(_, row)| {
                let mut line = (*row).clone();
                line.text("group_label", &label);
                line
            })
            .collect();
        let leader = inside.iter().find(|(l, _)| l.leads_group).map(|(l, _)| l.person.name.clone());
        let names: Vec<&str> = inside.iter().map(|(l, _)| l.person.name.as_str()).collect();
        let mut record = Record::new();
        record
            .text("title", title)
            .text("count", inside.len().to_string())
            .text("leader", leader.unwrap_or_default())
            .text("names", names.join("、"))
            .list("members", members.clone());
        lines.extend(members);
        groups.push(record);
    }
    r.list("groups", if numbers.is_empty() { Vec::new() } else { groups }).list("group_lines", lines);
}

/// Learners by room, then those who are to have one and have none.
fn rooms(r: &mut Record, people: &[(&Enrolment, &Record)]) {
    let mut housed: Vec<&(&Enrolment, &Record)> = people.iter().filter(|(l, _)| !l.room.is_empty()).collect();
    housed.sort_by_key(|(l, _)| (l.room.chars().count(), l.room.clone(), l.roster_number));
    let rooms: BTreeSet<&str> = housed.iter().map(|(l, _)| l.room.as_str()).collect();
    let lines: Vec<Record> = housed.iter().map(|(_, row)| (*row).clone()).collect();
    let open = people
        .iter()
        .filter(|(l, _)| l.room.is_empty() && matches!(wish(&l.details.lodging), Wish::Single | Wish::Shared));
    let waiting: Vec<&str> = open.map(|(l, _)| l.person.name.as_str()).collect();
    let away = people.iter().filter(|(l, _)| l.room.is_empty()).count() - waiting.len();
    let food: Vec<String> = foods(&people.iter().map(|(l, _)| *l).collect::<Vec<_>>())
        .into_iter()
        .map(|(food, count)| format!("{food}{count}人"))
        .collect();
    let food = if food.is_empty() { "无特殊要求".to_owned() } else { food.join("，") };
    r.text("rooms.summary", format!("共{}间，住宿{}人，不住宿{away}人。", rooms.len(), lines.len()))
        .text("rooms.waiting", waiting.join("、"))
        .text("rooms.food", food)
        .list("room_lines", lines);
}

/// The classroom row by row, the front one first.
fn seats(r: &mut Record, d: &Dossier, people: &[(&Enrolment, &Record)]) {
    let plan = &d.roster.plan;
    let rows = (0..plan.rows)
        .map(|row| {
            let seats = (0..plan.columns)
                .map(|column| {
                    let seat = plan.seat(row, column);
                    let taken = people.iter().find(|(l, _)| l.seat == Some(seat));
                    let mut record = Record::new();
                    let of = |get: fn(&Enrolment) -> String| taken.map(|(l, _)| get(l)).unwrap_or_default();
                    record
                        .text("name", of(|l| l.person.name.clone()))
                        .text("unit", of(|l| l.details.unit.clone()))
                        .text("group", of(|l| l.group.map(group_title).unwrap_or_default()))
                        .text("aisle", if plan.aisles.contains(&(column + 1)) { "是" } else { "" });
                    record
                })
                .collect();
            let mut record = Record::new();
            record.text("label", format!("第{}排", chinese::numeral(row + 1))).list("seats", seats);
            record
        })
        .collect();
    let seated = people.iter().filter(|(l, _)| l.seat.is_some_and(|s| plan.place(s).is_some())).count();
    let standing: Vec<&str> = people
        .iter()
        .filter(|(l, _)| l.seat.is_none_or(|s| plan.place(s).is_none()))
        .map(|(l, _)| l.person.name.as_str())
        .collect();
    r.list("seating.rows", rows)
        .text("seating.summary", format!("{}排{}列，就座{seated}人", plan.rows, plan.columns))
        .text("seating.standing", standing.join("、"));
}
