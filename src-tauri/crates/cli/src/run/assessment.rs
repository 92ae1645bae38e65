//! What is asked of the assessment.

use serde_json::{Value, json};
use yanxiu_api::error::ApiError;

use super::{Cli, Outcome, outcome, text};
use crate::arguments::{AssessmentCommand, CreditCommand};

impl Cli {
    pub(super) fn assessment(&mut self, command: &AssessmentCommand) -> Result<Outcome, ApiError> {
        match command {
            AssessmentCommand::Scheme { id, file } => {
                let scheme = self.file::<yanxiu_api::assessment::wire::Scheme>(file)?;
                self.done("scheme_set", json!({"class_id": id, "scheme": scheme}))
            }
            AssessmentCommand::Import { id, files, dry_run, map } => {
                let files: Vec<String> = files.iter().map(|f| text(f)).collect();
                self.done("assessment_import", json!({"class_id": id, "files": files, "dry_run": dry_run, "map": map}))
            }
            AssessmentCommand::Preview { id, on } => self.done("assessment_preview", json!({"class_id": id, "on": on})),
            AssessmentCommand::Conclude { id, on } => {
                self.done("assessment_conclude", json!({"class_id": id, "on": on}))
            }
            AssessmentCommand::Withdraw { id, why } => {
                self.done("assessment_withdraw", json!({"class_id": id, "why": why}))
            }
            AssessmentCommand::Override { id, person, pass, clear, why, by, on, .. } => {
                let passed = if *clear { Value::Null } else { json!(pass) };
                let payload = json!({
                    "class_id": id, "person": person, "passed": passed, "reason": why, "by_whom": by, "on": on
                });
                self.done("result_decide", payload)
            }
            AssessmentCommand::Excellent { id, person, why, clear } => {
                let payload = json!({"class_id": id, "people": person, "chosen": !clear, "reason": why});
                self.done("excellent_choose", payload)
            }
            AssessmentCommand::Credit(command) => self.credit(command),
            AssessmentCommand::Show { id } => {
                let document = self.call("assessment_show", json!({"class_id": id}))?;
                Ok(outcome(document))
            }
        }
    }

    fn credit(&mut self, command: &CreditCommand) -> Result<Outcome, ApiError> {
        match command {
            CreditCommand::Show => self.done("credit_sheet", json!({})),
            CreditCommand::Set { columns, everybody } => {
                let column = |written: &String| {
                    let (field, heading) = written.split_once('=').unwrap_or((written, ""));
                    let (field, fixed) = field.split_once(':').unwrap_or((field, ""));
                    json!({"field": field, "heading": heading, "fixed": fixed})
                };
                let columns: Vec<Value> = columns.iter().map(column).collect();
                self.done("credit_sheet_set", json!({"everybody": everybody, "columns": columns}))
            }
            CreditCommand::Export { id, out } => {
                let path = text(out);
                let mut document = self.call("credit_export", json!({"class_id": id, "path": path}))?;
                document["path"] = path.into();
                Ok(outcome(document))
            }
        }
    }
}
