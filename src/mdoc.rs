//! The data structures of ISO/IEC 18013-5: what the issuer signs, what the device signs, what is asked and answered.
//!
//! Everything borrows from the input it was read from, and everything hashed or signed keeps its bytes. Reading checks
//! form only: that a signature holds or a date has not passed is for the verifier to say.

mod authentication;
mod device_signed;
mod encrypted;
mod issuer_signed;
mod mso;
mod name;
mod request;
mod request_info;
mod response;
mod status;
#[cfg(test)]
mod tests;
mod vical;

pub use authentication::{device_authentication_bytes, reader_authentication_all_bytes, reader_authentication_bytes};
pub use device_signed::{DeviceAuth, DeviceNameSpaces, DeviceSigned};
pub use encrypted::{EncryptedDocuments, EncryptedDocumentsPlaintext};
pub use issuer_signed::{IssuerAuth, IssuerSigned, IssuerSignedItem};
pub use mso::{DeviceKeyInfo, KeyAuthorizations, Mso, ValidityInfo, ValueDigests};
pub use name::{DocType, ElementIdentifier, NameSpace};
pub use request::{DeviceRequest, DocRequest, ItemsRequest};
pub use request_info::{
    AlternativeDataElements, DeviceRequestInfo, DocRequestInfo, ElementReference, EncryptionParameters, UseCase,
};
pub use response::{DeviceResponse, Document};
pub use status::{IdentifierListInfo, Status, StatusListInfo};
pub use vical::{CertificateInfo, SignedVical, Vical};

/// A version of the form `major.minor` (ISO/IEC 18013-5, 8.1): an unknown minor is read on, an unknown major is not.
#[must_use]
pub fn major_version(version: &str) -> Option<u32> {
    let number = |digits: &str| {
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
        digits.parse::<u32>().ok().filter(|_| plain)
    };
    let (major, minor) = version.split_once('.')?;
    number(minor).and(number(major))
}
