//! The stock book in the window and on the command line.

use yanxiu_domain::certificates::rules::still_to_come;
use yanxiu_domain::certificates::stock::{self, Balance, StockEntry, StockKind};
use yanxiu_domain::problem::Problem;
use yanxiu_domain::uid::Uid;
use yanxiu_store::Op;

use super::wire::{Stock, StockId, StockRecord, StockRow};
use crate::error::ApiError;
use crate::office::wire::{Done, Nothing};
use crate::office::{Office, done};
use crate::{problem, scalar};

/// The first error, as a refusal that lists everything.
pub(super) fn refused(problems: &[Problem]) -> Option<ApiError> {
    let first = problems.iter().find(|p| p.severity == yanxiu_domain::problem::Severity::Error)?;
    let refused = ApiError::refused(first.code, first.message.clone(), first.hint.clone());
    Some(refused.listing(problem::to_wire(problems)))
}

pub(crate) fn show(office: &mut Office, _: Nothing) -> Result<Stock, ApiError> {
    let book = office.store()?.stock()?;
    let titles: std::collections::BTreeMap<Uid, String> =
        office.store()?.classes()?.into_iter().map(|c| (c.uid, c.title)).collect();
    let small = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
    let balance = Balance::of(&book);
    let mut running = Balance::default();
    let mut entries: Vec<StockRow> = book
        .iter()
        .map(|entry| {
            let one = Balance::of([entry]);
            running = Balance {
                received: running.received + one.received,
                printed: running.printed + one.printed,
                spoiled: running.spoiled + one.spoiled,
            };
            StockRow {
                id: entry.uid.to_string(),
                kind: scalar::StockKind(entry.kind),
                on: scalar::Day(entry.on),
                count: entry.count,
                numbers: entry.numbers.clone(),
                reason: entry.reason.clone(),
                class_title: entry.class.as_ref().and_then(|c| titles.get(c)).cloned().unwrap_or_default(),
                left: small(running.left()),
                removable: entry.kind != StockKind::Printed && entry.run.is_none(),
            }
        })
        .collect();
    entries.reverse();
    Ok(Stock {
        entries,
        received: small(balance.received),
        printed: small(balance.printed),
        spoiled: small(balance.spoiled),
        left: small(balance.left()),
        problems: problem::to_wire(&stock::warnings(balance)),
    })
}

pub(crate) fn record(office: &mut Office, payload: StockRecord) -> Result<Done, ApiError> {
    let on = payload.on.map_or(office.today(), |d| d.0);
    if payload.kind.0 == StockKind::Printed {
        return Err(ApiError::usage(
            "stock_printed",
            "打印用去的张数随证书打印登记，不单独录入",
            "请在登记已打印时注明用了空白证书。",
        ));
    }
    if let Some(problem) = still_to_come(payload.kind.0.label(), on, office.today()) {
        return Err(problem.into());
    }
    let listed = office.store()?.change(Op::SetStock, None, |tx| {
        let book = tx.stock()?;
        let entry = StockEntry {
            uid: tx.new_uid(),
            kind: payload.kind.0,
            on,
            count: payload.count,
            numbers: payload.numbers.trim().to_owned(),
            reason: payload.reason.trim().to_owned(),
            class: None,
            run: None,
        };
        if let Some(refused) = refused(&stock::check(&entry, &book)) {
            return Err(refused);
        }
        tx.put_stock_entry(&entry)?;
        Ok(stock::warnings(Balance::of(&tx.stock()?)))
    })?;
    let done = format!("已登记{}空白证书 {} 张", payload.kind.0.label(), payload.count);
    Ok(Done { done, problems: problem::to_wire(&listed) })
}

pub(crate) fn remove(office: &mut Office, payload: StockId) -> Result<Done, ApiError> {
    let uid = Uid::new(payload.id);
    office.store()?.change(Op::SetStock, None, |tx| {
        let bound = |e: &StockEntry| e.uid == uid && (e.kind == StockKind::Printed || e.run.is_some());
        if tx.stock()?.iter().any(bound) {
            return Err(ApiError::refused(
                "stock_of_run",
                "这一条随证书打印登记，不能单独删除",
                "多记少记的，请另记一条领入或打废，并写明原因。",
            ));
        }
        Ok(tx.remove_stock_entry(&uid)?)
    })?;
    Ok(done("已删除这条空白证书记录"))
}
