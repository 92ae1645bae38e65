//! T
pub mod wire;
pub fn mark(_: &mut crate::office::Office, _: crate::office::payloads::AttendanceMark) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn import(_: &mut crate::office::Office, _: crate::office::payloads::ClassFile) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn show(_: &mut crate::office::Office, _: crate::office::wire::ClassId) -> Result<crate::attendance::wire::AttendanceView, crate::error::ApiError> { unimplemented!() }
