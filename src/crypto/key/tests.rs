use serde_json::json;

use super::*;
use crate::crypto::rng::SeededRng;
use crate::crypto::{KeyError, KeyForm};

/// The key of RFC 6979, A.2.5, as OpenSSL writes it.
const P256_SECRET: &str = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
const P256_X: &str = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
const P256_Y: &str = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
const P256_PKCS8: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgya+p2EW6dRZrXCFX
Z7HWk05Qw9s26JsSe4piKxIPZyGhRANCAARg/tS6JVqdMclh63TGNW1owEm4kjth
+mzmaWIuYPKftnkD/hAIuLyZpBrp6VYovGTy8bIMLX6fUXejwpTURiKZ
-----END PRIVATE KEY-----
";
const P256_SEC1: &str = "-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIMmvqdhFunUWa1whV2ex1pNOUMPbNuibEnuKYisSD2choAoGCCqGSM49
AwEHoUQDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Z5A/4QCLi8
maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==
-----END EC PRIVATE KEY-----
";
const P256_SPKI: &str = "-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7
Yfps5mliLmDyn7Z5A/4QCLi8maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==
-----END PUBLIC KEY-----
";
/// The key of RFC 8032, 7.1, test 1, as OpenSSL writes it.
const ED25519_PKCS8: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
";

fn hex(text: &str) -> Vec<u8> {
    hex::decode(text).unwrap()
}

fn p256() -> SigningKey {
    SigningKey::from_secret(Curve::P256, &hex(P256_SECRET)).unwrap()
}

const MADE: [Curve; 5] = [Curve::P256, Curve::P384, Curve::P521, Curve::Ed25519, Curve::X25519];

#[test]
fn a_secret_has_its_public_part() {
    let key = p256();
    assert_eq!(key.public().x(), hex(P256_X));
    assert_eq!(key.public().y(), Y::Bytes(&hex(P256_Y)));
    assert_eq!(format!("{key:?}"), "[elided]");
}

#[test]
fn files_of_openssl_are_read_and_written_to_the_byte() {
    let key = SigningKey::from_pem(P256_PKCS8).unwrap();
    assert_eq!(key.secret_bytes(), hex(P256_SECRET));
    assert_eq!(*key.to_pkcs8_pem(), P256_PKCS8);
    assert_eq!(SigningKey::from_pem(P256_SEC1).unwrap().public(), key.public());
    assert_eq!(key.public().to_spki_pem(), P256_SPKI);
    assert_eq!(PublicKey::from_spki_pem(P256_SPKI).unwrap(), *key.public());
    assert_eq!(*SigningKey::from_pem(ED25519_PKCS8).unwrap().to_pkcs8_pem(), ED25519_PKCS8);
}

#[test]
fn all_forms_lead_back() {
    let mut rng = SeededRng::new(7);
    for curve in MADE {
        let key = SigningKey::generate(curve, &mut rng).unwrap();
        let back = SigningKey::from_der(&key.to_pkcs8_der()).unwrap();
        assert_eq!((back.secret_bytes(), back.public()), (key.secret_bytes(), key.public()));
        let public = key.public();
        assert_eq!(PublicKey::from_spki_der(&public.to_spki_der()).unwrap(), *public);
        assert_eq!(PublicKey::from_jwk(&public.to_jwk()).unwrap(), *public);
        assert_eq!(PublicKey::from_coordinates(curve, public.x(), public.y()).unwrap(), *public);
        if let Some(compressed) = public.to_compressed_point() {
            assert_eq!(PublicKey::from_point(curve, &compressed).unwrap(), *public);
        }
    }
}

#[test]
fn a_key_without_its_public_part_is_read() {
    let der = hex(&format!("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420{P256_SECRET}"));
    assert_eq!(SigningKey::from_der(&der).unwrap().public(), p256().public());
}

#[test]
fn a_foreign_public_part_is_refused() {
    let mut der = p256().to_pkcs8_der().to_vec();
    let other = SigningKey::generate(Curve::P256, &mut SeededRng::new(1)).unwrap();
    let tail = der.len() - 65;
    der[tail..].copy_from_slice(other.public().as_bytes());
    assert_eq!(SigningKey::from_der(&der).unwrap_err(), KeyError::PartsDiffer);
    let mut jwk = other.public().to_jwk();
    jwk["d"] = json!("ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE");
    assert_eq!(SigningKey::from_jwk(&jwk).unwrap_err(), KeyError::PartsDiffer);
}

#[test]
fn a_jwk_with_its_secret_is_read() {
    let mut jwk = p256().public().to_jwk();
    assert_eq!(jwk["crv"], "P-256");
    jwk["d"] = json!("ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE");
    assert_eq!(SigningKey::from_jwk(&jwk).unwrap().secret_bytes(), hex(P256_SECRET));
    for (member, wrong) in [("kty", "OKP"), ("crv", "secp256k1"), ("x", "ya=="), ("d", "ya+p")] {
        let mut broken = jwk.clone();
        broken[member] = json!(wrong);
        let refused = SigningKey::from_jwk(&broken).unwrap_err();
        assert_eq!(refused, KeyError::Member { form: KeyForm::Jwk, member });
    }
}

#[test]
fn bad_points_are_refused() {
    let good = p256().public().as_bytes().to_vec();
    let mut off = good.clone();
    off[64] ^= 1;
    let wrong_length = |expected, found| KeyError::WrongLength { curve: Curve::P256, expected, found };
    let malformed = KeyError::Malformed { form: KeyForm::Sec1Point, offset: Some(0) };
    let hybrid = [&[6 + (good[64] & 1)], &good[1..]].concat();
    let cases: [(&[u8], KeyError); 7] = [
        (&off, KeyError::PointNotOnCurve(Curve::P256)),
        (&[0], KeyError::PointNotOnCurve(Curve::P256)),
        (&[&[4u8][..], &[0; 64]].concat(), KeyError::PointNotOnCurve(Curve::P256)),
        (&good[..64], wrong_length(65, 64)),
        (&good[..33], wrong_length(65, 33)),
        (&hybrid, malformed.clone()),
        (&[], malformed),
    ];
    for (point, refused) in cases {
        assert_eq!(PublicKey::from_point(Curve::P256, point).unwrap_err(), refused, "{}", hex::encode(point));
    }
    let field = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    for curve in [Curve::P256, Curve::P384, Curve::P521, Curve::BrainpoolP256r1, Curve::BrainpoolP384r1] {
        let ones = vec![1; curve.field_length()];
        let refused = PublicKey::from_coordinates(curve, &ones, Y::Bytes(&ones)).unwrap_err();
        assert_eq!(refused, KeyError::PointNotOnCurve(curve));
    }
    assert!(PublicKey::from_coordinates(Curve::P256, &field, Y::Odd(false)).is_err(), "x is the field's own size");
}

/// A shortened coordinate (a leading zero left out) is not repaired: RFC 9053, 7.1.1.
#[test]
fn a_coordinate_has_its_full_length() {
    let refused = PublicKey::from_coordinates(Curve::P256, &[1; 31], Y::Bytes(&[1; 32])).unwrap_err();
    assert_eq!(refused, KeyError::WrongLength { curve: Curve::P256, expected: 32, found: 31 });
    let refused = PublicKey::from_coordinates(Curve::P256, &[1; 32], Y::Bytes(&[1; 31])).unwrap_err();
    assert_eq!(refused, KeyError::WrongLength { curve: Curve::P256, expected: 32, found: 31 });
    assert!(PublicKey::from_coordinates(Curve::P256, &[1; 32], Y::None).is_err());
    assert!(PublicKey::from_coordinates(Curve::X25519, &[1; 32], Y::Odd(true)).is_err());
}

#[test]
fn named_curves_keep_their_bytes_unchecked() {
    let key = PublicKey::from_coordinates(Curve::BrainpoolP320r1, &[1; 40], Y::Bytes(&[2; 40])).unwrap();
    assert!(!key.is_checked());
    assert_eq!((key.x(), key.y()), (&[1; 40][..], Y::Bytes(&[2; 40])));
    let key = PublicKey::from_coordinates(Curve::Ed448, &[1; 57], Y::None).unwrap();
    assert_eq!(PublicKey::from_spki_der(&key.to_spki_der()).unwrap(), key);
    let refused = SigningKey::generate(Curve::X448, &mut SeededRng::new(1)).unwrap_err();
    assert_eq!(refused, KeyError::UnsupportedCurve(Curve::X448));
}

#[test]
fn rsa_is_named_and_refused() {
    let der = hex("301a300d06092a864886f70d01010105000309003006020100020103");
    let oid = const_oid::ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
    assert_eq!(PublicKey::from_spki_der(&der).unwrap_err(), KeyError::UnknownAlgorithm(oid));
}

#[test]
fn secrets_out_of_range_are_refused() {
    let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    for secret in [vec![0; 32], hex(order), vec![0xff; 32]] {
        let refused = SigningKey::from_secret(Curve::P256, &secret).unwrap_err();
        assert_eq!(refused, KeyError::SecretOutOfRange(Curve::P256));
    }
    let refused = SigningKey::from_secret(Curve::P256, &[1; 31]).unwrap_err();
    assert_eq!(refused, KeyError::WrongLength { curve: Curve::P256, expected: 32, found: 31 });
}

/// RFC 5903, 8.1.
#[test]
fn agreement_on_p256() {
    let ours = "c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433";
    let x = hex("d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63");
    let y = hex("56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab");
    let ours = SigningKey::from_secret(Curve::P256, &hex(ours)).unwrap();
    let theirs = PublicKey::from_coordinates(Curve::P256, &x, Y::Bytes(&y)).unwrap();
    let shared = hex("d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de");
    assert_eq!(*ours.agree(&theirs).unwrap(), shared);
}

/// RFC 7748, 5.2, and a point of small order.
#[test]
fn agreement_on_x25519() {
    let ours = hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
    let theirs = hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
    let ours = SigningKey::from_secret(Curve::X25519, &ours).unwrap();
    let theirs = PublicKey::from_coordinates(Curve::X25519, &theirs, Y::None).unwrap();
    let shared = hex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
    assert_eq!(*ours.agree(&theirs).unwrap(), shared);
    for small in [0, 1] {
        let point = [vec![small], vec![0; 31]].concat();
        let theirs = PublicKey::from_coordinates(Curve::X25519, &point, Y::None).unwrap();
        assert_eq!(ours.agree(&theirs).unwrap_err(), KeyError::AgreementAllZero);
    }
}

#[test]
fn both_sides_agree() {
    let mut rng = SeededRng::new(9);
    for curve in MADE.into_iter().filter(|curve| curve.can_agree()) {
        let (ours, theirs) =
            (SigningKey::generate(curve, &mut rng).unwrap(), SigningKey::generate(curve, &mut rng).unwrap());
        let shared = ours.agree(theirs.public()).unwrap();
        assert_eq!(shared, theirs.agree(ours.public()).unwrap());
        assert_eq!(shared.len(), curve.field_length());
    }
    let (ours, theirs) = (p256(), SigningKey::generate(Curve::P384, &mut rng).unwrap());
    let refused = KeyError::CurvesDiffer { ours: Curve::P256, theirs: Curve::P384 };
    assert_eq!(ours.agree(theirs.public()).unwrap_err(), refused);
    let ours = SigningKey::generate(Curve::Ed25519, &mut rng).unwrap();
    assert_eq!(ours.agree(ours.public()).unwrap_err(), KeyError::WrongUse(Curve::Ed25519));
}

proptest::proptest! {
    /// Any number that is taken as a secret comes back from every form it is written in.
    #[test]
    fn secrets_lead_back(secret in proptest::array::uniform32(proptest::num::u8::ANY)) {
        for curve in [Curve::P256, Curve::Ed25519, Curve::X25519] {
            let key = SigningKey::from_secret(curve, &secret).unwrap();
            let back = SigningKey::from_pem(&key.to_pkcs8_pem()).unwrap();
            proptest::prop_assert_eq!(back.secret_bytes(), &secret);
            let back = PublicKey::from_spki_pem(&key.public().to_spki_pem()).unwrap();
            proptest::prop_assert_eq!(&back, key.public());
        }
    }

    /// No bytes make a reader of keys panic.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..140)) {
        let _ = (SigningKey::from_der(&bytes), PublicKey::from_spki_der(&bytes));
        for curve in Curve::all() {
            let _ = PublicKey::from_point(curve, &bytes).map(|key| (key.to_spki_der(), key.to_compressed_point()));
        }
    }
}
