use ::time::Duration;
use ::time::macros::datetime;

use super::*;
use crate::crypto::rng::SeededRng;
use crate::x509::chain::{self, Anchor, Anchors, Purpose, Question};
use crate::x509::extension::GeneralName;
use crate::x509::oid;

const START: ::time::OffsetDateTime = datetime!(2026-01-01 00:00 UTC);
const NOW: ::time::OffsetDateTime = datetime!(2026-01-15 00:00 UTC);

fn key(curve: Curve, label: &str) -> SigningKey {
    SigningKey::generate(curve, &mut SeededRng::labelled(1, label)).unwrap()
}

fn days(days: i64) -> Validity {
    Validity { not_before: START, not_after: START + Duration::days(days) }
}

fn subject(role: Role) -> Subject {
    Subject::named(format!("MOCK {}", role.name())).of_country("JP").of_state("MOCK-TO").of_organization("MOCK")
}

fn draft(role: Role, key: &PublicKey) -> Draft<'_> {
    let root = role.is_authority();
    Draft {
        role,
        subject: subject(role),
        key,
        validity: days(role.profile().days.into()),
        contact: root.then(|| "https://ca.mock.example/".into()),
        crl_url: root.then(|| "https://ca.mock.example/ca.crl".into()),
        domains: Vec::new(),
        defect: None,
    }
}

fn root(role: Role, defect: Option<Defect>) -> (OwnedCertificate, SigningKey) {
    let key = key(Curve::P256, role.name());
    let draft = Draft { defect, ..draft(role, key.public()) };
    (issue(&draft, &Issuer::Itself(&key), &mut SeededRng::new(2)).unwrap(), key)
}

/// A certificate of a signer under a root.
fn signer(role: Role, defect: Option<Defect>) -> (OwnedCertificate, OwnedCertificate) {
    let (root, root_key) = root(role.issuer(), None);
    let key = key(Curve::P256, role.name());
    let draft = Draft { defect, ..draft(role, key.public()) };
    let made = issue(&draft, &Issuer::Authority(&root.view(), &root_key), &mut SeededRng::new(3)).unwrap();
    (made, root)
}

fn cases(role: Role, made: &OwnedCertificate, root: OwnedCertificate) -> Vec<u8> {
    let purpose = match role {
        Role::Reader => Purpose::Reader,
        Role::VicalSigner => Purpose::VicalSigner,
        _ => Purpose::DocumentSigner,
    };
    let anchors = Anchors::from_iter([Anchor::new(root).unwrap()]);
    let question = Question { purpose, anchors: &anchors, pinned: None, at: NOW };
    let answer = chain::check(&[made.view()], &question);
    answer.findings.iter().flat_map(|finding| finding.cases().iter().map(|case| case.0)).collect()
}

#[test]
fn certificates_are_as_their_profile_demands() {
    for role in
        [Role::DocumentSigner, Role::Reader, Role::StatusSigner, Role::VicalSigner, Role::OcspSigner, Role::RicalSigner]
    {
        let (made, root) = signer(role, None);
        let (made, root, profile) = (made.view(), root.view(), role.profile());
        assert_eq!(made.issuer(), root.subject(), "binary equal");
        assert_eq!(made.verify_signed_by(&root.public_key().unwrap()), Ok(()));
        let found = made.extensions();
        assert_eq!(found.key_usage().unwrap(), Some(profile.key_usage));
        assert_eq!(found.subject_key_identifier().unwrap().unwrap(), made.computed_key_identifier());
        let authority = found.authority_key().unwrap().unwrap();
        assert_eq!(authority.key_identifier.unwrap(), root.computed_key_identifier());
        assert!(!authority.names_issuer);
        let purposes = found.extended_key_usage().unwrap().unwrap_or_default();
        assert_eq!(purposes.len(), usize::from(profile.purpose == crate::x509::profile::Need::Must), "{role:?}");
        assert!(found.distribution_points().unwrap().is_some());
        assert!(found.basic_constraints().unwrap().is_none());
        let critical: Vec<_> =
            found.iter().filter(|one| one.critical).filter_map(|one| oid::name(one.oid.as_bytes())).collect();
        assert_eq!(critical, if purposes.is_empty() { vec!["keyUsage"] } else { vec!["keyUsage", "extKeyUsage"] });
        assert_eq!(made.serial().as_bytes().len(), 16);
        assert_eq!(made.serial().defect(), None);
    }
}

#[test]
fn roots_are_as_their_profile_demands() {
    for role in [Role::Iaca, Role::ReaderCa, Role::VicalCa, Role::RicalCa] {
        let (made, _) = root(role, None);
        let made = made.view();
        assert!(made.is_self_issued());
        assert_eq!(made.verify_signed_by(&made.public_key().unwrap()), Ok(()));
        let found = made.extensions();
        let names: Vec<_> = found.iter().map(|one| (oid::name(one.oid.as_bytes()).unwrap(), one.critical)).collect();
        assert_eq!(
            names,
            [
                ("subjectKeyIdentifier", false),
                ("keyUsage", true),
                ("basicConstraints", true),
                ("issuerAltName", false),
                ("cRLDistributionPoints", false),
            ]
        );
        assert_eq!(found.basic_constraints().unwrap().unwrap().path_length, Some(0));
        let contact = found.alternative_names(&oid::ISSUER_ALT_NAME).unwrap().unwrap();
        assert_eq!(contact, [GeneralName::Uri("https://ca.mock.example/")]);
        assert_eq!(made.subject().to_string(), format!("CN=MOCK {},O=MOCK,ST=MOCK-TO,C=JP", role.name()));
    }
}

#[test]
fn what_is_made_right_is_found_right() {
    for role in [Role::DocumentSigner, Role::Reader, Role::VicalSigner] {
        let (made, root) = signer(role, None);
        assert_eq!(cases(role, &made, root), [0; 0], "{role:?}");
    }
}

/// Every defect is found as its case, and no other is.
#[test]
fn every_defect_of_a_signer_is_one_case() {
    for info in DEFECTS {
        for role in info.roles.iter().filter(|role| !role.is_authority()) {
            let (made, root) = signer(*role, Some(info.defect));
            let found = cases(*role, &made, root);
            let expected: &[u8] = match info.defect {
                Defect::SignerPurpose | Defect::ReaderPurpose | Defect::VicalPurpose | Defect::StatusPurpose => {
                    &[71, 90]
                }
                _ => &[info.case],
            };
            assert_eq!(found, expected, "{} in {role:?}", info.name);
            let of_reader = if matches!(info.case, 79..=81 | 85 | 89) { info.case } else { 119 };
            assert_eq!(info.defect.case(Role::Reader), of_reader, "{}", info.name);
        }
    }
}

#[test]
fn every_defect_of_a_root_is_one_case() {
    for info in DEFECTS.iter().filter(|info| info.roles.contains(&Role::Iaca) && info.case == 84) {
        let (root, root_key) = root(Role::Iaca, Some(info.defect));
        let key = key(Curve::P256, "ds");
        let draft = draft(Role::DocumentSigner, key.public());
        let made = issue(&draft, &Issuer::Authority(&root.view(), &root_key), &mut SeededRng::new(3)).unwrap();
        assert_eq!(cases(Role::DocumentSigner, &made, root), [84], "{}", info.name);
    }
    let (made, _) = root(Role::Iaca, Some(Defect::Expired));
    assert!(!made.view().validity().contains(NOW));
}

#[test]
fn defects_are_named_once_and_refused_where_they_cannot_be() {
    for (place, info) in DEFECTS.iter().enumerate() {
        assert_eq!(info.defect as usize, place);
        assert_eq!(Defect::of_name(info.name), Some(info.defect));
        assert_eq!(info.defect.name(), info.name);
    }
    let key = key(Curve::P256, "iaca");
    let broken = Draft { defect: Some(Defect::NoPurpose), ..draft(Role::Iaca, key.public()) };
    let refused = issue(&broken, &Issuer::Itself(&key), &mut SeededRng::new(2)).unwrap_err();
    assert_eq!(refused, IssueError::DefectNotPossible(Defect::NoPurpose));
}

#[test]
fn a_seed_repeats_every_byte() {
    let both = [signer(Role::DocumentSigner, None), signer(Role::DocumentSigner, None)];
    assert_eq!(both[0], both[1]);
}

#[test]
fn all_curves_sign_and_are_signed() {
    for curve in [Curve::P256, Curve::P384, Curve::P521] {
        let root_key = key(curve, "root");
        let root =
            issue(&draft(Role::Iaca, root_key.public()), &Issuer::Itself(&root_key), &mut SeededRng::new(1)).unwrap();
        for curve in [Curve::P256, Curve::P384, Curve::P521, Curve::Ed25519] {
            let key = key(curve, "ds");
            let draft = draft(Role::DocumentSigner, key.public());
            let made = issue(&draft, &Issuer::Authority(&root.view(), &root_key), &mut SeededRng::new(3)).unwrap();
            assert_eq!(cases(Role::DocumentSigner, &made, root.clone()), [0; 0]);
        }
    }
}

#[test]
fn what_the_profile_does_not_allow_is_not_made() {
    let (iaca, iaca_key) = root(Role::Iaca, None);
    let (edwards, ds) = (key(Curve::Ed25519, "root"), key(Curve::P256, "ds"));
    let rng = &mut SeededRng::new(1);
    let by_itself = Issuer::Itself(&edwards);
    assert_eq!(issue(&draft(Role::Iaca, edwards.public()), &by_itself, rng), Err(IssueError::Curve(Curve::Ed25519)));
    let good = draft(Role::DocumentSigner, ds.public());
    let view = iaca.view();
    let authority = Issuer::Authority(&view, &iaca_key);
    let nameless = Draft { subject: Subject::default().of_country("JP"), ..good.clone() };
    assert_eq!(issue(&nameless, &authority, rng), Err(IssueError::Subject { attribute: "CN" }));
    let long = Draft { validity: days(458), ..good.clone() };
    assert_eq!(issue(&long, &authority, rng), Err(IssueError::Validity { max_days: 457 }));
    let backwards = Draft { validity: days(-1), ..good.clone() };
    assert_eq!(issue(&backwards, &authority, rng), Err(IssueError::Backwards));
    let late = Validity { not_before: view.validity().not_after, not_after: view.validity().not_after + Duration::DAY };
    let until = view.validity().not_after;
    assert_eq!(
        issue(&Draft { validity: late, ..good.clone() }, &authority, rng),
        Err(IssueError::OutlivesIssuer { until })
    );
    let abroad = Draft { subject: subject(Role::DocumentSigner).of_country("UT"), ..good.clone() };
    assert!(matches!(issue(&abroad, &authority, rng), Err(IssueError::Country { .. })));
    assert_eq!(issue(&good, &Issuer::Authority(&view, &ds), rng), Err(IssueError::IssuerKey));
    assert_eq!(issue(&good, &Issuer::Itself(&iaca_key), rng), Err(IssueError::IssuerKey));
    let made = issue(&good, &authority, rng).unwrap();
    assert_eq!(issue(&good, &Issuer::Authority(&made.view(), &ds), rng), Err(IssueError::IssuerNotAuthority));
    let unreachable = Draft { contact: None, ..draft(Role::Iaca, iaca_key.public()) };
    let refused = Err(IssueError::Extension { extension: "issuerAltName" });
    assert_eq!(issue(&unreachable, &Issuer::Itself(&iaca_key), rng), refused);
}

#[test]
fn a_request_is_made_read_and_answered() {
    let (ca, ca_key) = root(Role::ReaderCa, None);
    let key = key(Curve::P256, "reader");
    let domains = ["verifier.mock.example".to_owned()];
    let der = make_request(&Subject::named("MOCK reader"), &domains, &key).unwrap();
    let request = Request::from_der(&der).unwrap();
    assert_eq!(request.subject().to_string(), "CN=MOCK reader");
    assert_eq!(request.domains().unwrap(), domains);
    assert_eq!(request.public_key().unwrap(), *key.public());
    assert_eq!(request.verify(), Ok(()));
    let public = request.public_key().unwrap();
    let domains = request.domains().unwrap().into_iter().map(Into::into).collect();
    let answer = Draft { subject: request.to_subject(), domains, ..draft(Role::Reader, &public) };
    let made = issue(&answer, &Issuer::Authority(&ca.view(), &ca_key), &mut SeededRng::new(4)).unwrap();
    let names =
        made.view().extensions().alternative_names(&oid::SUBJECT_ALT_NAME).unwrap().map(|names| format!("{names:?}"));
    assert_eq!(names.unwrap(), r#"[Dns("verifier.mock.example")]"#);
    assert_eq!(cases(Role::Reader, &made, ca), [0; 0]);
}

#[test]
fn a_changed_request_is_refused() {
    let key = key(Curve::P384, "reader");
    let der = make_request(&Subject::named("MOCK reader"), &[], &key).unwrap();
    assert_eq!(Request::from_der(&der).unwrap().verify(), Ok(()));
    assert_eq!(Request::from_der(&der).unwrap().domains(), Ok(Vec::new()));
    let mut changed = der.clone();
    let place = der.windows(4).position(|four| four == b"MOCK").unwrap();
    changed[place] = b'm';
    assert_eq!(Request::from_der(&changed).unwrap().verify(), Err(IssueError::RequestSignature));
    for length in 0..der.len() {
        assert!(Request::from_der(&der[..length]).is_err());
    }
}
