//! Which kind of certificate: policy first, then the issuer's name, then the usages; all have to agree.

use const_oid::ObjectIdentifier;

use crate::x509::extension::KeyUsage;
use crate::x509::tlv::{Reader, only};
use crate::x509::{Certificate, Error, Oid, oid};
use der::Tag;

/// What a key is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Purpose {
    /// 利用者証明用: proves that the card is there.
    Auth,
    /// 署名用: signs documents.
    Sign,
}

/// What a certificate is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Of an authority, which signs certificates of this purpose.
    Authority(Purpose),
    /// Of a person.
    Person(Purpose),
}

/// Who runs the authority.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Hierarchy {
    /// Us, in a mock country.
    Mock,
    /// J-LIS.
    Production,
    /// J-LIS, for test cards (`O=JPKI-TEST`); anybody may have such a card.
    Test,
}

/// Where the key of a person lies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Carrier {
    /// In a plastic card.
    Card,
    /// In a phone (移動端末設備用電子証明書).
    Phone,
}

/// What tells the kind of a certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// basicConstraints.
    BasicConstraints,
    /// extKeyUsage.
    ExtendedKeyUsage,
    /// organizationalUnitName of the issuer.
    IssuerUnit,
    /// keyUsage.
    KeyUsage,
    /// organizationName of the issuer.
    Organization,
    /// The policy.
    Policy,
    /// The name of an authority's subject, which is its issuer's.
    Subject,
}

/// Why bytes are no certificate of the JPKI.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A mark does not fit what another has told.
    #[error("disagree")]
    Disagree {
        /// What was told before.
        kind: Kind,
        /// The mark that does not fit.
        mark: Mark,
        /// What it says.
        found: String,
    },
    /// A part of the holder's data is not of its form.
    #[error("form")]
    Form {
        /// Which, by its name in the profile.
        part: &'static str,
        /// Where it lies.
        offset: usize,
    },
    /// A part of the holder's data is missing.
    #[error("missing")]
    Missing {
        /// Which, by its name in the profile.
        part: &'static str,
    },
    /// The certificate is none of this authority's.
    #[error("not-jpki")]
    NotJpki {
        /// The name of its issuer.
        issuer: String,
    },
    /// The certificate cannot be read.
    #[error(transparent)]
    Read(#[from] Error),
    /// The policy is none that is known.
    #[error("unknown-policy")]
    UnknownPolicy(String),
}

pub(super) const POLICY_SIGN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.1.20");
pub(super) const POLICY_SIGN_TEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.0.20");
pub(super) const POLICY_SIGN_PHONE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.1.40");
pub(super) const POLICY_AUTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.3.30");
pub(super) const POLICY_AUTH_TEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.1.0.30");

/// Policy, purpose, whether it is of production, where the key lies. Mock certificates carry those of the test.
static TABLE: [(ObjectIdentifier, Purpose, bool, Carrier); 5] = [
    (POLICY_SIGN, Purpose::Sign, true, Carrier::Card),
    (POLICY_SIGN_TEST, Purpose::Sign, false, Carrier::Card),
    (POLICY_SIGN_PHONE, Purpose::Sign, true, Carrier::Phone),
    (POLICY_AUTH, Purpose::Auth, true, Carrier::Card),
    (POLICY_AUTH_TEST, Purpose::Auth, false, Carrier::Card),
];

impl Purpose {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sign, Self::Auth];

    /// Its word: `sign`, `auth`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::Sign => "sign",
        }
    }

    /// What the organizational unit of its authority is called, without MOCK.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Self::Auth => "JPKI for user authentication",
            Self::Sign => "JPKI for digital signature",
        }
    }

    /// keyUsage of a person's certificate.
    fn usage(self) -> KeyUsage {
        match self {
            Self::Auth => KeyUsage::DIGITAL_SIGNATURE,
            Self::Sign => KeyUsage::DIGITAL_SIGNATURE.and(KeyUsage::NON_REPUDIATION),
        }
    }
}

impl Kind {
    /// What the key, or those below, are for.
    #[must_use]
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Authority(purpose) | Self::Person(purpose) => purpose,
        }
    }

    /// Its word: `sign`, `auth`, `sign-ca`, `auth-ca`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Authority(Purpose::Auth) => "auth-ca",
            Self::Authority(Purpose::Sign) => "sign-ca",
            Self::Person(purpose) => purpose.word(),
        }
    }
}

impl Hierarchy {
    /// Every one, with the name of its organization and what its units begin with.
    const TABLE: [(Self, &'static str, &'static str); 3] =
        [(Self::Mock, "MOCK JPKI", "MOCK "), (Self::Production, "JPKI", ""), (Self::Test, "JPKI-TEST", "")];

    /// Its word: `mock`, `production`, `test`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mock => "mock",
            Self::Production => "production",
            Self::Test => "test",
        }
    }
}

/// Kind, hierarchy, carrier of a certificate.
pub(super) fn kind(certificate: &Certificate<'_>) -> Result<(Kind, Hierarchy, Carrier), ReadError> {
    let (hierarchy, unit) = issuer(certificate)?;
    match policy(certificate)? {
        Some((purpose, is_production, carrier)) => {
            let kind = Kind::Person(purpose);
            let fits = is_production == (hierarchy == Hierarchy::Production);
            agree(fits, kind, Mark::Organization, hierarchy.word())?;
            agree(unit == Some(purpose), kind, Mark::IssuerUnit, &certificate.issuer().to_string())?;
            check_person(certificate, purpose)?;
            Ok((kind, hierarchy, carrier))
        }
        None => {
            let not_ours = || ReadError::NotJpki { issuer: certificate.issuer().to_string() };
            let kind = Kind::Authority(unit.ok_or_else(not_ours)?);
            check_authority(certificate, kind)?;
            Ok((kind, hierarchy, Carrier::Card))
        }
    }
}

fn agree(fits: bool, kind: Kind, mark: Mark, found: &str) -> Result<(), ReadError> {
    if fits { Ok(()) } else { Err(ReadError::Disagree { kind, mark, found: found.to_owned() }) }
}

/// Hierarchy by organization, purpose by the first organizational unit.
fn issuer(certificate: &Certificate<'_>) -> Result<(Hierarchy, Option<Purpose>), ReadError> {
    let name = certificate.issuer();
    let organization = name.first(&oid::ORGANIZATION).unwrap_or_default();
    let row = Hierarchy::TABLE.iter().find(|row| row.1 == organization);
    let row = row.ok_or_else(|| ReadError::NotJpki { issuer: name.to_string() })?;
    let unit = name.first(&oid::ORGANIZATIONAL_UNIT).unwrap_or_default();
    let unit = unit.strip_prefix(row.2).unwrap_or_default();
    Ok((row.0, Purpose::ALL.into_iter().find(|purpose| purpose.unit() == unit)))
}

/// The first policy, where there is one.
fn policy(certificate: &Certificate<'_>) -> Result<Option<(Purpose, bool, Carrier)>, ReadError> {
    let part = "certificatePolicies";
    let Some(found) = certificate.extensions().find(&oid::CERTIFICATE_POLICIES) else { return Ok(None) };
    let mut list: Reader<'_> = only(found.value, found.offset, Tag::Sequence, part)?.inside(part);
    let mut first = list.required(Tag::Sequence)?.inside(part);
    let policy = first.required(Tag::ObjectIdentifier)?.oid(part)?;
    let row = TABLE.iter().find(|row| policy == row.0);
    match row {
        Some(row) if list.is_empty() => Ok(Some((row.1, row.2, row.3))),
        _ => Err(ReadError::UnknownPolicy(policy.to_string())),
    }
}

fn check_person(certificate: &Certificate<'_>, purpose: Purpose) -> Result<(), ReadError> {
    let (kind, extensions) = (Kind::Person(purpose), certificate.extensions());
    let usage = extensions.key_usage()?;
    let names = usage.map(|usage| usage.names().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    agree(usage == Some(purpose.usage()), kind, Mark::KeyUsage, &names)?;
    let purposes = extensions.extended_key_usage()?.unwrap_or_default();
    let fits = match purpose {
        Purpose::Auth => matches!(&*purposes, [only] if *only == oid::CLIENT_AUTH),
        Purpose::Sign => purposes.is_empty(),
    };
    let found = purposes.iter().map(Oid::to_string).collect::<Vec<_>>().join(" ");
    agree(fits, kind, Mark::ExtendedKeyUsage, &found)?;
    let is_authority = extensions.basic_constraints()?.is_some_and(|found| found.is_ca);
    agree(!is_authority, kind, Mark::BasicConstraints, "CA")
}

fn check_authority(certificate: &Certificate<'_>, kind: Kind) -> Result<(), ReadError> {
    let extensions = certificate.extensions();
    let is_authority = extensions.basic_constraints()?.is_some_and(|found| found.is_ca);
    agree(is_authority, kind, Mark::BasicConstraints, "")?;
    let usage = extensions.key_usage()?;
    let names = usage.map(|usage| usage.names().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    agree(usage.is_some_and(|usage| usage.has(KeyUsage::KEY_CERT_SIGN)), kind, Mark::KeyUsage, &names)?;
    agree(certificate.is_self_issued(), kind, Mark::Subject, &certificate.subject().to_string())
}
