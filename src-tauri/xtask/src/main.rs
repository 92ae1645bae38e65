//! Every chore of the workspace: `cargo xtask run | test | tidy | codegen | bench`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for developers speaks on the terminal")]

mod bench;
mod machine;
mod steps;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask run [--headless] | test [--only STEP]… | tidy | codegen [--check] | bench receipts | bench bundle | bench certificates [PYTHON]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => steps::run_window(false),
        ["run", "--headless"] => steps::run_window(true),
        ["test", rest @ ..] => steps::only(rest).and_then(|only| steps::test(&only)),
        ["bench", "receipts"] => bench::receipts(),
        ["bench", "bundle"] => bench::bundle(),
        ["bench", "certificates"] => bench::certificates(None),
        ["bench", "certificates", python] => bench::certificates(Some(python)),
        ["tidy"] => tidy::tidy(),
        ["codegen"] => steps::codegen(false),
        ["codegen", "--check"] => steps::codegen(true),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nfailed: {reason}");
            ExitCode::FAILURE
        }
    }
}
