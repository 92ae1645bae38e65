//! The roster as it was frozen, and what changed after: recorded by whatever change touches it, inside that change.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use yanxiu_domain::enrolment::roster::{
    Change, ChangeKind, Difference, Entry, Fact, Field, Freeze, Roster, Unfreezing, unrecorded,
};
use yanxiu_domain::enrolment::seating::Plan;
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::people::{PoliticalStatus, Sex};
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::rows::{
    collect, date, date_or_null, get_date, get_date_or_none, get_uid, get_word, get_word_or_none, number, put, text,
    text_or_null,
};

pub(crate) fn roster(connection: &Connection, class: i64) -> Result<Roster, StoreError> {
    let sql = "SELECT roster_frozen_on, roster_opening_then, room_list, seat_rows, seat_columns, seat_aisles
               FROM training_class WHERE id = ?";
    let found = collect(connection, sql, &[&class], |row| {
        let on = get_date_or_none(row, "roster_frozen_on")?;
        let opening_then = get_date_or_none(row, "roster_opening_then")?;
        let aisles: String = row.get("seat_aisles")?;
        Ok(Roster {
            frozen: on.zip(opening_then).map(|(on, opening_then)| Freeze { on, opening_then }),
            room_list: row.get("room_list")?,
            plan: Plan::new(row.get("seat_rows")?, row.get("seat_columns")?, &Plan::read_aisles(&aisles)),
            ..Roster::default()
        })
    })?;
    let roster = found.into_iter().next().ok_or_else(|| StoreError::not_found("这个班次"))?;
    Ok(Roster {
        entries: entries(connection, class)?,
        changes: changes(connection, class)?,
        unfreezings: unfreezings(connection, class)?,
        ..roster
    })
}

/// A line of the roster from a row that has its columns.
fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        enrolment: get_uid(row, "enrolment")?,
        number: row.get("number")?,
        name: row.get("name")?,
        sex: get_word_or_none(row, "sex", Sex::parse)?,
        id_number: IdNumber::new(row.get::<_, String>("id_number")?),
        unit: row.get("unit")?,
        post: row.get("post")?,
        title: row.get("title")?,
        phone: row.get("phone")?,
        political_status: get_word_or_none(row, "political_status", PoliticalStatus::parse)?,
    })
}

fn entries(connection: &Connection, class: i64) -> Result<Vec<Entry>, StoreError> {
    let sql = "SELECT r.*, e.uid AS enrolment FROM roster_entry r JOIN enrolment e ON e.id = r.enrolment_id
               WHERE r.class_id = ? ORDER BY r.number, r.id";
    collect(connection, sql, &[&class], entry)
}

fn changes(connection: &Connection, class: i64) -> Result<Vec<Change>, StoreError> {
    let sql = "SELECT r.*, e.uid AS enrolment FROM roster_change r JOIN enrolment e ON e.id = r.enrolment_id
               WHERE r.class_id = ? ORDER BY r.id";
    collect(connection, sql, &[&class], |row| {
        let field: String = row.get("field")?;
        let field = match field.as_str() {
            "" => None,
            code => Some(
                Field::parse(code)
                    .ok_or_else(|| StoreError::new(Trouble::Corrupt, format!("数据中的“field”不可识别：{code}")))?,
            ),
        };
        let fact = |column: &str| -> Result<Fact, StoreError> {
            let said: String = row.get(column)?;
            Ok(if field == Some(Field::IdNumber) { Fact::Number(IdNumber::new(said)) } else { Fact::Text(said) })
        };
        Ok(Change {
            uid: get_uid(row, "uid")?,
            enrolment: get_uid(row, "enrolment")?,
            kind: get_word(row, "kind", ChangeKind::parse)?,
            on: get_date(row, "changed_on")?,
            before: fact("before_text")?,
            after: fact("after_text")?,
            reason: row.get("reason")?,
            field,
        })
    })
}

fn unfreezings(connection: &Connection, class: i64) -> Result<Vec<Unfreezing>, StoreError> {
    collect(connection, "SELECT * FROM roster_unfreezing WHERE class_id = ? ORDER BY id", &[&class], |row| {
        Ok(Unfreezing {
            frozen_on: get_date(row, "frozen_on")?,
            on: get_date(row, "unfrozen_on")?,
            reason: row.get("reason")?,
        })
    })
}

impl Tx<'_> {
    /// Sets the numbers of the roster: 1, 2, 3 … in the order given; whoever isn't named has none.
    ///
    /// # Errors
    /// `not_found` for a class or an enrolment that isn't there.
    pub fn put_roster_numbers(&self, class: &Uid, order: &[Uid]) -> Result<(), StoreError> {
        let place: BTreeMap<&str, i64> = order.iter().map(Uid::as_str).zip(1..).collect();
        let class = self.class_id(class)?;
        let sql = "SELECT uid, roster_number FROM enrolment WHERE class_id = ? ORDER BY id";
        let held = collect(self.connection, sql, &[&class], |row| {
            Ok((row.get::<_, String>("uid")?, row.get::<_, Option<i64>>("roster_number")?))
        })?;
        let set = |uid: &str, value: Option<i64>| {
            let value = value.map_or(rusqlite::types::Value::Null, number);
            put(self.connection, "enrolment", &[("uid", text(uid))], &[("roster_number", value)])
        };
        let differs = |(uid, had): &&(String, Option<i64>)| place.get(uid.as_str()).copied() != *had;
        // No two learners bear one number, not even on the way: numbers that change are given up first.
        held.iter().filter(differs).filter(|(_, had)| had.is_some()).try_for_each(|(uid, _)| set(uid, None))?;
        held.iter().filter(differs).try_for_each(|(uid, _)| set(uid, place.get(uid.as_str()).copied()))
    }

    /// Freezes the roster with these lines.
    ///
    /// # Errors
    /// `not_found` for a class or an enrolment that isn't there.
    pub fn freeze_roster(&self, class: &Uid, freeze: Freeze, lines: &[Entry]) -> Result<(), StoreError> {
        let class_id = self.class_id(class)?;
        for line in lines {
            put(
                self.connection,
                "roster_entry",
                &[("class_id", number(class_id)), ("enrolment_id", number(self.enrolment_id(&line.enrolment)?))],
                &[
                    ("number", number(line.number)),
                    ("name", text(&line.name)),
                    ("sex", text_or_null(line.sex.map(Sex::code))),
                    ("id_number", text(line.id_number.reveal())),
                    ("unit", text(&line.unit)),
                    ("post", text(&line.post)),
                    ("title", text(&line.title)),
                    ("phone", text(&line.phone)),
                    ("political_status", text_or_null(line.political_status.map(PoliticalStatus::code))),
                ],
            )?;
        }
        self.put_freeze(class, Some(freeze))
    }

    /// Takes a freeze back: its lines and the changes since go, the reason stays.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn unfreeze_roster(&self, class: &Uid, unfreezing: &Unfreezing) -> Result<(), StoreError> {
        let class_id = self.class_id(class)?;
        for table in ["roster_change", "roster_entry"] {
            self.connection.execute(&format!("DELETE FROM {table} WHERE class_id = ?"), [class_id])?;
        }
        put(
            self.connection,
            "roster_unfreezing",
            &[("uid", text(self.new_uid().as_str()))],
            &[
                ("class_id", number(class_id)),
                ("frozen_on", date(unfreezing.frozen_on)),
                ("unfrozen_on", date(unfreezing.on)),
                ("reason", text(&unfreezing.reason)),
            ],
        )?;
        self.put_freeze(class, None)
    }

    fn put_freeze(&self, class: &Uid, freeze: Option<Freeze>) -> Result<(), StoreError> {
        put(
            self.connection,
            "training_class",
            &[("uid", text(class.as_str()))],
            &[
                ("roster_frozen_on", date_or_null(freeze.map(|f| f.on))),
                ("roster_opening_then", date_or_null(freeze.map(|f| f.opening_then))),
            ],
        )
    }

    /// Says why the roster changed.
    ///
    /// # Errors
    /// `not_found` for a change that isn't there.
    pub fn put_roster_reason(&self, change: &Uid, reason: &str) -> Result<(), StoreError> {
        crate::rows::id_of(self.connection, "roster_change", change, "这处变更")?;
        put(self.connection, "roster_change", &[("uid", text(change.as_str()))], &[("reason", text(reason))])
    }

    /// Sets the rooms at hand.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn put_room_list(&self, class: &Uid, rooms: &str) -> Result<(), StoreError> {
        self.class_id(class)?;
        put(self.connection, "training_class", &[("uid", text(class.as_str()))], &[("room_list", text(rooms))])
    }

    /// Sets the classroom.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn put_seat_plan(&self, class: &Uid, plan: &Plan) -> Result<(), StoreError> {
        self.class_id(class)?;
        put(
            self.connection,
            "training_class",
            &[("uid", text(class.as_str()))],
            &[
                ("seat_rows", number(plan.rows)),
                ("seat_columns", number(plan.columns)),
                ("seat_aisles", text(&plan.aisles_text())),
            ],
        )
    }

    /// Records what this change made of rosters that are frozen, whoever wrote it.
    pub(crate) fn follow_rosters(&self) -> Result<(), StoreError> {
        let frozen: bool = self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM training_class WHERE roster_frozen_on IS NOT NULL)",
            [],
            |row| row.get(0),
        )?;
        if !frozen {
            return Ok(());
        }
        let sql = "SELECT DISTINCT c.id FROM training_class c JOIN enrolment e ON e.class_id = c.id
                   JOIN person o ON o.id = e.person_id
                   WHERE c.roster_frozen_on IS NOT NULL AND c.archived_on IS NULL AND (
                     e.id IN (SELECT row_id FROM journal_item WHERE seq IS NULL AND tbl = 'enrolment')
                     OR o.id IN (SELECT row_id FROM journal_item WHERE seq IS NULL AND tbl = 'person')
                     OR o.merged_into_id IN (SELECT row_id FROM journal_item WHERE seq IS NULL AND tbl = 'person'))
                   ORDER BY c.id";
        let touched = collect(self.connection, sql, &[], |row| Ok(row.get::<_, i64>(0)?))?;
        touched.into_iter().try_for_each(|class| self.follow_roster(class))
    }

    fn follow_roster(&self, class: i64) -> Result<(), StoreError> {
        // Who was erased on request is named nowhere again.
        let sql = "SELECT e.uid AS enrolment, coalesce(e.roster_number, 0) AS number, p.name, p.sex, p.id_number, e.unit,
                          e.post, e.title, e.phone, e.political_status
                   FROM enrolment e JOIN person o ON o.id = e.person_id
                   JOIN person p ON p.id = coalesce(o.merged_into_id, o.id)
                   WHERE e.class_id = ? AND e.status = 'accepted' AND p.erased_on IS NULL ORDER BY e.roster_number, e.id";
        let present = collect(self.connection, sql, &[&class], entry)?;
        let sql = "SELECT e.uid FROM enrolment e JOIN person o ON o.id = e.person_id
                   JOIN person p ON p.id = coalesce(o.merged_into_id, o.id)
                   WHERE e.class_id = ? AND p.erased_on IS NOT NULL";
        let erased = collect(self.connection, sql, &[&class], |row| get_uid(row, "uid"))?;
        let on: NaiveDate = self.source.now().date();
        for found in unrecorded(&roster(self.connection, class)?, &present) {
            if erased.contains(&found.enrolment) {
                continue;
            }
            let said = |fact: &Fact| match fact {
                Fact::Text(said) => text(said),
                Fact::Number(id) => text(id.reveal()),
            };
            put(
                self.connection,
                "roster_change",
                &[("uid", text(self.new_uid().as_str()))],
                &[
                    ("class_id", number(class)),
                    ("enrolment_id", number(self.enrolment_id(&found.enrolment)?)),
                    ("kind", text(found.kind.code())),
                    ("changed_on", date(on)),
                    ("field", text(found.field.map_or("", Field::code))),
                    ("before_text", said(&found.before)),
                    ("after_text", said(&found.after)),
                    ("reason", text(&self.known_reason(&found)?)),
                ],
            )?;
        }
        Ok(())
    }

    /// What the decision that changed the roster says of why: a cancellation's reason, or whose place somebody takes, by
    /// the number: it never is another's, and names nobody once they are erased.
    fn known_reason(&self, found: &Difference) -> Result<String, StoreError> {
        let sql = match found.kind {
            ChangeKind::Removed => "SELECT reason FROM enrolment WHERE uid = ?",
            ChangeKind::Added => {
                "SELECT coalesce('递补原' || before.roster_number || '号', '') FROM enrolment e
                 LEFT JOIN enrolment before ON before.id = e.replaces_id WHERE e.uid = ?"
            }
            ChangeKind::Corrected => return Ok(String::new()),
        };
        Ok(self.connection.query_row(sql, [found.enrolment.as_str()], |row| row.get(0))?)
    }
}
