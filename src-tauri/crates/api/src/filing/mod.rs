//! T
pub mod wire;
pub fn home(_: &mut crate::office::Office, _: crate::office::wire::Nothing) -> Result<crate::filing::wire::Home, crate::error::ApiError> { unimplemented!() }
pub fn create(_: &mut crate::office::Office, _: crate::office::payloads::ClassNew) -> Result<crate::filing::wire::ClassCreated, crate::error::ApiError> { unimplemented!() }
pub fn update(_: &mut crate::office::Office, _: crate::office::payloads::ClassUpdate) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn delete(_: &mut crate::office::Office, _: crate::office::wire::ClassId) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn set_packet(_: &mut crate::office::Office, _: crate::office::payloads::PacketSet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn submit(_: &mut crate::office::Office, _: crate::office::payloads::FilingSubmit) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn change(_: &mut crate::office::Office, _: crate::office::payloads::FilingChange) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
