//! .xlsx as a stream with caps, .xls by size: two cells far apart must not cost a dense table between them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Xls, Xlsx, XlsxError, open_workbook_from_rs};

use super::{MOST_COLUMNS, MOST_ROWS, ReadError, Sheet, SheetCell, SheetRow};

/// First and last cell of a merge, row and column from 0.
type Merge = ((u32, u32), (u32, u32));

const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
const MOST_XLS: usize = 20 * 1024 * 1024;

fn damaged(reason: impl std::fmt::Display) -> ReadError {
    ReadError::new(
        "damaged_file",
        format!("表格文件已损坏，读不出来（{reason}）"),
        "请用 WPS 或 Excel 打开并另存为新的 .xlsx 文件后再导入。",
    )
}

fn too_large() -> ReadError {
    ReadError::new("too_large", "表格太大，不像是报名表", "请删去多余的行列和图片，另存后再导入。")
}

fn encrypted() -> ReadError {
    ReadError::new("encrypted_file", "表格设有打开密码", "请在 WPS 或 Excel 中取消密码，另存后再导入。")
}

pub(super) fn read_xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    check_unpacked(bytes)?;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|e: XlsxError| match e {
        XlsxError::Password => encrypted(),
        XlsxError::FileNotFound(_) => {
            ReadError::new("not_a_table", "这不是表格文件", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。")
        }
        other => damaged(other),
    })?;
    let names = book.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        let merged: Vec<Merge> = match book.merge_cells_by_sheet_name(&name) {
            Ok(ranges) => ranges.iter().map(|d| (d.start, d.end)).collect(),
            _ => Vec::new(),
        };
        // A chart sheet or a sheet of a kind that holds no cells says nothing.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows: BTreeMap<u32, Vec<SheetCell>> = BTreeMap::new();
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            if let Some((text, number)) = cell_text(&cell.get_value().clone().into()) {
                if row >= MOST_ROWS || column >= MOST_COLUMNS {
                    return Err(too_large());
                }
                rows.entry(row).or_default().push(SheetCell { column, text, number });
            }
        }
        fill_merged(&mut rows, &merged);
        sheets.push(sheet(name, rows));
    }
    Ok(sheets)
}

/// Refuses a file that would unpack to more than any table of people.
fn check_unpacked(bytes: &[u8]) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        if file.encrypted() {
            return Err(encrypted());
        }
        // The size a zip declares may be a lie: count what really comes out.
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(damaged)?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}

pub(super) fn read_xls(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    if bytes.len() > MOST_XLS {
        return Err(too_large());
    }
    // A password-protected .xlsx hides inside the old container, its stream named in UTF-16.
    let marker: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(marker.len()).any(|w| w == marker) {
        return Err(encrypted());
    }
    // The reader of the old format indexes what a damaged file claims; a slip there must stay a message.
    let owned = bytes.to_vec();
    let opened = std::panic::catch_unwind(move || {
        let mut book: Xls<_> = open_workbook_from_rs(Cursor::new(owned)).map_err(|e: calamine::XlsError| match e {
            calamine::XlsError::Password => encrypted(),
            other => damaged(other),
        })?;
        let mut sheets = Vec::new();
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).map_err(damaged)?;
            let (top, left) = range.start().unwrap_or((0, 0));
            let mut rows: BTreeMap<u32, Vec<SheetCell>> = BTreeMap::new();
            for (row, column, value) in range.used_cells() {
                let (row, column) = (
                    top + u32::try_from(row).unwrap_or(u32::MAX / 2),
                    left + u32::try_from(column).unwrap_or(u32::MAX / 2),
                );
                if row >= MOST_ROWS || column >= MOST_COLUMNS {
                    return Err(too_large());
                }
                if let Some((text, number)) = cell_text(value) {
                    rows.entry(row).or_default().push(SheetCell { column, text, number });
                }
            }
            let merged: Vec<_> =
                book.merge_cells_by_sheet_name(&name).unwrap_or_default().iter().map(|d| (d.start, d.end)).collect();
            fill_merged(&mut rows, &merged);
            sheets.push(sheet(name, rows));
        }
        Ok(sheets)
    });
    opened.unwrap_or_else(|_| Err(damaged("内部结构不对")))
}

/// The value of a merged cell holds for every cell under it.
fn fill_merged(rows: &mut BTreeMap<u32, Vec<SheetCell>>, merged: &[Merge]) {
    for (start, end) in merged {
        let first = rows.get(&start.0).and_then(|r| r.iter().find(|c| c.column == start.1)).cloned();
        let Some(first) = first else { continue };
        for row in start.0..=end.0.min(start.0 + MOST_ROWS) {
            // Only rows that hold something else: a merge must not make people out of empty rows.
            let Some(cells) = rows.get_mut(&row) else { continue };
            for column in start.1..=end.1.min(MOST_COLUMNS) {
                if !cells.iter().any(|c| c.column == column) {
                    cells.push(SheetCell { column, ..first.clone() });
                }
            }
        }
    }
}

fn sheet(name: String, rows: BTreeMap<u32, Vec<SheetCell>>) -> Sheet {
    let rows = rows
        .into_iter()
        .map(|(row, mut cells)| {
            cells.sort_by_key(|c| c.column);
            SheetRow { number: row + 1, cells }
        })
        .collect();
    Sheet { name, rows }
}

/// The text of a cell, and whether it was kept as a number; nothing for an empty cell.
fn cell_text(value: &Data) -> Option<(String, bool)> {
    let (text, number) = match value {
        Data::Empty => return None,
        Data::String(text) => (text.clone(), false),
        Data::Int(n) => (n.to_string(), true),
        Data::Float(n) => (plain_number(*n), true),
        Data::Bool(b) => (if *b { "是" } else { "否" }.to_owned(), false),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, _, _) = at.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            (if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }, false)
        }
        Data::DateTime(at) => (plain_number(at.as_f64()), true),
        Data::DateTimeIso(text) | Data::DurationIso(text) => (text.clone(), false),
        Data::Error(error) => (format!("{error}"), false),
        #[allow(unreachable_patterns, reason = "kinds of cell that later versions of the reader may add")]
        other => (other.to_string(), false),
    };
    (!text.trim().is_empty()).then_some((text, number))
}

/// A number without exponent and idle decimals: 13800138000, 24, 1.5.
fn plain_number(n: f64) -> String {
    if n.fract() == 0.0 { format!("{n:.0}") } else { format!("{n}") }
}
