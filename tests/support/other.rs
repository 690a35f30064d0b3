//! A record of another document type, in a wallet beside the record.

use std::path::Path;

use mnc::cbor::{Decoder, Writer};
use mnc::cose::{Content, sign1};
use mnc::crypto::digest;
use mnc::crypto::key::{Curve, SigningKey};
use mnc::crypto::rng::SeededRng;
use mnc::crypto::signature::Algorithm;
use mnc::holder::present::Held;
use mnc::holder::wallet::{NewRecord, Wallet};
use mnc::issuer::draft::{Draft, ElementValue};
use mnc::issuer::sign::{Statement, issuer_signed};
use mnc::issuer::world::Signer;
use mnc::profile::Thumbprint;
use mnc::profile::mnc::{Element, Threshold};
use time::OffsetDateTime;

/// Stores a record of this type that says `age_over_20`, signed by the world's signer; `change` may change the map of its
/// MSO before.
pub(crate) fn store(
    world: &Path,
    wallet: &Path,
    doc_type: &str,
    signed: OffsetDateTime,
    change: impl Fn(Vec<u8>) -> Vec<u8>,
) {
    let device = SigningKey::generate(Curve::P256, &mut SeededRng::labelled(9, doc_type)).expect("a key");
    let signer = Signer::load(&world.join("ds")).expect("a signer");
    let until = signed + time::Duration::days(30);
    let mut draft = Draft::default();
    draft.set(Element::AgeOver(Threshold::TWENTY), ElementValue::Bool(true));
    let statement = Statement {
        doc_type,
        parts: Statement::parts_of(&draft),
        device_key: device.public(),
        digest: digest::Algorithm::Sha256,
        signed,
        valid_from: signed,
        valid_until: until,
        second: None,
    };
    let sign = |bytes: &[u8]| signer.key.sign(Algorithm::Es256, bytes);
    let certificate = signer.certificate.as_der();
    let issued = issuer_signed(&statement, certificate, Algorithm::Es256, &mut SeededRng::new(3), sign);
    let issued = issued.expect("a record").into_bytes();
    let payload = Decoder::new(Held::read(&issued).expect("a record").mso_bytes).item().expect("CBOR");
    let mso = payload.tagged(24, "").and_then(|inner| inner.byte_string()).expect("a map").into_owned();
    let mut payload = Writer::new();
    payload.tag24(&change(mso));
    let auth = sign1(Algorithm::Es256, &[certificate], Content::Attached(&payload.finish()), sign).expect("signed");
    let bytes = replace(&issued, "issuerAuth", &auth);
    let record = NewRecord {
        id: Held::read(&bytes).expect("a record").id(),
        doc_type,
        device_key: Thumbprint::of(device.public()),
        valid_from: signed,
        valid_until: until,
        notices: None,
        bytes: &bytes,
    };
    Wallet::open(wallet).expect("a wallet").store(&record, Some(&device)).expect("stored");
}

/// A map with this entry in the place of the one of that name, or behind the others.
pub(crate) fn replace(map: &[u8], name: &str, value: &[u8]) -> Vec<u8> {
    let entries = Decoder::new(map).item().and_then(|item| item.map()).expect("a map");
    let others: Vec<_> = entries.iter().filter(|(key, _)| key.node.as_text() != Some(name)).collect();
    let mut writer = Writer::new();
    writer.map(others.len() + 1);
    for (key, value) in others {
        writer.raw(key.bytes(map)).raw(value.bytes(map));
    }
    writer.text(name).raw(value);
    writer.finish()
}
