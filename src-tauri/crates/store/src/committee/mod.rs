//! Class committee, temporary Party group, activities, conduct.

use rusqlite::Connection;
use yanxiu_domain::committee::{Activity, ActivityKind, Body, CommitteeNotes, Conduct, ConductGrade, Member};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{collect, date, get_date, get_uid, get_word, number, position, prune, put, text};

pub(crate) fn members(connection: &Connection, class: i64) -> Result<Vec<Member>, StoreError> {
    let sql = "SELECT m.*, e.uid AS enrolment FROM committee_member m JOIN enrolment e ON e.id = m.enrolment_id
               WHERE m.class_id = ? ORDER BY m.body, m.position";
    collect(connection, sql, &[&class], |row| {
        Ok(Member {
            uid: get_uid(row, "uid")?,
            body: get_word(row, "body", Body::parse)?,
            post: row.get("post")?,
            enrolment: get_uid(row, "enrolment")?,
        })
    })
}

pub(crate) fn activities(connection: &Connection, class: i64) -> Result<Vec<Activity>, StoreError> {
    collect(connection, "SELECT * FROM activity WHERE class_id = ? ORDER BY held_on, position", &[&class], |row| {
        Ok(Activity {
            uid: get_uid(row, "uid")?,
            body: get_word(row, "body", Body::parse)?,
            kind: get_word(row, "kind", ActivityKind::parse)?,
            on: get_date(row, "held_on")?,
            theme: row.get("theme")?,
            attended: row.get("attended")?,
            minutes: row.get("minutes")?,
        })
    })
}

pub(crate) fn conduct(connection: &Connection, class: i64) -> Result<Vec<Conduct>, StoreError> {
    let sql = "SELECT c.*, e.uid AS enrolment FROM conduct c JOIN enrolment e ON e.id = c.enrolment_id
               WHERE e.class_id = ? ORDER BY e.roster_number, e.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Conduct {
            enrolment: get_uid(row, "enrolment")?,
            grade: get_word(row, "grade", ConductGrade::parse)?,
            note: row.get("note")?,
        })
    })
}

impl Tx<'_> {
    /// Sets the members of both bodies.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn replace_members(&self, class: &Uid, members: &[Member]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = members.iter().map(|m| m.uid.as_str()).collect();
        prune(self.connection, "committee_member", "class_id", class, "uid", &keep)?;
        for (index, member) in members.iter().enumerate() {
            put(
                self.connection,
                "committee_member",
                &[("uid", text(member.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", position(index)),
                    ("body", text(member.body.code())),
                    ("post", text(&member.post)),
                    ("enrolment_id", number(self.enrolment_id(&member.enrolment)?)),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets the activities.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_activities(&self, class: &Uid, activities: &[Activity]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = activities.iter().map(|a| a.uid.as_str()).collect();
        prune(self.connection, "activity", "class_id", class, "uid", &keep)?;
        for (index, activity) in activities.iter().enumerate() {
            put(
                self.connection,
                "activity",
                &[("uid", text(activity.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", position(index)),
                    ("body", text(activity.body.code())),
                    ("kind", text(activity.kind.code())),
                    ("held_on", date(activity.on)),
                    ("theme", text(&activity.theme)),
                    ("attended", number(activity.attended)),
                    ("minutes", text(&activity.minutes)),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets the conduct of the class's Party members; whoever isn't named has none.
    ///
    /// # Errors
    /// `not_found` for a learner that isn't there.
    pub fn replace_conduct(&self, class: &Uid, conduct: &[Conduct]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let mut keep = Vec::new();
        for line in conduct {
            let enrolment = self.enrolment_id(&line.enrolment)?;
            put(
                self.connection,
                "conduct",
                &[("enrolment_id", number(enrolment))],
                &[("grade", text(line.grade.code())), ("note", text(&line.note))],
            )?;
            keep.push(enrolment.to_string());
        }
        let sql = format!(
            "DELETE FROM conduct WHERE enrolment_id IN (SELECT id FROM enrolment WHERE class_id = ?) AND enrolment_id NOT IN ({})",
            keep.join(", ")
        );
        self.connection.execute(&sql, [class])?;
        Ok(())
    }

    /// Sets what the host wrote about both bodies.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn put_committee_notes(&self, class: &Uid, notes: &CommitteeNotes) -> Result<(), StoreError> {
        self.class_id(class)?;
        put(
            self.connection,
            "training_class",
            &[("uid", text(class.as_str()))],
            &[("few_members_handling", text(&notes.few_members_handling)), ("committee_summary", text(&notes.summary))],
        )
    }
}
