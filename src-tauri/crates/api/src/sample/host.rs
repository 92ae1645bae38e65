//! A world for the sample class: a day of its own, and chance that is the same for the same seed.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::people::Dice;
use crate::error::ApiError;
use crate::host::{Host, SystemHost};

/// The machine's files, with clock and chance replaced.
pub struct SampleHost {
    machine: SystemHost,
    today: NaiveDate,
    dice: Mutex<Dice>,
}

impl SampleHost {
    /// A world on a day, with chance from a seed.
    pub fn new(machine: SystemHost, today: NaiveDate, seed: u64) -> Self {
        Self { machine, today, dice: Mutex::new(Dice::new(seed ^ 0x5EED)) }
    }
}

impl Host for SampleHost {
    fn now(&self) -> NaiveDateTime {
        self.today.and_time(NaiveTime::MIN)
    }

    fn random(&self, buffer: &mut [u8]) {
        let mut dice = self.dice.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in buffer.chunks_mut(8) {
            chunk.copy_from_slice(&dice.next().to_le_bytes()[..chunk.len()]);
        }
    }

    fn who(&self) -> String {
        "示例".to_owned()
    }

    fn assets(&self) -> Result<PathBuf, ApiError> {
        self.machine.assets()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.machine.read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.machine.write(path, bytes)
    }

    fn same_file(&self, one: &Path, other: &Path) -> bool {
        self.machine.same_file(one, other)
    }

    fn replace_all(&self, files: &[(PathBuf, &[u8])], gone: &[PathBuf]) -> Result<(), (PathBuf, io::Error)> {
        self.machine.replace_all(files, gone)
    }

    fn names_below(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.machine.names_below(folder)
    }
}
