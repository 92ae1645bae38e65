//! A described paper to PDF and workbook; a spreadsheet to rows and problems.
//!
//! [`form`] is the description an office can correct, [`paper`] a description joined with a record, [`pdf`] draws it
//! and [`xlsx`] writes it as a workbook; [`office_forms`] fills the office's own; [`certificates`] places fields in
//! millimetres; [`reading`] takes in what units send. Nothing here reads a clock, a store or a network.

pub mod certificates;
pub mod fonts;
pub mod form;
mod layout;
pub mod office_forms;
pub mod paper;
pub mod pdf;
pub mod picture;
pub mod reading;
mod slip;
pub mod xlsx;

pub use slip::{line_of, plain_reason};
