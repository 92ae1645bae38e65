//! Attendance marks.

use rusqlite::Connection;
use yanxiu_domain::attendance::{AttendanceMark, Mark};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{collect, get_uid, get_word, id_of, number, put, text};

pub(crate) fn marks(connection: &Connection, class: i64) -> Result<Vec<AttendanceMark>, StoreError> {
    let sql = "SELECT s.uid AS session, e.uid AS enrolment, m.mark, m.note FROM attendance_mark m
               JOIN session s ON s.id = m.session_id JOIN enrolment e ON e.id = m.enrolment_id
               WHERE s.class_id = ? ORDER BY m.id";
    collect(connection, sql, &[&class], |row| {
        Ok(AttendanceMark {
            session: get_uid(row, "session")?,
            enrolment: get_uid(row, "enrolment")?,
            mark: get_word(row, "mark", Mark::parse)?,
            note: row.get("note")?,
        })
    })
}

impl Tx<'_> {
    /// Sets a mark.
    ///
    /// # Errors
    /// `not_found` for a session or learner that isn't there.
    pub fn put_mark(&self, mark: &AttendanceMark) -> Result<(), StoreError> {
        let session = id_of(self.connection, "session", &mark.session, "这次课")?;
        put(
            self.connection,
            "attendance_mark",
            &[("session_id", number(session)), ("enrolment_id", number(self.enrolment_id(&mark.enrolment)?))],
            &[("mark", text(mark.mark.code())), ("note", text(&mark.note))],
        )
    }

    /// Takes a mark away.
    ///
    /// # Errors
    /// `not_found` for a session or learner that isn't there.
    pub fn remove_mark(&self, session: &Uid, enrolment: &Uid) -> Result<(), StoreError> {
        let session = id_of(self.connection, "session", session, "这次课")?;
        let enrolment = self.enrolment_id(enrolment)?;
        self.connection
            .execute("DELETE FROM attendance_mark WHERE session_id = ? AND enrolment_id = ?", [session, enrolment])?;
        Ok(())
    }
}
