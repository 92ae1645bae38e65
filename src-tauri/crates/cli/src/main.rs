//! The same office, without a window: for IT staff, scripts, copies by schedule, and checks.

mod arguments;
mod run;
mod say;
mod templates;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use serde_json::json;
use yanxiu_api::error::ApiError;

use arguments::Arguments;

fn main() -> ExitCode {
    let json = std::env::args().any(|a| a == "--json");
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            say::text(&error.to_string());
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            let detail = error.to_string();
            let first = detail.lines().next().unwrap_or_default().trim_start_matches("error: ");
            let error = ApiError::usage("usage", format!("命令写法不对：{first}"), "请用 yanxiu-cli --help 查看命令。");
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
        say::text(&json!({"error": {"code": error.code, "message": error.message, "hint": error.hint}}).to_string());
    }
    say::aside(&format!("{}\n{}", error.message, error.hint));
    ExitCode::from(error.exit_code())
}
