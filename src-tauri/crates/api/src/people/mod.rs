//! The register of people across classes and years.

pub mod erase;
pub mod merge;
pub mod search;
pub mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use yanxiu_documents::certificates::undrawable;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::certificates::rules::validity;
use yanxiu_domain::identity::{IdNumber, agrees, check_document};
use yanxiu_domain::names::{check_name, name_key, normalise_name};
use yanxiu_domain::people::retention::kept_until;
use yanxiu_domain::people::search::Search;
use yanxiu_domain::people::{Document, Person};
use yanxiu_domain::record::Record;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;
use yanxiu_store::people::{Line, PersonKey, PersonRecord, RegisterRow};

use crate::enrolment::typed::{self, at_their_fields};
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::problem;
use crate::scalar::{self, Day, Hours};
use wire::*;

/// The register in the order of pinyin, as it stood after a change.
pub(crate) struct Order {
    /// Number of the last change that it knows.
    seq: i64,
    people: Arc<[Line]>,
}

/// How long people are kept, as shipped.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ShippedRetention {
    years: u32,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn number(number: &IdNumber, full: bool) -> String {
    if full { number.reveal().to_owned() } else { number.masked() }
}

pub(crate) fn row(from: &RegisterRow, full_ids: bool, fonts: Option<&Fonts>) -> PersonRow {
    let who = &from.person;
    let latest = from.latest.as_ref();
    PersonRow {
        id: who.uid.to_string(),
        name: who.name.clone(),
        id_number: number(&who.document.number, full_ids),
        document_kind: scalar::DocumentKind(who.document.kind),
        sex: who.sex.map(scalar::Sex),
        unit: latest.map(|l| l.unit.clone()).unwrap_or_default(),
        city: latest.and_then(|l| l.city).map(scalar::City),
        title: latest.map(|l| l.title.clone()).unwrap_or_default(),
        phone: latest.map(|l| l.phone.clone()).unwrap_or_default(),
        classes: from.classes,
        last_class: from.last_class.map(Day),
        hours: from.hours.iter().map(|(year, hours)| YearHours { year: *year, hours: Hours(*hours) }).collect(),
        certificates: from.certificates.clone(),
        undrawable: fonts.map(|f| undrawable(f, &who.name)).unwrap_or_default(),
    }
}

/// The register in the order of pinyin; it is put in order anew only after a change.
fn in_order(office: &mut Office) -> Result<Arc<[Line]>, ApiError> {
    let seq = office.store()?.last_seq()?;
    if let Some(order) = office.people_order().filter(|order| order.seq == seq) {
        return Ok(Arc::clone(&order.people));
    }
    let mut people = office.store()?.people_lines()?;
    people.sort_by_cached_key(|line| (name_key(&line.name, &line.reading), line.key));
    let people: Arc<[Line]> = people.into();
    office.keep_people_order(Order { seq, people: Arc::clone(&people) });
    Ok(people)
}

/// Everybody who answers a query, in the order of pinyin; a text that is typed puts the best answers first.
fn answering(office: &mut Office, query: &PeopleQuery) -> Result<Vec<PersonKey>, ApiError> {
    let everybody = in_order(office)?;
    let mut people: Vec<&Line> = everybody.iter().collect();
    if query.year.is_some() || query.city.is_some() {
        let narrowed: BTreeSet<PersonKey> = office.store()?.people_narrowed(query.year, query.city.map(|c| c.0))?;
        people.retain(|line| narrowed.contains(&line.key));
    }
    let mut search = Search::new(&query.text);
    if !search.is_empty() {
        let answers = office.store()?.people_answering(&mut search)?;
        people.retain(|line| answers.contains_key(&line.key));
        people.sort_by_key(|line| answers.get(&line.key).copied());
    }
    if query.rare {
        let fonts = office.fonts()?;
        people.retain(|line| !fonts.missing(&line.name).is_empty());
    }
    Ok(people.into_iter().map(|line| line.key).collect())
}

pub(crate) fn list(office: &mut Office, query: PeopleQuery) -> Result<PeoplePage, ApiError> {
    let answers = answering(office, &query)?;
    let (from, most) = (query.offset as usize, if query.limit == 0 { usize::MAX } else { query.limit as usize });
    let page: Vec<PersonKey> = answers.iter().skip(from).take(most).copied().collect();
    let everybody = count(in_order(office)?.len());
    let store = office.store()?;
    let (rows, erased, years) = (store.people_rows(&page)?, store.people_erased()?, store.class_years()?);
    let fonts = office.fonts()?;
    Ok(PeoplePage {
        total: count(answers.len()),
        everybody,
        erased,
        years,
        people: rows.iter().map(|r| row(r, query.full_ids, Some(fonts))).collect(),
    })
}

/// Writes the register as a workbook: numbers masked unless asked for whole, numbers and phones as text.
pub(crate) fn export(office: &mut Office, payload: PeopleExport) -> Result<Done, ApiError> {
    let keys = answering(office, &payload.query)?;
    let watch = office.watch();
    let mut record = Record::new();
    let mut lines = Vec::new();
    for (at, some) in keys.chunks(500).enumerate() {
        watch.step("整理名册", at * 500, keys.len())?;
        for from in office.store()?.people_rows(some)? {
            let person = row(&from, payload.query.full_ids, None);
            let hours: Vec<String> = from.hours.iter().map(|(year, hours)| format!("{year}年{hours}学时")).collect();
            let mut line = Record::new();
            line.count("number", i64::try_from(lines.len() + 1).unwrap_or(i64::MAX))
                .text("name", person.name)
                .text("sex", person.sex.map(|s| s.0.label()).unwrap_or_default())
                .text("document", person.document_kind.0.label())
                .text("id_number", person.id_number)
                .text("unit", person.unit)
                .text("city", person.city.map(|c| c.0.label()).unwrap_or_default())
                .text("title", person.title)
                .text("phone", person.phone)
                .text("classes", person.classes.to_string())
                .text("hours", hours.join("；"))
                .text("certificates", person.certificates.join("、"));
            lines.push(line);
        }
    }
    let total = lines.len();
    let institution = office.store()?.institution()?.name;
    let numbers = if payload.query.full_ids {
        "证件号码完整显示，请妥善保管"
    } else {
        "证件号码已隐去中间各位"
    };
    record
        .text("register.scope", format!("承办单位：{institution}　{numbers}"))
        .count("register.count", i64::try_from(total).unwrap_or(i64::MAX))
        .list("people", lines);
    let bytes = crate::papers::people_workbook(office, &record, &institution)?;
    let path = Path::new(&payload.path);
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出人员名册 {total} 人：{}", path.display())))
}

/// The entry of the register that an id means: a person's own, or an enrolment's.
fn standing(office: &mut Office, id: &str) -> Result<Uid, ApiError> {
    let uid = Uid::new(id.trim());
    let store = office.store()?;
    Ok(store.person_standing(&uid).or_else(|first| store.person_of_enrolment(&uid).map_err(|_| first))?)
}

fn view(record: &PersonRecord, full: bool, years: u32, fonts: &Fonts) -> PersonView {
    let who = &record.row.person;
    let history = record.attended.iter().map(|class| AttendedClass {
        enrolment_id: class.enrolment.to_string(),
        class_id: class.class.to_string(),
        class_title: match class.run {
            ..=1 => class.class_title.clone(),
            run => format!("{}（第{run}期）", class.class_title),
        },
        opens_on: Day(class.opens_on),
        closes_on: Day(class.closes_on),
        unit: class.unit.clone(),
        post: class.post.clone(),
        title: class.title.clone(),
        phone: class.phone.clone(),
        status: scalar::EnrolmentStatus(class.status),
        reason: class.reason.clone(),
        passed: class.passed,
        earned: class.hours.map(|(earned, _)| Hours(earned)),
        planned: class.hours.map(|(_, planned)| Hours(planned)),
        certificates: class
            .certificates
            .iter()
            .map(|(number, state)| {
                let validity = validity(*state, class.passed.is_some(), class.passed == Some(true));
                HeldCertificate {
                    number: number.clone(),
                    state: scalar::CertificateState(*state),
                    validity: validity.label().to_owned(),
                }
            })
            .collect(),
    });
    PersonView {
        person: row(&record.row, full, Some(fonts)),
        reading: who.reading.clone(),
        birth: who.birth.map(Day),
        ethnic_group: who.ethnic_group.clone(),
        history: history.collect(),
        former_documents: record
            .former_documents
            .iter()
            .map(|d| DocumentRow { kind: scalar::DocumentKind(d.kind), number: number(&d.number, full) })
            .collect(),
        spellings: record.spellings.clone(),
        journal: record
            .touched
            .iter()
            .map(|t| TouchedRow {
                seq: u32::try_from(t.seq).unwrap_or(u32::MAX),
                at: t.at.clone(),
                who: t.who.clone(),
                what: t.what.clone(),
                undone: t.undone,
            })
            .collect(),
        kept_until: record.row.last_class.map(|last| Day(kept_until(last, years))),
    }
}

pub(crate) fn show(office: &mut Office, query: PersonQuery) -> Result<PersonView, ApiError> {
    let uid = standing(office, &query.person_id)?;
    let years = erase::years(office)?.0;
    let record = office.store()?.person_record(&uid)?;
    Ok(view(&record, query.full_ids, years, office.fonts()?))
}

/// Changes a person's facts, with the checks that receipts meet. Certificates keep what they say.
pub(crate) fn save(office: &mut Office, payload: PersonSave) -> Result<Done, ApiError> {
    let uid = standing(office, &payload.person_id)?;
    let record = office.store()?.person_record(&uid)?;
    let before = record.row.person;
    let name = normalise_name(&payload.name);
    let kind = payload.document_kind.0;
    let typed = payload.id_number.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let mut problems = check_name(&name);
    let reading = check_document(kind, typed.unwrap_or(before.document.number.reveal()), office.today(), false);
    // A number that stays as it is was judged when it was taken.
    if typed.is_some() || kind != before.document.kind {
        problems.extend(reading.problems.iter().cloned());
    }
    problems.extend(agrees(&reading, payload.sex.map(|s| s.0), payload.birth.map(|b| b.0)));
    let settled = reading
        .number
        .clone()
        .or((typed.is_none() && kind == before.document.kind).then(|| before.document.number.clone()));
    let problems = at_their_fields(problems, before.uid.as_str());
    if let Some(refused) = ApiError::by_rules(&problems) {
        return Err(refused);
    }
    let after = Person {
        uid: before.uid.clone(),
        name,
        reading: payload.reading.trim().to_owned(),
        document: Document { kind, number: settled.unwrap_or_default() },
        sex: reading.sex.or(payload.sex.map(|s| s.0)),
        birth: reading.birth.or(payload.birth.map(|b| b.0)),
        ethnic_group: payload.ethnic_group.trim().to_owned(),
    };
    office.store()?.change(Op::EditPerson, None, |tx| -> Result<(), ApiError> {
        if after.document != before.document {
            let holder = typed::known(tx, &after.document)?;
            if let Some(holder) = holder.filter(|holder| holder.uid != before.uid) {
                return Err(ApiError::refused(
                    "document_taken",
                    format!("证件 {} 已登记在{}名下", after.document.number, holder.name),
                    "是同一个人的，请用“合并”；不是的，请核对号码。",
                ));
            }
            tx.drop_former_document(&after.document)?;
        }
        tx.put_person(&after)?;
        if payload.keep_former && after.document != before.document {
            tx.keep_former_document(&after.uid, &before.document)?;
        }
        Ok(())
    })?;
    let issued: Vec<&str> = record.row.certificates.iter().map(String::as_str).collect();
    let says = if issued.is_empty() || (after.name == before.name && after.document == before.document) {
        format!("已保存{}", after.name)
    } else {
        format!("已保存{}；证书 {} 仍按核发时的记载，需要更正的请补发", after.name, issued.join("、"))
    };
    Ok(Done { done: says, problems: problem::to_wire(&problems) })
}

/// The check of all names against the embedded fonts.
pub(crate) fn rare(office: &mut Office, _: Nothing) -> Result<RareNames, ApiError> {
    let everybody = in_order(office)?;
    let fonts = office.fonts()?.clone();
    let mut characters: BTreeMap<char, u32> = BTreeMap::new();
    let mut keys = Vec::new();
    for line in everybody.iter() {
        let missing: BTreeSet<char> = fonts.missing(&line.name).into_iter().collect();
        if !missing.is_empty() {
            keys.push(line.key);
        }
        for c in missing {
            *characters.entry(c).or_default() += 1;
        }
    }
    let people = office.store()?.people_rows(&keys)?;
    Ok(RareNames {
        checked: count(everybody.len()),
        people: people
            .iter()
            .map(|from| row(from, false, Some(&fonts)))
            .map(|p| RarePerson { id: p.id, name: p.name, unit: p.unit, classes: p.classes, characters: p.undrawable })
            .collect(),
        characters: characters
            .into_iter()
            .map(|(c, people)| RareCharacter {
                character: c.to_string(),
                code_point: format!("U+{:04X}", u32::from(c)),
                people,
            })
            .collect(),
    })
}
