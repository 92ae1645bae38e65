//! Entries that may be one person: suggestions, side by side, made one.

use yanxiu_domain::chinese;
use yanxiu_domain::enrolment::EnrolmentStatus;
use yanxiu_domain::names::name_key;
use yanxiu_domain::people::Person;
use yanxiu_domain::people::duplicates::suggestions;
use yanxiu_domain::people::merge::{PersonField, former_document, merged};
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;
use yanxiu_store::people::{Everybody, PersonKey, Shared, Side};

use super::wire::*;
use super::{count, row, standing, view};
use crate::error::ApiError;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::problem;
use crate::scalar::{self, Day};

/// Most pairs that are listed.
const MOST: usize = 200;

pub(crate) fn duplicates(office: &mut Office, _: Nothing) -> Result<Duplicates, ApiError> {
    let Everybody { people: known, keys, distinct } = office.store()?.people_known()?;
    let mut pairs = suggestions(&known);
    pairs.retain(|pair| !distinct.contains(&(pair.first, pair.second)));
    // The strongest grounds first; pairs of one ground in the order of names.
    pairs.sort_by_cached_key(|pair| {
        let who = &known[pair.first].person;
        (pair.why[0], std::cmp::Reverse(pair.why.len()), name_key(&who.name, &who.reading))
    });
    let total = count(pairs.len());
    pairs.truncate(MOST);
    let wanted: Vec<PersonKey> = pairs.iter().flat_map(|p| [keys[p.first], keys[p.second]]).collect();
    // A person may stand in several pairs.
    let mut rows = std::collections::BTreeMap::new();
    let mut once: Vec<PersonKey> = wanted.clone();
    once.sort_unstable();
    once.dedup();
    for (key, from) in once.iter().zip(office.store()?.people_rows(&once)?) {
        rows.insert(*key, row(&from, false, None));
    }
    let listed = pairs.iter().filter_map(|pair| {
        Some(Duplicate {
            first: rows.get(&keys[pair.first])?.clone(),
            second: rows.get(&keys[pair.second])?.clone(),
            why: pair.why.iter().map(|ground| ground.label().to_owned()).collect(),
        })
    });
    Ok(Duplicates { pairs: listed.collect(), total })
}

fn fact(person: &Person, field: PersonField) -> String {
    match field {
        PersonField::Name => person.name.clone(),
        PersonField::Reading => person.reading.clone(),
        PersonField::Document => format!("{} {}", person.document.kind.label(), person.document.number),
        PersonField::Sex => person.sex.map(|s| s.label()).unwrap_or_default().to_owned(),
        PersonField::Birth => person.birth.map(chinese::date).unwrap_or_default(),
        PersonField::EthnicGroup => person.ethnic_group.clone(),
    }
}

fn differs(keep: &Person, other: &Person, field: PersonField) -> bool {
    match field {
        PersonField::Document => keep.document != other.document,
        _ => fact(keep, field) != fact(other, field),
    }
}

/// What keeps two entries from being made one, whatever is chosen.
fn obstacles(shared: &[Shared]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for class in shared {
        if let [Some(one), Some(two)] = class.sides.each_ref().map(|side| side.certificate.as_deref()) {
            problems.push(Problem::error(
                "both_certified",
                format!("两人在“{}”都有证书（{one}、{two}）", class.title),
                "请先核实，作废其中一本，再合并。",
            ));
        }
        if class.archived && class.sides.iter().all(stands) {
            problems.push(Problem::error(
                "archived",
                format!("“{}”已归档，两人都在其中，名单不能再改", class.title),
                "确需更正的，请先撤销归档。",
            ));
        }
    }
    problems
}

/// Whether an enrolment is in its class still.
fn stands(side: &Side) -> bool {
    !matches!(side.status, EnrolmentStatus::Declined | EnrolmentStatus::Cancelled)
}

fn side(from: &Side) -> SharedSide {
    SharedSide {
        enrolment_id: from.enrolment.to_string(),
        status: scalar::EnrolmentStatus(from.status),
        unit: from.unit.clone(),
        marks: from.marks,
        certificate: from.certificate.clone(),
    }
}

/// The ids of two entries that stand apart.
fn pair(office: &mut Office, keep: &str, other: &str) -> Result<(Uid, Uid), ApiError> {
    let (keep, other) = (standing(office, keep)?, standing(office, other)?);
    if keep == other {
        return Err(ApiError::refused("same_person", "这已经是同一个人", "请选择两名不同的人员。"));
    }
    Ok((keep, other))
}

/// Two entries side by side.
pub(crate) fn compare(office: &mut Office, query: PairQuery) -> Result<Comparison, ApiError> {
    let (keep, other) = pair(office, &query.keep_id, &query.other_id)?;
    let years = super::erase::years(office)?.0;
    let store = office.store()?;
    let (one, two) = (store.person_record(&keep)?, store.person_record(&other)?);
    let shared = store.shared_classes(&keep, &other)?;
    let fonts = office.fonts()?;
    Ok(Comparison {
        facts: PersonField::ALL
            .iter()
            .map(|field| ComparedFact {
                field: scalar::PersonField(*field),
                label: field.label().to_owned(),
                keep: fact(&one.row.person, *field),
                other: fact(&two.row.person, *field),
                differs: differs(&one.row.person, &two.row.person, *field),
            })
            .collect(),
        keep: view(&one, false, years, fonts),
        other: view(&two, false, years, fonts),
        problems: problem::to_wire(&obstacles(&shared)),
        shared: shared
            .iter()
            .map(|class| SharedClass {
                class_id: class.class.to_string(),
                class_title: class.title.clone(),
                opens_on: Day(class.opens_on),
                keep: side(&class.sides[0]),
                other: side(&class.sides[1]),
            })
            .collect(),
    })
}

fn refused(problem: &Problem) -> ApiError {
    ApiError::refused(problem.code, problem.message.clone(), problem.hint.clone())
}

/// Of the classes where both are enrolled, the enrolments that don't stay.
fn dropped(shared: &[Shared], stay: &[String]) -> Result<Vec<Uid>, ApiError> {
    let mut out = Vec::new();
    for class in shared {
        let stays = |side: &Side| stay.iter().any(|id| id.trim() == side.enrolment.as_str());
        let chosen: Vec<&Side> = class.sides.iter().filter(|side| stays(side)).collect();
        // Where one side is out of the class already, there is nothing to choose.
        let standing: Vec<&Side> = class.sides.iter().filter(|side| stands(side)).collect();
        let kept = match (chosen.as_slice(), standing.as_slice()) {
            ([one], _) => *one,
            ([], [one]) => *one,
            ([], []) => &class.sides[0],
            _ => {
                let [ours, theirs] = &class.sides;
                return Err(ApiError::refused(
                    "choose_enrolment",
                    format!("两人都报名了“{}”，没有选定保留哪一条", class.title),
                    format!(
                        "请选定保留的报名：{}（{}）或 {}（{}）。",
                        ours.enrolment,
                        ours.status.label(),
                        theirs.enrolment,
                        theirs.status.label()
                    ),
                ));
            }
        };
        for side in class.sides.iter().filter(|side| side.enrolment != kept.enrolment) {
            if let Some(number) = &side.certificate {
                return Err(ApiError::refused(
                    "has_certificate",
                    format!("“{}”中不保留的那条报名有证书 {number}", class.title),
                    "请保留有证书的那条报名，或先作废该证书。",
                ));
            }
            out.push(side.enrolment.clone());
        }
    }
    Ok(out)
}

/// Makes two entries one, as one change that undo takes back whole.
pub(crate) fn merge(office: &mut Office, payload: PeopleMerge) -> Result<Done, ApiError> {
    let (keep, other) = pair(office, &payload.keep_id, &payload.other_id)?;
    let today = office.today();
    let take: Vec<PersonField> = payload.take.iter().map(|field| field.0).collect();
    let (name, gone, cancelled) = office.store()?.change(Op::MergePeople, None, |tx| -> Result<_, ApiError> {
        let (one, two) = (tx.person(&keep)?, tx.person(&other)?);
        let shared = tx.shared_classes(&keep, &other)?;
        if let Some(obstacle) = obstacles(&shared).first() {
            return Err(refused(obstacle));
        }
        let dropped = dropped(&shared, &payload.stay)?;
        let result = merged(&one, &two, &take, today);
        let former = former_document(&one, &two, &take);
        tx.merge_people(&result, &other, &former, &dropped, "合并人员：与同班另一条报名是同一人")?;
        Ok((result.name, two.name, dropped.len()))
    })?;
    let told = if cancelled == 0 { String::new() } else { format!("，{cancelled} 条重复的报名改为已取消") };
    let names =
        if name == gone { format!("已合并{name}的两条记录") } else { format!("已把{gone}并入{name}") };
    Ok(done(format!("{names}{told}")))
}

/// Judges two entries to be two people.
pub(crate) fn distinct(office: &mut Office, query: PairQuery) -> Result<Done, ApiError> {
    let (one, two) = pair(office, &query.keep_id, &query.other_id)?;
    office.store()?.change(Op::SetDistinct, None, |tx| tx.set_distinct(&one, &two))?;
    Ok(done("已标记为不同的人，不再提示"))
}
