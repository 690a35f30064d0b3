//! Several documents in one request, and which of them belong together (second edition, 10.2.6), through the command line.

#[path = "support/other.rs"]
mod other;

use std::path::{Path, PathBuf};

use mnc::cbor::{Decoder, Encode as _, Writer};
use mnc::cli::context::Process;
use mnc::crypto::key::SigningKey;
use mnc::issuer::world::load_key;
use mnc::mdoc::{DeviceRequest, DeviceResponse};
use time::macros::datetime;

const AT: &str = "2026-11-20T00:00:00Z";
const RECORD: &str = "org.iso.23220.1.jp.mnc";
const LICENCE: &str = "org.iso.18013.5.1.mDL";

/// A folder with a world and a wallet that holds the record and a licence.
struct Place(tempfile::TempDir);

struct Ran {
    exit: u8,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
        place.done("keygen demo @world --seed 7");
        place.done("keygen device -o @device --seed 8");
        let person = taro.display();
        place.done(&format!("issue record --person {person} --device-key @device.pub --world @world -o @record.cbor"));
        place.done("issue store @record.cbor --wallet @wallet --device-key @device.key --ledger @world");
        let signed = datetime!(2026-11-19 0:00 UTC);
        other::store(&place.path("world"), &place.path("wallet"), LICENCE, signed, |mso| mso);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs words; `@` stands for the folder. Every answer of a person is given in turn; without any there is nobody.
    fn run(&self, line: &str, answers: &[bool]) -> Ran {
        let root = format!("{}/", self.0.path().display());
        let words = line.split(' ').map(|word| word.replace('@', &root).into());
        let words = std::iter::once("mnc".into()).chain(words).chain(["--at".into(), AT.into()]);
        let (process, captured) = Process::simulated(b"");
        let process = if answers.is_empty() { process } else { process.at_terminal(answers) };
        let exit = mnc::cli::run(words, process);
        Ran { exit, out: captured.out(), err: captured.err() }
    }

    fn done(&self, line: &str) -> Ran {
        let ran = self.run(line, &[]);
        assert_eq!(ran.exit, 0, "{line}\n{}{}", ran.out, ran.err);
        ran
    }

    /// Asks for the record (0), the licence (1), a document that is not held (2), and the record's name (3).
    fn ask(&self, more: &str) -> Ran {
        let also = format!(
            "--also {LICENCE}=age_over_20 --also org.example.absent=age_over_20 --also {RECORD}=full_name_unicode"
        );
        self.run(&format!("verify request --ask age_over_20 {also} --session @exchange --force --yes{more}"), &[])
    }

    /// Answers, and gives back the types that were sent.
    fn answered(&self, flags: &str, answers: &[bool]) -> (Ran, Vec<String>) {
        let _ = std::fs::remove_file(self.path("exchange/response.cbor"));
        let command = "present --wallet @wallet --request @exchange -o @exchange/response.cbor";
        let ran = self.run(&format!("{command}{flags}"), answers);
        let Ok(bytes) = std::fs::read(self.path("exchange/response.cbor")) else { return (ran, Vec::new()) };
        let response: DeviceResponse<'_> = Decoder::new(&bytes).whole().unwrap();
        let types = response.documents.iter().map(|document| document.doc_type.to_string()).collect();
        (ran, types)
    }
}

#[test]
fn one_set_of_each_use_case_is_sent() {
    let place = Place::new();
    let rows: [(&[&str], &[&str]); 14] = [
        // Nothing is said of use cases: each by itself.
        (&[], &[RECORD, LICENCE, RECORD]),
        (&["0"], &[RECORD]),
        (&["0+1"], &[RECORD, LICENCE]),
        // Not held whole: nothing, or the next set.
        (&["0+2"], &[]),
        (&["0+2|1"], &[LICENCE]),
        (&["0+2|1+2|3+1"], &[LICENCE, RECORD]),
        // Of several that could be, the first alone.
        (&["1|0"], &[LICENCE]),
        (&["0|0+1"], &[RECORD]),
        // Several use cases: every mandatory one, at least one in all.
        (&["0|1", "1?"], &[RECORD, LICENCE]),
        (&["0", "2?"], &[RECORD]),
        (&["2", "0?"], &[]),
        (&["2?", "1?"], &[LICENCE]),
        (&["2?", "2+0?"], &[]),
        (&["0", "1", "2"], &[]),
    ];
    for (cases, expected) in rows {
        let flags: String = cases.iter().map(|case| format!(" --use-case {case}")).collect();
        let asked = place.ask(&format!(" --edition 2{flags}"));
        assert_eq!(asked.exit, 0, "{cases:?}: {}", asked.err);
        let (ran, types) = place.answered(" --yes", &[]);
        let mut expected = expected.to_vec();
        let mut types: Vec<_> = types.iter().map(String::as_str).collect();
        expected.sort_unstable();
        types.sort_unstable();
        assert_eq!(types, expected, "{cases:?}: {}", ran.err);
        assert_eq!(ran.exit, u8::from(expected.is_empty()), "{cases:?}: {}", ran.err);
        if !expected.is_empty() {
            let verified = place.run("verify @exchange --trust @world", &[]);
            assert_eq!(verified.exit, 0, "{cases:?}: {}{}", verified.out, verified.err);
        }
    }
}

#[test]
fn the_first_edition_asks_for_several_documents_as_well() {
    let place = Place::new();
    let asked = place.ask(" --reader-auth @world/reader");
    assert_eq!(asked.exit, 0, "{}", asked.err);
    let bytes = std::fs::read(place.path("exchange/request.cbor")).unwrap();
    let request: DeviceRequest<'_> = Decoder::new(&bytes).whole().unwrap();
    assert_eq!((&*request.version, request.doc_requests.len()), ("1.0", 4));
    assert!(request.device_request_info.is_none());
    assert!(request.doc_requests.iter().all(|asked| asked.reader_auth.is_some()));
    let (ran, types) = place.answered(" --yes --trust @world/reader-ca.pem --json", &[]);
    assert_eq!(types, [RECORD, LICENCE, RECORD], "{}", ran.err);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["notSent"][0]["docType"], "org.example.absent");
    // What was returned is not among what was not.
    let asked = place.ask(" --edition 2 --use-case 0");
    assert_eq!(asked.exit, 0, "{}", asked.err);
    assert!(asked.err.contains("document 1 is in no use case"), "{}", asked.err);
    let _ = place.answered(" --yes", &[]);
    let bytes = std::fs::read(place.path("exchange/response.cbor")).unwrap();
    let response: DeviceResponse<'_> = Decoder::new(&bytes).whole().unwrap();
    let errors: Vec<_> = response.document_errors.iter().map(|(found, _)| found.to_string()).collect();
    assert_eq!(errors, [LICENCE, "org.example.absent"]);
}

#[test]
fn a_use_case_that_names_nothing_is_refused() {
    let place = Place::new();
    for (case, why) in [
        ("0+4", "there is no document 4"),
        ("4?", "there is no document 4"),
        ("0+", "is not of the form"),
        ("|0", "is not of the form"),
        ("0+0", "is not of the form"),
        ("-1", ""),
        ("first", "is not of the form"),
        ("99999999999999999999999", "is not of the form"),
    ] {
        let asked = place.ask(&format!(" --edition 2 --use-case {case}"));
        assert_eq!(asked.exit, 2, "{case}: {}", asked.err);
        assert!(asked.err.contains(why), "{case}: {}", asked.err);
    }
    for (flags, why) in [
        (" --use-case 0 --edition 1", "--use-case needs --edition 2"),
        (" --use-case 0", "--edition"),
        (" --also org.example.card", "is not of the form TYPE=WHAT"),
        (" --also =portrait", "is not of the form TYPE=WHAT"),
        (" --also org.example.card=", "nothing is asked for"),
        (" --also org.example.card=portrai", "portrait"),
        (" --retain nationality", "nationality"),
        (" --edition 2 --alternative portrait=sex_unicode", "portrait"),
    ] {
        let asked = place.ask(flags);
        assert_eq!(asked.exit, 2, "{flags}: {}", asked.err);
        assert!(asked.err.contains(why), "{flags}: {}", asked.err);
    }
    assert!(!place.path("exchange").exists(), "nothing was written");
}

#[test]
fn flags_reach_the_document_that_they_are_about() {
    let place = Place::new();
    let more = "--retain full_name_unicode --alternative full_name_unicode=sex_unicode --max-size 9000 --purpose age";
    let asked = place.ask(&format!(" --edition 2 {more} --use-case 0|1 --use-case 3? --json"));
    assert_eq!(asked.exit, 0, "{}", asked.err);
    let told: serde_json::Value = serde_json::from_str(&asked.out).unwrap();
    let cases = [(true, vec![vec![0], vec![1]]), (false, vec![vec![3]])];
    let cases = cases.map(|(mandatory, sets)| serde_json::json!({"mandatory": mandatory, "documentSets": sets}));
    assert_eq!(told["useCases"], serde_json::json!(cases));
    let bytes = std::fs::read(place.path("exchange/request.cbor")).unwrap();
    let request: DeviceRequest<'_> = Decoder::new(&bytes).whole().unwrap();
    for (number, asked) in request.doc_requests.iter().enumerate() {
        let info = asked.items_request.value.request_info.as_ref().unwrap();
        assert_eq!(info.maximum_response_size, Some(9000));
        assert_eq!(info.alternative_data_elements.len(), usize::from(number == 3), "{number}");
        assert!(asked.items_request.value.elements().all(|(.., retain)| retain == (number == 3)));
    }
    let cases = &request.device_request_info.as_ref().unwrap().value.use_cases;
    let mandatory: Vec<_> = cases.iter().map(|case| case.mandatory).collect();
    assert_eq!(mandatory, [true, false]);
    // The purpose is that of every use case; the person sees it where the document is in one, once.
    assert!(cases.iter().all(|case| case.purpose_hints == [("org.iso.jtc1.sc17".into(), 3)]));
    let (ran, _) = place.answered(" --yes", &[]);
    assert_eq!(ran.err.matches("purpose given").count(), 3, "{}", ran.err);
}

#[test]
fn it_is_said_whom_an_answer_is_encrypted_to() {
    let place = Place::new();
    place.done("verify request --ask age_over_20 --session @exchange");
    let reader = load_key(&place.path("world/reader.key")).unwrap();
    let other = load_key(&place.path("world/ds.key")).unwrap();
    let pem = std::fs::read(place.path("world/reader.pem")).unwrap();
    let certificate = mnc::x509::read_certificates(&pem).unwrap().remove(0);
    let rows: [(&SigningKey, Option<&[u8]>, &str); 4] = [
        (&reader, None, "will be encrypted, to a key in the request\n"),
        (&reader, Some(certificate.as_der()), "will be encrypted to \"MOCK reader\", by a certificate"),
        (&other, Some(certificate.as_der()), "the certificate beside it is NOT of that key"),
        (&reader, Some(b"0"), "the certificate beside it is NOT of that key"),
    ];
    for (key, certificate, said) in rows {
        let mut parameters = Writer::new();
        parameters.map(1 + usize::from(certificate.is_some())).text("recipientPublicKey").raw(&key.public().to_cbor());
        if let Some(certificate) = certificate {
            parameters.text("recipientCertificate").array(1).bytes(certificate);
        }
        let mut items = Writer::new();
        items.map(3).text("docType").text(RECORD).text("nameSpaces").map(1).text("org.iso.23220.1").map(1);
        items.text("age_over_20").bool(false).text("requestInfo").map(1).text("docResponseEncryption");
        items.tag24(&parameters.finish());
        let mut request = Writer::new();
        request.map(2).text("version").text("1.0").text("docRequests").array(1).map(1).text("itemsRequest");
        request.tag24(&items.finish());
        std::fs::write(place.path("exchange/request.cbor"), request.finish()).unwrap();
        let (ran, _) = place.answered(" --yes", &[]);
        assert_eq!(ran.exit, 0, "{said}: {}", ran.err);
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        // It is encrypted to the key, whatever the certificate says.
        let secret = if std::ptr::eq(key, &reader) { "reader" } else { "ds" };
        let verified = place.run(&format!("verify @exchange --key @world/{secret}.key --trust @world"), &[]);
        assert_eq!(verified.exit, 0, "{said}: {}{}", verified.out, verified.err);
    }
}

#[test]
fn an_answer_in_plain_that_was_asked_for_encrypted_is_warned_of() {
    let place = Place::new();
    place.done("verify request --ask age_over_20 --edition 2 --encrypt --session @exchange");
    place.done("verify request --ask age_over_20 -o @plain.cbor");
    let answer = "present --wallet @wallet --request @plain.cbor --transcript @exchange/transcript.cbor --yes";
    place.done(&format!("{answer} -o @exchange/response.cbor"));
    let verified = place.done("verify @exchange --trust @world");
    assert!(verified.out.contains("was asked for encrypted, and came in plain"), "{}", verified.out);
    assert_eq!(place.run("verify @exchange --trust @world --strict", &[]).exit, 1);
    // As it should be, nothing is said.
    let (_, types) = place.answered(" --yes", &[]);
    assert!(types.is_empty());
    let verified = place.done("verify @exchange --trust @world --strict");
    assert!(!verified.out.contains("came in plain"), "{}", verified.out);
}

#[test]
fn a_person_who_declines_is_shown_what_comes_instead() {
    let place = Place::new();
    let asked = place.ask(" --edition 2 --use-case 0+1|3");
    assert_eq!(asked.exit, 0, "{}", asked.err);
    // Yes to the record, no to the licence: neither goes, and the name is asked about, shown before.
    let (ran, types) = place.answered("", &[true, false, true]);
    assert_eq!((ran.exit, types), (0, vec![RECORD.to_owned()]), "{}", ran.err);
    let bytes = std::fs::read(place.path("exchange/response.cbor")).unwrap();
    let response: DeviceResponse<'_> = Decoder::new(&bytes).whole().unwrap();
    let sent: Vec<_> = response.documents[0]
        .issuer_signed
        .elements()
        .map(|(_, item)| item.value.element_identifier.to_string())
        .collect();
    assert_eq!(sent, ["full_name_unicode"]);
    let shown = ran.err.find("(full_name_unicode)").expect("the name is shown");
    assert!(shown > ran.err.find("not needed for this request").expect("at first it is not needed"), "{}", ran.err);
    let (ran, types) = place.answered("", &[true, false, false]);
    assert_eq!((ran.exit, types), (1, Vec::new()), "{}", ran.err);
}

#[test]
fn what_comes_instead_is_measured_too() {
    let place = Place::new();
    // Both together are too large, and so is what would come in their place.
    let size = |cases: &str| {
        assert_eq!(place.ask(&format!(" --edition 2 --use-case {cases}")).exit, 0);
        assert_eq!(place.answered(" --yes", &[]).0.exit, 0);
        std::fs::metadata(place.path("exchange/response.cbor")).unwrap().len()
    };
    let (one, two) = (size("1"), size("0+1"));
    assert!(one < two);
    let rows = [
        ("1+0|1", two, 2),
        ("1+0|1", two - 1, 1),
        ("1+0|1", one, 1),
        ("1+0|1", one - 1, 0),
        ("0? --use-case 1", two - 1, 1),
        ("0+1|2|1 --use-case 1?", one, 1),
        ("0 --use-case 1", two - 1, 0),
    ];
    for (cases, limit, expected) in rows {
        let asked = place.ask(&format!(" --edition 2 --use-case {cases} --max-size {limit}"));
        assert_eq!(asked.exit, 0, "{}", asked.err);
        let (ran, types) = place.answered(" --yes", &[]);
        assert_eq!(types.len(), expected, "{cases}, {limit}: {}", ran.err);
        let said = ran.err.contains(&format!("the receiver takes {limit}"));
        assert_eq!(said, expected < 2, "{cases}, {limit}: {}", ran.err);
    }
}
