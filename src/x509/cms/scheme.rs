//! The algorithms of SignedData: one table, so that the card of 2028 is one more row that is already there.

use const_oid::ObjectIdentifier;
use der::Tag;

use crate::crypto::digest;
use crate::crypto::key::Curve;
use crate::crypto::signature::{SignatureError, verify_der};
use crate::x509::error::{Error, ErrorKind};
use crate::x509::identifier::Oid;
use crate::x509::tlv::Item;
use crate::x509::{AnyKey, oid};

/// NULL in DER.
const NULL: [u8; 2] = [0x05, 0x00];

/// What stands beside the name of an algorithm.
enum Parameters {
    Either,
    None,
    Null,
}

impl Parameters {
    /// Those of an algorithm that is taken.
    fn of(name: Oid<'_>) -> Option<Self> {
        match SignatureName(name).row() {
            Some((_, Kind::Ecdsa, _)) => Some(Self::None),
            Some((_, Kind::Rsa, None)) => Some(Self::Null),
            Some((_, Kind::Rsa, Some(_))) => Some(Self::Either),
            None => DigestName(name).algorithm().map(|_| Self::Either),
        }
    }
}

/// The digest that a signer names: as it stands, and what it is if we take it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DigestName<'a>(pub(super) Oid<'a>);

/// The signature algorithm that a signer names: as it stands, and what it is if we take it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignatureName<'a>(pub(super) Oid<'a>);

/// Digests that are taken, and written (RFC 5754, 2). SHA-1 and MD5 have a name, and are refused.
static DIGESTS: [(ObjectIdentifier, digest::Algorithm); 3] = [
    (oid::SHA256, digest::Algorithm::Sha256),
    (oid::SHA384, digest::Algorithm::Sha384),
    (oid::SHA512, digest::Algorithm::Sha512),
];

/// What kind of key makes a signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Ecdsa,
    Rsa,
}

/// Signature algorithms that are taken (RFC 5754, 3); with none, the digest is the one that the signer names.
static SIGNATURES: [(ObjectIdentifier, Kind, Option<digest::Algorithm>); 7] = [
    (oid::RSA_ENCRYPTION, Kind::Rsa, None),
    (oid::RSA_SHA256, Kind::Rsa, Some(digest::Algorithm::Sha256)),
    (oid::RSA_SHA384, Kind::Rsa, Some(digest::Algorithm::Sha384)),
    (oid::RSA_SHA512, Kind::Rsa, Some(digest::Algorithm::Sha512)),
    (oid::ECDSA_SHA256, Kind::Ecdsa, Some(digest::Algorithm::Sha256)),
    (oid::ECDSA_SHA384, Kind::Ecdsa, Some(digest::Algorithm::Sha384)),
    (oid::ECDSA_SHA512, Kind::Ecdsa, Some(digest::Algorithm::Sha512)),
];

impl<'a> DigestName<'a> {
    /// Its object identifier.
    #[must_use]
    pub fn oid(self) -> Oid<'a> {
        self.0
    }

    /// The digest, if it is one that is taken.
    #[must_use]
    pub fn algorithm(self) -> Option<digest::Algorithm> {
        DIGESTS.iter().find(|row| self.0 == row.0).map(|row| row.1)
    }
}

impl<'a> SignatureName<'a> {
    /// Its object identifier.
    #[must_use]
    pub fn oid(self) -> Oid<'a> {
        self.0
    }

    fn row(self) -> Option<&'static (ObjectIdentifier, Kind, Option<digest::Algorithm>)> {
        SIGNATURES.iter().find(|row| self.0 == row.0)
    }

    /// Whether it is one that is taken.
    #[must_use]
    pub fn is_taken(self) -> bool {
        self.row().is_some()
    }

    /// The digest that it names itself; none where it leaves that to `digestAlgorithm`.
    #[must_use]
    pub fn digest(self) -> Option<digest::Algorithm> {
        self.row().and_then(|row| row.2)
    }

    /// Verifies a signature; none where the key is of another kind than the algorithm.
    pub(super) fn verify(
        self,
        digest: digest::Algorithm,
        key: &AnyKey,
        message: &[u8],
        signature: &[u8],
    ) -> Option<Result<(), SignatureError>> {
        let digest = self.digest().unwrap_or(digest);
        match (self.row()?.1, key) {
            (Kind::Rsa, AnyKey::Rsa(key)) => Some(key.verify(digest, message, signature)),
            (Kind::Ecdsa, AnyKey::Curve(key)) if key.curve().has_two_coordinates() => {
                Some(verify_der(Some(digest), key, message, signature))
            }
            _ => None,
        }
    }
}

/// What new signatures are made with: a digest and an algorithm, as the signer's key demands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scheme {
    /// The digest of the content and of the signed attributes.
    pub digest: digest::Algorithm,
    /// The signature algorithm.
    pub algorithm: ObjectIdentifier,
    /// Whether NULL stands beside it.
    pub(super) with_null: bool,
}

impl Scheme {
    /// RSA with SHA-256, as `rsaEncryption`, which every reader knows (RFC 5754, 3.2): the card of 2016.
    pub const RSA_SHA256: Self =
        Self { digest: digest::Algorithm::Sha256, algorithm: oid::RSA_ENCRYPTION, with_null: true };
    /// ECDSA with SHA-256.
    pub const ECDSA_SHA256: Self =
        Self { digest: digest::Algorithm::Sha256, algorithm: oid::ECDSA_SHA256, with_null: false };
    /// ECDSA with SHA-384: announced for the card of 2028.
    pub const ECDSA_SHA384: Self =
        Self { digest: digest::Algorithm::Sha384, algorithm: oid::ECDSA_SHA384, with_null: false };
    /// ECDSA with SHA-512.
    pub const ECDSA_SHA512: Self =
        Self { digest: digest::Algorithm::Sha512, algorithm: oid::ECDSA_SHA512, with_null: false };

    /// The scheme of a key; none for a key that cannot sign so.
    #[must_use]
    pub fn of_key(key: &AnyKey) -> Option<Self> {
        Some(match key {
            AnyKey::Rsa(_) => Self::RSA_SHA256,
            AnyKey::Curve(key) => match key.curve() {
                Curve::P256 => Self::ECDSA_SHA256,
                Curve::P384 => Self::ECDSA_SHA384,
                Curve::P521 => Self::ECDSA_SHA512,
                _ => return None,
            },
        })
    }

    /// The object identifier of its digest.
    pub(super) fn digest_oid(self) -> ObjectIdentifier {
        digest_oid(self.digest)
    }
}

/// The object identifier of a digest.
pub(super) fn digest_oid(digest: digest::Algorithm) -> ObjectIdentifier {
    match digest {
        digest::Algorithm::Sha256 => oid::SHA256,
        digest::Algorithm::Sha384 => oid::SHA384,
        digest::Algorithm::Sha512 => oid::SHA512,
    }
}

/// AlgorithmIdentifier: its name. Beside what is taken stands what its definition says, byte for byte: NULL with RSA
/// (RFC 3370, 3.2), nothing with ECDSA (RFC 5754, 3.3), either with a digest (RFC 5754, 2) and with RSA over a named
/// digest (RFC 4055, 5). Of what is refused anyhow, parameters are only read over.
pub(super) fn algorithm<'a>(item: &Item<'a>, part: &'static str) -> Result<Oid<'a>, Error> {
    let mut reader = item.inside(part);
    let name = reader.required(Tag::ObjectIdentifier)?.oid(part)?;
    let refused = reader.clone().error(ErrorKind::Parameters);
    let beside = if reader.is_empty() { None } else { Some(reader.any()?.raw) };
    reader.finish()?;
    let fits = match (Parameters::of(name), beside) {
        (Some(Parameters::None), found) => found.is_none(),
        (Some(Parameters::Null), found) => found == Some(&NULL),
        (Some(Parameters::Either), found) => found.is_none_or(|found| found == NULL),
        (None, _) => true,
    };
    if fits { Ok(name) } else { Err(refused) }
}
