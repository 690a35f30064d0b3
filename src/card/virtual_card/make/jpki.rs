//! 公的個人認証AP.

use super::{Draft, MakeError, generate, put, put_key};
use crate::card::file::{CertificatesPresent, TokenInfo, TokenKind};
use crate::card::jpki::Purpose;
use crate::card::jpki::make::{Draft as Certificate, Person, make_person};
use crate::card::virtual_card::App;
use crate::crypto::rng::Rng;

pub(super) fn make(draft: &Draft<'_>, rng: &mut dyn Rng) -> Result<App, MakeError> {
    let mut app = App::default();
    let owner = draft.person;
    let person = Person {
        name: owner.name,
        address: owner.address,
        birth_date: owner.birth_date,
        sex: owner.sex,
        municipality: owner.municipality,
    };
    // Certificate, that of the authority, key.
    let places = [
        (Purpose::Sign, draft.issuers.sign, [0x0001, 0x0002, 0x001a]),
        (Purpose::Auth, draft.issuers.auth, [0x000a, 0x000b, 0x0017]),
    ];
    for (purpose, authority, [own, of_authority, place]) in places {
        let key = generate(rng)?;
        let wanted = Certificate { person, key: key.public(), issued: draft.now, card_expires: Some(owner.expires) };
        let certificate = make_person(purpose, &wanted, &authority, rng)?;
        put(&mut app, own, certificate.as_der());
        put(&mut app, of_authority, authority.certificate.as_der());
        put_key(&mut app, place, &key);
    }
    put(&mut app, 0x0006, token(draft).encode());
    put(&mut app, 0x0008, CertificatesPresent { sign: true, auth: true }.encode());
    Ok(app)
}

fn token<'a>(draft: &'a Draft<'_>) -> TokenInfo<'a> {
    TokenInfo {
        kind: TokenKind::PlasticCard,
        label: TokenKind::PlasticCard.label(),
        manufacturer: "MOCK",
        model: "MOCK",
        serial: &draft.serial,
        flags: 0x040d, // random numbers, login, user PIN set, initialised
        sessions: [1, 0, 1, 0],
        secret_lengths: [16, 6],
        memory: [u32::MAX; 4],
        hardware: *b"03",
        firmware: *b"01",
        time: &[b'9'; 16],
    }
}
