//! The roster (附件4): the order of its numbers, how it stood when it was frozen, and what changed after.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::enrolment::seating::Plan;
use crate::identity::IdNumber;
use crate::names::name_key;
use crate::people::{PoliticalStatus, Sex};
use crate::problem::Problem;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// What became of a line of the frozen roster.
    ChangeKind {
        /// Somebody came onto it.
        Added = "added" "新增",
        /// Somebody left it.
        Removed = "removed" "退出",
        /// A fact was mended.
        Corrected = "corrected" "更正",
    }
}

words! {
    /// The facts that the roster states of a learner.
    Field {
        /// Number on the roster.
        Number = "number" "序号",
        /// Name.
        Name = "name" "姓名",
        /// Sex.
        Sex = "sex" "性别",
        /// Number of the identity document.
        IdNumber = "id_number" "证件号码",
        /// Unit.
        Unit = "unit" "工作单位",
        /// Post.
        Post = "post" "职务",
        /// Title.
        Title = "title" "职称",
        /// Phone.
        Phone = "phone" "手机号码",
        /// Political status.
        PoliticalStatus = "political_status" "政治面貌",
    }
}

words! {
    /// How the roster is ordered.
    OrderBy {
        /// By the reading of the name.
        Pinyin = "pinyin" "姓名拼音",
        /// By unit, then name.
        Unit = "unit" "工作单位",
        /// By city, then unit, then name.
        City = "city" "所在市",
        /// As the receipts arrived.
        Arrival = "arrival" "报名先后",
        /// As given by hand.
        Given = "given" "自定",
    }
}

/// A fact as the roster states it. A number keeps its mask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Any text.
    Text(String),
    /// An identity number.
    Number(IdNumber),
}

/// One line of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whose.
    pub enrolment: Uid,
    /// Number on the roster.
    pub number: u32,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Number of the identity document.
    pub id_number: IdNumber,
    /// Unit.
    pub unit: String,
    /// Post.
    pub post: String,
    /// Title.
    pub title: String,
    /// Phone.
    pub phone: String,
    /// Political status.
    pub political_status: Option<PoliticalStatus>,
}

impl Entry {
    /// The line as it would be printed for an enrolment.
    pub fn of(enrolment: &Enrolment) -> Self {
        let (who, details) = (&enrolment.person, &enrolment.details);
        Self {
            enrolment: enrolment.uid.clone(),
            number: enrolment.roster_number.unwrap_or(0),
            name: who.name.clone(),
            sex: who.sex,
            id_number: who.document.number.clone(),
            unit: details.unit.clone(),
            post: details.post.clone(),
            title: details.title.clone(),
            phone: details.phone.clone(),
            political_status: details.political_status,
        }
    }

    /// One fact of the line.
    pub fn fact(&self, field: Field) -> Fact {
        Fact::Text(match field {
            Field::IdNumber => return Fact::Number(self.id_number.clone()),
            Field::Number => self.number.to_string(),
            Field::Name => self.name.clone(),
            Field::Sex => self.sex.map_or("", Sex::label).to_owned(),
            Field::Unit => self.unit.clone(),
            Field::Post => self.post.clone(),
            Field::Title => self.title.clone(),
            Field::Phone => self.phone.clone(),
            Field::PoliticalStatus => self.political_status.map_or("", PoliticalStatus::label).to_owned(),
        })
    }
}

/// A change of the roster after it was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Public id.
    pub uid: Uid,
    /// Whose line.
    pub enrolment: Uid,
    /// What happened.
    pub kind: ChangeKind,
    /// Day it was recorded.
    pub on: NaiveDate,
    /// What was mended; none when a line came or went.
    pub field: Option<Field>,
    /// What stood there; of a line that left, the name.
    pub before: Fact,
    /// What stands there now; of a line that came, the name.
    pub after: Fact,
    /// Why; empty until somebody says.
    pub reason: String,
}

/// A change that isn't recorded yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Whose line.
    pub enrolment: Uid,
    /// What happened.
    pub kind: ChangeKind,
    /// What was mended.
    pub field: Option<Field>,
    /// What stood there.
    pub before: Fact,
    /// What stands there now.
    pub after: Fact,
}

/// When the roster was frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freeze {
    /// The day.
    pub on: NaiveDate,
    /// The first class day as it was known then.
    pub opening_then: NaiveDate,
}

impl Freeze {
    /// Whether that was after the class had opened (附件4 is settled at the opening).
    pub fn late(self) -> bool {
        self.on > self.opening_then
    }
}

/// A freeze that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfreezing {
    /// The day of the freeze.
    pub frozen_on: NaiveDate,
    /// The day it was taken back.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// What is recorded of a class's roster besides the enrolments themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// When it was frozen, if it is.
    pub frozen: Option<Freeze>,
    /// The lines as they stood then.
    pub entries: Vec<Entry>,
    /// What changed after, oldest first.
    pub changes: Vec<Change>,
    /// Freezes taken back, oldest first.
    pub unfreezings: Vec<Unfreezing>,
    /// Rooms at hand, as written.
    pub room_list: String,
    /// The classroom.
    pub plan: Plan,
}

/// What differs between the roster as it is known (frozen lines and the changes recorded since) and as it now stands.
/// Of somebody who came after the freeze only that is recorded: the frozen roster states no facts of theirs.
pub fn unrecorded(roster: &Roster, present: &[Entry]) -> Vec<Difference> {
    let mut facts: BTreeMap<(&Uid, Field), Fact> = BTreeMap::new();
    let mut on: BTreeSet<&Uid> = BTreeSet::new();
    for entry in &roster.entries {
        on.insert(&entry.enrolment);
        facts.extend(Field::ALL.iter().map(|f| ((&entry.enrolment, *f), entry.fact(*f))));
    }
    let mut names: BTreeMap<&Uid, &str> = roster.entries.iter().map(|e| (&e.enrolment, e.name.as_str())).collect();
    for change in &roster.changes {
        match (change.kind, change.field) {
            (ChangeKind::Added, _) => {
                on.insert(&change.enrolment);
                if let Fact::Text(name) = &change.after {
                    names.insert(&change.enrolment, name);
                }
            }
            (ChangeKind::Removed, _) => drop(on.remove(&change.enrolment)),
            (ChangeKind::Corrected, Some(field)) => {
                if let (Field::Name, Fact::Text(name)) = (field, &change.after) {
                    names.insert(&change.enrolment, name);
                }
                facts.insert((&change.enrolment, field), change.after.clone());
            }
            (ChangeKind::Corrected, None) => {}
        }
    }
    let nothing = || Fact::Text(String::new());
    let mut found = Vec::new();
    for gone in on.iter().filter(|uid| !present.iter().any(|e| e.enrolment == ***uid)) {
        let name = names.get(*gone).copied().unwrap_or_default();
        found.push(Difference {
            enrolment: (*gone).clone(),
            kind: ChangeKind::Removed,
            field: None,
            before: Fact::Text(name.to_owned()),
            after: nothing(),
        });
    }
    for entry in present {
        if !on.contains(&entry.enrolment) {
            found.push(Difference {
                enrolment: entry.enrolment.clone(),
                kind: ChangeKind::Added,
                field: None,
                before: nothing(),
                after: Fact::Text(entry.name.clone()),
            });
        }
        for field in Field::ALL {
            let now = entry.fact(*field);
            if let Some(known) = facts.get(&(&entry.enrolment, *field)).filter(|known| **known != now) {
                found.push(Difference {
                    enrolment: entry.enrolment.clone(),
                    kind: ChangeKind::Corrected,
                    field: Some(*field),
                    before: known.clone(),
                    after: now,
                });
            }
        }
    }
    found
}

/// The learners in an order. `given` lists them as they arrived, or as somebody ordered them by hand; whoever it
/// leaves out comes last, in the order they had.
pub fn ordered<'e>(learners: &[&'e Enrolment], by: OrderBy, given: &[Uid]) -> Vec<&'e Enrolment> {
    let mut sorted = learners.to_vec();
    let name = |e: &Enrolment| name_key(&e.person.name, &e.person.reading);
    let unit = |e: &Enrolment| (e.details.unit.is_empty(), name_key(&e.details.unit, ""));
    match by {
        OrderBy::Pinyin => sorted.sort_by_cached_key(|e| name(e)),
        OrderBy::Unit => sorted.sort_by_cached_key(|e| (unit(e), name(e))),
        OrderBy::City => {
            sorted.sort_by_cached_key(|e| ((e.details.city.is_none(), e.details.city), unit(e), name(e)));
        }
        OrderBy::Arrival => sorted.sort_by_key(|e| e.received),
        OrderBy::Given => {
            let place: BTreeMap<&Uid, usize> = given.iter().enumerate().map(|(at, uid)| (uid, at)).collect();
            sorted.sort_by_key(|e| place.get(&e.uid).copied().unwrap_or(usize::MAX));
        }
    }
    sorted
}

impl Dossier {
    /// Whether the numbers of the roster run from 1 without a gap.
    pub fn numbers_run(&self) -> bool {
        self.learners().zip(1..).all(|(learner, number)| learner.roster_number == Some(number))
    }
}

/// What stands in the way of freezing the roster on a day, or is worth a look before. Numbers that don't run are
/// settled by the freeze itself.
pub fn before_freezing(dossier: &Dossier, on: NaiveDate) -> Vec<Problem> {
    let at = |problem: Problem| problem.clause("二(三)").field("enrolment", "class", "", "learners");
    let mut problems = Vec::new();
    if dossier.learners().next().is_none() {
        problems.push(at(Problem::error(
            "roster_empty",
            "学员名单是空的",
            "请先审验报名人员，至少有一人通过才能定稿。",
        )));
    }
    let pending = dossier.pending().count();
    if pending > 0 {
        problems.push(at(Problem::warning(
            "roster_pending",
            format!("还有 {pending} 人待审验，不在名单中"),
            "请先审验；定稿后再通过的人排在最后，并记作变更。",
        )));
    }
    let opens = dossier.class.opens_on;
    if on > opens {
        problems.push(at(Problem::warning(
            "roster_late",
            format!("定稿日期 {} 晚于开班日期 {}", chinese::date(on), chinese::date(opens)),
            "名单应在开班时定稿；可以照实登记，会注明晚于开班。",
        )));
    }
    problems
}

/// What is worth a look about a roster once the class has opened.
pub fn check(dossier: &Dossier, today: NaiveDate) -> Vec<Problem> {
    let at = |problem: Problem| problem.clause("二(三)").field("enrolment", "class", "", "learners");
    let mut problems = Vec::new();
    match dossier.roster.frozen {
        None if today >= dossier.class.opens_on && dossier.learners().next().is_some() => {
            problems.push(at(Problem::warning(
                "roster_not_frozen",
                "已经开班，学员名单还没有定稿",
                "请在名册页排定序号后定稿，此后的变更会逐处记录。",
            )));
        }
        Some(freeze) if freeze.late() => problems.push(at(Problem::warning(
            "roster_frozen_late",
            format!("名单于{}定稿，晚于开班", chinese::date(freeze.on)),
            "已照实记录，不需要改动。",
        ))),
        _ => {}
    }
    let silent = dossier.roster.changes.iter().filter(|c| c.reason.is_empty()).count();
    if silent > 0 {
        problems.push(at(Problem::warning(
            "roster_change_unexplained",
            format!("名单定稿后有 {silent} 处变更没有写明原因"),
            "请在名册页填写原因，会印在名单的变更情况中。",
        )));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::fixture::{day, learner};

    fn frozen(count: usize) -> (Roster, Vec<Enrolment>) {
        let people: Vec<Enrolment> = (0..count).map(|n| learner(n, PoliticalStatus::Public)).collect();
        let freeze = Freeze { on: day("2021-10-25"), opening_then: day("2021-10-25") };
        let entries = people.iter().map(Entry::of).collect();
        (Roster { frozen: Some(freeze), entries, ..Roster::default() }, people)
    }

    fn entries(people: &[Enrolment]) -> Vec<Entry> {
        people.iter().map(Entry::of).collect()
    }

    fn record(roster: &mut Roster, found: Vec<Difference>) {
        for (index, d) in found.into_iter().enumerate() {
            roster.changes.push(Change {
                uid: Uid::new(format!("change-{}-{index}", roster.changes.len())),
                enrolment: d.enrolment,
                kind: d.kind,
                on: day("2021-10-26"),
                field: d.field,
                before: d.before,
                after: d.after,
                reason: String::new(),
            });
        }
    }

    fn told(found: &[Difference]) -> Vec<String> {
        let text = |fact: &Fact| match fact {
            Fact::Text(text) => text.clone(),
            Fact::Number(number) => number.masked(),
        };
        found
            .iter()
            .map(|d| {
                let field = d.field.map(Field::label).unwrap_or_default();
                format!("{}{field}:{}→{}", d.kind.label(), text(&d.before), text(&d.after))
            })
            .collect()
    }

    #[test]
    fn what_changes_after_the_freeze_is_found_once_and_named() {
        let (mut roster, mut people) = frozen(3);
        assert_eq!(unrecorded(&roster, &entries(&people)), []);
        people[0].person.name = "学员零".to_owned();
        people[1].person.document.number = IdNumber::new("110105199001011232");
        people.pop();
        people.push(learner(7, PoliticalStatus::Public));
        let found = unrecorded(&roster, &entries(&people));
        let expected = [
            "退出:学员2→",
            "更正姓名:学员0→学员零",
            "更正证件号码:000000********0001→110105********1232",
            "新增:→学员7",
        ];
        assert_eq!(told(&found), expected);
        record(&mut roster, found);
        assert_eq!(unrecorded(&roster, &entries(&people)), [], "recorded once");
        people[2].details.unit = "改".to_owned();
        assert_eq!(
            unrecorded(&roster, &entries(&people)),
            [],
            "the frozen roster says nothing of those who came after"
        );
        people.pop();
        assert_eq!(told(&unrecorded(&roster, &entries(&people))), ["退出:学员7→"]);
    }

    #[test]
    fn a_correction_taken_back_is_a_change_too_and_a_return_is_an_addition() {
        let (mut roster, mut people) = frozen(2);
        people[0].details.phone = "13900000000".to_owned();
        let found = unrecorded(&roster, &entries(&people));
        record(&mut roster, found);
        people[0].details.phone = "13800000000".to_owned();
        let found = unrecorded(&roster, &entries(&people));
        assert_eq!(told(&found), ["更正手机号码:13900000000→13800000000"]);
        record(&mut roster, found);
        let found = unrecorded(&roster, &entries(&people[1..]));
        assert_eq!(told(&found), ["退出:学员0→"]);
        record(&mut roster, found);
        assert_eq!(told(&unrecorded(&roster, &entries(&people))), ["新增:→学员0"]);
    }

    #[test]
    fn the_roster_is_ordered_as_asked() {
        let names = [("单明", "乙院"), ("阿卜杜热合曼·买买提", "甲院"), ("解红", ""), ("欧阳䶮", "甲院")];
        let people: Vec<Enrolment> = names
            .iter()
            .enumerate()
            .map(|(n, (name, unit))| {
                let mut one = learner(n, PoliticalStatus::Public);
                one.person.name = (*name).to_owned();
                one.details.unit = (*unit).to_owned();
                one
            })
            .collect();
        let all: Vec<&Enrolment> = people.iter().collect();
        let given: Vec<Uid> = [2, 0].iter().map(|n| people[*n].uid.clone()).collect();
        for (by, expected) in [
            (OrderBy::Pinyin, [1, 3, 0, 2]),
            (OrderBy::Unit, [1, 3, 0, 2]),
            (OrderBy::City, [3, 0, 1, 2]),
            (OrderBy::Given, [2, 0, 1, 3]),
        ] {
            let order: Vec<&Uid> = ordered(&all, by, &given).iter().map(|e| &e.uid).collect();
            let expected: Vec<&Uid> = expected.iter().map(|n| &people[*n].uid).collect();
            assert_eq!(order, expected, "{}", by.label());
        }
    }

    #[test]
    fn what_stands_in_the_way_of_freezing_is_named() {
        let mut dossier = crate::tests::fixture::dossier();
        let codes =
            |d: &Dossier, on: &str| -> Vec<&str> { before_freezing(d, day(on)).iter().map(|p| p.code).collect() };
        assert!(codes(&dossier, "2021-10-25").is_empty());
        assert_eq!(codes(&dossier, "2021-10-27"), ["roster_late"]);
        dossier.enrolments[0].status = crate::enrolment::EnrolmentStatus::Pending;
        assert_eq!(codes(&dossier, "2021-10-24"), ["roster_pending"]);
        assert!(!dossier.numbers_run(), "number 1 is missing");
        dossier.enrolments.clear();
        assert_eq!(codes(&dossier, "2021-10-24"), ["roster_empty"]);
    }
}
