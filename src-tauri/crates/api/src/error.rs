//! What goes wrong, as a person is told and as a program can tell.

use serde::Serialize;
use ts_rs::TS;

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

/// What is wrong with a file or payload, from the reader's English in the words of an office. What our own readers say
/// is Chinese already, and stays.
pub fn plain_reason(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let expected = || quoted.get(1..).unwrap_or_default().join("、");
    if message.starts_with("missing field") {
        format!("缺少“{}”", quoted.first().unwrap_or(&""))
    } else if message.starts_with("unknown field") {
        format!("没有“{}”这一项，可以写的有：{}", quoted.first().unwrap_or(&""), expected())
    } else if message.starts_with("unknown variant") {
        format!("不能写“{}”，可以写的有：{}", quoted.first().unwrap_or(&""), expected())
    } else if message.starts_with("invalid type") {
        "内容的类型不对：文字要加引号，数字和是否（true、false）不加".to_owned()
    } else if message.starts_with("invalid value") || message.starts_with("number too") {
        "数值超出范围".to_owned()
    } else if message.starts_with("duplicate") {
        "同一项写了两次".to_owned()
    } else if message.is_ascii() {
        "写法不对，请检查引号、等号和方括号".to_owned()
    } else {
        message.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_says_is_put_into_chinese() {
        for (message, expected) in [
            ("missing field `title`", "缺少“title”"),
            ("unknown field `titel`, expected `title` or `size`", "没有“titel”这一项，可以写的有：title、size"),
            (
                "invalid type: integer `3`, expected a string",
                "内容的类型不对：文字要加引号，数字和是否（true、false）不加",
            ),
            ("expected `=`", "写法不对，请检查引号、等号和方括号"),
            ("“2021-13-01”不是日期", "“2021-13-01”不是日期"),
        ] {
            assert_eq!(plain_reason(message), expected);
        }
    }
}
