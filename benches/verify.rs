//! How fast an answer is verified: beside the work nobody can leave out (three signatures, SHA-256 over the same bytes),
//! and beside isomdl. Medians of batches that take turns, all on one core; run with `cargo bench --bench verify`.
//!
//! The answer holds all elements and a portrait of 20 kB; anchors and transcript are loaded before, the report is built
//! and not rendered. Times change with the machine, so nothing here fails; the ratios are what to look at.

#[path = "support/measure.rs"]
mod measure;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use isomdl::definitions::device_response as theirs;
use isomdl::definitions::x509::X5Chain;
use isomdl::definitions::x509::trust_anchor::{PemTrustAnchor, TrustAnchorRegistry, TrustPurpose};
use isomdl::presentation::reader_utils::validate_response;
use mnc::cbor::Decoder;
use mnc::cose::sig_structure;
use mnc::crypto::digest::{Algorithm, hash};
use mnc::mdoc::{DeviceRequest, DeviceResponse, device_authentication_bytes};
use mnc::session::SessionTranscript;
use mnc::verifier::trust::Trust;
use mnc::verifier::{self, Environment};
use mnc::x509::{Certificate, OwnedCertificate};
use time::macros::datetime;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return; // `cargo test --all-targets` only wants to see that it builds
    }
    let folder = tempfile::tempdir().expect("a folder");
    make(folder.path());
    let load = |name: &str| std::fs::read(folder.path().join(name)).expect("made before");
    let (response, request, transcript) =
        (load("response.cbor"), load("exchange/request.cbor"), load("exchange/transcript.cbor"));
    let pem = load("world/iaca.pem");
    let root = mnc::x509::read_certificates(&pem).expect("the root").remove(0);
    let mut trust = Trust::nobody();
    trust.add_root(root.clone()).expect("a root");
    let transcript: SessionTranscript<'_> = Decoder::new(&transcript).whole().expect("the transcript");
    let request: DeviceRequest<'_> = Decoder::new(&request).whole().expect("the request");
    let env = Environment {
        at: datetime!(2026-01-20 00:00 UTC),
        trust: &trust,
        pinned: None,
        crls: &[],
        require_revocation: false,
        transcript: Some(&transcript),
        opened: &[],
        e_reader_key: None,
        request: Some(&request),
    };
    let verdict = verifier::response(&response, &env).expect("our own answer").report.verdict(false);
    assert_eq!(verdict.word(), "valid");
    let pieces = Pieces::of(&response, &root, &transcript);
    let theirs = Theirs::new(&response, &pem, &transcript);
    let mut ours = || drop(black_box(verifier::response(black_box(&response), &env)));
    let mut bare = || pieces.work();
    let mut isomdl = || theirs.work();
    let times = measure::medians([
        ("verify", &mut ours as &mut dyn FnMut()),
        ("bare work: three signatures and digests", &mut bare),
        ("isomdl", &mut isomdl),
    ]);
    println!("verify of {} bytes", response.len());
    measure::print(&times);
    println!("verify / bare work   {:.2}  (at most 1.15)", times[0].1 / times[1].1);
    println!("isomdl / verify      {:.2}  (at least 4)", times[2].1 / times[0].1);
}

/// Has the command line make a world, a record of the largest kind, a request without reader authentication, an answer.
fn make(folder: &Path) {
    let person = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/people/taro.json");
    let lines: [&[&str]; 6] = [
        &["keygen", "demo", "world"],
        &["keygen", "device", "-o", "device"],
        &["issue", "record", "--person", person, "--device-key", "device.pub", "--world", "world", "-o", "record.cbor"],
        &["issue", "store", "record.cbor", "--wallet", "wallet", "--device-key", "device.key", "--ledger", "world"],
        &["verify", "request", "--ask", "full", "--session", "exchange"],
        // An unauthenticated reader never gets the number by --yes; the bench takes all other elements.
        &["present", "--wallet", "wallet", "--request", "exchange", "--yes", "-o", "response.cbor"],
    ];
    for line in lines {
        let output = Command::new(env!("CARGO_BIN_EXE_mnc"))
            .args(line)
            .args(["--at", "2026-01-15T00:00:00Z"])
            .current_dir(folder)
            .output()
            .expect("mnc");
        assert!(output.status.success(), "{line:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// What the bare work is made on.
struct Pieces {
    items: Vec<Vec<u8>>,
    root_key: Vec<u8>,
    signer_key: Vec<u8>,
    device_key: Vec<u8>,
    certificate: (Vec<u8>, Vec<u8>),
    issuer: (Vec<u8>, Vec<u8>),
    device: (Vec<u8>, Vec<u8>),
}

impl Pieces {
    fn of(response: &[u8], root: &OwnedCertificate, transcript: &SessionTranscript<'_>) -> Self {
        let response: DeviceResponse<'_> = Decoder::new(response).whole().expect("our own answer");
        let document = &response.documents[0];
        let auth = &document.issuer_signed.issuer_auth;
        let leaf = auth.message.headers.x5chain().expect("a chain")[0].0;
        let leaf = Certificate::from_der(leaf).expect("our own certificate");
        let signed = document.device_signed.as_ref().expect("a device");
        let proof = signed.device_auth.device_signature.as_ref().expect("a signature");
        let payload = device_authentication_bytes(transcript.bytes, &document.doc_type, signed.name_spaces.bytes());
        let key = auth.mso.as_ref().and_then(|mso| mso.value.device_key_info.device_key.as_ref()).expect("a key");
        Self {
            items: document.issuer_signed.elements().map(|(_, item)| item.bytes().to_vec()).collect(),
            root_key: root.view().public_key().expect("a key").as_bytes().to_vec(),
            signer_key: leaf.public_key().expect("a key").as_bytes().to_vec(),
            device_key: key.public_key().expect("a key").as_bytes().to_vec(),
            certificate: (leaf.signed_bytes().to_vec(), leaf.signature().to_vec()),
            issuer: (
                sig_structure(auth.message.headers.protected_bytes(), auth.message.payload_bytes().expect("a payload")),
                auth.message.seal.to_vec(),
            ),
            device: (sig_structure(proof.headers.protected_bytes(), &payload), proof.seal.to_vec()),
        }
    }

    fn work(&self) {
        for item in &self.items {
            black_box(hash(Algorithm::Sha256, black_box(item)));
        }
        let (fixed, der) = (&ECDSA_P256_SHA256_FIXED, &ECDSA_P256_SHA256_ASN1);
        UnparsedPublicKey::new(der, &self.root_key).verify(&self.certificate.0, &self.certificate.1).expect("signed");
        UnparsedPublicKey::new(fixed, &self.signer_key).verify(&self.issuer.0, &self.issuer.1).expect("signed");
        UnparsedPublicKey::new(fixed, &self.device_key).verify(&self.device.0, &self.device.1).expect("signed");
    }
}

/// The transcript as isomdl wants it: anything that serializes.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
struct Transcript(ciborium::Value);

impl isomdl::definitions::session::SessionTranscript for Transcript {}

/// isomdl's validation of the same answer. It checks neither digests nor dates.
struct Theirs {
    response: Vec<u8>,
    signer: Vec<u8>,
    transcript: Transcript,
    anchors: TrustAnchorRegistry,
}

impl Theirs {
    fn new(response: &[u8], root: &[u8], transcript: &SessionTranscript<'_>) -> Self {
        let certificate_pem = String::from_utf8(root.to_vec()).expect("PEM");
        let anchor = PemTrustAnchor { certificate_pem, purpose: TrustPurpose::Iaca };
        let anchors = TrustAnchorRegistry::from_pem_certificates(vec![anchor]).expect("anchors");
        let transcript = Transcript(ciborium::from_reader(transcript.bytes).expect("CBOR"));
        let read: DeviceResponse<'_> = Decoder::new(response).whole().expect("our own answer");
        let signer =
            read.documents[0].issuer_signed.issuer_auth.message.headers.x5chain().expect("a chain")[0].0.to_vec();
        Self { response: response.to_vec(), signer, transcript, anchors }
    }

    fn work(&self) {
        let response: theirs::DeviceResponse = isomdl::cbor::from_slice(black_box(&self.response)).expect("a response");
        let document = response.documents.expect("a document").into_inner().remove(0);
        let chain = X5Chain::builder()
            .with_der_certificate(black_box(&self.signer))
            .expect("a certificate")
            .build()
            .expect("a chain");
        let outcome =
            validate_response(self.transcript.clone(), self.anchors.clone(), chain, document, BTreeMap::new());
        assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
    }
}
