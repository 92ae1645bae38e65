//! The signature of a bundle, as a text that people and the program read.

use chrono::NaiveDate;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::reports::bundle::FileList;

use super::{SIGNATURE, SUMS};
use crate::certificates::wire::KeyRow;
use crate::error::ApiError;
use crate::office::Office;

const MADE_ON: &str = "生成日期：";
const KEY: &str = "公钥：";
const DIGITS: &str = "签名：";
const UNSIGNED: &str = "未签名";

/// The text of the file with the signature over a list of files.
pub(super) fn text(
    office: &Office,
    dossier: &Dossier,
    list: &FileList,
    key: Option<&KeyRow>,
) -> Result<String, ApiError> {
    let signed = office.opened().map(|store| store.sign_files(list)).transpose()?.flatten();
    let head = format!(
        "报送材料签名\n单位：{}\n项目：{}\n{MADE_ON}{}\n",
        dossier.institution.name,
        dossier.class.title,
        list.made_on.format("%Y-%m-%d")
    );
    let (body, note) = match (signed, key) {
        (Some(digits), Some(key)) => (
            format!("算法：Ed25519\n{KEY}{}\n公钥标记：{}\n{DIGITS}{digits}\n", key.key, key.mark),
            format!("签名覆盖生成日期和 {SUMS} 的全部内容。"),
        ),
        _ => (format!("{DIGITS}{UNSIGNED}\n"), "本单位还没有签名密钥，可以在软件中生成后重新导出。".to_owned()),
    };
    Ok(format!(
        "{head}{body}\n{SUMS} 列出本文件和它自己以外全部文件的校验码（SHA-256），可以用 sha256sum -c 核对。\n{note}\n用研修软件核验：yanxiu-cli report verify 材料所在的文件夹或 .zip 文件\n"
    ))
}

/// What a bundle's file with the signature says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) made_on: NaiveDate,
    /// The key as it is printed beside the signature; empty where there is none.
    pub(crate) key: String,
    /// Mark and signature as digits; empty where it isn't signed.
    pub(crate) digits: String,
}

/// Reads it.
///
/// # Errors
/// `bad_signature_file` when it doesn't say on which day the bundle was made.
pub(crate) fn read(text: &str) -> Result<Sealed, ApiError> {
    let said = |what: &str| text.lines().find_map(|line| line.trim().strip_prefix(what)).map(str::trim);
    let made_on = said(MADE_ON).and_then(|day| day.parse().ok()).ok_or_else(|| {
        ApiError::unreadable(
            "bad_signature_file",
            format!("“{SIGNATURE}”里没有生成日期，不是本软件生成的样子"),
            "请向报送单位索取完整的材料。",
        )
    })?;
    let digits = said(DIGITS).filter(|d| *d != UNSIGNED).unwrap_or_default();
    Ok(Sealed { made_on, key: said(KEY).unwrap_or_default().to_owned(), digits: digits.to_owned() })
}
