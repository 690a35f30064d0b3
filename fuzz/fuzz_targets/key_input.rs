//! Key files of every form: what is read can be written, and is then read as the same key.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::crypto::key::{PublicKey, SigningKey};

fuzz_target!(|input: &[u8]| {
    if let Ok(key) = PublicKey::from_spki_der(input) {
        check_public(&key);
    }
    if let Ok(key) = SigningKey::from_der(input) {
        check_secret(&key);
    }
    let Ok(text) = std::str::from_utf8(input) else { return };
    if let Ok(key) = PublicKey::from_spki_pem(text) {
        check_public(&key);
    }
    if let Ok(key) = SigningKey::from_pem(text) {
        check_secret(&key);
    }
    if let Ok(jwk) = serde_json::from_str(text) {
        if let Ok(key) = PublicKey::from_jwk(&jwk) {
            check_public(&key);
        }
        if let Ok(key) = SigningKey::from_jwk(&jwk) {
            check_secret(&key);
        }
    }
});

fn check_public(key: &PublicKey) {
    let again = PublicKey::from_spki_der(&key.to_spki_der()).expect("what was written is read");
    assert_eq!(again.as_bytes(), key.as_bytes());
    let again = PublicKey::from_spki_pem(&key.to_spki_pem()).expect("what was written is read");
    assert_eq!(again.as_bytes(), key.as_bytes());
}

fn check_secret(key: &SigningKey) {
    let again = SigningKey::from_pkcs8_der(&key.to_pkcs8_der()).expect("what was written is read");
    assert_eq!(again.secret_bytes(), key.secret_bytes());
    check_public(key.public());
}
