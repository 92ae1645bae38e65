//! What is asked of fonts.

use serde_json::json;
use yanxiu_api::error::ApiError;

use super::{Cli, Outcome, outcome, text};
use crate::arguments::FontsCommand;

impl Cli {
    pub(super) fn fonts(&mut self, command: &FontsCommand) -> Result<Outcome, ApiError> {
        match command {
            FontsCommand::List => Ok(outcome(json!({"fonts": self.call("fonts", json!({}))?}))),
            FontsCommand::Add { file } => self.done("font_add", json!({"file": text(file)})),
            FontsCommand::Remove { id } => self.done("font_remove", json!({"id": id})),
            FontsCommand::Check { text } => {
                let document = self.call("font_check", json!({"text": text}))?;
                let exit = u8::from(document["drawn"] != true);
                Ok(Outcome { document, exit })
            }
        }
    }
}
