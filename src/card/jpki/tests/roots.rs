//! The way to a root: what holds, and every way in which it does not.

use super::chain::{Anchor, Finding, NotAMockRoot, PUBLISHED, Report, Roots, Verdict};
use super::*;
use crate::crypto::signature::SignatureError;
use crate::x509::SignedByError;

const AT: OffsetDateTime = datetime!(2026-06-01 00:00 UTC);

fn read(certificate: &[u8]) -> JpkiCertificate<'_> {
    JpkiCertificate::from_der(certificate).unwrap()
}

fn check(roots: &Roots, person: &[u8], authority: &[u8], at: OffsetDateTime) -> Report {
    roots.check(&read(person), &read(authority), at)
}

fn trusting(authority: &OwnedCertificate) -> Roots {
    Roots::published().with_mock(&read(authority.as_der())).unwrap()
}

#[test]
fn a_mock_chain_holds_under_its_own_root() {
    for purpose in Purpose::ALL {
        let made = made(purpose, GAIJI);
        let roots = trusting(&made.authority);
        let report = check(&roots, made.person.as_der(), made.authority.as_der(), AT);
        assert_eq!(report, Report { findings: vec![Finding::RevocationNotChecked], anchor: Some(Anchor::Mock) });
        assert_eq!(report.verdict().word(), "chain-ok-revocation-not-checked");
        let report = check(&roots, made.authority.as_der(), made.authority.as_der(), AT);
        assert_eq!(report.verdict(), Verdict::ChainOk);
    }
}

#[test]
fn each_way_to_fail() {
    let (sign, auth) = (made(Purpose::Sign, GAIJI), made(Purpose::Auth, GAIJI));
    let (person, authority) = (sign.person.as_der(), sign.authority.as_der());
    let roots = trusting(&sign.authority).with_mock(&read(auth.authority.as_der())).unwrap();
    let found = |report: Report| {
        let verdict = report.verdict();
        let mut findings = report.findings;
        assert_eq!(findings.pop(), Some(Finding::RevocationNotChecked));
        (findings, verdict)
    };
    let mismatch = Finding::Signature(SignedByError::Signature(SignatureError::Mismatch));

    let fingerprint = read(authority).fingerprint();
    let unknown = check(&Roots::published(), person, authority, AT);
    assert_eq!(found(unknown), (vec![Finding::UnknownRoot { fingerprint }], Verdict::UnknownRoot));

    let of = Kind::Person(Purpose::Sign);
    let (until, at) = (datetime!(2031-01-05 14:59:59 UTC), datetime!(2031-01-05 15:00 UTC));
    let expired = check(&roots, person, authority, at);
    assert_eq!(found(expired), (vec![Finding::Expired { of, until, at }], Verdict::Expired));
    assert_eq!(check(&roots, person, authority, until).verdict(), Verdict::ChainOk, "the last second");

    let at = ISSUED - ::time::Duration::SECOND;
    let early = check(&roots, person, authority, at);
    assert_eq!(found(early), (vec![Finding::NotYetValid { of, from: ISSUED, at }], Verdict::NotYetValid));

    let wrong = check(&roots, person, auth.authority.as_der(), AT);
    let purpose = Finding::AuthorityPurpose { found: Purpose::Auth };
    assert_eq!(found(wrong), (vec![purpose, Finding::IssuerName, mismatch.clone()], Verdict::WrongRoot));

    let other = made_by_another();
    let forged = check(&roots, other.person.as_der(), authority, AT);
    assert_eq!(found(forged), (vec![mismatch.clone()], Verdict::NotAuthentic));

    let itself = check(&roots, person, person, AT);
    let (findings, verdict) = found(itself);
    assert!(findings.contains(&Finding::AuthorityKind { found: of }));
    assert_eq!(verdict, Verdict::NotAuthentic);

    let mut tampered = person.to_vec();
    let last = tampered.len() - 1;
    tampered[last] ^= 1;
    assert_eq!(found(check(&roots, &tampered, authority, AT)), (vec![mismatch], Verdict::NotAuthentic));
}

/// The same names, other keys.
fn made_by_another() -> Made {
    let mut rng = SeededRng::labelled(2, "another");
    let authority_key = PrivateKey::generate(KEY_BITS, &mut rng).unwrap();
    let authority = make_authority(Purpose::Sign, &authority_key, ISSUED, &mut rng).unwrap();
    let key = key("sign");
    let draft = Draft { person: GAIJI, key: key.public(), issued: ISSUED, card_expires: None };
    let view = authority.view();
    let signer = Authority { certificate: &view, key: &authority_key };
    let person = make_person(Purpose::Sign, &draft, &signer, &mut rng).unwrap();
    Made { authority_key, authority, person }
}

#[test]
fn an_authority_for_the_other_purpose_vouches_for_nothing() {
    let sign = made(Purpose::Sign, GAIJI);
    let roots = trusting(&sign.authority);
    assert_eq!(roots.find(&read(sign.authority.as_der())), Some(Anchor::Mock));
    assert_eq!(roots.find(&read(sign.person.as_der())), None);
    assert_eq!(roots.find(&read(made(Purpose::Auth, GAIJI).authority.as_der())), None);
}

/// The same certificate, issued by the authority of test cards.
fn as_test(made: &Made, der: &[u8], is_authority: bool) -> Vec<u8> {
    use crate::x509::write::{item, oid as named, set_of, utf8};
    let part = |kind, value: Vec<u8>| set_of(vec![sequence(&[&named(kind).unwrap(), &value]).unwrap()]).unwrap();
    let name = sequence(&[
        &part(oid::COUNTRY, item(der::Tag::PrintableString, &[b"JP"]).unwrap()),
        &part(oid::ORGANIZATION, utf8("JPKI-TEST").unwrap()),
        &part(oid::ORGANIZATIONAL_UNIT, utf8("JPKI for digital signature").unwrap()),
    ]);
    let name = name.unwrap();
    rebuilt(der, &made.authority_key, &|parts| {
        parts[ISSUER].clone_from(&name);
        if is_authority {
            parts[SUBJECT].clone_from(&name);
        }
    })
}

#[test]
fn test_cards_are_told_apart_and_never_trusted() {
    let made = made(Purpose::Sign, GAIJI);
    let authority = as_test(&made, made.authority.as_der(), true);
    let person = as_test(&made, made.person.as_der(), false);
    assert_eq!(read(&person).hierarchy(), Hierarchy::Test);
    let report = check(&trusting(&made.authority), &person, &authority, AT);
    assert_eq!(report.findings, [Finding::TestHierarchy, Finding::RevocationNotChecked]);
    assert_eq!((report.verdict(), report.anchor), (Verdict::TestHierarchy, None));
    let refused = Roots::published().with_mock(&read(&authority)).unwrap_err();
    assert_eq!(refused.hierarchy, Hierarchy::Test, "a world cannot bring it in");
}

#[test]
fn only_mock_roots_can_be_added() {
    let made = made(Purpose::Sign, GAIJI);
    let refused = Roots::published().with_mock(&read(made.person.as_der())).unwrap_err();
    assert_eq!(refused, NotAMockRoot { kind: Kind::Person(Purpose::Sign), hierarchy: Hierarchy::Mock });
}

#[test]
fn the_published_roots_are_six_of_two_kinds() {
    let mut seen: Vec<&str> = PUBLISHED.iter().map(|root| root.fingerprint).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 6);
    for root in &PUBLISHED {
        assert_eq!(hex::decode(root.fingerprint).unwrap().len(), 32, "{}", root.name);
        assert!(root.name.starts_with(root.purpose.word()));
        assert_eq!(root.fingerprint, root.fingerprint.to_lowercase());
    }
}
