//! What a receiver asked for and did not get is said (`request-answered`), and nothing is where all came.

#[path = "support/other.rs"]
mod other;

use std::path::{Path, PathBuf};

use mnc::cbor::{Decoder, Item, Node, Writer};
use mnc::cli::context::Process;
use mnc::mdoc::DeviceResponse;
use serde_json::Value;
use time::macros::datetime;

const AT: &str = "2026-11-20T00:00:00Z";
const LICENCE: &str = "org.iso.18013.5.1.mDL";
const RECORD: &str = "org.iso.23220.1.jp.mnc";

/// A folder with a world and a wallet that holds the record and a licence.
struct Place(tempfile::TempDir);

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

    /// Runs words; `@` stands for the folder.
    fn run(&self, line: &str) -> (u8, String, String) {
        let root = format!("{}/", self.0.path().display());
        let words = line.split(' ').map(|word| word.replace('@', &root).into());
        let words = std::iter::once("mnc".into()).chain(words).chain(["--at".into(), AT.into()]);
        let (process, captured) = Process::simulated(b"");
        let exit = mnc::cli::run(words, process);
        (exit, captured.out(), captured.err())
    }

    fn done(&self, line: &str) {
        let (exit, out, err) = self.run(line);
        assert_eq!(exit, 0, "{line}\n{out}{err}");
    }

    /// Makes a response to one request, narrowed by flags of `present`.
    fn answer(&self, asked: &str, flags: &str) {
        self.done(&format!("verify request {asked} --session @asked --yes --force"));
        self.done(&format!("present --wallet @wallet --request @asked -o @response.cbor --force --yes{flags}"));
    }

    /// Verifies it against another request, in the same session.
    fn against(&self, known: &str) -> Said {
        self.done(&format!("verify request {known} --session @known --yes --force"));
        self.verified(&self.path("known/request.cbor"))
    }

    /// Verifies it against the request that it was made for.
    fn verify(&self) -> Said {
        self.verified(&self.path("asked/request.cbor"))
    }

    fn verified(&self, request: &Path) -> Said {
        let request = request.display();
        let session = format!("--transcript @asked/transcript.cbor --request {request} --trust @world");
        let line = format!("verify @response.cbor {session}");
        let (exit, out, err) = self.run(&format!("{line} --json"));
        let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
        let checks = told["checks"].as_array().unwrap();
        let check = checks.iter().find(|check| check["id"] == "request-answered").expect("the check");
        let warned = checks.iter().any(|check| check["status"] == "warn");
        let (strict, ..) = self.run(&format!("{line} --strict"));
        if exit == 0 {
            assert_eq!(strict, u8::from(warned), "{line}\n{told:#}");
        }
        let evidence = check["evidence"].as_array().cloned().unwrap_or_default();
        Said {
            status: check["status"].as_str().unwrap().to_owned(),
            texts: evidence.iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect(),
            verdict: told["verdict"].as_str().unwrap().to_owned(),
        }
    }
}

/// What `request-answered` says, and the verdict of all.
struct Said {
    status: String,
    texts: Vec<String>,
    verdict: String,
}

impl Said {
    #[track_caller]
    fn warns(&self, texts: &[&str]) {
        assert_eq!((&*self.status, &*self.verdict), ("warn", "valid"), "{:?}", self.texts);
        assert_eq!(self.texts, texts);
    }

    #[track_caller]
    fn is_ok(&self) {
        assert_eq!((&*self.status, &*self.verdict), ("ok", "valid"), "{:?}", self.texts);
        assert_eq!(self.texts.len(), 0);
    }
}

#[test]
fn elements_that_did_not_come_are_named() {
    let place = Place::new();
    place.answer("--ask age_over_20,sex", " --only sex");
    place.verify().warns(&[
        "age_over_20 was asked for, and not returned",
        "the holder's reason for leaving out age_over_20: code 0",
    ]);
    // A name of another namespace is another element.
    place.against("--ask sex_unicode,sex").warns(&["sex_unicode was asked for, and not returned"]);
    place.against("--ask sex").is_ok();
    // All came, of both namespaces.
    place.answer("--ask full --reader-auth @world/reader", " --trust @world/reader-ca.pem");
    place.verify().is_ok();
    place.against("--ask hanshu-ru").is_ok();
    place.against("--ask org.iso.23220.1/sex,org.iso.23220.1.jp/sex_unicode").is_ok();
}

#[test]
fn an_age_is_answered_by_another_one() {
    let place = Place::new();
    place.answer("--ask age_over_20", "");
    for (asked, answered) in [("age_over_18", true), ("age_over_20", true), ("age_over_21", false)] {
        let said = place.against(&format!("--ask {asked}"));
        match answered {
            true => said.is_ok(),
            false => said.warns(&[&format!("{asked} was asked for, and not returned")]),
        }
    }
}

#[test]
fn alternatives_count_whole() {
    let place = Place::new();
    let known = "--edition 2 --ask age_over_20 --alternative age_over_20=birth_date+sex";
    place.answer("--ask sex", "");
    place.against(known).warns(&[
        "use case 0 must be met, and is not: none of its sets of documents (0) came whole",
        "age_over_20 was asked for, and not returned",
    ]);
    place.answer("--ask sex,birth_date", "");
    place.against(known).is_ok();
    place.answer("--ask age_over_20", "");
    place.against(known).is_ok();
}

#[test]
fn documents_that_did_not_come_are_named() {
    let place = Place::new();
    let known = format!("--ask age_over_20 --also {LICENCE}=age_over_20");
    place.answer("--ask age_over_20", "");
    place.against(&known).warns(&["org.iso.18013.5.1.mDL was asked for, and not returned"]);
    let name = format!("--ask age_over_20 --also {LICENCE}=org.iso.18013.5.1/portrait,age_over_20");
    place.answer(&known, "");
    place.verify().is_ok();
    place.against(&name).warns(&["portrait of org.iso.18013.5.1.mDL was asked for, and not returned"]);
    // Twice the same type: each of its requests is answered.
    let twice = format!("--ask age_over_20 --also {RECORD}=sex");
    place.answer("--ask age_over_20", "");
    place.against(&twice).warns(&["sex was asked for, and not returned"]);
    place.answer(&twice, "");
    place.verify().is_ok();
}

#[test]
fn use_cases_are_met() {
    let place = Place::new();
    let both = format!("--ask age_over_20 --also {LICENCE}=age_over_20 --edition 2");
    let against = |cases: &str| place.against(&format!("{both}{cases}"));
    place.answer("--ask age_over_20", "");
    against(" --use-case 0+1").warns(&[
        "use case 0 must be met, and is not: none of its sets of documents (0+1) came whole",
        "org.iso.18013.5.1.mDL was asked for, and not returned",
    ]);
    against(" --use-case 0 --use-case 0+1|1")
        .warns(&["use case 1 must be met, and is not: none of its sets of documents (0+1|1) came whole"]);
    against(" --use-case 1?").warns(&["no use case is met: one must be"]);
    for met in ["0+1|0", "0 --use-case 1?", "0? --use-case 1?", "1|0", "0"] {
        against(&format!(" --use-case {met}")).is_ok();
    }
    place.answer(&both, "");
    for met in ["0+1", "0|0+1", "0|1 --use-case 1?", "0 --use-case 1", "0|1 --use-case 0|1"] {
        against(&format!(" --use-case {met}")).is_ok();
    }
    for (twice, what) in [("0|1", LICENCE), ("1|0", LICENCE), ("0", LICENCE), ("1", RECORD)] {
        let said = against(&format!(" --use-case {twice}"));
        let others =
            [LICENCE, RECORD].map(|name| format!("{name} is more than one set of documents for each use case"));
        assert_eq!((&*said.status, said.texts.len()), ("warn", 1), "{twice}: {:?}", said.texts);
        assert!(
            others.contains(&said.texts[0]) && (twice.len() > 1 || said.texts[0].starts_with(what)),
            "{:?}",
            said.texts
        );
    }
    // An element that is missing in a document that was chosen.
    place.answer("--ask age_over_20,sex", " --only sex");
    let known = format!("--ask age_over_20,sex --also {LICENCE}=age_over_20 --edition 2 --use-case 0|1");
    let said = place.against(&known);
    assert_eq!(said.texts[0], "age_over_20 of org.iso.23220.1.jp.mnc was asked for, and not returned");
}

#[test]
fn an_answer_larger_than_asked_for_is_measured() {
    let place = Place::new();
    place.answer("--ask age_over_20", "");
    let size = std::fs::metadata(place.path("response.cbor")).unwrap().len();
    let limited = |limit: u64| place.against(&format!("--ask age_over_20 --edition 2 --max-size {limit}"));
    limited(100).warns(&[&format!("the answer has {size} bytes; at most 100 were asked for")]);
    limited(size - 1).warns(&[&format!("the answer has {size} bytes; at most {} were asked for", size - 1)]);
    limited(size).is_ok();
}

/// A map without the entry of this name.
fn without(map: &[u8], name: &str) -> Vec<u8> {
    let entries = Decoder::new(map).item().and_then(|item| item.map()).unwrap();
    let kept: Vec<_> = entries.iter().filter(|(key, _)| key.node.as_text() != Some(name)).collect();
    let mut writer = Writer::new();
    writer.map(kept.len());
    for (key, value) in kept {
        writer.raw(key.bytes(map)).raw(value.bytes(map));
    }
    writer.finish()
}

fn entry<'a>(item: &Item<'a>, name: &str) -> Item<'a> {
    let entries = item.clone().map().unwrap();
    entries.into_iter().find(|(key, _)| key.node.as_text() == Some(name)).unwrap().1
}

#[test]
fn a_document_of_reasons_alone_lacks_everything() {
    let place = Place::new();
    place.answer("--ask age_over_20", "");
    let response = std::fs::read(place.path("response.cbor")).unwrap();
    let read: DeviceResponse<'_> = Decoder::new(&response).whole().unwrap();
    let item = Decoder::new(&response).item().unwrap();
    let Node::Array(documents) = entry(&item, "documents").node else { panic!("documents") };
    let signed = entry(&documents[0], "issuerSigned");
    let signed = without(signed.bytes(&response), "nameSpaces");
    let mut errors = Writer::new();
    errors.map(1).text(&read.documents[0].issuer_signed.name_spaces[0].0).map(1).text("age_over_20").int(0);
    let document = other::replace(documents[0].bytes(&response), "issuerSigned", &signed);
    let document = other::replace(&document, "errors", &errors.finish());
    let mut documents = Writer::new();
    documents.array(1).raw(&document);
    let emptied = other::replace(&response, "documents", &documents.finish());
    std::fs::write(place.path("response.cbor"), emptied).unwrap();
    place.verify().warns(&[
        "age_over_20 was asked for, and not returned",
        "the holder's reason for leaving out age_over_20: code 0",
    ]);
    // Nothing at all is as incomplete as before.
    let none = without(&response, "documents");
    std::fs::write(place.path("response.cbor"), none).unwrap();
    let said = place.verify();
    assert_eq!((&*said.status, &*said.verdict), ("skip", "incomplete"));
}

#[test]
fn what_was_encrypted_counts_when_it_is_open() {
    let place = Place::new();
    let asked = "--ask age_over_20,sex --edition 2 --encrypt";
    for (flags, status) in [("", "ok"), (" --only sex", "warn")] {
        place.answer(asked, flags);
        std::fs::copy(place.path("response.cbor"), place.path("asked/response.cbor")).unwrap();
        let (exit, out, err) = place.run("verify @asked --trust @world --json");
        assert_eq!(exit, 0, "{out}{err}");
        let told: Value = serde_json::from_str(&out).unwrap();
        let check = told["checks"].as_array().unwrap().iter().find(|check| check["id"] == "request-answered").unwrap();
        assert_eq!(check["status"], status, "{check:#}");
        let said = place.verify();
        assert_eq!((&*said.status, &*said.verdict), ("skip", "incomplete"));
        assert_eq!(said.texts, ["not checked: what was not opened may hold it"]);
    }
}
