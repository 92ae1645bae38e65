//! Check-in and temperatures as they cross.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;
use crate::scalar::{CheckInState, Day, DayPart, DocumentKind, Sex};

shown! {
    /// A temperature.
    TemperatureReading {
        /// Day.
        on: Day,
        /// Part of the day.
        part: DayPart,
        /// Degrees Celsius, such as `36.5`.
        value: String,
    }
    /// When temperatures are taken.
    TemperatureDay {
        /// Day.
        on: Day,
        /// Part of the day.
        part: DayPart,
    }
    /// One person on the check-in list.
    CheckInRow {
        /// Enrolment.
        id: String,
        /// Number on the roster.
        #[ts(optional = nullable)]
        roster_number: Option<u32>,
        /// Name.
        name: String,
        /// Sex.
        #[ts(optional = nullable)]
        sex: Option<Sex>,
        /// Identity number, masked.
        id_number: String,
        /// Unit.
        unit: String,
        /// Phone.
        phone: String,
        /// Room.
        room: String,
        /// Food.
        food: String,
        /// Whether a card is bound.
        card: bool,
        /// Whether the learner came; absent while that isn't known.
        #[ts(optional = nullable)]
        state: Option<CheckInState>,
        /// When, `2021-10-24 15:20`.
        arrived_at: String,
        /// The identity document was looked at.
        identity_checked: bool,
        /// Materials were handed out.
        materials_handed: bool,
        /// The health pledge was signed.
        pledge_signed: bool,
        /// Remark.
        note: String,
        /// Temperatures.
        temperatures: Vec<TemperatureReading>,
    }
    /// The check-in list.
    CheckInView {
        /// People on the roster.
        people: Vec<CheckInRow>,
        /// How many came.
        arrived: u32,
        /// How many didn't.
        no_shows: u32,
        /// How many are expected.
        expected: u32,
        /// Whether the epidemic clause is in force.
        epidemic: bool,
        /// Temperature from which someone is feverish, in tenths of a degree.
        fever_tenths: u32,
        /// When temperatures are taken.
        days: Vec<TemperatureDay>,
        /// What is missing.
        problems: Vec<Problem>,
    }
}

given! {
    /// What to set of the check-in of several people.
    CheckInChange {
        /// Class.
        class_id: String,
        /// Learners by id or name.
        people: Vec<String>,
        /// Whether they came.
        #[serde(default)] #[ts(optional = nullable)]
        state: Option<CheckInState>,
        /// When.
        #[serde(default)] #[ts(optional = nullable)]
        arrived_at: Option<String>,
        /// The identity document was looked at.
        #[serde(default)] #[ts(optional = nullable)]
        identity_checked: Option<bool>,
        /// Materials were handed out.
        #[serde(default)] #[ts(optional = nullable)]
        materials_handed: Option<bool>,
        /// The health pledge was signed.
        #[serde(default)] #[ts(optional = nullable)]
        pledge_signed: Option<bool>,
        /// Remark.
        #[serde(default)] #[ts(optional = nullable)]
        note: Option<String>,
        /// Takes the check-in away.
        #[serde(default)]
        clear: bool,
    }
    /// A number scanned at check-in.
    CheckInScan {
        /// Class.
        class_id: String,
        /// What the reader sent.
        number: String,
    }
    /// Somebody who came in a learner's place.
    Substitute {
        /// Class.
        class_id: String,
        /// The learner who didn't come, by id or name.
        replaces: String,
        /// Name of who came.
        name: String,
        /// Kind of document; absent means a resident's identity card.
        #[serde(default)] #[ts(optional = nullable)]
        document_kind: Option<DocumentKind>,
        /// Its number.
        id_number: String,
        /// Unit.
        #[serde(default)]
        unit: String,
        /// Phone.
        #[serde(default)]
        phone: String,
    }
    /// A temperature of a learner.
    TemperatureEntry {
        /// Learner by id or name.
        person: String,
        /// Degrees Celsius; empty takes it away.
        value: String,
    }
    /// Temperatures of a part of a day.
    TemperaturesSet {
        /// Class.
        class_id: String,
        /// Day.
        on: Day,
        /// Part of the day.
        part: DayPart,
        /// The temperatures.
        entries: Vec<TemperatureEntry>,
    }
}
