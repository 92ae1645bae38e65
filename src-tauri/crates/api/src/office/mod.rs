//! T
pub mod wire;
pub mod view;
pub mod payloads;
pub struct Office;
pub fn state(_: &mut crate::office::Office, _: crate::office::wire::Nothing) -> Result<crate::office::wire::OfficeState, crate::error::ApiError> { unimplemented!() }
pub fn init(_: &mut crate::office::Office, _: crate::office::wire::OfficeInit) -> Result<crate::office::wire::OfficeMade, crate::error::ApiError> { unimplemented!() }
pub fn unlock(_: &mut crate::office::Office, _: crate::office::wire::OfficeUnlock) -> Result<crate::office::wire::OfficeState, crate::error::ApiError> { unimplemented!() }
pub fn save_institution(_: &mut crate::office::Office, _: crate::office::wire::Institution) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn undo(_: &mut crate::office::Office, _: crate::office::wire::Nothing) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn journal(_: &mut crate::office::Office, _: crate::office::payloads::JournalQuery) -> Result<Vec<crate::office::wire::JournalRow>, crate::error::ApiError> { unimplemented!() }
pub fn check(_: &mut crate::office::Office, _: crate::office::wire::Nothing) -> Result<crate::office::wire::StoreCheck, crate::error::ApiError> { unimplemented!() }
pub fn backup(_: &mut crate::office::Office, _: crate::office::payloads::BackupTo) -> Result<crate::office::wire::BackupRow, crate::error::ApiError> { unimplemented!() }
pub fn backup_list(_: &mut crate::office::Office, _: crate::office::wire::Nothing) -> Result<Vec<crate::office::wire::BackupRow>, crate::error::ApiError> { unimplemented!() }
