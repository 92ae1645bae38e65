//! The rows beneath the headings: people, or notes under the table.

use std::collections::BTreeSet;

use yanxiu_domain::enrolment::content::{LIKELY, is_no_name, likeness};
use yanxiu_domain::enrolment::fields::NAME;

use super::header::{Header, Heading, repeats};
use super::{CellText, Sheet, SheetRow};

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

/// Whose signature or seal a label under the table asks for, and when it was signed.
const SIGNED: [&str; 18] = [
    "负责人",
    "负责同志",
    "填表",
    "填报",
    "制表",
    "经办",
    "联系人",
    "电话",
    "审核",
    "审批",
    "复核",
    "领导",
    "签字",
    "签名",
    "签章",
    "盖章",
    "公章",
    "日期",
];

/// Whether a cell is a label for a signature, a seal or a date: 单位负责人：王五, 负责人（签字）, 填表日期：2021年10月10日.
fn is_signature(text: &str) -> bool {
    const LONGEST: usize = 14;
    let signed = |label: &str| SIGNED.iter().any(|word| label.contains(word));
    match text.split_once(['：', ':']) {
        Some((label, _)) => label.chars().count() <= LONGEST && signed(label),
        None => text.chars().count() <= LONGEST && text.ends_with(['）', ')']) && signed(text),
    }
}

/// Whether a text is a day written out, as under a letter.
fn is_day(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.ends_with('日') && bare.contains('年') && bare.contains('月') && bare.chars().count() <= 12
}

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

/// Whether a row without a number is a line for signatures, a date under the table, or says that nobody follows. Whatever
/// else stands in the column of names is taken for a name.
fn closes_the_table(own: &[&CellText], of_known: &[(&Heading, &CellText)], header: &Header) -> bool {
    let name = header.column(NAME).and_then(|column| own.iter().find(|c| c.column == column));
    if name.is_some_and(|name| !is_signature(&name.text)) {
        return name.is_some_and(|name| is_no_name(&name.text));
    }
    let takes_a_day = |h: &Heading| {
        matches!(h.field, Some("person.birth" | "details.arrival" | "details.departure" | "details.note"))
    };
    let day_elsewhere = of_known.iter().any(|(h, c)| is_day(&c.text) && !takes_a_day(h));
    own.iter().any(|c| is_signature(&c.text)) || day_elsewhere && own.len() <= 3
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
    let number_blank = required.iter().all(|(p, _)| *p == NAME);
    if number_blank && closes_the_table(&own, &of_known, header) {
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
