//! The times of a record, and what can be wrong with them.

use time::{Duration, OffsetDateTime};

use super::tree::Tree;
use super::{Edited, Facts};
use crate::cbor::Tdate;
use crate::issuer::sign::Statement;

/// ValidityInfo.
pub(super) struct Times {
    pub(super) signed: OffsetDateTime,
    pub(super) from: OffsetDateTime,
    pub(super) until: OffsetDateTime,
}

impl Times {
    pub(super) fn of(statement: &Statement<'_>) -> Self {
        Self { signed: statement.signed, from: statement.valid_from, until: statement.valid_until }
    }

    pub(super) fn tree(&self) -> Tree {
        let date = |at| Tree::Tag(0, Box::new(Tree::Text(Tdate::new(at).to_string())));
        Tree::Map(vec![
            (Tree::text("signed"), date(self.signed)),
            (Tree::text("validFrom"), date(self.from)),
            (Tree::text("validUntil"), date(self.until)),
        ])
    }
}

/// Over before the time of issue, yet signed while the signer's certificate was valid.
pub(super) fn expired(times: &mut Times, facts: &Facts<'_>) -> Edited {
    let passed = facts.now - facts.signer_from;
    *times = Times { signed: facts.signer_from, from: facts.signer_from, until: facts.signer_from + passed / 2 };
    (passed > Duration::seconds(2)).then_some(())
}

pub(super) fn not_yet(times: &mut Times, facts: &Facts<'_>) -> Edited {
    times.from = facts.now + Duration::days(10);
    times.until = times.from + Duration::days(20);
    Some(())
}

pub(super) fn signed_before_signer(times: &mut Times, facts: &Facts<'_>) -> Edited {
    times.signed = facts.signer_from - Duration::HOUR;
    Some(())
}

pub(super) fn signed_after_signer(times: &mut Times, facts: &Facts<'_>) -> Edited {
    times.signed = facts.signer_until + Duration::HOUR;
    Some(())
}

pub(super) fn outlives_signer(times: &mut Times, facts: &Facts<'_>) -> Edited {
    times.until = facts.signer_until + Duration::DAY;
    Some(())
}

pub(super) fn valid_before_signed(times: &mut Times, _: &Facts<'_>) -> Edited {
    times.from = times.signed - Duration::HOUR;
    Some(())
}

pub(super) fn ends_before_it_begins(times: &mut Times, _: &Facts<'_>) -> Edited {
    times.until = times.from - Duration::SECOND;
    Some(())
}

pub(super) fn too_long(times: &mut Times, _: &Facts<'_>) -> Edited {
    times.until = times.signed + Duration::days(120);
    Some(())
}
