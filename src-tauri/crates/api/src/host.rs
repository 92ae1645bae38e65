//! The world outside the office: clock, files, chance, the name of whoever sits there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use yanxiu_store::io_words;

use crate::error::ApiError;
use crate::files;

/// What the office needs from the world. The sample class and the tests bring a world of their own.
pub trait Host: Send + Sync {
    /// The clock, civil time at the office.
    fn now(&self) -> NaiveDateTime;

    /// Fills the buffer with random bytes.
    fn random(&self, buffer: &mut [u8]);

    /// Who sits at the desk, for the journal.
    fn who(&self) -> String;

    /// The folder with fonts, forms, notices and calendars.
    ///
    /// # Errors
    /// Code `assets_missing` when it isn't beside the program.
    fn assets(&self) -> Result<PathBuf, ApiError>;

    /// The whole of a file.
    ///
    /// # Errors
    /// As the file system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Writes a file whole or not at all, making its folders.
    ///
    /// # Errors
    /// As the file system says; then the target is as it was.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Whether two paths lead to one file. A path where nothing stands leads to none.
    fn same_file(&self, one: &Path, other: &Path) -> bool;

    /// Writes several files, all of them or none.
    ///
    /// # Errors
    /// Which file couldn't be written, and why; then every target is as it was.
    fn write_all(&self, files: &[(PathBuf, &[u8])]) -> Result<(), (PathBuf, io::Error)> {
        self.replace_all(files, &[])
    }

    /// Writes several files and takes others away, all of it or nothing.
    ///
    /// # Errors
    /// Which file couldn't be written or taken away, and why; then everything is as it was.
    fn replace_all(&self, files: &[(PathBuf, &[u8])], gone: &[PathBuf]) -> Result<(), (PathBuf, io::Error)>;

    /// The names of all files in a folder and those below it, relative to it, with `/`, in order.
    ///
    /// # Errors
    /// As the file system says.
    fn names_below(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// Today.
    fn today(&self) -> NaiveDate {
        self.now().date()
    }
}

/// The machine the program runs on.
#[derive(Debug, Clone, Default)]
pub struct SystemHost {
    beside: Vec<PathBuf>,
    today: Option<NaiveDate>,
}

impl SystemHost {
    /// The machine; `beside` are folders that may hold `assets`, besides the program's own.
    pub fn new(beside: Vec<PathBuf>) -> Self {
        Self { beside, today: None }
    }

    /// The machine on another day, for reprinting and for tests.
    #[must_use]
    pub fn on(mut self, today: Option<NaiveDate>) -> Self {
        self.today = today;
        self
    }

    /// The app's own folder for data, where each system keeps such things.
    pub fn default_data_folder() -> PathBuf {
        let variable = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let base = if cfg!(windows) {
            variable("APPDATA")
        } else {
            variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local").join("share")))
        };
        base.unwrap_or_default().join("yanxiu")
    }
}

impl Host for SystemHost {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> NaiveDateTime {
        let now = chrono::Local::now().naive_local();
        self.today.map_or(now, |day| day.and_time(now.time()))
    }

    #[expect(clippy::panic, reason = "without chance there are no ids; the command fails and rolls back")]
    fn random(&self, buffer: &mut [u8]) {
        // Without chance there are no ids; a system that has none can't run any program of ours.
        if let Err(error) = getrandom::fill(buffer) {
            panic!("no random bytes: {error}");
        }
    }

    fn who(&self) -> String {
        ["USERNAME", "USER", "LOGNAME"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|name| !name.trim().is_empty())
            .unwrap_or_else(|| "本机用户".to_owned())
    }

    fn assets(&self) -> Result<PathBuf, ApiError> {
        let program = std::env::current_exe().unwrap_or_default();
        let candidates = self.beside.iter().map(PathBuf::as_path).chain(program.ancestors().skip(1));
        candidates.map(|folder| folder.join("assets")).find(|folder| folder.join("fonts").is_dir()).ok_or_else(|| {
            ApiError::store(
                "assets_missing",
                "找不到程序自带的 assets 文件夹（字体、表单、通知、日历）",
                "请把 assets 文件夹放回程序所在的文件夹，或重新安装。",
            )
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write_all(&[(path.to_owned(), bytes)]).map_err(|(_, error)| error)
    }

    fn same_file(&self, one: &Path, other: &Path) -> bool {
        matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
    }

    fn replace_all(&self, files: &[(PathBuf, &[u8])], gone: &[PathBuf]) -> Result<(), (PathBuf, io::Error)> {
        let mut mark = [0_u8; 8];
        self.random(&mut mark);
        files::replace(&files::System, &hex::encode(mark), files, gone)
    }

    fn names_below(&self, folder: &Path) -> io::Result<Vec<String>> {
        let (mut names, mut folders) = (Vec::new(), vec![String::new()]);
        while let Some(within) = folders.pop() {
            for entry in fs::read_dir(folder.join(&within))? {
                let entry = entry?;
                let name = format!("{within}{}", entry.file_name().to_string_lossy());
                // A link may lead round in a circle; it is named and not followed.
                if entry.file_type()?.is_dir() {
                    folders.push(format!("{name}/"));
                } else {
                    names.push(name);
                }
            }
        }
        names.sort();
        Ok(names)
    }
}

/// Words a failed reading of a file.
pub fn cannot_read(path: &Path, error: &io::Error) -> ApiError {
    let name = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => ApiError::unreadable(
            "file_not_found",
            format!("找不到文件“{name}”"),
            "请检查文件名和所在文件夹，再试一次。",
        ),
        io::ErrorKind::PermissionDenied => ApiError::unreadable(
            "file_not_readable",
            format!("没有权限读取“{name}”"),
            "请关闭正在使用它的程序，或把它复制到自己的文件夹再试。",
        ),
        io::ErrorKind::IsADirectory => {
            ApiError::unreadable("file_not_readable", format!("“{name}”是文件夹，不是文件"), "请选择文件夹里面的文件。")
        }
        _ => ApiError::unreadable(
            "file_not_readable",
            format!("读不出文件“{name}”：{}", io_words(error)),
            "请把文件复制到本机硬盘后再试。",
        ),
    }
}

/// Words a failed writing of a file.
pub fn cannot_write(path: &Path, error: &io::Error) -> ApiError {
    let name = path.display();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ApiError::store(
            "disk_full",
            format!("磁盘已满，没能写出“{name}”，原有文件没有改动"),
            "请清理磁盘空间，或换一个磁盘后再试。",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ApiError::store(
            "cannot_write",
            format!("没有权限写入“{name}”"),
            "请换一个可以写入的文件夹，或关闭正在打开该文件的程序（WPS、Excel、PDF 阅读器）后再试。",
        ),
        io::ErrorKind::FileTooLarge => ApiError::store(
            "cannot_write",
            format!("“{name}”超过这里允许的文件大小，没有写出"),
            "请换一个磁盘或文件夹后再试。",
        ),
        io::ErrorKind::InvalidFilename => ApiError::store(
            "name_too_long",
            format!("文件名或路径太长，写不出“{name}”"),
            "请换一个层次较浅、名称较短的文件夹。",
        ),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => ApiError::store(
            "cannot_write",
            format!("写不出“{name}”：路径上有同名的文件"),
            "请换一个文件夹，或先移走同名的文件。",
        ),
        io::ErrorKind::IsADirectory | io::ErrorKind::DirectoryNotEmpty => ApiError::store(
            "cannot_write",
            format!("写不出“{name}”：这里已有同名的文件夹"),
            "请在后面加上文件名，或换一个名称。",
        ),
        _ => ApiError::store(
            "cannot_write",
            format!("没能写出“{name}”：{}", io_words(error)),
            "请换一个文件夹，或关闭正在打开该文件的程序后再试。",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_system_speaks_the_words_of_an_office() {
        let folder = tempfile::tempdir().unwrap();
        let held = folder.path().join("里");
        fs::create_dir_all(held.join("有")).unwrap();
        let host = SystemHost::default();
        let error = cannot_write(&held, &host.write(&held, b"x").unwrap_err());
        assert!(error.message.ends_with("：这里已有同名的文件夹"), "{error}");
        for kind in [io::ErrorKind::ResourceBusy, io::ErrorKind::TimedOut, io::ErrorKind::Other] {
            let error = io::Error::new(kind, "os error");
            for told in [cannot_read(Path::new("甲"), &error), cannot_write(Path::new("甲"), &error)] {
                assert!(!told.message.contains("os error"), "{told}");
            }
        }
    }

    #[test]
    fn several_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let host = SystemHost::default();
        host.write_all(&[(at("1"), b"one".as_slice()), (at("new/2"), b"two")]).unwrap();
        assert_eq!(names(folder.path()), ["1", "new"]);
        // A folder stands where the third is to go: what was written before it is taken back.
        fs::create_dir_all(at("3/held")).unwrap();
        let (path, _) = host
            .write_all(&[(at("1"), b"other".as_slice()), (at("4"), b"four"), (at("3"), b"three"), (at("5"), b"five")])
            .unwrap_err();
        assert_eq!(path, at("3"));
        assert_eq!(fs::read(at("1")).unwrap(), b"one");
        assert_eq!(names(folder.path()), ["1", "3", "new"]);
        // And where a part can't even be written: a file stands where a folder is needed.
        let (path, _) = host.write_all(&[(at("6"), b"six".as_slice()), (at("1/7"), b"seven")]).unwrap_err();
        assert_eq!((path, names(folder.path())), (at("1/7"), vec!["1".to_owned(), "3".to_owned(), "new".to_owned()]));
    }
}
