//! The archive: closing a class with its volume, and opening it again with a reason.

#[cfg(test)]
mod tests;
pub(crate) mod volume;
pub mod wire;

use yanxiu_domain::archive::{ClosingNote, Reopening};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::stage::{self, Stage};
use yanxiu_store::Op;

use crate::error::ApiError;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::papers::Press;
use crate::scalar::Day;
use wire::{ArchiveView, ClassArchive, ClassReopen};

fn typed(text: &str) -> String {
    text.trim().to_owned()
}

/// Archives a class: its volume is put together and kept, and nothing of it changes any more.
pub(crate) fn archive(office: &mut Office, payload: ClassArchive) -> Result<Done, ApiError> {
    let today = office.today();
    let on = payload.on.map_or(today, |d| d.0);
    let dossier = office.dossier(&payload.class_id)?;
    if let Some(on) = dossier.archived_on {
        return Err(ApiError::refused(
            "archived",
            format!("这个班次已于{}归档", chinese::date(on)),
            "确需更正的，请先撤销归档，写明原因。",
        ));
    }
    check(&dossier, today, on)?;
    let items = Press::new(office, &dossier)?.volume()?;
    let (count, pages) = (items.len(), items.iter().map(|i| i.pages).sum::<u32>());
    let closing = ClosingNote {
        made_by: typed(&payload.made_by),
        checked_by: typed(&payload.checked_by),
        note: typed(&payload.note),
        items,
    };
    office.change(Op::Archive, &payload.class_id, |tx, before| {
        check(before, today, on)?;
        Ok(tx.archive(&before.class.uid, on, &closing)?)
    })?;
    Ok(done(format!("已归档：{count}件、{pages}页，可打印卷内目录和备考表")))
}

fn check(dossier: &Dossier, today: chrono::NaiveDate, on: chrono::NaiveDate) -> Result<(), ApiError> {
    let sent = match (&dossier.submission, stage::stage_of(dossier, today)) {
        (Some(sent), Stage::Submitted) => sent.submitted_on,
        _ => return Err(ApiError::refused("not_submitted", "总结材料还没有报送，不能归档", "请先登记报送。")),
    };
    if on < sent {
        return Err(ApiError::refused(
            "archived_before_submission",
            format!("归档日期早于报送日期{}", chinese::date(sent)),
            "请核对归档日期。",
        ));
    }
    Ok(())
}

/// Opens an archived class again; the reason stays with it.
pub(crate) fn reopen(office: &mut Office, payload: ClassReopen) -> Result<Done, ApiError> {
    let today = office.today();
    let reason = typed(&payload.reason);
    if reason.is_empty() {
        return Err(ApiError::refused("reason_missing", "没有写撤销归档的原因", "请写明原因，备考表上要列出。"));
    }
    office.change(Op::Reopen, &payload.class_id, |tx, before| {
        let Some(archived_on) = before.archived_on else {
            return Err(ApiError::refused("not_archived", "这个班次没有归档", "可以直接修改。"));
        };
        let why = Reopening { uid: tx.new_uid(), archived_on, reopened_on: today, who: tx.who(), reason };
        Ok(tx.reopen(&before.class.uid, &why)?)
    })?;
    Ok(done("已撤销归档，可以修改；改完请重新归档"))
}

/// What the window shows of the archive.
pub(crate) fn view(dossier: &Dossier) -> ArchiveView {
    ArchiveView {
        archived_on: dossier.archived_on.map(Day),
        made_by: dossier.closing.made_by.clone(),
        checked_by: dossier.closing.checked_by.clone(),
        note: dossier.closing.note.clone(),
        count: u32::try_from(dossier.closing.items.len()).unwrap_or(u32::MAX),
        pages: dossier.closing.items.iter().map(|i| i.pages).sum(),
        reopenings: dossier
            .reopenings
            .iter()
            .map(|r| wire::Reopening {
                archived_on: Day(r.archived_on),
                reopened_on: Day(r.reopened_on),
                who: r.who.clone(),
                reason: r.reason.clone(),
            })
            .collect(),
    }
}
