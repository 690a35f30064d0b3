//! Who may do what with a certificate: one row a role (ISO/IEC 18013-5:2021, Annex B; C.1.7.2; 2nd edition, Annex F).
//!
//! [`issue`](super::issue) makes certificates from these rows, and paths are judged by them. Where the standard
//! leaves a choice, "written" is what we choose: distribution points in a root and names of the issuer in a reader's
//! certificate, because another implementation (isomdl) refuses them without; one purpose, because it refuses two.

use const_oid::ObjectIdentifier;

use super::extension::KeyUsage;
use super::oid;
use crate::crypto::key::Curve;

/// What a certificate is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Root of an issuing authority, B.1.2.
    Iaca,
    /// Link from one root of an issuing authority to the next, B.1.3.
    IacaLink,
    /// Document signer, B.1.4.
    DocumentSigner,
    /// Root of readers.
    ReaderCa,
    /// Reader authentication, B.1.7.
    Reader,
    /// OCSP signer.
    OcspSigner,
    /// Signer of MSO revocation lists, 2nd edition, 12.3.6.
    StatusSigner,
    /// Root of a VICAL provider.
    VicalCa,
    /// VICAL signer, C.1.7.2.
    VicalSigner,
    /// Root of a RICAL provider, 2nd edition.
    RicalCa,
    /// RICAL signer, 2nd edition, Annex F.
    RicalSigner,
}

/// Whether something stands in a certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// It has to; it is written, and its absence is found.
    Must,
    /// It may; it is written where there is a value for it.
    Written,
    /// It may; it is not written.
    May,
    /// It is not in the profile; it is not written.
    No,
}

impl Need {
    /// Whether we write it.
    #[must_use]
    pub fn is_written(self) -> bool {
        matches!(self, Self::Must | Self::Written)
    }
}

/// The row of a role.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// The role.
    pub role: Role,
    /// Its name at the prompt.
    pub name: &'static str,
    /// The clause it comes from.
    pub clause: &'static str,
    /// How many authorities may follow below, for an authority; none for all others.
    pub path_length: Option<u8>,
    /// The attributes its subject has to have.
    pub subject: &'static [ObjectIdentifier],
    /// Whether country and state have to be those of the issuer.
    pub shares_place: bool,
    /// Longest validity, in days.
    pub max_days: u16,
    /// Validity where none is asked for, in days.
    pub days: u16,
    /// keyUsage: exactly these bits, critical.
    pub key_usage: KeyUsage,
    /// extKeyUsage: one of these at least; the first is written. None where the profile has no purpose.
    pub purposes: &'static [ObjectIdentifier],
    /// Whether a purpose has to be there; it is critical then.
    pub purpose: Need,
    /// authorityKeyIdentifier.
    pub authority_key: Need,
    /// issuerAltName: how to reach the issuer.
    pub issuer_alt_name: Need,
    /// cRLDistributionPoints.
    pub distribution_points: Need,
    /// Curves its key may lie on.
    pub curves: &'static [Curve],
}

/// Curves of authorities, and of most signers.
const ECDSA: &[Curve] = &[
    Curve::P256,
    Curve::P384,
    Curve::P521,
    Curve::BrainpoolP256r1,
    Curve::BrainpoolP320r1,
    Curve::BrainpoolP384r1,
    Curve::BrainpoolP512r1,
];
/// Curves of document signers and readers.
const ALL: &[Curve] = &[
    Curve::P256,
    Curve::P384,
    Curve::P521,
    Curve::BrainpoolP256r1,
    Curve::BrainpoolP320r1,
    Curve::BrainpoolP384r1,
    Curve::BrainpoolP512r1,
    Curve::Ed25519,
    Curve::Ed448,
];
/// Curves of OCSP signers.
const NOT_P320: &[Curve] = &[
    Curve::P256,
    Curve::P384,
    Curve::P521,
    Curve::BrainpoolP256r1,
    Curve::BrainpoolP384r1,
    Curve::BrainpoolP512r1,
];

/// Twenty years.
const TWENTY_YEARS: u16 = 7305;
const SIGNS_CERTIFICATES: KeyUsage = KeyUsage::KEY_CERT_SIGN.and(KeyUsage::CRL_SIGN);

/// A root: what is common to all of them.
const ROOT: Profile = Profile {
    role: Role::Iaca,
    name: "iaca",
    clause: "B.1.2",
    path_length: Some(0),
    subject: &[oid::COUNTRY, oid::COMMON_NAME],
    shares_place: false,
    max_days: TWENTY_YEARS,
    days: 3287,
    key_usage: SIGNS_CERTIFICATES,
    purposes: &[],
    purpose: Need::No,
    authority_key: Need::May,
    issuer_alt_name: Need::Must,
    distribution_points: Need::Written,
    curves: ECDSA,
};

/// A signer: what is common to all of them.
const SIGNER: Profile = Profile {
    role: Role::DocumentSigner,
    name: "ds",
    clause: "B.1.4",
    path_length: None,
    subject: &[oid::COUNTRY, oid::COMMON_NAME],
    shares_place: true,
    max_days: 457,
    days: 365,
    key_usage: KeyUsage::DIGITAL_SIGNATURE,
    purposes: &[oid::MDL_DS, oid::MDOC_DS],
    purpose: Need::Must,
    authority_key: Need::Must,
    issuer_alt_name: Need::Must,
    distribution_points: Need::Must,
    curves: ALL,
};

/// The table, in the order of [`Role`].
static TABLE: [Profile; 11] = [
    ROOT,
    Profile { role: Role::IacaLink, name: "iaca-link", clause: "B.1.3", authority_key: Need::Must, ..ROOT },
    SIGNER,
    Profile {
        role: Role::ReaderCa,
        name: "reader-ca",
        clause: "B.1.7",
        subject: &[oid::COMMON_NAME],
        issuer_alt_name: Need::Written,
        ..ROOT
    },
    Profile {
        role: Role::Reader,
        name: "reader",
        clause: "B.1.7",
        subject: &[oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        purposes: &[oid::MDL_READER, oid::MDOC_READER],
        issuer_alt_name: Need::Written,
        ..SIGNER
    },
    Profile {
        role: Role::OcspSigner,
        name: "ocsp",
        clause: "B.1.5",
        purposes: &[oid::OCSP_SIGNING],
        curves: NOT_P320,
        ..SIGNER
    },
    Profile {
        role: Role::StatusSigner,
        name: "status",
        clause: "2nd ed. 12.3.6",
        subject: &[oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        purposes: &[oid::STATUS_SIGNING],
        purpose: Need::May,
        distribution_points: Need::Written,
        curves: ECDSA,
        ..SIGNER
    },
    Profile {
        role: Role::VicalCa,
        name: "vical-ca",
        clause: "C.1.7",
        subject: &[oid::COMMON_NAME],
        issuer_alt_name: Need::Written,
        ..ROOT
    },
    Profile {
        role: Role::VicalSigner,
        name: "vical",
        clause: "C.1.7.2",
        subject: &[oid::COUNTRY, oid::ORGANIZATION, oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        key_usage: KeyUsage::NON_REPUDIATION,
        purposes: &[oid::MDL_VICAL, oid::MDOC_VICAL],
        issuer_alt_name: Need::May,
        curves: ECDSA,
        ..SIGNER
    },
    Profile {
        role: Role::RicalCa,
        name: "rical-ca",
        clause: "2nd ed. F",
        subject: &[oid::COMMON_NAME],
        issuer_alt_name: Need::Written,
        ..ROOT
    },
    Profile {
        role: Role::RicalSigner,
        name: "rical",
        clause: "2nd ed. F",
        subject: &[oid::COUNTRY, oid::ORGANIZATION, oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        key_usage: KeyUsage::NON_REPUDIATION,
        purposes: &[],
        purpose: Need::No,
        issuer_alt_name: Need::May,
        curves: ECDSA,
        ..SIGNER
    },
];

impl Role {
    /// Every role.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.role)
    }

    /// Its row.
    #[must_use]
    pub fn profile(self) -> &'static Profile {
        &TABLE[self as usize]
    }

    /// Its name at the prompt.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.profile().name
    }

    /// The role of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::all().find(|role| role.name() == name)
    }

    /// Whether it signs certificates.
    #[must_use]
    pub fn is_authority(self) -> bool {
        self.profile().path_length.is_some()
    }

    /// The role of who signs for it; a root signs for itself.
    #[must_use]
    pub fn issuer(self) -> Self {
        match self {
            Self::Iaca | Self::IacaLink | Self::DocumentSigner | Self::OcspSigner | Self::StatusSigner => Self::Iaca,
            Self::ReaderCa | Self::Reader => Self::ReaderCa,
            Self::VicalCa | Self::VicalSigner => Self::VicalCa,
            Self::RicalCa | Self::RicalSigner => Self::RicalCa,
        }
    }
}

#[cfg(test)]
mod tests;
