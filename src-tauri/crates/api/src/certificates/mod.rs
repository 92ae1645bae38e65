//! Certificates: issue, printing, hand-over, void, reissue, the register, verification.

pub mod earlier;
pub mod issue;
pub mod keys;
pub mod listed;
pub mod marks;
pub mod print;
pub mod register;
pub mod setup;
pub mod stock;
pub mod templates;
pub mod verify;
pub mod wire;

use std::path::Path;

use yanxiu_domain::certificates::earlier::EarlierCertificate;
use yanxiu_domain::certificates::rules::Validity;
use yanxiu_domain::certificates::scheme::as_kept;
use yanxiu_domain::certificates::{Certificate, CertificateState};
use yanxiu_domain::dossier::Dossier;
use yanxiu_store::{RegisterEntry, Store};

use crate::error::ApiError;
use crate::office::Office;
use crate::scalar::{self, Day, Hours};
use wire::CertificateRow;

/// A certificate as it crosses.
pub(crate) fn row(certificate: &Certificate, validity: Validity) -> CertificateRow {
    let says = &certificate.snapshot;
    CertificateRow {
        number: certificate.number.clone(),
        numbering: Some(scalar::Numbering(certificate.numbering)),
        earlier: false,
        class_id: certificate.class.to_string(),
        class_title: says.class_title.clone(),
        enrolment_id: certificate.enrolment.to_string(),
        name: says.name.clone(),
        id_number: says.id_number.masked(),
        opens_on: Some(Day(says.opens_on)),
        closes_on: Some(Day(says.closes_on)),
        hours: Some(Hours(says.hours)),
        stated: Some(scalar::HoursStated(says.stated)),
        issued_on: Some(Day(certificate.issued_on)),
        issuer: says.issuer.clone(),
        state: scalar::CertificateState(certificate.state),
        validity: validity.label().to_owned(),
        printed_on: certificate.printed_on.map(Day),
        template: certificate.template.clone(),
        handed_over_on: certificate.handed_over_on.map(Day),
        taken_by: certificate.taken_by.clone(),
        note: certificate.hand_over_note.clone(),
        voided_on: certificate.voided_on.map(Day),
        void_reason: certificate.void_reason.clone(),
        paper_recovered: certificate.paper_recovered,
        replaces: certificate.replaces.clone(),
        replaced_by: certificate.replaced_by.clone(),
        signed: !certificate.signature.is_empty(),
    }
}

/// A certificate of a former year as it crosses.
pub(crate) fn earlier_row(one: &EarlierCertificate) -> CertificateRow {
    let validity = if one.state == CertificateState::Void { Validity::Void } else { Validity::Valid };
    CertificateRow {
        number: one.number.clone(),
        numbering: None,
        earlier: true,
        class_id: String::new(),
        class_title: one.class_title.clone(),
        enrolment_id: String::new(),
        name: one.name.clone(),
        id_number: one.id_number.masked(),
        opens_on: one.opens_on.map(Day),
        closes_on: one.closes_on.map(Day),
        hours: one.hours.map(Hours),
        stated: None,
        issued_on: one.issued_on.map(Day),
        issuer: String::new(),
        state: scalar::CertificateState(one.state),
        validity: validity.label().to_owned(),
        printed_on: None,
        template: String::new(),
        handed_over_on: one.handed_over_on.map(Day),
        taken_by: String::new(),
        note: one.note.clone(),
        voided_on: one.voided_on.map(Day),
        void_reason: one.void_reason.clone(),
        paper_recovered: None,
        replaces: None,
        replaced_by: None,
        signed: false,
    }
}

/// Certificates of a class as they cross.
pub(crate) fn rows(dossier: &Dossier) -> Vec<CertificateRow> {
    dossier.certificates.iter().map(|c| row(c, dossier.validity(c))).collect()
}

/// How a typed number may stand in a register: as it is, and of ordinary width.
fn spellings(number: &str) -> [String; 2] {
    [number.trim().to_owned(), as_kept(number)]
}

/// The line of the register with a number.
fn own_entry(store: &Store, number: &str) -> Result<Option<RegisterEntry>, ApiError> {
    for spelling in spellings(number) {
        if let Some(entry) = store.register_entry(&spelling)? {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}

/// The certificate of a former register with a number.
fn earlier_entry(store: &Store, number: &str) -> Result<Option<EarlierCertificate>, ApiError> {
    for spelling in spellings(number) {
        if let Some(one) = store.earlier_certificate(&spelling)? {
            return Ok(Some(one));
        }
    }
    Ok(None)
}

/// The line of the register with a number, or a word that there is none.
fn find(office: &mut Office, number: &str) -> Result<RegisterEntry, ApiError> {
    let store = office.store()?;
    if let Some(entry) = own_entry(store, number)? {
        return Ok(entry);
    }
    let number = number.trim();
    if earlier_entry(store, number)?.is_some() {
        return Err(ApiError::refused(
            "earlier_certificate",
            format!("证书 {number} 是从往年登记簿导入的，那里没有证书的文字"),
            "往年的证书只能查询、核验和作废，不能在这里打印；补发请到原发证单位办理。",
        ));
    }
    Err(ApiError::refused("certificate_not_found", format!("登记簿中没有证书 {number}"), "请核对证书编号。"))
}

/// Which of the known endings a file to be written has.
fn ending(path: &Path, known: &[&'static str]) -> Result<&'static str, ApiError> {
    let found = known.iter().find(|e| path.extension().is_some_and(|x| x.eq_ignore_ascii_case(e)));
    found.copied().ok_or_else(|| {
        let endings: Vec<String> = known.iter().map(|e| format!(".{e}")).collect();
        ApiError::usage(
            "bad_format",
            format!("不能写成“{}”这种文件", path.display()),
            format!("请把文件名写成以 {} 结尾。", endings.join(" 或 ")),
        )
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

fn reason(why: &str) -> Result<&str, ApiError> {
    match why.trim() {
        "" => Err(ApiError::refused("reason_missing", "没有写明原因", "请写明原因，登记簿要用。")),
        why => Ok(why),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
