//! What goes wrong, as a person is told and as a program can tell.

use serde::Serialize;
use ts_rs::TS;
pub use yanxiu_documents::{line_of, plain_reason};

use crate::problem::Problem;

/// Why a command was not done. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApiError {
    /// Stable code.
    pub code: String,
    /// What happened, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: String,
    /// Everything that is wrong, where an input was refused for several things; the message names the first.
    pub problems: Vec<Problem>,
    /// Which family, for exit codes.
    #[serde(skip)]
    #[ts(skip)]
    pub kind: ErrorKind,
}

/// Families of errors; the command line's exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The caller asked in a way that can't be understood: 2.
    Usage,
    /// A rule refuses: 3.
    Refused,
    /// An input can't be read: 4.
    Unreadable,
    /// The store can't serve: 5.
    Store,
}

impl ApiError {
    /// A wrong call.
    pub fn usage(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(ErrorKind::Usage, code, message, hint)
    }

    /// An input that is refused for everything that is wrong with it; `None` when no problem is an error.
    pub fn for_all(problems: &[yanxiu_domain::problem::Problem]) -> Option<Self> {
        Self::of_errors(ErrorKind::Unreadable, problems)
    }

    /// What was typed or chosen, refused by rules for everything that is wrong with it; `None` when no problem is an
    /// error.
    pub fn by_rules(problems: &[yanxiu_domain::problem::Problem]) -> Option<Self> {
        Self::of_errors(ErrorKind::Refused, problems)
    }

    fn of_errors(kind: ErrorKind, problems: &[yanxiu_domain::problem::Problem]) -> Option<Self> {
        use yanxiu_domain::problem::{Place, Severity};
        let errors = problems.iter().filter(|p| p.severity == Severity::Error);
        let first = errors.clone().next()?;
        let place = match &first.place {
            Place::Cell { row: Some(row), column, .. } => {
                let column = column.as_ref().map(|c| format!(" {c} 列")).unwrap_or_default();
                format!("第 {row} 行{column}：")
            }
            _ => String::new(),
        };
        let more = match errors.count() {
            1 => String::new(),
            count => format!("（共 {count} 处有误，没有写入任何内容）"),
        };
        let mut error = Self::new(kind, first.code, format!("{place}{}{more}", first.message), first.hint.clone());
        error.problems = crate::problem::to_wire(problems);
        Some(error)
    }

    /// A rule refuses.
    pub fn refused(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(ErrorKind::Refused, code, message, hint)
    }

    /// An unreadable input.
    pub fn unreadable(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(ErrorKind::Unreadable, code, message, hint)
    }

    /// A trouble of the store or its folder.
    pub fn store(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(ErrorKind::Store, code, message, hint)
    }

    fn new(kind: ErrorKind, code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), hint: hint.into(), problems: Vec::new(), kind }
    }

    /// The same error with everything that is wrong.
    #[must_use]
    pub(crate) fn listing(mut self, problems: Vec<Problem>) -> Self {
        self.problems = problems;
        self
    }

    /// The exit code of the command line.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            ErrorKind::Usage => 2,
            ErrorKind::Refused => 3,
            ErrorKind::Unreadable => 4,
            ErrorKind::Store => 5,
        }
    }
}

/// A problem for which a rule refuses.
impl From<yanxiu_domain::problem::Problem> for ApiError {
    fn from(problem: yanxiu_domain::problem::Problem) -> Self {
        Self::refused(problem.code, problem.message, problem.hint)
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}（{}）", self.message, self.hint)
    }
}

impl std::error::Error for ApiError {}
