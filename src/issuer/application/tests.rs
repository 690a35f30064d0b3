use time::macros::datetime;

use super::*;
use crate::cose::sig_structure;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::signature::{Algorithm, verify};

fn key() -> SigningKey {
    SigningKey::from_secret(Curve::P256, &[7; 32]).unwrap().with_repeatable_signatures(true)
}

fn draft<'a>(key: &'a SigningKey, nonce: &'a [u8]) -> Draft<'a> {
    Draft {
        doc_type: "org.iso.23220.1.jp.mnc",
        nonce,
        created: datetime!(2026-11-23 01:02:03 UTC),
        valid_days: 30,
        device_key: key.public(),
        text: CardText {
            secret_number: b"number".into(),
            attributes: b"attributes".into(),
            secret_proof: b"proof".into(),
            certificate: b"cvc".into(),
        },
        visual: CardVisual { face: b"face".into(), info: b"info".into(), certificate: b"cvc2".into() },
    }
}

fn made(nonce: &[u8]) -> Vec<u8> {
    let key = key();
    let made = draft(&key, nonce).prove(Algorithm::Es256, |bytes| key.sign(Algorithm::Es256, bytes)).unwrap();
    made.seal(b"cms").into_bytes()
}

#[test]
fn what_is_made_is_read() {
    let bytes = made(&[1; 16]);
    let decoder = Decoder::new(&bytes);
    let read: Application<'_> = decoder.whole().unwrap();
    assert_eq!(decoder.take_lints(), []);
    assert_eq!(read.version, VERSION);
    assert_eq!(read.body.value.created.at(), datetime!(2026-11-23 01:02:03 UTC));
    assert_eq!(read.body.value.valid_days, 30);
    assert_eq!(&*read.body.value.text.secret_number, b"number");
    assert_eq!(&*read.body.value.visual.info, b"info");
    assert_eq!(&bytes[read.signature_offset..read.signature_offset + 3], b"cms");
    assert!(read.unknown.is_empty());
}

#[test]
fn the_device_key_signs_the_body_as_it_stands() {
    let bytes = made(&[1; 16]);
    let read: Application<'_> = Decoder::new(&bytes).whole().unwrap();
    let message = sig_structure(read.device_proof.headers.protected_bytes(), read.signed_bytes());
    verify(Algorithm::Es256, key().public(), &message, &read.device_proof.seal).unwrap();
    assert_eq!(read.device_proof.payload_bytes(), None);
    assert_eq!(read.signed_bytes()[..2], [0xd8, 24]);
}

#[test]
fn it_is_known_by_what_is_signed() {
    let (one, other) = (made(&[1; 16]), made(&[2; 16]));
    let fingerprint = |bytes: &[u8]| Decoder::new(bytes).whole::<Application<'_>>().unwrap().fingerprint();
    assert_ne!(fingerprint(&one), fingerprint(&other));
    let mut longer = one.clone();
    longer[0] = 0xa5;
    longer.extend(b"\x61x\x01");
    assert_eq!(fingerprint(&one), fingerprint(&longer));
    assert_eq!(Decoder::new(&longer).whole::<Application<'_>>().unwrap().unknown.len(), 1);
}

#[test]
fn a_nonce_has_its_length_and_errors_their_place() {
    for nonce in [&[0; 15][..], &[0; 65]] {
        let bytes = made(nonce);
        let error = Decoder::new(&bytes).whole::<Application<'_>>().unwrap_err();
        assert_eq!(error.path.to_string(), "body.nonce");
        assert_eq!(&bytes[error.offset - 6..error.offset], b"\x65nonce");
    }
    let bytes = made(&[1; 16]);
    for end in 0..bytes.len() {
        assert!(Decoder::new(&bytes[..end]).whole::<Application<'_>>().is_err());
    }
}

#[test]
fn the_number_is_shown_by_nothing() {
    let bytes = made(&[1; 16]);
    let read: Application<'_> = Decoder::new(&bytes).whole().unwrap();
    assert!(!format!("{:?}", read.body.value.text).contains("110"));
}
