//! T
pub mod wire;
pub fn set_scheme(_: &mut crate::office::Office, _: crate::office::payloads::SchemeSet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn set_scores(_: &mut crate::office::Office, _: crate::office::payloads::ScoresSet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn import(_: &mut crate::office::Office, _: crate::office::payloads::ClassFile) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn conclude(_: &mut crate::office::Office, _: crate::office::payloads::ClassDay) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn show(_: &mut crate::office::Office, _: crate::office::wire::ClassId) -> Result<crate::assessment::wire::AssessmentView, crate::error::ApiError> { unimplemented!() }
