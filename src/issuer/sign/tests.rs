use time::macros::{date, datetime};

use super::*;
use crate::cbor::Decoder;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng::SeededRng;
use crate::crypto::signature::Algorithm;
use crate::mdoc::{IdentifierListInfo, IssuerSigned, StatusListInfo};
use crate::profile::mnc::{Element, NAMESPACE_ISO, NAMESPACE_JP};

fn draft(portrait: usize) -> Draft {
    let mut draft = Draft::default();
    draft.set(Element::FullName, ElementValue::Text("番号　花子".into()));
    draft.set(Element::IndividualNumber, ElementValue::Text("123456789018".into()));
    draft.set(Element::Portrait, ElementValue::Bytes(vec![0xab; portrait]));
    draft.set(Element::Sex, ElementValue::Uint(2));
    draft.set(Element::BirthDate, ElementValue::FullDate(date!(1971 - 09 - 01)));
    draft
}

fn statement<'a>(draft: &'a Draft, device: &'a PublicKey, digest: digest::Algorithm) -> Statement<'a> {
    Statement {
        doc_type: mnc::DOC_TYPE,
        parts: Statement::parts_of(draft),
        device_key: device,
        digest,
        signed: datetime!(2026-01-15 00:00 UTC),
        valid_from: datetime!(2026-01-15 00:00 UTC),
        valid_until: datetime!(2026-02-14 00:00 UTC),
        second: None,
    }
}

fn sign(curve: Curve, digest: digest::Algorithm, portrait: usize) -> (Issued, SigningKey, PublicKey) {
    let mut rng = SeededRng::new(1);
    let device = SigningKey::generate(Curve::P256, &mut rng).unwrap().public().clone();
    let signer = SigningKey::generate(curve, &mut rng).unwrap();
    let algorithm = Algorithm::for_curve(curve).unwrap();
    let draft = draft(portrait);
    let statement = statement(&draft, &device, digest);
    let issued = issuer_signed(&statement, b"certificate", algorithm, &mut rng, |bytes| signer.sign(algorithm, bytes));
    (issued.unwrap(), signer, device)
}

#[test]
fn what_is_made_is_read_and_holds() {
    for curve in [Curve::P256, Curve::P384, Curve::P521, Curve::Ed25519] {
        for digest in digest::Algorithm::ALL {
            for portrait in [0, 10, 200, 300, 20_000, 70_000] {
                let (issued, signer, device) = sign(curve, digest, portrait);
                holds(&issued, &signer, &device, digest);
            }
        }
    }
}

fn holds(issued: &Issued, signer: &SigningKey, device: &PublicKey, algorithm: digest::Algorithm) {
    let decoder = Decoder::new(issued.bytes());
    let record: IssuerSigned<'_> = decoder.whole().unwrap();
    assert!(decoder.take_lints().is_empty());
    let message = &record.issuer_auth.message;
    let mso = record.issuer_auth.mso.as_ref().unwrap();
    assert_eq!(mso.bytes(), issued.mso_bytes());
    let signed = crate::cose::sig_structure(message.headers.protected_bytes(), message.payload_bytes().unwrap());
    let made_by = Algorithm::for_curve(signer.curve()).unwrap();
    assert_eq!(signature::verify(made_by, signer.public(), &signed, &message.seal), Ok(()));
    assert_eq!(mso.value.device_key_info.device_key.as_ref().unwrap().public_key().as_ref(), Ok(device));
    assert_eq!(&*mso.value.doc_type, mnc::DOC_TYPE);
    let mut count = 0;
    for (name_space, item) in record.elements() {
        let digest = digest::hash(algorithm, item.bytes());
        let listed = mso.value.digests(name_space).unwrap().get(item.value.digest_id);
        assert_eq!(listed, Some(digest.as_bytes()), "{}", &*item.value.element_identifier);
        assert_eq!(item.value.random.len(), RANDOM_LENGTH);
        count += 1;
    }
    assert_eq!(count, 5);
    assert_eq!(record.name_spaces.iter().map(|(name, _)| &**name).collect::<Vec<_>>(), [NAMESPACE_ISO, NAMESPACE_JP]);
}

#[test]
fn digest_ids_do_not_follow_the_elements() {
    let mut rng = SeededRng::new(7);
    let draft = draft(1);
    let parts = Statement::parts_of(&draft);
    let mut first = std::collections::BTreeSet::new();
    for _ in 0..64 {
        let ids = Chance::draw(&parts, &mut rng).ids;
        let mut sorted = ids.clone();
        sorted[..2].sort_unstable();
        sorted[2..].sort_unstable();
        assert_eq!(sorted, [0, 1, 0, 1, 2]);
        first.insert(ids[2]);
    }
    assert_eq!(first.len(), 3, "every element gets every number");
}

#[test]
fn the_same_chance_gives_the_same_record() {
    let seeded = || sign(Curve::P256, digest::Algorithm::Sha256, 100).0;
    assert_eq!(seeded(), seeded());
}

/// In the second edition the protected headers name the certificate, and the MSO the lists, each map in order.
#[test]
fn the_second_edition_adds_the_thumbprint_and_the_lists() {
    let mut rng = SeededRng::new(1);
    let signer = SigningKey::generate(Curve::P256, &mut rng).unwrap();
    let draft = draft(300);
    let by_index = || StatusListInfo { idx: 70_000, uri: "https://a.example/s".into(), certificate: None };
    let by_identifier =
        || IdentifierListInfo { id: vec![7; 16].into(), uri: "https://a.example/i".into(), certificate: None };
    let certified = StatusListInfo { certificate: Some(b"anchor".as_slice().into()), ..by_index() };
    for (status_list, identifier_list, status) in [
        (None, None, String::new()),
        (
            Some(by_index()),
            None,
            format!("a16b{}a263{}1a0001117063{}73", hex::encode("status_list"), hex::encode("idx"), uri()),
        ),
        (
            None,
            Some(by_identifier()),
            format!("a16f{}a262696450{}63{}69", hex::encode("identifier_list"), "07".repeat(16), uri()),
        ),
        (Some(by_index()), Some(by_identifier()), format!("a26b{}", hex::encode("status_list"))),
        (
            Some(certified),
            None,
            format!("73 6b{} 46{}", hex::encode("certificate"), hex::encode("anchor")).replace(' ', ""),
        ),
    ] {
        let second = SecondEdition { status_list, identifier_list };
        let algorithm = digest::Algorithm::Sha256;
        let statement = Statement { second: Some(second.clone()), ..statement(&draft, signer.public(), algorithm) };
        let sign = |bytes: &[u8]| signer.sign(Algorithm::Es256, bytes);
        let issued = issuer_signed(&statement, b"certificate", Algorithm::Es256, &mut rng, sign).unwrap();
        holds(&issued, &signer, signer.public(), algorithm);
        let record: IssuerSigned<'_> = Decoder::new(issued.bytes()).whole().unwrap();
        let read = record.issuer_auth.mso.as_ref().unwrap().value.status.as_ref();
        assert_eq!(read.and_then(|read| read.status_list.as_ref()), second.status_list.as_ref());
        assert_eq!(read.and_then(|read| read.identifier_list.as_ref()), second.identifier_list.as_ref());
        let hash = hex::encode(crate::crypto::digest::sha256(b"certificate"));
        let protected = hex::encode(record.issuer_auth.message.headers.protected_bytes());
        assert_eq!(protected, format!("a20126182282 2f 5820{hash}").replace(' ', ""));
        let key = if second.names_list() { format!("a7 66{}", hex::encode("status")) } else { "a6 67".to_owned() };
        let mso = hex::encode(issued.mso_bytes());
        assert!(mso.contains(&key.replace(' ', "")) && mso.contains(&status), "{mso}");
    }
}

/// The key `uri` and the text, all but its last letter.
fn uri() -> String {
    format!("{}73{}", hex::encode("uri"), hex::encode("https://a.example/"))
}
