//! A made-up person's record, made by this toolkit and by isomdl.
#![allow(dead_code, unreachable_pub)] // each test uses its own part

use std::collections::BTreeMap;

use isomdl::cose::SignatureAlgorithm as _;
use isomdl::definitions as theirs;
use isomdl::definitions::x509::X5Chain;
use isomdl::issuance::Mdoc;
use mnc::crypto::digest;
use mnc::crypto::key::{Curve, SigningKey};
use mnc::crypto::rng::{Rng, SeededRng};
use mnc::crypto::signature::{self, Algorithm};
use mnc::issuer::draft::{Draft, ElementValue, Person};
use mnc::issuer::sign::{Issued, SecondEdition, Statement, issuer_signed};
use mnc::mdoc::{IdentifierListInfo, StatusListInfo};
use mnc::profile::mnc::{DOC_TYPE, Element, Threshold};
use time::OffsetDateTime;
use time::macros::{date, datetime};

/// What a record is made of.
pub struct Made {
    pub signer: SigningKey,
    pub signer_of_isomdl: p256_of_isomdl::ecdsa::SigningKey,
    pub device: SigningKey,
    pub certificate: Vec<u8>,
    pub draft: Draft,
    pub namespaces: BTreeMap<String, BTreeMap<String, ciborium::Value>>,
}

pub const SIGNED: OffsetDateTime = datetime!(2026-01-15 00:00 UTC);
pub const UNTIL: OffsetDateTime = datetime!(2026-02-14 00:00 UTC);

impl Made {
    /// Eleven elements, the portrait of so many bytes.
    pub fn new(portrait: usize) -> Self {
        let mut rng = SeededRng::new(5);
        let random = SigningKey::generate(Curve::P256, &mut rng).unwrap();
        let signer = SigningKey::from_secret(Curve::P256, random.secret_bytes()).unwrap();
        let device = SigningKey::generate(Curve::P256, &mut rng).unwrap();
        let signer_of_isomdl = p256_of_isomdl::ecdsa::SigningKey::from_slice(signer.secret_bytes()).unwrap();
        let mut image = vec![0; portrait];
        rng.fill(&mut image);
        let draft = draft(image);
        let namespaces = namespaces(&draft);
        Self { certificate: certificate(&signer), signer, signer_of_isomdl, device, draft, namespaces }
    }

    pub fn statement(&self) -> Statement<'_> {
        Statement {
            doc_type: DOC_TYPE,
            parts: Statement::parts_of(&self.draft),
            device_key: self.device.public(),
            digest: digest::Algorithm::Sha256,
            signed: SIGNED,
            valid_from: SIGNED,
            valid_until: UNTIL,
            second: None,
        }
    }

    /// The record as this toolkit makes it.
    pub fn ours(&self, rng: &mut dyn Rng) -> Issued {
        let sign = |bytes: &[u8]| self.signer.sign(Algorithm::Es256, bytes);
        issuer_signed(&self.statement(), &self.certificate, Algorithm::Es256, rng, sign).unwrap()
    }

    /// The same in the second edition, with both lists.
    pub fn ours_of_the_second_edition(&self, rng: &mut dyn Rng) -> Issued {
        let uri = "https://mock.example/list";
        let second = SecondEdition {
            status_list: Some(StatusListInfo { idx: 412, uri: uri.into(), certificate: None }),
            identifier_list: Some(IdentifierListInfo { id: vec![7; 16].into(), uri: uri.into(), certificate: None }),
        };
        let statement = Statement { second: Some(second), ..self.statement() };
        let sign = |bytes: &[u8]| self.signer.sign(Algorithm::Es256, bytes);
        issuer_signed(&statement, &self.certificate, Algorithm::Es256, rng, sign).unwrap()
    }

    /// The record as isomdl makes it, signed by its own arithmetic or by ours.
    pub fn theirs(&self, our_arithmetic: bool) -> Vec<u8> {
        let builder = Mdoc::builder()
            .doc_type(DOC_TYPE.to_owned())
            .namespaces(self.namespaces.clone())
            .validity_info(theirs::ValidityInfo {
                signed: SIGNED,
                valid_from: SIGNED,
                valid_until: UNTIL,
                expected_update: None,
            })
            .digest_algorithm(theirs::DigestAlgorithm::SHA256)
            .device_key_info(self.device_key_info())
            .enable_decoy_digests(false);
        let chain = X5Chain::builder().with_der_certificate(&self.certificate).unwrap().build().unwrap();
        let mdoc = if our_arithmetic {
            let prepared = builder.prepare(self.signer_of_isomdl.algorithm()).unwrap();
            let signature = self.signer.sign(Algorithm::Es256, prepared.signature_payload()).unwrap();
            prepared.complete(chain, signature)
        } else {
            builder.issue::<_, p256_of_isomdl::ecdsa::Signature>(chain, self.signer_of_isomdl.clone()).unwrap()
        };
        let signed = theirs::IssuerSigned { namespaces: Some(mdoc.namespaces), issuer_auth: mdoc.issuer_auth };
        isomdl::cbor::to_vec(&signed).unwrap()
    }

    fn device_key_info(&self) -> theirs::DeviceKeyInfo {
        let key = self.device.public();
        let mnc::crypto::key::Y::Bytes(y) = key.y() else { unreachable!() };
        let device_key = theirs::CoseKey::EC2 {
            crv: theirs::EC2Curve::P256,
            x: key.x().to_vec(),
            y: theirs::EC2Y::Value(y.to_vec()),
        };
        theirs::DeviceKeyInfo { device_key, key_authorizations: None, key_info: None }
    }
}

fn draft(portrait: Vec<u8>) -> Draft {
    let json = r#"{"full_name":"番号　花子","resident_address":"〇〇県△△市□□町１−２−３","local_gov_code":"14364",
        "individual_number":"123456789018","birth_date":"1971-09-01","sex":2}"#;
    let person = Person::parse(json.as_bytes()).unwrap();
    let mut draft = Draft::of_person(&person, None, date!(2026 - 01 - 15), &[Threshold::TWENTY]).unwrap();
    draft.set(Element::Portrait, ElementValue::Bytes(portrait));
    draft
}

fn namespaces(draft: &Draft) -> BTreeMap<String, BTreeMap<String, ciborium::Value>> {
    let mut out: BTreeMap<String, BTreeMap<String, ciborium::Value>> = BTreeMap::new();
    for (element, value) in draft.elements() {
        let value = match value {
            ElementValue::Bool(value) => ciborium::Value::Bool(*value),
            ElementValue::Bytes(bytes) => ciborium::Value::Bytes(bytes.clone()),
            ElementValue::FullDate(date) => {
                ciborium::Value::Tag(1004, Box::new(ciborium::Value::Text(mnc::cbor::FullDate(*date).to_string())))
            }
            ElementValue::Text(text) => ciborium::Value::Text(text.clone()),
            ElementValue::Uint(value) => ciborium::Value::Integer((*value).into()),
            ElementValue::BirthDate { .. } => unreachable!("not in this draft"),
        };
        out.entry(element.namespace().to_owned()).or_default().insert(element.identifier().to_owned(), value);
    }
    out
}

/// A certificate of the signer's key, signed by itself: what is in it does not matter here.
fn certificate(signer: &SigningKey) -> Vec<u8> {
    let ecdsa_with_sha256 = [0x30, 0x0a, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
    let common_name = [tlv(6, &[&[0x55, 4, 3]]), tlv(12, &[b"MOCK signer"])].concat();
    let name = tlv(0x30, &[&tlv(0x31, &[&tlv(0x30, &[&common_name])])]);
    let validity = tlv(0x30, &[&tlv(23, &[b"260101000000Z"]), &tlv(23, &[b"270101000000Z"])]);
    let key = signer.public().to_spki_der();
    let body = tlv(0x30, &[&[0xa0, 3, 2, 1, 2], &[2, 1, 7], &ecdsa_with_sha256, &name, &validity, &name, &key]);
    let signature = signature::to_der(&signer.sign(Algorithm::Es256, &body).unwrap());
    tlv(0x30, &[&body, &ecdsa_with_sha256, &tlv(3, &[&[0], &signature])])
}

/// One DER value of less than 64 KiB.
fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let [.., high, low] = content.len().to_be_bytes();
    let mut out = vec![tag];
    match content.len() {
        0..=127 => out.push(low),
        128..=255 => out.extend([0x81, low]),
        _ => out.extend([0x82, high, low]),
    }
    out.extend(content);
    out
}
