//! The structures of RFC 5280, RFC 2986, RFC 5958 and RFC 5915 as data.

use crate::view::tree::Role;

/// What an element is expected to be.
#[derive(Debug)]
pub(super) enum Der {
    Algorithm,
    Any,
    Bits(Role),
    Bytes(Role),
    Each(&'static Der, &'static str),
    Explicit(&'static Der),
    Extension,
    Flags,
    GeneralName,
    Name,
    Octets(&'static Der),
    Private,
    Secret,
    Seq(&'static [DerField]),
    /// A structure of its own, such as a certificate.
    Whole,
}

/// A field of a sequence; without tags it takes whatever comes.
#[derive(Debug)]
pub(super) struct DerField {
    pub(super) name: &'static str,
    pub(super) tags: &'static [u8],
    pub(super) shape: &'static Der,
}

const fn field(name: &'static str, tags: &'static [u8], shape: &'static Der) -> DerField {
    DerField { name, tags, shape }
}

const TIME: &[u8] = &[0x17, 0x18];
const EXTENSIONS: Der = Der::Each(&Der::Extension, "");

/// A name of a type that others define (RFC 5280, 4.2.1.6).
pub(super) static OTHER_NAME: [DerField; 2] =
    [field("typeId", &[0x06], &Der::Any), field("value", &[0xa0], &Der::Explicit(&Der::Any))];

pub(super) static ALGORITHM: [DerField; 2] =
    [field("algorithm", &[0x06], &Der::Any), field("parameters", &[], &Der::Any)];

pub(super) static ECDSA: [DerField; 2] =
    [field("r", &[0x02], &Der::Bytes(Role::Signature)), field("s", &[0x02], &Der::Bytes(Role::Signature))];

pub(super) static RDNS: Der = Der::Each(&Der::Each(&Der::Seq(&ATTRIBUTE), "attribute"), "RDN");

static ATTRIBUTE: [DerField; 2] = [field("attributeType", &[0x06], &Der::Any), field("attributeValue", &[], &Der::Any)];

pub(super) static PUBLIC_KEY: Der = Der::Seq(&[
    field("algorithm", &[0x30], &Der::Algorithm),
    field("subjectPublicKey", &[0x03], &Der::Bits(Role::Key)),
]);

pub(super) static CERTIFICATE: Der = Der::Seq(&[
    field(
        "tbsCertificate",
        &[0x30],
        &Der::Seq(&[
            field("version", &[0xa0], &Der::Explicit(&Der::Any)),
            field("serialNumber", &[0x02], &Der::Bytes(Role::Identifier)),
            field("signature", &[0x30], &Der::Algorithm),
            field("issuer", &[0x30], &Der::Name),
            field(
                "validity",
                &[0x30],
                &Der::Seq(&[field("notBefore", TIME, &Der::Any), field("notAfter", TIME, &Der::Any)]),
            ),
            field("subject", &[0x30], &Der::Name),
            field("subjectPublicKeyInfo", &[0x30], &PUBLIC_KEY),
            field("issuerUniqueID", &[0x81], &Der::Any),
            field("subjectUniqueID", &[0x82], &Der::Any),
            field("extensions", &[0xa3], &Der::Explicit(&EXTENSIONS)),
        ]),
    ),
    field("signatureAlgorithm", &[0x30], &Der::Algorithm),
    field("signatureValue", &[0x03], &Der::Bits(Role::Signature)),
]);

pub(super) static CRL: Der = Der::Seq(&[
    field(
        "tbsCertList",
        &[0x30],
        &Der::Seq(&[
            field("version", &[0x02], &Der::Any),
            field("signature", &[0x30], &Der::Algorithm),
            field("issuer", &[0x30], &Der::Name),
            field("thisUpdate", TIME, &Der::Any),
            field("nextUpdate", TIME, &Der::Any),
            field(
                "revokedCertificates",
                &[0x30],
                &Der::Each(
                    &Der::Seq(&[
                        field("userCertificate", &[0x02], &Der::Bytes(Role::Identifier)),
                        field("revocationDate", TIME, &Der::Any),
                        field("crlEntryExtensions", &[0x30], &EXTENSIONS),
                    ]),
                    "revokedCertificate",
                ),
            ),
            field("crlExtensions", &[0xa0], &Der::Explicit(&EXTENSIONS)),
        ]),
    ),
    field("signatureAlgorithm", &[0x30], &Der::Algorithm),
    field("signatureValue", &[0x03], &Der::Bits(Role::Signature)),
]);

/// ContentInfo with SignedData (RFC 5652, 3, 5).
pub(super) static CMS: Der = Der::Seq(&[
    field("contentType", &[0x06], &Der::Any),
    field(
        "content",
        &[0xa0],
        &Der::Explicit(&Der::Seq(&[
            field("version", &[0x02], &Der::Any),
            field("digestAlgorithms", &[0x31], &Der::Each(&Der::Algorithm, "digestAlgorithm")),
            field(
                "encapContentInfo",
                &[0x30],
                &Der::Seq(&[
                    field("eContentType", &[0x06], &Der::Any),
                    field("eContent", &[0xa0], &Der::Explicit(&Der::Bytes(Role::Content))),
                ]),
            ),
            field("certificates", &[0xa0], &Der::Each(&Der::Whole, "certificate")),
            field("crls", &[0xa1], &Der::Any),
            field("signerInfos", &[0x31], &Der::Each(&SIGNER, "signerInfo")),
        ])),
    ),
]);

static SIGNER: Der = Der::Seq(&[
    field("version", &[0x02], &Der::Any),
    field(
        "issuerAndSerialNumber",
        &[0x30],
        &Der::Seq(&[
            field("issuer", &[0x30], &Der::Name),
            field("serialNumber", &[0x02], &Der::Bytes(Role::Identifier)),
        ]),
    ),
    field("subjectKeyIdentifier", &[0x80], &Der::Bytes(Role::Identifier)),
    field("digestAlgorithm", &[0x30], &Der::Algorithm),
    field("signedAttrs", &[0xa0], &SIGNED_ATTRIBUTES),
    field("signatureAlgorithm", &[0x30], &Der::Algorithm),
    field("signature", &[0x04], &Der::Bytes(Role::Signature)),
    field("unsignedAttrs", &[0xa1], &SIGNED_ATTRIBUTES),
]);

static SIGNED_ATTRIBUTES: Der = Der::Each(
    &Der::Seq(&[
        field("attributeType", &[0x06], &Der::Any),
        field("attributeValues", &[0x31], &Der::Each(&Der::Any, "attributeValue")),
    ]),
    "attribute",
);

pub(super) static REQUEST: Der = Der::Seq(&[
    field(
        "certificationRequestInfo",
        &[0x30],
        &Der::Seq(&[
            field("version", &[0x02], &Der::Any),
            field("subject", &[0x30], &Der::Name),
            field("subjectPublicKeyInfo", &[0x30], &PUBLIC_KEY),
            field(
                "attributes",
                &[0xa0],
                &Der::Each(
                    &Der::Seq(&[
                        field("attributeType", &[0x06], &Der::Any),
                        field("attributeValues", &[0x31], &Der::Each(&EXTENSIONS, "extensions")),
                    ]),
                    "attribute",
                ),
            ),
        ]),
    ),
    field("signatureAlgorithm", &[0x30], &Der::Algorithm),
    field("signatureValue", &[0x03], &Der::Bits(Role::Signature)),
]);

pub(super) static PRIVATE_KEY: Der = Der::Seq(&[
    field("version", &[0x02], &Der::Any),
    field("privateKeyAlgorithm", &[0x30], &Der::Algorithm),
    field("privateKey", &[0x04], &Der::Private),
    field("attributes", &[0xa0], &Der::Any),
    field("publicKey", &[0x81, 0xa1], &Der::Bytes(Role::Key)),
]);

pub(super) static EC_PRIVATE_KEY: Der = Der::Seq(&[
    field("version", &[0x02], &Der::Any),
    field("privateKey", &[0x04], &Der::Secret),
    field("parameters", &[0xa0], &Der::Explicit(&Der::Any)),
    field("publicKey", &[0xa1], &Der::Explicit(&Der::Bits(Role::Key))),
]);

static GENERAL_NAMES: Der = Der::Each(&Der::GeneralName, "generalName");
static POINTS: Der = Der::Each(
    &Der::Seq(&[
        field("distributionPoint", &[0xa0], &Der::Any),
        field("reasons", &[0x81], &Der::Any),
        field("cRLIssuer", &[0xa2], &Der::Any),
    ]),
    "distributionPoint",
);

/// Extensions that are known: identifier, name, content.
pub(super) static KNOWN: [(&str, &str, Der); 19] = [
    ("2.5.29.14", "subjectKeyIdentifier", Der::Octets(&Der::Bytes(Role::Identifier))),
    (
        "2.5.29.35",
        "authorityKeyIdentifier",
        Der::Octets(&Der::Seq(&[
            field("keyIdentifier", &[0x80], &Der::Bytes(Role::Identifier)),
            field("authorityCertIssuer", &[0xa1], &Der::Any),
            field("authorityCertSerialNumber", &[0x82], &Der::Bytes(Role::Identifier)),
        ])),
    ),
    ("2.5.29.15", "keyUsage", Der::Octets(&Der::Flags)),
    ("2.5.29.17", "subjectAltName", Der::Octets(&GENERAL_NAMES)),
    ("2.5.29.18", "issuerAltName", Der::Octets(&GENERAL_NAMES)),
    (
        "2.5.29.19",
        "basicConstraints",
        Der::Octets(&Der::Seq(&[field("cA", &[0x01], &Der::Any), field("pathLenConstraint", &[0x02], &Der::Any)])),
    ),
    ("2.5.29.20", "cRLNumber", Der::Octets(&Der::Any)),
    ("2.5.29.21", "reasonCode", Der::Octets(&Der::Any)),
    ("2.5.29.24", "invalidityDate", Der::Octets(&Der::Any)),
    ("2.5.29.30", "nameConstraints", Der::Octets(&Der::Any)),
    ("2.5.29.31", "cRLDistributionPoints", Der::Octets(&POINTS)),
    ("2.5.29.32", "certificatePolicies", Der::Octets(&Der::Each(&Der::Any, "policy"))),
    ("2.5.29.33", "policyMappings", Der::Octets(&Der::Any)),
    ("2.5.29.36", "policyConstraints", Der::Octets(&Der::Any)),
    ("2.5.29.37", "extKeyUsage", Der::Octets(&Der::Each(&Der::Any, "purpose"))),
    ("2.5.29.46", "freshestCRL", Der::Octets(&POINTS)),
    ("2.5.29.54", "inhibitAnyPolicy", Der::Octets(&Der::Any)),
    ("1.3.6.1.5.5.7.1.1", "authorityInfoAccess", Der::Octets(&Der::Each(&Der::Any, "accessDescription"))),
    ("1.3.6.1.5.5.7.48.1.5", "ocspNoCheck", Der::Octets(&Der::Any)),
];

/// The name and the content of an extension that is known.
pub(super) fn extension(oid: &str) -> Option<(&'static str, &'static Der)> {
    KNOWN.iter().find(|(known, ..)| *known == oid).map(|(_, name, shape)| (*name, shape))
}

/// Every structure, for tests.
#[cfg(test)]
pub(super) static ALL: [&Der; 7] = [&CERTIFICATE, &CMS, &CRL, &REQUEST, &PUBLIC_KEY, &PRIVATE_KEY, &EC_PRIVATE_KEY];
