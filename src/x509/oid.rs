//! The object identifiers of certificates of this field.

use const_oid::ObjectIdentifier;

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

/// commonName.
pub const COMMON_NAME: ObjectIdentifier = oid("2.5.4.3");
/// serialNumber of a subject.
pub const SERIAL_NUMBER: ObjectIdentifier = oid("2.5.4.5");
/// countryName.
pub const COUNTRY: ObjectIdentifier = oid("2.5.4.6");
/// localityName.
pub const LOCALITY: ObjectIdentifier = oid("2.5.4.7");
/// stateOrProvinceName.
pub const STATE: ObjectIdentifier = oid("2.5.4.8");
/// organizationName.
pub const ORGANIZATION: ObjectIdentifier = oid("2.5.4.10");
/// organizationalUnitName.
pub const ORGANIZATIONAL_UNIT: ObjectIdentifier = oid("2.5.4.11");

/// subjectKeyIdentifier.
pub const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = oid("2.5.29.14");
/// keyUsage.
pub const KEY_USAGE: ObjectIdentifier = oid("2.5.29.15");
/// subjectAltName.
pub const SUBJECT_ALT_NAME: ObjectIdentifier = oid("2.5.29.17");
/// issuerAltName.
pub const ISSUER_ALT_NAME: ObjectIdentifier = oid("2.5.29.18");
/// basicConstraints.
pub const BASIC_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.19");
/// cRLNumber.
pub const CRL_NUMBER: ObjectIdentifier = oid("2.5.29.20");
/// reasonCode of a revoked certificate.
pub const REASON_CODE: ObjectIdentifier = oid("2.5.29.21");
/// nameConstraints; forbidden in every profile.
pub const NAME_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.30");
/// cRLDistributionPoints.
pub const CRL_DISTRIBUTION_POINTS: ObjectIdentifier = oid("2.5.29.31");
/// certificatePolicies.
pub const CERTIFICATE_POLICIES: ObjectIdentifier = oid("2.5.29.32");
/// policyMappings; forbidden in every profile.
pub const POLICY_MAPPINGS: ObjectIdentifier = oid("2.5.29.33");
/// authorityKeyIdentifier.
pub const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = oid("2.5.29.35");
/// policyConstraints; forbidden in every profile.
pub const POLICY_CONSTRAINTS: ObjectIdentifier = oid("2.5.29.36");
/// extKeyUsage.
pub const EXTENDED_KEY_USAGE: ObjectIdentifier = oid("2.5.29.37");
/// freshestCRL; forbidden in every profile.
pub const FRESHEST_CRL: ObjectIdentifier = oid("2.5.29.46");
/// inhibitAnyPolicy; forbidden in every profile.
pub const INHIBIT_ANY_POLICY: ObjectIdentifier = oid("2.5.29.54");
/// authorityInfoAccess.
pub const AUTHORITY_INFO_ACCESS: ObjectIdentifier = oid("1.3.6.1.5.5.7.1.1");
/// id-pkix-ocsp-nocheck.
pub const OCSP_NO_CHECK: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1.5");
/// id-ad-ocsp, an access method.
pub const ACCESS_OCSP: ObjectIdentifier = oid("1.3.6.1.5.5.7.48.1");

/// The extensions that no profile of ISO/IEC 18013-5, B.1, allows.
pub const FORBIDDEN: [ObjectIdentifier; 5] =
    [POLICY_MAPPINGS, NAME_CONSTRAINTS, POLICY_CONSTRAINTS, INHIBIT_ANY_POLICY, FRESHEST_CRL];

/// Purpose of a document signer, ISO/IEC 18013-5.
pub const MDL_DS: ObjectIdentifier = oid("1.0.18013.5.1.2");
/// Purpose of a certificate for reader authentication, ISO/IEC 18013-5.
pub const MDL_READER: ObjectIdentifier = oid("1.0.18013.5.1.6");
/// Purpose of a VICAL signer, ISO/IEC 18013-5.
pub const MDL_VICAL: ObjectIdentifier = oid("1.0.18013.5.1.8");
/// Purpose of a document signer, ISO/IEC TS 23220-4.
pub const MDOC_DS: ObjectIdentifier = oid("1.0.23220.4.1.2");
/// Purpose of a certificate for reader authentication, ISO/IEC TS 23220-4.
pub const MDOC_READER: ObjectIdentifier = oid("1.0.23220.4.1.6");
/// Purpose of a VICAL signer, ISO/IEC TS 23220-4.
pub const MDOC_VICAL: ObjectIdentifier = oid("1.0.23220.4.1.8");
/// id-kp-OCSPSigning.
pub const OCSP_SIGNING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.9");
/// id-kp-oauthStatusSigning: a placeholder that software uses while the draft has no number.
pub const STATUS_SIGNING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.30");

/// ecdsa-with-SHA1; refused.
pub const ECDSA_SHA1: ObjectIdentifier = oid("1.2.840.10045.4.1");
/// ecdsa-with-SHA256.
pub const ECDSA_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
/// ecdsa-with-SHA384.
pub const ECDSA_SHA384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");
/// ecdsa-with-SHA512.
pub const ECDSA_SHA512: ObjectIdentifier = oid("1.2.840.10045.4.3.4");
/// Ed25519.
pub const ED25519: ObjectIdentifier = oid("1.3.101.112");
/// Ed448.
pub const ED448: ObjectIdentifier = oid("1.3.101.113");
/// extensionRequest, an attribute of a certificate signing request.
pub const EXTENSION_REQUEST: ObjectIdentifier = oid("1.2.840.113549.1.9.14");

/// rsaEncryption: a key, and in SignedData a signature whose digest stands elsewhere.
pub const RSA_ENCRYPTION: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
/// md5WithRSAEncryption; refused.
pub const RSA_MD5: ObjectIdentifier = oid("1.2.840.113549.1.1.4");
/// sha1WithRSAEncryption; refused.
pub const RSA_SHA1: ObjectIdentifier = oid("1.2.840.113549.1.1.5");
/// RSASSA-PSS; refused.
pub const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
/// sha256WithRSAEncryption.
pub const RSA_SHA256: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
/// sha384WithRSAEncryption.
pub const RSA_SHA384: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
/// sha512WithRSAEncryption.
pub const RSA_SHA512: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
/// MD5; refused.
pub const MD5: ObjectIdentifier = oid("1.2.840.113549.2.5");
/// SHA-1; refused.
pub const SHA1: ObjectIdentifier = oid("1.3.14.3.2.26");
/// SHA-256.
pub const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
/// SHA-384.
pub const SHA384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
/// SHA-512.
pub const SHA512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");

/// id-data: content without further meaning.
pub const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
/// id-signedData.
pub const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
/// content-type, an attribute of SignedData.
pub const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
/// message-digest, an attribute of SignedData.
pub const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
/// signing-time, an attribute of SignedData.
pub const SIGNING_TIME: ObjectIdentifier = oid("1.2.840.113549.1.9.5");
/// signing-certificate-v2, an attribute of SignedData (RFC 5035).
pub const SIGNING_CERTIFICATE_V2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");

/// id-kp-clientAuth.
pub const CLIENT_AUTH: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.2");
/// id-qt-cps: where a policy is written down.
pub const POLICY_CPS: ObjectIdentifier = oid("1.3.6.1.5.5.7.2.1");

/// Short names of attributes, as RFC 4514 and everyday tools write them.
static ATTRIBUTES: [(ObjectIdentifier, &str); 7] = [
    (COMMON_NAME, "CN"),
    (SERIAL_NUMBER, "serialNumber"),
    (COUNTRY, "C"),
    (LOCALITY, "L"),
    (STATE, "ST"),
    (ORGANIZATION, "O"),
    (ORGANIZATIONAL_UNIT, "OU"),
];

/// Names of extensions, purposes and algorithms, as their standards write them.
static NAMES: [(ObjectIdentifier, &str); 53] = [
    (SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"),
    (KEY_USAGE, "keyUsage"),
    (SUBJECT_ALT_NAME, "subjectAltName"),
    (ISSUER_ALT_NAME, "issuerAltName"),
    (BASIC_CONSTRAINTS, "basicConstraints"),
    (CRL_NUMBER, "cRLNumber"),
    (REASON_CODE, "reasonCode"),
    (NAME_CONSTRAINTS, "nameConstraints"),
    (CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints"),
    (CERTIFICATE_POLICIES, "certificatePolicies"),
    (POLICY_MAPPINGS, "policyMappings"),
    (AUTHORITY_KEY_IDENTIFIER, "authorityKeyIdentifier"),
    (POLICY_CONSTRAINTS, "policyConstraints"),
    (EXTENDED_KEY_USAGE, "extKeyUsage"),
    (FRESHEST_CRL, "freshestCRL"),
    (INHIBIT_ANY_POLICY, "inhibitAnyPolicy"),
    (AUTHORITY_INFO_ACCESS, "authorityInfoAccess"),
    (OCSP_NO_CHECK, "ocsp-nocheck"),
    (MDL_DS, "mdlDS"),
    (MDL_READER, "mdlReaderAuth"),
    (MDL_VICAL, "mdlVICAL"),
    (MDOC_DS, "mdocDS"),
    (MDOC_READER, "mdocReaderAuth"),
    (MDOC_VICAL, "mdocVICAL"),
    (OCSP_SIGNING, "OCSPSigning"),
    (STATUS_SIGNING, "oauthStatusSigning"),
    (ECDSA_SHA1, "ecdsa-with-SHA1"),
    (ECDSA_SHA256, "ecdsa-with-SHA256"),
    (ECDSA_SHA384, "ecdsa-with-SHA384"),
    (ECDSA_SHA512, "ecdsa-with-SHA512"),
    (ED25519, "Ed25519"),
    (ED448, "Ed448"),
    (EXTENSION_REQUEST, "extensionRequest"),
    (oid("1.2.840.10045.2.1"), "id-ecPublicKey"),
    (RSA_ENCRYPTION, "rsaEncryption"),
    (RSA_MD5, "md5WithRSAEncryption"),
    (RSA_SHA1, "sha1WithRSAEncryption"),
    (RSA_PSS, "RSASSA-PSS"),
    (RSA_SHA256, "sha256WithRSAEncryption"),
    (RSA_SHA384, "sha384WithRSAEncryption"),
    (RSA_SHA512, "sha512WithRSAEncryption"),
    (MD5, "MD5"),
    (SHA1, "SHA-1"),
    (SHA256, "SHA-256"),
    (SHA384, "SHA-384"),
    (SHA512, "SHA-512"),
    (DATA, "id-data"),
    (SIGNED_DATA, "id-signedData"),
    (CONTENT_TYPE, "content-type"),
    (MESSAGE_DIGEST, "message-digest"),
    (SIGNING_TIME, "signing-time"),
    (SIGNING_CERTIFICATE_V2, "signing-certificate-v2"),
    (CLIENT_AUTH, "clientAuth"),
];

/// The short name of an attribute of a name (`CN`), by the bytes of its identifier.
#[must_use]
pub fn attribute_name(bytes: &[u8]) -> Option<&'static str> {
    ATTRIBUTES.iter().find(|row| row.0.as_bytes() == bytes).map(|row| row.1)
}

/// The name of an extension, purpose or algorithm, by the bytes of its identifier.
#[must_use]
pub fn name(bytes: &[u8]) -> Option<&'static str> {
    NAMES.iter().find(|row| row.0.as_bytes() == bytes).map(|row| row.1)
}
