use super::*;

/// RFC 4231, test case 2.
#[test]
fn known_answer() {
    let key = Key::new(b"Jefe");
    let message = b"what do ya want for nothing?";
    let tag = key.tag(message);
    assert_eq!(hex::encode(tag), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assert!(key.verify(message, &tag));
}

#[test]
fn a_changed_or_shortened_tag_is_refused() {
    let key = Key::new(&[7; 32]);
    let tag = key.tag(b"message");
    for length in 0..tag.len() {
        assert!(!key.verify(b"message", &tag[..length]));
    }
    for bit in 0..tag.len() * 8 {
        let mut changed = tag;
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(!key.verify(b"message", &changed));
    }
    assert!(!key.verify(b"massage", &tag));
    assert_eq!(format!("{key:?}"), "[elided]");
}
