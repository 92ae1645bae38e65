//! The SQLite store: one write gate, a journal, migrations, copies. The only crate that knows rusqlite.

mod archive;
mod assessment;
mod attachments;
mod attendance;
mod backup;
mod calendar;
pub mod certificates;
mod check;
mod committee;
mod dossier;
mod enrolment;
mod error;
mod filing;
mod fonts;
mod forms;
mod gate;
mod institution;
mod journal;
mod key;
mod open;
pub mod people;
mod reports;
mod rows;

#[cfg(test)]
mod tests;

pub use attachments::Kept;
pub use backup::Copy;
pub use certificates::{InstitutionKey, RegisterEntry, Signer};
pub use check::Finding;
pub use enrolment::receipts::{Intake, KnownPerson, OtherClass};
pub use error::{StoreError, Trouble, io_words};
pub use filing::ClassHeading;
pub use gate::{Op, Tx};
pub use journal::{Entry, Version};
pub use open::{Source, Store};
