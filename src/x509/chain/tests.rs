use ::time::Duration;
use ::time::macros::datetime;

use super::*;
use crate::crypto::key::{Curve, PublicKey, SigningKey};
use crate::crypto::rng::SeededRng;
use crate::x509::issue::{Draft, Issuer, Subject, issue};
use crate::x509::profile::Role;
use crate::x509::{OwnedCertificate, Validity};

const START: OffsetDateTime = datetime!(2026-01-01 00:00 UTC);
const NOW: OffsetDateTime = datetime!(2026-01-15 00:00 UTC);

fn key(label: &str) -> SigningKey {
    SigningKey::generate(Curve::P256, &mut SeededRng::labelled(1, label)).unwrap()
}

fn draft<'a>(role: Role, name: &str, key: &'a PublicKey) -> Draft<'a> {
    let days = Duration::days(role.profile().days.into());
    Draft {
        role,
        subject: Subject::named(name).of_country("JP").of_organization("MOCK"),
        key,
        validity: Validity { not_before: START, not_after: START + days },
        contact: Some("https://ca.mock.example/".into()),
        crl_url: Some("https://ca.mock.example/ca.crl".into()),
        domains: Vec::new(),
        defect: None,
    }
}

/// A root of this name, whose key comes from the label.
fn root(name: &str, label: &str) -> OwnedCertificate {
    let key = key(label);
    issue(&draft(Role::Iaca, name, key.public()), &Issuer::Itself(&key), &mut SeededRng::new(2)).unwrap()
}

/// A certificate under an authority, whose key comes from the label.
fn under(role: Role, name: &str, authority: &OwnedCertificate, label: &str) -> OwnedCertificate {
    let (subject, signer) = (key(name), key(label));
    let mut draft = draft(role, name, subject.public());
    draft.validity.not_after = draft.validity.not_after.min(authority.view().validity().not_after);
    issue(&draft, &Issuer::Authority(&authority.view(), &signer), &mut SeededRng::new(3)).unwrap()
}

fn findings(chain: &[&OwnedCertificate], roots: &[&OwnedCertificate]) -> Vec<Finding> {
    answer(chain, roots, None).2
}

/// Place of the leaf, name of the anchor, findings.
fn answer(
    chain: &[&OwnedCertificate],
    roots: &[&OwnedCertificate],
    pinned: Option<&[u8]>,
) -> (usize, Option<String>, Vec<Finding>) {
    let anchors: Anchors = roots.iter().map(|root| Anchor::new((*root).clone()).unwrap()).collect();
    let question = Question { purpose: Purpose::DocumentSigner, anchors: &anchors, pinned, at: NOW };
    let views: Vec<_> = chain.iter().map(|one| one.view()).collect();
    let answer = check(&views, &question);
    (answer.leaf, answer.anchor.map(|anchor| anchor.name().to_owned()), answer.findings)
}

#[test]
fn a_signer_under_a_trusted_root() {
    let (one, two) = (root("MOCK IACA 1", "one"), root("MOCK IACA 2", "two"));
    let ds = under(Role::DocumentSigner, "MOCK DS", &two, "two");
    assert_eq!(answer(&[&ds], &[&one, &two], None), (0, Some("MOCK IACA 2".into()), Vec::new()));
}

/// N66, N67: nobody who is trusted, with or without the unknown root in the chain.
#[test]
fn a_signer_under_an_unknown_root() {
    let (known, rogue) = (root("MOCK IACA", "one"), root("MOCK ROGUE", "rogue"));
    let ds = under(Role::DocumentSigner, "MOCK DS", &rogue, "rogue");
    let unknown = Finding::AnchorUnknown { issuer: "MOCK ROGUE".into() };
    assert_eq!(findings(&[&ds], &[&known]), std::slice::from_ref(&unknown));
    assert_eq!(findings(&[&ds, &rogue], &[&known]), [Finding::RootInside, unknown]);
    assert_eq!(findings(&[&ds], &[]), [Finding::NoAnchors]);
}

/// N66: the right name, another key; the key identifier tells as well.
#[test]
fn a_root_that_only_has_the_name() {
    let (known, rogue) = (root("MOCK IACA", "one"), root("MOCK IACA", "rogue"));
    let ds = under(Role::DocumentSigner, "MOCK DS", &rogue, "rogue");
    let name = "MOCK IACA".to_owned();
    let expected = [Finding::PathSignature { issuer: name.clone() }, Finding::KeyIdentifier { present: true }];
    assert_eq!(findings(&[&ds], &[&known]), expected);
    assert_eq!(answer(&[&ds], &[&known, &rogue], None), (0, Some(name), Vec::new()), "two keys of one name");
}

/// N35: the leaf is not first; N38: the root came along.
#[test]
fn the_order_of_the_chain() {
    let iaca = root("MOCK IACA", "one");
    let ds = under(Role::DocumentSigner, "MOCK DS", &iaca, "one");
    assert_eq!(findings(&[&ds, &iaca], &[&iaca]), [Finding::RootInside]);
    let (leaf, _, found) = answer(&[&iaca, &ds], &[&iaca], None);
    assert_eq!((leaf, found), (1, vec![Finding::Order, Finding::RootInside]));
}

#[test]
fn a_link_leads_from_the_old_root_to_the_new_one() {
    let (old, new) = (root("MOCK IACA", "old"), root("MOCK IACA", "new"));
    let fresh = key("new");
    let draft = draft(Role::IacaLink, "MOCK IACA", fresh.public());
    let link = issue(&draft, &Issuer::Authority(&old.view(), &key("old")), &mut SeededRng::new(5)).unwrap();
    let ds = under(Role::DocumentSigner, "MOCK DS", &new, "new");
    assert_eq!(findings(&[&ds, &link], &[&new]), [], "trusted already: the link is beside the path");
    assert_eq!(findings(&[&ds, &link], &[&old]), []);
}

/// An authority between the two that is none: a signer's key that signed a certificate.
#[test]
fn a_signer_does_not_sign_for_others() {
    let iaca = root("MOCK IACA", "one");
    let outer = under(Role::DocumentSigner, "MOCK DS", &iaca, "one");
    let posing = root("MOCK DS", "MOCK DS");
    let inner = under(Role::DocumentSigner, "MOCK inner", &posing, "MOCK DS");
    let found = findings(&[&inner, &outer], &[&iaca]);
    assert!(found.contains(&Finding::Intermediate { name: "MOCK DS".into() }), "{found:?}");
}

#[test]
fn a_pinned_signer_needs_no_path() {
    let rogue = root("MOCK ROGUE", "rogue");
    let ds = under(Role::DocumentSigner, "MOCK DS", &rogue, "rogue");
    assert_eq!(answer(&[&ds], &[], Some(ds.as_der())).2, []);
    assert_eq!(answer(&[&ds], &[], Some(rogue.as_der())).2, [Finding::NotPinned]);
}

#[test]
fn an_expired_root_is_found() {
    let iaca = root("MOCK IACA", "one");
    let ds = under(Role::DocumentSigner, "MOCK DS", &iaca, "one");
    let anchors: Anchors = [Anchor::new(iaca).unwrap()].into_iter().collect();
    let at = START + Duration::days(20 * 366);
    let question = Question { purpose: Purpose::DocumentSigner, anchors: &anchors, pinned: None, at };
    let found = check(&[ds.view()], &question).findings;
    assert!(matches!(found[..], [Finding::AnchorTime { .. }, Finding::Expired { .. }]), "{found:?}");
}

/// A key of a kind the role does not have: Ed25519 for the signer of a trust list.
#[test]
fn a_key_of_another_kind() {
    let iaca = root("MOCK IACA", "one");
    let edwards = SigningKey::generate(Curve::Ed25519, &mut SeededRng::new(1)).unwrap();
    let draft = draft(Role::DocumentSigner, "MOCK DS", edwards.public());
    let made = issue(&draft, &Issuer::Authority(&iaca.view(), &key("one")), &mut SeededRng::new(3)).unwrap();
    assert_eq!(findings(&[&made], &[&iaca]), []);
    let anchors: Anchors = [Anchor::new(iaca).unwrap()].into_iter().collect();
    let question = Question { purpose: Purpose::VicalSigner, anchors: &anchors, pinned: None, at: NOW };
    assert!(check(&[made.view()], &question).findings.contains(&Finding::KeyKind));
}

#[test]
fn nothing_came() {
    let (leaf, anchor, found) = answer(&[], &[], None);
    assert_eq!((leaf, anchor, found), (0, None, Vec::new()));
}

/// An authority whose own certificate has a signature that nobody can check is not believed.
#[test]
fn an_authority_with_an_unknown_signature_is_refused() {
    let old = root("MOCK IACA", "old");
    let (middle, middle_key) = (root("MOCK middle", "middle"), key("middle"));
    let draft = draft(Role::IacaLink, "MOCK middle", middle_key.public());
    let link = issue(&draft, &Issuer::Authority(&old.view(), &key("old")), &mut SeededRng::new(5)).unwrap();
    let ds = under(Role::DocumentSigner, "MOCK DS", &middle, "middle");
    let length = Finding::PathLength { authority: "MOCK IACA".into() };
    assert_eq!(findings(&[&ds, &link], &[&old]), std::slice::from_ref(&length));
    // ecdsa-with-SHA256 becomes ecdsa-with-SHA224, in both places
    let forged = hex::encode(link.as_der()).replace("2a8648ce3d040302", "2a8648ce3d040301");
    let forged = OwnedCertificate::from_der(hex::decode(forged).unwrap()).unwrap();
    let found = findings(&[&ds, &forged], &[&old]);
    assert_eq!(found, [Finding::SignatureKind { algorithm: "1.2.840.10045.4.3.1".into() }, length]);
    assert!(found.iter().all(|finding| finding.status() == crate::report::Status::Fail));
}
