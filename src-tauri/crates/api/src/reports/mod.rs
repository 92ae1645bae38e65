//! Money, outcomes, texts, scores, submission, archive.

pub(crate) mod charts;
pub(crate) mod records;
pub(crate) mod sharing;
pub mod submission;
pub(crate) mod survey;
pub(crate) mod texts;
pub mod wire;

use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::calendar::Calendar;
use yanxiu_domain::committee::CommitteeNotes;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::filing::class::CostKind;
use yanxiu_domain::reports::scores::points;
use yanxiu_domain::reports::{CostLine, FeeLine, IncomeLine, SelfScore};
use yanxiu_domain::stage;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::payloads::{MoneySet, NarrativeSet, SectionQuery, SelfScoreSet};
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done};
use crate::problem;
use crate::scalar::{self, Day, Fen, Hours};
use wire::{Money, MoneyView, NarrativeVersion, ReportCheck, ScoreRow, ScoreSheet};

pub(crate) fn money_view(dossier: &Dossier) -> MoneyView {
    let fee = |line: &FeeLine| wire::FeeLine {
        teacher: line.teacher.to_string(),
        name: dossier.teacher(&line.teacher).map(|t| t.name.clone()).unwrap_or_default(),
        hours: Hours(line.hours),
        net: Fen(line.net),
        gross: Some(Fen(line.gross)),
    };
    MoneyView {
        lines: Money {
            costs: dossier
                .costs
                .iter()
                .map(|l| wire::CostLine {
                    kind: scalar::CostKind(l.kind),
                    amount: Fen(l.amount),
                    paid_on: l.paid_on.map(Day),
                    note: l.note.clone(),
                })
                .collect(),
            fees: dossier.fees.iter().map(fee).collect(),
            incomes: dossier
                .incomes
                .iter()
                .map(|l| wire::IncomeLine {
                    kind: scalar::IncomeKind(l.kind),
                    amount: Fen(l.amount),
                    received_on: l.received_on.map(Day),
                    refunded_on: l.refunded_on.map(Day),
                    note: l.note.clone(),
                })
                .collect(),
        },
        budget: Fen(dossier.budget_total()),
        spent: Fen(dossier.spent_total()),
        received: Fen(dossier.received_total()),
        kinds: CostKind::ALL
            .iter()
            .map(|kind| wire::MoneyKind {
                kind: scalar::CostKind(*kind),
                budget: Fen(dossier.budget_of(*kind)),
                spent: Fen(dossier.spent_of(*kind)),
            })
            .collect(),
        fees_by_timetable: dossier.fees_by_timetable().iter().map(fee).collect(),
        quota: Fen(dossier.quota()),
    }
}

pub(crate) fn score_view(dossier: &Dossier, calendar: &Calendar, today: chrono::NaiveDate) -> ScoreSheet {
    let sheet = dossier.score_sheet(calendar, today);
    ScoreSheet {
        rows: sheet
            .rows
            .iter()
            .zip(&dossier.notice.indicators)
            .map(|(row, indicator)| ScoreRow {
                indicator: row.code.clone(),
                level1: indicator.level1.clone(),
                level2: indicator.level2.clone(),
                title: indicator.title.clone(),
                points: indicator.points,
                target: indicator.target.clone(),
                standard: indicator.standard.clone(),
                actual: row.actual.clone(),
                by_hand: indicator.basis == yanxiu_domain::notice::Basis::ByHand,
                computed: row.computed.map(points).unwrap_or_default(),
                score: row.score.map(points).unwrap_or_default(),
                reason: row.reason.clone(),
                evidence: row.evidence.clone(),
                found: row.found.clone(),
                formula: row.formula.clone(),
            })
            .collect(),
        total: points(sheet.total),
        grade: sheet.grade,
    }
}

pub(crate) fn set_money(office: &mut Office, payload: MoneySet) -> Result<Done, ApiError> {
    let given = payload.money;
    office.change(Op::SetMoney, &payload.class_id, |tx, before| {
        let class = &before.class.uid;
        let kept = |known: Vec<&Uid>, index: usize| known.get(index).map_or_else(|| tx.new_uid(), |u| (*u).clone());
        let costs: Vec<CostLine> = given
            .costs
            .iter()
            .enumerate()
            .map(|(i, l)| CostLine {
                uid: kept(before.costs.iter().map(|c| &c.uid).collect(), i),
                kind: l.kind.0,
                amount: l.amount.0,
                paid_on: l.paid_on.map(|d| d.0),
                note: l.note.clone(),
            })
            .collect();
        let mut fees = Vec::new();
        for (i, l) in given.fees.iter().enumerate() {
            let teacher =
                before.teachers.iter().find(|t| t.uid.as_str() == l.teacher || t.name == l.teacher).ok_or_else(
                    || {
                        ApiError::refused(
                            "unknown_teacher",
                            format!("师资名单中没有“{}”", l.teacher),
                            "请先在备案页的师资中添加。",
                        )
                    },
                )?;
            let rule = &before.notice.money;
            fees.push(FeeLine {
                uid: kept(before.fees.iter().map(|f| &f.uid).collect(), i),
                teacher: teacher.uid.clone(),
                hours: l.hours.0,
                net: l.net.0,
                gross: l.gross.map_or_else(|| rule.gross_of(l.net.0), |g| g.0),
            });
        }
        let incomes: Vec<IncomeLine> = given
            .incomes
            .iter()
            .enumerate()
            .map(|(i, l)| IncomeLine {
                uid: kept(before.incomes.iter().map(|c| &c.uid).collect(), i),
                kind: l.kind.0,
                amount: l.amount.0,
                received_on: l.received_on.map(|d| d.0),
                refunded_on: l.refunded_on.map(|d| d.0),
                note: l.note.clone(),
            })
            .collect();
        tx.replace_costs(class, &costs)?;
        tx.replace_fees(class, &fees)?;
        Ok(tx.replace_incomes(class, &incomes)?)
    })?;
    Ok(done("已保存经费"))
}

pub(crate) fn set_self_score(office: &mut Office, payload: SelfScoreSet) -> Result<Done, ApiError> {
    let given = payload.score;
    office.change(Op::SetSelfScore, &payload.class_id, |tx, before| {
        let class = &before.class.uid;
        let indicator = before.notice.indicators.iter().find(|i| i.code == given.indicator).ok_or_else(|| {
            ApiError::usage("unknown_indicator", format!("绩效考核表中没有“{}”", given.indicator), "请核对指标。")
        })?;
        if given.score.trim().is_empty() {
            return Ok(tx.remove_self_score(class, &indicator.code)?);
        }
        let amount: Option<yanxiu_domain::money::Fen> = given.score.parse().ok();
        let hundredths = amount
            .and_then(|a| u32::try_from(a.fen()).ok())
            .filter(|h| *h <= indicator.points * 100)
            .ok_or_else(|| {
                ApiError::refused(
                    "bad_score",
                    format!("“{}”的得分应在 0 到 {} 之间", indicator.title, indicator.points),
                    "请改正。",
                )
            })?;
        if hundredths < indicator.points * 100 && given.reason.trim().is_empty() {
            return Err(ApiError::refused("reason_missing", "未得满分的要写明扣分原因", "请填写扣分原因。"));
        }
        let score = SelfScore {
            indicator: indicator.code.clone(),
            hundredths,
            reason: given.reason.trim().to_owned(),
            evidence: given.evidence.trim().to_owned(),
        };
        Ok(tx.put_self_score(class, &score)?)
    })?;
    Ok(done("已保存自评得分"))
}

pub(crate) fn set_narrative(office: &mut Office, payload: NarrativeSet) -> Result<Done, ApiError> {
    office.change(Op::SetNarrative, &payload.class_id, |tx, before| {
        if !texts::SECTIONS.iter().any(|s| s.paper == payload.paper && s.section == payload.section) {
            return Err(ApiError::usage("unknown_section", "没有这一段文字", "请核对报告和段落。"));
        }
        let text = Some(payload.text.trim_end()).filter(|t| !t.trim().is_empty());
        if (payload.paper.as_str(), payload.section.as_str()) == ("committee-summary", "summary") {
            // What was handed in with both bodies gives way to what is written here.
            let notes = CommitteeNotes { summary: String::new(), ..before.committee_notes.clone() };
            tx.put_committee_notes(&before.class.uid, &notes)?;
        }
        Ok(tx.put_narrative(&before.class.uid, &payload.paper, &payload.section, text)?)
    })?;
    Ok(done("已保存文字"))
}

/// Every text a section has had, newest first.
pub(crate) fn narrative_history(office: &mut Office, payload: SectionQuery) -> Result<Vec<NarrativeVersion>, ApiError> {
    let class = Uid::new(&payload.class_id);
    let versions = office.store()?.narrative_versions(&class, &payload.paper, &payload.section)?;
    Ok(versions.into_iter().map(|(at, who, text)| NarrativeVersion { at, who, text }).collect())
}

pub(crate) fn check(office: &mut Office, payload: ClassId) -> Result<ReportCheck, ApiError> {
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let dossier = office.dossier(&payload.class_id)?;
    Ok(ReportCheck { problems: problem::to_wire(&problems(&dossier, &calendar, office.fonts()?, today)) })
}

/// What is missing or late in the bundle, errors first.
pub(crate) fn problems(
    dossier: &Dossier,
    calendar: &Calendar,
    fonts: &Fonts,
    today: chrono::NaiveDate,
) -> Vec<yanxiu_domain::problem::Problem> {
    let mut all = stage::problems(dossier, calendar, today);
    all.extend(crate::enrolment::roster::undrawable_names(dossier, fonts));
    if dossier.archived_on.is_none() {
        let reports = yanxiu_domain::reports::money::check(dossier)
            .into_iter()
            .chain(yanxiu_domain::reports::rules::check(dossier, calendar, today))
            .chain(texts::unwritten(dossier, calendar, today))
            .chain(crate::papers::bundle::missing(dossier));
        for problem in reports {
            if !all.contains(&problem) {
                all.push(problem);
            }
        }
    }
    all.sort_by_key(|p| std::cmp::Reverse(p.severity));
    all
}
