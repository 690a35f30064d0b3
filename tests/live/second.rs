//! The second edition in a session: what a request may say beyond its elements, what the engagement says of the holder,
//! and parts that are not known yet.

use mnc::cbor::{Decoder, Encode as _, Writer};
use mnc::crypto::key::{Curve, SigningKey};
use mnc::holder::consent::Offer as Consent;
use mnc::holder::present::{Device, Held, Method, Session, respond};
use mnc::issuer::world::load_key;
use mnc::mdoc::{DeviceRequest, DeviceResponse};
use mnc::session::{Meeting, SessionData, SessionKeys, Side};
use time::OffsetDateTime;

use super::other::{replace, store};
use super::peers::{Talk, key, met};
use super::{Place, joined, shared, text};

const LICENCE: &str = "org.iso.18013.5.1.mDL";

/// The hour that began, when everything is valid.
fn hour() -> OffsetDateTime {
    let now = OffsetDateTime::now_utc();
    now.replace_time(time::Time::from_hms(now.hour(), 0, 0).expect("an hour"))
}

fn cbor(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    write(&mut writer);
    writer.finish()
}

#[test]
fn all_that_a_file_may_ask_is_asked_in_a_session() {
    let place = shared();
    for proof in ["signature", "mac"] {
        let place = if proof == "mac" { &Place::new() } else { place };
        let present =
            format!("present --wallet wallet --yes --stdio --{proof} --edition 2 --trust world/reader-ca.pem");
        let ask =
            "--ask full_name_unicode,portrait --alternative portrait=birth_date_unicode+sex_unicode --max-size 60000";
        let who = "--reader-auth world/reader --reader-auth-all --trust world/iaca.pem";
        let verify = format!("verify --stdio --edition 2 --encrypt {ask} {who} --save second-{proof}");
        let (holder, receiver) = joined(place, &present, &verify);
        let (held, told) = (text(&holder.stderr), text(&receiver.stderr));
        assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{proof}: {held}\n{told}");
        assert!(held.contains("will be encrypted, to a key in the request"), "{held}");
        assert!(held.contains("authenticated under \"MOCK reader CA\""), "{held}");
        assert!(told.contains("session: VALID"), "{told}");
        assert!(told.contains("1 document was encrypted, and opened with our key"), "{told}");
        assert!(!told.contains("warning"), "{told}");
        // What was kept is as it was sent, and opens with what was kept beside it.
        let folder = place.path(&format!("second-{proof}"));
        let response = std::fs::read(folder.join("response.cbor")).expect("a response");
        let response: DeviceResponse<'_> = Decoder::new(&response).whole().expect("a response");
        assert!(response.documents.is_empty());
        assert_eq!(response.encrypted_documents.len(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(folder.join("recipient.key")).expect("a key").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let again = place.command(&format!("verify second-{proof} --trust world/iaca.pem")).output().expect("mnc");
        assert_eq!(again.status.code(), Some(0), "{}", text(&again.stderr));
        assert!(text(&again.stdout).contains("opened with our key"), "{}", text(&again.stdout));
        let shown = place.command(&format!("inspect second-{proof}")).output().expect("mnc");
        assert_eq!(shown.status.code(), Some(0), "{}", text(&shown.stderr));
        assert!(text(&shown.stdout).contains("decrypted data of response.cbor"), "{}", text(&shown.stdout));
    }
}

#[test]
fn each_answer_of_a_session_is_encrypted() {
    let present = "present --wallet wallet --yes --stdio --signature --edition 2";
    let ask = "--ask age_over_20 --then portrait --then id --alternative portrait=sex_unicode";
    let verify = format!("verify --stdio --edition 2 --encrypt --max-size 90000 {ask} --trust world/iaca.pem");
    let (holder, receiver) = joined(shared(), present, &verify);
    let told = text(&receiver.stderr);
    assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{}\n{told}", text(&holder.stderr));
    assert_eq!(told.matches("opened with our key").count(), 3, "{told}");
    // A record that was never asked for cannot be stood in for.
    let verify = "verify --stdio --edition 2 --ask age_over_20 --then id --alternative nickname=sex_unicode";
    let output = shared().command(verify).output().expect("mnc");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
}

#[test]
fn several_documents_and_their_use_cases_in_a_session() {
    let place = Place::new();
    store(&place.path("world"), &place.path("wallet"), LICENCE, hour(), |mso| mso);
    let present = "present --wallet wallet --yes --stdio --signature --edition 2";
    let also = format!("--also {LICENCE}=age_over_20 --also org.example.absent=age_over_20");
    for (cases, exit, documents) in
        [("0+1", 0, 2), ("0+2|1", 0, 1), ("2?|0", 2, 0), ("0+2", 1, 0), ("0+3", 2, 0), ("2|0+1", 0, 2)]
    {
        let ask = format!("--ask age_over_20 {also} --edition 2 --encrypt --use-case {cases}");
        let verify = format!("verify --stdio {ask} --trust world/iaca.pem --json -o report.json --force --yes");
        let _ = std::fs::remove_file(place.path("report.json"));
        let (holder, receiver) = joined(&place, present, &verify);
        let said = format!("{cases}: {}\n{}", text(&holder.stderr), text(&receiver.stderr));
        assert_eq!(receiver.status.code(), Some(exit), "{said}");
        let report = std::fs::read(place.path("report.json")).unwrap_or_else(|_| b"{}".to_vec());
        let report: serde_json::Value = serde_json::from_slice(&report).expect("JSON");
        assert_eq!(report["documents"].as_array().map_or(0, Vec::len), documents, "{said}\n{report}");
    }
}

#[test]
fn a_holder_that_does_not_say_it_understands_is_not_asked_so() {
    let (first, second) =
        ("present --wallet wallet --yes --stdio --signature --trust world/reader-ca.pem", " --edition 2");
    let verify = "verify --stdio --trust world/iaca.pem --ask id --reader-auth world/reader";
    // Flags of the receiver, the holder's edition, the warnings, what the request has.
    for (flags, edition, all, extended, whole) in [
        (" --reader-auth-all", "", true, false, false),
        (" --reader-auth-all", second, false, false, true),
        (" --edition 2 --encrypt", "", false, true, false),
        (" --edition 2 --encrypt --reader-auth-all", "", true, true, false),
        (" --edition 2 --encrypt", second, false, false, false),
        (" --purpose identity", "", false, true, false),
        ("", "", false, false, false),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = folder.path().join("kept");
        let verify = format!("{verify}{flags} --save {}", kept.display());
        let (holder, receiver) = joined(shared(), &format!("{first}{edition}"), &verify);
        let (held, told) = (text(&holder.stderr), text(&receiver.stderr));
        assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{flags}: {held}\n{told}");
        assert_eq!(told.contains("one signature over the whole request"), all, "{flags}: {told}");
        assert_eq!(told.contains("requests of the second edition"), extended, "{flags}: {told}");
        assert!(held.contains("authenticated under"), "{flags}: the reader signs in any case: {held}");
        let request = std::fs::read(kept.join("request.cbor")).expect("a request");
        let request: DeviceRequest<'_> = Decoder::new(&request).whole().expect("a request");
        assert_eq!(!request.reader_auth_all.is_empty(), whole, "{flags}");
        assert_eq!(request.doc_requests[0].reader_auth.is_some(), !whole, "{flags}");
    }
}

/// The engagement of a holder of an edition to come.
fn later_engagement(ours: &SigningKey) -> Vec<u8> {
    cbor(|writer| {
        writer.map(7).uint(0).text("1.7").uint(1).array(2).int(1).tag24(&ours.public().to_cbor());
        writer.uint(2).array(2).array(3).uint(99).uint(4).map(1).uint(0).text("by pigeon");
        writer.array(3).uint(2).uint(1).map(3).uint(0).bool(true).uint(1).bool(false).uint(10).bytes(&[7; 16]);
        writer.uint(5).array(1).map(4).text("cat").uint(9).text("type").uint(9);
        writer.text("details").map(1).text("far").text("away").text("later").null();
        writer.uint(6).map(7).uint(0).bool(true).uint(1).array(1).int(1).uint(2).bool(true).uint(3).bool(true);
        writer.uint(4).bool(true).uint(77).text("later").int(-5).map(0);
        writer.uint(40).text("later").int(-1).array(0);
    })
}

/// An answer to `request` with parts of an edition to come in each of its maps that nobody signs.
fn later_response(place: &Place, request: &[u8], transcript: &[u8]) -> Vec<u8> {
    let record = std::fs::read(place.path("record.cbor")).expect("a record");
    let device = load_key(&place.path("device.key")).expect("a key");
    let (request, records) = (Decoder::new(request).whole().expect("a request"), [Held::read(&record).expect("held")]);
    let devices = [Some(Device { key: &device, method: Method::Signature })];
    let session = Session { transcript, e_reader_key: None };
    let mut rng = mnc::crypto::rng::SystemRng::open().expect("random numbers");
    let response = respond(&Consent::new(&request, &records), session, &devices, &mut rng).expect("an answer");
    let later = cbor(|writer| {
        writer.map(1).text("more").uint(1);
    });
    let part = |map: &[u8], name: &str| -> Vec<u8> {
        let entries = Decoder::new(map).item().and_then(|item| item.map()).expect("a map");
        let found = entries.iter().find(|(key, _)| key.node.as_text() == Some(name)).expect("there");
        found.1.bytes(map).to_vec()
    };
    let documents = part(&response, "documents");
    let mut document = documents[1..].to_vec(); // an array of one
    for name in ["issuerSigned", "deviceSigned"] {
        let inside = replace(&part(&document, name), "later", &later);
        document = replace(&document, name, &inside);
    }
    let document = replace(&document, "later", &later);
    let response = replace(&response, "documents", &[vec![0x81], document].concat());
    let others = cbor(|writer| {
        writer.array(1).map(2).text("docFormat").text("dc+sd-jwt").text("data").bytes(b"eyJhbGciOiJFUzI1NiJ9..");
    });
    replace(&replace(&response, "otherDocuments", &others), "later", &later)
}

#[test]
fn a_receiver_passes_over_what_it_does_not_know() {
    let place = shared();
    let mut talk = Talk::start(place, "verify --stdio --ask age_over_20 --trust world/iaca.pem --edition 2");
    let ours = key(Curve::P256);
    let engagement = later_engagement(&ours);
    talk.say("DE", &engagement);
    let message = talk.hear("SE ").expect("a request");
    let decoded: mnc::session::SessionEstablishment<'_> = Decoder::new(&message).whole().expect("a message");
    let theirs = decoded.e_reader_key.value.public_key().expect("a key");
    let transcript = Meeting::Qr.transcript(&engagement, decoded.e_reader_key.bytes());
    let keys = SessionKeys::derive(&ours, &theirs, &transcript).expect("keys");
    let request = keys.opener(Side::Reader).open(&decoded.data).expect("a request");
    let response = later_response(place, &request, &transcript);
    let sealed = keys.sealer(Side::Device).seal(&response).expect("sealed");
    let message = SessionData::encode(Some(&sealed), None);
    let later = cbor(|writer| {
        writer.text("later");
    });
    talk.say("SD", &replace(&message, "later", &later));
    let _ = talk.hear("SD ");
    let (exit, told) = talk.end("later");
    assert_eq!(exit, Some(0), "{told}");
    assert!(told.contains("session: VALID"), "{told}");
    assert!(!told.contains("warn"), "what is not known is no reason to warn: {told}");
}

#[test]
fn a_record_with_parts_that_are_not_known_goes_through_a_session() {
    let place = Place::new();
    let later = cbor(|writer| {
        writer.map(1).text("more").uint(1);
    });
    store(&place.path("world"), &place.path("wallet"), LICENCE, hour(), |mso| {
        let entries = Decoder::new(&mso).item().and_then(|item| item.map()).expect("a map");
        let part = |name: &str| {
            let found = entries.iter().find(|(key, _)| key.node.as_text() == Some(name)).expect("there");
            found.1.bytes(&mso).to_vec()
        };
        let info = replace(&part("deviceKeyInfo"), "later", &later);
        let validity = replace(&part("validityInfo"), "later", &later);
        let mso = replace(&replace(&mso, "deviceKeyInfo", &info), "validityInfo", &validity);
        replace(&replace(&mso, "status", &replace(&[0xa0], "later_list", &later)), "later", &later)
    });
    let present = "present --wallet wallet --yes --stdio --signature --edition 2";
    let ask = format!("--doctype {LICENCE} --ask age_over_20 --edition 2 --encrypt");
    let (holder, receiver) = joined(&place, present, &format!("verify --stdio {ask} --trust world/iaca.pem"));
    let told = text(&receiver.stderr);
    assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{}\n{told}", text(&holder.stderr));
    assert!(told.contains("session: VALID"), "{told}");
}

/// A request with parts of an edition to come in each of its maps.
fn later_request() -> Vec<u8> {
    let later = |writer: &mut Writer| {
        writer.text("later").map(1).text("more").array(0);
    };
    let recipient = key(Curve::P256);
    let parameters = cbor(|writer| {
        writer.map(2).text("recipientPublicKey").raw(&recipient.public().to_cbor());
        later(writer);
    });
    let items = cbor(|writer| {
        writer.map(4).text("docType").text("org.iso.23220.1.jp.mnc").text("nameSpaces").map(1).text("org.iso.23220.1");
        writer.map(1).text("age_over_20").bool(false).text("requestInfo").map(4);
        writer.text("docResponseEncryption").tag24(&parameters);
        writer.text("docFormat").text("mso_mdoc").text("transactions").array(0);
        later(writer);
        later(writer);
    });
    let info = cbor(|writer| {
        writer.map(2).text("useCases").array(1).map(3).text("mandatory").bool(true);
        writer.text("documentSets").array(1).array(1).uint(0);
        later(writer);
        later(writer);
    });
    cbor(|writer| {
        writer.map(4).text("version").text("1.8").text("docRequests").array(1).map(2);
        writer.text("itemsRequest").tag24(&items);
        later(writer);
        writer.text("deviceRequestInfo").tag24(&info);
        later(writer);
    })
}

#[test]
fn a_holder_passes_over_what_it_does_not_know() {
    for edition in ["1", "2"] {
        let present = format!("present --wallet wallet --yes --stdio --signature --edition {edition}");
        let mut talk = Talk::start(shared(), &present);
        let engagement = talk.hear("DE ").expect("an engagement");
        let (waiting, _, message) = met(&engagement).establish(&later_request()).expect("a message");
        let later = [0x65, b'l', b'a', b't', b'e', b'r'];
        talk.say("SE", &replace(&message, "later", &later));
        let heard = waiting.receive(&talk.hear("SD ").expect("an answer")).expect("an answer");
        let mnc::session::receiver::Heard::Answer { response, open: Some(open), .. } = heard else {
            panic!("{heard:?}")
        };
        let response: DeviceResponse<'_> = Decoder::new(&response).whole().expect("a response");
        assert_eq!((response.status, response.encrypted_documents.len()), (0, 1));
        talk.say("SD", &open.end());
        let (exit, told) = talk.end(edition);
        assert_eq!(exit, Some(0), "{told}");
    }
}
