//! Whether a record is whole and made for a device key.

use time::OffsetDateTime;

use crate::cbor::Decoder;
use crate::cli::error::CommandError;
use crate::cose::sig_structure;
use crate::crypto::digest::{Algorithm, hash};
use crate::crypto::key::PublicKey;
use crate::crypto::signature;
use crate::mdoc::{IssuerSigned, Mso};
use crate::profile::RecordId;
use crate::text;
use crate::x509::{Certificate, OwnedCertificate};

/// A record that decodes, whose digests match, and that is signed by the key of its leaf certificate.
pub(super) struct Checked {
    pub(super) id: RecordId,
    pub(super) doc_type: String,
    pub(super) device_key: PublicKey,
    pub(super) valid_from: OffsetDateTime,
    pub(super) valid_until: OffsetDateTime,
    leaf: OwnedCertificate,
}

impl Checked {
    pub(super) fn of(file: &str, bytes: &[u8]) -> Result<Self, CommandError> {
        let decoder = Decoder::new(bytes);
        let read = decoder.whole::<IssuerSigned<'_>>();
        let record = read.map_err(|error| CommandError::decode(file, "IssuerSigned", &error))?;
        let refused = |message| CommandError::refused(message).file(file);
        let name = || file.to_owned();
        let encoded = record.issuer_auth.mso.as_ref().ok_or_else(|| refused(text!(store_no_mso, file = name())))?;
        let mso = &encoded.value;
        if let Some(element) = first_wrong(&record, mso) {
            return Err(refused(text!(store_digest, file = name(), element = element)));
        }
        let key = mso.device_key_info.device_key.as_ref().and_then(|key| key.public_key().ok());
        let device_key = key.ok_or_else(|| refused(text!(store_no_device_key, file = name())))?;
        let leaf = signed_by(&record).ok_or_else(|| refused(text!(store_signature, file = name())))?;
        Ok(Self {
            id: RecordId::of_mso_bytes(encoded.bytes()),
            doc_type: mso.doc_type.to_string(),
            device_key,
            valid_from: mso.validity_info.valid_from.at(),
            valid_until: mso.validity_info.valid_until.at(),
            leaf,
        })
    }

    /// Whether the leaf is signed by one of these roots.
    pub(super) fn under(&self, roots: &[OwnedCertificate]) -> Result<(), ()> {
        let leaf = self.leaf.view();
        let signs = |root: &OwnedCertificate| {
            let root = root.view();
            let named = root.subject().as_bytes() == leaf.issuer().as_bytes();
            named && root.public_key().is_ok_and(|key| leaf.verify_signed_by(&key).is_ok())
        };
        if roots.iter().any(signs) { Ok(()) } else { Err(()) }
    }

    /// What was checked, as in JSON.
    pub(super) fn done(&self, trusted: bool) -> Vec<&'static str> {
        let mut done = vec!["form", "digests", "device-key", "issuer-signature"];
        done.extend(trusted.then_some("issuer"));
        done
    }

    /// What was not, as in JSON.
    pub(super) fn left(&self, trusted: bool) -> Vec<&'static str> {
        let mut left = vec!["validity", "signer-profile", "values"];
        left.extend((!trusted).then_some("issuer"));
        left
    }
}

/// The first element whose digest is not in the MSO.
fn first_wrong(record: &IssuerSigned<'_>, mso: &Mso<'_>) -> Option<String> {
    let algorithm = Algorithm::of_name(&mso.digest_algorithm);
    let matches = |name_space: &str, id: u64, bytes: &[u8]| {
        let listed = mso.digests(name_space).and_then(|digests| digests.get(id));
        algorithm.is_some_and(|algorithm| listed == Some(hash(algorithm, bytes).as_bytes()))
    };
    let mut elements = record.elements();
    let wrong = elements.find(|(name_space, item)| !matches(name_space, item.value.digest_id, item.bytes()));
    wrong.map(|(_, item)| item.value.element_identifier.to_string())
}

/// The leaf certificate whose key has signed the MSO.
fn signed_by(record: &IssuerSigned<'_>) -> Option<OwnedCertificate> {
    let message = &record.issuer_auth.message;
    let leaf = message.headers.x5chain().ok()?.first().map(|(der, _)| der.to_vec())?;
    let key = Certificate::from_der(&leaf).ok()?.public_key().ok()?;
    let algorithm = signature::Algorithm::of_cose(message.headers.alg().ok()?)?;
    let signed = sig_structure(message.headers.protected_bytes(), message.payload_bytes()?);
    signature::verify(algorithm, &key, &signed, &message.seal).ok()?;
    OwnedCertificate::from_der(leaf).ok()
}
