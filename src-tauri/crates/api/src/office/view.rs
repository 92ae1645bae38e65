//! Everything about a class, as the class page and `class show` need it.

use yanxiu_domain::chinese;
use yanxiu_domain::stage;

use crate::error::ApiError;
use crate::filing::wire::{ChangeReport, ChangedFact, Filing, PacketItem};
use crate::filing::{fact_label, to_wire};
use crate::office::Office;
use crate::office::wire::{ClassId, ClassView, NextStep, RailItem};
use crate::scalar::{ChangeKind, Day, Hours, SessionKind};
use crate::{
    archive, assessment, attachments, attendance, certificates, committee, enrolment, notice, papers, problem, reports,
};

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<ClassView, ApiError> {
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let dossier = office.dossier(&payload.class_id)?;
    let fonts = office.fonts()?;
    let all_problems = reports::problems(&dossier, &calendar, fonts, today);
    let class_stage = stage::stage_of(&dossier, today);
    let open = problem::to_wire(&stage::problems(&dossier, &calendar, today));
    Ok(ClassView {
        id: dossier.class.uid.to_string(),
        class: to_wire(&dossier),
        special_topic_label: dossier.special_topic_label().to_owned(),
        days: dossier.class.days(),
        hours: Hours(dossier.planned_hours()),
        counted_kinds: dossier.notice.size.counted_kinds.iter().copied().map(SessionKind).collect(),
        half_day_max: Hours(dossier.notice.size.half_day_max),
        stage: class_stage.code().to_owned(),
        stage_label: class_stage.label().to_owned(),
        rail: stage::rail(&dossier, &calendar, today)
            .into_iter()
            .map(|r| RailItem {
                stage: r.room.code().to_owned(),
                label: r.room.label().to_owned(),
                state: r.state.code().to_owned(),
                fact: r.fact,
            })
            .collect(),
        next_step: stage::next_step(&dossier, &calendar, today)
            .map(|(room, text)| NextStep { stage: room.code().to_owned(), text }),
        problems: open,
        all_problems: problem::to_wire(&all_problems),
        deadlines: notice::wire(
            &dossier.filing_deadline(&calendar),
            &dossier.report_deadline(&calendar),
            dossier.notice.complete_by,
        ),
        attachments: attachments::rows(&dossier),
        packet: dossier
            .notice
            .packet
            .iter()
            .map(|item| PacketItem {
                code: item.code.clone(),
                title: item.title.clone(),
                required: dossier.needs(item),
                ready: dossier.packet_ready(&item.code),
                note: dossier.packet.iter().find(|p| p.code == item.code).map(|p| p.note.clone()).unwrap_or_default(),
            })
            .collect(),
        filing: dossier.filing.as_ref().map(|f| Filing {
            filed_on: Day(f.filed_on),
            opening_then: Day(f.opening_then),
            receipt_number: f.receipt_number.clone(),
            in_time: dossier.filed_in_time(&calendar) == Some(true),
            late_by: dossier.filed_late_by(&calendar),
        }),
        changes: dossier
            .changes
            .iter()
            .map(|c| ChangeReport {
                id: c.uid.to_string(),
                kind: ChangeKind(c.kind),
                reported_on: Day(c.reported_on),
                reason: c.reason.clone(),
                facts: c
                    .facts
                    .iter()
                    .map(|f| ChangedFact {
                        label: fact_label(&f.field).to_owned(),
                        before: f.before.clone(),
                        after: f.after.clone(),
                    })
                    .collect(),
            })
            .collect(),
        enrolments: dossier.enrolments.iter().map(|e| enrolment::row(e, false, Some(fonts))).collect(),
        attendance: attendance::view(&dossier, today),
        roster: enrolment::roster::view(&dossier, fonts, today),
        committee: committee::view(&dossier),
        committee_choices: committee::choices(&dossier),
        assessment: assessment::view(&dossier, today),
        certificates: certificates::rows(&dossier),
        survey: reports::survey::tallies(&dossier),
        survey_results: reports::survey::results(&dossier),
        satisfaction: dossier.satisfaction().map(chinese::percent).unwrap_or_default(),
        money: reports::money_view(&dossier),
        outcomes: reports::records::view(&dossier),
        score_sheet: reports::score_view(&dossier, &calendar, today),
        narratives: reports::texts::view(&dossier, &calendar, today),
        submission: reports::submission::view(&dossier, &calendar),
        archived_on: dossier.archived_on.map(Day),
        archive: archive::view(&dossier),
        enclosures: papers::bundle::enclosures(&dossier)
            .into_iter()
            .map(|e| papers::wire::EnclosureRow { code: e.code, title: e.title, missing: e.missing })
            .collect(),
        papers: papers::rows(&dossier),
    })
}
