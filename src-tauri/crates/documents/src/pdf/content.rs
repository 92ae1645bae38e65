//! What stands on a page, as the operators of a content stream (ISO 32000-1, 7.8 and 8 to 9).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use yanxiu_domain::record::Picture;

use crate::fonts::Font;
use crate::layout::{Colour, Drawn, Placed};

/// Glyph of each character in the fonts as they are embedded.
pub(super) type Glyphs = BTreeMap<(Font, char), u16>;

/// A picture's name among the resources: by what it shows, so that one shown twice is written once.
pub(super) fn picture_name(picture: &Picture) -> String {
    Sha256::digest(&picture.jpeg)[..6].iter().fold("P".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

/// Writes operators, and only those that change something.
pub(super) struct Content<'g> {
    glyphs: &'g Glyphs,
    height: f32,
    out: String,
    state: State,
}

/// What is set where nothing was said yet, is nothing: a form and a page begin anew.
#[derive(Default)]
struct State {
    in_text: bool,
    font: Option<(Font, u32)>,
    spacing: u32,
    fill: Option<String>,
    stroke: Option<String>,
    line: Option<u32>,
    dashed: bool,
}

impl<'g> Content<'g> {
    /// For a page of a height in points, whose glyphs are numbered so.
    pub(super) fn new(glyphs: &'g Glyphs, height: f32) -> Self {
        Self { glyphs, height, out: String::new(), state: State::default() }
    }

    /// The operators.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.leave_text();
        self.out.into_bytes()
    }

    /// Scales and moves all that follows.
    pub(super) fn place(&mut self, placed: Placed) {
        // Points count up from the lower edge here, and down from the upper one in what is drawn.
        let up = self.height * (1.0 - placed.scale.1) - placed.by.1;
        let (x, y) = (fine(placed.scale.0), fine(placed.scale.1));
        let _ = writeln!(self.out, "{x} 0 0 {y} {} {} cm", number(placed.by.0), number(up));
    }

    /// Draws another content, by its name among the page's resources.
    pub(super) fn use_form(&mut self, name: &str) {
        self.leave_text();
        let _ = writeln!(self.out, "/{name} Do");
    }

    /// Draws one thing.
    pub(super) fn draw(&mut self, drawn: &Drawn) {
        match drawn {
            Drawn::Text { x, y, size, font, spacing, upside_down, colour, text } => {
                self.fill(*colour);
                self.enter_text();
                if self.state.font != Some((*font, size.to_bits())) {
                    let _ = write!(self.out, "/F{} {} Tf ", font.index(), number(*size));
                    self.state.font = Some((*font, size.to_bits()));
                }
                if self.state.spacing != spacing.to_bits() {
                    let _ = write!(self.out, "{} Tc ", number(*spacing));
                    self.state.spacing = spacing.to_bits();
                }
                let turn = if *upside_down { "-1 0 0 -1" } else { "1 0 0 1" };
                let _ = write!(self.out, "{turn} {} {} Tm <", number(*x), number(self.height - y));
                for glyph in text.chars().filter_map(|c| self.glyphs.get(&(*font, c))) {
                    let _ = write!(self.out, "{glyph:04X}");
                }
                self.out.push_str("> Tj\n");
            }
            Drawn::Rule { from, to, width, dashed, colour } => {
                self.leave_text();
                let stroke = operands(*colour, 'S');
                if self.state.stroke.as_deref() != Some(&stroke) {
                    let _ = write!(self.out, "{stroke} ");
                    self.state.stroke = Some(stroke);
                }
                if self.state.line != Some(width.to_bits()) {
                    let _ = write!(self.out, "{} w ", number(*width));
                    self.state.line = Some(width.to_bits());
                }
                if self.state.dashed != *dashed {
                    self.out.push_str(if *dashed { "[3 3] 0 d " } else { "[] 0 d " });
                    self.state.dashed = *dashed;
                }
                let point = |p: &(f32, f32)| format!("{} {}", number(p.0), number(self.height - p.1));
                let _ = writeln!(self.out, "{} m {} l S", point(from), point(to));
            }
            Drawn::Area { x, y, width, height, colour } => {
                self.leave_text();
                self.fill(*colour);
                let bottom = number(self.height - y - height);
                let _ = writeln!(self.out, "{} {bottom} {} {} re f", number(*x), number(*width), number(*height));
            }
            Drawn::Picture { x, y, width, height, picture } => {
                self.leave_text();
                let (x, bottom) = (number(*x), number(self.height - y - height));
                let (width, height) = (number(*width), number(*height));
                let _ = writeln!(self.out, "q {width} 0 0 {height} {x} {bottom} cm /{} Do Q", picture_name(picture));
            }
            Drawn::Image { x, y, width, height, image } => {
                self.leave_text();
                let (x, bottom) = (number(*x), number(self.height - y - height));
                let (width, height) = (number(*width), number(*height));
                let _ = writeln!(self.out, "q {width} 0 0 {height} {x} {bottom} cm /{} Do Q", image.name());
            }
            Drawn::Figure(figure) => self.use_form(figure.name()),
            Drawn::Stencil { x, y, side, modules, bits } => {
                self.leave_text();
                self.fill(crate::layout::BLACK);
                let (x, bottom, side) = (number(*x), number(self.height - y - side), number(*side));
                let _ = write!(
                    self.out,
                    "q {side} 0 0 {side} {x} {bottom} cm BI /W {modules} /H {modules} /IM true /D [1 0] /F /AHx ID "
                );
                // In hexadecimal: no byte of the code can be taken for the end of the image.
                for byte in bits.iter() {
                    let _ = write!(self.out, "{byte:02X}");
                }
                self.out.push_str(">\nEI Q\n");
            }
        }
    }

    fn fill(&mut self, colour: Colour) {
        let fill = operands(colour, 'f');
        if self.state.fill.as_deref() != Some(&fill) {
            let _ = write!(self.out, "{fill} ");
            self.state.fill = Some(fill);
        }
    }

    fn enter_text(&mut self) {
        if !self.state.in_text {
            self.out.push_str("BT ");
            self.state.in_text = true;
        }
    }

    fn leave_text(&mut self) {
        if self.state.in_text {
            self.out.push_str("ET\n");
            self.state.in_text = false;
        }
    }
}

/// The operator that sets a colour, for strokes (`S`) or areas and text.
pub(super) fn operands(colour: Colour, what: char) -> String {
    let stroke = what == 'S';
    match colour {
        Colour::Grey(grey) => format!("{} {}", number(grey), if stroke { 'G' } else { 'g' }),
        Colour::Rgb(r, g, b) => {
            format!("{} {} {} {}", number(r), number(g), number(b), if stroke { "RG" } else { "rg" })
        }
    }
}

/// A scale, to a millionth.
pub(super) fn fine(value: f32) -> String {
    format!("{value:.6}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number in hundredths, as short as it goes: a hundredth of a point is a 280th of a millimetre.
pub(super) fn number(value: f32) -> String {
    let mut text = format!("{value:.2}");
    if text.contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, expected) in
            [(0.0, "0"), (-0.001, "0"), (12.0, "12"), (12.5, "12.5"), (0.126, "0.13"), (-3.0, "-3")]
        {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn only_what_changes_is_said() {
        let glyphs = Glyphs::from([((Font::Song, '甲'), 1), ((Font::Song, '乙'), 258)]);
        let mut content = Content::new(&glyphs, 100.0);
        let text = |text: &str, x: f32| Drawn::Text {
            x,
            y: 10.0,
            size: 12.0,
            font: Font::Song,
            spacing: 0.0,
            upside_down: false,
            colour: crate::layout::BLACK,
            text: text.to_owned(),
        };
        content.draw(&text("甲", 5.0));
        content.draw(&text("甲乙", 20.0));
        assert_eq!(
            String::from_utf8(content.finish()).unwrap(),
            "0 g BT /F0 12 Tf 1 0 0 1 5 90 Tm <0001> Tj\n1 0 0 1 20 90 Tm <00010102> Tj\nET\n"
        );
    }
}
