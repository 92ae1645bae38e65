//! What the office's own forms ask for beside our own papers.

use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::hours::Hours;
use yanxiu_domain::record::Record;

pub(super) fn add(r: &mut Record, d: &Dossier) {
    let here = &d.institution;
    r.text("class.closes_on", chinese::date(d.class.closes_on))
        .text("institution.address", &here.address)
        .text("institution.phone", &here.phone)
        .text("institution.email", &here.email)
        .text("institution.contact", &here.contact)
        .text("notice.year", d.notice.year.to_string())
        .list("teachers", teachers(d));
    // The list and the figures of the survey begin alike; a form must be able to tell them apart.
    let subjects = r.rows("survey").to_vec();
    r.list("survey_subjects", subjects);
}

fn teachers(d: &Dossier) -> Vec<Record> {
    (1..)
        .zip(d.scheduled_teachers())
        .map(|(number, teacher)| {
            let own = || d.sessions.iter().filter(|s| s.teacher.as_ref() == Some(&teacher.uid));
            let mut topics: Vec<&str> = own().map(|s| s.topic.as_str()).collect();
            topics.dedup();
            let mut row = Record::new();
            row.count("number", number)
                .text("name", &teacher.name)
                .text("unit", &teacher.unit)
                .text("title", &teacher.title)
                .text("level", teacher.level.label())
                .text("field", &teacher.field)
                .text("phone", &teacher.phone)
                .text("topics", topics.join("；"))
                .text("hours", own().map(|s| s.hours).sum::<Hours>().to_string());
            row
        })
        .collect()
}
