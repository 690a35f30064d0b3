//! Sessions as other hands recorded them, played again: every key and every byte, and what must be refused.
//!
//! The recordings lie outside the project: in `MNC_VECTORS`, else in `../shared/vectors` beside the checkout. Absent,
//! these tests say loudly that they were skipped.

use std::path::{Path, PathBuf};

use mnc::cbor::Decoder;
use mnc::cose::{mac_structure, sig_structure};
use mnc::crypto::key::{Curve, PublicKey, SigningKey, Y};
use mnc::crypto::mac;
use mnc::crypto::signature::{self, Algorithm};
use mnc::mdoc::{DeviceRequest, DeviceResponse, device_authentication_bytes, reader_authentication_bytes};
use mnc::report::Case;
use mnc::session::holder::{Engaged, Heard as HolderHeard, Idle};
use mnc::session::receiver::{Heard, Met, Waiting};
use mnc::session::{Fault, Meeting, SessionKeys, SessionStatus, Side, derived, e_mac_key, transcript_salt};
use mnc::x509::Certificate;
use serde_json::Value;

fn vectors() -> Option<PathBuf> {
    let folder = std::env::var_os("MNC_VECTORS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    // Not `eprintln!`, which a test that passes swallows.
    let _ = std::io::Write::write_all(
        &mut std::io::stderr(),
        b"SKIPPED recorded sessions: the folder is absent; set MNC_VECTORS\n",
    );
    None
}

/// The files of one folder.
struct Folder(PathBuf);

impl Folder {
    fn find(name: &str) -> Option<Self> {
        vectors().map(|folder| Self(folder.join(name)))
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.0.join(name)).expect(name)).expect(name)
    }

    fn hex(&self, name: &str) -> Vec<u8> {
        hex::decode(std::fs::read_to_string(self.0.join(name)).expect(name).trim()).expect(name)
    }
}

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(value.as_str().expect("text")).expect("hex")
}

fn secret(value: &Value) -> SigningKey {
    SigningKey::from_secret(Curve::P256, &bytes(&value["d"])).expect("a key")
}

fn public(value: &Value) -> PublicKey {
    let (x, y) = (bytes(&value["x"]), bytes(&value["y"]));
    PublicKey::from_coordinates(Curve::P256, &x, Y::Bytes(&y)).expect("a point")
}

/// ISO/IEC 18013-5, Annex D: one session, from the keys to the reader's signature.
struct AnnexD {
    folder: Folder,
    keys: Value,
    session: Value,
}

impl AnnexD {
    fn open() -> Option<Self> {
        let folder = Folder::find("annex-d")?;
        let (keys, session) = (folder.json("keys.json"), folder.json("D5.1-session.json"));
        Some(Self { folder, keys, session })
    }

    fn engagement(&self) -> Vec<u8> {
        self.folder.hex("device-engagement-nfc.hex")
    }

    fn meeting(&self) -> Meeting {
        Meeting::Nfc {
            select: self.folder.hex("D3.3-nfc-handover-select.hex"),
            request: Some(self.folder.hex("D3.2-nfc-handover-request.hex")),
        }
    }

    /// The array, without its tag 24 and the head of the byte string.
    fn transcript(&self) -> Vec<u8> {
        self.folder.hex("session-transcript-bytes.hex")[5..].to_vec()
    }

    fn met(&self) -> Met {
        Met::new(&self.engagement(), &self.meeting(), |_| Ok(secret(&self.keys["eReaderKey"]))).expect("a session")
    }
}

#[test]
fn annex_d_keys() {
    let Some(annex) = AnnexD::open() else { return };
    let (device, reader) = (secret(&annex.keys["eDeviceKey"]), secret(&annex.keys["eReaderKey"]));
    assert_eq!(*device.public(), public(&annex.keys["eDeviceKey"]));
    let shared = device.agree(reader.public()).expect("a secret");
    assert_eq!(*shared, bytes(&annex.session["zabSession"]));
    let transcript = annex.transcript();
    assert_eq!(transcript_salt(&transcript).to_vec(), bytes(&annex.session["sessionTranscriptSha256"]));
    for keys in [
        SessionKeys::derive(&device, reader.public(), &transcript).expect("keys"),
        SessionKeys::derive(&reader, device.public(), &transcript).expect("keys"),
    ] {
        assert_eq!(keys.secret_key(Side::Reader).to_vec(), bytes(&annex.session["SKReader"]));
        assert_eq!(keys.secret_key(Side::Device).to_vec(), bytes(&annex.session["SKDevice"]));
    }
    assert_eq!(Side::Reader.nonce(1).to_vec(), bytes(&annex.session["readerFirstIV"]));
    assert_eq!(Side::Device.nonce(1).to_vec(), bytes(&annex.session["deviceFirstIV"]));
    let derived_here = &annex.session["derivedHere"];
    let key = annex.folder.hex("e-device-key-bytes.hex");
    assert_eq!(derived::ble_ident(&key), bytes(&derived_here["bleIdent"]));
    assert_eq!(derived::wifi_service_name(&key), derived_here["wifiAwareServiceName"].as_str().expect("text"));
    assert_eq!(derived::wifi_passphrase(&key), derived_here["wifiAwarePassphrase"].as_str().expect("text"));
}

#[test]
fn annex_d_every_byte_of_the_session() {
    let Some(annex) = AnnexD::open() else { return };
    let folder = &annex.folder;
    let (request, response) = (folder.hex("D4.1.1-device-request.hex"), folder.hex("D4.1.2-device-response.hex"));
    let met = annex.met();
    assert_eq!(met.transcript(), annex.transcript());
    let (waiting, _, established) = met.establish(&request).expect("a message");
    assert_eq!(established, folder.hex("D5.1-session-establishment.hex"));

    let engaged = Engaged::new(secret(&annex.keys["eDeviceKey"]), annex.engagement(), annex.meeting());
    let asked = engaged.receive(&established).expect("a request");
    assert_eq!(asked.request(), request);
    assert_eq!(asked.transcript(), annex.transcript());
    assert_eq!(*asked.e_reader_key(), public(&annex.keys["eReaderKey"]));
    let (idle, answered) = asked.answer(&response).expect("a message");
    assert_eq!(answered, folder.hex("D5.1-session-data.hex"));

    let Ok(Heard::Answer { response: received, open: Some(open), status: None }) = waiting.receive(&answered) else {
        panic!("an answer, and the session goes on");
    };
    assert_eq!(received, response);
    let end = open.end();
    assert_eq!(end, folder.hex("D5.1-session-termination.hex"));
    assert!(matches!(idle.receive(&end), Ok(HolderHeard::Ended(SessionStatus::Termination))));
}

#[test]
fn annex_d_device_mac() {
    let Some(annex) = AnnexD::open() else { return };
    let folder = &annex.folder;
    let transcript = annex.transcript();
    let authenticated = device_authentication_bytes(&transcript, "org.iso.18013.5.1.mDL", &[0xd8, 0x18, 0x41, 0xa0]);
    assert_eq!(authenticated, folder.hex("D5.3-device-authentication-bytes.hex"));
    let structure = mac_structure(&[0xa1, 0x01, 0x05], &authenticated);
    assert_eq!(structure, folder.hex("D5.3-mac-structure.hex"));
    let device = secret(&annex.keys["sDeviceKey"]);
    let reader = public(&annex.keys["eReaderKey"]);
    assert_eq!(*device.agree(&reader).expect("a secret"), bytes(&annex.session["zabMac"]));
    let key = e_mac_key(&device, &reader, &transcript).expect("a key");
    assert_eq!(key.to_vec(), bytes(&annex.session["EMacKey"]));
    let tag = mac::Key::new(&*key).tag(&structure).to_vec();
    assert_eq!(tag, bytes(&annex.session["macTag"]));
    // The tag is the one in the response, and DeviceAuth stands there as the annex prints it.
    let response = folder.hex("D4.1.2-device-response.hex");
    let decoded: DeviceResponse<'_> = Decoder::new(&response).whole().expect("a response");
    let [document] = decoded.documents.as_slice() else { panic!("one document") };
    let signed = document.device_signed.as_ref().expect("signed by the device");
    assert_eq!(signed.device_auth.device_mac.as_ref().expect("a MAC").seal.to_vec(), tag);
    let printed = folder.hex("D5.3-device-auth.hex");
    assert!(response.windows(printed.len()).any(|window| window == printed));
}

#[test]
fn annex_d_reader_authentication() {
    let Some(annex) = AnnexD::open() else { return };
    let folder = &annex.folder;
    let request = folder.hex("D4.1.1-device-request.hex");
    let decoded: DeviceRequest<'_> = Decoder::new(&request).whole().expect("a request");
    let asked = &decoded.doc_requests[0];
    let authenticated = reader_authentication_bytes(&annex.transcript(), asked.items_request.bytes());
    assert_eq!(authenticated, folder.hex("D5.4-reader-authentication-bytes.hex"));
    let structure = sig_structure(&[0xa1, 0x01, 0x26], &authenticated);
    assert_eq!(structure, folder.hex("D5.4-sig-structure.hex"));
    let auth = asked.reader_auth.as_ref().expect("a signature");
    let printed = folder.hex("D5.4-reader-auth.hex");
    assert!(request.windows(printed.len()).any(|window| window == printed));
    let chain = auth.headers.x5chain().expect("a chain");
    assert_eq!(chain[0].0, folder.hex("reader-cert.der.hex"));
    let key = Certificate::from_der(chain[0].0).expect("a certificate").public_key().expect("a key");
    signature::verify(Algorithm::Es256, &key, &structure, &auth.seal).expect("signed by the reader");
    let altered = [&structure[..structure.len() - 1], &[!structure[structure.len() - 1]]].concat();
    assert!(signature::verify(Algorithm::Es256, &key, &altered, &auth.seal).is_err());
}

/// The session of the made-up record: two requests, two answers, and what must be refused.
struct Synthetic {
    folder: Folder,
    session: Value,
    keys: Value,
}

impl Synthetic {
    fn open() -> Option<Self> {
        let folder = Folder::find("synthetic-mnc")?;
        let (session, keys) = (folder.json("session.json"), folder.json("keys.json"));
        Some(Self { folder, session, keys })
    }

    fn message(&self, name: &str) -> Vec<u8> {
        bytes(&self.session[name])
    }

    fn engagement(&self) -> Vec<u8> {
        self.folder.hex("device-engagement.hex")
    }

    fn waiting(&self) -> Waiting {
        let met = Met::new(&self.engagement(), &Meeting::Qr, |_| Ok(secret(&self.keys["e-reader"]))).expect("met");
        let (waiting, _, message) = met.establish(&self.message("request1")).expect("a message");
        assert_eq!(message, self.message("sessionEstablishment"));
        waiting
    }

    fn idle(&self) -> Idle {
        let engaged = Engaged::new(secret(&self.keys["e-device"]), self.engagement(), Meeting::Qr);
        let asked = engaged.receive(&self.message("sessionEstablishment")).expect("a request");
        assert_eq!(asked.request(), self.message("request1"));
        let (idle, message) = asked.answer(&self.message("response")).expect("a message");
        assert_eq!(message, self.message("sessionDataResponse1"));
        idle
    }
}

#[test]
fn two_requests_in_one_session() {
    let Some(synthetic) = Synthetic::open() else { return };
    let first = synthetic.waiting().receive(&synthetic.message("sessionDataResponse1"));
    let Ok(Heard::Answer { response, open: Some(open), status: None }) = first else { panic!("{first:?}") };
    assert_eq!(response, synthetic.message("response"));
    let (waiting, message) = open.ask(&synthetic.message("request2")).expect("a message");
    assert_eq!(message, synthetic.message("sessionDataRequest2"));
    let heard = synthetic.idle().receive(&message);
    let Ok(HolderHeard::Asked(asked)) = heard else { panic!("{heard:?}") };
    assert_eq!(asked.request(), synthetic.message("request2"));
    let last = asked.answer_and_end(&synthetic.message("response")).expect("a message");
    assert_eq!(last, synthetic.message("sessionDataResponse2Terminate"));
    let heard = waiting.receive(&last);
    let Ok(Heard::Answer { response, open: None, status: Some(SessionStatus::Termination) }) = heard else {
        panic!("{heard:?}")
    };
    assert_eq!(response, synthetic.message("response"));
}

#[test]
fn recorded_faults_have_their_cases() {
    let Some(synthetic) = Synthetic::open() else { return };
    let bad = synthetic.session["bad"].as_object().expect("a map");
    assert_eq!(bad.len(), 6, "a new recording wants a row here");
    for (name, message) in bad {
        // A remark may stand behind the digits.
        let digits = message.as_str().expect("text").split(' ').next().expect("digits");
        let message = hex::decode(digits).expect("hex");
        let case: u8 = name[1..4].parse().expect("a number");
        // The reused counter is the second answer's; every other one stands where the first should.
        let waiting = if name == "N107-counter-reused" {
            let first = synthetic.waiting().receive(&synthetic.message("sessionDataResponse1"));
            let Ok(Heard::Answer { open: Some(open), .. }) = first else { panic!("{first:?}") };
            open.ask(&synthetic.message("request2")).expect("a message").0
        } else {
            synthetic.waiting()
        };
        match waiting.receive(&message) {
            Err(fault) => {
                assert!(fault.cases().contains(&Case(case)), "{name}: {fault:?}");
                assert_eq!(fault.status(), SessionStatus::EncryptionError, "{name}");
            }
            // What is inside is the caller's to read.
            Ok(Heard::Answer { response, .. }) if case == 110 => {
                assert!(
                    Decoder::new(&response).item().is_err()
                        || Decoder::new(&response).whole::<DeviceResponse<'_>>().is_err()
                );
            }
            Ok(Heard::Answer { status, .. }) if case == 111 => assert_eq!(status, Some(SessionStatus::EncryptionError)),
            heard => panic!("{name}: {heard:?}"),
        }
    }
}

#[test]
fn a_second_establishment_is_refused() {
    let Some(synthetic) = Synthetic::open() else { return };
    let mut message = synthetic.message("sessionEstablishment");
    assert_eq!(synthetic.idle().receive(&message).err(), Some(Fault::Twice { same: true }));
    *message.last_mut().expect("a byte") ^= 1;
    let fault = synthetic.idle().receive(&message).expect_err("a fault");
    assert_eq!(fault, Fault::Twice { same: false });
    assert_eq!(fault.cases(), [Case(125)]);
    assert_eq!(fault.message(), hex::decode("a1667374617475730a").expect("hex"));
}
