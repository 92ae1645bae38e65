//! The report bundle: every paper of a class in a folder or a zip, with an index, page counts, checksums, a signature.

mod contents;
mod index;
mod placing;
pub(crate) mod seal;
#[cfg(test)]
mod tests;
pub mod verify;

pub(crate) use contents::{enclosures, missing};
pub(crate) use placing::zipped;

use std::path::PathBuf;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::reports::bundle::FileList;
use yanxiu_domain::reports::submission::{HandedIn, HandedInFile};

use super::wire::{Bundle, BundleFile};
use super::{KINDS, Press};
use crate::certificates::wire::KeyRow;
use crate::error::ApiError;
use crate::forms::own;
use crate::office::Office;
use crate::office::payloads::ReportExport;
use crate::office::wire::Nothing;
use crate::progress::Watch;
use crate::{certificates, problem, reports};
use contents::{Material, Source};

/// The kind of the page by which certificates are verified without a network.
const VERIFY_PAGE: &str = "verify-page";
/// The list of all files, as `sha256sum` writes it.
pub(crate) const SUMS: &str = "SHA256SUMS.txt";
/// The signature over that list.
pub(crate) const SIGNATURE: &str = "签名.txt";

/// A file that was made and isn't written yet.
struct Made {
    file: BundleFile,
    bytes: Vec<u8>,
}

/// What is wanted of a bundle.
struct Wanted<'a> {
    only: Option<&'a str>,
    format: &'a str,
}

impl Wanted<'_> {
    const ALL: Wanted<'static> = Wanted { only: None, format: "all" };

    fn kind(&self, code: &str) -> bool {
        self.only.is_none_or(|only| only == code)
    }

    fn format(&self, format: &str) -> bool {
        self.format == "all" || self.format == format
    }

    /// Everything, as it is handed in.
    fn whole(&self) -> bool {
        self.only.is_none() && self.format == "all"
    }
}

/// What a bundle needs beside the papers, fetched before they are made.
struct Around {
    /// The page for verifying certificates.
    page: Option<Vec<u8>>,
    keys: Vec<KeyRow>,
    certified: bool,
}

impl Around {
    fn new(office: &mut Office, dossier: &Dossier, today: NaiveDate) -> Result<Self, ApiError> {
        let certified = !dossier.certificates.is_empty();
        let page = if certified { certificates::keys::page(office, today)? } else { None };
        Ok(Self { page, keys: certificates::keys::show(office, Nothing {})?.keys, certified })
    }

    /// The key that would sign now.
    fn key(&self) -> Option<&KeyRow> {
        self.keys.iter().find(|k| k.retired_on.is_none())
    }
}

pub(crate) fn export(office: &mut Office, payload: ReportExport) -> Result<Bundle, ApiError> {
    let wanted = Wanted { only: payload.only.as_deref(), format: payload.format.as_deref().unwrap_or("all") };
    if !["pdf", "xlsx", "docx", "html", "all"].contains(&wanted.format) {
        return Err(ApiError::usage(
            "bad_format",
            format!("没有“{}”这种格式", wanted.format),
            "请选择 pdf、xlsx、docx 或 all。",
        ));
    }
    let today = office.today();
    let dossier = office.dossier(&payload.class_id)?;
    let known = |code: &&str| {
        ["index", VERIFY_PAGE].contains(code)
            || KINDS.iter().any(|k| k.code == *code)
            || own::alone(&dossier, code).is_some()
    };
    if let Some(code) = wanted.only.filter(|code| !known(code)) {
        return Err(ApiError::usage("unknown_paper", format!("没有“{code}”这种材料"), "请核对材料种类。"));
    }
    let (made, around) = make(office, &dossier, today, &wanted)?;
    if made.is_empty() {
        return Err(ApiError::refused("nothing_to_export", "没有可以导出的材料", "请核对材料种类和格式。"));
    }
    let out = PathBuf::from(&payload.out);
    let placed = placing::place(office, &out, &made, wanted.whole())?;
    let problems = reports::problems(&dossier, office.calendar()?, office.fonts()?, today);
    Ok(Bundle {
        class_id: payload.class_id,
        bundle: std::path::absolute(&out).unwrap_or(out).display().to_string(),
        pages: index::pages(&made),
        signed: around.key().filter(|_| wanted.whole()).map(|k| k.mark.clone()).unwrap_or_default(),
        files: made.into_iter().map(|m| m.file).collect(),
        problems: problem::to_wire(&problems),
        removed: placed.removed,
        left: placed.left,
    })
}

/// What a bundle holds that is made of a class on a day: name and digest of each file. Nothing is written.
pub(crate) fn listed(office: &mut Office, dossier: &Dossier, made_on: NaiveDate) -> Result<HandedIn, ApiError> {
    let (made, _) = make(office, dossier, made_on, &Wanted::ALL)?;
    let files = made
        .into_iter()
        .filter(|m| ![SUMS, SIGNATURE].contains(&m.file.path.as_str()))
        .map(|m| HandedInFile { path: m.file.path, sha256: m.file.sha256 })
        .collect();
    Ok(HandedIn { made_on, program: env!("CARGO_PKG_VERSION").to_owned(), files })
}

fn make(
    office: &mut Office,
    dossier: &Dossier,
    today: NaiveDate,
    wanted: &Wanted<'_>,
) -> Result<(Vec<Made>, Around), ApiError> {
    let mut around = Around::new(office, dossier, today)?;
    let problems = reports::problems(dossier, office.calendar()?, office.fonts()?, today);
    let (watch, press) = (office.watch(), Press::on(office, dossier, today)?);
    let mut made = papers(&press, wanted, &watch)?;
    if let Some(page) = around.page.take().filter(|_| wanted.kind(VERIFY_PAGE) && wanted.format("html")) {
        let title = "证书核验网页（不需联网）";
        made.push(made_of("证书核验.html".to_owned(), VERIFY_PAGE, "html", title, page));
    }
    if wanted.kind("index") {
        let record = index::record(&press, &made, &problems, &around);
        let mut index = Vec::new();
        for format in ["pdf", "xlsx"].into_iter().filter(|f| wanted.format(f)) {
            let (bytes, pages) = press.list("index", &record, format)?;
            let mut item = made_of(format!("00-目录.{format}"), "index", format, "目录", bytes);
            item.file.pages = pages;
            index.push(item);
        }
        index.append(&mut made);
        made = index;
    }
    if wanted.whole() {
        let files = made.iter().map(|m| (m.file.path.clone(), m.file.sha256.clone())).collect();
        let list = FileList { made_on: today, files };
        let signature = seal::text(office, dossier, &list, around.key())?;
        made.push(made_of(SUMS.to_owned(), "checksums", "txt", "校验码清单", list.text().into_bytes()));
        made.push(made_of(SIGNATURE.to_owned(), "signature", "txt", "签名", signature.into_bytes()));
    }
    Ok((made, around))
}

/// Every paper that is wanted, in the order in which a bundle lists them.
fn papers(press: &Press<'_>, wanted: &Wanted<'_>, watch: &Watch) -> Result<Vec<Made>, ApiError> {
    let materials = contents::materials(press.dossier, wanted);
    let total: usize = materials.iter().map(|m| m.formats.len()).sum();
    let mut made: Vec<(usize, Made)> = Vec::new();
    // What tells of other papers is made when their pages are known.
    let telling = |m: &Material| ["cover-letter", "archive-contents", "closing-sheet"].contains(&m.code.as_str());
    let order = (0..materials.len()).filter(|at| !telling(&materials[*at]));
    for at in order.chain((0..materials.len()).filter(|at| telling(&materials[*at]))) {
        let material = &materials[at];
        for format in &material.formats {
            watch.step(&format!("生成{}", material.title), made.len(), total)?;
            let (name, bytes, pages) = match &material.source {
                Source::Paper => press.make(&material.code, format)?,
                Source::Kept(uid) => {
                    let bytes = press.office.attachment(uid)?.1;
                    let pages = yanxiu_documents::pdf::page_count(&bytes);
                    (super::safe(&material.title), bytes, pages)
                }
            };
            let path = format!("{:02}-{name}.{format}", material.number);
            let mut item = made_of(path, &material.code, format, &material.title, bytes);
            item.file.pages = pages;
            item.file.required = material.required;
            made.push((at, item));
        }
    }
    watch.step("写出材料", total, total)?;
    made.sort_by_key(|(at, _)| *at);
    Ok(made.into_iter().map(|(_, made)| made).collect())
}

fn made_of(path: String, kind: &str, format: &str, title: &str, bytes: Vec<u8>) -> Made {
    let file = BundleFile {
        path,
        kind: kind.to_owned(),
        title: title.to_owned(),
        format: format.to_owned(),
        pages: None,
        sha256: hex::encode(Sha256::digest(&bytes)),
        required: false,
    };
    Made { file, bytes }
}
