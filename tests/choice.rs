//! Which of several answers is taken, and what the person is told of it, through the command line.

use std::path::{Path, PathBuf};

use mnc::cbor::{Decoder, Writer};
use mnc::cli::context::Process;
use mnc::mdoc::DeviceResponse;

const RECORD: &str = "org.iso.23220.1.jp.mnc";
const ISO: &str = "org.iso.23220.1";
const JP: &str = "org.iso.23220.1.jp";
const NUMBER: (&str, &str) = (JP, "individual_number_unicode");
const PORTRAIT: (&str, &str) = (JP, "portrait");
const BIRTH: (&str, &str) = (ISO, "birth_date");
const SEX: (&str, &str) = (ISO, "sex");
const ABSENT: (&str, &str) = (ISO, "absent");

type Name = (&'static str, &'static str);

/// A folder with a world, a wallet with the record, and an exchange.
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
        let person = taro.display();
        place.done("keygen demo @world --seed 7");
        place.done("keygen device -o @device --seed 8");
        place.done(&format!("issue record --person {person} --device-key @device.pub --world @world -o @record.cbor"));
        place.done("issue store @record.cbor --wallet @wallet --device-key @device.key --ledger @world");
        place.done("verify request --ask age_over_20 --session @exchange");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, line: &str, answers: &[bool]) -> Ran {
        let root = format!("{}/", self.0.path().display());
        let words = line.split(' ').map(|word| word.replace('@', &root).into());
        let words = std::iter::once("mnc".into()).chain(words).chain(["--at".into(), "2026-11-20T00:00:00Z".into()]);
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

    fn ask(&self, documents: &[Vec<u8>]) {
        std::fs::write(self.path("exchange/request.cbor"), request(documents)).unwrap();
    }

    /// Answers, and gives back the elements that were sent.
    fn answered(&self, flags: &str, answers: &[bool]) -> (Ran, Vec<String>) {
        let _ = std::fs::remove_file(self.path("exchange/response.cbor"));
        let command = "present --wallet @wallet --request @exchange -o @exchange/response.cbor";
        let ran = self.run(&format!("{command}{flags}"), answers);
        let Ok(bytes) = std::fs::read(self.path("exchange/response.cbor")) else { return (ran, Vec::new()) };
        let response: DeviceResponse<'_> = Decoder::new(&bytes).whole().unwrap();
        let elements = response.documents.iter().flat_map(|document| document.issuer_signed.elements());
        (ran, elements.map(|(_, item)| item.value.element_identifier.to_string()).collect())
    }
}

/// ItemsRequest for these elements; the sets are alternatives to the first of them.
fn items(asked: &[Name], sets: &[&[Name]], limit: Option<u64>) -> Vec<u8> {
    let mut writer = Writer::new();
    let informed = !sets.is_empty() || limit.is_some();
    writer.map(2 + usize::from(informed)).text("docType").text(RECORD).text("nameSpaces");
    let spaces: std::collections::BTreeSet<_> = asked.iter().map(|(space, _)| *space).collect();
    writer.map(spaces.len());
    for space in spaces {
        let own: Vec<_> = asked.iter().filter(|(found, _)| *found == space).collect();
        writer.text(space).map(own.len());
        own.iter().for_each(|(_, name)| {
            writer.text(name).bool(false);
        });
    }
    if informed {
        writer.text("requestInfo").map(usize::from(!sets.is_empty()) + usize::from(limit.is_some()));
    }
    if let Some((space, name)) = asked.first().filter(|_| !sets.is_empty()) {
        writer.text("alternativeDataElements").array(1).map(2);
        writer.text("requestedElement").array(2).text(space).text(name);
        writer.text("alternativeElementSets").array(sets.len());
        for set in sets {
            writer.array(set.len());
            set.iter().for_each(|(space, name)| {
                writer.array(2).text(space).text(name);
            });
        }
    }
    if let Some(limit) = limit {
        writer.text("maximumResponseSize").uint(limit);
    }
    writer.finish()
}

/// DeviceRequest for these ItemsRequests.
fn request(documents: &[Vec<u8>]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(2).text("version").text("1.0").text("docRequests").array(documents.len());
    documents.iter().for_each(|items| {
        writer.map(1).text("itemsRequest").tag24(items);
    });
    writer.finish()
}

#[test]
fn the_first_set_of_alternatives_that_may_leave_is_sent() {
    let place = Place::new();
    let numbered: &[&[Name]] = &[&[NUMBER], &[BIRTH]];
    type Row<'r> = (Name, &'r [&'r [Name]], Option<u64>, &'r str, &'r [&'r str]);
    let rows: [Row<'_>; 12] = [
        (ABSENT, numbered, None, "", &["birth_date"]),
        (ABSENT, numbered, None, " --only birth_date", &["birth_date"]),
        (ABSENT, numbered, None, " --only sex", &[]),
        (ABSENT, &[&[PORTRAIT], &[BIRTH]], None, "", &["portrait"]),
        (ABSENT, &[&[PORTRAIT], &[BIRTH]], Some(3000), "", &["birth_date"]),
        (ABSENT, &[&[PORTRAIT], &[NUMBER], &[SEX, BIRTH], &[SEX]], Some(3000), "", &["sex", "birth_date"]),
        (ABSENT, &[&[PORTRAIT], &[BIRTH]], Some(30), "", &[]),
        // A set goes whole, or not at all.
        (ABSENT, &[&[NUMBER, SEX], &[SEX, BIRTH]], None, " --only birth_date", &[]),
        // What is held itself comes before its alternatives.
        (PORTRAIT, &[&[BIRTH]], None, "", &["portrait"]),
        (PORTRAIT, &[&[BIRTH]], Some(3000), "", &["birth_date"]),
        (PORTRAIT, &[&[BIRTH]], Some(3000), " --only portrait", &[]),
        (NUMBER, &[&[BIRTH]], None, "", &["birth_date"]),
    ];
    for (asked, sets, limit, flags, expected) in rows {
        place.ask(&[items(&[asked], sets, limit)]);
        let (ran, sent) = place.answered(&format!(" --yes{flags}"), &[]);
        assert_eq!(sent, expected, "{asked:?} {sets:?} {limit:?} {flags}: {}", ran.err);
        assert_eq!(ran.exit, u8::from(expected.is_empty()), "{flags}: {}", ran.err);
        let strange = flags.ends_with("sex") && expected.is_empty();
        assert_eq!(ran.err.contains("is not asked for"), strange, "{flags}: {}", ran.err);
    }
}

#[test]
fn what_is_held_back_is_named() {
    let place = Place::new();
    place.ask(&[items(&[ABSENT, SEX], &[&[NUMBER]], None)]);
    let (ran, sent) = place.answered(" --yes", &[]);
    assert_eq!(sent, ["sex"], "{}", ran.err);
    assert!(ran.err.contains("hold back Individual Number (individual_number_unicode)"), "{}", ran.err);
    assert!(!ran.err.contains("(absent)"), "{}", ran.err);
}

#[test]
fn an_age_that_answers_several_is_shown_and_counted_once() {
    let place = Place::new();
    let asked = ["age_over_18", "age_over_19", "age_over_20", "age_over_16"].map(|name| (ISO, name));
    place.ask(&[items(&asked, &[], None)]);
    let (ran, sent) = place.answered("", &[true]);
    assert_eq!((ran.exit, sent), (0, vec!["age_over_20".to_owned()]), "{}", ran.err);
    assert!(
        ran.err
            .contains("(age_over_20), in answer to 18 years or older (age_over_18), 19 years or older (age_over_19)\n"),
        "{}",
        ran.err
    );
    assert_eq!(ran.err.matches("(age_over_20)").count(), 1, "{}", ran.err);
    assert!(ran.out.contains("1 element"), "{}", ran.out);
    // What is returned is not among the errors.
    let bytes = std::fs::read(place.path("exchange/response.cbor")).unwrap();
    let response: DeviceResponse<'_> = Decoder::new(&bytes).whole().unwrap();
    let errors = format!("{:?}", response.documents[0].errors);
    assert!(errors.contains("age_over_16") && !errors.contains("age_over_20"), "{errors}");
}

#[test]
fn nobody_gets_other_alternatives_than_those_consented_to() {
    let place = Place::new();
    // With the second document the first is too large with its portrait; alone it is not.
    let first = items(&[ABSENT], &[&[PORTRAIT], &[BIRTH]], None);
    place.ask(std::slice::from_ref(&first));
    assert_eq!(place.answered(" --yes", &[]).1, ["portrait"]);
    let limit = std::fs::metadata(place.path("exchange/response.cbor")).unwrap().len() + 100;
    place.ask(&[items(&[ABSENT], &[&[PORTRAIT], &[BIRTH]], Some(limit)), items(&[SEX], &[], None)]);
    let (ran, sent) = place.answered(" --yes", &[]);
    assert_eq!(sent, ["birth_date", "sex"], "{}", ran.err);
    let (ran, sent) = place.answered("", &[true, false]);
    assert_eq!(sent, ["birth_date"], "{}", ran.err);
    // Declined first, the other way round, the portrait is shown before it is asked about.
    place.ask(&[items(&[SEX], &[], None), items(&[ABSENT], &[&[PORTRAIT], &[BIRTH]], Some(limit))]);
    let (ran, sent) = place.answered("", &[false, true]);
    assert_eq!(sent, ["portrait"], "{}", ran.err);
    assert!(ran.err.contains("(portrait), in answer to absent"), "{}", ran.err);
}

#[test]
fn sets_without_number_do_not_cost_much() {
    let place = Place::new();
    let sets: Vec<&[Name]> =
        (0..2_000).map(|at| if at % 2 == 0 { &[PORTRAIT][..] } else { &[SEX, PORTRAIT] }).collect();
    place.ask(&[items(&[ABSENT], &sets, Some(3000))]);
    let begun = std::time::Instant::now();
    let (ran, sent) = place.answered(" --yes", &[]);
    assert_eq!((ran.exit, sent.len()), (1, 0), "{}", ran.err);
    assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn a_signature_that_does_not_hold_is_told_beside_one_that_does() {
    let place = Place::new();
    let signed = "--reader-auth-all --reader-auth @world/reader --session @exchange --force --yes";
    place.done(&format!("verify request --edition 2 --ask individual_number_unicode {signed}"));
    let bytes = std::fs::read(place.path("exchange/request.cbor")).unwrap();
    let whole = Decoder::new(&bytes).item().and_then(|item| item.map()).unwrap();
    let all = whole.iter().find(|(key, _)| key.node.as_text() == Some("readerAuthAll")).unwrap();
    let seals = all.1.clone().array().unwrap();
    let good = seals[0].bytes(&bytes).to_vec();
    let mut bad = good.clone();
    *bad.last_mut().unwrap() ^= 1;
    for (seals, doubted) in [
        (vec![good.clone()], None),
        (vec![good.clone(), bad.clone()], Some("readerAuthAll[1]")),
        (vec![bad.clone(), good], Some("readerAuthAll[0]")),
        (vec![bad], None),
    ] {
        let mut changed = Writer::new();
        changed.map(whole.len());
        for (key, value) in &whole {
            changed.raw(key.bytes(&bytes));
            if key.node.as_text() == Some("readerAuthAll") {
                changed.array(seals.len());
                seals.iter().for_each(|seal| {
                    changed.raw(seal);
                });
            } else {
                changed.raw(value.bytes(&bytes));
            }
        }
        std::fs::write(place.path("exchange/request.cbor"), changed.finish()).unwrap();
        let (ran, _) = place.answered(" --yes --trust @world/reader-ca.pem", &[]);
        let said = ran.err.matches("another signature of the request").count();
        assert_eq!(said, if doubted.is_some() { 2 } else { 0 }, "{}", ran.err);
        assert!(doubted.is_none_or(|part| ran.err.contains(&format!("({part}) does NOT hold: "))), "{}", ran.err);
        // With --json the warning alone.
        let (ran, _) = place.answered(" --yes --json --trust @world/reader-ca.pem", &[]);
        assert_eq!(ran.err.contains("another signature"), doubted.is_some(), "{}", ran.err);
    }
}
