//! Assessment: scheme, scores, conclusion.

use rusqlite::Connection;
use rusqlite::types::Value;
use yanxiu_domain::assessment::{AssessmentResult, Component, Conclusion, Scheme, Score};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{collect, date, flag, get_date_or_none, get_hours, get_uid, number, position, prune, put, text};

pub(crate) fn scheme(connection: &Connection, class: i64) -> Result<Scheme, StoreError> {
    let components = collect(
        connection,
        "SELECT * FROM assessment_component WHERE class_id = ? ORDER BY position",
        &[&class],
        |row| Ok(Component { code: row.get("code")?, name: row.get("name")?, weight: row.get("weight")? }),
    )?;
    let sql = "SELECT min_attendance_percent, pass_tenths FROM training_class WHERE id = ?";
    Ok(connection.query_row(sql, [class], |row| {
        Ok(Scheme { min_attendance_percent: row.get(0)?, pass_tenths: row.get(1)?, components })
    })?)
}

pub(crate) fn scores(connection: &Connection, class: i64) -> Result<Vec<Score>, StoreError> {
    let sql = "SELECT e.uid AS enrolment, s.component, s.tenths FROM score s JOIN enrolment e ON e.id = s.enrolment_id
               WHERE e.class_id = ? ORDER BY s.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Score {
            enrolment: get_uid(row, "enrolment")?,
            component: row.get("component")?,
            tenths: row.get("tenths")?,
        })
    })
}

pub(crate) fn conclusion(connection: &Connection, class: i64) -> Result<Option<Conclusion>, StoreError> {
    let concluded = collect(connection, "SELECT concluded_on FROM training_class WHERE id = ?", &[&class], |row| {
        get_date_or_none(row, "concluded_on")
    })?;
    let Some(concluded_on) = concluded.into_iter().next().flatten() else { return Ok(None) };
    let sql = "SELECT e.uid AS enrolment, r.* FROM assessment_result r JOIN enrolment e ON e.id = r.enrolment_id
               WHERE e.class_id = ? ORDER BY e.roster_number, e.id";
    let results = collect(connection, sql, &[&class], |row| {
        Ok(AssessmentResult {
            enrolment: get_uid(row, "enrolment")?,
            passed: row.get("passed")?,
            earned: get_hours(row, "earned")?,
            planned: get_hours(row, "planned")?,
            total_tenths: row.get("total_tenths")?,
            explanation: row.get("explanation")?,
        })
    })?;
    Ok(Some(Conclusion { concluded_on, results }))
}

impl Tx<'_> {
    /// Sets the assessment scheme of a class.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn put_scheme(&self, class: &Uid, scheme: &Scheme) -> Result<(), StoreError> {
        let id = self.class_id(class)?;
        put(
            self.connection,
            "training_class",
            &[("uid", text(class.as_str()))],
            &[
                ("min_attendance_percent", number(scheme.min_attendance_percent)),
                ("pass_tenths", number(scheme.pass_tenths)),
            ],
        )?;
        let keep: Vec<&str> = scheme.components.iter().map(|c| c.code.as_str()).collect();
        prune(self.connection, "assessment_component", "class_id", id, "code", &keep)?;
        for (index, component) in scheme.components.iter().enumerate() {
            put(
                self.connection,
                "assessment_component",
                &[("class_id", number(id)), ("code", text(&component.code))],
                &[("position", position(index)), ("name", text(&component.name)), ("weight", number(component.weight))],
            )?;
        }
        Ok(())
    }

    /// Sets a score.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_score(&self, score: &Score) -> Result<(), StoreError> {
        put(
            self.connection,
            "score",
            &[("enrolment_id", number(self.enrolment_id(&score.enrolment)?)), ("component", text(&score.component))],
            &[("tenths", number(score.tenths))],
        )
    }

    /// Takes a score away.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn remove_score(&self, enrolment: &Uid, component: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM score WHERE enrolment_id = ? AND component = ?";
        self.connection.execute(sql, (self.enrolment_id(enrolment)?, component))?;
        Ok(())
    }

    /// Records the conclusion, in place of an earlier one.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_conclusion(&self, class: &Uid, conclusion: &Conclusion) -> Result<(), StoreError> {
        self.class_id(class)?;
        put(
            self.connection,
            "training_class",
            &[("uid", text(class.as_str()))],
            &[("concluded_on", date(conclusion.concluded_on))],
        )?;
        for result in &conclusion.results {
            put(
                self.connection,
                "assessment_result",
                &[("enrolment_id", number(self.enrolment_id(&result.enrolment)?))],
                &[
                    ("passed", flag(result.passed)),
                    ("earned", number(result.earned.tenths())),
                    ("planned", number(result.planned.tenths())),
                    ("total_tenths", result.total_tenths.map_or(Value::Null, number)),
                    ("explanation", text(&result.explanation)),
                ],
            )?;
        }
        Ok(())
    }
}
