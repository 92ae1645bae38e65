//! Texts with placeholders, and the paths in them.

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

/// A path into the record, as a form names it: `sessions`, or `sessions?` when it may be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The path without its mark.
    pub path: String,
    /// Whether the record may lack it; then it prints nothing.
    pub optional: bool,
}

impl Path {
    fn parse(text: &str) -> Result<Self, String> {
        let (path, optional) = match text.trim().strip_suffix('?') {
            Some(path) => (path, true),
            None => (text.trim(), false),
        };
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']');
        if path != "#" && (path.is_empty() || !path.chars().all(legal)) {
            return Err(format!("“{text}”不是字段路径，路径只用英文字母、数字、下划线和点"));
        }
        Ok(Self { path: path.to_owned(), optional })
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// One piece of a text with placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands as it is.
    Literal(String),
    /// A value of the record; `name` marks a person's name, which is never set in two faces.
    Field {
        /// Where the value stands.
        path: Path,
        /// Whether it is a person's name.
        name: bool,
    },
}

/// A text with placeholders: `{{path}}`, `{{path?}}`, `{{path|name}}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

impl Template {
    /// Reads a text with placeholders.
    ///
    /// # Errors
    /// A Chinese reason when braces don't match or a path can't be one.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((inside, tail)) = after.split_once("}}") else {
                return Err(format!("“{text}”里的“{{{{”没有对应的“}}}}”"));
            };
            if !before.is_empty() {
                pieces.push(Piece::Literal(before.to_owned()));
            }
            let (path, name) = match inside.split_once('|') {
                Some((path, mark)) if mark.trim() == "name" => (path, true),
                Some((_, mark)) => return Err(format!("“{text}”里的“|{mark}”不认识，只有“|name”")),
                None => (inside, false),
            };
            pieces.push(Piece::Field { path: Path::parse(path)?, name });
            rest = tail;
        }
        if rest.contains("}}") {
            return Err(format!("“{text}”里的“}}}}”没有对应的“{{{{”"));
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(rest.to_owned()));
        }
        Ok(Self { pieces })
    }

    /// A text that prints the value at one path.
    pub fn field(path: Path, name: bool) -> Self {
        Self { pieces: vec![Piece::Field { path, name }] }
    }

    /// The same text with every `[[key]]`, in literals and in paths, replaced by what `value` gives.
    ///
    /// # Errors
    /// The first error of `value`.
    pub fn specialise<E>(&self, mut value: impl FnMut(&str) -> Result<String, E>) -> Result<Self, E> {
        let mut replace = |text: &str| -> Result<String, E> {
            let mut out = String::new();
            let mut rest = text;
            while let Some((before, after)) = rest.split_once("[[") {
                let Some((key, tail)) = after.split_once("]]") else { break };
                out.push_str(before);
                out.push_str(&value(key)?);
                rest = tail;
            }
            out.push_str(rest);
            Ok(out)
        };
        let pieces = self
            .pieces
            .iter()
            .map(|piece| {
                Ok(match piece {
                    Piece::Literal(text) => Piece::Literal(replace(text)?),
                    Piece::Field { path, name } => {
                        Piece::Field { path: Path { path: replace(&path.path)?, optional: path.optional }, name: *name }
                    }
                })
            })
            .collect::<Result<_, E>>()?;
        Ok(Self { pieces })
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
