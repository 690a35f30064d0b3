//! Certificates that own their bytes, and files with one or many.

use super::Certificate;
use super::error::{Error, ErrorKind};

/// A certificate with its bytes; read once, so that looking at it again cannot fail.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnedCertificate(Vec<u8>);

impl OwnedCertificate {
    /// Takes DER that is a certificate.
    ///
    /// # Errors
    /// As [`Certificate::from_der`].
    pub fn from_der(der: impl Into<Vec<u8>>) -> Result<Self, Error> {
        let der = der.into();
        Certificate::from_der(&der)?;
        Ok(Self(der))
    }

    /// Its bytes.
    #[must_use]
    pub fn as_der(&self) -> &[u8] {
        &self.0
    }

    /// Its parts; read again at each call.
    #[must_use]
    pub fn view(&self) -> Certificate<'_> {
        // safe: the constructor has read the same bytes
        Certificate::from_der(&self.0).expect("read before")
    }

    /// As PEM, labelled `CERTIFICATE`.
    #[must_use]
    pub fn to_pem(&self) -> String {
        to_pem("CERTIFICATE", &self.0)
    }
}

impl std::fmt::Debug for OwnedCertificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.view().fmt(f)
    }
}

/// Reads every certificate of a file: PEM with any number, text between them allowed, or one in DER.
///
/// # Errors
/// PEM or DER that is not well formed; [`ErrorKind::NothingFound`] for PEM without a certificate. An offset inside a
/// certificate from PEM counts from the beginning of that certificate.
pub fn read_certificates(input: &[u8]) -> Result<Vec<OwnedCertificate>, Error> {
    if input.first() == Some(&0x30) {
        return Ok(vec![OwnedCertificate::from_der(input)?]);
    }
    let blocks = pem_blocks(input, "CERTIFICATE")?;
    blocks.into_iter().map(OwnedCertificate::from_der).collect()
}

/// The contents of all PEM blocks with this label; other blocks are passed over.
///
/// # Errors
/// As [`read_certificates`].
pub fn pem_blocks(input: &[u8], wanted: &str) -> Result<Vec<Vec<u8>>, Error> {
    let at = |kind, offset| Error { kind, part: "PEM", offset };
    let text = std::str::from_utf8(input).map_err(|error| at(ErrorKind::Pem, error.valid_up_to()))?;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(begin) = text[from..].find("-----BEGIN ").map(|place| place + from) {
        let end = text[begin..].find("-----END ").map(|place| place + begin);
        let end = end.and_then(|end| text[end + 9..].find("-----").map(|place| end + 9 + place + 5));
        let end = end.ok_or(at(ErrorKind::Pem, begin))?;
        if text[begin + 11..].strip_prefix(wanted).is_some_and(|rest| rest.starts_with("-----")) {
            let (_, der) = der::pem::decode_vec(&input[begin..end]).map_err(|_| at(ErrorKind::Pem, begin))?;
            found.push(der);
        }
        from = end;
    }
    if found.is_empty() { Err(at(ErrorKind::NothingFound, 0)) } else { Ok(found) }
}

/// PEM with this label, in lines of 64.
pub(super) fn to_pem(label: &str, der: &[u8]) -> String {
    // safe: the labels are ours and in order
    der::pem::encode_string(label, der::pem::LineEnding::LF, der).expect("label")
}

#[cfg(test)]
mod tests;
