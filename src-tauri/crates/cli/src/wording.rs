//! What the libraries say in English, in the words of an office.

use clap::builder::Str;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

/// What stands for a value on help pages and where it is missing, under the name that the code has for it.
const VALUES: &[(&str, &str)] = &[
    ("OUT", "文件"),
    ("F", "文件"),
    ("FILE", "文件"),
    ("DIR", "文件夹"),
    ("ID", "编号"),
    ("NO", "编号"),
    ("NAME", "名称"),
    ("PERSON", "姓名或编号"),
    ("YEAR", "年度"),
    ("COLUMN=FIELD", "列=栏目"),
    ("PERSON=NO", "学员=编号"),
    ("MM", "毫米"),
    ("YYYY-MM-DD", "年-月-日"),
];
/// Longest word for a value that is taken from its help.
const LONGEST: usize = 6;

/// An argument with its value and its default in Chinese: what its help begins with, where that is short enough to be a
/// name.
fn named(arg: Arg) -> Arg {
    let name = arg.get_value_names().and_then(<[_]>::first).map(Str::to_string);
    let Some(name) = name.filter(|_| arg.get_action().takes_values()) else { return arg };
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let head = help.split(['；', '，', '（', '：', '、']).next().unwrap_or_default().to_owned();
    let short = (1..=LONGEST).contains(&head.chars().count());
    let known = VALUES.iter().find(|(value, _)| *value == name).map(|(_, said)| (*said).to_owned());
    let said = match known {
        Some(known) if !arg.is_positional() => known,
        _ if short => head,
        known => known.unwrap_or_else(|| "内容".to_owned()),
    };
    let defaults: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    let arg = arg.value_name(said).hide_default_value(true);
    match defaults.join("、").as_str() {
        "" => arg,
        usual => arg.help(format!("{help}（默认 {usual}）")),
    }
}

/// A help page, without the one word that only the library says.
pub(crate) fn help(page: &str) -> String {
    page.replace("[OPTIONS]", "[选项]")
}

/// Headings of the help pages, for a command and everything beneath it.
pub(crate) fn in_chinese(command: Command) -> Command {
    let inner: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let template = match (inner.is_empty(), command.get_positionals().next()) {
        (false, _) => "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}",
        (true, Some(_)) => "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}",
        (true, None) => "{about}\n\n用法：{usage}\n\n选项：\n{options}",
    };
    let command = command.help_template(template).subcommand_value_name("命令").mut_args(named);
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
