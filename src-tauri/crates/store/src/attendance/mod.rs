//! Attendance marks, and the book beside them: corrections, check-in, temperatures, cards.

use rusqlite::Connection;
use rusqlite::types::Value;
use yanxiu_domain::attendance::book::{AttendanceBook, Card, Correction, SheetBy};
use yanxiu_domain::attendance::check_in::{CheckIn, CheckInState, Temperature};
use yanxiu_domain::attendance::{AttendanceMark, Mark};
use yanxiu_domain::filing::schedule::DayPart;
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{
    collect, date, date_or_null, flag, get_date, get_date_or_none, get_uid, get_word, get_word_or_none, id_of, number,
    put, text, text_or_null,
};

/// The marks of a class.
pub(crate) fn marks(connection: &Connection, class: i64) -> Result<Vec<AttendanceMark>, StoreError> {
    let sql = "SELECT s.uid AS session, e.uid AS enrolment, m.mark, m.note, m.recorded_on FROM attendance_mark m
               JOIN session s ON s.id = m.session_id JOIN enrolment e ON e.id = m.enrolment_id
               WHERE s.class_id = ? ORDER BY m.id";
    collect(connection, sql, &[&class], |row| {
        Ok(AttendanceMark {
            session: get_uid(row, "session")?,
            enrolment: get_uid(row, "enrolment")?,
            mark: get_word(row, "mark", Mark::parse)?,
            note: row.get("note")?,
            recorded_on: get_date_or_none(row, "recorded_on")?,
        })
    })
}

/// What the attendance book of a class keeps beside the marks.
pub(crate) fn book(connection: &Connection, class: i64) -> Result<AttendanceBook, StoreError> {
    let settings =
        collect(connection, "SELECT sheet_by FROM attendance_setting WHERE class_id = ?", &[&class], |row| {
            get_word(row, "sheet_by", SheetBy::parse)
        })?;
    Ok(AttendanceBook {
        corrections: corrections(connection, class)?,
        closed: collect(
            connection,
            "SELECT s.uid AS session, c.closed_on FROM session_closing c JOIN session s ON s.id = c.session_id
             WHERE s.class_id = ? ORDER BY c.id",
            &[&class],
            |row| Ok((get_uid(row, "session")?, get_date(row, "closed_on")?)),
        )?,
        check_ins: check_ins(connection, class)?,
        temperatures: temperatures(connection, class)?,
        cards: collect(
            connection,
            "SELECT e.uid AS enrolment, c.code FROM learner_card c JOIN enrolment e ON e.id = c.enrolment_id
             WHERE e.class_id = ? ORDER BY c.id",
            &[&class],
            |row| Ok(Card { enrolment: get_uid(row, "enrolment")?, code: row.get("code")? }),
        )?,
        sheet_by: settings.into_iter().next(),
    })
}

fn corrections(connection: &Connection, class: i64) -> Result<Vec<Correction>, StoreError> {
    let sql = "SELECT s.uid AS session, e.uid AS enrolment, c.* FROM mark_correction c
               JOIN session s ON s.id = c.session_id JOIN enrolment e ON e.id = c.enrolment_id
               WHERE s.class_id = ? ORDER BY c.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Correction {
            session: get_uid(row, "session")?,
            enrolment: get_uid(row, "enrolment")?,
            before: get_word_or_none(row, "before_mark", Mark::parse)?,
            after: get_word_or_none(row, "after_mark", Mark::parse)?,
            reason: row.get("reason")?,
            at: row.get("corrected_at")?,
            who: row.get("by_whom")?,
        })
    })
}

fn check_ins(connection: &Connection, class: i64) -> Result<Vec<CheckIn>, StoreError> {
    let sql = "SELECT e.uid AS enrolment, c.* FROM check_in c JOIN enrolment e ON e.id = c.enrolment_id
               WHERE e.class_id = ? ORDER BY c.id";
    collect(connection, sql, &[&class], |row| {
        Ok(CheckIn {
            enrolment: get_uid(row, "enrolment")?,
            state: get_word(row, "state", CheckInState::parse)?,
            arrived_at: row.get("arrived_at")?,
            identity_checked: row.get("identity_checked")?,
            materials_handed: row.get("materials_handed")?,
            pledge_signed: row.get("pledge_signed")?,
            note: row.get("note")?,
        })
    })
}

fn temperatures(connection: &Connection, class: i64) -> Result<Vec<Temperature>, StoreError> {
    let sql = "SELECT e.uid AS enrolment, t.* FROM temperature t JOIN enrolment e ON e.id = t.enrolment_id
               WHERE e.class_id = ? ORDER BY t.taken_on, t.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Temperature {
            enrolment: get_uid(row, "enrolment")?,
            on: get_date(row, "taken_on")?,
            part: get_word(row, "part", DayPart::parse)?,
            tenths: row.get("tenths")?,
        })
    })
}

impl Tx<'_> {
    fn session_id(&self, session: &Uid) -> Result<i64, StoreError> {
        id_of(self.connection, "session", session, "这次课")
    }

    /// Sets a mark.
    ///
    /// # Errors
    /// `not_found` for a session or learner that isn't there.
    pub fn put_mark(&self, mark: &AttendanceMark) -> Result<(), StoreError> {
        let session = self.session_id(&mark.session)?;
        put(
            self.connection,
            "attendance_mark",
            &[("session_id", number(session)), ("enrolment_id", number(self.enrolment_id(&mark.enrolment)?))],
            &[
                ("mark", text(mark.mark.code())),
                ("note", text(&mark.note)),
                ("recorded_on", date_or_null(mark.recorded_on)),
            ],
        )
    }

    /// Takes a mark away.
    ///
    /// # Errors
    /// `not_found` for a session or learner that isn't there.
    pub fn remove_mark(&self, session: &Uid, enrolment: &Uid) -> Result<(), StoreError> {
        let (session, enrolment) = (self.session_id(session)?, self.enrolment_id(enrolment)?);
        self.connection
            .execute("DELETE FROM attendance_mark WHERE session_id = ? AND enrolment_id = ?", [session, enrolment])?;
        Ok(())
    }

    /// Notes that a mark was put right, and why.
    ///
    /// # Errors
    /// `not_found` for a session or learner that isn't there.
    pub fn add_correction(&self, correction: &Correction) -> Result<(), StoreError> {
        let columns = [
            Value::Integer(self.session_id(&correction.session)?),
            Value::Integer(self.enrolment_id(&correction.enrolment)?),
            text_or_null(correction.before.map(Mark::code)),
            text_or_null(correction.after.map(Mark::code)),
            text(&correction.reason),
            text(&correction.at),
            text(&correction.who),
        ];
        self.connection
            .prepare_cached(
                "INSERT INTO mark_correction
                 (session_id, enrolment_id, before_mark, after_mark, reason, corrected_at, by_whom)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(columns)?;
        Ok(())
    }

    /// Says that the marks of a session were checked on a day, or that they are open again.
    ///
    /// # Errors
    /// `not_found` for a session that isn't there.
    pub fn close_session(&self, session: &Uid, on: Option<chrono::NaiveDate>) -> Result<(), StoreError> {
        let session = self.session_id(session)?;
        match on {
            Some(on) => {
                put(self.connection, "session_closing", &[("session_id", number(session))], &[("closed_on", date(on))])
            }
            None => {
                self.connection.execute("DELETE FROM session_closing WHERE session_id = ?", [session])?;
                Ok(())
            }
        }
    }

    /// Sets for what the sign-in sheets of a class are laid out.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn put_sheet_by(&self, class: &Uid, by: SheetBy) -> Result<(), StoreError> {
        let key = [("class_id", number(self.class_id(class)?))];
        put(self.connection, "attendance_setting", &key, &[("sheet_by", text(by.code()))])
    }

    /// Sets a learner's check-in.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_check_in(&self, check_in: &CheckIn) -> Result<(), StoreError> {
        put(
            self.connection,
            "check_in",
            &[("enrolment_id", number(self.enrolment_id(&check_in.enrolment)?))],
            &[
                ("state", text(check_in.state.code())),
                ("arrived_at", text(&check_in.arrived_at)),
                ("identity_checked", flag(check_in.identity_checked)),
                ("materials_handed", flag(check_in.materials_handed)),
                ("pledge_signed", flag(check_in.pledge_signed)),
                ("note", text(&check_in.note)),
            ],
        )
    }

    /// Takes a learner's check-in away.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn remove_check_in(&self, enrolment: &Uid) -> Result<(), StoreError> {
        let enrolment = self.enrolment_id(enrolment)?;
        self.connection.execute("DELETE FROM check_in WHERE enrolment_id = ?", [enrolment])?;
        Ok(())
    }

    /// Sets a temperature, or takes it away.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_temperature(
        &self,
        enrolment: &Uid,
        on: chrono::NaiveDate,
        part: DayPart,
        tenths: Option<u32>,
    ) -> Result<(), StoreError> {
        let key = [
            ("enrolment_id", number(self.enrolment_id(enrolment)?)),
            ("taken_on", date(on)),
            ("part", text(part.code())),
        ];
        match tenths {
            Some(tenths) => put(self.connection, "temperature", &key, &[("tenths", number(tenths))]),
            None => {
                let values = key.map(|(_, value)| value);
                let sql = "DELETE FROM temperature WHERE enrolment_id = ? AND taken_on = ? AND part = ?";
                self.connection.prepare_cached(sql)?.execute(values)?;
                Ok(())
            }
        }
    }

    /// Binds a card to a learner; an empty code takes the learner's card away.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn put_card(&self, card: &Card) -> Result<(), StoreError> {
        let enrolment = self.enrolment_id(&card.enrolment)?;
        if card.code.is_empty() {
            self.connection.execute("DELETE FROM learner_card WHERE enrolment_id = ?", [enrolment])?;
            return Ok(());
        }
        put(self.connection, "learner_card", &[("enrolment_id", number(enrolment))], &[("code", text(&card.code))])
    }
}
