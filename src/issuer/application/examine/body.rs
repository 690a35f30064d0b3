//! What the application says of itself: form, document type, time, validity.

use time::{Duration, OffsetDateTime};

use crate::cbor::{FullDate, Lint, LintKind, Tdate};
use crate::issuer::application::{Application, Body, VERSION};
use crate::issuer::draft::{self, PeriodError};
use crate::issuer::from_card::Items;
use crate::profile::mnc::DOC_TYPE;
use crate::report::{Check, CheckId, Evidence, Status};

/// How long an application may be used after it was made.
pub const FRESH: Duration = Duration::minutes(10);
/// How far the applicant's clock may be ahead.
const AHEAD: Duration = Duration::minutes(1);

/// The version, the one form of CBOR that there is for the same content, and nothing that nobody has signed.
pub(super) fn form(application: &Application<'_>, lints: &[Lint]) -> Check {
    const ID: CheckId = CheckId::ApplicationForm;
    let mut check = Check::ok(ID);
    if application.version != VERSION {
        let found = application.version.to_string();
        let evidence = Evidence::new("application-version").with("found", found).with("known", VERSION);
        check.merge(Check::fail(ID, &[], evidence));
    }
    for lint in lints.iter().filter(|lint| lint.kind != LintKind::NullOptional) {
        let evidence = Evidence::new("application-not-deterministic").at("", lint.offset);
        check.merge(Check::fail(ID, &[], evidence));
    }
    for (key, _) in &application.unknown {
        check.merge(Check::fail(ID, &[], Evidence::new("application-unsigned-entry").at("", key.offset())));
    }
    if check.status == Status::Ok {
        let id = hex::encode(application.fingerprint().0);
        check = check.say(Evidence::new("application-read").with("id", id));
    }
    check
}

pub(super) fn doc_type(application: &Application<'_>) -> Check {
    const ID: CheckId = CheckId::ApplicationDocType;
    let found = application.body.value.doc_type.to_string();
    if found == DOC_TYPE {
        return Check::ok_with(ID, Evidence::new("application-doctype").with("found", found));
    }
    Check::fail(ID, &[], Evidence::new("application-other-doctype").with("found", found).with("known", DOC_TYPE))
}

/// Ten minutes, so that an application that was lost or laid by does not serve later.
pub(super) fn fresh(body: &Body<'_>, now: OffsetDateTime) -> Check {
    const ID: CheckId = CheckId::ApplicationFresh;
    let created = body.created.at();
    let evidence = |id| Evidence::new(id).with("created", created).with("at", now);
    if body.created.lint().is_some() {
        return Check::fail(ID, &[], Evidence::new("application-date").at("body.created", body.created.offset()));
    }
    match now - created {
        age if age > FRESH => {
            let (minutes, seconds) = (age.whole_minutes(), age.whole_seconds() % 60);
            let evidence = evidence("application-old").with("minutes", minutes).with("seconds", seconds);
            Check::fail(ID, &[], evidence)
        }
        age if age < -AHEAD => Check::fail(ID, &[], evidence("application-future")),
        _ => Check::ok_with(ID, evidence("application-fresh")),
    }
}

/// At most three months, and not beyond the card's own expiry, at which a record is cut.
pub(super) fn validity(body: &Body<'_>, items: &Items<'_>, now: OffsetDateTime) -> Check {
    const ID: CheckId = CheckId::RequestedValidity;
    let Some(expires) = items.expires() else {
        return Check::fail(ID, &[], Evidence::new("requested-no-expiry"));
    };
    let days = u16::try_from(body.valid_days).unwrap_or(u16::MAX);
    let (from, until) = (now - Duration::days(1), now + Duration::days(366));
    match draft::validity(now, days, Some(expires), from, until) {
        Ok(period) => {
            let until = Tdate::new(period.valid_until).at();
            Check::ok_with(ID, Evidence::new("requested-ok").with("until", until))
        }
        Err(PeriodError::CardExpired { on }) => {
            Check::fail(ID, &[], Evidence::new("requested-card-expired").with("on", FullDate(on).to_string()))
        }
        Err(PeriodError::TooLong { most, .. }) => {
            let evidence = Evidence::new("requested-too-long").with("days", body.valid_days).with("most", most);
            Check::fail(ID, &[], evidence)
        }
        Err(_) => Check::fail(ID, &[], Evidence::new("requested-no-days").with("days", body.valid_days)),
    }
}
