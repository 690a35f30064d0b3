use ::time::macros::{date, datetime};

use super::*;
use crate::card::authenticity::{
    Origin, Roots, TextFiles, Verdict, VisualFiles, check_card_chain, check_text, check_visual,
};
use crate::card::file::{Attributes, Face, NumberFile, SerialRecord, TokenInfo, TokenKind};
use crate::card::jpki::Purpose;
use crate::card::jpki::make::make_authority;
use crate::crypto::rng::SeededRng;
use crate::x509::OwnedCertificate;

const NOW: OffsetDateTime = datetime!(2026-11-22 00:00 UTC);

struct World {
    root: PrivateKey,
    sign: (PrivateKey, OwnedCertificate),
    auth: (PrivateKey, OwnedCertificate),
}

impl World {
    fn new() -> Self {
        let key = |seed| PrivateKey::generate(KEY_BITS, &mut SeededRng::new(seed)).unwrap();
        let authority = |purpose, seed| {
            let key = key(seed);
            let certificate = make_authority(purpose, &key, NOW, &mut SeededRng::new(seed)).unwrap();
            (key, certificate)
        };
        Self { root: key(1), sign: authority(Purpose::Sign, 2), auth: authority(Purpose::Auth, 3) }
    }

    fn make(&self, change: impl FnOnce(&mut Person<'_>), chosen: &Chosen<'_>) -> Result<Made, MakeError> {
        let portrait = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/people/taro.jpg")).unwrap();
        let number = IndividualNumber::parse(b"999900000011").unwrap();
        let mut person = Person {
            name: "番号　太郎",
            address: "東京都千代田区〇〇町一丁目２番３号",
            birth_date: date!(1985 - 04 - 12),
            sex: 1,
            number: &number,
            municipality: "13101",
            expires: date!(2033 - 04 - 12),
            security_code: "4321",
            portrait: Some(&portrait),
        };
        change(&mut person);
        let (sign, auth) = (self.sign.1.view(), self.auth.1.view());
        let issuers = Issuers {
            card: &self.root,
            sign: Authority { certificate: &sign, key: &self.sign.0 },
            auth: Authority { certificate: &auth, key: &self.auth.0 },
        };
        make(&person, chosen, issuers, NOW, &mut SeededRng::new(9))
    }
}

/// A file of a card.
fn file(model: &Model, app: AppId, id: u16) -> &[u8] {
    &model.apps[&app].files[&FileId(id)]
}

#[test]
fn a_whole_card() {
    let world = World::new();
    let made = world.make(|_| {}, &Chosen::USUAL).unwrap();
    let model = &made.model;
    assert_eq!(made.not_drawn, []);
    for row in FIRST.apps {
        let app = &model.apps[&row.id];
        let files: Vec<FileId> = row.files.iter().map(|row| row.id).collect();
        assert_eq!(app.files.keys().copied().collect::<Vec<_>>(), files, "{}", row.name);
        let mut keys: Vec<FileId> = row.keys.iter().map(|row| row.id).collect();
        keys.sort();
        assert_eq!(app.keys.keys().copied().collect::<Vec<_>>(), keys, "{}", row.name);
    }
    let json = model.to_json();
    let read = Model::read(json.as_bytes()).unwrap();
    assert_eq!(*read.to_json(), *json);
    let again = world.make(|_| {}, &Chosen::USUAL).unwrap();
    assert_eq!(*again.model.to_json(), *json, "byte for byte");
}

#[test]
fn its_files_say_who_it_is() {
    let made = World::new().make(|_| {}, &Chosen::USUAL).unwrap();
    let model = &made.model;
    let number = file(model, AppId::Text, 1);
    assert_eq!(number.len(), 17);
    assert_eq!(NumberFile::decode(number).unwrap().number.secret_text(), "999900000011");
    let attributes = Attributes::decode(file(model, AppId::Text, 2)).unwrap();
    assert_eq!((attributes.name, attributes.sex), ("番号　太郎", Sex::Male));
    let face = Face::decode(file(model, AppId::Visual, 2)).unwrap();
    assert_eq!((face.birth_date.to_string(), face.expiry.to_string()), ("1985-04-12".into(), "2033-04-12".into()));
    assert!(crate::card::photo::decode(face.pictures.photo).is_ok());
    assert!((4_000..15_000).contains(&file(model, AppId::Visual, 2).len()));
    assert_eq!(TokenInfo::decode(file(model, AppId::Jpki, 6)).unwrap().kind, TokenKind::PlasticCard);
    assert_eq!(SerialRecord::decode(file(model, AppId::Common, 1)).unwrap().municipality, "13101");
    let data = &model.apps[&AppId::Isd].data;
    assert_eq!((&data[&0x00f0][..], &data[&0x00f2][..]), (&b"13101"[..], &b"20330412"[..]));
    assert!(crate::apdu::ber::only(&data[&0x0066], 0x73).is_ok());
}

#[test]
fn it_is_authentic_under_its_root_only() {
    let world = World::new();
    let made = world.make(|_| {}, &Chosen::USUAL).unwrap();
    let get = |app, id| Some(file(&made.model, app, id));
    let text = TextFiles {
        number: get(AppId::Text, 1),
        attributes: get(AppId::Text, 2),
        digests: get(AppId::Text, 3),
        certificate: get(AppId::Text, 4),
        card_key: get(AppId::Text, 7),
    };
    let visual = VisualFiles {
        birth: get(AppId::Visual, 1),
        face: get(AppId::Visual, 2),
        certificate: get(AppId::Visual, 4),
        number_picture: get(AppId::Visual, 5),
    };
    let data = &made.model.apps[&AppId::Isd].data;
    let verdicts = |roots: &Roots| {
        let chain = check_card_chain(roots, Some(&data[&0x00f8]), Some(&data[&0x7f21]));
        [check_text(roots, &text).verdict(), check_visual(roots, &visual).verdict(), chain.verdict()]
    };
    assert_eq!(verdicts(&Roots::with_mock(world.root.public().clone())), [Verdict::Authentic(Origin::Mock); 3]);
    assert_eq!(verdicts(&Roots::with_mock(world.sign.0.public().clone())), [Verdict::NotAuthentic; 3]);
    assert_eq!(verdicts(&Roots::published()), [Verdict::Undecided; 3]);
}

#[test]
fn its_certificates_are_of_its_keys_and_under_the_authorities() {
    let world = World::new();
    let made = world.make(|_| {}, &Chosen::USUAL).unwrap();
    let places = [(0x0001, 0x0002, 0x001a, &world.sign.1), (0x000a, 0x000b, 0x0017, &world.auth.1)];
    for (own, of_authority, key, authority) in places {
        let certificate = OwnedCertificate::from_der(file(&made.model, AppId::Jpki, own).to_vec()).unwrap();
        let pem = &made.model.apps[&AppId::Jpki].keys[&FileId(key)];
        let key = PrivateKey::from_pkcs8_pem(pem).unwrap();
        assert_eq!(certificate.view().computed_key_identifier(), key.public().key_identifier());
        assert_eq!(certificate.view().issuer().as_bytes(), authority.view().subject().as_bytes());
        assert_eq!(file(&made.model, AppId::Jpki, of_authority), authority.as_der());
    }
}

#[test]
fn secrets_follow_from_the_person() {
    let made = World::new().make(|_| {}, &Chosen::USUAL).unwrap();
    let secret = |app, id: u16| {
        let stored = &made.model.apps[&app].secrets[&FileId(id)];
        (stored.value.to_string(), stored.left)
    };
    assert_eq!(secret(AppId::Visual, 0x0012), ("60041220334321".to_owned(), 10));
    assert_eq!(secret(AppId::Visual, 0x0011), ("600412".to_owned(), 10));
    assert_eq!(secret(AppId::Text, 0x0014), ("999900000011".to_owned(), 10));
    assert_eq!(secret(AppId::Text, 0x0012), (String::new(), 0));
    assert_eq!(secret(AppId::Jpki, 0x001b), ("ABC123".to_owned(), 5));
    assert_eq!(secret(AppId::Common, 0x001c), secret(AppId::Juki, 0x001c));
    let pins = "text=1234\nsign=ABC123\nauth=1234\nface-a=999900000011\nface-b=60041220334321\n";
    assert_eq!(*made.secret_pins, pins);
}

#[test]
fn people_out_of_the_ordinary() {
    let world = World::new();
    let made = world.make(|person| person.portrait = None, &Chosen::USUAL).unwrap();
    assert_eq!(Face::decode(file(&made.model, AppId::Visual, 2)).unwrap().pictures.photo, b"");
    let made = world.make(|person| person.name = "𠮷番　葛󠄀子", &Chosen::USUAL).unwrap();
    assert_eq!(made.not_drawn, ['𠮷', '\u{e0100}']);
    let refused = |change: fn(&mut Person<'_>)| world.make(change, &Chosen::USUAL).err();
    assert_eq!(refused(|person| person.municipality = "1310"), Some(MakeError::Municipality));
    let early = date!(1860 - 01 - 01);
    assert_eq!(refused(|person| person.birth_date = date!(1860 - 01 - 01)), Some(MakeError::Date(early)));
    assert_eq!(refused(|person| person.portrait = Some(b"x")), Some(MakeError::Portrait(PhotoError::Damaged)));
    let code = refused(|person| person.security_code = "43210");
    assert!(matches!(code, Some(MakeError::Secret { .. })), "{code:?}");
    let weak = Chosen { sign: "ABCDEF", ..Chosen::USUAL };
    assert!(matches!(world.make(|_| {}, &weak).err(), Some(MakeError::Secret { name: "sign", .. })));
}

#[test]
fn the_root_has_a_certificate() {
    let key = PrivateKey::generate(KEY_BITS, &mut SeededRng::new(1)).unwrap();
    let root = make_root(&key, NOW, &mut SeededRng::new(2)).unwrap();
    let view = root.view();
    assert_eq!(view.subject().common_name().as_deref(), Some("MOCK card CA"));
    assert_eq!(view.subject().as_bytes(), view.issuer().as_bytes());
    assert_eq!(root, make_root(&key, NOW, &mut SeededRng::new(2)).unwrap());
}
