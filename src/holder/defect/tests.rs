use super::*;
use crate::cbor::Decoder;
use crate::crypto::key::SigningKey;
use crate::crypto::rng::SeededRng;
use crate::holder::present::Method;
use crate::holder::sample;
use crate::mdoc::{DeviceRequest, DeviceResponse};

fn made(defect: Defect, device: &SigningKey, records: &[Vec<u8>]) -> Result<Vec<u8>, PresentError> {
    let reader = sample::key("reader");
    let transcript = sample::transcript(&reader);
    let elements =
        [(sample::JP, "full_name_unicode", false), (sample::JP, "portrait", true), (sample::ISO, "age_over_20", false)];
    let request = sample::request(&[(sample::MNC, &elements)]);
    let request: DeviceRequest<'_> = Decoder::new(&request).whole().unwrap();
    let held: Vec<_> = records.iter().map(|record| Held::read(record).unwrap()).collect();
    let offer = Offer::new(&request, &held);
    let session = Session { transcript: &transcript, e_reader_key: Some(reader.public()) };
    let devices: Vec<_> = held.iter().map(|_| Some(Device { key: device, method: Method::Signature })).collect();
    respond(defect, &offer, session, &held, &devices, &mut SeededRng::new(3))
}

#[test]
fn every_defect_can_be_made_and_changes_the_answer() {
    let device = sample::key("device");
    let other = sample::key_on(crate::crypto::key::Curve::P384, "device");
    let records = [
        sample::record(sample::MNC, &device, &sample::elements()),
        sample::record("other", &device, &sample::elements()),
    ];
    let on_other_curve = [sample::record(sample::MNC, &other, &sample::elements())];
    for defect in Defect::ALL.iter().copied() {
        let bytes = match defect {
            Defect::MacOtherCurve => made(defect, &other, &on_other_curve),
            _ => made(defect, &device, &records),
        };
        let bytes = bytes.unwrap_or_else(|error| panic!("{}: {error:?}", defect.name()));
        // What cannot be decoded has a case of its own; the rest is for the verifier.
        let decoded = Decoder::new(&bytes).whole::<DeviceResponse<'_>>();
        if let Err(error) = decoded {
            assert_eq!(error.kind.case().as_ref(), defect.cases().first(), "{}: {error:?}", defect.name());
        }
    }
}

#[test]
fn names_are_found_by_number_where_there_is_one() {
    assert_eq!(Defect::find("n26"), Some(Defect::SealBit));
    assert_eq!(Defect::find("N41-value-changed"), Some(Defect::ValueChanged));
    assert_eq!(Defect::find("n92"), None);
    assert_eq!(Defect::find("n9"), None);
}

#[test]
fn what_needs_more_than_is_there_says_so() {
    let device = sample::key("device");
    let records = [sample::record(sample::MNC, &device, &sample::elements())];
    assert_eq!(made(Defect::OtherMso, &device, &records), Err(PresentError::DefectNotPossible));
    assert_eq!(made(Defect::MacOtherCurve, &device, &records), Err(PresentError::DefectNotPossible));
}
