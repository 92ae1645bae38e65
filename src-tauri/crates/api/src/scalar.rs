//! The one place where dates, hours, money and words of the record become JSON and back.
//!
//! Dates are `YYYY-MM-DD`, hours decimal strings, money integer fen, words their codes. What is read may also be
//! the Chinese label of a word, because files written by hand carry either.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;
use yanxiu_domain as domain;

/// A civil date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Day(pub NaiveDate);

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        parse_day(&text)
            .map(Self)
            .ok_or_else(|| format!("“{text}”不是日期，应写成 2021-10-25 的样子（年份在 1900 到 2199 之间）"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0.format("%Y-%m-%d").to_string()
    }
}

/// Reads a date; years outside 1900 to 2199 are slips of the keyboard.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    use chrono::Datelike;
    let text = text.trim();
    let sign = |(index, byte): (usize, u8)| if index == 4 || index == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    let well_formed = text.len() == 10 && text.bytes().enumerate().all(sign);
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| well_formed)?;
    (1900..2200).contains(&day.year()).then_some(day)
}

/// Class hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Hours(pub domain::hours::Hours);

impl TryFrom<String> for Hours {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
            .map(Self)
            .map_err(|_| format!("“{text}”不是学时数，应写成 \"4\" 或 \"1.5\" 的样子，最小到 0.1 学时"))
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> Self {
        hours.0.to_string()
    }
}

/// An amount in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(try_from = "i64", into = "i64")]
#[ts(type = "number")]
pub struct Fen(pub domain::money::Fen);

/// No class spends ten billion yuan; a larger number is a slip of the keyboard.
const MOST_FEN: i64 = 1_000_000_000_000;

impl TryFrom<i64> for Fen {
    type Error = String;
    fn try_from(fen: i64) -> Result<Self, String> {
        if (0..MOST_FEN).contains(&fen) {
            Ok(Self(domain::money::Fen::new(fen)))
        } else {
            Err(format!("金额 {fen} 不对：应是以分为单位的整数，不为负，小于一百亿元"))
        }
    }
}

impl From<Fen> for i64 {
    fn from(amount: Fen) -> Self {
        amount.0.fen()
    }
}

macro_rules! wire_words {
    ($($(#[$doc:meta])* $name:ident = $path:path,)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
            pub struct $name(pub $path);

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.0.code())
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let text = String::deserialize(deserializer)?;
                    <$path>::parse(text.trim()).map(Self).ok_or_else(|| {
                        let choices: Vec<&str> = <$path>::ALL.iter().map(|w| w.label()).collect();
                        serde::de::Error::custom(format!("“{text}”不在可选范围内，可选：{}", choices.join("、")))
                    })
                }
            }

            impl TS for $name {
                type WithoutGenerics = Self;
                type OptionInnerType = Self;
                fn name(_: &ts_rs::Config) -> String {
                    stringify!($name).to_owned()
                }
                fn inline(_: &ts_rs::Config) -> String {
                    let codes: Vec<String> = <$path>::ALL.iter().map(|w| format!("\"{}\"", w.code())).collect();
                    codes.join(" | ")
                }
                fn decl(cfg: &ts_rs::Config) -> String {
                    format!("type {} = {};", stringify!($name), Self::inline(cfg))
                }
                fn output_path() -> Option<std::path::PathBuf> {
                    Some(concat!(stringify!($name), ".ts").into())
                }
            }
        )+

        /// Every list of words with its codes and labels, for the window's choices.
        pub fn word_lists() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
            vec![$((stringify!($name), <$path>::ALL.iter().map(|w| (w.code(), w.label())).collect()),)+]
        }
    };
}

wire_words! {
    /// Unit of a period.
    PeriodUnit = domain::calendar::PeriodUnit,
    /// When a listed paper is needed.
    Needed = domain::notice::Needed,
    /// Where an indicator's actual value comes from.
    Basis = domain::notice::Basis,
    /// How a class is given.
    DeliveryMode = domain::filing::class::DeliveryMode,
    /// Kind of cost.
    CostKind = domain::filing::class::CostKind,
    /// Part of a day.
    DayPart = domain::filing::schedule::DayPart,
    /// Kind of session.
    SessionKind = domain::filing::schedule::SessionKind,
    /// Level of an expert.
    ExpertLevel = domain::filing::teachers::ExpertLevel,
    /// Kind of change report.
    ChangeKind = domain::filing::packet::ChangeKind,
    /// Sex.
    Sex = domain::people::Sex,
    /// Kind of identity document.
    DocumentKind = domain::people::DocumentKind,
    /// Political status.
    PoliticalStatus = domain::people::PoliticalStatus,
    /// City.
    City = domain::people::City,
    /// A fact of a person that a merge chooses.
    PersonField = domain::people::merge::PersonField,
    /// By what a person was found.
    FoundBy = domain::people::search::FoundBy,
    /// Where an applicant stands.
    EnrolmentStatus = domain::enrolment::EnrolmentStatus,
    /// Level of a learner's title.
    TitleLevel = domain::enrolment::TitleLevel,
    /// Evidence of an applicant.
    EvidenceKind = domain::enrolment::EvidenceKind,
    /// How an applicant stands against the class's conditions.
    Fit = domain::enrolment::admission::Fit,
    /// What the suggested order gives an applicant.
    Takes = domain::enrolment::order::Takes,
    /// How the roster is ordered.
    OrderBy = domain::enrolment::roster::OrderBy,
    /// What became of a line of the frozen roster.
    RosterChangeKind = domain::enrolment::roster::ChangeKind,
    /// Lodging as a receipt asks for it.
    RoomWish = domain::enrolment::rooms::Wish,
    /// Whether people of one unit share a room.
    RoomUnits = domain::enrolment::rooms::Units,
    /// What decides the order in which seats are filled.
    SeatFill = domain::enrolment::seating::FillBy,
    /// Attendance mark.
    Mark = domain::attendance::Mark,
    /// Whether a learner came.
    CheckInState = domain::attendance::check_in::CheckInState,
    /// For what a sign-in sheet is laid out.
    SheetBy = domain::attendance::book::SheetBy,
    /// Class committee or temporary Party group.
    Body = domain::committee::Body,
    /// Kind of activity.
    ActivityKind = domain::committee::ActivityKind,
    /// Conduct.
    ConductGrade = domain::committee::ConductGrade,
    /// Grade of the satisfaction survey.
    SurveyGrade = domain::reports::survey::SurveyGrade,
    /// What a component of the assessment is.
    ComponentKind = domain::assessment::ComponentKind,
    /// State of a certificate.
    CertificateState = domain::certificates::CertificateState,
    /// Whose hours a certificate states.
    HoursStated = domain::certificates::HoursStated,
    /// Where numbers of certificates come from.
    Numbering = domain::certificates::Numbering,
    /// What became of printed stock.
    StockKind = domain::certificates::stock::StockKind,
    /// What a chart shows.
    ChartKey = domain::reports::charts::ChartKey,
    /// Kind of income.
    IncomeKind = domain::reports::IncomeKind,
    /// Kind of outcome.
    OutcomeKind = domain::reports::OutcomeKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_strictly() {
        assert_eq!(parse_day("2021-10-25"), NaiveDate::from_ymd_opt(2021, 10, 25));
        for text in ["2021-2-3", "2021-02-30", "1899-12-31", "2200-01-01", "25.10.2021", "", "+2021-1-01", "２021-10-2"]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn words_read_codes_and_labels_and_write_codes() {
        let read: DeliveryMode = serde_json::from_str("\"线上\"").unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), "\"online\"");
        let error = serde_json::from_str::<DeliveryMode>("\"函授\"").unwrap_err().to_string();
        assert!(error.contains("面授、线上、线上线下结合"), "{error}");
    }
}
