//! Signatures of the institution (Ed25519), by which a certificate is recognised without a register and without a
//! network. Keys and signatures are written as decimal digits where a QR code bears them: it packs three of them into
//! ten bits, fewer than any other spelling takes.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

/// Digits of a key's mark.
pub const MARK_DIGITS: usize = 8;
/// Digits of eight bytes.
const GROUP: usize = 20;
/// Digits of a signature: eight groups of eight bytes.
const SIGNATURE_DIGITS: usize = 8 * GROUP;

/// The institution's own key. It is shown to nobody: `Debug` says nothing of it, and only the store keeps its bytes.
#[derive(Clone)]
pub struct PrivateKey(SigningKey);

impl PrivateKey {
    /// The key made of 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&bytes))
    }

    /// Its bytes, for the store alone.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The key that everybody may know.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The mark of the key and the signature over a message, as digits.
    pub fn sign(&self, message: &str) -> String {
        let mut digits = self.public().mark();
        for group in self.0.sign(message.as_bytes()).to_bytes().chunks(8) {
            let number = group.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
            digits.push_str(&format!("{number:0GROUP$}"));
        }
        digits
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey")
    }
}

/// A key that everybody may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// What a signature came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// By a known key, over this very message.
    Genuine,
    /// By a known key, but not over this message.
    Altered,
    /// By no key that is known here.
    UnknownKey,
}

impl PublicKey {
    /// The key of 32 bytes; `None` when they are no key.
    pub fn new(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(Self)
    }

    /// The key written as 64 hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Self> {
        let hex = hex.trim();
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        let mut bytes = [0_u8; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Self::new(&bytes)
    }

    /// Every key that a text names: each run of 64 hexadecimal digits.
    pub fn all_in(text: &str) -> Vec<Self> {
        text.split(|c: char| !c.is_ascii_hexdigit()).filter_map(Self::parse).collect()
    }

    /// As 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        self.0.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Eight digits by which signatures name the key: its first four bytes, without what is beyond eight digits.
    pub fn mark(&self) -> String {
        let [a, b, c, d, ..] = self.0.to_bytes();
        format!("{:0MARK_DIGITS$}", u32::from_be_bytes([a, b, c, d]) % 100_000_000)
    }
}

/// Whether digits are a signature of one of the keys over a message.
pub fn verify(message: &str, digits: &str, keys: &[PublicKey]) -> Signed {
    let Some((mark, signature)) = digits.split_at_checked(MARK_DIGITS) else { return Signed::Altered };
    let mut named = keys.iter().filter(|key| key.mark() == mark).peekable();
    if named.peek().is_none() {
        return Signed::UnknownKey;
    }
    let Some(signature) = signature_of(signature) else { return Signed::Altered };
    // Strictly: no second spelling of a signature is taken.
    if named.any(|key| key.0.verify_strict(message.as_bytes(), &signature).is_ok()) {
        Signed::Genuine
    } else {
        Signed::Altered
    }
}

fn signature_of(digits: &str) -> Option<Signature> {
    if digits.len() != SIGNATURE_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut bytes = [0_u8; 64];
    for (eight, group) in bytes.chunks_mut(8).zip(digits.as_bytes().chunks(GROUP)) {
        let number: u64 = std::str::from_utf8(group).ok()?.parse().ok()?;
        eight.copy_from_slice(&number.to_be_bytes());
    }
    Some(Signature::from_bytes(&bytes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The second test of RFC 8032, 7.1: key, message of one byte, signature.
    #[test]
    fn signatures_are_those_of_the_standard() {
        let secret = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
        let mut bytes = [0_u8; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&secret[2 * at..2 * at + 2], 16).unwrap();
        }
        let key = PrivateKey::new(bytes);
        assert_eq!(key.public().hex(), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        let digits = key.sign("r");
        let signature = signature_of(&digits[MARK_DIGITS..]).unwrap();
        let hex: String = signature.to_bytes().iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            hex,
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        );
        assert_eq!(format!("{key:?}"), "PrivateKey");
    }

    #[test]
    fn a_key_is_read_as_it_is_written_and_nothing_else_is_one() {
        let key = PrivateKey::new([7; 32]).public();
        assert_eq!(PublicKey::parse(&format!(" {} ", key.hex())), Some(key));
        assert_eq!(PublicKey::all_in(&format!("公钥：{}\n编号 {}", key.hex(), key.mark())), [key]);
        // A key of small order signs anything.
        assert_eq!(PublicKey::parse(&format!("01{}", "0".repeat(62))), None);
        for text in ["", "abc", &"z".repeat(64), &key.hex()[1..]] {
            assert_eq!(PublicKey::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_change_of_message_or_digits_is_found(seed in any::<[u8; 32]>(), message in "[一-龥0-9 ]{1,40}", at in 0_usize..168, to in 0_u8..10) {
            let key = PrivateKey::new(seed);
            let other = PrivateKey::new([1; 32]).public();
            let digits = key.sign(&message);
            prop_assert_eq!(verify(&message, &digits, &[other, key.public()]), Signed::Genuine);
            prop_assert_eq!(verify(&format!("{message}。"), &digits, &[key.public()]), Signed::Altered);
            let mut changed = digits.clone().into_bytes();
            changed[at] = b'0' + to;
            let changed = String::from_utf8(changed).unwrap();
            prop_assume!(changed != digits);
            prop_assert_ne!(verify(&message, &changed, &[key.public()]), Signed::Genuine);
        }
    }

    #[test]
    fn a_key_that_is_not_known_is_told_apart() {
        let (key, other) = (PrivateKey::new([3; 32]), PrivateKey::new([4; 32]));
        assert_eq!(verify("甲", &key.sign("甲"), &[other.public()]), Signed::UnknownKey);
        assert_eq!(verify("甲", &key.sign("甲"), &[]), Signed::UnknownKey);
        for digits in ["", "12", &key.sign("甲")[..100], &format!("{}x", &key.sign("甲")[..167])] {
            assert_ne!(verify("甲", digits, &[key.public()]), Signed::Genuine, "{digits}");
        }
    }
}
