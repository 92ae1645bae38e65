//! The same office, without a window.
fn main() {}
