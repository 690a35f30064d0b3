//! The certificates of authorities against their profile: the root, and whoever stands between it and the leaf.
//!
//! An unknown critical extension, a forbidden one and a purpose of another role are refused in every authority (RFC 5280,
//! 4.2; ISO/IEC 18013-5, B.1). The rest of B.1.2 is asked of issuers' authorities alone: readers and providers of trust lists
//! may have their roots from elsewhere.

use time::Duration;

use super::leaf::{ROLES, UNDERSTOOD, title};
use super::{Finding, Question};
use crate::cases;
use crate::report::{Case, Evidence, Status};
use crate::x509::{Certificate, Error, Extension, oid};

/// What is wrong with an authority's certificate.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// An extension that is forbidden (N81).
    Forbidden {
        /// Its identifier or name.
        oid: String,
    },
    /// Something that the profile demands is missing.
    Lacks {
        /// What.
        part: &'static str,
    },
    /// An extended key usage: the profile has none (N90 where it is that of a role).
    Purpose {
        /// What for.
        found: String,
        /// Whether it is a role of the same world, and not the one that is signed for.
        other_role: bool,
    },
    /// Valid for longer than the profile allows (N79).
    TooLong {
        /// Days.
        days: i64,
        /// Days allowed.
        limit: i64,
    },
    /// A critical extension that is not understood (N80).
    UnknownCritical {
        /// Its identifier.
        oid: String,
    },
    /// An extension cannot be read.
    Unreadable {
        /// Which part.
        part: &'static str,
    },
    /// The key usage has more than signing certificates and revocation lists (N84).
    UsageMore {
        /// What it has beside them.
        found: String,
    },
}

impl Fault {
    pub(super) fn status(&self) -> Status {
        match self {
            Self::Forbidden { .. } | Self::UnknownCritical { .. } | Self::Unreadable { .. } => Status::Fail,
            Self::Purpose { other_role: true, .. } => Status::Fail,
            _ => Status::Warn,
        }
    }

    pub(super) fn cases(&self) -> &'static [Case] {
        match self {
            Self::Forbidden { .. } => cases![81],
            Self::Purpose { other_role: true, .. } => cases![90],
            Self::TooLong { .. } => cases![79],
            Self::UnknownCritical { .. } => cases![80],
            Self::UsageMore { .. } => cases![84],
            Self::Lacks { .. } | Self::Purpose { .. } | Self::Unreadable { .. } => &[],
        }
    }

    pub(super) fn evidence(&self, name: &str) -> Evidence {
        let say = |id| Evidence::new(id).with("name", name.to_owned());
        match self {
            Self::Forbidden { oid } => say("authority-forbidden").with("oid", oid.clone()),
            Self::Lacks { part } => say("authority-lacks").with("part", *part),
            Self::Purpose { found, .. } => say("authority-purpose").with("found", found.clone()),
            Self::TooLong { days, limit } => say("authority-too-long").with("days", *days).with("limit", *limit),
            Self::UnknownCritical { oid } => say("authority-unknown-critical").with("oid", oid.clone()),
            Self::Unreadable { part } => say("authority-extension").with("part", *part),
            Self::UsageMore { found } => say("authority-usage-more").with("found", found.clone()),
        }
    }
}

/// Holds a root, or an authority below it, against its profile.
pub(super) fn check(certificate: &Certificate<'_>, question: &Question<'_>, findings: &mut Vec<Finding>) {
    let mut faults = extensions(certificate);
    let mut unread = |result: Result<Option<Fault>, Error>| match result {
        Ok(found) => faults.extend(found),
        Err(error) => faults.push(Fault::Unreadable { part: error.part }),
    };
    unread(purpose(certificate, question));
    if question.purpose.wants_plain_root() {
        unread(usage(certificate, question));
        unread(certificate.extensions().alternative_names(&oid::ISSUER_ALT_NAME).map(|_| None));
        unread(certificate.extensions().distribution_points().map(|_| None));
        faults.extend(form(certificate, question));
    }
    let name = super::path::title(&certificate.subject());
    findings.extend(faults.into_iter().map(|fault| Finding::Authority { name: name.clone(), fault }));
}

fn extensions(certificate: &Certificate<'_>) -> Vec<Fault> {
    let judge = |extension: &Extension<'_>| {
        let is = |known: &const_oid::ObjectIdentifier| extension.oid == *known;
        if oid::FORBIDDEN.iter().any(is) {
            return Some(Fault::Forbidden { oid: title(extension) });
        }
        let strange = extension.critical && !UNDERSTOOD.iter().any(is);
        strange.then(|| Fault::UnknownCritical { oid: title(extension) })
    };
    certificate.extensions().iter().filter_map(judge).collect()
}

/// A purpose of an authority limits, where it is heeded, what may be signed below it; that of another role contradicts
/// what is signed here.
fn purpose(certificate: &Certificate<'_>, question: &Question<'_>) -> Result<Option<Fault>, Error> {
    let Some(list) = certificate.extensions().extended_key_usage()? else { return Ok(None) };
    let own = question.purpose.role().profile().purposes;
    let other_role =
        list.iter().any(|found| !own.iter().any(|own| *found == *own) && ROLES.iter().any(|role| *found == *role));
    if !other_role && !question.purpose.wants_plain_root() {
        return Ok(None);
    }
    let found: Vec<String> = list.iter().map(ToString::to_string).collect();
    Ok(Some(Fault::Purpose { found: found.join(" "), other_role }))
}

fn usage(certificate: &Certificate<'_>, question: &Question<'_>) -> Result<Option<Fault>, Error> {
    let wanted = question.purpose.role().issuer().profile().key_usage;
    let more = certificate.extensions().key_usage()?.map(|usage| usage.without(wanted).names().collect::<Vec<_>>());
    Ok(more.filter(|more| !more.is_empty()).map(|more| Fault::UsageMore { found: more.join(" ") }))
}

fn form(certificate: &Certificate<'_>, question: &Question<'_>) -> Vec<Fault> {
    let (length, limit) =
        (certificate.validity().duration(), question.purpose.role().issuer().profile().max_days.into());
    let long = length > Duration::days(limit);
    let long = long.then(|| Fault::TooLong { days: length.whole_days(), limit });
    let parts = [(oid::SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"), (oid::ISSUER_ALT_NAME, "issuerAltName")];
    let lacks = parts.into_iter().filter(|(oid, _)| certificate.extensions().find(oid).is_none());
    long.into_iter().chain(lacks.map(|(_, part)| Fault::Lacks { part })).collect()
}
