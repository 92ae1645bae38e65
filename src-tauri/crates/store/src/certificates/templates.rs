//! Certificate templates that the office keeps, and their pictures.

use rusqlite::params_from_iter;
use yanxiu_domain::uid::Uid;

use crate::error::StoreError;
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, number, put, text, text_or_null};

/// A template as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTemplate {
    /// A shipped template's name, or an id of its own.
    pub key: String,
    /// What the office calls it.
    pub title: String,
    /// Its file, without pictures.
    pub body: String,
}

impl Store {
    /// The kept templates, in the order in which they were made.
    ///
    /// # Errors
    /// What the store says.
    pub fn certificate_templates(&self) -> Result<Vec<KeptTemplate>, StoreError> {
        collect(&self.connection, "SELECT key, title, body FROM certificate_template ORDER BY id", &[], |row| {
            Ok(KeptTemplate { key: row.get("key")?, title: row.get("title")?, body: row.get("body")? })
        })
    }

    /// A picture's file in base64.
    ///
    /// # Errors
    /// What the store says.
    pub fn certificate_image(&self, digest: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT data FROM certificate_image WHERE digest = ?";
        Ok(collect(&self.connection, sql, &[&digest], |row| Ok(row.get(0)?))?.into_iter().next())
    }

    /// The template that a class has chosen.
    ///
    /// # Errors
    /// What the store says.
    pub fn chosen_template(&self, class: &Uid) -> Result<Option<String>, StoreError> {
        let sql = "SELECT certificate_template FROM training_class WHERE uid = ?";
        Ok(collect(&self.connection, sql, &[&class.as_str()], |row| Ok(row.get(0)?))?.into_iter().next().flatten())
    }

    /// Classes that have chosen a template, as template and class title.
    ///
    /// # Errors
    /// What the store says.
    pub fn template_choices(&self) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT certificate_template, title FROM training_class
                   WHERE certificate_template IS NOT NULL ORDER BY opens_on, id";
        collect(&self.connection, sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Tx<'_> {
    /// Writes a template by its key.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_certificate_template(&self, template: &KeptTemplate) -> Result<(), StoreError> {
        let known = "SELECT uid FROM certificate_template WHERE key = ?";
        let uid: Option<String> =
            collect(self.connection, known, &[&template.key.as_str()], |row| Ok(row.get(0)?))?.into_iter().next();
        put(
            self.connection,
            "certificate_template",
            &[("uid", text(&uid.unwrap_or_else(|| self.new_uid().to_string())))],
            &[("key", text(&template.key)), ("title", text(&template.title)), ("body", text(&template.body))],
        )
    }

    /// Takes a template away.
    ///
    /// # Errors
    /// `not_found`.
    pub fn remove_certificate_template(&self, key: &str) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM certificate_template WHERE key = ?", [key])? {
            0 => Err(StoreError::not_found("这个证书样式")),
            _ => Ok(()),
        }
    }

    /// Keeps a picture's file, in base64, under its digest.
    ///
    /// # Errors
    /// What the store says.
    pub fn put_certificate_image(&self, digest: &str, data: &str) -> Result<(), StoreError> {
        put(self.connection, "certificate_image", &[("digest", text(digest))], &[("data", text(data))])
    }

    /// Takes away the pictures that no template shows any more; undo brings them back.
    ///
    /// # Errors
    /// What the store says.
    pub fn keep_certificate_images(&self, shown: &[String]) -> Result<(), StoreError> {
        let places = vec!["?"; shown.len()].join(", ");
        let sql = format!("DELETE FROM certificate_image WHERE digest NOT IN ({places})");
        self.connection.execute(&sql, params_from_iter(shown))?;
        Ok(())
    }

    /// Chooses a class's template; nothing for the usual one.
    ///
    /// # Errors
    /// `not_found`.
    pub fn choose_certificate_template(&self, class: &Uid, key: Option<&str>) -> Result<(), StoreError> {
        let id = self.class_id(class)?;
        put(self.connection, "training_class", &[("id", number(id))], &[("certificate_template", text_or_null(key))])
    }
}
