//! 券面事項入力補助AP.

use super::{Draft, MakeError, generate, numbers, put, put_key, signing};
use crate::card::authenticity::MOCK_TEXT;
use crate::card::cvc::Cvc;
use crate::card::file::{AppInfo, Attributes, CardKey, Digests, KeyId, NumberFile, SESSION_KEY, TextInfo};
use crate::card::virtual_card::App;
use crate::crypto::rng::Rng;

pub(super) fn make(draft: &Draft<'_>, rng: &mut dyn Rng) -> Result<App, MakeError> {
    let (issuer, session, own) = (generate(rng)?, generate(rng)?, generate(rng)?);
    let person = draft.person;
    let mut app = App::default();
    let number = NumberFile::encode(person.number);
    let attributes = Attributes::encode(person.name, person.address, draft.birth, draft.sex)?;
    // Both were just written, so both can be read.
    let of_number = crate::crypto::digest::sha256(&number);
    let of_attributes = Attributes::decode(&attributes).map(|file| file.digest()).unwrap_or_default();
    put(&mut app, 0x0001, &number[..]);
    put(&mut app, 0x0002, attributes);
    put(&mut app, 0x0003, Digests::encode(&of_number, &of_attributes, &signing(&issuer))?);
    let subject = draft.municipal_key(*b"31", b"000");
    put(&mut app, 0x0004, Cvc::encode(MOCK_TEXT, subject, numbers(&issuer), &signing(draft.issuers.card)));
    let key_id = KeyId::new(b"9000034", b"001", [0; 4]);
    let mut rest = [0xff; 128]; // of unknown meaning: 32 bytes, and filling
    rng.fill(&mut rest[..32]);
    let info = TextInfo { app: AppInfo::of_bytes([0x01, 0x03, 0x0e, 0x01]), key_id, rest: &rest };
    put(&mut app, 0x0005, info.encode());
    // Its private half is kept nowhere: there are no protected sessions.
    let mut session_key = Vec::new();
    crate::apdu::ber::put(&mut session_key, SESSION_KEY, &numbers(&session).encode());
    put(&mut app, 0x0006, session_key);
    put(&mut app, 0x0007, CardKey::encode(numbers(&own), &signing(&issuer))?);
    put_key(&mut app, 0x0013, &own);
    Ok(app)
}
