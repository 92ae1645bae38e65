//! Writing what was looked at: people, enrolments, the files themselves and what was learnt of their columns, as one
//! change.

use std::collections::BTreeMap;

use yanxiu_domain::attachment::Attachment;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::enrolment::receipts::settle;
use yanxiu_domain::enrolment::{Enrolment, ReceiptDetails, resubmitted};
use yanxiu_domain::people::Person;
use yanxiu_domain::stage::Room;
use yanxiu_domain::uid::Uid;
use yanxiu_store::{Kept, Op, Tx};

use super::choices::{Choices, OfRow};
use super::row::Row;
use super::settle::{Fate, STRIDE};
use super::{Looked, Received};
use crate::error::ApiError;
use crate::office::Office;

/// What the files are called among the class's attachments.
const TITLE: &str = "报名回执";

/// Writes every row that can be taken. Nothing when there is none.
///
/// # Errors
/// What the store says, or `cancelled`; then neither the change nor a file is left.
pub(super) fn write(office: &mut Office, class: &str, looked: &Looked, choices: &Choices<'_>) -> Result<(), ApiError> {
    let decided = |row: &Row| looked.decided(row, choices);
    let taken: Vec<&Row> = looked
        .rows
        .iter()
        .filter(|row| match row.fate {
            Fate::New | Fate::Known(_) => true,
            Fate::Enrolled(_) => looked.changes(row, choices),
            Fate::Rejected | Fate::Twin(_) => false,
        })
        .collect();
    if taken.is_empty() {
        return Ok(());
    }
    let kept = keep(office, looked)?;
    let (watch, today) = (office.watch(), office.today());
    let written = office.change(Op::ImportReceipts, class, |tx, before| {
        let sources = name_files(tx, before, looked, &kept, today)?;
        let mut intake = tx.intake(&before.class.uid)?;
        for (at, row) in taken.iter().enumerate() {
            if at % STRIDE == 0 {
                watch.step("写入报名", at, taken.len())?;
            }
            let from = Source { looked, row, file: sources.get(&row.file) };
            match &row.fate {
                Fate::New => {
                    let person = Person { uid: tx.new_uid(), ..row.said.person.clone() };
                    intake.add(&from.enrolment(tx, person, row.said.details.clone()), true)?;
                }
                Fate::Known(known) => {
                    let (person, details) =
                        settle((&known.0, &known.1), &row.said, false, |field| decided(row).takes(field));
                    if person != known.0 {
                        tx.put_person(&person)?;
                    }
                    intake.add(&from.enrolment(tx, person, details), false)?;
                }
                Fate::Enrolled(at) => {
                    let shown = looked.dossier.enrolments.get(*at);
                    // Whatever happened to the enrolment since it was looked at counts.
                    if let Some(now) = shown.and_then(|shown| before.enrolment(&shown.uid)) {
                        update(tx, before, now, &from, decided(row))?;
                    }
                }
                Fate::Rejected | Fate::Twin(_) => {}
            }
        }
        for (_, table) in &looked.tables {
            for (heading, lesson) in &table.lessons {
                match lesson {
                    Some(field) => tx.remember_column(table.sender(), heading, field)?,
                    None => tx.forget_column(table.sender(), heading)?,
                }
            }
        }
        watch.step("写入报名", taken.len(), taken.len())
    });
    if written.is_err() {
        for kept in kept.values() {
            office.store()?.discard(kept)?;
        }
    }
    written
}

/// Lays the files' bytes into the store's folder, but for those that the class has already.
fn keep(office: &mut Office, looked: &Looked) -> Result<BTreeMap<String, Kept>, ApiError> {
    let mut kept: BTreeMap<String, Kept> = BTreeMap::new();
    for file in looked.files.iter().filter(|f| f.failed.is_none()) {
        if kept_before(&looked.dossier, file).is_some() || kept.contains_key(&file.sha256) {
            continue;
        }
        match office.store()?.keep(&file.bytes) {
            Ok(lying) => kept.insert(file.sha256.clone(), lying),
            Err(error) => {
                for kept in kept.values() {
                    office.store()?.discard(kept)?;
                }
                return Err(error.into());
            }
        };
    }
    Ok(kept)
}

/// The same bytes among the class's receipts.
fn kept_before<'d>(dossier: &'d Dossier, file: &Received) -> Option<&'d Uid> {
    let same = |a: &&Attachment| a.stage == Room::Enrolment.code() && a.sha256 == file.sha256;
    dossier.attachments.iter().find(same).map(|a| &a.uid)
}

/// Names the files that were laid down, and returns under which id each lies.
fn name_files(
    tx: &Tx<'_>,
    before: &Dossier,
    looked: &Looked,
    kept: &BTreeMap<String, Kept>,
    today: chrono::NaiveDate,
) -> Result<BTreeMap<usize, Uid>, ApiError> {
    let mut sources = BTreeMap::new();
    let mut named: BTreeMap<&str, Uid> = BTreeMap::new();
    for (at, file) in looked.files.iter().enumerate().filter(|(_, f)| f.failed.is_none()) {
        let known = named.get(file.sha256.as_str()).or_else(|| kept_before(before, file)).cloned();
        let uid = match (known, kept.get(&file.sha256)) {
            (Some(uid), _) => uid,
            (None, Some(kept)) => {
                let attachment = Attachment {
                    uid: kept.uid.clone(),
                    stage: Room::Enrolment.code().to_owned(),
                    title: TITLE.to_owned(),
                    file_name: file.name.clone(),
                    bytes: kept.bytes,
                    sha256: kept.sha256.clone(),
                    enrolment: None,
                    about: String::new(),
                    added_on: today,
                };
                tx.add_attachment(&before.class.uid, &attachment)?;
                kept.uid.clone()
            }
            // Somebody has just taken the file from the class; the rows come without it.
            (None, None) => continue,
        };
        named.insert(file.sha256.as_str(), uid.clone());
        sources.insert(at, uid);
    }
    Ok(sources)
}

fn update(
    tx: &Tx<'_>,
    before: &Dossier,
    now: &Enrolment,
    from: &Source<'_>,
    decided: OfRow<'_>,
) -> Result<(), ApiError> {
    let (person, details) = decided.settle((&now.person, &now.details), &from.row.said);
    if person == now.person && details == now.details {
        return Ok(());
    }
    if person != now.person {
        tx.put_person(&person)?;
    }
    // What only fills blanks leaves the enrolment where it came from.
    let source = if decided.updates() { from.onto(now.clone()) } else { now.clone() };
    let changed = Enrolment { person, details, status: resubmitted(now), ..source };
    Ok(tx.put_enrolment(&before.class.uid, &changed)?)
}

/// Where a row came from.
struct Source<'a> {
    looked: &'a Looked,
    row: &'a Row,
    file: Option<&'a Uid>,
}

impl Source<'_> {
    /// An enrolment that names this row as where it came from.
    fn onto(&self, enrolment: Enrolment) -> Enrolment {
        Enrolment {
            source_file: self.looked.file(self.row).to_owned(),
            source_sheet: self.looked.sheet(self.row).to_owned(),
            source_row: Some(self.row.number),
            source_id: self.file.cloned(),
            ..enrolment
        }
    }

    fn enrolment(&self, tx: &Tx<'_>, person: Person, details: ReceiptDetails) -> Enrolment {
        self.onto(Enrolment::received(tx.new_uid(), person, details))
    }
}
