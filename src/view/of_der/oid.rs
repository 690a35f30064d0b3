//! Object identifiers and their names.

use std::fmt::Write as _;

/// An identifier with dots.
pub(super) fn dotted(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut arc: u128 = 0;
    for byte in bytes {
        arc = (arc.saturating_mul(128)) | u128::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if out.is_empty() {
            let first = (arc / 40).min(2);
            let _ = write!(out, "{first}.{}", arc - first * 40);
        } else {
            let _ = write!(out, ".{arc}");
        }
        arc = 0;
    }
    out
}

/// Names of those that occur around an mdoc.
const NAMES: [(&str, &str); 78] = [
    ("1.2.840.10045.2.1", "id-ecPublicKey"),
    ("1.2.840.10045.3.1.7", "P-256"),
    ("1.3.132.0.34", "P-384"),
    ("1.3.132.0.35", "P-521"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.9", "brainpoolP320r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
    ("1.3.101.110", "X25519"),
    ("1.3.101.112", "Ed25519"),
    ("1.3.101.113", "Ed448"),
    ("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
    ("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
    ("1.2.840.10045.4.3.4", "ecdsa-with-SHA512"),
    ("1.2.840.113549.1.1.1", "rsaEncryption"),
    ("1.2.840.113549.1.1.5", "sha1WithRSAEncryption"),
    ("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
    ("1.2.840.113549.1.9.1", "emailAddress"),
    ("1.2.840.113549.1.9.14", "extensionRequest"),
    ("1.2.840.113549.1.7.1", "id-data"),
    ("1.2.840.113549.1.7.2", "id-signedData"),
    ("1.2.840.113549.1.9.3", "contentType"),
    ("1.2.840.113549.1.9.4", "messageDigest"),
    ("1.2.840.113549.1.9.5", "signingTime"),
    ("1.2.840.113549.1.9.15", "smimeCapabilities"),
    ("1.2.840.113549.1.9.52", "CMSAlgorithmProtection"),
    ("1.2.840.113549.1.9.16.2.12", "signingCertificate"),
    ("1.2.840.113549.1.9.16.2.14", "timeStampToken"),
    ("1.2.840.113549.1.9.16.2.47", "signingCertificateV2"),
    ("1.2.840.113549.1.1.8", "MGF1"),
    ("1.2.840.113549.1.1.10", "RSASSA-PSS"),
    ("1.2.840.113549.1.1.12", "sha384WithRSAEncryption"),
    ("1.2.840.113549.1.1.13", "sha512WithRSAEncryption"),
    ("1.3.14.3.2.26", "SHA-1"),
    ("2.16.840.1.101.3.4.2.1", "SHA-256"),
    ("2.16.840.1.101.3.4.2.2", "SHA-384"),
    ("2.16.840.1.101.3.4.2.3", "SHA-512"),
    ("1.2.392.200149.8.5.1.1.20", "JPKI sign"),
    ("1.2.392.200149.8.5.1.0.20", "JPKI sign (test)"),
    ("1.2.392.200149.8.5.1.1.40", "JPKI sign (phone)"),
    ("1.2.392.200149.8.5.1.3.30", "JPKI auth"),
    ("1.2.392.200149.8.5.1.0.30", "JPKI auth (test)"),
    ("2.5.4.3", "CN"),
    ("2.5.4.4", "SN"),
    ("2.5.4.5", "serialNumber"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "STREET"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.97", "organizationIdentifier"),
    ("2.5.29.32.0", "anyPolicy"),
    ("1.3.6.1.5.5.7.3.1", "serverAuth"),
    ("1.3.6.1.5.5.7.3.2", "clientAuth"),
    ("1.3.6.1.5.5.7.3.9", "OCSPSigning"),
    ("1.3.6.1.5.5.7.3.30", "oauthStatusSigning (provisional)"),
    ("1.3.6.1.5.5.7.48.1", "ocsp"),
    ("1.3.6.1.5.5.7.48.2", "caIssuers"),
    ("1.3.6.1.5.5.7.2.1", "cps"),
    ("1.0.18013.5.1.2", "mdlDS"),
    ("1.0.18013.5.1.3", "mdlJWS"),
    ("1.0.18013.5.1.4", "mdlIACALink"),
    ("1.0.18013.5.1.6", "mdlReaderAuth"),
    ("1.0.18013.5.1.7", "mdlIACA"),
    ("1.0.18013.5.1.8", "mdlVICAL"),
    ("1.0.18013.5.1.9", "mdlTLSClient"),
    ("1.0.23220.4.1.2", "mdocDS"),
    ("1.0.23220.4.1.4", "mdocIACALink"),
    ("1.0.23220.4.1.6", "mdocReaderAuth"),
    ("1.0.23220.4.1.7", "mdocIACA"),
    ("1.0.23220.4.1.8", "mdocVICAL"),
    ("2.5.29.14", "subjectKeyIdentifier"),
    ("2.5.29.15", "keyUsage"),
    ("2.5.29.17", "subjectAltName"),
    ("2.5.29.18", "issuerAltName"),
    ("2.5.29.19", "basicConstraints"),
    ("2.5.29.37", "extKeyUsage"),
];

/// The name of an identifier.
pub(super) fn name(dotted: &str) -> Option<&'static str> {
    let known = NAMES.iter().find(|(oid, _)| *oid == dotted).map(|(_, name)| *name);
    known.or_else(|| super::shape::extension(dotted).map(|(name, _)| name))
}
