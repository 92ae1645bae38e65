//! The plan of a classroom as a table: a cell a seat, a narrow column an aisle.

use crate::form::{Align, CellKind, VerticalAlign};
use crate::paper::{Seats, Stretch, Table, TableCell, TableRow, Text};

/// Widths of an aisle and of the rows' names, where a seat's is 1.
const AISLE: f32 = 0.25;
const SIDE: f32 = 0.45;
/// Millimetres.
const ROW_HEIGHT: f32 = 14.0;

pub(super) fn table(seats: &Seats) -> Table {
    let aisles = seats.aisles();
    let mut widths = vec![SIDE];
    let mut places = Vec::new();
    for column in 0..seats.columns() {
        places.push(widths.len());
        widths.push(1.0);
        if aisles.contains(&column) {
            widths.push(AISLE);
        }
    }
    let mut front = cell(0, seats.front.clone());
    front.span = widths.len();
    front.label = true;
    let mut rows = vec![TableRow { cells: vec![front], min_height: ROW_HEIGHT / 1.5, ..TableRow::default() }];
    for row in &seats.rows {
        let mut side = cell(0, row.side.clone());
        side.label = true;
        let mut cells = vec![side];
        cells.extend(row.seats.iter().zip(&places).map(|(seat, place)| cell(*place, joined(&seat.texts))));
        rows.push(TableRow { cells, min_height: ROW_HEIGHT, ..TableRow::default() });
    }
    Table { widths, rows, ..Table::default() }
}

/// The texts of a seat under one another.
fn joined(texts: &[Text]) -> Text {
    let mut all = Text::default();
    for text in texts.iter().filter(|t| !t.is_empty()) {
        if !all.0.is_empty() {
            all.0.push(Stretch { text: "\n".to_owned(), name: false });
        }
        all.0.extend(text.0.iter().cloned());
    }
    all
}

fn cell(column: usize, text: Text) -> TableCell {
    TableCell {
        column,
        span: 1,
        rows: 1,
        text,
        foot: Text::default(),
        kind: CellKind::Text,
        number: None,
        align: Align::Center,
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
