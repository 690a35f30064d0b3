//! 券面事項確認AP.

use zeroize::Zeroizing;

use super::{Draft, MakeError, generate, numbers, put, put_key, signing};
use crate::card::authenticity::MOCK_VISUAL;
use crate::card::cvc::Cvc;
use crate::card::file::{AppInfo, Birth, Face, FacePictures, KeyId, NumberPicture, VisualInfo};
use crate::card::virtual_card::picture::draw;
use crate::card::virtual_card::{App, photo};
use crate::crypto::rng::{Rng, array};

/// Widest pictures of a name and an address, in pixels.
const NAME: usize = 216;
const ADDRESS: usize = 288;

pub(super) fn make(draft: &Draft<'_>, not_drawn: &mut Vec<char>, rng: &mut dyn Rng) -> Result<App, MakeError> {
    let (issuer, own) = (generate(rng)?, generate(rng)?);
    let (person, key) = (draft.person, numbers(&own));
    let mut drawn = |text: &str, widest| {
        let picture = draw(text, widest);
        not_drawn.extend(picture.not_drawn);
        picture.png
    };
    let (name, address) = (drawn(person.name, NAME), drawn(person.address, ADDRESS));
    let code = drawn(person.security_code, NAME);
    let number = Zeroizing::new(drawn(person.number.secret_text(), NAME));
    let photo = person.portrait.map(photo::make).transpose()?.unwrap_or_default();
    let pictures = FacePictures { name: &name, address: &address, photo: &photo, security_code: &code };
    // The block of the face has 115 bytes, which fit into every key.
    let sign_block = |block: &[u8]| issuer.sign_raw(block).unwrap_or_default();
    let mut app = App::default();
    put(&mut app, 0x0001, Birth::encode(draft.birth, key, &signing(&issuer))?);
    put(&mut app, 0x0002, Face::encode((draft.birth, draft.sex, draft.expiry), key, &pictures, &sign_block)?);
    put(&mut app, 0x0003, info(draft, rng));
    let subject = draft.municipal_key(*b"21", b"000");
    put(&mut app, 0x0004, Cvc::encode(MOCK_VISUAL, subject, numbers(&issuer), &signing(draft.issuers.card)));
    put(&mut app, 0x0005, NumberPicture::encode(&number, key, &signing(&issuer))?);
    put_key(&mut app, 0x001a, &own);
    Ok(app)
}

fn info(draft: &Draft<'_>, rng: &mut dyn Rng) -> Vec<u8> {
    VisualInfo {
        app: AppInfo::of_bytes([0x06, 0x03, 0x0e, 0x01]),
        key_id: KeyId::new(b"9000024", b"001", [0; 4]),
        version: 0,
        municipality: draft.person.municipality,
        reference_key_id: KeyId::new(b"9900025", b"001", [0; 4]),
        reference: &array::<256>(rng), // of unknown meaning
    }
    .encode()
}
