//! Writes the window's generated files: `codegen FOLDER`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        return fail("usage: codegen FOLDER");
    };
    for (name, text) in yanxiu_api::codegen::files() {
        if let Err(error) = std::fs::write(Path::new(&folder).join(name), text) {
            return fail(&format!("{folder}/{name}: {error}"));
        }
    }
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "a program for developers, not the office")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
