//! Forms: the office's own, filled with their layout kept, and those that ship, corrected.

pub mod corrected;
pub mod definition;
pub(crate) mod fields;
pub(crate) mod own;
pub mod wire;
