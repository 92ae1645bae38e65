//! The register across classes: looked through, and written as papers of the office.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use yanxiu_domain::certificates::CertificateState;
use yanxiu_domain::certificates::earlier::EarlierCertificate;
use yanxiu_domain::certificates::rules::Validity;
use yanxiu_domain::chinese;
use yanxiu_domain::people::search::Search;
use yanxiu_domain::record::Record;
use yanxiu_store::RegisterEntry;

use super::wire::{CertificateRow, Register, RegisterClass, RegisterExport, RegisterQuery};
use super::{count, earlier_row, ending, row};
use crate::error::ApiError;
use crate::host::cannot_write;
use crate::office::wire::Done;
use crate::office::{Office, done};
use crate::papers;

/// A line of the register, whichever register it comes from.
enum Line {
    Own(Box<RegisterEntry>),
    Earlier(Box<EarlierCertificate>),
}

impl Line {
    fn issued_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Own(e) => Some(e.certificate.issued_on),
            Self::Earlier(e) => e.issued_on,
        }
    }

    fn validity(&self) -> Validity {
        match self {
            Self::Own(e) => e.validity,
            Self::Earlier(e) if e.state == CertificateState::Void => Validity::Void,
            Self::Earlier(_) => Validity::Valid,
        }
    }

    fn state(&self) -> CertificateState {
        match self {
            Self::Own(e) => e.certificate.state,
            Self::Earlier(e) => e.state,
        }
    }

    fn row(&self) -> CertificateRow {
        match self {
            Self::Own(e) => row(&e.certificate, e.validity),
            Self::Earlier(e) => earlier_row(e),
        }
    }

    /// Whether it answers what was typed: name, pinyin or initials, number, title, or the end of the document's number.
    fn answers(&self, search: &mut Search) -> bool {
        let (name, number, title, document) = match self {
            Self::Own(e) => {
                let says = &e.certificate.snapshot;
                (&says.name, &e.certificate.number, &says.class_title, &says.id_number)
            }
            Self::Earlier(e) => (&e.name, &e.number, &e.class_title, &e.id_number),
        };
        search.name(name, "").is_some()
            || search.written(number).is_some()
            || search.name(title, "").is_some()
            || search.number().is_some_and(|typed| document.is(typed) || document.ends_with(typed))
    }
}

fn lines(office: &mut Office) -> Result<Vec<Line>, ApiError> {
    let store = office.store()?;
    let own = store.register()?.into_iter().map(|e| Line::Own(Box::new(e)));
    let earlier = store.earlier_certificates()?.into_iter().map(|e| Line::Earlier(Box::new(e)));
    Ok(own.chain(earlier).collect())
}

/// The lines that answer a query, whatever its offset and limit.
fn matching(lines: &[Line], query: &RegisterQuery) -> Vec<usize> {
    let mut search = Search::new(&query.text);
    let mut answers = |line: &Line| {
        let own = match line {
            Line::Own(e) => query.class_id.as_ref().is_none_or(|c| e.certificate.class.as_str() == c) && !query.earlier,
            Line::Earlier(_) => query.class_id.is_none(),
        };
        own && query.year.is_none_or(|y| line.issued_on().is_some_and(|d| d.year() == y))
            && query.state.is_none_or(|s| line.state() == s.0)
            && query.validity.as_ref().is_none_or(|v| line.validity().label() == v)
            && (search.is_empty() || line.answers(&mut search))
    };
    lines.iter().enumerate().filter(|(_, line)| answers(line)).map(|(at, _)| at).collect()
}

pub(crate) fn show(office: &mut Office, query: RegisterQuery) -> Result<Register, ApiError> {
    let lines = lines(office)?;
    let found = matching(&lines, &query);
    let years: BTreeSet<i32> = lines.iter().filter_map(Line::issued_on).map(|d| d.year()).collect();
    let held: BTreeSet<String> = lines
        .iter()
        .filter_map(|l| if let Line::Own(e) = l { Some(e.certificate.class.to_string()) } else { None })
        .collect();
    let mut classes: Vec<_> =
        office.store()?.classes()?.into_iter().filter(|c| held.contains(c.uid.as_str())).collect();
    classes.sort_by_key(|c| std::cmp::Reverse(c.opens_on));
    let to_hand_over = found
        .iter()
        .filter_map(|at| match &lines[*at] {
            Line::Own(e) if e.certificate.state == CertificateState::Printed && e.validity != Validity::ToVoid => {
                Some(e.certificate.number.clone())
            }
            _ => None,
        })
        .collect();
    let limit = if query.limit == 0 { usize::MAX } else { query.limit as usize };
    Ok(Register {
        total: count(found.len()),
        all: count(lines.len()),
        to_hand_over,
        years: years.into_iter().rev().collect(),
        classes: classes
            .into_iter()
            .map(|c| RegisterClass {
                id: c.uid.to_string(),
                title: if c.run > 1 { format!("{}（第{}期）", c.title, c.run) } else { c.title },
            })
            .collect(),
        certificates: found.iter().skip(query.offset as usize).take(limit).map(|at| lines[*at].row()).collect(),
    })
}

/// A line as the register's paper has it.
fn paper_row(line: &Line) -> Record {
    match line {
        Line::Own(e) => crate::records::certificates::register_row(&e.certificate, e.validity),
        Line::Earlier(e) => crate::records::certificates::earlier_row(e),
    }
}

pub(crate) fn export(office: &mut Office, payload: RegisterExport) -> Result<Done, ApiError> {
    let path = Path::new(&payload.path);
    let format = ending(path, &["xlsx", "pdf"])?;
    let all = lines(office)?;
    let mut found: Vec<&Line> = matching(&all, &payload.query).into_iter().map(|at| &all[at]).collect();
    let institution = office.store()?.institution()?.name;
    let scope = scope(office, &payload.query, &institution)?;
    let mut record = Record::new();
    let form = match payload.paper.as_str() {
        "register" => {
            let rows = found.iter().map(|line| paper_row(line)).collect();
            let void = found.iter().filter(|l| l.state() == CertificateState::Void).count();
            crate::records::certificates::register(&mut record, rows, void, scope);
            "certificate-register"
        }
        "hand-over" => {
            // Nobody signs for what is void, or is to be.
            let due = |line: &Line| matches!(line.validity(), Validity::Valid | Validity::NotYet);
            found.retain(|line| matches!(line, Line::Own(_)) && due(line));
            if found.is_empty() {
                return Err(ApiError::refused(
                    "nothing_to_hand_over",
                    "没有可以列入领取签收表的证书",
                    "请核对班次、年度和状态；作废的和往年的不列入。",
                ));
            }
            let rows = found.iter().filter_map(|line| match line {
                Line::Own(e) => Some(crate::records::certificates::hand_over_row(&e.certificate, &e.unit)),
                Line::Earlier(_) => None,
            });
            record.text("register.scope", scope).count("register.count", i64::from(count(found.len())));
            record.list("certificates", rows.collect());
            "hand-over-register"
        }
        other => {
            return Err(ApiError::usage(
                "unknown_paper",
                format!("没有“{other}”这种材料"),
                "可以选 register（登记簿）或 hand-over（领取签收表）。",
            ));
        }
    };
    record.text("today", chinese::date(office.today()));
    let bytes = papers::of_register(office, &record, &institution, form, format)?;
    office.host().write(path, &bytes).map_err(|e| cannot_write(path, &e))?;
    let what = if form == "certificate-register" { "登记簿" } else { "领取签收表" };
    Ok(done(format!("已导出{what} {} 本：{}", found.len(), path.display())))
}

/// What part of the register a paper shows.
fn scope(office: &mut Office, query: &RegisterQuery, institution: &str) -> Result<String, ApiError> {
    let mut parts = vec![format!("承办单位：{institution}")];
    if let Some(class) = &query.class_id {
        let titles: BTreeMap<String, String> =
            office.store()?.classes()?.into_iter().map(|c| (c.uid.to_string(), c.title)).collect();
        parts.push(titles.get(class).cloned().unwrap_or_default());
    }
    parts.extend(query.year.map(|y| format!("{y}年核发")));
    parts.extend(query.state.map(|s| s.0.label().to_owned()));
    parts.extend(query.validity.clone());
    if !query.text.trim().is_empty() {
        parts.push(format!("“{}”", query.text.trim()));
    }
    Ok(parts.join("　"))
}
