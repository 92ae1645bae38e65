//! The office behind the window: one at a time, called by name.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Emitter, Manager, State};
use yanxiu_api::error::ApiError;
use yanxiu_api::forms::wire::FormPreview;
use yanxiu_api::host::SystemHost;
use yanxiu_api::office::Office;
use yanxiu_api::office::payloads::{AttachmentQuery, PaperQuery};
use yanxiu_api::progress::{Progress, Watch, Watcher};

use crate::dialogs;

/// The office, shared between the window's calls.
pub(crate) type Shared = Arc<Mutex<Office>>;

/// The window's side of a long command: it shows how far the command is, and may call it off.
pub(crate) struct Waiting {
    app: AppHandle,
    cancelled: AtomicBool,
    shown: Mutex<Instant>,
}

impl Waiting {
    fn new(app: &AppHandle) -> Arc<Self> {
        Arc::new(Self { app: app.clone(), cancelled: AtomicBool::new(false), shown: Mutex::new(Instant::now()) })
    }
}

impl Watcher for Waiting {
    fn at(&self, progress: &Progress) -> bool {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        // Ten times a second is as often as a person can read.
        if shown.elapsed() >= Duration::from_millis(100) {
            *shown = Instant::now();
            // A window that is gone has nobody to tell; the command ends by itself.
            let _ = self.app.emit("progress", progress);
        }
        !self.cancelled.load(Ordering::Relaxed)
    }
}

/// Calls off the long command under way.
#[tauri::command]
pub(crate) fn cancel(waiting: State<'_, Arc<Waiting>>) {
    waiting.cancelled.store(true, Ordering::Relaxed);
}

/// Opens the office on the app's own folder; a store that can't be opened is told by the first command.
pub(crate) fn open(app: &AppHandle) -> Result<(Shared, Arc<Waiting>), Box<dyn std::error::Error>> {
    let data = match std::env::var_os("YANXIU_DATA") {
        Some(folder) => PathBuf::from(folder),
        None => SystemHost::default_data_folder(),
    };
    let beside = app.path().resource_dir().ok();
    let host = SystemHost::new(beside.into_iter().collect());
    let waiting = Waiting::new(app);
    let office = Office::new(data, Arc::new(host)).watched(Watch::told_to(waiting.clone()));
    Ok((Arc::new(Mutex::new(office)), waiting))
}

/// Runs `work` on the office off the window's thread. A panic becomes an error: the store has rolled back.
async fn with_office<T: Send + 'static>(
    office: &Shared,
    work: impl FnOnce(&mut Office) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let office = Arc::clone(office);
    let task = tauri::async_runtime::spawn_blocking(move || {
        let mut office = office.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut office)
    });
    task.await.unwrap_or_else(|_| {
        Err(ApiError::store(
            "panicked",
            "程序在处理这一步时出错，没有写入任何内容",
            "请重试；再次出现时请把操作记录和这条信息发给软件维护人员。",
        ))
    })
}

/// Does one of the office's commands.
#[tauri::command]
pub(crate) async fn call(
    office: State<'_, Shared>,
    waiting: State<'_, Arc<Waiting>>,
    name: String,
    payload: Value,
) -> Result<Value, ApiError> {
    let waiting = Arc::clone(&waiting);
    with_office(&office, move |office| {
        waiting.cancelled.store(false, Ordering::Relaxed);
        yanxiu_api::command::dispatch(office, &name, payload)
    })
    .await
}

/// The bytes of a paper, exactly as they would be printed or saved.
#[tauri::command]
pub(crate) async fn paper_bytes(office: State<'_, Shared>, payload: PaperQuery) -> Result<Response, ApiError> {
    let bytes = with_office(&office, move |office| yanxiu_api::papers::bytes(office, &payload)).await?;
    Ok(Response::new(bytes))
}

/// A form that is being corrected, drawn with a class.
#[tauri::command]
pub(crate) async fn form_bytes(office: State<'_, Shared>, payload: FormPreview) -> Result<Response, ApiError> {
    let bytes = with_office(&office, move |office| yanxiu_api::forms::corrected::preview(office, &payload)).await?;
    Ok(Response::new(bytes))
}

/// Hands a paper to the system's viewer, from where it is printed.
#[tauri::command]
pub(crate) async fn print_paper(office: State<'_, Shared>, payload: PaperQuery) -> Result<(), ApiError> {
    let path = with_office(&office, move |office| yanxiu_api::papers::for_viewer(office, &payload)).await?;
    dialogs::open(&path)
}

/// Opens a file kept with a class in the system's viewer.
#[tauri::command]
pub(crate) async fn open_attachment(office: State<'_, Shared>, payload: AttachmentQuery) -> Result<(), ApiError> {
    let path = with_office(&office, move |office| yanxiu_api::attachments::for_viewer(office, &payload)).await?;
    dialogs::open(&path)
}

/// A kept picture made small, to be shown beside others.
#[tauri::command]
pub(crate) async fn attachment_picture(
    office: State<'_, Shared>,
    payload: AttachmentQuery,
) -> Result<Response, ApiError> {
    let bytes = with_office(&office, move |office| yanxiu_api::attachments::thumbnail(office, &payload)).await?;
    Ok(Response::new(bytes))
}

/// Tells the window when another program has written to the store.
pub(crate) fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            // The command line may write beside the window; SQLite has no notice of that but its counter.
            std::thread::park_timeout(Duration::from_secs(2));
            let office = Arc::clone(&app.state::<Shared>());
            let Ok(mut office) = office.try_lock() else { continue };
            let changed = office.changed_elsewhere();
            drop(office);
            if changed && app.emit("store-changed", ()).is_err() {
                return;
            }
        }
    });
}

/// Makes the verified copy and closes the store.
pub(crate) fn close(app: &AppHandle) {
    let office = Arc::clone(&app.state::<Shared>());
    let mut office = office.lock().unwrap_or_else(PoisonError::into_inner);
    office.close();
}
