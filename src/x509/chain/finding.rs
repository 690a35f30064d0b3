//! What a path check finds.

use time::OffsetDateTime;

use super::Fault;
use crate::cases;
use crate::report::{Case, Evidence, Status};
use crate::x509::oid;
use crate::x509::serial::SerialDefect;

/// What of a chain a finding is about; each is one check of a report.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Aspect {
    /// The profile of the anchor, and of the authorities below it.
    Anchor,
    /// Country and state against the anchor's.
    Country,
    /// What came in `x5chain` beside the path.
    Headers,
    /// Key and signature algorithms.
    Key,
    /// Names, identifiers, signatures from leaf to anchor.
    Path,
    /// Serial, extensions, length of validity.
    Profile,
    /// Whether the leaf holds now.
    Time,
    /// What the leaf may be used for.
    Usage,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Finding {
    /// No anchor was given.
    NoAnchors,
    /// No anchor has the issuer's name or key (N66, N67).
    AnchorUnknown {
        /// The issuer that was looked for.
        issuer: String,
    },
    /// The signer is not the certificate that was pinned (N66).
    NotPinned,
    /// An anchor with the issuer's name did not sign it (N66).
    PathSignature {
        /// The anchor or authority.
        issuer: String,
    },
    /// A curve on the path is only named: undecided.
    PathUnsupported {
        /// The curve.
        curve: &'static str,
    },
    /// The anchor's key signed it under another name (N77).
    IssuerName {
        /// The issuer it names.
        issuer: String,
        /// The anchor's subject.
        anchor: String,
    },
    /// The authority key identifier is not the issuer's key identifier, or is missing (N78).
    KeyIdentifier {
        /// Whether there was one.
        present: bool,
    },
    /// A certificate came along that no path to the leaf can need (N35).
    Beside {
        /// Whose.
        name: String,
    },
    /// A certificate came twice (N35).
    Twice {
        /// Whose.
        name: String,
    },
    /// The certificates came in another order than leaf first (N35).
    Order,
    /// An authority between leaf and anchor is none (N84).
    Intermediate {
        /// Its name.
        name: String,
    },
    /// More authorities follow below one of them than it allows: whoever signed the leaf may not (N66).
    PathLength {
        /// Whose limit it is.
        authority: String,
    },
    /// The root came along in the chain (N38).
    RootInside,
    /// An extension cannot be read.
    Extension {
        /// Which part.
        part: &'static str,
    },
    /// The anchor may not sign certificates (N84).
    AnchorNoCertSign,
    /// The anchor may not sign revocation lists (N84).
    AnchorNoCrlSign,
    /// The anchor's path length is not 0 (N84).
    AnchorPathLength,
    /// The anchor is not valid at the time.
    AnchorTime {
        /// First second.
        from: OffsetDateTime,
        /// Last second.
        until: OffsetDateTime,
        /// The time.
        at: OffsetDateTime,
    },
    /// The certificate of an authority, the anchor's or one below it, departs from its profile.
    Authority {
        /// Whose certificate.
        name: String,
        /// In what.
        fault: Fault,
    },
    /// A key of a kind no profile allows (N85).
    KeyKind,
    /// The signature algorithm of the certificate is none of the profile's (N85).
    SignatureKind {
        /// Its name or identifier.
        algorithm: String,
    },
    /// The leaf has expired (N68).
    Expired {
        /// Last second.
        until: OffsetDateTime,
        /// The time.
        at: OffsetDateTime,
    },
    /// The leaf does not hold yet (N69).
    NotYetValid {
        /// First second.
        from: OffsetDateTime,
        /// The time.
        at: OffsetDateTime,
    },
    /// No extended key usage (N70).
    PurposeMissing,
    /// An extended key usage for something else (N71, N90).
    PurposeOther {
        /// What for.
        found: String,
        /// Whether it is another role of the same world.
        other_role: bool,
    },
    /// The extended key usage is not critical (N72).
    PurposeNotCritical,
    /// The leaf is an authority (N73).
    IsAuthority,
    /// The leaf may sign certificates or revocation lists (N73).
    MaySignCertificates,
    /// The key usage lacks what the role needs (N74).
    UsageLacks {
        /// What it lacks.
        needed: &'static str,
    },
    /// The key usage has more than the role's one.
    UsageMore {
        /// What it has beside it.
        found: String,
    },
    /// Country of leaf and anchor differ (N75).
    Country {
        /// The leaf's.
        found: String,
        /// The anchor's.
        expected: String,
    },
    /// State of leaf and anchor differ (N76).
    State {
        /// The leaf's.
        found: String,
        /// The anchor's.
        expected: String,
    },
    /// Valid for longer than the profile allows (N79).
    TooLong {
        /// Days.
        days: i64,
        /// Days allowed.
        limit: i64,
    },
    /// An extension that the profile demands is missing.
    Lacks {
        /// Which.
        part: &'static str,
    },
    /// A critical extension that is not understood (N80).
    UnknownCritical {
        /// Its identifier.
        oid: String,
    },
    /// An extension that is forbidden (N81).
    Forbidden {
        /// Its identifier or name.
        oid: String,
    },
    /// The serial number's form (N89).
    Serial {
        /// What is wrong.
        defect: SerialDefect,
    },
}

impl Finding {
    /// A signature algorithm that no profile allows.
    pub(super) fn of_algorithm(algorithm: &const_oid::ObjectIdentifier) -> Self {
        let name = oid::name(algorithm.as_bytes()).map_or_else(|| algorithm.to_string(), str::to_owned);
        Self::SignatureKind { algorithm: name }
    }

    /// What it is about.
    #[must_use]
    pub fn aspect(&self) -> Aspect {
        match self {
            Self::NoAnchors
            | Self::AnchorUnknown { .. }
            | Self::NotPinned
            | Self::PathSignature { .. }
            | Self::PathUnsupported { .. }
            | Self::IssuerName { .. } => Aspect::Path,
            Self::Beside { .. }
            | Self::Intermediate { .. }
            | Self::KeyIdentifier { .. }
            | Self::Order
            | Self::PathLength { .. }
            | Self::Twice { .. } => Aspect::Path,
            Self::RootInside => Aspect::Headers,
            Self::AnchorNoCertSign
            | Self::AnchorNoCrlSign
            | Self::AnchorPathLength
            | Self::AnchorTime { .. }
            | Self::Authority { .. } => Aspect::Anchor,
            Self::KeyKind | Self::SignatureKind { .. } => Aspect::Key,
            Self::Expired { .. } | Self::NotYetValid { .. } => Aspect::Time,
            Self::Extension { .. }
            | Self::PurposeMissing
            | Self::PurposeOther { .. }
            | Self::PurposeNotCritical
            | Self::IsAuthority
            | Self::MaySignCertificates
            | Self::UsageLacks { .. }
            | Self::UsageMore { .. } => Aspect::Usage,
            Self::Country { .. } | Self::State { .. } => Aspect::Country,
            Self::TooLong { .. }
            | Self::Lacks { .. }
            | Self::UnknownCritical { .. }
            | Self::Forbidden { .. }
            | Self::Serial { .. } => Aspect::Profile,
        }
    }

    /// How bad it is; `skip` where nothing could be decided.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::NoAnchors | Self::PathUnsupported { .. } => Status::Skip,
            Self::RootInside
            | Self::AnchorNoCrlSign
            | Self::AnchorPathLength
            | Self::PurposeNotCritical
            | Self::UsageMore { .. }
            | Self::TooLong { .. }
            | Self::Lacks { .. }
            | Self::Serial { .. } => Status::Warn,
            Self::Authority { fault, .. } => fault.status(),
            Self::KeyIdentifier { present: false } => Status::Warn,
            _ => Status::Fail,
        }
    }

    /// The cases it can stand for.
    #[must_use]
    pub fn cases(&self) -> &'static [Case] {
        match self {
            Self::NoAnchors | Self::PathUnsupported { .. } | Self::UsageMore { .. } | Self::Lacks { .. } => &[],
            Self::Authority { fault, .. } => fault.cases(),
            Self::AnchorTime { from, at, .. } if at < from => cases![69],
            Self::AnchorTime { .. } => cases![68],
            Self::AnchorUnknown { .. } => cases![66 67],
            Self::NotPinned | Self::PathSignature { .. } | Self::PathLength { .. } => cases![66],
            Self::IssuerName { .. } => cases![77],
            Self::KeyIdentifier { .. } => cases![78],
            Self::Beside { .. } | Self::Order | Self::Twice { .. } => cases![35],
            Self::RootInside => cases![38],
            Self::Intermediate { .. } | Self::AnchorNoCertSign | Self::AnchorNoCrlSign | Self::AnchorPathLength => {
                cases![84]
            }
            Self::KeyKind | Self::SignatureKind { .. } => cases![85],
            Self::Expired { .. } => cases![68],
            Self::NotYetValid { .. } => cases![69],
            // A certificate with an extension that is not DER proves none of its extensions, its purpose neither.
            Self::PurposeMissing | Self::Extension { .. } => cases![70],
            Self::PurposeOther { other_role: false, .. } => cases![71],
            Self::PurposeOther { other_role: true, .. } => cases![71 90],
            Self::PurposeNotCritical => cases![72],
            Self::IsAuthority | Self::MaySignCertificates => cases![73],
            Self::UsageLacks { .. } => cases![74],
            Self::Country { .. } => cases![75],
            Self::State { .. } => cases![76],
            Self::TooLong { .. } => cases![79],
            Self::UnknownCritical { .. } => cases![80],
            Self::Forbidden { .. } => cases![81],
            Self::Serial { .. } => cases![89],
        }
    }

    /// The finding as evidence.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        match self {
            Self::NoAnchors => Evidence::new("chain-no-anchors"),
            Self::AnchorUnknown { issuer } => Evidence::new("chain-anchor-unknown").with("issuer", issuer.clone()),
            Self::NotPinned => Evidence::new("chain-not-pinned"),
            Self::PathSignature { issuer } => Evidence::new("chain-signature").with("issuer", issuer.clone()),
            Self::PathUnsupported { curve } => Evidence::new("curve-unsupported").with("curve", *curve),
            Self::IssuerName { issuer, anchor } => {
                Evidence::new("chain-issuer-name").with("issuer", issuer.clone()).with("anchor", anchor.clone())
            }
            Self::KeyIdentifier { present: true } => Evidence::new("chain-key-identifier"),
            Self::KeyIdentifier { present: false } => Evidence::new("chain-key-identifier-missing"),
            Self::Beside { name } => Evidence::new("chain-beside").with("name", name.clone()),
            Self::Twice { name } => Evidence::new("chain-twice").with("name", name.clone()),
            Self::Order => Evidence::new("chain-order"),
            Self::Intermediate { name } => Evidence::new("chain-intermediate").with("name", name.clone()),
            Self::PathLength { authority } => Evidence::new("chain-path-length").with("authority", authority.clone()),
            Self::RootInside => Evidence::new("chain-root-inside"),
            Self::Extension { part } => Evidence::new("certificate-extension").with("part", *part),
            Self::AnchorNoCertSign => Evidence::new("anchor-no-cert-sign"),
            Self::AnchorNoCrlSign => Evidence::new("anchor-no-crl-sign"),
            Self::AnchorPathLength => Evidence::new("anchor-path-length"),
            Self::AnchorTime { from, until, at } => {
                Evidence::new("anchor-time").with("from", *from).with("until", *until).with("at", *at)
            }
            Self::Authority { name, fault } => fault.evidence(name),
            Self::KeyKind => Evidence::new("certificate-key-kind"),
            Self::SignatureKind { algorithm } => {
                Evidence::new("certificate-signature-kind").with("alg", algorithm.clone())
            }
            Self::Expired { until, at } => Evidence::new("certificate-expired").with("until", *until).with("at", *at),
            Self::NotYetValid { from, at } => {
                Evidence::new("certificate-not-yet-valid").with("from", *from).with("at", *at)
            }
            Self::PurposeMissing => Evidence::new("certificate-no-purpose"),
            Self::PurposeOther { found, .. } => Evidence::new("certificate-other-purpose").with("found", found.clone()),
            Self::PurposeNotCritical => Evidence::new("certificate-purpose-not-critical"),
            Self::IsAuthority => Evidence::new("certificate-is-authority"),
            Self::MaySignCertificates => Evidence::new("certificate-may-sign"),
            Self::UsageLacks { needed } => Evidence::new("certificate-usage-lacks").with("needed", *needed),
            Self::UsageMore { found } => Evidence::new("certificate-usage-more").with("found", found.clone()),
            Self::Country { found, expected } => {
                Evidence::new("certificate-country").with("found", found.clone()).with("expected", expected.clone())
            }
            Self::State { found, expected } => {
                Evidence::new("certificate-state").with("found", found.clone()).with("expected", expected.clone())
            }
            Self::TooLong { days, limit } => {
                Evidence::new("certificate-too-long").with("days", *days).with("limit", *limit)
            }
            Self::Lacks { part } => Evidence::new("certificate-lacks").with("part", *part),
            Self::UnknownCritical { oid } => Evidence::new("certificate-unknown-critical").with("oid", oid.clone()),
            Self::Forbidden { oid } => Evidence::new("certificate-forbidden").with("oid", oid.clone()),
            Self::Serial { defect } => Evidence::new("certificate-serial").with("defect", defect.word()),
        }
    }
}
