//! Who in the rows is new, known, come twice, or perhaps somebody known under another number.

use std::collections::BTreeMap;

use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::ReceiptDetails;
use yanxiu_domain::enrolment::receipts::{
    Again, Difference, ExtraDifference, Said, additions, compare, differences, extra_differences, name_differs,
};
use yanxiu_domain::identity::IdNumber;
use yanxiu_domain::people::{DocumentKind, Person};
use yanxiu_domain::problem::{Place, Problem};
use yanxiu_domain::uid::Uid;
use yanxiu_store::{KnownPerson, Store};

use super::choices::{Choices, OfRow};
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
    pub(super) choices: &'a Choices<'a>,
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

    /// What was decided about a row.
    fn decided(&self, row: &Row) -> OfRow<'_> {
        let file = self.files.get(row.file);
        let sheet = file.and_then(|f| f.sheets.get(row.sheet));
        self.choices.of(file.map_or("", |f| f.label.as_str()), sheet.map_or("", |s| s.name.as_str()), row.number)
    }

    /// Settles every row that can be taken, in their order: first who stands in several rows and what these say
    /// together, then what becomes of each.
    ///
    /// # Errors
    /// What the store says, or `cancelled`.
    pub(super) fn settle(&mut self, rows: &mut [Row]) -> Result<(), ApiError> {
        let mut seen: BTreeMap<Who, usize> = BTreeMap::new();
        let mut met: Vec<Met> = Vec::with_capacity(rows.len());
        let total = rows.len();
        for at in 0..total {
            if at % STRIDE == 0 {
                self.watch.step("查找重复", at, total)?;
            }
            let (before, rest) = rows.split_at_mut(at);
            let Some(row) = rest.first_mut().filter(|row| !matches!(row.fate, Fate::Rejected)) else {
                met.push(Met::Rejected);
                continue;
            };
            let known = self.store.known_person(&row.said.person.document)?;
            let who = match &known {
                Some(known) => Who::Known(known.person.uid.clone()),
                None => Who::Document(row.said.person.document.kind, row.said.person.document.number.clone()),
            };
            let Some((first, other)) = seen.get(&who).and_then(|first| Some((*first, before.get_mut(*first)?))) else {
                seen.insert(who, at);
                met.push(Met::First(known));
                continue;
            };
            met.push(Met::Again(if other.said.person.name == row.said.person.name {
                self.twin(other, row)
            } else {
                self.two_names(other, row)
            }));
            row.fate = Fate::Twin(first);
        }
        let here: BTreeMap<&Uid, usize> =
            self.dossier.enrolments.iter().enumerate().map(|(at, e)| (&e.person.uid, at)).collect();
        let mut alike: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (at, met) in met.into_iter().enumerate() {
            if at % STRIDE == 0 {
                self.watch.step("核对人员", at, total)?;
            }
            let (before, rest) = rows.split_at_mut(at);
            let Some(row) = rest.first_mut() else { continue };
            match met {
                Met::Rejected => {}
                Met::Again(problem) => self.problems.push(problem),
                Met::First(Some(known)) => {
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
                Met::First(None) => self.unknown(row, at, before, &mut alike)?,
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
            if let Some(enrolled) = self.dossier.enrolments.get(*at) {
                let (what, hint) = becomes_of((&enrolled.person, &enrolled.details), &row.said, self.decided(row));
                let message = format!("{}已在这个班的报名名单中，{what}", row.said.person.name);
                self.problems.push(Problem::warning("already_enrolled", message, hint).at(place));
            }
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

    /// Somebody who comes again: what only the later row knows is added to the first, unless the two contradict each
    /// other.
    fn twin(&self, first: &mut Row, row: &Row) -> Problem {
        let again = compare(&first.said, &row.said);
        let (differing, new) = told(&again);
        let new = new.join("、");
        let (how, hint) = match (again.contradicts(), new.is_empty()) {
            (false, true) => ("内容没有矛盾".to_owned(), "只导入先出现的一行，请核对以哪一行为准。"),
            (false, false) => {
                first.said.fill(&row.said);
                let how = format!("内容没有矛盾，先出现的一行空着的{new}已由这一行补上");
                (how, "两行合为一人导入，请核对补上的内容。")
            }
            (true, true) => (format!("但{}不同", differing.join("、")), "只导入先出现的一行，请核对以哪一行为准。"),
            (true, false) => (
                format!("但{}不同；先出现的一行空着的{new}没有补上", differing.join("、")),
                "只导入先出现的一行，请核对以哪一行为准；没有补上的内容，请在导入后手工填写。",
            ),
        };
        let message = format!("{}与{}是同一人，{how}", row.said.person.name, self.named(first));
        Problem::warning("duplicate_row", message, hint).at(self.place(row))
    }
}

/// What a row turned out to be before anything is said of it.
enum Met {
    /// It can't be taken.
    Rejected,
    /// Somebody who didn't stand in an earlier row, with what is known of them.
    First(Option<KnownPerson>),
    /// Somebody who did, with what is to be told of it.
    Again(Problem),
}

/// What a later row says otherwise, and what it says anew, in words.
fn told(again: &Again) -> (Vec<String>, Vec<String>) {
    let (old, new): (Vec<&ExtraDifference>, Vec<&ExtraDifference>) =
        again.extra.iter().partition(|e| !e.known.is_empty());
    let extra = |list: Vec<&ExtraDifference>| list.into_iter().map(extra_worded).collect::<Vec<_>>();
    let facts = |list: &[Difference]| list.iter().map(worded).collect::<Vec<_>>();
    ([facts(&again.differing), extra(old)].concat(), [facts(&again.additions), extra(new)].concat())
}

/// What a row does to somebody who is in the class already, and what is to be done about it.
fn becomes_of(known: (&Person, &ReceiptDetails), said: &Said, decided: OfRow<'_>) -> (String, &'static str) {
    let (person, details) = decided.settle(known, said);
    let kept = Said { person, details, front_line: None };
    let settled = (&kept.person, &kept.details);
    let again = |against: (&Person, &ReceiptDetails)| Again {
        differing: differences(against, said, true),
        additions: additions(against, said),
        extra: extra_differences(against.1, &said.details),
    };
    let (differing, new) = told(&again(known));
    // What still is as it was differs as before.
    let (left, blank) = told(&again(settled));
    let taken = |all: &[String], left: &[String]| {
        all.iter().filter(|words| !left.contains(words)).cloned().collect::<Vec<_>>().join("、")
    };
    let (replaced, filled) = (taken(&differing, &left), taken(&new, &blank));
    let left = [left, blank].concat().join("、");
    let mut parts = Vec::new();
    if !replaced.is_empty() {
        parts.push(format!("{replaced}已按这一行更新"));
    }
    if !filled.is_empty() {
        parts.push(format!("空着的{filled}已由这一行补上"));
    }
    let changed = !parts.is_empty();
    if !left.is_empty() {
        parts.push(format!("{left}与这一行不同{}", if decided.updates() { "，沿用原有的" } else { "" }));
    }
    let hint = match (left.is_empty(), changed) {
        (true, false) => return ("内容没有变化".to_owned(), "这一行不再导入。"),
        (true, true) => "请核对改动的内容。",
        (false, _) if decided.updates() => "要用这一行的，请在核对时逐项选择。",
        (false, true) => "不同的默认不导入；单位报来更正的，请选择“更新”。",
        (false, false) => "默认不再导入；单位报来更正的，请选择“更新”。",
    };
    (parts.join("；"), hint)
}

/// A differing fact in words: 手机号码（138…→139…）; one that wasn't known: 手机号码（139…）.
fn worded(d: &Difference) -> String {
    in_words(label(d.field), &d.known, &d.given)
}

fn extra_worded(e: &ExtraDifference) -> String {
    in_words(&format!("“{}”", e.heading), &e.known, &e.given)
}

fn in_words(what: &str, known: &str, given: &str) -> String {
    if known.is_empty() { format!("{what}（{given}）") } else { format!("{what}（{known}→{given}）") }
}
