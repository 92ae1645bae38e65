//! The files of an import: each read for itself, so that a bad one doesn't hide the others.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use sha2::{Digest, Sha256};
use yanxiu_documents::reading::{Sheet, read_file, tables};
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};
use yanxiu_domain::problem::{Place, Problem};

use crate::error::ApiError;
use crate::host::cannot_read;
use crate::office::Office;

/// One file that was handed in.
pub(super) struct Received {
    /// Its name, with the folder in front where two have the same.
    pub(super) label: String,
    /// Its name alone.
    pub(super) name: String,
    /// Its bytes; none when it couldn't be read.
    pub(super) bytes: Vec<u8>,
    /// Their SHA-256 in hex; empty when it couldn't be read.
    pub(super) sha256: String,
    /// Its sheets.
    pub(super) sheets: Vec<Sheet>,
    /// Why it gives nothing.
    pub(super) failed: Option<ApiError>,
}

/// Names that tell the files apart.
fn labels(paths: &[String]) -> Vec<(String, String)> {
    let name = |path: &str| Path::new(path).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for path in paths {
        *seen.entry(name(path)).or_default() += 1;
    }
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    let mut labelled = Vec::new();
    for path in paths {
        let own = name(path);
        let folder = Path::new(path).parent().and_then(|p| p.components().next_back()).and_then(|c| match c {
            Component::Normal(folder) => Some(folder.to_string_lossy().into_owned()),
            _ => None,
        });
        let label = match folder {
            Some(folder) if seen.get(&own).is_some_and(|n| *n > 1) => format!("{folder}/{own}"),
            _ => own.clone(),
        };
        let times = given.entry(label.clone()).or_default();
        *times += 1;
        labelled.push((if *times > 1 { format!("{label}（{times}）") } else { label }, own));
    }
    labelled
}

fn open(office: &Office, path: &str, label: &str, name: &str) -> (Vec<u8>, Result<Vec<Sheet>, ApiError>) {
    let path = Path::new(path);
    match office.host().read(path) {
        Err(error) => (Vec::new(), Err(cannot_read(path, &error))),
        Ok(bytes) => {
            let read = read_file(name, &bytes)
                .map(|sheets| sheets.into_iter().flat_map(|sheet| tables(sheet, RECEIPT, &[NAME, ID_NUMBER])).collect())
                .map_err(|e| ApiError::unreadable(e.code, format!("“{label}”：{}", e.message), e.hint));
            (bytes, read)
        }
    }
}

/// Reads every file.
///
/// # Errors
/// `cancelled`.
pub(super) fn receive(office: &Office, paths: &[String]) -> Result<Vec<Received>, ApiError> {
    let watch = office.watch();
    let mut received = Vec::new();
    for (index, (path, (label, name))) in paths.iter().zip(labels(paths)).enumerate() {
        watch.step("读取回执", index, paths.len())?;
        let (bytes, read) = open(office, path, &label, &name);
        let (sheets, failed) = match read {
            Ok(sheets) => (sheets, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let sha256 = if failed.is_none() { hex::encode(Sha256::digest(&bytes)) } else { String::new() };
        received.push(Received { label, name, bytes, sha256, sheets, failed });
    }
    Ok(received)
}

/// A file's failure as a problem at that file.
pub(super) fn as_problem(label: &str, error: &ApiError) -> Problem {
    let code = CODES.iter().find(|code| **code == error.code).copied().unwrap_or("unreadable_file");
    let place = Place::Cell { file: label.to_owned(), sheet: String::new(), row: None, column: None };
    Problem::error(code, error.message.clone(), error.hint.clone()).at(place)
}

/// Why a file can be unreadable, by the codes of its reader.
const CODES: &[&str] = &[
    "file_not_found",
    "file_not_readable",
    "empty_file",
    "empty_workbook",
    "not_a_table",
    "other_format",
    "encrypted_file",
    "damaged_file",
    "too_large",
    "no_header",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart() {
        let paths = ["/a/甲/回执.xlsx", "/a/乙/回执.xlsx", "/b/乙/回执.xlsx", "/a/别的.csv"];
        let shown: Vec<String> = labels(&paths.map(str::to_owned)).into_iter().map(|(label, _)| label).collect();
        assert_eq!(shown, ["甲/回执.xlsx", "乙/回执.xlsx", "乙/回执.xlsx（2）", "别的.csv"]);
    }
}
