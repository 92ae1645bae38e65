//! A bundle that is called off leaves nothing, and one that is zipped holds the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use crate::command::dispatch;
use crate::desk::Desk;
use crate::progress::{Progress, Watch, Watcher};

/// Lets `0` steps pass, then calls the command off.
struct Patient(AtomicUsize);

impl Watcher for Patient {
    fn at(&self, _: &Progress) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
    }
}

#[test]
fn whenever_it_is_called_off_nothing_is_left() {
    let patient = Arc::new(Patient(AtomicUsize::new(usize::MAX)));
    let mut desk = Desk::watched(Watch::told_to(patient.clone()));
    let out = desk.folder.path().join("报送材料");
    let payload = json!({"class_id": desk.class, "out": out.display().to_string()});
    let mut steps = 0;
    let made = loop {
        patient.0.store(steps, Ordering::Relaxed);
        match dispatch(&mut desk.office, "report_export", payload.clone()) {
            Err(error) => assert_eq!((error.code.as_str(), error.exit_code()), ("cancelled", 3), "{steps}"),
            Ok(made) => break made,
        }
        assert!(!out.exists(), "called off after {steps} steps");
        steps += 1;
    };
    // Every paper is heard of, and the writing.
    let papers = made["files"].as_array().unwrap().iter().filter(|f| f["path"].as_str().unwrap() > "01").count() - 2;
    assert_eq!(steps, papers + 1);
    assert!(out.join("SHA256SUMS.txt").is_file());
}

#[test]
fn a_zip_holds_what_a_folder_holds_and_is_the_same_every_time() {
    let mut desk = Desk::new();
    let mut export = |name: &str| {
        let out = desk.folder.path().join(name);
        let payload = json!({"class_id": desk.class, "out": out.display().to_string()});
        (dispatch(&mut desk.office, "report_export", payload).unwrap()["files"].clone(), out)
    };
    let ((folder, _), (zip, first), (_, second)) = (export("包"), export("一.zip"), export("二.zip"));
    assert_eq!(folder, zip);
    assert_eq!(std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
}
