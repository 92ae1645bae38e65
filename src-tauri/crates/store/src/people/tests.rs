//! What the register promises: a merge is taken back whole, an erasure is for good, the chain holds through both.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use proptest::prelude::*;
use yanxiu_domain::certificates::Certificate;
use yanxiu_domain::enrolment::{Enrolment, EnrolmentStatus, ReceiptDetails};
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::people::merge::{PersonField, former_document, merged};
use yanxiu_domain::people::search::{FoundBy, Search};
use yanxiu_domain::people::{Document, DocumentKind, Person, Sex};
use yanxiu_domain::uid::Uid;

use super::*;
use crate::gate::{Op, journaled_tables};
use crate::open::Source;
use crate::tests::class_called;

mod columns;
mod rosters;

/// A clock that stands still and chance that never repeats.
struct Counting(AtomicU64);

impl Source for Counting {
    fn now(&self) -> NaiveDateTime {
        day().and_time(NaiveTime::MIN)
    }
    fn random(&self, buffer: &mut [u8]) {
        let n = self.0.fetch_add(1, Ordering::Relaxed);
        buffer.fill(0);
        buffer[..8].copy_from_slice(&n.to_be_bytes());
    }
    fn who(&self) -> String {
        "测试".to_owned()
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 11, 20).unwrap()
}

const NAMES: [&str; 4] = ["欧阳䶮", "阿卜杜热合曼·买买提", "王㛃", "司马𬍛"];

fn person(at: usize) -> Person {
    Person {
        uid: Uid::new(format!("p{at}")),
        name: NAMES[at % NAMES.len()].to_owned(),
        reading: String::new(),
        document: Document { kind: DocumentKind::Resident, number: IdNumber::new(format!("37010219800101{at:04}")) },
        sex: Some(Sex::Male),
        birth: None,
        ethnic_group: "民族甲".to_owned(),
    }
}

fn enrolment(uid: &str, person: Person, status: EnrolmentStatus) -> Enrolment {
    let at = person.uid.as_str().to_owned();
    Enrolment {
        uid: Uid::new(uid),
        person,
        details: ReceiptDetails {
            unit: format!("单位{at}"),
            phone: format!("1380000{at}"),
            note: format!("备注{at}"),
            extra: vec![("特长".into(), format!("特长{at}"))],
            ..ReceiptDetails::default()
        },
        status,
        reason: format!("原因{at}"),
        seen: [].into(),
        replaces: None,
        received: 0,
        roster_number: None,
        group: None,
        leads_group: false,
        seat: None,
        room: String::new(),
        source_file: format!("回执{at}.xlsx"),
        source_sheet: format!("表{at}"),
        source_row: Some(5),
        source_id: None,
    }
}

struct Desk {
    folder: tempfile::TempDir,
    store: Store,
}

/// Two classes and four people, enrolled as the list says: (class, person).
fn desk(enrolled: &[(usize, usize)]) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = Store::create(folder.path(), None, Box::new(Counting(AtomicU64::new(1)))).unwrap();
    for class in ["c0", "c1"] {
        class_called(&mut store, class);
    }
    store
        .change(Op::ImportReceipts, None, |tx| -> Result<(), StoreError> {
            for at in 0..4 {
                tx.put_person(&person(at))?;
            }
            for (class, at) in enrolled {
                let uid = format!("e{class}{at}");
                tx.put_enrolment(
                    &Uid::new(format!("c{class}")),
                    &enrolment(&uid, person(*at), EnrolmentStatus::Accepted),
                )?;
            }
            Ok(())
        })
        .unwrap();
    Desk { folder, store }
}

fn certify(store: &mut Store, class: &str, enrolment: &str, seq: u32) {
    let at: usize = enrolment[2..].parse().unwrap();
    let who = person(at);
    let certificate = Certificate {
        number: format!("2021-1-{seq:03}"),
        ..crate::certificates::tests::certificate(&format!("k{seq}"), class, enrolment, who.name, who.document.number)
    };
    store
        .change(Op::Issue, None, |tx| {
            let seq = tx.next_number("2021-1-", 1)?;
            tx.add_certificate(&certificate, "2021-1-", seq)
        })
        .unwrap();
}

/// Every row of the record, table by table.
fn rows(store: &Store) -> Vec<String> {
    let mut all = Vec::new();
    for (table, columns) in journaled_tables(&store.connection).unwrap() {
        let object: Vec<String> = columns.iter().map(|c| format!("'{c}', {c}")).collect();
        let sql = format!("SELECT '{table} ' || json_object({}) FROM {table} ORDER BY id", object.join(", "));
        all.extend(collect(&store.connection, &sql, &[], |row| Ok(row.get::<_, String>(0)?)).unwrap());
    }
    all
}

fn merge(store: &mut Store, keep: usize, other: usize, take: &[PersonField], dropped: &[&str]) {
    let dropped: Vec<Uid> = dropped.iter().map(|uid| Uid::new(*uid)).collect();
    store
        .change(Op::MergePeople, None, |tx| {
            let (one, two) = (tx.person(&Uid::new(format!("p{keep}")))?, tx.person(&Uid::new(format!("p{other}")))?);
            let former = former_document(&one, &two, take);
            tx.merge_people(&merged(&one, &two, take, day()), &two.uid, &former, &dropped, "合并人员")
        })
        .unwrap();
}

fn erase(store: &mut Store, at: usize) -> Erasure {
    store.wipe_from_now_on().unwrap();
    let gone =
        store.change(Op::ErasePerson, None, |tx| tx.erase_person(&Uid::new(format!("p{at}")), day(), "申请")).unwrap();
    assert_eq!(store.purge(&gone.files).unwrap(), Purge::Whole);
    gone
}

fn holds(folder: &Path, text: &str) -> bool {
    ["yanxiu.db", "yanxiu.db-wal", "yanxiu.db-shm"]
        .iter()
        .filter_map(|name| std::fs::read(folder.join(name)).ok())
        .any(|bytes| bytes.windows(text.len()).any(|w| w == text.as_bytes()))
}

#[test]
fn both_documents_find_the_merged_person_and_every_class_is_theirs() {
    let mut desk = desk(&[(0, 0), (1, 1)]);
    merge(&mut desk.store, 0, 1, &[], &[]);
    let other = person(1).document;
    assert!(desk.store.person_by_document(other.kind, &other.number).unwrap().is_none());
    let found = desk.store.person_by_former_document(other.kind, &other.number).unwrap().unwrap();
    assert_eq!((found.uid.as_str(), found.document), ("p0", person(0).document));
    let record = desk.store.person_record(&Uid::new("p1")).unwrap();
    assert_eq!((record.row.person.uid.as_str(), record.row.classes, record.attended.len()), ("p0", 2, 2));
    assert_eq!((record.former_documents, record.spellings), (vec![other], vec![NAMES[1].to_owned()]));
    assert_eq!(desk.store.people_lines().unwrap().len(), 3);
    assert_eq!(desk.store.check().unwrap(), Vec::new());
}

#[test]
fn the_document_taken_from_the_other_leaves_the_own_one_behind() {
    let mut desk = desk(&[]);
    merge(&mut desk.store, 0, 1, &[PersonField::Document], &[]);
    let record = desk.store.person_record(&Uid::new("p0")).unwrap();
    assert_eq!(record.row.person.document, person(1).document);
    assert_eq!(record.former_documents, vec![person(0).document]);
    // Merged again, into the entry of a third: the chain of entries stays flat.
    merge(&mut desk.store, 2, 0, &[], &[]);
    let record = desk.store.person_record(&Uid::new("p1")).unwrap();
    assert_eq!(record.row.person.uid.as_str(), "p2");
    assert_eq!(record.former_documents.len(), 2);
}

#[test]
fn in_a_shared_class_the_enrolment_that_does_not_stay_is_cancelled_and_kept() {
    for (dropped, stays) in [("e01", "e00"), ("e00", "e01")] {
        let mut desk = desk(&[(0, 0), (0, 1)]);
        certify(&mut desk.store, "c0", stays, 1);
        let shared = desk.store.shared_classes(&Uid::new("p0"), &Uid::new("p1")).unwrap();
        assert_eq!(shared[0].sides.iter().filter(|s| s.certificate.is_some()).count(), 1);
        let before = rows(&desk.store);
        let certificates = |rows: &[String]| -> Vec<String> {
            rows.iter().filter(|r| r.starts_with("certificate ")).cloned().collect()
        };
        merge(&mut desk.store, 0, 1, &[], &[dropped]);
        assert_eq!(certificates(&rows(&desk.store)), certificates(&before), "certificates are untouched");
        let record = desk.store.person_record(&Uid::new("p0")).unwrap();
        let standing = |uid: &str| record.attended.iter().find(|a| a.enrolment.as_str() == uid).unwrap().status;
        assert_eq!((standing(dropped), standing(stays)), (EnrolmentStatus::Cancelled, EnrolmentStatus::Accepted));
        assert_eq!((record.row.classes, record.row.certificates.len()), (1, 1));
        // The class shows both under one person, and writing them back moves nothing.
        let dossier = |store: &Store| crate::enrolment::enrolments(&store.connection, 1).unwrap();
        let both = dossier(&desk.store);
        assert!(both.iter().all(|e| e.person.uid.as_str() == "p0"), "{both:?}");
        let seq = desk.store.last_seq().unwrap();
        desk.store
            .change(Op::Review, None, |tx| both.iter().try_for_each(|e| tx.put_enrolment(&Uid::new("c0"), e)))
            .unwrap();
        assert_eq!(desk.store.last_seq().unwrap(), seq, "nothing was touched");
        assert_eq!(desk.store.undo().unwrap(), Op::MergePeople);
        assert_eq!(rows(&desk.store), before);
        assert_eq!(desk.store.check().unwrap(), Vec::new());
    }
}

#[test]
fn an_erased_person_is_gone_from_the_file_and_the_chain_holds() {
    let mut desk = desk(&[(0, 0), (0, 1)]);
    let number = person(0).document.number.reveal().to_owned();
    let told = [NAMES[0], &number, "单位p0", "1380000p0", "备注p0", "特长p0", "原因p0", "回执p0.xlsx", "表p0"];
    // A correction and its undo leave more copies in the journal and in free pages.
    desk.store
        .change(Op::EditPerson, None, |tx| tx.put_person(&Person { reading: "ou yang yan".into(), ..person(0) }))
        .unwrap();
    desk.store.undo().unwrap();
    assert!(told.iter().all(|text| holds(desk.folder.path(), text)));
    let gone = erase(&mut desk.store, 0);
    assert_eq!((gone.enrolments, gone.certificates.len()), (1, 0));
    for text in told {
        assert!(!holds(desk.folder.path(), text), "{text} is still in the file");
    }
    assert!(holds(desk.folder.path(), NAMES[1]), "others stay");
    assert_eq!(desk.store.check().unwrap(), Vec::new());
    assert_eq!(desk.store.undo().unwrap_err().kind, Trouble::NotUndoable);
    assert_eq!(desk.store.person_record(&Uid::new("p0")).unwrap_err().kind, Trouble::NotFound);
    assert_eq!(desk.store.people_erased().unwrap(), 1);
    let shown = crate::enrolment::enrolments(&desk.store.connection, 1).unwrap();
    let erased = shown.iter().find(|e| e.uid.as_str() == "e00").unwrap();
    assert_eq!((erased.person.name.as_str(), erased.person.document.number.reveal()), (ERASED_NAME, ""));
    assert_eq!(erased.status, EnrolmentStatus::Accepted, "how many there were stays on record");
}

#[test]
fn what_was_undone_and_written_anew_goes_too() {
    let mut desk = desk(&[]);
    let who = person(7);
    for uid in ["first", "second"] {
        let who = Person { uid: Uid::new(uid), name: "诸葛䶮".into(), ..who.clone() };
        desk.store
            .change(Op::ImportReceipts, None, |tx| -> Result<(), StoreError> {
                tx.put_person(&who)?;
                tx.put_enrolment(&Uid::new("c0"), &enrolment(&format!("x{uid}"), who, EnrolmentStatus::Pending))
            })
            .unwrap();
        if uid == "first" {
            desk.store.undo().unwrap();
        }
    }
    assert!(holds(desk.folder.path(), "单位first"));
    desk.store.wipe_from_now_on().unwrap();
    desk.store.change(Op::ErasePerson, None, |tx| tx.erase_person(&Uid::new("second"), day(), "申请")).unwrap();
    desk.store.purge(&[]).unwrap();
    for text in ["诸葛䶮", who.document.number.reveal(), "单位first", "单位second"] {
        assert!(!holds(desk.folder.path(), text), "{text} is still in the file");
    }
    assert_eq!(desk.store.check().unwrap(), Vec::new());
}

#[test]
fn a_certificate_that_holds_keeps_its_entry_and_a_void_one_only_its_number() {
    let mut desk = desk(&[(0, 0), (1, 1)]);
    certify(&mut desk.store, "c0", "e00", 1);
    certify(&mut desk.store, "c1", "e11", 2);
    desk.store.change(Op::Void, None, |tx| tx.void("2021-1-002", day(), "姓名写错", None)).unwrap();
    let before = desk.store.certificate("2021-1-001").unwrap();
    assert_eq!(erase(&mut desk.store, 0).certificates, [("2021-1-001".to_owned(), "班".to_owned())]);
    assert_eq!(desk.store.certificate("2021-1-001").unwrap(), before);
    assert_eq!(erase(&mut desk.store, 1).void_certificates, ["2021-1-002"]);
    let void = desk.store.certificate("2021-1-002").unwrap().unwrap();
    assert_eq!((void.snapshot.name.as_str(), void.snapshot.id_number.reveal()), (ERASED_NAME, ""));
    assert!(!holds(desk.folder.path(), person(1).document.number.reveal()));
    assert_eq!(desk.store.check().unwrap(), Vec::new(), "numbers are gapless still");
}

#[test]
fn a_file_that_holds_only_this_person_goes_and_one_that_holds_others_stays() {
    let mut desk = desk(&[(0, 0), (0, 1)]);
    let mut kept = Vec::new();
    for name in ["回执p0.xlsx", "回执p1.xlsx"] {
        let file = desk.store.keep(name.as_bytes()).unwrap();
        let attachment = yanxiu_domain::attachment::Attachment {
            uid: file.uid.clone(),
            enrolment: None,
            about: String::new(),
            stage: "enrolment".into(),
            title: "报名回执".into(),
            file_name: name.into(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            added_on: day(),
        };
        let class = Uid::new("c0");
        desk.store.change(Op::AddAttachment, Some(&class), |tx| tx.add_attachment(&class, &attachment)).unwrap();
        kept.push(desk.folder.path().join("attachments").join(file.uid.as_str()));
    }
    // Another person came in the same file as the second.
    desk.store
        .change(Op::ImportReceipts, None, |tx| {
            let other = Enrolment {
                source_file: "回执p1.xlsx".into(),
                ..enrolment("e02", person(2), EnrolmentStatus::Pending)
            };
            tx.put_enrolment(&Uid::new("c0"), &other)
        })
        .unwrap();
    assert_eq!(erase(&mut desk.store, 0).files.len(), 1);
    let gone = erase(&mut desk.store, 1);
    assert_eq!((gone.files.len(), gone.shared_files), (0, vec!["回执p1.xlsx".to_owned()]));
    assert_eq!((kept[0].exists(), kept[1].exists()), (false, true));
    assert_eq!(desk.store.check().unwrap(), Vec::new());
}

#[test]
fn contents_that_go_without_an_erasure_are_found() {
    let mut desk = desk(&[(0, 0)]);
    erase(&mut desk.store, 0);
    desk.store.change(Op::EditPerson, None, |tx| tx.put_person(&Person { reading: "w".into(), ..person(2) })).unwrap();
    desk.store
        .connection
        .execute(
            "UPDATE journal_item SET before_row = NULL, after_row = NULL WHERE seq = (SELECT max(seq) FROM journal)",
            [],
        )
        .unwrap();
    let said = desk.store.check().unwrap();
    assert!(said.iter().any(|f| f.message.contains("没有删除个人信息的记录")), "{said:?}");
}

/// A table that names a person or an enrolment is a question to whoever adds it.
#[test]
fn every_table_that_names_a_person_is_known_to_the_erasure() {
    let desk = desk(&[]);
    let naming: Vec<String> = journaled_tables(&desk.store.connection)
        .unwrap()
        .into_iter()
        .filter(|(_, columns)| columns.iter().any(|c| c == "person_id" || c == "enrolment_id"))
        .map(|(table, _)| table)
        .collect();
    assert_eq!(naming, erase::KNOWN, "say in people/erase.rs and erase.sql what of it is personal");
}

#[test]
fn people_are_found_by_name_number_phone_and_unit() {
    let desk = desk(&[(0, 0), (0, 1), (1, 1)]);
    for (typed, expected) in [
        ("欧阳䶮", vec![("p0", FoundBy::Name)]),
        ("ouyang", vec![("p0", FoundBy::Name)]),
        ("oyy", vec![("p0", FoundBy::Name)]),
        ("阿卜杜热合曼・买买提", vec![("p1", FoundBy::Name)]),
        ("买买提", vec![("p1", FoundBy::Name)]),
        ("370102198001010001", vec![("p1", FoundBy::Number)]),
        ("10001", vec![("p1", FoundBy::Number)]),
        ("19800101", vec![]),
        ("单位p1", vec![("p1", FoundBy::Unit)]),
        ("", vec![]),
    ] {
        let found = desk.store.search_people(&mut Search::new(typed), 20).unwrap();
        let found: Vec<_> = found.iter().map(|f| (f.row.person.uid.as_str(), f.by)).collect();
        assert_eq!(found, expected, "{typed}");
    }
}

#[derive(Debug, Clone)]
enum Step {
    Merge(usize, usize, bool),
    Undo,
    Erase(usize),
    Edit(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..4_usize, 0..4_usize, any::<bool>()).prop_map(|(a, b, take)| Step::Merge(a, b, take)),
        Just(Step::Undo),
        (0..4_usize).prop_map(Step::Erase),
        (0..4_usize).prop_map(Step::Edit),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_merge_taken_back_leaves_the_rows_as_they_were(
        enrolled in prop::sample::subsequence(vec![(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)], 0..5),
        take in prop::sample::subsequence(PersonField::ALL.to_vec(), 0..6), theirs in any::<bool>(),
    ) {
        let mut desk = desk(&enrolled);
        let before = rows(&desk.store);
        let dropped: &[&str] = if theirs { &["e01", "e11"] } else { &["e00", "e10"] };
        merge(&mut desk.store, 0, 1, &take, dropped);
        prop_assert_ne!(rows(&desk.store), before.clone());
        prop_assert_eq!(desk.store.check().unwrap(), Vec::new());
        desk.store.undo().unwrap();
        prop_assert_eq!(rows(&desk.store), before);
        prop_assert_eq!(desk.store.check().unwrap(), Vec::new());
    }

    #[test]
    fn the_store_is_sound_after_merges_undos_and_erasures_in_any_order(steps in prop::collection::vec(step(), 1..9)) {
        let mut desk = desk(&[(0, 0), (0, 1), (1, 1), (1, 2), (0, 3)]);
        for step in steps {
            match step {
                Step::Merge(a, b, theirs) => {
                    let (one, two) = (Uid::new(format!("p{a}")), Uid::new(format!("p{b}")));
                    let live = |store: &Store, uid: &Uid| store.person_standing(uid).is_ok_and(|found| found == *uid);
                    if a == b || !live(&desk.store, &one) || !live(&desk.store, &two) { continue; }
                    let shared = desk.store.shared_classes(&one, &two).unwrap();
                    let dropped: Vec<Uid> =
                        shared.iter().map(|s| s.sides[usize::from(theirs)].enrolment.clone()).collect();
                    let dropped: Vec<&str> = dropped.iter().map(Uid::as_str).collect();
                    merge(&mut desk.store, a, b, &[], &dropped);
                }
                Step::Undo => {
                    let _ = desk.store.undo();
                }
                Step::Erase(at) => {
                    let uid = Uid::new(format!("p{at}"));
                    if desk.store.person_standing(&uid).is_ok_and(|found| found == uid) {
                        let number = desk.store.person_record(&uid).unwrap().row.person.document.number;
                        erase(&mut desk.store, at);
                        prop_assert!(!holds(desk.folder.path(), number.reveal()));
                    }
                }
                Step::Edit(at) => {
                    let uid = Uid::new(format!("p{at}"));
                    let _ = desk.store.change(Op::EditPerson, None, |tx| {
                        let found = tx.person(&uid)?;
                        tx.put_person(&Person { reading: format!("{}a", found.reading), ..found })
                    });
                }
            }
            prop_assert_eq!(desk.store.check().unwrap(), Vec::new());
        }
    }
}
