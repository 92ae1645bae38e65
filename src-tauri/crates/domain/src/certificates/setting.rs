//! What certificates of a class say and where their numbers come from: the notice and the institution, unless the class
//! has it otherwise.

use std::collections::BTreeMap;

use super::scheme::{self, NumberScheme, Numbered};
use super::{HoursStated, Numbering};
use crate::dossier::Dossier;
use crate::uid::Uid;

/// A class's own settings. `None` follows the notice or the institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateSetting {
    /// Programme line.
    pub programme: Option<String>,
    /// Title line.
    pub title: Option<String>,
    /// Issuer.
    pub issuer: Option<String>,
    /// What stands at the seal's place.
    pub seal: Option<String>,
    /// Whose hours are stated.
    pub stated: HoursStated,
    /// Where numbers come from.
    pub numbering: Numbering,
    /// Scheme, when numbers follow one; `None` means the notice's.
    pub scheme: Option<Uid>,
}

impl Default for CertificateSetting {
    fn default() -> Self {
        Self {
            programme: None,
            title: None,
            issuer: None,
            seal: None,
            stated: HoursStated::Class,
            numbering: Numbering::Scheme,
            scheme: None,
        }
    }
}

/// A number that the department gave to a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedNumber {
    /// Public id.
    pub uid: Uid,
    /// The number, as it was given.
    pub number: String,
    /// Where it comes from: a file's name, or empty when it was typed.
    pub source: String,
    /// The learner it is meant for; without one it goes to whoever comes next.
    pub enrolment: Option<Uid>,
}

/// The text lines of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// Programme line.
    pub programme: String,
    /// Title line.
    pub title: String,
    /// Issuer.
    pub issuer: String,
    /// What stands at the seal's place.
    pub seal: String,
}

impl Dossier {
    /// The lines that certificates of the class bear.
    pub fn certificate_lines(&self) -> Lines {
        let (own, notice) = (&self.certificate_setting, &self.notice.certificate);
        let of = |own: &Option<String>, usual: &str| own.clone().unwrap_or_else(|| usual.to_owned());
        Lines {
            programme: of(&own.programme, &notice.programme),
            title: of(&own.title, &notice.title),
            issuer: of(&own.issuer, self.institution.issuer()),
            seal: of(&own.seal, &notice.seal),
        }
    }

    /// What numbers of the class are made of.
    pub fn numbered(&self) -> Numbered<'_> {
        Numbered {
            year: self.notice.year,
            plan_number: &self.class.plan_number,
            run: self.class.run,
            class_title: &self.class.title,
        }
    }

    /// The pattern of the numbers, and the first running number of its sequence.
    pub fn number_pattern(&self) -> (&str, u32) {
        let scheme: Option<&NumberScheme> = self.number_scheme.as_ref();
        scheme.map_or((self.notice.certificate.number_scheme.as_str(), 1), |s| (s.pattern.as_str(), s.start))
    }

    /// The sequence that numbers of the class are taken from.
    pub fn number_sequence(&self) -> String {
        scheme::sequence(self.number_pattern().0, &self.numbered())
    }

    /// Numbers of the department's list that no certificate bears yet, in the list's order.
    pub fn unused_numbers(&self) -> Vec<&ListedNumber> {
        let used: std::collections::BTreeSet<&str> = self.certificates.iter().map(|c| c.number.as_str()).collect();
        self.listed_numbers.iter().filter(|n| !used.contains(n.number.as_str())).collect()
    }

    /// Which number of the department's list each learner is given, in order: the one meant for them, else the next that
    /// is meant for nobody. Learners for whom there is none are left out.
    pub fn numbers_for<'d>(&'d self, learners: &[&Uid]) -> BTreeMap<Uid, &'d str> {
        let unused = self.unused_numbers();
        let mut free = unused.iter().filter(|n| n.enrolment.is_none());
        let mut given = BTreeMap::new();
        for learner in learners {
            let own = unused.iter().find(|n| n.enrolment.as_ref() == Some(*learner));
            if let Some(number) = own.or_else(|| free.next()) {
                given.insert((*learner).clone(), number.number.as_str());
            }
        }
        given
    }
}
