//! The key file of an encrypted store: one random data key, wrapped by passphrase and by recovery code.

use std::fs;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

use crate::error::{StoreError, Trouble};
use crate::open::Source;

/// The key file in the store's folder.
pub(crate) const FILE: &str = "yanxiu.key";

/// Memory in KiB, rounds and lanes of Argon2id (RFC 9106, the recommendation for less memory).
const MEMORY: u32 = 64 * 1024;
const ROUNDS: u32 = 3;
const LANES: u32 = 4;

#[derive(Serialize, Deserialize)]
struct KeyFile {
    version: u32,
    passphrase: Wrapped,
    recovery: Wrapped,
}

#[derive(Serialize, Deserialize)]
struct Wrapped {
    memory: u32,
    rounds: u32,
    lanes: u32,
    salt: String,
    nonce: String,
    key: String,
}

/// A new key, wrapped.
pub(crate) struct Sealed {
    pub(crate) file: String,
    pub(crate) key: String,
    pub(crate) recovery_code: String,
}

/// Makes a data key and wraps it by a passphrase and a recovery code.
pub(crate) fn seal(passphrase: &str, source: &dyn Source) -> Result<Sealed, StoreError> {
    let mut key = [0_u8; 32];
    source.random(&mut key);
    // 32 letters and digits that can't be mistaken for one another, 5 bits each: 100 bits in groups of five.
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut chance = [0_u8; 20];
    source.random(&mut chance);
    let letters: Vec<char> = chance.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect();
    let recovery_code = letters.chunks(5).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join("-");
    let file = KeyFile {
        version: 1,
        passphrase: wrap(passphrase, &key, source)?,
        recovery: wrap(&recovery_code, &key, source)?,
    };
    let file = serde_json::to_string_pretty(&file).map_err(|e| unreadable(&e.to_string()))?;
    Ok(Sealed { file, key: hex::encode(key), recovery_code })
}

/// The data key of the store in a folder, by passphrase or recovery code.
pub(crate) fn unseal(folder: &Path, passphrase: &str) -> Result<String, StoreError> {
    let path = folder.join(FILE);
    let text = fs::read_to_string(&path).map_err(|e| StoreError::io(&path, &e))?;
    let file: KeyFile = serde_json::from_str(&text).map_err(|e| unreadable(&e.to_string()))?;
    let code = passphrase.trim().to_uppercase();
    let opened = match unwrap(passphrase, &file.passphrase)? {
        Some(key) => Some(key),
        None => unwrap(&code, &file.recovery)?,
    };
    opened.map(hex::encode).ok_or_else(|| StoreError::new(Trouble::WrongPassphrase, "口令不对"))
}

fn unreadable(reason: &str) -> StoreError {
    StoreError::new(Trouble::NotAStore, format!("钥匙文件 {FILE} 不可识别（{reason}）"))
}

fn derive(secret: &str, salt: &[u8], memory: u32, rounds: u32, lanes: u32) -> Result<[u8; 32], StoreError> {
    // A forged file must not make us reserve the machine's whole memory.
    if memory > 4 * MEMORY || rounds > 16 || lanes > 16 {
        return Err(unreadable("参数过大"));
    }
    let params = Params::new(memory, rounds, lanes, Some(32)).map_err(|e| unreadable(&e.to_string()))?;
    let mut key = [0_u8; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, &mut key)
        .map_err(|e| unreadable(&e.to_string()))?;
    Ok(key)
}

fn wrap(secret: &str, key: &[u8; 32], source: &dyn Source) -> Result<Wrapped, StoreError> {
    let (mut salt, mut nonce) = ([0_u8; 16], [0_u8; 24]);
    source.random(&mut salt);
    source.random(&mut nonce);
    let outer = derive(secret, &salt, MEMORY, ROUNDS, LANES)?;
    let cipher = XChaCha20Poly1305::new(&outer.into());
    let wrapped = cipher.encrypt(XNonce::from_slice(&nonce), key.as_slice()).map_err(|_| unreadable("加密失败"))?;
    Ok(Wrapped {
        memory: MEMORY,
        rounds: ROUNDS,
        lanes: LANES,
        salt: hex::encode(salt),
        nonce: hex::encode(nonce),
        key: hex::encode(wrapped),
    })
}

fn unwrap(secret: &str, wrapped: &Wrapped) -> Result<Option<Vec<u8>>, StoreError> {
    let bytes = |text: &str| hex::decode(text).map_err(|e| unreadable(&e.to_string()));
    let nonce = bytes(&wrapped.nonce)?;
    if nonce.len() != 24 {
        return Err(unreadable("长度不对"));
    }
    let outer = derive(secret, &bytes(&wrapped.salt)?, wrapped.memory, wrapped.rounds, wrapped.lanes)?;
    let cipher = XChaCha20Poly1305::new(&outer.into());
    Ok(cipher.decrypt(XNonce::from_slice(&nonce), bytes(&wrapped.key)?.as_slice()).ok())
}
