//! Who gets a certificate, what it says, and whether it holds (二·三).

use super::{Certificate, CertificateState, Snapshot};
use crate::chinese;
use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
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

/// The number of a certificate by a scheme such as `{year}-{plan_number}-{seq:03}`.
pub fn number(scheme: &str, year: i32, plan_number: &str, seq: u32) -> String {
    let mut text = scheme.replace("{year}", &year.to_string()).replace("{plan_number}", plan_number);
    for width in 1..=6_usize {
        text = text.replace(&format!("{{seq:0{width}}}"), &format!("{seq:0width$}"));
    }
    text.replace("{seq}", &seq.to_string())
}

/// The sequence a number is taken from: the scheme without its running number.
pub fn sequence(scheme: &str, year: i32, plan_number: &str) -> String {
    let head = scheme.split("{seq").next().unwrap_or_default();
    head.replace("{year}", &year.to_string()).replace("{plan_number}", plan_number)
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

    /// Whether a learner may be given a certificate: passed, or, ahead of the conclusion, still able to pass. Who passes
    /// by a decision against the rules counts as passed, and the other way round.
    pub fn may_be_certified(&self, learner: &Enrolment) -> bool {
        if !learner.accepted() {
            return false;
        }
        match (&self.conclusion, self.override_of(&learner.uid)) {
            (Some(_), _) => self.passed(&learner.uid),
            (None, Some(decided)) => decided.passed,
            (None, None) => self
                .ledger()
                .iter()
                .any(|l| l.enrolment == learner.uid && l.can_still_reach(self.scheme.min_attendance_percent)),
        }
    }

    /// Whether a certificate of this class holds.
    pub fn validity(&self, certificate: &Certificate) -> Validity {
        match certificate.state {
            CertificateState::Void => Validity::Void,
            _ if self.passed(&certificate.enrolment) => Validity::Valid,
            _ if self.conclusion.is_some() => Validity::ToVoid,
            _ => Validity::NotYet,
        }
    }

    /// What a certificate for this learner says, from the record as it stands.
    pub fn snapshot(&self, learner: &Enrolment) -> Snapshot {
        Snapshot {
            name: learner.person.name.clone(),
            id_number: learner.person.document.number.clone(),
            class_title: self.class.title.clone(),
            opens_on: self.class.opens_on,
            closes_on: self.class.closes_on,
            hours: self.planned_hours(),
            programme: self.notice.certificate.programme.clone(),
            title: self.notice.certificate.title.clone(),
            issuer: self.institution.issuer().to_owned(),
        }
    }
}

impl Snapshot {
    /// The sentence on the certificate.
    pub fn body(&self) -> String {
        format!(
            "于{}参加{}学习，共{}学时，考核合格，准予结业。",
            chinese::period(self.opens_on, self.closes_on),
            self.class_title,
            self.hours
        )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_scheme() {
        assert_eq!(number("{year}-{plan_number}-{seq:03}", 2021, "17", 8), "2021-17-008");
        assert_eq!(number("鲁研{year}{seq:05}号", 2022, "17", 123), "鲁研202200123号");
        assert_eq!(number("{plan_number}/{seq}", 2022, "A-3", 12), "A-3/12");
        assert_eq!(number("{year}-{plan_number}-{seq:03}", 2021, "17", 1000), "2021-17-1000");
        assert_eq!(sequence("{year}-{plan_number}-{seq:03}", 2021, "17"), "2021-17-");
    }
}
