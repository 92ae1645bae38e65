//! Two entries found to be one person: whose facts stay.

use super::{Document, Person};
use crate::identity::check_document;
use crate::words::words;

use chrono::NaiveDate;

words! {
    /// A fact of a person that a merge chooses from either entry.
    PersonField {
        /// Name.
        Name = "name" "姓名",
        /// Reading of the name.
        Reading = "reading" "姓名读音",
        /// Document, kind and number together.
        Document = "document" "证件",
        /// Sex.
        Sex = "sex" "性别",
        /// Birth date.
        Birth = "birth" "出生日期",
        /// Ethnic group.
        EthnicGroup = "ethnic_group" "民族",
    }
}

/// The person that stays: `keep`'s facts, the other's where they are chosen, and where `keep` has none. Sex and birth
/// date that the number states are the number's, whoever's it is.
pub fn merged(keep: &Person, other: &Person, take: &[PersonField], today: NaiveDate) -> Person {
    let takes = |field: PersonField| take.contains(&field);
    let text = |field: PersonField, ours: &str, theirs: &str| {
        if takes(field) || ours.is_empty() { theirs.to_owned() } else { ours.to_owned() }
    };
    let document = if takes(PersonField::Document) { &other.document } else { &keep.document };
    let stated = check_document(document.kind, document.number.reveal(), today, false);
    Person {
        uid: keep.uid.clone(),
        name: text(PersonField::Name, &keep.name, &other.name),
        // A reading belongs to its name: another name doesn't keep it.
        reading: if takes(PersonField::Name) && keep.name != other.name && !takes(PersonField::Reading) {
            other.reading.clone()
        } else {
            text(PersonField::Reading, &keep.reading, &other.reading)
        },
        document: document.clone(),
        sex: stated.sex.or(if takes(PersonField::Sex) { other.sex.or(keep.sex) } else { keep.sex.or(other.sex) }),
        birth: stated.birth.or(if takes(PersonField::Birth) {
            other.birth.or(keep.birth)
        } else {
            keep.birth.or(other.birth)
        }),
        ethnic_group: text(PersonField::EthnicGroup, &keep.ethnic_group, &other.ethnic_group),
    }
}

/// The document that the person who stays had under the other entry, by which later receipts still find them.
pub fn former_document(keep: &Person, other: &Person, take: &[PersonField]) -> Document {
    if take.contains(&PersonField::Document) { keep.document.clone() } else { other.document.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::IdNumber;
    use crate::people::{DocumentKind, Sex};
    use crate::uid::Uid;

    fn person(uid: &str, name: &str, number: &str) -> Person {
        Person {
            uid: Uid::new(uid),
            name: name.to_owned(),
            reading: String::new(),
            document: Document { kind: DocumentKind::Resident, number: IdNumber::new(number) },
            sex: None,
            birth: None,
            ethnic_group: String::new(),
        }
    }

    #[test]
    fn chosen_facts_come_from_the_other_and_blank_ones_are_filled() {
        let keep = Person { ethnic_group: "汉族".into(), reading: "zhang".into(), ..person("a", "张三", "1") };
        let other = Person { sex: Some(Sex::Male), ethnic_group: "回族".into(), ..person("b", "张叁", "2") };
        for (take, name, number, group, reading) in [
            (vec![], "张三", "1", "汉族", "zhang"),
            (vec![PersonField::Name], "张叁", "1", "汉族", ""),
            (vec![PersonField::Document, PersonField::EthnicGroup], "张三", "2", "回族", "zhang"),
        ] {
            let made = merged(&keep, &other, &take, day());
            assert_eq!(
                (made.name.as_str(), made.document.number.reveal(), made.ethnic_group.as_str(), made.reading.as_str()),
                (name, number, group, reading)
            );
            assert_eq!((made.uid.as_str(), made.sex), ("a", Some(Sex::Male)));
            let former = former_document(&keep, &other, &take);
            assert_ne!(former, made.document, "both documents go on finding the person");
        }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 11, 20).unwrap()
    }

    #[test]
    fn what_the_number_states_goes_with_the_number() {
        let keep = Person { sex: Some(Sex::Male), ..person("a", "张三", "E12345678") };
        let other = Person { sex: Some(Sex::Female), ..person("b", "张三", "11010519491231002X") };
        let made = merged(&keep, &other, &[PersonField::Document], day());
        assert_eq!((made.sex, made.birth), (Some(Sex::Female), NaiveDate::from_ymd_opt(1949, 12, 31)));
        let made = merged(&other, &keep, &[PersonField::Sex], day());
        assert_eq!(made.sex, Some(Sex::Female), "a choice doesn't overrule the number");
    }
}
