//! Certificates: issue, printing, hand-over, void, reissue, the register, the check of a number.

pub mod print;
pub mod templates;
pub mod wire;

use std::path::Path;

use yanxiu_documents::certificates::undrawable;
use yanxiu_documents::fonts::Fonts;
use yanxiu_domain::certificates::rules::{Validity, number, sequence};
use yanxiu_domain::certificates::{Certificate, CertificateState};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::Enrolment;
use yanxiu_domain::record::Record;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Tx};

use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::payloads::{
    CertificateMark, CertificateQuery, CertificateReason, CertificatesIssue, RegisterExport, RegisterQuery,
};
use crate::office::wire::Done;
use crate::office::{Office, done, person};
use crate::scalar::{self, Day, Hours};
use wire::{CertificateList, CertificateRow, Verification};

/// A certificate as it crosses.
pub(crate) fn row(certificate: &Certificate, validity: Validity) -> CertificateRow {
    let says = &certificate.snapshot;
    CertificateRow {
        number: certificate.number.clone(),
        class_id: certificate.class.to_string(),
        class_title: says.class_title.clone(),
        enrolment_id: certificate.enrolment.to_string(),
        name: says.name.clone(),
        id_number: says.id_number.masked(),
        hours: Hours(says.hours),
        issued_on: Day(certificate.issued_on),
        state: scalar::CertificateState(certificate.state),
        validity: validity.label().to_owned(),
        printed_on: certificate.printed_on.map(Day),
        handed_over_on: certificate.handed_over_on.map(Day),
        taken_by: certificate.taken_by.clone(),
        voided_on: certificate.voided_on.map(Day),
        void_reason: certificate.void_reason.clone(),
        replaces: certificate.replaces.clone(),
        replaced_by: certificate.replaced_by.clone(),
    }
}

/// Certificates of a class as they cross.
pub(crate) fn rows(dossier: &Dossier) -> Vec<CertificateRow> {
    dossier.certificates.iter().map(|c| row(c, dossier.validity(c))).collect()
}

fn printable(learner: &Enrolment, fonts: &Fonts) -> Result<(), ApiError> {
    let missing = undrawable(fonts, &learner.person.name);
    if missing.is_empty() {
        return Ok(());
    }
    Err(ApiError::refused(
        "undrawable_name",
        format!("{}的姓名中有字库没有的字：{missing}", learner.person.name),
        "请核对用字；确为此字的，请在“设置 → 字体”添加含该字的字体文件。",
    ))
}

fn enter(
    tx: &Tx<'_>,
    dossier: &Dossier,
    learner: &Enrolment,
    on: chrono::NaiveDate,
    replaces: Option<String>,
) -> Result<Certificate, ApiError> {
    let scheme = &dossier.notice.certificate.number_scheme;
    let (year, plan) = (dossier.notice.year, dossier.class.plan_number.as_str());
    let sequence = sequence(scheme, year, plan);
    let seq = tx.next_number(&sequence)?;
    let certificate = Certificate {
        uid: tx.new_uid(),
        number: number(scheme, year, plan, seq),
        class: dossier.class.uid.clone(),
        enrolment: learner.uid.clone(),
        snapshot: dossier.snapshot(learner),
        issued_on: on,
        state: CertificateState::Drafted,
        printed_on: None,
        handed_over_on: None,
        taken_by: String::new(),
        voided_on: None,
        void_reason: String::new(),
        replaces,
        replaced_by: None,
    };
    tx.add_certificate(&certificate, &sequence, seq)?;
    Ok(certificate)
}

pub(crate) fn issue(office: &mut Office, payload: CertificatesIssue) -> Result<CertificateList, ApiError> {
    let fonts = office.fonts()?.clone();
    let on = payload.on.map_or(office.today(), |d| d.0);
    office.change(Op::Issue, &payload.class_id, |tx, before| {
        let learners: Vec<&Enrolment> = if payload.people.is_empty() {
            before
                .learners()
                .filter(|l| before.may_be_certified(l) && before.certificate_of(&l.uid).is_none())
                .collect()
        } else {
            payload.people.iter().map(|p| person(before, p)).collect::<Result<_, _>>()?
        };
        if learners.is_empty() {
            return Err(ApiError::refused(
                "nobody_to_certify",
                "没有可以核发证书的学员",
                "合格学员都已有证书，或尚无学员可能合格。",
            ));
        }
        let mut made = Vec::new();
        for learner in learners {
            if !before.may_be_certified(learner) {
                return Err(ApiError::refused(
                    "not_passed",
                    format!("{}考核未合格，不能核发结业证书", learner.person.name),
                    "只有考核合格的学员才能取得证书。",
                ));
            }
            if let Some(held) = before.certificate_of(&learner.uid) {
                return Err(ApiError::refused(
                    "already_certified",
                    format!("{}已有证书 {}", learner.person.name, held.number),
                    "需要更换的，请补发。",
                ));
            }
            printable(learner, &fonts)?;
            let certificate = enter(tx, before, learner, on, None)?;
            made.push(row(&certificate, before.validity(&certificate)));
        }
        Ok(CertificateList { certificates: made })
    })
}

/// The certificate with a number, or a word that there is none.
fn find(office: &mut Office, number: &str) -> Result<Certificate, ApiError> {
    let number = number.trim();
    office.store()?.certificate(number)?.ok_or_else(|| {
        ApiError::refused("certificate_not_found", format!("登记簿中没有证书 {number}"), "请核对证书编号。")
    })
}

fn not_void(certificate: &Certificate) -> Result<(), ApiError> {
    match certificate.state {
        CertificateState::Void => Err(ApiError::refused(
            "certificate_void",
            format!("证书 {} 已作废", certificate.number),
            "请改用补发的证书。",
        )),
        _ => Ok(()),
    }
}

fn mark(
    office: &mut Office,
    payload: &CertificateMark,
    op: Op,
    write: impl Fn(&Tx<'_>, &Certificate, chrono::NaiveDate) -> Result<(), ApiError>,
) -> Result<usize, ApiError> {
    let on = payload.on.map_or(office.today(), |d| d.0);
    let certificates = payload.numbers.iter().map(|n| find(office, n)).collect::<Result<Vec<_>, _>>()?;
    certificates.iter().try_for_each(not_void)?;
    let class = certificates.first().map(|c| c.class.clone());
    office.store()?.change(op, class.as_ref(), |tx| certificates.iter().try_for_each(|c| write(tx, c, on)))?;
    Ok(certificates.len())
}

pub(crate) fn mark_printed(office: &mut Office, payload: CertificateMark) -> Result<Done, ApiError> {
    let count = mark(office, &payload, Op::MarkPrinted, |tx, certificate, on| {
        // Printing again doesn't take a certificate back from whoever holds it.
        if certificate.state == CertificateState::Drafted {
            Ok(tx.mark_printed(&certificate.number, on)?)
        } else {
            Ok(())
        }
    })?;
    Ok(done(format!("已登记打印 {count} 本")))
}

pub(crate) fn hand_over(office: &mut Office, payload: CertificateMark) -> Result<Done, ApiError> {
    let count = mark(office, &payload, Op::HandOver, |tx, certificate, on| {
        let taken_by =
            if payload.taken_by.trim().is_empty() { &certificate.snapshot.name } else { payload.taken_by.trim() };
        Ok(tx.mark_handed_over(&certificate.number, on, taken_by)?)
    })?;
    Ok(done(format!("已登记领取 {count} 本")))
}

fn reason(why: &str) -> Result<&str, ApiError> {
    match why.trim() {
        "" => Err(ApiError::refused("reason_missing", "没有写明原因", "请写明原因，登记簿要用。")),
        why => Ok(why),
    }
}

pub(crate) fn void(office: &mut Office, payload: CertificateReason) -> Result<Done, ApiError> {
    let why = reason(&payload.why)?;
    let certificate = find(office, &payload.number)?;
    not_void(&certificate)?;
    let today = office.today();
    office.store()?.change(Op::Void, Some(&certificate.class), |tx| tx.void(&certificate.number, today, why))?;
    Ok(done(format!("已作废证书 {}", certificate.number)))
}

pub(crate) fn reissue(office: &mut Office, payload: CertificateReason) -> Result<CertificateRow, ApiError> {
    let why = reason(&payload.why)?.to_owned();
    let old = find(office, &payload.number)?;
    if let Some(by) = &old.replaced_by {
        return Err(ApiError::refused(
            "already_reissued",
            format!("证书 {} 已补发为 {by}", old.number),
            "请改用补发的证书。",
        ));
    }
    let fonts = office.fonts()?.clone();
    let today = office.today();
    office.change(Op::Reissue, old.class.as_str(), |tx, before| {
        let learner = person(before, old.enrolment.as_str())?;
        if before.conclusion.is_some() && !before.passed(&learner.uid) {
            return Err(ApiError::refused(
                "not_passed",
                format!("{}考核未合格，不能补发", learner.person.name),
                "只有考核合格的学员才能取得证书。",
            ));
        }
        printable(learner, &fonts)?;
        if old.state != CertificateState::Void {
            tx.void(&old.number, today, &why)?;
        }
        let certificate = enter(tx, before, learner, today, Some(old.number.clone()))?;
        tx.mark_replaced(&old.number, &certificate.number)?;
        Ok(row(&certificate, before.validity(&certificate)))
    })
}

/// Certificates of all classes with whether they hold, in order of number.
pub(crate) fn all(office: &mut Office, year: Option<i32>) -> Result<Vec<(Certificate, Validity)>, ApiError> {
    use chrono::Datelike;
    let mut certificates = office.store()?.certificates()?;
    certificates.retain(|c| year.is_none_or(|y| c.issued_on.year() == y));
    let mut dossiers: std::collections::BTreeMap<Uid, Dossier> = std::collections::BTreeMap::new();
    for certificate in &certificates {
        if !dossiers.contains_key(&certificate.class) {
            let dossier = office.dossier(certificate.class.as_str())?;
            dossiers.insert(certificate.class.clone(), dossier);
        }
    }
    Ok(certificates
        .into_iter()
        .map(|c| {
            let validity = dossiers.get(&c.class).map_or(Validity::NotYet, |d| d.validity(&c));
            (c, validity)
        })
        .collect())
}

pub(crate) fn register(office: &mut Office, payload: RegisterQuery) -> Result<CertificateList, ApiError> {
    Ok(CertificateList { certificates: all(office, payload.year)?.iter().map(|(c, v)| row(c, *v)).collect() })
}

/// Writes the register across classes as a workbook.
pub(crate) fn export_register(office: &mut Office, payload: RegisterExport) -> Result<Done, ApiError> {
    let certificates = all(office, payload.year)?;
    let institution = office.store()?.institution()?.name;
    let scope = match payload.year {
        Some(year) => format!("承办单位：{institution}　{year}年核发"),
        None => format!("承办单位：{institution}"),
    };
    let mut record = Record::new();
    crate::records::register(&mut record, certificates.iter().map(|(c, _)| c), scope);
    let bytes = crate::papers::register_workbook(office, &record, &institution)?;
    let path = Path::new(&payload.path);
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出登记簿 {} 本：{}", certificates.len(), path.display())))
}

/// What the QR code of a certificate says: enough to find it in the register, no full ID number.
pub(crate) fn qr_text(certificate: &Certificate) -> String {
    let says = &certificate.snapshot;
    format!(
        "结业证书 {}\n{}\n{}\n{}",
        certificate.number,
        says.name,
        says.class_title,
        chinese::date(certificate.issued_on)
    )
}

pub(crate) fn verify(office: &mut Office, payload: CertificateQuery) -> Result<Verification, ApiError> {
    let first = payload.number.lines().next().unwrap_or_default().trim();
    let number = first.strip_prefix("结业证书").unwrap_or(first).trim().to_owned();
    let Some(certificate) = office.store()?.certificate(&number)? else {
        return Ok(Verification {
            found: false,
            valid: false,
            message: format!("登记簿中没有编号 {number} 的证书"),
            certificate: None,
        });
    };
    let dossier = office.dossier(certificate.class.as_str())?;
    let validity = dossier.validity(&certificate);
    let message = match (&validity, &certificate.replaced_by) {
        (Validity::Void, Some(by)) => format!("已作废，补发为 {by}"),
        (Validity::Void, None) => format!("已作废：{}", certificate.void_reason),
        (Validity::NotYet, _) => "尚未生效：考核尚无合格结论".to_owned(),
        (Validity::ToVoid, _) => "无效：考核结论为未合格，应作废".to_owned(),
        (Validity::Valid, _) => "有效".to_owned(),
    };
    Ok(Verification {
        found: true,
        valid: validity == Validity::Valid,
        message,
        certificate: Some(row(&certificate, validity)),
    })
}
