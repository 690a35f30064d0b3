//! Makes the virtual card of a made-up person, whole, under the mock issuers of a world.
//!
//! The same person, keys, time and random bytes make the same card, byte for byte. What is not known of real cards is
//! invented and says so where it is written: the records that refer to keys, the 256 bytes of visual 0003.

use std::collections::BTreeMap;

use ::time::{Date, OffsetDateTime};
use zeroize::Zeroizing;

use super::{App, Model, Stored};
use crate::card::era::birth_digits;
use crate::card::file::{CardDate, KeyId, KeyNumbers, Sex, TooLong};
use crate::card::jpki::make::{Authority, MakeError as JpkiError};
use crate::card::number::IndividualNumber;
use crate::card::photo::PhotoError;
use crate::card::secret::{Secret, SecretError};
use crate::card::table::{AppId, AppRow, FIRST, FileId, SecretForm};
use crate::crypto::KeyError;
use crate::crypto::digest::Algorithm;
use crate::crypto::rng::{Rng, below};
use crate::crypto::rsa::PrivateKey;

mod card;
mod jpki;
mod root;
mod text;
mod visual;

pub use root::make_root;

/// Bits of every key.
const KEY_BITS: usize = 2048;
/// Answer to reset of a card with contacts.
const ATR: [u8; 19] =
    [0x3b, 0xda, 0x13, 0xff, 0x81, 0x31, 0xfb, 0x46, 0x80, 0x12, 0x39, 0x2f, 0x31, 0xc1, 0x73, 0xc6, 0x01, 0xc0, 0x3b];

/// Whose card it is, and what the municipality put on it.
#[derive(Debug)]
pub struct Person<'a> {
    /// 氏名.
    pub name: &'a str,
    /// 住所.
    pub address: &'a str,
    /// 生年月日.
    pub birth_date: Date,
    /// 性別, by ISO/IEC 5218: 0, 1, 2, 9.
    pub sex: u8,
    /// 個人番号.
    pub number: &'a IndividualNumber,
    /// 市区町村コード, five digits.
    pub municipality: &'a str,
    /// 有効期限 of the card.
    pub expires: Date,
    /// セキュリティコード, four digits.
    pub security_code: &'a str,
    /// A portrait, JPEG or JPEG 2000; without one the card has none.
    pub portrait: Option<&'a [u8]>,
}

/// The secrets that a citizen chooses.
pub struct Chosen<'a> {
    /// 券面事項入力補助用暗証番号.
    pub text: &'a str,
    /// 署名用パスワード.
    pub sign: &'a str,
    /// 利用者証明用暗証番号.
    pub auth: &'a str,
    /// 住民基本台帳用暗証番号; it stands in two applications.
    pub juki: &'a str,
}

impl Chosen<'static> {
    /// What every mock card has unless something else is asked for.
    pub const USUAL: Self = Self { text: "1234", sign: "ABC123", auth: "1234", juki: "1234" };
}

/// The mock issuers of a world.
#[derive(Clone, Copy, Debug)]
pub struct Issuers<'a> {
    /// The root of card-verifiable certificates.
    pub card: &'a PrivateKey,
    /// The authority of 署名用 certificates.
    pub sign: Authority<'a>,
    /// The authority of 利用者証明用 certificates.
    pub auth: Authority<'a>,
}

/// A card, and what its holder has to know.
pub struct Made {
    /// The card.
    pub model: Model,
    /// Characters that its pictures do not show as they are.
    pub not_drawn: Vec<char>,
    /// The secrets as lines of a pin file.
    pub secret_pins: Zeroizing<String>,
}

/// Why no card was made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MakeError {
    /// A day that the card cannot write, or a birth before 明治.
    #[error("date {0}")]
    Date(Date),
    /// Certificates of the 公的個人認証.
    #[error("certificate")]
    Certificate(#[from] JpkiError),
    /// A file would be too long.
    #[error("file")]
    File(#[from] TooLong),
    /// A key.
    #[error("key")]
    Key(#[from] KeyError),
    /// The municipality is not five digits.
    #[error("municipality")]
    Municipality,
    /// The portrait cannot be made a photo.
    #[error("portrait")]
    Portrait(#[from] PhotoError),
    /// A secret is not of its form.
    #[error("secret {name}")]
    Secret {
        /// Its name in a pin file.
        name: &'static str,
        /// What is wrong with it.
        source: SecretError,
    },
}

/// Everything that the parts of a card are made from.
struct Draft<'a> {
    person: &'a Person<'a>,
    issuers: Issuers<'a>,
    now: OffsetDateTime,
    birth: CardDate,
    expiry: CardDate,
    sex: Sex,
    /// 照合番号B.
    face: Zeroizing<String>,
    /// The fifteen digits of the card.
    serial: String,
}

/// Makes a card.
///
/// # Errors
/// [`MakeError`]
pub fn make(
    person: &Person<'_>,
    chosen: &Chosen<'_>,
    issuers: Issuers<'_>,
    now: OffsetDateTime,
    rng: &mut dyn Rng,
) -> Result<Made, MakeError> {
    let draft = Draft::new(person, issuers, now, rng)?;
    let mut not_drawn = Vec::new();
    let mut apps = BTreeMap::new();
    apps.insert(AppId::Jpki, jpki::make(&draft, rng)?);
    apps.insert(AppId::Text, text::make(&draft, rng)?);
    apps.insert(AppId::Visual, visual::make(&draft, &mut not_drawn, rng)?);
    apps.insert(AppId::Juki, card::juki());
    apps.insert(AppId::Common, card::common(&draft, rng)?);
    apps.insert(AppId::Isd, card::isd(&draft, rng)?);
    for row in FIRST.apps {
        let app: &mut App = apps.entry(row.id).or_default();
        app.secrets = draft.secrets(row, chosen)?;
    }
    let model = Model { generation: &FIRST, atr: ATR.to_vec(), person: draft.for_people(), apps };
    Ok(Made { model, not_drawn, secret_pins: draft.pins(chosen) })
}

impl<'a> Draft<'a> {
    fn new(
        person: &'a Person<'a>,
        issuers: Issuers<'a>,
        now: OffsetDateTime,
        rng: &mut dyn Rng,
    ) -> Result<Self, MakeError> {
        let date = |date| CardDate::of_date(date).ok_or(MakeError::Date(date));
        let (birth, expiry) = (date(person.birth_date)?, date(person.expires)?);
        if person.municipality.len() != 5 || !person.municipality.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(MakeError::Municipality);
        }
        let era = birth_digits(person.birth_date).ok_or(MakeError::Date(person.birth_date))?;
        let face = Zeroizing::new(format!("{era}{:04}{}", person.expires.year(), person.security_code));
        let serial = format!("9{:014}", below(rng, 100_000_000_000_000));
        let sex = Sex::of_byte(b'0' + person.sex.min(9));
        Ok(Self { person, issuers, now, birth, expiry, sex, face, serial })
    }

    /// The secrets of an application, each of its form and with all its tries.
    fn secrets(&self, row: &AppRow, chosen: &Chosen<'_>) -> Result<BTreeMap<FileId, Stored>, MakeError> {
        let mut out = BTreeMap::new();
        for secret in row.secrets {
            let value = match (secret.form, secret.name) {
                (SecretForm::Sealed, _) => "",
                (SecretForm::Number, _) => self.person.number.secret_text(),
                (SecretForm::Face, _) => &self.face,
                (SecretForm::Birth, _) => &self.face[..6],
                (_, "text") => chosen.text,
                (_, "sign") => chosen.sign,
                (_, "auth") => chosen.auth,
                _ => chosen.juki,
            };
            let mut value = Zeroizing::new(value.to_owned());
            if secret.form != SecretForm::Sealed {
                let parsed = Secret::parse(secret.form, &value);
                let parsed = parsed.map_err(|source| MakeError::Secret { name: secret.name, source })?;
                value = Zeroizing::new(String::from_utf8_lossy(parsed.secret_bytes()).into_owned());
            }
            out.insert(secret.id, Stored { value, left: secret.tries });
        }
        Ok(out)
    }

    fn pins(&self, chosen: &Chosen<'_>) -> Zeroizing<String> {
        let (number, face) = (self.person.number.secret_text(), &*self.face);
        let Chosen { text, sign, auth, .. } = chosen;
        Zeroizing::new(format!("text={text}\nsign={sign}\nauth={auth}\nface-a={number}\nface-b={face}\n"))
    }

    /// What people who read the file see of the person.
    fn for_people(&self) -> serde_json::Value {
        serde_json::json!({
            "name": self.person.name,
            "address": self.person.address,
            "birth_date": self.birth.to_string(),
            "sex": self.person.sex,
            "individual_number": self.person.number.secret_text(),
            "expires": self.expiry.to_string(),
            "security_code": self.person.security_code,
        })
    }

    /// The name of a key of the municipality.
    fn municipal_key(&self, suffix: [u8; 2], group: &[u8; 3]) -> KeyId {
        let mut number = *b"00000\0\0";
        for (place, digit) in number.iter_mut().zip(self.person.municipality.bytes().chain(suffix)) {
            *place = digit;
        }
        KeyId::new(&number, group, [0; 4])
    }
}

fn generate(rng: &mut dyn Rng) -> Result<PrivateKey, KeyError> {
    PrivateKey::generate(KEY_BITS, rng)
}

fn numbers(key: &PrivateKey) -> KeyNumbers<'_> {
    KeyNumbers { exponent: key.public().exponent(), modulus: key.public().modulus() }
}

/// Signs as the issuers of the card do.
fn signing(key: &PrivateKey) -> impl Fn(&[u8]) -> Vec<u8> {
    |bytes| key.sign(Algorithm::Sha256, bytes)
}

fn put(app: &mut App, id: u16, file: impl Into<Vec<u8>>) {
    app.files.insert(FileId(id), Zeroizing::new(file.into()));
}

fn put_key(app: &mut App, id: u16, key: &PrivateKey) {
    app.keys.insert(FileId(id), key.to_pkcs8_pem());
}

#[cfg(test)]
mod tests;
