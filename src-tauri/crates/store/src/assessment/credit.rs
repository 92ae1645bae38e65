//! The institution's columns of the credit-of-hours sheet.

use rusqlite::Connection;
use yanxiu_domain::assessment::{CreditColumn, CreditSheet};

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, flag, number, position, put, text};

/// The sheet as chosen, or as shipped until somebody chooses.
pub(crate) fn credit_sheet(connection: &Connection) -> Result<CreditSheet, StoreError> {
    let everybody = collect(connection, "SELECT credit_everybody FROM institution", &[], |row| Ok(row.get(0)?))?;
    let columns = collect(connection, "SELECT * FROM credit_column ORDER BY position", &[], |row| {
        Ok(CreditColumn { field: row.get("field")?, heading: row.get("heading")?, fixed: row.get("fixed")? })
    })?;
    Ok(CreditSheet {
        everybody: everybody.into_iter().next().unwrap_or(false),
        columns: if columns.is_empty() { CreditSheet::default().columns } else { columns },
    })
}

impl Store {
    /// The institution's credit-of-hours sheet.
    ///
    /// # Errors
    /// What the store says.
    pub fn credit_sheet(&self) -> Result<CreditSheet, StoreError> {
        credit_sheet(&self.connection)
    }
}

impl Tx<'_> {
    /// Sets the institution's credit-of-hours sheet.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_credit_sheet(&self, sheet: &CreditSheet) -> Result<(), StoreError> {
        put(self.connection, "institution", &[("id", number(1))], &[("credit_everybody", flag(sheet.everybody))])?;
        self.connection.execute("DELETE FROM credit_column WHERE position >= ?", [position(sheet.columns.len())])?;
        for (index, column) in sheet.columns.iter().enumerate() {
            put(
                self.connection,
                "credit_column",
                &[("position", position(index))],
                &[("field", text(&column.field)), ("heading", text(&column.heading)), ("fixed", text(&column.fixed))],
            )?;
        }
        Ok(())
    }
}
