//! Two entries found to be one person: whose facts stay.

use super::{Document, Person};
use crate::identity::{IdReading, agrees, check_document};
use crate::problem::Problem;
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

/// The person that stays: `keep`'s facts, the other's where they are chosen, and where `keep` has none.
pub fn merged(keep: &Person, other: &Person, take: &[PersonField]) -> Person {
    let takes = |field: PersonField| take.contains(&field);
    let text = |field: PersonField, ours: &str, theirs: &str| {
        if takes(field) || ours.is_empty() { theirs.to_owned() } else { ours.to_owned() }
    };
    Person {
        uid: keep.uid.clone(),
        name: text(PersonField::Name, &keep.name, &other.name),
        // A reading belongs to its name: another name doesn't keep it.
        reading: match takes(PersonField::Name) && keep.name != other.name && !takes(PersonField::Reading) {
            true => other.reading.clone(),
            false => text(PersonField::Reading, &keep.reading, &other.reading),
        },
        document: if takes(PersonField::Document) { other.document.clone() } else { keep.document.clone() },
        sex: if takes(PersonField::Sex) { other.sex.or(keep.sex) } else { keep.sex.or(other.sex) },
        birth: if takes(PersonField::Birth) { other.birth.or(keep.birth) } else { keep.birth.or(other.birth) },
        ethnic_group: text(PersonField::EthnicGroup, &keep.ethnic_group, &other.ethnic_group),
    }
}

/// The document that the person who stays had under the other entry, by which later receipts still find them.
pub fn former_document(keep: &Person, other: &Person, take: &[PersonField]) -> Document {
    if take.contains(&PersonField::Document) { keep.document.clone() } else { other.document.clone() }
}

/// What doesn't fit together in a person put together from two: the number beside sex and birth date.
pub fn check(person: &Person, today: NaiveDate) -> Vec<Problem> {
    // A number that was taken as it stood, before a rule changed, is no fault of the merge.
    let reading: IdReading = check_document(person.document.kind, person.document.number.reveal(), today, false);
    agrees(&reading, person.sex, person.birth)
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
        let other =
            Person { sex: Some(Sex::Male), ethnic_group: "回族".into(), ..person("b", "张叁", "2") };
        for (take, name, number, group, reading) in [
            (vec![], "张三", "1", "汉族", "zhang"),
            (vec![PersonField::Name], "张叁", "1", "汉族", ""),
            (vec![PersonField::Document, PersonField::EthnicGroup], "张三", "2", "回族", "zhang"),
        ] {
            let made = merged(&keep, &other, &take);
            assert_eq!(
                (made.name.as_str(), made.document.number.reveal(), made.ethnic_group.as_str(), made.reading.as_str()),
                (name, number, group, reading)
            );
            assert_eq!((made.uid.as_str(), made.sex), ("a", Some(Sex::Male)));
            let former = former_document(&keep, &other, &take);
            assert_ne!(former, made.document, "both documents go on finding the person");
        }
    }

    #[test]
    fn a_number_that_contradicts_the_facts_beside_it_is_told() {
        let today = NaiveDate::from_ymd_opt(2021, 11, 20).unwrap_or_default();
        let mut found = person("a", "张三", "11010519491231002X");
        found.sex = Some(Sex::Male);
        assert_eq!(check(&found, today)[0].code, "id_sex_differs");
        found.sex = Some(Sex::Female);
        assert_eq!(check(&found, today), Vec::new());
    }
}
