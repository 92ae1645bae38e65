//! What an erasure knows of every column in which somebody can be written about: a new one is a question to whoever adds
//! it.

use super::*;

/// Columns of a person's own rows that are emptied, masked or deleted with their row.
const EMPTIED: &[(&str, &[&str])] = &[
    ("assessment_override", &["reason"]),
    ("assessment_result", &["explanation"]),
    ("attachment", &["title", "file_name"]),
    ("attendance_mark", &["note"]),
    ("certificate", &["name", "id_number", "taken_by", "hand_over_note", "void_reason", "signature"]),
    ("check_in", &["arrived_at", "note"]),
    ("conduct", &["note"]),
    (
        "enrolment",
        &[
            "unit",
            "city",
            "post",
            "title",
            "title_level",
            "field",
            "political_status",
            "phone",
            "front_line_how",
            "lodging",
            "food",
            "arrival",
            "departure",
            "note",
            "extra",
            "reason",
            "source_file",
            "source_sheet",
            "room",
        ],
    ),
    ("excellent_learner", &["reason"]),
    ("former_document", &["document_kind", "id_number"]),
    ("learner_card", &["code"]),
    ("mark_correction", &["reason"]),
    ("person", &["name", "reading", "id_number", "sex", "birth", "ethnic_group"]),
    ("roster_change", &["before_text", "after_text", "reason"]),
    ("roster_entry", &["name", "sex", "id_number", "unit", "post", "title", "phone", "political_status"]),
    ("score", &["note"]),
    ("temperature", &["taken_on", "part"]),
];

/// Columns in which others may have written the name, which is told (`mentions.sql`).
const TOLD: &[(&str, &[&str])] = &[
    ("archived_item", &["title", "note"]),
    ("closing_note", &["note"]),
    ("reopening", &["reason"]),
    ("submission_correction", &["reason"]),
    ("activity", &["theme", "minutes", "place"]),
    ("assessment_override", &["reason"]),
    ("assessment_result", &["explanation"]),
    ("attachment", &["title", "file_name"]),
    ("attendance_mark", &["note"]),
    ("budget_line", &["note"]),
    ("certificate", &["taken_by", "hand_over_note", "void_reason"]),
    ("change_report", &["reason"]),
    ("check_in", &["note"]),
    ("conclusion_withdrawal", &["reason"]),
    ("conduct", &["note"]),
    ("cost_line", &["note"]),
    ("election", &["minutes"]),
    (
        "enrolment",
        &[
            "front_line_how",
            "lodging",
            "food",
            "arrival",
            "departure",
            "note",
            "extra",
            "reason",
            "source_file",
            "source_sheet",
        ],
    ),
    ("excellent_learner", &["reason"]),
    ("income_line", &["note"]),
    ("mark_correction", &["reason"]),
    ("narrative", &["body"]),
    ("outcome", &["title", "detail", "source"]),
    ("packet_item", &["note"]),
    ("roster_change", &["reason"]),
    ("roster_unfreezing", &["reason"]),
    ("score", &["note"]),
    ("self_score", &["reason", "evidence"]),
    ("stock_entry", &["reason"]),
    ("survey_comment", &["body"]),
    ("training_class", &["committee_summary", "few_members_handling"]),
];

/// Columns of former years' certificates, which belong to nobody's entry: those of a void one under the person's number
/// are emptied, and what others say is told; `certificates::tests` looks into both.
const FORMER: &[(&str, &[&str])] = &[("earlier_certificate", &["name", "id_number", "void_reason", "note"])];

/// Columns that say nothing of a learner: ids, codes, days, what the office is and plans, who teaches.
const NOBODYS: &[(&str, &[&str])] = &[
    ("archived_item", &["author", "number", "dated"]),
    ("closing_note", &["made_by", "checked_by"]),
    ("activity", &["body", "kind", "held_on", "starts", "ends"]),
    ("assessment_component", &["code", "name", "kind"]),
    ("assessment_override", &["by_whom", "decided_on"]),
    ("attachment", &["stage", "sha256", "added_on", "about"]),
    ("attendance_mark", &["mark", "recorded_on"]),
    ("attendance_setting", &["sheet_by"]),
    ("budget_line", &["kind"]),
    ("calendar_year", &["body"]),
    (
        "certificate",
        &[
            "number",
            "sequence",
            "class_title",
            "opens_on",
            "closes_on",
            "programme",
            "title",
            "issuer",
            "issued_on",
            "state",
            "printed_on",
            "handed_over_on",
            "voided_on",
            "replaces",
            "replaced_by",
            "template",
            "seal",
            "stated",
            "numbering",
        ],
    ),
    ("certificate_image", &["digest", "data"]),
    ("certificate_setting", &["programme", "title", "issuer", "seal", "stated", "numbering"]),
    ("certificate_template", &["key", "title", "body"]),
    ("change_report", &["kind", "reported_on"]),
    ("changed_fact", &["field", "before_text", "after_text"]),
    ("check_in", &["state"]),
    ("city_quota", &["city"]),
    ("class_form", &["kind", "body"]),
    ("column_memory", &["sender", "heading", "field"]),
    ("committee_member", &["body", "post"]),
    ("conclusion_withdrawal", &["concluded_on", "withdrawn_on"]),
    ("conduct", &["grade", "judged_by"]),
    ("cost_line", &["kind", "paid_on"]),
    ("credit_column", &["field", "heading", "fixed"]),
    ("election", &["body", "held_on", "way"]),
    ("enrolment", &["status"]),
    (
        "earlier_certificate",
        &[
            "number",
            "class_title",
            "opens_on",
            "closes_on",
            "issued_on",
            "state",
            "handed_over_on",
            "voided_on",
            "source",
        ],
    ),
    ("filing", &["filed_on", "opening_then", "receipt_number"]),
    ("form_definition", &["kind", "body"]),
    ("income_line", &["kind", "refunded_on", "received_on"]),
    ("institution", &["name", "address", "phone", "email", "contact", "certificate_issuer"]),
    ("listed_number", &["number", "source"]),
    ("mark_correction", &["before_mark", "after_mark", "corrected_at", "by_whom"]),
    ("narrative", &["paper", "section"]),
    ("notice", &["body"]),
    ("notice_version", &["body"]),
    ("number_counter", &["sequence"]),
    ("number_scheme", &["name", "pattern"]),
    ("outcome", &["kind", "happened_on", "link", "settled_on"]),
    ("own_font", &["title", "file_name", "sha256", "added_on"]),
    ("own_form", &["kind", "title", "file_name", "format", "sha256", "added_on"]),
    ("packet_item", &["code"]),
    ("person", &["document_kind", "erased_on", "erased_why"]),
    ("printer", &["name"]),
    ("project", &["plan_number", "title", "special_topic", "applicant_unit", "host_unit", "supervising_department"]),
    ("roster_change", &["kind", "changed_on", "field"]),
    ("reopening", &["archived_on", "reopened_on", "who"]),
    ("roster_unfreezing", &["frozen_on", "unfrozen_on"]),
    ("score", &["component", "state"]),
    ("self_score", &["indicator"]),
    ("session", &["held_on", "part", "starts", "ends", "topic", "kind", "place", "mode"]),
    ("session_closing", &["closed_on"]),
    ("stock_entry", &["kind", "happened_on", "numbers"]),
    ("submission", &["submitted_on", "receipt_number", "received_by", "made_on", "program"]),
    ("submission_correction", &["corrected_on", "submitted_on", "receipt_number", "received_by"]),
    ("submitted_file", &["path", "sha256"]),
    ("survey", &["aspects", "questions"]),
    ("survey_comment", &["question"]),
    ("survey_tally", &["subject"]),
    ("teacher", &["name", "unit", "title", "level", "field", "phone", "account"]),
    (
        "training_class",
        &[
            "title",
            "plan_number",
            "special_topic",
            "applicant_unit",
            "host_unit",
            "supervising_department",
            "department_lead_name",
            "department_lead_post",
            "department_lead_phone",
            "host_lead_name",
            "host_lead_post",
            "host_lead_phone",
            "contact_name",
            "contact_post",
            "contact_phone",
            "delivery_mode",
            "aims",
            "content",
            "target_group",
            "check_in_on",
            "opens_on",
            "closes_on",
            "place",
            "budget_source",
            "assessment_method",
            "epidemic_measures",
            "contingency_plan",
            "conditions",
            "concluded_on",
            "archived_on",
            "condition_title_level",
            "condition_fields",
            "condition_units",
            "condition_evidence",
            "roster_frozen_on",
            "roster_opening_then",
            "room_list",
            "seat_aisles",
            "certificate_template",
        ],
    ),
];

fn lists(lists: &[(&str, &[&str])], table: &str, column: &str) -> bool {
    lists.iter().any(|(t, columns)| *t == table && columns.contains(&column))
}

#[test]
fn every_column_of_text_is_known_to_the_erasure() {
    let desk = desk(&[]);
    let sql = "SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p
               WHERE m.type = 'table' AND p.type = 'TEXT' AND p.name <> 'uid' ORDER BY m.name, p.cid";
    let journaled: Vec<String> =
        journaled_tables(&desk.store.connection).unwrap().into_iter().map(|(table, _)| table).collect();
    let found =
        collect(&desk.store.connection, sql, &[], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let found: Vec<_> = found.unwrap().into_iter().filter(|(table, _)| journaled.contains(table)).collect();
    for (table, column) in &found {
        let (personal, plain) =
            ([EMPTIED, TOLD, FORMER].iter().any(|l| lists(l, table, column)), lists(NOBODYS, table, column));
        assert!(personal != plain, "say of {table}.{column} whether it may hold something of a person");
    }
    for (table, columns) in EMPTIED.iter().chain(TOLD).chain(FORMER).chain(NOBODYS) {
        for column in *columns {
            assert!(found.contains(&((*table).to_owned(), (*column).to_owned())), "{table}.{column} is no column");
        }
    }
}

/// The name stands in each column that is told, one after the other, in a row of somebody else.
#[test]
fn a_name_in_any_text_by_hand_is_told() {
    for (table, columns) in TOLD {
        for column in *columns {
            let mut desk = desk(&[(0, 0), (0, 1)]);
            if *table == "certificate" {
                certify(&mut desk.store, "c0", "e01", 1);
            }
            let before = desk.store.erasure(&Uid::new("p0")).unwrap().mentions;
            written_about(&mut desk.store, table, 2, &[(column, NAMES[0])]);
            let told = desk.store.erasure(&Uid::new("p0")).unwrap().mentions;
            assert_eq!((before.len(), told.len()), (0, 1), "{table}.{column}: {told:?}");
        }
    }
}

#[test]
fn what_a_persons_own_rows_say_is_gone() {
    const SECRET: &str = "只有本人知道";
    for (table, columns) in EMPTIED {
        let free =
            |column: &&&str| !matches!(**column, "city" | "title_level" | "political_status" | "part" | "taken_on");
        let free = |column: &&&str| free(column) && !matches!(**column, "sex" | "birth" | "document_kind" | "extra");
        let secrets: Vec<(&str, String)> =
            columns.iter().filter(free).map(|column| (*column, format!("{SECRET}{column}"))).collect();
        if secrets.is_empty() {
            continue;
        }
        let mut desk = desk(&[(0, 0), (0, 1)]);
        if *table == "certificate" {
            certify(&mut desk.store, "c0", "e00", 1);
            desk.store.change(Op::Void, None, |tx| tx.void("2021-1-001", day(), "姓名写错", None)).unwrap();
        }
        let values: Vec<(&str, &str)> = secrets.iter().map(|(column, secret)| (*column, secret.as_str())).collect();
        written_about(&mut desk.store, table, 1, &values);
        assert!(values.iter().all(|(_, secret)| holds(desk.folder.path(), secret)), "{table}");
        erase(&mut desk.store, 0);
        for (column, secret) in values {
            assert!(!holds(desk.folder.path(), secret), "{table}.{column}");
        }
    }
}

/// Writes into columns of the row about an enrolment (by key, which is also the person's), or about the class; makes one
/// where there is none.
fn written_about(store: &mut Store, table: &str, enrolment: i64, values: &[(&str, &str)]) {
    let with = |store: &Store, column: &str| {
        let sql = "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?";
        store.connection.query_row(sql, [table, column], |row| row.get::<_, i64>(0)).unwrap() > 0
    };
    let key = match table {
        "enrolment" | "person" => ("id", enrolment),
        "training_class" => ("id", 1),
        _ if with(store, "enrolment_id") => ("enrolment_id", enrolment),
        _ if with(store, "person_id") => ("person_id", enrolment),
        _ => ("class_id", 1),
    };
    // Every column that must have a value, with one that any check lets pass.
    let sql = "SELECT name, type FROM pragma_table_info(?) WHERE \"notnull\" AND dflt_value IS NULL AND NOT pk";
    let needed =
        collect(&store.connection, sql, &[&table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let filled: Vec<(String, String)> = needed
        .unwrap()
        .into_iter()
        .filter(|(column, _)| column != key.0)
        .map(|(column, kind)| {
            let value = match (column.as_str(), kind.as_str()) {
                ("body", _) if matches!(table, "activity" | "election") => "'committee'",
                ("kind", _) if table == "change_report" => "'other'",
                ("kind", _) if table == "roster_change" => "'corrected'",
                ("kind", _) if table == "stock_entry" => "'spoiled'",
                ("state", _) if table == "check_in" => "'arrived'",
                ("mark", _) => "'present'",
                ("grade", _) => "'good'",
                (_, "INTEGER") => "1",
                _ => "'x'",
            };
            (column, value.to_owned())
        })
        .collect();
    store
        .change(Op::EditPerson, None, |tx| -> Result<(), StoreError> {
            let there: i64 = tx.connection.query_row(
                &format!("SELECT count(*) FROM {table} WHERE {} = ?", key.0),
                [key.1],
                |row| row.get(0),
            )?;
            if there == 0 {
                if filled.iter().any(|(column, _)| column == "session_id") {
                    tx.connection.execute(
                        "INSERT OR IGNORE INTO session
                         (id, uid, class_id, held_on, part, starts, ends, topic, kind, hours, place, mode, position)
                         VALUES (1, 's', 1, '2021-10-25', 'morning', '', '', '', 'lecture', 40, '', 'face_to_face', 0)",
                        [],
                    )?;
                }
                let (columns, given): (Vec<&str>, Vec<&str>) =
                    filled.iter().map(|(column, value)| (column.as_str(), value.as_str())).unzip();
                let sql =
                    format!("INSERT INTO {table} ({}, {}) VALUES (?, {})", key.0, columns.join(", "), given.join(", "));
                tx.connection.execute(&sql, [key.1])?;
            }
            for (column, value) in values {
                let sql = format!("UPDATE {table} SET {column} = ? WHERE {} = ?", key.0);
                tx.connection.execute(&sql, rusqlite::params![value, key.1])?;
            }
            Ok(())
        })
        .unwrap();
}
