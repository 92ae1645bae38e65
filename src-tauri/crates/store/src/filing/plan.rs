//! The list of projects and the places by city.

use rusqlite::Connection;
use yanxiu_domain::filing::plan::{CityQuota, Project};
use yanxiu_domain::people::City;
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, flag, get_uid, get_word, id_of, number, prune, put, text};

impl Store {
    /// Projects of every year, in the order of their lists.
    ///
    /// # Errors
    /// What the store says.
    pub fn projects(&self) -> Result<Vec<Project>, StoreError> {
        let sql = "SELECT * FROM project ORDER BY year DESC, length(plan_number), plan_number, id";
        collect(&self.connection, sql, &[], |row| {
            Ok(Project {
                uid: get_uid(row, "uid")?,
                year: row.get("year")?,
                plan_number: row.get("plan_number")?,
                title: row.get("title")?,
                special_topic: row.get("special_topic")?,
                applicant_unit: row.get("applicant_unit")?,
                host_unit: row.get("host_unit")?,
                supervising_department: row.get("supervising_department")?,
                ours: row.get("ours")?,
            })
        })
    }
}

impl Tx<'_> {
    /// Writes a project by its id.
    ///
    /// # Errors
    /// `constraint` when another project of the year bears the number.
    pub fn put_project(&self, project: &Project) -> Result<(), StoreError> {
        put(
            self.connection,
            "project",
            &[("uid", text(project.uid.as_str()))],
            &[
                ("year", number(project.year)),
                ("plan_number", text(&project.plan_number)),
                ("title", text(&project.title)),
                ("special_topic", text(&project.special_topic)),
                ("applicant_unit", text(&project.applicant_unit)),
                ("host_unit", text(&project.host_unit)),
                ("supervising_department", text(&project.supervising_department)),
                ("ours", flag(project.ours)),
            ],
        )
    }

    /// Says whether this institution hosts a project.
    ///
    /// # Errors
    /// `not_found` for a project that isn't there.
    pub fn claim_project(&self, project: &Uid, ours: bool) -> Result<(), StoreError> {
        let id = id_of(self.connection, "project", project, "这个项目")?;
        put(self.connection, "project", &[("id", number(id))], &[("ours", flag(ours))])
    }

    /// Sets the places by city of a class.
    ///
    /// # Errors
    /// What the store says.
    pub fn replace_quotas(&self, class: &Uid, quotas: &[CityQuota]) -> Result<(), StoreError> {
        let class = self.class_id(class)?;
        let keep: Vec<&str> = quotas.iter().map(|q| q.city.code()).collect();
        prune(self.connection, "city_quota", "class_id", class, "city", &keep)?;
        for quota in quotas {
            put(
                self.connection,
                "city_quota",
                &[("class_id", number(class)), ("city", text(quota.city.code()))],
                &[("places", number(quota.places))],
            )?;
        }
        Ok(())
    }
}

pub(crate) fn quotas(connection: &Connection, class: i64) -> Result<Vec<CityQuota>, StoreError> {
    let mut found = collect(connection, "SELECT * FROM city_quota WHERE class_id = ?", &[&class], |row| {
        Ok(CityQuota { city: get_word(row, "city", City::parse)?, places: row.get("places")? })
    })?;
    found.sort_by_key(|q| q.city);
    Ok(found)
}
