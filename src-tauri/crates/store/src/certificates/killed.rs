//! A thousand issues, each a change of its own, by a process that is killed again and again at any moment.
//!
//! The process is this very test program, told by a variable to issue until it is killed. When it is killed follows from
//! a seed: after so many issues, and so many turns of a loop later, wherever it is then.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use yanxiu_domain::certificates::CertificateState;

use super::tests::{class, issue, reissue};
use crate::Store;
use crate::tests::Fixed;

const LEARNERS: u32 = 1_000;
const KILLS: u32 = 25;
/// The folder in which the process issues.
const FOLDER: &str = "YANXIU_ISSUE_UNTIL_KILLED";

fn open(folder: &Path) -> Store {
    Store::open(folder, None, Box::new(Fixed)).unwrap()
}

/// What the killed process does; nothing when the tests are run as usual.
#[test]
fn issues_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut store = open(Path::new(&folder));
    let mut held: BTreeMap<String, usize> = BTreeMap::new();
    for certificate in store.certificates().unwrap() {
        *held.entry(certificate.enrolment.to_string()).or_default() += 1;
    }
    for learner in 1..=LEARNERS {
        let count = held.get(&format!("e{learner}")).copied().unwrap_or_default();
        if count == 0 {
            println!("issued {}", issue(&mut store, learner, 1).unwrap());
        }
        // Every tenth is replaced at once: two rows and their links in one change.
        if learner.is_multiple_of(10) && count < 2 {
            println!("issued {}", reissue(&mut store, learner));
        }
    }
    println!("done");
}

/// Numbers that follow from a seed.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

#[test]
fn a_thousand_issues_killed_at_any_moment_leave_no_gap() {
    let (folder, store) = class(LEARNERS);
    drop(store);
    let mut seeded = Seeded(0x9e37_79b9_7f4a_7c15);
    let (mut kills, mut told) = (0, Vec::new());
    loop {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "certificates::killed::issues_until_it_is_killed", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let (lives, turns) = (1 + seeded.below(60), seeded.below(3_000_000));
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut done = false;
        let mut issued = 0;
        while kills == KILLS || issued < lives {
            let Some(line) = lines.next() else { break };
            done |= line == "done";
            if let Some(number) = line.split("issued ").nth(1) {
                told.push(number.to_owned());
                issued += 1;
            }
        }
        if done || kills == KILLS {
            assert!(process.wait().unwrap().success() && done, "nobody killed it");
            break;
        }
        for turn in 0..turns {
            black_box(turn);
        }
        process.kill().unwrap();
        process.wait().unwrap();
        kills += 1;
        // What it told before it was killed counts, what it didn't tell may or may not be there.
        told.extend(lines.filter_map(|line| Some(line.split("issued ").nth(1)?.to_owned())));
        assert_eq!(open(folder.path()).check().unwrap(), Vec::new(), "after {kills} kills");
    }
    let store = open(folder.path());
    let numbers: Vec<String> = store.certificates().unwrap().into_iter().map(|c| c.number).collect();
    let expected: Vec<String> = (1..=LEARNERS + LEARNERS / 10).map(|seq| format!("N-{seq:03}")).collect();
    assert_eq!((kills, &numbers), (KILLS, &expected));
    assert!(told.iter().all(|number| numbers.contains(number)), "a number that was told is kept");
    let valid = store.certificates().unwrap().iter().filter(|c| c.state != CertificateState::Void).count();
    assert_eq!((valid, store.check().unwrap()), (1_000, Vec::new()));
}
