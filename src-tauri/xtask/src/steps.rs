//! `run`, `test` and `codegen`.

use std::time::Instant;

use crate::machine::{ask, root, run, run_with, system_packages, ui_packages};
use crate::tidy;

const GENERATED: &str = "ui/src/generated";
const WINDOW: &[&str] = &["build", "-p", "yanxiu", "--features", "tauri/custom-protocol"];
/// The journeys' window answers dialogs from a folder; it is never shipped.
const JOURNEY_WINDOW: &[&str] = &["build", "-p", "yanxiu", "--features", "tauri/custom-protocol,yanxiu/journeys"];

/// A step of the tests: its name, what it does, how.
type Step = (&'static str, &'static str, fn() -> Result<(), String>);

const STEPS: &[Step] = &[
    ("setup", "system and ui packages", setup),
    ("format", "cargo fmt --check", || run(".", "cargo", &["fmt", "--all", "--check"])),
    ("ui-build", "bundle the window's page", || run("ui", "npx", &["vite", "build", "--logLevel", "warn"])),
    ("lint", "clippy, warnings are errors", lint),
    ("tidy", "layers, names, licences", tidy::tidy),
    ("generated", "generated files are fresh", || codegen(true)),
    ("rust", "Rust tests", rust_tests),
    ("ui", "type check and unit tests of the page", ui_tests),
    ("journeys", "the real window under Xvfb", journeys),
];

/// Reads `--only STEP` pairs.
pub(crate) fn only(words: &[&str]) -> Result<Vec<String>, String> {
    let mut only = Vec::new();
    for pair in words.chunks(2) {
        match pair {
            ["--only", step] if STEPS.iter().any(|(name, _, _)| name == step) => only.push((*step).to_owned()),
            _ => {
                let names: Vec<&str> = STEPS.iter().map(|(name, _, _)| *name).collect();
                return Err(format!("--only takes one of: {}", names.join(" ")));
            }
        }
    }
    Ok(only)
}

/// Runs every step, or those chosen, and ends with a summary.
pub(crate) fn test(only: &[String]) -> Result<(), String> {
    let mut summary = Vec::new();
    for (name, what, step) in STEPS.iter().filter(|(name, _, _)| only.is_empty() || only.iter().any(|o| o == name)) {
        println!("\n== {name}: {what}");
        let start = Instant::now();
        let result = step();
        let seconds = start.elapsed().as_secs();
        if let Err(reason) = &result {
            println!("{reason}");
        }
        let failed = result.is_err();
        summary.push((*name, seconds, result));
        // Without its packages nothing else can be tried.
        if failed && *name == "setup" {
            break;
        }
    }
    println!("\n== summary");
    for (name, seconds, result) in &summary {
        println!("{} {name} ({seconds} s)", if result.is_ok() { "ok    " } else { "FAILED" });
    }
    let failed: Vec<&str> = summary.iter().filter(|(_, _, r)| r.is_err()).map(|(name, _, _)| *name).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join(", ")) }
}

fn setup() -> Result<(), String> {
    for component in ["fmt", "clippy"] {
        if ask(".", "cargo", &[component, "--version"]).is_none() {
            let name = if component == "fmt" { "rustfmt" } else { "clippy" };
            run(".", "rustup", &["component", "add", name])?;
        }
    }
    system_packages(true)?;
    ui_packages()
}

fn lint() -> Result<(), String> {
    let features = "tauri/custom-protocol,yanxiu/journeys,yanxiu-tests/journeys";
    run(".", "cargo", &["clippy", "-q", "--workspace", "--all-targets", "--features", features, "--", "-D", "warnings"])
}

/// Builds the window and the command line. The window's build lays the assets beside both, where they are sought first.
fn programs() -> Result<(), String> {
    run(".", "cargo", &[&["-q"], JOURNEY_WINDOW].concat())?;
    run(".", "cargo", &["build", "-q", "-p", "yanxiu-cli"])
}

fn rust_tests() -> Result<(), String> {
    programs()?;
    let tests = ["--workspace", "--exclude", "yanxiu"];
    if ask(".", "cargo", &["nextest", "--version"]).is_some() {
        run(".", "cargo", &[&["nextest", "run", "--cargo-quiet", "--status-level", "fail"], tests.as_slice()].concat())
    } else {
        run(".", "cargo", &[&["test", "-q"], tests.as_slice(), &["--lib", "--bins", "--tests"]].concat())
    }
}

fn ui_tests() -> Result<(), String> {
    run("ui", "npx", &["tsc", "--noEmit"])?;
    run("ui", "npx", &["vitest", "run"])
}

fn journeys() -> Result<(), String> {
    programs()?;
    // Without -noreset the server starts anew whenever the last window closes, and may refuse the next one meanwhile.
    let screen = "-screen 0 1920x1080x24 -noreset";
    let test = ["cargo", "test", "-q", "-p", "yanxiu-tests", "--features", "journeys", "--test", "journeys"];
    run(".", "xvfb-run", &[&["-a", "-s", screen], test.as_slice(), &["--", "--test-threads=1"]].concat())
}

/// Writes the window's generated files, or checks that they are fresh.
pub(crate) fn codegen(check: bool) -> Result<(), String> {
    let committed = root().join(GENERATED);
    let folder = if check { root().join("target/generated") } else { committed.clone() };
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let text = folder.display().to_string();
    run(".", "cargo", &["run", "-q", "-p", "yanxiu-api", "--example", "codegen", "--", &text])?;
    if !check {
        return Ok(());
    }
    for name in ["wire.ts", "commands.ts", "words.ts"] {
        let same =
            std::fs::read_to_string(folder.join(name)).ok() == std::fs::read_to_string(committed.join(name)).ok();
        if !same {
            return Err(format!("{GENERATED}/{name} is stale: run `cargo xtask codegen`"));
        }
    }
    Ok(())
}

/// Sets the machine up, builds, and opens the window; without a display walks the sample class.
pub(crate) fn run_window(headless: bool) -> Result<(), String> {
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|v| std::env::var_os(v).is_some_and(|d| !d.is_empty()));
    if headless || !display {
        println!("no display: the sample class is walked without a window");
        let out = root().join("target/sample-class").display().to_string();
        run(".", "cargo", &["build", "-p", "yanxiu-cli"])?;
        run(".", "target/debug/yanxiu-cli", &["demo", "--out", &out])?;
        println!("\nthe papers of the sample class are in {out}");
        return Ok(());
    }
    system_packages(false)?;
    ui_packages()?;
    println!("building the window");
    run("ui", "npx", &["vite", "build", "--logLevel", "warn"])?;
    run(".", "cargo", WINDOW)?;
    println!("opening the window");
    run_with(".", "target/debug/yanxiu", &[], &[])
}
