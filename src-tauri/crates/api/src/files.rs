//! Several files written, all of them or none: what the disk refuses half-way is taken back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is asked of a disk, so that a test may let any of it fail.
pub(crate) trait Disk {
    fn is_file(&self, path: &Path) -> bool;
    fn is_folder(&self, path: &Path) -> bool;
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file that isn't there yet, down to the disk.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Lets a file be found under a second name, or under that alone where the disk knows no such thing.
    fn keep(&self, path: &Path, under: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk itself.
pub(crate) struct System;

impl Disk for System {
    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }
    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = fs::File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }
    fn keep(&self, path: &Path, under: &Path) -> io::Result<()> {
        fs::hard_link(path, under).or_else(|_| fs::rename(path, under))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Names beside a file that are ours alone while it is replaced.
struct Beside<'a>(&'a str);

impl Beside<'_> {
    fn name(&self, path: &Path, at: usize, what: &str) -> PathBuf {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        folder.join(format!(".{}-{at}.{what}", self.0))
    }
}

/// Writes `files` and takes `gone` away. `mark` is a name that nobody else uses.
///
/// # Errors
/// Which file the disk refused, and why; then everything is as it was.
pub(crate) fn replace(
    disk: &dyn Disk,
    mark: &str,
    files: &[(PathBuf, &[u8])],
    gone: &[PathBuf],
) -> Result<(), (PathBuf, io::Error)> {
    let beside = Beside(mark);
    // One file alone is replaced in one stroke; of several, what stood there is kept until all are placed.
    let keep = files.len() + gone.len() > 1;
    let (mut folders, mut placed, mut moved) = (Vec::new(), 0, 0);
    let done = (0..).zip(files).try_for_each(|(at, (path, bytes))| {
        let part = beside.name(path, at, "part");
        let made = make_folders(disk, part.parent().unwrap_or(Path::new(".")), &mut folders);
        made.and_then(|()| disk.write_new(&part, bytes)).map_err(|e| (path.clone(), e))
    });
    let done = done.and_then(|()| {
        (0..).zip(files).try_for_each(|(at, (path, _))| {
            let before = beside.name(path, at, "before");
            let kept = if keep && disk.is_file(path) { disk.keep(path, &before) } else { Ok(()) };
            let placing = kept.and_then(|()| disk.rename(&beside.name(path, at, "part"), path));
            if placing.is_err() && disk.is_file(&before) {
                restore(disk, &before, path);
            }
            placing.map_err(|e| (path.clone(), e))?;
            placed = at + 1;
            Ok(())
        })
    });
    let done = done.and_then(|()| {
        (files.len()..).zip(gone).try_for_each(|(at, path)| {
            disk.rename(path, &beside.name(path, at, "before")).map_err(|e| (path.clone(), e))?;
            moved += 1;
            Ok(())
        })
    });
    // What is left over is ours alone; if even taking it away fails, the first error is the one to tell.
    for (at, (path, _)) in (0..).zip(files) {
        let before = beside.name(path, at, "before");
        match (done.is_ok(), at < placed) {
            (true, _) if disk.is_file(&before) => drop(disk.remove_file(&before)),
            (false, true) if disk.is_file(&before) => restore(disk, &before, path),
            (false, true) => drop(disk.remove_file(path)),
            (false, false) => drop(disk.remove_file(&beside.name(path, at, "part"))),
            (true, _) => {}
        }
    }
    for (at, path) in (files.len()..).zip(gone).take(moved) {
        let before = beside.name(path, at, "before");
        let _ = if done.is_ok() { disk.remove_file(&before) } else { disk.rename(&before, path) };
    }
    if done.is_err() {
        for folder in folders.iter().rev() {
            let _ = disk.remove_folder(folder);
        }
    }
    done
}

/// Lets what was kept stand under its own name again; what refuses it isn't the error to tell.
fn restore(disk: &dyn Disk, before: &Path, path: &Path) {
    let _ = disk.rename(before, path);
    // Two names of one file: a rename of the one to the other does nothing.
    if disk.is_file(before) && disk.is_file(path) {
        let _ = disk.remove_file(before);
    }
}

/// Makes a folder with those around it, and notes which were not there.
fn make_folders(disk: &dyn Disk, folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    if folder.as_os_str().is_empty() || disk.is_folder(folder) {
        return Ok(());
    }
    if let Some(around) = folder.parent() {
        make_folders(disk, around, made)?;
    }
    match disk.make_folder(folder) {
        Ok(()) => made.push(folder.to_owned()),
        Err(_) if disk.is_folder(folder) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeMap;

    use super::*;

    /// A disk that fails at one of its steps, or has no room left after so many bytes.
    struct Failing {
        steps: Cell<usize>,
        room: Cell<usize>,
    }

    impl Failing {
        fn step(&self) -> io::Result<()> {
            match self.steps.get().checked_sub(1) {
                Some(left) => self.steps.set(left),
                None => return Ok(()),
            }
            if self.steps.get() == 0 { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
        }
    }

    impl Disk for Failing {
        fn is_file(&self, path: &Path) -> bool {
            System.is_file(path)
        }
        fn is_folder(&self, path: &Path) -> bool {
            System.is_folder(path)
        }
        fn make_folder(&self, path: &Path) -> io::Result<()> {
            self.step().and_then(|()| System.make_folder(path))
        }
        fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
            self.step()?;
            let fits = bytes.len().min(self.room.get());
            self.room.set(self.room.get() - fits);
            System.write_new(path, &bytes[..fits])?;
            if fits < bytes.len() { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
        }
        fn keep(&self, path: &Path, under: &Path) -> io::Result<()> {
            self.step().and_then(|()| System.keep(path, under))
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.step().and_then(|()| System.rename(from, to))
        }
        fn remove_file(&self, path: &Path) -> io::Result<()> {
            self.step().and_then(|()| System.remove_file(path))
        }
        fn remove_folder(&self, path: &Path) -> io::Result<()> {
            self.step().and_then(|()| System.remove_folder(path))
        }
    }

    fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(tree(&path));
                found.insert(path, None);
            } else {
                found.insert(path.clone(), Some(fs::read(&path).unwrap()));
            }
        }
        found
    }

    fn begun() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("包")).unwrap();
        for (name, text) in [("包/1", "old one"), ("包/3", "old three"), ("包/7", "stale"), ("包/8", "stale too")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn asked(folder: &Path) -> (Vec<(PathBuf, &'static [u8])>, Vec<PathBuf>) {
        let at = |name: &str| folder.join(name);
        let files: [(&str, &[u8]); 4] = [("包/1", b"one"), ("包/2", b"two"), ("包/3", b"three"), ("包/子/4", b"four")];
        (files.map(|(name, bytes)| (at(name), bytes)).into(), vec![at("包/7"), at("包/8")])
    }

    #[test]
    fn wherever_the_disk_fails_all_is_as_it_was_or_all_is_done() {
        let mut refused = 0;
        for step in 1.. {
            let folder = begun();
            let before = tree(folder.path());
            let (files, gone) = asked(folder.path());
            let disk = Failing { steps: Cell::new(step), room: Cell::new(usize::MAX) };
            match replace(&disk, "mark", &files, &gone) {
                Err((path, error)) => {
                    refused += 1;
                    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
                    assert!(path.starts_with(folder.path()), "{}", path.display());
                    assert_eq!(tree(folder.path()), before, "step {step}");
                }
                Ok(()) => {
                    for (path, bytes) in &files {
                        assert_eq!(fs::read(path).unwrap(), *bytes, "step {step}");
                    }
                    assert!(gone.iter().all(|path| !path.exists()), "step {step}");
                    if disk.steps.get() > 0 {
                        break;
                    }
                }
            }
        }
        // A folder, four parts, two files kept, four placed, two taken away.
        assert_eq!(refused, 13);
    }

    #[test]
    fn a_disk_that_fills_up_keeps_what_it_held() {
        for room in 0..15 {
            let folder = begun();
            let before = tree(folder.path());
            let (files, gone) = asked(folder.path());
            let disk = Failing { steps: Cell::new(0), room: Cell::new(room) };
            let (_, error) = replace(&disk, "mark", &files, &gone).unwrap_err();
            assert_eq!((error.kind(), tree(folder.path())), (io::ErrorKind::StorageFull, before), "{room} bytes");
        }
    }

    #[test]
    fn a_new_folder_goes_again_with_what_was_to_stand_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let files: Vec<(PathBuf, &[u8])> =
            vec![(folder.path().join("a/b/1"), b"one"), (folder.path().join("a/2"), b"2")];
        let disk = Failing { steps: Cell::new(0), room: Cell::new(3) };
        assert_eq!(replace(&disk, "mark", &files, &[]).unwrap_err().0, folder.path().join("a/2"));
        assert_eq!(tree(folder.path()), BTreeMap::new());
    }
}
