//! Long commands say how far they are, and stop when whoever asked has called them off.

use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use crate::error::ApiError;

/// How far a long command is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// What is being done, in Chinese, such as 读取回执.
    pub what: String,
    /// How many of `total` are done.
    pub done: u32,
    /// How many there are; 0 while that isn't known.
    pub total: u32,
}

/// Whoever waits for a long command.
pub trait Watcher: Send + Sync {
    /// Hears how far the command is, as often as it comes along; `false` calls it off.
    fn at(&self, progress: &Progress) -> bool;
}

/// What a long command holds to tell how far it is.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<dyn Watcher>>);

impl Watch {
    /// Tells a watcher.
    pub fn told_to(watcher: Arc<dyn Watcher>) -> Self {
        Self(Some(watcher))
    }

    /// Tells how far the command is.
    ///
    /// # Errors
    /// `cancelled` when it was called off; then the command ends there, and its change is rolled back.
    pub fn step(&self, what: &str, done: usize, total: usize) -> Result<(), ApiError> {
        let Some(watcher) = &self.0 else { return Ok(()) };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        if watcher.at(&Progress { what: what.to_owned(), done: count(done), total: count(total) }) {
            return Ok(());
        }
        Err(ApiError::refused("cancelled", "已按要求停止，没有写入任何内容", "需要时请重新开始。"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Patient(u32);

    impl Watcher for Patient {
        fn at(&self, progress: &Progress) -> bool {
            progress.done < self.0
        }
    }

    #[test]
    fn a_watcher_calls_a_command_off() {
        let watch = Watch::told_to(Arc::new(Patient(2)));
        assert!(watch.step("数", 1, 3).is_ok());
        assert_eq!(watch.step("数", 2, 3).map_err(|e| e.code), Err("cancelled".to_owned()));
        assert!(Watch::default().step("数", 3, 3).is_ok());
    }
}
