use super::*;
use crate::x509::oid;

fn shown(hex: &str) -> Option<String> {
    Oid::of_content(&hex::decode(hex).unwrap()).map(|oid| oid.to_string())
}

#[test]
fn dotted() {
    for constant in [oid::MDL_DS, oid::ECDSA_SHA256, oid::SUBJECT_ALT_NAME, oid::ED25519] {
        let oid = Oid::of_content(constant.as_bytes()).unwrap();
        assert_eq!(oid, constant);
        assert_eq!(oid.to_string(), constant.to_string());
    }
    assert_eq!(shown("00").unwrap(), "0.0");
    assert_eq!(shown("27").unwrap(), "0.39");
    assert_eq!(shown("28").unwrap(), "1.0");
    assert_eq!(shown("4f").unwrap(), "1.39");
    assert_eq!(shown("50").unwrap(), "2.0");
    assert_eq!(shown("8837").unwrap(), "2.999");
    let uuid = "6983f09da7ebcfdee0c7a1a7b2c0948cc8f9d776";
    assert_eq!(shown(uuid).unwrap(), "2.25.329800735698586629295641978511506172918");
    assert_eq!(shown(&format!("69{}7f", "ff".repeat(19))).unwrap(), format!("2.25.0x{}7f", "ff".repeat(19)));
}

#[test]
fn what_is_no_identifier() {
    for hex in ["", "80", "2a80", "2a8001", "8001", "2aff"] {
        assert_eq!(shown(hex), None, "{hex}");
    }
}
