//! DER that is damaged: said with its place, not shown as if it were whole.

use crate::cli::error::CommandError;
use crate::cli::input::{Content, Input};
use crate::text;
use crate::x509::crl::Crl;
use crate::x509::{Certificate, Error, form};

/// Labels of PEM whose blocks are DER; what others hold is not known.
const DER: [&str; 9] = [
    "CERTIFICATE",
    "CERTIFICATE REQUEST",
    "CMS",
    "EC PRIVATE KEY",
    "NEW CERTIFICATE REQUEST",
    "PKCS7",
    "PRIVATE KEY",
    "PUBLIC KEY",
    "X509 CRL",
];

/// Refuses DER that is not well formed, and certificates and revocation lists that cannot be read as such.
///
/// The offset counts from the beginning of a file of DER; in PEM from that of the block's DER, which the error names.
pub(super) fn check(input: &Input, bytes: &[u8]) -> Result<(), CommandError> {
    if input.blocks.is_empty() {
        let damaged = text!(inspect_damaged_whole, file = input.name.clone());
        return match input.content {
            Content::Der => told(input, damaged, judged("", bytes)),
            _ => Ok(()),
        };
    }
    for (at, block) in input.blocks.iter().enumerate().filter(|(_, block)| DER.contains(&block.label.as_str())) {
        let label = block.label.clone();
        let damaged = text!(inspect_damaged, file = input.name.clone(), block = at + 1, label = label);
        told(input, damaged, judged(&block.label, &bytes[block.place.clone()]))?;
    }
    Ok(())
}

fn told(input: &Input, message: crate::text::Message, result: Result<(), Error>) -> Result<(), CommandError> {
    result.map_err(|error| CommandError::input(message).in_der(&error).because(&error).file(input.name.clone()))
}

fn judged(label: &str, der: &[u8]) -> Result<(), Error> {
    form::check(der, 0, "DER")?;
    match label {
        "CERTIFICATE" => certificate(der),
        "" if is_certificate(der) => certificate(der),
        "X509 CRL" => Crl::from_der(der).map(drop),
        _ => Ok(()),
    }
}

/// Whether DER begins as a certificate of version 3 does; what is broken may stand behind.
fn is_certificate(der: &[u8]) -> bool {
    let mut outer = crate::x509::tlv::Reader::new(der, "DER");
    let body = outer.any().and_then(|whole| whole.inside("DER").any());
    body.is_ok_and(|body| body.value.starts_with(&[0xa0, 0x03, 0x02, 0x01, 0x02, 0x02]))
}

fn certificate(der: &[u8]) -> Result<(), Error> {
    let read = Certificate::from_der(der)?;
    let extensions = read.extensions();
    extensions.iter().try_for_each(|extension| form::check(extension.value, extension.offset, "extnValue"))
}
