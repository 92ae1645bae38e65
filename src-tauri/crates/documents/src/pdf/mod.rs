//! Pages to PDF bytes, by printpdf; the same pages give the same bytes.

mod finish;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use printpdf::{
    Color, FontId, FontMetrics, Greyscale, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, Rgb, TextItem, TextMatrix,
};
use subsetter::GlyphRemapper;
use yanxiu_domain::record::Record;

use crate::fonts::{Font, Fonts};
use crate::form::Form;
use crate::layout::{Colour, Drawn, Page, flow};
use crate::paper::{PaperError, compose};

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: u32,
}

/// What a PDF says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Who made it.
    pub author: String,
    /// Its date.
    pub date: NaiveDate,
}

/// Draws a form filled from a record.
///
/// # Errors
/// A field that the record lacks, or a character that no font draws.
pub fn render(form: &Form, record: &Record, fonts: &Fonts, meta: &Meta) -> Result<Pdf, PaperError> {
    let paper = compose(form, record)?;
    let pages = flow::pages(&paper, fonts)?;
    write(&pages, &paper.title, fonts, meta)
}

/// Writes pages as a PDF.
pub(crate) fn write(pages: &[Page], title: &str, fonts: &Fonts, meta: &Meta) -> Result<Pdf, PaperError> {
    let mut document = PdfDocument::new(title);
    for (font, characters) in used(pages) {
        let embedded = embed(fonts, font, &characters)?;
        let id = FontId(format!("F{}", font.index()));
        document.add_font_with_id(id, &embedded);
    }
    document.pages = pages.iter().map(page).collect();
    let options = PdfSaveOptions { optimize: true, ..PdfSaveOptions::default() };
    let lopdf = document.to_lopdf_document(&options, &mut Vec::new());
    let bytes = finish::finish(lopdf, title, meta).map_err(PaperError::Writing)?;
    Ok(Pdf { bytes, pages: u32::try_from(pages.len()).unwrap_or(u32::MAX) })
}

trait AddFont {
    fn add_font_with_id(&mut self, id: FontId, font: &ParsedFont);
}

impl AddFont for PdfDocument {
    /// printpdf draws ids from a process-wide counter; ours are the same every time.
    fn add_font_with_id(&mut self, id: FontId, font: &ParsedFont) {
        let given = self.add_font(font);
        if let Some(entry) = self.resources.fonts.map.remove(&given) {
            self.resources.fonts.map.insert(id, entry);
        }
    }
}

/// The characters each font draws.
fn used(pages: &[Page]) -> BTreeMap<Font, BTreeSet<char>> {
    let mut used: BTreeMap<Font, BTreeSet<char>> = BTreeMap::new();
    for drawn in pages.iter().flat_map(|p| &p.drawn) {
        if let Drawn::Text { font, text, .. } = drawn {
            used.entry(*font).or_default().extend(text.chars());
        }
    }
    used
}

fn embed(fonts: &Fonts, font: Font, characters: &BTreeSet<char>) -> Result<ParsedFont, PaperError> {
    let loaded = fonts.loaded(font);
    let mut remapper = GlyphRemapper::new();
    let mut mapping = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for c in characters {
        let Some((glyph, width)) = loaded.glyph(*c) else { continue };
        let new = remapper.remap(glyph);
        mapping.insert(u32::from(*c), new);
        widths.insert(new, width);
    }
    let subset = subsetter::subset(&loaded.bytes, 0, &remapper).map_err(|e| PaperError::Writing(e.to_string()))?;
    let name = format!("YANXIU+{}", font.file().trim_end_matches(".ttf"));
    let metrics = FontMetrics { ascent: loaded.ascent, descent: loaded.descent };
    let mut parsed = ParsedFont::with_glyph_data(subset, 0, Some(name), mapping, widths, loaded.upem, metrics);
    [
        parsed.pdf_font_metrics.x_min,
        parsed.pdf_font_metrics.y_min,
        parsed.pdf_font_metrics.x_max,
        parsed.pdf_font_metrics.y_max,
    ] = loaded.bbox;
    Ok(parsed)
}

fn page(page: &Page) -> PdfPage {
    let mut ops = Vec::new();
    let flip = |y: f32| Pt(page.height - y);
    for drawn in &page.drawn {
        match drawn {
            Drawn::Text { x, y, size, font, spacing, upside_down, colour: col, text } => {
                let matrix = if *upside_down {
                    TextMatrix::Raw([-1.0, 0.0, 0.0, -1.0, *x, page.height - y])
                } else {
                    TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, *x, page.height - y])
                };
                ops.extend([
                    Op::StartTextSection,
                    Op::SetFillColor { col: colour(*col) },
                    Op::SetFont {
                        font: PdfFontHandle::External(FontId(format!("F{}", font.index()))),
                        size: Pt(*size),
                    },
                    Op::SetCharacterSpacing { multiplier: *spacing },
                    Op::SetTextMatrix { matrix },
                    Op::ShowText { items: vec![TextItem::Text(text.clone())] },
                    Op::EndTextSection,
                ]);
            }
            Drawn::Rule { from, to, width, dashed, colour: col } => {
                let point = |p: &(f32, f32)| LinePoint { p: Point { x: Pt(p.0), y: flip(p.1) }, bezier: false };
                let dash = if *dashed {
                    LineDashPattern { offset: 0.0, pattern: [3.0, 3.0].into_iter().collect() }
                } else {
                    LineDashPattern::default()
                };
                ops.extend([
                    Op::SetOutlineColor { col: colour(*col) },
                    Op::SetOutlineThickness { pt: Pt(*width) },
                    Op::SetLineDashPattern { dash },
                    Op::DrawLine { line: Line { points: vec![point(from), point(to)], is_closed: false } },
                ]);
            }
            Drawn::Area { x, y, width, height, colour: col } => {
                ops.extend([
                    Op::SetFillColor { col: colour(*col) },
                    Op::DrawRectangle {
                        rectangle: Rect {
                            x: Pt(*x),
                            y: flip(y + height),
                            width: Pt(*width),
                            height: Pt(*height),
                            mode: Some(PaintMode::Fill),
                            winding_order: None,
                        },
                    },
                ]);
            }
        }
    }
    PdfPage::new(Mm::from(Pt(page.width)), Mm::from(Pt(page.height)), ops)
}

fn colour(colour: Colour) -> Color {
    match colour {
        Colour::Grey(percent) => Color::Greyscale(Greyscale { percent, icc_profile: None }),
        Colour::Rgb(r, g, b) => Color::Rgb(Rgb { r, g, b, icc_profile: None }),
    }
}
