//! Who is meant by a number that a scanner, an ID-card reader or a hand enters.

use crate::dossier::Dossier;
use crate::enrolment::Enrolment;
use crate::identity::normalise_number;

/// What a number came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'d> {
    /// One learner on the roster.
    One(&'d Enrolment),
    /// Several, whose identity numbers end so or who gave one phone.
    Several(Vec<&'d Enrolment>),
    /// Somebody who sent a receipt, but isn't on the roster.
    NotOnRoster(&'d Enrolment),
    /// Nobody.
    Nobody,
}

/// Fewer digits than this of an identity number's end say too little.
const LEAST_TAIL: usize = 4;

impl Dossier {
    /// Looks by the whole identity number, a card's code, the whole phone number, the roster number, and the end of the
    /// identity number, in this order.
    pub fn find_by_number(&self, text: &str) -> Found<'_> {
        let number = normalise_number(text);
        if number.is_empty() {
            return Found::Nobody;
        }
        let whole = self.enrolments.iter().filter(|e| e.person.document.number.is(&number));
        if let Some(found) = on_roster_first(whole) {
            return found;
        }
        let card = self.attendance.cards.iter().find(|c| c.code.eq_ignore_ascii_case(&number));
        if let Some(found) = on_roster_first(card.and_then(|c| self.enrolment(&c.enrolment)).into_iter()) {
            return found;
        }
        let phone = |e: &&Enrolment| number.len() >= 11 && digits_of(&e.details.phone) == number;
        // An office's number may stand on several receipts.
        if let Some(found) = on_roster_first(self.enrolments.iter().filter(phone)) {
            return found;
        }
        let by_roster = |digits: &str| {
            let wanted: u32 = digits.parse().ok()?;
            self.learners().find(|l| l.roster_number == Some(wanted))
        };
        let digits = number.bytes().all(|b| b.is_ascii_digit());
        if digits && number.len() < LEAST_TAIL {
            return by_roster(&number).map_or(Found::Nobody, Found::One);
        }
        let ends = |e: &&Enrolment| number.len() >= LEAST_TAIL && e.person.document.number.ends_with(&number);
        let tails: Vec<&Enrolment> = self.learners().filter(ends).collect();
        match tails.as_slice() {
            [one] => Found::One(one),
            [_, ..] => Found::Several(tails),
            [] => {
                let numbered = if digits && number.len() == LEAST_TAIL { by_roster(&number) } else { None };
                let elsewhere = || self.enrolments.iter().find(ends).map_or(Found::Nobody, Found::NotOnRoster);
                numbered.map_or_else(elsewhere, Found::One)
            }
        }
    }
}

/// The digits of a phone number, however it was written.
pub(super) fn digits_of(phone: &str) -> String {
    normalise_number(phone).chars().filter(char::is_ascii_digit).collect()
}

/// Of those that match, who is on the roster.
fn on_roster_first<'d>(matching: impl Iterator<Item = &'d Enrolment>) -> Option<Found<'d>> {
    let (on_roster, others): (Vec<_>, Vec<_>) = matching.partition(|e| e.accepted());
    match (on_roster.as_slice(), others.first()) {
        ([one], _) => Some(Found::One(one)),
        ([_, ..], _) => Some(Found::Several(on_roster)),
        ([], other) => other.copied().map(Found::NotOnRoster),
    }
}
