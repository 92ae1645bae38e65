//! What stands beside the window: the system's dialogs, or in the journeys a folder in their place.

use std::path::{Path, PathBuf};

use yanxiu_api::error::ApiError;

/// A folder that answers dialogs: files to pick lie in `pick`, what is saved goes to `saved`, what is opened is
/// listed in `opened.txt`.
pub(crate) struct StandIn {
    folder: PathBuf,
}

/// The folder of the journey, in a build made for journeys; never in a shipped one.
pub(crate) fn stand_in() -> Option<StandIn> {
    if !cfg!(feature = "journeys") {
        return None;
    }
    std::env::var_os("YANXIU_JOURNEY").map(|folder| StandIn { folder: folder.into() })
}

impl StandIn {
    /// Files with one of the extensions, in order of name.
    pub(crate) fn files(&self, extensions: &[String]) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.folder.join("pick")) else { return Vec::new() };
        let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
        files.sort();
        files
            .into_iter()
            .filter(|p| {
                let known = p.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.iter().any(|x| x == e));
                extensions.is_empty() || known
            })
            .filter_map(|p| p.into_os_string().into_string().ok())
            .collect()
    }

    /// Where something of this name is saved.
    pub(crate) fn target(&self, name: &str) -> Option<String> {
        let folder = self.folder.join("saved");
        std::fs::create_dir_all(&folder).ok()?;
        folder.join(name).into_os_string().into_string().ok()
    }

    /// Notes that something would have been opened.
    pub(crate) fn note_opened(&self, path: &Path) -> Result<(), ApiError> {
        let list = self.folder.join("opened.txt");
        let before = std::fs::read_to_string(&list).unwrap_or_default();
        std::fs::write(&list, format!("{before}{}\n", path.display()))
            .map_err(|error| ApiError::store("cannot_open", error.to_string(), "请检查磁盘。"))
    }
}

/// Says that the window can't be opened at all, where a person may see it.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
pub(crate) fn cannot_start(reason: &str) {
    eprintln!("研修无法启动：{reason}");
}
