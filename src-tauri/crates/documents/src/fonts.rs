//! The faces papers are set in, and which of them draws a character.
//!
//! A character is sought in the face asked for, then in 宋, then in the face for rare characters. A person's name
//! that needs another face is set wholly in it, never one glyph in another hand. The face for rare characters has
//! nothing else; beside one of its own the rest of a name stands in 宋, the hand nearest to it. (Its sister face has
//! the common characters too, but in their Japanese forms.)

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
                    font = [font, Font::Song, Font::Rare].into_iter().find(|f| whole(*f)).unwrap_or(Font::Song);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Stretch;

    fn named(name: &str) -> Text {
        Text(vec![Stretch { text: name.to_owned(), name: true }])
    }

    fn fonts() -> Fonts {
        Fonts::from_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")).unwrap()
    }

    /// Names that the law's table allows (通用规范汉字表, 8,105 characters; property kTGH of the Unicode Han database).
    #[test]
    fn every_character_of_the_table_of_standard_characters_is_drawn() {
        let table = include_str!("../../../../tests/data/tgh-2013.txt");
        let table: String = table.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(table.chars().count(), 8105);
        assert_eq!(fonts().missing(&table), Vec::<char>::new());
    }

    /// GB 18030-2022, levels 1 and 2: the unified characters to U+9FEF, extension A, and those of the compatibility block
    /// that GBK had; level 2 adds the table above.
    #[test]
    fn every_character_of_gb_18030_levels_1_and_2_is_drawn() {
        let compatibility = "\u{f92c}\u{f979}\u{f995}\u{f9e7}\u{f9f1}\u{fa0c}\u{fa0d}\u{fa0e}\u{fa0f}\u{fa11}\u{fa13}\u{fa14}\u{fa18}\u{fa1f}\u{fa20}\u{fa21}\u{fa23}\u{fa24}\u{fa27}\u{fa28}\u{fa29}";
        let all: String =
            ('\u{3400}'..='\u{4db5}').chain('\u{4e00}'..='\u{9fef}').chain(compatibility.chars()).collect();
        assert_eq!(fonts().missing(&all), Vec::<char>::new());
    }

    /// A private character has no glyph anywhere: it is named, not drawn as a box.
    #[test]
    fn what_no_font_draws_is_named() {
        let fonts = fonts();
        assert_eq!(fonts.missing("王\u{e000}强"), ['\u{e000}']);
        let refused = fonts.shape(&named("王\u{e000}强"), Face::Kai).unwrap_err();
        assert!(matches!(refused, PaperError::NoGlyph { code: 0xe000, .. }), "{refused}");
    }

    #[test]
    fn a_name_is_set_whole_in_the_first_face_that_has_all_of_it() {
        let fonts = fonts();
        let faces = |name: &str| -> Vec<Font> {
            fonts.shape(&named(name), Face::Kai).unwrap().iter().map(|glyph| glyph.font).collect()
        };
        for (name, font) in [
            ("欧阳修", Font::Kai),
            ("王㛃", Font::Kai),
            ("司马𬍛", Font::Kai),
            ("王㛄", Font::Song),
            ("𪚥𪚥", Font::Rare),
        ] {
            assert_eq!(faces(name), vec![font; name.chars().count()], "{name}");
        }
        assert_eq!(faces("张𪚥"), [Font::Song, Font::Rare]);
    }
}
