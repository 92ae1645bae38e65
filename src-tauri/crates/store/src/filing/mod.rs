//! Classes, schedules, teachers, packet, filing, changes.

mod plan;
mod read;

pub(crate) use plan::quotas;
pub(crate) use read::{budget, changes, class, filing, packet, sessions, teachers};

use chrono::NaiveDate;
use yanxiu_domain::enrolment::TitleLevel;
use yanxiu_domain::filing::class::{BudgetLine, TrainingClass};
use yanxiu_domain::filing::packet::{ChangeReport, Filing, PacketItem};
use yanxiu_domain::filing::schedule::Session;
use yanxiu_domain::filing::teachers::Teacher;
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{
    collect, date, date_or_null, flag, get_date, get_uid, id_of, number, position, prune, put, text, text_or_null,
};

/// What stands between the words of a list kept in one column.
const LISTED: &str = "、";

/// A class in the list of classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassHeading {
    /// Public id.
    pub uid: Uid,
    /// Title.
    pub title: String,
    /// Year of its notice.
    pub notice_year: i32,
    /// Number in the year's list.
    pub plan_number: String,
    /// Run.
    pub run: u32,
    /// First class day.
    pub opens_on: NaiveDate,
}

impl Store {
    /// Every class, latest opening first.
    ///
    /// # Errors
    /// What the store says.
    pub fn classes(&self) -> Result<Vec<ClassHeading>, StoreError> {
        let sql = "SELECT c.uid, c.title, n.year, c.plan_number, c.run, c.opens_on FROM training_class c JOIN notice n ON n.id = c.notice_id
                   ORDER BY c.opens_on DESC, c.id DESC";
        collect(&self.connection, sql, &[], |row| {
            Ok(ClassHeading {
                uid: get_uid(row, "uid")?,
                title: row.get("title")?,
                notice_year: row.get("year")?,
                plan_number: row.get("plan_number")?,
                run: row.get("run")?,
                opens_on: get_date(row, "opens_on")?,
            })
        })
    }

    /// Every teacher known, across classes, in order of arrival.
    ///
    /// # Errors
    /// What the store says.
    pub fn all_teachers(&self) -> Result<Vec<Teacher>, StoreError> {
        collect(&self.connection, "SELECT * FROM teacher ORDER BY id", &[], read::teacher)
    }
}

impl Tx<'_> {
    pub(crate) fn class_id(&self, class: &Uid) -> Result<i64, StoreError> {
        id_of(self.connection, "training_class", class, "这个班次")
    }

    /// Writes a class by id, under the notice of a year.
    ///
    /// # Errors
    /// `not_found` when that year has no notice.
    pub fn put_class(&self, class: &TrainingClass, notice_year: i32) -> Result<(), StoreError> {
        let notice: i64 = self
            .connection
            .query_row("SELECT id FROM notice WHERE year = ?", [notice_year], |row| row.get(0))
            .map_err(|e| match e {
                rusqlite::Error::QueryReturnedNoRows => StoreError::not_found(&format!("{notice_year} 年度通知")),
                other => other.into(),
            })?;
        let contact = |value: &str| text(value);
        let evidence: Vec<&str> = class.admission.evidence.iter().map(|e| e.code()).collect();
        put(
            self.connection,
            "training_class",
            &[("uid", text(class.uid.as_str()))],
            &[
                ("notice_id", number(notice)),
                ("title", text(&class.title)),
                ("plan_number", text(&class.plan_number)),
                ("run", number(class.run)),
                ("special_topic", text_or_null(class.special_topic.as_deref())),
                ("applicant_unit", text(&class.applicant_unit)),
                ("host_unit", text(&class.host_unit)),
                ("supervising_department", text(&class.supervising_department)),
                ("department_lead_name", contact(&class.department_lead.name)),
                ("department_lead_post", contact(&class.department_lead.post)),
                ("department_lead_phone", contact(&class.department_lead.phone)),
                ("host_lead_name", contact(&class.host_lead.name)),
                ("host_lead_post", contact(&class.host_lead.post)),
                ("host_lead_phone", contact(&class.host_lead.phone)),
                ("contact_name", contact(&class.contact.name)),
                ("contact_post", contact(&class.contact.post)),
                ("contact_phone", contact(&class.contact.phone)),
                ("delivery_mode", text(class.delivery_mode.code())),
                ("aims", text(&class.aims)),
                ("content", text(&class.content)),
                ("target_group", text(&class.target_group)),
                ("check_in_on", date_or_null(class.check_in_on)),
                ("opens_on", date(class.opens_on)),
                ("closes_on", date(class.closes_on)),
                ("place", text(&class.place)),
                ("size", number(class.size)),
                ("budget_source", text(&class.budget_source)),
                ("assessment_method", text(&class.assessment_method)),
                ("epidemic_in_force", flag(class.epidemic_in_force)),
                ("epidemic_measures", text(&class.epidemic_measures)),
                ("contingency_plan", text(&class.contingency_plan)),
                ("conditions", text(&class.conditions)),
                ("condition_title_level", text_or_null(class.admission.least_title.map(TitleLevel::code))),
                ("condition_fields", text(&class.admission.fields.join(LISTED))),
                ("condition_units", text(&class.admission.units.join(LISTED))),
                ("condition_evidence", text(&evidence.join(LISTED))),
            ],
        )?;
        // An earlier text of one year's notice says nothing about another year's.
        self.connection.execute(
            "UPDATE training_class SET notice_version_id = NULL WHERE uid = ? AND notice_version_id IN
             (SELECT v.id FROM notice_version v WHERE v.notice_id <> training_class.notice_id)",
            [class.uid.as_str()],
        )?;
        Ok(())
    }

    /// Writes a teacher by id, whatever classes name them.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_teacher(&self, teacher: &Teacher) -> Result<i64, StoreError> {
        put(
            self.connection,
            "teacher",
            &[("uid", text(teacher.uid.as_str()))],
            &[
                ("name", text(&teacher.name)),
                ("unit", text(&teacher.unit)),
                ("title", text(&teacher.title)),
                ("level", text(teacher.level.code())),
                ("field", text(&teacher.field)),
                ("phone", text(&teacher.phone)),
                ("account", text(&teacher.account)),
            ],
        )?;
        id_of(self.connection, "teacher", &teacher.uid, "这位授课人")
    }

    /// Takes away a class that has nothing recorded but its plan.
    ///
    /// # Errors
    /// `constraint` when something is recorded.
    pub fn delete_class(&self, class: &Uid) -> Result<(), StoreError> {
        let id = self.class_id(class)?;
        for table in [
            "budget_line",
            "session",
            "class_teacher",
            "packet_item",
            "assessment_component",
            "city_quota",
            "attendance_setting",
            "class_form",
            "own_form",
            "certificate_setting",
        ] {
            self.connection.execute(&format!("DELETE FROM {table} WHERE class_id = ?"), [id])?;
        }
        self.connection
            .execute("DELETE FROM training_class WHERE id = ?", [id])
            .map_err(|_| StoreError::new(Trouble::Constraint, "这个班次已有备案、报名或其他记录，不能删除"))?;
        Ok(())
    }

    /// Sets the teachers of a class, in order; a teacher is written by id and stays known when no class names them.
    ///
    /// # Errors
    /// `constraint` when a teacher taken away still has a session or a fee.
    pub fn replace_teachers(&self, class: &Uid, teachers: &[Teacher]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let mut keep = Vec::new();
        for (index, teacher) in teachers.iter().enumerate() {
            let id = self.put_teacher(teacher)?;
            put(
                self.connection,
                "class_teacher",
                &[("class_id", number(class)), ("teacher_id", number(id))],
                &[("position", position(index))],
            )?;
            keep.push(id.to_string());
        }
        let keep: Vec<&str> = keep.iter().map(String::as_str).collect();
        prune(self.connection, "class_teacher", "class_id", class, "CAST(teacher_id AS TEXT)", &keep)
    }

    /// Sets the sessions of a class; those without a change aren't touched.
    ///
    /// # Errors
    /// `constraint` when a session taken away has marks.
    pub fn replace_sessions(&self, class: &Uid, sessions: &[Session]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = sessions.iter().map(|s| s.uid.as_str()).collect();
        prune(self.connection, "session", "class_id", class, "uid", &keep).map_err(|error| match error.kind {
            Trouble::Constraint => StoreError::new(Trouble::Constraint, "要删除的课次已有签到记录，不能删除"),
            _ => error,
        })?;
        for (index, session) in sessions.iter().enumerate() {
            let teacher = match &session.teacher {
                Some(teacher) => number(id_of(self.connection, "teacher", teacher, "这位授课人")?),
                None => rusqlite::types::Value::Null,
            };
            put(
                self.connection,
                "session",
                &[("uid", text(session.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("held_on", date(session.on)),
                    ("part", text(session.part.code())),
                    ("starts", text(&session.starts)),
                    ("ends", text(&session.ends)),
                    ("topic", text(&session.topic)),
                    ("kind", text(session.kind.code())),
                    ("hours", number(session.hours.tenths())),
                    ("teacher_id", teacher),
                    ("place", text(&session.place)),
                    ("mode", text(session.mode.code())),
                    ("position", position(index)),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets the budget of a class.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_budget(&self, class: &Uid, lines: &[BudgetLine]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = lines.iter().map(|l| l.uid.as_str()).collect();
        prune(self.connection, "budget_line", "class_id", class, "uid", &keep)?;
        for (index, line) in lines.iter().enumerate() {
            put(
                self.connection,
                "budget_line",
                &[("uid", text(line.uid.as_str()))],
                &[
                    ("class_id", number(class)),
                    ("position", position(index)),
                    ("kind", text(line.kind.code())),
                    ("amount", number(line.amount.fen())),
                    ("note", text(&line.note)),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets an item of the packet's check list.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_packet_item(&self, class: &Uid, item: &PacketItem) -> Result<(), StoreError> {
        put(
            self.connection,
            "packet_item",
            &[("class_id", number(self.class_id(class)?)), ("code", text(&item.code))],
            &[("ready", flag(item.ready)), ("note", text(&item.note))],
        )
    }

    /// Records the filing.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_filing(&self, class: &Uid, filing: &Filing) -> Result<(), StoreError> {
        put(
            self.connection,
            "filing",
            &[("class_id", number(self.class_id(class)?))],
            &[
                ("filed_on", date(filing.filed_on)),
                ("opening_then", date(filing.opening_then)),
                ("receipt_number", text(&filing.receipt_number)),
            ],
        )
    }

    /// Adds a change report.
    ///
    /// # Errors
    /// What the store says.
    pub fn add_change_report(&self, class: &Uid, report: &ChangeReport) -> Result<(), StoreError> {
        put(
            self.connection,
            "change_report",
            &[("uid", text(report.uid.as_str()))],
            &[
                ("class_id", number(self.class_id(class)?)),
                ("kind", text(report.kind.code())),
                ("reported_on", date(report.reported_on)),
                ("reason", text(&report.reason)),
            ],
        )?;
        let id = id_of(self.connection, "change_report", &report.uid, "这份变更说明")?;
        for (index, fact) in report.facts.iter().enumerate() {
            put(
                self.connection,
                "changed_fact",
                &[("change_report_id", number(id)), ("position", position(index))],
                &[("field", text(&fact.field)), ("before_text", text(&fact.before)), ("after_text", text(&fact.after))],
            )?;
        }
        Ok(())
    }
}
