use super::*;
use crate::cbor::Decoder;
use crate::crypto::signature::Algorithm;

fn faults(hex: &str) -> Vec<u8> {
    let bytes = hex::decode(hex.replace(' ', "")).unwrap();
    let message: Message<'_> = Decoder::new(&bytes).whole().unwrap();
    let mut cases: Vec<_> = message.headers.faults().map(|fault| fault.case().0).collect();
    cases.extend(message.headers.alg().err().map(|fault| fault.case().0));
    cases
}

#[test]
fn headers_say_what_is_wrong() {
    let rows: &[(&str, &[u8])] = &[
        ("84 43 a10126 a0 f6 40", &[]),                 // {1: -7}
        ("84 40 a1 01 26 f6 40", &[21]),                // alg unprotected, protected empty
        ("84 40 a0 f6 40", &[22]),                      // no alg
        ("84 44 a1 01 61 61 a0 f6 40", &[23]),          // alg "a"
        ("84 43 a10126 a1 01 26 f6 40", &[31]),         // alg in both
        ("84 47 a2 01 26 02 81 18 63 a0 f6 40", &[30]), // crit [99]
        ("84 46 a2 01 26 02 81 01 a0 f6 40", &[]),      // crit [1]
        ("84 45 a2 01 26 02 80 a0 f6 40", &[30]),       // crit []
    ];
    for (hex, cases) in rows {
        assert_eq!(&faults(hex), cases, "{hex}");
    }
}

#[test]
fn refuses_other_shapes_with_path() {
    for (hex, path) in [
        ("83 40 a0 f6", ""),
        ("84 40 a0 01 40", "[2]"),
        ("84 40 a0 f6 01", "[3]"),
        ("84 40 a1 18 21 01 f6 40", "[1]{33}"),
    ] {
        let bytes = hex::decode(hex.replace(' ', "")).unwrap();
        let error = Decoder::new(&bytes).whole::<Message<'_>>().unwrap_err();
        assert_eq!(error.path.to_string(), path, "{hex}");
    }
}

#[test]
fn what_coset_makes_is_read_with_its_bytes() {
    let sign = |bytes: &[u8]| Ok::<_, ()>(crate::crypto::digest::sha256(bytes).to_vec());
    let made = sign1(Algorithm::Es256, &[b"leaf", b"root"], Content::Attached(b"payload"), sign).unwrap();
    let message: Message<'_> = Decoder::new(&made).whole().unwrap();
    assert_eq!(message.headers.alg(), Ok(-7));
    assert_eq!(message.headers.protected_bytes(), [0xa1, 0x01, 0x26]);
    assert_eq!(message.headers.x5chain().unwrap().iter().map(|(der, _)| *der).collect::<Vec<_>>(), [b"leaf", b"root"]);
    let signed = sig_structure(message.headers.protected_bytes(), message.payload_bytes().unwrap());
    assert_eq!(&*message.seal, crate::crypto::digest::sha256(&signed));
}

#[test]
fn mac_is_over_the_detached_payload() {
    let made = mac0(b"payload", |bytes| bytes.to_vec());
    let message: Message<'_> = Decoder::new(&made).whole().unwrap();
    assert_eq!(message.headers.alg(), Ok(5));
    assert_eq!(message.payload_bytes(), None);
    assert_eq!(&*message.seal, mac_structure(&[0xa1, 0x01, 0x05], b"payload"));
}
