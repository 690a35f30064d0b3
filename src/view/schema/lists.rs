use super::{Keys, Shape, label, text};
use crate::view::tree::Role;

/// VICAL (ISO/IEC 18013-5, Annex C).
pub(in crate::view) static VICAL: Shape = Shape::Type(
    "VICAL",
    &Shape::Map(&[
        text("version", &Shape::Any),
        text("vicalProvider", &Shape::Any),
        text("vicalIssueID", &Shape::Any),
        text("date", &Shape::Any),
        text("nextUpdate", &Shape::Any),
        text("notAfter", &Shape::Any),
        text("certificateInfos", &CERTIFICATE_INFOS),
        text("extensions", &Shape::Table(Keys::Any, &Shape::Any)),
        text("vicalURL", &Shape::Any),
        text("vicalURI", &Shape::Any),
    ]),
);

/// RICAL (second edition, Annex F).
pub(in crate::view) static RICAL: Shape = Shape::Type(
    "RICAL",
    &Shape::Map(&[
        text("version", &Shape::Any),
        text("provider", &Shape::Any),
        text("type", &Shape::Any),
        text("id", &Shape::Any),
        text("date", &Shape::Any),
        text("nextUpdate", &Shape::Any),
        text("notAfter", &Shape::Any),
        text("certificateInfos", &CERTIFICATE_INFOS),
        text("extensions", &Shape::Table(Keys::Any, &Shape::Any)),
        text("latestRicalUrl", &Shape::Any),
    ]),
);

static CERTIFICATE_INFOS: Shape = Shape::Each(&Shape::Type(
    "CertificateInfo",
    &Shape::Map(&[
        text("certificate", &Shape::Certificate),
        text("serialNumber", &Shape::Any),
        text("ski", &Shape::Bytes(Role::Identifier)),
        text("docType", &Shape::Any),
        text("certificateProfile", &Shape::Any),
        text("issuingAuthority", &Shape::Any),
        text("issuingCountry", &Shape::Any),
        text("stateOrProvinceName", &Shape::Any),
        text("issuer", &Shape::Bytes(Role::Identifier)),
        text("subject", &Shape::Bytes(Role::Identifier)),
        text("notBefore", &Shape::Any),
        text("notAfter", &Shape::Any),
        text("extensions", &Shape::Table(Keys::Any, &Shape::Any)),
    ]),
));

/// What an MSO says about where its revocation can be seen (second edition 12.3.6).
pub(in crate::view) static STATUS: Shape = Shape::Type(
    "Status",
    &Shape::Map(&[
        text(
            "identifier_list",
            &Shape::Map(&[
                text("id", &Shape::Bytes(Role::Identifier)),
                text("uri", &Shape::Any),
                text("certificate", &Shape::Certificate),
            ]),
        ),
        text(
            "status_list",
            &Shape::Map(&[
                text("idx", &Shape::Any),
                text("uri", &Shape::Any),
                text("certificate", &Shape::Certificate),
            ]),
        ),
    ]),
);

/// StatusList (Token Status List).
pub(in crate::view) static STATUS_LIST: Shape = Shape::Type(
    "StatusList",
    &Shape::Map(&[
        text("bits", &Shape::Any),
        text("lst", &Shape::Bytes(Role::Compressed)),
        text("aggregation_uri", &Shape::Any),
    ]),
);

/// IdentifierList (second edition 12.3.6).
pub(in crate::view) static IDENTIFIER_LIST: Shape = Shape::Type(
    "IdentifierList",
    &Shape::Map(&[text("identifiers", &Shape::Table(Keys::Any, &Shape::Any)), text("aggregation_uri", &Shape::Any)]),
);

/// Claims of a CWT (RFC 8392, Token Status List, second edition 12.3.6).
pub(in crate::view) static CWT_CLAIMS: Shape = Shape::Map(&[
    label(1, "iss", &Shape::Any),
    label(2, "sub", &Shape::Any),
    label(3, "aud", &Shape::Any),
    label(4, "exp", &Shape::Epoch),
    label(5, "nbf", &Shape::Epoch),
    label(6, "iat", &Shape::Epoch),
    label(7, "cti", &Shape::Bytes(Role::Identifier)),
    label(8, "cnf", &Shape::Any),
    label(65530, "identifier_list", &IDENTIFIER_LIST),
    label(65533, "status_list", &STATUS_LIST),
    label(65534, "ttl", &Shape::Any),
    label(65535, "status", &STATUS),
]);
