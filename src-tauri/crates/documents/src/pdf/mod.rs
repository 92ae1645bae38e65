//! Pages to PDF bytes, by printpdf; the same pages give the same bytes.

#[cfg(test)]
mod conformance;
mod content;
mod figure;
mod finish;
mod press;
mod profile;
mod raster;
mod shared;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use lopdf::{Document, Object, Stream, dictionary};
use printpdf::{
    FontId, FontMetrics, Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use subsetter::GlyphRemapper;
use yanxiu_domain::record::Record;

use crate::fonts::{Font, Fonts};
use crate::form::Form;
use crate::layout::{Drawn, Page, flow};
use crate::paper::{PaperError, compose};
use content::{Content, Glyphs, picture_name};
use press::Press;
use shared::Plan;

#[cfg(test)]
pub(crate) use conformance::findings;
pub(crate) use figure::{Figure, Matrix, Pen};
pub use raster::{LONGEST_SIDE, MOST_BYTES, Raster, RasterError};

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

/// Draws several forms filled from one record, one after another in one file whose pages are numbered through.
///
/// # Errors
/// As [`render`].
pub fn render_several(
    forms: &[Form],
    record: &Record,
    title: &str,
    fonts: &Fonts,
    meta: &Meta,
) -> Result<Pdf, PaperError> {
    let papers = forms.iter().map(|form| compose(form, record)).collect::<Result<Vec<_>, _>>()?;
    write(&flow::several(&papers, fonts)?, title, fonts, meta)
}

/// Pages of a PDF that came from elsewhere; `None` where it is none or can't be read.
pub fn page_count(bytes: &[u8]) -> Option<u32> {
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let pages = Document::load_mem(bytes).ok()?.get_pages().len();
    u32::try_from(pages).ok().filter(|pages| *pages > 0)
}

/// Writes pages as a PDF.
pub(crate) fn write(pages: &[Page], title: &str, fonts: &Fonts, meta: &Meta) -> Result<Pdf, PaperError> {
    print(pages, title, fonts, meta, false)
}

/// Writes pages that are alike as a PDF: what they share is written once.
pub(crate) fn write_alike(pages: &[Page], title: &str, fonts: &Fonts, meta: &Meta) -> Result<Pdf, PaperError> {
    print(pages, title, fonts, meta, true)
}

fn print(pages: &[Page], title: &str, fonts: &Fonts, meta: &Meta, alike: bool) -> Result<Pdf, PaperError> {
    let (mut document, glyphs) = with_fonts(pages, title, fonts)?;
    let plan = if alike { shared::plan(pages, &glyphs) } else { shared::unshared(pages) };
    add_pages(&mut document, pages, plan, &glyphs).map_err(PaperError::Writing)?;
    let bytes = finish::finish(document, title, meta).map_err(PaperError::Writing)?;
    Ok(Pdf { bytes, pages: u32::try_from(pages.len()).unwrap_or(u32::MAX) })
}

/// A side beyond any sheet, in points.
const BIG: i64 = 14_400;

/// The document with its fonts, and the glyphs by which pages name characters.
///
/// printpdf writes fonts and catalogue. Its own pages take three objects and some three kilobytes each, so that pages
/// are written here: it is given one page that shows every character, whose place the real ones take.
fn with_fonts(pages: &[Page], title: &str, fonts: &Fonts) -> Result<(Document, Glyphs), PaperError> {
    let mut printed = PdfDocument::new(title);
    let (mut glyphs, mut specimen) = (Glyphs::new(), Vec::new());
    for (font, characters) in used(pages) {
        let id = FontId(format!("F{}", font.index()));
        let embedded = embed(fonts, font, &characters, &mut glyphs)?;
        printed.add_font_with_id(id.clone(), &embedded);
        specimen.extend([
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) },
            Op::ShowText { items: vec![TextItem::Text(characters.iter().collect())] },
            Op::EndTextSection,
        ]);
    }
    printed.pages = vec![PdfPage::new(Mm(1.0), Mm(1.0), specimen)];
    let options = PdfSaveOptions { optimize: true, ..PdfSaveOptions::default() };
    Ok((printed.to_lopdf_document(&options, &mut Vec::new()), glyphs))
}

/// Puts the pages in the place of the one that showed the characters.
fn add_pages(document: &mut Document, pages: &[Page], plan: Plan, glyphs: &Glyphs) -> Result<(), String> {
    let specimen = document.page_iter().next().ok_or("no page")?;
    let page = document.get_dictionary(specimen).map_err(|e| e.to_string())?;
    let parent = page.get(b"Parent").and_then(Object::as_reference).map_err(|e| e.to_string())?;
    let content = page.get(b"Contents").and_then(Object::as_reference);
    let resources = match page.get(b"Resources").map_err(|e| e.to_string())? {
        Object::Reference(id) => document.get_dictionary(*id).map_err(|e| e.to_string())?,
        other => other.as_dict().map_err(|e| e.to_string())?,
    };
    let fonts = resources.get(b"Font").cloned().unwrap_or_else(|_| Object::Dictionary(lopdf::Dictionary::new()));
    for id in [Some(specimen), content.ok()].into_iter().flatten() {
        document.objects.remove(&id);
    }
    let mut shown = lopdf::Dictionary::new();
    for (name, picture) in pictures(pages) {
        shown.set(name, document.add_object(picture));
    }
    for (name, image) in images(pages) {
        let (mut picture, mask) = image.streams();
        if let Some(mask) = mask {
            picture.dict.set("SMask", document.add_object(mask));
        }
        shown.set(name, document.add_object(picture));
    }
    let mut press = Press::new();
    for figure in figures(pages).values() {
        let whole = vec![0.into(), 0.into(), BIG.into(), BIG.into()];
        let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => whole };
        shown.set(figure.name(), document.add_object(press.stream(form, figure.content().to_vec())?));
    }
    let mut named = shown.clone();
    for (number, content) in plan.forms.into_iter().enumerate() {
        let whole = vec![0.into(), 0.into(), BIG.into(), BIG.into()];
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => whole,
            "Resources" => dictionary! { "Font" => fonts.clone(), "XObject" => shown.clone() },
        };
        named.set(format!("X{number}"), Object::Reference(document.add_object(press.stream(form, content)?)));
    }
    let resources = document.add_object(dictionary! { "Font" => fonts, "XObject" => named });
    let mut kids = Vec::with_capacity(pages.len());
    for (page, plan) in pages.iter().zip(&plan.pages) {
        let mut content = Content::new(glyphs, page.height);
        page.placed.into_iter().for_each(|placed| content.place(placed));
        plan.beneath.iter().for_each(|form| content.use_form(&format!("X{form}")));
        plan.own.iter().for_each(|at| content.draw(&page.drawn[*at]));
        plan.on_top.iter().for_each(|form| content.use_form(&format!("X{form}")));
        let contents = document.add_object(press.stream(lopdf::Dictionary::new(), content.finish())?);
        let sheet = vec![0.into(), 0.into(), Object::Real(page.width), Object::Real(page.height)];
        let page = dictionary! { "Type" => "Page", "Parent" => parent, "MediaBox" => sheet, "Contents" => contents };
        kids.push(Object::Reference(document.add_object(page)));
    }
    let tree = document.get_object_mut(parent).and_then(Object::as_dict_mut).map_err(|e| e.to_string())?;
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", kids);
    tree.set("Resources", resources);
    Ok(())
}

/// The pictures by their names. A JPEG stands in a PDF as it is.
fn pictures(pages: &[Page]) -> BTreeMap<String, Stream> {
    let mut pictures = BTreeMap::new();
    for drawn in pages.iter().flat_map(|p| &p.drawn) {
        if let Drawn::Picture { picture, .. } = drawn {
            pictures.entry(picture_name(picture)).or_insert_with(|| {
                let dictionary = dictionary! {
                    "Type" => "XObject",
                    "Subtype" => "Image",
                    "Width" => i64::from(picture.width),
                    "Height" => i64::from(picture.height),
                    "ColorSpace" => "DeviceRGB",
                    "BitsPerComponent" => 8,
                    "Filter" => "DCTDecode",
                };
                Stream::new(dictionary, picture.jpeg.to_vec()).with_compression(false)
            });
        }
    }
    pictures
}

/// The placed images by their names.
fn images(pages: &[Page]) -> BTreeMap<String, &Raster> {
    let drawn = pages.iter().flat_map(|p| &p.drawn);
    drawn
        .filter_map(|d| if let Drawn::Image { image, .. } = d { Some((image.name(), &**image)) } else { None })
        .collect()
}

/// The figures by their names.
fn figures(pages: &[Page]) -> BTreeMap<&str, &Figure> {
    let drawn = pages.iter().flat_map(|p| &p.drawn);
    drawn.filter_map(|d| if let Drawn::Figure(figure) = d { Some((figure.name(), figure)) } else { None }).collect()
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

fn embed(
    fonts: &Fonts,
    font: Font,
    characters: &BTreeSet<char>,
    glyphs: &mut Glyphs,
) -> Result<ParsedFont, PaperError> {
    let loaded = fonts.loaded(font);
    let mut remapper = GlyphRemapper::new();
    let mut mapping = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for c in characters {
        let Some((glyph, width)) = loaded.glyph(*c) else { continue };
        let new = remapper.remap(glyph);
        mapping.insert(u32::from(*c), new);
        glyphs.insert((font, *c), new);
        widths.insert(new, width);
    }
    let subset = subsetter::subset(&loaded.bytes, 0, &remapper).map_err(|e| PaperError::Writing(e.to_string()))?;
    let name = format!("YANXIU+{}", loaded.name);
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
