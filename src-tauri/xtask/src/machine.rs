//! The machine at hand: running programs, installing what is missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// To build the window.
const BUILD: &[&str] = &[
    "libwebkit2gtk-4.1-dev",
    "build-essential",
    "libxdo-dev",
    "libssl-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "pkg-config",
    "perl",
];

/// To test it, besides.
const TEST: &[&str] = &["xvfb", "xauth", "webkit2gtk-driver", "fonts-noto-cjk", "poppler-utils"];

/// The workspace's folder.
pub(crate) fn root() -> PathBuf {
    // xtask stands in src-tauri/xtask.
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_owned).unwrap_or_default()
}

/// Runs a program in a folder of the workspace, its words on the terminal.
pub(crate) fn run(folder: &str, program: &str, arguments: &[&str]) -> Result<(), String> {
    run_with(folder, program, arguments, &[])
}

/// Runs a program with variables set.
pub(crate) fn run_with(
    folder: &str,
    program: &str,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Result<(), String> {
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root().join(folder))
        .status()
        .map_err(|e| format!("{program} can't be started: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} {} ({status})", arguments.join(" "))) }
}

/// What a program says, or `None` when it fails.
pub(crate) fn ask(folder: &str, program: &str, arguments: &[&str]) -> Option<String> {
    let output =
        Command::new(program).args(arguments).current_dir(root().join(folder)).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program is there.
pub(crate) fn has(program: &str, argument: &str) -> bool {
    ask(".", program, &[argument]).is_some()
}

/// Installs the system packages that are missing; `testing` adds those for the tests.
pub(crate) fn system_packages(testing: bool) -> Result<(), String> {
    if !has("dpkg-query", "--version") {
        println!("not a Debian or Ubuntu system: please install WebKitGTK 4.1, its WebDriver and Xvfb yourself");
        return Ok(());
    }
    let wanted = BUILD.iter().chain(if testing { TEST } else { &[] });
    let installed = |package: &str| {
        ask(".", "dpkg-query", &["-W", "-f=${Status}", package]).is_some_and(|s| s.contains("install ok installed"))
    };
    let missing: Vec<&str> = wanted.copied().filter(|p| !installed(p)).collect();
    if missing.is_empty() {
        println!("system packages: all installed");
        return Ok(());
    }
    println!("system packages to install: {}", missing.join(" "));
    let root_user = ask(".", "id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let apt = |arguments: &[&str]| {
        let mut words = vec!["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"];
        words.extend(arguments);
        if root_user { run(".", "env", &words) } else { run(".", "sudo", &[&["env"], words.as_slice()].concat()) }
    };
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(&missing);
    // Lists may be missing or old: fetch them once and try again.
    apt(&install).or_else(|_| apt(&["update"]).and_then(|()| apt(&install)))
}

/// Installs the window's packages, unless those of this very lock file are there.
pub(crate) fn ui_packages() -> Result<(), String> {
    if !has("npm", "--version") {
        return Err("Node.js with npm is needed (version 20 or newer)".to_owned());
    }
    let lock = std::fs::read(root().join("ui/package-lock.json")).map_err(|e| format!("ui/package-lock.json: {e}"))?;
    let stamp = root().join("ui/node_modules/.installed-lock");
    if std::fs::read(&stamp).is_ok_and(|s| s == lock) {
        println!("ui packages: up to date");
        return Ok(());
    }
    run("ui", "npm", &["ci", "--no-fund", "--no-audit"])?;
    std::fs::write(&stamp, lock).map_err(|e| format!("{}: {e}", stamp.display()))
}
