//! What goes wrong with a store, by kind, in words for the office.

use std::path::Path;

use rusqlite::ErrorCode;

/// Why the store can't serve. Nothing has been written.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct StoreError {
    /// Kind.
    pub kind: Trouble,
    /// What happened, in Chinese.
    pub message: String,
}

/// Kinds of trouble, each with a stable code and a way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Another program is writing.
    Locked,
    /// A newer program made the store.
    Newer,
    /// The file is damaged.
    Corrupt,
    /// The disk is full.
    Full,
    /// The folder or file can't be written.
    ReadOnly,
    /// There is no store in the folder.
    Missing,
    /// There is one already.
    Exists,
    /// The file is no store, or the passphrase is wrong.
    NotAStore,
    /// An encrypted store needs its passphrase.
    NeedsPassphrase,
    /// The passphrase is wrong.
    WrongPassphrase,
    /// No such thing in the record.
    NotFound,
    /// The record doesn't allow it.
    Constraint,
    /// The class is archived.
    Archived,
    /// Undo meets rows that were changed since.
    Stale,
    /// Undo of what can't be undone.
    NotUndoable,
    /// Nothing to undo.
    NothingToUndo,
    /// Anything else the system says.
    Other,
}

impl Trouble {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Newer => "newer_store",
            Self::Corrupt => "corrupt",
            Self::Full => "disk_full",
            Self::ReadOnly => "cannot_write",
            Self::Missing => "no_store",
            Self::Exists => "store_exists",
            Self::NotAStore => "not_a_store",
            Self::NeedsPassphrase => "needs_passphrase",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::NotFound => "not_found",
            Self::Constraint => "constraint",
            Self::Archived => "archived",
            Self::Stale => "undo_stale",
            Self::NotUndoable => "not_undoable",
            Self::NothingToUndo => "nothing_to_undo",
            Self::Other => "store_error",
        }
    }

    /// What to do, in Chinese.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Locked => "请等另一个窗口或命令做完后再试。",
            Self::Newer => "请安装新版本的程序后再打开，数据没有改动。",
            Self::Corrupt => "请不要继续使用，先复制整个数据文件夹，再用最近的备份恢复。",
            Self::Full => "请清理磁盘空间后再试，数据没有改动。",
            Self::ReadOnly => "请检查文件夹的写入权限，或换一个数据文件夹。",
            Self::Missing => "请先建立本单位，或指定正确的数据文件夹。",
            Self::Exists => "请换一个空的数据文件夹，已有的数据不会被覆盖。",
            Self::NotAStore => "请检查数据文件夹是否选对；文件损坏时请用备份恢复。",
            Self::NeedsPassphrase => "请输入口令。",
            Self::WrongPassphrase => "请重新输入口令，或使用建库时给出的恢复码。",
            Self::NotFound => "请核对后再试。",
            Self::Constraint => "请刷新后核对再试。",
            Self::Archived => "确需更正的，请在班次页面上方撤销归档，写明原因。",
            Self::Stale => "请先处理之后的改动，或直接手工改回。",
            Self::NotUndoable => {
                "证书的核发、作废和领取请用作废或补发更正，已删除的个人信息不能恢复；更早的操作不能再撤销。"
            }
            Self::NothingToUndo => "没有可以撤销的操作。",
            Self::Other => "请重试；再次出现时请把这条信息发给软件维护人员。",
        }
    }
}

impl StoreError {
    /// An error of a kind.
    pub fn new(kind: Trouble, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// Something that isn't in the record.
    pub fn not_found(what: &str) -> Self {
        Self::new(Trouble::NotFound, format!("找不到{what}"))
    }

    /// A failure of the file system at a path.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        let name = path.display();
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                Self::new(Trouble::Full, format!("磁盘已满，没能写“{name}”"))
            }
            std::io::ErrorKind::NotFound => Self::new(Trouble::Missing, format!("找不到“{name}”")),
            std::io::ErrorKind::PermissionDenied
            | std::io::ErrorKind::ReadOnlyFilesystem
            | std::io::ErrorKind::NotADirectory
            | std::io::ErrorKind::AlreadyExists => {
                Self::new(Trouble::ReadOnly, format!("不能写入“{name}”：{}", io_words(error)))
            }
            _ => Self::new(Trouble::Other, format!("读写“{name}”时出错：{}", io_words(error))),
        }
    }
}

/// What the file system says, in the words of an office; what has none by its number.
pub fn io_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    /// Another program holds the file, or a part of it (Windows).
    const HELD: [i32; 2] = [32, 33];
    let held = cfg!(windows) && error.raw_os_error().is_some_and(|code| HELD.contains(&code));
    let words = match error.kind() {
        _ if held => "文件正被另一个程序占用",
        ErrorKind::NotFound => "路径不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已有同名的文件或文件夹",
        ErrorKind::IsADirectory => "这是文件夹，不是文件",
        ErrorKind::NotADirectory => "路径中有一段是文件，不是文件夹",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘空间不足",
        ErrorKind::FileTooLarge => "超过允许的文件大小",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::Deadlock => "文件正被另一个程序占用",
        ErrorKind::InvalidFilename => "文件名太长，或含有不允许的字符",
        ErrorKind::TooManyLinks | ErrorKind::CrossesDevices => "这个磁盘不支持这样的操作",
        ErrorKind::TimedOut
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::StaleNetworkFileHandle => "网络磁盘没有响应",
        ErrorKind::UnexpectedEof | ErrorKind::WriteZero => "没有读写完整",
        ErrorKind::OutOfMemory => "内存不足",
        _ => return error.raw_os_error().map_or_else(|| "系统错误".to_owned(), |code| format!("系统错误 {code}")),
    };
    words.to_owned()
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let (kind, words) = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (Trouble::Locked, "数据正被另一个程序写入"),
            Some(ErrorCode::DiskFull) => (Trouble::Full, "磁盘已满，这一步没有写入"),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                (Trouble::ReadOnly, "数据文件不能写入")
            }
            Some(ErrorCode::NotADatabase) => (Trouble::NotAStore, "数据文件不是本软件的数据，或口令不对"),
            Some(ErrorCode::DatabaseCorrupt) => (Trouble::Corrupt, "数据文件已损坏"),
            Some(ErrorCode::ConstraintViolation) => (Trouble::Constraint, "这一步与已有的记录冲突，没有写入"),
            _ if matches!(error, rusqlite::Error::QueryReturnedNoRows) => (Trouble::NotFound, "找不到要处理的记录"),
            _ => (Trouble::Other, "数据读写出错"),
        };
        Self::new(kind, format!("{words}{}", reason(&error)))
    }
}

/// What the database says where it is Chinese, else its number: its own words are English, and tell an office nothing.
fn reason(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(words)) if !words.is_ascii() => format!("（{words}）"),
        rusqlite::Error::SqliteFailure(failure, _) | rusqlite::Error::SqlInputError { error: failure, .. } => {
            format!("（代码 {}）", failure.extended_code)
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;

    #[test]
    fn nothing_english_is_told() {
        let system = Error::from_raw_os_error(123_456);
        assert_eq!(io_words(&system), "系统错误 123456");
        for kind in [ErrorKind::IsADirectory, ErrorKind::ResourceBusy, ErrorKind::Other, ErrorKind::InvalidFilename] {
            for error in [Error::from(kind), Error::new(kind, "something is wrong")] {
                let told = [io_words(&error), StoreError::io(Path::new("甲"), &error).message];
                assert!(!told.concat().contains(|c: char| c.is_ascii_alphabetic()), "{told:?}");
            }
        }
        let database = rusqlite::Connection::open_in_memory().unwrap();
        let refused = |sql: &str| StoreError::from(database.execute_batch(sql).unwrap_err());
        let twice = refused("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1), (1);");
        assert_eq!(
            (twice.kind, twice.message.as_str()),
            (Trouble::Constraint, "这一步与已有的记录冲突，没有写入（代码 2067）")
        );
        assert!(refused("nonsense").message.starts_with("数据读写出错（代码"));
    }
}
