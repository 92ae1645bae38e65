//! The satisfaction survey.

use rusqlite::{Connection, Row};
use yanxiu_domain::reports::survey::{SurveyComment, SurveySheet, SurveyTally};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{collect, id_of, number, position, put, text};

/// Columns of the grades, best first.
const GRADES: [&str; 4] = ["very_satisfied", "satisfied", "fair", "dissatisfied"];

pub(crate) fn tallies(connection: &Connection, class: i64) -> Result<Vec<SurveyTally>, StoreError> {
    let sql = "SELECT s.*, t.uid AS teacher FROM survey_tally s LEFT JOIN teacher t ON t.id = s.teacher_id
               WHERE s.class_id = ? ORDER BY s.position";
    collect(connection, sql, &[&class], |row| {
        let mut counts = [0; 4];
        for (count, column) in counts.iter_mut().zip(GRADES) {
            *count = row.get(column)?;
        }
        let teacher: Option<String> = row.get("teacher")?;
        Ok(SurveyTally { subject: row.get("subject")?, teacher: teacher.map(Uid::new), counts })
    })
}

pub(crate) fn sheet(connection: &Connection, class: i64) -> Result<SurveySheet, StoreError> {
    let lines = |row: &Row<'_>, column: &str| -> Result<Vec<String>, StoreError> {
        Ok(row.get::<_, String>(column)?.lines().map(str::to_owned).collect())
    };
    let found = collect(connection, "SELECT * FROM survey WHERE class_id = ?", &[&class], |row| {
        Ok(SurveySheet {
            handed_out: row.get("handed_out")?,
            returned: row.get("returned")?,
            valid: row.get("valid")?,
            aspects: lines(row, "aspects")?,
            questions: lines(row, "questions")?,
            comments: Vec::new(),
        })
    })?;
    let sql = "SELECT * FROM survey_comment WHERE class_id = ? ORDER BY position";
    let comments = collect(connection, sql, &[&class], |row| {
        Ok(SurveyComment { question: row.get("question")?, text: row.get("body")? })
    })?;
    Ok(SurveySheet { comments, ..found.into_iter().next().unwrap_or_default() })
}

/// Takes away the rows of a list beyond so many.
fn cut(connection: &Connection, table: &str, class: i64, length: usize) -> Result<(), StoreError> {
    let sql = format!("DELETE FROM {table} WHERE class_id = ? AND position >= ?");
    connection.execute(&sql, (class, i64::try_from(length).unwrap_or(i64::MAX)))?;
    Ok(())
}

impl Tx<'_> {
    /// Sets the tallies of the survey.
    ///
    /// # Errors
    /// `not_found` for a teacher that isn't there.
    pub fn replace_survey(&self, class: &Uid, tallies: &[SurveyTally]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        cut(self.connection, "survey_tally", class, tallies.len())?;
        for (index, tally) in tallies.iter().enumerate() {
            let teacher = match &tally.teacher {
                Some(uid) => number(id_of(self.connection, "teacher", uid, "这位授课人")?),
                None => rusqlite::types::Value::Null,
            };
            let mut columns = vec![("subject", text(&tally.subject)), ("teacher_id", teacher)];
            columns.extend(GRADES.into_iter().zip(tally.counts).map(|(column, count)| (column, number(count))));
            let key = [("class_id", number(class)), ("position", position(index))];
            put(self.connection, "survey_tally", &key, &columns)?;
        }
        Ok(())
    }

    /// Sets what else is recorded of the survey.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_survey_sheet(&self, class: &Uid, sheet: &SurveySheet) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        cut(self.connection, "survey_comment", class, sheet.comments.len())?;
        for (index, comment) in sheet.comments.iter().enumerate() {
            put(
                self.connection,
                "survey_comment",
                &[("class_id", number(class)), ("position", position(index))],
                &[("question", text(&comment.question)), ("body", text(&comment.text))],
            )?;
        }
        put(
            self.connection,
            "survey",
            &[("class_id", number(class))],
            &[
                ("handed_out", number(sheet.handed_out)),
                ("returned", number(sheet.returned)),
                ("valid", number(sheet.valid)),
                ("aspects", text(&sheet.aspects.join("\n"))),
                ("questions", text(&sheet.questions.join("\n"))),
            ],
        )
    }
}
