//! The whole without a window, stage by stage, through the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod assessment;
mod attendance;
mod certificates;
mod committee;
mod enrolment;
mod filing;
mod fonts;
mod forms;
mod people;
mod plain;
mod reports;
mod store;
