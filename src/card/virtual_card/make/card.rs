//! 共通カードAP, 住基AP, and the data objects of the card itself.

use super::{ATR, Draft, MakeError, generate, numbers, put, put_key, signing};
use crate::card::authenticity::MOCK_ISD;
use crate::card::cvc::Cvc;
use crate::card::file::{KeyId, SerialRecord};
use crate::card::virtual_card::App;
use crate::crypto::rng::Rng;

/// Card recognition data of GlobalPlatform 2.2, secure channel 02 with option 15.
const RECOGNITION: &str = concat!(
    "732e06072a864886fc6b01",
    "600b06092a864886fc6b020202",
    "630906072a864886fc6b03",
    "640b06092a864886fc6b040215",
);

/// A record that refers to a key; what stands in a real one is not known.
fn key_reference(number: &[u8; 7]) -> Vec<u8> {
    [&[0x01, 0x10], &KeyId::new(number, b"001", [0; 4]).as_bytes()[..]].concat()
}

pub(super) fn juki() -> App {
    let mut app = App::default();
    put(&mut app, 0x0002, key_reference(b"9000010"));
    app
}

pub(super) fn common(draft: &Draft<'_>, rng: &mut dyn Rng) -> Result<App, MakeError> {
    let mut app = App::default();
    let (serial, municipality) = (draft.serial.as_str(), draft.person.municipality);
    put(&mut app, 0x0001, SerialRecord { serial, municipality, expiry: draft.expiry }.encode());
    put(&mut app, 0x0002, key_reference(b"9000000"));
    put_key(&mut app, 0x0019, &generate(rng)?);
    Ok(app)
}

/// What GET DATA answers while no application is selected.
pub(super) fn isd(draft: &Draft<'_>, rng: &mut dyn Rng) -> Result<App, MakeError> {
    let (upper, lower) = (generate(rng)?, generate(rng)?);
    let between = draft.municipal_key(*b"30", b"002");
    let last = KeyId::new(b"9000050", b"001", [0; 4]);
    let objects = [
        (0x0042, MOCK_ISD.as_bytes().to_vec()),
        (0x0045, draft.serial.clone().into_bytes()),
        (0x0066, hex::decode(RECOGNITION).unwrap_or_default()), // it is hexadecimal
        (0x00f0, draft.person.municipality.as_bytes().to_vec()),
        (0x00f2, draft.expiry.as_digits().to_vec()),
        (0x00f7, between.as_bytes().to_vec()),
        (0x00f8, Cvc::encode_answer(MOCK_ISD, between, numbers(&upper), &signing(draft.issuers.card))),
        (0x7f21, Cvc::encode_answer(between, last, numbers(&lower), &signing(&upper))),
        (0x5f51, ATR[1..].to_vec()),
    ];
    Ok(App { data: objects.into_iter().collect(), ..App::default() })
}
