//! Completion certificates (结业证书) and their register.

pub mod earlier;
pub mod fields;
pub mod payload;
pub mod printing;
pub mod rules;
pub mod scheme;
pub mod setting;
pub mod signing;
pub mod stock;

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

words! {
    /// Whose hours a certificate states.
    HoursStated {
        /// Those of the class.
        Class = "class" "班次学时",
        /// Those the learner earned.
        Earned = "earned" "实修学时",
    }
}

words! {
    /// Where numbers come from.
    Numbering {
        /// From a scheme of the institution's own.
        Scheme = "scheme" "承办单位自编号",
        /// From the department's list.
        List = "list" "主管部门编号",
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
    /// Class hours as stated.
    pub hours: Hours,
    /// Whose hours they are.
    pub stated: HoursStated,
    /// Programme line.
    pub programme: String,
    /// Title line.
    pub title: String,
    /// Issuer.
    pub issuer: String,
    /// What stands at the seal's place.
    pub seal: String,
}

/// One certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Public id.
    pub uid: Uid,
    /// Number, never reused.
    pub number: String,
    /// Where the number comes from.
    pub numbering: Numbering,
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
    /// Title of the template it was last printed with; empty where nobody said.
    pub template: String,
    /// Day of hand-over.
    pub handed_over_on: Option<NaiveDate>,
    /// Who took it.
    pub taken_by: String,
    /// What is to be said of the hand-over, such as by what right somebody else took it.
    pub hand_over_note: String,
    /// Day it was voided.
    pub voided_on: Option<NaiveDate>,
    /// Why it was voided.
    pub void_reason: String,
    /// Whether the void paper came back; `None` when there was none, or nobody says.
    pub paper_recovered: Option<bool>,
    /// Number of the certificate this one replaces.
    pub replaces: Option<String>,
    /// Number of the certificate that replaced this one.
    pub replaced_by: Option<String>,
    /// Digits of the institution's signature over what its QR code says; empty for one issued before they were signed.
    pub signature: String,
}

impl Certificate {
    /// What its QR code says.
    pub fn qr(&self) -> String {
        if self.signature.is_empty() {
            return payload::unsigned(&self.number, &self.snapshot, self.issued_on);
        }
        payload::Claim::of(&self.number, &self.snapshot, self.issued_on).with_signature(&self.signature)
    }
}
