//! Numbers that have names.

/// COSE algorithms (IANA).
pub(super) static ALGS: [(i64, &str); 24] = [
    (-7, "ES256"),
    (-35, "ES384"),
    (-36, "ES512"),
    (-8, "EdDSA"),
    (-9, "ESP256"),
    (-51, "ESP384"),
    (-52, "ESP512"),
    (-19, "Ed25519"),
    (-53, "Ed448"),
    (-265, "ESB256"),
    (-266, "ESB320"),
    (-267, "ESB384"),
    (-268, "ESB512"),
    (-47, "ES256K"),
    (-37, "PS256"),
    (-257, "RS256"),
    (-16, "SHA-256"),
    (-43, "SHA-384"),
    (-44, "SHA-512"),
    (4, "HMAC 256/64"),
    (5, "HMAC 256/256"),
    (6, "HMAC 384/384"),
    (7, "HMAC 512/512"),
    (3, "A256GCM"),
];

/// COSE key types (IANA).
pub(super) static KEY_TYPES: [(i64, &str); 4] = [(1, "OKP"), (2, "EC2"), (3, "RSA"), (4, "Symmetric")];

/// COSE curves (IANA).
pub(super) static CURVES: [(i64, &str); 12] = [
    (1, "P-256"),
    (2, "P-384"),
    (3, "P-521"),
    (4, "X25519"),
    (5, "X448"),
    (6, "Ed25519"),
    (7, "Ed448"),
    (8, "secp256k1"),
    (256, "brainpoolP256r1"),
    (257, "brainpoolP320r1"),
    (258, "brainpoolP384r1"),
    (259, "brainpoolP512r1"),
];

/// Status of a DeviceResponse (ISO/IEC 18013-5, 8.3.2.1.2.3).
pub(super) static RESPONSE_STATUS: [(i64, &str); 4] =
    [(0, "OK"), (10, "general error"), (11, "CBOR decoding error"), (12, "CBOR validation error")];

/// Why an element did not come (8.3.2.1.2.3).
pub(super) static ERROR_CODES: [(i64, &str); 1] = [(0, "data not returned")];

/// Status of a SessionData (9.1.1.4).
pub(super) static SESSION_STATUS: [(i64, &str); 3] =
    [(10, "session encryption error"), (11, "CBOR decoding error"), (20, "session termination")];

/// Cipher suites (9.1.5.2).
pub(super) static CIPHER_SUITES: [(i64, &str); 1] = [(1, "ECDH, HKDF-SHA-256, AES-256-GCM")];

/// Ways to retrieve a document (8.2.1.1).
pub(super) static RETRIEVAL: [(i64, &str); 5] =
    [(1, "NFC"), (2, "BLE"), (3, "Wi-Fi Aware"), (4, "website"), (PRIVATE_TCP, "mnc-tcp-1")];

/// The port on the loopback interface, private to this toolkit; as [`PRIVATE_TCP`](crate::session::PRIVATE_TCP).
pub(in crate::view) const PRIVATE_TCP: i64 = 0x006d_6e63;

/// What an origin says (18013-7).
pub(super) static ORIGIN_CATEGORIES: [(i64, &str); 1] = [(1, "delivery")];

/// Kinds of origin (18013-7).
pub(super) static ORIGINS: [(i64, &str); 2] = [(0, "other"), (1, "domain")];

/// The name of a number.
pub(in crate::view) fn name_of(table: &[(i64, &'static str)], number: i64) -> Option<&'static str> {
    table.iter().find(|(code, _)| *code == number).map(|(_, name)| *name)
}
