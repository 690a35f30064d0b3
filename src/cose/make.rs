//! Making messages, with `coset`; the signature is a closure, so any key store fits.

use coset::iana::EnumI64;
use coset::{CborSerializable, CoseMac0Builder, CoseSign1Builder, HeaderBuilder, MacContext, iana, mac_structure_data};

use super::label;
use crate::crypto::signature::Algorithm;

/// What a message is made over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content<'a> {
    /// Signed and sent.
    Attached(&'a [u8]),
    /// Signed and not sent: the payload item is null.
    Detached(&'a [u8]),
}

fn algorithm_header(id: i64) -> coset::Header {
    let mut header = HeaderBuilder::new().build();
    header.alg = Some(match iana::Algorithm::from_i64(id) {
        Some(known) => coset::RegisteredLabelWithPrivate::Assigned(known),
        None => coset::RegisteredLabelWithPrivate::PrivateUse(id),
    });
    header
}

/// `x5chain`: a byte string for one certificate, an array for more (RFC 9360, 2).
fn chain_header(chain: &[&[u8]]) -> coset::Header {
    let mut certificates: Vec<_> = chain.iter().map(|der| ciborium::Value::Bytes(der.to_vec())).collect();
    let value = match certificates.len() {
        0 => return coset::Header::default(),
        1 => certificates.remove(0),
        _ => ciborium::Value::Array(certificates),
    };
    HeaderBuilder::new().value(label::X5CHAIN, value).build()
}

/// A COSE_Sign1, untagged: `alg` protected, `x5chain` (leaf first; none if empty) unprotected, no external data.
///
/// # Errors
/// Those of `sign`, which gets the Sig_structure and gives the fixed-length signature.
pub fn sign1<E>(
    algorithm: Algorithm,
    chain: &[&[u8]],
    content: Content<'_>,
    sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
) -> Result<Vec<u8>, E> {
    let builder =
        CoseSign1Builder::new().protected(algorithm_header(algorithm.cose_id())).unprotected(chain_header(chain));
    let message = match content {
        Content::Attached(payload) => builder.payload(payload.to_vec()).try_create_signature(&[], sign)?,
        Content::Detached(payload) => builder.try_create_detached_signature(payload, &[], sign)?,
    };
    Ok(serialized(message.build().to_vec()))
}

/// A COSE_Mac0, untagged and detached, with HMAC 256/256 (ISO/IEC 18013-5, 9.1.3.5); `tag` gets the MAC_structure.
pub fn mac0(payload: &[u8], tag: impl FnOnce(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let header = algorithm_header(iana::Algorithm::HMAC_256_256.to_i64());
    let mut message = CoseMac0Builder::new().protected(header).build();
    let protected = message.protected.clone();
    message.tag = tag(&mac_structure_data(MacContext::CoseMac0, protected, &[], payload));
    serialized(message.to_vec())
}

fn serialized(result: Result<Vec<u8>, coset::CoseError>) -> Vec<u8> {
    result.expect("a built message") // safe: only values that coset itself built are written, to memory
}
