//! Workbooks of the old kind (.xls of Excel 95 to 2003, .et of WPS), capped by size.
//!
//! Their reader makes a dense table of every sheet, copies a shared text into each cell that shows it and believes the
//! extent a sheet states. So the records are walked first, which also tells the hidden rows.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader, SheetVisible, Xls, XlsError, open_workbook_from_rs};

use super::cell::{Budget, Gathered, Said, within};
use super::container::Container;
use super::{LAST_ROW, MOST_CELLS, MOST_COLUMNS, MOST_SHEETS, MOST_TEXT, Merge, ReadError, Sheet, column_letters};

const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Most bytes the sheets of a file may have altogether when a stretch of it is named by several of them.
const MOST_WALKED: usize = 4 * MOST_BYTES;
/// Most cells, empty ones among them, that the tables its reader makes may have altogether.
const MOST_AREA: u64 = 4_000_000;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::too_large(format!("文件超过 {} MB", MOST_BYTES / 1024 / 1024)));
    }
    let container = Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        return Err(ReadError::encrypted());
    }
    let stream = match container.stream("Workbook")? {
        Some(stream) => stream,
        None => container.stream("Book")?.ok_or_else(|| {
            ReadError::not_a_table(if container.has("WordDocument") { "Word 文档" } else { "其他办公文件" })
        })?,
    };
    let walked = walk(&stream)?;
    let mut book: Xls<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|e: XlsError| match e {
        XlsError::Password => ReadError::encrypted(),
        other => ReadError::damaged(other),
    })?;
    let listed: Vec<calamine::Sheet> = book.sheets_metadata().to_vec();
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    for (at, sheet) in listed.iter().enumerate() {
        let range = book.worksheet_range(&sheet.name).map_err(ReadError::damaged)?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let none = BTreeSet::new();
        let hidden_rows = walked.get(at).unwrap_or(&none);
        let mut gathered = Gathered::default();
        for (row, column, value) in range.used_cells() {
            let place = |from: u32, offset: usize| from.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            let Some(said) = Said::of(value) else { continue };
            let at = (place(top, row), place(left, column));
            gathered.add(&sheet.name, at, said, hidden_rows.contains(&at.0), &mut budget)?;
        }
        let merges = book.merge_cells_by_sheet_name(&sheet.name).map_err(ReadError::damaged)?;
        let merges = merges
            .iter()
            .filter(|d| d.start.0 <= d.end.0 && d.start.1 <= d.end.1 && d.start.0 < LAST_ROW)
            .map(|d| Merge {
                top: d.start.0 + 1,
                left: d.start.1,
                bottom: d.end.0.saturating_add(1).min(LAST_ROW),
                right: d.end.1.min(MOST_COLUMNS - 1),
            })
            .collect();
        let hidden = sheet.visible != SheetVisible::Visible;
        sheets.push(gathered.into_sheet(sheet.name.clone(), hidden, merges, &mut budget)?);
    }
    Ok(sheets)
}

/// The records of a stream: kind and content.
struct Records<'b>(&'b [u8]);

impl<'b> Iterator for Records<'b> {
    type Item = (u16, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = word(self.0, 0)?;
        let size = usize::from(word(self.0, 2)?);
        let content = self.0.get(4..4 + size)?;
        self.0 = self.0.get(4 + size..)?;
        Some((kind, content))
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const PASSWORD: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const SHARED_TEXTS: u16 = 0x00FC;
const EXTENT: u16 = 0x0200;
const ROW: u16 = 0x0208;
const SHARED_TEXT: u16 = 0x00FD;
const NUMBERS: u16 = 0x00BD;
/// Number, label, rich text, truth or error, text of a formula, short number, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x0207, 0x027E, 0x0006];

/// Walks the stream as its reader will: the hidden rows of each sheet, or what there is too much of.
fn walk(stream: &[u8]) -> Result<Vec<BTreeSet<u32>>, ReadError> {
    let mut starts = Vec::new();
    let mut texts = SharedTexts::default();
    for (kind, content) in Records(stream) {
        texts.record(kind, content);
        match kind {
            PASSWORD if word(content, 0).is_some_and(|w| w != 0) => return Err(ReadError::encrypted()),
            SHEET => starts.push(long(content, 0).unwrap_or(0)),
            END => break,
            _ => {}
        }
    }
    if starts.len() > MOST_SHEETS {
        return Err(ReadError::too_large(format!("工作表超过 {MOST_SHEETS} 个")));
    }
    let lengths = texts.lengths();
    let mut sums = Sums { cells: 0, area: 0, text: 0, walked: 0 };
    starts
        .iter()
        .map(|start| {
            let start = usize::try_from(*start).unwrap_or(usize::MAX);
            let sheet = stream.get(start..).ok_or_else(|| ReadError::damaged("工作表不在文件里"))?;
            sums.sheet(sheet, &lengths)
        })
        .collect()
}

/// What all sheets come to together.
struct Sums {
    cells: usize,
    area: u64,
    text: usize,
    walked: usize,
}

impl Sums {
    fn sheet(&mut self, sheet: &[u8], lengths: &BTreeMap<u32, usize>) -> Result<BTreeSet<u32>, ReadError> {
        let mut hidden = BTreeSet::new();
        let (mut depth, mut extent) = (0_u32, None::<(u32, u32, u32, u32)>);
        for (kind, content) in Records(sheet) {
            self.walked += content.len() + 4;
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                _ if depth > 1 => {}
                EXTENT => check_extent(content)?,
                ROW => {
                    // Bit 5 of the options: the row has no height.
                    if let (Some(row), Some(options)) = (word(content, 0), word(content, 12))
                        && options & 0x20 != 0
                    {
                        hidden.insert(u32::from(row));
                    }
                }
                NUMBERS | SHARED_TEXT => self.cell(kind, content, lengths, &mut extent)?,
                kind if CELLS.contains(&kind) => self.cell(kind, content, lengths, &mut extent)?,
                _ => {}
            }
            if self.walked > MOST_WALKED {
                return Err(ReadError::too_large("工作表重复引用"));
            }
        }
        if let Some((top, bottom, left, right)) = extent {
            self.area += area(top, bottom, left, right);
        }
        if self.area > MOST_AREA {
            return Err(ReadError::too_large("各工作表的范围合计太大"));
        }
        Ok(hidden)
    }

    fn cell(
        &mut self,
        kind: u16,
        content: &[u8],
        lengths: &BTreeMap<u32, usize>,
        extent: &mut Option<(u32, u32, u32, u32)>,
    ) -> Result<(), ReadError> {
        self.cells += if kind == NUMBERS { content.len() / 6 } else { 1 };
        // The text of a formula has no place of its own.
        if kind != 0x0207 {
            let at = |at: usize| word(content, at).map(u32::from).ok_or_else(|| ReadError::damaged("单元格不完整"));
            let (row, column) = (at(0)?, at(2)?);
            let last = if kind == NUMBERS { at(content.len().saturating_sub(2))? } else { column };
            within("", row, last.max(column))?;
            let (top, bottom, left, right) = extent.unwrap_or((row, row, column, last));
            let (top, bottom, left, right) =
                (top.min(row), bottom.max(row), left.min(column), right.max(last).max(column));
            if area(top, bottom, left, right) > MOST_AREA {
                let place = format!("{}{}", column_letters(right), bottom + 1);
                return Err(ReadError::too_large(format!("表格一直伸到 {place} 单元格")));
            }
            *extent = Some((top, bottom, left, right));
        }
        if kind == SHARED_TEXT {
            self.text += long(content, 6).and_then(|text| lengths.get(&text)).copied().unwrap_or(0);
        }
        if self.cells > MOST_CELLS {
            return Err(ReadError::too_large(format!("单元格超过 {MOST_CELLS} 个")));
        }
        if self.text > MOST_TEXT {
            return Err(ReadError::too_large(format!("文字超过 {} MB", MOST_TEXT / 1024 / 1024)));
        }
        Ok(())
    }
}

fn area(top: u32, bottom: u32, left: u32, right: u32) -> u64 {
    u64::from(bottom - top + 1) * u64::from(right - left + 1)
}

/// The extent a sheet states is only an offer of room; one beyond the format's own limits is an attack.
fn check_extent(content: &[u8]) -> Result<(), ReadError> {
    let (top, bottom, columns) = match content.len() {
        10 => (word(content, 0).map(u32::from), word(content, 2).map(u32::from), word(content, 6)),
        _ => (long(content, 0), long(content, 4), word(content, 10)),
    };
    let sane = match (top, bottom, columns) {
        (Some(top), Some(bottom), Some(columns)) => {
            (top <= bottom || bottom == 0) && bottom <= 0x1_0000 && columns <= 0x100
        }
        _ => false,
    };
    if sane { Ok(()) } else { Err(ReadError::damaged("工作表的范围不对")) }
}

/// The shared texts, gathered over the records that continue them.
#[derive(Default)]
struct SharedTexts<'b> {
    parts: Vec<&'b [u8]>,
    open: bool,
}

impl<'b> SharedTexts<'b> {
    fn record(&mut self, kind: u16, content: &'b [u8]) {
        match kind {
            SHARED_TEXTS => {
                self.parts = content.get(8..).into_iter().collect();
                self.open = true;
            }
            CONTINUE if self.open => self.parts.push(content),
            _ => self.open = false,
        }
    }

    /// The most bytes that each long text may take; a short one isn't listed.
    fn lengths(&self) -> BTreeMap<u32, usize> {
        const SHORT: usize = 32;
        let mut lengths = BTreeMap::new();
        let mut reader = Parts { parts: &self.parts, at: 0 };
        let mut number = 0_u32;
        while let Some(characters) = reader.text() {
            if characters > SHORT {
                lengths.insert(number, characters * 3);
            }
            number += 1;
        }
        lengths
    }
}

/// A place in the shared texts.
struct Parts<'p, 'b> {
    parts: &'p [&'b [u8]],
    at: usize,
}

impl Parts<'_, '_> {
    fn left(&self) -> usize {
        self.parts.first().map_or(0, |p| p.len() - self.at)
    }

    fn next_part(&mut self) -> Option<()> {
        self.parts = self.parts.get(1..)?;
        self.at = 0;
        self.parts.first().map(|_| ())
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        while self.left() == 0 {
            self.next_part()?;
        }
        let bytes = self.parts.first()?.get(self.at..self.at + N)?.try_into().ok()?;
        self.at += N;
        Some(bytes)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.left() {
            count -= self.left();
            self.next_part()?;
        }
        self.at += count;
        Some(())
    }

    /// Passes over one text and tells its characters.
    fn text(&mut self) -> Option<usize> {
        let [low, high, flags] = self.bytes()?;
        let characters = usize::from(u16::from_le_bytes([low, high]));
        let runs = if flags & 8 != 0 { usize::from(u16::from_le_bytes(self.bytes()?)) } else { 0 };
        let beside = if flags & 4 != 0 { usize::try_from(u32::from_le_bytes(self.bytes()?)).ok()? } else { 0 };
        let mut width = 1 + usize::from(flags & 1);
        let mut left = characters;
        while left > 0 {
            let here = left.min(self.left() / width);
            self.at += here * width;
            left -= here;
            if left > 0 {
                // A text that goes on in the next record says anew how wide its characters are.
                self.next_part()?;
                let [flags] = self.bytes()?;
                width = 1 + usize::from(flags & 1);
            }
        }
        self.skip(runs * 4)?;
        self.skip(beside)?;
        Some(characters)
    }
}
