use super::*;
use crate::crypto::digest::{Algorithm, sha256};
use crate::crypto::rng::SeededRng;
use crate::crypto::signature::SignatureError;
use crate::crypto::{KeyError, KeyForm};

fn key() -> PrivateKey {
    PrivateKey::generate(2048, &mut SeededRng::labelled(1, "rsa")).unwrap()
}

#[test]
fn a_seed_makes_the_same_key_everywhere() {
    let made = key();
    assert_eq!(made.public().bits(), 2048);
    assert_eq!(made.public().exponent(), [1, 0, 1]);
    assert_eq!(made.to_pkcs8_der(), key().to_pkcs8_der());
    assert_eq!(hex::encode(&sha256(made.public().modulus())[..8]), "ac2ebc0a07cb9638");
    let other = PrivateKey::generate(2048, &mut SeededRng::labelled(2, "rsa")).unwrap();
    assert_ne!(made.public(), other.public());
}

#[test]
fn digest_info_is_that_of_the_standard() {
    // RFC 8017, 9.2, note 1: SEQUENCE { SEQUENCE { id-sha256, NULL }, OCTET STRING }
    let expected = ["3031", "300d", "0609608648016503040201", "0500", "0420", &hex::encode(sha256(b"abc"))].concat();
    assert_eq!(hex::encode(digest_info(Algorithm::Sha256, b"abc")), expected);
    for algorithm in Algorithm::ALL {
        let info = digest_info(algorithm, b"");
        assert_eq!(info.len(), 19 + algorithm.length());
        assert_eq!(usize::from(info[1]), info.len() - 2);
        assert_eq!(usize::from(info[18]), algorithm.length());
    }
}

#[test]
fn signatures_hold_under_the_other_implementation() {
    let key = key();
    for algorithm in Algorithm::ALL {
        let signature = key.sign(algorithm, b"message");
        assert_eq!(signature.len(), 256);
        assert_eq!(signature, key.sign(algorithm, b"message"), "no random part");
        let public = key.public();
        assert_eq!(public.verify(algorithm, b"message", &signature), Ok(()));
        assert_eq!(public.verify_raw(&digest_info(algorithm, b"message"), &signature), Ok(()));
        assert_eq!(public.verify(algorithm, b"messagf", &signature), Err(SignatureError::Mismatch));
        let mut tampered = signature.clone();
        tampered[100] ^= 1;
        assert_eq!(public.verify(algorithm, b"message", &tampered), Err(SignatureError::Mismatch));
        let wrong = SignatureError::WrongLength { expected: 256, found: 255 };
        assert_eq!(public.verify(algorithm, b"message", &signature[1..]), Err(wrong));
        assert_eq!(public.verify_raw(b"message", &signature[1..]), Err(wrong));
    }
    let signature = key.sign(Algorithm::Sha256, b"message");
    assert_eq!(key.public().verify(Algorithm::Sha384, b"message", &signature), Err(SignatureError::Mismatch));
}

#[test]
fn blocks_hold_any_bytes_that_fit() {
    let key = key();
    for length in [0, 1, 115, 245] {
        let content = vec![0x5a; length];
        let signature = key.sign_raw(&content).unwrap();
        assert_eq!(key.public().verify_raw(&content, &signature), Ok(()));
        let longer = vec![0x5a; length + 1];
        assert_eq!(key.public().verify_raw(&longer, &signature), Err(SignatureError::Mismatch));
    }
    assert_eq!(key.sign_raw(&[0; 246]), Err(KeyError::RsaContent { limit: 245, found: 246 }));
    let elsewhere = PrivateKey::generate(2048, &mut SeededRng::new(3)).unwrap();
    let signature = key.sign_raw(b"content").unwrap();
    assert_eq!(elsewhere.public().verify_raw(b"content", &signature), Err(SignatureError::Mismatch));
}

#[test]
fn forms_lead_back() {
    let key = key();
    let pem = key.to_pkcs8_pem();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    let back = PrivateKey::from_pkcs8_pem(&pem).unwrap();
    assert_eq!(back.public(), key.public());
    assert_eq!(back.to_pkcs8_der(), key.to_pkcs8_der());
    assert_eq!(format!("{back:?}"), "[elided]");
    let public = key.public();
    assert_eq!(PublicKey::from_spki_pem(&public.to_spki_pem()).unwrap(), *public);
    assert_eq!(PublicKey::from_numbers(public.modulus(), public.exponent()).unwrap(), *public);
    let der = public.to_spki_der();
    let bits = &der[24..]; // SEQUENCE (4), algorithm (15), BIT STRING (4), no unused bits (1)
    assert_eq!(crate::crypto::digest::sha1_key_identifier(bits), public.key_identifier());
}

#[test]
fn keys_that_are_none() {
    let public = key().public().clone();
    let modulus = |member| KeyError::Member { form: KeyForm::Pkcs1, member };
    let from = |n: &[u8], e: &[u8]| PublicKey::from_numbers(n, e).unwrap_err();
    let n = public.modulus();
    assert_eq!(from(&n[128..], &[1, 0, 1]), KeyError::RsaSize { bits: 1024 - leading_zeros(n[128]) });
    assert_eq!(from(&[&[0], n].concat(), &[1, 0, 1]), modulus("modulus"));
    assert_eq!(from(&[&n[..255], &[0]].concat(), &[1, 0, 1]), modulus("modulus"));
    assert_eq!(from(&[], &[1, 0, 1]), modulus("modulus"));
    for exponent in [&[][..], &[0], &[1], &[2], &[0, 3], &[2, 0, 0, 0, 1], &[1, 0, 0, 0, 0, 1]] {
        assert_eq!(from(n, exponent), modulus("publicExponent"), "{exponent:?}");
    }
    assert!(PublicKey::from_numbers(n, &[3]).is_ok());
    assert!(PublicKey::from_numbers(n, &[1, 0xff, 0xff, 0xff, 0xff]).is_ok(), "33 bits");
    assert_eq!(from(&vec![0xff; 1025], &[1, 0, 1]), KeyError::RsaSize { bits: 8200 });
    for bits in [1024, 2047, 8193] {
        let refused = PrivateKey::generate(bits, &mut SeededRng::new(1)).unwrap_err();
        assert_eq!(refused, KeyError::RsaSize { bits });
    }
}

fn leading_zeros(byte: u8) -> usize {
    usize::try_from(byte.leading_zeros()).unwrap()
}

#[test]
fn files_that_are_no_rsa_key() {
    let key = key();
    let spki = key.public().to_spki_der();
    let mut without_null = spki.clone();
    without_null[17] = 4; // OCTET STRING of no bytes instead of NULL
    let refused = KeyError::Member { form: KeyForm::Spki, member: "parameters" };
    assert_eq!(PublicKey::from_spki_der(&without_null).unwrap_err(), refused);
    let trailing = [&spki[..], &[0]].concat();
    assert!(matches!(PublicKey::from_spki_der(&trailing), Err(KeyError::Malformed { form: KeyForm::Spki, .. })));
    let elliptic = crate::crypto::key::SigningKey::generate(crate::crypto::key::Curve::P256, &mut SeededRng::new(1));
    let elliptic = elliptic.unwrap();
    let refused = PublicKey::from_spki_der(&elliptic.public().to_spki_der()).unwrap_err();
    assert!(matches!(refused, KeyError::UnknownAlgorithm(_)));
    let refused = PrivateKey::from_pkcs8_pem(&elliptic.to_pkcs8_pem()).unwrap_err();
    assert!(matches!(refused, KeyError::UnknownAlgorithm(_)));
    let label = KeyError::Member { form: KeyForm::Pem, member: "label" };
    assert_eq!(PrivateKey::from_pkcs8_pem(&key.public().to_spki_pem()).unwrap_err(), label);
    let mut other = key.to_pkcs8_der().to_vec();
    other[100] ^= 2; // inside the modulus
    assert_eq!(PrivateKey::from_pkcs8_der(&other).unwrap_err(), KeyError::PartsDiffer);
}
