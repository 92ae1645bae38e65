//! What a file is, by what it holds.

use std::io::Cursor;

use super::ReadError;

/// Something that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip with a workbook in it.
    Xlsx,
    /// A workbook of the old kind, in its container.
    Xls,
    /// Text with separators.
    Text {
        /// Whether the file's name says so, and one column alone may then be a table too.
        told_by_name: bool,
    },
}

/// How files that people take for tables begin, and what they are.
const OTHERS: [(&[u8], &str); 16] = [
    (b"%pdf", "PDF 文件"),
    (b"\x89png", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"gif8", "图片"),
    (b"bm", "图片"),
    (b"ii*\0", "图片"),
    (b"mm\0*", "图片"),
    (b"rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "Word 文档"),
    (b"<html", "网页"),
    (b"<!doctype", "网页"),
    (b"<table", "网页"),
    (b"<meta", "网页"),
    (b"mime-version:", "网页"),
];

/// Says what a file is.
pub(super) fn of(name: &str, bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::empty_file());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_zip(bytes);
    }
    if bytes.starts_with(&super::container::SIGNATURE) {
        return Ok(Kind::Xls);
    }
    // Before 1995 a sheet was a file of bare records.
    if let [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..] = bytes
        && bytes.get(3) == Some(&0)
    {
        return Err(ReadError::other_format("很早以前的 Excel 格式"));
    }
    let start: Vec<u8> = bytes.iter().take(1024).map(u8::to_ascii_lowercase).collect();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start).trim_ascii_start();
    if let Some((_, found)) = OTHERS.iter().find(|(mark, _)| start.starts_with(mark)) {
        // “BM” begins words too: a picture has a zero among its first bytes.
        if *found != "图片" || start.iter().take(32).any(|b| *b == 0) || !start.starts_with(b"bm") {
            return Err(ReadError::not_a_table(found));
        }
    }
    if start.starts_with(b"<?xml") || start.starts_with(b"<workbook") {
        let is_sheet = start.windows(11).any(|w| w == b"spreadsheet") || start.windows(9).any(|w| w == b"<workbook");
        return Err(if is_sheet {
            ReadError::other_format("XML 表格")
        } else {
            ReadError::not_a_table("XML 文件")
        });
    }
    let lower = name.to_ascii_lowercase();
    Ok(Kind::Text { told_by_name: [".csv", ".tsv"].iter().any(|end| lower.ends_with(end)) })
}

fn of_zip(bytes: &[u8]) -> Result<Kind, ReadError> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::damaged)?;
    let has = |part: &str| archive.file_names().filter_map(Result::ok).any(|name| starts_like(&name, part));
    if has("xl/workbook.bin") {
        Err(ReadError::other_format("Excel 二进制工作簿 .xlsb"))
    } else if has("xl/") {
        Ok(Kind::Xlsx)
    } else if has("word/") {
        Err(ReadError::not_a_table("Word 文档"))
    } else if has("ppt/") {
        Err(ReadError::not_a_table("演示文稿"))
    } else if has("content.xml") && has("mimetype") {
        Err(ReadError::other_format("OpenDocument 文件"))
    } else {
        Err(ReadError::not_a_table("压缩包"))
    }
}

/// Some writers begin names with a slash or part them with backslashes.
fn starts_like(name: &str, part: &str) -> bool {
    let mut name = name.trim_start_matches(['/', '\\']).chars().map(|c| if c == '\\' { '/' } else { c });
    part.chars().all(|wanted| name.next().is_some_and(|c| c.eq_ignore_ascii_case(&wanted)))
}
