//! Font files of the institution's own, for characters that no shipped face draws.

use std::sync::Arc;

use ttf_parser::{Permissions, name_id};

use super::{Fonts, Loaded, load};

/// A font file that may be embedded.
pub struct OwnFont {
    family: String,
    loaded: Arc<Loaded>,
}

/// Why a file can't serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontRefusal {
    /// No font, or a damaged one.
    NotAFont,
    /// Its outlines aren't TrueType's; PDF/A asks for another way of embedding, which isn't offered.
    Outlines,
    /// Its maker forbids embedding or embedding in part (OS/2 `fsType`).
    Restricted,
}

impl OwnFont {
    /// Reads a font file; of a collection its first font.
    ///
    /// # Errors
    /// Why it can't serve.
    pub fn read(bytes: Vec<u8>) -> Result<Self, FontRefusal> {
        let face = ttf_parser::Face::parse(&bytes, 0).map_err(|_| FontRefusal::NotAFont)?;
        let tables = face.tables();
        if tables.glyf.is_none() {
            let compact = tables.cff.is_some() || tables.cff2.is_some();
            return Err(if compact { FontRefusal::Outlines } else { FontRefusal::NotAFont });
        }
        let allowed = face
            .tables()
            .os2
            .is_none_or(|os2| os2.permissions() != Some(Permissions::Restricted) && os2.is_subsetting_allowed());
        if !allowed {
            return Err(FontRefusal::Restricted);
        }
        let family = family(&face);
        let postscript: String = named(&face, name_id::POST_SCRIPT_NAME).unwrap_or_default();
        let postscript: String = postscript.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let name = if postscript.is_empty() { "OwnFont".to_owned() } else { postscript };
        let loaded = load(name, bytes).filter(|l| !l.glyphs.is_empty()).ok_or(FontRefusal::NotAFont)?;
        Ok(Self { family, loaded: Arc::new(loaded) })
    }

    /// Its family's name, in Chinese where it has one; empty if it has none.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// How many characters it draws.
    pub fn characters(&self) -> usize {
        self.loaded.glyphs.len()
    }

    /// The characters it adds to other fonts, in code order.
    pub fn beyond(&self, others: &Fonts) -> Vec<char> {
        let all: String = self.loaded.glyphs.keys().collect();
        others.missing(&all)
    }

    pub(super) fn loaded(self) -> Arc<Loaded> {
        self.loaded
    }
}

/// A name in Chinese, or the first there is.
fn named(face: &ttf_parser::Face<'_>, id: u16) -> Option<String> {
    /// Chinese (PRC) in the list of languages that names are tagged with.
    const CHINESE: u16 = 0x0804;
    let names: Vec<_> = face.names().into_iter().filter(|n| n.name_id == id && n.is_unicode()).collect();
    names.iter().find(|n| n.language_id == CHINESE).or(names.first()).and_then(ttf_parser::name::Name::to_string)
}

fn family(face: &ttf_parser::Face<'_>) -> String {
    named(face, name_id::TYPOGRAPHIC_FAMILY).or_else(|| named(face, name_id::FAMILY)).unwrap_or_default()
}
