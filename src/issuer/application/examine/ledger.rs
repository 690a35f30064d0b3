//! What the ledger says: an application serves once, a person has one live record.

use super::Desk;
use crate::issuer::application::Application;
use crate::issuer::from_card::Items;
use crate::issuer::ledger::{Ledger, LedgerError};
use crate::report::{Check, CheckId, Evidence};

pub(super) fn once(application: &Application<'_>, ledger: &Ledger) -> Result<Check, LedgerError> {
    const ID: CheckId = CheckId::ApplicationOnce;
    Ok(match ledger.served(&application.fingerprint())? {
        None => Check::ok_with(ID, Evidence::new("application-unused")),
        Some(served) => {
            let evidence = Evidence::new("application-served").with("record", served.record.to_string());
            Check::fail(ID, &[], evidence.with("at", served.at))
        }
    })
}

pub(super) fn live(items: &Items<'_>, desk: &Desk<'_>) -> Result<Check, LedgerError> {
    const ID: CheckId = CheckId::LiveRecord;
    let person = desk.ledger.person(&items.number);
    Ok(match desk.ledger.live_record(&person, desk.now)? {
        None => Check::ok_with(ID, Evidence::new("live-none")),
        Some(record) => {
            let said = |id| Evidence::new(id).with("record", record.id.to_string()).with("until", record.valid_until);
            match desk.replace {
                true => Check::ok_with(ID, said("live-replaced")),
                false => Check::fail(ID, &[], said("live-record")),
            }
        }
    })
}
