//! Class committee, temporary Party group, activities, conduct.

use std::collections::BTreeMap;

use rusqlite::Connection;
use yanxiu_domain::committee::{Activity, ActivityKind, Body, CommitteeNotes, Conduct, ConductGrade, Election, Member};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::rows::{
    collect, date, date_or_null, get_date, get_date_or_none, get_uid, get_word, id_of, number, position, prune, put,
    text,
};

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

pub(crate) fn elections(connection: &Connection, class: i64) -> Result<Vec<Election>, StoreError> {
    collect(connection, "SELECT * FROM election WHERE class_id = ? ORDER BY body", &[&class], |row| {
        Ok(Election {
            body: get_word(row, "body", Body::parse)?,
            on: get_date_or_none(row, "held_on")?,
            way: row.get("way")?,
            voters: row.get("voters")?,
            minutes: row.get("minutes")?,
        })
    })
}

/// The second of two ids by the first, in the order of the query.
fn linked(connection: &Connection, class: i64, sql: &str) -> Result<BTreeMap<Uid, Vec<Uid>>, StoreError> {
    let mut all: BTreeMap<Uid, Vec<Uid>> = BTreeMap::new();
    for (activity, other) in
        collect(connection, sql, &[&class], |row| Ok((get_uid(row, "activity")?, get_uid(row, "other")?)))?
    {
        all.entry(activity).or_default().push(other);
    }
    Ok(all)
}

pub(crate) fn activities(connection: &Connection, class: i64) -> Result<Vec<Activity>, StoreError> {
    let attended = linked(
        connection,
        class,
        "SELECT a.uid AS activity, e.uid AS other FROM activity_attendance t JOIN activity a ON a.id = t.activity_id
         JOIN enrolment e ON e.id = t.enrolment_id WHERE a.class_id = ? ORDER BY e.roster_number, e.id",
    )?;
    collect(
        connection,
        "SELECT * FROM activity WHERE class_id = ? ORDER BY held_on, starts, position",
        &[&class],
        |row| {
            let uid = get_uid(row, "uid")?;
            Ok(Activity {
                starts: row.get("starts")?,
                ends: row.get("ends")?,
                place: row.get("place")?,
                attendees: attended.get(&uid).cloned().unwrap_or_default(),
                uid,
                body: get_word(row, "body", Body::parse)?,
                kind: get_word(row, "kind", ActivityKind::parse)?,
                on: get_date(row, "held_on")?,
                theme: row.get("theme")?,
                head_count: row.get("attended")?,
                minutes: row.get("minutes")?,
            })
        },
    )
}

pub(crate) fn conduct(connection: &Connection, class: i64) -> Result<Vec<Conduct>, StoreError> {
    let sql = "SELECT c.*, e.uid AS enrolment FROM conduct c JOIN enrolment e ON e.id = c.enrolment_id
               WHERE e.class_id = ? ORDER BY e.roster_number, e.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Conduct {
            enrolment: get_uid(row, "enrolment")?,
            grade: get_word(row, "grade", ConductGrade::parse)?,
            note: row.get("note")?,
            judged_by: row.get("judged_by")?,
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

    /// Sets how both bodies were elected; a body that isn't named has no record.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_elections(&self, class: &Uid, elections: &[Election]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = elections.iter().map(|e| e.body.code()).collect();
        prune(self.connection, "election", "class_id", class, "body", &keep)?;
        for election in elections {
            put(
                self.connection,
                "election",
                &[("class_id", number(class)), ("body", text(election.body.code()))],
                &[
                    ("held_on", date_or_null(election.on)),
                    ("way", text(&election.way)),
                    ("voters", number(election.voters)),
                    ("minutes", text(&election.minutes)),
                ],
            )?;
        }
        Ok(())
    }

    /// Takes away the activities that aren't kept, with who attended and what pictures there are. The files of the
    /// pictures stay, so that undo can name them again.
    fn remove_activities(&self, class: i64, keep: &[&str]) -> Result<(), StoreError> {
        let gone = collect(self.connection, "SELECT id, uid FROM activity WHERE class_id = ?", &[&class], |row| {
            Ok((row.get::<_, i64>("id")?, get_uid(row, "uid")?))
        })?;
        for (id, uid) in gone.iter().filter(|(_, uid)| !keep.contains(&uid.as_str())) {
            self.connection.execute("DELETE FROM activity_attendance WHERE activity_id = ?", [id])?;
            self.connection
                .execute("DELETE FROM attachment WHERE class_id = ? AND about = ?", (class, uid.as_str()))?;
            self.connection.execute("DELETE FROM activity WHERE id = ?", [id])?;
        }
        Ok(())
    }

    fn put_attendance(&self, activity: &Activity) -> Result<(), StoreError> {
        let id = id_of(self.connection, "activity", &activity.uid, "这次活动")?;
        let attended: Vec<i64> =
            activity.attendees.iter().map(|uid| self.enrolment_id(uid)).collect::<Result<_, _>>()?;
        let keep: Vec<String> = attended.iter().map(ToString::to_string).collect();
        let sql = format!(
            "DELETE FROM activity_attendance WHERE activity_id = ? AND enrolment_id NOT IN ({})",
            keep.join(", ")
        );
        self.connection.execute(&sql, [id])?;
        for enrolment in attended {
            let key = [("activity_id", number(id)), ("enrolment_id", number(enrolment))];
            put(self.connection, "activity_attendance", &key, &[])?;
        }
        Ok(())
    }

    /// Sets the activities with who attended; pictures stay with the activities that stay.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_activities(&self, class: &Uid, activities: &[Activity]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = activities.iter().map(|a| a.uid.as_str()).collect();
        self.remove_activities(class, &keep)?;
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
                    ("starts", text(&activity.starts)),
                    ("ends", text(&activity.ends)),
                    ("place", text(&activity.place)),
                    ("theme", text(&activity.theme)),
                    ("attended", number(activity.attended())),
                    ("minutes", text(&activity.minutes)),
                ],
            )?;
            self.put_attendance(activity)?;
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
                &[("grade", text(line.grade.code())), ("note", text(&line.note)), ("judged_by", text(&line.judged_by))],
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
