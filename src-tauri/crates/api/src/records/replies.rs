//! Replies to the units that sent receipts, as a list.

use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::reply::{check_in, replies, result};
use yanxiu_domain::enrolment::{Enrolment, EnrolmentStatus};
use yanxiu_domain::record::Record;

pub(super) fn add(r: &mut Record, d: &Dossier) {
    let of = |status: EnrolmentStatus| d.enrolments.iter().filter(|e| e.status == status).count();
    let told: Vec<String> = [
        EnrolmentStatus::Accepted,
        EnrolmentStatus::Waiting,
        EnrolmentStatus::Returned,
        EnrolmentStatus::Declined,
        EnrolmentStatus::Cancelled,
        EnrolmentStatus::Pending,
    ]
    .into_iter()
    .map(|status| (result(status), of(status)))
    .filter(|(_, count)| *count > 0)
    .map(|(label, count)| format!("{label}{count}人"))
    .collect();
    let units = replies(d);
    let mut rows = Vec::new();
    for reply in &units {
        let head = if reply.unit.is_empty() { "（未填单位）" } else { reply.unit.as_str() };
        rows.extend(reply.people.iter().map(|e| row(head, e)));
    }
    r.text("reply.check_in", check_in(d))
        .text("reply.summary", format!("{}个单位，报名{}人：{}", units.len(), d.enrolments.len(), told.join("，")))
        .list("reply.people", rows);
}

fn row(unit: &str, e: &Enrolment) -> Record {
    let note = match e.status {
        EnrolmentStatus::Accepted => String::new(),
        EnrolmentStatus::Waiting if e.reason.is_empty() => "等候递补通知".to_owned(),
        EnrolmentStatus::Returned => format!("请补正：{}", e.reason),
        _ => e.reason.clone(),
    };
    let posts = [e.details.post.as_str(), e.details.title.as_str()];
    let posts: Vec<&str> = posts.into_iter().filter(|p| !p.is_empty()).collect();
    let mut row = Record::new();
    row.text("unit", unit)
        .text("name", &e.person.name)
        .text("sex", e.person.sex.map(|s| s.label()).unwrap_or_default())
        .text("post_title", posts.join("、"))
        .text("result", result(e.status))
        .text("note", note);
    row
}
