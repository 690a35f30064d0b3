//! Who may do what with a certificate: one row a role (ISO/IEC 18013-5:2021, Annex B; C.1.7.2; 2nd edition, Annex F).
//!
//! [`issue`](super::issue) makes certificates from these rows, and paths are judged by them. Where the standard
//! leaves a choice, "written" is what we choose: distribution points in a root and names of the issuer in a reader's
//! certificate, because another implementation (isomdl) refuses them without; one purpose, because it refuses two.

mod table;

use const_oid::ObjectIdentifier;

use super::extension::KeyUsage;
use crate::crypto::key::Curve;
use table::TABLE;

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
