//! Reports: checked, written, verified, handed in.

use serde_json::json;
use yanxiu_api::error::ApiError;

use super::{Cli, Outcome, text};
use crate::arguments::ReportCommand;

impl Cli {
    pub(super) fn report(&mut self, command: &ReportCommand) -> Result<Outcome, ApiError> {
        match command {
            ReportCommand::Check { id } => self.done("report_check", json!({"class_id": id})),
            ReportCommand::Export { id, out, only, format } => {
                self.done("report_export", json!({"class_id": id, "out": text(out), "only": only, "format": format}))
            }
            ReportCommand::Sharing { id, out } => {
                self.done("sharing_export", json!({"class_id": id, "out": text(out)}))
            }
            ReportCommand::Verify { bundle, key } => {
                self.done("report_verify", json!({"path": text(bundle), "key": key}))
            }
            ReportCommand::Submit { id, on, receipt, received_by, bundle } => self.done(
                "submission_record",
                json!({"class_id": id, "on": on, "receipt_number": receipt, "received_by": received_by,
                       "bundle": bundle.as_deref().map(text)}),
            ),
            ReportCommand::Correct { id, why, on, receipt, received_by, bundle } => self.done(
                "submission_correct",
                json!({"class_id": id, "on": on, "receipt_number": receipt, "received_by": received_by,
                       "bundle": bundle.as_deref().map(text), "reason": why}),
            ),
            ReportCommand::Compare { id } => self.done("submission_compare", json!({"class_id": id})),
            ReportCommand::Key => self.done("signing_key_make", json!({})),
        }
    }
}
