//! Workbooks: a paper as a sheet laid out like it, and blank tables for units to fill in.

mod blank;
mod sheet;

pub use blank::{Blank, BlankColumn, blank};
pub use sheet::render;
