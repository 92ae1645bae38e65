//! Rules and types of one advanced training class under one year's notice.
//!
//! Nothing here reads a file, a clock or a database, and nothing here is serialised: the crate answers
//! questions about facts that are handed to it. Clause numbers such as `二(一)` cite the 2021 notice
//! 鲁人社函〔2021〕60号.

mod words;

pub mod archive;
pub mod assessment;
pub mod attachment;
pub mod attendance;
pub mod calendar;
pub mod certificates;
pub mod chinese;
pub mod committee;
pub mod dossier;
pub mod enrolment;
pub mod filing;
pub mod fonts;
pub mod forms;
pub mod hours;
pub mod identity;
pub mod institution;
pub mod money;
pub mod names;
pub mod notice;
pub mod people;
pub mod placeholders;
pub mod problem;
pub mod record;
pub mod reports;
pub mod share;
pub mod stage;
pub mod uid;
pub mod width;
pub mod year;

#[cfg(test)]
mod tests;
