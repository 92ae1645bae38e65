//! The report bundle: every paper of a class in a folder or a zip, with an index, page counts and checksums.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use yanxiu_domain::problem::{Problem, Severity};
use yanxiu_domain::record::Record;

use super::{KINDS, Press, formats, unavailable};
use crate::certificates::wire::KeyRow;
use crate::error::ApiError;
use crate::forms::own;
use crate::host::cannot_write;
use crate::office::Office;
use crate::office::payloads::ReportExport;
use crate::office::wire::Nothing;
use crate::reports;
use crate::reports::wire::{Bundle, BundleFile};
use crate::{certificates, problem};

/// The kind of the page by which certificates are verified without a network.
const VERIFY_PAGE: &str = "verify-page";

struct Made {
    file: BundleFile,
    title: String,
    bytes: Vec<u8>,
}

pub(crate) fn export(office: &mut Office, payload: ReportExport) -> Result<Bundle, ApiError> {
    let wanted = payload.format.as_deref().unwrap_or("all");
    if !["pdf", "xlsx", "docx", "html", "all"].contains(&wanted) {
        return Err(ApiError::usage(
            "bad_format",
            format!("没有“{wanted}”这种格式"),
            "请选择 pdf、xlsx、docx 或 all。",
        ));
    }
    let only = payload.only.as_deref();
    let (calendar, today) = (office.calendar()?.clone(), office.today());
    let dossier = office.dossier(&payload.class_id)?;
    let known = |code: &&str| {
        ["index", VERIFY_PAGE].contains(code)
            || KINDS.iter().any(|k| k.code == *code)
            || own::alone(&dossier, code).is_some()
    };
    if let Some(code) = only.filter(|code| !known(code)) {
        return Err(ApiError::usage("unknown_paper", format!("没有“{code}”这种材料"), "请核对材料种类。"));
    }
    let problems = reports::problems(&dossier, &calendar, today);
    let certified = !dossier.certificates.is_empty();
    let page = if certified { certificates::keys::page(office)? } else { None };
    let keys = certificates::keys::show(office, Nothing {})?.keys;
    let press = Press::new(office, &dossier)?;
    let mut made = Vec::new();
    for (number, kind) in KINDS.iter().enumerate() {
        if only.is_some_and(|o| o != kind.code) || (only.is_none() && !unavailable(&dossier, kind.code).is_empty()) {
            continue;
        }
        for format in formats(&dossier, kind).into_iter().filter(|f| wanted == "all" || wanted == *f) {
            let (name, bytes, pages) = press.make(kind.code, format)?;
            let path = format!("{:02}-{name}.{format}", number + 1);
            made.push(made_of(path, kind.code, format, pages, kind.title, bytes));
        }
    }
    for (number, form) in dossier.forms.standing_alone().enumerate() {
        let code = format!("{}{}", own::ALONE, form.uid);
        if only.is_some_and(|o| o != code) || (wanted != "all" && wanted != form.format) {
            continue;
        }
        let (name, bytes, pages) = press.make(&code, &form.format)?;
        let path = format!("{:02}-{name}.{}", KINDS.len() + number + 1, form.format);
        made.push(made_of(path, &code, &form.format, pages, &form.title, bytes));
    }
    if let Some(page) = page.filter(|_| only.is_none_or(|o| o == VERIFY_PAGE) && ["html", "all"].contains(&wanted)) {
        let title = "证书核验网页（不需联网）";
        made.push(made_of("证书核验.html".to_owned(), VERIFY_PAGE, "html", None, title, page));
    }
    if only.is_none_or(|o| o == "index") {
        let record = index_record(&press, &made, &problems, if certified { &keys } else { &[] });
        let formats = ["pdf", "xlsx"].into_iter().filter(|f| wanted == "all" || wanted == *f);
        let mut index = Vec::new();
        for format in formats {
            let (bytes, pages) = press.index(&record, format)?;
            index.push(made_of(format!("00-目录.{format}"), "index", format, pages, "目录", bytes));
        }
        index.append(&mut made);
        made = index;
    }
    if made.is_empty() {
        return Err(ApiError::refused("nothing_to_export", "没有可以导出的材料", "请核对材料种类和格式。"));
    }
    let out = PathBuf::from(&payload.out);
    let zip = out.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"));
    if zip {
        write_zip(office, &out, &made)?
    } else {
        write_folder(office, &out, &made)?
    }
    let bundle = std::path::absolute(&out).unwrap_or(out).display().to_string();
    Ok(Bundle {
        class_id: payload.class_id,
        bundle,
        files: made.into_iter().map(|m| m.file).collect(),
        problems: problem::to_wire(&problems),
    })
}

fn made_of(path: String, kind: &str, format: &str, pages: Option<u32>, title: &str, bytes: Vec<u8>) -> Made {
    let sha256 = hex::encode(Sha256::digest(&bytes));
    let file = BundleFile { path, kind: kind.to_owned(), format: format.to_owned(), pages, sha256 };
    Made { file, title: title.to_owned(), bytes }
}

fn index_record(press: &Press<'_>, made: &[Made], problems: &[Problem], keys: &[KeyRow]) -> Record {
    let mut record = press.record.clone();
    let missing = problems
        .iter()
        .map(|p| {
            let mark = if p.severity == Severity::Error { "【须处理】" } else { "" };
            let mut row = Record::new();
            row.text("message", format!("{mark}{}", p.message)).text("hint", &p.hint);
            row
        })
        .collect();
    let files = made
        .iter()
        .map(|m| {
            let mut row = Record::new();
            row.text("title", &m.title)
                .text("path", &m.file.path)
                .text("pages", m.file.pages.map(|p| p.to_string()).unwrap_or_default())
                .text("sha256", &m.file.sha256[..16]);
            row
        })
        .collect();
    let keys = keys
        .iter()
        .map(|k| {
            let mut row = Record::new();
            row.text("key", &k.key).text("mark", &k.mark);
            row
        })
        .collect();
    record.list("index.missing", missing).list("index.files", files).list("index.keys", keys);
    record
}

/// Writes all files or none; files of an earlier bundle of the same name are replaced, anything else in the folder is
/// left alone.
fn write_folder(office: &Office, out: &Path, made: &[Made]) -> Result<(), ApiError> {
    let files: Vec<_> = made.iter().map(|item| (out.join(&item.file.path), item.bytes.as_slice())).collect();
    office.host().write_all(&files).map_err(|(path, error)| cannot_write(&path, &error))
}

fn write_zip(office: &Office, out: &Path, made: &[Made]) -> Result<(), ApiError> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let failed = |reason: String| ApiError::store("zip", format!("压缩时出错：{reason}"), "请改为导出到文件夹。");
    for item in made {
        writer.start_file(&item.file.path, options).map_err(|e| failed(e.to_string()))?;
        writer.write_all(&item.bytes).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = writer.finish().map_err(|e| failed(e.to_string()))?.into_inner();
    office.host().write(out, &bytes).map_err(|e| cannot_write(out, &e))
}
