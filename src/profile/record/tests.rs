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
