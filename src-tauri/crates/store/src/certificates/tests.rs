//! What the register promises: numbers without gaps, links that hold, a key that stays where it is.

use chrono::NaiveDate;
use yanxiu_domain::certificates::earlier::EarlierCertificate;
use yanxiu_domain::certificates::payload::{Claim, Scanned, read};
use yanxiu_domain::certificates::signing::Signed;
use yanxiu_domain::certificates::{Certificate, CertificateState, HoursStated, Numbering, Snapshot};
use yanxiu_domain::hours::Hours;
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::tests::Fixed;
use crate::{Op, Store};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 10, 28).unwrap()
}

/// A drafted certificate of a learner.
pub(crate) fn certificate(uid: &str, class: &str, enrolment: &str, name: String, id_number: IdNumber) -> Certificate {
    Certificate {
        uid: Uid::new(uid),
        number: uid.to_owned(),
        numbering: Numbering::Scheme,
        class: Uid::new(class),
        enrolment: Uid::new(enrolment),
        snapshot: Snapshot {
            name,
            id_number,
            class_title: "班".into(),
            opens_on: day(),
            closes_on: day(),
            hours: Hours::from_tenths(240),
            stated: HoursStated::Class,
            programme: String::new(),
            title: String::new(),
            issuer: "某学院".into(),
            seal: String::new(),
        },
        issued_on: day(),
        state: CertificateState::Drafted,
        printed_on: None,
        template: String::new(),
        handed_over_on: None,
        taken_by: String::new(),
        hand_over_note: String::new(),
        voided_on: None,
        void_reason: String::new(),
        paper_recovered: None,
        replaces: None,
        replaced_by: None,
        signature: String::new(),
    }
}

/// A store with a class of so many learners, `e1` and on.
pub(super) fn class(learners: u32) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = Store::create(folder.path(), None, Box::new(Fixed)).unwrap();
    crate::tests::class_called(&mut store, "c");
    store
        .change(Op::EditApplicant, None, |tx| {
            for at in 1..=learners {
                let sql = "INSERT INTO person (uid, name, reading, document_kind, id_number, ethnic_group)
                           VALUES (?1, ?2, '', 'resident', ?3, '')";
                tx.connection.execute(sql, (format!("p{at}"), format!("学员{at}"), format!("{at:018}")))?;
                let sql = "INSERT INTO enrolment (uid, class_id, person_id, unit, post, title, field, phone, front_line,
                             front_line_how, lodging, food, arrival, departure, note, extra, status, reason, source_file)
                           SELECT ?1, c.id, p.id, '某单位', '', '', '', '', 0, '', '', '', '', '', '', '[]', 'accepted', '', ''
                           FROM training_class c, person p WHERE p.uid = ?2";
                tx.connection.execute(sql, (format!("e{at}"), format!("p{at}")))?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    (folder, store)
}

pub(super) fn issue(store: &mut Store, learner: u32, start: u32) -> Result<String, StoreError> {
    store.change(Op::Issue, None, |tx| enter(tx, learner, start, None))
}

/// Voids a learner's certificate and issues another in its place, in one change; returns the new number.
pub(super) fn reissue(store: &mut Store, learner: u32) -> String {
    let held = store
        .certificates()
        .unwrap()
        .into_iter()
        .find(|c| c.enrolment.as_str() == format!("e{learner}") && c.state != CertificateState::Void);
    let old = held.unwrap().number;
    store
        .change(Op::Reissue, None, |tx| {
            tx.void(&old, day(), "更正", None)?;
            let number = enter(tx, learner, 1, Some(old.clone()))?;
            tx.mark_replaced(&old, &number)?;
            Ok::<_, StoreError>(number)
        })
        .unwrap()
}

fn enter(tx: &crate::Tx<'_>, learner: u32, start: u32, replaces: Option<String>) -> Result<String, StoreError> {
    let seq = tx.next_number("N-", start)?;
    let id = IdNumber::new(format!("{learner:018}"));
    let mut one = certificate(&format!("k{seq}"), "c", &format!("e{learner}"), format!("学员{learner}"), id);
    one.number = format!("N-{seq:03}");
    one.replaces = replaces;
    one.signature = tx.signer()?.sign(&Claim::of(&one.number, &one.snapshot, one.issued_on));
    tx.add_certificate(&one, "N-", seq)?;
    Ok(one.number)
}

fn findings(store: &Store) -> Vec<String> {
    store.check().unwrap().into_iter().filter(|f| f.code == "numbers").map(|f| f.message).collect()
}

#[test]
fn a_sequence_begins_where_it_is_told_and_has_no_gaps() {
    let (_folder, mut store) = class(4);
    assert_eq!(store.upcoming("N-", 46).unwrap(), 46);
    assert_eq!(issue(&mut store, 1, 46).unwrap(), "N-046");
    let twice = issue(&mut store, 1, 46).unwrap_err();
    assert_eq!(twice.kind, Trouble::Constraint, "one that isn't void is held already");
    assert_eq!(issue(&mut store, 2, 1).unwrap(), "N-047", "the number of the change that never happened is given");
    issue(&mut store, 3, 46).unwrap();
    store.change(Op::Void, None, |tx| tx.void("N-048", day(), "损毁", Some(true))).unwrap();
    assert_eq!(issue(&mut store, 3, 46).unwrap(), "N-049", "a void number isn't given again");
    assert_eq!((store.upcoming("N-", 46).unwrap(), findings(&store)), (50, Vec::new()));
    assert_eq!(store.certificate("N-048").unwrap().unwrap().paper_recovered, Some(true));
}

#[test]
fn gaps_doubles_and_loose_links_are_named() {
    for (behind, expected) in [
        ("DELETE FROM certificate WHERE seq = 2", "证书号“N-”不连续：缺第 2 号"),
        ("DELETE FROM certificate WHERE seq <> 2", "证书号“N-”不连续：缺第 1、3 号"),
        ("UPDATE number_counter SET last = 2", "证书号“N-”超出已编的第 1 至 2 号：第 3 号"),
        ("UPDATE certificate SET replaces = 'N-001' WHERE seq = 3", "证书 N-003 的补发关系对不上"),
        ("UPDATE certificate SET replaced_by = 'N-009' WHERE seq = 1", "证书 N-001 的补发关系对不上"),
        ("UPDATE earlier_certificate SET number = 'N-002'", "证书号 N-002 与往年登记簿重复"),
    ] {
        let (_folder, mut store) = class(3);
        (1..=3).for_each(|learner| drop(issue(&mut store, learner, 1).unwrap()));
        store.change(Op::TakeOverRegister, None, |tx| tx.add_earlier_certificate(&earlier("旧-1", "x"))).unwrap();
        assert_eq!(findings(&store), Vec::<String>::new());
        store.connection.execute(behind, []).unwrap();
        assert_eq!(findings(&store), [expected], "{behind}");
    }
}

fn earlier(number: &str, id: &str) -> EarlierCertificate {
    EarlierCertificate {
        uid: Uid::new(format!("u{number}")),
        number: number.into(),
        name: "旧学员".into(),
        id_number: IdNumber::new(id),
        class_title: "旧班".into(),
        opens_on: None,
        closes_on: None,
        hours: Some(Hours::whole(24)),
        issued_on: Some(day()),
        state: CertificateState::Printed,
        handed_over_on: None,
        voided_on: None,
        void_reason: String::new(),
        note: String::new(),
        source: "登记簿.xlsx".into(),
    }
}

#[test]
fn the_private_half_of_the_key_stands_in_its_own_table_alone() {
    let (folder, mut store) = class(2);
    issue(&mut store, 1, 1).unwrap();
    let secret: String = store.connection.query_row("SELECT private FROM signing_key", [], |row| row.get(0)).unwrap();
    let told: i64 = store
        .connection
        .query_row(
            "SELECT count(*) FROM journal_item WHERE instr(coalesce(after_row, ''), ?1) OR tbl = 'signing_key'",
            [&secret],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(told, 0);
    let first = store.institution_keys().unwrap();
    store.change(Op::RotateKey, None, |tx| tx.rotate_key().map(|_| ())).unwrap_err();
    // The test's chance gives the same bytes again; another store's gives others.
    drop(store);
    let mut store = Store::open(folder.path(), None, Box::new(Other)).unwrap();
    store.change(Op::RotateKey, None, |tx| tx.rotate_key().map(|_| ())).unwrap();
    issue(&mut store, 2, 1).unwrap();
    let keys = store.institution_keys().unwrap();
    assert_eq!((keys.len(), keys[0].public, keys[0].retired_on.is_some()), (2, first[0].public, true));
    let left: i64 = store
        .connection
        .query_row("SELECT count(*) FROM signing_key WHERE private = ?1", [&secret], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0, "what a retired key could sign is over");
    let known: Vec<_> = keys.iter().map(|k| k.public).collect();
    for number in ["N-001", "N-002"] {
        let qr = store.certificate(number).unwrap().unwrap().qr();
        assert!(matches!(read(&qr, &known), Scanned::Signed { signed: Signed::Genuine, .. }), "{number}");
    }
    assert_eq!(store.check().unwrap(), Vec::new());
}

struct Other;

impl crate::Source for Other {
    fn now(&self) -> chrono::NaiveDateTime {
        Fixed.now()
    }
    fn random(&self, buffer: &mut [u8]) {
        for (at, byte) in buffer.iter_mut().enumerate() {
            *byte = u8::try_from(at % 251).unwrap() ^ 0x5a;
        }
    }
    fn who(&self) -> String {
        Fixed.who()
    }
}

/// A void one of a former year goes with the person; one that holds is the office's proof, and stays.
#[test]
fn an_erasure_reaches_void_certificates_of_former_years() {
    let (_folder, mut store) = class(1);
    let id = format!("{:018}", 1);
    store
        .change(Op::TakeOverRegister, None, |tx| {
            tx.add_earlier_certificate(&earlier("旧-1", &id))?;
            tx.add_earlier_certificate(&earlier("旧-2", &id))?;
            tx.void_earlier("旧-2", day(), "写错")
        })
        .unwrap();
    store.change(Op::ErasePerson, None, |tx| tx.erase_person(&Uid::new("p1"), day(), "本人要求").map(|_| ())).unwrap();
    let of = |number: &str| store.earlier_certificate(number).unwrap().unwrap();
    assert_eq!((of("旧-1").name.as_str(), of("旧-1").id_number.reveal()), ("旧学员", id.as_str()));
    assert_eq!(
        (of("旧-2").name.as_str() != "旧学员", of("旧-2").id_number.reveal(), of("旧-2").void_reason),
        (true, "", String::new())
    );
    let told: i64 = store
        .connection
        .query_row(
            "SELECT count(*) FROM journal_item WHERE tbl = 'earlier_certificate' AND instr(after_row, '000000000000000001')",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!((told, store.check().unwrap()), (0, Vec::new()));
}
