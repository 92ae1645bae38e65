//! What every target does with a file: read it whole, as an import would.

use std::io::{Cursor, Write as _};

use yanxiu_documents::reading::{closest_header, data_rows, person_forms, read_file, tables};
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME, RECEIPT};
use zip::write::SimpleFileOptions;

/// Parts of a workbook in the text that stands for one; see [`workbook`].
pub const PARTS: [&str; 7] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "_rels/.rels",
    "[Content_Types].xml",
];
/// The byte between two parts: XML in UTF-8 never has it.
pub const BETWEEN: u8 = 0xFF;

/// The readers catch panics of the crates they call: a damaged file is to end in a message. So a caught panic counts as
/// none here, and only what leaves the reader is a finding.
pub fn count_only_what_escapes() {
    std::panic::set_hook(Box::new(|_| ()));
}

/// Reads a file and everything that can be had of it.
pub fn read_whole(name: &str, bytes: &[u8]) {
    let required = [NAME, ID_NUMBER];
    let Ok(sheets) = read_file(name, bytes) else { return };
    for sheet in sheets.into_iter().flat_map(|s| tables(s, RECEIPT, &required)) {
        let sheet = &sheet;
        for row in &sheet.rows {
            assert!(row.number >= 1 && !row.cells.is_empty());
            assert!(row.cells.windows(2).all(|pair| pair[0].column < pair[1].column));
        }
        assert!(sheet.rows.windows(2).all(|pair| pair[0].number < pair[1].number));
        if let Some((header, _)) = closest_header(sheet, RECEIPT, &required, &[]) {
            for row in data_rows(sheet, &header, &required) {
                for field in RECEIPT {
                    let _ = header.text(row, field.path);
                }
            }
        }
        let _ = person_forms(sheet, RECEIPT, &required);
    }
}

/// A workbook of today from its parts, so that the fuzzer changes XML instead of what a zip makes of it. Parts that are
/// missing or empty are left out.
pub fn workbook(text: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(text.split(|b| *b == BETWEEN)) {
        if !part.is_empty() && writer.start_file(*name, plain).is_ok() {
            let _ = writer.write_all(part);
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
