//! Records here and in isomdl, another implementation: each reads what the other makes.

#[path = "support/record.rs"]
mod record;

use mnc::cbor::Decoder;
use mnc::cose::sig_structure;
use mnc::crypto::digest;
use mnc::crypto::rng::SeededRng;
use mnc::crypto::signature::{self, Algorithm};
use mnc::mdoc::IssuerSigned;
use record::Made;

#[test]
fn theirs_is_read_here() {
    for our_arithmetic in [false, true] {
        let made = Made::new(20_000);
        let bytes = made.theirs(our_arithmetic);
        let decoder = Decoder::new(&bytes);
        let record: IssuerSigned<'_> = decoder.whole().unwrap();
        let mso = &record.issuer_auth.mso.as_ref().unwrap().value;
        let mut count = 0;
        for (name_space, item) in record.elements() {
            let digest = digest::hash(digest::Algorithm::Sha256, item.bytes());
            assert_eq!(mso.digests(name_space).unwrap().get(item.value.digest_id), Some(digest.as_bytes()));
            count += 1;
        }
        assert_eq!(count, 11);
        let message = &record.issuer_auth.message;
        let signed = sig_structure(message.headers.protected_bytes(), message.payload_bytes().unwrap());
        assert_eq!(signature::verify(Algorithm::Es256, made.signer.public(), &signed, &message.seal), Ok(()));
        assert_eq!(mso.device_key_info.device_key.as_ref().unwrap().public_key().as_ref(), Ok(made.device.public()));
    }
}

#[test]
fn ours_is_read_there() {
    let made = Made::new(20_000);
    read_there(&made.ours(&mut SeededRng::new(1)));
    read_there(&made.ours_of_the_second_edition(&mut SeededRng::new(1)));
}

fn read_there(issued: &mnc::issuer::sign::Issued) {
    let read: isomdl::definitions::IssuerSigned = isomdl::cbor::from_slice(issued.bytes()).unwrap();
    let mso: isomdl::definitions::helpers::Tag24<isomdl::definitions::Mso> =
        isomdl::cbor::from_slice(read.issuer_auth.payload.as_ref().unwrap()).unwrap();
    let mso = mso.into_inner();
    assert_eq!(mso.doc_type, "org.iso.23220.1.jp.mnc");
    assert_eq!(mso.validity_info.signed, record::SIGNED);
    let namespaces = read.namespaces.unwrap().into_inner();
    assert_eq!(namespaces.values().map(|items| items.len()).sum::<usize>(), 11);
    for (name_space, items) in &namespaces {
        for item in items.iter() {
            let bytes = isomdl::cbor::to_vec(item).unwrap();
            let digest = digest::hash(digest::Algorithm::Sha256, &bytes);
            let listed = &mso.value_digests[name_space][&item.as_ref().digest_id];
            assert_eq!(isomdl::cbor::to_vec(listed).unwrap()[2..], *digest.as_bytes());
        }
    }
}
