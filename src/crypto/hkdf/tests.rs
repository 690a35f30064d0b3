use super::*;

/// RFC 5869, A.1 and A.3.
#[test]
fn known_answers() {
    let secret = [0x0b; 22];
    let salt = hex::decode("000102030405060708090a0b0c").unwrap();
    let info = hex::decode("f0f1f2f3f4f5f6f7f8f9").unwrap();
    assert_eq!(
        hex::encode(&*sha256(&secret, &salt, &info, 42)),
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    );
    assert_eq!(
        hex::encode(&*sha256(&secret, &[], &[], 42)),
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    );
    assert_eq!(sha256_key(&secret, &salt, &info)[..], sha256(&secret, &salt, &info, 42)[..32]);
}
