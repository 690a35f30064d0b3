use std::path::PathBuf;

use time::macros::datetime;

use super::*;
use crate::cbor::Decoder;
use crate::report::Verdict;
use crate::x509::OwnedCertificate;
use crate::x509::chain::Anchor;

/// The folder of vectors made for this project; absent for whoever has only the checkout.
fn folder() -> Option<PathBuf> {
    let set = std::env::var_os("MNC_VECTORS").map(PathBuf::from);
    let folder = set
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"))
        .join("synthetic-mnc");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no vectors; set MNC_VECTORS");
    None
}

fn read(name: &str) -> Option<Vec<u8>> {
    let text = std::fs::read_to_string(folder()?.join(name)).unwrap();
    Some(hex::decode(text.split_whitespace().collect::<String>()).unwrap())
}

fn checked(name: &str, transcript: Option<&[u8]>, root: Option<&str>, at: OffsetDateTime) -> Option<ReaderCheck> {
    let bytes = read(&format!("requests/{name}.hex"))?;
    let decoder = Decoder::new(&bytes);
    let request: DeviceRequest<'_> = decoder.whole().unwrap();
    let transcript: Option<SessionTranscript<'_>> = transcript.map(|bytes| Decoder::new(bytes).whole().unwrap());
    let mut anchors = Anchors::default();
    if let Some(root) = root {
        let root = OwnedCertificate::from_der(read(&format!("pki/{root}.der.hex"))?).unwrap();
        anchors.extend([Anchor::new(root).unwrap()]);
    }
    let lints = decoder.take_lints();
    Some(check(&Question { request: &request, lints: &lints, transcript: transcript.as_ref(), anchors: &anchors, at }))
}

const CLOCK: OffsetDateTime = datetime!(2026-07-01 0:00 UTC);

#[test]
fn requests_made_elsewhere_are_judged_as_said() {
    let rows: [(&str, &str, &[u8]); 7] = [
        ("accept-1.0-reader-auth", "", &[]),
        ("accept-1.1-reader-auth-all", "", &[]),
        ("accept-1.1-reader-auth-all-null-info", "", &[]),
        ("n115-other-items", "reader-auth", &[115]),
        ("n117-reordered", "reader-auth", &[117]),
        ("n119-reader-eku", "reader-usage", &[119]),
        ("n121-requested-element", "request-info", &[121]),
    ];
    let Some(transcript) = read("transcript-qr.hex") else { return };
    for (name, failing, cases) in rows {
        let found = checked(name, Some(&transcript), Some("reader-root"), CLOCK).unwrap();
        let failed: Vec<_> = found.checks.iter().filter(|check| check.status == Status::Fail).collect();
        let names: Vec<_> = failed.iter().map(|check| check.id.name()).collect();
        assert_eq!(names, failing.split_terminator(' ').collect::<Vec<_>>(), "{name}: {failed:#?}");
        for case in cases {
            assert!(failed[0].cases.contains(&Case(*case)), "{name}: {failed:#?}");
        }
        let expected = if failing.is_empty() { Verdict::Valid } else { Verdict::Invalid };
        assert_eq!(Verdict::of(&found.checks, false), expected, "{name}: {:#?}", found.checks);
        let authenticated = found.readers.iter().all(Option::is_some);
        assert_eq!(authenticated, failing.is_empty(), "{name}");
    }
}

#[test]
fn nobody_is_authenticated_without_transcript_or_root_or_in_another_session() {
    let Some(transcript) = read("transcript-qr.hex") else { return };
    let Some(other) = read("transcript-nfc-static.hex") else { return };
    let name = "accept-1.0-reader-auth";
    let late = datetime!(2099-01-01 0:00 UTC);
    let rows = [
        (checked(name, None, Some("reader-root"), CLOCK), Verdict::Incomplete, CheckId::ReaderAuth),
        (checked(name, Some(&transcript), None, CLOCK), Verdict::Incomplete, CheckId::ReaderChain),
        (checked(name, Some(&transcript), Some("iaca"), CLOCK), Verdict::Invalid, CheckId::ReaderChain),
        (checked(name, Some(&other), Some("reader-root"), CLOCK), Verdict::Invalid, CheckId::ReaderAuth),
        (checked(name, Some(&transcript), Some("reader-root"), late), Verdict::Invalid, CheckId::ReaderTime),
    ];
    for (found, verdict, id) in rows {
        let found = found.unwrap();
        assert_eq!(Verdict::of(&found.checks, false), verdict, "{:#?}", found.checks);
        assert!(found.checks.iter().any(|check| check.id == id && check.status != Status::Ok), "{id:?}");
        assert_eq!(found.readers, [None], "{id:?}");
    }
}

fn unsigned(version: &str) -> Vec<u8> {
    let request = crate::holder::sample::request(&[("type", &[("space", "element", false)])]);
    let at = request.windows(3).position(|window| window == b"1.0").unwrap();
    [&request[..at], version.as_bytes(), &request[at + 3..]].concat()
}

#[test]
fn a_request_without_signature_is_incomplete_and_of_a_new_major_version_invalid() {
    for (version, verdict) in [("1.0", Verdict::Incomplete), ("1.7", Verdict::Incomplete), ("2.0", Verdict::Invalid)] {
        let bytes = unsigned(version);
        let request: DeviceRequest<'_> = Decoder::new(&bytes).whole().unwrap();
        let question =
            Question { request: &request, lints: &[], transcript: None, anchors: &Anchors::default(), at: CLOCK };
        let found = check(&question);
        assert_eq!(Verdict::of(&found.checks, false), verdict, "{version}");
        assert_eq!(found.is_answerable(), version != "2.0");
    }
}
