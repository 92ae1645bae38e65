//! Last year's class as a pattern for this year's.

use chrono::Datelike;
use yanxiu_domain::dossier::Dossier;

use super::convert::to_wire;
use super::wire::ClassInput;
use crate::error::ApiError;
use crate::office::Office;
use crate::office::payloads::ClassPattern;
use crate::scalar::Day;

/// A class as it would be typed for another year or run: everything planned, dates moved to the new opening, nothing of
/// what happened. Nothing is written.
pub(crate) fn pattern(office: &mut Office, payload: ClassPattern) -> Result<ClassInput, ApiError> {
    let before = office.dossier(&payload.class_id)?;
    let mut class = moved(&before, &payload);
    let project = match &payload.plan_number {
        Some(number) => {
            let all = office.store()?.projects()?;
            all.into_iter().find(|p| p.year == payload.notice_year && p.plan_number == *number)
        }
        None => None,
    };
    if let Some(project) = project {
        class.title = project.title;
        for (target, value) in [
            (&mut class.applicant_unit, project.applicant_unit),
            (&mut class.host_unit, project.host_unit),
            (&mut class.supervising_department, project.supervising_department),
        ] {
            if !value.is_empty() {
                *target = value;
            }
        }
        class.plan_number = project.plan_number;
        // The list words the topic; the notice knows its code.
        let notices = office.store()?.notices()?;
        if let Some((_, body)) = notices.iter().find(|(year, _)| *year == payload.notice_year) {
            let topics = crate::notice::file::parse(body)?.special_topics;
            let meant = topics.into_iter().find(|t| project.special_topic.contains(&t.label));
            class.special_topic = meant.map(|t| t.code).unwrap_or_default();
        }
    }
    let runs = office.store()?.classes()?;
    let same = runs.iter().filter(|c| c.notice_year == class.notice_year && c.plan_number == class.plan_number);
    class.run = same.map(|c| c.run).max().unwrap_or(0) + 1;
    Ok(class)
}

fn moved(before: &Dossier, payload: &ClassPattern) -> ClassInput {
    let mut class = to_wire(before);
    let by = payload.opens_on.0 - before.class.opens_on;
    let shift = |day: &mut Day| day.0 += by;
    shift(&mut class.opens_on);
    shift(&mut class.closes_on);
    class.check_in_on.iter_mut().for_each(shift);
    for session in &mut class.sessions {
        session.id.clear();
        shift(&mut session.on);
    }
    for teacher in &mut class.teachers {
        teacher.id.clear();
    }
    let (from, to) = (before.class.opens_on.year(), payload.opens_on.0.year());
    class.title = class.title.replace(&format!("{from}年"), &format!("{to}年"));
    class.notice_year = payload.notice_year;
    class.epidemic_in_force = None;
    class
}
