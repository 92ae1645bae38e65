//! The register of people: everybody in it, a page of it, what their receipts said.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;
use yanxiu_domain::hours::Hours;
use yanxiu_domain::people::duplicates::Known;
use yanxiu_domain::people::{City, Person};

use super::{LIVE, person};
use crate::error::StoreError;
use crate::open::Store;
use crate::rows::{collect, get_date, get_hours, get_word_or_none};

/// A person's key inside an open store; it never leaves the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonKey(pub(super) i64);

/// As much of a person as puts them in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key.
    pub key: PersonKey,
    /// Name.
    pub name: String,
    /// Reading where the usual one is wrong.
    pub reading: String,
}

/// What the receipt of the latest class says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// First day of that class.
    pub opens_on: NaiveDate,
    /// Unit.
    pub unit: String,
    /// City.
    pub city: Option<City>,
    /// Professional title.
    pub title: String,
    /// Phone.
    pub phone: String,
}

/// A person as the register shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// Who.
    pub person: Person,
    /// Latest receipt; `None` for a person without any class.
    pub latest: Option<Latest>,
    /// Classes, declined and cancelled enrolments aside.
    pub classes: u32,
    /// Last day of the latest of all their classes.
    pub last_class: Option<NaiveDate>,
    /// Hours earned in concluded classes, by the year of the class.
    pub hours: BTreeMap<i32, Hours>,
    /// Numbers of the certificates that are neither void nor to be voided, for whoever failed.
    pub certificates: Vec<String>,
}

/// Everybody, to be held against one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Everybody {
    /// People with what they gave.
    pub people: Vec<Known>,
    /// Their keys, in the same order.
    pub keys: Vec<PersonKey>,
    /// Pairs judged to be two people, by their places in the list.
    pub distinct: BTreeSet<(usize, usize)>,
}

/// Keys chosen, in a text that SQLite takes apart.
fn as_json(keys: &[PersonKey]) -> String {
    let numbers: Vec<String> = keys.iter().map(|key| key.0.to_string()).collect();
    format!("[{}]", numbers.join(","))
}

fn year_of(day: NaiveDate) -> i32 {
    chrono::Datelike::year(&day)
}

/// Rows of the register for the keys, in their order.
pub(super) fn rows(connection: &Connection, keys: &[PersonKey]) -> Result<Vec<RegisterRow>, StoreError> {
    let chosen = as_json(keys);
    let sql = "SELECT p.*, p.uid AS person_uid FROM json_each(?) j JOIN person p ON p.id = j.value";
    let mut found: BTreeMap<i64, RegisterRow> = collect(connection, sql, &[&chosen], |row| {
        let made = RegisterRow {
            person: person(row)?,
            latest: None,
            classes: 0,
            last_class: None,
            hours: BTreeMap::new(),
            certificates: Vec::new(),
        };
        Ok((row.get("id")?, made))
    })?
    .into_iter()
    .collect();
    let classes = collect(connection, include_str!("classes.sql"), &[&chosen], |row| {
        let latest = Latest {
            opens_on: get_date(row, "opens_on")?,
            unit: row.get("unit")?,
            city: get_word_or_none(row, "city", City::parse)?,
            title: row.get("title")?,
            phone: row.get("phone")?,
        };
        let earned = row.get::<_, Option<i64>>("earned")?.map(|_| get_hours(row, "earned")).transpose()?;
        let stands: bool = row.get("stands")?;
        Ok((row.get::<_, i64>("person")?, latest, get_date(row, "closes_on")?, earned, stands))
    })?;
    for (key, latest, closes_on, earned, stands) in classes {
        let Some(row) = found.get_mut(&key) else { continue };
        row.classes += u32::from(stands);
        row.last_class = row.last_class.max(Some(closes_on));
        if let Some(earned) = earned.filter(|_| stands) {
            let sum = row.hours.entry(year_of(latest.opens_on)).or_default();
            *sum = *sum + earned;
        }
        // Oldest first: the last one standing is the latest, and a cancelled one only where nothing else is known.
        if stands || row.classes == 0 {
            row.latest = Some(latest);
        }
    }
    let sql = "SELECT j.value AS person, k.number FROM json_each(?) j
               JOIN person o ON o.id = j.value OR o.merged_into_id = j.value
               JOIN enrolment e ON e.person_id = o.id JOIN certificate k ON k.enrolment_id = e.id
               LEFT JOIN assessment_result r ON r.enrolment_id = e.id
               WHERE k.state <> 'void' AND coalesce(r.passed, 1) ORDER BY k.issued_on, k.number";
    for (key, number) in
        collect(connection, sql, &[&chosen], |row| Ok((row.get::<_, i64>("person")?, row.get::<_, String>("number")?)))?
    {
        if let Some(row) = found.get_mut(&key) {
            row.certificates.push(number);
        }
    }
    Ok(keys.iter().filter_map(|key| found.remove(&key.0)).collect())
}

impl Store {
    /// Everybody in the register, in no order.
    ///
    /// # Errors
    /// What the store says.
    pub fn people_lines(&self) -> Result<Vec<Line>, StoreError> {
        collect(&self.connection, &format!("SELECT id, name, reading FROM person WHERE {LIVE}"), &[], |row| {
            Ok(Line { key: PersonKey(row.get(0)?), name: row.get(1)?, reading: row.get(2)? })
        })
    }

    /// People who were erased.
    ///
    /// # Errors
    /// What the store says.
    pub fn people_erased(&self) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM person WHERE erased_on IS NOT NULL AND merged_into_id IS NULL";
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// Rows of the register for the keys, in their order.
    ///
    /// # Errors
    /// What the store says.
    pub fn people_rows(&self, keys: &[PersonKey]) -> Result<Vec<RegisterRow>, StoreError> {
        let mut made = Vec::with_capacity(keys.len());
        for some in keys.chunks(500) {
            made.extend(rows(&self.connection, some)?);
        }
        Ok(made)
    }

    /// People with an enrolment in a class of a year, from a city; `None` doesn't narrow.
    ///
    /// # Errors
    /// What the store says.
    pub fn people_narrowed(&self, year: Option<i32>, city: Option<City>) -> Result<BTreeSet<PersonKey>, StoreError> {
        let sql = "SELECT DISTINCT coalesce(o.merged_into_id, o.id) FROM enrolment e
                   JOIN person o ON o.id = e.person_id JOIN training_class c ON c.id = e.class_id
                   WHERE e.status NOT IN ('declined', 'cancelled')
                   AND (?1 IS NULL OR CAST(substr(c.opens_on, 1, 4) AS INTEGER) = ?1) AND (?2 IS NULL OR e.city = ?2)";
        let city = city.map(City::code);
        Ok(collect(&self.connection, sql, &[&year, &city], |row| Ok(PersonKey(row.get(0)?)))?.into_iter().collect())
    }

    /// Years in which classes opened, newest first.
    ///
    /// # Errors
    /// What the store says.
    pub fn class_years(&self) -> Result<Vec<i32>, StoreError> {
        let sql =
            "SELECT DISTINCT CAST(substr(opens_on, 1, 4) AS INTEGER) AS year FROM training_class ORDER BY year DESC";
        collect(&self.connection, sql, &[], |row| Ok(row.get(0)?))
    }

    /// People whose last class ended before a day, those who have waited longest first.
    ///
    /// # Errors
    /// What the store says.
    pub fn people_last_seen_before(&self, day: NaiveDate) -> Result<Vec<PersonKey>, StoreError> {
        let sql = "SELECT coalesce(o.merged_into_id, o.id) AS person, max(c.closes_on) AS last FROM enrolment e
                   JOIN person o ON o.id = e.person_id JOIN training_class c ON c.id = e.class_id
                   WHERE o.erased_on IS NULL GROUP BY person HAVING last < ? ORDER BY last, person";
        let day = day.format("%Y-%m-%d").to_string();
        collect(&self.connection, sql, &[&day], |row| Ok(PersonKey(row.get(0)?)))
    }

    /// Everybody in the register with all the phones and units they gave.
    ///
    /// # Errors
    /// What the store says.
    pub fn people_known(&self) -> Result<Everybody, StoreError> {
        let sql = format!("SELECT *, uid AS person_uid FROM person WHERE {LIVE} ORDER BY id");
        let people = collect(&self.connection, &sql, &[], |row| Ok((row.get::<_, i64>("id")?, person(row)?)))?;
        let keys = people.iter().map(|(id, _)| PersonKey(*id)).collect();
        let places: BTreeMap<i64, usize> = people.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        let mut known: Vec<Known> = people
            .into_iter()
            .map(|(_, person)| Known { person, phones: BTreeSet::new(), units: BTreeSet::new() })
            .collect();
        let sql = "SELECT DISTINCT coalesce(o.merged_into_id, o.id), e.phone, e.unit FROM enrolment e
                   JOIN person o ON o.id = e.person_id";
        let given = collect(&self.connection, sql, &[], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })?;
        for (id, phone, unit) in given {
            if let Some(known) = places.get(&id).and_then(|at| known.get_mut(*at)) {
                known.phones.insert(phone);
                known.units.insert(unit);
            }
        }
        let pairs = collect(&self.connection, "SELECT first_id, second_id FROM distinct_people", &[], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })?;
        let distinct = pairs
            .iter()
            .filter_map(|(a, b)| Some((*places.get(a)?, *places.get(b)?)))
            .map(|(a, b)| (a.min(b), a.max(b)));
        Ok(Everybody { keys, distinct: distinct.collect(), people: known })
    }
}
