//! Temporary.
pub fn import(_: &mut crate::office::Office, _: crate::office::payloads::ReceiptsImport) -> Result<crate::enrolment::wire::ImportReport, crate::error::ApiError> { unimplemented!() }
