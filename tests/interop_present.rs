//! Answers made here, judged by isomdl, another implementation: its receiver's side takes any document type.

#[path = "support/record.rs"]
mod record;

use std::collections::BTreeMap;

use isomdl::definitions::device_response::DeviceResponse as Theirs;
use isomdl::definitions::session::SessionTranscript;
use isomdl::definitions::x509::X5Chain;
use isomdl::definitions::x509::trust_anchor::{PemTrustAnchor, TrustAnchorRegistry, TrustPurpose};
use isomdl::presentation::authentication::{AuthenticationStatus, ResponseAuthenticationOutcome};
use isomdl::presentation::reader_utils::validate_response;
use mnc::cbor::Decoder;
use mnc::crypto::key::{Curve, SigningKey};
use mnc::crypto::rng::{Rng, SeededRng};
use mnc::crypto::signature::Algorithm;
use mnc::holder::consent::Offer;
use mnc::holder::defect::{self, Defect};
use mnc::holder::present::{Device, Held, Method, Session, respond};
use mnc::issuer::sign::issuer_signed;
use mnc::issuer::world::{self, World};
use mnc::mdoc::DeviceRequest;
use mnc::session::file_transcript;
use mnc::verifier::ask::{Ask, WantedDocument, request};
use mnc::x509::issue::IssueError;
use record::Made;
use time::OffsetDateTime;

/// Any transcript, as the items it is made of.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
struct Transcript(ciborium::Value);

impl SessionTranscript for Transcript {}

struct Exchange {
    root: String,
    record: Vec<u8>,
    device: SigningKey,
    reader: SigningKey,
    transcript: Vec<u8>,
    request: Vec<u8>,
}

impl Exchange {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut source =
            |label: &str| -> Result<Box<dyn Rng>, IssueError> { Ok(Box::new(SeededRng::labelled(1, label))) };
        // isomdl looks at its own clock.
        let draught = world::draught::<IssueError>(Curve::P256, OffsetDateTime::now_utc(), &mut source).unwrap();
        world::put(&draught, folder.path(), true).unwrap();
        let world = World::open(folder.path()).unwrap();
        let signer = world.document_signer().unwrap();
        let made = Made::new(20_000);
        let sign = |bytes: &[u8]| signer.key.sign(Algorithm::Es256, bytes);
        let issued = issuer_signed(
            &made.statement(),
            signer.certificate.as_der(),
            Algorithm::Es256,
            &mut SeededRng::new(4),
            sign,
        );
        let reader = SigningKey::generate(Curve::P256, &mut SeededRng::labelled(1, "reader")).unwrap();
        let transcript = file_transcript(reader.public(), &[3; 16]);
        let document = WantedDocument::parse(None, &["full".to_owned()], &[]).unwrap();
        let request =
            request(&Ask { documents: vec![document], purpose: None, second: None }, &transcript, None).unwrap();
        Self {
            root: world.root().unwrap().to_pem(),
            record: issued.unwrap().into_bytes(),
            device: made.device,
            reader,
            transcript,
            request,
        }
    }

    fn answer(&self, method: Method, defect: Option<Defect>) -> Vec<u8> {
        let asked: DeviceRequest<'_> = Decoder::new(&self.request).whole().unwrap();
        let records = [Held::read(&self.record).unwrap()];
        let offer = Offer::new(&asked, &records);
        let session = Session { transcript: &self.transcript, e_reader_key: Some(self.reader.public()) };
        let devices = [Some(Device { key: &self.device, method })];
        match defect {
            None => respond(&offer, session, &devices, &mut SeededRng::new(9)).unwrap(),
            Some(defect) => {
                defect::respond(defect, &offer, session, &records, &devices, &mut SeededRng::new(6)).unwrap()
            }
        }
    }

    /// What isomdl says.
    fn judged(&self, response: &[u8]) -> ResponseAuthenticationOutcome {
        let response: Theirs = isomdl::cbor::from_slice(response).unwrap();
        let document = response.documents.unwrap().into_inner().remove(0);
        // Its coset is another version than ours, so the label is known by how it is shown.
        let header = document
            .issuer_signed
            .issuer_auth
            .unprotected
            .rest
            .iter()
            .find(|(label, _)| format!("{label:?}") == "Int(33)");
        let chain = X5Chain::from_cbor(header.unwrap().1.clone()).unwrap();
        let anchor = PemTrustAnchor { certificate_pem: self.root.clone(), purpose: TrustPurpose::Iaca };
        let anchors = TrustAnchorRegistry::from_pem_certificates(vec![anchor]).unwrap();
        let transcript = Transcript(ciborium::from_reader(self.transcript.as_slice()).unwrap());
        validate_response(transcript, anchors, chain, document, BTreeMap::new())
    }
}

#[test]
fn isomdl_accepts_an_answer_made_here() {
    let exchange = Exchange::new();
    let outcome = exchange.judged(&exchange.answer(Method::Signature, None));
    assert_eq!(outcome.device_authentication, AuthenticationStatus::Valid, "{:?}", outcome.errors);
    assert_eq!(outcome.issuer_authentication, AuthenticationStatus::Valid, "{:?}", outcome.errors);
}

#[test]
fn isomdl_refuses_what_is_broken_here() {
    let exchange = Exchange::new();
    for defect in [
        Defect::SealBit,
        Defect::OtherSession,
        Defect::OtherKey,
        Defect::DeviceElementsChanged,
        Defect::AuthenticatedDocType,
    ] {
        let outcome = exchange.judged(&exchange.answer(Method::Signature, Some(defect)));
        assert_eq!(outcome.device_authentication, AuthenticationStatus::Invalid, "{}", defect.name());
        assert_eq!(
            outcome.issuer_authentication,
            AuthenticationStatus::Valid,
            "{}: {:?}",
            defect.name(),
            outcome.errors
        );
    }
    let outcome = exchange.judged(&exchange.answer(Method::Signature, Some(Defect::PayloadReplaced)));
    assert_eq!(outcome.issuer_authentication, AuthenticationStatus::Invalid);
}

/// Known: isomdl 0.2 checks no MACs. When this fails it has learnt to, and the row above gets a second method.
#[test]
fn isomdl_does_not_know_macs() {
    let exchange = Exchange::new();
    let outcome = exchange.judged(&exchange.answer(Method::Mac, None));
    assert_eq!(outcome.device_authentication, AuthenticationStatus::Invalid);
}
