//! The headers of IssuerAuth, and what can be wrong with them.

use super::build::Seal;
use super::tree::Tree;
use super::{Edited, Facts};
use crate::cose::label;
use crate::crypto::signature::{self, Algorithm};
use crate::issuer::sign::Thumbprint;

/// The two header buckets, and the tag around the message.
pub(super) struct Buckets {
    protected: Vec<(Tree, Tree)>,
    unprotected: Vec<(Tree, Tree)>,
}

impl Buckets {
    /// Right ones; those of the second edition name the certificate.
    pub(super) fn of(algorithm: Algorithm, certificate: &[u8], second: bool) -> Self {
        let mut protected = vec![(Tree::Int(label::ALG), Tree::Int(algorithm.cose_id()))];
        if second {
            protected.push((Tree::Int(label::X5T), Tree::of(&Thumbprint(certificate))));
        }
        Self { protected, unprotected: vec![(Tree::Int(label::X5CHAIN), Tree::Bytes(certificate.to_vec()))] }
    }

    /// The protected bucket as it is signed: an empty one has no bytes.
    pub(super) fn protected_bytes(&self) -> Vec<u8> {
        if self.protected.is_empty() { Vec::new() } else { Tree::Map(self.protected.clone()).to_bytes() }
    }

    pub(super) fn message(self, payload: Tree, signature: Vec<u8>) -> Tree {
        let protected = Tree::Bytes(self.protected_bytes());
        Tree::Array(vec![protected, Tree::Map(self.unprotected), payload, Tree::Bytes(signature)])
    }

    /// Another chain; where its leaf is named, it stays named.
    fn chain(&mut self, chain: Tree) -> Edited {
        let leaf = if let Tree::Array(certificates) = &chain { certificates.first() } else { Some(&chain) };
        if let (Some(Tree::Bytes(leaf)), Some((_, named))) = (leaf, self.protected.get_mut(1)) {
            *named = Tree::of(&Thumbprint(leaf));
        }
        self.unprotected = vec![(Tree::Int(label::X5CHAIN), chain)];
        Some(())
    }

    fn algorithm(&mut self, alg: Tree) -> Edited {
        self.protected.first_mut()?.1 = alg;
        Some(())
    }

    /// Takes `alg` out of the protected bucket, where it stands first.
    fn take_algorithm(&mut self) -> Option<(Tree, Tree)> {
        (!self.protected.is_empty()).then(|| self.protected.remove(0))
    }
}

pub(super) fn alg_unprotected(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    let alg = buckets.take_algorithm()?;
    buckets.unprotected.insert(0, alg);
    Some(())
}

pub(super) fn alg_missing(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    buckets.take_algorithm().map(drop)
}

pub(super) fn alg_unknown(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    buckets.algorithm(Tree::Int(-70_000))
}

pub(super) fn alg_none(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    buckets.algorithm(Tree::text("none"))
}

/// ES384 beside a P-256 key; ES256 beside any other.
pub(super) fn alg_other_curve(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    let (_, found) = buckets.protected.first()?;
    let es256 = Tree::Int(Algorithm::Es256.cose_id());
    let other = if *found == es256 { Algorithm::Es384 } else { Algorithm::Es256 };
    buckets.algorithm(Tree::Int(other.cose_id()))
}

pub(super) fn alg_mac(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    buckets.algorithm(Tree::Int(5))
}

pub(super) fn crit(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    let unknown = -65_600;
    buckets.protected.insert(1, (Tree::Int(label::CRIT), Tree::Array(vec![Tree::Int(unknown)])));
    buckets.protected.push((Tree::Int(unknown), Tree::Int(1)));
    Some(())
}

pub(super) fn label_twice(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    let alg = buckets.protected.first()?.clone();
    buckets.unprotected.insert(0, alg);
    Some(())
}

pub(super) fn chain_absent(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    buckets.unprotected.clear();
    Some(())
}

pub(super) fn chain_empty(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    buckets.chain(Tree::Array(Vec::new()))
}

pub(super) fn chain_reversed(buckets: &mut Buckets, facts: &Facts<'_>) -> Edited {
    let root = Tree::Bytes(facts.root?.to_vec());
    buckets.chain(Tree::Array(vec![root, Tree::Bytes(facts.certificate.to_vec())]))
}

pub(super) fn chain_with_root(buckets: &mut Buckets, facts: &Facts<'_>) -> Edited {
    let root = Tree::Bytes(facts.root?.to_vec());
    buckets.chain(Tree::Array(vec![Tree::Bytes(facts.certificate.to_vec()), root]))
}

pub(super) fn chain_not_certificate(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    buckets.chain(Tree::Bytes(b"not a certificate".to_vec()))
}

pub(super) fn chain_protected(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    let chain = buckets.unprotected.pop()?;
    buckets.protected.insert(1, chain);
    Some(())
}

pub(super) fn thumbprint(buckets: &mut Buckets, _: &Facts<'_>) -> Edited {
    let sha256 = -16;
    let value = Tree::Array(vec![Tree::Int(sha256), Tree::Bytes(vec![0; 32])]);
    buckets.protected.truncate(1);
    buckets.protected.push((Tree::Int(label::X5T), value));
    Some(())
}

// Payload and signature.

pub(super) fn signature_flipped(seal: &mut Seal) -> Edited {
    *seal.signature.last_mut()? ^= 1;
    Some(())
}

pub(super) fn signature_short(seal: &mut Seal) -> Edited {
    seal.signature.pop().map(drop)
}

pub(super) fn signature_der(seal: &mut Seal) -> Edited {
    seal.signature = signature::to_der(&seal.signature);
    Some(())
}

pub(super) fn signature_zero(seal: &mut Seal) -> Edited {
    let half = seal.signature.len() / 2;
    seal.signature[..half].fill(0);
    Some(())
}

pub(super) fn signature_too_big(seal: &mut Seal) -> Edited {
    let half = seal.signature.len() / 2;
    seal.signature[half..].fill(0xff);
    Some(())
}

pub(super) fn payload_null(seal: &mut Seal) -> Edited {
    seal.payload = Tree::Null;
    Some(())
}

/// A payload that says one year more of the end; the signature is that of the first.
pub(super) fn payload_replaced(seal: &mut Seal) -> Edited {
    let Tree::Bytes(payload) = &mut seal.payload else { return None };
    let key = b"validUntil";
    let at = payload.windows(key.len()).position(|window| window == key)? + key.len();
    let digit = payload.get_mut(at + 2 + 3)?; // tag, head, three digits of the year
    *digit = if *digit == b'9' { b'8' } else { *digit + 1 };
    Some(())
}
