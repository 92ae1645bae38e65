//! What the fonts draw, and in whose hand.

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
    let table = include_str!("../../../../../tests/data/tgh-2013.txt");
    let table: String = table.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(table.chars().count(), 8105);
    assert_eq!(fonts().missing(&table), Vec::<char>::new());
}

/// GB 18030-2022, levels 1 and 2: the unified characters to U+9FEF, extension A, and those of the compatibility block
/// that GBK had; level 2 adds the table above.
#[test]
fn every_character_of_gb_18030_levels_1_and_2_is_drawn() {
    let compatibility = "\u{f92c}\u{f979}\u{f995}\u{f9e7}\u{f9f1}\u{fa0c}\u{fa0d}\u{fa0e}\u{fa0f}\u{fa11}\u{fa13}\u{fa14}\u{fa18}\u{fa1f}\u{fa20}\u{fa21}\u{fa23}\u{fa24}\u{fa27}\u{fa28}\u{fa29}";
    let all: String = ('\u{3400}'..='\u{4db5}').chain('\u{4e00}'..='\u{9fef}').chain(compatibility.chars()).collect();
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
    for (name, font) in
        [("欧阳修", Font::Kai), ("王㛃", Font::Kai), ("司马𬍛", Font::Kai), ("王㛄", Font::Song), ("𪚥𪚥", Font::Rare)]
    {
        assert_eq!(faces(name), vec![font; name.chars().count()], "{name}");
    }
    assert_eq!(faces("张𪚥"), [Font::Song, Font::Rare]);
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/data/fonts").join(name)).unwrap()
}

/// Characters made by an office (自造字) stand at private code points; only its own file draws them.
#[test]
fn a_font_of_ones_own_is_sought_last_and_draws_what_no_other_does() {
    let shipped = fonts();
    let own = OwnFont::read(file("made.ttf")).unwrap();
    assert_eq!((own.family(), own.characters()), ("Made Characters", 3));
    assert_eq!(own.beyond(&shipped), ['\u{e000}', '\u{31350}']);
    let fonts = shipped.with_own(vec![own]);
    assert_eq!(fonts.missing("王\u{e000}强\u{e005}"), ['\u{e005}']);
    let found: Vec<Font> = fonts.shape(&named("王\u{e000}"), Face::Kai).unwrap().iter().map(|g| g.font).collect();
    assert_eq!(found, [Font::Song, Font::Own(0)]);
    assert_eq!(fonts.with_own(Vec::new()).missing("\u{e000}"), ['\u{e000}'], "taken away again");
}

#[test]
fn a_file_that_must_not_or_cannot_be_embedded_is_refused() {
    for (name, refusal) in [("restricted.ttf", FontRefusal::Restricted), ("compact.otf", FontRefusal::Outlines)] {
        assert_eq!(OwnFont::read(file(name)).err(), Some(refusal), "{name}");
    }
    for bytes in [Vec::new(), b"PK\x03\x04".to_vec(), file("made.ttf")[..600].to_vec()] {
        assert_eq!(OwnFont::read(bytes).err(), Some(FontRefusal::NotAFont));
    }
}
