//! The private half: of virtual cards and mock authorities only.

use std::convert::Infallible;

use der::{Decode, SecretDocument};
use pkcs8::{EncodePrivateKey as _, LineEnding, PrivateKeyInfoRef};
use rsa::Pkcs1v15Sign;
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

use super::public::{check_algorithm, malformed};
use super::{MAX_BITS, MIN_BITS, PADDING, PublicKey, digest_info};
use crate::crypto::digest;
use crate::crypto::rng::{Rng, array};
use crate::crypto::{KeyError, KeyForm};

/// An RSA private key of a virtual card or a mock authority; wiped when it is dropped.
///
/// Its signatures repeat: PKCS#1 v1.5 has no random part.
pub struct PrivateKey {
    public: PublicKey,
    numbers: rsa::PrivateKey,
}

impl PrivateKey {
    /// Makes a key of this many bits, with the exponent 65537. The same random bytes make the same key.
    ///
    /// # Errors
    /// [`KeyError::RsaSize`].
    pub fn generate(bits: usize, rng: &mut dyn Rng) -> Result<Self, KeyError> {
        if !(MIN_BITS..=MAX_BITS).contains(&bits) {
            return Err(KeyError::RsaSize { bits });
        }
        let numbers = rsa::PrivateKey::new(&mut Source(rng), bits).map_err(|_| KeyError::RsaSize { bits })?;
        Self::of_numbers(numbers)
    }

    /// A key from PKCS#8 in DER; its parts have to belong together.
    ///
    /// # Errors
    /// DER that is not well formed, another algorithm, [`KeyError::PartsDiffer`], [`KeyError::RsaSize`].
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeyError> {
        let form = KeyForm::Pkcs8;
        let info = PrivateKeyInfoRef::from_der(der).map_err(|error| malformed(form, &error))?;
        check_algorithm(&info.algorithm, form)?;
        let inner = info.private_key.as_bytes();
        rsa::pkcs1::RsaPrivateKeyRef::from_der(inner).map_err(|error| malformed(KeyForm::Pkcs1, &error))?;
        let numbers = rsa::PrivateKey::from_pkcs1_der(inner).map_err(|_| KeyError::PartsDiffer)?;
        Self::of_numbers(numbers)
    }

    /// A key from a PEM block labelled `PRIVATE KEY`.
    ///
    /// # Errors
    /// As [`from_pkcs8_der`](Self::from_pkcs8_der), and PEM that is not well formed or labelled otherwise.
    pub fn from_pkcs8_pem(pem: &str) -> Result<Self, KeyError> {
        let refused = KeyError::Malformed { form: KeyForm::Pem, offset: None };
        let (label, document) = SecretDocument::from_pem(pem).map_err(|_| refused)?;
        match label {
            "PRIVATE KEY" => Self::from_pkcs8_der(document.as_bytes()),
            _ => Err(KeyError::Member { form: KeyForm::Pem, member: "label" }),
        }
    }

    fn of_numbers(numbers: rsa::PrivateKey) -> Result<Self, KeyError> {
        Ok(Self { public: PublicKey::of_private(&numbers)?, numbers })
    }

    /// The key as PKCS#8 in DER, with every part of RSAPrivateKey.
    #[must_use]
    pub fn to_pkcs8_der(&self) -> Zeroizing<Vec<u8>> {
        // safe: the key has two primes, and at most 5 KiB are far below the limits of the encoder
        Zeroizing::new(self.numbers.to_pkcs8_der().expect("two primes").as_bytes().to_vec())
    }

    /// The key as PEM, labelled `PRIVATE KEY`.
    #[must_use]
    pub fn to_pkcs8_pem(&self) -> Zeroizing<String> {
        // safe: as above
        self.numbers.to_pkcs8_pem(LineEnding::LF).expect("two primes")
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs the digest of a message.
    #[must_use]
    pub fn sign(&self, algorithm: digest::Algorithm, message: &[u8]) -> Vec<u8> {
        // safe: DigestInfo has at most 83 bytes, and the smallest block takes 245
        self.sign_raw(&digest_info(algorithm, message)).expect("length")
    }

    /// Signs a block that holds these bytes and nothing else, as a card does with what it is given.
    ///
    /// # Errors
    /// [`KeyError::RsaContent`] where they do not fit.
    pub fn sign_raw(&self, content: &[u8]) -> Result<Vec<u8>, KeyError> {
        let limit = self.public.signature_length() - PADDING;
        let refused = KeyError::RsaContent { limit, found: content.len() };
        if content.len() > limit {
            return Err(refused);
        }
        self.numbers.sign(Pkcs1v15Sign::new_unprefixed(), content).map_err(|_| refused)
    }

    /// Signs a hash with PSS over SHA-256 and a salt of 32 bytes (RFC 8017, 8.1); it never repeats.
    ///
    /// # Errors
    /// [`KeyError::RsaContent`] where it is not 32 bytes.
    pub fn sign_pss(&self, hash: &[u8], rng: &mut dyn Rng) -> Result<Vec<u8>, KeyError> {
        let refused = KeyError::RsaContent { limit: 32, found: hash.len() };
        let scheme = rsa::Pss::<rsa::sha2::Sha256>::new();
        self.numbers.sign_with_rng(&mut Source(rng), scheme, hash).map_err(|_| refused)
    }
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[elided]")
    }
}

/// Our source of random bytes, as the arithmetic wants it.
struct Source<'r>(&'r mut dyn Rng);

impl TryRng for Source<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(array(self.0)))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(array(self.0)))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(out);
        Ok(())
    }
}

impl TryCryptoRng for Source<'_> {}
