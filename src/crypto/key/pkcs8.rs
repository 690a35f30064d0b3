//! Secret keys in files: PKCS#8 (RFC 5958), ECPrivateKey (RFC 5915), PEM around either.

use const_oid::ObjectIdentifier;
use der::asn1::{AnyRef, BitStringRef, OctetStringRef};
use der::{Decode, Encode, SecretDocument, Sequence};
use pkcs8::{LineEnding, PrivateKeyInfoRef};
use spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::spki::{EC_PUBLIC_KEY, curve_of, malformed};
use super::{Curve, PublicKey, SigningKey};
use crate::crypto::{KeyError, KeyForm};

/// ECPrivateKey, RFC 5915, 3.
#[derive(Sequence)]
struct EcPrivateKey<'a> {
    version: u8,
    private_key: &'a OctetStringRef,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    parameters: Option<ObjectIdentifier>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    public_key: Option<BitStringRef<'a>>,
}

impl SigningKey {
    /// A key from PKCS#8 or ECPrivateKey in DER, whichever it is.
    ///
    /// # Errors
    /// DER that is neither, an unknown algorithm or curve, a public part that is not that of the secret one.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        match EcPrivateKey::from_der(der) {
            Ok(key) => Self::from_sec1(&key, None),
            Err(_) => Self::from_pkcs8_der(der),
        }
    }

    /// A key from PKCS#8 in DER, with or without the public part.
    ///
    /// # Errors
    /// As [`from_der`](Self::from_der).
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeyError> {
        let form = KeyForm::Pkcs8;
        let info = PrivateKeyInfoRef::from_der(der).map_err(|error| malformed(form, &error))?;
        let curve = curve_of(&info.algorithm, form)?;
        let secret = info.private_key.as_bytes();
        let key = if curve.has_two_coordinates() {
            let inner = EcPrivateKey::from_der(secret).map_err(|error| malformed(KeyForm::Sec1, &error))?;
            Self::from_sec1(&inner, Some(curve))?
        } else {
            let seed = <&OctetStringRef>::from_der(secret).map_err(|error| malformed(form, &error))?;
            Self::from_secret(curve, seed.as_bytes())?
        };
        key.with_public_part(info.public_key)
    }

    /// A key from ECPrivateKey in DER, which has to name its curve.
    ///
    /// # Errors
    /// As [`from_der`](Self::from_der).
    pub fn from_sec1_der(der: &[u8]) -> Result<Self, KeyError> {
        let key = EcPrivateKey::from_der(der).map_err(|error| malformed(KeyForm::Sec1, &error))?;
        Self::from_sec1(&key, None)
    }

    /// A key from a PEM block labelled `PRIVATE KEY` or `EC PRIVATE KEY`.
    ///
    /// # Errors
    /// As [`from_der`](Self::from_der), and PEM that is not well formed or labelled otherwise.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let refused = KeyError::Malformed { form: KeyForm::Pem, offset: None };
        let (label, document) = SecretDocument::from_pem(pem).map_err(|_| refused)?;
        match label {
            "PRIVATE KEY" => Self::from_pkcs8_der(document.as_bytes()),
            "EC PRIVATE KEY" => Self::from_sec1_der(document.as_bytes()),
            _ => Err(KeyError::Member { form: KeyForm::Pem, member: "label" }),
        }
    }

    /// The key as PKCS#8 in DER: with the public part inside ECPrivateKey, as OpenSSL writes it.
    #[must_use]
    pub fn to_pkcs8_der(&self) -> Zeroizing<Vec<u8>> {
        // safe: at most 66 bytes of secret and 133 of public key are far below the limits of the encoder
        Zeroizing::new(self.encode_pkcs8().expect("length").as_bytes().to_vec())
    }

    /// The key as PEM, labelled `PRIVATE KEY`.
    #[must_use]
    pub fn to_pkcs8_pem(&self) -> Zeroizing<String> {
        let encode = || self.encode_pkcs8()?.to_pem("PRIVATE KEY", LineEnding::LF);
        // safe: as above, and the label is in order
        encode().expect("length")
    }

    fn encode_pkcs8(&self) -> der::Result<SecretDocument> {
        let curve = self.curve();
        let oid = curve.oid();
        let private_key = OctetStringRef::new(self.secret_bytes())?;
        let (algorithm, inner) = if curve.has_two_coordinates() {
            let public_key = Some(BitStringRef::from_bytes(self.public().as_bytes())?);
            let inner = EcPrivateKey { version: 1, private_key, parameters: None, public_key }.to_der()?;
            (AlgorithmIdentifierRef { oid: EC_PUBLIC_KEY, parameters: Some(AnyRef::from(&oid)) }, inner)
        } else {
            (AlgorithmIdentifierRef { oid, parameters: None }, private_key.to_der()?)
        };
        let inner = Zeroizing::new(inner);
        SecretDocument::encode_msg(&PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(&inner)?))
    }

    fn from_sec1(key: &EcPrivateKey<'_>, outer: Option<Curve>) -> Result<Self, KeyError> {
        let form = KeyForm::Sec1;
        if key.version != 1 {
            return Err(KeyError::Member { form, member: "version" });
        }
        let named = match key.parameters {
            Some(oid) => Some(Curve::of_oid(&oid).ok_or(KeyError::UnknownAlgorithm(oid))?),
            None => None,
        };
        let curve = match (outer, named) {
            (Some(outer), Some(named)) if outer != named => return Err(KeyError::PartsDiffer),
            (Some(curve), _) | (None, Some(curve)) => curve,
            (None, None) => return Err(KeyError::Member { form, member: "parameters" }),
        };
        Self::from_secret(curve, key.private_key.as_bytes())?.with_public_part(key.public_key)
    }

    /// Holds the public part of a file, if it has one, against the one computed.
    fn with_public_part(self, bits: Option<BitStringRef<'_>>) -> Result<Self, KeyError> {
        let Some(bits) = bits else { return Ok(self) };
        let public = PublicKey::from_point(self.curve(), bits.as_bytes().ok_or(KeyError::PartsDiffer)?)?;
        if public == *self.public() { Ok(self) } else { Err(KeyError::PartsDiffer) }
    }
}
