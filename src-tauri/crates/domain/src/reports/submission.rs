//! What was handed in: when, against which receipt, and the files of the bundle as they were then.

use chrono::NaiveDate;

use crate::dossier::Dossier;
use crate::uid::Uid;

/// The submission of the reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Day.
    pub submitted_on: NaiveDate,
    /// The department's receipt; empty when none was given.
    pub receipt_number: String,
    /// Who took it in; empty when it isn't known.
    pub received_by: String,
    /// The bundle as it was handed in; `None` for what was recorded before bundles were kept.
    pub bundle: Option<HandedIn>,
    /// What was recorded before and put right, oldest first.
    pub corrections: Vec<Correction>,
}

/// A bundle as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandedIn {
    /// Day it was made.
    pub made_on: NaiveDate,
    /// Version of the program that made it.
    pub program: String,
    /// Its files in their order.
    pub files: Vec<HandedInFile>,
}

/// A file of a bundle as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedInFile {
    /// Name within the bundle.
    pub path: String,
    /// SHA-256 in hex.
    pub sha256: String,
}

/// A submission put right: what was recorded before, and why it isn't any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Public id.
    pub uid: Uid,
    /// Day of the correction.
    pub corrected_on: NaiveDate,
    /// Day that was recorded.
    pub submitted_on: NaiveDate,
    /// Receipt that was recorded.
    pub receipt_number: String,
    /// Who was recorded to have taken it in.
    pub received_by: String,
    /// Why.
    pub reason: String,
}

/// How the files of two bundles differ, by their names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// In both, and not the same.
    pub changed: Vec<String>,
    /// Only in the first.
    pub missing: Vec<String>,
    /// Only in the second.
    pub added: Vec<String>,
}

impl Difference {
    /// Compares two lists of name and SHA-256.
    pub fn between<'a>(
        first: impl IntoIterator<Item = (&'a str, &'a str)>,
        second: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let first: Vec<_> = first.into_iter().collect();
        let second: std::collections::BTreeMap<&str, &str> = second.into_iter().collect();
        let mut found = Self::default();
        for (path, sha256) in &first {
            match second.get(path) {
                Some(other) if other.eq_ignore_ascii_case(sha256) => {}
                Some(_) => found.changed.push((*path).to_owned()),
                None => found.missing.push((*path).to_owned()),
            }
        }
        let known: std::collections::BTreeSet<&str> = first.iter().map(|(path, _)| *path).collect();
        found.added = second.keys().filter(|path| !known.contains(*path)).map(|path| (*path).to_owned()).collect();
        found
    }

    /// Whether both are the same.
    pub fn none(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.added.is_empty()
    }
}

impl Dossier {
    /// The class as it stood before it was handed in and archived: what its bundle was made of.
    #[must_use]
    pub fn before_submission(&self) -> Self {
        Self { submission: None, archived_on: None, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_name_and_digest() {
        let before = [("甲", "aa"), ("乙", "bb"), ("丙", "cc")];
        let after = [("丁", "dd"), ("乙", "b0"), ("甲", "AA")];
        let found = Difference::between(before, after);
        let names = |list: &[String]| list.join(",");
        assert_eq!(
            (names(&found.changed), names(&found.missing), names(&found.added)),
            ("乙".into(), "丙".into(), "丁".into())
        );
        assert!(!found.none() && Difference::between(before, before).none());
    }
}
