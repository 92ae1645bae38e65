//! The sheet that shows how a printer's sheets come out: two marks to measure, rulers along all edges.

use yanxiu_domain::certificates::printing::MARK_INSET;

use super::Print;
use crate::fonts::Fonts;
use crate::form::{Align, Face};
use crate::layout::text::{At, TextLine, draw};
use crate::layout::{BLACK, Colour, Drawn, MM, Page};
use crate::paper::{PaperError, Stretch, Text};
use crate::pdf::{Meta, Pdf, write};

/// Length of a mark's arms, mm.
const ARM: f32 = 12.0;

/// What the office does with the sheet.
const STEPS: [&str; 5] = [
    "一、打印本页时，在打印对话框中选“实际大小”（不缩放），纸张放法与打印证书时相同。",
    "二、用直尺量左上标记的中心到纸左边、上边的距离，再量右下标记的中心到纸左边、上边的距离，量到 0.1 毫米。",
    "三、在证书页的“打印机”中填入四个数，程序推算这台打印机的偏移和缩放。",
    "四、选用这台打印机再打印一次本页：标记中心距各边都是 20 毫米，即已校准。",
    "换打印机、换纸盒、换纸张规格后，请重新校准。",
];

/// Draws the sheet.
///
/// # Errors
/// What keeps it from being set.
pub fn calibration_sheet(landscape: bool, print: Print, fonts: &Fonts, meta: &Meta) -> Result<Pdf, PaperError> {
    let (wide, high) = if landscape { (297.0, 210.0) } else { (210.0, 297.0) };
    let mut drawn = Vec::new();
    #[expect(clippy::cast_precision_loss, reason = "a distance of some centimetres")]
    let inset = MARK_INSET as f32 / 100.0;
    for (x, y, name) in [(inset, inset, "左上标记"), (wide - inset, high - inset, "右下标记")] {
        mark(x, y, &mut drawn);
        let (left, align) = if x < wide / 2.0 { (x + 3.0, Align::Left) } else { (x - 63.0, Align::Right) };
        let below = if y < high / 2.0 { y + 6.0 } else { y - 3.5 };
        text(name, (left, below, 60.0), 10.5, align, fonts, &mut drawn)?;
    }
    rulers(wide, high, &mut drawn);
    let left = (wide - 160.0) / 2.0;
    text("打印机校准页", (left, high / 2.0 - 34.0, 160.0), 22.0, Align::Center, fonts, &mut drawn)?;
    let mut y = high / 2.0 - 20.0;
    for step in STEPS {
        y += 8.0 * paragraph(step, (left, y, 160.0), fonts, &mut drawn)?;
    }
    let page = Page { width: wide * MM, height: high * MM, placed: print.placed(), drawn };
    write(&[page], "打印机校准页", fonts, meta)
}

fn rule(from: (f32, f32), to: (f32, f32), width: f32, drawn: &mut Vec<Drawn>) {
    let point = |p: (f32, f32)| (p.0 * MM, p.1 * MM);
    drawn.push(Drawn::Rule { from: point(from), to: point(to), width, dashed: false, colour: BLACK });
}

/// A cross in a small square, its centre at the place.
fn mark(x: f32, y: f32, drawn: &mut Vec<Drawn>) {
    rule((x - ARM, y), (x + ARM, y), 0.3, drawn);
    rule((x, y - ARM), (x, y + ARM), 0.3, drawn);
    let half = 2.0;
    for pair in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)].windows(2) {
        let corner = |c: (f32, f32)| (x + c.0 * half, y + c.1 * half);
        rule(corner(pair[0]), corner(pair[1]), 0.3, drawn);
    }
}

/// Millimetres along all four edges, as far as printers reach: what is cut off shows how far this one does.
fn rulers(wide: f32, high: f32, drawn: &mut Vec<Drawn>) {
    let grey = |drawn: &mut Vec<Drawn>, from: (f32, f32), to: (f32, f32)| {
        let point = |p: (f32, f32)| (p.0 * MM, p.1 * MM);
        drawn.push(Drawn::Rule {
            from: point(from),
            to: point(to),
            width: 0.25,
            dashed: false,
            colour: Colour::Grey(0.35),
        });
    };
    let mut at = 40.0;
    while at <= high.max(wide) - 40.0 {
        let length = if at % 10.0 == 0.0 { 5.0 } else { 2.5 };
        if at <= wide - 40.0 {
            grey(drawn, (at, 6.0), (at, 6.0 + length));
            grey(drawn, (at, high - 6.0), (at, high - 6.0 - length));
        }
        if at <= high - 40.0 {
            grey(drawn, (6.0, at), (6.0 + length, at));
            grey(drawn, (wide - 6.0, at), (wide - 6.0 - length, at));
        }
        at += 2.5;
    }
}

fn words(text: &str) -> Text {
    Text(vec![Stretch { text: text.to_owned(), name: false }])
}

/// One line in a box (left, top of the line, width; mm).
fn text(
    words_: &str,
    (x, y, width): (f32, f32, f32),
    size: f32,
    align: Align,
    fonts: &Fonts,
    drawn: &mut Vec<Drawn>,
) -> Result<(), PaperError> {
    let glyphs = fonts.shape(&words(words_), Face::Hei)?;
    let line = TextLine { glyphs, last: true };
    draw(&line, At { x: x * MM, baseline: y * MM, room: width * MM, size, spacing: 0.0, align }, drawn);
    Ok(())
}

/// Running text in a box; how many lines it took.
fn paragraph(
    words_: &str,
    (x, y, width): (f32, f32, f32),
    fonts: &Fonts,
    drawn: &mut Vec<Drawn>,
) -> Result<f32, PaperError> {
    let size = 12.0;
    let glyphs = fonts.shape(&words(words_), Face::Song)?;
    let lines = crate::layout::text::lines(&glyphs, size, 0.0, width * MM, 0.0);
    let mut count = 0.0;
    for line in &lines {
        let baseline = (y + 8.0 * count) * MM;
        draw(line, At { x: x * MM, baseline, room: width * MM, size, spacing: 0.0, align: Align::Left }, drawn);
        count += 1.0;
    }
    Ok(count)
}
