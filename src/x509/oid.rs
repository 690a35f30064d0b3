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
static NAMES: [(ObjectIdentifier, &str); 34] = [
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
