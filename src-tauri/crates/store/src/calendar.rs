//! Calendars the office has loaded, by year; those that ship stand beside the program.

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, number, put, text};

impl Store {
    /// Years and texts of the loaded calendars.
    ///
    /// # Errors
    /// What the store says.
    pub fn calendars(&self) -> Result<Vec<(i32, String)>, StoreError> {
        collect(&self.connection, "SELECT year, body FROM calendar_year ORDER BY year", &[], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }
}

impl Tx<'_> {
    /// Sets a year's calendar.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_calendar(&self, year: i32, body: &str) -> Result<(), StoreError> {
        put(self.connection, "calendar_year", &[("year", number(year))], &[("body", text(body))])
    }
}
