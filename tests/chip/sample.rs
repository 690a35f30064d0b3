//! A card with contents that are easy to tell apart, and the rules of a real one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use mnc::card::table::{AppId, FIRST, FileId, SecretForm};
use mnc::card::virtual_card::{App, Machine, Model, Stored};
use mnc::crypto::rng::{Rng, SeededRng};
use mnc::crypto::rsa::PrivateKey;

pub(crate) const PIN: &str = "1234";
pub(crate) const PASSWORD: &str = "ABC123";
pub(crate) const NUMBER: &str = "999900000011";
pub(crate) const FACE: &str = "60041220334321";
pub(crate) const BIRTH: &str = "600412";

pub(crate) fn rng() -> Box<dyn Rng + Send> {
    Box::new(SeededRng::new(7))
}

/// The key of every place that has one; it takes a while to make.
pub(crate) fn key() -> &'static PrivateKey {
    static KEY: OnceLock<PrivateKey> = OnceLock::new();
    KEY.get_or_init(|| PrivateKey::generate(2048, &mut *rng()).unwrap())
}

pub(crate) fn secret(form: SecretForm) -> &'static str {
    match form {
        SecretForm::Pin4 => PIN,
        SecretForm::Password => PASSWORD,
        SecretForm::Number => NUMBER,
        SecretForm::Face => FACE,
        SecretForm::Birth => BIRTH,
        SecretForm::Sealed => "",
    }
}

/// What stands in a file: an object of its application and name, 300 bytes long where it may be.
pub(crate) fn content(app: AppId, id: FileId) -> Vec<u8> {
    let fill = |length: usize| (0..length).map(|at| u8::try_from(at % 251).unwrap() ^ id.to_bytes()[1]);
    match (app, id.0) {
        (AppId::Text, 1) => [b"\xff\x10\x0c", NUMBER.as_bytes(), b"\xff\xff"].concat(),
        (AppId::Jpki, 6) => fill(160).collect(),
        (AppId::Jpki, 8) => vec![0x8f, 0x8f, 0x00],
        (AppId::Juki | AppId::Common, _) => vec![0x01, 0x02, 0xaa, id.to_bytes()[1], 0x01, 0x01, 0xbb],
        _ => [0xff, 0x20, 0x82, 0x01, 0x2c].into_iter().chain(fill(300)).chain([0xff; 3]).collect(),
    }
}

pub(crate) fn model() -> Model {
    let pem = key().to_pkcs8_pem();
    let mut apps = BTreeMap::new();
    for row in FIRST.apps {
        let mut app = App::default();
        for file in row.files {
            app.files.insert(file.id, content(row.id, file.id).into());
        }
        for wanted in row.secrets {
            let value = secret(wanted.form).to_owned().into();
            app.secrets.insert(wanted.id, Stored { value, left: wanted.tries });
        }
        for wanted in row.keys {
            app.keys.insert(wanted.id, pem.clone());
        }
        apps.insert(row.id, app);
    }
    let isd = apps.get_mut(&AppId::Isd).unwrap();
    isd.data.insert(0x00f0, vec![0xf0, 0x01, 0x42]);
    isd.data.insert(0x7f21, vec![0x21; 300]);
    Model { generation: &FIRST, atr: vec![0x3b, 0x00], person: serde_json::Value::Null, apps }
}

/// A card that is kept nowhere.
pub(crate) fn machine() -> Machine {
    Machine::new(model(), Box::new(|_| Ok(())), rng())
}
