//! Digests: SHA-256, SHA-384, SHA-512 (ISO/IEC 18013-5:2021, 9.1.2.5).

use aws_lc_rs::digest as aws;

/// A digest algorithm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Algorithm {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// Every algorithm.
    pub const ALL: [Self; 3] = [Self::Sha256, Self::Sha384, Self::Sha512];

    /// The algorithm of this name, as `digestAlgorithm` of an MSO writes it; case matters.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// Its name, as `digestAlgorithm` of an MSO writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    /// Length of its digests in bytes.
    #[must_use]
    pub fn length(self) -> usize {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    fn aws(self) -> &'static aws::Algorithm {
        match self {
            Self::Sha256 => &aws::SHA256,
            Self::Sha384 => &aws::SHA384,
            Self::Sha512 => &aws::SHA512,
        }
    }
}

/// A digest; 32, 48 or 64 bytes, kept in place.
#[derive(Clone, Copy)]
pub struct Digest(aws::Digest);

impl Digest {
    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_ref()
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl PartialEq<[u8]> for Digest {
    fn eq(&self, other: &[u8]) -> bool {
        self.as_bytes() == other
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.as_bytes()))
    }
}

/// Digests bytes.
#[must_use]
pub fn hash(algorithm: Algorithm, bytes: &[u8]) -> Digest {
    Digest(aws::digest(algorithm.aws(), bytes))
}

/// Digests parts that lie apart, as if they were one string.
#[must_use]
pub fn hash_parts(algorithm: Algorithm, parts: &[&[u8]]) -> Digest {
    let mut context = aws::Context::new(algorithm.aws());
    for part in parts {
        context.update(part);
    }
    Digest(context.finish())
}

/// The SHA-256 digest of bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(hash(Algorithm::Sha256, bytes).as_bytes());
    out
}

/// The SHA-1 digest that names a key in a certificate (RFC 5280, 4.2.1.2); **not** for signatures.
#[must_use]
pub fn sha1_key_identifier(key_bits: &[u8]) -> [u8; 20] {
    let mut out = [0; 20];
    out.copy_from_slice(aws::digest(&aws::SHA1_FOR_LEGACY_USE_ONLY, key_bits).as_ref());
    out
}

#[cfg(test)]
mod tests;
