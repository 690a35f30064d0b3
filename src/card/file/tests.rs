use proptest::prelude::*;

use super::*;
use crate::apdu::ber::Tag;
use crate::card::number::IndividualNumber;

fn sign(bytes: &[u8]) -> Vec<u8> {
    crate::crypto::digest::sha256(bytes).to_vec()
}

fn date(text: &str) -> CardDate {
    CardDate::parse(text.as_bytes().try_into().unwrap()).unwrap()
}

const KEY: KeyNumbers<'static> = KeyNumbers { exponent: &[1, 0, 1], modulus: &[0xc9; 256] };

#[test]
fn the_number_fills_seventeen_bytes() {
    let number = IndividualNumber::parse(b"123456789018").unwrap();
    let file = NumberFile::encode(&number);
    assert_eq!(hex::encode(&*file), "ff100c313233343536373839303138ffff");
    let read = NumberFile::decode(&file).unwrap();
    assert_eq!(read.number.secret_text(), "123456789018");
    assert_eq!(read.digest(), crate::crypto::digest::sha256(&file), "the filling is digested, too");
    assert_eq!(format!("{read:?}"), "NumberFile([elided])");
    let wrong = NumberFile::decode(b"\xff\x10\x0c123456789012\xff\xff").unwrap_err();
    assert_eq!((wrong.kind, wrong.offset), (ErrorKind::Number(NumberError::CheckDigit), 3));
}

#[test]
fn attributes_byte_for_byte() {
    // FF20 length { DF21 offsets, DF22 name, DF23 address, DF24 birth, DF25 sex }
    let file = Attributes::encode("番号　花子", "東京都", date("19960304"), Sex::Female).unwrap();
    let expected = [
        "ff2038",
        "df2108 000e 0020 002c 0037",
        "df220f e795aae58fb7e38080e88ab1e5ad90",
        "df2309 e69db1e4baace983bd",
        "df2408 3139393630333034",
        "df2501 32",
    ];
    assert_eq!(hex::encode(&file), expected.concat().replace(' ', ""));
    let read = Attributes::decode(&file).unwrap();
    assert_eq!((read.name, read.address, read.sex), ("番号　花子", "東京都", Sex::Female));
    assert_eq!(read.birth_date.to_string(), "1996-03-04");
    assert_eq!(read.digest(), crate::crypto::digest::sha256(&file[14..]), "without the table of offsets");
}

#[test]
fn long_attributes_move_the_offsets() {
    for length in [0, 60, 70, 100, 200, 300] {
        let file = Attributes::encode("名", &"町".repeat(length), date("20000101"), Sex::Male).unwrap();
        assert_eq!(Attributes::decode(&file).unwrap().address.chars().count(), length);
    }
    let refused = Attributes::encode("名", &"町".repeat(20_000), date("20000101"), Sex::Male);
    assert!(refused.is_err_and(|error| error.length > MAX_FILE));
}

#[test]
fn wrong_attributes_say_where() {
    let right = Attributes::encode("A", "B", date("20000101"), Sex::Male).unwrap();
    let changed = |at: usize, byte: u8| {
        let mut file = right.clone();
        file[at] = byte;
        Attributes::decode(&file).map(|_| ()).unwrap_err()
    };
    let place = |error: Error| (error.path.to_string(), error.offset);
    let offset = changed(7, 0x0f);
    assert_eq!(offset.kind, ErrorKind::Offset { expected: 14, found: 15 });
    assert_eq!(place(offset), ("FF20.DF21".to_owned(), 6));
    let text = changed(17, 0xff);
    assert_eq!((text.kind, place(text)), (ErrorKind::Text, ("FF20.DF22".to_owned(), 17)));
    let day = changed(25, b'x');
    assert_eq!((day.kind, place(day)), (ErrorKind::Date, ("FF20.DF24".to_owned(), 25)));
    let tag = changed(15, 0x26);
    let found = Some(Tag(0xdf26));
    assert_eq!(tag.kind, ErrorKind::Tlv(ber::ErrorKind::Unexpected { expected: Tag(0xdf22), found }));
}

#[test]
fn digests_sign_their_own_objects() {
    let file = Digests::encode(&[1; 32], &[2; 32], &sign).unwrap();
    let read = Digests::decode(&file).unwrap();
    assert_eq!((read.number, read.attributes), ([1; 32], [2; 32]));
    assert_eq!(read.signed.len(), 70);
    assert_eq!(read.signature, sign(read.signed));
    let long = Digests::encode(&[1; 32], &[2; 32], &|_| vec![0; 256]).unwrap();
    assert_eq!(long.len(), 336, "as long as on a card");
}

#[test]
fn keys_of_the_card() {
    let file = CardKey::encode(KEY, &|_| vec![0; 256]).unwrap();
    assert_eq!(file.len(), 536, "as long as on a card");
    let read = CardKey::decode(&file).unwrap();
    assert_eq!((read.key, read.signed.len()), (KEY, 270));
    let file = fields::file(SESSION_KEY, &KEY.encode()).unwrap();
    assert_eq!((file.len(), session_key(&file)), (269, Ok(KEY)));
}

#[test]
fn the_birth_file() {
    let file = Birth::encode(date("19800217"), KEY, &|_| vec![7; 256]).unwrap();
    assert_eq!(file.len(), 547, "as long as on a card");
    let read = Birth::decode(&file).unwrap();
    assert_eq!((read.birth_date, read.key, read.signature), (date("19800217"), KEY, &[7; 256][..]));
    assert_eq!(read.signed, &file[5..file.len() - 261]);
}

fn face(photo: &[u8]) -> Vec<u8> {
    let pictures = FacePictures { name: b"name", address: b"address", photo, security_code: b"code" };
    Face::encode((date("19800217"), Sex::Male, date("20350217")), KEY, &pictures, &|block| block.to_vec()).unwrap()
}

#[test]
fn the_face_signs_three_digests_and_not_the_expiry() {
    let file = face(b"photo");
    let read = Face::decode(&file).unwrap();
    assert_eq!(read.pictures.photo, b"photo");
    assert_eq!(read.signature, read.block, "the block is made of the bytes as they are stored");
    assert_eq!((read.block.len(), &read.block[..2]), (115, &[0x30, 113][..]));
    let at = file.windows(8).position(|window| window == b"20350217").unwrap();
    let mut later = file.clone();
    later[at + 3] = b'6';
    let changed = Face::decode(&later).unwrap();
    assert_eq!((changed.expiry, changed.block), (date("20360217"), read.block));
    let at = file.windows(5).position(|window| window == b"photo").unwrap();
    let mut other = file.clone();
    other[at] = b'P';
    assert_ne!(Face::decode(&other).unwrap().block, read.block);
}

#[test]
fn a_face_without_a_photo() {
    let file = face(b"");
    assert_eq!(Face::decode(&file).unwrap().pictures.photo, b"");
    assert_eq!(Face::decode(&face(&[9; 12_000])).unwrap().pictures.photo.len(), 12_000);
}

#[test]
fn the_picture_of_the_number_shows_itself_nowhere() {
    let file = NumberPicture::encode(b"picture", KEY, &sign).unwrap();
    let read = NumberPicture::decode(&file).unwrap();
    assert_eq!(read.secret_picture(), b"picture");
    assert_eq!(read.signature, sign(read.secret_signed()));
    assert_eq!(format!("{read:?}"), "NumberPicture([elided])");
}

const KEY_ID: KeyId = KeyId::new(b"6000034", b"001", [0; 4]);

#[test]
fn infos_of_applications() {
    let text = TextInfo { app: AppInfo::of_bytes([1, 3, 0x0e, 1]), key_id: KEY_ID, rest: &[0xff; 128] };
    let file = text.encode();
    assert_eq!(hex::encode(&file[..12]), "ff4082009fdf410401030e01", "lengths as on a card");
    assert_eq!((file.len(), TextInfo::decode(&file)), (256, Ok(text)));
    let visual = VisualInfo {
        app: AppInfo::of_bytes([6, 3, 0x0e, 1]),
        key_id: KEY_ID,
        version: 0,
        municipality: "13101",
        reference_key_id: KEY_ID,
        reference: &[5; 256],
    };
    let file = visual.encode();
    assert_eq!((file.len(), VisualInfo::decode(&file)), (320, Ok(visual)));
    let wrong = VisualInfo { municipality: "1310x", ..visual }.encode();
    assert_eq!(VisualInfo::decode(&wrong).unwrap_err().kind, ErrorKind::Digits);
}

#[test]
fn key_ids() {
    assert_eq!(hex::encode(KEY_ID.as_bytes()), "36303030303334080530303100000000");
    assert_eq!((KeyId::parse(*KEY_ID.as_bytes()), KEY_ID.number()), (Some(KEY_ID), "6000034"));
    for place in [0, 7, 8, 9] {
        let mut bytes = *KEY_ID.as_bytes();
        bytes[place] = b'x';
        assert_eq!(KeyId::parse(bytes), None, "{place}");
    }
}

#[test]
fn tokens() {
    for (kind, label) in TokenKind::LABELS {
        assert_eq!(TokenKind::of_label(format!("{label:<32}").as_bytes()), kind);
    }
    assert_eq!(TokenKind::of_label(b"JPKIAPICCTOKEN3"), TokenKind::Other);
    let info = TokenInfo {
        kind: TokenKind::PlasticCard,
        label: TokenKind::PlasticCard.label(),
        manufacturer: "MOCK",
        model: "MOCK 1",
        serial: "0000000000000001",
        flags: 0x040d,
        sessions: [1, 0, 1, 0],
        secret_lengths: [16, 6],
        memory: [u32::MAX; 4],
        hardware: *b"03",
        firmware: *b"01",
        time: &[b'9'; 16],
    };
    let file = info.encode();
    assert_eq!((file.len(), TokenInfo::decode(&file)), (160, Ok(info)));
    assert_eq!(&file[96..104], &[0, 0, 4, 0x0d, 0, 0, 0, 1]);
    assert_eq!(TokenInfo::decode(&file[1..]).unwrap_err().kind, ErrorKind::Length { expected: 160, found: 159 });
    let both = CertificatesPresent { sign: true, auth: true };
    assert_eq!((both.encode(), CertificatesPresent::decode(b"\x8f\x8f\0")), ([0x8f, 0x8f, 0], Ok(both)));
    assert!(CertificatesPresent::decode(b"\x8f\x8f").is_err());
}

#[test]
fn serial_records() {
    let record = b"\x01\x1c0123456789012341310120350217";
    let read = SerialRecord::decode(record).unwrap();
    assert_eq!((read.serial, read.municipality, read.expiry), ("012345678901234", "13101", date("20350217")));
    assert_eq!(read.encode(), record);
    let wrong = SerialRecord::decode(b"\x01\x1c01234567890123413101203502x7").unwrap_err();
    assert_eq!((wrong.kind, wrong.offset), (ErrorKind::Digits, 28));
    assert!(SerialRecord::decode(&record[..29]).is_err());
    assert!(SerialRecord::decode(b"\x02\x1c0123456789012341310120350217").is_err());
}

#[test]
fn days_that_are_none_are_kept() {
    assert_eq!(date("19800217").date().map(|date| date.to_string()), Some("1980-02-17".to_owned()));
    for none in ["19800231", "19801301", "19800000"] {
        assert_eq!(date(none).date(), None, "{none}");
    }
    assert_eq!(CardDate::parse(*b"1980021x"), None);
    let day = time::macros::date!(2035 - 02 - 17);
    assert_eq!(CardDate::of_date(day).and_then(|date| date.date()), Some(day));
}

proptest! {
    #[test]
    fn no_file_panics(mut bytes in proptest::collection::vec(any::<u8>(), 0..120), tag in 0usize..8) {
        let tags: [&[u8]; 8] =
            [b"\xff\x10", b"\xff\x20", b"\xff\x30", b"\xff\x40", b"\xff\x50", b"\xa1", b"\x01\x1c", b""];
        bytes.splice(0..0, tags[tag].iter().copied());
        let _ = NumberFile::decode(&bytes).map(|file| file.digest());
        let _ = Attributes::decode(&bytes).map(|file| file.digest());
        let _ = (Digests::decode(&bytes), CardKey::decode(&bytes), session_key(&bytes));
        let _ = (TextInfo::decode(&bytes), VisualInfo::decode(&bytes), SerialRecord::decode(&bytes));
        let _ = (Birth::decode(&bytes), Face::decode(&bytes), NumberPicture::decode(&bytes).map(|_| ()));
        let _ = (TokenInfo::decode(&bytes), CertificatesPresent::decode(&bytes));
    }

    #[test]
    fn one_changed_byte_never_panics(at in 0usize..400, byte in any::<u8>()) {
        let mut file = face(b"photo");
        let at = at % file.len();
        file[at] = byte;
        let _ = Face::decode(&file);
    }
}
