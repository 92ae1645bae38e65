//! Drawing a template's elements on a page.

use std::sync::Arc;

use yanxiu_domain::record::Record;

use super::border;
use super::code::code;
use super::set::Words;
use super::template::{Body, CertificateTemplate, Element, Frame, Ink, TextBox};
use crate::fonts::Fonts;
use crate::form::Template;
use crate::layout::{Colour, Drawn, MM, Page, Placed};
use crate::paper::{PaperError, resolve};

/// In which colour a preview shows what stands on the stock.
const STOCK: Ink = Ink([190, 186, 180]);

/// What becomes of elements that stand on the stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stock {
    /// Printed as everything else.
    Printed,
    /// Left out: it is there already.
    LeftOut,
    /// Shown in grey, to see how the rest fits; never printed.
    Shown,
}

/// A page's work: a template with what of it is the same on every page drawn once.
pub(super) struct Press<'t> {
    template: &'t CertificateTemplate,
    fonts: &'t Fonts,
    /// The elements in their layers, each drawn already unless it differs from page to page.
    elements: Vec<(&'t Element, bool, Option<Vec<Drawn>>)>,
    placed: Option<Placed>,
}

impl<'t> Press<'t> {
    pub(super) fn new(
        template: &'t CertificateTemplate,
        fonts: &'t Fonts,
        stock: Stock,
        placed: Option<Placed>,
    ) -> Self {
        let shown = template.elements.iter().filter(|e| stock != Stock::LeftOut || !e.on_stock);
        let mut elements: Vec<_> = shown
            .map(|element| {
                let grey = stock == Stock::Shown && element.on_stock;
                let fixed = fixed(template, element, grey);
                (element, grey, fixed)
            })
            .collect();
        // A picture under the texts is under all of them, a seal over them over all of them.
        elements.sort_by_key(|(element, ..)| layer(element));
        Self { template, fonts, elements, placed }
    }

    fn page_of(&self, drawn: Vec<Drawn>) -> Page {
        let (width, height) = self.template.sheet();
        Page { width: width * MM, height: height * MM, placed: self.placed, drawn }
    }

    /// One certificate.
    ///
    /// # Errors
    /// A field that the record lacks, a character that no font draws, a text that finds no room.
    pub(super) fn page(&self, record: &Record) -> Result<Page, PaperError> {
        let mut drawn = Vec::new();
        for (element, grey, fixed) in &self.elements {
            match fixed {
                Some(fixed) => drawn.extend(fixed.iter().cloned()),
                None => self.changing(element, *grey, record, &mut drawn, true)?,
            }
        }
        Ok(self.page_of(drawn))
    }

    /// One certificate as far as it can be drawn; what can't is left out.
    pub(super) fn sketch(&self, record: &Record) -> Page {
        let mut drawn = Vec::new();
        for (element, grey, fixed) in &self.elements {
            match fixed {
                Some(fixed) => drawn.extend(fixed.iter().cloned()),
                None => {
                    let start = drawn.len();
                    if self.changing(element, *grey, record, &mut drawn, false).is_err() {
                        drawn.truncate(start);
                    }
                }
            }
        }
        self.page_of(drawn)
    }

    fn changing(
        &self,
        element: &Element,
        grey: bool,
        record: &Record,
        drawn: &mut Vec<Drawn>,
        strict: bool,
    ) -> Result<(), PaperError> {
        match &element.body {
            Body::Text(text) => {
                let says = resolve("certificates", &text.text, record)?;
                let words = Words::new(&says, self.fonts.shape(&says, text.face)?);
                let set = text.set(&element.frame, words);
                if strict && !set.fits {
                    return Err(PaperError::NoRoom { text: says.plain() });
                }
                let text = if grey { &TextBox { colour: STOCK, ..text.clone() } } else { text };
                text.draw(&element.frame, &set, drawn);
                Ok(())
            }
            Body::Qr(template) => qr(&element.frame, &resolve("certificates", template, record)?.plain(), drawn),
            _ => Ok(()),
        }
    }
}

fn layer(element: &Element) -> u8 {
    match &element.body {
        Body::Image(image) if image.over => 2,
        Body::Image(_) => 0,
        Body::Rectangle(rectangle) if rectangle.fill.is_some() => 0,
        _ => 1,
    }
}

/// What is the same on every page; nothing for what a record fills.
fn fixed(template: &CertificateTemplate, element: &Element, grey: bool) -> Option<Vec<Drawn>> {
    let Frame { x, y, width, height } = element.frame;
    let colour = |ink: Ink| if grey { STOCK.colour() } else { ink.colour() };
    Some(match &element.body {
        Body::Text(_) | Body::Qr(_) => return None,
        Body::Line(line) => {
            let (from, to) = if width >= height {
                ((x, y + height / 2.0), (x + width, y + height / 2.0))
            } else {
                ((x + width / 2.0, y), (x + width / 2.0, y + height))
            };
            vec![rule(from, to, line.thickness, line.dashed, colour(line.colour))]
        }
        Body::Rectangle(rectangle) => {
            let mut drawn = Vec::new();
            if let Some(fill) = rectangle.fill.filter(|_| !grey) {
                let area =
                    Drawn::Area { x: x * MM, y: y * MM, width: width * MM, height: height * MM, colour: fill.colour() };
                drawn.push(area);
            }
            if rectangle.thickness > 0.0 {
                let half = rectangle.thickness / 2.0;
                let (l, t, r, b) = (x + half, y + half, x + width - half, y + height - half);
                let corners = [(l - half, t), (r, t - half), (r + half, b), (l, b + half)];
                let ends = [(r + half, t), (r, b + half), (l - half, b), (l, t - half)];
                let sides = corners.into_iter().zip(ends);
                drawn.extend(sides.map(|(a, b)| rule(a, b, rectangle.thickness, false, colour(rectangle.colour))));
            }
            drawn
        }
        Body::Border(border) => {
            let (_, sheet) = template.sheet();
            let border = super::template::Border {
                colour: if grey { STOCK } else { border.colour },
                second: if grey { STOCK } else { border.second },
                ..*border
            };
            vec![Drawn::Figure(border::figure(&border, &element.frame, sheet * MM))]
        }
        Body::Image(image) => match template.images.get(&image.image) {
            Some(raster) if !grey => vec![Drawn::Image {
                x: x * MM,
                y: y * MM,
                width: width * MM,
                height: height * MM,
                image: Arc::clone(raster),
            }],
            _ => {
                let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
                corners.windows(2).map(|w| rule(w[0], w[1], 0.2, true, STOCK.colour())).collect()
            }
        },
    })
}

fn rule(from: (f32, f32), to: (f32, f32), thickness: f32, dashed: bool, colour: Colour) -> Drawn {
    let point = |p: (f32, f32)| (p.0 * MM, p.1 * MM);
    Drawn::Rule { from: point(from), to: point(to), width: thickness * MM, dashed, colour }
}

fn qr(frame: &Frame, text: &str, drawn: &mut Vec<Drawn>) -> Result<(), PaperError> {
    let code = code(text)?;
    let modules = code.width();
    let mut bits = Vec::with_capacity(modules * modules.div_ceil(8));
    for row in code.to_colors().chunks(modules) {
        for eight in row.chunks(8) {
            let dark = |n: usize| eight.get(n) == Some(&qrcode::Color::Dark);
            bits.push((0..8).fold(0_u8, |byte, n| byte << 1 | u8::from(dark(n))));
        }
    }
    let side = frame.width.min(frame.height);
    let (x, y) = (frame.x + (frame.width - side) / 2.0, frame.y + (frame.height - side) / 2.0);
    drawn.push(Drawn::Stencil { x: x * MM, y: y * MM, side: side * MM, modules, bits: bits.into() });
    Ok(())
}

/// Whether a text holds nothing that a record fills.
pub(super) fn is_fixed(template: &Template) -> bool {
    template.pieces.iter().all(|p| matches!(p, crate::form::Piece::Literal(_)))
}
