//! What the libraries say in English, in the words of an office.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Headings of the help pages, for a command and everything beneath it.
pub(crate) fn in_chinese(command: Command) -> Command {
    let inner: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let template = match (inner.is_empty(), command.get_positionals().next()) {
        (false, _) => "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}",
        (true, Some(_)) => "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}",
        (true, None) => "{about}\n\n用法：{usage}\n\n选项：\n{options}",
    };
    let command = command.help_template(template);
    inner.into_iter().fold(command, |command, name| command.mut_subcommand(name, in_chinese))
}

/// What is wrong with a command line.
pub(crate) fn usage(error: &clap::Error) -> String {
    let said = |kind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(many) => many.join(" "),
            other => other.to_string(),
        })
    };
    let argument = said(ContextKind::InvalidArg).unwrap_or_default();
    let value = said(ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument => format!("这里不能写“{argument}”"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} 不能与 {} 同时写", said(ContextKind::PriorArg).unwrap_or_default())
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面没有写内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{argument} 不能是“{value}”"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写完整的命令".to_owned()
        }
        _ => "命令写法不对".to_owned(),
    }
}
