//! The institution's public keys, and the page by which anybody verifies without a network.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::json;
use yanxiu_domain::certificates::rules::Validity;
use yanxiu_store::{InstitutionKey, Op};

use super::ending;
use super::wire::{KeyRow, SigningKeys};
use crate::error::ApiError;
use crate::host::{cannot_read, cannot_write};
use crate::office::payloads::FilePath;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::scalar::Day;

/// The place in the shipped page where the institution's data go.
const DATA: &str = "<script type=\"application/json\" id=\"data\">null</script>";

fn wire(key: &InstitutionKey) -> KeyRow {
    KeyRow {
        mark: key.public.mark(),
        key: key.public.hex(),
        made_on: Day(key.made_on),
        retired_on: key.retired_on.map(Day),
    }
}

/// The institution's keys as they cross.
pub(crate) fn show(office: &mut Office, _: Nothing) -> Result<SigningKeys, ApiError> {
    Ok(SigningKeys { keys: office.store()?.institution_keys()?.iter().map(wire).collect() })
}

/// Makes the institution's first key, before any certificate needs it.
pub(crate) fn make(office: &mut Office, _: Nothing) -> Result<Done, ApiError> {
    if show(office, Nothing {})?.keys.iter().any(|k| k.retired_on.is_none()) {
        return Err(ApiError::refused("key_exists", "已经有签名密钥", "不需要再生成。"));
    }
    office.store()?.change(Op::MakeKey, None, |tx| tx.signer().map(|_| ()))?;
    Ok(done("已生成签名密钥，此后导出的报送材料和核发的证书都带签名"))
}

pub(crate) fn rotate(office: &mut Office, _: Nothing) -> Result<Done, ApiError> {
    office.store()?.change(Op::RotateKey, None, |tx| tx.rotate_key().map(|_| ()))?;
    Ok(done("已更换签名密钥，此后核发的证书用新密钥签名；以前的证书仍可核验"))
}

fn no_keys() -> ApiError {
    ApiError::refused("no_keys", "还没有签名密钥", "请先生成签名密钥；核发第一本证书时也会自动生成。")
}

pub(crate) fn export(office: &mut Office, payload: FilePath) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    let keys = show(office, Nothing {})?.keys;
    if keys.is_empty() {
        return Err(no_keys());
    }
    let mut text = format!("{}\n结业证书签名公钥（Ed25519）\n\n", office.store()?.institution()?.name);
    for key in &keys {
        let until = key.retired_on.map(|d| format!("至 {}", d.0)).unwrap_or_else(|| "起，现用".to_owned());
        text.push_str(&format!("{}\n标记 {}　{} {until}\n\n", key.key, key.mark, key.made_on.0));
    }
    office.host().write(path, text.as_bytes()).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出公钥：{}", path.display())))
}

/// The page for verifying without a network, with the keys and what the register knows against certificates, said to be so on a day.
/// `None` while there is no key.
pub(crate) fn page(office: &mut Office, on: NaiveDate) -> Result<Option<Vec<u8>>, ApiError> {
    let keys = show(office, Nothing {})?.keys;
    if keys.is_empty() {
        return Ok(None);
    }
    let path = office.host().assets()?.join("certificates").join("verify.html");
    let bytes = office.host().read(&path).map_err(|e| cannot_read(&path, &e))?;
    let shell = String::from_utf8_lossy(&bytes);
    let (head, tail) = shell.split_once(DATA).ok_or_else(|| {
        ApiError::unreadable(
            "verify_page",
            "核验网页的模板不完整",
            "请恢复随软件提供的 assets/certificates/verify.html。",
        )
    })?;
    let mut void = Vec::new();
    let mut pending = Vec::new();
    for entry in office.store()?.register()? {
        match entry.validity {
            Validity::Void | Validity::ToVoid => void.push(entry.certificate.number),
            Validity::NotYet => pending.push(entry.certificate.number),
            Validity::Valid => {}
        }
    }
    let data = json!({
        "institution": office.store()?.institution()?.name,
        "on": on.to_string(),
        "keys": keys.iter().map(|k| &k.key).collect::<Vec<_>>(),
        "void": void,
        "pending": pending,
    });
    // What stands in a page must not end its script.
    let data = data.to_string().replace('<', "\\u003c");
    let data = DATA.replace("null", &data);
    Ok(Some([head, &data, tail].concat().into_bytes()))
}

pub(crate) fn export_page(office: &mut Office, payload: FilePath) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    ending(path, &["html", "htm"])?;
    let on = office.today();
    let bytes = page(office, on)?.ok_or_else(no_keys)?;
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出核验网页：{}", path.display())))
}
