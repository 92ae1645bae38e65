//! Completion certificates (结业证书) and their register.

pub mod fields;
pub mod printing;
pub mod rules;

use chrono::NaiveDate;

use crate::hours::Hours;
use crate::identity::IdNumber;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// State of a certificate.
    CertificateState {
        /// Issued, not printed.
        Drafted = "drafted" "已编号",
        /// Printed.
        Printed = "printed" "已打印",
        /// Handed over.
        HandedOver = "handed_over" "已领取",
        /// Void; its number is never used again.
        Void = "void" "已作废",
    }
}

/// What the certificate says, frozen at issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Name.
    pub name: String,
    /// Identity number.
    pub id_number: IdNumber,
    /// Class title.
    pub class_title: String,
    /// First class day.
    pub opens_on: NaiveDate,
    /// Last class day.
    pub closes_on: NaiveDate,
    /// Class hours of the class as stated.
    pub hours: Hours,
    /// Programme line.
    pub programme: String,
    /// Title line.
    pub title: String,
    /// Issuer.
    pub issuer: String,
}

/// One certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Public id.
    pub uid: Uid,
    /// Number, never reused.
    pub number: String,
    /// Class.
    pub class: Uid,
    /// Learner.
    pub enrolment: Uid,
    /// What it says.
    pub snapshot: Snapshot,
    /// Date of issue.
    pub issued_on: NaiveDate,
    /// State.
    pub state: CertificateState,
    /// Day of the first printing.
    pub printed_on: Option<NaiveDate>,
    /// Day of hand-over.
    pub handed_over_on: Option<NaiveDate>,
    /// Who took it.
    pub taken_by: String,
    /// Day it was voided.
    pub voided_on: Option<NaiveDate>,
    /// Why it was voided.
    pub void_reason: String,
    /// Number of the certificate this one replaces.
    pub replaces: Option<String>,
    /// Number of the certificate that replaced this one.
    pub replaced_by: Option<String>,
}
