//! Workbooks of today, read as a stream: two cells far apart must not cost a dense table between them.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};

use super::cell::{Budget, Gathered};
use super::{MOST_SHEETS, ReadError, Sheet, marks};

/// Most bytes that a workbook may unpack to.
pub(super) const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
/// Most files that a workbook may be made of.
const MOST_PARTS: usize = 10_000;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    check_unpacked(bytes)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::damaged)?;
    let parts = marks::parts(&mut archive)?;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|e: XlsxError| match e {
        XlsxError::Password => ReadError::encrypted(),
        other => ReadError::damaged(other),
    })?;
    let listed: Vec<calamine::Sheet> = book.sheets_metadata().to_vec();
    if listed.len() > MOST_SHEETS {
        return Err(ReadError::too_large(format!("工作表超过 {MOST_SHEETS} 个")));
    }
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    for sheet in listed.iter().filter(|s| s.typ == SheetType::WorkSheet) {
        let mut cells = match book.worksheet_cells_reader(&sheet.name) {
            Ok(cells) => cells,
            // A chart alone on a sheet holds no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(other) => return Err(ReadError::damaged(other)),
        };
        let mut gathered = Gathered::default();
        while let Some(cell) = cells.next_cell().map_err(ReadError::damaged)? {
            let value: Data = cell.get_value().clone().into();
            gathered.add(&sheet.name, cell.get_position(), &value, &mut budget)?;
        }
        let marks = match parts.get(&sheet.name) {
            Some(part) => marks::of_part(&mut archive, part)?,
            None => marks::Marks::default(),
        };
        let hidden = sheet.visible != SheetVisible::Visible;
        sheets.push(gathered.into_sheet(sheet.name.clone(), hidden, &marks.hidden, marks.merges, &mut budget)?);
    }
    Ok(sheets)
}

/// Refuses a file that would unpack to more than any table of people.
fn check_unpacked(bytes: &[u8]) -> Result<(), ReadError> {
    let too_large = || ReadError::too_large(format!("解开后超过 {} MB", MOST_UNPACKED / 1024 / 1024));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(ReadError::too_large(format!("内含文件超过 {MOST_PARTS} 个")));
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        if archive.by_index_raw(index).map_err(ReadError::damaged)?.encrypted() {
            return Err(ReadError::encrypted());
        }
        let file = archive.by_index(index).map_err(ReadError::damaged)?;
        if file.size() > left {
            return Err(too_large());
        }
        // The size a zip declares may be a lie: count what really comes out.
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(ReadError::damaged)?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}
