//! References to cells, in formulas and elsewhere, when rows are put in between.

use crate::reading::{column_letters, column_number};

/// Rows of one sheet that are written several times, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Moves(pub(super) Vec<Repeated>);

/// A block of rows with how often it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeated {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) copies: u32,
}

impl Repeated {
    fn height(self) -> u32 {
        self.last - self.first + 1
    }
}

impl Moves {
    /// Whether no row moves.
    pub(super) fn still(&self) -> bool {
        self.0.iter().all(|b| b.copies <= 1)
    }

    /// The block that holds a row.
    pub(super) fn block(&self, row: u32) -> Option<usize> {
        self.0.iter().position(|b| (b.first..=b.last).contains(&row))
    }

    /// Where a row comes to lie, the first time it is written.
    pub(super) fn first(&self, row: u32) -> u32 {
        let above = self.0.iter().filter(|b| b.last < row);
        row.saturating_add(above.map(|b| (b.copies - 1) * b.height()).sum())
    }

    /// Where a row comes to lie the last time it is written.
    pub(super) fn last(&self, row: u32) -> u32 {
        let more = self.block(row).map_or(0, |b| (self.0[b].copies - 1) * self.0[b].height());
        self.first(row).saturating_add(more)
    }

    /// Where a row of a block comes to lie in one of its copies.
    pub(super) fn copy(&self, row: u32, copy: u32) -> u32 {
        let more = self.block(row).map_or(0, |b| copy * self.0[b].height());
        self.first(row).saturating_add(more)
    }
}

/// Where a formula stands: the block and the copy of it.
pub(super) type Here = Option<(usize, u32)>;

/// A cell as a reference writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Corner {
    fixed_column: bool,
    column: String,
    fixed_row: bool,
    row: u32,
}

impl Corner {
    /// `$A$1`, and what is left behind it.
    fn read(text: &str) -> Option<(Self, &str)> {
        let (fixed_column, rest) = fixed(text);
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (column, rest) = rest.split_at_checked(letters)?;
        let (fixed_row, rest) = fixed(rest);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (row, rest) = rest.split_at_checked(digits)?;
        let legal = (1..=3).contains(&column.len()) && column_number(column).is_some_and(|c| c < 16_384);
        let row: u32 = row.parse().ok().filter(|r| (1..=1_048_576).contains(r))?;
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '(' | '!' | '.'));
        let column = column.to_owned();
        (legal && ends).then_some((Self { fixed_column, column, fixed_row, row }, rest))
    }

    fn written(&self, row: u32) -> String {
        let sign = |yes: bool| if yes { "$" } else { "" };
        format!("{}{}{}{row}", sign(self.fixed_column), self.column, sign(self.fixed_row))
    }
}

fn fixed(text: &str) -> (bool, &str) {
    text.strip_prefix('$').map_or((false, text), |rest| (true, rest))
}

/// What a formula refers to.
struct Reference<'f> {
    /// Sheet it names; `None` for the formula's own.
    sheet: Option<&'f str>,
    first: Corner,
    second: Option<Corner>,
    /// The function around it, where it is a whole argument of it.
    argument_of: Option<&'f str>,
}

/// Functions that take a range where a single cell of a repeated row is meant with all its copies.
const OVER_RANGES: &[&str] = &[
    "SUM",
    "AVERAGE",
    "COUNT",
    "COUNTA",
    "COUNTBLANK",
    "MAX",
    "MIN",
    "MEDIAN",
    "PRODUCT",
    "SUBTOTAL",
    "SUMIF",
    "COUNTIF",
    "AVERAGEIF",
    "SUMIFS",
    "COUNTIFS",
    "SUMPRODUCT",
    "RANK",
    "LARGE",
    "SMALL",
    "STDEV",
];

/// A formula when rows have moved; `moves` gives those of a sheet, by its name or, without one, of the formula's own.
pub(super) fn moved<'m>(formula: &str, here: Here, moves: &dyn Fn(Option<&str>) -> Option<&'m Moves>) -> String {
    rewritten(formula, &mut |reference| {
        let moves = moves(reference.sheet)?;
        let own = |corner: &Corner| match (here, reference.sheet) {
            (Some((block, copy)), None) if moves.block(corner.row) == Some(block) && !corner.fixed_row => Some(copy),
            _ => None,
        };
        let first = match own(&reference.first) {
            Some(copy) => moves.copy(reference.first.row, copy),
            None => moves.first(reference.first.row),
        };
        let from = reference.first.written(first);
        let Some(second) = &reference.second else {
            let last = moves.last(reference.first.row);
            let over = reference.argument_of.is_some_and(|f| OVER_RANGES.contains(&f.to_uppercase().as_str()));
            return Some(if own(&reference.first).is_none() && over && last != first {
                format!("{from}:{}", reference.first.written(last))
            } else {
                from
            });
        };
        let last = match own(second) {
            Some(copy) => moves.copy(second.row, copy),
            None => moves.last(second.row),
        };
        Some(format!("{from}:{}", second.written(last)))
    })
}

/// A formula as it reads some rows further down and some columns further right: how a shared formula is meant there.
pub(super) fn translated(formula: &str, down: i64, right: i64) -> String {
    let shift = |corner: &Corner| {
        let row = i64::from(corner.row) + if corner.fixed_row { 0 } else { down };
        let column = i64::from(column_number(&corner.column)?) + if corner.fixed_column { 0 } else { right };
        let there = Corner { column: column_letters(u32::try_from(column).ok()?), ..corner.clone() };
        Some(there.written(u32::try_from(row).ok().filter(|r| *r > 0)?))
    };
    rewritten(formula, &mut |reference| {
        let first = shift(&reference.first);
        let second = reference.second.as_ref().map(shift);
        Some(match (first, second) {
            (Some(first), None) => first,
            (Some(first), Some(Some(second))) => format!("{first}:{second}"),
            _ => "#REF!".to_owned(),
        })
    })
}

/// A list of ranges such as `A1:B3 C5`.
pub(super) fn ranges(text: &str, moves: &Moves) -> String {
    let one = |range: &str| {
        let (from, to) = range.split_once(':').unwrap_or((range, range));
        let (Some((from, "")), Some((to, ""))) = (Corner::read(from), Corner::read(to)) else {
            return range.to_owned();
        };
        let (first, last) = (from.written(moves.first(from.row)), to.written(moves.last(to.row)));
        if first == last { first } else { format!("{first}:{last}") }
    };
    text.split_whitespace().map(one).collect::<Vec<_>>().join(" ")
}

/// Goes through a formula; `change` gives what a reference becomes, without its sheet, or leaves it.
fn rewritten(formula: &str, change: &mut dyn FnMut(&Reference<'_>) -> Option<String>) -> String {
    let mut out = String::with_capacity(formula.len());
    // Functions whose brackets are open, by name; empty for plain brackets.
    let mut open: Vec<&str> = Vec::new();
    let mut sheet: Option<(&str, usize)> = None;
    let mut at = 0;
    while let Some(c) = formula.get(at..).and_then(|r| r.chars().next()) {
        let rest = &formula[at..];
        let length = match c {
            '"' => quoted(rest, '"'),
            '\'' => quoted(rest, '\''),
            '[' => rest.find(']').map_or(rest.len(), |end| end + 1),
            c if c.is_alphanumeric() || matches!(c, '_' | '$' | '\\') => word(rest),
            c => c.len_utf8(),
        };
        let (text, after) = rest.split_at(length);
        if after.starts_with('!') && (c == '\'' || c.is_alphanumeric() || c == '_') {
            sheet = Some((text, at + length + 1));
            out.push_str(text);
            out.push('!');
            at += length + 1;
            continue;
        }
        let named = sheet.take().filter(|(_, end)| *end == at).map(|(name, _)| name);
        match c {
            '(' => open.push(""),
            ')' => drop(open.pop()),
            c if c.is_alphanumeric() || matches!(c, '_' | '$') => {
                if after.starts_with('(') {
                    open.push(text);
                    out.push_str(text);
                    out.push('(');
                    at += length + 1;
                    continue;
                }
                if let Some((first, left)) = Corner::read(rest) {
                    let (second, left) = match left.strip_prefix(':').and_then(Corner::read) {
                        Some((second, left)) => (Some(second), left),
                        None => (None, left),
                    };
                    let before = out.trim_end().chars().last();
                    let alone = matches!(before, Some('(' | ',' | '!')) && left.trim_start().starts_with([',', ')']);
                    let argument_of = open.last().copied().filter(|name| alone && !name.is_empty());
                    let whole = &rest[..rest.len() - left.len()];
                    let reference = Reference { sheet: named, first, second, argument_of };
                    out.push_str(&change(&reference).unwrap_or_else(|| whole.to_owned()));
                    at += whole.len();
                    continue;
                }
            }
            _ => {}
        }
        out.push_str(text);
        at += length;
    }
    out
}

/// The name that a formula writes before `!`, without its quotes.
pub(super) fn sheet_name(written: &str) -> String {
    match written.strip_prefix('\'').and_then(|w| w.strip_suffix('\'')) {
        Some(inside) => inside.replace("''", "'"),
        None => written.to_owned(),
    }
}

/// Length of a quoted text; doubled quotes belong to it.
fn quoted(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(end) = text.get(at..).and_then(|r| r.find(quote)) {
        at += end + 1;
        if !text.get(at..).is_some_and(|r| r.starts_with(quote)) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn word(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '\\'))).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 5 is written 30 times, rows 10 and 11 three times.
    fn moves() -> Moves {
        Moves(vec![Repeated { first: 5, last: 5, copies: 30 }, Repeated { first: 10, last: 11, copies: 3 }])
    }

    #[test]
    fn formulas_follow_the_rows_they_speak_of() {
        let moves = moves();
        let other = Moves(vec![Repeated { first: 2, last: 2, copies: 4 }]);
        let of = |sheet: Option<&str>| match sheet.map(sheet_name).as_deref() {
            None => Some(&moves),
            Some("费用 表") => Some(&other),
            Some(_) => None,
        };
        for (formula, here, expected) in [
            ("SUM(F5)", None, "SUM(F5:F34)"),
            ("SUM(F5:F5)", None, "SUM(F5:F34)"),
            ("SUM(F4:F6)", None, "SUM(F4:F35)"),
            ("F6*2", None, "F35*2"),
            ("F5*2", None, "F5*2"),
            ("ROUND(F5,2)", None, "ROUND(F5,2)"),
            ("D5*E5", Some((0, 3)), "D8*E8"),
            ("SUM(D5:E5)", Some((0, 3)), "SUM(D8:E8)"),
            ("F5/F$6", Some((0, 1)), "F6/F$35"),
            ("RANK(F5,F$5:F$5)", Some((0, 2)), "RANK(F7,F$5:F$34)"),
            ("SUM(A$5:A5)", Some((0, 2)), "SUM(A$5:A7)"),
            ("B10&B11", Some((1, 2)), "B43&B44"),
            ("SUM('费用 表'!B2)+'费用 表'!B3", None, "SUM('费用 表'!B2:B5)+'费用 表'!B6"),
            ("其他!B9", None, "其他!B9"),
            ("IF(A9=\"A9\",\"见\"\"A9\"\"\",A9)", None, "IF(A38=\"A9\",\"见\"\"A9\"\"\",A38)"),
            ("LOG10(A6)+Q1_A6+Table1[A6]", None, "LOG10(A35)+Q1_A6+Table1[A6]"),
        ] {
            assert_eq!(super::moved(formula, here, &of), expected, "{formula} {here:?}");
        }
    }

    #[test]
    fn a_shared_formula_is_spelled_out_where_it_is_used() {
        for (formula, down, right, expected) in
            [("A1+$B1+B$2+$C$3", 2, 1, "B3+$B3+C$2+$C$3"), ("SUM(A1:B2)", 1, 0, "SUM(A2:B3)"), ("A1", -1, 0, "#REF!")]
        {
            assert_eq!(translated(formula, down, right), expected);
        }
    }

    #[test]
    fn ranges_grow_with_the_rows_in_them() {
        let moves = moves();
        for (text, expected) in
            [("A5", "A5:A34"), ("A1:C4", "A1:C4"), ("A5:C5 D6", "A5:C34 D35"), ("A10:A11", "A39:A44"), ("A:A", "A:A")]
        {
            assert_eq!(ranges(text, &moves), expected);
        }
    }
}
