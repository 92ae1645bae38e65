//! Everything about one class, read in one consistent look.

use rusqlite::Connection;
use yanxiu_domain::committee::CommitteeNotes;
use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::notice::Notice;
use yanxiu_domain::uid::Uid;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, get_date_or_none};
use crate::{
    archive, assessment, attachments, attendance, certificates, committee, enrolment, filing, forms, institution,
    reports,
};

/// Reads the text of a notice; the reason in Chinese when it can't.
pub(crate) type ReadNotice<'a> = &'a dyn Fn(&str) -> Result<Notice, String>;

impl Store {
    /// Everything about a class. The number of queries doesn't grow with the number of learners.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn dossier(&self, class: &Uid, notice: ReadNotice<'_>) -> Result<Dossier, StoreError> {
        let look = self.connection.unchecked_transaction()?;
        load(&look, class, notice)
    }
}

impl Tx<'_> {
    /// Everything about a class, as this change sees it.
    ///
    /// # Errors
    /// `not_found` for a class that isn't there.
    pub fn dossier(&self, class: &Uid, notice: ReadNotice<'_>) -> Result<Dossier, StoreError> {
        load(self.connection, class, notice)
    }
}

fn load(connection: &Connection, class: &Uid, notice: ReadNotice<'_>) -> Result<Dossier, StoreError> {
    let sql =
        "SELECT c.*, coalesce(v.body, n.body) AS notice_body FROM training_class c JOIN notice n ON n.id = c.notice_id
         LEFT JOIN notice_version v ON v.id = c.notice_version_id WHERE c.uid = ?";
    let found = collect(connection, sql, &[&class.as_str()], |row| {
        let notes = CommitteeNotes {
            few_members_handling: row.get("few_members_handling")?,
            summary: row.get("committee_summary")?,
        };
        let body: String = row.get("notice_body")?;
        Ok((row.get::<_, i64>("id")?, filing::class(row)?, notes, get_date_or_none(row, "archived_on")?, body))
    })?;
    let Some((id, class, committee_notes, archived_on, body)) = found.into_iter().next() else {
        return Err(StoreError::not_found("这个班次"));
    };
    let (certificate_setting, number_scheme) = certificates::setting(connection, id)?;
    Ok(Dossier {
        institution: institution::read(connection)?,
        notice: notice(&body).map_err(|reason| StoreError::new(Trouble::Corrupt, reason))?,
        class,
        sessions: filing::sessions(connection, id)?,
        teachers: filing::teachers(connection, id)?,
        budget: filing::budget(connection, id)?,
        quotas: filing::quotas(connection, id)?,
        attachments: attachments::of_class(connection, id)?,
        packet: filing::packet(connection, id)?,
        filing: filing::filing(connection, id)?,
        changes: filing::changes(connection, id)?,
        enrolments: enrolment::enrolments(connection, id)?,
        roster: enrolment::roster::roster(connection, id)?,
        marks: attendance::marks(connection, id)?,
        attendance: attendance::book(connection, id)?,
        members: committee::members(connection, id)?,
        elections: committee::elections(connection, id)?,
        activities: committee::activities(connection, id)?,
        conduct: committee::conduct(connection, id)?,
        committee_notes,
        scheme: assessment::scheme(connection, id)?,
        scores: assessment::scores(connection, id)?,
        overrides: assessment::overrides(connection, id)?,
        excellent: assessment::excellent(connection, id)?,
        withdrawals: assessment::withdrawals(connection, id)?,
        credit_sheet: assessment::credit_sheet(connection)?,
        conclusion: assessment::conclusion(connection, id)?,
        certificates: certificates::of_class(connection, id)?,
        certificate_setting,
        number_scheme,
        listed_numbers: certificates::listed(connection, id)?,
        survey: reports::survey::tallies(connection, id)?,
        survey_sheet: reports::survey::sheet(connection, id)?,
        costs: reports::costs(connection, id)?,
        fees: reports::fees(connection, id)?,
        fees_elsewhere: reports::fees_elsewhere(connection, id)?,
        incomes: reports::incomes(connection, id)?,
        outcomes: reports::outcomes(connection, id)?,
        narratives: reports::narratives(connection, id)?,
        self_scores: reports::self_scores(connection, id)?,
        forms: forms::of_class(connection, id)?,
        submission: reports::submission(connection, id)?,
        archived_on,
        closing: archive::closing(connection, id)?,
        reopenings: archive::reopenings(connection, id)?,
    })
}
