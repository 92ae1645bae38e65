//! T
pub fn walk_in_store(_: &mut crate::office::Office, _: crate::office::payloads::SampleWalk) -> Result<crate::filing::wire::ClassCreated, crate::error::ApiError> { unimplemented!() }
