//! Made-up records and requests for the tests of this module.

use time::macros::datetime;

use crate::cbor::{Encode, Writer};
use crate::cose::{Content, sign1};
use crate::crypto::digest::sha256;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng::SeededRng;
use crate::crypto::signature::Algorithm;

pub(super) const JP: &str = "org.iso.23220.1.jp";
pub(super) const ISO: &str = "org.iso.23220.1";
pub(super) const MNC: &str = "org.iso.23220.1.jp.mnc";

pub(super) fn key(label: &str) -> SigningKey {
    key_on(Curve::P256, label)
}

pub(super) fn key_on(curve: Curve, label: &str) -> SigningKey {
    SigningKey::generate(curve, &mut SeededRng::labelled(1, label)).unwrap()
}

fn cbor(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    write(&mut writer);
    writer.finish()
}

/// The usual elements: name, number, portrait, and whether 20.
pub(super) fn elements() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let text = |text: &str| {
        cbor(|writer| {
            writer.text(text);
        })
    };
    vec![
        (JP, "full_name_unicode", text("番号　花子")),
        (JP, "individual_number_unicode", text("123456789018")),
        (
            JP,
            "portrait",
            cbor(|writer| {
                writer.bytes(&[0xff; 20_000]);
            }),
        ),
        (ISO, "age_over_20", vec![0xf5]),
    ]
}

/// An IssuerSigned of these elements; its signer has no certificate.
pub(super) fn record(doc_type: &str, device: &SigningKey, elements: &[(&str, &str, Vec<u8>)]) -> Vec<u8> {
    let items: Vec<Vec<u8>> = elements.iter().enumerate().map(|(at, (_, name, value))| item(at, name, value)).collect();
    let mut spaces: Vec<&str> = elements.iter().map(|(space, ..)| *space).collect();
    spaces.dedup();
    let of = |space: &str| {
        elements.iter().enumerate().filter(move |(_, element)| element.0 == space).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let payload = cbor(|writer| {
        let mso = mso(doc_type, device, &spaces.iter().map(|space| (*space, of(space))).collect::<Vec<_>>(), &items);
        writer.tag24(&mso);
    });
    let issuer = key("issuer");
    let auth = sign1(Algorithm::Es256, &[&[0x30, 0x00]], Content::Attached(&payload), |bytes| {
        issuer.sign(Algorithm::Es256, bytes)
    })
    .unwrap();
    cbor(|writer| {
        writer.map(2).text("nameSpaces").map(spaces.len());
        for space in &spaces {
            let places = of(space);
            writer.text(space).array(places.len());
            places.iter().for_each(|at| {
                writer.raw(&items[*at]);
            });
        }
        writer.text("issuerAuth").raw(&auth);
    })
}

fn item(at: usize, name: &str, value: &[u8]) -> Vec<u8> {
    let inner = cbor(|writer| {
        let id = u64::try_from(at).unwrap();
        writer
            .map(4)
            .text("digestID")
            .uint(id)
            .text("random")
            .bytes(&[7; 32])
            .text("elementIdentifier")
            .text(name)
            .text("elementValue")
            .raw(value);
    });
    cbor(|writer| {
        writer.tag24(&inner);
    })
}

fn mso(doc_type: &str, device: &SigningKey, spaces: &[(&str, Vec<usize>)], items: &[Vec<u8>]) -> Vec<u8> {
    let date = |at| crate::cbor::Tdate::new(at).to_cbor();
    cbor(|writer| {
        writer
            .map(6)
            .text("version")
            .text("1.0")
            .text("digestAlgorithm")
            .text("SHA-256")
            .text("valueDigests")
            .map(spaces.len());
        for (space, places) in spaces {
            writer.text(space).map(places.len());
            for at in places {
                writer.uint(u64::try_from(*at).unwrap()).bytes(&sha256(&items[*at]));
            }
        }
        writer.text("deviceKeyInfo").map(1).text("deviceKey").value(device.public());
        writer.text("docType").text(doc_type).text("validityInfo").map(3);
        writer.text("signed").raw(&date(datetime!(2026-01-01 0:00 UTC)));
        writer.text("validFrom").raw(&date(datetime!(2026-01-01 0:00 UTC)));
        writer.text("validUntil").raw(&date(datetime!(2026-03-01 0:00 UTC)));
    })
}

/// Elements asked: namespace, identifier, intent to retain.
pub(super) type Asked<'a> = [(&'a str, &'a str, bool)];

/// A DeviceRequest for documents: docType, elements as namespace, identifier, intent to retain.
pub(super) fn request(documents: &[(&str, &Asked<'_>)]) -> Vec<u8> {
    cbor(|writer| {
        writer.map(2).text("version").text("1.0").text("docRequests").array(documents.len());
        for (doc_type, elements) in documents {
            let mut spaces: Vec<&str> = elements.iter().map(|(space, ..)| *space).collect();
            spaces.dedup();
            let items = cbor(|writer| {
                writer.map(2).text("docType").text(doc_type).text("nameSpaces").map(spaces.len());
                for space in spaces {
                    let of_it: Vec<_> = elements.iter().filter(|element| element.0 == space).collect();
                    writer.text(space).map(of_it.len());
                    of_it.iter().for_each(|(_, name, retain)| {
                        writer.text(name).bool(*retain);
                    });
                }
            });
            writer.map(1).text("itemsRequest").tag24(&items);
        }
    })
}

/// The transcript of a file exchange with the key `reader`.
pub(super) fn transcript(reader: &SigningKey) -> Vec<u8> {
    crate::session::file_transcript(reader.public(), &[9; 16])
}
