use super::*;
use crate::crypto::key::Curve;
use crate::crypto::rng::SeededRng;

fn cbor(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    write(&mut writer);
    writer.finish()
}

#[test]
fn the_parameters_take_the_place_of_the_readers_key() {
    let transcript = cbor(|writer| {
        writer.array(3).null().tag24(&[0xa0]).array(1).text("x");
    });
    let altered = encryption_transcript(&transcript, &[0xd8, 0x18, 0x41, 0x00]).unwrap();
    assert_eq!(hex::encode(altered), "83f6d81841008161".to_owned() + "78");
    assert!(encryption_transcript(&[0xa0], &[]).is_err());
}

#[test]
fn another_number_is_not_authentic() {
    let mut rng = SeededRng::new(4);
    let key = SigningKey::generate(Curve::P256, &mut rng).unwrap();
    let sealed = hpke::seal(key.public(), b"t", &[], b"plain", &mut rng).unwrap();
    let sealed = EncryptedDocuments {
        enc: sealed.enc.into(),
        cipher_text: sealed.cipher_text.into(),
        doc_request_id: 3,
        offset: 0,
    };
    assert_eq!(open_documents(&sealed, b"t", &key).unwrap().as_slice(), b"plain");
    assert_eq!(open_documents(&sealed, b"u", &key), Err(Unopened::NotAuthentic(3)));
}
