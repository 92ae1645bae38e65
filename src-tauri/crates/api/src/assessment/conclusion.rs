//! The conclusion: looked at before it is made, made, withdrawn; decisions against the rules, and excellent learners.

use chrono::NaiveDate;
use yanxiu_domain::assessment::judge::{Judgement, Standing, check};
use yanxiu_domain::assessment::{AssessmentResult, Conclusion, Excellent, Override, Withdrawal, excellent};
use yanxiu_domain::certificates::rules;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::hours::Hours;
use yanxiu_domain::problem::{Problem, Severity, any_error};
use yanxiu_store::Op;

use super::before_conclusion;
use super::wire::{
    CertificateEffect, ConclusionMade, ConclusionPreview, ConclusionWithdraw, ExcellentChoose, ResultDecide,
};
use crate::error::ApiError;
use crate::office::payloads::ClassDay;
use crate::office::wire::Done;
use crate::office::{Office, done, learner};
use crate::problem;
use crate::scalar::{CertificateState, Day};

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn passed(results: &[AssessmentResult]) -> (u32, u32) {
    let passed = results.iter().filter(|r| r.passed).count();
    (count(passed), count(results.len() - passed))
}

/// What results make of the certificates that were numbered ahead.
fn effects(dossier: &Dossier, results: &[AssessmentResult]) -> Vec<CertificateEffect> {
    dossier
        .effects(results)
        .into_iter()
        .map(|(certificate, before, after)| CertificateEffect {
            number: certificate.number.clone(),
            name: certificate.snapshot.name.clone(),
            state: CertificateState(certificate.state),
            before: before.label().to_owned(),
            after: after.label().to_owned(),
        })
        .collect()
}

fn already_concluded() -> ApiError {
    ApiError::refused("concluded", "考核已作结论", "需要更正的，请先撤销考核结论。")
}

/// The day that a conclusion or a decision bears: today where none is given, and none that is still to come, for what
/// lies before that day isn't known yet.
fn day_of(office: &Office, asked: Option<Day>, what: &str) -> Result<NaiveDate, ApiError> {
    let today = office.today();
    let on = asked.map_or(today, |day| day.0);
    if on > today {
        return Err(ApiError::refused(
            "date_ahead",
            format!("{what}日期 {} 还没有到", chinese::date(on)),
            "按现有记录作出，日期不能晚于今天。",
        ));
    }
    Ok(on)
}

/// What a conclusion on a day would be.
pub(crate) fn preview(office: &mut Office, payload: ClassDay) -> Result<ConclusionPreview, ApiError> {
    let on = day_of(office, payload.on, "结论")?;
    let dossier = office.dossier(&payload.class_id)?;
    if dossier.conclusion.is_some() {
        return Err(already_concluded());
    }
    let problems = check(&dossier, on);
    let results = dossier.judge();
    let (passed, failed) = passed(&results);
    Ok(ConclusionPreview {
        on: Day(on),
        possible: !any_error(&problems),
        passed,
        failed,
        certificates: effects(&dossier, &results),
        problems: problem::to_wire(&problems),
    })
}

pub(crate) fn conclude(office: &mut Office, payload: ClassDay) -> Result<ConclusionMade, ApiError> {
    let on = day_of(office, payload.on, "结论")?;
    office.change(Op::Conclude, &payload.class_id, |tx, before| {
        if before.conclusion.is_some() {
            return Err(already_concluded());
        }
        let problems = check(before, on);
        let mut errors = problems.iter().filter(|p| p.severity == Severity::Error);
        if let Some(first) = errors.next() {
            let others = match errors.count() {
                0 => String::new(),
                n => format!("（另有 {n} 项）"),
            };
            let message = format!("还不能作结论：{}{others}", first.message);
            return Err(
                ApiError::refused("cannot_conclude", message, first.hint.clone()).listing(problem::to_wire(&problems))
            );
        }
        let results = before.judge();
        let certificates = effects(before, &results);
        let (passed, failed) = passed(&results);
        let conclusion = Conclusion { concluded_on: on, results };
        tx.put_conclusion(&before.class.uid, &conclusion)?;
        let mut after = before.clone();
        after.conclusion = Some(conclusion);
        let to_void = rules::check(&after).into_iter().filter(|p| p.code == "certificate_not_earned");
        let listed: Vec<Problem> = problems.into_iter().chain(to_void).collect();
        Ok(ConclusionMade {
            done: format!("已作出考核结论：合格 {passed} 人，共 {} 人{}", passed + failed, in_words(&certificates)),
            passed,
            failed,
            certificates,
            problems: problem::to_wire(&listed),
        })
    })
}

/// What becomes of certificates, as a sentence's end.
fn in_words(effects: &[CertificateEffect]) -> String {
    let to = |after: &str| effects.iter().filter(|e| e.after == after && e.before != after).count();
    let (valid, void) = (to(rules::Validity::Valid.label()), to(rules::Validity::ToVoid.label()));
    let mut words = String::new();
    if valid > 0 {
        words.push_str(&format!("；提前打印的证书生效 {valid} 本"));
    }
    if void > 0 {
        words.push_str(&format!("；应作废 {void} 本"));
    }
    words
}

/// Takes the conclusion back, unless somebody holds a certificate that rests on it.
pub(crate) fn withdraw(office: &mut Office, payload: ConclusionWithdraw) -> Result<ConclusionMade, ApiError> {
    let today = office.today();
    office.change(Op::WithdrawConclusion, &payload.class_id, |tx, before| {
        let Some(conclusion) = &before.conclusion else {
            return Err(ApiError::refused("not_concluded", "考核还没有作结论", "没有可以撤销的结论。"));
        };
        let reason = reason(&payload.why)?;
        let held: Vec<&str> = before.handed_over().map(|c| c.number.as_str()).collect();
        if let (Some(first), Some(last)) = (held.first(), held.last()) {
            let numbers = if held.len() > 1 { format!("{first} 至 {last}") } else { (*first).to_owned() };
            return Err(ApiError::refused(
                "certificates_handed_over",
                format!("已有 {} 本证书被领取（{numbers}），不能撤销考核结论", held.len()),
                "个别学员有误的，请在证书页作废或补发其证书；确需重新作结论的，先收回并作废已领取的证书。",
            ));
        }
        let withdrawal = Withdrawal { concluded_on: conclusion.concluded_on, withdrawn_on: today, reason };
        tx.withdraw_conclusion(&before.class.uid, &withdrawal)?;
        let mut after = before.clone();
        after.conclusion = None;
        let certificates: Vec<CertificateEffect> = before
            .valid_certificates()
            .map(|c| CertificateEffect {
                number: c.number.clone(),
                name: c.snapshot.name.clone(),
                state: CertificateState(c.state),
                before: before.validity(c).label().to_owned(),
                after: after.validity(c).label().to_owned(),
            })
            .collect();
        let mut problems = Vec::new();
        if let Some(sent) = &before.submission {
            problems.push(
                Problem::warning(
                    "already_submitted",
                    format!("总结材料已于{}报送", chinese::date(sent.submitted_on)),
                    "重新作出结论后，请更正名单等材料并重新报送。",
                )
                .field("reports", "class", "", "submission"),
            );
        }
        let (passed, failed) = passed(&conclusion.results);
        let pending = match certificates.len() {
            0 => String::new(),
            n => format!("；{n} 本证书在重新作结论前尚未生效"),
        };
        Ok(ConclusionMade {
            done: format!("已撤销{}的考核结论{pending}", chinese::date(conclusion.concluded_on)),
            passed,
            failed,
            certificates,
            problems: problem::to_wire(&problems),
        })
    })
}

fn reason(text: &str) -> Result<String, ApiError> {
    match text.trim() {
        "" => Err(ApiError::refused("reason_missing", "没有写明原因", "请写明原因，操作记录和成绩表要用。")),
        text => Ok(text.to_owned()),
    }
}

/// Decides a result against the rules, or takes such a decision back.
pub(crate) fn decide(office: &mut Office, payload: ResultDecide) -> Result<Done, ApiError> {
    let on = day_of(office, payload.on, "认定")?;
    let text = office.change(Op::DecideResult, &payload.class_id, |tx, before| {
        before_conclusion(before)?;
        let person = learner(before, &payload.person)?;
        let name = &person.person.name;
        let Some(passed) = payload.passed else {
            if before.override_of(&person.uid).is_none() {
                let message = format!("{name}没有人工认定");
                return Err(ApiError::refused("not_decided", message, "结果本来就是按考核办法得出的。"));
            }
            tx.remove_override(&person.uid)?;
            return Ok(format!("已取消对{name}的人工认定"));
        };
        let reason = reason(&payload.reason)?;
        let by_whom = payload.by_whom.trim();
        if by_whom.is_empty() {
            return Err(ApiError::refused(
                "by_whom_missing",
                "没有写明由谁认定",
                "请写明作出决定的人或会议，如 院长办公会。",
            ));
        }
        let hours = before.ledger().into_iter().find(|l| l.enrolment == person.uid).map(|l| l.earned);
        if passed && hours.is_none_or(|earned| earned == Hours::ZERO) {
            return Err(ApiError::refused(
                "never_attended",
                format!("{name}没有一次签到，不能认定为合格"),
                "证书写明参加研修和学时，不能与签到记录不符；确实到课的，请先补登签到。",
            ));
        }
        tx.put_override(&Override {
            enrolment: person.uid.clone(),
            passed,
            reason,
            by_whom: by_whom.to_owned(),
            decided_on: on,
        })?;
        Ok(format!("已认定{name}{}", if passed { "合格" } else { "未合格" }))
    })?;
    Ok(done(text))
}

/// Why the record suggests somebody.
fn suggestion(judgement: &Judgement<'_>) -> String {
    let total = judgement.total.map(yanxiu_domain::assessment::entry::points).unwrap_or_default();
    format!("总评 {total} 分，成绩和表现突出")
}

/// Chooses excellent learners, or takes the choice back.
pub(crate) fn choose_excellent(office: &mut Office, payload: ExcellentChoose) -> Result<Done, ApiError> {
    let (text, problems) = office.change(Op::ChooseExcellent, &payload.class_id, |tx, before| {
        if payload.people.is_empty() {
            return Err(ApiError::usage("nobody", "没有选择学员", "请选择学员。"));
        }
        let judgements = before.judgements();
        let suggested = before.suggested_excellent(&judgements);
        let mut after = before.clone();
        for text in &payload.people {
            let person = learner(before, text)?;
            after.excellent.retain(|e| e.enrolment != person.uid);
            if !payload.chosen {
                tx.remove_excellent(&person.uid)?;
                continue;
            }
            let judgement = judgements.iter().find(|j| j.learner.uid == person.uid);
            let failed = match &before.conclusion {
                Some(_) => !before.passed(&person.uid),
                None => judgement.is_none_or(|j| j.result() == Standing::Failed),
            };
            if failed {
                return Err(ApiError::refused(
                    "not_passed",
                    format!("{}考核未合格，不能评为优秀学员", person.person.name),
                    "请核对其成绩和签到，或另选学员。",
                ));
            }
            let reason = match (payload.reason.trim(), judgement) {
                ("", Some(j)) if suggested.contains(&person.uid) => suggestion(j),
                (text, _) => reason(text)?,
            };
            let chosen = Excellent { enrolment: person.uid.clone(), reason };
            tx.put_excellent(&chosen)?;
            after.excellent.push(chosen);
        }
        let problems = excellent::check(&after, &judgements);
        let text = if payload.chosen {
            format!("已评选 {} 人，现有优秀学员 {} 人", payload.people.len(), after.excellent_learners().count())
        } else {
            format!("已取消 {} 人，现有优秀学员 {} 人", payload.people.len(), after.excellent_learners().count())
        };
        Ok((text, problem::to_wire(&problems)))
    })?;
    Ok(Done { done: text, problems })
}
