use super::*;
use crate::cbor::{Decoder, Writer};
use crate::holder::sample;

fn with<T>(request: &[u8], record: &[u8], look: impl FnOnce(Offer<'_>) -> T) -> T {
    let request: DeviceRequest<'_> = Decoder::new(request).whole().unwrap();
    let held = [Held::read(record).unwrap()];
    look(Offer::new(&request, &held))
}

fn record(ages: &[(&'static str, bool)]) -> Vec<u8> {
    let mut elements = sample::elements();
    elements.pop();
    elements.extend(ages.iter().map(|(name, answer)| (sample::ISO, *name, vec![if *answer { 0xf5 } else { 0xf4 }])));
    sample::record(sample::MNC, &sample::key("device"), &elements)
}

fn answers(ages: &[(&'static str, bool)], asked: &[&str]) -> Vec<String> {
    let asked: Vec<_> = asked.iter().map(|name| (sample::ISO, *name, false)).collect();
    with(&sample::request(&[(sample::MNC, &asked)]), &record(ages), |offer| {
        let elements = offer.documents[0].elements.iter();
        elements.map(|element| element.answer().first().map_or("-", |item| &item.held.identifier).to_owned()).collect()
    })
}

#[test]
fn an_age_is_answered_by_the_nearest_that_tells() {
    let held = [("age_over_15", true), ("age_over_20", true), ("age_over_65", false)];
    assert_eq!(answers(&held, &["age_over_18"]), ["age_over_20"]);
    assert_eq!(answers(&held, &["age_over_20"]), ["age_over_20"]);
    assert_eq!(answers(&held, &["age_over_66", "age_over_30"]), ["age_over_65", "-"]);
    assert_eq!(answers(&[], &["age_over_18"]), ["-"]);
}

#[test]
fn a_third_age_gets_no_answer() {
    let held = [("age_over_20", true)];
    assert_eq!(answers(&held, &["age_over_18", "age_over_19", "age_over_20"]), ["age_over_20", "age_over_20", "-"]);
}

#[test]
fn only_narrows_and_names_what_was_not_asked() {
    let elements = [(sample::JP, "full_name_unicode", true), (sample::JP, "individual_number_unicode", false)];
    with(&sample::request(&[(sample::MNC, &elements)]), &record(&[]), |mut offer| {
        let names = ["org.iso.23220.1.jp/full_name_unicode".to_owned(), "portrait".to_owned()];
        assert_eq!(offer.only(&names), ["portrait"]);
        let sent: Vec<_> = offer.documents[0].sent().map(|element| (element.identifier, element.retain)).collect();
        assert_eq!(sent, [("full_name_unicode", true)]);
        offer.documents[0].withhold(|_| true);
        assert!(!offer.sends_anything());
    });
}

#[test]
fn the_number_is_known_by_its_name_in_any_namespace() {
    let elements = [("other", "individual_number_unicode", vec![0x60])];
    let record = sample::record(sample::MNC, &sample::key("device"), &elements);
    let asked = [("other", "individual_number_unicode", true)];
    with(&sample::request(&[(sample::MNC, &asked)]), &record, |offer| {
        assert!(offer.documents[0].items()[0].is_individual_number());
    });
}

/// ItemsRequest with a requestInfo of one entry.
fn with_info(name: &str, info: &[u8]) -> Vec<u8> {
    let mut items = Writer::new();
    items
        .map(3)
        .text("docType")
        .text(sample::MNC)
        .text("nameSpaces")
        .map(1)
        .text(sample::JP)
        .map(1)
        .text("given_name")
        .bool(false);
    items.text("requestInfo").map(1).text(name).raw(info);
    let mut writer = Writer::new();
    writer
        .map(2)
        .text("version")
        .text("1.0")
        .text("docRequests")
        .array(1)
        .map(1)
        .text("itemsRequest")
        .tag24(&items.finish());
    writer.finish()
}

#[test]
fn the_first_set_of_alternatives_held_whole_answers() {
    let mut info = Writer::new();
    info.array(1).map(2).text("requestedElement").array(2).text(sample::JP).text("given_name");
    info.text("alternativeElementSets").array(2);
    info.array(2).array(2).text(sample::JP).text("full_name_unicode").array(2).text(sample::JP).text("nickname");
    info.array(1).array(2).text(sample::JP).text("full_name_unicode");
    with(&with_info("alternativeDataElements", &info.finish()), &record(&[]), |offer| {
        let element = &offer.documents[0].elements[0];
        assert_eq!(
            element.answer().iter().map(|item| &*item.held.identifier).collect::<Vec<_>>(),
            ["full_name_unicode"]
        );
    });
}

#[test]
fn an_issuer_that_did_not_sign_is_no_answer() {
    let mut info = Writer::new();
    info.array(1).bytes(&[1; 20]);
    let why =
        with(&with_info("issuerIdentifiers", &info.finish()), &record(&[]), |offer| offer.documents[0].unanswerable);
    assert_eq!(why, Some(Unanswerable::Issuer));
}

#[test]
fn a_mandatory_use_case_that_cannot_be_met_stops_everything() {
    use crate::mdoc::UseCase;
    let elements = [(sample::JP, "portrait", false)];
    let asked = sample::request(&[(sample::MNC, &elements), ("other", &elements)]);
    let case = |mandatory, sets: &[&[u64]]| UseCase {
        mandatory,
        document_sets: sets.iter().map(|set| set.iter().map(|number| (*number, 0)).collect()).collect(),
        purpose_hints: Vec::new(),
    };
    let sent = |cases: &[UseCase<'_>]| {
        let (request, record) = (Decoder::new(&asked).whole().unwrap(), record(&[]));
        let held = [Held::read(&record).unwrap()];
        let mut offer = Offer::new(&request, &held);
        offer.cases = cases;
        offer.choose();
        offer.sends_anything()
    };
    assert!(sent(&[case(true, &[&[0, 1], &[0]])]));
    assert!(!sent(&[case(true, &[&[0, 1]])]));
    assert!(!sent(&[case(false, &[&[1]])]));
    assert!(sent(&[case(false, &[&[1]]), case(true, &[&[0]])]));
}

#[test]
fn what_is_taken_out_takes_its_set_with_it_and_brings_another() {
    let (first, second) = ([(sample::JP, "portrait", false)], [(sample::JP, "full_name_unicode", false)]);
    let asked = sample::request(&[(sample::MNC, &first), (sample::MNC, &second), (sample::MNC, &first)]);
    let cases = [crate::mdoc::UseCase {
        mandatory: true,
        document_sets: vec![vec![(0, 0), (1, 0)], vec![(2, 0)]],
        purpose_hints: Vec::new(),
    }];
    let (request, record) = (Decoder::new(&asked).whole().unwrap(), record(&[]));
    let held = [Held::read(&record).unwrap()];
    let mut offer = Offer::new(&request, &held);
    offer.cases = &cases;
    let sent = |offer: &mut Offer<'_>| {
        offer.choose();
        offer.documents.iter().map(Document::is_sent).collect::<Vec<_>>()
    };
    assert_eq!(sent(&mut offer), [true, true, false]);
    offer.documents[1].released = false;
    assert_eq!(sent(&mut offer), [false, false, true]);
    offer.documents[2].released = false;
    assert_eq!(sent(&mut offer), [false, false, false]);
}

#[test]
fn sets_without_number_are_not_all_tried_for_their_size() {
    let elements = [(sample::JP, "full_name_unicode", false)];
    let asked = sample::request(&[(sample::MNC, &elements)]);
    let case = |mandatory| crate::mdoc::UseCase {
        mandatory,
        document_sets: vec![vec![(0, 0)]; 50_000],
        purpose_hints: Vec::new(),
    };
    let cases = [case(true), case(false)];
    let (request, record) = (Decoder::new(&asked).whole().unwrap(), record(&[]));
    let held = [Held::read(&record).unwrap()];
    let mut offer = Offer::new(&request, &held);
    (offer.cases, offer.documents[0].maximum_size) = (&cases, Some(1));
    crate::holder::present::fit(&mut offer, crate::holder::present::Method::Signature);
    assert!(!offer.sends_anything());
    assert!(matches!(offer.documents[0].unanswerable, Some(Unanswerable::TooLarge { limit: 1, .. })));
    // Where it fits, it is sent after all.
    offer.documents[0].maximum_size = Some(100_000);
    crate::holder::present::fit(&mut offer, crate::holder::present::Method::Signature);
    assert!(offer.sends_anything());
}
