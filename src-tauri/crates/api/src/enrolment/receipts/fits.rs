//! Whether values can be what a field holds, for fields whose values have a shape of their own.

use chrono::NaiveDate;
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME};
use yanxiu_domain::identity::normalise_number;
use yanxiu_domain::names::{check_name, normalise_name};

use super::words::{birth, city, document_kind, like_a_phone, phone, political_status, sex, title_level, yes_no};

/// `None` where any text will do.
fn fits(path: &str, text: &str) -> Option<bool> {
    Some(match path {
        NAME => {
            let name = normalise_name(text);
            check_name(&name).is_empty() && !name.contains(|c: char| c.is_ascii_digit()) && name.chars().count() < 20
        }
        ID_NUMBER => {
            let number = normalise_number(text);
            number.chars().filter(char::is_ascii_digit).count() >= 6 && number.len() <= 20
        }
        "person.sex" => sex(text).is_some(),
        "person.document_kind" => document_kind(text).is_some(),
        // Which century a short year means doesn't matter here.
        "person.birth" => birth(text, NaiveDate::MAX).is_some(),
        "details.city" => city(text).is_some(),
        "details.title_level" => title_level(text).is_some(),
        "details.political_status" => political_status(text).is_some(),
        "details.phone" => like_a_phone(&phone(text)),
        "details.front_line" => yes_no(text).is_some(),
        _ => return None,
    })
}

fn most(path: &str, values: &[String], wanted: bool) -> bool {
    let judged: Vec<bool> = values.iter().filter_map(|value| fits(path, value)).collect();
    !judged.is_empty() && judged.iter().filter(|fit| **fit == wanted).count() * 2 > judged.len()
}

/// Whether most values plainly are what the field holds.
pub(super) fn agrees(path: &str, values: &[String]) -> bool {
    most(path, values, true)
}

/// Whether most values plainly aren't what the field holds.
pub(super) fn contradicts(path: &str, values: &[String]) -> bool {
    most(path, values, false)
}
