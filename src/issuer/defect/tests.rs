use std::collections::BTreeSet;

use time::macros::datetime;

use super::*;
use crate::cbor::Decoder;
use crate::crypto::digest;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng::SeededRng;
use crate::crypto::signature::Algorithm;
use crate::issuer::draft::{Draft, ElementValue, Person};
use crate::issuer::sign::{SecondEdition, Statement, issuer_signed};
use crate::mdoc::{IssuerSigned, StatusListInfo};
use crate::profile::mnc::{DOC_TYPE, Element, Threshold};

fn draft() -> Draft {
    let json = r#"{"full_name":"番号　花子","resident_address":"〇〇県△△市","local_gov_code":"14364",
        "individual_number":"123456789018","birth_date":"1971-09-01","sex":2}"#;
    let person = Person::parse(json.as_bytes()).unwrap();
    let day = time::macros::date!(2026 - 01 - 15);
    let mut draft = Draft::of_person(&person, None, day, &[Threshold::TWENTY]).unwrap();
    draft.set(Element::Portrait, ElementValue::Bytes(vec![0xff; 300]));
    draft
}

/// Of the first edition, and of the second with a list.
fn editions() -> [Option<SecondEdition>; 2] {
    let list = StatusListInfo { idx: 412, uri: "https://mock.example/list".into(), certificate: None };
    [None, Some(SecondEdition { status_list: Some(list), identifier_list: None })]
}

fn make(kind: Option<&Kind>, second: Option<SecondEdition>) -> Result<Vec<u8>, DefectError<crate::crypto::KeyError>> {
    let mut rng = SeededRng::new(3);
    let device = SigningKey::generate(Curve::P256, &mut rng).unwrap();
    let signer = SigningKey::generate(Curve::P256, &mut rng).unwrap();
    let draft = draft();
    let now = datetime!(2026-01-15 00:30 UTC);
    let statement = Statement {
        doc_type: DOC_TYPE,
        parts: Statement::parts_of(&draft),
        device_key: device.public(),
        digest: digest::Algorithm::Sha256,
        signed: datetime!(2026-01-15 00:00 UTC),
        valid_from: datetime!(2026-01-15 00:00 UTC),
        valid_until: datetime!(2026-02-14 00:00 UTC),
        second,
    };
    let facts = Facts {
        certificate: b"leaf",
        root: Some(b"root"),
        signer_from: datetime!(2026-01-14 00:00 UTC),
        signer_until: datetime!(2027-01-14 00:00 UTC),
        now,
    };
    let sign = |bytes: &[u8]| signer.sign(Algorithm::Es256, bytes);
    if kind.is_none() {
        let mut same = SeededRng::new(3);
        let _ = (SigningKey::generate(Curve::P256, &mut same), SigningKey::generate(Curve::P256, &mut same));
        let fast = issuer_signed(&statement, b"leaf", Algorithm::Es256, &mut same, sign).unwrap();
        let Broken { bytes, id, .. } = broken(&statement, &facts, None, Algorithm::Es256, &mut rng, sign).unwrap();
        assert_eq!(fast.id(), id);
        assert_eq!(hex::encode(fast.bytes()), hex::encode(&bytes));
        return Ok(bytes);
    }
    broken(&statement, &facts, kind, Algorithm::Es256, &mut rng, sign).map(|made| made.bytes)
}

#[test]
fn without_a_defect_it_is_the_record() {
    for second in editions() {
        assert!(Decoder::new(&make(None, second).unwrap()).whole::<IssuerSigned<'_>>().is_ok());
    }
}

#[test]
fn every_kind_breaks_something_in_its_own_way() {
    for second in editions() {
        let mut seen = BTreeSet::from([make(None, second.clone()).unwrap()]);
        for kind in &KINDS {
            let bytes = make(Some(kind), second.clone()).unwrap_or_else(|error| panic!("{}: {error}", kind.name));
            assert!(seen.insert(bytes), "{} makes what another makes", kind.name);
        }
    }
}

/// Cases that no decoder can read past, and no other: the same that end `verify` with exit status 2.
#[test]
fn what_cannot_be_decoded_says_its_case() {
    let undecodable = [1, 2, 5, 6, 7, 8, 9, 10, 11, 15, 19];
    for (kind, second) in KINDS.iter().flat_map(|kind| editions().map(|second| (kind, second))) {
        let bytes = make(Some(kind), second).unwrap();
        let read = Decoder::new(&bytes).whole::<IssuerSigned<'_>>();
        let expected = kind.cases.iter().find(|case| undecodable.contains(&case.0));
        match (read, expected) {
            (Err(error), Some(case)) => assert_eq!(error.kind.case(), Some(*case), "{}: {error:?}", kind.name),
            (Ok(_), None) => {}
            (read, _) => panic!("{}: {:?}", kind.name, read.err()),
        }
    }
}

#[test]
fn names_are_told_apart() {
    let names: BTreeSet<_> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), KINDS.len());
    assert!(Kind::named("expired").is_some() && Kind::named("list").is_none());
}
