//! Inspections, media reports, good practice, courseware, results, incidents.

use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::reports::Outcome;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::wire;
use crate::error::ApiError;
use crate::office::payloads::OutcomesSet;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::scalar::{self, Day};

pub(crate) fn view(dossier: &Dossier) -> Vec<wire::Outcome> {
    dossier
        .outcomes
        .iter()
        .map(|o| wire::Outcome {
            id: o.uid.to_string(),
            kind: scalar::OutcomeKind(o.kind),
            title: o.title.clone(),
            on: o.on.map(Day),
            source: o.source.clone(),
            link: o.link.clone(),
            settled_on: o.settled_on.map(Day),
            detail: o.detail.clone(),
        })
        .collect()
}

/// Sets the outcomes. One that still has files isn't taken away: what was sent or photographed for it would hang in the
/// air.
pub(crate) fn set(office: &mut Office, payload: OutcomesSet) -> Result<Done, ApiError> {
    office.change(Op::SetOutcomes, &payload.class_id, |tx, before| {
        let outcomes: Vec<Outcome> = payload
            .outcomes
            .iter()
            .map(|o| Outcome {
                uid: if before.outcomes.iter().any(|b| b.uid.as_str() == o.id) {
                    Uid::new(&o.id)
                } else {
                    tx.new_uid()
                },
                kind: o.kind.0,
                title: o.title.trim().to_owned(),
                on: o.on.map(|d| d.0),
                source: o.source.trim().to_owned(),
                link: o.link.trim().to_owned(),
                settled_on: o.settled_on.map(|d| d.0),
                detail: o.detail.clone(),
            })
            .collect();
        let blank: Vec<String> =
            (1..).zip(&outcomes).filter(|(_, o)| o.title.is_empty()).map(|(n, _)| n.to_string()).collect();
        if !blank.is_empty() {
            return Err(ApiError::refused(
                "title_missing",
                format!("第 {} 行没有题目", blank.join("、")),
                "请填写题目，或删去空行。",
            ));
        }
        let gone = before.outcomes.iter().filter(|b| !outcomes.iter().any(|o| o.uid == b.uid));
        if let Some(kept) = gone.into_iter().find(|b| before.files_of(b) > 0) {
            return Err(ApiError::refused(
                "outcome_has_files",
                format!("“{}”还附有 {} 个文件，没有删除", kept.title, before.files_of(kept)),
                "请先移除文件，再删除这一行。",
            ));
        }
        Ok(tx.replace_outcomes(&before.class.uid, &outcomes)?)
    })?;
    Ok(done("已保存成果与宣传"))
}
