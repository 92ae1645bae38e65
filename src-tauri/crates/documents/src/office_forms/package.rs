//! The zip around a form.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

use super::{Changes, OfficeFormError, OfficeFormat};

/// Largest form: a page or two with a seal and a picture.
const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Most bytes that one part with text may unpack to.
const MOST_PART: u64 = 48 * 1024 * 1024;
/// Most files that a form may be made of.
const MOST_PARTS: usize = 4_000;
/// How containers of old formats and of encrypted files begin.
const CONTAINER: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Name of the stream of an encrypted file, as it stands in its container.
const ENCRYPTED: &str = "EncryptedPackage";

/// A form's zip.
#[derive(Debug)]
pub(super) struct Package {
    bytes: Vec<u8>,
    /// Place in the archive by name, in the form of [`plain`].
    parts: BTreeMap<String, usize>,
}

/// A part's name as it is looked up: some writers begin it with a slash or part it with backslashes.
pub(super) fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn not_a_form() -> OfficeFormError {
    OfficeFormError::new(
        "not_a_form",
        "这不是 Word 文档或 Excel 表格",
        "请选择 .docx 或 .xlsx 文件；其他格式请先用 WPS、Word 或 Excel 另存为这两种格式。",
    )
}

impl Package {
    pub(super) fn open(bytes: &[u8]) -> Result<(OfficeFormat, Self), OfficeFormError> {
        if bytes.is_empty() {
            return Err(OfficeFormError::new("empty_file", "文件是空的", "请检查是否选错了文件。"));
        }
        if bytes.len() > MOST_BYTES {
            let most = MOST_BYTES / 1024 / 1024;
            return Err(OfficeFormError::too_large(format!("超过 {most} MB")));
        }
        if bytes.starts_with(&CONTAINER) {
            let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
            return Err(if bytes.windows(name.len()).any(|w| w == name) {
                OfficeFormError::new(
                    "encrypted_file",
                    "文件设有打开密码",
                    "请用 WPS、Word 或 Excel 打开，取消密码并保存后再选择。",
                )
            } else {
                OfficeFormError::new(
                    "old_format",
                    "这是旧格式的文件（.doc 或 .xls）",
                    "请用 WPS、Word 或 Excel 打开，另存为 .docx 或 .xlsx 后再选择。",
                )
            });
        }
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(not_a_form());
        }
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(OfficeFormError::damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(OfficeFormError::too_large(format!("内含文件超过 {MOST_PARTS} 个")));
        }
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(OfficeFormError::damaged)?;
            if file.encrypted() {
                return Err(OfficeFormError::new("encrypted_file", "文件设有密码", "请取消密码后再选择。"));
            }
            if let Ok(name) = file.name()
                && parts.insert(plain(&name), index).is_some()
            {
                return Err(OfficeFormError::damaged("同名的部分出现了两次"));
            }
        }
        let package = Self { bytes: bytes.to_vec(), parts };
        let format = if package.has("word/document.xml") {
            OfficeFormat::Docx
        } else if package.has("xl/workbook.xml") {
            OfficeFormat::Xlsx
        } else {
            return Err(not_a_form());
        };
        let types = package.text("[content_types].xml")?.unwrap_or_default();
        let macros = ["macroenabled", "vbaproject"].iter().any(|m| types.to_lowercase().contains(m));
        if macros || package.names().any(|n| n.ends_with("vbaproject.bin") || n.contains("/macrosheets/")) {
            return Err(OfficeFormError::new(
                "macro_file",
                "文件里带有宏，不能作为表格使用",
                "请用 WPS、Word 或 Excel 打开，另存为不带宏的 .docx 或 .xlsx 后再选择。",
            ));
        }
        Ok((format, package))
    }

    /// Names of the parts, in the form of [`plain`], in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&plain(part))
    }

    /// The text of a part; nothing for one that isn't there.
    pub(super) fn text(&self, part: &str) -> Result<Option<String>, OfficeFormError> {
        let Some(index) = self.parts.get(&plain(part)) else { return Ok(None) };
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).map_err(OfficeFormError::damaged)?;
        let file = archive.by_index(*index).map_err(OfficeFormError::damaged)?;
        let mut bytes = Vec::new();
        // The sizes that a zip declares may be lies: what really comes out is counted.
        file.take(MOST_PART + 1).read_to_end(&mut bytes).map_err(OfficeFormError::damaged)?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_PART {
            return Err(OfficeFormError::too_large(format!("解开后超过 {} MB", MOST_PART / 1024 / 1024)));
        }
        let text = match encoding_rs::Encoding::for_bom(&bytes) {
            Some((encoding, _)) => encoding.decode(&bytes).0.into_owned(),
            None => String::from_utf8(bytes).map_err(|_| OfficeFormError::damaged("文字编码不对"))?,
        };
        let head: String = text.chars().take(4_096).collect();
        if head.contains("<!DOCTYPE") || head.contains("<!ENTITY") {
            return Err(OfficeFormError::damaged("内含不该有的文档定义"));
        }
        // What was in another encoding is written as UTF-8.
        Ok(Some(match head.split_once("?>") {
            Some((declared, _)) if declared.to_lowercase().contains("utf-16") => {
                let rest = text.split_once("?>").map_or("", |(_, rest)| rest);
                format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{rest}")
            }
            _ => text,
        }))
    }

    /// The package with some parts written anew and some taken out; all others as they are, byte for byte.
    pub(super) fn rewritten(&self, changes: &Changes) -> Result<Vec<u8>, OfficeFormError> {
        let failed = |e: zip::result::ZipError| OfficeFormError::damaged(e);
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).map_err(failed)?;
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(failed)?;
            let name = file.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
            let key = plain(&name);
            if changes.removed.contains(&key) {
                continue;
            }
            let Some(text) = changes.written.get(&key) else {
                writer.raw_copy_file(file).map_err(failed)?;
                continue;
            };
            let mut options = SimpleFileOptions::default();
            if let Some(at) = file.last_modified() {
                options = options.last_modified_time(at);
            }
            writer.start_file(name, options).map_err(failed)?;
            writer.write_all(text.as_bytes()).map_err(OfficeFormError::damaged)?;
        }
        Ok(writer.finish().map_err(failed)?.into_inner())
    }
}
