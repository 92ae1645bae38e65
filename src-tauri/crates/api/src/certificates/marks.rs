//! What becomes of a certificate's paper: printed, handed over, void.

use yanxiu_domain::certificates::rules::Validity;
use yanxiu_domain::certificates::stock::{self, StockEntry, StockKind};
use yanxiu_domain::certificates::{Certificate, CertificateState};
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, RegisterEntry};

use super::wire::{CertificateVoid, CertificatesHandedOver, CertificatesPrinted};
use super::{count, earlier_entry, find, not_void, reason};
use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::problem;

/// Certificates by their numbers, none of them void.
fn chosen(office: &mut Office, numbers: &[String]) -> Result<Vec<RegisterEntry>, ApiError> {
    if numbers.is_empty() {
        return Err(ApiError::usage("no_numbers", "没有选择证书", "请先选择证书。"));
    }
    let mut entries = Vec::with_capacity(numbers.len());
    for number in numbers {
        let entry = find(office, number)?;
        not_void(&entry.certificate)?;
        entries.push(entry);
    }
    Ok(entries)
}

/// The class of certificates that are all of one.
fn class_of(entries: &[RegisterEntry]) -> Option<Uid> {
    let first = &entries.first()?.certificate.class;
    entries.iter().all(|e| e.certificate.class == *first).then(|| first.clone())
}

pub(crate) fn mark_printed(office: &mut Office, payload: CertificatesPrinted) -> Result<Done, ApiError> {
    let today = office.today();
    let on = payload.on.map_or(today, |d| d.0);
    let entries = chosen(office, &payload.numbers)?;
    if let Some(problem) = entries.iter().find_map(|e| e.certificate.printing_day(on, today)) {
        return Err(problem.into());
    }
    let class = class_of(&entries);
    let listed = office.store()?.change(Op::MarkPrinted, class.as_ref(), |tx| {
        for entry in &entries {
            // Printing again doesn't take a certificate back from whoever holds it.
            if entry.certificate.state == CertificateState::Drafted {
                tx.mark_printed(&entry.certificate.number, on)?;
            }
            if let Some(title) = &payload.template {
                tx.note_template(&entry.certificate.number, title)?;
            }
        }
        let book = tx.stock()?;
        let line = |kind, count, run: Option<Uid>| StockEntry {
            uid: tx.new_uid(),
            kind,
            on,
            count,
            numbers: String::new(),
            reason: String::new(),
            class: class.clone(),
            run,
        };
        let mut run = None;
        if payload.on_stock {
            let printed = line(StockKind::Printed, count(entries.len()), None);
            tx.put_stock_entry(&printed)?;
            run = Some(printed.uid);
        }
        if payload.spoiled > 0 || !payload.spoiled_numbers.trim().is_empty() {
            let spoiled = StockEntry {
                numbers: payload.spoiled_numbers.trim().to_owned(),
                reason: payload.spoil_reason.trim().to_owned(),
                ..line(StockKind::Spoiled, payload.spoiled, run)
            };
            if let Some(refused) = super::stock::refused(&stock::check(&spoiled, &book)) {
                return Err(refused);
            }
            tx.put_stock_entry(&spoiled)?;
        }
        Ok(stock::warnings(stock::Balance::of(&tx.stock()?)))
    })?;
    let spoiled = if payload.spoiled > 0 { format!("，打废 {} 张", payload.spoiled) } else { String::new() };
    let done = format!("已登记打印 {} 本{spoiled}", entries.len());
    Ok(Done { done, problems: problem::to_wire(&listed) })
}

pub(crate) fn hand_over(office: &mut Office, payload: CertificatesHandedOver) -> Result<Done, ApiError> {
    let today = office.today();
    let on = payload.on.map_or(today, |d| d.0);
    let entries = chosen(office, &payload.numbers)?;
    if let Some(problem) = entries.iter().find_map(|e| e.certificate.hand_over_day(on, today)) {
        return Err(problem.into());
    }
    let named = |entries: &[&Certificate]| {
        let numbers: Vec<&str> = entries.iter().take(5).map(|c| c.number.as_str()).collect();
        format!("{}{}", numbers.join("、"), if entries.len() > 5 { "等" } else { "" })
    };
    let of = |validity: Validity| -> Vec<&Certificate> {
        entries.iter().filter(|e| e.validity == validity).map(|e| &e.certificate).collect()
    };
    let failed = of(Validity::ToVoid);
    if !failed.is_empty() {
        return Err(ApiError::refused(
            "not_passed",
            format!("{} 本证书的学员考核未合格，不能发放（{}）", failed.len(), named(&failed)),
            "请作废这些证书，并收回纸质证书。",
        ));
    }
    let mut problems = Vec::new();
    let early = of(Validity::NotYet);
    if !early.is_empty() {
        problems.push(Problem::warning(
            "handed_over_early",
            format!("{} 本尚未生效就已领取（{}）", early.len(), named(&early)),
            "请尽快作出考核结论；未合格的须收回并作废。",
        ));
    }
    let unprinted: Vec<&Certificate> =
        entries.iter().map(|e| &e.certificate).filter(|c| c.state == CertificateState::Drafted).collect();
    if !unprinted.is_empty() {
        problems.push(Problem::warning(
            "handed_over_unprinted",
            format!("{} 本没有登记过打印（{}）", unprinted.len(), named(&unprinted)),
            "请核对是否选错了证书；确已打印的，不影响领取登记。",
        ));
    }
    let class = class_of(&entries);
    office.store()?.change(Op::HandOver, class.as_ref(), |tx| {
        entries.iter().try_for_each(|entry| {
            let certificate = &entry.certificate;
            let taken_by = match payload.taken_by.trim() {
                "" => certificate.snapshot.name.as_str(),
                other => other,
            };
            tx.mark_handed_over(&certificate.number, on, taken_by, payload.note.trim())
        })
    })?;
    Ok(Done { done: format!("已登记领取 {} 本", entries.len()), problems: problem::to_wire(&problems) })
}

pub(crate) fn void(office: &mut Office, payload: CertificateVoid) -> Result<Done, ApiError> {
    let why = reason(&payload.why)?.to_owned();
    let today = office.today();
    if let Some(earlier) = earlier_entry(office.store()?, &payload.number)? {
        if earlier.state == CertificateState::Void {
            return Err(ApiError::refused(
                "certificate_void",
                format!("证书 {} 已作废", earlier.number),
                "不需要再次作废。",
            ));
        }
        office.store()?.change(Op::Void, None, |tx| tx.void_earlier(&earlier.number, today, &why))?;
        return Ok(done(format!("已作废往年证书 {}", earlier.number)));
    }
    let certificate = find(office, &payload.number)?.certificate;
    not_void(&certificate)?;
    let (number, recovered) = (&certificate.number, payload.recovered);
    office.store()?.change(Op::Void, Some(&certificate.class), |tx| tx.void(number, today, &why, recovered))?;
    let mut problems = Vec::new();
    if certificate.state == CertificateState::HandedOver && recovered != Some(true) {
        problems.push(Problem::warning(
            "paper_outside",
            format!("证书 {number} 已被领取，纸质证书没有收回"),
            "请设法收回；核验时以登记簿为准，会显示已作废。",
        ));
    }
    Ok(Done { done: format!("已作废证书 {number}"), problems: problem::to_wire(&problems) })
}
