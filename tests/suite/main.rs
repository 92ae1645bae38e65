//! The whole without a window, stage by stage, through the command line.

mod assessment;
mod attendance;
mod certificates;
mod committee;
mod enrolment;
mod filing;
mod reports;
mod store;
