//! The faces papers are set in, and which of them draws a character.
//!
//! A character is sought in the face asked for, then in 宋, then in the face for rare characters. A person's name
//! that needs another face is set wholly in it, never one glyph in another hand. The face for rare characters has
//! nothing else; beside one of its own the rest of a name stands in 宋, the hand nearest to it. (Its sister face has
//! the common characters too, but in their Japanese forms.)

mod own;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

pub use own::{FontRefusal, OwnFont};

use crate::form::Face;
use crate::paper::{PaperError, Text};

/// A font file by its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Font {
    /// 宋.
    Song,
    /// 宋 bold.
    SongBold,
    /// 黑.
    Hei,
    /// A stouter 黑.
    HeiMedium,
    /// 楷.
    Kai,
    /// Rare characters.
    Rare,
    /// A file of the institution's own, by its place among them; sought last.
    Own(u8),
}

/// The faces that ship, with their file names in the folder of fonts.
const SHIPPED: [(Font, &str); 6] = [
    (Font::Song, "NotoSerifSC-Regular.ttf"),
    (Font::SongBold, "NotoSerifSC-Bold.ttf"),
    (Font::Hei, "NotoSansSC-Regular.ttf"),
    (Font::HeiMedium, "NotoSansSC-Medium.ttf"),
    (Font::Kai, "LXGWWenKai-Regular.ttf"),
    (Font::Rare, "HanaMinB.ttf"),
];

impl Font {
    /// Its place in the list of fonts.
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Song => 0,
            Self::SongBold => 1,
            Self::Hei => 2,
            Self::HeiMedium => 3,
            Self::Kai => 4,
            Self::Rare => 5,
            Self::Own(place) => SHIPPED.len() + place as usize,
        }
    }
}

impl From<Face> for Font {
    fn from(face: Face) -> Self {
        match face {
            // No free 仿宋 covers all characters; 宋 stands in for it.
            Face::Song | Face::Fang => Self::Song,
            Face::SongBold => Self::SongBold,
            Face::Hei => Self::Hei,
            Face::HeiMedium => Self::HeiMedium,
            Face::Kai => Self::Kai,
        }
    }
}

/// One font in memory.
pub(crate) struct Loaded {
    /// Name it goes by inside a PDF.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) upem: u16,
    pub(crate) ascent: i16,
    pub(crate) descent: i16,
    pub(crate) bbox: [i16; 4],
    /// Glyph and width in font units by character.
    glyphs: std::collections::BTreeMap<char, (u16, u16)>,
}

impl Loaded {
    pub(crate) fn glyph(&self, c: char) -> Option<(u16, u16)> {
        self.glyphs.get(&c).copied()
    }
}

/// The fonts at hand, read once and shared.
#[derive(Clone)]
pub struct Fonts(Arc<Vec<Arc<Loaded>>>);

/// A character with the font that draws it and its width in thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) c: char,
    pub(crate) font: Font,
    pub(crate) width: f32,
}

impl Fonts {
    /// Reads the fonts from a folder.
    ///
    /// # Errors
    /// In Chinese, which file is missing or no font.
    pub fn from_folder(folder: &Path) -> Result<Self, String> {
        let mut loaded = Vec::new();
        for (_, file) in SHIPPED {
            let path = folder.join(file);
            let bytes = std::fs::read(&path).map_err(|e| format!("读不出字体“{}”：{e}", path.display()))?;
            let name = file.trim_end_matches(".ttf").to_owned();
            let font = load(name, bytes).ok_or_else(|| format!("“{}”不是可用的字体", path.display()))?;
            loaded.push(Arc::new(font));
        }
        Ok(Self(Arc::new(loaded)))
    }

    /// These fonts, and after them those of the institution's own in their order.
    #[must_use]
    pub fn with_own(&self, own: Vec<OwnFont>) -> Self {
        let shipped = self.0.iter().take(SHIPPED.len()).cloned();
        Self(Arc::new(shipped.chain(own.into_iter().map(OwnFont::loaded)).collect()))
    }

    /// Faces of the institution's own.
    fn own(&self) -> impl Iterator<Item = Font> + use<> {
        (0..u8::try_from(self.0.len() - SHIPPED.len()).unwrap_or(u8::MAX)).map(Font::Own)
    }

    pub(crate) fn loaded(&self, font: Font) -> &Loaded {
        &self.0[font.index()]
    }

    fn draws(&self, font: Font, c: char) -> Option<Glyph> {
        let loaded = self.loaded(font);
        let (_, width) = loaded.glyph(c)?;
        Some(Glyph { c, font, width: f32::from(width) * 1000.0 / f32::from(loaded.upem) })
    }

    /// Where a character is sought, in this order.
    fn chain(&self, font: Font) -> impl Iterator<Item = Font> + use<> {
        [font, Font::Song, Font::Rare].into_iter().chain(self.own())
    }

    fn find(&self, font: Font, c: char) -> Option<Glyph> {
        self.chain(font).find_map(|font| self.draws(font, c))
    }

    /// Characters of a text that no font draws.
    pub fn missing(&self, text: &str) -> Vec<char> {
        text.chars().filter(|c| !c.is_control() && self.find(Font::Song, *c).is_none()).collect()
    }

    /// The glyphs of a text in a face. Line ends are kept as they are.
    pub(crate) fn shape(&self, text: &Text, face: Face) -> Result<Vec<Glyph>, PaperError> {
        let mut glyphs = Vec::new();
        for stretch in &text.0 {
            // Several names in one text are each set whole on their own.
            for part in stretch.text.split_inclusive('、') {
                let mut font = Font::from(face);
                if stretch.name {
                    let name = part.trim_end_matches('、');
                    let whole = |f: Font| name.chars().all(|c| self.draws(f, c).is_some());
                    font = self.chain(font).find(|f| whole(*f)).unwrap_or(Font::Song);
                }
                for c in part.chars() {
                    if c == '\n' {
                        glyphs.push(Glyph { c, font, width: 0.0 });
                    } else if !c.is_control() {
                        glyphs.push(self.find(font, c).ok_or_else(|| PaperError::NoGlyph {
                            text: stretch.text.clone(),
                            character: c,
                            code: u32::from(c),
                        })?);
                    }
                }
            }
        }
        Ok(glyphs)
    }
}

fn load(name: String, bytes: Vec<u8>) -> Option<Loaded> {
    let face = ttf_parser::Face::parse(&bytes, 0).ok()?;
    let mut glyphs = std::collections::BTreeMap::new();
    for table in face.tables().cmap?.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            if let Some(c) = char::from_u32(code)
                && let Some(glyph) = table.glyph_index(code)
                && glyph.0 != 0
            {
                glyphs.insert(c, (glyph.0, face.glyph_hor_advance(glyph).unwrap_or(0)));
            }
        });
    }
    let bbox = face.global_bounding_box();
    let (upem, ascent, descent) = (face.units_per_em(), face.ascender(), face.descender());
    Some(Loaded { name, upem, ascent, descent, bbox: [bbox.x_min, bbox.y_min, bbox.x_max, bbox.y_max], glyphs, bytes })
}
