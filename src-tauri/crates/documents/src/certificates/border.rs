//! Ornamental borders, drawn as lines: whole numbers of a pattern on each side, corners of their own, all of it
//! symmetrical.

use std::f32::consts::{PI, TAU};

use super::template::{Border, BorderStyle, Frame};
use crate::pdf::{Figure, Matrix, Pen};

/// A fine rule, mm.
const FINE: f32 = 0.2;
/// The lines of a pattern, mm.
const HAIR: f32 = 0.16;

/// The border of a box on a sheet of a height in points.
pub(super) fn figure(border: &Border, frame: &Frame, height: f32) -> Figure {
    let mut pen = Pen::new();
    match border.style {
        BorderStyle::Guilloche => guilloche(border, frame, &mut pen),
        BorderStyle::Fret => fret(border, frame, &mut pen),
        BorderStyle::Rules => rules(border, frame, &mut pen),
    }
    pen.finish(height)
}

/// A rectangle of lines so far within a box, at the middle of its line.
fn inset(frame: &Frame, by: f32, pen: &mut Pen) {
    pen.rectangle(frame.x + by, frame.y + by, frame.width - 2.0 * by, frame.height - 2.0 * by);
}

/// One side of a box: where it begins, which way it goes, how long it is. The sheet's inside is at the right hand.
type Side = ((f32, f32), (f32, f32), f32);

/// The four sides of a box between its corners, walked clockwise.
fn sides(frame: &Frame, corner: f32) -> [Side; 4] {
    let (l, t) = (frame.x, frame.y);
    let (r, b) = (frame.x + frame.width, frame.y + frame.height);
    let (across, down) = (frame.width - 2.0 * corner, frame.height - 2.0 * corner);
    [
        ((l + corner, t), (1.0, 0.0), across),
        ((r, t + corner), (0.0, 1.0), down),
        ((r - corner, b), (-1.0, 0.0), across),
        ((l, b - corner), (0.0, -1.0), down),
    ]
}

/// Puts a tile, as long as `period`, along every side, `deep` within the box: as often as it goes, a little stretched
/// so that it comes out even.
fn along(frame: &Frame, corner: f32, deep: f32, period: f32, tile: &Pen, pen: &mut Pen) {
    for ((x, y), (dx, dy), length) in sides(frame, corner) {
        let count = (length / period).round().max(1.0);
        let step = length / count;
        let stretch = step / period;
        let mut number = 0.0;
        while number < count {
            let at = step * number;
            let matrix: Matrix =
                [dx * stretch, dy * stretch, -dy, dx, x + dx * at - dy * deep, y + dy * at + dx * deep];
            pen.tile(tile, matrix);
            number += 1.0;
        }
    }
}

/// A wave along one period: `amplitude·sin(turns·2π·s/period + phase)`, as curves.
fn wave(pen: &mut Pen, period: f32, turns: u8, amplitude: f32, phase: f32) {
    let pieces = turns * 6;
    let turns = f32::from(turns);
    let at = |s: f32| amplitude * (turns * TAU * s / period + phase).sin();
    let slope = |s: f32| amplitude * turns * TAU / period * (turns * TAU * s / period + phase).cos();
    let step = period / f32::from(pieces);
    pen.to(0.0, at(0.0));
    for piece in 0..pieces {
        let (from, to) = (step * f32::from(piece), step * f32::from(piece + 1));
        let third = step / 3.0;
        pen.curve(
            (from + third, at(from) + slope(from) * third),
            (to - third, at(to) - slope(to) * third),
            (to, at(to)),
        );
    }
    pen.stroke();
}

/// A closed curve around the middle whose distance swings `lobes` times between two bounds.
fn rose(pen: &mut Pen, lobes: u8, near: f32, far: f32, phase: f32) {
    let pieces = u16::from(lobes) * 6;
    let (middle, swing) = ((near + far) / 2.0, (far - near) / 2.0);
    let lobes = f32::from(lobes);
    let point = |a: f32| {
        let r = middle + swing * (lobes * a + phase).cos();
        (r * a.cos(), r * a.sin())
    };
    let slope = |a: f32| {
        let r = middle + swing * (lobes * a + phase).cos();
        let dr = -swing * lobes * (lobes * a + phase).sin();
        (dr * a.cos() - r * a.sin(), dr * a.sin() + r * a.cos())
    };
    let step = TAU / f32::from(pieces);
    let start = point(0.0);
    pen.to(start.0, start.1);
    for piece in 0..pieces {
        let (from, to) = (step * f32::from(piece), step * f32::from(piece + 1));
        let third = step / 3.0;
        let (p, q, dp, dq) = (point(from), point(to), slope(from), slope(to));
        pen.curve((p.0 + dp.0 * third, p.1 + dp.1 * third), (q.0 - dq.0 * third, q.1 - dq.1 * third), q);
    }
    pen.stroke();
}

/// A circle of lines.
fn circle(pen: &mut Pen, radius: f32) {
    rose(pen, 4, radius, radius, 0.0);
}

fn guilloche(border: &Border, frame: &Frame, pen: &mut Pen) {
    let (colour, second) = (border.colour.colour(), border.second.colour());
    let band = border.band;
    // From outside: a strong rule, a fine one, the band, a fine rule, a middling one.
    let thick = 1.3;
    let outer = thick + 0.9;
    let start = outer + 0.45;
    let inner = start + band + 0.45;
    let corner = inner;
    let middle = start + band / 2.0;
    let half = band / 2.0;
    let period = band * 2.5;
    let mut tile = Pen::new();
    // A fine ground, a narrow mesh along the middle, and over both two cords that cross in wide lenses.
    tile.line(second, HAIR);
    for strand in 0..8_u8 {
        wave(&mut tile, period, 2, half, f32::from(strand) * PI / 4.0);
    }
    for strand in 0..4_u8 {
        wave(&mut tile, period, 4, half * 0.4, f32::from(strand) * PI / 2.0 + PI / 4.0);
    }
    tile.line(colour, HAIR);
    for strand in 0..4_u8 {
        let apart = (f32::from(strand) - 1.5) * 0.26;
        wave(&mut tile, period, 1, half * 0.94, apart);
        wave(&mut tile, period, 1, half * 0.94, PI - apart);
    }
    along(frame, corner, middle, period, &tile, pen);
    let mut rosette = Pen::new();
    let reach = (corner - outer) / 2.0;
    rosette.line(second, HAIR);
    for turn in 0..4_u8 {
        rose(&mut rosette, 12, reach * 0.42, reach * 0.98, f32::from(turn) * PI / 2.0);
    }
    rosette.line(colour, HAIR);
    for turn in 0..4_u8 {
        rose(&mut rosette, 8, reach * 0.16, reach * 0.52, f32::from(turn) * PI / 2.0);
    }
    circle(&mut rosette, reach * 0.16);
    let centre = (corner + outer) / 2.0;
    let (r, b) = (frame.x + frame.width, frame.y + frame.height);
    for (x, y) in [
        (frame.x + centre, frame.y + centre),
        (r - centre, frame.y + centre),
        (frame.x + centre, b - centre),
        (r - centre, b - centre),
    ] {
        pen.tile(&rosette, [1.0, 0.0, 0.0, 1.0, x, y]);
    }
    pen.line(colour, FINE);
    inset(frame, outer, pen);
    inset(frame, inner, pen);
    // The corners are closed squares.
    for (sx, sy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
        let x = frame.x + outer + sx * (frame.width - outer - corner);
        let y = frame.y + outer + sy * (frame.height - outer - corner);
        pen.rectangle(x, y, corner - outer, corner - outer);
    }
    pen.line(colour, 0.5);
    inset(frame, inner + 1.0, pen);
    square(frame, thick, border, pen);
}

/// A strong rule with sharp corners, as four areas: a line's own corners are round here.
fn square(frame: &Frame, thick: f32, border: &Border, pen: &mut Pen) {
    pen.area(border.colour.colour());
    let (r, b) = (frame.x + frame.width, frame.y + frame.height);
    for (x, y, width, height) in [
        (frame.x, frame.y, frame.width, thick),
        (frame.x, b - thick, frame.width, thick),
        (frame.x, frame.y, thick, frame.height),
        (r - thick, frame.y, thick, frame.height),
    ] {
        pen.to(x, y).straight(x + width, y).straight(x + width, y + height).straight(x, y + height).fill();
    }
}

fn fret(border: &Border, frame: &Frame, pen: &mut Pen) {
    let (colour, second) = (border.colour.colour(), border.second.colour());
    let band = border.band;
    let thick = 0.9;
    let start = thick + 0.8;
    let inner = start + band;
    // Seven lines and gaps make the height of a spiral.
    let unit = band / 8.0;
    let period = unit * 16.0;
    let mut tile = Pen::new();
    tile.line(second, unit * 0.72);
    for mirrored in [false, true] {
        let put = |x: f32| if mirrored { period - x * unit } else { x * unit };
        let at = |x: f32, y: f32| (put(x), y * unit);
        let path = [(0.0, 7.0), (1.0, 7.0), (1.0, 1.0), (7.0, 1.0), (7.0, 5.0), (3.0, 5.0), (3.0, 3.0), (5.0, 3.0)];
        let (x, y) = at(path[0].0, path[0].1);
        tile.to(x, y);
        for (x, y) in &path[1..] {
            let (x, y) = at(*x, *y);
            tile.straight(x, y);
        }
        tile.stroke();
    }
    along(frame, inner, start, period, &tile, pen);
    corner_keys(border, frame, start, unit, pen);
    pen.line(colour, FINE);
    inset(frame, start - 0.15, pen);
    inset(frame, inner + 0.15, pen);
    pen.line(colour, 0.45);
    inset(frame, inner + 1.1, pen);
    square(frame, thick, border, pen);
}

/// A square spiral in each corner, turned towards the middle of the sheet.
fn corner_keys(border: &Border, frame: &Frame, start: f32, unit: f32, pen: &mut Pen) {
    let mut key = Pen::new();
    key.line(border.second.colour(), unit * 0.72);
    let path =
        [(8.0, 7.0), (7.0, 7.0), (7.0, 1.0), (1.0, 1.0), (1.0, 7.0), (5.0, 7.0), (5.0, 3.0), (3.0, 3.0), (3.0, 5.0)];
    key.to(path[0].0 * unit, path[0].1 * unit);
    for (x, y) in &path[1..] {
        key.straight(x * unit, y * unit);
    }
    key.stroke();
    let (r, b) = (frame.x + frame.width - start, frame.y + frame.height - start);
    let (l, t) = (frame.x + start, frame.y + start);
    for matrix in [
        [1.0, 0.0, 0.0, 1.0, l, t],
        [-1.0, 0.0, 0.0, 1.0, r, t],
        [1.0, 0.0, 0.0, -1.0, l, b],
        [-1.0, 0.0, 0.0, -1.0, r, b],
    ] {
        pen.tile(&key, matrix);
    }
}

/// A thick rule, then a fine one whose corners step inwards twice, with a small square in each step.
fn rules(border: &Border, frame: &Frame, pen: &mut Pen) {
    let colour = border.colour.colour();
    let thick = 1.0;
    square(frame, thick, border, pen);
    let step = border.band / 2.0;
    for (deep, width) in [(thick + 1.2, 0.45), (thick + 2.6, FINE)] {
        pen.line(colour, width);
        let (l, t) = (frame.x + deep, frame.y + deep);
        let (r, b) = (frame.x + frame.width - deep, frame.y + frame.height - deep);
        let corners = [(l, t, 1.0, 1.0), (r, t, -1.0, 1.0), (r, b, -1.0, -1.0), (l, b, 1.0, -1.0)];
        for (number, (x, y, dx, dy)) in corners.into_iter().enumerate() {
            let at = |i: f32, j: f32| (x + dx * i * step, y + dy * j * step);
            let mut path = [at(0.0, 2.0), at(1.0, 2.0), at(1.0, 1.0), at(2.0, 1.0), at(2.0, 0.0)];
            if number % 2 == 1 {
                path.reverse();
            }
            for (place, (x, y)) in path.into_iter().enumerate() {
                if number == 0 && place == 0 {
                    pen.to(x, y)
                } else {
                    pen.straight(x, y)
                };
            }
        }
        let (x, y) = (l, t + 2.0 * step);
        pen.straight(x, y).stroke();
    }
    pen.line(border.second.colour(), 0.3);
    let deep = thick + 1.2;
    let side = step * 0.62;
    for (right, below) in [(false, false), (true, false), (false, true), (true, true)] {
        let x = if right { frame.x + frame.width - deep - side } else { frame.x + deep };
        let y = if below { frame.y + frame.height - deep - side } else { frame.y + deep };
        pen.rectangle(x, y, side, side);
    }
}

#[cfg(test)]
mod tests {
    use super::super::template::Ink;
    use super::*;

    #[test]
    fn sides_meet_at_the_corners() {
        let frame = Frame { x: 10.0, y: 8.0, width: 277.0, height: 194.0 };
        let sides = sides(&frame, 12.0);
        for ((x, y), (dx, dy), length) in sides {
            let (ex, ey) = (x + dx * length, y + dy * length);
            for (x, y) in [(x, y), (ex, ey)] {
                assert!((10.0..=287.0).contains(&x) && (8.0..=202.0).contains(&y));
            }
        }
        assert!((sides[0].2 - 253.0).abs() < 0.01 && (sides[1].2 - 170.0).abs() < 0.01);
    }

    #[test]
    fn a_border_of_thousands_of_curves_stays_small() {
        let frame = Frame { x: 9.0, y: 9.0, width: 279.0, height: 192.0 };
        for style in [BorderStyle::Guilloche, BorderStyle::Fret, BorderStyle::Rules] {
            let border = Border { style, band: 8.0, colour: Ink([155, 45, 32]), second: Ink([176, 141, 60]) };
            let figure = figure(&border, &frame, 595.28);
            assert_eq!(figure, super::figure(&border, &frame, 595.28), "the same each time");
            let mut small = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            std::io::Write::write_all(&mut small, figure.content()).unwrap();
            let small = small.finish().unwrap().len();
            assert!(small < 12_000, "{style:?}: {small} of {}", figure.content().len());
        }
    }
}
