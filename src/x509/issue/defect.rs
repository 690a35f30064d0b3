//! Deliberate defects of certificates: one deviation each, for testing verifiers (the cases N68 to N90, N119).

use const_oid::ObjectIdentifier;
use der::Decode;
use der::asn1::{Any, Null};

use super::plan::Plan;
use super::{Draft, IssueError, Issuer, Subject};
use crate::crypto::KeyError;
use crate::crypto::digest::sha1_key_identifier;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::signature::{repeatable, to_der};
use crate::x509::certificate::Validity;
use crate::x509::extension::KeyUsage;
use crate::x509::oid;
use crate::x509::profile::Role;

/// A row of the table of defects.
#[derive(Clone, Copy, Debug)]
pub struct DefectInfo {
    /// The defect.
    pub defect: Defect,
    /// Its name at the prompt.
    pub name: &'static str,
    /// The case of the catalogue it makes in a document signer or an authority.
    pub case: u8,
    /// The roles it is for.
    pub roles: &'static [Role],
}

const SIGNERS: &[Role] = &[Role::DocumentSigner, Role::Reader];
const DS: &[Role] = &[Role::DocumentSigner];
const READER: &[Role] = &[Role::Reader];
const IACA: &[Role] = &[Role::Iaca];
const ANY: &[Role] = &[Role::DocumentSigner, Role::Reader, Role::Iaca];

macro_rules! defects {
    ($($variant:ident $name:literal $case:literal $roles:ident $what:literal;)*) => {
        /// A deliberate defect of a certificate.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Defect { $(#[doc = $what] $variant,)* }

        /// Every defect, in the order of the cases.
        pub static DEFECTS: &[DefectInfo] =
            &[$(DefectInfo { defect: Defect::$variant, name: $name, case: $case, roles: $roles },)*];
    };
}

defects! {
    Expired "expired" 68 ANY "Its validity has ended a second before the one asked for begins.";
    NotYetValid "not-yet-valid" 69 ANY "Its validity begins a second after the one asked for has ended.";
    NoPurpose "no-eku" 70 SIGNERS "It has no extKeyUsage.";
    ReaderPurpose "reader-eku" 71 DS "Its purpose is that of a reader.";
    SignerPurpose "ds-eku" 119 READER "Its purpose is that of a document signer.";
    PurposeNotCritical "eku-not-critical" 72 SIGNERS "Its extKeyUsage is not critical.";
    IsAuthority "ca-true" 73 SIGNERS "Its basicConstraints say that it is an authority.";
    SignsCertificates "key-cert-sign" 73 SIGNERS "Its keyUsage has keyCertSign as well.";
    NoDigitalSignature "no-digital-signature" 74 SIGNERS "Its keyUsage is keyAgreement alone.";
    WrongCountry "wrong-country" 75 DS "Its country is not the one of the issuer.";
    WrongState "wrong-state" 76 DS "Its state is not the one of the issuer, which has to name one.";
    WrongIssuerName "wrong-issuer-name" 77 SIGNERS "Its issuer is not the subject of the certificate whose key signed it.";
    WrongAuthorityKey "wrong-aki" 78 SIGNERS "Its authorityKeyIdentifier is not that of the issuer's key.";
    TooLong "too-long" 79 SIGNERS "It holds a day longer than the role allows.";
    UnknownCritical "unknown-critical" 80 SIGNERS "It has a critical extension that nobody knows.";
    NameConstraints "name-constraints" 81 SIGNERS "It has nameConstraints, which the profiles forbid.";
    NoCertSign "no-key-cert-sign" 84 IACA "Its keyUsage lacks keyCertSign.";
    NoCrlSign "no-crl-sign" 84 IACA "Its keyUsage lacks cRLSign.";
    PathLengthOne "path-length-one" 84 IACA "It allows one authority below.";
    NoPathLength "no-path-length" 84 IACA "It allows any number of authorities below.";
    Sha1 "sha1" 85 SIGNERS "It is signed with ECDSA over SHA-1 (issuers on P-256 only).";
    SerialZero "serial-zero" 89 SIGNERS "Its serial number is zero.";
    SerialNegative "serial-negative" 89 SIGNERS "Its serial number is negative.";
    SerialLong "serial-long" 89 SIGNERS "Its serial number has 21 octets.";
    VicalPurpose "vical-eku" 90 DS "Its purpose is that of a VICAL signer.";
    StatusPurpose "status-eku" 90 DS "Its purpose is that of a signer of revocation lists.";
}

impl Defect {
    fn info(self) -> &'static DefectInfo {
        &DEFECTS[self as usize]
    }

    /// Its name at the prompt.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// The defect of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        DEFECTS.iter().find(|row| row.name == name).map(|row| row.defect)
    }

    /// The case of the catalogue it makes in this role: what makes a reader unknown is N119, whatever else a document
    /// signer's case would be; a form that no profile has stands under its own.
    #[must_use]
    pub fn case(self, role: Role) -> u8 {
        let case = self.info().case;
        let is_profile = matches!(case, 79..=81 | 85 | 89);
        if role == Role::Reader && !is_profile { 119 } else { case }
    }

    /// Whether a certificate of this role can have it.
    #[must_use]
    pub fn is_for(self, role: Role) -> bool {
        self.info().roles.contains(&role)
    }

    /// Puts it into a certificate to be.
    pub(super) fn apply(self, plan: &mut Plan, draft: &Draft<'_>, issuer: &Issuer<'_>) -> Result<(), IssueError> {
        let not_possible = IssueError::DefectNotPossible(self);
        if !self.is_for(draft.role) {
            return Err(not_possible);
        }
        let profile = draft.role.profile();
        let usage = profile.key_usage;
        match self {
            Self::Expired => plan.validity = shifted(plan.validity, -1),
            Self::NotYetValid => plan.validity = shifted(plan.validity, 1),
            Self::NoPurpose => plan.remove(oid::EXTENDED_KEY_USAGE),
            Self::ReaderPurpose => plan.set_purpose(oid::MDL_READER, true)?,
            Self::SignerPurpose => plan.set_purpose(oid::MDL_DS, true)?,
            Self::VicalPurpose => plan.set_purpose(oid::MDL_VICAL, true)?,
            Self::StatusPurpose => plan.set_purpose(oid::STATUS_SIGNING, true)?,
            Self::PurposeNotCritical => plan.set_purpose(profile.purposes[0], false)?,
            Self::IsAuthority => plan.set_basic_constraints(true, Some(0))?,
            Self::SignsCertificates => plan.set_key_usage(usage.and(KeyUsage::KEY_CERT_SIGN))?,
            Self::NoDigitalSignature => plan.set_key_usage(KeyUsage::KEY_AGREEMENT)?,
            Self::NoCertSign => plan.set_key_usage(usage.without(KeyUsage::KEY_CERT_SIGN))?,
            Self::NoCrlSign => plan.set_key_usage(usage.without(KeyUsage::CRL_SIGN))?,
            Self::PathLengthOne => plan.set_basic_constraints(true, Some(1))?,
            Self::NoPathLength => plan.set_basic_constraints(true, None)?,
            Self::WrongCountry => plan.subject = elsewhere(&draft.subject).to_der()?,
            Self::WrongState => plan.subject = other_state(&draft.subject, issuer).ok_or(not_possible)?.to_der()?,
            Self::WrongIssuerName => plan.issuer = Subject::named("MOCK somebody else").of_country("JP").to_der()?,
            Self::WrongAuthorityKey => plan.set_authority_key(&sha1_key_identifier(b"another key"))?,
            Self::TooLong => plan.validity.not_after = too_late(plan.validity, profile.max_days),
            Self::UnknownCritical => plan.set(UNKNOWN, true, &Null)?,
            Self::NameConstraints => plan.set(oid::NAME_CONSTRAINTS, true, &Any::from_der(&NAME_CONSTRAINTS)?)?,
            Self::Sha1 => plan.algorithm = sha1_for(issuer).ok_or(not_possible)?,
            Self::SerialZero => plan.serial = vec![0],
            Self::SerialNegative => plan.serial[0] = plan.serial[0] & 0x3f | 0x80,
            Self::SerialLong => plan.serial.resize(21, 0x5a),
        }
        Ok(())
    }
}

/// An identifier for documentation (RFC 5612), which no software knows.
const UNKNOWN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1");

/// `{ permittedSubtrees { { base dNSName ".example" } } }`
const NAME_CONSTRAINTS: [u8; 16] =
    [0x30, 0x0e, 0xa0, 0x0c, 0x30, 0x0a, 0x82, 0x08, b'.', b'e', b'x', b'a', b'm', b'p', b'l', b'e'];

/// The same length, directly before or after.
fn shifted(validity: Validity, direction: i32) -> Validity {
    let step = (validity.duration() + ::time::Duration::SECOND) * direction;
    Validity { not_before: validity.not_before + step, not_after: validity.not_after + step }
}

fn too_late(validity: Validity, max_days: u16) -> ::time::OffsetDateTime {
    validity.not_before + ::time::Duration::days(i64::from(max_days) + 1)
}

/// The same subject in a country that does not exist.
fn elsewhere(subject: &Subject) -> Subject {
    subject.clone().of_country("XX")
}

/// The same subject in another state, where the issuer names one.
fn other_state(subject: &Subject, issuer: &Issuer<'_>) -> Option<Subject> {
    let Issuer::Authority(certificate, _) = issuer else { return None };
    certificate.subject().state().map(|_| subject.clone().of_state("MOCK elsewhere"))
}

fn sha1_for(issuer: &Issuer<'_>) -> Option<ObjectIdentifier> {
    let (Issuer::Itself(key) | Issuer::Authority(_, key)) = issuer;
    (key.curve() == Curve::P256).then_some(oid::ECDSA_SHA1)
}

/// ECDSA over SHA-1, for this one defect.
pub(super) fn sign_with_sha1(key: &SigningKey, body: &[u8]) -> Result<Vec<u8>, KeyError> {
    Ok(to_der(&repeatable::sign_digest_p256(key.secret_bytes(), &sha1_key_identifier(body))?))
}
