//! Every command of the office, typed both ways; composes domain, store and documents.

pub mod archive;
pub mod assessment;
pub mod attachments;
pub mod attendance;
pub mod calendar;
pub mod certificates;
pub mod codegen;
pub mod command;
pub mod committee;
#[cfg(test)]
mod desk;
pub mod enrolment;
pub mod error;
mod files;
pub mod filing;
pub mod fonts;
pub mod forms;
pub mod host;
pub mod notice;
pub mod office;
pub mod papers;
pub mod people;
pub mod problem;
pub mod progress;
mod records;
pub mod reports;
pub mod sample;
pub mod scalar;
mod spreadsheet;
pub mod year;
