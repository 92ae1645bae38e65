//! Entries that may be one person, for a human to judge.

use std::collections::{BTreeMap, BTreeSet};

use super::{DocumentKind, Person};
use crate::words::words;

words! {
    /// Why two entries may be one person.
    Likeness {
        /// The numbers differ in one place, the check digit aside.
        OneDigit = "one_digit" "证件号码只差一位",
        /// The numbers differ in two neighbouring places that changed places, the check digit aside.
        Transposed = "transposed" "证件号码相邻两位颠倒",
        /// The old number of 15 digits and the new one of 18.
        OldNumber = "old_number" "15 位旧号与 18 位号码相合",
        /// One name with a resident's number and with another document.
        OtherDocument = "other_document" "同名，证件种类不同",
        /// One name and birth date.
        SameBirth = "same_birth" "同名，出生日期相同",
        /// One name and phone.
        SamePhone = "same_phone" "同名，手机相同",
        /// One phone under two names whose numbers are alike.
        SharedPhone = "shared_phone" "手机相同",
        /// One name and unit.
        SameUnit = "same_unit" "同名，单位相同",
    }
}

/// A person with what their receipts said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub person: Person,
    /// Phones, all that were given.
    pub phones: BTreeSet<String>,
    /// Units, all that were given.
    pub units: BTreeSet<String>,
}

/// Two entries that may be one person, by their places in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The earlier entry.
    pub first: usize,
    /// The later entry.
    pub second: usize,
    /// Why, strongest first.
    pub why: Vec<Likeness>,
}

/// Most entries of one name or phone that are held against one another; beyond that the name says nothing.
const LARGEST_GROUP: usize = 200;

/// Pairs that may be one person, those with the strongest grounds first, then in the order of the list.
pub fn suggestions(people: &[Known]) -> Vec<Suggestion> {
    let mut groups: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (at, known) in people.iter().enumerate() {
        groups.entry(("name", known.person.name.clone())).or_default().push(at);
        for phone in known.phones.iter().filter(|p| !p.is_empty()) {
            groups.entry(("phone", phone.clone())).or_default().push(at);
        }
        if let Some(old) = old_number(&known.person) {
            groups.entry(("old", old)).or_default().push(at);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in groups.values().filter(|g| (2..=LARGEST_GROUP).contains(&g.len())) {
        for (index, first) in group.iter().enumerate() {
            pairs.extend(group[index + 1..].iter().filter(|second| *second != first).map(|second| (*first, *second)));
        }
    }
    let mut found: Vec<Suggestion> = pairs
        .into_iter()
        .map(|(first, second)| Suggestion { first, second, why: likeness(&people[first], &people[second]) })
        .filter(|suggestion| !suggestion.why.is_empty())
        .collect();
    found.sort_by_key(|s| (s.why[0], std::cmp::Reverse(s.why.len())));
    found
}

/// Why two entries may be one person, strongest ground first; nothing when there is no ground.
pub fn likeness(one: &Known, two: &Known) -> Vec<Likeness> {
    let (a, b) = (&one.person, &two.person);
    let same_name = a.name == b.name;
    let shared = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.iter().any(|text| !text.is_empty() && y.contains(text));
    let same_phone = shared(&one.phones, &two.phones);
    let numbers = number_likeness(a, b);
    let kinds_differ = (a.document.kind == DocumentKind::Resident) != (b.document.kind == DocumentKind::Resident);
    let contradict = a.sex.is_some() && b.sex.is_some() && a.sex != b.sex
        || a.birth.is_some() && b.birth.is_some() && a.birth != b.birth;
    let mut why: Vec<Likeness> =
        numbers.filter(|n| same_name || same_phone || *n == Likeness::OldNumber).into_iter().collect();
    let mut add = |holds: bool, ground: Likeness| why.extend(holds.then_some(ground));
    add(same_name && kinds_differ && !contradict, Likeness::OtherDocument);
    add(same_name && a.birth.is_some() && a.birth == b.birth, Likeness::SameBirth);
    add(same_name && same_phone, Likeness::SamePhone);
    // One phone alone says little: an office gives its own for all its people.
    add(!same_name && same_phone && numbers.is_some(), Likeness::SharedPhone);
    add(same_name && shared(&one.units, &two.units), Likeness::SameUnit);
    why.sort();
    why
}

/// The 15 digits that a number has, or had before 1999.
fn old_number(person: &Person) -> Option<String> {
    let number = person.document.number.reveal();
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match number.len() {
        15 if digits(number) => Some(number.to_owned()),
        18 if digits(&number[..17]) && number[6..].starts_with("19") => {
            Some(format!("{}{}", &number[..6], &number[8..17]))
        }
        _ => None,
    }
}

fn number_likeness(a: &Person, b: &Person) -> Option<Likeness> {
    let (one, two) = (a.document.number.reveal(), b.document.number.reveal());
    if one.len() != two.len() {
        return (old_number(a).is_some() && old_number(a) == old_number(b)).then_some(Likeness::OldNumber);
    }
    // The check digit follows from the others, so that a slip in them changes two places.
    let compared = if one.len() == 18 { 17 } else { one.len() };
    let differing: Vec<usize> = one
        .bytes()
        .zip(two.bytes())
        .take(compared)
        .enumerate()
        .filter(|(_, (x, y))| x != y)
        .map(|(at, _)| at)
        .collect();
    let at = |text: &str, place: usize| text.as_bytes().get(place).copied();
    match differing.as_slice() {
        // The same but for the check digit: one of them was copied wrongly there.
        [] | [_] => Some(Likeness::OneDigit),
        [i, j] if *j == i + 1 && at(one, *i) == at(two, *j) && at(one, *j) == at(two, *i) => Some(Likeness::Transposed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::IdNumber;
    use crate::people::{Document, Sex};
    use crate::uid::Uid;
    use chrono::NaiveDate;

    fn known(name: &str, kind: DocumentKind, number: &str, phone: &str, unit: &str) -> Known {
        let birth = number.get(6..14).and_then(|text| NaiveDate::parse_from_str(text, "%Y%m%d").ok());
        Known {
            person: Person {
                uid: Uid::default(),
                name: name.to_owned(),
                reading: String::new(),
                document: Document { kind, number: IdNumber::new(number) },
                sex: None,
                birth: birth.filter(|_| kind == DocumentKind::Resident),
                ethnic_group: String::new(),
            },
            phones: [phone.to_owned()].into(),
            units: [unit.to_owned()].into(),
        }
    }

    #[test]
    fn grounds_are_named_strongest_first() {
        use DocumentKind::{HomeReturn, Resident};
        let one = || known("张三", Resident, "370102198001011234", "13800000001", "甲单位");
        for (two, expected) in [
            (known("张三", Resident, "370102198001015653", "", "乙"), vec![Likeness::SameBirth]),
            (known("张三", Resident, "370102198101011232", "", ""), vec![Likeness::OneDigit]),
            (known("张三", Resident, "370102198001010784", "", ""), vec![Likeness::SameBirth]),
            (known("张三", Resident, "370102198001101234", "", ""), vec![Likeness::Transposed]),
            (known("张三", Resident, "370102198001011230", "", ""), vec![Likeness::OneDigit, Likeness::SameBirth]),
            (
                known("张四", Resident, "370102198001011230", "13800000001", ""),
                vec![Likeness::OneDigit, Likeness::SharedPhone],
            ),
            (known("张四", Resident, "370102198001011230", "", ""), vec![]),
            (known("张叁", Resident, "370102800101123", "", ""), vec![Likeness::OldNumber]),
            (known("张三", HomeReturn, "H12345678", "", ""), vec![Likeness::OtherDocument]),
            (known("张四", HomeReturn, "H12345678", "13800000001", ""), vec![]),
            (
                known("张三", Resident, "370102197005052222", "13800000001", "甲单位"),
                vec![Likeness::SamePhone, Likeness::SameUnit],
            ),
            (known("张三", Resident, "370102197005052222", "", "甲单位"), vec![Likeness::SameUnit]),
            (known("张三", Resident, "370102197005052222", "", "乙单位"), vec![]),
            (known("李四", Resident, "370102198001019999", "13800000001", "甲单位"), vec![]),
        ] {
            assert_eq!(likeness(&one(), &two), expected, "{two:?}");
            let listed = suggestions(&[one(), two.clone()]);
            assert_eq!(listed.first().map(|s| s.why.clone()).unwrap_or_default(), expected, "{two:?}");
        }
    }

    #[test]
    fn documents_of_people_of_different_sex_are_no_ground() {
        let mut man = known("张三", DocumentKind::Resident, "370102198001011234", "", "");
        let mut woman = known("张三", DocumentKind::HomeReturn, "H12345678", "", "");
        (man.person.sex, woman.person.sex) = (Some(Sex::Male), Some(Sex::Female));
        assert_eq!(likeness(&man, &woman), []);
    }

    #[test]
    fn blank_phones_and_units_are_nothing_shared() {
        let one = known("张三", DocumentKind::Resident, "370102198001011234", "", "");
        let two = known("张三", DocumentKind::Resident, "370102197005052222", "", "");
        assert_eq!(suggestions(&[one, two]), []);
    }
}
