use proptest::prelude::*;

use super::*;
use crate::card::file::ErrorKind;
use crate::crypto::rng::SeededRng;
use crate::crypto::rsa::PrivateKey;

const ISSUER: KeyId = KeyId::new(b"9000033", b"001", [0; 4]);
const SUBJECT: KeyId = KeyId::new(b"1310131", b"000", [0; 4]);

fn key(seed: u64) -> PrivateKey {
    PrivateKey::generate(2048, &mut SeededRng::new(seed)).unwrap()
}

fn numbers(key: &PrivateKey) -> KeyNumbers<'_> {
    KeyNumbers { exponent: key.public().exponent(), modulus: key.public().modulus() }
}

#[test]
fn made_read_and_verified() {
    let (issuer, other) = (key(1), key(2));
    let sign = |body: &[u8]| issuer.sign(Algorithm::Sha256, body);
    let file = Cvc::encode(ISSUER, SUBJECT, numbers(&other), &sign);
    assert_eq!(file.len(), 568, "as long as on a card");
    assert_eq!(hex::encode(&file[..10]), "7f218202335f4e820129");
    let read = Cvc::decode(&file).unwrap();
    assert_eq!((read.issuer, read.subject, read.body.len(), read.signature.len()), (ISSUER, SUBJECT, 297, 256));
    assert_eq!(read.public_key().as_ref(), Ok(other.public()));
    assert_eq!(read.verify(issuer.public()), Ok(()));
    assert_eq!(read.verify(other.public()), Err(SignatureError::Mismatch));
    let answer = Cvc::encode_answer(ISSUER, SUBJECT, numbers(&other), &sign);
    assert_eq!(hex::encode(&answer[..16]), "4d0a42105f20105f498201095f4e8201");
    assert_eq!((answer.len(), Cvc::decode(&answer)), (575, Ok(read)));
    for at in [12, 30, 60, 300, 567] {
        let mut wrong = file.clone();
        wrong[at] ^= 1;
        let verified = Cvc::decode(&wrong).map(|cvc| cvc.verify(issuer.public()));
        assert!(!matches!(verified, Ok(Ok(()))), "{at}");
    }
}

#[test]
fn faults_say_where() {
    let file = Cvc::encode(ISSUER, SUBJECT, KeyNumbers { exponent: &[3], modulus: &[5] }, &|_| vec![9; 4]);
    let body = 8; // 7F21 3B, 5F4E 28, and then
    let changed = |at: usize, byte: u8| {
        let mut file = file.clone();
        file[at] = byte;
        Cvc::decode(&file).unwrap_err()
    };
    assert_eq!(Cvc::decode(&file).unwrap().signature, [9; 4]);
    let name = changed(body + 18, b'x');
    assert_eq!((name.kind, name.offset, name.path.to_string().as_str()), (ErrorKind::KeyId, body + 14, "7F21.5F4E"));
    let key = changed(body + 31, 0x92);
    assert!(matches!(key.kind, ErrorKind::Tlv(_)), "{key:?}");
    let short = Cvc::decode(b"\x5f\x4e\x03abc\x5f\x37\x00").unwrap_err();
    assert_eq!(short.kind, ErrorKind::Length { expected: 32, found: 3 });
    let cut = Cvc::decode(b"\x5f\x4e\x11\x39000033\x08\x05001\0\0\0\0x\x5f\x37\x00").unwrap_err();
    assert!(matches!(cut.kind, ErrorKind::Length { expected: 32, .. } | ErrorKind::KeyId | ErrorKind::Tlv(_)));
}

proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..100), template in any::<bool>()) {
        let mut file = Vec::new();
        put(&mut file, if template { TAG } else { BODY }, &bytes);
        let _ = Cvc::decode(&file).map(|cvc| cvc.public_key().map(|key| cvc.verify(&key)));
    }
}
