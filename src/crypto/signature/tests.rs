use super::*;
use crate::crypto::KeyError;
use crate::crypto::key::SigningKey;
use crate::crypto::rng::SeededRng;

const WRITTEN: [(Algorithm, Curve); 4] = [
    (Algorithm::Es256, Curve::P256),
    (Algorithm::Es384, Curve::P384),
    (Algorithm::Es512, Curve::P521),
    (Algorithm::EdDsa, Curve::Ed25519),
];

fn hex(text: &str) -> Vec<u8> {
    hex::decode(text).unwrap()
}

fn key(curve: Curve) -> SigningKey {
    SigningKey::generate(curve, &mut SeededRng::new(1)).unwrap()
}

#[test]
fn table_is_in_the_order_of_the_enum() {
    for row in &TABLE {
        assert_eq!(row.0.row(), row);
        assert_eq!(Algorithm::of_cose(row.1), Some(row.0));
        assert_eq!(cose_name(row.1), Some(row.2));
    }
    for (algorithm, curve) in WRITTEN {
        assert_eq!(Algorithm::for_curve(curve), Some(algorithm));
        assert!(algorithm.is_written());
    }
    assert_eq!(Algorithm::of_cose(-47), None);
    assert_eq!(cose_name(-47), Some("ES256K"));
    assert_eq!(cose_name(-48), Some("ML-DSA-44"));
    assert_eq!(cose_name(0), None);
    assert!(REFUSED.iter().all(|row| Algorithm::of_cose(row.0).is_none()));
}

/// RFC 6979, A.2.5, A.2.6, A.2.7: message `sample`, the digest that goes with the curve.
#[test]
fn repeatable_signatures_are_those_of_rfc_6979() {
    let cases = [
        (
            Curve::P256,
            "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
            concat!(
                "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
                "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
            ),
        ),
        (
            Curve::P384,
            "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5",
            concat!(
                "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46",
                "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8"
            ),
        ),
        (
            Curve::P521,
            concat!(
                "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75ca",
                "a896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538"
            ),
            concat!(
                "00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f174e25a1ee9017b5d450606add152b534931d7d4e8",
                "455cc91f9b15bf05ec36e377fa00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623eaa63e5b5c",
                "0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a"
            ),
        ),
    ];
    for (curve, secret, signature) in cases {
        let key = SigningKey::from_secret(curve, &hex(secret)).unwrap().with_repeatable_signatures(true);
        let algorithm = Algorithm::for_curve(curve).unwrap();
        assert_eq!(hex::encode(key.sign(algorithm, b"sample").unwrap()), signature);
        assert_eq!(verify(algorithm, key.public(), b"sample", &hex(signature)), Ok(()));
    }
}

/// RFC 8032, 7.1, test 1.
#[test]
fn ed25519_signature() {
    let secret = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    let key = SigningKey::from_secret(Curve::Ed25519, &secret).unwrap();
    let signature = concat!(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555f",
        "b8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    );
    assert_eq!(hex::encode(key.sign(Algorithm::EdDsa, b"").unwrap()), signature);
    assert_eq!(verify(Algorithm::Ed25519, key.public(), b"", &hex(signature)), Ok(()));
}

/// Made with OpenSSL: the secret is 5a5a…, one byte shorter than the field.
#[test]
fn brainpool_signatures() {
    let cases = [
        (
            Algorithm::Es256,
            Curve::BrainpoolP256r1,
            concat!(
                "04606958a96d7d700fc46ba0a34edf3fc382be82be474d358ac0c4ace851857926",
                "381ceee506f11097f3c30c23a1f7dabf845cf9e32014fea3b8e4678757006907"
            ),
            concat!(
                "2f6a01e51b6629e82436f3d18d526ae63fd308cf35950fb657888250ada142fa",
                "6385ba8567a3bf5f2f06ef424305bffa3b5d4a5f6d0f3f287fbf7250f90303e6"
            ),
        ),
        (
            Algorithm::Es384,
            Curve::BrainpoolP384r1,
            concat!(
                "0412285e748e04ac01951bc262a49d3869777de3acd610c952c954e21ac32982ca0763b39d25b79ba21eae9ddae08fc375",
                "1b8359fa512e389ade60ffe0a5b8eb30e9df6a3b8cb5d8a9c2fb5729e83cd5536491aa46ea56d6a733cc99e23dcf2a10"
            ),
            concat!(
                "1d68763552b0a51d27385674a791bb38b8c4709191315d8c0704b7e8fea675e2f325a336eb6aec2a802a17241bd32691",
                "0b28ae1bc1cef4d6e930eac77d1ddf0d03864fbe011c8c7c636ebc93fc2425ae8b808d5d681f42307e45b7c9d7bf4bda"
            ),
        ),
    ];
    for (algorithm, curve, point, signature) in cases {
        let key = PublicKey::from_point(curve, &hex(point)).unwrap();
        let signature = hex(signature);
        assert_eq!(verify(algorithm, &key, b"sample", &signature), Ok(()));
        assert_eq!(verify(algorithm, &key, b"Sample", &signature), Err(SignatureError::Mismatch));
        assert_eq!(verify_der(Some(natural_digest(curve)), &key, b"sample", &to_der(&signature)), Ok(()));
        assert!(PublicKey::from_point(curve, &key.to_compressed_point().unwrap()).unwrap() == key);
        zero_and_order(algorithm, &key, &signature);
    }
    let named = PublicKey::from_point(Curve::BrainpoolP320r1, &[[4].as_slice(), &[1; 80]].concat()).unwrap();
    let refused = Err(SignatureError::UnsupportedCurve(Curve::BrainpoolP320r1));
    assert_eq!(verify(Algorithm::Es384, &named, b"sample", &[1; 80]), refused);
}

#[test]
fn what_was_signed_verifies_and_nothing_else() {
    for (algorithm, curve) in WRITTEN {
        for repeatable in [false, true] {
            let key = key(curve).with_repeatable_signatures(repeatable);
            let signature = key.sign(algorithm, b"message").unwrap();
            assert_eq!(signature.len(), fixed_length(curve));
            assert_eq!(verify(algorithm, key.public(), b"message", &signature), Ok(()));
            assert_eq!(verify(algorithm, key.public(), b"massage", &signature), Err(SignatureError::Mismatch));
            let mut changed = signature.clone();
            changed[20] ^= 1;
            assert_eq!(verify(algorithm, key.public(), b"message", &changed), Err(SignatureError::Mismatch));
        }
    }
}

/// N25: another length, or DER.
#[test]
fn the_form_of_a_signature_is_told() {
    for (algorithm, curve) in WRITTEN {
        let key = key(curve);
        let signature = key.sign(algorithm, b"message").unwrap();
        let expected = signature.len();
        for changed in [signature[1..].to_vec(), [&signature[..], &[0]].concat(), Vec::new()] {
            let refused = SignatureError::WrongLength { expected, found: changed.len() };
            assert_eq!(verify(algorithm, key.public(), b"message", &changed), Err(refused));
        }
        if curve.has_two_coordinates() {
            let der = to_der(&signature);
            assert_eq!(verify(algorithm, key.public(), b"message", &der), Err(SignatureError::DerEncoded));
            assert_eq!(from_der(curve, &der).unwrap(), signature);
        }
    }
}

/// N40: r or s is zero, or not below the order.
#[test]
fn numbers_out_of_range_are_told() {
    for (algorithm, curve) in WRITTEN.into_iter().take(3) {
        let key = key(curve);
        zero_and_order(algorithm, key.public(), &key.sign(algorithm, b"sample").unwrap());
    }
    let key = key(Curve::Ed25519);
    let mut signature = key.sign(Algorithm::EdDsa, b"sample").unwrap();
    let order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    signature[32..].copy_from_slice(&hex(order));
    assert_eq!(verify(Algorithm::EdDsa, key.public(), b"sample", &signature), Err(SignatureError::ZeroOrTooBig));
}

fn zero_and_order(algorithm: Algorithm, key: &PublicKey, signature: &[u8]) {
    let half = signature.len() / 2;
    let order = hex(match key.curve() {
        Curve::P256 => "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        Curve::BrainpoolP256r1 => "a9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7",
        _ => return zero_or_ones(algorithm, key, signature),
    });
    for place in [0..half, half..2 * half] {
        let mut changed = signature.to_vec();
        changed[place].copy_from_slice(&order);
        assert_eq!(verify(algorithm, key, b"sample", &changed), Err(SignatureError::ZeroOrTooBig));
    }
    zero_or_ones(algorithm, key, signature);
}

fn zero_or_ones(algorithm: Algorithm, key: &PublicKey, signature: &[u8]) {
    let half = signature.len() / 2;
    for place in [0..half, half..2 * half] {
        for filler in [0, 0xff] {
            let mut changed = signature.to_vec();
            changed[place.clone()].fill(filler);
            assert_eq!(verify(algorithm, key, b"sample", &changed), Err(SignatureError::ZeroOrTooBig));
        }
    }
}

/// N24: the algorithm does not fit the key.
#[test]
fn an_algorithm_of_another_curve_is_refused() {
    let key = key(Curve::P384);
    let signature = key.sign(Algorithm::Es384, b"message").unwrap();
    let refused = SignatureError::WrongCurve(Curve::P384);
    assert_eq!(verify(Algorithm::Es256, key.public(), b"message", &signature), Err(refused));
    assert_eq!(key.sign(Algorithm::Es256, b"message").unwrap_err(), KeyError::WrongUse(Curve::P384));
    let agreeing = self::key(Curve::X25519);
    assert_eq!(agreeing.sign(Algorithm::EdDsa, b"").unwrap_err(), KeyError::WrongUse(Curve::X25519));
    assert!(!Algorithm::Esp256.fits(Curve::BrainpoolP256r1), "ESP256 names P-256 alone");
}

#[test]
fn signatures_of_certificates() {
    for (algorithm, curve) in WRITTEN.into_iter().take(3) {
        let key = key(curve);
        let signature = to_der(&key.sign(algorithm, b"message").unwrap());
        for digest in digest::Algorithm::ALL {
            let verified = verify_der(Some(digest), key.public(), b"message", &signature);
            let natural = digest == natural_digest(curve);
            assert_eq!(verified, if natural { Ok(()) } else { Err(SignatureError::Mismatch) });
        }
        let not_der = verify_der(Some(natural_digest(curve)), key.public(), b"message", &signature[..8]);
        assert_eq!(not_der, Err(SignatureError::NotDer));
        let no_digest = verify_der(None, key.public(), b"message", &signature);
        assert_eq!(no_digest, Err(SignatureError::WrongCurve(curve)));
    }
    let key = key(Curve::Ed25519);
    let signature = key.sign(Algorithm::EdDsa, b"message").unwrap();
    assert_eq!(verify_der(None, key.public(), b"message", &signature), Ok(()));
}

proptest::proptest! {
    /// Both forms carry the same numbers; a number with leading zeros is shorter in DER only.
    #[test]
    fn both_forms_carry_the_same(mut signature in proptest::collection::vec(proptest::num::u8::ANY, 64), zeros in 0..32_usize) {
        signature[..zeros].fill(0);
        let der = to_der(&signature);
        proptest::prop_assert_eq!(from_der(Curve::P256, &der), Ok(signature));
        proptest::prop_assert!(der.len() <= 72);
    }

    /// Whatever stands where a signature should is told apart, and never panics.
    #[test]
    fn any_bytes_are_refused(signature in proptest::collection::vec(proptest::num::u8::ANY, 0..150)) {
        let key = key(Curve::P256);
        proptest::prop_assert!(verify(Algorithm::Es256, key.public(), b"message", &signature).is_err());
        proptest::prop_assert!(verify_der(Some(digest::Algorithm::Sha256), key.public(), b"message", &signature).is_err());
    }
}
