//! Enrolments: what a receipt said, and the review.

pub(crate) mod receipts;
pub(crate) mod roster;

use rusqlite::{Connection, Row};
use yanxiu_domain::enrolment::{Enrolment, EnrolmentStatus, EvidenceKind, ReceiptDetails, TitleLevel};
use yanxiu_domain::people::{City, PoliticalStatus};
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::people::person;
use crate::rows::{
    Column, collect, flag, get_uid, get_word, get_word_or_none, id_of, number, number_or_null, put, text, text_or_null,
};

/// The columns that say what evidence was seen.
const SEEN: [(EvidenceKind, &str); 3] = [
    (EvidenceKind::TitleCertificate, "seen_title_certificate"),
    (EvidenceKind::Recommendation, "seen_recommendation"),
    (EvidenceKind::UnitSeal, "seen_unit_seal"),
];

pub(crate) fn enrolments(connection: &Connection, class: i64) -> Result<Vec<Enrolment>, StoreError> {
    let sql = "SELECT e.*, p.uid AS person_uid, p.name, p.reading, p.document_kind, p.id_number, p.sex, p.birth, p.ethnic_group,
                 r.uid AS replaces_uid, row_number() OVER (ORDER BY e.id) AS received, a.uid AS source_uid
               FROM enrolment e JOIN person o ON o.id = e.person_id
               JOIN person p ON p.id = coalesce(o.merged_into_id, o.id) LEFT JOIN enrolment r ON r.id = e.replaces_id
               LEFT JOIN attachment a ON a.id = e.source_id
               WHERE e.class_id = ? ORDER BY e.roster_number IS NULL, e.roster_number, e.id";
    collect(connection, sql, &[&class], |row| {
        Ok(Enrolment {
            uid: get_uid(row, "uid")?,
            person: person(row)?,
            details: details(row)?,
            status: get_word(row, "status", EnrolmentStatus::parse)?,
            reason: row.get("reason")?,
            seen: SEEN
                .iter()
                .filter_map(|(kind, column)| match row.get::<_, bool>(*column) {
                    Ok(seen) => seen.then_some(Ok(*kind)),
                    Err(error) => Some(Err(error)),
                })
                .collect::<Result<_, _>>()?,
            replaces: row.get::<_, Option<String>>("replaces_uid")?.map(Uid::new),
            received: row.get("received")?,
            roster_number: row.get("roster_number")?,
            group: row.get("study_group")?,
            leads_group: row.get("leads_group")?,
            seat: row.get("seat")?,
            room: row.get("room")?,
            source_file: row.get("source_file")?,
            source_sheet: row.get("source_sheet")?,
            source_row: row.get("source_row")?,
            source_id: row.get::<_, Option<String>>("source_uid")?.map(Uid::new),
        })
    })
}

/// What a receipt said, from a row whose columns are those of `enrolment`.
fn details(row: &Row<'_>) -> Result<ReceiptDetails, StoreError> {
    let extra: String = row.get("extra")?;
    Ok(ReceiptDetails {
        unit: row.get("unit")?,
        city: get_word_or_none(row, "city", City::parse)?,
        post: row.get("post")?,
        title: row.get("title")?,
        title_level: get_word_or_none(row, "title_level", TitleLevel::parse)?,
        field: row.get("field")?,
        political_status: get_word_or_none(row, "political_status", PoliticalStatus::parse)?,
        phone: row.get("phone")?,
        front_line: row.get("front_line")?,
        front_line_how: row.get("front_line_how")?,
        lodging: row.get("lodging")?,
        food: row.get("food")?,
        arrival: row.get("arrival")?,
        departure: row.get("departure")?,
        note: row.get("note")?,
        extra: serde_json::from_str(&extra).map_err(|_| StoreError::new(Trouble::Corrupt, "报名附加栏目不可识别"))?,
    })
}

impl Tx<'_> {
    pub(crate) fn enrolment_id(&self, enrolment: &Uid) -> Result<i64, StoreError> {
        id_of(self.connection, "enrolment", enrolment, "这名学员")
    }

    /// The entry that an enrolment hangs on: its person's, or the one merged into that person that it hangs on already.
    fn holder(&self, enrolment: &Enrolment) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce((SELECT o.id FROM enrolment e JOIN person o ON o.id = e.person_id
                                    WHERE e.uid = ?1 AND o.merged_into_id = p.id), p.id) FROM person p WHERE p.uid = ?2";
        let uids: [&dyn rusqlite::ToSql; 2] = [&enrolment.uid.as_str(), &enrolment.person.uid.as_str()];
        let found = collect(self.connection, sql, &uids, |row| Ok(row.get(0)?))?;
        found.into_iter().next().ok_or_else(|| StoreError::not_found("这个人"))
    }

    /// Writes an enrolment by id; its person must be written already.
    ///
    /// # Errors
    /// `constraint` when the person is in the class under another id.
    pub fn put_enrolment(&self, class: &Uid, enrolment: &Enrolment) -> Result<(), StoreError> {
        let person = self.holder(enrolment)?;
        let replaces = enrolment.replaces.as_ref().map(|r| self.enrolment_id(r)).transpose()?;
        let file =
            enrolment.source_id.as_ref().map(|f| id_of(self.connection, "attachment", f, "这个附件")).transpose()?;
        let mut row = vec![("class_id", number(self.class_id(class)?)), ("replaces_id", number_or_null(replaces))];
        row.extend(columns(enrolment, person, file)?);
        put(self.connection, "enrolment", &[("uid", text(enrolment.uid.as_str()))], &row)
    }
}

/// The columns of an enrolment but for its id, its class and whom it replaces; `file` is the key of the file it came in.
fn columns(enrolment: &Enrolment, person: i64, file: Option<i64>) -> Result<Vec<Column<'static>>, StoreError> {
    let details = &enrolment.details;
    let extra = serde_json::to_string(&details.extra).map_err(|e| StoreError::new(Trouble::Other, e.to_string()))?;
    let seen = |kind| flag(enrolment.seen.contains(&kind));
    Ok(vec![
        ("person_id", number(person)),
        ("unit", text(&details.unit)),
        ("city", text_or_null(details.city.map(City::code))),
        ("post", text(&details.post)),
        ("title", text(&details.title)),
        ("title_level", text_or_null(details.title_level.map(TitleLevel::code))),
        ("field", text(&details.field)),
        ("political_status", text_or_null(details.political_status.map(PoliticalStatus::code))),
        ("phone", text(&details.phone)),
        ("front_line", flag(details.front_line)),
        ("front_line_how", text(&details.front_line_how)),
        ("lodging", text(&details.lodging)),
        ("food", text(&details.food)),
        ("arrival", text(&details.arrival)),
        ("departure", text(&details.departure)),
        ("note", text(&details.note)),
        ("extra", text(&extra)),
        ("status", text(enrolment.status.code())),
        ("reason", text(&enrolment.reason)),
        ("seen_title_certificate", seen(EvidenceKind::TitleCertificate)),
        ("seen_recommendation", seen(EvidenceKind::Recommendation)),
        ("seen_unit_seal", seen(EvidenceKind::UnitSeal)),
        ("roster_number", number_or_null(enrolment.roster_number)),
        ("study_group", number_or_null(enrolment.group)),
        ("leads_group", flag(enrolment.leads_group)),
        ("seat", number_or_null(enrolment.seat)),
        ("room", text(&enrolment.room)),
        ("source_file", text(&enrolment.source_file)),
        ("source_sheet", text(&enrolment.source_sheet)),
        ("source_row", number_or_null(enrolment.source_row)),
        ("source_id", number_or_null(file)),
    ])
}
