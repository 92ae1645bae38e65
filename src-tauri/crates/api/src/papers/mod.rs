//! T
pub mod bundle;
pub fn save(_: &mut crate::office::Office, _: crate::office::payloads::PaperSave) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
