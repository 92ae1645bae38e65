//! 同上 and its marks: what a cell says by pointing at the one above it.

use std::borrow::Cow;

use yanxiu_documents::reading::{CellText, Header, SheetRow};
use yanxiu_domain::enrolment::content::is_ditto;
use yanxiu_domain::enrolment::fields::{ID_NUMBER, NAME};

/// Fields that are each person's own: nobody's is taken from the row above.
const ONES_OWN: [&str; 4] = [NAME, ID_NUMBER, "details.phone", "person.birth"];

/// Whether a field is each person's own.
pub(super) fn is_ones_own(path: &str) -> bool {
    ONES_OWN.contains(&path)
}

/// The rows of one table with what the cells above say in place of the marks; a mark stays where nothing stands above,
/// and where everybody has a value of their own.
pub(super) fn resolved<'s>(rows: Vec<&'s SheetRow>, header: &Header) -> Vec<Cow<'s, SheetRow>> {
    let own: Vec<u32> = ONES_OWN.iter().filter_map(|path| header.place(path)).collect();
    let mut found: Vec<Cow<'s, SheetRow>> = Vec::with_capacity(rows.len());
    for row in rows {
        let marks = |cell: &&CellText| is_ditto(&cell.text) && !own.contains(&cell.column);
        if !row.cells.iter().any(|cell| marks(&cell)) {
            found.push(Cow::Borrowed(row));
            continue;
        }
        let mut row = row.clone();
        if let Some(above) = found.last() {
            for cell in row.cells.iter_mut().filter(|cell| marks(&&**cell)) {
                if let Some(meant) = above.cell(cell.column) {
                    *cell = meant.clone();
                }
            }
        }
        found.push(Cow::Owned(row));
    }
    found
}
