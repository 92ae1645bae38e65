//! Text tables: UTF-8 or GB 18030, separated by commas, semicolons or tabs.

use super::{MOST_COLUMNS, MOST_ROWS, Sheet, SheetCell, SheetRow};

/// Reads a text table; nothing when the bytes are no text in either encoding.
pub(super) fn read(bytes: &[u8]) -> Option<Sheet> {
    let text = match std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let (text, _, failed) = encoding_rs::GB18030.decode(bytes);
            if failed {
                return None;
            }
            text.into_owned()
        }
    };
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let delimiter = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|d| text.lines().take(20).map(|l| l.matches(char::from(*d)).count()).sum::<usize>())?;
    if !text.contains(char::from(delimiter)) || first.chars().any(|c| c.is_control() && c != '\t') {
        return None;
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut line, mut counted) = (1_usize, 0_usize);
    for record in reader.records() {
        let record = record.ok()?;
        // The reader's own position stands before line ends and blank lines that it skips over.
        let at = record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(counted);
        let start = at + text.as_bytes()[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        line += text.as_bytes()[counted..start].iter().filter(|b| **b == b'\n').count();
        counted = start;
        let cells: Vec<SheetCell> = record
            .iter()
            .take(MOST_COLUMNS as usize)
            .enumerate()
            .filter(|(_, text)| !text.trim().is_empty())
            // Excel writes ="370102…" to keep digits digits.
            .map(|(column, text)| SheetCell {
                column: u32::try_from(column).unwrap_or(u32::MAX),
                text: text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')).unwrap_or(text).to_owned(),
                number: false,
            })
            .collect();
        if !cells.is_empty() {
            rows.push(SheetRow { number: u32::try_from(line).unwrap_or(u32::MAX), cells });
        }
        if rows.len() >= MOST_ROWS as usize {
            break;
        }
    }
    Some(Sheet { name: String::new(), rows })
}
