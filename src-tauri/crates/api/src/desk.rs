//! An office for tests of the commands, with a class, on a folder of its own.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use yanxiu_domain::institution::Institution;

use crate::command::dispatch;
use crate::error::ApiError;
use crate::host::SystemHost;
use crate::office::Office;
use crate::progress::Watch;
use crate::scalar::parse_day;

/// Made-up numbers that pass the check.
pub(crate) const ONE: &str = "11010519491231002X";
pub(crate) const TWO: &str = "110105199001011232";
pub(crate) const THREE: &str = "53010219200508011X";

/// An office with a class, on a folder of its own.
pub(crate) struct Desk {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) office: Office,
    pub(crate) class: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::watched(Watch::default())
    }

    pub(crate) fn watched(watch: Watch) -> Self {
        Self::made(watch, "2021-10-01")
    }

    /// The same on another day.
    pub(crate) fn on(day: &str) -> Self {
        Self::made(Watch::default(), day)
    }

    fn made(watch: Watch, day: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = SystemHost::default().on(parse_day(day));
        let mut office = Office::new(folder.path().join("data"), Arc::new(host)).watched(watch);
        let institution = Institution { name: "测试学院".to_owned(), ..crate::sample::institution() };
        office.create(&institution, None).unwrap();
        let class = class(&mut office, "2021-10-25", "2021-10-28", "甲班");
        Self { folder, office, class }
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    pub(crate) fn ask(&mut self, name: &str, payload: Value) -> Result<Value, ApiError> {
        dispatch(&mut self.office, name, payload)
    }

    pub(crate) fn import(&mut self, files: &[&String], more: Value) -> Result<Value, ApiError> {
        let mut payload = json!({"class_id": self.class, "files": files});
        for (key, value) in more.as_object().unwrap() {
            payload[key] = value.clone();
        }
        self.ask("receipts_import", payload)
    }

    pub(crate) fn look(&mut self, files: &[&String]) -> Value {
        self.import(files, json!({"dry_run": true})).unwrap()
    }

    pub(crate) fn people(&mut self) -> Vec<Value> {
        let class = self.class.clone();
        let list = self.ask("enrolment_list", json!({"class_id": class, "full_ids": true})).unwrap();
        list["people"].as_array().unwrap().clone()
    }

    /// All that lies in the data folder, but for what SQLite keeps beside the store.
    pub(crate) fn lying(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.path().join("data")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.to_string_lossy().ends_with("-shm") && !path.to_string_lossy().ends_with("-wal") {
                    found.push((path.clone(), std::fs::read(&path).unwrap()));
                }
            }
        }
        found.sort();
        found
    }
}

/// A class of the sample's text with these dates and this title; its id.
pub(crate) fn class(office: &mut Office, opens: &str, closes: &str, title: &str) -> String {
    let mut input: toml::Table = toml::from_str(include_str!("sample/class.toml")).unwrap();
    input.remove("check_in_on");
    input.remove("sessions");
    for (key, value) in [("opens_on", opens), ("closes_on", closes), ("title", title)] {
        input.insert(key.to_owned(), value.into());
    }
    let made = dispatch(office, "class_new", json!({"class": input})).unwrap();
    made["class_id"].as_str().unwrap().to_owned()
}
