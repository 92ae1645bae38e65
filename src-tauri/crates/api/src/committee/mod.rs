//! T
pub mod wire;
pub fn set(_: &mut crate::office::Office, _: crate::office::payloads::CommitteeSet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn show(_: &mut crate::office::Office, _: crate::office::wire::ClassId) -> Result<crate::committee::wire::Committee, crate::error::ApiError> { unimplemented!() }
