//! How fast a session between two devices is, from the engagement to the verdict, beside the bare cryptography in it.
//! Medians of batches that take turns; run with `cargo bench --bench session`.
//!
//! The session goes through `transport::memory`, both sides in one thread: P-256, all elements with a portrait of 20 kB,
//! device signature, no reader authentication, consent without a person, no ledger. Record, anchors and keys of the record
//! are loaded before; the report is built and not rendered. The bare work is: two ephemeral keys, one agreement on either
//! side, SHA-256 of the transcript and two keys by HKDF on either side, AES-256-GCM of request and answer on either side,
//! one signature by the device, three verifications, SHA-256 over the elements.
//!
//! Times change with the machine, so nothing here fails; the ratio is what to look at.

#[path = "support/measure.rs"]
mod measure;
#[path = "../tests/support/record.rs"]
mod record;

use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use mnc::cbor::Decoder;
use mnc::cose::sig_structure;
use mnc::crypto::aead;
use mnc::crypto::digest::{self, hash};
use mnc::crypto::key::{Curve, PublicKey, SigningKey};
use mnc::crypto::rng::{Rng, SeededRng, SystemRng};
use mnc::crypto::signature::{self, Algorithm};
use mnc::holder::consent::Offer;
use mnc::holder::present::{Device, Held, Method, Session, respond};
use mnc::issuer::sign::issuer_signed;
use mnc::issuer::world::{self, World};
use mnc::mdoc::{DeviceRequest, DeviceResponse, device_authentication_bytes};
use mnc::session::holder::Engaged;
use mnc::session::receiver::{Heard, Met};
use mnc::session::{Meeting, NewEngagement, SessionKeys, SessionTranscript, Side};
use mnc::transport::{Kind, Patience, Transport as _, memory};
use mnc::verifier::ask::{Ask, WantedDocument, request};
use mnc::verifier::trust::Trust;
use mnc::verifier::{self, Environment};
use mnc::x509::issue::IssueError;
use mnc::x509::{Certificate, OwnedCertificate};
use record::Made;
use time::macros::datetime;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return; // `cargo test --all-targets` only wants to see that it builds
    }
    let scene = Scene::new();
    let mut rng = SystemRng::open().expect("random numbers");
    let kept = scene.session(&mut rng);
    let bare = Bare::of(&kept, &scene);
    let mut other = SystemRng::open().expect("random numbers");
    let mut session = || drop(black_box(scene.session(&mut rng)));
    let mut work = || bare.work(&mut other);
    let times = measure::medians([("session", &mut session as &mut dyn FnMut()), ("bare cryptography", &mut work)]);
    println!("session with an answer of {} bytes", kept.response.len());
    measure::print(&times);
    println!("session / bare cryptography   {:.2}  (at most 1.5)", times[0].1 / times[1].1);
}

/// What both sides have before they meet.
struct Scene {
    root: OwnedCertificate,
    trust: Trust,
    record: Vec<u8>,
    device: SigningKey,
}

/// What a session leaves.
struct Kept {
    request: Vec<u8>,
    response: Vec<u8>,
    transcript: Vec<u8>,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut source =
            |label: &str| -> Result<Box<dyn Rng>, IssueError> { Ok(Box::new(SeededRng::labelled(1, label))) };
        let draught = world::draught::<IssueError>(Curve::P256, datetime!(2026-01-10 00:00 UTC), &mut source);
        world::put(&draught.expect("a world"), folder.path(), true).expect("a world");
        let world = World::open(folder.path()).expect("a world");
        let (root, signer) = (world.root().expect("a root"), world.document_signer().expect("a signer"));
        let made = Made::new(20_000);
        let sign = |bytes: &[u8]| signer.key.sign(Algorithm::Es256, bytes);
        let chain = signer.certificate.as_der();
        let issued = issuer_signed(&made.statement(), chain, Algorithm::Es256, &mut SeededRng::new(4), sign);
        let mut trust = Trust::nobody();
        trust.add_root(root.clone()).expect("a root");
        // Not the key of the seed itself, which would sign by the slower repeatable way.
        let device = SigningKey::from_secret(Curve::P256, made.device.secret_bytes()).expect("the same key");
        Self { root, trust, record: issued.expect("a record").into_bytes(), device }
    }

    fn session(&self, rng: &mut dyn Rng) -> Kept {
        static CALM: AtomicBool = AtomicBool::new(false);
        let patience = Patience { within: Duration::from_secs(5), interrupt: &CALM };
        let (mut ours, mut theirs) = memory::pair();
        // Both sides meet; the receiver asks.
        let key = SigningKey::generate(Curve::P256, rng).expect("a key");
        let engagement = NewEngagement { e_device_key: key.public(), offers: &[], second_edition: false }.encode();
        let met = Met::new(&engagement, &Meeting::Qr, |curve| SigningKey::generate(curve, rng)).expect("a session");
        let transcript = met.transcript().to_vec();
        let document = WantedDocument::parse(None, &["full".to_owned()], &[]).expect("a profile");
        let asked = request(&Ask { documents: vec![document], purpose: None, second: None }, &transcript, None)
            .expect("a request");
        let (waiting, e_reader_key, first) = met.establish(&asked).expect("a message");
        ours.send(Kind::Establishment, &first, patience).expect("sent");
        // The holder answers.
        let heard = Engaged::new(key, engagement, Meeting::Qr).receive(&theirs.receive(patience).expect("received"));
        let heard = heard.expect("a request");
        let answer = self.answer(heard.request(), heard.transcript());
        theirs.send(Kind::Data, &heard.answer_and_end(&answer).expect("a message"), patience).expect("sent");
        // The receiver checks.
        let Ok(Heard::Answer { response, .. }) = waiting.receive(&ours.receive(patience).expect("received")) else {
            panic!("an answer");
        };
        self.check(&asked, &response, &transcript, &e_reader_key);
        Kept { request: asked, response, transcript }
    }

    fn answer(&self, request: &[u8], transcript: &[u8]) -> Vec<u8> {
        let records = [Held::read(&self.record).expect("our own record")];
        let request: DeviceRequest<'_> = Decoder::new(request).whole().expect("our own request");
        let device = Device { key: &self.device, method: Method::Signature };
        let session = Session { transcript, e_reader_key: None };
        respond(&Offer::new(&request, &records), session, &[Some(device)], &mut SeededRng::new(9)).expect("an answer")
    }

    fn check(&self, request: &[u8], response: &[u8], transcript: &[u8], e_reader_key: &SigningKey) {
        let transcript: SessionTranscript<'_> = Decoder::new(transcript).whole().expect("the transcript");
        let request: DeviceRequest<'_> = Decoder::new(request).whole().expect("the request");
        let env = Environment {
            at: datetime!(2026-01-20 00:00 UTC),
            trust: &self.trust,
            pinned: None,
            crls: &[],
            require_revocation: false,
            transcript: Some(&transcript),
            opened: &[],
            e_reader_key: Some(e_reader_key),
            request: Some(&request),
        };
        let verified = verifier::response(response, &env).expect("our own answer");
        assert_eq!(verified.report.verdict(false).word(), "valid");
    }
}

/// A public key, what it signed, the signature.
type Signed = (PublicKey, Vec<u8>, Vec<u8>);

/// What the bare work is made on.
struct Bare<'s> {
    kept: &'s Kept,
    device: &'s SigningKey,
    items: Vec<Vec<u8>>,
    proof: Vec<u8>,
    signed: [Signed; 3],
}

impl<'s> Bare<'s> {
    fn of(kept: &'s Kept, scene: &'s Scene) -> Self {
        let response: DeviceResponse<'_> = Decoder::new(&kept.response).whole().expect("our own answer");
        let document = &response.documents[0];
        let auth = &document.issuer_signed.issuer_auth.message;
        let leaf = Certificate::from_der(auth.headers.x5chain().expect("a chain")[0].0).expect("a certificate");
        let device = document.device_signed.as_ref().expect("a device");
        let seal = device.device_auth.device_signature.as_ref().expect("a signature");
        let payload = device_authentication_bytes(&kept.transcript, &document.doc_type, device.name_spaces.bytes());
        let proof = sig_structure(seal.headers.protected_bytes(), &payload);
        let issued = sig_structure(auth.headers.protected_bytes(), auth.payload_bytes().expect("a payload"));
        let by_root = signature::from_der(Curve::P256, leaf.signature()).expect("a signature");
        let root = scene.root.view().public_key().expect("a key");
        Self {
            kept,
            device: &scene.device,
            items: document.issuer_signed.elements().map(|(_, item)| item.bytes().to_vec()).collect(),
            signed: [
                (root, leaf.signed_bytes().to_vec(), by_root),
                (leaf.public_key().expect("a key"), issued, auth.seal.to_vec()),
                (scene.device.public().clone(), proof.clone(), seal.seal.to_vec()),
            ],
            proof,
        }
    }

    fn work(&self, rng: &mut dyn Rng) {
        let [device, reader] = [(); 2].map(|()| SigningKey::generate(Curve::P256, rng).expect("a key"));
        let at_reader = SessionKeys::derive(&reader, device.public(), &self.kept.transcript).expect("keys");
        let at_device = SessionKeys::derive(&device, reader.public(), &self.kept.transcript).expect("keys");
        for (side, from, to, message) in [
            (Side::Reader, &at_reader, &at_device, &self.kept.request),
            (Side::Device, &at_device, &at_reader, &self.kept.response),
        ] {
            let sealed = aead::Key::new(from.secret_key(side)).seal(side.nonce(1), &[], message);
            black_box(aead::Key::new(to.secret_key(side)).open(side.nonce(1), &[], &sealed).expect("ours"));
        }
        black_box(self.device.sign(Algorithm::Es256, &self.proof).expect("a signature"));
        for item in &self.items {
            black_box(hash(digest::Algorithm::Sha256, black_box(item)));
        }
        for (key, message, seal) in &self.signed {
            signature::verify(Algorithm::Es256, key, message, seal).expect("signed");
        }
    }
}
