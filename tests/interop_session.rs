//! Sessions with isomdl, another implementation: its holder answers `mnc verify`, its reader asks `mnc present`. `mnc` is
//! a process of its own; its lines of text go over pipes.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use isomdl::definitions as theirs;
use isomdl::definitions::device_engagement::DeviceRetrievalMethods;
use isomdl::definitions::device_request::{DataElements, Namespaces};
use isomdl::definitions::helpers::{NonEmptyMap, Tag24};
use isomdl::definitions::x509::X5Chain;
use isomdl::definitions::x509::trust_anchor::{PemTrustAnchor, TrustAnchorRegistry, TrustPurpose};
use isomdl::issuance::Mdoc;
use isomdl::presentation::authentication::{AuthenticationStatus, RequestAuthenticationOutcome};
use isomdl::presentation::device::{Document, Documents, PermittedItems, SessionManager, SessionManagerInit};
use isomdl::presentation::reader;
use mnc::cbor::Decoder;
use mnc::crypto::key::{Curve, SigningKey, Y};
use mnc::crypto::rng::SystemRng;
use mnc::crypto::signature::Algorithm;
use mnc::holder::present::Held;
use mnc::holder::wallet::{NewRecord, Wallet};
use mnc::issuer::world::{Signer, load_key};
use mnc::mdoc::IssuerSigned;
use mnc::profile::{RecordId, Thumbprint};
use serde_json::Value;
use time::OffsetDateTime;

const MDL: &str = "org.iso.18013.5.1.mDL";
const MDL_NAMES: &str = "org.iso.18013.5.1";

/// A folder with a world and a record. isomdl looks at its own clock, so all of it is of today.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
        place.done("keygen demo world");
        place.done("keygen device -o device");
        let person = taro.display();
        place.done(&format!("issue record --person {person} --device-key device.pub --world world -o record.cbor"));
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.current_dir(self.0.path()).env("LC_ALL", "C").args(line.split(' '));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn done(&self, line: &str) {
        let output = self.command(line).output().expect(line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn anchors(&self, name: &str, purpose: TrustPurpose) -> TrustAnchorRegistry {
        let certificate_pem = std::fs::read_to_string(self.path(name)).unwrap();
        TrustAnchorRegistry::from_pem_certificates(vec![PemTrustAnchor { certificate_pem, purpose }]).unwrap()
    }
}

/// A process of ours that speaks lines.
struct Talk {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Talk {
    fn start(place: &Place, line: &str) -> Self {
        let mut child = place.command(&format!("{line} --timeout 30")).spawn().expect("mnc");
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, to, from }
    }

    fn say(&mut self, line: &str) {
        writeln!(self.to, "{line}").expect("somebody listens");
    }

    /// The rest of the next line that begins with this word.
    fn hear(&mut self, word: &str) -> Option<String> {
        let mut line = String::new();
        while self.from.read_line(&mut line).expect("a line") > 0 {
            if let Some(rest) = line.strip_prefix(word) {
                return Some(rest.trim().to_owned());
            }
            line.clear();
        }
        None
    }

    fn message(&mut self, word: &str) -> Option<Vec<u8>> {
        self.hear(word).map(|rest| hex::decode(rest).expect("hex"))
    }

    /// Hangs up. What it exits with, and what it wrote to stderr.
    fn end(self) -> (Option<i32>, String) {
        let Self { mut child, to, from } = self;
        drop((to, from));
        let deadline = Instant::now() + Duration::from_secs(60);
        while child.try_wait().unwrap().is_none() {
            if Instant::now() > deadline {
                child.kill().unwrap();
                panic!("it hangs");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// A record of ours, as isomdl's holder keeps it.
fn documents(record: &[u8]) -> Documents {
    let signed: theirs::IssuerSigned = isomdl::cbor::from_slice(record).unwrap();
    let mso: Tag24<theirs::Mso> = isomdl::cbor::from_slice(signed.issuer_auth.payload.as_ref().unwrap()).unwrap();
    let (mso, namespaces) = (mso.into_inner(), signed.namespaces.unwrap());
    let doc_type = mso.doc_type.clone();
    let mdoc = Mdoc { doc_type: doc_type.clone(), mso, namespaces, issuer_auth: signed.issuer_auth };
    NonEmptyMap::new(doc_type, Document::from(mdoc))
}

/// Central client mode, as a phone offers it.
fn methods() -> DeviceRetrievalMethods {
    let uuid = [0x45; 16];
    let mut writer = mnc::cbor::Writer::new();
    writer.array(1).array(3).uint(2).uint(1).map(3).uint(0).bool(false).uint(1).bool(true).uint(11).bytes(&uuid);
    isomdl::cbor::from_slice(&writer.finish()).unwrap()
}

/// Everything that is asked for.
fn all(outcome: &RequestAuthenticationOutcome) -> PermittedItems {
    let names = |elements: &DataElements| elements.keys().cloned().collect();
    let spaces =
        |spaces: &Namespaces| spaces.iter().map(|(space, elements)| (space.clone(), names(elements))).collect();
    outcome.items_request.iter().map(|items| (items.doc_type.clone(), spaces(&items.namespaces))).collect()
}

/// isomdl's holder answers one request with all that is asked for.
fn answer(session: &mut SessionManager, outcome: &RequestAuthenticationOutcome, device: &SigningKey) -> Vec<u8> {
    session.prepare_response(&outcome.items_request, all(outcome));
    while let Some((_, payload)) = session.get_next_signature_payload() {
        let signature = device.sign(Algorithm::Es256, payload).unwrap();
        session.submit_next_signature(signature).unwrap();
    }
    session.retrieve_response().expect("a response")
}

/// isomdl's holder and `mnc verify` with these flags: what the holder found of the reader, and how the command ended.
fn asked(
    place: &Place,
    flags: &str,
    trusted: TrustAnchorRegistry,
) -> (RequestAuthenticationOutcome, Option<i32>, String) {
    let device = load_key(&place.path("device.key")).unwrap();
    let held = documents(&std::fs::read(place.path("record.cbor")).unwrap());
    let init = SessionManagerInit::initialise(held, Some(methods()), None).unwrap();
    let (engaged, code) = init.qr_engagement().unwrap();
    let mut talk = Talk::start(place, &format!("verify --stdio --trust world/iaca.pem --json -o report.json {flags}"));
    talk.say(&format!("QR {code}"));
    let established = talk.message("SE ").expect("a first message");
    let established: theirs::SessionEstablishment = isomdl::cbor::from_slice(&established).unwrap();
    let (mut session, outcome) = engaged.process_session_establishment(established, trusted).unwrap();
    talk.say(&format!("SD {}", hex::encode(answer(&mut session, &outcome, &device))));
    if let Some(more) = talk.message("SD ") {
        let more: theirs::SessionData = isomdl::cbor::from_slice(&more).unwrap();
        assert!(more.data.is_none() && more.status.is_some(), "the session ends after one answer");
    }
    let (exit, told) = talk.end();
    (outcome, exit, told)
}

fn report(place: &Place) -> Value {
    serde_json::from_slice(&std::fs::read(place.path("report.json")).unwrap()).unwrap()
}

#[test]
fn its_holder_answers_our_reader() {
    let place = Place::new();
    let trusted = || place.anchors("world/reader-ca.pem", TrustPurpose::ReaderCa);
    // All elements with the portrait, and one.
    for ask in ["full", "age_over_20"] {
        let (outcome, exit, told) =
            asked(&place, &format!("--ask {ask} --reader-auth world/reader --force"), trusted());
        assert_eq!(outcome.reader_authentication, AuthenticationStatus::Valid, "{ask}: {:?}", outcome.errors);
        assert!(outcome.errors.is_empty(), "{ask}: {:?}", outcome.errors);
        assert!(outcome.common_name.is_some_and(|name| name.contains("MOCK")));
        assert_eq!(exit, Some(0), "{ask}: {told}");
        assert_eq!(report(&place)["verdict"], "valid", "{ask}");
    }
}

/// That its check can fail: an unknown authority, a request that somebody else signed, none that was signed.
#[test]
fn its_holder_refuses_a_reader_it_has_no_reason_to_trust() {
    let (place, other) = (Place::new(), Place::new());
    let strangers = other.anchors("world/reader-ca.pem", TrustPurpose::ReaderCa);
    let (outcome, exit, told) = asked(&place, "--ask age_over_20 --reader-auth world/reader", strangers);
    assert_eq!(outcome.reader_authentication, AuthenticationStatus::Invalid);
    assert_eq!(exit, Some(0), "its holder answers all the same: {told}");
    let trusted = place.anchors("world/reader-ca.pem", TrustPurpose::ReaderCa);
    let (outcome, ..) = asked(&place, "--ask age_over_20 --force", trusted);
    assert_eq!(outcome.reader_authentication, AuthenticationStatus::Invalid);
}

/// An mDL, issued by isomdl under the signer of our world for a key of ours, put into a wallet of ours.
fn store_mdl(place: &Place) {
    let device = SigningKey::generate(Curve::P256, &mut SystemRng::open().unwrap()).unwrap();
    let now = OffsetDateTime::now_utc().replace_nanosecond(0).unwrap();
    let until = now + time::Duration::days(20);
    let text = |value: &str| ciborium::Value::Text(value.to_owned());
    let elements = [
        ("family_name", text("MOCK")),
        ("age_over_21", ciborium::Value::Bool(true)),
        ("portrait", ciborium::Value::Bytes(vec![0xd8; 20_000])),
    ];
    let elements = elements.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>();
    let Y::Bytes(y) = device.public().y() else { unreachable!() };
    let (x, y) = (device.public().x().to_vec(), theirs::EC2Y::Value(y.to_vec()));
    let device_key = theirs::CoseKey::EC2 { crv: theirs::EC2Curve::P256, x, y };
    let signer = Signer::load(&place.path("world/ds")).unwrap();
    let chain = X5Chain::builder().with_der_certificate(signer.certificate.as_der()).unwrap().build().unwrap();
    let key = p256_of_isomdl::ecdsa::SigningKey::from_slice(signer.key.secret_bytes()).unwrap();
    let mdoc = Mdoc::builder()
        .doc_type(MDL.to_owned())
        .namespaces(BTreeMap::from([(MDL_NAMES.to_owned(), elements)]))
        .validity_info(theirs::ValidityInfo { signed: now, valid_from: now, valid_until: until, expected_update: None })
        .digest_algorithm(theirs::DigestAlgorithm::SHA256)
        .device_key_info(theirs::DeviceKeyInfo { device_key, key_authorizations: None, key_info: None })
        .enable_decoy_digests(true)
        .issue::<_, p256_of_isomdl::ecdsa::Signature>(chain, key)
        .unwrap();
    let signed = theirs::IssuerSigned { namespaces: Some(mdoc.namespaces), issuer_auth: mdoc.issuer_auth };
    let bytes = isomdl::cbor::to_vec(&signed).unwrap();
    let read: IssuerSigned<'_> = Decoder::new(&bytes).whole().unwrap();
    let record = NewRecord {
        id: RecordId::of_mso_bytes(read.issuer_auth.message.payload_bytes().unwrap()),
        doc_type: MDL,
        device_key: Thumbprint::of(device.public()),
        valid_from: now,
        valid_until: until,
        notices: None,
        bytes: &bytes,
    };
    assert!(Held::read(&bytes).is_ok());
    Wallet::open_or_create(&place.path("wallet")).unwrap().store(&record, Some(&device)).unwrap();
}

fn wanted(names: &[&str]) -> Namespaces {
    let names = names.iter().map(|name| ((*name).to_owned(), false)).collect::<BTreeMap<_, _>>();
    Namespaces::new(MDL_NAMES.to_owned(), DataElements::try_from(names).unwrap())
}

/// Known limits of isomdl 0.2 as a reader: it asks for mDL only, it never signs a request, it checks neither digests nor
/// dates, and it answers a MAC with "currently unsupported format", so that our holder signs here.
#[test]
fn its_reader_reads_an_mdl_from_our_holder() {
    let place = Place::new();
    store_mdl(&place);
    let mut talk = Talk::start(&place, "present --wallet wallet --stdio --yes --signature");
    let code = talk.hear("QR ").expect("a code");
    let anchors = place.anchors("world/iaca.pem", TrustPurpose::Iaca);
    let (mut session, established, _) =
        reader::SessionManager::establish_session(code, wanted(&["age_over_21", "family_name"]), anchors).unwrap();
    talk.say(&format!("SE {}", hex::encode(established)));
    let outcome = session.handle_response(&talk.message("SD ").expect("an answer"));
    assert_eq!(outcome.device_authentication, AuthenticationStatus::Valid, "{:?}", outcome.errors);
    assert_eq!(outcome.issuer_authentication, AuthenticationStatus::Valid, "{:?}", outcome.errors);
    assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
    assert_eq!(outcome.response[MDL_NAMES], serde_json::json!({"age_over_21": true, "family_name": "MOCK"}));
    // A second request in the same session: both sides count on.
    talk.say(&format!("SD {}", hex::encode(session.new_request(wanted(&["portrait"])).unwrap())));
    let outcome = session.handle_response(&talk.message("SD ").expect("a second answer"));
    assert_eq!(outcome.device_authentication, AuthenticationStatus::Valid, "{:?}", outcome.errors);
    assert_eq!(outcome.response[MDL_NAMES]["portrait"].as_array().map(Vec::len), Some(20_000));
    let (exit, told) = talk.end();
    assert_eq!(exit, Some(0), "{told}");
}

/// The limit that shows here: when this fails, isomdl has learnt to check a MAC.
#[test]
fn its_reader_does_not_know_macs() {
    let place = Place::new();
    store_mdl(&place);
    let mut talk = Talk::start(&place, "present --wallet wallet --stdio --yes --mac");
    let code = talk.hear("QR ").expect("a code");
    let anchors = place.anchors("world/iaca.pem", TrustPurpose::Iaca);
    let (mut session, established, _) =
        reader::SessionManager::establish_session(code, wanted(&["age_over_21"]), anchors).unwrap();
    talk.say(&format!("SE {}", hex::encode(established)));
    let outcome = session.handle_response(&talk.message("SD ").expect("an answer"));
    assert_eq!(outcome.issuer_authentication, AuthenticationStatus::Valid, "{:?}", outcome.errors);
    assert_eq!(outcome.device_authentication, AuthenticationStatus::Invalid);
    assert!(outcome.errors["device_authentication_errors"].to_string().contains("unsupported"), "{:?}", outcome.errors);
    let (exit, told) = talk.end();
    assert_eq!(exit, Some(0), "{told}");
}
