//! The public half: two numbers, checked once.

use aws_lc_rs::signature::{self as aws, RsaParameters, RsaPublicKeyComponents};
use const_oid::ObjectIdentifier;
use der::asn1::{AnyRef, BitStringRef, UintRef};
use der::{Decode, Encode, Sequence};
use rsa::traits::PublicKeyParts as _;
use rsa::{BoxedUint, Pkcs1v15Sign};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::{MAX_BITS, MIN_BITS};
use crate::crypto::digest::{self, sha1_key_identifier};
use crate::crypto::signature::SignatureError;
use crate::crypto::{KeyError, KeyForm};

/// `rsaEncryption`, the algorithm of every RSA key here (RFC 3279, 2.3.1).
pub(super) const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// An RSA public key: 2048 to 8192 bits, odd modulus, odd exponent of at most 33 bits.
#[derive(Clone)]
pub struct PublicKey {
    modulus: Box<[u8]>,
    exponent: Box<[u8]>,
    numbers: rsa::PublicKey,
}

/// RSAPublicKey, RFC 8017, A.1.1.
#[derive(Sequence)]
struct Numbers<'a> {
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

impl PublicKey {
    /// A key from its modulus and exponent, big-endian, without leading zeros.
    ///
    /// # Errors
    /// [`KeyError::RsaSize`], and [`KeyError::Member`] for a number that cannot be one of a key.
    pub fn from_numbers(modulus: &[u8], exponent: &[u8]) -> Result<Self, KeyError> {
        Self::checked(KeyForm::Pkcs1, modulus, exponent)
    }

    /// A key from SubjectPublicKeyInfo in DER.
    ///
    /// # Errors
    /// DER that is not well formed or not used up, another algorithm, numbers as for
    /// [`from_numbers`](Self::from_numbers).
    pub fn from_spki_der(der: &[u8]) -> Result<Self, KeyError> {
        let form = KeyForm::Spki;
        let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|error| malformed(form, &error))?;
        check_algorithm(&info.algorithm, form)?;
        let bits = info.subject_public_key.as_bytes();
        let bits = bits.ok_or(KeyError::Member { form, member: "subjectPublicKey" })?;
        let numbers = Numbers::from_der(bits).map_err(|error| malformed(KeyForm::Pkcs1, &error))?;
        Self::checked(form, numbers.modulus.as_bytes(), numbers.public_exponent.as_bytes())
    }

    /// A key from a PEM block labelled `PUBLIC KEY`.
    ///
    /// # Errors
    /// As [`from_spki_der`](Self::from_spki_der), and PEM that is not well formed or labelled otherwise.
    pub fn from_spki_pem(pem: &str) -> Result<Self, KeyError> {
        let malformed = KeyError::Malformed { form: KeyForm::Pem, offset: None };
        let (label, der) = der::pem::decode_vec(pem.as_bytes()).map_err(|_| malformed)?;
        if label != "PUBLIC KEY" {
            return Err(KeyError::Member { form: KeyForm::Pem, member: "label" });
        }
        Self::from_spki_der(&der)
    }

    fn checked(form: KeyForm, modulus: &[u8], exponent: &[u8]) -> Result<Self, KeyError> {
        let in_shortest_form = |number: &[u8]| number.first().is_some_and(|byte| *byte != 0);
        let is_odd = |number: &[u8]| number.last().is_some_and(|byte| byte & 1 == 1);
        if !in_shortest_form(modulus) || !is_odd(modulus) {
            return Err(KeyError::Member { form, member: "modulus" });
        }
        let bits = bits(modulus);
        if !(MIN_BITS..=MAX_BITS).contains(&bits) {
            return Err(KeyError::RsaSize { bits });
        }
        let refused = KeyError::Member { form, member: "publicExponent" };
        if !in_shortest_form(exponent) || !is_odd(exponent) || exponent.len() > 5 {
            return Err(refused);
        }
        let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
        let numbers = rsa::PublicKey::new(number(modulus), number(exponent)).map_err(|_| refused)?;
        Ok(Self { modulus: modulus.into(), exponent: exponent.into(), numbers })
    }

    pub(super) fn of_private(key: &rsa::PrivateKey) -> Result<Self, KeyError> {
        Self::checked(KeyForm::Pkcs8, &key.n_bytes(), &key.e_bytes())
    }

    /// The key as SubjectPublicKeyInfo in DER (RFC 3279, 2.3.1).
    #[must_use]
    pub fn to_spki_der(&self) -> Vec<u8> {
        let numbers = self.to_pkcs1_der();
        let algorithm = AlgorithmIdentifierRef { oid: RSA_ENCRYPTION, parameters: Some(AnyRef::NULL) };
        let encode = || {
            let subject_public_key = BitStringRef::from_bytes(&numbers)?;
            SubjectPublicKeyInfoRef { algorithm, subject_public_key }.to_der()
        };
        // safe: at most 1 KiB of key is far below the limits of the encoder
        encode().expect("length")
    }

    /// The key as PEM, labelled `PUBLIC KEY`.
    #[must_use]
    pub fn to_spki_pem(&self) -> String {
        let pem = der::pem::encode_string("PUBLIC KEY", der::pem::LineEnding::LF, &self.to_spki_der());
        // safe: the label is in order, and memory is the only other limit
        pem.expect("label")
    }

    /// RSAPublicKey in DER: the bits inside SubjectPublicKeyInfo.
    fn to_pkcs1_der(&self) -> Vec<u8> {
        let encode = || {
            let modulus = UintRef::new(&self.modulus)?;
            Numbers { modulus, public_exponent: UintRef::new(&self.exponent)? }.to_der()
        };
        // safe: as above
        encode().expect("length")
    }

    /// The modulus, big-endian.
    #[must_use]
    pub fn modulus(&self) -> &[u8] {
        &self.modulus
    }

    /// The exponent, big-endian.
    #[must_use]
    pub fn exponent(&self) -> &[u8] {
        &self.exponent
    }

    /// The size of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        bits(&self.modulus)
    }

    /// Length of its signatures in bytes.
    #[must_use]
    pub fn signature_length(&self) -> usize {
        self.modulus.len()
    }

    /// The identifier that certificates give it: SHA-1 of the key's bits (RFC 5280, 4.2.1.2, method 1).
    #[must_use]
    pub fn key_identifier(&self) -> [u8; 20] {
        sha1_key_identifier(&self.to_pkcs1_der())
    }

    /// Verifies a signature over the digest of a message.
    ///
    /// # Errors
    /// [`SignatureError::WrongLength`], [`SignatureError::Mismatch`].
    pub fn verify(&self, algorithm: digest::Algorithm, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        self.check_length(signature)?;
        let key = RsaPublicKeyComponents { n: &*self.modulus, e: &*self.exponent };
        key.verify(parameters(algorithm), message, signature).map_err(|_| SignatureError::Mismatch)
    }

    /// Verifies a signature whose block holds these bytes and nothing else, as the face of the card has it.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn verify_raw(&self, content: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        self.check_length(signature)?;
        let verified = self.numbers.verify(Pkcs1v15Sign::new_unprefixed(), content, signature);
        verified.map_err(|_| SignatureError::Mismatch)
    }

    fn check_length(&self, signature: &[u8]) -> Result<(), SignatureError> {
        let (expected, found) = (self.signature_length(), signature.len());
        if expected == found { Ok(()) } else { Err(SignatureError::WrongLength { expected, found }) }
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        (&self.modulus, &self.exponent) == (&other.modulus, &other.exponent)
    }
}

impl Eq for PublicKey {}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RSA {} bits {}", self.bits(), hex::encode(self.key_identifier()))
    }
}

/// Refuses every algorithm but rsaEncryption with its NULL (RFC 3279, 2.3.1).
pub(super) fn check_algorithm(algorithm: &AlgorithmIdentifierRef<'_>, form: KeyForm) -> Result<(), KeyError> {
    if algorithm.oid != RSA_ENCRYPTION {
        return Err(KeyError::UnknownAlgorithm(algorithm.oid));
    }
    let is_null = algorithm.parameters == Some(AnyRef::NULL);
    if is_null { Ok(()) } else { Err(KeyError::Member { form, member: "parameters" }) }
}

/// A DER error of this form, with its offset.
pub(super) fn malformed(form: KeyForm, error: &der::Error) -> KeyError {
    let offset = error.position().and_then(|position| usize::try_from(u32::from(position)).ok());
    KeyError::Malformed { form, offset }
}

fn bits(number: &[u8]) -> usize {
    let zeros = number.first().map_or(0, |byte| byte.leading_zeros());
    8 * number.len() - usize::try_from(zeros).unwrap_or_default()
}

fn parameters(algorithm: digest::Algorithm) -> &'static RsaParameters {
    match algorithm {
        digest::Algorithm::Sha256 => &aws::RSA_PKCS1_2048_8192_SHA256,
        digest::Algorithm::Sha384 => &aws::RSA_PKCS1_2048_8192_SHA384,
        digest::Algorithm::Sha512 => &aws::RSA_PKCS1_2048_8192_SHA512,
    }
}
