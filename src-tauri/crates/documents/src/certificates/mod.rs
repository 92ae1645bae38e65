//! Certificates: fields placed in millimetres on A4, full print or overprint on stock that is printed already.

mod calibration;

use serde::Deserialize;
use yanxiu_domain::certificates::printing::Adjustment;
use yanxiu_domain::record::Record;

use crate::fonts::Fonts;
use crate::form::{Align, Face, FormError, Orientation, Size, Template};
use crate::layout::text::{At, draw, lines, shrink, width};
use crate::layout::{Colour, Drawn, MM, Page, Placed};
use crate::paper::{PaperError, resolve};
use crate::pdf::{Meta, Pdf, write_alike};

pub use calibration::calibration_sheet;

/// The seal's deep red-brown.
const RED: Colour = Colour::Rgb(0.608, 0.176, 0.125);

/// A certificate's template.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateTemplate {
    /// Which way the sheet lies.
    pub orientation: Orientation,
    /// Borders from the outside in.
    #[serde(default)]
    pub border: Vec<Border>,
    /// Texts.
    pub field: Vec<Field>,
    /// The square for the QR code.
    pub qr: Option<Qr>,
}

/// A rectangle of rules around the sheet.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Border {
    /// Distance from the sheet's edge, mm.
    pub inset: f32,
    /// Thickness, mm.
    pub width: f32,
    /// Side of the stepped ornament in the corners, mm; 0 for plain corners.
    #[serde(default)]
    pub corner: f32,
}

/// A text in a box.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Text with placeholders.
    pub text: Template,
    /// Left edge, mm.
    pub x: f32,
    /// Top edge, mm.
    pub y: f32,
    /// Width, mm; text shrinks or wraps to it.
    pub width: f32,
    /// Size.
    pub size: Size,
    /// Face.
    pub face: Face,
    /// Alignment.
    #[serde(default = "left")]
    pub align: Align,
    /// Line height as a multiple of the size; above 0 the text wraps.
    #[serde(default)]
    pub leading: f32,
    /// First-line indent in characters.
    #[serde(default)]
    pub indent: f32,
    /// Space between characters, mm.
    #[serde(default)]
    pub spacing: f32,
    /// Stands on the stock already; left out when overprinting.
    #[serde(default)]
    pub on_stock: bool,
    /// In the seal's red.
    #[serde(default)]
    pub red: bool,
    /// Most lines of a wrapped text; it shrinks until it fits.
    #[serde(default)]
    pub most_lines: usize,
}

fn left() -> Align {
    Align::Left
}

/// The square for the QR code.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qr {
    /// What it says.
    pub text: Template,
    /// Left edge, mm.
    pub x: f32,
    /// Top edge, mm.
    pub y: f32,
    /// Side, mm.
    pub side: f32,
}

/// How certificates are printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Print {
    /// Everything, on blank paper.
    Full,
    /// The fields alone, moved and scaled as the printer needs.
    Overprint {
        /// To the right, mm.
        right: f32,
        /// Down, mm.
        down: f32,
        /// Horizontal and vertical scale.
        scale: (f32, f32),
    },
}

impl Print {
    /// The fields alone, with a printer's correction.
    pub fn overprint(adjustment: Adjustment) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "corrections have at most seven figures")]
        let share = |value: i32, whole: f32| value as f32 / whole;
        Self::Overprint {
            right: share(adjustment.right, 100.0),
            down: share(adjustment.down, 100.0),
            scale: (share(adjustment.scale_x, 1_000_000.0), share(adjustment.scale_y, 1_000_000.0)),
        }
    }

    /// Where the sheet's content is put, when it is moved at all.
    fn placed(self) -> Option<Placed> {
        match self {
            Self::Full => None,
            Self::Overprint { right, down, scale } => Some(Placed { scale, by: (right * MM, down * MM) }),
        }
    }
}

impl CertificateTemplate {
    /// Reads a template file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, file: &str) -> Result<Self, FormError> {
        toml::from_str(text).map_err(|e| FormError {
            file: file.to_owned(),
            place: String::new(),
            reason: e.message().to_owned(),
        })
    }
}

/// Draws one certificate a record. `going_on` hears now and then how many are set, and says whether to go on.
///
/// # Errors
/// A field that a record lacks, a character that no font draws, or that it was stopped.
pub fn certificates(
    template: &CertificateTemplate,
    records: &[Record],
    print: Print,
    title: &str,
    fonts: &Fonts,
    meta: &Meta,
    going_on: &dyn Fn(usize) -> bool,
) -> Result<Pdf, PaperError> {
    let mut pages = Vec::with_capacity(records.len());
    for record in records {
        // Asked now and then only: asking costs more than setting a page.
        if pages.len() % 50 == 0 && !going_on(pages.len()) {
            return Err(PaperError::Stopped);
        }
        pages.push(page(template, record, print, fonts)?);
    }
    write_alike(&pages, title, fonts, meta)
}

fn page(template: &CertificateTemplate, record: &Record, print: Print, fonts: &Fonts) -> Result<Page, PaperError> {
    let (width, height) = match template.orientation {
        Orientation::Portrait => (210.0 * MM, 297.0 * MM),
        Orientation::Landscape => (297.0 * MM, 210.0 * MM),
    };
    let mut drawn = Vec::new();
    let full = print == Print::Full;
    if full {
        for border in &template.border {
            draw_border(border, width, height, &mut drawn);
        }
    }
    for field in template.field.iter().filter(|f| full || !f.on_stock) {
        draw_field(field, record, fonts, &mut drawn)?;
    }
    if let Some(qr) = &template.qr {
        draw_qr(qr, &resolve("certificates", &qr.text, record)?.plain(), &mut drawn)?;
    }
    Ok(Page { width, height, placed: print.placed(), drawn })
}

fn draw_field(field: &Field, record: &Record, fonts: &Fonts, drawn: &mut Vec<Drawn>) -> Result<(), PaperError> {
    let text = resolve("certificates", &field.text, record)?;
    let glyphs = fonts.shape(&text, field.face)?;
    let (room, spacing) = (field.width * MM, field.spacing * MM);
    let start = drawn.len();
    if field.leading > 0.0 {
        let mut size = field.size.0;
        let set = loop {
            let set = lines(&glyphs, size, spacing, room, field.indent * (size + spacing));
            if field.most_lines == 0 || set.len() <= field.most_lines || size < 9.0 {
                break set;
            }
            size -= 0.5;
        };
        let mut y = field.y * MM;
        for (number, line) in set.iter().enumerate() {
            let indent = if number == 0 { field.indent * (size + spacing) } else { 0.0 };
            let baseline = y + size * (field.leading / 2.0 + 0.38);
            draw(
                line,
                At { x: field.x * MM + indent, baseline, room: room - indent, size, spacing, align: field.align },
                drawn,
            );
            y += size * field.leading;
        }
    } else {
        #[expect(clippy::cast_precision_loss, reason = "a line has few glyphs")]
        let gaps = spacing * glyphs.len() as f32;
        let size = shrink(&glyphs, field.size.0, room - gaps, 7.0);
        // The space after the last glyph would push a centred line to the left.
        let natural = width(&glyphs, size, spacing) - spacing;
        let x = match field.align {
            Align::Center => field.x * MM + (room - natural) / 2.0,
            Align::Right => field.x * MM + room - natural,
            Align::Left | Align::Justify => field.x * MM,
        };
        let line = crate::layout::text::TextLine { glyphs, last: true };
        draw(&line, At { x, baseline: field.y * MM + size * 0.88, room, size, spacing, align: Align::Left }, drawn);
    }
    if field.red {
        for item in &mut drawn[start..] {
            if let Drawn::Text { colour, .. } = item {
                *colour = RED;
            }
        }
    }
    Ok(())
}

fn draw_border(border: &Border, width: f32, height: f32, drawn: &mut Vec<Drawn>) {
    let (inset, thick, step) = (border.inset * MM, border.width * MM, border.corner * MM);
    let (l, t, r, b) = (inset, inset, width - inset, height - inset);
    let mut rule = |from: (f32, f32), to: (f32, f32)| {
        drawn.push(Drawn::Rule { from, to, width: thick, dashed: false, colour: RED });
    };
    // Each corner steps inward twice, as a fretwork does; with no step it is a plain corner.
    for (a, c) in [((l, t), (r, t)), ((l, b), (r, b))] {
        rule((a.0 + 2.0 * step, a.1), (c.0 - 2.0 * step, c.1));
    }
    for (a, c) in [((l, t), (l, b)), ((r, t), (r, b))] {
        rule((a.0, a.1 + 2.0 * step), (c.0, c.1 - 2.0 * step));
    }
    if step > 0.0 {
        for (x, y, dx, dy) in [(l, t, 1.0, 1.0), (r, t, -1.0, 1.0), (l, b, 1.0, -1.0), (r, b, -1.0, -1.0)] {
            let at = |i: f32, j: f32| (x + dx * i * step, y + dy * j * step);
            for pair in [at(2.0, 0.0), at(2.0, 1.0), at(1.0, 1.0), at(1.0, 2.0), at(0.0, 2.0)].windows(2) {
                rule(pair[0], pair[1]);
            }
            // A small square fills the corner that the steps leave.
            for pair in [at(0.15, 0.15), at(0.85, 0.15), at(0.85, 0.85), at(0.15, 0.85), at(0.15, 0.15)].windows(2) {
                rule(pair[0], pair[1]);
            }
        }
    }
}

fn draw_qr(qr: &Qr, text: &str, drawn: &mut Vec<Drawn>) -> Result<(), PaperError> {
    let code = qrcode::QrCode::with_error_correction_level(text.as_bytes(), qrcode::EcLevel::M)
        .map_err(|e| PaperError::Writing(e.to_string()))?;
    let modules = code.width();
    let mut bits = Vec::with_capacity(modules * modules.div_ceil(8));
    for row in code.to_colors().chunks(modules) {
        for eight in row.chunks(8) {
            let dark = |n: usize| eight.get(n) == Some(&qrcode::Color::Dark);
            bits.push((0..8).fold(0_u8, |byte, n| byte << 1 | u8::from(dark(n))));
        }
    }
    drawn.push(Drawn::Stencil { x: qr.x * MM, y: qr.y * MM, side: qr.side * MM, modules, bits: bits.into() });
    Ok(())
}

/// Characters of a certificate's name that no font draws, worded with their code points.
pub fn undrawable(fonts: &Fonts, text: &str) -> String {
    let missing: Vec<String> = fonts.missing(text).iter().map(|c| format!("{c}（U+{:04X}）", u32::from(*c))).collect();
    missing.join("、")
}
