//! Encrypted documents (ISO/IEC 18013-5, second edition, 12.6) as another hand made them: opened, and verified.

use std::path::{Path, PathBuf};

use mnc::cbor::{Decoder, Writer};
use mnc::crypto::key::{Curve, SigningKey};
use mnc::mdoc::{DeviceRequest, DeviceResponse};
use mnc::report::{CheckId, Status, Verdict};
use mnc::session::{SessionTranscript, Unopened, encryption_transcript, open_documents, open_response};
use mnc::verifier::trust::Trust;
use mnc::verifier::{Environment, response};
use mnc::x509::OwnedCertificate;
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

struct Vector {
    folder: PathBuf,
    vector: Value,
}

impl Vector {
    fn open() -> Option<Self> {
        let folder = std::env::var_os("MNC_VECTORS")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"), PathBuf::from)
            .join("synthetic-mnc");
        let Ok(text) = std::fs::read(folder.join("second-edition-encrypted-documents.json")) else {
            // Not `eprintln!`, which a test that passes swallows.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                b"SKIPPED encrypted documents: the folder is absent; set MNC_VECTORS\n",
            );
            return None;
        };
        Some(Self { folder, vector: serde_json::from_slice(&text).unwrap() })
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        hex::decode(self.vector[name].as_str().unwrap()).unwrap()
    }

    fn file(&self, name: &str) -> Vec<u8> {
        hex::decode(std::fs::read_to_string(self.folder.join(name)).unwrap().trim()).unwrap()
    }

    fn key(&self, name: &str) -> SigningKey {
        let keys: Value = serde_json::from_slice(&std::fs::read(self.folder.join("keys.json")).unwrap()).unwrap();
        let secret = hex::decode(keys[name]["d"].as_str().unwrap()).unwrap();
        SigningKey::from_secret(Curve::P256, &secret).unwrap()
    }

    /// A request with these parameters for each of so many documents.
    fn request(&self, parameters: bool) -> Vec<u8> {
        let mut items = Writer::new();
        items.map(2 + usize::from(parameters)).text("docType").text("org.iso.23220.1.jp.mnc");
        items.text("nameSpaces").map(1).text("org.iso.23220.1").map(1).text("age_over_20").bool(false);
        if parameters {
            let bytes = self.bytes("encryptionParametersBytes");
            items.text("requestInfo").map(1).text("docResponseEncryption").raw(&bytes);
        }
        let mut request = Writer::new();
        request.map(2).text("version").text("1.0").text("docRequests").array(1);
        request.map(1).text("itemsRequest").tag24(&items.finish());
        request.finish()
    }
}

#[test]
fn the_plaintext_is_the_same_byte_for_byte() {
    let Some(vector) = Vector::open() else { return };
    let used = encryption_transcript(&vector.file("transcript-qr.hex"), &vector.bytes("encryptionParametersBytes"));
    assert_eq!(used.unwrap(), vector.bytes("sessionTranscriptUsed"));
    let bytes = vector.bytes("deviceResponse");
    let answer: DeviceResponse<'_> = Decoder::new(&bytes).whole().unwrap();
    let [sealed] = answer.encrypted_documents.as_slice() else { panic!("one is encrypted") };
    let used = vector.bytes("sessionTranscriptUsed");
    let plain = open_documents(sealed, &used, &vector.key("doc-enc")).unwrap();
    assert_eq!(*plain, vector.bytes("plaintext"));
    for wrong in ["e-reader", "device"] {
        assert_eq!(open_documents(sealed, &used, &vector.key(wrong)), Err(Unopened::NotAuthentic(0)));
    }
    let session = vector.file("transcript-qr.hex");
    assert_eq!(open_documents(sealed, &session, &vector.key("doc-enc")), Err(Unopened::NotAuthentic(0)));
}

#[test]
fn the_documents_inside_verify() {
    let Some(vector) = Vector::open() else { return };
    let (request, session) = (vector.request(true), vector.file("transcript-qr.hex"));
    let request: DeviceRequest<'_> = Decoder::new(&request).whole().unwrap();
    let bytes = vector.bytes("deviceResponse");
    let opened = open_response(&bytes, &request, &session, &vector.key("doc-enc")).unwrap().unwrap();
    let transcripts: Vec<Option<SessionTranscript<'_>>> = opened
        .transcripts
        .iter()
        .map(|bytes| bytes.as_ref().map(|bytes| Decoder::new(bytes).whole().unwrap()))
        .collect();
    let session = Decoder::new(&session).whole().unwrap();
    let mut trust = Trust::nobody();
    trust.add_root(OwnedCertificate::from_der(vector.file("pki/iaca.der.hex")).unwrap()).unwrap();
    let (reader, at) = (vector.key("e-reader"), OffsetDateTime::parse("2026-07-01T00:00:00Z", &Rfc3339).unwrap());
    let env = Environment {
        at,
        trust: &trust,
        pinned: None,
        crls: &[],
        require_revocation: false,
        transcript: Some(&session),
        opened: &transcripts,
        e_reader_key: Some(&reader),
        request: None,
    };
    let verified = response(&opened.response, &env).unwrap();
    assert_eq!(verified.content.documents.len(), 1);
    assert_eq!(verified.report.verdict(false), Verdict::Valid);
    // Over the plain transcript the device proves nothing.
    let verified = response(&opened.response, &Environment { opened: &[], ..env }).unwrap();
    let fails = |id| verified.report.all().any(|check| check.id == id && check.status == Status::Fail);
    assert!(fails(CheckId::DeviceAuth));
}

#[test]
fn an_answer_nobody_asked_for_encrypted_is_not_opened() {
    let Some(vector) = Vector::open() else { return };
    let (request, session) = (vector.request(false), vector.file("transcript-qr.hex"));
    let request: DeviceRequest<'_> = Decoder::new(&request).whole().unwrap();
    let answered = open_response(&vector.bytes("deviceResponse"), &request, &session, &vector.key("doc-enc"));
    assert_eq!(answered.unwrap_err(), Unopened::NotAsked(0));
}
