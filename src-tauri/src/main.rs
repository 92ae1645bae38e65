//! The shell: the window, its dialogs, the system's viewer. No rules, no SQL.

// A console window beside the office would only be in the way on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod closing;
mod desk;
mod dialogs;
mod office;

use tauri::Manager;

#[expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "written by tauri's own macro")]
fn main() {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                // A second start brings the first window forward; a window that can't be raised stays where it is.
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .setup(|app| {
            let (office, waiting) = office::open(app.handle())?;
            app.manage(office);
            app.manage(waiting);
            app.manage(closing::Closing::default());
            office::watch(app.handle().clone());
            Ok(())
        })
        .on_window_event(|window, event| {
            if let tauri::WindowEvent::CloseRequested { api, .. } = event {
                closing::asked(window, api);
            }
        })
        .invoke_handler(tauri::generate_handler![
            closing::closing_heard,
            closing::may_close,
            office::call,
            office::cancel,
            office::paper_bytes,
            office::form_bytes,
            office::print_paper,
            office::open_attachment,
            office::attachment_picture,
            dialogs::pick_files,
            dialogs::pick_save,
            dialogs::pick_folder,
            dialogs::open_path,
        ])
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|handle, event| {
            if let tauri::RunEvent::Exit = event {
                office::close(handle);
            }
        }),
        Err(error) => desk::cannot_start(&error.to_string()),
    }
}
