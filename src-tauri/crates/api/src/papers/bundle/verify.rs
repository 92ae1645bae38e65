//! Whether a bundle is what it was when it was made, and whose it is.

use std::io::{Cursor, Read};
use std::path::Path;

use sha2::{Digest, Sha256};
use yanxiu_domain::certificates::signing::{MARK_DIGITS, PublicKey, Signed};
use yanxiu_domain::problem::{Problem, any_error};
use yanxiu_domain::reports::bundle::FileList;
use yanxiu_domain::reports::submission::{Difference, HandedIn, HandedInFile};

use super::seal::{self, Sealed};
use super::{SIGNATURE, SUMS};
use crate::error::ApiError;
use crate::host::{Host, cannot_read};
use crate::office::Office;
use crate::papers::wire::{BundleCheck, BundleQuery};
use crate::problem;
use crate::scalar::Day;

/// More than any bundle holds; a zip that claims to is not read.
const MOST_BYTES: u64 = 4 << 30;

/// A bundle as it is found.
struct Found {
    /// Every file but the list and its signature, with the digest it has now.
    files: Vec<(String, String)>,
    list: FileList,
    sealed: Option<Sealed>,
}

/// The files of a folder or a zip, names and bytes one after another.
fn read_all(host: &dyn Host, path: &Path, take: &mut dyn FnMut(String, Vec<u8>)) -> Result<(), ApiError> {
    if path.is_dir() {
        for name in host.names_below(path).map_err(|e| cannot_read(path, &e))? {
            let file = path.join(&name);
            let bytes = host.read(&file).map_err(|e| cannot_read(&file, &e))?;
            take(name, bytes);
        }
        return Ok(());
    }
    let bytes = host.read(path).map_err(|e| cannot_read(path, &e))?;
    let broken = |reason: String| {
        ApiError::unreadable(
            "bad_zip",
            format!("“{}”读不出来：{reason}", path.display()),
            "请选择报送材料的文件夹或 .zip 文件；文件损坏的，请重新索取。",
        )
    };
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("不是 zip 文件，或已损坏".to_owned()))?;
    let mut room = MOST_BYTES;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| broken("zip 文件已损坏".to_owned()))?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(|_| broken("zip 文件已损坏".to_owned()))?.replace('\\', "/");
        let mut bytes = Vec::new();
        let read = entry.take(room + 1).read_to_end(&mut bytes).map_err(|_| broken(format!("“{name}”已损坏")))?;
        room = room.checked_sub(read as u64).ok_or_else(|| broken("内容过大".to_owned()))?;
        take(name, bytes);
    }
    Ok(())
}

fn find(host: &dyn Host, path: &Path) -> Result<Found, ApiError> {
    let (mut files, mut sums, mut signature) = (Vec::new(), None, None);
    read_all(host, path, &mut |name, bytes| {
        let last = name.rsplit('/').next().unwrap_or_default();
        let folder = name[..name.len() - last.len()].to_owned();
        // Somebody may have packed the folder itself; then all stands one step below.
        match last {
            SUMS if sums.is_none() => sums = Some((folder, bytes)),
            SIGNATURE if signature.is_none() => signature = Some(bytes),
            _ => files.push((name, hex::encode(Sha256::digest(&bytes)))),
        }
    })?;
    let Some((folder, sums)) = sums else {
        return Err(ApiError::unreadable(
            "no_checksums",
            format!("“{}”里没有 {SUMS}，不是本软件导出的报送材料", path.display()),
            "请选择“生成报送材料”得到的文件夹或 .zip 文件。",
        ));
    };
    let sealed = signature.map(|bytes| seal::read(&String::from_utf8_lossy(&bytes))).transpose()?;
    let made_on = sealed.as_ref().map(|s| s.made_on).unwrap_or_default();
    let list = FileList::parse(&String::from_utf8_lossy(&sums), made_on).map_err(|line| {
        ApiError::unreadable(
            "bad_checksums",
            format!("{SUMS} 第 {line} 行不是校验码"),
            "清单可能被改动过，请向报送单位重新索取材料。",
        )
    })?;
    for (name, _) in &mut files {
        if let Some(inner) = name.strip_prefix(&folder) {
            *name = inner.to_owned();
        }
    }
    Ok(Found { files, list, sealed })
}

impl Found {
    fn difference(&self) -> Difference {
        let pairs = |list: &'_ [(String, String)]| -> Vec<(String, String)> { list.to_vec() };
        let (listed, found) = (pairs(&self.list.files), pairs(&self.files));
        Difference::between(
            listed.iter().map(|(p, s)| (p.as_str(), s.as_str())),
            found.iter().map(|(p, s)| (p.as_str(), s.as_str())),
        )
    }
}

fn signature(found: &Found, keys: &[PublicKey]) -> (&'static str, Option<Problem>) {
    let Some(sealed) = found.sealed.as_ref().filter(|s| !s.digits.is_empty()) else {
        let hint = "校验码只能查出无意的改动；要证明由谁出具，请让报送单位生成签名密钥后重新导出。";
        return ("unsigned", Some(Problem::warning("unsigned", "材料没有签名", hint)));
    };
    let altered = || {
        let message = "签名与校验码清单不符，清单或生成日期被改动过";
        Some(Problem::error("signature_altered", message, "请不要采用，向报送单位重新索取材料。"))
    };
    match found.list.signed(&sealed.digits, keys) {
        Signed::Genuine => ("genuine", None),
        Signed::Altered => ("altered", altered()),
        // By the key that lies beside it, it can at least be told to be whole.
        Signed::UnknownKey => match PublicKey::parse(&sealed.key) {
            Some(key) if found.list.signed(&sealed.digits, &[key]) == Signed::Genuine => {
                let message = format!("签名的密钥（标记 {}）不是本单位的", key.mark());
                let hint = "签名与材料中所附的公钥相符；请向报送单位核实公钥，核实后用 --key 写出公钥再核验。";
                ("unknown_key", Some(Problem::error("unknown_key", message, hint)))
            }
            _ => ("altered", altered()),
        },
    }
}

/// Checks a bundle by its own list and by the keys of the office; no store is needed where a key is given.
pub(crate) fn check(office: &mut Office, payload: BundleQuery) -> Result<BundleCheck, ApiError> {
    let path = Path::new(&payload.path);
    let found = find(office.host().as_ref(), path)?;
    let mut keys = Vec::new();
    if let Some(written) = &payload.key {
        keys.push(PublicKey::parse(written).ok_or_else(|| {
            ApiError::usage("bad_key", "公钥应是 64 位十六进制数字", "请从报送单位导出的公钥文件中复制。")
        })?);
    }
    if let Some(store) = office.opened() {
        keys.extend(store.institution_keys()?.into_iter().map(|k| k.public));
    }
    let difference = found.difference();
    let (signature, trouble) = signature(&found, &keys);
    let mut problems = Vec::new();
    for (names, code, what, hint) in [
        (&difference.changed, "file_changed", "被改动过", "请以原来的文件替换，或向报送单位重新索取。"),
        (&difference.missing, "file_missing", "不在材料中", "请补上原来的文件，或向报送单位重新索取。"),
        (&difference.added, "file_added", "不在校验码清单中，是后来放进去的", "请移走，或重新导出材料。"),
    ] {
        problems.extend(names.iter().map(|name| Problem::error(code, format!("“{name}”{what}"), hint)));
    }
    problems.extend(trouble);
    let ok = !any_error(&problems);
    let by = match signature {
        "genuine" => "签名属实，由本单位密钥签署",
        "unknown_key" => "签名的密钥不是本单位的",
        "altered" => "签名不符",
        _ => "没有签名",
    };
    let files = match difference.none() {
        true => format!("{} 个文件都没有改动", found.list.files.len()),
        false => format!(
            "{} 个文件中改动 {} 个、缺 {} 个，另多出 {} 个",
            found.list.files.len(),
            difference.changed.len(),
            difference.missing.len(),
            difference.added.len()
        ),
    };
    Ok(BundleCheck {
        ok,
        bundle: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string(),
        made_on: found.sealed.as_ref().map(|s| Day(s.made_on)),
        files: u32::try_from(found.list.files.len()).unwrap_or(u32::MAX),
        changed: difference.changed,
        missing: difference.missing,
        added: difference.added,
        signature: signature.to_owned(),
        key: found.sealed.and_then(|s| s.digits.get(..MARK_DIGITS).map(str::to_owned)).unwrap_or_default(),
        done: format!("{files}；{by}"),
        problems: problem::to_wire(&problems),
    })
}

/// The files of a bundle that was handed in, as it lies there; it must be whole.
///
/// # Errors
/// `bundle_changed` when it isn't what it was, or what keeps it from being read.
pub(crate) fn handed_in(host: &dyn Host, path: &Path) -> Result<HandedIn, ApiError> {
    let found = find(host, path)?;
    let difference = found.difference();
    if let Some(first) = difference.changed.iter().chain(&difference.missing).next() {
        return Err(ApiError::refused(
            "bundle_changed",
            format!("“{}”里的“{first}”与校验码清单不符", path.display()),
            "请选择报送时的那一份材料；改动过的，请重新生成。",
        ));
    }
    let made_on = found.sealed.as_ref().map(|s| s.made_on).ok_or_else(|| {
        ApiError::unreadable("bad_signature_file", format!("材料里没有“{SIGNATURE}”"), "请选择本软件导出的整套材料。")
    })?;
    let files = found.list.files.into_iter().map(|(path, sha256)| HandedInFile { path, sha256 }).collect();
    Ok(HandedIn { made_on, program: env!("CARGO_PKG_VERSION").to_owned(), files })
}
