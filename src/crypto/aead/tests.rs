use super::*;

/// McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13 and 14.
#[test]
fn known_answers() {
    let key = Key::new(&[0; 32]);
    assert_eq!(hex::encode(key.seal([0; 12], b"", b"")), "530f8afbc74536b9a963b4f1c4cb738b");
    assert_eq!(
        hex::encode(key.seal([0; 12], b"", &[0; 16])),
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
    );
}

#[test]
fn what_was_sealed_opens_and_nothing_else() {
    let key = Key::new(&[1; 32]);
    let sealed = key.seal([2; 12], b"aad", b"plain");
    assert_eq!(key.open([2; 12], b"aad", &sealed).unwrap(), b"plain");
    assert_eq!(key.open([3; 12], b"aad", &sealed), Err(NotAuthentic));
    assert_eq!(key.open([2; 12], b"", &sealed), Err(NotAuthentic));
    assert_eq!(Key::new(&[2; 32]).open([2; 12], b"aad", &sealed), Err(NotAuthentic));
    for length in 0..sealed.len() {
        assert_eq!(key.open([2; 12], b"aad", &sealed[..length]), Err(NotAuthentic));
    }
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(key.open([2; 12], b"aad", &changed), Err(NotAuthentic));
    }
    assert_eq!(format!("{key:?}"), "[elided]");
}
