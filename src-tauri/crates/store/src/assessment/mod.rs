//! Assessment: scheme, scores, decisions against the rules, excellent learners, conclusion.

mod credit;

pub(crate) use credit::credit_sheet;

use rusqlite::Connection;
use rusqlite::types::Value;
use yanxiu_domain::assessment::entry::{Entry, Sitting};
use yanxiu_domain::assessment::{
    AssessmentResult, Component, ComponentKind, Conclusion, Excellent, Override, Scheme, Score, Withdrawal,
};
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::rows::{
    collect, date, flag, get_date, get_date_or_none, get_hours, get_uid, get_word, number, position, prune, put, text,
};

pub(crate) fn scheme(connection: &Connection, class: i64) -> Result<Scheme, StoreError> {
    let components = collect(
        connection,
        "SELECT * FROM assessment_component WHERE class_id = ? ORDER BY position",
        &[&class],
        |row| {
            Ok(Component {
                code: row.get("code")?,
                name: row.get("name")?,
                kind: get_word(row, "kind", ComponentKind::parse)?,
                weight: row.get("weight")?,
                least_tenths: row.get("least_tenths")?,
                computed: row.get("computed")?,
            })
        },
    )?;
    let sql = "SELECT min_attendance_percent, pass_tenths FROM training_class WHERE id = ?";
    Ok(connection.query_row(sql, [class], |row| {
        Ok(Scheme { min_attendance_percent: row.get(0)?, pass_tenths: row.get(1)?, components })
    })?)
}

pub(crate) fn scores(connection: &Connection, class: i64) -> Result<Vec<Score>, StoreError> {
    let sql = "SELECT e.uid AS enrolment, s.* FROM score s JOIN enrolment e ON e.id = s.enrolment_id
               WHERE e.class_id = ? ORDER BY s.id";
    collect(connection, sql, &[&class], |row| {
        let first = match row.get::<_, String>("state")?.as_str() {
            "taken" => Sitting::Taken(row.get("tenths")?),
            "absent" => Sitting::Absent,
            "exempt" => Sitting::Exempt,
            other => return Err(StoreError::new(Trouble::Corrupt, format!("数据中的成绩标记不可识别：{other}"))),
        };
        Ok(Score {
            enrolment: get_uid(row, "enrolment")?,
            component: row.get("component")?,
            entry: Entry { first, resit: row.get("resit_tenths")?, note: row.get("note")? },
        })
    })
}

pub(crate) fn overrides(connection: &Connection, class: i64) -> Result<Vec<Override>, StoreError> {
    let sql = "SELECT e.uid AS enrolment, o.* FROM assessment_override o JOIN enrolment e ON e.id = o.enrolment_id
               WHERE e.class_id = ? ORDER BY e.roster_number, e.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Override {
            enrolment: get_uid(row, "enrolment")?,
            passed: row.get("passed")?,
            reason: row.get("reason")?,
            by_whom: row.get("by_whom")?,
            decided_on: get_date(row, "decided_on")?,
        })
    })
}

pub(crate) fn excellent(connection: &Connection, class: i64) -> Result<Vec<Excellent>, StoreError> {
    let sql = "SELECT e.uid AS enrolment, x.reason FROM excellent_learner x JOIN enrolment e ON e.id = x.enrolment_id
               WHERE e.class_id = ? ORDER BY e.roster_number, e.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Excellent { enrolment: get_uid(row, "enrolment")?, reason: row.get("reason")? })
    })
}

pub(crate) fn withdrawals(connection: &Connection, class: i64) -> Result<Vec<Withdrawal>, StoreError> {
    let sql = "SELECT * FROM conclusion_withdrawal WHERE class_id = ? ORDER BY id";
    collect(connection, sql, &[&class], |row| {
        Ok(Withdrawal {
            concluded_on: get_date(row, "concluded_on")?,
            withdrawn_on: get_date(row, "withdrawn_on")?,
            reason: row.get("reason")?,
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
    /// Sets the assessment scheme of a class. Scores of a component that goes, go with it.
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
                &[
                    ("position", position(index)),
                    ("name", text(&component.name)),
                    ("kind", text(component.kind.code())),
                    ("weight", number(component.weight)),
                    ("least_tenths", number(component.least_tenths)),
                    ("computed", flag(component.computed)),
                ],
            )?;
        }
        let orphaned = "DELETE FROM score WHERE enrolment_id IN (SELECT id FROM enrolment WHERE class_id = ?1)
                        AND component NOT IN (SELECT code FROM assessment_component WHERE class_id = ?1 AND computed = 0)";
        self.connection.execute(orphaned, [id])?;
        Ok(())
    }

    /// Sets a score.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_score(&self, score: &Score) -> Result<(), StoreError> {
        let (state, tenths) = match score.entry.first {
            Sitting::Taken(tenths) => ("taken", tenths),
            Sitting::Absent => ("absent", 0),
            Sitting::Exempt => ("exempt", 0),
        };
        put(
            self.connection,
            "score",
            &[("enrolment_id", number(self.enrolment_id(&score.enrolment)?)), ("component", text(&score.component))],
            &[
                ("tenths", number(tenths)),
                ("state", text(state)),
                ("resit_tenths", score.entry.resit.map_or(Value::Null, number)),
                ("note", text(&score.entry.note)),
            ],
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

    /// Records a decision against the rules, in place of an earlier one.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_override(&self, decided: &Override) -> Result<(), StoreError> {
        put(
            self.connection,
            "assessment_override",
            &[("enrolment_id", number(self.enrolment_id(&decided.enrolment)?))],
            &[
                ("passed", flag(decided.passed)),
                ("reason", text(&decided.reason)),
                ("by_whom", text(&decided.by_whom)),
                ("decided_on", date(decided.decided_on)),
            ],
        )
    }

    /// Takes a decision against the rules back.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn remove_override(&self, enrolment: &Uid) -> Result<(), StoreError> {
        let sql = "DELETE FROM assessment_override WHERE enrolment_id = ?";
        self.connection.execute(sql, [self.enrolment_id(enrolment)?])?;
        Ok(())
    }

    /// Chooses a learner as excellent.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_excellent(&self, chosen: &Excellent) -> Result<(), StoreError> {
        put(
            self.connection,
            "excellent_learner",
            &[("enrolment_id", number(self.enrolment_id(&chosen.enrolment)?))],
            &[("reason", text(&chosen.reason))],
        )
    }

    /// Takes the choice of an excellent learner back.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn remove_excellent(&self, enrolment: &Uid) -> Result<(), StoreError> {
        let sql = "DELETE FROM excellent_learner WHERE enrolment_id = ?";
        self.connection.execute(sql, [self.enrolment_id(enrolment)?])?;
        Ok(())
    }

    /// Records the conclusion.
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

    /// Takes the conclusion back with all its results, and keeps why.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn withdraw_conclusion(&self, class: &Uid, withdrawal: &Withdrawal) -> Result<(), StoreError> {
        let id = self.class_id(class)?;
        let results =
            "DELETE FROM assessment_result WHERE enrolment_id IN (SELECT id FROM enrolment WHERE class_id = ?)";
        self.connection.execute(results, [id])?;
        put(self.connection, "training_class", &[("uid", text(class.as_str()))], &[("concluded_on", Value::Null)])?;
        self.connection.execute(
            "INSERT INTO conclusion_withdrawal (class_id, concluded_on, withdrawn_on, reason) VALUES (?, ?, ?, ?)",
            (id, date(withdrawal.concluded_on), date(withdrawal.withdrawn_on), &withdrawal.reason),
        )?;
        Ok(())
    }
}
