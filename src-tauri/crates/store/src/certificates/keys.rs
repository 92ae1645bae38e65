//! The institution's keys. The private half never leaves this file's functions: what is to be signed comes in, a
//! signature goes out.

use chrono::NaiveDate;
use rusqlite::Connection;
use yanxiu_domain::certificates::payload::Claim;
use yanxiu_domain::certificates::signing::{PrivateKey, PublicKey};
use yanxiu_domain::reports::bundle::FileList;

use crate::error::{StoreError, Trouble};
use crate::gate::Tx;
use crate::open::Store;
use crate::rows::{collect, get_date, get_date_or_none};

/// A key as everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionKey {
    /// The key.
    pub public: PublicKey,
    /// Day it was made.
    pub made_on: NaiveDate,
    /// Day it was retired; what it signed stays known.
    pub retired_on: Option<NaiveDate>,
}

/// Signs what certificates claim with the key in use.
pub struct Signer(PrivateKey);

impl Signer {
    /// The digits of the signature.
    pub fn sign(&self, claim: &Claim) -> String {
        claim.sign(&self.0)
    }
}

fn damaged() -> StoreError {
    StoreError::new(Trouble::Corrupt, "数据中的签名密钥不可识别")
}

fn keys(connection: &Connection) -> Result<Vec<InstitutionKey>, StoreError> {
    collect(connection, "SELECT * FROM signing_key ORDER BY id", &[], |row| {
        Ok(InstitutionKey {
            public: PublicKey::parse(&row.get::<_, String>("public")?).ok_or_else(damaged)?,
            made_on: get_date(row, "made_on")?,
            retired_on: get_date_or_none(row, "retired_on")?,
        })
    })
}

/// The key in use; `None` while there is none.
fn in_use(connection: &Connection) -> Result<Option<Signer>, StoreError> {
    let sql = "SELECT private FROM signing_key WHERE retired_on IS NULL";
    let found = collect(connection, sql, &[], |row| Ok(row.get::<_, String>(0)?))?;
    let Some(secret) = found.first() else { return Ok(None) };
    let bytes = hex::decode(secret).ok().and_then(|b| <[u8; 32]>::try_from(b).ok());
    Ok(Some(Signer(PrivateKey::new(bytes.ok_or_else(damaged)?))))
}

impl Store {
    /// The signature of the key in use over a bundle's files; `None` while there is no key.
    ///
    /// # Errors
    /// What the store says.
    pub fn sign_files(&self, files: &FileList) -> Result<Option<String>, StoreError> {
        Ok(in_use(&self.connection)?.map(|signer| files.sign(&signer.0)))
    }

    /// Every key the institution has had, the oldest first.
    ///
    /// # Errors
    /// What the store says.
    pub fn institution_keys(&self) -> Result<Vec<InstitutionKey>, StoreError> {
        keys(&self.connection)
    }
}

impl Tx<'_> {
    /// The key in use, made when there is none yet.
    ///
    /// # Errors
    /// What the store says.
    pub fn signer(&self) -> Result<Signer, StoreError> {
        match in_use(self.connection)? {
            Some(signer) => Ok(signer),
            None => self.make_key(),
        }
    }

    fn make_key(&self) -> Result<Signer, StoreError> {
        let mut bytes = [0_u8; 32];
        self.source.random(&mut bytes);
        let key = PrivateKey::new(bytes);
        let today = self.source.now().date().format("%Y-%m-%d").to_string();
        self.connection.execute(
            "INSERT INTO signing_key (public, private, made_on) VALUES (?, ?, ?)",
            (key.public().hex(), hex::encode(key.to_bytes()), today),
        )?;
        Ok(Signer(key))
    }

    /// Retires the key in use, whose private half goes for good, and makes another. What was signed stays known.
    ///
    /// # Errors
    /// What the store says.
    pub fn rotate_key(&self) -> Result<Signer, StoreError> {
        let today = self.source.now().date().format("%Y-%m-%d").to_string();
        self.connection
            .execute("UPDATE signing_key SET retired_on = ?, private = NULL WHERE retired_on IS NULL", [today])?;
        self.make_key()
    }
}
