//! `bench`: what an import of 20,000 rows, a batch of 10,000 certificates and a class's bundle cost, as whole processes,
//! beside the least that the first can cost and what the second costs with other libraries.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::machine::{ask, root, run};

const ROWS: &str = "20000";
const TIMES: usize = 5;
const PAGES: u64 = 10_000;
/// Libraries that set the same certificates, and how many of the pages each gets: the slow one a tenth.
const PEERS: [(&str, u64); 3] = [("reportlab", PAGES), ("typst", PAGES), ("weasyprint", PAGES / 10)];

/// Learners of a usual class and of a large one.
const LEARNERS: [&str; 2] = ["30", "1000"];

/// What one process cost.
#[derive(Clone, Copy)]
struct Cost {
    /// User and system time in hundredths of a second, as the system counts it.
    ticks: u64,
    /// The most memory it held, in kilobytes.
    peak: u64,
}

/// Builds the release and measures the import of receipts.
pub(crate) fn receipts() -> Result<(), String> {
    measurable()?;
    run(".", "cargo", &["build", "-q", "--release", "-p", "yanxiu-cli"])?;
    run(".", "cargo", &["build", "-q", "--release", "-p", "yanxiu-tests", "--example", "receipts-bench"])?;
    let folder = root().join("target/bench");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let path = |name: &str| folder.join(name).display().to_string();
    let release = root().join("target/release");
    let least = release.join("examples/receipts-bench").display().to_string();
    let cli = release.join("yanxiu-cli").display().to_string();
    let book = path("receipts.xlsx");
    run(".", &least, &["make", &book, ROWS])?;
    run(".", &cli, &["template", "class", "--out", &path("class.toml")])?;
    println!("{ROWS} rows in one .xlsx, CPU seconds of whole processes, median of {TIMES} (all), peak memory");
    let mut costs = Vec::new();
    for time in 0..TIMES {
        let data = path(&format!("data-{time}"));
        run(".", &cli, &["--data", &data, "init", "--institution", "bench"])?;
        let made = ask(".", &cli, &["--data", &data, "--json", "class", "new", "--file", &path("class.toml")]);
        let made: serde_json::Value = made.and_then(|m| serde_json::from_str(&m).ok()).ok_or("no class was made")?;
        let class = made["class_id"].as_str().unwrap_or_default().to_owned();
        let import = ["--data", &data, "--json", "receipts", "import", &class, &book];
        costs.push([
            measure(&least, &["read", &book])?,
            measure(&cli, &[&import[..], &["--dry-run"]].concat())?,
            measure(&least, &["insert", &path(&format!("bare-{time}.db")), ROWS])?,
            measure(&cli, &import)?,
            measure(&cli, &["--data", &data, "--json", "class", "show", &class])?,
        ]);
    }
    let names = [
        "the file read, bare",
        "understood (dry run)",
        "the rows inserted, bare",
        "understood and written",
        "class shown",
    ];
    for (at, name) in names.into_iter().enumerate() {
        say(name, costs.iter().map(|c| c[at]).collect());
    }
    std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))
}

/// Builds the release and measures certificates, beside other libraries where a Python is given that has them.
pub(crate) fn certificates(python: Option<&str>) -> Result<(), String> {
    measurable()?;
    run(".", "cargo", &["build", "-q", "--release", "-p", "yanxiu-documents", "--example", "certificates"])?;
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let out = folder.join("certificates.pdf").display().to_string();
    let own = root().join("target/release/examples/certificates").display().to_string();
    let (peers, fonts) = (root().join("tests/benches/peers.py"), root().join("assets/fonts"));
    let (peers, fonts) = (peers.display().to_string(), fonts.display().to_string());
    println!("certificates in one PDF, CPU seconds of whole processes, median of {TIMES} (all), peak memory");
    let times = |name: &str, pages: u64, program: &str, arguments: &[&str]| -> Result<(), String> {
        let costs = (0..TIMES).map(|_| measure(program, arguments)).collect::<Result<Vec<_>, _>>()?;
        let middle = say(&format!("{name}, {pages} pages"), costs);
        let bytes = std::fs::metadata(&out).map_err(|e| format!("{out}: {e}"))?.len();
        println!("{:24} {} pages a second, {} bytes a page", "", pages * 100 / middle.max(1), bytes / pages);
        Ok(())
    };
    times("ours, plain", PAGES, &own, &[&PAGES.to_string(), &out, "plain"])?;
    times("ours, with QR code", PAGES, &own, &[&PAGES.to_string(), &out])?;
    for (peer, pages) in PEERS.into_iter().filter(|_| python.is_some()) {
        times(peer, pages, python.unwrap_or_default(), &[&peers, peer, &pages.to_string(), &out, &fonts])?;
    }
    std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))
}

/// Builds the release and measures whole bundles: a usual class's and a large one's.
pub(crate) fn bundle() -> Result<(), String> {
    measurable()?;
    run(".", "cargo", &["build", "-q", "--release", "-p", "yanxiu-cli"])?;
    let folder = root().join("target/bench");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let path = |name: &str| folder.join(name).display().to_string();
    let cli = root().join("target/release/yanxiu-cli").display().to_string();
    println!("whole bundles, CPU seconds of whole processes, median of {TIMES} (all), peak memory");
    for learners in LEARNERS {
        let data = path(&format!("data-{learners}"));
        let sample = ["demo", "--keep-store", "--learners", learners, "--out", &path("sample")];
        let made = ask(".", &cli, &[&["--data", &data, "--json"], &sample[..]].concat());
        let made: serde_json::Value = made.and_then(|m| serde_json::from_str(&m).ok()).ok_or("no class was made")?;
        let class = made["class_id"].as_str().unwrap_or_default().to_owned();
        let base = ["--data", &data, "--json", "class", "show", &class];
        let shown = (0..TIMES).map(|_| measure(&cli, &base)).collect::<Result<Vec<_>, _>>()?;
        say(&format!("{learners} learners, shown"), shown);
        for out in ["bundle", "bundle.zip"] {
            let export = ["--data", &data, "--json", "report", "export", &class, "--out", &path(out)];
            let costs = (0..TIMES).map(|_| measure(&cli, &export)).collect::<Result<Vec<_>, _>>()?;
            say(&format!("{learners} learners, {out}"), costs);
        }
        for left in ["sample", "bundle"] {
            std::fs::remove_dir_all(folder.join(left)).map_err(|e| format!("{left}: {e}"))?;
        }
    }
    std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))
}

fn measurable() -> Result<(), String> {
    match Path::new("/proc/self/stat").exists() {
        true => Ok(()),
        false => Err("processes are measured through /proc, which this system doesn't have".to_owned()),
    }
}

/// Prints what something cost; returns the median in hundredths of a second.
fn say(name: &str, mut all: Vec<Cost>) -> u64 {
    all.sort_by_key(|c| c.ticks);
    let seconds = |c: &Cost| format!("{}.{:02}", c.ticks / 100, c.ticks % 100);
    let each: Vec<String> = all.iter().map(seconds).collect();
    let peak = all.iter().map(|c| c.peak).max().unwrap_or_default() / 1024;
    println!("{name:24} {} s ({}) {peak} MB", each[each.len() / 2], each.join(" "));
    all[all.len() / 2].ticks
}

/// Runs a program to its end and reads what it cost before the system forgets it.
fn measure(program: &str, arguments: &[&str]) -> Result<Cost, String> {
    let child = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|e| format!("{program} can't be started: {e}"))?;
    let proc = Path::new("/proc").join(child.id().to_string());
    let mut peak = 0;
    let ticks = loop {
        let status = std::fs::read_to_string(proc.join("status")).unwrap_or_default();
        let held = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = held.and_then(|h| h.split_whitespace().next()?.parse().ok()).unwrap_or(peak);
        let stat = std::fs::read_to_string(proc.join("stat")).map_err(|e| format!("{}: {e}", proc.display()))?;
        // The name in brackets may hold spaces; the state follows it, user and system time are the 12th and 13th then.
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split_whitespace().collect();
        if fields.first() == Some(&"Z") {
            let of = |at: usize| fields.get(at).and_then(|f| f.parse::<u64>().ok()).unwrap_or_default();
            break of(11) + of(12);
        }
        std::thread::park_timeout(Duration::from_millis(2));
    };
    let ended = child.wait().map_err(|e| e.to_string())?;
    // 1 is done with problems listed: 20,000 people are more than a class has places.
    match ended.code() {
        Some(0 | 1) => Ok(Cost { ticks, peak }),
        _ => Err(format!("{program} {} ({ended})", arguments.join(" "))),
    }
}
