//! Who in the rows is new, known, come twice, or perhaps somebody known under another number.

use std::collections::BTreeMap;

use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::ReceiptDetails;
use yanxiu_domain::enrolment::receipts::{Difference, Said, differences, name_differs};
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::people::{DocumentKind, Person};
use yanxiu_domain::problem::{Place, Problem};
use yanxiu_domain::uid::Uid;
use yanxiu_store::Store;

use super::columns::label;
use super::files::Received;
use super::row::Row;
use crate::error::ApiError;
use crate::progress::Watch;

/// After how many rows the watcher hears again.
pub(super) const STRIDE: usize = 256;

/// What becomes of a row.
#[derive(Debug)]
pub(super) enum Fate {
    /// It can't be taken.
    Rejected,
    /// Somebody new.
    New,
    /// Somebody known, new in this class; with what their latest receipt said.
    Known(Box<(Person, ReceiptDetails)>),
    /// Somebody who is in this class already: which enrolment of the dossier.
    Enrolled(usize),
    /// Somebody who stood in an earlier row: which.
    Twin(usize),
}

impl Fate {
    /// The word of the contract.
    pub(super) const fn status(&self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::New => "new",
            Self::Known(_) => "matched",
            Self::Enrolled(_) | Self::Twin(_) => "duplicate",
        }
    }
}

/// Who a row is, whichever number it gives.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Known(Uid),
    Document(DocumentKind, IdNumber),
}

pub(super) struct Settling<'a> {
    pub(super) files: &'a [Received],
    pub(super) dossier: &'a Dossier,
    pub(super) store: &'a Store,
    pub(super) watch: &'a Watch,
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Settling<'_> {
    /// A row's place.
    fn place(&self, row: &Row) -> Place {
        let file = self.files.get(row.file);
        Place::Cell {
            file: file.map(|f| f.label.clone()).unwrap_or_default(),
            sheet: file.and_then(|f| f.sheets.get(row.sheet)).map(|s| s.name.clone()).unwrap_or_default(),
            row: Some(row.number),
            column: None,
        }
    }

    /// A row in words: “甲.xlsx”第 5 行.
    fn named(&self, row: &Row) -> String {
        let file = self.files.get(row.file);
        let sheet = file.and_then(|f| f.sheets.get(row.sheet).filter(|_| f.sheets.len() > 1));
        format!(
            "“{}”{}第 {} 行",
            file.map_or("", |f| f.label.as_str()),
            sheet.map(|s| format!("工作表“{}”", s.name)).unwrap_or_default(),
            row.number
        )
    }

    /// Settles every row that can be taken, in their order.
    ///
    /// # Errors
    /// What the store says, or `cancelled`.
    pub(super) fn settle(&mut self, rows: &mut [Row]) -> Result<(), ApiError> {
        let here: BTreeMap<&Uid, usize> =
            self.dossier.enrolments.iter().enumerate().map(|(at, e)| (&e.person.uid, at)).collect();
        let mut seen: BTreeMap<Who, usize> = BTreeMap::new();
        let mut alike: BTreeMap<(String, String), usize> = BTreeMap::new();
        let total = rows.len();
        for at in 0..total {
            if at % STRIDE == 0 {
                self.watch.step("核对人员", at, total)?;
            }
            let (before, rest) = rows.split_at_mut(at);
            let Some(row) = rest.first_mut().filter(|row| !matches!(row.fate, Fate::Rejected)) else { continue };
            let known = self.store.known_person(&row.said.person.document)?;
            let who = match &known {
                Some(known) => Who::Known(known.person.uid.clone()),
                None => Who::Document(row.said.person.document.kind, row.said.person.document.number.clone()),
            };
            if let Some(first) = seen.get(&who) {
                let Some(other) = before.get(*first) else { continue };
                let two_people = other.said.person.name != row.said.person.name;
                self.problems.push(if two_people { self.two_names(other, row) } else { self.twin(other, row) });
                row.fate = Fate::Twin(*first);
                continue;
            }
            seen.insert(who, at);
            match known {
                Some(known) => {
                    if known.former {
                        let problem = Problem::warning(
                            "former_document",
                            format!("{}用的是以前的证件号码，按已有的{}导入", row.said.person.name, known.person.name),
                            "现用证件号码不变；换了证件的，请到“人员”中修改。",
                        );
                        self.problems.push(problem.at(self.place(row)));
                    }
                    self.known(row, known.person, &here)?;
                }
                None => self.unknown(row, at, before, &mut alike)?,
            }
        }
        Ok(())
    }

    fn known(&mut self, row: &mut Row, known: Person, here: &BTreeMap<&Uid, usize>) -> Result<(), ApiError> {
        let place = self.place(row);
        let hint = "请向本人核对姓名用字；不作选择时沿用已有的姓名。";
        let differs = name_differs(&known, &row.said.person.name, hint);
        self.problems.extend(differs.map(|problem| problem.at(place.clone())));
        if let Some(at) = here.get(&known.uid) {
            let name = &row.said.person.name;
            let differing = self.dossier.enrolments.get(*at);
            let differing =
                differing.map(|e| differences((&e.person, &e.details), &row.said, true)).unwrap_or_default();
            let (message, hint) = if differing.is_empty() {
                (format!("{name}已在这个班的报名名单中，内容没有变化"), "这一行不再导入。".to_owned())
            } else {
                (
                    format!("{name}已在这个班的报名名单中，{}与这一行不同", listed(&differing)),
                    "默认不再导入；单位报来更正的，请选择“更新”。".to_owned(),
                )
            };
            self.problems.push(Problem::warning("already_enrolled", message, hint).at(place));
            row.fate = Fate::Enrolled(*at);
            return Ok(());
        }
        for other in self.store.classes_at_the_same_time(&known.uid, &self.dossier.class.uid)? {
            let message = format!(
                "{}同时报了“{}”（{}），两个班的时间重叠",
                row.said.person.name,
                other.title,
                chinese::period(other.opens_on, other.closes_on)
            );
            let hint = "请与单位或本人确认参加哪一个班。";
            self.problems.push(Problem::warning("classes_overlap", message, hint).at(place.clone()));
        }
        let latest = self.store.latest_details(&known.uid)?.unwrap_or_default();
        row.fate = Fate::Known(Box::new((known, latest)));
        Ok(())
    }

    /// Somebody whom no document knows may still be known under another number.
    fn unknown(
        &mut self,
        row: &Row,
        at: usize,
        before: &[Row],
        alike: &mut BTreeMap<(String, String), usize>,
    ) -> Result<(), ApiError> {
        let Said { person, details, .. } = &row.said;
        let mut same = None;
        for shared in [&details.unit, &details.phone].into_iter().filter(|s| !s.is_empty()) {
            let first = *alike.entry((person.name.clone(), shared.clone())).or_insert(at);
            if first != at {
                same = before.get(first).map(|first| {
                    let number = first.said.person.document.number.masked();
                    format!("与{}的{}（{number}）", self.named(first), first.said.person.name)
                });
            }
        }
        if same.is_none() {
            same = self.store.namesake(person, &details.unit, &details.phone)?.map(|(known, unit)| {
                let unit = if unit.is_empty() { String::new() } else { format!("，{unit}") };
                format!("与已登记的{}（{}{unit}）", known.name, known.document.number.masked())
            });
        }
        if let Some(same) = same {
            let message = format!("{}{same}同名，单位或电话也相同，但证件号码不同，可能是同一人", person.name);
            let hint = "请核对证件号码；确是同一人的，改正号码后再导入，或导入后到“人员”中合并。";
            self.problems.push(Problem::warning("maybe_same_person", message, hint).at(self.place(row)));
        }
        Ok(())
    }

    /// Two people can't have one number: one of the rows is wrong, and only its sender knows which.
    fn two_names(&self, first: &Row, row: &Row) -> Problem {
        let message = format!(
            "{}与{}的{}证件号码相同，姓名却不同",
            row.said.person.name,
            self.named(first),
            first.said.person.name
        );
        let hint = "这一行没有导入。请与单位核对两行的姓名和证件号码；确是同一人的，删去写错的一行。";
        Problem::error("one_number_two_names", message, hint).at(self.place(row))
    }

    fn twin(&self, first: &Row, row: &Row) -> Problem {
        let found = differences((&first.said.person, &first.said.details), &row.said, true);
        let how =
            if found.is_empty() { "内容没有矛盾".to_owned() } else { format!("但{}不同", listed(&found)) };
        let message = format!("{}与{}是同一人，{how}", row.said.person.name, self.named(first));
        let hint = "只导入先出现的一行，请核对以哪一行为准。";
        Problem::warning("duplicate_row", message, hint).at(self.place(row))
    }
}

/// Differing facts in words: 手机号码（138…→139…）、职务（…→…）.
fn listed(differing: &[Difference]) -> String {
    let words: Vec<String> =
        differing.iter().map(|d| format!("{}（{}→{}）", label(d.field), d.known, d.given)).collect();
    words.join("、")
}
