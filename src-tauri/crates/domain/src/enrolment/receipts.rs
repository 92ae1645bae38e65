//! What a receipt says of somebody known already: where the two differ, and which of them is kept.

use std::borrow::Cow;

use super::{ReceiptDetails, TitleLevel};
use crate::people::{City, Person, PoliticalStatus, Sex};
use crate::problem::Problem;

/// What a receipt says of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who; the id is empty.
    pub person: Person,
    /// The rest.
    pub details: ReceiptDetails,
    /// What it says about the front line; `None` where it says nothing.
    pub front_line: Option<bool>,
}

/// How long a fact holds, and with that who is right about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Who somebody is. It was checked once and seldom changes: what is known stays unless somebody decides otherwise.
    Identity,
    /// Work and contact, which change: the newest receipt is right.
    Lasting,
    /// Wishes for one class; they say nothing about the next.
    OfThisClass,
}

/// A fact on which what is known and a receipt differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Path of the field.
    pub field: &'static str,
    /// What is known, as shown.
    pub known: String,
    /// What the receipt says, as shown.
    pub given: String,
    /// Whose fact it is.
    pub nature: Nature,
}

impl Nature {
    /// Whether the receipt's value is taken when nobody has decided.
    pub const fn takes_given(self) -> bool {
        !matches!(self, Self::Identity)
    }
}

/// Tells that somebody known by their document comes under another name: the known one stays.
pub fn name_differs(known: &Person, given: &str, hint: &str) -> Option<Problem> {
    (known.name != given).then(|| {
        let message = format!("身份证号相同，姓名由“{}”变为“{given}”", known.name);
        Problem::warning("name_differs", message, hint)
    })
}

/// A person with what a receipt said of them.
pub type Facts<'a> = (&'a Person, &'a ReceiptDetails);

struct Fact {
    field: &'static str,
    nature: Nature,
    text: for<'a> fn(Facts<'a>) -> Cow<'a, str>,
    copy: fn(Facts<'_>, &mut Person, &mut ReceiptDetails),
}

macro_rules! texts {
    ($($field:literal $nature:ident $whose:tt . $name:ident,)+) => {
        &[$(Fact {
            field: $field,
            nature: Nature::$nature,
            text: |facts| Cow::Borrowed(texts!(@from facts $whose).$name.as_str()),
            copy: |facts, person, details| {
                texts!(@to person details $whose).$name.clone_from(&texts!(@from facts $whose).$name);
            },
        },)+]
    };
    (@from $facts:ident person) => { $facts.0 };
    (@from $facts:ident details) => { $facts.1 };
    (@to $person:ident $details:ident person) => {{ let _ = &$details; $person }};
    (@to $person:ident $details:ident details) => {{ let _ = &$person; $details }};
}

const TEXTS: &[Fact] = texts! {
    "person.name" Identity person.name,
    "person.ethnic_group" Identity person.ethnic_group,
    "details.unit" Lasting details.unit,
    "details.post" Lasting details.post,
    "details.title" Lasting details.title,
    "details.field" Lasting details.field,
    "details.phone" Lasting details.phone,
    "details.front_line_how" OfThisClass details.front_line_how,
    "details.lodging" OfThisClass details.lodging,
    "details.food" OfThisClass details.food,
    "details.arrival" OfThisClass details.arrival,
    "details.departure" OfThisClass details.departure,
    "details.note" OfThisClass details.note,
};

fn word<T>(value: Option<T>, label: impl Fn(T) -> &'static str) -> Cow<'static, str> {
    Cow::Borrowed(value.map_or("", label))
}

const WORDS: &[Fact] = &[
    Fact {
        field: "person.sex",
        nature: Nature::Identity,
        text: |(p, _)| word(p.sex, Sex::label),
        copy: |(from, _), to, _| to.sex = from.sex,
    },
    Fact {
        field: "person.birth",
        nature: Nature::Identity,
        text: |(p, _)| p.birth.map_or(Cow::Borrowed(""), |day| Cow::Owned(day.to_string())),
        copy: |(from, _), to, _| to.birth = from.birth,
    },
    Fact {
        field: "details.city",
        nature: Nature::Lasting,
        text: |(_, d)| word(d.city, City::label),
        copy: |(_, from), _, to| to.city = from.city,
    },
    Fact {
        field: "details.title_level",
        nature: Nature::Lasting,
        text: |(_, d)| word(d.title_level, TitleLevel::label),
        copy: |(_, from), _, to| to.title_level = from.title_level,
    },
    Fact {
        field: "details.political_status",
        nature: Nature::Lasting,
        text: |(_, d)| word(d.political_status, PoliticalStatus::label),
        copy: |(_, from), _, to| to.political_status = from.political_status,
    },
];

/// The front line is a yes or no: a receipt without that column says neither.
const FRONT_LINE: &str = "details.front_line";

const fn yes_no(yes: bool) -> &'static str {
    if yes { "是" } else { "否" }
}

fn facts() -> impl Iterator<Item = &'static Fact> {
    TEXTS.iter().chain(WORDS)
}

/// The facts that both know and on which they differ. `here` says that what is known is of the same class, so that
/// wishes for a class are compared too.
pub fn differences(known: Facts<'_>, said: &Said, here: bool) -> Vec<Difference> {
    let given = (&said.person, &said.details);
    let mut found: Vec<Difference> = facts()
        .filter(|fact| here || fact.nature != Nature::OfThisClass)
        .filter_map(|fact| {
            let (known, given) = ((fact.text)(known), (fact.text)(given));
            (!known.is_empty() && !given.is_empty() && known != given).then(|| Difference {
                field: fact.field,
                known: known.into_owned(),
                given: given.into_owned(),
                nature: fact.nature,
            })
        })
        .collect();
    if let Some(given) = said.front_line.filter(|given| here && *given != known.1.front_line) {
        found.push(Difference {
            field: FRONT_LINE,
            known: yes_no(known.1.front_line).to_owned(),
            given: yes_no(given).to_owned(),
            nature: Nature::OfThisClass,
        });
    }
    found
}

/// The person and the details to keep. What only one of them knows is kept; where they differ `takes` decides by the
/// field's path whether the receipt's value is taken, and where it says nothing the fact's nature does. The person's id,
/// document and reading are the known ones.
pub fn settle(
    known: Facts<'_>,
    said: &Said,
    here: bool,
    takes: impl Fn(&'static str) -> Option<bool>,
) -> (Person, ReceiptDetails) {
    let given = (&said.person, &said.details);
    let (mut person, mut details) = (known.0.clone(), said.details.clone());
    for fact in facts().filter(|fact| here || fact.nature != Nature::OfThisClass) {
        let (before, now) = ((fact.text)(known), (fact.text)(given));
        let take = match (before.is_empty(), now.is_empty()) {
            (_, true) => false,
            (true, false) => true,
            (false, false) => takes(fact.field).unwrap_or(fact.nature.takes_given()),
        };
        (fact.copy)(if take { given } else { known }, &mut person, &mut details);
    }
    if here {
        let take = takes(FRONT_LINE).unwrap_or(true);
        details.front_line = said.front_line.filter(|_| take).unwrap_or(known.1.front_line);
        let newly = |heading: &String| said.details.extra.iter().any(|(h, _)| h == heading);
        let mut extra: Vec<_> = known.1.extra.iter().filter(|(heading, _)| !newly(heading)).cloned().collect();
        extra.extend(said.details.extra.iter().cloned());
        details.extra = extra;
    }
    (person, details)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::IdNumber;
    use crate::people::{Document, DocumentKind};
    use crate::uid::Uid;

    fn person(name: &str, uid: &str) -> Person {
        Person {
            uid: Uid::new(uid),
            name: name.to_owned(),
            reading: String::new(),
            document: Document { kind: DocumentKind::Resident, number: IdNumber::new("11010519491231002X") },
            sex: None,
            birth: None,
            ethnic_group: String::new(),
        }
    }

    fn said(name: &str, details: ReceiptDetails, front_line: Option<bool>) -> Said {
        Said { person: person(name, ""), details, front_line }
    }

    fn details(unit: &str, lodging: &str) -> ReceiptDetails {
        ReceiptDetails { unit: unit.to_owned(), lodging: lodging.to_owned(), ..ReceiptDetails::default() }
    }

    #[test]
    fn every_fact_of_a_receipt_can_be_chosen_and_has_a_heading() {
        let headed: Vec<&str> = crate::enrolment::fields::RECEIPT.iter().map(|f| f.path).collect();
        let mut chosen: Vec<&str> = facts().map(|f| f.field).chain([FRONT_LINE]).collect();
        assert!(chosen.iter().all(|field| headed.contains(field)), "{chosen:?}");
        // The document tells who it is, and 职务职称 is kept as two facts.
        chosen.extend(["person.id_number", "person.document_kind", "details.post_title"]);
        for field in headed {
            assert!(chosen.contains(&field), "{field}");
        }
    }

    #[test]
    fn nobody_deciding_the_receipt_is_right_about_work_and_the_register_about_who_it_is() {
        let (known, before) = (person("张三", "k"), details("甲单位", "合住"));
        let new = said("张叁", details("乙单位", ""), None);
        let found = differences((&known, &before), &new, true);
        let fields: Vec<&str> = found.iter().map(|d| d.field).collect();
        assert_eq!(fields, ["person.name", "details.unit"]);
        let (who, kept) = settle((&known, &before), &new, true, |_| None);
        assert_eq!((who.name.as_str(), who.uid.as_str()), ("张三", "k"));
        assert_eq!((kept.unit.as_str(), kept.lodging.as_str()), ("乙单位", "合住"));
        let (who, kept) = settle((&known, &before), &new, true, |field| Some(field == "person.name"));
        assert_eq!((who.name.as_str(), kept.unit.as_str()), ("张叁", "甲单位"));
    }

    #[test]
    fn wishes_for_another_class_are_not_carried_over() {
        let (known, before) = (person("张三", "k"), details("甲单位", "合住"));
        let new = said("张三", ReceiptDetails::default(), None);
        let (_, kept) = settle((&known, &before), &new, false, |_| None);
        assert_eq!((kept.unit.as_str(), kept.lodging.as_str()), ("甲单位", ""));
        assert!(differences((&known, &before), &said("张三", details("甲单位", "单间"), Some(true)), false).is_empty());
    }

    #[test]
    fn a_receipt_that_is_silent_about_the_front_line_leaves_it() {
        let known = person("张三", "k");
        let before = ReceiptDetails { front_line: true, ..ReceiptDetails::default() };
        for (given, takes, kept) in
            [(None, None, true), (Some(false), None, false), (Some(false), Some(false), true), (Some(true), None, true)]
        {
            let new = said("张三", ReceiptDetails::default(), given);
            let (_, settled) = settle((&known, &before), &new, true, |_| takes);
            assert_eq!(settled.front_line, kept, "{given:?} {takes:?}");
            let differs = differences((&known, &before), &new, true);
            assert_eq!(differs.len(), usize::from(given == Some(false)), "{given:?}");
        }
    }

    #[test]
    fn unknown_columns_of_both_receipts_stay_the_newer_value_last() {
        let known = person("张三", "k");
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let before = ReceiptDetails {
            extra: vec![pair("特长", "书法"), pair("车牌", "鲁A")],
            ..ReceiptDetails::default()
        };
        let new = ReceiptDetails { extra: vec![pair("特长", "绘画")], ..ReceiptDetails::default() };
        let (_, kept) = settle((&known, &before), &said("张三", new, None), true, |_| None);
        assert_eq!(kept.extra, [pair("车牌", "鲁A"), pair("特长", "绘画")]);
    }
}
