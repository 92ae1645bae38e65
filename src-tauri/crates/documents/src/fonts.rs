//! The faces papers are set in, and which of them draws a character.
//!
//! A character is sought in the face asked for, then in 宋, then in the face for rare characters. A person's name
//! that needs another face is set wholly in it, never one glyph in another hand.

use std::path::Path;
use std::sync::Arc;

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
}

impl Font {
    /// Every role.
    pub const ALL: [Self; 6] = [Self::Song, Self::SongBold, Self::Hei, Self::HeiMedium, Self::Kai, Self::Rare];

    /// File name in the folder of fonts.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Song => "NotoSerifSC-Regular.ttf",
            Self::SongBold => "NotoSerifSC-Bold.ttf",
            Self::Hei => "NotoSansSC-Regular.ttf",
            Self::HeiMedium => "NotoSansSC-Medium.ttf",
            Self::Kai => "LXGWWenKai-Regular.ttf",
            Self::Rare => "HanaMinB.ttf",
        }
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
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
pub struct Fonts(Arc<Vec<Loaded>>);

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
        for font in Font::ALL {
            let path = folder.join(font.file());
            let bytes = std::fs::read(&path).map_err(|e| format!("读不出字体“{}”：{e}", path.display()))?;
            loaded.push(load(bytes).ok_or_else(|| format!("“{}”不是可用的字体", path.display()))?);
        }
        Ok(Self(Arc::new(loaded)))
    }

    pub(crate) fn loaded(&self, font: Font) -> &Loaded {
        &self.0[font.index()]
    }

    fn draws(&self, font: Font, c: char) -> Option<Glyph> {
        let loaded = self.loaded(font);
        let (_, width) = loaded.glyph(c)?;
        Some(Glyph { c, font, width: f32::from(width) * 1000.0 / f32::from(loaded.upem) })
    }

    fn find(&self, font: Font, c: char) -> Option<Glyph> {
        [font, Font::Song, Font::Rare].into_iter().find_map(|font| self.draws(font, c))
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
                    font = [font, Font::Song, Font::Rare].into_iter().find(|f| whole(*f)).unwrap_or(font);
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

fn load(bytes: Vec<u8>) -> Option<Loaded> {
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
    Some(Loaded { upem, ascent, descent, bbox: [bbox.x_min, bbox.y_min, bbox.x_max, bbox.y_max], glyphs, bytes })
}
