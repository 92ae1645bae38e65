//! What somebody decided about the rows before they are written.

use std::collections::{BTreeMap, BTreeSet};

use yanxiu_domain::enrolment::ReceiptDetails;
use yanxiu_domain::enrolment::fields::RECEIPT;
use yanxiu_domain::enrolment::receipts::{Facts, Said, fill, settle};
use yanxiu_domain::people::Person;

use super::wire::{ReceiptsImport, RowChoice};
use crate::error::ApiError;

/// Decisions for everybody and for single rows.
#[derive(Default)]
pub(super) struct Choices<'a> {
    update: bool,
    take: BTreeSet<&'a str>,
    keep: BTreeSet<&'a str>,
    rows: BTreeMap<(&'a str, &'a str, u32), &'a RowChoice>,
}

/// The decisions about one row.
#[derive(Clone, Copy)]
pub(super) struct OfRow<'a> {
    all: &'a Choices<'a>,
    own: Option<&'a RowChoice>,
}

impl<'a> Choices<'a> {
    /// Reads the decisions.
    ///
    /// # Errors
    /// `bad_field` for a field that no receipt has.
    pub(super) fn read(payload: &'a ReceiptsImport) -> Result<Self, ApiError> {
        let of_rows = payload.rows.iter().flat_map(|r| r.take.iter().chain(&r.keep));
        for field in payload.take.iter().chain(&payload.keep).chain(of_rows) {
            if !RECEIPT.iter().any(|f| f.path == field) {
                return Err(ApiError::usage(
                    "bad_field",
                    format!("没有“{field}”这个栏目"),
                    "栏目写法如 person.name、details.unit。",
                ));
            }
        }
        Ok(Self {
            update: payload.update,
            take: payload.take.iter().map(String::as_str).collect(),
            keep: payload.keep.iter().map(String::as_str).collect(),
            rows: payload.rows.iter().map(|r| ((r.file.as_str(), r.sheet.as_str(), r.row), r)).collect(),
        })
    }

    /// The decisions about a row.
    pub(super) fn of(&'a self, file: &'a str, sheet: &'a str, row: u32) -> OfRow<'a> {
        OfRow { all: self, own: self.rows.get(&(file, sheet, row)).copied() }
    }
}

impl OfRow<'_> {
    /// What is kept of somebody who is in the class already: all the newer values, or only what fills blanks.
    pub(super) fn settle(self, known: Facts<'_>, said: &Said) -> (Person, ReceiptDetails) {
        let takes = |field: &'static str| self.takes(field);
        if self.updates() { settle(known, said, true, takes) } else { fill(known, said, takes) }
    }

    /// Whether somebody who is in the class already gets the newer values.
    pub(super) fn updates(self) -> bool {
        self.own.and_then(|own| own.update).unwrap_or(self.all.update)
    }

    /// Whether the receipt's value of a field is taken; `None` when nobody decided.
    pub(super) fn takes(self, field: &str) -> Option<bool> {
        let decided = |takes: bool, keeps: bool| if takes { Some(true) } else { keeps.then_some(false) };
        let among = |list: &[String]| list.iter().any(|f| f == field);
        let own = self.own.and_then(|own| decided(among(&own.take), among(&own.keep)));
        own.or_else(|| decided(self.all.take.contains(field), self.all.keep.contains(field)))
    }
}
