use ::time::OffsetDateTime;
use ::time::macros::datetime;
use proptest::prelude::*;

use super::*;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng::SeededRng;
use crate::crypto::signature::{Algorithm, SignatureError, to_der};
use crate::crypto::{digest, rsa};
use crate::x509::write;

mod openssl;
mod tamper;

const AT: OffsetDateTime = datetime!(2026-01-15 00:00 UTC);

/// A made-up certificate of a key, signed by another: no extensions but the key's identifier.
fn certificate(name: &str, key: &rsa::PublicKey, issuer: &str, signer: &rsa::PrivateKey, serial: u8) -> Vec<u8> {
    let named = |name: &str| {
        let pair = write::sequence(&[&write::oid(oid::COMMON_NAME)?, &write::utf8(name)?])?;
        write::sequence(&[&write::set_of(vec![pair])?])
    };
    let make = || {
        let algorithm = write::algorithm(oid::RSA_SHA256, true)?;
        let identifier = write::octets(&write::octets(&key.key_identifier())?)?;
        let mut extensions = write::sequence(&[&write::oid(oid::SUBJECT_KEY_IDENTIFIER)?, &identifier])?;
        if name == issuer {
            let authority = write::octets(&[0x30, 3, 1, 1, 0xff])?;
            extensions.extend(write::sequence(&[&write::oid(oid::BASIC_CONSTRAINTS)?, &authority])?);
        }
        let body = write::sequence(&[
            &write::tagged(0, &[&write::unsigned(&[2])?])?,
            &write::unsigned(&[serial])?,
            &algorithm,
            &named(issuer)?,
            &write::sequence(&[&write::time(AT)?, &write::time(AT + ::time::Duration::days(90))?])?,
            &named(name)?,
            &key.to_spki_der(),
            &write::tagged(3, &[&write::sequence(&[&extensions])?])?,
        ])?;
        let signature = signer.sign(digest::Algorithm::Sha256, &body);
        write::sequence(&[&body, &algorithm, &write::bits(&signature)?])
    };
    make().unwrap()
}

/// An authority, a signer, and the certificates of both.
struct People {
    signer: rsa::PrivateKey,
    authority_der: Vec<u8>,
    signer_der: Vec<u8>,
}

fn people() -> People {
    let key = |label| rsa::PrivateKey::generate(2048, &mut SeededRng::labelled(1, label)).unwrap();
    let (authority, signer) = (key("cms authority"), key("cms signer"));
    let authority_der = certificate("MOCK CA", authority.public(), "MOCK CA", &authority, 1);
    let signer_der = certificate("MOCK signer", signer.public(), "MOCK CA", &authority, 2);
    People { signer, authority_der, signer_der }
}

impl People {
    fn made(&self, content: &[u8], attached: bool) -> Vec<u8> {
        let signer = Certificate::from_der(&self.signer_der).unwrap();
        let authority = Certificate::from_der(&self.authority_der).unwrap();
        let draft =
            Draft { content, content_type: DATA, attached, signing_time: AT, signer: &signer, more: &[&authority] };
        make(&draft, |wanted| self.signer.sign_raw(&wanted.digest_info())).unwrap()
    }
}

fn findings(signed: &SignedData<'_>, content: Option<&[u8]>) -> Vec<Finding> {
    signed.check(content, &[]).into_iter().flat_map(|check| check.findings).collect()
}

#[test]
fn what_is_made_holds_and_says_what_it_should() {
    let people = people();
    let der = people.made(b"content", false);
    let signed = SignedData::from_der(&der).unwrap();
    assert_eq!((signed.version(), signed.content()), (1, None));
    assert!(signed.content_type() == DATA);
    assert_eq!(signed.certificates().len(), 2);
    let signer = &signed.signers()[0];
    assert!(matches!(signer.id, SignerId::IssuerAndSerial(_, serial) if serial.as_bytes() == [2]));
    assert_eq!(signer.signature.len(), 256);
    let attributes = signer.attributes.as_ref().unwrap();
    assert_eq!(attributes.signing_time, Some(AT));
    assert_eq!(attributes.message_digest.unwrap(), digest::sha256(b"content"));
    assert!(attributes.others.is_empty());
    let certificate = Certificate::from_der(&people.signer_der).unwrap();
    assert_eq!(attributes.signing_certificate.as_ref().unwrap().names(&certificate), Some(true));
    let checks = signed.check(Some(b"content"), &[]);
    assert!(checks[0].holds());
    assert_eq!(checks[0].certificate.unwrap().as_der(), people.signer_der);
    assert_eq!(people.made(b"content", false), der, "no random part");
}

#[test]
fn content_inside_and_beside() {
    let people = people();
    let (beside, inside) = (people.made(b"content", false), people.made(b"content", true));
    let (beside, inside) = (SignedData::from_der(&beside).unwrap(), SignedData::from_der(&inside).unwrap());
    assert_eq!(inside.content(), Some(&b"content"[..]));
    assert_eq!(findings(&inside, None), []);
    assert_eq!(findings(&inside, Some(b"content")), []);
    assert_eq!(findings(&beside, None), [Finding::ContentMissing]);
    let computed = digest::sha256(b"other").to_vec();
    let differs = Finding::Digest { computed, signed: digest::sha256(b"content").to_vec() };
    assert_eq!(findings(&beside, Some(b"other")), std::slice::from_ref(&differs));
    assert_eq!(findings(&inside, Some(b"other")), [Finding::ContentOther, differs]);
}

#[test]
fn the_card_of_2028_is_one_more_row() {
    use crate::x509::certificate::Validity;
    use crate::x509::issue::{self, Issuer, Subject, issue};
    let mut rng = SeededRng::new(9);
    let key = SigningKey::generate(Curve::P384, &mut rng).unwrap();
    let validity = Validity { not_before: AT, not_after: AT + ::time::Duration::days(365) };
    let draft = issue::Draft {
        role: crate::x509::profile::Role::Iaca,
        subject: Subject::named("MOCK next card").of_country("JP"),
        key: key.public(),
        validity,
        contact: Some("https://mock.example/".to_owned()),
        crl_url: Some("https://mock.example/crl".to_owned()),
        domains: Vec::new(),
        defect: None,
    };
    let certificate = issue(&draft, &Issuer::Itself(&key), &mut rng).unwrap();
    let (signer, content) = (certificate.view(), b"content");
    let draft = Draft { content, content_type: DATA, attached: false, signing_time: AT, signer: &signer, more: &[] };
    let der = make(&draft, |wanted| {
        assert_eq!(wanted.scheme, Scheme::ECDSA_SHA384);
        key.sign(Algorithm::Es384, wanted.bytes).map(|made| to_der(&made))
    });
    let der = der.unwrap();
    let signed = SignedData::from_der(&der).unwrap();
    assert_eq!(findings(&signed, Some(content)), []);
    assert_eq!(signed.signers()[0].digest.algorithm(), Some(digest::Algorithm::Sha384));
}

#[test]
fn a_key_that_is_not_the_certificates_is_found_out() {
    let people = people();
    let signer = Certificate::from_der(&people.signer_der).unwrap();
    let other = rsa::PrivateKey::generate(2048, &mut SeededRng::new(5)).unwrap();
    let content_type = DATA;
    let draft = Draft { content: b"", content_type, attached: false, signing_time: AT, signer: &signer, more: &[] };
    match make(&draft, |wanted| other.sign_raw(&wanted.digest_info())).unwrap_err() {
        MakeError::Signature(found) => assert_eq!(found, [Finding::Signature(SignatureError::Mismatch)]),
        other => panic!("{other:?}"),
    }
    assert!(matches!(make(&draft, |_| Err("card gone")).unwrap_err(), MakeError::Signer("card gone")));
}

proptest! {
    #[test]
    fn reading_never_panics_and_points_into_the_input(input in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Err(error) = SignedData::from_der(&input) {
            prop_assert!(error.offset <= input.len());
        }
    }
}

#[test]
fn any_changed_byte_is_noticed_or_not_signed() {
    let people = people();
    let der = people.made(b"content", false);
    for place in 0..der.len() {
        let mut changed = der.clone();
        changed[place] ^= 1;
        let Ok(signed) = SignedData::from_der(&changed) else { continue };
        let held = signed.check(Some(b"content"), &[]).iter().all(SignerCheck::holds);
        let held = held && signed.uncovered_part().is_none();
        // What may change unseen here: the other certificate.
        let other = changed.windows(people.authority_der.len()).all(|part| part != people.authority_der);
        assert!(!held || other, "byte {place} of {}", der.len());
    }
}
