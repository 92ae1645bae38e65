//! Certificates and their register as they cross.

use serde::Serialize;
use ts_rs::TS;

use crate::scalar::{CertificateState, Day, Hours};

/// One certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateRow {
    /// Number.
    pub number: String,
    /// Class.
    pub class_id: String,
    /// Class title as it says.
    pub class_title: String,
    /// Enrolment.
    pub enrolment_id: String,
    /// Name as it says.
    pub name: String,
    /// ID number, masked.
    pub id_number: String,
    /// Hours as it says.
    pub hours: Hours,
    /// Date of issue.
    pub issued_on: Day,
    /// State.
    pub state: CertificateState,
    /// `有效`, `尚未生效` or `已作废`.
    pub validity: String,
    /// First printing.
    #[ts(optional = nullable)]
    pub printed_on: Option<Day>,
    /// Hand-over.
    #[ts(optional = nullable)]
    pub handed_over_on: Option<Day>,
    /// Who took it.
    pub taken_by: String,
    /// Day it was voided.
    #[ts(optional = nullable)]
    pub voided_on: Option<Day>,
    /// Why void.
    pub void_reason: String,
    /// Number it replaces.
    #[ts(optional = nullable)]
    pub replaces: Option<String>,
    /// Number that replaced it.
    #[ts(optional = nullable)]
    pub replaced_by: Option<String>,
}

/// Certificates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateList {
    /// In order of number.
    pub certificates: Vec<CertificateRow>,
}

/// What a check of one number found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Verification {
    /// Found in the register.
    pub found: bool,
    /// Valid today.
    pub valid: bool,
    /// In Chinese.
    pub message: String,
    /// The certificate.
    #[ts(optional = nullable)]
    pub certificate: Option<CertificateRow>,
}
