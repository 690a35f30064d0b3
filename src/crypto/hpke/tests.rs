use super::*;
use crate::crypto::rng::SeededRng;

fn bytes(hex: &str) -> Vec<u8> {
    hex::decode(hex).unwrap()
}

fn key(hex: &str) -> SigningKey {
    SigningKey::from_secret(Curve::P256, &bytes(hex)).unwrap()
}

/// RFC 9180, A.3.1.
#[test]
fn known_answers() {
    let ephemeral = key("4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb");
    let recipient = key("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2");
    let info = bytes("4f6465206f6e2061204772656369616e2055726e");
    let plain = bytes("4265617574792069732074727574682c20747275746820626561757479");
    let sealed = seal_with(&ephemeral, recipient.public(), &info, b"Count-0", &plain).unwrap();
    assert_eq!(
        hex::encode(&sealed.enc),
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4"
    );
    assert_eq!(
        hex::encode(&sealed.cipher_text),
        "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434"
    );
    let opened = open(&recipient, &sealed.enc, &info, b"Count-0", &sealed.cipher_text);
    assert_eq!(opened.map(|plain| plain.to_vec()), Ok(plain));
}

#[test]
fn whatever_differs_nothing_opens() {
    let mut rng = SeededRng::new(1);
    let recipient = SigningKey::generate(Curve::P256, &mut rng).unwrap();
    let other = SigningKey::generate(Curve::P256, &mut rng).unwrap();
    let Sealed { enc, cipher_text } = seal(recipient.public(), b"info", b"", b"plain", &mut rng).unwrap();
    let mut damaged = cipher_text.clone();
    damaged[0] ^= 1;
    assert!(open(&recipient, &enc, b"info", b"", &cipher_text).is_ok());
    for (key, enc, info, cipher) in [
        (&other, &enc[..], "info", &cipher_text[..]),
        (&recipient, &enc[..], "other", &cipher_text[..]),
        (&recipient, &enc[..], "info", &damaged[..]),
        (&recipient, &enc[1..], "info", &cipher_text[..]),
        (&recipient, other.public().as_bytes(), "info", &cipher_text[..]),
        (&recipient, &enc[..], "info", &cipher_text[..15]),
    ] {
        assert!(open(key, enc, info.as_bytes(), b"", cipher).is_err());
    }
}

#[test]
fn other_curves_are_refused() {
    let mut rng = SeededRng::new(1);
    let other = SigningKey::generate(Curve::P384, &mut rng).unwrap();
    assert!(seal(other.public(), b"", b"", b"", &mut rng).is_err());
    assert!(open(&other, other.public().as_bytes(), b"", b"", &[0; 32]).is_err());
}
