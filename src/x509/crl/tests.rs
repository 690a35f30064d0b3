use ::time::Duration;
use ::time::macros::datetime;

use super::*;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng::SeededRng;
use crate::report::Status;
use crate::x509::chain::Anchor;
use crate::x509::issue::{self, IssueError, Issuer, Subject};
use crate::x509::profile::Role;
use crate::x509::{Certificate, OwnedCertificate, Validity, vectors};

const START: OffsetDateTime = datetime!(2026-01-01 00:00 UTC);
const NOW: OffsetDateTime = datetime!(2026-01-15 00:00 UTC);

fn root() -> (OwnedCertificate, SigningKey) {
    let key = SigningKey::generate(Curve::P256, &mut SeededRng::new(1)).unwrap();
    let draft = issue::Draft {
        role: Role::Iaca,
        subject: Subject::named("MOCK IACA").of_country("JP"),
        key: key.public(),
        validity: Validity { not_before: START, not_after: START + Duration::days(3000) },
        contact: Some("https://ca.mock.example/".into()),
        crl_url: None,
        domains: Vec::new(),
        defect: None,
    };
    (issue::issue(&draft, &Issuer::Itself(&key), &mut SeededRng::new(2)).unwrap(), key)
}

fn draft(revoked: &[(Vec<u8>, OffsetDateTime)], defect: Option<Defect>) -> Draft<'_> {
    Draft { this_update: START, next_update: START + Duration::days(90), number: 7, revoked, defect }
}

#[test]
fn a_list_is_as_its_profile_demands() {
    let (root, key) = root();
    let revoked = [(vec![5], START), (vec![0, 0x80], NOW)];
    let made = make(&draft(&revoked, None), &root.view(), &key).unwrap();
    let list = made.view();
    assert_eq!(list.issuer(), root.view().subject(), "binary equal");
    assert_eq!(list.verify_signed_by(key.public()), Ok(()));
    assert_eq!((list.this_update(), list.next_update()), (START, Some(START + Duration::days(90))));
    let entries: Vec<_> = list.entries().iter().map(|entry| (entry.serial.as_bytes(), entry.date)).collect();
    assert_eq!(entries, [(&[5][..], START), (&[0, 0x80][..], NOW)]);
    assert!(list.entries().iter().all(|entry| entry.extensions.iter().next().is_none()));
    let names: Vec<_> = list.extensions().iter().filter_map(|one| crate::x509::oid::name(one.oid.as_bytes())).collect();
    assert_eq!(names, ["authorityKeyIdentifier", "cRLNumber"]);
    assert_eq!(list.extensions().crl_number().unwrap(), Some(&[7][..]));
    let authority = list.extensions().authority_key().unwrap().unwrap();
    assert_eq!(authority.key_identifier.unwrap(), root.view().computed_key_identifier());
    assert_eq!(read_crls(made.to_pem().as_bytes()).unwrap(), std::slice::from_ref(&made));
    assert_eq!(read_crls(made.as_der()).unwrap(), [made]);
}

#[test]
fn an_empty_list_has_no_entries_at_all() {
    let (root, key) = root();
    let made = make(&draft(&[], None), &root.view(), &key).unwrap();
    assert!(made.view().entries().is_empty());
    let mut long = draft(&[], None);
    long.next_update += Duration::SECOND;
    assert_eq!(make(&long, &root.view(), &key), Err(IssueError::Validity { max_days: 90 }));
    let other = SigningKey::generate(Curve::P256, &mut SeededRng::new(9)).unwrap();
    assert_eq!(make(&draft(&[], None), &root.view(), &other), Err(IssueError::IssuerKey));
}

fn judged(revoked: &[(Vec<u8>, OffsetDateTime)], defect: Option<Defect>, at: OffsetDateTime) -> Vec<Finding> {
    let (root, key) = root();
    let made = make(&draft(revoked, defect), &root.view(), &key).unwrap();
    let anchor = Anchor::new(root.clone()).unwrap();
    judge(&made.view(), &root.view(), &anchor, at)
}

#[test]
fn a_good_list_says_who_is_on_it() {
    assert_eq!(judged(&[(vec![5], START)], None, NOW), []);
    let serial = root().0.view().serial().as_bytes().to_vec();
    let found = judged(&[(serial.clone(), START)], None, NOW);
    assert_eq!(found, [Finding::Revoked { since: START }]);
    assert_eq!((found[0].status(), found[0].cases()[0].0), (Status::Fail, 82));
    let late = judged(&[(serial, START)], None, NOW + Duration::days(365));
    assert_eq!(late.len(), 2, "a revocation does not lapse with its list");
}

#[test]
fn a_bad_list_decides_nothing() {
    let serial = root().0.view().serial().as_bytes().to_vec();
    let kinds = |defect| judged(&[(serial.clone(), START)], Some(defect), NOW);
    assert_eq!(kinds(Defect::BadSignature), [Finding::Signature]);
    assert!(matches!(kinds(Defect::WrongIssuer)[..], [Finding::WrongIssuer { .. }]));
    assert!(matches!(kinds(Defect::Expired)[..], [Finding::Expired { .. }, Finding::Revoked { .. }]));
    let early = judged(&[], None, START - Duration::SECOND);
    assert!(matches!(early[..], [Finding::NotYetValid { .. }]));
    assert_eq!((early[0].status(), early[0].cases()[0].0), (Status::Skip, 83));
    for (place, (defect, name)) in DEFECTS.iter().enumerate() {
        assert_eq!((*defect as usize, Defect::of_name(name), defect.name()), (place, Some(*defect), *name));
    }
}

#[test]
fn foreign_lists_are_judged() {
    let at = datetime!(2026-07-01 00:00 UTC);
    let (Some(iaca), Some(ds), Some(revoked)) = (vectors::pki("iaca"), vectors::pki("ds"), vectors::pki("ds-revoked"))
    else {
        return;
    };
    let anchor = Anchor::new(OwnedCertificate::from_der(iaca).unwrap()).unwrap();
    let judge = |list: &str, certificate: &[u8]| {
        let der = vectors::pki(list).unwrap();
        judge(&Crl::from_der(&der).unwrap(), &Certificate::from_der(certificate).unwrap(), &anchor, at)
    };
    assert_eq!(judge("crl-empty", &ds), []);
    assert_eq!(judge("crl-ds-revoked", &ds), []);
    assert!(matches!(judge("crl-ds-revoked", &revoked)[..], [Finding::Revoked { .. }]));
    assert!(matches!(judge("crl-stale", &ds)[..], [Finding::Expired { .. }]));
    assert!(matches!(judge("crl-bad-signature", &ds)[..], [Finding::Signature]));
}

#[test]
fn damage_is_refused_or_read_but_never_a_panic() {
    let (root, key) = root();
    let made = make(&draft(&[(vec![5], START)], None), &root.view(), &key).unwrap();
    let der = made.as_der();
    for length in 0..der.len() {
        assert!(Crl::from_der(&der[..length]).is_err());
    }
    for place in 0..der.len() {
        for change in [0x01, 0x20, 0x80, 0xff] {
            let mut changed = der.to_vec();
            changed[place] ^= change;
            let _ = Crl::from_der(&changed).map(|read| read.extensions().crl_number().is_ok());
        }
    }
}
