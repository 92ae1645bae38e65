//! T
pub mod wire;
pub fn set_survey(_: &mut crate::office::Office, _: crate::office::payloads::SurveySet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn set_money(_: &mut crate::office::Office, _: crate::office::payloads::MoneySet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn set_outcomes(_: &mut crate::office::Office, _: crate::office::payloads::OutcomesSet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn set_self_score(_: &mut crate::office::Office, _: crate::office::payloads::SelfScoreSet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn set_narrative(_: &mut crate::office::Office, _: crate::office::payloads::NarrativeSet) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn check(_: &mut crate::office::Office, _: crate::office::wire::ClassId) -> Result<crate::reports::wire::ReportCheck, crate::error::ApiError> { unimplemented!() }
pub fn record_submission(_: &mut crate::office::Office, _: crate::office::payloads::SubmissionRecord) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
pub fn archive(_: &mut crate::office::Office, _: crate::office::payloads::ClassDay) -> Result<crate::office::wire::Done, crate::error::ApiError> { unimplemented!() }
