//! Tables of cases for the rules: a class that is right in everything, changed in one thing at a time.

mod assessment;
mod bodies;
mod certificates;
mod charts;
mod evidence;
pub(crate) mod fixture;
mod rules;
