//! The close button: the page first finishes what it is still writing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use tauri::{AppHandle, CloseRequestApi, Emitter, Manager, State, Window};

/// How long a page has to say that it has heard; one that is broken must not keep its window open.
const PATIENCE: Duration = Duration::from_secs(2);

const OPEN: u8 = 0;
const ASKED: u8 = 1;
const HEARD: u8 = 2;

/// How far closing is.
#[derive(Clone, Default)]
pub(crate) struct Closing(Arc<AtomicU8>);

/// Somebody has pressed the close button: the page is asked, and closes by itself.
pub(crate) fn asked(window: &Window, api: &CloseRequestApi) {
    let closing = window.state::<Closing>().inner().clone();
    if closing.0.swap(ASKED, Ordering::SeqCst) != OPEN {
        // Pressed again while the page is at it: it is let go at once.
        return;
    }
    if window.emit("closing", ()).is_err() {
        return;
    }
    api.prevent_close();
    let window = window.clone();
    std::thread::spawn(move || {
        let start = Instant::now();
        while let Some(left) = PATIENCE.checked_sub(start.elapsed()) {
            std::thread::park_timeout(left.min(Duration::from_millis(50)));
            if closing.0.load(Ordering::SeqCst) != ASKED {
                return;
            }
        }
        // A window that can't be destroyed is gone already.
        let _ = window.destroy();
    });
}

/// The page has heard, and finishes its writes.
#[tauri::command]
pub(crate) fn closing_heard(closing: State<'_, Closing>) {
    closing.0.store(HEARD, Ordering::SeqCst);
}

/// The page has finished, or says why not and stays open.
#[tauri::command]
pub(crate) fn may_close(app: AppHandle, window: Window, yes: bool) {
    app.state::<Closing>().0.store(OPEN, Ordering::SeqCst);
    if yes {
        // A window that can't be destroyed is gone already.
        let _ = window.destroy();
    }
}
