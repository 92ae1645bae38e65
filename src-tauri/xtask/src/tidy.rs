//! The invariants of `src-tauri/ARCHITECTURE.md`, checked from `cargo metadata` and the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::machine::{ask, root};

const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "src-tauri",
    "ui",
    "assets",
    "tests",
    "README.md",
    "LICENSE",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "rustfmt.toml",
    "clippy.toml",
    "target",
];
const STAGES: &[&str] = &["filing", "enrolment", "attendance", "committee", "assessment", "certificates", "reports"];
const FLOORS: &[&str] = &[
    "src-tauri/crates/domain/src",
    "src-tauri/crates/store/src",
    "src-tauri/crates/api/src",
    "ui/src/stages",
    "tests/suite",
];

/// Which of our crates each may depend on.
const LAYERS: &[(&str, &[&str])] = &[
    ("yanxiu-domain", &[]),
    ("yanxiu-store", &["yanxiu-domain"]),
    ("yanxiu-documents", &["yanxiu-domain"]),
    ("yanxiu-api", &["yanxiu-domain", "yanxiu-store", "yanxiu-documents"]),
    ("yanxiu-cli", &["yanxiu-api"]),
    ("yanxiu", &["yanxiu-api"]),
    ("xtask", &[]),
    ("yanxiu-tests", &[]),
];

/// Packages that one crate alone may know; the tests look at workbooks from outside, and
/// set a bare insert beside an import.
const OWNED: &[(&str, &[&str])] = &[
    ("rusqlite", &["yanxiu-store", "yanxiu-tests"]),
    ("printpdf", &["yanxiu-documents"]),
    ("lopdf", &["yanxiu-documents"]),
    ("rust_xlsxwriter", &["yanxiu-documents", "yanxiu-tests"]),
    ("calamine", &["yanxiu-documents", "yanxiu-tests"]),
    ("tauri", &["yanxiu"]),
    ("tauri-plugin-dialog", &["yanxiu"]),
    ("tauri-plugin-opener", &["yanxiu"]),
];

/// Licences that ours, MIT OR Apache-2.0, can live with.
const LICENCES: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "MPL-2.0",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
    "Unlicense",
    "OpenSSL",
    "CDLA-Permissive-2.0",
    "blessing",
    "WTFPL",
    "Apache-2.0 WITH LLVM-exception",
    "NCSA",
    "bzip2-1.0.6",
];

/// Packages that speak to a network; what is shipped holds none of them.
const NETWORK: &[&str] =
    &["reqwest", "hyper", "ureq", "curl", "isahc", "attohttpc", "tungstenite", "rustls", "native-tls", "quinn"];

/// Where a whole identity number may be shown or written, and why.
const REVEALS: &[&str] = &[
    // where it is defined and tested
    "domain/src/identity.rs",
    "domain/src/identity/tests.rs",
    // numbers held against one another and against what is sought
    "domain/src/people/duplicates.rs",
    "domain/src/people/merge.rs",
    // rows of people and certificates
    "store/src/people/mod.rs",
    "store/src/people/tests.rs",
    // lines of a frozen roster and what changed on them
    "store/src/enrolment/roster.rs",
    "store/src/certificates/mod.rs",
    "store/src/certificates/earlier.rs",
    "store/src/certificates/tests.rs",
    // the papers that need it, the check of an import, lists asked for whole
    "api/src/records/mod.rs",
    "api/src/records/certificates.rs",
    "api/src/records/lists.rs",
    "api/src/enrolment/receipts/mod.rs",
    "store/src/enrolment/receipts.rs",
    "api/src/records/roster.rs",
    "api/src/assessment/credit.rs",
    "api/src/enrolment/mod.rs",
    // the register asked for whole, and a reason that must not hold the number
    "api/src/people/mod.rs",
    "api/src/people/erase.rs",
];

/// Something that isn't as it should be.
type Findings = Vec<String>;

/// Checks everything, and lists what isn't as it should be.
pub(crate) fn tidy() -> Result<(), String> {
    let root = root();
    let metadata: Value = ask(".", "cargo", &["metadata", "--format-version", "1", "--all-features", "--locked"])
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or("cargo metadata failed: is Cargo.lock up to date?")?;
    let files = sources(&root);
    let mut findings = top_level(&root);
    findings.extend(layers(&metadata));
    findings.extend(licences(&metadata));
    findings.extend(network(&metadata));
    findings.extend(stages(&root));
    findings.extend(fonts(&root));
    for (path, text) in &files {
        findings.extend(file(path, text));
    }
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() { Ok(()) } else { Err(format!("{} findings", findings.len())) }
}

/// Sources by their path from the root, with `/`.
fn sources(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> =
        ["src-tauri", "ui", "tests", "assets", ".ci", ".cargo"].iter().map(|f| root.join(f)).collect();
    folders.push(root.to_owned());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if folder != root && !["node_modules", "dist", "gen", "target"].contains(&name.as_str()) {
                    folders.push(path);
                }
                continue;
            }
            let known = ["rs", "ts", "tsx", "toml", "md", "json", "css", "html", "sql"]
                .iter()
                .any(|e| name.ends_with(&format!(".{e}")));
            if let (true, Ok(text)) = (known, fs::read_to_string(&path)) {
                let relative = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.insert(relative, text);
            }
        }
    }
    found
}

fn top_level(root: &Path) -> Findings {
    fs::read_dir(root)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()))
        .map(|name| format!("{name}: top level: the design card names what may stand here; put it into its room"))
        .collect()
}

fn layers(metadata: &Value) -> Findings {
    let mut findings = Vec::new();
    let ours = |package: &&Value| package["source"].is_null();
    for package in metadata["packages"].as_array().into_iter().flatten().filter(ours) {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = LAYERS.iter().find(|(known, _)| *known == name) else {
            findings.push(format!("{name}: layers: an unknown crate; give it a layer in xtask's tidy"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let on = dependency["name"].as_str().unwrap_or_default();
            if LAYERS.iter().any(|(known, _)| *known == on) && !allowed.contains(&on) {
                findings.push(format!("{name}: layers: must not depend on {on}"));
            }
            if let Some((_, owners)) = OWNED.iter().find(|(owned, owners)| *owned == on && !owners.contains(&name)) {
                findings.push(format!("{name}: layers: only {} may know {on}", owners.join(" and ")));
            }
            if name == "yanxiu-domain" && on.starts_with("serde") {
                findings.push("yanxiu-domain: layers: the domain is never serialised".to_owned());
            }
        }
    }
    findings
}

/// Whether an SPDX expression can be met from the allowed licences.
fn allowed(expression: &str) -> bool {
    let bare = expression.replace('/', " OR ");
    let one = |part: &str| LICENCES.contains(&part.trim().trim_matches(['(', ')']).trim());
    bare.replace(['(', ')'], "").split(" AND ").all(|all| all.split(" OR ").any(one)) || bare.split(" OR ").any(one)
}

fn licences(metadata: &Value) -> Findings {
    metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|p| !p["source"].is_null())
        .filter_map(|p| {
            let name = p["name"].as_str().unwrap_or_default();
            match p["license"].as_str() {
                Some(licence) if allowed(licence) => None,
                Some(licence) => Some(format!("{name}: licence: {licence} isn't among those we can use")),
                None if p["license_file"].is_string() => None,
                None => Some(format!("{name}: licence: none is declared")),
            }
        })
        .collect()
}

/// Whatever the shipped programs are built from that could reach a network.
fn network(metadata: &Value) -> Findings {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let names: BTreeMap<&str, &str> = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|p| Some((p["id"].as_str()?, p["name"].as_str()?)))
        .collect();
    let name = |id: &str| names.get(id).copied().unwrap_or_default();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .map(|node| (node["id"].as_str().unwrap_or_default().to_owned(), node))
        .collect();
    let shipped = |id: &&String| ["yanxiu", "yanxiu-cli"].contains(&name(id));
    let mut open: Vec<String> = nodes.keys().filter(shipped).cloned().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let Some(node) = nodes.get(&id) else { continue };
        for dependency in list(&node["deps"]) {
            // What only a build or a test needs isn't shipped, nor what only a telephone would need.
            let desktop = |k: &Value| !k["target"].as_str().is_some_and(|t| t.contains("android") || t.contains("ios"));
            if list(&dependency["dep_kinds"]).iter().any(|k| k["kind"].is_null() && desktop(k)) {
                open.push(dependency["pkg"].as_str().unwrap_or_default().to_owned());
            }
        }
    }
    let reached = seen.iter().map(|id| name(id)).filter(|n| NETWORK.contains(n));
    reached.map(|n| format!("{n}: network: the shipped programs reach no network")).collect()
}

fn stages(root: &Path) -> Findings {
    let mut findings = Vec::new();
    for floor in FLOORS {
        for stage in STAGES {
            if !root.join(floor).join(stage).is_dir() {
                findings.push(format!("{floor}/{stage}: stages: every floor has every stage"));
            }
        }
    }
    findings
}

fn fonts(root: &Path) -> Findings {
    let folder = root.join("assets/fonts/licences");
    match fs::read_dir(folder).map(|d| d.count()) {
        Ok(count) if count >= 4 => Vec::new(),
        _ => vec!["assets/fonts/licences: fonts: every font stands with its licence".to_owned()],
    }
}

/// The rules that look at one file.
fn file(path: &str, text: &str) -> Findings {
    let mut findings = Vec::new();
    let generated =
        path.starts_with("ui/src/generated/") || path.ends_with("package-lock.json") || path == "Cargo.lock";
    let code = [".rs", ".ts", ".tsx"].iter().any(|e| path.ends_with(e));
    let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    if code && !generated && text.lines().count() > 660 {
        findings
            .push(format!("{path}: length: {} lines; a file past 500 lines is asking to be two", text.lines().count()));
    }
    for word in ["manager", "helper", "util", "common"] {
        if name.contains(word) {
            findings.push(format!("{path}: names: nothing is named {word}; say what it does"));
        }
    }
    let this = path.ends_with("xtask/src/tidy.rs");
    for (index, line) in text.lines().enumerate() {
        let mut found = |rule: &str| findings.push(format!("{path}:{}: {rule}", index + 1));
        let marks = ["TODO", "FIXME", "todo!(", "unimplemented!("];
        if code && !this && marks.iter().any(|m| line.contains(m)) {
            found("unfinished: finish it or take it out");
        }
        if code && !this && line.contains(".reveal()") && !REVEALS.iter().any(|r| path.ends_with(r)) {
            found("identity: a whole number is shown only where xtask's tidy lists it");
        }
        if path.starts_with("ui/src/") && line.contains("@tauri-apps") && !path.starts_with("ui/src/host/") {
            found("window: only ui/src/host imports @tauri-apps");
        }
        if let Some(rest) = path.strip_prefix("ui/src/stages/") {
            let own = rest.split('/').next().unwrap_or_default();
            let other = STAGES.iter().any(|s| *s != own && line.contains(&format!("../{s}")));
            if line.contains("import") && (other || line.contains("../shell")) {
                found("window: a stage imports shared, host and generated alone");
            }
        }
        if path.starts_with("src-tauri/crates/domain/src") && (line.contains("std::fs") || line.contains("Serialize")) {
            found("domain: no files, nothing serialised");
        }
        if !this
            && !path.ends_with("Cargo.lock")
            && ["registry.npmjs", "static.crates.io", "index.crates.io", "npmmirror"].iter().any(|h| line.contains(h))
        {
            found("registry: the project names no registry host");
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_broken_layer_is_found() {
        let package = |name: &str, on: &str| json!({"packages": [{"name": name, "source": null, "dependencies": [{"name": on}]}]});
        assert_eq!(layers(&package("yanxiu-api", "yanxiu-store")), Findings::new());
        for (name, on) in [
            ("yanxiu-store", "yanxiu-documents"),
            ("yanxiu-domain", "serde"),
            ("yanxiu-api", "rusqlite"),
            ("yanxiu-cli", "tauri"),
            ("yanxiu-new", "chrono"),
        ] {
            assert_eq!(layers(&package(name, on)).len(), 1, "{name} on {on}");
        }
    }

    #[test]
    fn what_reaches_a_network_is_found_unless_only_tests_need_it() {
        for (kind, target, count) in [
            (Value::Null, Value::Null, 1),
            (json!("dev"), Value::Null, 0),
            (json!("build"), Value::Null, 0),
            (Value::Null, json!("cfg(target_os = \"android\")"), 0),
        ] {
            let package = |name: &str| json!({"id": name, "name": name});
            let kinds = json!([{"kind": kind, "target": target}]);
            let metadata = json!({
                "packages": [package("yanxiu-cli"), package("chrono"), package("reqwest")],
                "resolve": {"nodes": [
                    {"id": "yanxiu-cli", "deps": [{"pkg": "chrono", "dep_kinds": [{"kind": null, "target": null}]}]},
                    {"id": "chrono", "deps": [{"pkg": "reqwest", "dep_kinds": kinds}]},
                    {"id": "reqwest", "deps": []},
                ]},
            });
            assert_eq!(network(&metadata).len(), count, "{kind} {target}");
        }
    }

    #[test]
    fn licences_are_read_as_expressions() {
        for (expression, fine) in [
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("GPL-3.0", false),
            ("MIT AND GPL-3.0", false),
            ("GPL-2.0 OR MIT", true),
        ] {
            assert_eq!(allowed(expression), fine, "{expression}");
        }
    }

    #[test]
    fn slips_in_a_file_are_found() {
        for (path, text, count) in [
            ("ui/src/shell/App.tsx", "import { invoke } from \"@tauri-apps/api/core\";", 1),
            ("ui/src/host/call.ts", "import { invoke } from \"@tauri-apps/api/core\";", 0),
            ("ui/src/stages/filing/A.tsx", "import { x } from \"../enrolment/B\";", 1),
            ("ui/src/stages/filing/A.tsx", "import { x } from \"../../shared/B\";", 0),
            ("src-tauri/crates/api/src/papers/mod.rs", "let n = id.reveal();", 1),
            ("src-tauri/crates/api/src/file_utils.rs", "", 1),
            ("src-tauri/crates/domain/src/a.rs", "use std::fs;", 1),
        ] {
            assert_eq!(file(path, text).len(), count, "{path}");
        }
    }
}
