//! What is asked of forms.

use serde_json::json;
use yanxiu_api::error::ApiError;

use super::{Cli, Outcome, format_of, outcome, text, usage};
use crate::arguments::{AddFormArguments, FormsCommand};

impl Cli {
    pub(super) fn forms(&mut self, command: &FormsCommand) -> Result<Outcome, ApiError> {
        match command {
            FormsCommand::Fields { class, out } => {
                if let Some(out) = out {
                    format_of(out, &["xlsx"])?;
                }
                let mut document = self.call("form_fields", json!({"class_id": class}))?;
                if let Some(out) = out {
                    let path = text(out);
                    self.call("form_fields_export", json!({"class_id": class, "path": path}))?;
                    document["path"] = path.into();
                }
                Ok(outcome(document))
            }
            FormsCommand::Check { file, class } => {
                self.done("form_file_check", json!({"file": text(file), "class_id": class}))
            }
            FormsCommand::Add(AddFormArguments { file, notice, class, kind, title }) => {
                if notice.is_none() && class.is_none() {
                    return Err(usage("请写 --notice 年度或 --class 班次编号，两者选一".to_owned()));
                }
                let payload = json!({
                    "file": text(file), "year": notice, "class_id": class,
                    "kind": kind.as_deref().unwrap_or_default(), "title": title.as_deref().unwrap_or_default(),
                });
                self.done("own_form_add", payload)
            }
            FormsCommand::List { notice } => {
                let year = self.year(*notice)?;
                self.done("own_forms", json!({"year": year}))
            }
            FormsCommand::Definition { kind: None, notice, .. } => {
                let year = self.year(*notice)?;
                let mut document = self.call("forms_list", json!({"year": year}))?;
                if let Some(forms) = document["forms"].as_array_mut() {
                    forms.retain(|f| f["corrected"] == true);
                }
                Ok(outcome(document))
            }
            FormsCommand::Definition { kind: Some(kind), notice, out, from, reset } => {
                let year = self.year(*notice)?;
                if let Some(path) = out.as_ref().or(from.as_ref()) {
                    let name = if from.is_some() { "form_import" } else { "form_export" };
                    return self.done(name, json!({"year": year, "kind": kind, "path": text(path)}));
                }
                let name = if *reset { "form_reset" } else { "form_show" };
                let mut document = self.call(name, json!({"year": year, "kind": kind}))?;
                if let Some(shown) = document.as_object_mut() {
                    // What it may hold is another question.
                    shown.remove("fields");
                }
                Ok(outcome(document))
            }
            FormsCommand::Remove { id } => self.done("own_form_remove", json!({"form_id": id})),
            FormsCommand::Fill { class, form, out } => {
                let path = text(out);
                let payload = json!({"class_id": class, "form_id": form, "path": path});
                let mut document = self.call("own_form_fill", payload)?;
                document["path"] = path.into();
                Ok(outcome(document))
            }
        }
    }

    /// The year asked for, or that of the newest notice.
    pub(super) fn year(&mut self, asked: Option<i32>) -> Result<i64, ApiError> {
        if let Some(year) = asked {
            return Ok(year.into());
        }
        let state = self.call("office_state", json!({}))?;
        let years = state["notices"].as_array().into_iter().flatten().filter_map(|n| n["year"].as_i64());
        years.max().ok_or_else(|| usage("还没有年度通知".to_owned()))
    }
}
