use std::collections::BTreeMap;

use time::macros::datetime;

use super::*;
use crate::crypto::key::Curve;
use crate::crypto::rng::{Rng, SeededRng};
use crate::x509::crl::read_crls;
use crate::x509::issue::IssueError;

const NOW: time::OffsetDateTime = datetime!(2026-01-15 10:20:30 UTC);

fn drawn(seed: u64, curve: Curve) -> Draught {
    let mut sources = |label: &str| Ok::<Box<dyn Rng>, IssueError>(Box::new(SeededRng::labelled(seed, label)));
    draught(curve, NOW, &mut sources).unwrap()
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn the_same_seed_makes_every_file_again() {
    let place = tempfile::tempdir().unwrap();
    let (one, two, three) = (place.path().join("one"), place.path().join("deep/two"), place.path().join("three"));
    put(&drawn(1, Curve::P256), &one, false).unwrap();
    put(&drawn(1, Curve::P256), &two, false).unwrap();
    put(&drawn(2, Curve::P256), &three, false).unwrap();
    let files = contents(&one);
    assert!(files == contents(&two), "a byte differs");
    assert_eq!(files.len(), 12);
    let other = contents(&three);
    assert!(files.iter().all(|(name, bytes)| other[name] != *bytes), "a file does not depend on the seed");
}

#[test]
fn a_world_is_opened_and_its_pairs_belong_together() {
    let place = tempfile::tempdir().unwrap();
    for curve in [Curve::P256, Curve::P384, Curve::P521, Curve::Ed25519] {
        let folder = place.path().join(curve.name());
        put(&drawn(1, curve), &folder, false).unwrap();
        let world = World::open(&folder).unwrap();
        assert_eq!(world.document_signer().unwrap().key.curve(), curve);
        for name in ["iaca", "reader-ca", "reader", "status"] {
            let signer = Signer::load(&world.path(name)).unwrap();
            let subject = signer.certificate.view().subject().common_name().unwrap().into_owned();
            assert!(subject.starts_with("MOCK "), "{subject}");
            assert_eq!(signer.certificate.view().validity().not_before, datetime!(2026-01-14 0:00 UTC));
        }
        let list = read_crls(&fs::read(world.path(CRL)).unwrap()).unwrap();
        let root = world.root().unwrap();
        list[0].view().verify_signed_by(&root.view().public_key().unwrap()).unwrap();
        world.ledger().unwrap();
    }
}

#[cfg(unix)]
#[test]
fn keys_are_their_owners() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("world");
    put(&drawn(1, Curve::P256), &folder, false).unwrap();
    for name in ["iaca.key", "ds.key", "reader-ca.key", "reader.key", "status.key", LEDGER] {
        let mode = fs::metadata(folder.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
    }
}

#[test]
fn what_is_there_stays() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("world");
    fs::create_dir(&folder).unwrap();
    put(&drawn(1, Curve::P256), &folder, false).unwrap();
    let first = contents(&folder);
    assert!(matches!(put(&drawn(2, Curve::P256), &folder, false), Err(WorldError::Exists { .. })));
    assert!(first == contents(&folder));
    put(&drawn(2, Curve::P256), &folder, true).unwrap();
    assert!(first != contents(&folder));
    let precious = place.path().join("precious");
    fs::create_dir(&precious).unwrap();
    fs::write(precious.join("thesis.txt"), "years of work").unwrap();
    assert!(matches!(put(&drawn(1, Curve::P256), &precious, true), Err(WorldError::Exists { .. })));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2, "something was left behind");
}

#[test]
fn pairs_that_do_not_belong_together_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let (one, two) = (place.path().join("one"), place.path().join("two"));
    put(&drawn(1, Curve::P256), &one, false).unwrap();
    put(&drawn(2, Curve::P256), &two, false).unwrap();
    fs::copy(two.join("ds.pem"), one.join("ds.pem")).unwrap();
    assert!(matches!(World::open(&one).unwrap().document_signer(), Err(WorldError::KeyDiffers { .. })));
    fs::copy(two.join("ds.key"), one.join("ds.key")).unwrap();
    assert!(matches!(World::open(&one).unwrap().document_signer(), Err(WorldError::NotUnder { .. })));
    fs::remove_file(one.join(LEDGER)).unwrap();
    assert!(matches!(World::open(&one), Err(WorldError::NotAWorld { missing: LEDGER, .. })));
}
