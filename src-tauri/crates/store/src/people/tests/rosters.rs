//! Frozen rosters of people who were merged, replaced or erased.

use yanxiu_domain::enrolment::roster::{Change, Entry, Field, Freeze};

use super::*;

const FREEZE: Freeze = Freeze { on: NaiveDate::MIN, opening_then: NaiveDate::MIN };

fn shown(store: &Store, uid: &str) -> Enrolment {
    let all = crate::enrolment::enrolments(&store.connection, 1).unwrap();
    all.into_iter().find(|e| e.uid.as_str() == uid).unwrap()
}

fn write(store: &mut Store, changed: &[Enrolment]) {
    let class = Uid::new("c0");
    store.change(Op::Review, Some(&class), |tx| changed.iter().try_for_each(|e| tx.put_enrolment(&class, e))).unwrap();
}

/// Freezes the roster of the first class with one learner, under number 1.
fn freeze(store: &mut Store, learner: &Enrolment) {
    let class = Uid::new("c0");
    let line = Entry { number: 1, ..Entry::of(learner) };
    let freeze = Freeze { on: day(), ..FREEZE };
    store.change(Op::FreezeRoster, Some(&class), |tx| tx.freeze_roster(&class, freeze, &[line])).unwrap();
}

fn changes(store: &Store) -> Vec<Change> {
    crate::enrolment::roster::roster(&store.connection, 1).unwrap().changes
}

#[test]
fn a_merged_person_stands_on_the_roster_under_their_own_number() {
    let mut desk = desk(&[(0, 0), (0, 1)]);
    merge(&mut desk.store, 0, 1, &[], &["e01"]);
    let (mut other, mut stays) = (shown(&desk.store, "e00"), shown(&desk.store, "e01"));
    other.status = EnrolmentStatus::Cancelled;
    (stays.status, stays.roster_number) = (EnrolmentStatus::Accepted, Some(1));
    write(&mut desk.store, &[other, stays]);
    let learner = shown(&desk.store, "e01");
    freeze(&mut desk.store, &learner);
    let mut moved = learner;
    moved.details.phone = "13900000000".into();
    write(&mut desk.store, &[moved]);
    let fields: Vec<Option<Field>> = changes(&desk.store).iter().map(|c| c.field).collect();
    assert_eq!(fields, [Some(Field::Phone)], "nothing but the phone has changed");
    // Whatever is mended of the kept entry is a change of the roster too.
    let kept = Person { name: "欧阳龑".into(), ..person(0) };
    desk.store.change(Op::EditPerson, None, |tx| tx.put_person(&kept)).unwrap();
    let fields: Vec<Option<Field>> = changes(&desk.store).iter().map(|c| c.field).collect();
    assert_eq!(fields, [Some(Field::Phone), Some(Field::Name)]);
}

#[test]
fn a_substitute_is_told_by_the_number_they_follow_and_an_erasure_leaves_no_name() {
    let mut desk = desk(&[(0, 0), (0, 3)]);
    let (mut leaver, mut substitute) = (shown(&desk.store, "e00"), shown(&desk.store, "e03"));
    leaver.roster_number = Some(1);
    substitute.status = EnrolmentStatus::Waiting;
    write(&mut desk.store, &[leaver.clone(), substitute.clone()]);
    freeze(&mut desk.store, &leaver);
    leaver.status = EnrolmentStatus::Cancelled;
    (substitute.status, substitute.roster_number) = (EnrolmentStatus::Accepted, Some(2));
    substitute.replaces = Some(leaver.uid.clone());
    write(&mut desk.store, &[leaver, substitute]);
    let reasons = |store: &Store| changes(store).into_iter().map(|c| c.reason).collect::<Vec<_>>();
    assert_eq!(reasons(&desk.store), ["原因p0", "递补原1号"]);
    erase(&mut desk.store, 0);
    assert!(!holds(desk.folder.path(), NAMES[0]));
    assert_eq!(reasons(&desk.store), ["", "递补原1号"]);
}
