//! The examination of an application before anything is issued (番号法18条の2(3)); it changes nothing.
//!
//! Every check is made and reported, whatever the others say; a check that only fails because of another one names it.
//! The signature of a card may be examined as a business only with a minister's approval (公的個人認証法17条): this is a
//! mock issuer, which trusts the authorities of its own world and refuses cards of real people.

mod body;
mod ledger;
mod proof;

use time::OffsetDateTime;

use super::Application;
use crate::cbor::Lint;
use crate::issuer::from_card::{self, Applicant, Items, Roots};
use crate::issuer::ledger::{Ledger, LedgerError};
use crate::profile::rules;
use crate::report::{Check, CheckId, Evidence, Status, Verdict};
use crate::x509::crl::Crl;

pub use body::FRESH;

/// What an application is examined with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'d> {
    /// Who is trusted.
    pub roots: &'d Roots,
    /// The list of revoked certificates, where the authority has one.
    pub revoked: Option<&'d Crl<'d>>,
    /// The ledger.
    pub ledger: &'d Ledger,
    /// The time.
    pub now: OffsetDateTime,
    /// Whether a live record of the same person may lapse for this one.
    pub replace: bool,
}

/// What came out.
#[derive(Debug)]
pub struct Examined<'a> {
    /// Every check, in the order of [`crate::report::CHECKS`].
    pub checks: Vec<Check>,
    /// What the card says; none where its files cannot be read.
    pub items: Option<Items<'a>>,
    /// The certificate it was signed with, as it came along.
    pub applicant: Option<Applicant>,
}

impl Examined<'_> {
    /// Whether a record may be issued: everything was checked, and holds.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(&self.checks, false)
    }
}

/// Examines an application; `lints` are what its reading has noted.
///
/// # Errors
/// The ledger cannot be read.
pub fn examine<'a>(
    application: &'a Application<'a>,
    lints: &[Lint],
    desk: &Desk<'_>,
) -> Result<Examined<'a>, LedgerError> {
    let body = &application.body.value;
    let items = Items::of(&body.text, &body.visual);
    let (signer, applicant) = from_card::check_signer(application, desk.roots, desk.now);
    let cards = from_card::check_card(&body.text, &body.visual, desk.roots);
    let mut checks = vec![
        body::form(application, lints),
        body::doc_type(application),
        body::fresh(body, desk.now),
        ledger::once(application, desk.ledger)?,
        proof::check(application),
    ];
    checks.extend(signer);
    checks.push(from_card::check_revoked(applicant.as_ref(), desk.revoked, desk.roots, desk.now));
    let broken = cards.iter().find(|check| check.status == crate::report::Status::Fail).map(|check| check.id);
    checks.extend(cards);
    match &items {
        Some(items) => {
            let day = rules::jst_day(desk.now);
            let follow = |check: Check| if fails(&check) { following(check, broken) } else { check };
            checks.push(follow(from_card::check_items(body, items, applicant.as_ref())));
            checks.push(follow(from_card::check_values(items, day)));
            checks.push(ledger::live(items, desk)?);
            checks.push(body::validity(body, items, desk.now));
        }
        None => {
            let skipped = |id| following(Check::missing(id, Evidence::new("card-unreadable")), broken);
            checks.extend(
                [CheckId::ApplicantItems, CheckId::ApplicantValues, CheckId::LiveRecord, CheckId::RequestedValidity]
                    .map(skipped),
            );
        }
    }
    for check in &mut checks {
        // A warning alone holds nothing up; where a part was skipped besides, the check itself says that it is needed.
        check.needed |= check.id.is_needed() && check.status != Status::Warn;
    }
    checks.sort_by_key(|check| check.id);
    Ok(Examined { checks, items, applicant })
}

fn fails(check: &Check) -> bool {
    check.status == crate::report::Status::Fail
}

fn following(check: Check, cause: Option<CheckId>) -> Check {
    match cause {
        Some(cause) if check.follows.is_none() => check.following(cause),
        _ => check,
    }
}
