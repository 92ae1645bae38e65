//! Handing in: recorded with the bundle as it was then, put right with a reason, compared with the record as it is now.

pub(crate) mod letter;
pub mod wire;

use std::path::Path;

use chrono::NaiveDate;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::calendar::Calendar;
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::problem::{Severity, any_error};
use yanxiu_domain::reports::submission::{Correction, Difference, HandedIn, Submission};
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::wire::{ClassId, Done};
use crate::office::{Office, done};
use crate::papers::bundle;
use crate::problem;
use crate::scalar::Day;
use wire::{SubmissionCorrect, SubmissionCorrection, SubmissionDifference, SubmissionRecord};

/// What tells of other classes or of the day alone, and isn't compared.
const PASSING: &[&str] = &["目录.pdf", "目录.xlsx", "证书核验.html"];

/// Records the submission with the bundle as it was handed in.
pub(crate) fn record(office: &mut Office, payload: SubmissionRecord) -> Result<Done, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    if dossier.archived_on.is_some() {
        return put(office, payload, None);
    }
    let on = payload.on.map_or(office.today(), |d| d.0);
    // What is refused is refused before a bundle is made for it.
    check_first(&dossier, office.calendar()?, office.fonts()?, on, office.today())?;
    let bundle = handed_in(office, &dossier, payload.bundle.as_deref())?;
    put(office, payload, Some(bundle))
}

/// The same without the bundle, for the sample.
pub(crate) fn record_alone(office: &mut Office, payload: SubmissionRecord) -> Result<Done, ApiError> {
    put(office, payload, None)
}

fn put(office: &mut Office, payload: SubmissionRecord, bundle: Option<HandedIn>) -> Result<Done, ApiError> {
    let (calendar, fonts, today) = (office.calendar()?.clone(), office.fonts()?.clone(), office.today());
    let on = payload.on.map_or(today, |d| d.0);
    let late = office.change(Op::RecordSubmission, &payload.class_id, |tx, before| {
        check_first(before, &calendar, &fonts, on, today)?;
        let submission = Submission {
            submitted_on: on,
            receipt_number: payload.receipt_number.trim().to_owned(),
            received_by: payload.received_by.trim().to_owned(),
            bundle,
            corrections: Vec::new(),
        };
        tx.put_submission(&before.class.uid, &submission)?;
        Ok(on > before.report_deadline(&calendar).due)
    })?;
    let late = if late { "（逾期，已如实记录）" } else { "" };
    Ok(done(format!("已登记 {} 报送{late}", chinese::date(on))))
}

fn check_first(
    dossier: &Dossier,
    calendar: &Calendar,
    fonts: &Fonts,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<(), ApiError> {
    if let Some(sent) = dossier.submission.as_ref() {
        return Err(ApiError::refused(
            "already_submitted",
            format!("已登记{}报送", chinese::date(sent.submitted_on)),
            "要改日期、回执或材料的，请用“更正报送登记”，写明原因。",
        ));
    }
    check_day(dossier, on, today)?;
    let problems = super::problems(dossier, calendar, fonts, on);
    if any_error(&problems) {
        let errors: Vec<_> = problems.into_iter().filter(|p| p.severity == Severity::Error).collect();
        let (first, count) = (&errors[0], errors.len());
        let more = if count > 1 { format!("等 {count} 个问题") } else { String::new() };
        return Err(ApiError::refused(
            "cannot_submit",
            format!("还不能报送：{}{more}", first.message),
            first.hint.clone(),
        )
        .listing(problem::to_wire(&errors)));
    }
    Ok(())
}

fn check_day(dossier: &Dossier, on: NaiveDate, today: NaiveDate) -> Result<(), ApiError> {
    let refused = |message: String| Err(ApiError::refused("bad_submission_day", message, "请核对报送日期。"));
    if on > today {
        return refused(format!("报送日期{}还没有到", chinese::date(on)));
    }
    if on < dossier.class.closes_on {
        return refused(format!("报送日期早于研修结束日期{}", chinese::date(dossier.class.closes_on)));
    }
    Ok(())
}

/// The bundle that was handed in: as it lies there, else as the record gives it now.
fn handed_in(office: &mut Office, dossier: &Dossier, given: Option<&str>) -> Result<HandedIn, ApiError> {
    match given {
        Some(path) => bundle::verify::handed_in(office.host().as_ref(), Path::new(path)),
        None => bundle::listed(office, dossier, office.today()),
    }
}

/// Puts the note of the submission right. What was recorded stays with the reason.
pub(crate) fn correct(office: &mut Office, payload: SubmissionCorrect) -> Result<Done, ApiError> {
    let today = office.today();
    let reason = payload.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(ApiError::refused("reason_missing", "没有写更正的原因", "请写明原因，随报送登记保存。"));
    }
    let other = match &payload.bundle {
        Some(path) => Some(bundle::verify::handed_in(office.host().as_ref(), Path::new(path))?),
        None => None,
    };
    office.change(Op::CorrectSubmission, &payload.class_id, |tx, before| {
        let Some(was) = before.submission.clone() else {
            return Err(ApiError::refused("not_submitted", "还没有登记报送", "请先登记报送。"));
        };
        let text = |given: &Option<String>, was: &str| given.as_deref().map_or(was, str::trim).to_owned();
        let now = Submission {
            submitted_on: payload.on.map_or(was.submitted_on, |d| d.0),
            receipt_number: text(&payload.receipt_number, &was.receipt_number),
            received_by: text(&payload.received_by, &was.received_by),
            bundle: other.or_else(|| was.bundle.clone()),
            corrections: was.corrections.clone(),
        };
        if now == was {
            return Err(ApiError::refused("nothing_changed", "没有改动任何内容", "请填写更正后的内容。"));
        }
        check_day(before, now.submitted_on, today)?;
        let correction = Correction {
            uid: tx.new_uid(),
            corrected_on: today,
            submitted_on: was.submitted_on,
            receipt_number: was.receipt_number,
            received_by: was.received_by,
            reason,
        };
        let corrections = [was.corrections, vec![correction]].concat();
        Ok(tx.put_submission(&before.class.uid, &Submission { corrections, ..now })?)
    })?;
    Ok(done("已更正报送登记，原来的登记和原因已保存"))
}

/// A file's name without the number that a bundle gives it: what is added moves the numbers of what follows.
fn unnumbered(path: &str) -> &str {
    match path.split_once('-') {
        Some((number, name)) if number.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => path,
    }
}

/// What has become of the record since it was handed in: the papers are made anew as on that day, and compared.
pub(crate) fn compare(office: &mut Office, payload: ClassId) -> Result<SubmissionDifference, ApiError> {
    let dossier = office.dossier(&payload.class_id)?;
    let Some(sent) = &dossier.submission else {
        return Err(ApiError::refused("not_submitted", "还没有登记报送", "请先登记报送。"));
    };
    let since = office.store()?.changes_since_submission(&Uid::new(&payload.class_id))?;
    let since: Vec<String> = since.into_iter().map(|e| worded(&e.at, &e.label, &e.who)).collect();
    let Some(bundle) = &sent.bundle else {
        let done = "登记报送时没有保存材料清单，不能逐份比对".to_owned();
        let none = Vec::new();
        return Ok(SubmissionDifference {
            kept: false,
            changed: none.clone(),
            missing: none.clone(),
            added: none,
            since,
            done,
        });
    };
    let now = bundle::listed(office, &dossier.before_submission(), bundle.made_on)?;
    let found = between(bundle, &now);
    let done = if found.none() {
        format!("报送的 {} 个文件与现在的记录一致", bundle.files.len())
    } else {
        let all: Vec<&str> =
            [&found.changed, &found.missing, &found.added].into_iter().flatten().map(String::as_str).collect();
        let program =
            if bundle.program == now.program { "" } else { "（软件版本已更新，版式变化也会列出）" };
        format!("报送后有改动{program}：{}", some(&all))
    };
    Ok(SubmissionDifference {
        kept: true,
        changed: found.changed,
        missing: found.missing,
        added: found.added,
        since,
        done,
    })
}

/// The first few of a list of names.
fn some(names: &[&str]) -> String {
    const SHOWN: usize = 6;
    let shown = names[..names.len().min(SHOWN)].join("、");
    if names.len() > SHOWN { format!("{shown}等{}份", names.len()) } else { shown }
}

fn between(then: &HandedIn, now: &HandedIn) -> Difference {
    fn pairs(list: &HandedIn) -> impl Iterator<Item = (&str, &str)> {
        let files = list.files.iter().map(|f| (unnumbered(&f.path), f.sha256.as_str()));
        files.filter(|(name, _)| !PASSING.contains(name))
    }
    Difference::between(pairs(then), pairs(now))
}

fn worded(at: &str, label: &str, who: &str) -> String {
    let on: Option<NaiveDate> = at.split(' ').next().and_then(|day| day.parse().ok());
    format!("{} {label}（{who}）", on.map(chinese::short_date).unwrap_or_default())
}

pub(crate) fn view(dossier: &Dossier, calendar: &Calendar) -> Option<wire::Submission> {
    dossier.submission.as_ref().map(|s| wire::Submission {
        submitted_on: Day(s.submitted_on),
        receipt_number: s.receipt_number.clone(),
        received_by: s.received_by.clone(),
        in_time: dossier.submitted_in_time(calendar) == Some(true),
        made_on: s.bundle.as_ref().map(|b| Day(b.made_on)),
        files: s.bundle.as_ref().map_or(0, |b| u32::try_from(b.files.len()).unwrap_or(u32::MAX)),
        corrections: s
            .corrections
            .iter()
            .map(|c| SubmissionCorrection {
                corrected_on: Day(c.corrected_on),
                submitted_on: Day(c.submitted_on),
                receipt_number: c.receipt_number.clone(),
                received_by: c.received_by.clone(),
                reason: c.reason.clone(),
            })
            .collect(),
    })
}
