//! Reading the journal, checking its chain, and undo from its items.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::{Op, entry_hash, item_digest, journaled_tables};
use crate::open::Store;
use crate::rows::collect;

/// One change as the journal tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Number, from 1 without gaps.
    pub seq: i64,
    /// When, `2021-11-20 09:30:00`.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in Chinese.
    pub label: String,
    /// Class.
    pub class: Option<Uid>,
    /// Rows touched.
    pub items: i64,
    /// Taken back since.
    pub undone: bool,
}

/// A change of one row: who made it when, and the columns that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// When, `2021-11-20 09:30:00`.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in Chinese.
    pub what: String,
    /// Table of the row.
    pub table: String,
    /// Columns that differ: name, before, after; empty where there was nothing.
    pub changed: Vec<(String, String, String)>,
    /// Erased by law: what changed isn't known any more.
    pub erased: bool,
    /// Taken back since.
    pub undone: bool,
}

type RowFacts = serde_json::Map<String, serde_json::Value>;

/// The columns that differ between two states of a row.
fn changed(before: &RowFacts, after: &RowFacts) -> Vec<(String, String, String)> {
    let told = |value: Option<&serde_json::Value>| match value {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let columns: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    columns
        .into_iter()
        .map(|column| (column.clone(), told(before.get(column)), told(after.get(column))))
        .filter(|(_, a, b)| a != b)
        .collect()
}

struct Item {
    table: String,
    row: i64,
    before: Option<String>,
    after: Option<String>,
}

impl Store {
    /// Number of the last change; 0 before the first.
    pub fn last_seq(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("SELECT coalesce(max(seq), 0) FROM journal", [], |row| row.get(0))?)
    }

    /// The newest changes, newest first.
    pub fn journal(&self, limit: u32) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT j.seq, j.at, j.who, j.op, j.class_uid, u.op AS undone_op,
                     (SELECT count(*) FROM journal_item i WHERE i.seq = j.seq) AS items,
                     EXISTS (SELECT 1 FROM journal b WHERE b.undoes = j.seq) AS undone
                   FROM journal j LEFT JOIN journal u ON u.seq = j.undoes ORDER BY j.seq DESC LIMIT ?";
        collect(&self.connection, sql, &[&limit], |row| {
            let label = |op: Option<String>| op.and_then(|op| Op::parse(&op)).map_or("", Op::label);
            let what = label(row.get("op")?);
            let undone_op = label(row.get("undone_op")?);
            Ok(Entry {
                seq: row.get("seq")?,
                at: row.get("at")?,
                who: row.get("who")?,
                label: if undone_op.is_empty() { what.to_owned() } else { format!("{what}：{undone_op}") },
                class: row.get::<_, Option<String>>("class_uid")?.map(Uid::new),
                items: row.get("items")?,
                undone: row.get("undone")?,
            })
        })
    }

    /// What was done with a class after it was handed in, and not taken back; newest first. What concerns the note of
    /// the submission itself and the archive is left out.
    ///
    /// # Errors
    /// What the store says.
    pub fn changes_since_submission(&self, class: &Uid) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT j.seq, j.at, j.who, j.op FROM journal j
                   WHERE j.class_uid = ?1 AND j.undoes IS NULL
                   AND j.op NOT IN ('correct_submission', 'archive', 'reopen')
                   AND j.seq > (SELECT coalesce(max(seq), 0) FROM journal WHERE class_uid = ?1 AND op = 'record_submission')
                   AND NOT EXISTS (SELECT 1 FROM journal b WHERE b.undoes = j.seq)
                   ORDER BY j.seq DESC";
        collect(&self.connection, sql, &[&class.as_str()], |row| {
            Ok(Entry {
                seq: row.get("seq")?,
                at: row.get("at")?,
                who: row.get("who")?,
                label: Op::parse(&row.get::<_, String>("op")?).map_or("", Op::label).to_owned(),
                class: Some(class.clone()),
                items: 0,
                undone: false,
            })
        })
    }

    /// Every text that a section of a paper has had, newest first: when, who, and the text, empty where it was taken
    /// back to what the record says.
    ///
    /// # Errors
    /// What the store says.
    pub fn narrative_versions(
        &self,
        class: &Uid,
        paper: &str,
        section: &str,
    ) -> Result<Vec<(String, String, String)>, StoreError> {
        let sql = "SELECT j.at, j.who, coalesce(json_extract(i.after_row, '$.body'), '') AS body
                   FROM journal_item i JOIN journal j ON j.seq = i.seq
                   WHERE i.tbl = 'narrative' AND j.class_uid = ?
                   AND json_extract(coalesce(i.after_row, i.before_row), '$.paper') = ?
                   AND json_extract(coalesce(i.after_row, i.before_row), '$.section') = ?
                   ORDER BY i.id DESC";
        collect(&self.connection, sql, &[&class.as_str(), &paper, &section], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
    }

    /// Every change of an enrolment and of its person within the class, newest first.
    ///
    /// # Errors
    /// What the store says.
    pub fn enrolment_versions(&self, class: &Uid, enrolment: &Uid, person: &Uid) -> Result<Vec<Version>, StoreError> {
        let sql = "SELECT j.at, j.who, j.op, u.op AS undone_op, i.tbl, i.before_row, i.after_row,
                     EXISTS (SELECT 1 FROM journal b WHERE b.undoes = j.seq) AS undone
                   FROM journal j JOIN journal_item i ON i.seq = j.seq LEFT JOIN journal u ON u.seq = j.undoes
                   WHERE j.class_uid = ?1
                   AND ((i.tbl = 'enrolment' AND i.row_uid = ?2) OR (i.tbl = 'person' AND i.row_uid = ?3))
                   ORDER BY i.id DESC";
        collect(&self.connection, sql, &[&class.as_str(), &enrolment.as_str(), &person.as_str()], |row| {
            let label = |op: Option<String>| op.and_then(|op| Op::parse(&op)).map_or("", Op::label);
            let what = label(row.get("op")?);
            let undone_op = label(row.get("undone_op")?);
            let read = |text: Option<String>| text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default();
            let (before, after): (RowFacts, RowFacts) = (read(row.get("before_row")?), read(row.get("after_row")?));
            Ok(Version {
                at: row.get("at")?,
                who: row.get("who")?,
                what: if undone_op.is_empty() { what.to_owned() } else { format!("{what}：{undone_op}") },
                table: row.get("tbl")?,
                erased: before.is_empty() && after.is_empty(),
                changed: changed(&before, &after),
                undone: row.get("undone")?,
            })
        })
    }

    /// The change that undo would take back: the newest that isn't an undo and isn't undone.
    pub fn undoable(&self) -> Result<Option<(i64, Op)>, StoreError> {
        let sql = "SELECT seq, op FROM journal j WHERE op <> 'undo'
                   AND NOT EXISTS (SELECT 1 FROM journal b WHERE b.undoes = j.seq) ORDER BY seq DESC LIMIT 1";
        let newest = collect(&self.connection, sql, &[], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        Ok(newest.into_iter().next().and_then(|(seq, op)| Op::parse(&op).map(|op| (seq, op))))
    }

    /// Takes back the newest change, as a change of its own.
    ///
    /// # Errors
    /// `nothing_to_undo`, `not_undoable` for certificates, `undo_stale` where a row was changed since.
    pub fn undo(&mut self) -> Result<Op, StoreError> {
        let Some((seq, op)) = self.undoable()? else {
            return Err(StoreError::new(Trouble::NothingToUndo, "没有可以撤销的操作"));
        };
        if !op.undoable() {
            return Err(StoreError::new(Trouble::NotUndoable, format!("“{}”不能撤销", op.label())));
        }
        let class: Option<Uid> = self
            .connection
            .query_row("SELECT class_uid FROM journal WHERE seq = ?", [seq], |row| row.get::<_, Option<String>>(0))?
            .map(Uid::new);
        self.change_undoing(Op::Undo, class.as_ref(), Some((seq, op)), |tx| {
            let tables = journaled_tables(tx.connection)?;
            let items = collect(
                tx.connection,
                "SELECT tbl, row_id, before_row, after_row FROM journal_item WHERE seq = ? ORDER BY id DESC",
                &[&seq],
                |row| Ok(Item { table: row.get(0)?, row: row.get(1)?, before: row.get(2)?, after: row.get(3)? }),
            )?;
            for item in &items {
                let columns = tables.iter().find(|(name, _)| *name == item.table).map(|(_, columns)| columns);
                let columns =
                    columns.ok_or_else(|| StoreError::new(Trouble::Stale, "数据结构已升级，不能撤销升级前的操作"))?;
                reverse(tx.connection, item, columns)?;
            }
            Ok(op)
        })
    }

    /// What is wrong with the journal's chain; nothing when it holds.
    pub(crate) fn journal_findings(&self) -> Result<Vec<String>, StoreError> {
        let mut findings = Vec::new();
        let (mut previous, mut expected) = (String::new(), 1_i64);
        let entries = collect(
            &self.connection,
            "SELECT seq, at, who, op, class_uid, undoes, items_digest, previous, hash FROM journal ORDER BY seq",
            &[],
            |row| {
                let seq: i64 = row.get(0)?;
                let items_digest: String = row.get(6)?;
                let linked: String = row.get(7)?;
                let hash: String = row.get(8)?;
                let reckoned = entry_hash(
                    &linked,
                    seq,
                    &row.get::<_, String>(1)?,
                    &row.get::<_, String>(2)?,
                    &row.get::<_, String>(3)?,
                    row.get::<_, Option<String>>(4)?.as_deref(),
                    row.get(5)?,
                    &items_digest,
                );
                Ok((seq, items_digest, linked, hash.clone(), reckoned == hash))
            },
        )?;
        for (seq, items_digest, linked, hash, whole) in entries {
            if seq != expected {
                findings.push(format!("操作记录缺第 {expected} 条"));
            }
            expected = seq + 1;
            if !whole || linked != previous {
                findings.push(format!("操作记录第 {seq} 条被改动过"));
            }
            if self.items_digest(seq)? != Some(items_digest) {
                findings.push(format!("操作记录第 {seq} 条的明细被改动过"));
            }
            previous = hash;
        }
        // Contents go by a recorded erasure alone, and only from what stood before it.
        let sql = "SELECT DISTINCT seq FROM journal_item WHERE before_row IS NULL AND after_row IS NULL
                   AND seq > (SELECT coalesce(max(seq), 0) FROM journal WHERE op = ?) ORDER BY seq";
        for seq in collect(&self.connection, sql, &[&Op::ErasePerson.code()], |row| Ok(row.get::<_, i64>(0)?))? {
            findings.push(format!("操作记录第 {seq} 条的明细被清空，但没有删除个人信息的记录"));
        }
        let loose: i64 = self.connection.query_row(
            "SELECT count(*) FROM journal_item WHERE seq IS NULL OR seq NOT IN (SELECT seq FROM journal)",
            [],
            |row| row.get(0),
        )?;
        if loose > 0 {
            findings.push(format!("有 {loose} 处改动没有经过操作记录"));
        }
        Ok(findings)
    }

    /// The digest over a change's items; `None` when an item doesn't match its own. Items erased by law keep theirs.
    fn items_digest(&self, seq: i64) -> Result<Option<String>, StoreError> {
        use sha2::{Digest, Sha256};
        let mut all = Sha256::new();
        let items = collect(
            &self.connection,
            "SELECT coalesce(salt, ''), digest, tbl, row_id, before_row, after_row FROM journal_item
             WHERE seq = ? ORDER BY id",
            &[&seq],
            |row| {
                let digest: String = row.get(1)?;
                let (before, after): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
                let erased = before.is_none() && after.is_none();
                let reckoned = item_digest(
                    &row.get::<_, String>(0)?,
                    &row.get::<_, String>(2)?,
                    row.get(3)?,
                    before.as_deref(),
                    after.as_deref(),
                );
                Ok((erased || reckoned == digest, digest))
            },
        )?;
        for (holds, digest) in items {
            if !holds {
                return Ok(None);
            }
            all.update(digest.as_bytes());
        }
        Ok(Some(hex::encode(all.finalize())))
    }
}

/// Puts one row back as it was, provided that it is still as the change left it.
fn reverse(connection: &Connection, item: &Item, all: &[String]) -> Result<(), StoreError> {
    let stale = || StoreError::new(Trouble::Stale, "要撤销的内容后来又改动过");
    // Columns that came with a later schema aren't known to the item; they keep what they hold.
    let columns = &known_columns(item, all)?;
    let object: Vec<String> = columns.iter().map(|c| format!("'{c}', {c}")).collect();
    let now = collect(
        connection,
        &format!("SELECT json_object({}) FROM {} WHERE id = ?", object.join(", "), item.table),
        &[&item.row],
        |row| Ok(row.get::<_, String>(0)?),
    )?
    .into_iter()
    .next();
    if now != item.after {
        return Err(stale());
    }
    let Some(before) = &item.before else {
        connection.execute(&format!("DELETE FROM {} WHERE id = ?", item.table), [item.row])?;
        return Ok(());
    };
    let values = values_of(before, columns)?;
    if item.after.is_none() {
        let marks = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", item.table, columns.join(", "));
        connection.execute(&sql, params_from_iter(values))?;
    } else {
        let set: Vec<String> = columns.iter().map(|c| format!("{c} = ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = {}", item.table, set.join(", "), item.row);
        connection.execute(&sql, params_from_iter(values))?;
    }
    Ok(())
}

/// The columns that an item knows, in the schema's order.
fn known_columns(item: &Item, all: &[String]) -> Result<Vec<String>, StoreError> {
    let row = item.after.as_deref().or(item.before.as_deref()).unwrap_or("{}");
    let known: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(row).map_err(|_| StoreError::new(Trouble::Corrupt, "操作记录的明细不可识别"))?;
    Ok(all.iter().filter(|column| known.contains_key(*column)).cloned().collect())
}

/// The values of a journaled row in the order of the columns.
fn values_of(row: &str, columns: &[String]) -> Result<Vec<Value>, StoreError> {
    let unreadable = || StoreError::new(Trouble::Corrupt, "操作记录的明细不可识别");
    let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(row).map_err(|_| unreadable())?;
    columns
        .iter()
        .map(|column| match row.get(column) {
            None | Some(serde_json::Value::Null) => Ok(Value::Null),
            Some(serde_json::Value::Number(n)) => n.as_i64().map(Value::Integer).ok_or_else(unreadable),
            Some(serde_json::Value::String(s)) => Ok(Value::Text(s.clone())),
            Some(_) => Err(unreadable()),
        })
        .collect()
}
