//! T
pub fn deadlines(_: &mut crate::office::Office, _: crate::office::payloads::DeadlinesQuery) -> Result<crate::filing::wire::Deadlines, crate::error::ApiError> { unimplemented!() }
