//! Whether the signatures hold: every signer, every finding (RFC 5652, 5.4, 5.6; RFC 5035, 5.4).

use super::{DATA, SignedData, SignerInfo};
use crate::crypto::KeyError;
use crate::crypto::digest;
use crate::crypto::signature::SignatureError;
use crate::x509::Certificate;

/// What is wrong with a signature.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Finding {
    /// A digest or signature algorithm that is not taken (SHA-1, MD5, PSS); the object identifier in dots.
    Algorithm {
        /// `digestAlgorithm`, `signatureAlgorithm` or `signing-certificate-v2`.
        part: &'static str,
        /// Which.
        oid: String,
    },
    /// The signature algorithm names another digest than the signer does.
    AlgorithmsDiffer,
    /// An attribute that has to be signed is not there: `content-type`, `message-digest`, or all (`signedAttrs`).
    AttributeMissing(&'static str),
    /// The certificate of the signer did not come along.
    CertificateMissing,
    /// The signer says that it signed with another certificate.
    CertificateOther,
    /// The content is neither inside nor was it given.
    ContentMissing,
    /// The content inside is not the content that was given.
    ContentOther,
    /// The content is signed as something else than it is said to be.
    ContentType {
        /// What it is said to be.
        expected: String,
        /// What was signed.
        signed: String,
    },
    /// The digest that was signed is not that of the content.
    Digest {
        /// The digest of the content.
        computed: Vec<u8>,
        /// The digest that was signed.
        signed: Vec<u8>,
    },
    /// The key of the certificate cannot be used.
    Key(KeyError),
    /// The key of the certificate is of another kind than the signature algorithm.
    KeyKind,
    /// The signature does not hold.
    Signature(SignatureError),
}

/// What came out for one signer. It holds where there is nothing to find.
#[derive(Clone, Debug)]
pub struct SignerCheck<'c, 'a> {
    /// The signer.
    pub signer: &'c SignerInfo<'a>,
    /// Its certificate, if there is one.
    pub certificate: Option<&'c Certificate<'a>>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

impl SignerCheck<'_, '_> {
    /// Whether the signature holds over the content, under the certificate.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.is_empty() && self.certificate.is_some()
    }
}

impl<'a> SignedData<'a> {
    /// Checks every signer: over this content, or over that inside.
    ///
    /// Certificates are those that came along and those handed in. Whether they may sign, are in time and lead to an
    /// anchor is **not** checked.
    #[must_use]
    pub fn check<'c>(&'c self, content: Option<&[u8]>, more: &'c [Certificate<'a>]) -> Vec<SignerCheck<'c, 'a>> {
        self.signers.iter().map(|signer| self.check_signer(signer, content, more)).collect()
    }

    fn check_signer<'c>(
        &'c self,
        signer: &'c SignerInfo<'a>,
        given: Option<&[u8]>,
        more: &'c [Certificate<'a>],
    ) -> SignerCheck<'c, 'a> {
        let mut findings = Vec::new();
        let certificate = self.certificates.iter().chain(more).find(|found| signer.id.names(found));
        if certificate.is_none() {
            findings.push(Finding::CertificateMissing);
        }
        if given.zip(self.content).is_some_and(|(given, inside)| given != inside) {
            findings.push(Finding::ContentOther);
        }
        let digest = algorithms(signer, &mut findings);
        match given.or(self.content) {
            None => findings.push(Finding::ContentMissing),
            Some(content) => self.check_content(signer, content, digest, certificate, &mut findings),
        }
        SignerCheck { signer, certificate, findings }
    }

    fn check_content(
        &self,
        signer: &SignerInfo<'a>,
        content: &[u8],
        digest: Option<digest::Algorithm>,
        certificate: Option<&Certificate<'a>>,
        findings: &mut Vec<Finding>,
    ) {
        let Some(attributes) = &signer.attributes else {
            if self.content_type != DATA {
                findings.push(Finding::AttributeMissing("signedAttrs")); // RFC 5652, 5.3
            }
            return signature(signer, digest, content, certificate, findings);
        };
        match attributes.content_type {
            None => findings.push(Finding::AttributeMissing("content-type")),
            Some(signed) if signed != self.content_type => {
                let (expected, signed) = (self.content_type.to_string(), signed.to_string());
                findings.push(Finding::ContentType { expected, signed });
            }
            Some(_) => {}
        }
        match (attributes.message_digest, digest) {
            (None, _) => findings.push(Finding::AttributeMissing("message-digest")),
            (Some(signed), Some(digest)) => {
                let computed = digest::hash(digest, content);
                if computed != *signed {
                    let (computed, signed) = (computed.as_bytes().to_vec(), signed.to_vec());
                    findings.push(Finding::Digest { computed, signed });
                }
            }
            (Some(_), None) => {} // the algorithm has been found at fault
        }
        if let (Some(named), Some(certificate)) = (&attributes.signing_certificate, certificate) {
            match named.names(certificate) {
                Some(true) => {}
                Some(false) => findings.push(Finding::CertificateOther),
                None => {
                    let oid = named.digest.map(|name| name.oid().to_string()).unwrap_or_default();
                    findings.push(Finding::Algorithm { part: "signing-certificate-v2", oid });
                }
            }
        }
        signature(signer, digest, &attributes.signed_bytes(), certificate, findings);
    }
}

/// The digest, where both algorithms are taken and agree.
fn algorithms(signer: &SignerInfo<'_>, findings: &mut Vec<Finding>) -> Option<digest::Algorithm> {
    let digest = signer.digest.algorithm();
    if digest.is_none() {
        findings.push(Finding::Algorithm { part: "digestAlgorithm", oid: signer.digest.oid().to_string() });
    }
    if !signer.algorithm.is_taken() {
        findings.push(Finding::Algorithm { part: "signatureAlgorithm", oid: signer.algorithm.oid().to_string() });
    }
    if digest.zip(signer.algorithm.digest()).is_some_and(|(one, other)| one != other) {
        findings.push(Finding::AlgorithmsDiffer);
    }
    digest
}

fn signature(
    signer: &SignerInfo<'_>,
    digest: Option<digest::Algorithm>,
    message: &[u8],
    certificate: Option<&Certificate<'_>>,
    findings: &mut Vec<Finding>,
) {
    let (Some(digest), Some(certificate), true) = (digest, certificate, signer.algorithm.is_taken()) else { return };
    let key = match certificate.any_public_key() {
        Ok(key) => key,
        Err(error) => return findings.push(Finding::Key(error)),
    };
    match signer.algorithm.verify(digest, &key, message, signer.signature) {
        None => findings.push(Finding::KeyKind),
        Some(Err(error)) => findings.push(Finding::Signature(error)),
        Some(Ok(())) => {}
    }
}
