//! The text of a cell, which may come in runs of different looks.

use super::super::OfficeFormError;
use super::super::markup::{Kind, Token, escaped, tokens, unescaped};
use super::super::texts::{Mark, replaced};

/// What stands in a shared or inline text.
pub(super) struct Rich<'x> {
    tokens: Vec<Token<'x>>,
    /// Opening and closing token of each text, and what it says.
    pieces: Vec<(usize, usize, String)>,
}

impl<'x> Rich<'x> {
    pub(super) fn read(inner: &'x str) -> Result<Self, OfficeFormError> {
        let tokens = tokens(inner)?;
        let mut pieces = Vec::new();
        let mut open: Option<(usize, String)> = None;
        let mut phonetic = false;
        for (at, token) in tokens.iter().enumerate() {
            match (token.kind, token.local()) {
                (Kind::Open, "rPh") => phonetic = true,
                (Kind::Close, "rPh") => phonetic = false,
                (Kind::Open, "t") if !phonetic => open = Some((at, String::new())),
                (Kind::Close, "t") => pieces.extend(open.take().map(|(from, text)| (from, at, text))),
                (Kind::Text, _) => {
                    if let Some((_, text)) = &mut open {
                        text.push_str(&unescaped(token.raw));
                    }
                }
                _ => {}
            }
        }
        Ok(Self { tokens, pieces })
    }

    pub(super) fn joined(&self) -> String {
        self.pieces.iter().map(|(_, _, text)| text.as_str()).collect()
    }

    /// The same with its marks replaced.
    pub(super) fn filled(&self, marks: &[Mark], values: &[String]) -> String {
        let texts: Vec<&str> = self.pieces.iter().map(|(_, _, text)| text.as_str()).collect();
        let new = replaced(&texts, marks, values);
        let mut out = String::new();
        let mut at = 0;
        for ((from, to, _), new) in self.pieces.iter().zip(new) {
            let Some(text) = new else { continue };
            self.tokens[at..*from].iter().for_each(|t| out.push_str(t.raw));
            let name = self.tokens[*from].name();
            out.push_str(&format!("<{name} xml:space=\"preserve\">{}</{name}>", escaped(&text)));
            at = to + 1;
        }
        self.tokens[at..].iter().for_each(|t| out.push_str(t.raw));
        out
    }
}
