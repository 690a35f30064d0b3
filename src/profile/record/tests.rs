use super::*;

#[test]
fn an_id_is_64_hexadecimal_digits() {
    let id = RecordId::of_digest([0xab; 32]);
    assert_eq!(id.to_string(), "ab".repeat(32));
    assert_eq!("AB".repeat(32).parse(), Ok(id));
    assert_eq!("ab".repeat(31).parse::<RecordId>(), Err(IdError::Length { digits: 62 }));
    assert_eq!("abg".parse::<RecordId>(), Err(IdError::NotHex { position: 2 }));
}

#[test]
fn a_prefix_may_be_odd_and_upper_case() {
    let id = RecordId::of_digest([0xab; 32]);
    let prefix: IdPrefix = "ABA".parse().unwrap();
    assert_eq!(prefix.as_str(), "aba");
    assert!(prefix.fits(&id));
    assert!(!"abb".parse::<IdPrefix>().unwrap().fits(&id));
    assert_eq!("".parse::<IdPrefix>(), Err(IdError::Length { digits: 0 }));
    assert_eq!("a".repeat(65).parse::<IdPrefix>(), Err(IdError::Length { digits: 65 }));
    assert_eq!("ａ".parse::<IdPrefix>(), Err(IdError::NotHex { position: 0 }));
}

#[test]
fn each_reason_is_found_by_its_word() {
    for reason in LapseReason::ALL {
        assert_eq!(LapseReason::of_word(reason.word()), Some(reason));
    }
    assert_eq!(LapseReason::of_word("Expired"), None);
}

#[test]
fn a_record_is_named_by_the_digest_of_its_mso_bytes() {
    // echo -n abc | sha256sum
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(RecordId::of_mso_bytes(b"abc").to_string(), expected);
}

#[test]
fn a_key_is_named_by_the_digest_of_its_spki() {
    // sha256sum of the SubjectPublicKeyInfo of P-256's generator, which is the key of the secret 1
    let mut secret = [0; 32];
    secret[31] = 1;
    let key = crate::crypto::key::SigningKey::from_secret(crate::crypto::key::Curve::P256, &secret).unwrap();
    let thumbprint = Thumbprint::of(key.public());
    assert_eq!(thumbprint.to_string(), "5cd252fb0ce8932436faf8ccd1040981b89ee4ad6b9fe9e2a2b7e71aacb27cd3");
    assert_eq!(thumbprint.to_string().parse(), Ok(thumbprint));
}
