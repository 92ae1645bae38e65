//! One sheet: its rows and cells as they are written, with their placeholders.

use std::collections::BTreeMap;

use yanxiu_domain::placeholders::{Catalogue, Placeholder};

use super::super::markup::{Kind, Token, tokens, unescaped};
use super::super::texts::{Mark, marks, near};
use super::super::{OfficeFormError, Sink, Spot, deeper, meaning};
use super::refs::{Moves, Repeated};
use super::rich::Rich;
use crate::reading::{column_letters, column_number};

/// A formula of a cell.
#[derive(Debug, Clone)]
pub(super) struct Formula {
    /// The tokens of the element.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) text: String,
    /// Group of a formula that cells share.
    pub(super) shared: Option<u32>,
}

/// A cell as it is written.
#[derive(Debug)]
pub(super) struct Cell<'x> {
    /// The tokens of the element; the same where nothing is in it.
    pub(super) first: usize,
    pub(super) last: usize,
    /// From 0.
    pub(super) column: u32,
    pub(super) style: usize,
    pub(super) formula: Option<Formula>,
    /// Its text, where that holds placeholders.
    pub(super) text: Option<Rich<'x>>,
    pub(super) marks: Vec<(Mark, Option<Placeholder>)>,
}

/// A row as it is written.
#[derive(Debug)]
pub(super) struct Row<'x> {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) number: u32,
    pub(super) cells: Vec<Cell<'x>>,
    /// The lists it repeats.
    pub(super) lists: Vec<String>,
}

/// Rows that repeat for a list, by their place among the rows.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) lists: Vec<String>,
}

/// Merged cells, rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// A sheet as it is written.
pub(super) struct Sheet<'x> {
    pub(super) name: String,
    pub(super) tokens: Vec<Token<'x>>,
    pub(super) rows: Vec<Row<'x>>,
    pub(super) blocks: Vec<Block>,
    pub(super) merges: Vec<Merge>,
    /// First and last column from 0 with their width in characters.
    widths: Vec<(u32, u32, f64)>,
    width: f64,
    /// Formulas that cells share: column, row and text of where each is written, by its group.
    pub(super) shared: BTreeMap<u32, (u32, u32, String)>,
}

impl std::fmt::Debug for Rich<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.joined())
    }
}

/// Column from 0 and row from 1 of `B7`.
fn corner(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at_checked(digits)?;
    Some((column_number(letters)?, row.parse().ok()?))
}

impl<'x> Sheet<'x> {
    pub(super) fn read(
        name: &str,
        xml: &'x str,
        shared: &[&'x str],
        catalogue: &Catalogue,
        mut sink: Option<&mut Sink<'_>>,
    ) -> Result<Self, OfficeFormError> {
        let tokens = tokens(xml)?;
        let mut sheet = Self {
            name: name.to_owned(),
            tokens: Vec::new(),
            rows: Vec::new(),
            blocks: Vec::new(),
            merges: Vec::new(),
            widths: Vec::new(),
            width: 8.43,
            shared: BTreeMap::new(),
        };
        let mut in_data = false;
        let mut row = 0;
        let mut column = 0;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match (token.kind, token.local()) {
                (Kind::Open, "sheetData") => in_data = true,
                (Kind::Close, "sheetData") => in_data = false,
                (Kind::Open | Kind::Empty, "row") if in_data => {
                    row = token.attribute("r").and_then(|r| r.parse().ok()).unwrap_or(row + 1);
                    column = 0;
                    let last = if token.kind == Kind::Empty { at } else { closing(&tokens, at)? };
                    sheet.rows.push(Row { first: at, last, number: row, cells: Vec::new(), lists: Vec::new() });
                }
                (Kind::Open | Kind::Empty, "c") if in_data => {
                    if let Some((named, _)) = token.attribute("r").and_then(|r| corner(&r)) {
                        column = named;
                    }
                    let last = if token.kind == Kind::Empty { at } else { closing(&tokens, at)? };
                    let cell = cell(xml, &tokens, (at, last), column, shared)?;
                    if let Some(Formula { shared: Some(group), text, .. }) = &cell.formula
                        && !text.is_empty()
                    {
                        sheet.shared.insert(*group, (column, row, text.clone()));
                    }
                    column += 1;
                    if let Some(row) = sheet.rows.last_mut() {
                        row.cells.push(cell);
                    }
                    at = last;
                }
                (Kind::Open | Kind::Empty, "mergeCell") => {
                    let range = token.attribute("ref").unwrap_or_default();
                    let (from, to) = range.split_once(':').unwrap_or((&range, &range));
                    if let (Some((left, top)), Some((right, bottom))) = (corner(from), corner(to)) {
                        sheet.merges.push(Merge { top, left, bottom, right });
                    }
                }
                (Kind::Open | Kind::Empty, "sheetFormatPr") => {
                    let of = |name: &str| token.attribute(name).and_then(|w| w.parse().ok());
                    sheet.width = of("defaultColWidth").or(of("baseColWidth")).unwrap_or(sheet.width);
                }
                (Kind::Open | Kind::Empty, "col") => {
                    let of = |name: &str| token.attribute(name).and_then(|n| n.parse::<u32>().ok());
                    let width = token.attribute("width").and_then(|w| w.parse().ok());
                    if let (Some(from), Some(to), Some(width)) = (of("min"), of("max"), width) {
                        sheet.widths.push((from.saturating_sub(1), to.saturating_sub(1), width));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        for row in &mut sheet.rows {
            find_marks(row, name, catalogue, sink.as_deref_mut());
        }
        sheet.tokens = tokens;
        sheet.find_blocks();
        Ok(sheet)
    }

    /// Neighbouring rows of one list repeat together.
    fn find_blocks(&mut self) {
        for (index, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.lists.is_empty()) {
            let joins = self
                .blocks
                .last_mut()
                .filter(|block| block.last + 1 == index && self.rows[block.last].number + 1 == row.number);
            match joins.map(|block| (deeper(&block.lists, &row.lists).map(<[String]>::to_vec), block)) {
                Some((Some(lists), block)) => {
                    block.last = index;
                    block.lists = lists;
                }
                _ => self.blocks.push(Block { first: index, last: index, lists: row.lists.clone() }),
            }
        }
    }

    /// How the rows move when each block is written so many times.
    pub(super) fn moves(&self, copies: impl Fn(&Block) -> usize) -> Moves {
        let repeated = self.blocks.iter().map(|block| Repeated {
            first: self.rows[block.first].number,
            last: self.rows[block.last].number,
            copies: u32::try_from(copies(block)).unwrap_or(u32::MAX).max(1),
        });
        Moves(repeated.collect())
    }

    /// Width of some columns together, in characters.
    pub(super) fn width(&self, from: u32, to: u32) -> f64 {
        (from..=to)
            .map(|column| {
                let found = self.widths.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
                found.map_or(self.width, |(_, _, width)| *width)
            })
            .sum()
    }

    /// Whether any cell holds a placeholder.
    pub(super) fn touched(&self) -> bool {
        self.rows.iter().any(|r| r.cells.iter().any(|c| !c.marks.is_empty()))
    }

    /// Whether any cell holds a formula.
    pub(super) fn reckons(&self) -> bool {
        self.rows.iter().any(|r| r.cells.iter().any(|c| c.formula.is_some()))
    }
}

/// The token that closes the element opened at a token.
fn closing(tokens: &[Token<'_>], open: usize) -> Result<usize, OfficeFormError> {
    let name = tokens[open].name();
    let found = tokens[open..].iter().position(|t| t.kind == Kind::Close && t.name() == name);
    found.map(|at| open + at).ok_or_else(|| OfficeFormError::damaged("内容不完整"))
}

fn cell<'x>(
    xml: &'x str,
    tokens: &[Token<'x>],
    (first, last): (usize, usize),
    column: u32,
    shared: &[&'x str],
) -> Result<Cell<'x>, OfficeFormError> {
    let open = &tokens[first];
    let kind = open.attribute("t").unwrap_or_default();
    let style = open.attribute("s").and_then(|s| s.parse().ok()).unwrap_or(0);
    let mut cell = Cell { first, last, column, style, formula: None, text: None, marks: Vec::new() };
    let mut value = String::new();
    let mut inline = None;
    let mut at = first + 1;
    while at < last {
        let token = &tokens[at];
        match (token.kind, token.local()) {
            (Kind::Open | Kind::Empty, "f") => {
                let end = if token.kind == Kind::Empty { at } else { closing(tokens, at)? };
                let text = tokens[at + 1..end.max(at + 1)].iter().map(|t| unescaped(t.raw)).collect();
                let is_shared = token.attribute("t").as_deref() == Some("shared");
                let group = token.attribute("si").and_then(|si| si.parse().ok()).filter(|_| is_shared);
                cell.formula = Some(Formula { first: at, last: end, text, shared: group });
                at = end;
            }
            (Kind::Open, "v") => {
                let end = closing(tokens, at)?;
                value = tokens[at + 1..end].iter().map(|t| unescaped(t.raw)).collect();
                at = end;
            }
            (Kind::Open, "is") => {
                let end = closing(tokens, at)?;
                inline = xml.get(token.at + token.raw.len()..tokens[end].at);
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    let inner = match kind.as_str() {
        "s" => value.trim().parse::<usize>().ok().and_then(|at| shared.get(at).copied()),
        "inlineStr" => inline,
        _ => None,
    };
    if let Some(inner) = inner.filter(|_| cell.formula.is_none()) {
        // Most texts hold no brace at all.
        if inner.contains(['{', '}', '｛', '｝']) {
            cell.text = Some(Rich::read(inner)?);
        }
    }
    Ok(cell)
}

fn find_marks(row: &mut Row<'_>, sheet: &str, catalogue: &Catalogue, mut sink: Option<&mut Sink<'_>>) {
    let number = row.number;
    for cell in &mut row.cells {
        let spot = |near: String| Spot {
            part: sheet.to_owned(),
            row: Some(number),
            column: Some(column_letters(cell.column)),
            near,
        };
        if let (Some(formula), Some(sink)) = (&cell.formula, sink.as_deref_mut())
            && !marks(&formula.text).0.is_empty()
        {
            let hint = "请把占位符放到单独的格里，再在公式中引用那一格。";
            sink.mistake("in_formula", "公式里不能写占位符", hint, spot(near(&formula.text, 0)));
        }
        let Some(text) = &cell.text else { continue };
        let joined = text.joined();
        let (found, wrong) = marks(&joined);
        let mut said = Vec::new();
        for mark in found {
            let meaning = match sink.as_deref_mut() {
                Some(sink) => sink.placeholder(&mark.written, spot(near(&joined, mark.from))),
                None => meaning(catalogue, &mark.written),
            };
            said.push((mark, meaning));
        }
        if let (true, Some(sink)) = (wrong, sink.as_deref_mut()) {
            sink.open_brace(spot(near(&joined, 0)));
        }
        let lists = said.iter().filter_map(|(_, p)| p.as_ref()).map(|p| &p.lists).filter(|l| !l.is_empty());
        for lists in lists {
            match deeper(&row.lists, lists).map(<[String]>::to_vec) {
                Some(deep) => row.lists = deep,
                None => {
                    if let Some(sink) = sink.as_deref_mut() {
                        sink.two_lists(spot(near(&joined, 0)));
                    }
                }
            }
        }
        cell.marks = said;
    }
}
