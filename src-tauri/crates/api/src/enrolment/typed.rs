//! A person as somebody types them: what is wrong, each thing at its field, and how the register takes them in.

use chrono::NaiveDate;
use yanxiu_domain::enrolment::ReceiptDetails;
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME};
use yanxiu_domain::enrolment::receipts::{Said, name_differs, settle};
use yanxiu_domain::identity::{agrees, check_document};
use yanxiu_domain::names::{check_name, normalise_name};
use yanxiu_domain::people::{Document, DocumentKind, Person, Sex};
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Tx;

use crate::error::ApiError;

/// What is typed of who somebody is.
pub(crate) struct Typed<'a> {
    pub(crate) name: &'a str,
    pub(crate) reading: &'a str,
    pub(crate) kind: DocumentKind,
    pub(crate) number: &'a str,
    pub(crate) sex: Option<Sex>,
    pub(crate) birth: Option<NaiveDate>,
    pub(crate) ethnic_group: &'a str,
}

/// Puts what is wrong with who somebody is to the field it is about; `id` is the enrolment or the person, if any.
pub(crate) fn at_their_fields(problems: Vec<Problem>, id: &str) -> Vec<Problem> {
    let field = |code: &str| match code {
        "id_sex_differs" => "person.sex",
        "id_birth_differs" => "person.birth",
        _ if code.starts_with("name_") => NAME,
        _ => ID_NUMBER,
    };
    problems.into_iter().map(|p| p.clone().field("enrolment", "person", id, field(p.code))).collect()
}

/// Reads a person without an id of the register, and what there is to look at; `id` is the enrolment, if any.
///
/// # Errors
/// Everything that is wrong.
pub(crate) fn read(typed: &Typed<'_>, id: &str, today: NaiveDate) -> Result<(Person, Vec<Problem>), ApiError> {
    let name = normalise_name(typed.name);
    let reading = check_document(typed.kind, typed.number, today, false);
    let mut problems = check_name(&name);
    problems.extend(reading.problems.iter().cloned());
    problems.extend(agrees(&reading, typed.sex, typed.birth));
    let problems = at_their_fields(problems, id);
    if let Some(refused) = ApiError::by_rules(&problems) {
        return Err(refused);
    }
    let person = Person {
        uid: Uid::default(),
        name,
        reading: typed.reading.trim().to_owned(),
        document: Document { kind: typed.kind, number: reading.number.unwrap_or_default() },
        sex: reading.sex.or(typed.sex),
        birth: reading.birth.or(typed.birth),
        ethnic_group: typed.ethnic_group.trim().to_owned(),
    };
    Ok((person, problems))
}

/// Whoever the register knows by this document, or by one they had before.
pub(crate) fn known(tx: &Tx<'_>, document: &Document) -> Result<Option<Person>, ApiError> {
    let (kind, number) = (document.kind, &document.number);
    Ok(tx.person_by_document(kind, number)?.or(tx.person_by_former_document(kind, number)?))
}

/// Takes a person into the register. Of somebody it knows already the register is right, as it is when a receipt comes:
/// only what it doesn't know is filled in, and another name is told.
pub(crate) fn keep(tx: &Tx<'_>, who: Person) -> Result<(Person, Option<Problem>), ApiError> {
    let Some(known) = known(tx, &who.document)? else {
        let new = Person { uid: tx.new_uid(), ..who };
        tx.put_person(&new)?;
        return Ok((new, None));
    };
    let hint = "已沿用原有的姓名。请向本人核对姓名用字；原有的不对的，请到“人员”中改正。";
    let differs = name_differs(&known, &who.name, hint).map(|p| p.field("enrolment", "person", "", NAME));
    let details = ReceiptDetails::default();
    let said = Said { person: who, details: details.clone(), front_line: None };
    let (mut settled, _) = settle((&known, &details), &said, false, |_| None);
    // The reading belongs to the name it was typed for.
    if settled.reading.is_empty() && differs.is_none() {
        settled.reading = said.person.reading;
    }
    if settled != known {
        tx.put_person(&settled)?;
    }
    Ok((settled, differs))
}
