//! Files kept with a class.

use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;
use yanxiu_domain::attachment::Attachment;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::stage::Room;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::host::{cannot_read, cannot_write};
use crate::office::payloads::{AttachmentAdd, AttachmentQuery};
use crate::office::wire::Done;
use crate::office::{Office, done, person};
use crate::scalar::Day;

/// Largest file kept: a scan of many pages, not a film.
const MOST_BYTES: usize = 50 * 1024 * 1024;

/// A file kept with a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentRow {
    /// Id.
    pub id: String,
    /// Stage word.
    pub stage: String,
    /// Id of what it belongs to, such as a session; empty for the class itself.
    pub about: String,
    /// What it is.
    pub title: String,
    /// Name it came under.
    pub file_name: String,
    /// Bytes.
    pub bytes: u64,
    /// Whose evidence it is: the id of the enrolment; empty for a file of the class.
    pub enrolment_id: String,
    /// Day it was added.
    pub added_on: Day,
}

/// The files of a class.
pub(crate) fn rows(dossier: &Dossier) -> Vec<AttachmentRow> {
    dossier
        .attachments
        .iter()
        .map(|a| AttachmentRow {
            id: a.uid.to_string(),
            stage: a.stage.clone(),
            about: a.about.clone(),
            title: a.title.clone(),
            file_name: a.file_name.clone(),
            bytes: a.bytes,
            enrolment_id: a.enrolment.as_ref().map(ToString::to_string).unwrap_or_default(),
            added_on: Day(a.added_on),
        })
        .collect()
}

/// Keeps a file: a PDF or a picture.
pub(crate) fn add(office: &mut Office, payload: AttachmentAdd) -> Result<Done, ApiError> {
    if !Room::ALL.iter().any(|r| r.code() == payload.stage) {
        return Err(ApiError::usage("bad_stage", format!("没有“{}”这个环节", payload.stage), "请从页面上添加附件。"));
    }
    let path = Path::new(&payload.file);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let name = name_of(path);
    check_size(&name, &bytes)?;
    // A class that doesn't take it leaves no file behind that nobody asked for.
    let dossier = office.dossier(&payload.class_id)?;
    // What is shared may be slides, a text or a recording; everything else is a scan or a photo.
    let of_outcome = dossier.outcomes.iter().any(|o| !payload.about.is_empty() && o.uid.as_str() == payload.about);
    let shared = of_outcome && payload.stage == Room::Reports.code();
    if !shared && !known(&bytes) {
        return Err(ApiError::unreadable(
            "not_a_scan",
            format!("“{name}”不是 PDF 或图片（JPG、PNG）"),
            "请选择扫描件的 PDF 或图片文件。",
        ));
    }
    if payload.stage == Room::Attendance.code() && !payload.about.is_empty() {
        crate::attendance::session(&dossier, &payload.about)?;
    }
    payload.enrolment_id.as_deref().map(|id| person(&dossier, id)).transpose()?;
    let (today, title) = (office.today(), payload.title.trim().to_owned());
    let title = if title.is_empty() { name.clone() } else { title };
    let kept = office.store()?.keep(&bytes)?;
    office.change(Op::AddAttachment, dossier.class.uid.as_str(), |tx, before| {
        let whose = payload.enrolment_id.as_deref().map(|id| person(before, id)).transpose()?;
        let attachment = Attachment {
            uid: kept.uid,
            stage: payload.stage,
            about: payload.about,
            title: title.clone(),
            file_name: name,
            bytes: kept.bytes,
            sha256: kept.sha256,
            enrolment: whose.map(|e| e.uid.clone()),
            added_on: today,
        };
        Ok(tx.add_attachment(&before.class.uid, &attachment)?)
    })?;
    Ok(done(format!("已添加附件：{title}")))
}

/// A file's name without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Refuses what is too large to be kept.
pub(crate) fn check_size(name: &str, bytes: &[u8]) -> Result<(), ApiError> {
    if bytes.len() <= MOST_BYTES {
        return Ok(());
    }
    Err(ApiError::unreadable(
        "too_large",
        format!("“{name}”有 {} MB，超过 50 MB", bytes.len() / 1024 / 1024),
        "请降低分辨率，或分成几个文件。",
    ))
}

/// By what the file begins with, not by its name.
fn known(bytes: &[u8]) -> bool {
    [b"%PDF-".as_slice(), b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"].iter().any(|sign| bytes.starts_with(sign))
}

/// Takes a file from a class.
pub(crate) fn remove(office: &mut Office, payload: AttachmentQuery) -> Result<Done, ApiError> {
    office.change(Op::RemoveAttachment, &payload.class_id, |tx, before| {
        Ok(tx.remove_attachment(&before.class.uid, &Uid::new(&payload.id))?)
    })?;
    Ok(done("已移除附件"))
}

/// Writes a file where the system's viewer can open it, and says where.
///
/// # Errors
/// `not_found`, `corrupt`, or what the disk says.
pub fn for_viewer(office: &mut Office, query: &AttachmentQuery) -> Result<PathBuf, ApiError> {
    let (attachment, bytes) = office.attachment(&Uid::new(&query.id))?;
    let path = crate::papers::viewer_folder(office).join(&attachment.file_name);
    office.host().write(&path, &bytes).map_err(|e| cannot_write(&path, &e))?;
    Ok(path)
}

/// Longest side of a picture as it is shown beside others, in pixels.
const SHOWN: u32 = 360;

/// A kept picture made small, as a JPEG.
///
/// # Errors
/// `not_found`, `corrupt`, or `not_a_picture` for a file of another kind.
pub fn thumbnail(office: &mut Office, query: &AttachmentQuery) -> Result<Vec<u8>, ApiError> {
    let (attachment, bytes) = office.attachment(&Uid::new(&query.id))?;
    let picture = yanxiu_documents::picture::read(&bytes, SHOWN).map_err(|e| {
        ApiError::unreadable("not_a_picture", format!("“{}”{e}", attachment.file_name), "请用系统的查看程序打开。")
    })?;
    Ok(picture.jpeg.to_vec())
}
