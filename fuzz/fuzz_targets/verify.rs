//! Every check of a verification, on whatever can be decoded: a report, never a panic, and never `valid` while nobody
//! is trusted.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::verifier::trust::Trust;
use mnc::verifier::{Environment, Report, record, response, trust_list};
use time::OffsetDateTime;

/// 2026-01-15, within the validity of the vectors.
const AT: i64 = 1_768_435_200;

fuzz_target!(|input: &[u8]| {
    let Ok(at) = OffsetDateTime::from_unix_timestamp(AT) else { return };
    let trust = Trust::nobody();
    let environment = Environment {
        at,
        trust: &trust,
        pinned: None,
        require_revocation: false,
        transcript: None,
        e_reader_key: None,
        request: None,
    };
    response(input, &environment).iter().for_each(|verified| check(&verified.report));
    record(input, &environment).iter().for_each(|verified| check(&verified.report));
    trust_list(input, &trust, at).iter().for_each(|verified| check(&verified.report));
});

fn check(report: &Report) {
    for strict in [false, true] {
        assert_ne!(report.verdict(strict).word(), "valid", "valid without an anchor");
    }
    assert!(report.all().count() > 0, "a report without checks");
}
