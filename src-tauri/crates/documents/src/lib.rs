//! A described paper to PDF and workbook; a spreadsheet to rows and problems.
//!
//! [`form`] is the description an office can correct, [`paper`] a description joined with a record,
//! [`pdf`] draws it. Nothing here reads a clock, a store or a network.

pub mod form;
