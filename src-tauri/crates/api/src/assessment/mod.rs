//! Assessment: scheme, scores, results, decisions against the rules, excellent learners, conclusion, credit of hours.

mod columns;
pub(crate) mod conclusion;
pub(crate) mod credit;
pub(crate) mod import;
pub(crate) mod scheme;
pub(crate) mod scores;
pub mod wire;

use yanxiu_domain::assessment::entry::{Sitting, points};
use yanxiu_domain::assessment::excellent::ranks;
use yanxiu_domain::assessment::judge::{Judgement, Part, PartScore, Standing, check};
use yanxiu_domain::assessment::{AssessmentResult, ComponentKind};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;

use crate::error::ApiError;
use crate::office::Office;
use crate::office::wire::ClassId;
use crate::problem;
use crate::scalar::{Day, Hours};
use wire::{AssessmentRow, AssessmentView, ResultDecided, ScorePart, Withdrawal};

/// The assessment of a class as it crosses.
pub(crate) fn view(dossier: &Dossier, today: chrono::NaiveDate) -> AssessmentView {
    let learners = rows(dossier);
    let count =
        |result: &str| u32::try_from(learners.iter().filter(|l| l.result == result).count()).unwrap_or(u32::MAX);
    AssessmentView {
        scheme: scheme::to_wire(&dossier.scheme),
        words: dossier.scheme.in_words(),
        passed: count("passed"),
        pending: count("pending"),
        excellent_places: u32::try_from(dossier.excellent_places()).unwrap_or(u32::MAX),
        excellent_percent: dossier.notice.assessment.excellent_percent,
        withdrawals: dossier
            .withdrawals
            .iter()
            .map(|w| Withdrawal {
                concluded_on: Day(w.concluded_on),
                withdrawn_on: Day(w.withdrawn_on),
                reason: w.reason.clone(),
            })
            .collect(),
        concluded_on: dossier.conclusion.as_ref().map(|c| Day(c.concluded_on)),
        problems: if dossier.conclusion.is_none() { problem::to_wire(&check(dossier, today)) } else { Vec::new() },
        learners,
    }
}

pub(crate) fn show(office: &mut Office, payload: ClassId) -> Result<AssessmentView, ApiError> {
    let today = office.today();
    Ok(view(&office.dossier(&payload.class_id)?, today))
}

/// Every learner's line: as concluded, or as things stand.
pub(crate) fn rows(dossier: &Dossier) -> Vec<AssessmentRow> {
    let judgements = dossier.judgements();
    let suggested = dossier.suggested_excellent(&judgements);
    judgements
        .iter()
        .zip(ranks(&judgements))
        .map(|(j, rank)| {
            let mut row = row(dossier, j, rank);
            row.suggested = suggested.contains(&j.learner.uid);
            row
        })
        .collect()
}

fn row(dossier: &Dossier, j: &Judgement<'_>, rank: Option<u32>) -> AssessmentRow {
    let learner = j.learner;
    let concluded = dossier.concluded_result(&learner.uid);
    let result = standing(dossier, j, concluded);
    let now = (j.hours.earned, j.hours.planned);
    let (earned, planned) = concluded.map_or(now, |r| (r.earned, r.planned));
    // The share is of the exact hours, not of those rounded down to be shown; only where the record says something else
    // than it did at the conclusion are those all there is.
    let rate = if (earned, planned) == now { j.hours.rate() } else { earned.share_of(planned).unwrap_or(0) };
    AssessmentRow {
        id: learner.uid.to_string(),
        roster_number: learner.roster_number,
        name: learner.person.name.clone(),
        unit: learner.details.unit.clone(),
        party_member: learner.party_member(),
        conduct: dossier.conduct_of(&learner.uid).map(|c| c.grade.label().to_owned()).unwrap_or_default(),
        earned: Hours(earned),
        planned: Hours(planned),
        rate: chinese::percent(rate),
        scores: j.parts.iter().filter_map(|p| Some((p.component.code.clone(), as_typed(p)?))).collect(),
        total: concluded.map_or(j.total, |r| r.total_tenths).map(points).unwrap_or_default(),
        rank,
        parts: j.parts.iter().map(part).collect(),
        formula: j.formula.clone(),
        passed: result == Standing::Passed,
        result: result.code(),
        result_label: result.label().to_owned(),
        explanation: concluded.map_or_else(|| j.explanation(), |r| r.explanation.clone()),
        decided: j.overridden.map(|o| ResultDecided {
            passed: o.passed,
            reason: o.reason.clone(),
            by_whom: o.by_whom.clone(),
            decided_on: Day(o.decided_on),
        }),
        excellent: dossier.excellent_reason(&learner.uid).map(str::to_owned),
        suggested: false,
    }
}

/// Where a learner stands: as concluded, or as the record has it now.
fn standing(dossier: &Dossier, j: &Judgement<'_>, concluded: Option<&AssessmentResult>) -> Standing {
    match (&dossier.conclusion, concluded) {
        (None, _) => j.result(),
        (Some(_), Some(result)) => Standing::of(result.passed),
        (Some(_), None) => Standing::Pending,
    }
}

/// A score as it is typed, or as it was computed; nothing while it is missing.
fn as_typed(part: &Part<'_>) -> Option<String> {
    match (part.entry, &part.score) {
        (Some(entry), _) => Some(entry.to_string()),
        (None, PartScore::Counted(tenths)) => Some(points(*tenths)),
        (None, _) => None,
    }
}

fn part(part: &Part<'_>) -> ScorePart {
    let component = part.component;
    let computed = match component.kind {
        ComponentKind::Attendance => "按实修学时自动计算",
        _ => "按评定等次自动计算",
    };
    let (score, note) = match (&part.score, part.entry) {
        (PartScore::Missing, _) => (None, if component.computed { "还不能计算" } else { "未录入" }.to_owned()),
        (PartScore::Left(reason), Some(_)) => (None, format!("免修：{reason}，不计入总评")),
        (PartScore::Left(reason), None) => (None, format!("{reason}，不计入总评")),
        (PartScore::Counted(tenths), None) => (Some(*tenths), computed.to_owned()),
        (PartScore::Counted(tenths), Some(entry)) => {
            let first = match entry.first {
                Sitting::Taken(first) => format!("原成绩 {} 分", points(first)),
                _ => "缺考".to_owned(),
            };
            let note = match entry.resit {
                Some(resit) => format!("{first}，补考 {} 分，取高者", points(resit)),
                None if entry.absent() => "缺考".to_owned(),
                None => String::new(),
            };
            (Some(*tenths), note)
        }
    };
    ScorePart {
        code: component.code.clone(),
        name: component.name.clone(),
        weight: component.weight,
        short: score.is_some_and(|t| t < component.least_tenths),
        score: score.map(points).unwrap_or_default(),
        note,
    }
}

/// After the conclusion nothing changes that it rests on.
fn before_conclusion(dossier: &Dossier) -> Result<(), ApiError> {
    match dossier.conclusion {
        Some(_) => {
            Err(ApiError::refused("concluded", "考核已作结论，成绩和办法不能再改", "确有错误的，请先撤销考核结论。"))
        }
        None => Ok(()),
    }
}
