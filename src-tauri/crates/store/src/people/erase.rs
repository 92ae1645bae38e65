//! Erasing a person on request (个人信息保护法第四十七条): what goes, what must stay, and making it really gone.
//!
//! The register of certificates is the proof that the office issued them: a certificate that isn't void keeps its
//! snapshot. Everything else personal goes, from the tables, from the journal's items, and from the file's free pages.

use std::collections::BTreeSet;
use std::fs;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;
use yanxiu_domain::certificates::CertificateState;
use yanxiu_domain::people::Person;
use yanxiu_domain::uid::Uid;

use super::{ERASED_NAME, NO_NUMBER, history, no_number, read_live};
use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, date, flag, get_uid, id_of, number, put, text};

/// A text written by hand in which a name stands; a program can't take it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Title of the class.
    pub class_title: String,
    /// What kind of text, in Chinese.
    pub text: String,
}

/// What erasing a person takes and leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Who.
    pub person: Person,
    /// Titles of classes that aren't over yet, in which the person is enrolled: they keep it from being done.
    pub running: Vec<String>,
    /// Receipts that are emptied.
    pub enrolments: u32,
    /// Former documents that go.
    pub former_documents: u32,
    /// Items of the journal whose contents go.
    pub journal_items: u32,
    /// Void certificates whose name and number go; the certificate's own number stays.
    pub void_certificates: Vec<String>,
    /// Certificates that stay in the register, with the title of their class.
    pub certificates: Vec<(String, String)>,
    /// Files kept with classes that hold this person alone, and go.
    pub files: Vec<(Uid, String)>,
    /// Files that hold others too, and stay.
    pub shared_files: Vec<String>,
    /// Texts by hand in which the name stands, and stay.
    pub mentions: Vec<Mention>,
}

/// How far the file was made clean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purge {
    /// What was erased is gone from the file and its log.
    Whole,
    /// Another program holds the store open: the log is emptied when the last of them closes.
    WhenClosed,
}

/// Everything that belongs to a person, as lists that SQLite takes apart.
struct Belongings {
    entries: String,
    enrolments: String,
    /// Numbers they have or had, in the register or earlier in the journal.
    numbers: String,
}

fn list(values: impl IntoIterator<Item = Value>) -> String {
    let texts: Vec<serde_json::Value> = values
        .into_iter()
        .map(|value| match value {
            Value::Integer(n) => n.into(),
            Value::Text(text) => text.into(),
            _ => serde_json::Value::Null,
        })
        .collect();
    serde_json::Value::Array(texts).to_string()
}

fn belongings(connection: &Connection, id: i64) -> Result<Belongings, StoreError> {
    let entries = history::entries(connection, id)?;
    let enrolments = history::enrolments(connection, &entries)?;
    let numbers = collect(connection, include_str!("numbers.sql"), &[&entries], |row| Ok(row.get::<_, String>(0)?))?;
    let numbers = list(numbers.into_iter().filter(|n| !n.starts_with(NO_NUMBER)).map(Value::Text));
    Ok(Belongings { entries, enrolments, numbers })
}

/// Items of the journal that hold something of the person, by key.
fn items(connection: &Connection, of: &Belongings) -> Result<Vec<i64>, StoreError> {
    collect(connection, include_str!("items.sql"), &[&of.entries, &of.enrolments, &of.numbers], |row| Ok(row.get(0)?))
}

/// Files of receipts from which a person's enrolments came, and of their evidence.
struct Files {
    /// Those that hold nobody else.
    alone: Vec<(Uid, String)>,
    /// Those that do.
    shared: Vec<String>,
}

fn files(connection: &Connection, of: &Belongings) -> Result<Files, StoreError> {
    let found = collect(connection, include_str!("files.sql"), &[&of.enrolments], |row| {
        Ok((Uid::new(row.get::<_, String>("uid")?), row.get::<_, String>("file_name")?, row.get::<_, bool>("alone")?))
    })?;
    let (alone, shared): (Vec<_>, Vec<_>) = found.into_iter().partition(|(.., alone)| *alone);
    let shared: BTreeSet<String> = shared.into_iter().map(|(_, name, _)| name).collect();
    Ok(Files {
        alone: alone.into_iter().map(|(uid, name, _)| (uid, name)).collect(),
        shared: shared.into_iter().collect(),
    })
}

fn plan(connection: &Connection, person: &Uid) -> Result<Erasure, StoreError> {
    let who = read_live(connection, person)?;
    let of = belongings(connection, id_of(connection, "person", person, "这个人")?)?;
    let count = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> Result<u32, StoreError> {
        Ok(collect(connection, sql, params, |row| Ok(row.get(0)?))?.into_iter().next().unwrap_or(0))
    };
    let sql = "SELECT DISTINCT c.title FROM enrolment e JOIN training_class c ON c.id = e.class_id
               WHERE e.id IN (SELECT value FROM json_each(?)) AND e.status NOT IN ('declined', 'cancelled')
               AND c.archived_on IS NULL AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.class_id = c.id)
               ORDER BY c.opens_on";
    let running = collect(connection, sql, &[&of.enrolments], |row| Ok(row.get(0)?))?;
    let sql = "SELECT number, class_title, state FROM certificate
               WHERE enrolment_id IN (SELECT value FROM json_each(?)) ORDER BY id";
    let certificates = collect(connection, sql, &[&of.enrolments], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)? == CertificateState::Void.code(),
        ))
    })?;
    let (void, valid): (Vec<_>, Vec<_>) = certificates.into_iter().partition(|(.., void)| *void);
    let files = files(connection, &of)?;
    let mentions = collect(connection, include_str!("mentions.sql"), &[&who.name, &of.enrolments], |row| {
        Ok(Mention { class_title: row.get(0)?, text: row.get(1)? })
    })?;
    Ok(Erasure {
        running,
        enrolments: count("SELECT count(*) FROM json_each(?)", &[&of.enrolments])?,
        former_documents: count(
            "SELECT count(*) FROM former_document WHERE person_id IN (SELECT value FROM json_each(?))",
            &[&of.entries],
        )?,
        journal_items: u32::try_from(items(connection, &of)?.len()).unwrap_or(u32::MAX),
        void_certificates: void.into_iter().map(|(number, ..)| number).collect(),
        certificates: valid.into_iter().map(|(number, title, _)| (number, title)).collect(),
        files: files.alone,
        shared_files: files.shared,
        mentions,
        person: who,
    })
}

impl Store {
    /// What erasing a person would take and leave.
    ///
    /// # Errors
    /// `not_found` for an id that isn't there, or was erased already.
    pub fn erasure(&self, person: &Uid) -> Result<Erasure, StoreError> {
        let look = self.connection.unchecked_transaction()?;
        plan(&look, person)
    }

    /// From here on what is overwritten or deleted is wiped from the store's pages, too.
    ///
    /// # Errors
    /// What the store says.
    pub fn wipe_from_now_on(&self) -> Result<(), StoreError> {
        // Answers with the setting, which `pragma_update` takes for an error.
        Ok(self.connection.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?)
    }

    /// Takes what was erased out of the file's free space and out of its log, and removes the files named.
    ///
    /// # Errors
    /// What the disk says; the erasure itself stands.
    pub fn purge(&self, files: &[(Uid, String)]) -> Result<Purge, StoreError> {
        for (uid, _) in files {
            let path = self.attachment_path(uid);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StoreError::io(&path, &error));
                }
                _ => {}
            }
        }
        self.connection.execute_batch("VACUUM")?;
        let busy: i64 = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(if busy == 0 { Purge::Whole } else { Purge::WhenClosed })
    }
}

/// Every table that names a person or an enrolment; a new one is a question to whoever adds it: what of it is personal?
#[cfg(test)]
pub(crate) const KNOWN: &[&str] = &[
    "activity_attendance",
    "assessment_override",
    "assessment_result",
    "attachment",
    "attendance_mark",
    "certificate",
    "check_in",
    "committee_member",
    "conduct",
    "enrolment",
    "excellent_learner",
    "former_document",
    "learner_card",
    "listed_number",
    "mark_correction",
    "roster_change",
    "roster_entry",
    "score",
    "temperature",
];

/// Columns of an enrolment that hold what a person said of themselves; they are emptied.
const SAID: &[&str] = &[
    "unit",
    "post",
    "title",
    "field",
    "phone",
    "front_line_how",
    "lodging",
    "food",
    "arrival",
    "departure",
    "note",
    "reason",
    "source_file",
    "source_sheet",
    "room",
];
/// Columns that then hold nothing.
const UNSAID: &[&str] = &["city", "title_level", "political_status", "source_row", "seat"];
/// What was seen of their evidence.
const SEEN: &[&str] = &["front_line", "seen_title_certificate", "seen_recommendation", "seen_unit_seal"];

impl Tx<'_> {
    /// Erases a person: facts, receipts, conduct notes, copies, and the contents of the journal's items about them. The
    /// record keeps how many there were and what they earned, under nobody's name, and certificates that aren't void.
    ///
    /// # Errors
    /// `not_found` for an id that isn't there, or was erased already.
    pub fn erase_person(&self, person: &Uid, on: NaiveDate, why: &str) -> Result<Erasure, StoreError> {
        let connection = self.connection;
        let plan = plan(connection, person)?;
        let of = belongings(connection, self.person_id(person)?)?;
        // Before anything is emptied: it is found by what stands there.
        let told = items(connection, &of)?;
        let ids = |list: &str| {
            collect(connection, "SELECT value FROM json_each(?)", &[&list], |row| Ok(row.get::<_, i64>(0)?))
        };
        for entry in ids(&of.entries)? {
            let uid = collect(connection, "SELECT uid FROM person WHERE id = ?", &[&entry], |row| get_uid(row, "uid"))?;
            let uid = uid.into_iter().next().unwrap_or_default();
            put(
                connection,
                "person",
                &[("id", number(entry))],
                &[
                    ("name", text(ERASED_NAME)),
                    ("reading", text("")),
                    ("id_number", text(&no_number(&uid))),
                    ("sex", Value::Null),
                    ("birth", Value::Null),
                    ("ethnic_group", text("")),
                    ("erased_on", date(on)),
                    ("erased_why", text(why)),
                ],
            )?;
        }
        for enrolment in ids(&of.enrolments)? {
            let mut columns: Vec<(&str, Value)> = SAID.iter().map(|column| (*column, text(""))).collect();
            columns.push(("extra", text("[]")));
            columns.extend(UNSAID.iter().map(|column| (*column, Value::Null)));
            columns.extend(SEEN.iter().map(|column| (*column, flag(false))));
            put(connection, "enrolment", &[("id", number(enrolment))], &columns)?;
        }
        // Statements by hand, over every row of the person's enrolments.
        for sql in include_str!("erase.sql").split(';').map(str::trim).filter(|sql| !sql.is_empty()) {
            let mut statement = connection.prepare(sql)?;
            let named: [(&str, &dyn rusqlite::ToSql); 4] = [
                (":entries", &of.entries),
                (":enrolments", &of.enrolments),
                (":numbers", &of.numbers),
                (":erased", &ERASED_NAME),
            ];
            let used: Vec<(&str, &dyn rusqlite::ToSql)> =
                named.into_iter().filter(|(name, _)| sql.contains(name)).collect();
            statement.execute(used.as_slice())?;
        }
        for (uid, _) in &plan.files {
            connection.execute("DELETE FROM attachment WHERE uid = ?", [uid.as_str()])?;
        }
        // The digest of an item stays, and the chain with it; the salt goes, so that the digest can't be used to try out
        // guesses. What this very change has noted is emptied before it is sealed.
        let mut empty = connection
            .prepare_cached("UPDATE journal_item SET before_row = NULL, after_row = NULL, salt = NULL WHERE id = ?")?;
        told.iter().try_for_each(|item| empty.execute([item]).map(|_| ()))?;
        connection.execute("UPDATE journal_item SET before_row = NULL, after_row = NULL WHERE seq IS NULL", [])?;
        Ok(plan)
    }
}
