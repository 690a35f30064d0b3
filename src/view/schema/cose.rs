use super::codes::{ALGS, CURVES, KEY_TYPES};
use super::{CWT_CLAIMS, Field, MSO, RICAL, Shape, VICAL, label, text};
use crate::view::tree::Role;

/// The parameters of both header buckets (RFC 9052, 3.1; RFC 9360; RFC 9596).
pub(in crate::view) static HEADERS: Shape = Shape::Map(&[
    label(1, "alg", &Shape::Code(&ALGS)),
    label(2, "crit", &Shape::Each(&Shape::Any)),
    label(3, "content type", &Shape::Any),
    label(4, "kid", &Shape::Bytes(Role::Identifier)),
    label(5, "IV", &Shape::Bytes(Role::Random)),
    label(16, "typ", &Shape::Any),
    label(33, "x5chain", &Shape::Chain),
    label(34, "x5t", &Shape::Tuple(&THUMBPRINT)),
    label(35, "x5u", &Shape::Any),
]);

static THUMBPRINT: [Field; 2] = [text("hashAlg", &Shape::Code(&ALGS)), text("hashValue", &Shape::Bytes(Role::Digest))];

/// COSE_Key (RFC 9052, 7).
pub(in crate::view) static COSE_KEY: Shape = Shape::Type(
    "COSE_Key",
    &Shape::Map(&[
        label(1, "kty", &Shape::Code(&KEY_TYPES)),
        label(2, "kid", &Shape::Bytes(Role::Identifier)),
        label(3, "alg", &Shape::Code(&ALGS)),
        label(4, "key_ops", &Shape::Any),
        label(-1, "crv", &Shape::Code(&CURVES)),
        label(-2, "x", &Shape::Bytes(Role::Key)),
        label(-3, "y", &Shape::Bytes(Role::Key)),
        label(-4, "d", &Shape::Bytes(Role::Private)),
    ]),
);

/// Sig_structure (RFC 9052, 4.4).
pub(in crate::view) static SIG_STRUCTURE: Shape = Shape::Type("Sig_structure", &STRUCTURE);

/// MAC_structure (RFC 9052, 6.3).
pub(in crate::view) static MAC_STRUCTURE: Shape = Shape::Type("MAC_structure", &STRUCTURE);

static STRUCTURE: Shape = Shape::Tuple(&[
    text("context", &Shape::Any),
    text("body_protected", &Shape::Embedded(&HEADERS)),
    text("external_aad", &Shape::Any),
    text("payload", &Shape::Embedded(&Shape::Any)),
]);

/// Messages by what they are called; the payloads of some are known.
pub(in crate::view) static COSE_SIGN1: Shape = Shape::Cose("COSE_Sign1", &Shape::Any);
/// COSE_Mac0.
pub(in crate::view) static COSE_MAC0: Shape = Shape::Cose("COSE_Mac0", &Shape::Any);
/// A CWT (RFC 8392).
pub(in crate::view) static CWT: Shape = Shape::Cose("CWT", &CWT_CLAIMS);
/// A signed identifier list (second edition 12.3.6).
pub(in crate::view) static IDENTIFIER_LIST_TOKEN: Shape = Shape::Cose("IdentifierListToken", &CWT_CLAIMS);
/// A signed status list (Token Status List).
pub(in crate::view) static STATUS_LIST_TOKEN: Shape = Shape::Cose("StatusListToken", &CWT_CLAIMS);
/// IssuerAuth (ISO/IEC 18013-5, 9.1.2.4).
pub(in crate::view) static ISSUER_AUTH: Shape = Shape::Cose("IssuerAuth", &Shape::Encoded(&MSO));
/// A signed VICAL (Annex C).
pub(in crate::view) static SIGNED_VICAL: Shape = Shape::Cose("VICAL", &VICAL);
/// A signed RICAL (second edition, Annex F).
pub(in crate::view) static SIGNED_RICAL: Shape = Shape::Cose("RICAL", &RICAL);
