//! Writing a bundle: whole or not at all, and without what an earlier one has left in its folder.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use yanxiu_domain::reports::bundle::FileList;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use super::{Made, SUMS};
use crate::error::ApiError;
use crate::host::{cannot_read, cannot_write};
use crate::office::Office;

/// What became of the folder besides.
#[derive(Default)]
pub(super) struct Placed {
    pub(super) removed: Vec<String>,
    pub(super) left: Vec<String>,
}

pub(super) fn place(office: &Office, out: &Path, made: &[Made], whole: bool) -> Result<Placed, ApiError> {
    if out.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip")) {
        let files: Vec<_> = made.iter().map(|m| (m.file.path.as_str(), m.bytes.as_slice())).collect();
        office.host().write(out, &zipped(&files)?).map_err(|e| cannot_write(out, &e))?;
        return Ok(Placed::default());
    }
    if out.is_file() {
        return Err(ApiError::store(
            "cannot_write",
            format!("“{}”是文件，不是文件夹", out.display()),
            "请换一个文件夹名称。",
        ));
    }
    if !whole {
        no_exchange(office, out, made)?;
    }
    let placed = if whole { earlier(office, out, made)? } else { Placed::default() };
    let files: Vec<_> = made.iter().map(|item| (out.join(&item.file.path), item.bytes.as_slice())).collect();
    let gone: Vec<PathBuf> = placed.removed.iter().map(|name| out.join(name)).collect();
    office.host().replace_all(&files, &gone).map_err(|(path, error)| cannot_write(&path, &error))?;
    Ok(placed)
}

/// One paper made anew in the place of its like would leave a list and a signature that no longer fit.
fn no_exchange(office: &Office, out: &Path, made: &[Made]) -> Result<(), ApiError> {
    let other = |m: &&Made| {
        let path = out.join(&m.file.path);
        path.is_file() && office.host().read(&path).map_or(true, |bytes| bytes != m.bytes)
    };
    match made.iter().find(other) {
        Some(m) if out.join(SUMS).is_file() => Err(ApiError::refused(
            "signed_bundle",
            format!("“{}”里是已签名的整套材料，不能只换其中的“{}”", out.display(), m.file.path),
            "请导出到另一个文件夹，或重新生成整套材料。",
        )),
        _ => Ok(()),
    }
}

/// What an earlier bundle left in the folder: what its own list names and nobody has changed since goes; anything else
/// isn't ours to remove.
fn earlier(office: &Office, out: &Path, made: &[Made]) -> Result<Placed, ApiError> {
    let sums = out.join(SUMS);
    if !sums.is_file() {
        return Ok(Placed::default());
    }
    let bytes = office.host().read(&sums).map_err(|e| cannot_read(&sums, &e))?;
    let listed = FileList::parse(&String::from_utf8_lossy(&bytes), office.today()).map(|l| l.files).unwrap_or_default();
    let now: BTreeSet<&str> = made.iter().map(|m| m.file.path.as_str()).collect();
    let mut placed = Placed::default();
    for name in office.host().names_below(out).map_err(|e| cannot_read(out, &e))? {
        if now.contains(name.as_str()) {
            continue;
        }
        let ours = listed.iter().find(|(path, _)| *path == name).is_some_and(|(_, sha256)| {
            office.host().read(&out.join(&name)).is_ok_and(|bytes| hex::encode(Sha256::digest(&bytes)) == *sha256)
        });
        if ours { placed.removed.push(name) } else { placed.left.push(name) }
    }
    Ok(placed)
}

/// The bytes of a zip. Papers are small already: they are put in as they are.
pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Result<Vec<u8>, ApiError> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let failed = |reason: String| ApiError::store("zip", format!("压缩时出错：{reason}"), "请改为导出到文件夹。");
    for (name, bytes) in files {
        let small = [".pdf", ".xlsx", ".docx"].iter().any(|end| name.ends_with(end));
        let way = if small { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(way).last_modified_time(zip::DateTime::default());
        writer.start_file(*name, options).map_err(|e| failed(e.to_string()))?;
        writer.write_all(bytes).map_err(|e| failed(e.to_string()))?;
    }
    Ok(writer.finish().map_err(|e| failed(e.to_string()))?.into_inner())
}
