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

fn difference(fact: &Fact, known: &str, given: &str) -> Difference {
    Difference { field: fact.field, known: known.to_owned(), given: given.to_owned(), nature: fact.nature }
}

/// The facts that both know and on which they differ. `here` says that what is known is of the same class, so that
/// wishes for a class are compared too.
pub fn differences(known: Facts<'_>, said: &Said, here: bool) -> Vec<Difference> {
    let mut found = contradicting(known, said, here);
    if let Some(given) = said.front_line.filter(|given| here && *given != known.1.front_line) {
        // A record doesn't tell a no from what nobody said.
        let known = if known.1.front_line { "是" } else { "否或未填" };
        found.push(front_line(known, given));
    }
    found
}

fn contradicting(known: Facts<'_>, said: &Said, here: bool) -> Vec<Difference> {
    let given = (&said.person, &said.details);
    facts()
        .filter(|fact| here || fact.nature != Nature::OfThisClass)
        .filter_map(|fact| {
            let (known, given) = ((fact.text)(known), (fact.text)(given));
            (!known.is_empty() && !given.is_empty() && known != given).then(|| difference(fact, &known, &given))
        })
        .collect()
}

fn front_line(known: &str, given: bool) -> Difference {
    Difference {
        field: FRONT_LINE,
        known: known.to_owned(),
        given: yes_no(given).to_owned(),
        nature: Nature::OfThisClass,
    }
}

/// The facts that the record of somebody in the class lacks and the receipt gives; what is known is empty.
pub fn additions(known: Facts<'_>, said: &Said) -> Vec<Difference> {
    let given = (&said.person, &said.details);
    facts()
        .filter_map(|fact| {
            let (known, given) = ((fact.text)(known), (fact.text)(given));
            (known.is_empty() && !given.is_empty()).then(|| difference(fact, "", &given))
        })
        .collect()
}

/// A column that is kept as it is and says something new of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraDifference {
    /// Heading.
    pub heading: String,
    /// What is known; empty when nothing is.
    pub known: String,
    /// What the receipt says.
    pub given: String,
}

/// Columns kept as they are that say something else than is known, or of which nothing is known.
pub fn extra_differences(known: &ReceiptDetails, given: &ReceiptDetails) -> Vec<ExtraDifference> {
    let said = |heading: &str| known.extra.iter().find(|(h, _)| h == heading).map_or("", |(_, text)| text.as_str());
    given
        .extra
        .iter()
        .map(|(heading, text)| (heading, said(heading), text))
        .filter(|(_, known, text)| known != text)
        .map(|(heading, known, text)| ExtraDifference {
            heading: heading.clone(),
            known: known.to_owned(),
            given: text.clone(),
        })
        .collect()
}

/// What a later row says of somebody who stood in an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Again {
    /// Facts on which the two rows differ.
    pub differing: Vec<Difference>,
    /// Facts that only the later row knows.
    pub additions: Vec<Difference>,
    /// Columns kept as they are on which they differ, or that only the later row has.
    pub extra: Vec<ExtraDifference>,
}

/// Compares two rows of one person. A column that only one of them has is no difference.
pub fn compare(first: &Said, later: &Said) -> Again {
    let known = (&first.person, &first.details);
    let mut again = Again {
        differing: contradicting(known, later, true),
        additions: additions(known, later),
        extra: extra_differences(&first.details, &later.details),
    };
    match (first.front_line, later.front_line) {
        (Some(known), Some(given)) if known != given => again.differing.push(front_line(yes_no(known), given)),
        (None, Some(given)) => again.additions.push(front_line("", given)),
        _ => {}
    }
    again
}

impl Again {
    /// Whether the rows contradict each other.
    pub fn contradicts(&self) -> bool {
        !self.differing.is_empty() || self.extra.iter().any(|e| !e.known.is_empty())
    }
}

impl Said {
    /// Takes from a later row of the same person what this one doesn't say.
    pub fn fill(&mut self, later: &Self) {
        let (person, details) = fill((&self.person, &self.details), later, |_| None);
        let front_line = self.front_line.or(later.front_line);
        *self =
            Self { person, details: ReceiptDetails { front_line: front_line.unwrap_or(false), ..details }, front_line };
    }
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
    let (person, mut details) =
        combine(known, said, here, &takes, |fact| takes(fact.field).unwrap_or(fact.nature.takes_given()));
    if here {
        let take = takes(FRONT_LINE).unwrap_or(true);
        details.front_line = said.front_line.filter(|_| take).unwrap_or(known.1.front_line);
        let newly = |heading: &String| said.details.extra.iter().any(|(h, _)| h == heading);
        let mut extra: Vec<_> = known.1.extra.iter().filter(|(heading, _)| !newly(heading)).cloned().collect();
        extra.extend(said.details.extra.iter().cloned());
        // The same said again is no change, be it in another order.
        details.extra =
            if extra_differences(known.1, &said.details).is_empty() { known.1.extra.clone() } else { extra };
    }
    (person, details)
}

/// What is known of somebody in the class, with its blanks filled from the receipt and nothing else changed. A blank for
/// which `takes` decides that the known value stays is left.
pub fn fill(known: Facts<'_>, said: &Said, takes: impl Fn(&'static str) -> Option<bool>) -> (Person, ReceiptDetails) {
    let (person, mut details) = combine(known, said, true, &takes, |_| false);
    details.front_line = known.1.front_line;
    details.extra.clone_from(&known.1.extra);
    let new = extra_differences(known.1, &said.details).into_iter().filter(|e| e.known.is_empty());
    details.extra.extend(new.map(|e| (e.heading, e.given)));
    (person, details)
}

/// Puts together what is known and what is said, fact by fact; `both` decides where both say something.
fn combine(
    known: Facts<'_>,
    said: &Said,
    here: bool,
    takes: &impl Fn(&'static str) -> Option<bool>,
    both: impl Fn(&Fact) -> bool,
) -> (Person, ReceiptDetails) {
    let given = (&said.person, &said.details);
    let (mut person, mut details) = (known.0.clone(), said.details.clone());
    for fact in facts().filter(|fact| here || fact.nature != Nature::OfThisClass) {
        let (before, now) = ((fact.text)(known), (fact.text)(given));
        let take = match (before.is_empty(), now.is_empty()) {
            (_, true) => false,
            // What another class's record lacks is nothing that could be kept.
            (true, false) => !here || takes(fact.field).unwrap_or(true),
            (false, false) => both(fact),
        };
        (fact.copy)(if take { given } else { known }, &mut person, &mut details);
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
    fn blanks_are_filled_and_nothing_else_is_changed() {
        let (known, before) = (person("张三", "k"), details("甲单位", ""));
        let party = Some(PoliticalStatus::PartyMember);
        let given =
            ReceiptDetails { political_status: party, post: "科长".to_owned(), ..details("乙单位", "合住") };
        let new = said("张叁", given, Some(true));
        let added: Vec<&str> = additions((&known, &before), &new).iter().map(|d| d.field).collect();
        assert_eq!(added, ["details.post", "details.lodging", "details.political_status"]);
        let (who, kept) = fill((&known, &before), &new, |_| None);
        assert_eq!((who.name.as_str(), kept.unit.as_str(), kept.front_line), ("张三", "甲单位", false));
        assert_eq!((kept.post.as_str(), kept.lodging.as_str(), kept.political_status), ("科长", "合住", party));
        let keep = |field| (field == "details.post").then_some(false);
        assert_eq!(fill((&known, &before), &new, keep).1.post, "");
        assert_eq!(settle((&known, &before), &new, true, keep).1.post, "");
    }

    #[test]
    fn a_column_that_only_one_of_two_rows_has_is_no_contradiction() {
        let party = Some(PoliticalStatus::PartyMember);
        let fuller = ReceiptDetails { political_status: party, ..details("甲单位", "") };
        for (first, later, differing, added) in [
            (None, Some(true), &[][..], &["details.unit", "details.political_status", FRONT_LINE][..]),
            (Some(false), Some(true), &[FRONT_LINE], &["details.unit", "details.political_status"]),
            (Some(true), None, &[], &["details.unit", "details.political_status"]),
        ] {
            let mut row = said("张三", ReceiptDetails::default(), first);
            let again = said("张三", ReceiptDetails { front_line: later == Some(true), ..fuller.clone() }, later);
            let found = compare(&row, &again);
            let fields = |list: &[Difference]| list.iter().map(|d| d.field).collect::<Vec<_>>();
            assert_eq!((fields(&found.differing), fields(&found.additions)), (differing.to_vec(), added.to_vec()));
            row.fill(&again);
            assert_eq!((row.details.unit.as_str(), row.details.political_status), ("甲单位", party));
            assert_eq!((row.front_line, row.details.front_line), (first.or(later), first.or(later) == Some(true)));
        }
    }

    #[test]
    fn what_a_column_kept_as_it_is_says_anew_shows() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let extra = |extra| ReceiptDetails { extra, ..ReceiptDetails::default() };
        let (known, before) = (person("张三", "k"), extra(vec![pair("特长", "书法"), pair("车牌", "鲁A")]));
        let new = said("张三", extra(vec![pair("车牌", "鲁A"), pair("特长", "绘画"), pair("学历", "本科")]), None);
        let found = extra_differences(&before, &new.details);
        let shown: Vec<_> = found.iter().map(|e| (e.heading.as_str(), e.known.as_str(), e.given.as_str())).collect();
        assert_eq!(shown, [("特长", "书法", "绘画"), ("学历", "", "本科")]);
        let filled = fill((&known, &before), &new, |_| None).1.extra;
        assert_eq!(filled, [pair("特长", "书法"), pair("车牌", "鲁A"), pair("学历", "本科")]);
        let turned = said("张三", extra(vec![pair("车牌", "鲁A"), pair("特长", "书法")]), None);
        assert_eq!(settle((&known, &before), &turned, true, |_| None).1, before);
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
