//! What accompanies the cover letter, and the volume of the archive with its closing sheet.

use yanxiu_domain::archive::{VolumeItem, page_ranges};
use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::record::Record;

use super::blank_date;
use crate::archive::volume;
use crate::papers::bundle;

pub(super) fn add(r: &mut Record, d: &Dossier) {
    // Pages are known to whoever has made the papers.
    enclose(r, d, &|_| None);
    let items = if d.closing.items.is_empty() { volume::items(d, &|_| 0) } else { d.closing.items.clone() };
    bind(r, d, &items);
    let reopenings = d
        .reopenings
        .iter()
        .map(|o| {
            let mut row = Record::new();
            row.text("archived_on", chinese::date(o.archived_on))
                .text("reopened_on", chinese::date(o.reopened_on))
                .text("who", &o.who)
                .text("reason", &o.reason);
            row
        })
        .collect();
    r.list("archive.reopenings", reopenings)
        .text("archive.on_or_blank", d.archived_on.map_or_else(|| blank_date().to_owned(), chinese::date))
        .text("archive.made_by", &d.closing.made_by)
        .text("archive.checked_by", &d.closing.checked_by)
        .text("archive.note", &d.closing.note)
        .text("submission.receipt_number", d.submission.as_ref().map_or("", |s| &s.receipt_number))
        .text("submission.received_by", d.submission.as_ref().map_or("", |s| &s.received_by));
}

/// What accompanies the cover letter: what the notice's list asks for, as far as there is something.
pub(crate) fn enclose(r: &mut Record, d: &Dossier, pages: &dyn Fn(&str) -> Option<u32>) {
    let rows = bundle::enclosures(d)
        .into_iter()
        .filter(|e| e.missing.is_empty())
        .map(|e| {
            let count = pages(&e.code);
            let mut row = Record::new();
            row.text("title", &e.title)
                .text("pages", count.map(|p| p.to_string()).unwrap_or_default())
                .text("entry", count.map_or_else(|| e.title.clone(), |p| format!("{}，{p}页", e.title)));
            row
        })
        .collect();
    r.list("enclosures", rows);
}

/// The volume with its page numbers, and what the closing sheet says of it.
pub(crate) fn bind(r: &mut Record, d: &Dossier, items: &[VolumeItem]) {
    let rows = (1_i64..)
        .zip(items)
        .zip(page_ranges(items))
        .map(|((number, item), range)| {
            let mut row = Record::new();
            let pages = match range {
                None => String::new(),
                Some((first, last)) if first == last => first.to_string(),
                Some((first, last)) => format!("{first}—{last}"),
            };
            row.count("number", number)
                .text("author", &item.author)
                .text("document_number", &item.number)
                .text("title", &item.title)
                .text("dated", item.dated.map(|on| on.format("%Y%m%d").to_string()).unwrap_or_default())
                .text("pages", pages)
                .count("page_count", item.pages.into())
                .text("note", &item.note);
            row
        })
        .collect();
    let total: u32 = items.iter().map(|i| i.pages).sum();
    r.list("volume", rows)
        .count("archive.count", i64::try_from(items.len()).unwrap_or(i64::MAX))
        .count("archive.pages", total.into())
        .text("archive.holds", volume::holds(d, items));
}
