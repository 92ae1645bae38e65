//! Verification: of a number against the register, of a QR code by its signature and then against the register.

use std::path::Path;

use yanxiu_domain::certificates::earlier::EarlierCertificate;
use yanxiu_domain::certificates::payload::{Claim, Scanned, read};
use yanxiu_domain::certificates::rules::Validity;
use yanxiu_domain::certificates::signing::{PublicKey, Signed};
use yanxiu_domain::certificates::{Certificate, CertificateState};
use yanxiu_store::{RegisterEntry, Trouble};

use super::wire::{CertificateQuery, CertificateRow, ClaimRow, Verification};
use super::{earlier_row, row};
use crate::error::ApiError;
use crate::host::cannot_read;
use crate::office::Office;
use crate::scalar::{Day, Hours, HoursStated};

impl From<&Claim> for ClaimRow {
    fn from(claim: &Claim) -> Self {
        Self {
            number: claim.number.clone(),
            name: claim.name.clone(),
            id_number: claim.document.clone(),
            class_title: claim.class_title.clone(),
            opens_on: Day(claim.opens_on),
            closes_on: Day(claim.closes_on),
            hours: Hours(claim.hours),
            stated: HoursStated(claim.stated),
            issued_on: Day(claim.issued_on),
            issuer: claim.issuer.clone(),
        }
    }
}

/// The keys to verify by, and whether there is a register to ask.
fn grounds(office: &mut Office, key: Option<&str>) -> Result<(Vec<PublicKey>, bool), ApiError> {
    let Some(path) = key.map(Path::new) else {
        let keys = office.store()?.institution_keys()?;
        return Ok((keys.into_iter().map(|k| k.public).collect(), true));
    };
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let keys = PublicKey::all_in(&String::from_utf8_lossy(&bytes));
    if keys.is_empty() {
        return Err(ApiError::unreadable(
            "no_key",
            format!("“{}”中没有公钥", path.display()),
            "公钥是 64 位十六进制数，见报送材料的目录或证书核验网页。",
        ));
    }
    // Whoever verifies with a key of their own need have no register, or may not open the one that is there.
    let register = match office.open(None) {
        Ok(()) => true,
        Err(e) if [Trouble::Missing.code(), Trouble::NeedsPassphrase.code()].contains(&e.code.as_str()) => false,
        Err(e) => return Err(e),
    };
    Ok((keys, register))
}

pub(crate) fn verify(office: &mut Office, payload: CertificateQuery) -> Result<Verification, ApiError> {
    if payload.number.trim().is_empty() {
        return Err(ApiError::usage("no_number", "没有填写证书编号或二维码内容", "请填写证书上的编号，或扫描二维码。"));
    }
    let (keys, register) = grounds(office, payload.key.as_deref())?;
    match read(&payload.number, &keys) {
        Scanned::Number(number) => {
            if !register {
                return Err(ApiError::refused(
                    "no_register",
                    "这里没有登记簿，不能只凭编号核验",
                    "请改用二维码的全部内容核验，或在发证单位的电脑上核验编号。",
                ));
            }
            Ok(against_register(office, &number)?.told("none"))
        }
        Scanned::Unsigned { number, text } => {
            if !register {
                return Ok(Found::no("二维码内容不完整：没有签名".to_owned()).without_register("none"));
            }
            let found = against_register(office, &number)?;
            // One that was signed lost its signature; one from before must say what the register says.
            let fault = match &found.own {
                Some(own) if !own.signature.is_empty() => Some("无效：二维码内容不完整，缺少签名"),
                Some(own) if own.state != CertificateState::Void && own.qr() != text => {
                    Some("无效：二维码内容与登记簿不符")
                }
                _ => None,
            };
            Ok(match fault {
                Some(fault) if found.valid => Found { valid: false, message: fault.to_owned(), ..found }.told("none"),
                _ => found.told("none"),
            })
        }
        Scanned::Signed { signed: Signed::Altered, .. } => {
            let message = "无效：签名不符，内容与核发时不一致，可能被改动或没有读全".to_owned();
            Ok(Verification { register, ..Found::no(message).told("altered") })
        }
        Scanned::Signed { signed: Signed::UnknownKey, .. } => {
            let message = "无效：不是用已知的公钥对应的密钥签名的，可能不是本单位核发".to_owned();
            Ok(Verification { register, ..Found::no(message).told("unknown_key") })
        }
        Scanned::Signed { signed: Signed::Genuine, number, claim } => {
            let claimed = claim.as_ref().map(ClaimRow::from);
            if !register {
                let message = "签名有效，内容与核发时一致；这里没有登记簿，是否已作废、是否已生效请向发证单位核实";
                let found = Found { valid: true, ..Found::no(message.to_owned()) };
                return Ok(Verification { claim: claimed, ..found.without_register("genuine") });
            }
            let mut found = against_register(office, &number)?;
            if !found.found {
                found.message =
                    format!("签名是本单位的，但登记簿中没有编号 {number}，请查明原因（例如数据由旧备份恢复）");
            } else if found.valid {
                let own = found.own.as_ref().map(|c| Claim::of(&c.number, &c.snapshot, c.issued_on));
                if own != claim {
                    found.valid = false;
                    found.message = "无效：二维码内容与登记簿不符".to_owned();
                }
            }
            Ok(Verification { claim: claimed, ..found.told("genuine") })
        }
    }
}

/// What the register says of a number.
struct Found {
    found: bool,
    valid: bool,
    message: String,
    row: Option<CertificateRow>,
    own: Option<Certificate>,
}

impl Found {
    const fn no(message: String) -> Self {
        Self { found: false, valid: false, message, row: None, own: None }
    }

    fn told(self, signature: &'static str) -> Verification {
        Verification {
            found: self.found,
            valid: self.valid,
            message: self.message,
            signature,
            register: true,
            certificate: self.row,
            claim: None,
        }
    }

    fn without_register(self, signature: &'static str) -> Verification {
        Verification { register: false, ..self.told(signature) }
    }
}

fn against_register(office: &mut Office, number: &str) -> Result<Found, ApiError> {
    let store = office.store()?;
    if let Some(entry) = super::own_entry(store, number)? {
        return Ok(own(entry));
    }
    if let Some(one) = super::earlier_entry(store, number)? {
        return Ok(earlier(&one));
    }
    Ok(Found::no(format!("登记簿中没有编号 {number} 的证书")))
}

fn own(entry: RegisterEntry) -> Found {
    let RegisterEntry { certificate, validity, .. } = entry;
    let message = match (&validity, &certificate.replaced_by) {
        (Validity::Void, Some(by)) => format!("已作废，补发为 {by}"),
        (Validity::Void, None) => format!("已作废：{}", certificate.void_reason),
        (Validity::NotYet, _) => "尚未生效：考核尚无合格结论".to_owned(),
        (Validity::ToVoid, _) => "无效：考核结论为未合格，应作废".to_owned(),
        (Validity::Valid, _) => "有效".to_owned(),
    };
    Found {
        found: true,
        valid: validity == Validity::Valid,
        message,
        row: Some(row(&certificate, validity)),
        own: Some(certificate),
    }
}

fn earlier(one: &EarlierCertificate) -> Found {
    let void = one.state == CertificateState::Void;
    let message = match (void, one.void_reason.as_str()) {
        (true, why) => format!("已作废：{why}（往年登记簿）"),
        (false, _) => "有效（往年登记簿）".to_owned(),
    };
    Found { found: true, valid: !void, message, row: Some(earlier_row(one)), own: None }
}
