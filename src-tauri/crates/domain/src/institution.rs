//! The one institution that hosts the classes (承办单位).

/// Facts of the host unit that papers repeat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Institution {
    /// Full name, as on its seal.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// Office phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Who answers for the classes from day to day.
    pub contact: String,
    /// Name under the certificate; empty means the institution's own name.
    pub certificate_issuer: String,
}

impl Institution {
    /// The name that signs certificates.
    pub fn issuer(&self) -> &str {
        if self.certificate_issuer.is_empty() { &self.name } else { &self.certificate_issuer }
    }
}
