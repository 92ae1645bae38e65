//! T
pub mod wire;
pub fn issue(_: &mut crate::office::Office, _: crate::office::payloads::CertificatesIssue) -> Result<crate::certificates::wire::CertificateList, crate::error::ApiError> { unimplemented!() }
pub fn mark_printed(_: &mut crate::office::Office, _: crate::office::payloads::CertificateMark) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn hand_over(_: &mut crate::office::Office, _: crate::office::payloads::CertificateMark) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn void(_: &mut crate::office::Office, _: crate::office::payloads::CertificateReason) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn reissue(_: &mut crate::office::Office, _: crate::office::payloads::CertificateReason) -> Result<crate::certificates::wire::CertificateRow, crate::error::ApiError> { unimplemented!() }
pub fn register(_: &mut crate::office::Office, _: crate::office::payloads::RegisterQuery) -> Result<crate::certificates::wire::CertificateList, crate::error::ApiError> { unimplemented!() }
pub fn verify(_: &mut crate::office::Office, _: crate::office::payloads::CertificateQuery) -> Result<crate::certificates::wire::Verification, crate::error::ApiError> { unimplemented!() }
