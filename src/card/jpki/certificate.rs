//! A certificate of the JPKI: a certificate that is known to be one.

use super::holder::Holder;
use super::kind::{Carrier, Hierarchy, Kind, Purpose, ReadError, kind};
use crate::crypto::digest::sha256;
use crate::x509::Certificate;

/// A certificate of the JPKI, borrowed from its DER; its kind is told by marks that agree.
///
/// Reading does **not** check the signature or the time.
#[derive(Clone, Debug)]
pub struct JpkiCertificate<'a> {
    certificate: Certificate<'a>,
    kind: Kind,
    hierarchy: Hierarchy,
    carrier: Carrier,
    holder: Option<Holder<'a>>,
}

impl<'a> JpkiCertificate<'a> {
    /// Reads a certificate from DER.
    ///
    /// # Errors
    /// [`ReadError`]: also for a certificate that is in order but none of the JPKI.
    pub fn from_der(der: &'a [u8]) -> Result<Self, ReadError> {
        Self::new(Certificate::from_der(der)?)
    }

    /// Finds out what a certificate is.
    ///
    /// # Errors
    /// As [`from_der`](Self::from_der).
    pub fn new(certificate: Certificate<'a>) -> Result<Self, ReadError> {
        let (kind, hierarchy, carrier) = kind(&certificate)?;
        let holder = match kind {
            Kind::Person(Purpose::Sign) => Some(Holder::of_certificate(&certificate)?),
            _ => None,
        };
        Ok(Self { certificate, kind, hierarchy, carrier, holder })
    }

    /// The certificate itself: serial number, validity, key, names.
    #[must_use]
    pub fn certificate(&self) -> &Certificate<'a> {
        &self.certificate
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Who runs its authority, by what it says itself: **not** checked.
    #[must_use]
    pub fn hierarchy(&self) -> Hierarchy {
        self.hierarchy
    }

    /// Where the key lies, by what it says itself.
    #[must_use]
    pub fn carrier(&self) -> Carrier {
        self.carrier
    }

    /// Whom it is for; only a 署名用 certificate of a person says so.
    #[must_use]
    pub fn holder(&self) -> Option<&Holder<'a>> {
        self.holder.as_ref()
    }

    /// SHA-256 of the whole certificate: what roots are pinned by.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        sha256(self.certificate.as_der())
    }
}
