//! What a bundle holds: what the notice's list asks for, in its order, and then all else.

use std::path::Path;

use yanxiu_domain::attachment::Attachment;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::notice::ListItem;
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;

use super::super::{KINDS, formats, unavailable};
use super::Wanted;
use crate::forms::own;

/// The letter lies on top of what it accompanies.
const LETTER: &str = "cover-letter";

/// Where the bytes of a material come from.
#[derive(Clone)]
pub(super) enum Source {
    /// It is set by a form.
    Paper,
    /// It is a file kept with the class.
    Kept(Uid),
}

/// One material of a bundle, in one or more formats.
pub(super) struct Material {
    pub(super) number: usize,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) formats: Vec<String>,
    pub(super) required: bool,
    pub(super) source: Source,
}

/// What is handed in under one point of the notice's list.
pub(crate) struct Enclosure {
    /// Kind of paper, or the code on the list where it is none of ours.
    pub(crate) code: String,
    /// As the list calls it.
    pub(crate) title: String,
    /// Why it is missing; empty where it isn't.
    pub(crate) missing: String,
}

/// The scan that stands for a point of the list which is no paper of ours: it bears the title.
fn kept<'d>(dossier: &'d Dossier, title: &str) -> Option<&'d Attachment> {
    let mut files = dossier.attachments.iter().rev();
    files.find(|a| a.stage == "reports" && a.enrolment.is_none() && a.title.trim() == title.trim())
}

/// What meets a point of the list: the code it goes by and where it comes from, or why there is nothing.
fn met(dossier: &Dossier, item: &ListItem) -> Result<(String, Source), String> {
    if KINDS.iter().any(|k| k.code == item.code) {
        return match unavailable(dossier, &item.code) {
            "" => Ok((item.code.clone(), Source::Paper)),
            reason => Err(reason.to_owned()),
        };
    }
    if let Some(form) = dossier.forms.standing_alone().find(|f| f.title.trim() == item.title.trim()) {
        return Ok((format!("{}{}", own::ALONE, form.uid), Source::Paper));
    }
    match kept(dossier, &item.title) {
        Some(file) => Ok((item.code.clone(), Source::Kept(file.uid.clone()))),
        None => Err("没有登记单位自己的表格，也没有添加扫描件".to_owned()),
    }
}

/// The notice's list of what must be handed in for the class, in its order.
pub(crate) fn enclosures(dossier: &Dossier) -> Vec<Enclosure> {
    dossier
        .notice
        .bundle
        .iter()
        .filter(|item| dossier.needs(item))
        .map(|item| {
            let found = met(dossier, item);
            let code = found.as_ref().map_or_else(|_| item.code.clone(), |(code, _)| code.clone());
            Enclosure { code, title: item.title.clone(), missing: found.err().unwrap_or_default() }
        })
        .collect()
}

/// What the notice's list asks for and there isn't.
pub(crate) fn missing(dossier: &Dossier) -> Vec<Problem> {
    let lacking = enclosures(dossier).into_iter().filter(|e| !e.missing.is_empty());
    lacking
        .map(|e| {
            let hint = if KINDS.iter().any(|k| k.code == e.code) {
                "请先补齐相关内容，材料由软件生成。".to_owned()
            } else {
                format!("请在报送页添加题名为“{}”的扫描件，或在“年度”的“表格”中登记同名的单位表格。", e.title)
            };
            Problem::error("bundle_missing", format!("必须报送的“{}”还没有：{}", e.title, e.missing), hint)
                .clause("三")
                .field("reports", "class", "", "bundle")
        })
        .collect()
}

/// Every material that is wanted, in the order in which a bundle lists them, numbered through.
pub(super) fn materials(dossier: &Dossier, wanted: &Wanted<'_>) -> Vec<Material> {
    let mut all: Vec<Material> = Vec::new();
    let mut add = |code: String, title: &str, required: bool, source: Source| {
        if all.iter().any(|m| m.code == code) {
            return;
        }
        let formats: Vec<String> = match &source {
            Source::Kept(uid) => {
                let file = dossier.attachments.iter().find(|a| a.uid == *uid);
                let name = file.map(|a| Path::new(&a.file_name)).and_then(Path::extension);
                vec![name.map_or_else(|| "pdf".to_owned(), |e| e.to_string_lossy().to_lowercase())]
            }
            Source::Paper => match (KINDS.iter().find(|k| k.code == code), own::alone(dossier, &code)) {
                (Some(kind), _) => formats(dossier, kind).into_iter().map(str::to_owned).collect(),
                (None, Some(form)) => vec![form.format.clone()],
                (None, None) => Vec::new(),
            },
        };
        all.push(Material { number: all.len() + 1, code, title: title.to_owned(), formats, required, source });
    };
    if unavailable(dossier, LETTER).is_empty() {
        add(LETTER.to_owned(), super::super::title(LETTER), false, Source::Paper);
    }
    for item in &dossier.notice.bundle {
        if let Ok((code, source)) = met(dossier, item) {
            add(code, &item.title, dossier.needs(item), source);
        }
    }
    for kind in KINDS.iter().filter(|k| unavailable(dossier, k.code).is_empty()) {
        add(kind.code.to_owned(), kind.title, false, Source::Paper);
    }
    for form in dossier.forms.standing_alone() {
        add(format!("{}{}", own::ALONE, form.uid), &form.title, false, Source::Paper);
    }
    // A paper that is asked for by name and can't be made says why.
    if let Some(only) = wanted.only
        && let Some(kind) = KINDS.iter().find(|k| k.code == only)
    {
        add(kind.code.to_owned(), kind.title, false, Source::Paper);
    }
    for material in &mut all {
        material.formats.retain(|f| wanted.format(f));
    }
    all.retain(|m| wanted.kind(&m.code) && !m.formats.is_empty());
    all
}
