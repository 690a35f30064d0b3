//! Public keys as SubjectPublicKeyInfo, in DER and PEM (RFC 5280, 4.1.2.7; RFC 5480; RFC 8410).

use const_oid::ObjectIdentifier;
use der::asn1::{AnyRef, BitStringRef};
use der::{Decode, Encode};
use pkcs8::LineEnding;
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::{Curve, PublicKey};
use crate::crypto::{KeyError, KeyForm};

/// `id-ecPublicKey`, the algorithm of every key with two coordinates.
pub(super) const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

impl PublicKey {
    /// A key from SubjectPublicKeyInfo in DER; the curve is named, never spelled out.
    ///
    /// # Errors
    /// DER that is not well formed or not used up, an unknown algorithm or curve (RSA among them), a bad point.
    pub fn from_spki_der(der: &[u8]) -> Result<Self, KeyError> {
        let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|error| malformed(KeyForm::Spki, &error))?;
        let curve = curve_of(&info.algorithm, KeyForm::Spki)?;
        let bits = info.subject_public_key.as_bytes();
        let bits = bits.ok_or(KeyError::Member { form: KeyForm::Spki, member: "subjectPublicKey" })?;
        Self::from_point(curve, bits)
    }

    /// A key from a PEM block labelled `PUBLIC KEY`.
    ///
    /// # Errors
    /// As [`from_spki_der`](Self::from_spki_der), and PEM that is not well formed or labelled otherwise.
    pub fn from_spki_pem(pem: &str) -> Result<Self, KeyError> {
        let malformed = KeyError::Malformed { form: KeyForm::Pem, offset: None };
        let (label, der) = pkcs8::der::pem::decode_vec(pem.as_bytes()).map_err(|_| malformed)?;
        if label != "PUBLIC KEY" {
            return Err(KeyError::Member { form: KeyForm::Pem, member: "label" });
        }
        Self::from_spki_der(&der)
    }

    /// The key as SubjectPublicKeyInfo in DER, with the uncompressed point.
    #[must_use]
    pub fn to_spki_der(&self) -> Vec<u8> {
        let curve = self.curve();
        let encode = || {
            let oid = curve.oid();
            let algorithm = if curve.has_two_coordinates() {
                AlgorithmIdentifierRef { oid: EC_PUBLIC_KEY, parameters: Some(AnyRef::from(&oid)) }
            } else {
                AlgorithmIdentifierRef { oid, parameters: None }
            };
            let subject_public_key = BitStringRef::from_bytes(self.as_bytes())?;
            SubjectPublicKeyInfoRef { algorithm, subject_public_key }.to_der()
        };
        // safe: at most 133 bytes of key are far below the limits of the encoder
        encode().expect("length")
    }

    /// The key as PEM, labelled `PUBLIC KEY`.
    #[must_use]
    pub fn to_spki_pem(&self) -> String {
        let pem = pkcs8::der::pem::encode_string("PUBLIC KEY", LineEnding::LF, &self.to_spki_der());
        // safe: the label is in order, and memory is the only other limit
        pem.expect("label")
    }
}

/// The curve that an algorithm identifier names.
pub(super) fn curve_of(algorithm: &AlgorithmIdentifierRef<'_>, form: KeyForm) -> Result<Curve, KeyError> {
    if algorithm.oid != EC_PUBLIC_KEY {
        let known = Curve::of_oid(&algorithm.oid).filter(|curve| !curve.has_two_coordinates());
        let curve = known.ok_or(KeyError::UnknownAlgorithm(algorithm.oid))?;
        let bare = algorithm.parameters.is_none();
        return if bare { Ok(curve) } else { Err(KeyError::Member { form, member: "parameters" }) };
    }
    let named = algorithm.parameters_oid().map_err(|_| KeyError::Member { form, member: "namedCurve" })?;
    Curve::of_oid(&named).filter(|curve| curve.has_two_coordinates()).ok_or(KeyError::UnknownAlgorithm(named))
}

/// A DER error of this form, with its offset.
pub(super) fn malformed(form: KeyForm, error: &der::Error) -> KeyError {
    let offset = error.position().and_then(|position| usize::try_from(u32::from(position)).ok());
    KeyError::Malformed { form, offset }
}
