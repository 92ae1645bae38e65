//! Replies to the units that sent receipts: who is admitted, who waits, who isn't and why, what to mend.

use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::{Enrolment, EnrolmentStatus};
use crate::names::name_key;

/// Results in the order a reply tells them.
const ORDER: &[EnrolmentStatus] = &[
    EnrolmentStatus::Accepted,
    EnrolmentStatus::Waiting,
    EnrolmentStatus::Returned,
    EnrolmentStatus::Declined,
    EnrolmentStatus::Cancelled,
    EnrolmentStatus::Pending,
];

/// The reply to one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply<'d> {
    /// Unit; empty for people whose unit isn't known.
    pub unit: String,
    /// Its applicants: admitted first, by number on the roster or name.
    pub people: Vec<&'d Enrolment>,
}

/// A result as it is told to a unit.
pub const fn result(status: EnrolmentStatus) -> &'static str {
    match status {
        EnrolmentStatus::Accepted => "录取",
        EnrolmentStatus::Waiting => "候补",
        EnrolmentStatus::Returned => "退回补正",
        EnrolmentStatus::Declined => "未录取",
        EnrolmentStatus::Cancelled => "已取消",
        EnrolmentStatus::Pending => "审验中",
    }
}

/// The replies by unit, in the order of the units' names. A class nobody has been decided on yet has none.
pub fn replies(dossier: &Dossier) -> Vec<Reply<'_>> {
    let mut replies: Vec<Reply<'_>> = Vec::new();
    if dossier.enrolments.iter().all(|e| e.status == EnrolmentStatus::Pending) {
        return replies;
    }
    let unit_of = |e: &Enrolment| -> String { e.details.unit.chars().filter(|c| !c.is_whitespace()).collect() };
    let mut people: Vec<(String, &Enrolment)> = dossier.enrolments.iter().map(|e| (unit_of(e), e)).collect();
    let place = |status: EnrolmentStatus| ORDER.iter().position(|s| *s == status).unwrap_or(ORDER.len());
    people.sort_by_cached_key(|(unit, e)| {
        (
            (unit.is_empty(), name_key(unit, ""), unit.clone()),
            place(e.status),
            e.roster_number.unwrap_or(u32::MAX),
            name_key(&e.person.name, &e.person.reading),
        )
    });
    for (unit, enrolment) in people {
        match replies.last_mut().filter(|r| r.unit == unit) {
            Some(reply) => reply.people.push(enrolment),
            None => replies.push(Reply { unit, people: vec![enrolment] }),
        }
    }
    replies
}

/// When and where to check in, as a reply says it.
pub fn check_in(dossier: &Dossier) -> String {
    let class = &dossier.class;
    let day = class.check_in_on.unwrap_or(class.opens_on);
    let place = if class.place.is_empty() { String::new() } else { format!("到{}", class.place) };
    format!("{}{place}报到", chinese::date_with_weekday(day))
}

/// The reply to a unit as a text to send.
pub fn message(dossier: &Dossier, reply: &Reply<'_>) -> String {
    let class = &dossier.class;
    // Who gave no unit is nobody's to be spoken to as a unit.
    let unit = if reply.unit.is_empty() { String::new() } else { format!("{}：贵单位", reply.unit) };
    let mut lines = vec![format!("{unit}报名参加“{}”的 {} 人，审验结果如下。", class.title, reply.people.len())];
    for status in ORDER {
        let of: Vec<&&Enrolment> = reply.people.iter().filter(|e| e.status == *status).collect();
        if of.is_empty() {
            continue;
        }
        let why = |e: &Enrolment| match status {
            EnrolmentStatus::Returned | EnrolmentStatus::Declined if !e.reason.is_empty() => {
                format!("{}（{}）", e.person.name, e.reason)
            }
            _ => e.person.name.clone(),
        };
        let names: Vec<String> = of.iter().map(|e| why(e)).collect();
        lines.push(format!("{} {} 人：{}。", result(*status), of.len(), names.join("、")));
    }
    if reply.people.iter().any(|e| e.accepted()) {
        lines.push(format!(
            "请录取学员于{}，研修时间{}。不能参加的请及早告知，以便递补。",
            check_in(dossier),
            chinese::period(class.opens_on, class.closes_on)
        ));
    }
    if reply.people.iter().any(|e| e.status == EnrolmentStatus::Waiting) {
        lines.push("候补人员请等候通知，未接到通知的请勿报到。".to_owned());
    }
    if reply.people.iter().any(|e| e.status == EnrolmentStatus::Returned) {
        lines.push("请将退回补正的回执改正后重新报送。".to_owned());
    }
    let contact = &class.contact;
    let mut sign = dossier.institution.name.clone();
    if !contact.name.is_empty() {
        sign.push_str(&format!("，联系人{}", contact.name));
    }
    if !contact.phone.is_empty() {
        sign.push_str(&format!("，电话 {}", contact.phone));
    }
    lines.push(format!("{sign}。"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::fixture::dossier;

    #[test]
    fn each_unit_is_told_about_its_own() {
        let mut class = dossier();
        class.enrolments.truncate(5);
        let states = [
            ("乙单位", EnrolmentStatus::Declined, "名额已满"),
            ("甲单位", EnrolmentStatus::Waiting, ""),
            ("甲 单位", EnrolmentStatus::Accepted, ""),
            ("甲单位", EnrolmentStatus::Returned, "缺公章"),
            ("", EnrolmentStatus::Accepted, ""),
        ];
        for (enrolment, (unit, status, reason)) in class.enrolments.iter_mut().zip(states) {
            enrolment.details.unit = unit.into();
            enrolment.status = status;
            enrolment.reason = reason.into();
        }
        let replies = replies(&class);
        let units: Vec<(&str, usize)> = replies.iter().map(|r| (r.unit.as_str(), r.people.len())).collect();
        assert_eq!(units, [("甲单位", 3), ("乙单位", 1), ("", 1)]);
        assert_eq!(
            message(&class, &replies[0]),
            "甲单位：贵单位报名参加“高级研修班”的 3 人，审验结果如下。\n\
             录取 1 人：学员2。\n\
             候补 1 人：学员1。\n\
             退回补正 1 人：学员3（缺公章）。\n\
             请录取学员于2021年10月24日（周日）到地点报到，研修时间2021年10月25日至28日。不能参加的请及早告知，以便递补。\n\
             候补人员请等候通知，未接到通知的请勿报到。\n\
             请将退回补正的回执改正后重新报送。\n\
             承办单位，联系人丙，电话 0531。"
        );
        assert!(message(&class, &replies[1]).contains("未录取 1 人：学员0（名额已满）。"));
        assert!(!message(&class, &replies[1]).contains("报到"), "who isn't admitted isn't asked to come");
    }

    #[test]
    fn nobody_is_told_before_anything_is_decided() {
        let mut class = dossier();
        class.enrolments.iter_mut().for_each(|e| e.status = EnrolmentStatus::Pending);
        assert_eq!(replies(&class), Vec::new());
    }
}
