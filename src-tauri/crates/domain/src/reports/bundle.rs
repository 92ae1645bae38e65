//! The list of a bundle's files with their digests, as `sha256sum` writes it, and its signature.

use chrono::NaiveDate;

use crate::certificates::signing::{PrivateKey, PublicKey, Signed, verify};

/// What keeps a signature over a bundle from being one over anything else.
const PURPOSE: &str = "yanxiu-bundle-1";

/// The files of a bundle and the day it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileList {
    /// Day.
    pub made_on: NaiveDate,
    /// Name within the bundle, with `/`, and SHA-256 in hex.
    pub files: Vec<(String, String)>,
}

impl FileList {
    /// As `sha256sum` writes it, and `sha256sum -c` reads it.
    pub fn text(&self) -> String {
        self.files.iter().map(|(path, sha256)| format!("{sha256}  {path}\n")).collect()
    }

    /// Reads what `sha256sum` writes.
    ///
    /// # Errors
    /// The number of the first line that is none of its.
    pub fn parse(text: &str, made_on: NaiveDate) -> Result<Self, usize> {
        let mut files = Vec::new();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let line = line.trim_end_matches('\r');
            if line.is_empty() {
                continue;
            }
            let (sha256, rest) = line.split_at_checked(64).ok_or(number)?;
            let path = rest.strip_prefix("  ").or_else(|| rest.strip_prefix(" *")).unwrap_or_default();
            if path.is_empty() || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(number);
            }
            files.push((path.to_owned(), sha256.to_ascii_lowercase()));
        }
        Ok(Self { made_on, files })
    }

    fn message(&self) -> String {
        format!("{PURPOSE}\n{}\n{}", self.made_on.format("%Y-%m-%d"), self.text())
    }

    /// The signature as digits, the key's mark before it.
    pub fn sign(&self, key: &PrivateKey) -> String {
        key.sign(&self.message())
    }

    /// Whether digits are the signature of one of the keys over this list.
    pub fn signed(&self, digits: &str, keys: &[PublicKey]) -> Signed {
        verify(&self.message(), digits, keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> FileList {
        let made_on = NaiveDate::from_ymd_opt(2021, 11, 19).unwrap();
        let files = [("00-目录.pdf", "a"), ("01 报送函.pdf", "b")].map(|(p, d)| (p.to_owned(), d.repeat(64)));
        FileList { made_on, files: files.into() }
    }

    #[test]
    fn a_list_is_read_as_it_is_written() {
        let list = list();
        assert_eq!(list.text(), format!("{}  00-目录.pdf\n{}  01 报送函.pdf\n", "a".repeat(64), "b".repeat(64)));
        assert_eq!(FileList::parse(&list.text(), list.made_on), Ok(list.clone()));
        let other = format!("\u{feff}{} *00-目录.pdf\r\n\n{}  01 报送函.pdf", "A".repeat(64), "b".repeat(64));
        assert_eq!(FileList::parse(&other, list.made_on), Ok(list.clone()));
        for (text, line) in [
            ("abc", 1),
            (&*format!("{}  a\n{} b\n", "a".repeat(64), "b".repeat(64)), 2),
            (&format!("{}  a", "g".repeat(64)), 1),
            (&format!("{}  ", "a".repeat(64)), 1),
            (&"校".repeat(40), 1),
        ] {
            assert_eq!(FileList::parse(text, list.made_on), Err(line), "{text}");
        }
    }

    #[test]
    fn a_signature_holds_for_this_list_of_this_day_alone() {
        let (list, key) = (list(), PrivateKey::new([5; 32]));
        let digits = list.sign(&key);
        assert_eq!(list.signed(&digits, &[key.public()]), Signed::Genuine);
        assert_eq!(list.signed(&digits, &[]), Signed::UnknownKey);
        let mut other = list.clone();
        other.files[1].1 = "c".repeat(64);
        let later = FileList { made_on: list.made_on.succ_opt().unwrap(), ..list.clone() };
        let renamed = FileList { files: vec![list.files[0].clone(), ("1.pdf".into(), "b".repeat(64))], ..list };
        for changed in [other, later, renamed] {
            assert_eq!(changed.signed(&digits, &[key.public()]), Signed::Altered);
        }
    }
}
