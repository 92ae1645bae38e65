//! The stock book.

use rusqlite::Row;
use yanxiu_domain::certificates::stock::{StockEntry, StockKind};
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, date, get_date, get_uid, get_word, id_of, number, number_or_null, put, text};

const SELECT: &str = "SELECT s.*, c.uid AS class, r.uid AS run FROM stock_entry s
                      LEFT JOIN training_class c ON c.id = s.class_id LEFT JOIN stock_entry r ON r.id = s.run_id
                      ORDER BY s.happened_on, s.kind <> 'received', s.id";

fn entry(row: &Row<'_>) -> Result<StockEntry, StoreError> {
    Ok(StockEntry {
        uid: get_uid(row, "uid")?,
        kind: get_word(row, "kind", StockKind::parse)?,
        on: get_date(row, "happened_on")?,
        count: row.get("count")?,
        numbers: row.get("numbers")?,
        reason: row.get("reason")?,
        class: row.get::<_, Option<String>>("class")?.map(Uid::new),
        run: row.get::<_, Option<String>>("run")?.map(Uid::new),
    })
}

impl Store {
    /// The stock book by day, what came in on a day before what went.
    ///
    /// # Errors
    /// What the store says.
    pub fn stock(&self) -> Result<Vec<StockEntry>, StoreError> {
        collect(&self.connection, SELECT, &[], entry)
    }
}

impl Tx<'_> {
    /// The stock book by day, what came in on a day before what went.
    ///
    /// # Errors
    /// What the store says.
    pub fn stock(&self) -> Result<Vec<StockEntry>, StoreError> {
        collect(self.connection, SELECT, &[], entry)
    }

    /// Writes an entry of the stock book.
    ///
    /// # Errors
    /// `not_found` for a class or run that isn't there.
    pub fn put_stock_entry(&self, entry: &StockEntry) -> Result<(), StoreError> {
        let class = entry.class.as_ref().map(|c| self.class_id(c)).transpose()?;
        let run = entry.run.as_ref().map(|r| id_of(self.connection, "stock_entry", r, "这次打印")).transpose()?;
        put(
            self.connection,
            "stock_entry",
            &[("uid", text(entry.uid.as_str()))],
            &[
                ("kind", text(entry.kind.code())),
                ("happened_on", date(entry.on)),
                ("count", number(entry.count)),
                ("numbers", text(&entry.numbers)),
                ("reason", text(&entry.reason)),
                ("class_id", number_or_null(class)),
                ("run_id", number_or_null(run)),
            ],
        )
    }

    /// Takes an entry out of the stock book.
    ///
    /// # Errors
    /// `not_found` for one that isn't there.
    pub fn remove_stock_entry(&self, entry: &Uid) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM stock_entry WHERE uid = ?", [entry.as_str()])? {
            0 => Err(StoreError::not_found("这条空白证书记录")),
            _ => Ok(()),
        }
    }
}
