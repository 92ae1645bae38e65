//! Looking a path up: in the row at hand first, then in the records around it.

use yanxiu_domain::record::{Record, Value};

use super::{PaperError, Stretch, Text};
use crate::form::{Condition, Path, Piece, Template};

#[derive(Clone)]
pub(super) struct Scope<'a> {
    pub(super) kind: &'a str,
    pub(super) records: Vec<&'a Record>,
}

impl<'a> Scope<'a> {
    pub(super) fn within(&self, record: &'a Record) -> Self {
        let mut records = vec![record];
        records.extend(&self.records);
        Self { kind: self.kind, records }
    }

    pub(super) fn value(&self, path: &Path) -> Result<Option<&'a Value>, PaperError> {
        let found = self.records.iter().find_map(|r| r.get(&path.path));
        if found.is_none() && !path.optional {
            return Err(PaperError::UnknownField { kind: self.kind.to_owned(), path: path.path.clone() });
        }
        Ok(found)
    }

    pub(super) fn rows(&self, path: &Path) -> Result<&'a [Record], PaperError> {
        Ok(match self.value(path)? {
            Some(Value::List(rows)) => rows,
            _ => &[],
        })
    }

    pub(super) fn text(&self, template: &Template) -> Result<Text, PaperError> {
        let mut stretches = Vec::new();
        for piece in &template.pieces {
            match piece {
                Piece::Literal(text) => stretches.push(Stretch { text: text.clone(), name: false }),
                Piece::Field { path, name } => {
                    let text = self.value(path)?.map(Value::printed).unwrap_or_default();
                    stretches.push(Stretch { text, name: *name });
                }
            }
        }
        Ok(Text(stretches))
    }

    pub(super) fn optional(&self, template: Option<&Template>) -> Result<Text, PaperError> {
        template.map_or(Ok(Text::default()), |t| self.text(t))
    }

    /// Whether something stands at a path; an absent path holds nothing.
    fn holds(&self, path: &str) -> bool {
        match self.records.iter().find_map(|r| r.get(path)) {
            Some(Value::Text(text)) => !text.is_empty(),
            Some(Value::Number { hundredths, .. }) => *hundredths != 0,
            Some(Value::List(rows)) => !rows.is_empty(),
            Some(Value::Picture(_)) => true,
            None => false,
        }
    }

    pub(super) fn meets(&self, condition: &Condition) -> bool {
        condition.when.iter().all(|p| self.holds(p)) && !condition.unless.iter().any(|p| self.holds(p))
    }
}
