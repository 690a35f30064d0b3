use time::macros::datetime;

use super::*;
use crate::cbor::Decoder;
use crate::cose::sig_structure;
use crate::crypto::key::Curve;
use crate::crypto::rng::SeededRng;
use crate::crypto::signature::{Algorithm, verify};
use crate::mdoc::{DeviceRequest, reader_authentication_all_bytes, reader_authentication_bytes};
use crate::profile::mnc::{DOC_TYPE, Element};
use crate::x509::Validity;
use crate::x509::issue::{Draft, Issuer, Subject, issue};
use crate::x509::profile::Role;

fn words(text: &str) -> Vec<String> {
    text.split_terminator(',').map(str::to_owned).collect()
}

fn ask(text: &str, purpose: Option<Purpose>) -> Ask {
    Ask { documents: vec![WantedDocument::parse(None, &words(text), &[]).unwrap()], purpose, second: None }
}

fn transcript() -> Vec<u8> {
    let key = SigningKey::generate(Curve::P256, &mut SeededRng::labelled(5, "session")).unwrap();
    crate::session::file_transcript(key.public(), &[1; 16])
}

fn reader() -> SigningKey {
    SigningKey::generate(Curve::P256, &mut SeededRng::labelled(5, "reader")).unwrap()
}

/// A certificate of the reader that it signed itself.
fn certificate(key: &SigningKey) -> OwnedCertificate {
    let draft = Draft {
        role: Role::ReaderCa,
        subject: Subject::named("MOCK"),
        key: key.public(),
        validity: Validity { not_before: datetime!(2026-01-01 0:00 UTC), not_after: datetime!(2027-01-01 0:00 UTC) },
        contact: Some("https://mock.example/".to_owned()),
        crl_url: Some("https://mock.example/ca.crl".to_owned()),
        domains: Vec::new(),
        defect: None,
    };
    issue(&draft, &Issuer::Itself(key), &mut SeededRng::new(1)).unwrap()
}

#[test]
fn words_become_elements() {
    let wanted = WantedDocument::parse(None, &words("hanshu-ru"), &words("full_name_unicode")).unwrap();
    assert_eq!((wanted.doc_type.as_str(), wanted.profile.map(|profile| profile.name)), (DOC_TYPE, Some("hanshu-ru")));
    let kept: Vec<_> =
        wanted.elements.iter().filter(|element| element.retain).map(|element| element.identifier.as_str()).collect();
    assert_eq!(kept, ["full_name_unicode"]);
    let wanted = WantedDocument::parse(
        Some("org.iso.18013.5.1.mDL"),
        &words("org.iso.18013.5.1/family_name,age_over_18"),
        &words("all"),
    )
    .unwrap();
    let names: Vec<_> = wanted
        .elements
        .iter()
        .map(|element| (element.name_space.as_str(), element.identifier.as_str(), element.retain))
        .collect();
    assert_eq!(names, [("org.iso.18013.5.1", "family_name", true), ("org.iso.23220.1", "age_over_18", true)]);
}

#[test]
fn words_that_ask_for_nothing_say_why() {
    let parse = |ask: &str, retain: &str| WantedDocument::parse(None, &words(ask), &words(retain)).unwrap_err();
    assert_eq!(parse("", ""), AskError::Nothing);
    assert!(
        matches!(parse("family_name", ""), AskError::Element { suggestion: Some(found), .. } if found.element == Element::FullName)
    );
    assert!(matches!(parse("kobutsu", ""), AskError::NotAvailable { name: "kobutsu" }));
    assert_eq!(parse("portrait", "sex"), AskError::RetainNotAsked { name: "sex".to_owned() });
}

#[test]
fn version_is_1_1_only_with_what_came_with_it() {
    let key = reader();
    let signer = |scope| Signer { key: &key, chain: Vec::new(), scope };
    for (purpose, scope, version) in [
        (None, None, "1.0"),
        (None, Some(Scope::Each), "1.0"),
        (None, Some(Scope::Whole), "1.1"),
        (Some(Purpose::Age), None, "1.1"),
        (Some(Purpose::Identity), Some(Scope::Each), "1.1"),
    ] {
        let made = request(&ask("full", purpose), &transcript(), scope.map(signer).as_ref()).unwrap();
        let read: DeviceRequest<'_> = Decoder::new(&made).whole().unwrap();
        assert_eq!(read.version, version);
        let hints = read.device_request_info.as_ref().map(|info| info.value.use_cases[0].purpose_hints.clone());
        assert_eq!(hints, purpose.map(|purpose| vec![(PURPOSE_CONTROLLER.into(), purpose.code())]));
    }
}

#[test]
fn the_reader_signs_each_or_the_whole_for_this_session() {
    let (key, transcript) = (reader(), transcript());
    for scope in [Scope::Each, Scope::Whole] {
        let signer = Signer { key: &key, chain: Vec::new(), scope };
        let made = request(&ask("id", Some(Purpose::Identity)), &transcript, Some(&signer)).unwrap();
        let read: DeviceRequest<'_> = Decoder::new(&made).whole().unwrap();
        let items = read.doc_requests[0].items_request.bytes();
        let (message, bytes) = match scope {
            Scope::Each => {
                (read.doc_requests[0].reader_auth.as_ref().unwrap(), reader_authentication_bytes(&transcript, items))
            }
            Scope::Whole => {
                let info = read.device_request_info.as_ref().map(|info| info.bytes());
                (&read.reader_auth_all[0], reader_authentication_all_bytes(&transcript, [items].into_iter(), info))
            }
        };
        let structure = sig_structure(message.headers.protected_bytes(), &bytes);
        assert_eq!(verify(Algorithm::Es256, key.public(), &structure, &message.seal), Ok(()));
    }
}

#[test]
fn every_defect_can_be_made_and_is_undecodable_only_where_that_is_its_case() {
    let (key, transcript) = (reader(), transcript());
    let signer = Signer { key: &key, chain: vec![certificate(&key)], scope: Scope::Each };
    let mut ask = ask("full", None);
    ask.documents.push(ask.documents[0].clone());
    for defect in Defect::ALL.iter().copied() {
        let made = broken(defect, &ask, &transcript, Some(&signer), &mut SeededRng::new(2)).unwrap();
        let made = made.unwrap_or_else(|| panic!("{}", defect.name()));
        if let Err(error) = Decoder::new(&made).whole::<DeviceRequest<'_>>() {
            assert_eq!(error.kind.case().as_ref(), defect.cases().first(), "{}: {error:?}", defect.name());
        }
        let unsigned = broken(defect, &ask, &transcript, None, &mut SeededRng::new(2)).unwrap();
        assert_eq!(unsigned.is_none(), defect.needs_signer(), "{}", defect.name());
    }
}
