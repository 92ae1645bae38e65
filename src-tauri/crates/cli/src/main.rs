//! The same office, without a window: for IT staff, scripts, copies by schedule, and checks.

mod arguments;
mod labels;
mod roster;
mod run;
mod say;
mod templates;
mod wording;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use serde_json::json;
use yanxiu_api::error::ApiError;

use arguments::Arguments;

fn main() -> ExitCode {
    let json = std::env::args_os().any(|a| a == "--json");
    let parsed = wording::in_chinese(Arguments::command())
        .try_get_matches()
        .and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            say::text(&wording::help(&error.to_string()));
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            let error = ApiError::usage("usage", wording::usage(&error), "请用 yanxiu-cli --help 查看命令。");
            return refuse(&error, json);
        }
    };
    match run::run(&arguments) {
        Ok(outcome) => {
            if json {
                say::text(&outcome.document.to_string());
            } else {
                say::person(&outcome.document);
            }
            ExitCode::from(outcome.exit)
        }
        Err(error) => refuse(&error, json),
    }
}

fn refuse(error: &ApiError, json: bool) -> ExitCode {
    if json {
        let mut document = json!({"error": {"code": error.code, "message": error.message, "hint": error.hint}});
        if !error.problems.is_empty() {
            document["problems"] = json!(error.problems);
        }
        say::text(&document.to_string());
    }
    say::problems(&json!(error.problems));
    say::aside(&format!("{}\n{}", error.message, error.hint));
    ExitCode::from(error.exit_code())
}
