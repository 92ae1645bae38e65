//! What the papers of both bodies say.

use yanxiu_documents::picture;
use yanxiu_domain::chinese;
use yanxiu_domain::committee::{Activity, Body, Member};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::record::{Record, Value};

use super::texts;
use crate::error::ApiError;
use crate::office::Office;

/// Longest side of a photo on a paper, in pixels: sharp on a page's width, small enough to be sent on.
const PRINTED: u32 = 1_600;

/// Members, elections and activities.
pub(crate) fn add(r: &mut Record, d: &Dossier) {
    let of = |body: Body| d.members.iter().filter(|m| m.body == body).map(|m| member(d, m)).collect();
    r.list("members", d.members.iter().map(|m| member(d, m)).collect())
        .list("committee.members", of(Body::Committee))
        .list("committee.party_members", of(Body::PartyGroup))
        .list("activities", d.activities.iter().map(|a| activity(d, a)).collect());
    for (path, body) in [("committee.election", Body::Committee), ("committee.party_election", Body::PartyGroup)] {
        let said = d.election(body).map(|e| {
            let how = texts::elected(e);
            let how = if how.is_empty() { String::new() } else { format!("{how}产生。") };
            format!("{how}{}", e.minutes)
        });
        r.text(path, said.unwrap_or_default());
    }
    let few = d.party_members().count() < yanxiu_domain::committee::rules::FEWEST_MEMBERS;
    r.text("committee.few_members_handling", if few { d.committee_notes.few_members_handling.trim() } else { "" });
}

fn member(d: &Dossier, m: &Member) -> Record {
    let learner = d.enrolment(&m.enrolment);
    let detail = |get: fn(&yanxiu_domain::enrolment::Enrolment) -> String| learner.map(get).unwrap_or_default();
    let mut row = Record::new();
    row.text("body", m.body.label())
        .text("post", &m.post)
        .text("name", detail(|l| l.person.name.clone()))
        .text("sex", detail(|l| l.person.sex.map(|s| s.label()).unwrap_or_default().to_owned()))
        .text("unit", detail(|l| l.details.unit.clone()))
        .text(
            "political_status",
            detail(|l| l.details.political_status.map(|p| p.label()).unwrap_or_default().to_owned()),
        )
        .text("phone", detail(|l| l.details.phone.clone()));
    row
}

fn activity(d: &Dossier, a: &Activity) -> Record {
    let names: Vec<String> =
        a.attendees.iter().filter_map(|uid| d.enrolment(uid)).map(|e| e.person.name.clone()).collect();
    let expected = match a.body {
        Body::Committee => d.learners().count(),
        Body::PartyGroup => d.party_members().count(),
    };
    let time = match (a.starts.as_str(), a.ends.as_str()) {
        ("", "") => String::new(),
        (starts, "") => starts.to_owned(),
        ("", ends) => ends.to_owned(),
        (starts, ends) => format!("{starts}—{ends}"),
    };
    let mut row = Record::new();
    row.text("short_on", chinese::short_date(a.on))
        .text("on", chinese::date_with_weekday(a.on))
        .text("time", time)
        .text("place", if a.place.is_empty() { &d.class.place } else { &a.place })
        .text("body", a.body.label())
        .text("kind", a.kind.label())
        .text("theme", &a.theme)
        .count("attended", a.attended().into())
        .count("expected", i64::try_from(expected).unwrap_or(i64::MAX))
        .text("attendees", if names.is_empty() { "（未登记到人）".to_owned() } else { names.join("、") })
        .text("minutes", if a.minutes.is_empty() { "（无记录）" } else { &a.minutes })
        .list("photos", Vec::new());
    row
}

/// The record with the photos of the activities.
///
/// # Errors
/// `corrupt` when a photo is missing from the store or isn't what was kept.
pub(crate) fn with_photos(office: &Office, d: &Dossier, record: &Record) -> Result<Record, ApiError> {
    let watch = office.watch();
    let mut rows = Vec::new();
    for (index, a) in d.activities.iter().enumerate() {
        watch.step("排版活动照片", index, d.activities.len())?;
        let mut photos = Vec::new();
        for photo in d.photos_of(&a.uid) {
            let (attachment, bytes) = office.attachment(&photo.uid)?;
            let damaged = |e: picture::PictureError| {
                ApiError::unreadable("not_a_picture", format!("“{}”{e}", attachment.file_name), "请移除后重新添加。")
            };
            let mut row = Record::new();
            row.set("picture", Value::Picture(picture::read(&bytes, PRINTED).map_err(damaged)?))
                .text("caption", format!("{}　{}（照片{}）", chinese::short_date(a.on), a.theme, photos.len() + 1));
            photos.push(row);
        }
        let mut row = activity(d, a);
        row.list("photos", photos);
        rows.push(row);
    }
    let mut record = record.clone();
    record.list("activities", rows);
    Ok(record)
}
