//! The curves of ISO/IEC 18013-5:2021, 9.1.2.5 and 9.1.3, by all their names.

use const_oid::ObjectIdentifier;

/// A curve that a key of this field may lie on.
///
/// All curves of the standard have a name here; [`Curve::is_supported`] says whether anything is computed on it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Curve {
    /// NIST P-256 (secp256r1).
    P256,
    /// NIST P-384 (secp384r1).
    P384,
    /// NIST P-521 (secp521r1).
    P521,
    /// brainpoolP256r1: signatures are verified.
    BrainpoolP256r1,
    /// brainpoolP320r1: named only.
    BrainpoolP320r1,
    /// brainpoolP384r1: signatures are verified.
    BrainpoolP384r1,
    /// brainpoolP512r1: named only.
    BrainpoolP512r1,
    /// Ed25519, signatures.
    Ed25519,
    /// Ed448: named only.
    Ed448,
    /// X25519, key agreement.
    X25519,
    /// X448: named only.
    X448,
}

/// A row of the table of curves.
struct Row {
    curve: Curve,
    cose: i64,
    /// Length of a coordinate, or of the whole public key where there is only one.
    length: usize,
    /// Name in standards and messages.
    name: &'static str,
    /// Name in a JWK; a brainpool curve has the name that ISO/IEC 18013-5 registered with IANA, or none.
    jwk: &'static str,
    oid: ObjectIdentifier,
}

const fn row(curve: Curve, cose: i64, length: usize, name: &'static str, jwk: &'static str, oid: &str) -> Row {
    Row { curve, cose, length, name, jwk, oid: ObjectIdentifier::new_unwrap(oid) }
}

/// In the order of [`Curve`].
static TABLE: [Row; 11] = [
    row(Curve::P256, 1, 32, "P-256", "P-256", "1.2.840.10045.3.1.7"),
    row(Curve::P384, 2, 48, "P-384", "P-384", "1.3.132.0.34"),
    row(Curve::P521, 3, 66, "P-521", "P-521", "1.3.132.0.35"),
    row(Curve::BrainpoolP256r1, 256, 32, "brainpoolP256r1", "brainpoolP256r1", "1.3.36.3.3.2.8.1.1.7"),
    row(Curve::BrainpoolP320r1, 257, 40, "brainpoolP320r1", "brainpoolP320r1", "1.3.36.3.3.2.8.1.1.9"),
    row(Curve::BrainpoolP384r1, 258, 48, "brainpoolP384r1", "brainpoolP384r1", "1.3.36.3.3.2.8.1.1.11"),
    row(Curve::BrainpoolP512r1, 259, 64, "brainpoolP512r1", "brainpoolP512r1", "1.3.36.3.3.2.8.1.1.13"),
    row(Curve::Ed25519, 6, 32, "Ed25519", "Ed25519", "1.3.101.112"),
    row(Curve::Ed448, 7, 57, "Ed448", "Ed448", "1.3.101.113"),
    row(Curve::X25519, 4, 32, "X25519", "X25519", "1.3.101.110"),
    row(Curve::X448, 5, 56, "X448", "X448", "1.3.101.111"),
];

/// Key type EC2 of COSE: two coordinates.
pub const KTY_EC2: i64 = 2;
/// Key type OKP of COSE: one string.
pub const KTY_OKP: i64 = 1;

impl Curve {
    /// Every curve.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.curve)
    }

    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// The curve of this COSE identifier under this key type (RFC 9053, 7.1; IANA "COSE Elliptic Curves").
    #[must_use]
    pub fn of_cose(kty: i64, crv: i64) -> Option<Self> {
        Self::all().find(|curve| curve.cose_id() == crv && curve.cose_kty() == kty)
    }

    /// The curve of this object identifier: a named curve, or the algorithm itself for the Edwards and Montgomery forms.
    #[must_use]
    pub fn of_oid(oid: &ObjectIdentifier) -> Option<Self> {
        TABLE.iter().find(|row| row.oid == *oid).map(|row| row.curve)
    }

    /// The curve of this `crv` of a JWK.
    #[must_use]
    pub fn of_jwk(crv: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.jwk == crv).map(|row| row.curve)
    }

    /// Its COSE identifier (label -1 of a COSE_Key).
    #[must_use]
    pub fn cose_id(self) -> i64 {
        self.row().cose
    }

    /// Its COSE key type (label 1 of a COSE_Key): 2 for two coordinates, 1 for one string.
    #[must_use]
    pub fn cose_kty(self) -> i64 {
        if self.has_two_coordinates() { KTY_EC2 } else { KTY_OKP }
    }

    /// Its `kty` in a JWK.
    #[must_use]
    pub fn jwk_kty(self) -> &'static str {
        if self.has_two_coordinates() { "EC" } else { "OKP" }
    }

    /// Its `crv` in a JWK.
    #[must_use]
    pub fn jwk_name(self) -> &'static str {
        self.row().jwk
    }

    /// Its name in standards and messages, such as `P-256`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Its object identifier.
    #[must_use]
    pub fn oid(self) -> ObjectIdentifier {
        self.row().oid
    }

    /// Length of a coordinate in bytes; of the whole key for the curves with one string; also of the private number.
    #[must_use]
    pub fn field_length(self) -> usize {
        self.row().length
    }

    /// Whether its public keys are points with two coordinates (EC2, `id-ecPublicKey`).
    #[must_use]
    pub fn has_two_coordinates(self) -> bool {
        !matches!(self, Self::Ed25519 | Self::Ed448 | Self::X25519 | Self::X448)
    }

    /// Whether anything is computed on it: points checked, signatures verified or keys agreed.
    #[must_use]
    pub fn is_supported(self) -> bool {
        !matches!(self, Self::BrainpoolP320r1 | Self::BrainpoolP512r1 | Self::Ed448 | Self::X448)
    }

    /// Whether keys on it can agree on a secret, by its kind (also where we do not compute it).
    #[must_use]
    pub fn can_agree(self) -> bool {
        !matches!(self, Self::Ed25519 | Self::Ed448)
    }

    /// Whether keys on it can sign, by its kind (also where we do not compute it).
    #[must_use]
    pub fn can_sign(self) -> bool {
        !matches!(self, Self::X25519 | Self::X448)
    }
}

impl std::fmt::Display for Curve {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests;
