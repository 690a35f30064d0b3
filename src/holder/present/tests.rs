use super::*;
use crate::cbor::Decoder;
use crate::cose::{mac_structure, sig_structure};
use crate::crypto::rng::SeededRng;
use crate::crypto::signature::{Algorithm, verify};
use crate::holder::sample;
use crate::mdoc::{DeviceRequest, DeviceResponse, device_authentication_bytes};

fn answer(request: &[u8], record: &[u8], device: &SigningKey, method: Method) -> Result<Vec<u8>, PresentError> {
    let reader = sample::key("reader");
    let transcript = sample::transcript(&reader);
    let request: DeviceRequest<'_> = Decoder::new(request).whole().unwrap();
    let held = [Held::read(record).unwrap()];
    let offer = Offer::new(&request, &held);
    let session = Session { transcript: &transcript, e_reader_key: Some(reader.public()) };
    respond(&offer, session, &[Some(Device { key: device, method })], &mut SeededRng::new(9))
}

fn request() -> Vec<u8> {
    let elements =
        [(sample::JP, "full_name_unicode", false), (sample::JP, "portrait", true), (sample::JP, "blood_type", false)];
    sample::request(&[(sample::MNC, &elements), ("org.iso.18013.5.1.mDL", &[("org.iso.18013.5.1", "portrait", false)])])
}

#[test]
fn items_are_the_bytes_received_and_no_others() {
    let device = sample::key("device");
    let record = sample::record(sample::MNC, &device, &sample::elements());
    let made = answer(&request(), &record, &device, Method::Signature).unwrap();
    let response: DeviceResponse<'_> = Decoder::new(&made).whole().unwrap();
    assert_eq!((&*response.version, response.status), ("1.0", 0));
    let [document] = response.documents.as_slice() else { panic!() };
    let sent: Vec<_> = document.issuer_signed.elements().map(|(_, item)| item).collect();
    assert_eq!(
        sent.iter().map(|item| &*item.value.element_identifier).collect::<Vec<_>>(),
        ["full_name_unicode", "portrait"]
    );
    for item in sent {
        assert!(record.windows(item.bytes().len()).any(|window| window == item.bytes()));
    }
    assert_eq!(
        document.errors[0].1.iter().map(|(name, code)| (&**name, *code)).collect::<Vec<_>>(),
        [("blood_type", 0)]
    );
    assert_eq!(
        response.document_errors.iter().map(|(name, code)| (&**name, *code)).collect::<Vec<_>>(),
        [("org.iso.18013.5.1.mDL", 0)]
    );
}

#[test]
fn signs_device_authentication_with_each_kind_of_key() {
    let reader = sample::key("reader");
    for curve in [Curve::P256, Curve::P384, Curve::P521, Curve::Ed25519] {
        let device = sample::key_on(curve, "device");
        let record = sample::record(sample::MNC, &device, &sample::elements());
        let made = answer(&request(), &record, &device, Method::Signature).unwrap();
        let response: DeviceResponse<'_> = Decoder::new(&made).whole().unwrap();
        let signed = response.documents[0].device_signed.as_ref().unwrap();
        assert!(signed.device_auth.device_mac.is_none());
        let message = signed.device_auth.device_signature.as_ref().unwrap();
        assert_eq!(message.payload_bytes(), None);
        let bytes = device_authentication_bytes(&sample::transcript(&reader), sample::MNC, signed.name_spaces.bytes());
        let algorithm = Algorithm::of_cose(message.headers.alg().unwrap()).unwrap();
        let structure = sig_structure(message.headers.protected_bytes(), &bytes);
        assert_eq!(verify(algorithm, device.public(), &structure, &message.seal), Ok(()), "{curve:?}");
        assert!(verify(algorithm, reader.public(), &structure, &message.seal).is_err());
    }
}

#[test]
fn mac_is_under_the_key_the_reader_finds() {
    let (device, reader) = (sample::key("device"), sample::key("reader"));
    let record = sample::record(sample::MNC, &device, &sample::elements());
    let made = answer(&request(), &record, &device, Method::Mac).unwrap();
    let response: DeviceResponse<'_> = Decoder::new(&made).whole().unwrap();
    let signed = response.documents[0].device_signed.as_ref().unwrap();
    let message = signed.device_auth.device_mac.as_ref().unwrap();
    let transcript = sample::transcript(&reader);
    let bytes = device_authentication_bytes(&transcript, sample::MNC, signed.name_spaces.bytes());
    let key = mac_key(&reader, device.public(), &transcript).unwrap();
    assert!(key.verify(&mac_structure(message.headers.protected_bytes(), &bytes), &message.seal));
}

#[test]
fn mac_needs_keys_on_one_curve() {
    let device = sample::key_on(Curve::P384, "device");
    let record = sample::record(sample::MNC, &device, &sample::elements());
    let expected = PresentError::CurvesDiffer { device: Curve::P384, reader: Curve::P256 };
    assert_eq!(answer(&request(), &record, &device, Method::Mac), Err(expected));
}

#[test]
fn refuses_a_key_that_is_not_the_records() {
    let record = sample::record(sample::MNC, &sample::key("device"), &sample::elements());
    assert_eq!(answer(&request(), &record, &sample::key("other"), Method::Signature), Err(PresentError::NotItsKey));
}

#[test]
fn nothing_held_is_nothing_sent() {
    let device = sample::key("device");
    let record = sample::record("other", &device, &sample::elements());
    assert_eq!(answer(&request(), &record, &device, Method::Signature), Err(PresentError::Nothing));
}
