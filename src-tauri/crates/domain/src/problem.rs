//! What is wrong, where, by which clause, and what to do about it.

use crate::identity::without_numbers;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; nothing is refused because of it.
    Warning,
    /// Blocks the next stage until it is mended.
    Error,
}

/// Where a problem sits, so that a reader can go there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// Nowhere in particular.
    #[default]
    None,
    /// A cell of an imported file. Rows and columns are named as the spreadsheet names them (5, "C").
    Cell {
        /// File name without its folder.
        file: String,
        /// Sheet name; empty for a text file.
        sheet: String,
        /// Row as the spreadsheet counts it, from 1; `None` for the file as a whole.
        row: Option<u32>,
        /// Column letter(s); `None` for the row as a whole.
        column: Option<String>,
    },
    /// A field of the record, in the words of the window.
    Field {
        /// Stage word: `filing`, `enrolment`, …
        stage: &'static str,
        /// Kind of thing: `class`, `session`, `person`, …
        entity: &'static str,
        /// Public id of the thing; empty when there is only one.
        id: String,
        /// Field path as `domain::<stage>::fields` declares it, or empty.
        field: &'static str,
    },
}

/// One named problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Severity.
    pub severity: Severity,
    /// Stable snake_case code for programs.
    pub code: &'static str,
    /// What happened, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: String,
    /// Clause of the notice, such as `二(一)`; empty when none applies.
    pub clause: &'static str,
    /// Where.
    pub place: Place,
}

impl Problem {
    /// An error without clause or place yet.
    pub fn error(code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message, hint)
    }

    /// A warning without clause or place yet.
    pub fn warning(code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message, hint)
    }

    fn new(severity: Severity, code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { severity, code, message: message.into(), hint: hint.into(), clause: "", place: Place::None }
    }

    /// The same problem, citing a clause.
    #[must_use]
    pub fn clause(mut self, clause: &'static str) -> Self {
        self.clause = clause;
        self
    }

    /// The same problem, at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        // What stands in a cell may be anything, a whole identity number where columns are shifted, too.
        if matches!(place, Place::Cell { .. }) {
            self.message = without_numbers(&self.message);
        }
        self.place = place;
        self
    }

    /// The same problem, at a field of the record.
    #[must_use]
    pub fn field(self, stage: &'static str, entity: &'static str, id: impl Into<String>, field: &'static str) -> Self {
        self.at(Place::Field { stage, entity, id: id.into(), field })
    }
}

/// Whether any problem is an error.
pub fn any_error(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}
