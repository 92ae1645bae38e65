//! Temporary.
pub fn export(_: &mut crate::office::Office, _: crate::office::payloads::ReportExport) -> Result<crate::reports::wire::Bundle, crate::error::ApiError> { unimplemented!() }
