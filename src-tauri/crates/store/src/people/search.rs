//! Search over people, classes and certificates. Everything is looked through: no copy of a name is kept for it.

use std::collections::BTreeMap;

use yanxiu_domain::certificates::CertificateState;
use yanxiu_domain::names::{Rank, name_key};
use yanxiu_domain::people::search::{FoundBy, Search};
use yanxiu_domain::uid::Uid;

use super::register::{PersonKey, RegisterRow, rows};
use super::{LIVE, NO_NUMBER};
use crate::error::StoreError;
use crate::open::Store;
use crate::rows::{collect, get_date, get_date_or_none, get_uid, get_word};

/// A person found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// The row of the register.
    pub row: RegisterRow,
    /// By what.
    pub by: FoundBy,
}

/// A class found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundClass {
    /// Id.
    pub uid: Uid,
    /// Title.
    pub title: String,
    /// Number in the year's plan.
    pub plan_number: String,
    /// Run.
    pub run: u32,
    /// First class day.
    pub opens_on: chrono::NaiveDate,
    /// Last class day.
    pub closes_on: chrono::NaiveDate,
}

/// A certificate found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCertificate {
    /// Number.
    pub number: String,
    /// Name it bears.
    pub name: String,
    /// Class title it bears.
    pub class_title: String,
    /// State.
    pub state: CertificateState,
    /// Date of issue, where it is known.
    pub issued_on: Option<chrono::NaiveDate>,
    /// Class; `None` for one of a former year.
    pub class: Option<Uid>,
    /// The learner's entry in the register; `None` once it is erased, or for one of a former year.
    pub person: Option<Uid>,
}

/// The best of what was found, at most `limit`: by rank, and within a rank in the order `key` gives.
fn best<T, K: Ord>(found: Vec<(Rank, T)>, limit: usize, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut by_rank: BTreeMap<Rank, Vec<T>> = BTreeMap::new();
    for (rank, value) in found {
        by_rank.entry(rank).or_default().push(value);
    }
    let mut kept = Vec::new();
    for mut group in by_rank.into_values() {
        // A group that nobody sees isn't put in order.
        if kept.len() >= limit {
            break;
        }
        group.sort_by_cached_key(&key);
        kept.extend(group);
    }
    kept.truncate(limit);
    kept
}

impl Store {
    /// Everybody who answers, with how well and by what.
    ///
    /// # Errors
    /// What the store says.
    pub fn people_answering(&self, search: &mut Search) -> Result<BTreeMap<PersonKey, (Rank, FoundBy)>, StoreError> {
        let mut found: BTreeMap<PersonKey, (Rank, FoundBy)> = BTreeMap::new();
        let mut note = |id: i64, rank: Rank, by: FoundBy| {
            let best = found.entry(PersonKey(id)).or_insert((rank, by));
            *best = (*best).min((rank, by));
        };
        if !search.names.is_empty() {
            let sql = format!("SELECT id, name, reading FROM person WHERE {LIVE}");
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut people = statement.query([])?;
            while let Some(row) = people.next()? {
                let text = |at: usize| row.get_ref(at).ok().and_then(|v| v.as_str().ok()).unwrap_or_default();
                if let Some(rank) = search.names.rank(text(1), text(2)) {
                    note(row.get(0)?, rank, FoundBy::Name);
                }
            }
        }
        if let Some(typed) = search.number() {
            // The end is all that is looked at here; `document` says what counts.
            let sql = format!(
                "SELECT id, id_number FROM person WHERE {LIVE} AND substr(id_number, -length(?1)) = ?1
                 UNION ALL SELECT f.person_id, f.id_number FROM former_document f JOIN person p ON p.id = f.person_id
                 WHERE {LIVE} AND substr(f.id_number, -length(?1)) = ?1"
            );
            for (id, number) in
                collect(&self.connection, &sql, &[&typed], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?
            {
                if let Some(rank) = search.document(&number).filter(|_| !number.starts_with(NO_NUMBER)) {
                    note(id, rank, FoundBy::Number);
                }
            }
        }
        let digits = search.text().chars().count() >= 4 && search.text().chars().all(|c| c.is_ascii_digit());
        let is_unit = search.number().is_none() && search.text().chars().count() >= 2;
        for (column, by, sought) in [("phone", FoundBy::Phone, digits), ("unit", FoundBy::Unit, is_unit)] {
            if !sought {
                continue;
            }
            let sql = format!(
                "SELECT DISTINCT coalesce(p.merged_into_id, p.id), e.{column} FROM enrolment e
                 JOIN person p ON p.id = e.person_id WHERE p.erased_on IS NULL AND instr(lower(e.{column}), ?) > 0"
            );
            for (id, text) in collect(&self.connection, &sql, &[&search.text()], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
            })? {
                // Whoever is called so comes before whoever works there.
                let rank = search.written(&text).map(|r| if by == FoundBy::Unit { r.max(Rank::Prefix) } else { r });
                if let Some(rank) = rank {
                    note(id, rank, by);
                }
            }
        }
        Ok(found)
    }

    /// People who answer, the best first, at most `limit`.
    ///
    /// # Errors
    /// What the store says.
    pub fn search_people(&self, search: &mut Search, limit: usize) -> Result<Vec<FoundPerson>, StoreError> {
        let answers = self.people_answering(search)?;
        if answers.is_empty() {
            return Ok(Vec::new());
        }
        // Names only of those in ranks that are shown.
        let mut ranks: Vec<Rank> = answers.values().map(|(rank, _)| *rank).collect();
        ranks.sort();
        let last = ranks.get(limit.saturating_sub(1)).or(ranks.last()).copied().unwrap_or(Rank::Within);
        let shown: Vec<String> =
            answers.iter().filter(|(_, (rank, _))| *rank <= last).map(|(key, _)| key.0.to_string()).collect();
        let sql = "SELECT id, name, reading FROM person WHERE id IN (SELECT value FROM json_each(?))";
        let mut named = Vec::new();
        for (id, written, reading) in collect(&self.connection, sql, &[&format!("[{}]", shown.join(","))], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })? {
            let key = PersonKey(id);
            named.extend(answers.get(&key).map(|(rank, by)| (*rank, (written, reading, key, *by))));
        }
        let kept = best(named, limit, |(written, reading, key, by)| (*by, name_key(written, reading), *key));
        let keys: Vec<PersonKey> = kept.iter().map(|(.., key, _)| *key).collect();
        let made = rows(&self.connection, &keys)?;
        Ok(made.into_iter().zip(kept).map(|(row, (.., by))| FoundPerson { row, by }).collect())
    }

    /// Classes whose title or plan number answers, the best and latest first, at most `limit`.
    ///
    /// # Errors
    /// What the store says.
    pub fn search_classes(&self, search: &mut Search, limit: usize) -> Result<Vec<FoundClass>, StoreError> {
        let sql = "SELECT uid, title, plan_number, run, opens_on, closes_on FROM training_class";
        let classes = collect(&self.connection, sql, &[], |row| {
            Ok(FoundClass {
                uid: get_uid(row, "uid")?,
                title: row.get("title")?,
                plan_number: row.get("plan_number")?,
                run: row.get("run")?,
                opens_on: get_date(row, "opens_on")?,
                closes_on: get_date(row, "closes_on")?,
            })
        })?;
        let mut found = Vec::new();
        for class in classes {
            let plan = search.written(&class.plan_number).filter(|rank| *rank == Rank::Exact);
            let rank = [search.name(&class.title, ""), search.written(&class.title), plan].into_iter().flatten().min();
            found.extend(rank.map(|rank| (rank, class)));
        }
        Ok(best(found, limit, |class| (std::cmp::Reverse(class.opens_on), class.title.clone())))
    }

    /// Certificates whose number or name answers, the best first, at most `limit`.
    ///
    /// # Errors
    /// What the store says.
    pub fn search_certificates(&self, search: &mut Search, limit: usize) -> Result<Vec<FoundCertificate>, StoreError> {
        let mut found: Vec<(Rank, (String, bool, i64))> = Vec::new();
        for (sql, earlier) in [
            ("SELECT id, number, name FROM certificate", false),
            ("SELECT id, number, name FROM earlier_certificate", true),
        ] {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut certificates = statement.query([])?;
            while let Some(row) = certificates.next()? {
                let text = |at: usize| row.get_ref(at).ok().and_then(|v| v.as_str().ok()).unwrap_or_default();
                let rank = [search.name(text(2), ""), search.written(text(1))].into_iter().flatten().min();
                if let Some(rank) = rank {
                    found.push((rank, (text(1).to_owned(), earlier, row.get(0)?)));
                }
            }
        }
        let kept = best(found, limit, |(number, ..)| number.clone());
        let own = "SELECT k.number, k.name, k.class_title, k.state, k.issued_on, c.uid AS class,
                     CASE WHEN p.erased_on IS NULL THEN p.uid END AS person
                   FROM certificate k JOIN training_class c ON c.id = k.class_id
                   JOIN enrolment e ON e.id = k.enrolment_id JOIN person o ON o.id = e.person_id
                   JOIN person p ON p.id = coalesce(o.merged_into_id, o.id) WHERE k.id = ?";
        let former = "SELECT number, name, class_title, state, issued_on, NULL AS class, NULL AS person
                      FROM earlier_certificate WHERE id = ?";
        let mut made = Vec::new();
        for (_, earlier, id) in kept {
            made.extend(collect(&self.connection, if earlier { former } else { own }, &[&id], |row| {
                Ok(FoundCertificate {
                    number: row.get("number")?,
                    name: row.get("name")?,
                    class_title: row.get("class_title")?,
                    state: get_word(row, "state", CertificateState::parse)?,
                    issued_on: get_date_or_none(row, "issued_on")?,
                    class: row.get::<_, Option<String>>("class")?.map(Uid::new),
                    person: row.get::<_, Option<String>>("person")?.map(Uid::new),
                })
            })?);
        }
        Ok(made)
    }
}
