//! What is asked of certificates and printers.

use serde_json::json;
use yanxiu_api::error::ApiError;

use super::{Cli, Outcome, outcome, text, usage};
use crate::arguments::{CertificatesCommand, PrinterCommand, TemplateCommand};

impl Cli {
    pub(super) fn certificates(&mut self, command: &CertificatesCommand) -> Result<Outcome, ApiError> {
        match command {
            CertificatesCommand::Issue { id, on } => self.done("certificates_issue", json!({"class_id": id, "on": on})),
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
            CertificatesCommand::Printer(command) => self.printer(command),
            CertificatesCommand::Template(command) => self.template(command),
            CertificatesCommand::Void { number, why } => {
                self.done("certificate_void", json!({"number": number, "why": why}))
            }
            CertificatesCommand::Reissue { number, why } => {
                self.done("certificate_reissue", json!({"number": number, "why": why}))
            }
            CertificatesCommand::Register { year, out } => {
                let mut document = self.call("certificate_register", json!({"year": year}))?;
                if let Some(out) = out {
                    let path = text(out);
                    self.call("certificate_register_export", json!({"year": year, "path": path}))?;
                    document["path"] = path.into();
                }
                Ok(outcome(document))
            }
            CertificatesCommand::Verify { number } => {
                let document = self.call("certificate_verify", json!({"number": number}))?;
                let exit = u8::from(document["valid"] != true);
                Ok(Outcome { document, exit })
            }
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
