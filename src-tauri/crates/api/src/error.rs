//! What goes wrong, as a person is told and as a program can tell.

use serde::Serialize;
use ts_rs::TS;

/// Why a command was not done. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApiError {
    /// Stable code.
    pub code: String,
    /// What happened, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: String,
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
        Self { code: code.to_owned(), message: message.into(), hint: hint.into(), kind }
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

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}（{}）", self.message, self.hint)
    }
}

impl std::error::Error for ApiError {}
