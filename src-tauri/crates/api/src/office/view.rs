//! Temporary.
pub fn show(_: &mut crate::office::Office, _: crate::office::wire::ClassId) -> Result<crate::office::wire::ClassView, crate::error::ApiError> { unimplemented!() }
