//! The zip around a workbook, its parts read as XML with every byte counted.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::ReadError;

/// Most bytes that the parts of a workbook that are read may unpack to: a million rows of empty cells with borders.
const MOST_UNPACKED: u64 = 400 * 1024 * 1024;
/// Most bytes of one tag or text; a cell holds at most 32,767 characters.
const LONGEST_EVENT: u64 = 4 * 1024 * 1024;
/// Most tags and texts that are read of a workbook.
const MOST_EVENTS: u32 = 60_000_000;
/// Most files that a workbook may be made of.
const MOST_PARTS: usize = 10_000;

/// A workbook's zip.
pub(super) struct Package<'b> {
    archive: zip::ZipArchive<Cursor<&'b [u8]>>,
    /// Place in the archive by name, in the form of [`plain`].
    parts: BTreeMap<String, usize>,
    left: Cell<u64>,
    events: u32,
}

/// A part's name as it is looked up: some writers begin it with a slash or part it with backslashes.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(ReadError::too_large(format!("内含文件超过 {MOST_PARTS} 个")));
        }
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(ReadError::damaged)?;
            if file.encrypted() {
                return Err(ReadError::encrypted());
            }
            if let Ok(name) = file.name() {
                parts.insert(plain(&name), index);
            }
        }
        Ok(Self { archive, parts, left: Cell::new(MOST_UNPACKED), events: MOST_EVENTS })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&plain(part))
    }

    /// Calls back for every event of a part; a part that isn't there has none.
    pub(super) fn each(
        &mut self,
        part: &str,
        mut found: impl FnMut(Event<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let Some(index) = self.parts.get(&plain(part)) else { return Ok(()) };
        let since = Cell::new(0);
        let file = self.archive.by_index(*index).map_err(ReadError::damaged)?;
        let counted = Counted { inner: BufReader::with_capacity(64 * 1024, file), left: &self.left, since: &since };
        let mut reader = Reader::from_reader(counted);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            since.set(0);
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return Ok(()),
                Ok(event) => {
                    let left = self.events.checked_sub(1);
                    self.events = left.ok_or_else(|| ReadError::too_large("内容过于零碎"))?;
                    found(event)?;
                }
                Err(_) if self.left.get() == 0 => {
                    let most = MOST_UNPACKED / 1024 / 1024;
                    return Err(ReadError::too_large(format!("解开后超过 {most} MB")));
                }
                Err(_) if since.get() > LONGEST_EVENT => return Err(ReadError::too_large("内含过长的文字")),
                Err(error) => return Err(ReadError::damaged(error)),
            }
        }
    }
}

/// A part while it is unpacked. The sizes that a zip declares may be lies: what really comes out is counted, in all and
/// since the last event.
struct Counted<'c, R> {
    inner: BufReader<R>,
    left: &'c Cell<u64>,
    since: &'c Cell<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Counted<'_, R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.left.get() == 0 || self.since.get() > LONGEST_EVENT {
            return Err(std::io::Error::other("too much"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        self.left.set(self.left.get().saturating_sub(read));
        self.since.set(self.since.get().saturating_add(read));
        self.inner.consume(count);
    }
}

/// An attribute by its name, whatever prefix it has.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .and_then(|a| a.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|v| v.into_owned()))
}

/// Whether an attribute's value says yes.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

/// Adds what a reference such as `&amp;` or `&#26446;` stands for. Only the references of XML itself mean anything: what
/// a document defines on its own is never expanded.
pub(super) fn add_reference(text: &mut String, reference: &BytesRef<'_>) {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => text.push(character),
        Ok(None) => text.push_str(match reference.xml10_content().as_ref() {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => "",
        }),
        Err(_) => {}
    }
}
