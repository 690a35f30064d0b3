//! The extensions byte by byte: structure as on the test card of J-LIS, with the words of a mock.

use super::*;

/// Extension, critical, content; `…` stands for what differs from key to key.
type Row<'r> = (&'r str, bool, &'r str);

fn check(certificate: &OwnedCertificate, rows: &[Row<'_>]) {
    let view = certificate.view();
    let found: Vec<_> = view.extensions().iter().collect();
    assert_eq!(found.len(), rows.len());
    for (extension, (name, critical, content)) in found.into_iter().zip(rows) {
        assert_eq!(oid::name(extension.oid.as_bytes()), Some(*name));
        assert_eq!(extension.critical, *critical, "{name}");
        let value = hex::encode(extension.value);
        let plain: String = content.split_whitespace().collect();
        let mut at = 0;
        for part in plain.split('…') {
            let place = value[at..].find(part).unwrap_or_else(|| panic!("{name}: {part} is not in {value}"));
            assert!(place == 0 || at > 0, "{name}: {value}");
            at += place + part.len();
        }
        assert!(at == value.len() || plain.ends_with('…'), "{name}: {value}");
    }
}

#[test]
fn of_a_certificate_for_signing() {
    check(
        &made(Purpose::Sign, GAIJI).person,
        &[
            ("keyUsage", true, "0302 06c0"),
            (
                "subjectAltName",
                false,
                "3081… \
             a01f 060a 2a83088c9b5508050501 a011 0c0f e38093e795aae38080e8919be5ad90… \
             a0… 060a 2a83088c9b5508050504 a0 0b 0c09 333139363330313035 \
             a0 11 060a 2a83088c9b5508050503 a0 03 0c01 32 \
             a0… 060a 2a83088c9b5508050505 a0… \
             a0 15 060a 2a83088c9b5508050502 a0 07 0c05 3130303130 \
             a0… 060a 2a83088c9b5508050506 a0…",
            ),
            (
                "certificatePolicies",
                true,
                "30… 30… 060b 2a83088c9b550805010014 30… 30… 06082b06010505070201 161c 687474703a2f2f6d6f636b2e6578616d706c652f6370732e68746d6c",
            ),
            ("issuerAltName", false, "3081… a481… 3081… 300906035504061302 4a50…"),
            ("cRLDistributionPoints", false, "3081… 3081… a081… a081… a481… 3081… 300906035504061302 4a50…"),
            ("authorityKeyIdentifier", false, "30… 8014… a1… a4… 30… 8203…"),
            ("subjectKeyIdentifier", false, "0414…"),
        ],
    );
}

#[test]
fn of_a_certificate_for_authentication() {
    check(
        &made(Purpose::Auth, GAIJI).person,
        &[
            ("keyUsage", true, "0302 0780"),
            ("extKeyUsage", false, "300a 0608 2b06010505070302"),
            ("certificatePolicies", true, "30… 060b 2a83088c9b55080501001e 30…"),
            ("issuerAltName", false, "3081… a481…"),
            ("cRLDistributionPoints", false, "3081…"),
            (
                "authorityInfoAccess",
                false,
                "3026 3024 0608 2b06010505073001 8618 687474703a2f2f6f6373702e6d6f636b2e6578616d706c65",
            ),
            ("authorityKeyIdentifier", false, "30… 8014…"),
            ("subjectKeyIdentifier", false, "0414…"),
        ],
    );
}

#[test]
fn of_an_authority() {
    check(
        &made(Purpose::Auth, GAIJI).authority,
        &[
            ("keyUsage", true, "0302 0106"),
            ("subjectAltName", false, "3081… a481…"),
            ("basicConstraints", true, "3003 0101ff"),
            ("cRLDistributionPoints", false, "30…"),
            ("subjectKeyIdentifier", false, "0414…"),
        ],
    );
}

#[test]
fn names_are_utf8_but_for_the_country() {
    let sign = made(Purpose::Sign, GAIJI);
    let view = sign.person.view();
    for attribute in view.issuer().attributes().chain(view.subject().attributes()) {
        let expected = if attribute.oid == oid::COUNTRY { der::Tag::PrintableString } else { der::Tag::Utf8String };
        assert_eq!(attribute.tag, expected);
    }
    let common_name = view.subject().common_name().unwrap();
    assert_eq!(common_name.len(), 28);
    assert!(common_name.starts_with("20260115030405") && common_name.ends_with("26105003A"), "{common_name}");
    let issuer = "OU=MOCK J-LIS,OU=MOCK JPKI for digital signature,O=MOCK JPKI,C=JP";
    assert_eq!(view.issuer().to_string(), issuer);
    let subject = format!("CN={common_name},L=MOCK-26105,L=Kyoto-fu,C=JP");
    assert_eq!(view.subject().to_string(), subject);
    let auth = made(Purpose::Auth, GAIJI);
    let common_name = auth.person.view().subject().common_name().unwrap().into_owned();
    assert_eq!(common_name.len(), 23);
    assert!(common_name.ends_with("26105003A"), "{common_name}");
    assert_eq!(auth.person.view().subject().to_string(), format!("CN={common_name},C=JP"));
}
