//! Who gets a certificate, what it says, and whether it holds (二·三).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Certificate, CertificateState, HoursStated, Snapshot};
use crate::chinese;
use crate::committee::rules::conduct_allows;
use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::hours::Hours;
use crate::problem::Problem;
use crate::uid::Uid;

/// Whether a certificate holds today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It holds.
    Valid,
    /// Printed ahead: it holds once the conclusion says so.
    NotYet,
    /// Printed ahead for somebody who didn't pass: it never holds, and is to be voided.
    ToVoid,
    /// Void.
    Void,
}

impl Validity {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Valid => "有效",
            Self::NotYet => "尚未生效",
            Self::ToVoid => "应作废",
            Self::Void => "已作废",
        }
    }
}

/// Whether a certificate holds, from its state and the assessment of the learner.
pub fn validity(state: CertificateState, concluded: bool, passed: bool) -> Validity {
    match (state, concluded, passed) {
        (CertificateState::Void, ..) => Validity::Void,
        (_, true, true) => Validity::Valid,
        (_, true, false) => Validity::ToVoid,
        (_, false, _) => Validity::NotYet,
    }
}

impl Dossier {
    /// The certificate of a learner that isn't void.
    pub fn certificate_of(&self, enrolment: &Uid) -> Option<&Certificate> {
        self.certificates.iter().find(|c| c.enrolment == *enrolment && c.state != CertificateState::Void)
    }

    /// Certificates that aren't void.
    pub fn valid_certificates(&self) -> impl Iterator<Item = &Certificate> {
        self.certificates.iter().filter(|c| c.state != CertificateState::Void)
    }

    /// Certificates that hold: only they count as awarded, whatever else was numbered ahead of the conclusion.
    pub fn awarded(&self) -> impl Iterator<Item = &Certificate> {
        self.certificates.iter().filter(|c| self.validity(c) == Validity::Valid)
    }

    /// The certificate of a learner that holds.
    pub fn awarded_to(&self, enrolment: &Uid) -> Option<&Certificate> {
        self.certificate_of(enrolment).filter(|c| self.validity(c) == Validity::Valid)
    }

    /// Certificates that somebody may bear: those that hold, and those that still may.
    pub fn bearable(&self) -> impl Iterator<Item = &Certificate> {
        self.certificates.iter().filter(|c| matches!(self.validity(c), Validity::Valid | Validity::NotYet))
    }

    /// Certificates numbered ahead for learners who then didn't pass.
    pub fn to_void(&self) -> usize {
        self.certificates.iter().filter(|c| self.validity(c) == Validity::ToVoid).count()
    }

    /// Learners who may be given a certificate: passed, or, ahead of the conclusion, still able to pass. Who passes by a
    /// decision against the rules counts as passed, and the other way round. A Party member of whom it became known only
    /// after the conclusion waits until their conduct is judged (二·四).
    pub fn certifiable(&self) -> BTreeSet<&Uid> {
        let on_roster: BTreeMap<&Uid, &Enrolment> = self.learners().map(|l| (&l.uid, l)).collect();
        if let Some(conclusion) = &self.conclusion {
            let passed = conclusion.results.iter().filter(|r| r.passed).map(|r| &r.enrolment);
            let judged = |l: &&Enrolment| conduct_allows(self, l).is_some();
            return passed.filter_map(|uid| on_roster.get(uid).copied().filter(judged)).map(|l| &l.uid).collect();
        }
        let decided: BTreeMap<&Uid, bool> = self.overrides.iter().map(|o| (&o.enrolment, o.passed)).collect();
        self.ledger()
            .iter()
            .filter(|line| {
                let able = || line.can_still_reach(self.scheme.min_attendance_percent);
                decided.get(&line.enrolment).copied().unwrap_or_else(able)
            })
            .filter_map(|line| on_roster.get(&line.enrolment).map(|l| &l.uid))
            .collect()
    }

    /// Whether this learner may be given a certificate.
    pub fn may_be_certified(&self, learner: &Enrolment) -> bool {
        learner.accepted() && self.certifiable().contains(&learner.uid)
    }

    /// Learners who hold a certificate that isn't void.
    pub fn certified(&self) -> BTreeMap<&Uid, &Certificate> {
        self.valid_certificates().map(|c| (&c.enrolment, c)).collect()
    }

    /// Whether a certificate of this class holds.
    pub fn validity(&self, certificate: &Certificate) -> Validity {
        let passed = certificate.state != CertificateState::Void && self.passed(&certificate.enrolment);
        validity(certificate.state, self.conclusion.is_some(), passed)
    }

    /// What the class's certificates state of hours: those of the class, or those the learner earned, which only the
    /// conclusion knows.
    pub fn stated_hours(&self, learner: &Uid) -> Option<Hours> {
        match self.certificate_setting.stated {
            HoursStated::Class => Some(self.planned_hours()),
            HoursStated::Earned => self.concluded_result(learner).map(|r| r.earned),
        }
    }

    /// What a certificate for this learner says, from the record as it stands; `None` while the hours it is to state
    /// aren't known.
    pub fn snapshot(&self, learner: &Enrolment) -> Option<Snapshot> {
        let lines = self.certificate_lines();
        Some(Snapshot {
            name: learner.person.name.clone(),
            id_number: learner.person.document.number.clone(),
            class_title: self.class.title.clone(),
            opens_on: self.class.opens_on,
            closes_on: self.class.closes_on,
            hours: self.stated_hours(&learner.uid)?,
            stated: self.certificate_setting.stated,
            programme: lines.programme,
            title: lines.title,
            issuer: lines.issuer,
            seal: lines.seal,
        })
    }
}

impl Snapshot {
    /// The sentence on the certificate.
    pub fn body(&self) -> String {
        let hours = match self.stated {
            HoursStated::Class => format!("共{}学时", self.hours),
            HoursStated::Earned => format!("实修{}学时", self.hours),
        };
        let period = chinese::period(self.opens_on, self.closes_on);
        format!("于{period}参加{}学习，{hours}，考核合格，准予结业。", self.class_title)
    }
}

/// A day that can't be one on which something was done: it is still to come.
pub fn still_to_come(what: &str, on: NaiveDate, today: NaiveDate) -> Option<Problem> {
    (on > today).then(|| {
        let message = format!("{what}日期 {} 还没有到", chinese::date(on));
        Problem::error("day_ahead", message, "请填写今天或以前的日期。")
    })
}

/// The day that a certificate of a class bears. Nobody finishes a class before its last day, that of the closing ceremony,
/// and no certificate is dated ahead, with one exception: one that is printed ahead of the last day bears the last day.
/// Without a wish it is today, or the last day while that is to come.
///
/// # Errors
/// What is wrong with the day that was wished for.
pub fn issue_day(wish: Option<NaiveDate>, closes_on: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Box<Problem>> {
    let latest = today.max(closes_on);
    let on = wish.unwrap_or(latest);
    if on < closes_on {
        return Err(Box::new(Problem::error(
            "issued_before_closing",
            format!("发证日期 {} 早于班次结束日期 {}", chinese::date(on), chinese::date(closes_on)),
            "发证日期应为结业当日或以后；提前打印的证书也写结业当日。",
        )));
    }
    still_to_come("发证", on, latest).map_or(Ok(on), |problem| Err(Box::new(problem)))
}

impl Certificate {
    /// What is wrong with the day of its printing. One that bears the class's last day may have been issued ahead, and is
    /// then printed before the day it bears.
    pub fn printing_day(&self, on: NaiveDate, today: NaiveDate) -> Option<Problem> {
        let says = &self.snapshot;
        let ahead = self.issued_on <= says.closes_on;
        let earliest = if ahead { says.opens_on.min(self.issued_on).min(today) } else { self.issued_on };
        self.marked_day("打印", on, earliest, today)
    }

    /// What is wrong with the day of its hand-over.
    pub fn hand_over_day(&self, on: NaiveDate, today: NaiveDate) -> Option<Problem> {
        self.marked_day("领取", on, self.issued_on, today)
    }

    fn marked_day(&self, what: &str, on: NaiveDate, earliest: NaiveDate, today: NaiveDate) -> Option<Problem> {
        still_to_come(what, on, today).or_else(|| {
            (on < earliest).then(|| {
                let (day, bears) = (chinese::date(on), chinese::date(self.issued_on));
                let message = format!("{what}日期 {day} 在核发之前：证书 {} 的发证日期是 {bears}", self.number);
                Problem::error("day_before_issue", message, "请核对日期和证书编号。")
            })
        })
    }
}

/// Certificates that are owed, or held by someone who may not have one.
pub fn check(dossier: &Dossier) -> Vec<Problem> {
    let mut problems = Vec::new();
    if dossier.conclusion.is_none() {
        return problems;
    }
    let owed =
        dossier.learners().filter(|e| dossier.passed(&e.uid) && dossier.certificate_of(&e.uid).is_none()).count();
    if owed > 0 {
        problems.push(
            Problem::error("certificates_owed", format!("还有 {owed} 名合格学员没有核发证书"), "请在证书页核发。")
                .clause("二(三)")
                .field("certificates", "class", "", "certificates"),
        );
    }
    for certificate in dossier.valid_certificates().filter(|c| !dossier.passed(&c.enrolment)) {
        problems.push(
            Problem::error(
                "certificate_not_earned",
                format!("{}考核未合格，证书 {} 应作废", certificate.snapshot.name, certificate.number),
                "请在证书页作废该证书，并收回纸质证书。",
            )
            .clause("二(三)")
            .field("certificates", "certificate", certificate.number.clone(), "certificate.state"),
        );
    }
    problems
}
