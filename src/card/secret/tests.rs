use super::{Secret, SecretError};
use crate::card::table::SecretForm::{Birth, Face, Number, Password, Pin4, Sealed};

#[test]
fn a_secret_of_its_form_is_taken_and_letters_become_capitals() {
    let cases = [
        (Pin4, "1234", "1234"),
        (Password, "abc123", "ABC123"),
        (Password, "ABCDEFGH12345678", "ABCDEFGH12345678"),
        (Number, "999900000011", "999900000011"),
        (Face, "60041220334321", "60041220334321"),
        (Birth, "550217", "550217"),
    ];
    for (form, typed, bytes) in cases {
        assert_eq!(Secret::parse(form, typed).unwrap().secret_bytes(), bytes.as_bytes(), "{typed}");
    }
}

#[test]
fn what_is_not_of_its_form_is_refused_before_the_card_sees_it() {
    let length = |least, most, found| SecretError::Length { least, most, found };
    let cases = [
        (Pin4, "", length(4, 4, 0)),
        (Pin4, "123", length(4, 4, 3)),
        (Pin4, "12345", length(4, 4, 5)),
        (Pin4, "12a4", SecretError::Character { position: 3 }),
        (Pin4, "１２３４", SecretError::Character { position: 1 }),
        (Pin4, "1234\n", SecretError::Character { position: 5 }),
        (Password, "AB123", length(6, 16, 5)),
        (Password, "ABCDEFGH123456789", length(6, 16, 17)),
        (Password, "ABCDEF", SecretError::NotMixed),
        (Password, "123456", SecretError::NotMixed),
        (Password, "ABC-123", SecretError::Character { position: 4 }),
        (Number, "999900000012", SecretError::CheckDigit),
        (Number, "99990000001", length(12, 12, 11)),
        (Face, "60133220334321", SecretError::Date),
        (Birth, "551317", SecretError::Date),
        (Sealed, "1234", SecretError::Sealed),
    ];
    for (form, typed, error) in cases {
        assert_eq!(Secret::parse(form, typed).unwrap_err(), error, "{typed}");
    }
}

#[test]
fn the_birth_date_is_taken_from_the_face() {
    let face = Secret::parse(Face, "60041220334321").unwrap();
    assert_eq!(face.birth().unwrap().secret_bytes(), b"600412");
    assert!(Secret::parse(Pin4, "1234").unwrap().birth().is_none());
}

#[test]
fn nothing_of_a_secret_is_shown() {
    let secret = Secret::parse(Password, "ABC123").unwrap();
    assert_eq!(format!("{secret:?}"), "Secret(Password [elided])");
}
