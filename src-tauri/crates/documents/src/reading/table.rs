//! The rows beneath the headings: people, or notes under the table.

use std::collections::BTreeSet;

use yanxiu_domain::enrolment::content::{LIKELY, likeness};
use yanxiu_domain::enrolment::fields::NAME;

use super::header::{Header, repeats};
use super::{Sheet, SheetRow};

/// A row beneath the headings that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableRow<'s> {
    /// The row.
    pub row: &'s SheetRow,
    /// What it is.
    pub kind: RowKind,
}

/// What a row beneath the headings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A row of the table, be it incomplete.
    Data,
    /// A note, a sum, or a line for signature and seal.
    Note,
}

/// How notes, sums and lines for signatures begin.
const NOTES: [&str; 28] = [
    "备注",
    "说明",
    "注：",
    "注:",
    "注释",
    "填表",
    "填报",
    "填写",
    "合计",
    "总计",
    "小计",
    "共计",
    "单位意见",
    "单位盖章",
    "单位（盖章",
    "单位(盖章",
    "（盖章",
    "(盖章",
    "盖章",
    "审核",
    "审批",
    "经办",
    "制表",
    "负责人",
    "联系人",
    "领导签字",
    "以上",
    "以下空白",
];

/// A text of more characters than any name has is no name.
const LONGER_THAN_A_NAME: usize = 50;

/// The rows beneath the headings, in order: blank rows, rows that only bear a number in advance, and repeated headings
/// are left out, notes are marked. A row is data when it has any two cells of known columns, or one of `required`
/// (paths), and doesn't read like a note.
pub fn table_rows<'s>(sheet: &'s Sheet, header: &Header, required: &[&str]) -> Vec<TableRow<'s>> {
    let across: BTreeSet<(u32, u32)> =
        sheet.merges.iter().filter(|m| m.right > m.left + 1).map(|m| (m.top, m.left)).collect();
    sheet
        .rows
        .iter()
        .filter(|row| row.number > header.row)
        .filter_map(|row| Some(TableRow { row, kind: kind(row, &across, header, required)? }))
        .collect()
}

/// The rows of data alone, be they incomplete: what [`table_rows`] gives without the notes.
pub fn data_rows<'s>(sheet: &'s Sheet, header: &Header, required: &[&str]) -> Vec<&'s SheetRow> {
    let rows = table_rows(sheet, header, required).into_iter();
    rows.filter(|r| r.kind == RowKind::Data).map(|r| r.row).collect()
}

/// Whether a text alone in its row, though in the column of names, heads the people beneath it: 第一组, 二、市直单位.
fn is_section(text: &str) -> bool {
    const ENDS: [&str; 11] = ["组", "人员", "名单", "单位", "市", "县", "区", "班", "人）", "人)", "部门"];
    let numbered = text.split_once(['、', '.', '．', '）', ')']).is_some_and(|(number, rest)| {
        let mark = |c: char| c.is_ascii_digit() || "一二三四五六七八九十（(".contains(c);
        !rest.is_empty() && !number.is_empty() && number.chars().all(mark)
    });
    likeness(NAME, text) == 0
        && (numbered
            || text.starts_with('第')
            || text.chars().count() > 2 && ENDS.iter().any(|end| text.ends_with(end)))
}

fn kind(row: &SheetRow, across: &BTreeSet<(u32, u32)>, header: &Header, required: &[&str]) -> Option<RowKind> {
    let own: Vec<_> = row.cells.iter().filter(|c| !c.filled).collect();
    let first = own.first()?;
    let known: Vec<_> = header.headings.iter().filter(|h| h.field.is_some()).collect();
    let of_known: Vec<_> =
        own.iter().filter_map(|c| known.iter().find(|h| h.column == c.column).map(|h| (*h, *c))).collect();
    let repeated = of_known.iter().filter(|(h, c)| repeats(h, &c.text)).count();
    if repeated > 0 && repeated * 2 > of_known.len() {
        return None;
    }
    let required: Vec<_> = required
        .iter()
        .filter_map(|p| own.iter().find(|c| header.column(p) == Some(c.column)).map(|c| (*p, *c)))
        .collect();
    let filled = required.len();
    let reads_like_a_note = |text: &str| NOTES.iter().any(|n| text.starts_with(n));
    let named =
        required.iter().find(|(p, c)| *p == NAME && likeness(p, &c.text) >= LIKELY && !reads_like_a_note(&c.text));
    // Whoever has a number that looks like one is a person, whatever else is written in the row.
    if required.iter().any(|(p, c)| *p != NAME && likeness(p, &c.text) >= LIKELY) {
        return Some(RowKind::Data);
    }
    let sentence =
        |text: &str| text.chars().count() > LONGER_THAN_A_NAME || text.contains(['，', '。', '；', '：', ':', '\n']);
    // 负责人 in the column of posts is a post; before a signature it stands in no column that is known, or in the names'.
    let in_its_column = of_known.iter().any(|(h, c)| c.column == first.column && h.field != Some(NAME));
    let is_note = reads_like_a_note(&first.text) && !(named.is_some() && in_its_column && !sentence(&first.text));
    let sealed = own.iter().any(|c| c.text.contains("盖章")) && named.is_none();
    if is_note || sealed {
        return Some(RowKind::Note);
    }
    if filled > 1 {
        return Some(RowKind::Data);
    }
    if let [only] = own.as_slice() {
        if is_section(&only.text) || across.contains(&(row.number, only.column)) {
            return Some(RowKind::Note);
        }
        let in_required = filled == 1;
        return match (in_required, sentence(&only.text)) {
            (true, false) => Some(RowKind::Data),
            // A number given in advance to a row that nobody filled in.
            (false, false) if only.number || only.text.chars().count() <= 4 => None,
            _ => Some(RowKind::Note),
        };
    }
    if filled > 0 || of_known.len() > 1 {
        return Some(RowKind::Data);
    }
    // What is left stands beside the table, or was filled in ahead.
    own.iter().any(|c| sentence(&c.text)).then_some(RowKind::Note)
}
