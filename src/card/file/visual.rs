//! Files of the 券面事項確認AP: the face of the card as pictures.

use super::fields::{self, check_offsets, file, file_with_offsets, object};
use super::{CardDate, Error, KeyNumbers, Sex, TooLong};
use crate::crypto::digest::{Algorithm, hash_parts};

/// Everything of the DigestInfo on the face in front of its three digests: SHA-256, and 96 bytes.
const FACE_PREFIX: [u8; 19] =
    [0x30, 0x71, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x60];

/// The block that is signed on the face: a DigestInfo that holds three digests in a row, 115 bytes.
///
/// The parts are the objects DF22 to DF24, DF25 and DF26, and DF27. Ordinary verification of SHA-256 refuses it.
#[must_use]
pub fn face_block(parts: [&[&[u8]]; 3]) -> Vec<u8> {
    let mut block = FACE_PREFIX.to_vec();
    for part in parts {
        block.extend(hash_parts(Algorithm::Sha256, part).as_bytes());
    }
    block
}

/// 0001: `FF10 { DF11 birth date, DF12 card key, DF13 signature over the objects before it }`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Birth<'a> {
    /// 生年月日.
    pub birth_date: CardDate,
    /// The key with which the card answers challenges.
    pub key: KeyNumbers<'a>,
    /// The bytes that are signed.
    pub signed: &'a [u8],
    /// The issuer's signature.
    pub signature: &'a [u8],
}

impl<'a> Birth<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = fields::inside(bytes, 0xff10)?;
        let [birth, key, signature] = [reader.required(0xdf11)?, reader.required(0xdf12)?, reader.required(0xdf13)?];
        fields::finish(reader)?;
        Ok(Self {
            birth_date: fields::date(&birth)?,
            key: KeyNumbers::of_object(&key)?,
            signed: &bytes[birth.offset..key.end()],
            signature: signature.value,
        })
    }

    /// Writes the file; `sign` signs the bytes it is given.
    ///
    /// # Errors
    /// [`TooLong`]
    pub fn encode(
        birth_date: CardDate,
        key: KeyNumbers<'_>,
        sign: &dyn Fn(&[u8]) -> Vec<u8>,
    ) -> Result<Vec<u8>, TooLong> {
        let signed = [object(0xdf11, birth_date.as_digits()), object(0xdf12, &key.encode())].concat();
        let signature = object(0xdf13, &sign(&signed));
        file(0xff10, &[signed, signature].concat())
    }
}

/// 0002: `FF20 { DF21 offsets, DF22 birth date, DF23 sex, DF24 card key, DF25 name, DF26 address, DF27 photo,
/// DF28 signature, DF29 expiry, DF2A security code }`.
///
/// The expiry and the security code stand behind the signature: **nothing vouches for them**.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Face<'a> {
    /// 生年月日.
    pub birth_date: CardDate,
    /// 性別.
    pub sex: Sex,
    /// The key with which the card answers challenges.
    pub key: KeyNumbers<'a>,
    /// The pictures.
    pub pictures: FacePictures<'a>,
    /// The issuer's signature over [`block`](Self::block).
    pub signature: &'a [u8],
    /// 有効期限; not signed.
    pub expiry: CardDate,
    /// The block that the signature has to hold.
    pub block: [u8; 115],
}

/// The pictures of the face.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FacePictures<'a> {
    /// 氏名 as printed, PNG.
    pub name: &'a [u8],
    /// 住所 as printed, PNG.
    pub address: &'a [u8],
    /// 顔写真, JPEG 2000; empty where the card has none.
    pub photo: &'a [u8],
    /// The security code as printed, PNG; not signed.
    pub security_code: &'a [u8],
}

impl<'a> Face<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these, or a table that points elsewhere.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = fields::inside(bytes, 0xff20)?;
        let table = reader.required(0xdf21)?;
        let [birth, sex, key] = [reader.required(0xdf22)?, reader.required(0xdf23)?, reader.required(0xdf24)?];
        let [name, address, photo] = [reader.required(0xdf25)?, reader.required(0xdf26)?, reader.required(0xdf27)?];
        let signature = reader.required(0xdf28)?;
        let [expiry, code] = [reader.required(0xdf29)?, reader.required(0xdf2a)?];
        fields::finish(reader)?;
        check_offsets(&table, &[birth, sex, key, name, address, photo, signature, expiry, code])?;
        let [sex_byte] = fields::array(&sex)?;
        let block = face_block([&[birth.raw, sex.raw, key.raw], &[name.raw, address.raw], &[photo.raw]]);
        let pictures =
            FacePictures { name: name.value, address: address.value, photo: photo.value, security_code: code.value };
        Ok(Self {
            birth_date: fields::date(&birth)?,
            sex: Sex::of_byte(sex_byte),
            key: KeyNumbers::of_object(&key)?,
            pictures,
            signature: signature.value,
            expiry: fields::date(&expiry)?,
            block: block.try_into().unwrap_or([0; 115]), // safe: 19 and three times 32
        })
    }

    /// Writes the file; `sign_block` signs a block that holds the bytes it is given and nothing else.
    ///
    /// # Errors
    /// [`TooLong`]
    pub fn encode(
        (birth_date, sex, expiry): (CardDate, Sex, CardDate),
        key: KeyNumbers<'_>,
        pictures: &FacePictures<'_>,
        sign_block: &dyn Fn(&[u8]) -> Vec<u8>,
    ) -> Result<Vec<u8>, TooLong> {
        let birth = object(0xdf22, birth_date.as_digits());
        let sex = object(0xdf23, &[sex.to_byte()]);
        let key = object(0xdf24, &key.encode());
        let [name, address] = [object(0xdf25, pictures.name), object(0xdf26, pictures.address)];
        let photo = object(0xdf27, pictures.photo);
        let block = face_block([&[&birth, &sex, &key], &[&name, &address], &[&photo]]);
        let signature = object(0xdf28, &sign_block(&block));
        let [expiry, code] = [object(0xdf29, expiry.as_digits()), object(0xdf2a, pictures.security_code)];
        file_with_offsets(0xff20, 0xdf21, &[birth, sex, key, name, address, photo, signature, expiry, code])
    }
}

/// 0005: `FF40 { DF41 picture of the individual number, DF42 card key, DF43 signature over the objects before it }`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NumberPicture<'a> {
    /// 個人番号 as printed, PNG.
    secret_picture: &'a [u8],
    /// The key with which the card answers challenges.
    pub key: KeyNumbers<'a>,
    /// The bytes that are signed.
    secret_signed: &'a [u8],
    /// The issuer's signature.
    pub signature: &'a [u8],
}

impl<'a> NumberPicture<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = fields::inside(bytes, 0xff40)?;
        let [picture, key, signature] = [reader.required(0xdf41)?, reader.required(0xdf42)?, reader.required(0xdf43)?];
        fields::finish(reader)?;
        Ok(Self {
            secret_picture: picture.value,
            key: KeyNumbers::of_object(&key)?,
            secret_signed: &bytes[picture.offset..key.end()],
            signature: signature.value,
        })
    }

    /// The picture, which shows the individual number.
    #[must_use]
    pub fn secret_picture(&self) -> &'a [u8] {
        self.secret_picture
    }

    /// The bytes that are signed, the picture among them.
    #[must_use]
    pub fn secret_signed(&self) -> &'a [u8] {
        self.secret_signed
    }

    /// Writes the file; `sign` signs the bytes it is given.
    ///
    /// # Errors
    /// [`TooLong`]
    pub fn encode(picture: &[u8], key: KeyNumbers<'_>, sign: &dyn Fn(&[u8]) -> Vec<u8>) -> Result<Vec<u8>, TooLong> {
        let signed = [object(0xdf41, picture), object(0xdf42, &key.encode())].concat();
        let signature = object(0xdf43, &sign(&signed));
        file(0xff40, &[signed, signature].concat())
    }
}

impl std::fmt::Debug for NumberPicture<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NumberPicture([elided])")
    }
}
