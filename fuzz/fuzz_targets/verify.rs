//! Every check of a verification, on whatever can be decoded: a report, never a panic, and never `valid` while nobody
//! is trusted.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use mnc::verifier::trust::Trust;
use mnc::verifier::{Environment, Report, record, response, trust_list};
use mnc::x509::read_certificates;
use time::OffsetDateTime;

/// 2026-01-15, within the validity of the vectors.
const AT: i64 = 1_768_435_200;

/// The mock root that the vectors are under, so that the checks get as far as they can.
static ROOT: &[u8] = include_bytes!("../../tests/vectors/pki/iaca.pem");

fuzz_target!(|input: &[u8]| {
    static TRUST: OnceLock<[Trust; 2]> = OnceLock::new();
    let [nobody, somebody] = TRUST.get_or_init(|| [Trust::nobody(), vectors_root()]);
    for report in reports(input, nobody) {
        assert!(report.all().count() > 0, "a report without checks");
        for strict in [false, true] {
            assert_ne!(report.verdict(strict).word(), "valid", "valid without an anchor");
        }
    }
    let _ = reports(input, somebody);
});

fn vectors_root() -> Trust {
    let mut trust = Trust::nobody();
    for certificate in read_certificates(ROOT).expect("the root of the vectors is read") {
        trust.add_root(certificate).expect("the root of the vectors is a root");
    }
    trust
}

fn reports(input: &[u8], trust: &Trust) -> Vec<Report> {
    let at = OffsetDateTime::from_unix_timestamp(AT).expect("a time");
    let environment = Environment {
        at,
        trust,
        pinned: None,
        crls: &[],
        require_revocation: false,
        transcript: None,
        opened: &[],
        e_reader_key: None,
        request: None,
    };
    let answer = response(input, &environment).map(|verified| verified.report);
    let alone = record(input, &environment).map(|verified| verified.report);
    let list = trust_list(input, trust, at).map(|verified| verified.report);
    [answer, alone, list].into_iter().flatten().collect()
}
