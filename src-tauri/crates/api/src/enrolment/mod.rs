//! T
pub mod wire;
pub mod receipts;
pub fn identity(_: &mut crate::office::Office, _: crate::office::payloads::IdentityQuery) -> Result<crate::office::wire::IdentityReading, crate::error::ApiError> { unimplemented!() }
pub fn review(_: &mut crate::office::Office, _: crate::office::payloads::EnrolmentReview) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn save_applicant(_: &mut crate::office::Office, _: crate::office::payloads::ApplicantSave) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn list(_: &mut crate::office::Office, _: crate::office::payloads::EnrolmentQuery) -> Result<crate::enrolment::wire::EnrolmentList, crate::error::ApiError> { unimplemented!() }
