//! The sharing package (四·二): courseware that its teachers agreed to share, good practice, media reports, with a list of
//! all and the digest of every file.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::record::Record;
use yanxiu_domain::reports::{Outcome, OutcomeKind, records};

use super::wire::{Sharing, SharingExport};
use crate::error::ApiError;
use crate::host::{cannot_read, cannot_write};
use crate::office::Office;
use crate::papers::Press;
use crate::papers::bundle::zipped;
use crate::{problem, records as papers_records};

/// Kinds that are shared, in the order of the list.
const SHARED: [OutcomeKind; 3] = [OutcomeKind::Courseware, OutcomeKind::GoodPractice, OutcomeKind::Media];

/// A file of the package.
struct Item<'d> {
    outcome: &'d Outcome,
    path: String,
    bytes: Vec<u8>,
}

pub(crate) fn export(office: &mut Office, payload: SharingExport) -> Result<Sharing, ApiError> {
    let (dossier, calendar) = (office.dossier(&payload.class_id)?, office.calendar()?.clone());
    let (today, watch) = (office.today(), office.watch());
    let shared: Vec<&Outcome> = SHARED
        .iter()
        .flat_map(|kind| dossier.outcomes.iter().filter(move |o| o.kind == *kind && o.shareable()))
        .collect();
    let left =
        records::check(&dossier, today).into_iter().filter(|p| p.code.starts_with("courseware_")).collect::<Vec<_>>();
    if shared.is_empty() {
        let why = left.first().map_or_else(String::new, |p| format!("：{}", p.message));
        return Err(ApiError::refused(
            "nothing_to_share",
            format!("没有可以共享的课件、典型经验或媒体报道{why}"),
            "请在“成果和宣传”中登记；课件要有授课人同意共享的日期。",
        ));
    }
    let mut items = Vec::new();
    for (at, outcome) in shared.iter().enumerate() {
        watch.step("读取共享文件", at, shared.len())?;
        items.extend(files(office, &dossier, outcome, &shared)?);
    }
    let mut record = papers_records::class_record(&dossier, &calendar, today);
    list(&mut record, &shared, &items);
    let press = Press::new(office, &dossier)?;
    let mut made: Vec<(String, Vec<u8>)> = Vec::new();
    for format in ["pdf", "xlsx"] {
        watch.step("生成共享目录", made.len(), 2)?;
        made.push((format!("00-共享目录.{format}"), press.list("sharing-list", &record, format)?.0));
    }
    made.extend(items.into_iter().map(|item| (item.path, item.bytes)));
    let out = PathBuf::from(&payload.out);
    watch.step("写出共享包", made.len(), made.len())?;
    if out.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip")) {
        let files: Vec<_> = made.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        office.host().write(&out, &zipped(&files)?).map_err(|e| cannot_write(&out, &e))?;
    } else {
        no_remnants(office, &out, &made)?;
        let files: Vec<_> = made.iter().map(|(path, bytes)| (out.join(path), bytes.as_slice())).collect();
        office.host().write_all(&files).map_err(|(path, error)| cannot_write(&path, &error))?;
    }
    let written = std::path::absolute(&out).unwrap_or(out).display().to_string();
    Ok(Sharing {
        done: format!("已导出共享包 {} 项、{} 个文件：{written}", shared.len(), made.len()),
        out: written,
        files: made.into_iter().map(|(path, _)| path).collect(),
        problems: problem::to_wire(&left),
    })
}

/// An earlier package's files may not go out with this one: a teacher may have taken consent back since.
fn no_remnants(office: &Office, out: &Path, made: &[(String, Vec<u8>)]) -> Result<(), ApiError> {
    if !out.is_dir() {
        return Ok(());
    }
    let shared = |name: &String| SHARED.iter().any(|kind| name.starts_with(&format!("{}/", kind.label())));
    let left: Vec<String> = office
        .host()
        .names_below(out)
        .map_err(|e| cannot_read(out, &e))?
        .into_iter()
        .filter(|name| shared(name) && made.iter().all(|(path, _)| path != name))
        .collect();
    match left.first() {
        None => Ok(()),
        Some(first) => Err(ApiError::refused(
            "old_package",
            format!("这个文件夹里还有以前共享包的 {} 个文件，如“{first}”", left.len()),
            "请换一个空文件夹，或先删除旧的共享包，以免把不再共享的课件一并送出。",
        )),
    }
}

/// The files of an outcome, named by its place among its kind and its title.
fn files<'d>(
    office: &Office,
    dossier: &'d Dossier,
    outcome: &'d Outcome,
    shared: &[&Outcome],
) -> Result<Vec<Item<'d>>, ApiError> {
    let number = shared.iter().filter(|o| o.kind == outcome.kind).position(|o| o.uid == outcome.uid).unwrap_or(0) + 1;
    let kept: Vec<_> = dossier.attachments.iter().filter(|a| a.about == outcome.uid.as_str()).collect();
    let mut items = Vec::new();
    for (index, attachment) in kept.iter().enumerate() {
        let (_, bytes) = office.attachment(&attachment.uid)?;
        let extension = attachment.file_name.rsplit_once('.').map(|(_, e)| format!(".{e}")).unwrap_or_default();
        let more = if kept.len() > 1 { format!("（{}）", index + 1) } else { String::new() };
        let name = crate::papers::safe(&format!("{number:02}-{}{more}{extension}", outcome.title));
        items.push(Item { outcome, path: format!("{}/{name}", outcome.kind.label()), bytes });
    }
    Ok(items)
}

/// What the list says.
fn list(record: &mut Record, shared: &[&Outcome], items: &[Item<'_>]) {
    let of = |kind: OutcomeKind| {
        let rows = (1..).zip(shared.iter().filter(move |o| o.kind == kind));
        rows.map(|(number, outcome)| {
            let mut row = Record::new();
            let day = |day: Option<chrono::NaiveDate>| day.map(chinese::date).unwrap_or_default();
            row.count("number", number)
                .text("title", &outcome.title)
                .text("source", &outcome.source)
                .text("on", day(outcome.on))
                .text("agreed", day(outcome.settled_on))
                .text("link", &outcome.link)
                .text("detail", &outcome.detail);
            row
        })
        .collect::<Vec<_>>()
    };
    record
        .list("sharing.courseware", of(OutcomeKind::Courseware))
        .list("sharing.practice", of(OutcomeKind::GoodPractice))
        .list("sharing.media", of(OutcomeKind::Media));
    let row = |item: &Item<'_>| {
        let mut row = Record::new();
        row.text("title", &item.outcome.title)
            .text("path", &item.path)
            .text("sha256", hex::encode(Sha256::digest(&item.bytes)));
        row
    };
    record.list("sharing.files", items.iter().map(row).collect());
}
