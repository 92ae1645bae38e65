//! The system's dialogs and viewer, opened from here so that the page needs no permission for them.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};
use yanxiu_api::error::ApiError;

use crate::desk;

fn text(path: FilePath) -> Option<String> {
    path.into_path().ok().and_then(|p| p.into_os_string().into_string().ok())
}

/// Files the user picks, of any kind where no extension is named; none when the dialog is dismissed.
#[tauri::command(async)]
pub(crate) fn pick_files(app: AppHandle, title: String, extensions: Vec<String>, multiple: bool) -> Vec<String> {
    if let Some(desk) = desk::stand_in() {
        return desk.files(&extensions);
    }
    let extensions: Vec<&str> = extensions.iter().map(String::as_str).collect();
    let dialog = app.dialog().file().set_title(title);
    let dialog = if extensions.is_empty() { dialog } else { dialog.add_filter("可用的文件", &extensions) };
    let picked = if multiple {
        dialog.blocking_pick_files().unwrap_or_default()
    } else {
        dialog.blocking_pick_file().into_iter().collect()
    };
    picked.into_iter().filter_map(text).collect()
}

/// Where to save; `None` when the dialog is dismissed.
#[tauri::command(async)]
pub(crate) fn pick_save(app: AppHandle, title: String, name: String, extension: String) -> Option<String> {
    if let Some(desk) = desk::stand_in() {
        return desk.target(&name);
    }
    let dialog = app.dialog().file().set_title(title).set_file_name(name).add_filter("文件", &[extension.as_str()]);
    dialog.blocking_save_file().and_then(text)
}

/// A folder; `None` when the dialog is dismissed.
#[tauri::command(async)]
pub(crate) fn pick_folder(app: AppHandle, title: String) -> Option<String> {
    if let Some(desk) = desk::stand_in() {
        return desk.target("");
    }
    app.dialog().file().set_title(title).blocking_pick_folder().and_then(text)
}

/// Opens a file or folder with the system's own program.
#[tauri::command(async)]
pub(crate) fn open_path(path: String) -> Result<(), ApiError> {
    open(&PathBuf::from(path))
}

/// Opens a file or folder with the system's own program.
pub(crate) fn open(path: &std::path::Path) -> Result<(), ApiError> {
    if let Some(desk) = desk::stand_in() {
        return desk.note_opened(path);
    }
    tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| {
        ApiError::store(
            "cannot_open",
            format!("系统没能打开“{}”：{error}", path.display()),
            "请在文件管理器中找到该文件，双击打开；打不开时请安装 PDF 阅读器或 WPS。",
        )
    })
}
