//! What every test of the whole needs: the command line on a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// The folder of built programs: the one this test was built into.
pub fn programs() -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    test.ancestors()
        .find(|f| f.file_name().is_some_and(|n| n == "deps"))
        .and_then(Path::parent)
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// One office of the command line, on an empty folder.
pub struct Desk {
    /// The folder of everything this desk writes.
    pub folder: tempfile::TempDir,
}

/// What a command came to.
pub struct Answer {
    /// Exit code.
    pub exit: i32,
    /// The one JSON document on standard output.
    pub document: Value,
    /// What was said to people.
    pub said: String,
}

impl Desk {
    /// A desk with nothing on it.
    #[expect(clippy::expect_used, reason = "a test without a folder can't begin")]
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A path on this desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the command line with `--json` on this desk's store, on 20 November 2021.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, &[])
    }

    /// Runs it with further options before the command.
    pub fn run_with(&self, arguments: &[&str], options: &[&str]) -> Answer {
        self.run_on("2021-11-20", arguments, options)
    }

    /// Runs it on another day.
    #[expect(clippy::expect_used, reason = "without the program there is nothing to test")]
    pub fn run_on(&self, day: &str, arguments: &[&str], options: &[&str]) -> Answer {
        let output: Output = Command::new(programs().join("yanxiu-cli"))
            .arg("--data")
            .arg(self.path("data"))
            .args(["--json", "--today", day])
            .args(options)
            .args(arguments)
            .output()
            .expect("yanxiu-cli is built beside the tests");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        Answer {
            exit: output.status.code().unwrap_or(-1),
            document: serde_json::from_str(&text).unwrap_or(Value::String(text)),
            said: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// A store with the sample class; returns the class's id.
    pub fn sample(&self) -> String {
        let out = self.path("bundle").display().to_string();
        let made = self.run(&["demo", "--out", &out, "--keep-store"]);
        assert_eq!(made.exit, 0, "{} {}", made.document, made.said);
        made.document["class_id"].as_str().unwrap_or_default().to_owned()
    }

    /// A store with an institution and the sample's class before anything is recorded; returns its id.
    pub fn draft(&self) -> String {
        self.draft_as(None)
    }

    #[expect(clippy::expect_used, reason = "a test that can't write its file fails")]
    fn draft_as(&self, title: Option<&str>) -> String {
        assert_eq!(self.run(&["init", "--institution", "测试学院"]).exit, 0);
        let file = self.path("class.toml").display().to_string();
        assert_eq!(self.run(&["template", "class", "--out", &file]).exit, 0);
        if let Some(title) = title {
            let text = std::fs::read_to_string(&file).expect("the example");
            let named = text.replace("乡村振兴与现代农业技术高级研修班", title);
            std::fs::write(&file, named).expect("the class");
        }
        let made = self.run(&["class", "new", "--file", &file]);
        made.document["class_id"].as_str().unwrap_or_default().to_owned()
    }

    /// A class that has been filed.
    pub fn filed(&self) -> String {
        self.submitted(self.draft())
    }

    /// A class of another title that has been filed.
    pub fn filed_as(&self, title: &str) -> String {
        self.submitted(self.draft_as(Some(title)))
    }

    fn submitted(&self, id: String) -> String {
        let made = self.run(&["filing", "submit", &id, "--on", "2021-10-09"]);
        assert_eq!(made.exit, 0, "{} {}", made.document, made.said);
        id
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

/// What the QR codes of a PDF say, one a page, read as a scanner would: from its pages drawn at so many dots an inch.
#[expect(clippy::expect_used, reason = "a test that can't draw its page fails")]
pub fn codes(pdf: &Path, dots: u32) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", &dots.to_string()])
        .arg(pdf)
        .arg(folder.path().join("page"))
        .status()
        .expect("pdftoppm is installed");
    assert!(drawn.success(), "the pages are drawn");
    let entries = std::fs::read_dir(folder.path()).expect("the folder");
    let mut pages: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    pages.sort();
    pages
        .iter()
        .map(|page| {
            let bytes = std::fs::read(page).expect("a page");
            let (width, height, grey) = greymap(&bytes).expect("a binary greymap");
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "one code a page");
            grids[0].decode().expect("a readable code").1
        })
        .collect()
}

/// Width, height and the dots of a binary greymap (PGM).
fn greymap(bytes: &[u8]) -> Option<(usize, usize, &[u8])> {
    let mut at = 0;
    let mut words = Vec::new();
    while words.len() < 4 {
        let start = at + bytes.get(at..)?.iter().position(|b| !b.is_ascii_whitespace())?;
        at = start + bytes.get(start..)?.iter().position(u8::is_ascii_whitespace)?;
        words.push(std::str::from_utf8(&bytes[start..at]).ok()?);
    }
    let (width, height) = (words[1].parse().ok()?, words[2].parse().ok()?);
    (words[0] == "P5" && words[3] == "255").then(|| (width, height, &bytes[at + 1..]))
}
