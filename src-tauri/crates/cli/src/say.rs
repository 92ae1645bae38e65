//! What is said on standard output and standard error.

use std::io::Write;

use serde_json::{Number, Value};
use yanxiu_api::scalar::Fen;

use crate::labels::{label, word};

/// The document, on standard output.
pub(crate) fn text(text: &str) {
    // A reader that went away is no error of ours.
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

/// A message for people, on standard error.
pub(crate) fn aside(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

/// A document as a person reads it: what was done, lists a line each, problems last.
pub(crate) fn person(document: &Value) {
    let Some(object) = document.as_object() else {
        return text(&readable("", "", document, 0));
    };
    for (key, value) in object.iter().filter(|(key, _)| *key != "problems") {
        match (key.as_str(), value) {
            ("done", Value::String(done)) => text(done),
            _ => {
                if let Some(label) = label("", key, value) {
                    text(&format!("{label}：{}", readable("", key, value, 1)));
                }
            }
        }
    }
    problems(object.get("problems").unwrap_or(&Value::Null));
}

/// Problems with what to do about each, on standard error.
pub(crate) fn problems(listed: &Value) {
    for problem in listed.as_array().into_iter().flatten() {
        let of = |key: &str| problem.get(key).and_then(Value::as_str).unwrap_or_default();
        let mark = if of("severity") == "error" { "错误" } else { "提醒" };
        aside(&format!("[{mark}] {}{}\n       {}", place(problem), of("message"), of("hint")));
    }
}

/// Money, which documents give in fen, as people write it; nothing for other numbers.
fn amount(parent: &str, key: &str, number: &Number) -> Option<String> {
    let money = match key {
        "amount" | "budget" | "charged" | "fees" | "gross" | "hourly" | "net" | "quota" | "spent" => true,
        // Sheets of stock are received too.
        "received" => !parent.is_empty(),
        _ => false,
    };
    let fen = Fen::try_from(number.as_i64().filter(|_| money)?).ok()?;
    Some(fen.0.in_text())
}

fn place(problem: &Value) -> String {
    let place = |key: &str| problem.pointer(&format!("/place/{key}"));
    match (place("file").and_then(Value::as_str), place("row").and_then(Value::as_u64)) {
        (Some(file), Some(row)) => {
            let column = place("column").and_then(Value::as_str).map(|c| format!(" {c} 列")).unwrap_or_default();
            format!("{file} 第 {row} 行{column}：")
        }
        _ => String::new(),
    }
}

/// A value under a key of what stands under its parent's key.
fn readable(parent: &str, key: &str, value: &Value, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    match value {
        Value::Null => "—".to_owned(),
        Value::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        Value::Number(n) => amount(parent, key, n).unwrap_or_else(|| n.to_string()),
        Value::String(text) => word(parent, key, text).map_or_else(|| text.clone(), str::to_owned),
        Value::Array(items) if items.is_empty() => "（无）".to_owned(),
        Value::Array(items) => items
            .iter()
            .map(|i| readable(parent, key, i, depth + 1))
            .filter(|line| !line.is_empty())
            .map(|line| format!("\n{indent}{line}"))
            .collect(),
        Value::Object(fields) => {
            let parts: Vec<String> = fields
                .iter()
                .filter(|(k, v)| !v.is_null() && *v != "" && !fields.contains_key(&format!("{k}_label")))
                .filter_map(|(k, v)| Some((label(key, k, v)?, readable(key, k, v, depth + 1))))
                // What holds nothing with a label is for programs alone.
                .filter(|(_, said)| !said.is_empty())
                .map(|(label, said)| format!("{label}：{said}"))
                .collect();
            parts.join("　")
        }
    }
}
