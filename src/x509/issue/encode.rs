//! DER of what is signed: the signed part as bytes, the algorithm, the signature.

use ::time::OffsetDateTime;
use const_oid::ObjectIdentifier;
use der::asn1::{AnyRef, BitStringRef, GeneralizedTime, UtcTime};
use der::{Decode, Encode, Sequence};
use spki::AlgorithmIdentifierRef;
use x509_cert::time::Time;

use crate::crypto::KeyError;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::signature::{Algorithm, to_der};
use crate::x509::oid;

/// `SEQUENCE { signed part, algorithm, signature }`: certificates, revocation lists and requests alike.
#[derive(Sequence)]
struct Signed<'a> {
    body: AnyRef<'a>,
    algorithm: AlgorithmIdentifierRef<'a>,
    signature: BitStringRef<'a>,
}

/// The algorithm that a key signs certificates with.
pub(in crate::x509) fn algorithm_of(curve: Curve) -> Result<ObjectIdentifier, KeyError> {
    Ok(match curve {
        Curve::P256 => oid::ECDSA_SHA256,
        Curve::P384 => oid::ECDSA_SHA384,
        Curve::P521 => oid::ECDSA_SHA512,
        Curve::Ed25519 => oid::ED25519,
        _ => return Err(KeyError::WrongUse(curve)),
    })
}

/// The signature as certificates carry it.
pub(super) fn signature(key: &SigningKey, body: &[u8]) -> Result<Vec<u8>, KeyError> {
    let algorithm = Algorithm::for_curve(key.curve()).ok_or(KeyError::WrongUse(key.curve()))?;
    let made = key.sign(algorithm, body)?;
    Ok(if key.curve().has_two_coordinates() { to_der(&made) } else { made })
}

/// Puts the three parts together.
pub(in crate::x509) fn assemble(body: &[u8], algorithm: ObjectIdentifier, signature: &[u8]) -> der::Result<Vec<u8>> {
    assemble_as(body, AlgorithmIdentifierRef { oid: algorithm, parameters: None }, signature)
}

/// As [`assemble`], where the algorithm has parameters (RSA: NULL).
pub(in crate::x509) fn assemble_as(
    body: &[u8],
    algorithm: AlgorithmIdentifierRef<'_>,
    signature: &[u8],
) -> der::Result<Vec<u8>> {
    Signed { body: AnyRef::from_der(body)?, algorithm, signature: BitStringRef::from_bytes(signature)? }.to_der()
}

/// Signs a signed part that already names the algorithm of this key.
pub(in crate::x509) fn signed(key: &SigningKey, body: &[u8]) -> Result<Vec<u8>, super::IssueError> {
    Ok(assemble(body, algorithm_of(key.curve())?, &signature(key, body)?)?)
}

/// A time: UTCTime up to 2049, GeneralizedTime from 2050 (RFC 5280, 4.1.2.5).
pub(in crate::x509) fn time(at: OffsetDateTime) -> der::Result<Time> {
    let seconds = u64::try_from(at.unix_timestamp()).map_err(|_| der::ErrorKind::DateTime)?;
    let since = std::time::Duration::from_secs(seconds);
    Ok(if at.year() < 2050 {
        Time::UtcTime(UtcTime::from_unix_duration(since)?)
    } else {
        Time::GeneralTime(GeneralizedTime::from_unix_duration(since)?)
    })
}
