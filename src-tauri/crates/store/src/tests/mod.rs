//! What the store promises whatever happens: nothing half-written, nothing changed unseen.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::{Op, Source, Store};

/// A clock that stands still and chance that is always the same.
pub(crate) struct Fixed;

impl Source for Fixed {
    fn now(&self) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2021, 11, 20).unwrap().and_time(NaiveTime::MIN)
    }
    fn random(&self, buffer: &mut [u8]) {
        buffer.fill(7);
    }
    fn who(&self) -> String {
        "测试".to_owned()
    }
}

fn create(folder: &Path) -> Store {
    Store::create(folder, None, Box::new(Fixed)).unwrap().0
}

fn open(folder: &Path) -> Result<Store, StoreError> {
    Store::open(folder, None, Box::new(Fixed))
}

fn put(store: &mut Store, body: &str) -> Result<(), StoreError> {
    store.change(Op::SetNotice, None, |tx| tx.put_notice(2021, body))
}

fn notices(store: &Store) -> i64 {
    store.connection.query_row("SELECT count(*) FROM notice", [], |row| row.get(0)).unwrap()
}

/// Every table, index and trigger, as SQLite keeps them. A change of the schema shows in this file for review.
#[test]
fn the_schema_is_the_one_that_was_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path());
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name";
    let found = crate::rows::collect(&store.connection, sql, &[], |row| {
        let text: String = row.get(2)?;
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        Ok(format!("-- {} {}\n{};\n", row.get::<_, String>(0)?, row.get::<_, String>(1)?, lines.join("\n")))
    })
    .unwrap()
    .join("\n");
    let reviewed = include_str!("schema.sql").replace("\r\n", "\n");
    if found != reviewed {
        let kept = std::env::temp_dir().join("yanxiu-schema.sql");
        std::fs::write(&kept, &found).unwrap();
        panic!("the schema differs from src/tests/schema.sql; review {} and copy it there", kept.display());
    }
}

#[test]
fn a_full_disk_writes_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let before = store.last_seq().unwrap();
    let refused = put(&mut store, &"正文".repeat(200_000)).unwrap_err();
    assert_eq!(refused.kind, Trouble::Full);
    assert_eq!((store.last_seq().unwrap(), notices(&store)), (before, 0));
    store.connection.pragma_update(None, "max_page_count", pages + 10_000).unwrap();
    put(&mut store, "正文").unwrap();
    assert_eq!(store.check().unwrap(), Vec::new());
}

#[test]
fn an_error_or_a_panic_in_a_change_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let before = store.last_seq().unwrap();
    let refused: Result<(), StoreError> = store.change(Op::SetNotice, None, |tx| {
        tx.put_notice(2021, "一半")?;
        Err(StoreError::not_found("班次"))
    });
    assert_eq!(refused.unwrap_err().kind, Trouble::NotFound);
    let fell = catch_unwind(AssertUnwindSafe(|| {
        store.change(Op::SetNotice, None, |tx| -> Result<(), StoreError> {
            tx.put_notice(2021, "一半")?;
            panic!("in the middle");
        })
    }));
    assert!(fell.is_err());
    assert_eq!((store.last_seq().unwrap(), notices(&store)), (before, 0));
    assert_eq!(store.check().unwrap(), Vec::new());
}

#[test]
fn a_rehearsal_shows_what_a_change_would_do_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let before = store.last_seq().unwrap();
    let seen: Result<_, StoreError> = store.rehearse(|tx| {
        tx.put_notice(2021, "试")?;
        tx.notice(2021)
    });
    assert_eq!(seen.unwrap().as_deref(), Some("试"));
    assert_eq!((store.last_seq().unwrap(), notices(&store)), (before, 0));
    assert_eq!(store.check().unwrap(), Vec::new());
}

#[test]
fn a_store_of_a_newer_program_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path());
    store.connection.pragma_update(None, "user_version", 999).unwrap();
    drop(store);
    let bytes = std::fs::read(folder.path().join("yanxiu.db")).unwrap();
    assert_eq!(open(folder.path()).err().map(|e| e.kind), Some(Trouble::Newer));
    assert_eq!(std::fs::read(folder.path().join("yanxiu.db")).unwrap(), bytes);
}

#[test]
fn a_second_writer_waits_and_is_told_that_it_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = create(folder.path());
    let mut second = open(folder.path()).unwrap();
    second.connection.busy_timeout(Duration::ZERO).unwrap();
    first
        .change(Op::SetNotice, None, |tx| -> Result<(), StoreError> {
            tx.put_notice(2021, "先到")?;
            assert_eq!(put(&mut second, "后到").unwrap_err().kind, Trouble::Locked);
            Ok(())
        })
        .unwrap();
    assert!(second.changed_elsewhere());
    put(&mut second, "后到").unwrap();
    assert_eq!(second.check().unwrap(), Vec::new());
}

/// Each way of changing the record behind the gate's back is found.
#[test]
fn what_is_changed_behind_the_gate_is_found() {
    for (behind, expected) in [
        ("UPDATE journal SET who = '别人' WHERE seq = 1", "第 1 条被改动过"),
        ("UPDATE journal SET at = '2020-01-01 00:00:00' WHERE seq = 2", "第 2 条被改动过"),
        ("DELETE FROM journal_item WHERE seq = 2", "第 2 条的明细被改动过"),
        ("UPDATE journal_item SET after_row = replace(after_row, '甲', '乙') WHERE seq = 2", "第 2 条的明细被改动过"),
        ("DELETE FROM journal WHERE seq = 2", "没有经过操作记录"),
        ("UPDATE notice SET body = '改过'", "没有经过操作记录"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = create(folder.path());
        put(&mut store, "甲").unwrap();
        put(&mut store, "甲乙").unwrap();
        assert_eq!(store.check().unwrap(), Vec::new());
        let touched = store.connection.execute(behind, []).unwrap();
        assert!(touched > 0, "{behind}");
        let said: Vec<String> = store.check().unwrap().into_iter().map(|f| f.message).collect();
        assert!(said.iter().any(|s| s.contains(expected)), "{behind}: {said:?}");
    }
}

/// An attachment of an encrypted store can't be read from its file, and a file that was changed is told.
#[test]
fn attachments_are_hidden_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = Store::create(folder.path(), Some("口令"), Box::new(Fixed)).unwrap();
    let bytes = "%PDF-1.4 张三的回执".as_bytes();
    let kept = store.keep(bytes).unwrap();
    let path = folder.path().join("attachments").join(kept.uid.as_str());
    let lying = std::fs::read(&path).unwrap();
    assert!(!lying.windows(6).any(|w| w == "张三".as_bytes()), "the name doesn't stand in the file");
    let class = class(&mut store);
    store
        .change(Op::AddAttachment, Some(&class), |tx| {
            tx.add_attachment(
                &class,
                &yanxiu_domain::attachment::Attachment {
                    uid: kept.uid.clone(),
                    stage: "filing".into(),
                    about: String::new(),
                    title: "备案回执".into(),
                    file_name: "回执.pdf".into(),
                    bytes: kept.bytes,
                    sha256: kept.sha256.clone(),
                    enrolment: None,
                    added_on: store_day(),
                },
            )
        })
        .unwrap();
    assert_eq!(store.attachment_bytes(&kept.uid).unwrap().1, bytes);
    assert_eq!(store.check().unwrap(), Vec::new());
    let elsewhere = tempfile::tempdir().unwrap();
    store.backup_to(&elsewhere.path().join("copy.db")).unwrap();
    assert_eq!(std::fs::read(elsewhere.path().join("attachments").join(kept.uid.as_str())).unwrap(), lying);
    // Neither the store nor its key is written over by a copy.
    let key = std::fs::read(folder.path().join("yanxiu.key")).unwrap();
    for name in ["yanxiu.db", "yanxiu.bak"] {
        assert_eq!(store.backup_to(&folder.path().join(name)).unwrap_err().kind, Trouble::Exists, "{name}");
    }
    assert_eq!(std::fs::read(folder.path().join("yanxiu.key")).unwrap(), key);
    let mut changed = lying;
    let last = changed.len() - 1;
    changed[last] ^= 1;
    std::fs::write(&path, changed).unwrap();
    assert_eq!(store.attachment_bytes(&kept.uid).unwrap_err().kind, Trouble::Corrupt);
    assert_eq!(store.check().unwrap()[0].code, "attachment");
}

fn store_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 11, 20).unwrap()
}

/// A class with nothing but what it must have.
fn class(store: &mut Store) -> yanxiu_domain::uid::Uid {
    class_called(store, "c1")
}

/// Such a class under an id.
pub(crate) fn class_called(store: &mut Store, uid: &str) -> yanxiu_domain::uid::Uid {
    use yanxiu_domain::filing::class::{Contact, DeliveryMode, TrainingClass};
    let uid = yanxiu_domain::uid::Uid::new(uid);
    store
        .change(Op::CreateClass, None, |tx| {
            tx.put_notice(2021, "通知")?;
            tx.put_class(
                &TrainingClass {
                    uid: uid.clone(),
                    title: "班".into(),
                    plan_number: "1".into(),
                    run: 1,
                    special_topic: None,
                    applicant_unit: String::new(),
                    host_unit: String::new(),
                    supervising_department: String::new(),
                    department_lead: Contact::default(),
                    host_lead: Contact::default(),
                    contact: Contact::default(),
                    delivery_mode: DeliveryMode::FaceToFace,
                    aims: String::new(),
                    content: String::new(),
                    target_group: String::new(),
                    check_in_on: None,
                    opens_on: store_day(),
                    closes_on: store_day(),
                    place: String::new(),
                    size: 30,
                    budget_source: String::new(),
                    assessment_method: String::new(),
                    epidemic_in_force: false,
                    epidemic_measures: String::new(),
                    contingency_plan: String::new(),
                    conditions: String::new(),
                    admission: Default::default(),
                },
                2021,
            )
        })
        .unwrap();
    uid
}

/// Undo of a change from before an upgrade works on the columns it knew.
#[test]
fn a_change_from_before_an_upgrade_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let uid = class(&mut store);
    store.connection.execute("ALTER TABLE training_class ADD COLUMN later TEXT NOT NULL DEFAULT ''", []).unwrap();
    assert_eq!(store.undo().unwrap(), Op::CreateClass);
    assert!(store.classes().unwrap().iter().all(|c| c.uid != uid));
}

/// Whatever a change is called and whichever row of a class it touches, an archive stays closed to it.
#[test]
fn no_change_reaches_an_archived_class_but_those_that_must() {
    let (kept, reaching): (Vec<Op>, Vec<Op>) = Op::ALL.iter().partition(|op| !op.reaches_archived(true));
    assert_eq!(reaching, [Op::MarkPrinted, Op::HandOver, Op::Void, Op::Reissue, Op::Archive, Op::Reopen]);
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path());
    let rows = "
        INSERT INTO notice (id, year, body) VALUES (1, 2021, '');
        INSERT INTO training_class (id, uid, notice_id, title, plan_number, run, applicant_unit, host_unit,
          supervising_department, department_lead_name, department_lead_post, department_lead_phone, host_lead_name,
          host_lead_post, host_lead_phone, contact_name, contact_post, contact_phone, delivery_mode, aims, content,
          target_group, opens_on, closes_on, place, size, budget_source, assessment_method, epidemic_in_force,
          epidemic_measures, contingency_plan, conditions)
        SELECT value, 'c' || value, 1, '班' || value, '', 1, '', '', '', '', '', '', '', '', '', '', '', '',
          'online', '', '', '', '2021-10-25', '2021-10-28', '', 1, '', '', 0, '', '', '' FROM json_each('[1, 2]');
        INSERT INTO person (id, uid, name, reading, document_kind, id_number, ethnic_group)
          VALUES (1, 'p', '甲', '', 'passport', '1', '');
        INSERT INTO enrolment (id, uid, class_id, person_id, unit, post, title, field, phone, front_line, front_line_how,
          lodging, food, arrival, departure, note, extra, status, reason, source_file)
        SELECT value, 'e' || value, value, 1, '', '', '', '', '', 0, '', '', '', '', '', '', '', 'pending', '', ''
          FROM json_each('[1, 2]');
        INSERT INTO change_report (id, uid, class_id, kind, reported_on, reason)
          SELECT value, 'r' || value, value, 'other', '2021-10-01', '甲' FROM json_each('[1, 2]');
        INSERT INTO session (id, uid, class_id, held_on, part, starts, ends, topic, kind, hours, place, mode, position)
          SELECT value, 's' || value, value, '2021-10-25', 'morning', '', '', '', '', 0, '', '', 0
          FROM json_each('[1, 2]');
        UPDATE training_class SET archived_on = '2021-12-01' WHERE id = 1";
    store.change::<(), StoreError>(Op::Archive, None, |tx| Ok(tx.connection.execute_batch(rows)?)).unwrap();
    // A row of the class, of the class by itself, of a learner, of a session, of a change report; written, altered, gone.
    let touches = [
        "INSERT INTO narrative (class_id, paper, section, body) VALUES (?1, 'a', 'b', 'c')",
        "UPDATE training_class SET place = 'x' WHERE id = ?1",
        "DELETE FROM session WHERE id = ?1",
        "INSERT INTO score (enrolment_id, component, tenths, state) VALUES (?1, 'exam', 600, 'taken')",
        "INSERT INTO session_closing (session_id, closed_on) VALUES (?1, '2021-10-25')",
        "INSERT INTO changed_fact (change_report_id, position, field, before_text, after_text) VALUES (?1, 0, '', '', '')",
    ];
    let last = store.last_seq().unwrap();
    for op in kept.into_iter().filter(|op| *op != Op::Undo) {
        for sql in touches {
            for named in [true, false].into_iter().filter(|named| *named || !op.reaches_archived(false)) {
                let uid = Uid::new("c1");
                let refused = store.change::<(), StoreError>(op, named.then_some(&uid), |tx| {
                    tx.connection.execute(sql, [1])?;
                    Ok(())
                });
                assert_eq!(refused.map_err(|e| e.kind), Err(Trouble::Archived), "{op:?} {sql}");
            }
        }
    }
    assert_eq!(store.last_seq().unwrap(), last);
    for sql in touches {
        let uid = Uid::new("c2");
        let sql = sql.replace("DELETE FROM session WHERE", "UPDATE session SET topic = 'x' WHERE");
        store
            .change::<(), StoreError>(Op::SetMoney, Some(&uid), |tx| {
                tx.connection.execute(&sql, [2])?;
                Ok(())
            })
            .unwrap_or_else(|e| panic!("{sql}: {}", e.message));
    }
    assert_eq!(store.undo().unwrap(), Op::SetMoney);
    assert_eq!(store.check().unwrap(), Vec::new());
}
