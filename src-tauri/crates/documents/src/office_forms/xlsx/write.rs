//! A sheet written with its texts filled, its lists repeated, and everything that points to rows following them.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::super::markup::{Kind, Token, escaped, unescaped, with_attribute};
use super::super::values::{Filled, Scope, Typed};
use super::super::{FormMistake, Spot};
use super::refs::{Here, Moves, moved, ranges, translated};
use super::sheet::{Cell, Row, Sheet};
use super::styles::{Lie, Show, Styles};
use crate::reading::column_letters;

/// Most characters that a cell holds.
const LONGEST: usize = 32_767;
/// Height of a row of one line, in points.
const LOWEST: f64 = 15.0;
/// Greatest height of a row, in points.
const HIGHEST: f64 = 409.0;

/// What the cells of all sheets share while they are written.
pub(super) struct Writer<'w, 'x> {
    pub(super) styles: Option<&'w mut Styles<'x>>,
    pub(super) from_1904: bool,
    pub(super) mistakes: Vec<FormMistake>,
}

/// The moves of a sheet, by its name as a formula writes it or, without one, of the sheet at hand.
pub(super) type MovesOf<'m> = &'m dyn Fn(Option<&str>) -> Option<&'m Moves>;

impl Writer<'_, '_> {
    /// The whole sheet.
    pub(super) fn sheet(&mut self, sheet: &Sheet<'_>, scope: &Scope<'_>, moves: &Moves, of: MovesOf<'_>) -> String {
        let mut out = String::new();
        let (Some(first), Some(last)) = (sheet.rows.first(), sheet.rows.last()) else {
            return surroundings(sheet, (0, sheet.tokens.len()), moves, of);
        };
        out.push_str(&surroundings(sheet, (0, first.first), moves, of));
        let mut at = 0;
        while let Some(row) = sheet.rows.get(at) {
            if let Some(block) = sheet.blocks.iter().position(|b| b.first == at) {
                let rows = &sheet.rows[sheet.blocks[block].first..=sheet.blocks[block].last];
                for (copy, scope) in (0..).zip(scope.each(&sheet.blocks[block].lists)) {
                    for row in rows {
                        let number = moves.copy(row.number, copy);
                        self.row(sheet, row, number, &scope, Some((block, copy)), of, &mut out);
                    }
                }
                at = sheet.blocks[block].last + 1;
            } else {
                self.row(sheet, row, moves.first(row.number), scope, None, of, &mut out);
                at += 1;
            }
        }
        out.push_str(&surroundings(sheet, (last.last + 1, sheet.tokens.len()), moves, of));
        out
    }

    #[expect(clippy::too_many_arguments, reason = "a row with where it comes from and where it goes")]
    fn row(
        &mut self,
        sheet: &Sheet<'_>,
        row: &Row<'_>,
        number: u32,
        scope: &Scope<'_>,
        here: Here,
        of: MovesOf<'_>,
        out: &mut String,
    ) {
        let raw = |first: usize, last: usize| sheet.tokens[first..=last].iter().map(|t| t.raw).collect::<String>();
        let plain = row.cells.iter().all(|c| c.marks.is_empty() && c.formula.is_none());
        if plain && number == row.number {
            out.push_str(&raw(row.first, row.last));
            return;
        }
        let mut cells = String::new();
        let mut height: f64 = 0.0;
        let mut at = row.first + 1;
        for cell in &row.cells {
            if at < cell.first {
                cells.push_str(&raw(at, cell.first - 1));
            }
            height = height.max(self.cell(sheet, row, cell, number, scope, here, of, &mut cells));
            at = cell.last + 1;
        }
        let mut open = with_attribute(sheet.tokens[row.first].raw, "r", Some(&number.to_string()));
        // Programs fit a row without a height by themselves, though not to merged cells.
        let told: Option<f64> = sheet.tokens[row.first].attribute("ht").and_then(|h| h.parse().ok());
        let least = told.or_else(|| sheet.merges.iter().any(|m| m.top == row.number).then_some(LOWEST));
        if least.is_some_and(|least| height > least) {
            // A row grows for a long value; it never gets lower than the form has it.
            open = with_attribute(&open, "ht", Some(&format!("{:.2}", height.min(HIGHEST))));
            open = with_attribute(&open, "customHeight", Some("1"));
        }
        out.push_str(&open);
        out.push_str(&cells);
        if at <= row.last {
            out.push_str(&raw(at, row.last));
        }
    }

    /// Writes a cell; the height in points that its text asks for.
    #[expect(clippy::too_many_arguments, reason = "a cell with where it comes from and where it goes")]
    fn cell(
        &mut self,
        sheet: &Sheet<'_>,
        row: &Row<'_>,
        cell: &Cell<'_>,
        number: u32,
        scope: &Scope<'_>,
        here: Here,
        of: MovesOf<'_>,
        out: &mut String,
    ) -> f64 {
        let place = format!("{}{number}", column_letters(cell.column));
        let token = &sheet.tokens[cell.first];
        let open = with_attribute(token.raw, "r", Some(&place));
        if let Some(formula) = &cell.formula {
            let close = sheet.tokens[cell.last].raw;
            out.push_str(&open);
            out.push_str(&formula_tag(sheet, cell, row, here, of));
            for at in (cell.first + 1..cell.last).filter(|at| !(formula.first..=formula.last).contains(at)) {
                // What it came to is reckoned anew.
                out.push_str(if in_value(sheet, cell, at) { "" } else { sheet.tokens[at].raw });
            }
            out.push_str(close);
            return 0.0;
        }
        let Some(text) = cell.text.as_ref().filter(|_| !cell.marks.is_empty()) else {
            out.push_str(&open);
            sheet.tokens[cell.first + 1..=cell.last].iter().for_each(|t| out.push_str(t.raw));
            return 0.0;
        };
        let joined = text.joined();
        let values: Vec<Filled> = cell
            .marks
            .iter()
            .map(|(_, p)| p.as_ref().map_or(Filled { text: String::new(), typed: None }, |p| scope.value(p)))
            .collect();
        let alone = match cell.marks.as_slice() {
            [(mark, _)] => joined[..mark.from].trim().is_empty() && joined[mark.to..].trim().is_empty(),
            _ => false,
        };
        let prefix = token.name().strip_suffix('c').unwrap_or_default();
        if alone && let Some((value, style)) = self.typed(values[0].typed.as_ref(), cell.style) {
            let open = with_attribute(&styled(&open, style), "t", None);
            let _ = write!(out, "{open}<{prefix}v>{value}</{prefix}v></{prefix}c>");
            return 0.0;
        }
        let texts: Vec<String> = values.into_iter().map(|v| v.text.replace("\r\n", "\n").replace('\r', "\n")).collect();
        let marks: Vec<_> = cell.marks.iter().map(|(m, _)| m.clone()).collect();
        let inner = text.filled(&marks, &texts);
        let mut whole = joined.clone();
        for (mark, value) in marks.iter().zip(&texts).rev() {
            whole.replace_range(mark.from..mark.to, value);
        }
        if whole.chars().count() > LONGEST {
            self.mistakes.push(FormMistake {
                code: "too_long",
                message: format!("内容有 {} 字，一格最多 {LONGEST} 字", whole.chars().count()),
                hint: "请把这项内容放到 Word 表格里。".to_owned(),
                spot: Spot {
                    part: sheet.name.clone(),
                    row: Some(row.number),
                    column: Some(column_letters(cell.column)),
                    near: joined,
                },
            });
        }
        if whole.is_empty() {
            let open = with_attribute(&open, "t", None);
            let _ = write!(out, "{}/>", open.trim_end_matches('>').trim_end_matches('/'));
            return 0.0;
        }
        let (wraps, shrinks) = self.styles.as_ref().map_or((false, false), |s| s.fits(cell.style));
        let wrap = whole.contains('\n') && !wraps;
        let lie = if wrap {
            Lie::Wrapped
        } else if !wraps && !shrinks && self.cut_off(sheet, row, cell, &whole) {
            Lie::Shrunk
        } else {
            Lie::AsIs
        };
        let style = self.styles.as_mut().map_or(cell.style, |styles| styles.like(cell.style, lie, Show::AsIs));
        let open = with_attribute(&styled(&open, style), "t", Some("inlineStr"));
        let _ = write!(out, "{open}<{prefix}is>{inner}</{prefix}is></{prefix}c>");
        if shrinks || !(wraps || wrap) {
            return 0.0;
        }
        self.height(sheet, row, cell, &whole)
    }

    /// The number a value is kept as, with the format that shows it.
    fn typed(&mut self, value: Option<&Typed>, style: usize) -> Option<(String, usize)> {
        let styles = self.styles.as_mut()?;
        match value? {
            _ if styles.is_text(style) => None,
            Typed::Number(hundredths, decimals) => {
                let amount = *decimals == 2 && styles.is_general(style);
                let style = styles.like(style, Lie::AsIs, if amount { Show::Amount } else { Show::AsIs });
                Some((decimal(*hundredths), style))
            }
            Typed::Day(day) => {
                let style = if styles.is_day(style) {
                    style
                } else if styles.is_general(style) {
                    styles.like(style, Lie::AsIs, Show::Day)
                } else {
                    return None;
                };
                let epoch = if self.from_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
                let epoch = NaiveDate::from_ymd_opt(epoch.0, epoch.1, epoch.2)?;
                Some((day.signed_duration_since(epoch).num_days().to_string(), style))
            }
        }
    }

    fn size(&self, cell: &Cell<'_>) -> f64 {
        self.styles.as_ref().map_or(11.0, |s| s.size(cell.style))
    }

    /// Whether a text on one line is longer than its cell, with something beside it that cuts it off.
    fn cut_off(&self, sheet: &Sheet<'_>, row: &Row<'_>, cell: &Cell<'_>, text: &str) -> bool {
        let merge = sheet.merges.iter().find(|m| (m.top, m.left) == (row.number, cell.column));
        let last = merge.map_or(cell.column, |m| m.right);
        let holds = |c: &&Cell<'_>| c.column == last + 1 && c.last > c.first;
        (merge.is_some() || row.cells.iter().any(|c| holds(&c)))
            && long(text, self.size(cell)) > room(sheet, cell, last)
    }

    /// The height that a wrapped text asks of its row; merged rows above it count for nothing but the last.
    fn height(&self, sheet: &Sheet<'_>, row: &Row<'_>, cell: &Cell<'_>, text: &str) -> f64 {
        let inside = |m: &&super::sheet::Merge| (m.top, m.left) == (row.number, cell.column);
        let merge = sheet.merges.iter().find(inside);
        if merge.is_some_and(|m| m.bottom > m.top) {
            return 0.0;
        }
        let size = self.size(cell);
        let room = room(sheet, cell, merge.map_or(cell.column, |m| m.right));
        let lines: f64 = text.split('\n').map(|line| (long(line, size) / room.max(size)).ceil().max(1.0)).sum();
        if lines <= 1.0 { 0.0 } else { lines * size * 1.35 + 4.0 }
    }
}

/// Width of a cell up to a column, in points: a column's width counts digits of about 5.25 points, with some air at both
/// sides.
fn room(sheet: &Sheet<'_>, cell: &Cell<'_>, last: u32) -> f64 {
    sheet.width(cell.column, last) * 5.25 - 3.0
}

/// Length of a line, in points.
fn long(line: &str, size: f64) -> f64 {
    line.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum::<f64>() * size
}

fn styled(open: &str, style: usize) -> String {
    if style == 0 { open.to_owned() } else { with_attribute(open, "s", Some(&style.to_string())) }
}

/// Hundredths as a number is kept: `1987.5`.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// Whether a token of a cell belongs to its value.
fn in_value(sheet: &Sheet<'_>, cell: &Cell<'_>, at: usize) -> bool {
    let opens = |t: &Token<'_>| t.kind == Kind::Open && t.local() == "v";
    let closes = |t: &Token<'_>| t.kind == Kind::Close && t.local() == "v";
    let tokens = &sheet.tokens[cell.first..=cell.last];
    let from = tokens.iter().position(opens).map(|n| cell.first + n);
    let to = tokens.iter().position(closes).map(|n| cell.first + n);
    from.zip(to).is_some_and(|(from, to)| (from..=to).contains(&at))
}

/// The formula of a cell as it stands in its new place.
fn formula_tag(sheet: &Sheet<'_>, cell: &Cell<'_>, row: &Row<'_>, here: Here, of: MovesOf<'_>) -> String {
    let Some(formula) = &cell.formula else { return String::new() };
    let tag = &sheet.tokens[formula.first];
    if of(None).is_none_or(Moves::still) && here.is_none() && !names_a_moved_sheet(&formula.text, of) {
        return sheet.tokens[formula.first..=formula.last].iter().map(|t| t.raw).collect();
    }
    let text = match formula.shared {
        Some(group) => match sheet.shared.get(&group) {
            Some((column, first, text)) => {
                translated(text, i64::from(row.number) - i64::from(*first), i64::from(cell.column) - i64::from(*column))
            }
            None => formula.text.clone(),
        },
        None => formula.text.clone(),
    };
    let text = escaped(&moved(&text, here, of));
    let prefix = tag.name();
    match tag.attribute("ref").filter(|_| formula.shared.is_none()) {
        Some(range) => {
            let open = with_attribute(tag.raw, "ref", Some(&moved(&range, here, of)));
            format!("{}>{text}</{prefix}>", open.trim_end_matches('>').trim_end_matches('/'))
        }
        None => format!("<{prefix}>{text}</{prefix}>"),
    }
}

fn names_a_moved_sheet(formula: &str, of: MovesOf<'_>) -> bool {
    moved(formula, None, of) != formula
}

/// What stands before and after the rows, with everything that points to rows following them.
fn surroundings(sheet: &Sheet<'_>, (first, end): (usize, usize), moves: &Moves, of: MovesOf<'_>) -> String {
    let tokens = &sheet.tokens[first..end];
    if moves.still() && !tokens.iter().any(|t| t.local().starts_with("formula") || t.local() == "f") {
        return tokens.iter().map(|t| t.raw).collect();
    }
    let mut out = String::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match (token.kind, token.local()) {
            (Kind::Open, "mergeCells") => {
                let count = tokens[at..].iter().position(|t| t.kind == Kind::Close && t.local() == "mergeCells");
                let prefix = token.name().strip_suffix("mergeCells").unwrap_or_default();
                out.push_str(&merged(sheet, moves, token, prefix));
                at += count.unwrap_or(0);
            }
            (Kind::Open | Kind::Empty, "brk") if in_row_breaks(tokens, at) => {
                let id = token.attribute("id").and_then(|id| id.parse().ok()).map(|id| moves.last(id).to_string());
                out.push_str(&id.map_or_else(|| token.raw.to_owned(), |id| with_attribute(token.raw, "id", Some(&id))));
            }
            _ => out.push_str(&pointing(tokens, at, moves, of)),
        }
        at += 1;
    }
    out
}

fn in_row_breaks(tokens: &[Token<'_>], at: usize) -> bool {
    let around = tokens[..at].iter().rev().find(|t| matches!(t.local(), "rowBreaks" | "colBreaks"));
    around.is_some_and(|t| t.kind == Kind::Open && t.local() == "rowBreaks")
}

/// A token with what it says of rows put right: `ref` and `sqref`, formulas and ranges between tags.
pub(super) fn pointing(tokens: &[Token<'_>], at: usize, moves: &Moves, of: MovesOf<'_>) -> String {
    let token = &tokens[at];
    if token.kind == Kind::Text {
        let around = at.checked_sub(1).and_then(|before| tokens.get(before)).map_or("", Token::local);
        let text = || unescaped(token.raw);
        return match around {
            "f" | "formula" | "formula1" | "formula2" | "calculatedColumnFormula" | "totalsRowFormula" => {
                escaped(&moved(&text(), None, of))
            }
            "sqref" => escaped(&ranges(&text(), moves)),
            _ => token.raw.to_owned(),
        };
    }
    if !token.opens() {
        return token.raw.to_owned();
    }
    // Where somebody last clicked needs not follow.
    let follows = !matches!(token.local(), "selection" | "pane");
    let mut tag = token.raw.to_owned();
    for name in ["ref", "sqref"] {
        if let Some(range) = token.attribute(name).filter(|_| follows) {
            tag = with_attribute(&tag, name, Some(&ranges(&range, moves)));
        }
    }
    tag
}

/// The merged cells: those within a repeated block once for each copy, those around it reaching over all.
fn merged(sheet: &Sheet<'_>, moves: &Moves, open: &Token<'_>, prefix: &str) -> String {
    let mut all = Vec::new();
    for merge in &sheet.merges {
        let range = |top: u32, bottom: u32| {
            format!("{}{top}:{}{bottom}", column_letters(merge.left), column_letters(merge.right))
        };
        match moves.block(merge.top).filter(|block| moves.block(merge.bottom) == Some(*block)) {
            Some(block) => all.extend(
                (0..moves.0[block].copies)
                    .map(|copy| range(moves.copy(merge.top, copy), moves.copy(merge.bottom, copy))),
            ),
            None => all.push(range(moves.first(merge.top), moves.last(merge.bottom))),
        }
    }
    let mut out = with_attribute(open.raw, "count", Some(&all.len().to_string()));
    for range in &all {
        let _ = write!(out, "<{prefix}mergeCell ref=\"{range}\"/>");
    }
    let _ = write!(out, "</{prefix}mergeCells>");
    out
}
