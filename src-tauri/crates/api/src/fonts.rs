//! Font files of the institution's own: for names with characters that no shipped face draws.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yanxiu_documents::fonts::{FontRefusal, Fonts, OwnFont as Face};
use yanxiu_domain::fonts::OwnFont;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Op, Store};

use crate::attachments::name_of;
use crate::error::ApiError;
use crate::host::cannot_read;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::scalar::Day;

/// Largest font file kept; the largest Chinese ones have some 40 MB.
const MOST_BYTES: usize = 80 * 1024 * 1024;
/// Most fonts kept.
const MOST_FONTS: usize = 20;
/// Most characters shown of what a font adds.
const SHOWN: usize = 60;

/// A font file to be kept.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FontAdd {
    /// The file: .ttf, or .ttc of which the first font counts.
    pub file: String,
}

/// A font by its id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FontQuery {
    /// Id.
    pub id: String,
}

/// A text to be looked at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FontCheck {
    /// Any text, such as a name.
    pub text: String,
}

/// A font of the institution's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FontRow {
    /// Id.
    pub id: String,
    /// Family, or the file's name where it has none.
    pub title: String,
    /// Name it came under.
    pub file_name: String,
    /// Bytes.
    pub bytes: u64,
    /// Day it was added.
    pub added_on: Day,
    /// How many characters it adds to the shipped faces.
    pub adds: u32,
    /// The first of them.
    pub sample: String,
    /// Whether its file is missing or damaged.
    pub damaged: bool,
}

/// Characters of a text that no font draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FontReport {
    /// Whether every character is drawn.
    pub drawn: bool,
    /// Those that aren't, with their code points.
    pub missing: Vec<MissingCharacter>,
}

/// A character that no font draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MissingCharacter {
    /// The character.
    pub character: String,
    /// Its code point: U+2B81A.
    pub code: String,
}

/// The fonts, those of the institution's own after the shipped; a damaged one is passed over, the check of the store
/// names it.
pub(crate) fn with_own(shipped: &Fonts, store: Option<&Store>) -> Result<Fonts, ApiError> {
    let Some(store) = store else { return Ok(shipped.clone()) };
    let own = store.own_fonts()?;
    let faces = own.iter().filter_map(|font| Face::read(store.font_bytes(font).ok()?).ok());
    Ok(if own.is_empty() { shipped.clone() } else { shipped.with_own(faces.collect()) })
}

/// The fonts of the institution's own.
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<Vec<FontRow>, ApiError> {
    let shipped = office.shipped_fonts()?.clone();
    let store = office.store()?;
    let row = |font: OwnFont| {
        let face = store.font_bytes(&font).ok().and_then(|bytes| Face::read(bytes).ok());
        let beyond = face.as_ref().map(|face| face.beyond(&shipped)).unwrap_or_default();
        FontRow {
            id: font.uid.to_string(),
            title: font.title,
            file_name: font.file_name,
            bytes: font.bytes,
            added_on: Day(font.added_on),
            adds: u32::try_from(beyond.len()).unwrap_or(u32::MAX),
            sample: beyond.into_iter().take(SHOWN).collect(),
            damaged: face.is_none(),
        }
    };
    Ok(store.own_fonts()?.into_iter().map(row).collect())
}

/// Keeps a font file.
pub(crate) fn add(office: &mut Office, payload: FontAdd) -> Result<Done, ApiError> {
    let path = Path::new(&payload.file);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let name = name_of(path);
    if bytes.len() > MOST_BYTES {
        let message = format!("“{name}”太大，字体文件不超过 {} MB", MOST_BYTES / 1024 / 1024);
        return Err(ApiError::unreadable("font_too_large", message, "请另选字体文件。"));
    }
    let face = Face::read(bytes.clone()).map_err(|refusal| refused(&name, refusal))?;
    let beyond = face.beyond(office.shipped_fonts()?).len();
    if beyond == 0 {
        let message = format!("“{name}”中没有自带字体以外的字");
        return Err(ApiError::refused("font_adds_nothing", message, "请选择含有所缺的字的字体文件。"));
    }
    let title = if face.family().is_empty() { name.clone() } else { face.family().to_owned() };
    let added_on = office.today();
    let store = office.store()?;
    let kept = store.own_fonts()?;
    if kept.len() >= MOST_FONTS {
        let message = format!("最多添加 {MOST_FONTS} 个字体");
        return Err(ApiError::refused("too_many_fonts", message, "请先移除不用的字体。"));
    }
    let file = store.keep(&bytes)?;
    if let Some(same) = kept.iter().find(|font| font.sha256 == file.sha256) {
        store.discard(&file)?;
        let message = format!("“{name}”已经添加过（{}）", same.title);
        return Err(ApiError::refused("font_known", message, "不必再添加。"));
    }
    let font = OwnFont {
        uid: file.uid.clone(),
        title: title.clone(),
        file_name: name,
        bytes: file.bytes,
        sha256: file.sha256.clone(),
        added_on,
    };
    let added = store.change(Op::AddFont, None, |tx| tx.add_font(&font));
    if added.is_err() {
        store.discard(&file)?;
    }
    added?;
    office.forget_loaded();
    Ok(done(format!("已添加字体“{title}”，增加 {beyond} 个字")))
}

/// Takes a font away.
pub(crate) fn remove(office: &mut Office, payload: FontQuery) -> Result<Done, ApiError> {
    office.store()?.change(Op::RemoveFont, None, |tx| tx.remove_font(&Uid::new(payload.id)))?;
    office.forget_loaded();
    Ok(done("已移除字体".to_owned()))
}

/// Looks which characters of a text no font draws.
pub(crate) fn check(office: &mut Office, payload: FontCheck) -> Result<FontReport, ApiError> {
    let missing = office.fonts()?.missing(&payload.text);
    let missing: Vec<MissingCharacter> = missing
        .into_iter()
        .map(|c| MissingCharacter { character: c.to_string(), code: format!("U+{:04X}", u32::from(c)) })
        .collect();
    Ok(FontReport { drawn: missing.is_empty(), missing })
}

fn refused(name: &str, refusal: FontRefusal) -> ApiError {
    let (code, message, hint) = match refusal {
        FontRefusal::NotAFont => ("not_a_font", "不是字体文件，或已损坏", "请选择 .ttf 或 .ttc 字体文件。"),
        FontRefusal::Outlines => {
            ("font_outlines", "是 PostScript 轮廓的字体（.otf），不能嵌入", "请选择 TrueType 字体（.ttf 或 .ttc）。")
        }
        FontRefusal::Restricted => {
            ("font_restricted", "的授权不允许嵌入文件", "请选择允许嵌入的字体，或向字体厂商取得授权。")
        }
    };
    ApiError::unreadable(code, format!("“{name}”{message}"), hint)
}
