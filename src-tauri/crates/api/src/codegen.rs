//! The window's side of the commands: types, functions and word lists in TypeScript.

use std::collections::BTreeMap;
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use crate::command::{CommandVisitor, visit_commands};
use crate::scalar::word_lists;

const HEADER: &str =
    "// Generated from the commands of the office. Don't edit: change the Rust side and run `cargo xtask codegen`.\n\n";

/// File names with their text.
pub fn files() -> Vec<(&'static str, String)> {
    let mut seen =
        Seen { config: Config::new().with_large_int("number"), types: BTreeMap::new(), commands: String::new() };
    visit_commands(&mut seen);
    // What crosses as an event, beside the commands.
    TypeVisitor::visit::<crate::progress::Progress>(&mut seen);
    let mut types = HEADER.to_owned();
    for declaration in seen.types.values() {
        types.push_str(declaration);
        types.push_str("\n\n");
    }
    let mut commands =
        format!("{HEADER}import type * as wire from \"./wire\";\nimport {{ call }} from \"../host/call\";\n\n");
    commands.push_str(&seen.commands);
    let mut words = HEADER.to_owned();
    for (name, list) in word_lists() {
        let variable = format!("{}{}Labels", name[..1].to_lowercase(), &name[1..]);
        let _ = writeln!(words, "export const {variable} = {{");
        for (code, label) in list {
            let _ = writeln!(words, "  {code}: \"{label}\",");
        }
        words.push_str("} as const;\n\n");
    }
    words.push_str("/** What a column of a receipt can mean: path and label. */\nexport const receiptFields = [\n");
    for field in yanxiu_domain::enrolment::fields::RECEIPT {
        let _ = writeln!(words, "  [\"{}\", \"{}\"],", field.path, field.label);
    }
    words.push_str("] as const;\n");
    vec![
        ("wire.ts", types.trim_end().to_owned() + "\n"),
        ("commands.ts", commands.trim_end().to_owned() + "\n"),
        ("words.ts", words.trim_end().to_owned() + "\n"),
    ]
}

struct Seen {
    config: Config,
    types: BTreeMap<String, String>,
    commands: String,
}

impl CommandVisitor for Seen {
    fn visit<P: TS + 'static, R: TS + 'static>(&mut self, name: &'static str, doc: &'static str) {
        TypeVisitor::visit::<P>(self);
        TypeVisitor::visit::<R>(self);
        P::visit_generics(self);
        R::visit_generics(self);
        let mut words = name.split('_');
        let mut camel = words.next().unwrap_or_default().to_owned();
        for word in words {
            camel.push_str(&word[..1].to_uppercase());
            camel.push_str(&word[1..]);
        }
        let (payload, result) = (self.qualified::<P>(), self.qualified::<R>());
        let _ = write!(
            self.commands,
            "/** {doc} */\nexport const {camel} = (payload: {payload}): Promise<{result}> => call(\"{name}\", payload);\n\n",
            doc = doc.trim()
        );
    }
}

impl Seen {
    fn qualified<T: TS>(&self) -> String {
        let name = T::name(&self.config);
        match name.strip_prefix("Array<") {
            Some(inner) => format!("Array<wire.{inner}"),
            None => format!("wire.{name}"),
        }
    }
}

impl TypeVisitor for Seen {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            // Vec, Option and the like: what they hold is visited through their generics.
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.types.contains_key(&name) {
            return;
        }
        let doc = T::docs().unwrap_or_default();
        self.types.insert(name, format!("{doc}export {}", T::decl(&self.config)));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
