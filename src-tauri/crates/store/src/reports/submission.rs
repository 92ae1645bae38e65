//! What was handed in, with the files as they were then and what was put right since.

use rusqlite::Connection;
use yanxiu_domain::reports::submission::{Correction, HandedIn, HandedInFile, Submission};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{collect, date, date_or_null, get_date, get_date_or_none, get_uid, number, position, put, text};

pub(crate) fn submission(connection: &Connection, class: i64) -> Result<Option<Submission>, StoreError> {
    let found = collect(connection, "SELECT * FROM submission WHERE class_id = ?", &[&class], |row| {
        let bundle = get_date_or_none(row, "made_on")?;
        let program: String = row.get("program")?;
        Ok(Submission {
            submitted_on: get_date(row, "submitted_on")?,
            receipt_number: row.get("receipt_number")?,
            received_by: row.get("received_by")?,
            bundle: bundle.map(|made_on| HandedIn { made_on, program, files: Vec::new() }),
            corrections: Vec::new(),
        })
    })?;
    let Some(mut submission) = found.into_iter().next() else { return Ok(None) };
    if let Some(bundle) = &mut submission.bundle {
        let sql = "SELECT path, sha256 FROM submitted_file WHERE class_id = ? ORDER BY position";
        bundle.files = collect(connection, sql, &[&class], |row| {
            Ok(HandedInFile { path: row.get("path")?, sha256: row.get("sha256")? })
        })?;
    }
    let sql = "SELECT * FROM submission_correction WHERE class_id = ? ORDER BY id";
    submission.corrections = collect(connection, sql, &[&class], |row| {
        Ok(Correction {
            uid: get_uid(row, "uid")?,
            corrected_on: get_date(row, "corrected_on")?,
            submitted_on: get_date(row, "submitted_on")?,
            receipt_number: row.get("receipt_number")?,
            received_by: row.get("received_by")?,
            reason: row.get("reason")?,
        })
    })?;
    Ok(Some(submission))
}

impl Tx<'_> {
    /// Records the submission with the files of its bundle. Corrections are added, never taken away.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_submission(&self, class: &Uid, submission: &Submission) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let bundle = submission.bundle.as_ref();
        put(
            self.connection,
            "submission",
            &[("class_id", number(class))],
            &[
                ("submitted_on", date(submission.submitted_on)),
                ("receipt_number", text(&submission.receipt_number)),
                ("received_by", text(&submission.received_by)),
                ("made_on", date_or_null(bundle.map(|b| b.made_on))),
                ("program", text(bundle.map_or("", |b| &b.program))),
            ],
        )?;
        let files = bundle.map(|b| b.files.as_slice()).unwrap_or_default();
        let sql = "DELETE FROM submitted_file WHERE class_id = ? AND position >= ?";
        self.connection.execute(sql, (class, i64::try_from(files.len()).unwrap_or(i64::MAX)))?;
        for (index, file) in files.iter().enumerate() {
            put(
                self.connection,
                "submitted_file",
                &[("class_id", number(class)), ("position", position(index))],
                &[("path", text(&file.path)), ("sha256", text(&file.sha256))],
            )?;
        }
        for correction in &submission.corrections {
            put(
                self.connection,
                "submission_correction",
                &[("uid", text(correction.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("corrected_on", date(correction.corrected_on)),
                    ("submitted_on", date(correction.submitted_on)),
                    ("receipt_number", text(&correction.receipt_number)),
                    ("received_by", text(&correction.received_by)),
                    ("reason", text(&correction.reason)),
                ],
            )?;
        }
        Ok(())
    }
}
