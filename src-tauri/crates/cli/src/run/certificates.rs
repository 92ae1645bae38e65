//! What is asked of certificates and printers.

use serde_json::json;
use yanxiu_api::error::ApiError;

use super::{Cli, Outcome, outcome, text, usage};
use crate::arguments::{
    CertificatesCommand, KeyCommand, NumbersCommand, PrinterCommand, RegisterArguments, SchemeCommand, SetupArguments,
    StockCommand, TemplateCommand,
};

impl Cli {
    pub(super) fn certificates(&mut self, command: &CertificatesCommand) -> Result<Outcome, ApiError> {
        match command {
            CertificatesCommand::Setup(setup) => self.setup(setup),
            CertificatesCommand::Numbers(command) => self.numbers(command),
            CertificatesCommand::Scheme(command) => self.number_scheme(command),
            CertificatesCommand::Issue { id, on, person } => {
                self.done("certificates_issue", json!({"class_id": id, "on": on, "people": person}))
            }
            CertificatesCommand::Print(print) => {
                let selection = json!({
                    "classes": print.ids, "numbers": print.number,
                    "from": print.from, "to": print.to, "state": print.state,
                });
                let payload = json!({
                    "selection": selection, "template": print.template, "overprint": print.overprint,
                    "printer": print.printer, "out": text(&print.out), "each": print.each,
                });
                self.done("certificates_print", payload)
            }
            CertificatesCommand::Printed(printed) => {
                let payload = json!({
                    "numbers": printed.numbers, "on": printed.on, "on_stock": printed.on_stock, "template": printed.template,
                    "spoiled": printed.spoiled, "spoiled_numbers": printed.spoiled_numbers, "spoil_reason": printed.why,
                });
                self.done("certificates_printed", payload)
            }
            CertificatesCommand::HandOver { numbers, taken_by, note, on } => {
                let payload = json!({"numbers": numbers, "taken_by": taken_by, "note": note, "on": on});
                self.done("certificates_handed_over", payload)
            }
            CertificatesCommand::Stock(command) => self.stock(command),
            CertificatesCommand::Printer(command) => self.printer(command),
            CertificatesCommand::Template(command) => self.template(command),
            CertificatesCommand::Void { number, why, recovered, not_recovered } => {
                let recovered = (*recovered || *not_recovered).then_some(*recovered);
                self.done("certificate_void", json!({"number": number, "why": why, "recovered": recovered}))
            }
            CertificatesCommand::Reissue { number, why, as_issued, recovered } => {
                let recovered = recovered.then_some(true);
                let payload = json!({"number": number, "why": why, "as_issued": as_issued, "recovered": recovered});
                self.done("certificate_reissue", payload)
            }
            CertificatesCommand::Register(register) => self.register(register),
            CertificatesCommand::ImportRegister { files, dry_run, map } => {
                let files: Vec<String> = files.iter().map(|f| text(f)).collect();
                self.done("earlier_register_import", json!({"files": files, "dry_run": dry_run, "map": map}))
            }
            CertificatesCommand::Verify { number, key } => {
                let key = key.as_deref().map(text);
                let document = self.call("certificate_verify", json!({"number": number, "key": key}))?;
                let exit = u8::from(document["valid"] != true);
                Ok(Outcome { document, exit })
            }
            CertificatesCommand::Key(command) => match command {
                KeyCommand::Show => self.done("signing_keys", json!({})),
                KeyCommand::Export { out } => self.done("signing_keys_export", json!({"path": text(out)})),
                KeyCommand::Page { out } => self.done("verify_page_export", json!({"path": text(out)})),
                KeyCommand::Rotate => self.done("signing_key_rotate", json!({})),
            },
        }
    }

    fn template(&mut self, command: &TemplateCommand) -> Result<Outcome, ApiError> {
        match command {
            TemplateCommand::List => Ok(outcome(self.call("certificate_templates", json!({}))?)),
            TemplateCommand::Export { template, out } => {
                self.done("certificate_template_export", json!({"key": template, "path": text(out)}))
            }
            TemplateCommand::Import { file } => self.done("certificate_template_import", json!({"path": text(file)})),
            TemplateCommand::Remove { template } => self.done("certificate_template_delete", json!({"key": template})),
            TemplateCommand::Choose { id, template } => {
                self.done("certificate_template_choose", json!({"class_id": id, "template": template}))
            }
        }
    }

    fn setup(&mut self, setup: &SetupArguments) -> Result<Outcome, ApiError> {
        let now = self.call("certificate_setup", json!({"class_id": setup.id}))?;
        let mut own = now["own"].clone();
        for (line, given) in
            [("programme", &setup.programme), ("title", &setup.title), ("issuer", &setup.issuer), ("seal", &setup.seal)]
        {
            own[line] = json!(given);
        }
        own["stated"] = if setup.earned { "earned" } else { "class" }.into();
        self.done("certificate_setup_set", json!({"class_id": setup.id, "setting": own}))
    }

    fn numbers(&mut self, command: &NumbersCommand) -> Result<Outcome, ApiError> {
        match command {
            NumbersCommand::Show { id } => self.done("certificate_setup", json!({"class_id": id})),
            NumbersCommand::Use { id, scheme, list } => {
                let now = self.call("certificate_setup", json!({"class_id": id}))?;
                let mut own = now["own"].clone();
                own["numbering"] = if *list { "list" } else { "scheme" }.into();
                if let Some(name) = scheme.as_deref().filter(|name| *name != "通知") {
                    let known = now["schemes"].as_array().and_then(|s| s.iter().find(|s| s["name"] == *name));
                    let known = known.ok_or_else(|| usage(format!("没有名为“{name}”的编号规则")))?;
                    own["scheme_id"] = known["id"].clone();
                } else {
                    own["scheme_id"] = json!(null);
                }
                self.done("certificate_setup_set", json!({"class_id": id, "setting": own}))
            }
            NumbersCommand::Import { id, file, by_person, dry_run, map } => {
                let payload = json!({
                    "class_id": id, "file": text(file), "by_person": by_person, "dry_run": dry_run, "map": map,
                });
                self.done("listed_numbers_import", payload)
            }
            NumbersCommand::Set { id, numbers } => {
                let pair = |text: &String| {
                    let (person, number) =
                        text.split_once('=').ok_or_else(|| usage(format!("“{text}”应写成 学员=编号 的样子")))?;
                    Ok(json!({"person": person, "number": number}))
                };
                let numbers = numbers.iter().map(pair).collect::<Result<Vec<_>, ApiError>>()?;
                self.done("listed_numbers_set", json!({"class_id": id, "numbers": numbers}))
            }
            NumbersCommand::Remove { id, numbers } => {
                self.done("listed_numbers_remove", json!({"class_id": id, "numbers": numbers}))
            }
        }
    }

    fn number_scheme(&mut self, command: &SchemeCommand) -> Result<Outcome, ApiError> {
        match command {
            SchemeCommand::Try { id, pattern, start } => {
                self.done("number_scheme_try", json!({"class_id": id, "pattern": pattern, "start": start}))
            }
            SchemeCommand::Save { name, pattern, start, class } => {
                let payload = json!({"name": name, "pattern": pattern, "start": start, "class_id": class});
                self.done("number_scheme_save", payload)
            }
        }
    }

    fn stock(&mut self, command: &StockCommand) -> Result<Outcome, ApiError> {
        match command {
            StockCommand::Show => self.done("stock_show", json!({})),
            StockCommand::Receive { count, numbers, from, on } => self.done(
                "stock_record",
                json!({"kind": "received", "count": count, "numbers": numbers, "reason": from, "on": on}),
            ),
            StockCommand::Spoil { count, why, numbers, on } => self.done(
                "stock_record",
                json!({"kind": "spoiled", "count": count, "numbers": numbers, "reason": why, "on": on}),
            ),
        }
    }

    fn register(&mut self, register: &RegisterArguments) -> Result<Outcome, ApiError> {
        let query = json!({
            "year": register.year, "class_id": register.class, "state": register.state,
            "validity": register.validity, "text": register.find.clone().unwrap_or_default(),
            "earlier": register.earlier,
        });
        let mut document = self.call("certificate_register", query.clone())?;
        if let Some(out) = &register.out {
            let path = text(out);
            let paper = if register.hand_over { "hand-over" } else { "register" };
            self.call("certificate_register_export", json!({"query": query, "paper": paper, "path": path}))?;
            document["path"] = path.into();
        }
        Ok(outcome(document))
    }

    fn printer(&mut self, command: &PrinterCommand) -> Result<Outcome, ApiError> {
        match command {
            PrinterCommand::List => Ok(outcome(json!({"printers": self.call("printers", json!({}))?}))),
            PrinterCommand::Calibrate { name, measured, portrait } => {
                let marks = measured.iter().map(|m| hundredths(m)).collect::<Result<Vec<i32>, _>>()?;
                let measured = json!({
                    "first_x": marks[0], "first_y": marks[1], "second_x": marks[2], "second_y": marks[3],
                    "landscape": !portrait,
                });
                let front = self.call("printer_calibrate", measured)?;
                let straight = json!({"right": 0, "down": 0, "scale_x": 1_000_000, "scale_y": 1_000_000});
                let printer = json!({"name": name, "front": front, "back": straight});
                let mut document = self.call("printer_save", printer.clone())?;
                document["printer"] = printer;
                Ok(outcome(document))
            }
            PrinterCommand::Remove { name } => self.done("printer_remove", json!({"name": name})),
            PrinterCommand::Sheet { out, portrait, printer } => {
                let payload = json!({"path": text(out), "landscape": !portrait, "printer": printer});
                self.done("calibration_sheet", payload)
            }
        }
    }
}

/// Millimetres as typed, in hundredths.
fn hundredths(text: &str) -> Result<i32, ApiError> {
    let bad = || usage(format!("“{text}”不是毫米数，应写成 20 或 19.8 的样子"));
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(bad());
    }
    format!("{whole}{part:0<2}").parse().map_err(|_| bad())
}
