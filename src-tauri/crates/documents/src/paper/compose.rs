//! Joining a form with a record.

use yanxiu_domain::record::{Record, Value};

use super::chart::chart;
use super::scope::Scope;
use super::{Body, Cards, Paper, PaperError, Paragraph, Part, Seat, SeatRow, Seats, Table, TableCell, TableRow, Text};
use crate::form::{
    Align, Block, Cell, CellKind, Column, Condition, Content, Form, Grid, Heading, List, Path, Piece, Template,
    VerticalAlign,
};

/// Joins a form with a record.
///
/// # Errors
/// When the form names a field that the record doesn't have.
pub fn compose<'f>(form: &'f Form, record: &Record) -> Result<Paper<'f>, PaperError> {
    let scope = Scope { kind: &form.kind, records: vec![record] };
    let mut parts = Vec::new();
    blocks(&form.blocks, &scope, &mut parts)?;
    Ok(Paper { form, title: scope.text(&form.title)?.plain(), file_name: scope.text(&form.file_name)?.plain(), parts })
}

fn blocks(blocks: &[Block], scope: &Scope<'_>, parts: &mut Vec<Part>) -> Result<(), PaperError> {
    for block in blocks.iter().filter(|b| scope.meets(&b.condition)) {
        let mut add = |body: Body| {
            parts.push(Part { before: block.before, after: block.after, keep_together: block.keep_together, body });
        };
        match &block.content {
            Content::Annex(annex) => add(Body::Annex(scope.text(&annex.text)?)),
            Content::Title(title) => {
                let beneath = title.subtitle.as_ref().map(|t| scope.text(t)).transpose()?;
                add(Body::Title(scope.text(&title.text)?, title.size.0, title.face, beneath));
            }
            Content::Line(line) => add(Body::Line(
                scope.optional(line.left.as_ref())?,
                scope.optional(line.center.as_ref())?,
                scope.optional(line.right.as_ref())?,
                line.size.map(|s| s.0),
                line.face,
            )),
            Content::Heading(Heading { text, level }) => add(Body::Heading(scope.text(text)?, *level)),
            Content::Paragraph(written) => {
                for line in lines(&scope.text(&written.text)?) {
                    let level = if written.headings { heading_level(&line.plain()) } else { None };
                    add(match level {
                        Some(level) => Body::Heading(line, level),
                        None => Body::Paragraph(Paragraph {
                            text: line,
                            indent: written.indent,
                            align: written.align,
                            size: written.size.map(|s| s.0),
                            face: written.face,
                        }),
                    });
                }
            }
            Content::Attachments(list) => {
                let mut items = Vec::new();
                let said = |scope: &Scope<'_>, items: &mut Vec<Text>| {
                    list.items.iter().try_for_each(|t| scope.text(t).map(|text| items.push(text)))
                };
                match &list.path {
                    Some(path) => scope.rows(path)?.iter().try_for_each(|row| said(&scope.within(row), &mut items))?,
                    None => said(scope, &mut items)?,
                }
                items.retain(|t| !t.is_empty());
                add(Body::Attachments(items));
            }
            Content::Signature(signature) => {
                let lines: Result<Vec<Text>, _> = signature.lines.iter().map(|t| scope.text(t)).collect();
                add(Body::Signature(lines?, signature.blank));
            }
            Content::Grid(written) => add(Body::Table(grid(written, scope)?)),
            Content::List(written) => add(Body::Table(list(written, scope)?)),
            Content::Each(each) => {
                for (index, row) in scope.rows(&each.path)?.iter().enumerate() {
                    if index > 0 && each.page_break {
                        parts.push(Part { before: 0.0, after: 0.0, keep_together: false, body: Body::PageBreak });
                    }
                    self::blocks(&each.blocks, &scope.within(row), parts)?;
                }
            }
            Content::Cards(cards) => {
                let mut made = Vec::new();
                for row in scope.rows(&cards.path)? {
                    let inner = scope.within(row);
                    made.push(cards.lines.iter().map(|l| inner.text(&l.text)).collect::<Result<Vec<_>, _>>()?);
                }
                add(Body::Cards(Cards { looks: cards.clone(), cards: made }));
            }
            Content::Seats(written) => add(Body::Seats(seats(written, scope)?)),
            Content::Chart(written) => add(Body::Chart(chart(written, scope)?)),
            Content::Pictures(written) => {
                let mut pictures = Vec::new();
                for row in scope.rows(&written.path)? {
                    let inner = scope.within(row);
                    if let Some(Value::Picture(picture)) = inner.value(&written.picture)? {
                        pictures.push((picture.clone(), inner.optional(written.caption.as_ref())?));
                    }
                }
                add(Body::Pictures(pictures, written.height));
            }
            Content::PageBreak => add(Body::PageBreak),
            Content::Spacer(spacer) => add(Body::Spacer(spacer.height)),
        }
    }
    Ok(())
}

fn seats(written: &crate::form::Seats, scope: &Scope<'_>) -> Result<Seats, PaperError> {
    let list = Path { path: "seats".to_owned(), optional: false };
    let has_aisle = Condition { when: vec!["aisle".to_owned()], unless: Vec::new() };
    let mut rows = Vec::new();
    for record in scope.rows(&written.path)? {
        let row = scope.within(record);
        let mut seats = Vec::new();
        for record in row.rows(&list)? {
            let seat = row.within(record);
            let texts = written.lines.iter().map(|l| seat.text(&l.text)).collect::<Result<_, _>>()?;
            seats.push(Seat { texts, aisle: seat.meets(&has_aisle) });
        }
        rows.push(SeatRow { side: row.optional(written.side.as_ref())?, seats });
    }
    Ok(Seats { front: scope.text(&written.front)?, rows, lines: written.lines.clone() })
}

/// The text cut at its line ends.
fn lines(text: &Text) -> Vec<Text> {
    let mut lines = vec![Text::default()];
    for stretch in &text.0 {
        for (index, part) in stretch.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Text::default());
            }
            if let Some(last) = lines.last_mut() {
                last.0.push(super::Stretch { text: part.trim_end_matches('\r').to_owned(), name: stretch.name });
            }
        }
    }
    lines.retain(|l| !l.is_empty());
    lines
}

/// A short line that begins `一、` is a heading of level one, `（一）` of level two.
fn heading_level(line: &str) -> Option<u8> {
    const NUMERALS: &str = "一二三四五六七八九十";
    if line.chars().count() > 24 || line.ends_with(['。', '；', '：']) {
        return None;
    }
    let numbered = |rest: &str, end: char| {
        let count = rest.chars().take_while(|c| NUMERALS.contains(*c)).count();
        count > 0 && rest.chars().nth(count) == Some(end)
    };
    match line.strip_prefix('（') {
        Some(rest) => numbered(rest, '）').then_some(2),
        None => numbered(line, '、').then_some(1),
    }
}

fn cell(written: &Cell, column: usize, scope: &Scope<'_>) -> Result<TableCell, PaperError> {
    let label = written.label.is_some();
    let template = written.label.as_ref().or(written.value.as_ref());
    let text = scope.optional(template)?;
    let number = template.map(|t| number(t, scope)).transpose()?.flatten().or_else(|| figure(written.kind, &text));
    let align = written.align.unwrap_or(if label { Align::Center } else { written.kind.align() });
    Ok(TableCell {
        column,
        span: written.span,
        rows: written.rows,
        text,
        foot: scope.optional(written.foot.as_ref())?,
        kind: written.kind,
        number,
        align,
        valign: written.valign.unwrap_or(if written.foot.is_some() {
            VerticalAlign::Top
        } else {
            VerticalAlign::Middle
        }),
        label: label || written.shade,
        merge: false,
        fit: written.fit,
        indent: written.indent,
        size: written.size.map(|s| s.0),
        face: written.face,
        choices: Vec::new(),
    })
}

/// The number behind a text that is one field alone.
fn number(template: &Template, scope: &Scope<'_>) -> Result<Option<(i64, u8)>, PaperError> {
    let [Piece::Field { path, .. }] = template.pieces.as_slice() else { return Ok(None) };
    Ok(match scope.value(path)? {
        Some(Value::Number { hundredths, decimals }) => Some((*hundredths, *decimals)),
        _ => None,
    })
}

/// The number that a worded value says in a cell of numbers, so that a workbook can reckon with it: the value in
/// hundredths and the decimals written. “—”, “95%” and “007” are no numbers.
fn figure(kind: CellKind, text: &Text) -> Option<(i64, u8)> {
    if !matches!(kind, CellKind::Number | CellKind::Money) {
        return None;
    }
    let plain = text.plain();
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let padded = whole.len() > 1 && whole.starts_with('0');
    if !(1..=12).contains(&whole.len())
        || padded
        || part.len() > 2
        || digits.ends_with('.')
        || !are_digits(whole)
        || !are_digits(part)
    {
        return None;
    }
    let hundredths: i64 = format!("{whole}{part:0<2}").parse().ok()?;
    Some((sign * hundredths, u8::try_from(part.len()).ok()?))
}

fn grid(written: &Grid, scope: &Scope<'_>) -> Result<Table, PaperError> {
    let mut covered = vec![0_usize; written.widths.len()];
    let mut rows = Vec::new();
    for row in written.rows.iter().filter(|r| scope.meets(&r.condition)) {
        let mut next: Vec<usize> = covered.iter().map(|c| c.saturating_sub(1)).collect();
        let mut column = 0;
        let mut cells = Vec::new();
        for written in &row.cells {
            while covered.get(column).is_some_and(|c| *c > 0) {
                column += 1;
            }
            cells.push(cell(written, column, scope)?);
            next[column..column + written.span].fill(written.rows - 1);
            column += written.span;
        }
        let least = row.cells.iter().fold(row.min_height.max(written.min_height), |m, c| m.max(c.min_height));
        rows.push(TableRow { cells, head: row.head, grow: row.grow, min_height: least, spare: false });
        covered = next;
    }
    Ok(Table {
        widths: written.widths.clone(),
        rows,
        join: written.join,
        size: written.size.map(|s| s.0),
        face: written.face,
    })
}

/// The columns with those repeated for an outer list written out.
fn columns(written: &List, scope: &Scope<'_>) -> Result<Vec<Column>, PaperError> {
    let mut columns = Vec::new();
    for column in &written.columns {
        let Some(each) = &column.each else {
            columns.push(column.clone());
            continue;
        };
        for record in scope.rows(each)? {
            let value = |key: &str| {
                record.get(key).map(Value::printed).ok_or_else(|| PaperError::UnknownField {
                    kind: scope.kind.to_owned(),
                    path: format!("{}.{key}", each.path),
                })
            };
            let mut one = column.clone();
            one.each = None;
            one.title = column.title.specialise(value)?;
            one.value = column.value.as_ref().map(|v| v.specialise(value)).transpose()?;
            columns.push(one);
        }
    }
    Ok(columns)
}

fn list(written: &List, scope: &Scope<'_>) -> Result<Table, PaperError> {
    let columns = columns(written, scope)?;
    let side = usize::from(written.side.is_some());
    let first = side + usize::from(written.number.is_some());
    let mut widths = Vec::new();
    widths.extend(written.side.as_ref().map(|_| written.side_width));
    widths.extend(written.number.as_ref().map(|n| n.width));
    widths.extend(columns.iter().map(|c| c.width));
    let side_text = scope.optional(written.side.as_ref())?;
    let side_cell = || {
        let mut cell = plain(0, 1, side_text.clone(), Align::Center);
        cell.label = true;
        cell.merge = true;
        cell
    };
    let mut rows = Vec::new();
    let begin = |head: bool, min_height: f32| {
        let cells = if side == 1 { vec![side_cell()] } else { Vec::new() };
        TableRow { cells, head, min_height, ..TableRow::default() }
    };
    if !written.group.is_empty() {
        let mut row = begin(true, written.min_height);
        let mut column = side;
        for group in &written.group {
            row.cells.push(label(column, group.span, scope.text(&group.title)?));
            column += group.span;
        }
        rows.push(row);
    }
    if written.head {
        let mut row = begin(true, written.min_height);
        if let Some(number) = &written.number {
            row.cells.push(label(side, 1, scope.text(&number.title)?));
        }
        for (index, column) in columns.iter().enumerate() {
            row.cells.push(label(first + index, 1, scope.text(&column.title)?));
        }
        rows.push(row);
    }
    let records = scope.rows(&written.path)?;
    for (index, record) in records.iter().enumerate() {
        let mut row = begin(false, written.min_height);
        row.cells.extend(record_cells(written, &columns, side, index, Some(&scope.within(record)))?);
        row.spare = index > 0 && row.cells.iter().all(|c| c.text.is_empty());
        rows.push(row);
    }
    if let (true, Some(empty)) = (records.is_empty(), &written.empty) {
        let mut row = begin(false, written.min_height);
        row.cells.push(plain(side, widths.len() - side, scope.text(empty)?, Align::Center));
        rows.push(row);
    }
    for index in records.len()..written.min_rows {
        let mut row = begin(false, written.min_height);
        row.cells.extend(record_cells(written, &columns, side, index, None)?);
        rows.push(row);
    }
    if !written.totals.is_empty() {
        let mut row = begin(false, written.min_height);
        let mut column = side;
        for total in &written.totals {
            row.cells.push(cell(total, column, scope)?);
            column += total.span;
        }
        if column != widths.len() {
            return Err(PaperError::Columns {
                kind: scope.kind.to_owned(),
                reason: format!("合计行 {column} 列，表 {} 列", widths.len()),
            });
        }
        rows.push(row);
    }
    Ok(Table { widths, rows, join: written.join, size: written.size.map(|s| s.0), face: written.face })
}

/// The cells of one record, or of a blank row to be filled in by hand.
fn record_cells(
    written: &List,
    columns: &[Column],
    side: usize,
    index: usize,
    scope: Option<&Scope<'_>>,
) -> Result<Vec<TableCell>, PaperError> {
    let mut cells = Vec::new();
    if written.number.is_some() {
        let count = i64::try_from(index + 1).unwrap_or(i64::MAX);
        let mut cell = plain(side, 1, Text::of(count.to_string()), Align::Center);
        cell.kind = CellKind::Number;
        cell.number = Some((count * 100, 0));
        cells.push(cell);
    }
    let first = side + cells.len();
    for (offset, column) in columns.iter().enumerate() {
        let template = match (&column.path, &column.value) {
            (Some(path), _) => Some(Template::field(path.clone(), column.name)),
            (None, value) => value.clone(),
        };
        let (text, number) = match (scope, &template) {
            (Some(scope), Some(template)) => (scope.text(template)?, number(template, scope)?),
            _ => (Text::default(), None),
        };
        let number = number.or_else(|| figure(column.kind, &text));
        let mut cell = plain(first + offset, 1, text, column.align.unwrap_or(column.kind.align()));
        cell.kind = column.kind;
        cell.number = number;
        cell.valign = column.valign.unwrap_or(VerticalAlign::Middle);
        cell.fit = column.fit;
        cell.merge = column.merge;
        cell.size = column.size.map(|s| s.0);
        cell.face = column.face;
        cell.choices = column.choices.clone();
        cells.push(cell);
    }
    Ok(cells)
}

fn label(column: usize, span: usize, text: Text) -> TableCell {
    TableCell { label: true, ..plain(column, span, text, Align::Center) }
}

fn plain(column: usize, span: usize, text: Text, align: Align) -> TableCell {
    TableCell {
        column,
        span,
        rows: 1,
        text,
        foot: Text::default(),
        kind: CellKind::Text,
        number: None,
        align,
        valign: VerticalAlign::Middle,
        label: false,
        merge: false,
        fit: false,
        indent: 0.0,
        size: None,
        face: None,
        choices: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{figure, heading_level};
    use crate::form::CellKind;
    use crate::paper::Text;

    #[test]
    fn only_plain_figures_in_cells_of_numbers_are_numbers() {
        for (text, expected) in [
            ("24", Some((2400, 0))),
            ("1.5", Some((150, 1))),
            ("-0.05", Some((-5, 2))),
            ("0", Some((0, 0))),
            ("—", None),
            ("95%", None),
            ("007", None),
            ("36.555", None),
            ("3.", None),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(figure(CellKind::Number, &Text::of(text)), expected, "{text}");
            assert_eq!(figure(CellKind::Money, &Text::of(text)), expected, "{text}");
            assert_eq!(figure(CellKind::Digits, &Text::of(text)), None, "{text}");
            assert_eq!(figure(CellKind::Text, &Text::of(text)), None, "{text}");
        }
    }

    #[test]
    fn only_short_numbered_lines_are_headings() {
        for (line, level) in [
            ("一、基本情况", Some(1)),
            ("（二）师资情况", Some(2)),
            ("十二、其他", Some(1)),
            ("一是加强领导。", None),
            ("（一）培训期间，全体学员按时到课，未发生安全事件。", None),
            ("1. 课程", None),
        ] {
            assert_eq!(heading_level(line), level, "{line}");
        }
    }
}
