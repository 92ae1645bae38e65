//! Search over people, classes and certificates.

use yanxiu_domain::people::search::Search;

use super::number;
use super::wire::{SearchCertificate, SearchClass, SearchPerson, SearchQuery, SearchResult};
use crate::error::ApiError;
use crate::office::Office;
use crate::scalar::{self, Day};

/// Most of each kind when nobody says.
const LIMIT: u32 = 20;
/// Most of each kind that are given at all.
const MOST: u32 = 1_000;

pub(crate) fn search(office: &mut Office, query: SearchQuery) -> Result<SearchResult, ApiError> {
    let mut search = Search::new(&query.text);
    let limit = query.limit.unwrap_or(LIMIT).min(MOST) as usize;
    if search.is_empty() || limit == 0 {
        return Ok(SearchResult { people: Vec::new(), classes: Vec::new(), certificates: Vec::new() });
    }
    let store = office.store()?;
    let people = store.search_people(&mut search, limit)?.into_iter().map(|found| {
        let (row, by) = (found.row, found.by);
        let (unit, phone) = row.latest.map(|l| (l.unit, l.phone)).unwrap_or_default();
        SearchPerson {
            id: row.person.uid.to_string(),
            name: row.person.name,
            id_number: number(&row.person.document.number, query.full_ids),
            unit,
            phone,
            classes: row.classes,
            found_by: scalar::FoundBy(by),
        }
    });
    let people = people.collect();
    let classes = store.search_classes(&mut search, limit)?.into_iter().map(|class| SearchClass {
        id: class.uid.to_string(),
        title: if class.run > 1 { format!("{}（第{}期）", class.title, class.run) } else { class.title },
        plan_number: class.plan_number,
        opens_on: Day(class.opens_on),
        closes_on: Day(class.closes_on),
    });
    let classes = classes.collect();
    let certificates = store.search_certificates(&mut search, limit)?.into_iter().map(|found| SearchCertificate {
        number: found.number,
        name: found.name,
        class_title: found.class_title,
        state: scalar::CertificateState(found.state),
        issued_on: found.issued_on.map(Day),
        class_id: found.class.map(|c| c.to_string()),
        person_id: found.person.map(|p| p.to_string()),
    });
    Ok(SearchResult { people, classes, certificates: certificates.collect() })
}
