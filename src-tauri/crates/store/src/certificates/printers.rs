//! Printers with their corrections.

use yanxiu_domain::certificates::printing::{Adjustment, Printer};

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, number, put, text};

impl Store {
    /// The printers, by name.
    ///
    /// # Errors
    /// What the store says.
    pub fn printers(&self) -> Result<Vec<Printer>, StoreError> {
        collect(&self.connection, "SELECT * FROM printer ORDER BY name", &[], |row| {
            let side = |side: &str| -> Result<Adjustment, StoreError> {
                Ok(Adjustment {
                    right: row.get(format!("{side}_right").as_str())?,
                    down: row.get(format!("{side}_down").as_str())?,
                    scale_x: row.get(format!("{side}_scale_x").as_str())?,
                    scale_y: row.get(format!("{side}_scale_y").as_str())?,
                })
            };
            Ok(Printer { name: row.get("name")?, front: side("front")?, back: side("back")? })
        })
    }
}

impl Tx<'_> {
    /// Writes a printer by name.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_printer(&self, printer: &Printer) -> Result<(), StoreError> {
        let (front, back) = (&printer.front, &printer.back);
        put(
            self.connection,
            "printer",
            &[("name", text(&printer.name))],
            &[
                ("front_right", number(front.right)),
                ("front_down", number(front.down)),
                ("front_scale_x", number(front.scale_x)),
                ("front_scale_y", number(front.scale_y)),
                ("back_right", number(back.right)),
                ("back_down", number(back.down)),
                ("back_scale_x", number(back.scale_x)),
                ("back_scale_y", number(back.scale_y)),
            ],
        )
    }

    /// Takes a printer away.
    ///
    /// # Errors
    /// `not_found` for one that isn't there.
    pub fn remove_printer(&self, name: &str) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM printer WHERE name = ?", [name])? {
            0 => Err(StoreError::not_found("这台打印机")),
            _ => Ok(()),
        }
    }
}
