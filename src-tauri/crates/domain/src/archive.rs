//! The archive of a class: the volume (卷内目录), its closing sheet (备考表), and why it was opened again.

use chrono::NaiveDate;

use crate::uid::Uid;

/// What the closing sheet says, and the volume it closes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClosingNote {
    /// Who put the volume together.
    pub made_by: String,
    /// Who checked it.
    pub checked_by: String,
    /// What is missing, damaged, added or taken out; empty when there is nothing to say.
    pub note: String,
    /// The volume as it was archived; empty while it isn't.
    pub items: Vec<VolumeItem>,
}

/// One piece of a volume.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VolumeItem {
    /// Who answers for it (责任者).
    pub author: String,
    /// Number of the document (文号); most papers have none.
    pub number: String,
    /// Title (题名).
    pub title: String,
    /// Its day.
    pub dated: Option<NaiveDate>,
    /// Pages; 0 for what isn't on paper.
    pub pages: u32,
    /// Remark.
    pub note: String,
}

/// An archived class opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// Public id.
    pub uid: Uid,
    /// Day on which it had been archived.
    pub archived_on: NaiveDate,
    /// Day on which it was opened.
    pub reopened_on: NaiveDate,
    /// Who opened it.
    pub who: String,
    /// Why.
    pub reason: String,
}

/// First and last page of each piece in a volume that is numbered through; `None` for what has no pages.
pub fn page_ranges(items: &[VolumeItem]) -> Vec<Option<(u32, u32)>> {
    let mut next = 1;
    items
        .iter()
        .map(|item| {
            let first = next;
            next += item.pages;
            (item.pages > 0).then(|| (first, next - 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_is_numbered_through_and_what_has_no_pages_takes_none() {
        let items: Vec<VolumeItem> = [2, 1, 0, 12].map(|pages| VolumeItem { pages, ..VolumeItem::default() }).into();
        assert_eq!(page_ranges(&items), [Some((1, 2)), Some((3, 3)), None, Some((4, 15))]);
    }
}
