//! The container of old workbooks (MS-CFB), followed with every step counted.
//!
//! The reader of old workbooks trusts the container's chains and the sizes it states; a chain that runs in a circle
//! would have it allocate without end. So all of them are walked here first.

use super::ReadError;

/// The bytes every container begins with.
pub(super) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const SHORT_STREAM: usize = 4096;
const SHORT_SECTOR: usize = 64;

/// One stream or storage named in the directory.
#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    size: usize,
}

/// A container whose chains all come to an end.
#[derive(Debug)]
pub(super) struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<u32>,
    next_short: Vec<u32>,
    entries: Vec<Entry>,
    short: Vec<u8>,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|w| w.try_into().ok().map(u32::from_le_bytes))
}

fn index(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

impl<'b> Container<'b> {
    /// Reads the directory and checks every chain that leads to it.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        Self::opened(bytes).ok_or_else(|| ReadError::damaged("文件不完整"))
    }

    fn opened(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container =
            Self { bytes, sector, next: Vec::new(), next_short: Vec::new(), entries: Vec::new(), short: Vec::new() };
        let most = bytes.len() / sector + 1;
        let mut tables: Vec<u32> = words(bytes.get(76..512)?).filter(|id| *id < LAST_SECTOR).collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..=most {
            if more >= LAST_SECTOR {
                break;
            }
            let ids: Vec<u32> = words(container.sector(more)?).collect();
            let (last, ids) = ids.split_last()?;
            tables.extend(ids.iter().filter(|id| **id < LAST_SECTOR));
            more = *last;
        }
        if more < LAST_SECTOR || tables.len() > most {
            return None;
        }
        for id in tables {
            let table: Vec<u32> = words(container.sector(id)?).collect();
            container.next.extend(table);
        }
        let directory = container.chain(u32_at(bytes, 48)?, usize::MAX)?;
        container.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let root = container.entries.first()?;
        let (start, size) = (root.start, root.size);
        if u32_at(bytes, 64)? > 0 {
            container.short = container.chain(start, size)?;
            let table = container.chain(u32_at(bytes, 60)?, usize::MAX)?;
            container.next_short = words(&table).collect();
        }
        Some(container)
    }

    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        let start = index(id).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|s| !s.is_empty())
    }

    /// The bytes of a chain of sectors; nothing when it leaves the file or runs in a circle.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut id = start;
        let mut steps = 0;
        while id < LAST_SECTOR && bytes.len() < size {
            steps += 1;
            if steps > self.next.len() {
                return None;
            }
            bytes.extend_from_slice(self.sector(id)?);
            id = *self.next.get(index(id))?;
        }
        bytes.truncate(size);
        Some(bytes)
    }

    fn short_chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut id = start;
        let mut steps = 0;
        while id < LAST_SECTOR && bytes.len() < size {
            steps += 1;
            if steps > self.next_short.len() {
                return None;
            }
            let at = index(id).checked_mul(SHORT_SECTOR)?;
            bytes.extend_from_slice(self.short.get(at..(at + SHORT_SECTOR).min(self.short.len()))?);
            id = *self.next_short.get(index(id))?;
        }
        bytes.truncate(size);
        Some(bytes)
    }

    /// Whether the directory names a stream or storage.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; nothing when there is none of that name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(entry) = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name)) else { return Ok(None) };
        let bytes = if entry.size < SHORT_STREAM {
            self.short_chain(entry.start, entry.size)
        } else {
            self.chain(entry.start, entry.size)
        };
        bytes.map(Some).ok_or_else(|| ReadError::damaged("文件不完整"))
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let name: Vec<u16> =
        bytes.get(..64)?.chunks_exact(2).filter_map(|c| u16_at(c, 0)).take_while(|c| *c != 0).collect();
    Some(Entry { name: String::from_utf16_lossy(&name), start: u32_at(bytes, 116)?, size: index(u32_at(bytes, 120)?) })
}
