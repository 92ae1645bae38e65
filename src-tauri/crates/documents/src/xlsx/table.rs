//! A table of a paper on a sheet.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};

use super::choices::Choices;
use super::grid::{Columns, HIGHEST_ROW, height, lines, rows_for};
use crate::form::{Align, CellKind, Face, VerticalAlign};
use crate::paper::{PaperError, Table, TableCell};

const POINTS_IN_MM: f64 = 2.834_65;
/// Size of a table that states none: 五号.
const TABLE_SIZE: f32 = 10.5;
/// Labels and headings stand on a light grey, as on paper.
const LABEL_SHADE: Color = Color::RGB(0x00F2_F2F2);

/// The name under which the programs know a face; every office has these four.
pub(super) fn face_name(face: Face) -> &'static str {
    match face {
        Face::Song | Face::SongBold => "宋体",
        Face::Hei | Face::HeiMedium => "黑体",
        Face::Kai => "楷体",
        Face::Fang => "仿宋",
    }
}

/// A format in a face and size.
pub(super) fn typeface(face: Face, size: f64) -> Format {
    let format = Format::new().set_font_name(face_name(face)).set_font_size(size).set_font_family(0);
    if face == Face::SongBold { format.set_bold() } else { format }
}

/// Writes a table below a row of the sheet; returns the row after its heads and the row after it.
pub(super) fn write(
    sheet: &mut Worksheet,
    columns: &Columns,
    table: &Table,
    body: Face,
    first: u32,
    choices: &mut Choices,
) -> Result<(u32, u32), PaperError> {
    let edges = columns.of_table(table);
    let laid = Laid::new(table, columns, &edges, body);
    let mut starts = vec![first];
    for height in &laid.heights {
        let start = starts.last().copied().unwrap_or(first);
        let rows = rows_for(*height);
        for row in start..start + rows {
            sheet.set_row_height(row, (height / f64::from(rows)).min(HIGHEST_ROW))?;
        }
        starts.push(start + rows);
    }
    let start_of = |row: usize| starts.get(row.min(table.rows.len())).copied().unwrap_or(first);
    for (at, row) in table.rows.iter().enumerate() {
        for cell in &row.cells {
            let covered = covered(table, at, cell);
            if covered == 0 {
                continue;
            }
            let (top, bottom) = (start_of(at), start_of(at + covered) - 1);
            let (left, right) = (edge(&edges, cell.column), edge(&edges, cell.column + cell.span) - 1);
            let format = cell_format(table, cell, body);
            if top != bottom || left != right {
                sheet.merge_range(top, left, bottom, right, "", &format)?;
            }
            write_cell(sheet, cell, (top, left), &format)?;
            if !cell.choices.is_empty() {
                sheet.add_data_validation(top, left, bottom, right, &choices.rule(&cell.choices)?)?;
            }
        }
    }
    let heads = table.rows.iter().take_while(|r| r.head).count();
    Ok((start_of(heads), start_of(table.rows.len())))
}

fn edge(edges: &[u16], column: usize) -> u16 {
    edges.get(column).or(edges.last()).copied().unwrap_or(0)
}

/// How high the rows must be for all that stands in them.
struct Laid {
    heights: Vec<f64>,
}

impl Laid {
    fn new(table: &Table, columns: &Columns, edges: &[u16], body: Face) -> Self {
        let least = height(1, size_of(table, None));
        let mut heights: Vec<f64> =
            table.rows.iter().map(|r| (f64::from(r.min_height) * POINTS_IN_MM).max(least)).collect();
        let mut over_rows = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            for cell in &row.cells {
                let room = columns.room(edge(edges, cell.column), edge(edges, cell.column + cell.span));
                let needed = needed(table, cell, room, body);
                match covered(table, at, cell) {
                    0 => {}
                    1 => heights[at] = heights[at].max(needed),
                    covered => over_rows.push((at, covered, needed)),
                }
            }
        }
        for (at, covered, needed) in over_rows {
            let rows = &mut heights[at..at + covered];
            let lacking = (needed - rows.iter().sum::<f64>()).max(0.0);
            let count = u32::try_from(rows.len()).map_or(1.0, f64::from);
            rows.iter_mut().for_each(|h| *h += lacking / count);
        }
        Self { heights }
    }
}

fn size_of(table: &Table, cell: Option<&TableCell>) -> f64 {
    f64::from(cell.and_then(|c| c.size).or(table.size).unwrap_or(TABLE_SIZE))
}

fn needed(table: &Table, cell: &TableCell, room: f64, body: Face) -> f64 {
    let size = size_of(table, Some(cell));
    let text = text_of(cell);
    // 黑体 in labels sets letters wider.
    let room = if face_of(table, cell, body) == Face::Hei { room * 0.97 } else { room };
    let foot = if cell.foot.is_empty() { 0 } else { 1 };
    height(if cell.fit { 1 } else { lines(&text, size, room) + foot }, size)
}

/// The text with its foot beneath, and the indent as the characters it stands for.
fn text_of(cell: &TableCell) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few characters")]
    let indent = "\u{3000}".repeat(cell.indent.max(0.0).round() as usize);
    let plain = cell.text.plain();
    let mut text = if indent.is_empty() || plain.is_empty() {
        plain
    } else {
        plain.split('\n').map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
    };
    if !cell.foot.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&cell.foot.plain());
    }
    text
}

fn write_cell(sheet: &mut Worksheet, cell: &TableCell, at: (u32, u16), format: &Format) -> Result<(), PaperError> {
    if let (Some((hundredths, decimals)), true) = (cell.number, cell.kind != CellKind::Digits) {
        let pattern = match (cell.kind, decimals) {
            (CellKind::Money, _) => "#,##0.00",
            (_, 0) => "0",
            (_, 1) => "0.0",
            _ => "0.00",
        };
        #[expect(clippy::cast_precision_loss, reason = "hundredths of an office's sums are far below 2^53")]
        let value = hundredths as f64 / 100.0;
        sheet.write_number_with_format(at.0, at.1, value, &format.clone().set_num_format(pattern))?;
    } else {
        sheet.write_string_with_format(at.0, at.1, text_of(cell), format)?;
    }
    Ok(())
}

/// Table rows that a cell covers; 0 where it belongs to its equal neighbour above.
fn covered(table: &Table, row: usize, cell: &TableCell) -> usize {
    if !cell.merge {
        return cell.rows.max(1).min(table.rows.len() - row);
    }
    let same = |at: usize| {
        table.rows.get(at).is_some_and(|other| {
            other.head == table.rows[row].head
                && other.cells.iter().any(|c| c.merge && c.column == cell.column && c.text == cell.text)
        })
    };
    if row > 0 && same(row - 1) { 0 } else { (row..table.rows.len()).take_while(|at| same(*at)).count() }
}

fn face_of(table: &Table, cell: &TableCell, body: Face) -> Face {
    cell.face.unwrap_or(if cell.label { Face::Hei } else { table.face.unwrap_or(body) })
}

fn cell_format(table: &Table, cell: &TableCell, body: Face) -> Format {
    let align = match cell.align {
        // A cell that holds nothing but the place for a seal.
        _ if cell.text.is_empty() && !cell.foot.is_empty() => FormatAlign::Right,
        Align::Left | Align::Justify => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    let vertical = match cell.valign {
        _ if cell.text.is_empty() && !cell.foot.is_empty() => FormatAlign::Bottom,
        VerticalAlign::Top => FormatAlign::Top,
        VerticalAlign::Middle => FormatAlign::VerticalCenter,
        VerticalAlign::Bottom => FormatAlign::Bottom,
    };
    let mut format = typeface(face_of(table, cell, body), size_of(table, Some(cell)))
        .set_border(FormatBorder::Thin)
        .set_align(align)
        .set_align(vertical);
    if cell.label {
        format = format.set_background_color(LABEL_SHADE);
    }
    format = if cell.fit { format.set_shrink() } else { format.set_text_wrap() };
    if cell.kind == CellKind::Digits { format.set_num_format("@") } else { format }
}
