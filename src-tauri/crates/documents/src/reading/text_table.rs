//! Text tables: UTF-8, UTF-16 or GB 18030, separated by commas, semicolons or tabs.

use std::borrow::Cow;

use super::cell::{Budget, check_rows, trimmed, within};
use super::{CellKind, CellText, ReadError, Sheet, SheetRow};

/// Reads a text table. One column alone is a table only where the file's name says that it is one.
pub(super) fn read(bytes: &[u8], told_by_name: bool) -> Result<Sheet, ReadError> {
    let text = decoded(bytes)?;
    if is_binary(&text) {
        return Err(ReadError::not_a_table("无法识别的文件"));
    }
    // Excel lets a file name its separator on a line before the table.
    let (table, named) = match text.strip_prefix("sep=") {
        Some(rest) => match rest.split_once('\n') {
            Some((first, table)) => (table, first.bytes().next()),
            None => (rest, None),
        },
        None => (text.as_ref(), None),
    };
    let first_number = if named.is_some() { 2 } else { 1 };
    let delimiter = match named.or_else(|| delimiter(table)) {
        Some(delimiter) => delimiter,
        None if told_by_name => b',',
        None => return Err(ReadError::not_a_table("纯文本")),
    };
    rows(table, delimiter, first_number)
}

/// A control character that a spreadsheet doesn't show.
fn is_stray(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n')
}

/// Whether what was read as text is none: a text pasted together has a control character here and there, never a zero.
fn is_binary(text: &str) -> bool {
    /// So many in a short text say nothing yet.
    const FEW: usize = 5;
    let body = text.trim_end_matches('\u{1a}');
    let stray = body.chars().filter(|c| is_stray(*c)).count();
    body.contains('\0') || stray > FEW && stray * 50 > body.chars().count()
}

fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let (encoding, body) = if let Some(body) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        (encoding_rs::UTF_8, body)
    } else if let Some(body) = bytes.strip_prefix(b"\xFF\xFE") {
        (encoding_rs::UTF_16LE, body)
    } else if let Some(body) = bytes.strip_prefix(b"\xFE\xFF") {
        (encoding_rs::UTF_16BE, body)
    } else if std::str::from_utf8(bytes).is_ok() {
        (encoding_rs::UTF_8, bytes)
    } else {
        (encoding_rs::GB18030, bytes)
    };
    encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| ReadError::not_a_table("无法识别的文件"))
}

/// The separator that parts the first lines most often, outside of quotes; nothing when no line is parted.
fn delimiter(text: &str) -> Option<u8> {
    let mut counts = [(b'\t', 0_u32), (b',', 0), (b';', 0)];
    let (mut quoted, mut lines) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            _ if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
        if lines == 30 {
            break;
        }
    }
    counts.iter().filter(|(_, count)| *count > 0).max_by_key(|(_, count)| *count).map(|(delimiter, _)| *delimiter)
}

/// The line in which a quote opens that isn't closed before the text ends, or only after lines that are rows themselves,
/// as their separators tell: all behind it would be lost in one cell.
fn open_quote(text: &str, delimiter: u8) -> Option<u32> {
    let rows_width = text.lines().next().map_or(0, |line| line.bytes().filter(|b| *b == delimiter).count());
    let (mut line, mut opened, mut separators) = (1, None, 0);
    let mut begins = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (opened, byte) {
            (None, b'"') if begins => (opened, separators) = (Some(line), 0),
            (Some(_), b'"') if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (Some(_), b'"') => opened = None,
            (Some(from), b'\n') => {
                // What follows the quote in its own line says nothing.
                if line > from && separators > 1 && separators + 2 >= rows_width {
                    return Some(from);
                }
                (line, separators) = (line + 1, 0);
            }
            (Some(_), byte) => separators += usize::from(byte == delimiter),
            (None, byte) => line += u32::from(byte == b'\n'),
        }
        begins = opened.is_none() && (byte == delimiter || byte == b'\n');
    }
    opened
}

fn rows(text: &str, delimiter: u8, first_number: u32) -> Result<Sheet, ReadError> {
    if let Some(line) = open_quote(text, delimiter) {
        return Err(ReadError::open_quote(line + first_number - 1));
    }
    let bytes = text.as_bytes();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    let mut budget = Budget::new();
    let mut sheet = Sheet::default();
    let mut number = first_number - 1;
    for record in reader.records() {
        let record = record.map_err(ReadError::damaged)?;
        let at = record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
        number = number.saturating_add(1 + blank_lines(bytes, at));
        let mut row = SheetRow { number, hidden: false, cells: Vec::new() };
        for (column, text) in (0_u32..).zip(record.iter()) {
            // Excel writes ="370102…" to keep digits digits.
            let text = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')).unwrap_or(text);
            let text = text.trim_matches(is_stray);
            let kind = if text.contains(is_stray) { CellKind::Mended } else { CellKind::Plain };
            let text = text.replace(is_stray, " ");
            let text = trimmed(&text);
            if !text.is_empty() {
                within("", number - 1, column)?;
                budget.take(text.len())?;
                row.cells.push(CellText { column, text: text.to_owned(), number: false, kind, filled: false });
            }
        }
        if !row.cells.is_empty() {
            sheet.rows.push(row);
            check_rows(sheet.rows.len())?;
        }
    }
    Ok(sheet)
}

/// Blank lines before the record that begins at `at`: the reader skips them, a spreadsheet counts them.
fn blank_lines(bytes: &[u8], at: usize) -> u32 {
    let mut breaks = bytes.get(at..).unwrap_or_default().iter().take_while(|b| matches!(b, b'\r' | b'\n')).peekable();
    // The reader ends a record at the carriage return and leaves the line feed after it.
    let mut before = at.checked_sub(1).and_then(|i| bytes.get(i)).copied();
    let mut lines = 0;
    for byte in &mut breaks {
        if !(before == Some(b'\r') && *byte == b'\n') {
            lines += 1;
        }
        before = Some(*byte);
    }
    lines
}
