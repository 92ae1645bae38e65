//! Certificate templates: the shipped ones, the office's own, their pictures and files; which class uses which.

mod samples;
pub mod wire;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use yanxiu_documents::certificates::{CertificateTemplate, check, preview as draw};
use yanxiu_documents::form::Orientation;
use yanxiu_documents::pdf::{MOST_BYTES, Meta, Raster, RasterError};
use yanxiu_domain::certificates::fields::{CERTIFICATE, NAME};
use yanxiu_domain::problem::{Place, Problem, any_error};
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;
use yanxiu_store::certificates::templates::KeptTemplate;

use super::ending;
use crate::error::ApiError;
use crate::host::{cannot_read, cannot_write};
use crate::office::payloads::FilePath;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::problem::to_wire;
use wire::{
    TemplateChoice, TemplateDesign, TemplateExport, TemplateField, TemplateImage, TemplateKey, TemplateList,
    TemplatePreview, TemplateRow, TemplateSave, TemplateSaved, TemplateTry, TemplateView, TemplatesQuery,
};

/// The templates that ship, in the order in which they are offered; the first is the usual one.
const SHIPPED: [&str; 3] = ["landscape", "portrait", "overprint"];
/// The template of a certificate when a class has chosen none.
pub(crate) const USUAL: &str = SHIPPED[0];
/// The template for stock that is printed already.
pub(crate) const ON_STOCK: &str = SHIPPED[2];
/// Most bytes of a template's file: its pictures in base64 and room for the rest.
const MOST_FILE: usize = 8 * MOST_BYTES;

/// Pictures that were read once, whether or not a template that shows them was kept yet.
#[derive(Debug, Default)]
pub(crate) struct Images(Mutex<BTreeMap<String, Arc<Raster>>>);

impl Images {
    fn get(&self, digest: &str) -> Option<Arc<Raster>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(digest).cloned()
    }

    fn keep(&self, raster: Arc<Raster>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(raster.digest.clone(), raster);
    }
}

/// A template with what it is kept under.
struct Known {
    key: String,
    body: String,
    shipped: bool,
    changed: bool,
}

impl Known {
    fn template(&self) -> Result<CertificateTemplate, ApiError> {
        parse(&self.body, &format!("{}.toml", self.key))
    }
}

/// Every template, shipped ones first.
fn known(office: &Office) -> Result<Vec<Known>, ApiError> {
    let kept = office.opened().map(|store| store.certificate_templates()).transpose()?.unwrap_or_default();
    let mut all = Vec::new();
    for key in SHIPPED {
        let changed = kept.iter().find(|k| k.key == key);
        let body = match changed {
            Some(kept) => kept.body.clone(),
            None => shipped(office, key)?,
        };
        all.push(Known { key: key.to_owned(), body, shipped: true, changed: changed.is_some() });
    }
    let own = kept.into_iter().filter(|k| !SHIPPED.contains(&k.key.as_str()));
    all.extend(own.map(|k| Known { key: k.key, body: k.body, shipped: false, changed: false }));
    Ok(all)
}

fn shipped(office: &Office, key: &str) -> Result<String, ApiError> {
    let path = office.host().assets()?.join("certificates").join(format!("{key}.toml"));
    let bytes = office.host().read(&path).map_err(|e| cannot_read(&path, &e))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What is wrong with a file, in one breath.
fn said(problems: &[Problem]) -> String {
    const MOST: usize = 5;
    let one = |p: &Problem| match &p.place {
        Place::Cell { row: Some(line), .. } => format!("第 {line} 行：{}", p.message),
        _ => p.message.clone(),
    };
    let mut all: Vec<String> = problems.iter().take(MOST).map(one).collect();
    if problems.len() > MOST {
        all.push(format!("另有 {} 处", problems.len() - MOST));
    }
    all.join("；")
}

fn parse(body: &str, file: &str) -> Result<CertificateTemplate, ApiError> {
    CertificateTemplate::parse(body, file).map_err(|problems| {
        ApiError::unreadable("template_file", said(&problems), "请改正后再试，或恢复随软件提供的样式。")
    })
}

/// The template of a key or title.
fn find(office: &Office, wanted: &str) -> Result<Known, ApiError> {
    let wanted = wanted.trim();
    let mut all = known(office)?;
    let at = all
        .iter()
        .position(|k| k.key == wanted)
        .or_else(|| all.iter().position(|k| k.template().is_ok_and(|t| t.title == wanted)));
    at.map(|at| all.swap_remove(at)).ok_or_else(|| {
        let hint = "请用“certificates template list”或证书页的“证书样式”查看已有的样式。";
        ApiError::refused("template_not_found", format!("没有证书样式“{wanted}”"), hint)
    })
}

/// A picture's raster: as it was read before, else from the store.
fn image(office: &Office, digest: &str) -> Result<Option<Arc<Raster>>, ApiError> {
    if let Some(raster) = office.images().get(digest) {
        return Ok(Some(raster));
    }
    let Some(data) = office.opened().map(|s| s.certificate_image(digest)).transpose()?.flatten() else {
        return Ok(None);
    };
    let read = STANDARD.decode(data).ok().and_then(|bytes| Raster::read(&bytes).ok());
    let raster = read.filter(|r| r.digest == digest).map(Arc::new).ok_or_else(|| {
        ApiError::store("corrupt", "证书样式的图片已损坏", "请从备份恢复，或在样式设计中重新选择图片。")
    })?;
    office.images().keep(Arc::clone(&raster));
    Ok(Some(raster))
}

/// Gives a template the pictures that it shows, as far as they are at hand.
fn with_images(office: &Office, mut template: CertificateTemplate) -> Result<CertificateTemplate, ApiError> {
    let wanted: Vec<String> = template.shown_images().map(str::to_owned).collect();
    for digest in wanted {
        if let Some(raster) = image(office, &digest)? {
            template.images.insert(digest, raster);
        }
    }
    Ok(template)
}

/// The template of a key or title, ready to be printed.
pub(crate) fn usable(office: &Office, wanted: &str) -> Result<CertificateTemplate, ApiError> {
    with_images(office, find(office, wanted)?.template()?)
}

/// Key of the template that a class has chosen.
pub(crate) fn chosen(office: &Office, class: &Uid) -> Result<Option<String>, ApiError> {
    Ok(office.opened().map(|store| store.chosen_template(class)).transpose()?.flatten())
}

/// A file's text as the designer has it.
fn design(body: &str) -> Result<TemplateDesign, ApiError> {
    let read = body.parse::<toml::Table>().and_then(|mut table| {
        table.remove("image");
        table.try_into::<TemplateDesign>()
    });
    read.map_err(|e| {
        let reason = crate::error::plain_reason(e.message());
        ApiError::unreadable("template_file", format!("证书样式读不出来：{reason}"), "请用本软件导出的样式文件。")
    })
}

fn written(design: &TemplateDesign) -> Result<String, ApiError> {
    toml::to_string(design)
        .map_err(|e| ApiError::store("encoding", format!("样式无法写出：{e}"), "请把这条信息发给软件维护人员。"))
}

/// The templates.
pub(crate) fn list(office: &mut Office, payload: TemplatesQuery) -> Result<TemplateList, ApiError> {
    let choices = office.store()?.template_choices()?;
    let chosen = payload.class_id.map(|class| chosen(office, &Uid::new(class))).transpose()?.flatten();
    let row = |known: Known| -> Result<TemplateRow, ApiError> {
        let template = known.template()?;
        Ok(TemplateRow {
            classes: choices.iter().filter(|(key, _)| *key == known.key).map(|(_, title)| title.clone()).collect(),
            key: known.key,
            title: template.title,
            orientation: if template.orientation == Orientation::Landscape { "landscape" } else { "portrait" },
            overprint: template.overprint,
            shipped: known.shipped,
            changed: known.changed,
        })
    };
    let field = |f: &yanxiu_domain::record::Field| TemplateField {
        label: f.label.to_owned(),
        placeholder: if f.path == NAME { format!("{{{{{}|name}}}}", f.path) } else { format!("{{{{{}}}}}", f.path) },
    };
    Ok(TemplateList {
        templates: known(office)?.into_iter().map(row).collect::<Result<_, _>>()?,
        fields: CERTIFICATE.iter().map(field).collect(),
        samples: samples::rows(),
        chosen: chosen.unwrap_or_else(|| USUAL.to_owned()),
    })
}

/// One template, to be worked on.
pub(crate) fn show(office: &mut Office, payload: TemplateKey) -> Result<TemplateView, ApiError> {
    office.store()?;
    let known = find(office, &payload.key)?;
    Ok(TemplateView { design: design(&known.body)?, key: known.key })
}

/// Everything that is wrong with a design.
fn problems(office: &Office, template: &CertificateTemplate) -> Result<Vec<Problem>, ApiError> {
    Ok(check(template, &samples::all(), office.fonts()?))
}

/// Keeps a template with its pictures; those that no template shows any more go.
fn keep(
    office: &mut Office,
    key: &str,
    design: &TemplateDesign,
    template: &CertificateTemplate,
) -> Result<(), ApiError> {
    let body = written(design)?;
    let mut shown: Vec<String> = template.shown_images().map(str::to_owned).collect();
    for other in known(office)?.iter().filter(|k| k.key != key) {
        shown.extend(other.template()?.shown_images().map(str::to_owned));
    }
    let kept = KeptTemplate { key: key.to_owned(), title: template.title.clone(), body };
    office.store()?.change(Op::SetTemplate, None, |tx| {
        for raster in template.images.values() {
            tx.put_certificate_image(&raster.digest, &STANDARD.encode(&raster.source))?;
        }
        tx.put_certificate_template(&kept)?;
        tx.keep_certificate_images(&shown)
    })?;
    Ok(())
}

fn saved(office: &mut Office, key: Option<String>, mut design: TemplateDesign) -> Result<TemplateSaved, ApiError> {
    office.store()?;
    design.title = design.title.trim().to_owned();
    let template =
        parse(&written(&design)?, "样式").map_err(|e| ApiError::refused("template_wrong", e.message, e.hint))?;
    let template = with_images(office, template)?;
    let problems = problems(office, &template)?;
    if any_error(&problems) {
        let errors: Vec<Problem> =
            problems.into_iter().filter(|p| p.severity == yanxiu_domain::problem::Severity::Error).collect();
        return Err(ApiError::refused("template_wrong", said(&errors), "请在样式设计中改正后再保存。"));
    }
    let all = known(office)?;
    if let Some(key) = &key
        && !all.iter().any(|k| k.key == *key)
    {
        return Err(ApiError::refused("template_not_found", "这个样式已被删除", "请另存为新样式。"));
    }
    let taken = |k: &Known| Some(&k.key) != key.as_ref() && k.template().is_ok_and(|t| t.title == template.title);
    if all.iter().any(taken) {
        let message = format!("已有名为“{}”的样式", template.title);
        return Err(ApiError::refused("template_title_taken", message, "请换一个名称。"));
    }
    let key = match key {
        Some(key) => key,
        None => fresh(office),
    };
    keep(office, &key, &design, &template)?;
    let done = format!("已保存样式“{}”", template.title);
    Ok(TemplateSaved { key, title: template.title, problems: to_wire(&problems), done })
}

fn fresh(office: &Office) -> String {
    let mut bytes = [0_u8; 8];
    office.host().random(&mut bytes);
    hex::encode(bytes)
}

/// Keeps a template as it is designed.
pub(crate) fn save(office: &mut Office, payload: TemplateSave) -> Result<TemplateSaved, ApiError> {
    saved(office, payload.key, payload.design)
}

/// Takes an own template away, or restores a shipped one.
pub(crate) fn delete(office: &mut Office, payload: TemplateKey) -> Result<Done, ApiError> {
    let choices = office.store()?.template_choices()?;
    let known = find(office, &payload.key)?;
    let title = known.template()?.title;
    if known.shipped && !known.changed {
        return Err(ApiError::refused(
            "template_shipped",
            format!("“{title}”随软件提供，没有改过"),
            "不能删除，可以不选用。",
        ));
    }
    let users: Vec<&str> =
        choices.iter().filter(|(key, _)| *key == known.key).map(|(_, class)| class.as_str()).collect();
    if !known.shipped && !users.is_empty() {
        let message = format!("“{title}”有 {} 个班次选用：{}", users.len(), users.join("、"));
        return Err(ApiError::refused("template_in_use", message, "请先为这些班次改选别的样式。"));
    }
    let mut shown = Vec::new();
    for other in self::known(office)?.iter().filter(|k| k.key != known.key) {
        shown.extend(other.template()?.shown_images().map(str::to_owned));
    }
    office.store()?.change(Op::RemoveTemplate, None, |tx| {
        tx.remove_certificate_template(&known.key)?;
        tx.keep_certificate_images(&shown)
    })?;
    Ok(done(if known.shipped {
        format!("已恢复随软件提供的“{title}”")
    } else {
        format!("已删除样式“{title}”")
    }))
}

/// Writes a template with its pictures as one file.
pub(crate) fn export(office: &mut Office, payload: TemplateExport) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    ending(path, &["toml"])?;
    office.store()?;
    let known = find(office, &payload.key)?;
    let template = with_images(office, known.template()?)?;
    let mut text = written(&design(&known.body)?)?;
    for raster in template.images.values() {
        text.push_str("\n[[image]]\ndata = \"\"\"\n");
        for line in STANDARD.encode(&raster.source).as_bytes().chunks(120) {
            text.push_str(&String::from_utf8_lossy(line));
            text.push('\n');
        }
        text.push_str("\"\"\"\n");
    }
    office.host().write(path, text.as_bytes()).map_err(|e| cannot_write(path, &e))?;
    Ok(done(format!("已导出样式“{}”：{}", template.title, path.display())))
}

/// Takes a template with its pictures from a file, as a new one.
pub(crate) fn import(office: &mut Office, payload: FilePath) -> Result<TemplateSaved, ApiError> {
    office.store()?;
    let path = Path::new(&payload.path);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let hint = "请选择由本软件导出的样式文件（.toml）。";
    if bytes.len() > MOST_FILE {
        return Err(ApiError::unreadable("template_file", "样式文件太大", hint));
    }
    let text =
        String::from_utf8(bytes).map_err(|_| ApiError::unreadable("template_file", "样式文件不是 UTF-8 文本", hint))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let template = parse(&text, &name)?;
    for raster in template.images.values() {
        office.images().keep(Arc::clone(raster));
    }
    let mut design = design(&text)?;
    let titles: Vec<String> = known(office)?.iter().filter_map(|k| k.template().ok()).map(|t| t.title).collect();
    let free = |title: &String| !titles.contains(title);
    let numbered = (2..).map(|n| format!("{}（{n}）", template.title));
    design.title = std::iter::once(template.title.clone()).chain(numbered).find(free).unwrap_or_default();
    let mut made = saved(office, None, design)?;
    made.done = format!("已导入样式“{}”", made.title);
    Ok(made)
}

/// Shows a design as it would be printed, with everything that is wrong. Nothing is written.
pub(crate) fn preview(office: &mut Office, payload: TemplateTry) -> Result<TemplatePreview, ApiError> {
    let author = office.store()?.institution()?.name;
    let record = samples::record(office, payload.sample, payload.class_id.as_deref())?;
    let mut design = payload.design;
    if design.title.trim().is_empty() {
        "（未命名）".clone_into(&mut design.title);
    }
    let mut unread = Vec::new();
    let template = match CertificateTemplate::parse(&written(&design)?, "样式") {
        Ok(template) => template,
        Err(problems) => {
            // What can't be read is left out, so that the rest is still seen.
            let wrong = |id: &str| problems.iter().any(|p| matches!(&p.place, Place::Field { id: at, .. } if at == id));
            design.element.retain(|e| !wrong(&e.id));
            unread = problems;
            match CertificateTemplate::parse(&written(&design)?, "样式") {
                Ok(template) => template,
                Err(_) => return Ok(TemplatePreview { pdf: String::new(), problems: to_wire(&unread) }),
            }
        }
    };
    let template = with_images(office, template)?;
    let meta = Meta { author, date: office.today() };
    let pdf = draw(&template, &record, office.fonts()?, &meta)?;
    let problems = if unread.is_empty() { problems(office, &template)? } else { unread };
    Ok(TemplatePreview { pdf: STANDARD.encode(pdf.bytes), problems: to_wire(&problems) })
}

/// Chooses the template of a class.
pub(crate) fn choose(office: &mut Office, payload: TemplateChoice) -> Result<Done, ApiError> {
    office.store()?;
    let (key, title) = match payload.template.as_deref() {
        Some(wanted) => {
            let known = find(office, wanted)?;
            let title = known.template()?.title;
            (Some(known.key), title)
        }
        None => (None, find(office, USUAL)?.template()?.title),
    };
    let class = office.dossier(&payload.class_id)?.class.uid;
    office
        .store()?
        .change(Op::ChooseTemplate, Some(&class), |tx| tx.choose_certificate_template(&class, key.as_deref()))?;
    Ok(done(format!("本班证书选用“{title}”")))
}

/// Reads a picture for a template that is being designed; it is kept with the template.
pub(crate) fn add_image(office: &mut Office, payload: FilePath) -> Result<TemplateImage, ApiError> {
    let path = Path::new(&payload.path);
    let bytes = office.host().read(path).map_err(|e| cannot_read(path, &e))?;
    let refuse = |e: RasterError| ApiError::unreadable(e.code, e.message, e.hint);
    let raster = Arc::new(Raster::read(&bytes).map_err(refuse)?);
    office.images().keep(Arc::clone(&raster));
    Ok(TemplateImage {
        digest: raster.digest.clone(),
        width: raster.width,
        height: raster.height,
        transparent: raster.transparent(),
    })
}
